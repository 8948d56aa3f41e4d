"""What an element's own words (class, id, role, label) say of the text in it, as bits, each with the label it speaks for."""

from __future__ import annotations

import re
from itertools import pairwise

from extractors.read.html.page import NodeKey
from models.documents import LabelName

SIGNS: tuple[tuple[str, LabelName, str], ...] = (
    ("cookies", "cookies", "cookie consent gdpr onetrust truste ccpa ccc cmp"),
    ("exit", "exit", "quickexit exitsite hidepage"),
    ("menu", "navigation", "nav navigation menu breadcrumb crumb skip mega sitemap tabs tab"),
    ("pages", "navigation", "paginat paging pager prev next toc"),
    ("newsletter", "newsletter", "newsletter subscri signup mailing optin mailchimp mce"),
    ("share", "share", "share sharing social addthis addtoany facebook twitter whatsapp linkedin pinterest tweet"),
    (
        "related",
        "related",
        "relat recommend popular trending outbrain taboola recirc upnext similar teaser latest promoted readmore also more",
    ),
    ("comments", "comments", "comment disqus livefyre respond replies reactions reply"),
    ("advert", "advert", "ad ads advert sponsor promo banner dfp gpt adsense commercial affiliate adslot"),
    ("masthead", "masthead", "masthead header logo topbar brand site"),
    ("legal", "legal", "copyright disclaimer legal terms colophon privacy"),
    ("contact", "contact", "contact feedback helpful survey rating rate report"),
    (
        "form",
        "form",
        "search login signin register form modal popup overlay paywall lightbox dialog captcha dropdown input",
    ),
    ("aside", "furniture", "sidebar aside rail widget secondary complementary right side supplement"),
    ("footer", "furniture", "foot footer"),
    ("byline", "furniture", "byline author contributor bio profile avatar writer posted credits user"),
    ("meta", "furniture", "meta date timestamp time publish tag tags categor topic keyword label badge views count"),
    (
        "tools",
        "furniture",
        "toolbar tool print button btn icon action control carousel slider gallery player video audio toggle",
    ),
    ("caption", "furniture", "caption credit figure image photo thumb media img picture"),
    ("unseen", "hidden", "sr visuallyhidden screenreader assistive invisible hide hidden offscreen collapsed"),
    ("article", "content", "article story post entry blogpost newsitem news blog"),
    ("body", "content", "body content text prose copy paragraph richtext wysiwyg govspeak formatted markdown html"),
    ("main", "content", "main primary maincontent single"),
    ("title", "content", "headline title heading subhead standfirst lede deck summary intro excerpt abstract dek"),
    ("thread", "content", "message answer question thread correspondence incoming outgoing forum topic"),
    ("list", "content", "list item card grid result row table tile feed archive"),
)
"""Name, the label it speaks for, and the words it is known by. A word of six letters or more also counts inside a longer one."""

TAGS = tuple(
    [
        "p",
        "li",
        "ul",
        "ol",
        "dl",
        "td",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "article",
        "main",
        "section",
        "nav",
        "aside",
        "header",
        "footer",
        "form",
        "figure",
        "figcaption",
        "blockquote",
        "pre",
        "a",
        "button",
        "label",
        "option",
        "select",
        "details",
        "summary",
        "noscript",
        "address",
        "dialog",
        "template",
        "span",
        "div",
    ]
)
"""Tags that count by themselves, one bit each after the signs."""

SIGN_BIT = {name: 1 << index for index, (name, _, _) in enumerate(SIGNS)}
TAG_BIT = {tag: 1 << (len(SIGNS) + index) for index, tag in enumerate(TAGS)}
HIDDEN_BIT = 1 << (len(SIGNS) + len(TAGS))
BITS = len(SIGNS) + len(TAGS) + 1
SIGN_LABELS: tuple[LabelName, ...] = tuple(label for _, label, _ in SIGNS)
BIT_NAMES = tuple(f"sign_{name}" for name, _, _ in SIGNS) + tuple(f"tag_{tag}" for tag in TAGS) + ("hidden",)

_TAG_SIGNS = {
    "nav": "menu",
    "footer": "footer",
    "aside": "aside",
    "article": "article",
    "main": "main",
    "form": "form",
    "dialog": "form",
}
_ROLE_SIGNS = {
    "navigation": "menu",
    "menu": "menu",
    "menubar": "menu",
    "banner": "masthead",
    "contentinfo": "footer",
    "complementary": "aside",
    "search": "form",
    "dialog": "form",
    "alertdialog": "form",
    "main": "main",
    "article": "article",
    "form": "form",
}
_PAIRS = {
    ("quick", "exit"): "exit",
    ("exit", "this"): "exit",
    ("hide", "page"): "exit",
    ("leave", "site"): "exit",
    ("sign", "up"): "newsletter",
    ("opt", "in"): "newsletter",
    ("email", "alert"): "newsletter",
    ("follow", "us"): "share",
    ("most", "read"): "related",
    ("most", "viewed"): "related",
    ("read", "next"): "related",
    ("read", "also"): "related",
    ("you", "may"): "related",
    ("you", "might"): "related",
    ("up", "next"): "related",
    ("sign", "in"): "form",
    ("log", "in"): "form",
    ("screen", "reader"): "unseen",
    ("visually", "hidden"): "unseen",
    ("posted", "by"): "byline",
    ("was", "this"): "contact",
    ("table", "of"): "pages",
}
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_GAPS = {code: " " for code in range(128) if not chr(code).isalpha()}
MAX_NAME = 240
MAX_WORDS = 24
MAX_KNOWN = 200_000


class _WordSigns(dict[str, int]):
    """Bits of a word, worked out once: whole words, and long words inside longer ones."""

    def __missing__(self, word: str) -> int:
        if len(self) > MAX_KNOWN:
            self.clear()
            self.update(_EXACT)
        bits = 0
        for stem, bit in _STEMS:
            if stem in word:
                bits |= bit
        self[word] = bits
        return bits


_EXACT = {word: SIGN_BIT[name] for name, _, words in SIGNS for word in words.split()}
_STEMS = tuple((word, bit) for word, bit in _EXACT.items() if len(word) >= 6 or word in ("relat", "share"))
_WORD_SIGNS = _WordSigns(_EXACT)


def name_words(names: str) -> list[str]:
    """The words of a class, id or label: lower case, split at hyphens, digits, underscores and humps; at most MAX_WORDS."""
    names = names[:MAX_NAME]
    lower = names.lower()
    if lower != names:
        lower = _CAMEL.sub(" ", names).lower()
    return lower.translate(_GAPS).split()[:MAX_WORDS]


def key_words(key: NodeKey) -> list[str]:
    """The words by which an element is known: of its class, id and label, with its tag before them and its role after."""
    words = name_words(f"{key[1]} {key[2]} {key[5]}") if key[1] or key[2] or key[5] else []
    if key[3]:
        words.append(f"role:{key[3][:30]}")
    if key[4]:
        words.append(f"prop:{key[4][:30]}")
    words.append(f"<{key[0]}>")
    return words


def key_bits(key: NodeKey, words: list[str]) -> int:
    """The signs and the tag of an element as bits; `words` are its `key_words`."""
    bits = TAG_BIT.get(key[0], 0)
    if key[6]:
        bits |= HIDDEN_BIT
    sign = _TAG_SIGNS.get(key[0])
    if sign is not None:
        bits |= SIGN_BIT[sign]
    sign = _ROLE_SIGNS.get(key[3]) if key[3] else None
    if sign is not None:
        bits |= SIGN_BIT[sign]
    for word in words:
        bits |= _WORD_SIGNS[word]
    if len(words) > 2:
        for pair in pairwise(words):
            sign = _PAIRS.get(pair)
            if sign is not None:
                bits |= SIGN_BIT[sign]
    return bits
