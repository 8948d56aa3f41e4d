"""What an element's own words (class, id, role, label) say of the text in it, as bits, each with the label it speaks for."""

from __future__ import annotations

import re
from collections.abc import Mapping

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

_TAG_WORDS = (
    "p li ul ol dl td table h1 h2 h3 h4 article main section nav aside header footer form figure figcaption "
    "blockquote pre a button label option select details summary noscript address dialog template span div"
)
TAGS = tuple(_TAG_WORDS.split())
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
_GAPS = bytes(code if code >= 128 or chr(code).isalpha() else 32 for code in range(256))
"""For bytes of UTF-8, whose `translate` is many times faster than that of text."""
MAX_NAME = 240
MAX_WORDS = 24
MAX_KNOWN = 200_000


_EXACT = {word: SIGN_BIT[name] for name, _, words in SIGNS for word in words.split()}
_STEMS = tuple((word, bit) for word, bit in _EXACT.items() if len(word) >= 6 or word in ("relat", "share"))
STEM_START = 5
"""No stem is shorter. Stems are looked up by so many characters at each place of a word, which spares a search for each."""
_STEMS_BY_START: dict[str, list[tuple[str, int]]] = {}
for _stem, _bit in _STEMS:
    _STEMS_BY_START.setdefault(_stem[:STEM_START], []).append((_stem, _bit))


def name_words(names: str) -> list[str]:
    """The words of a class, id or label: lower case, split at hyphens, digits, underscores and humps; at most MAX_WORDS."""
    names = names[:MAX_NAME]
    lower = names.lower()
    if lower != names:
        lower = _CAMEL.sub(" ", names).lower()
    gapped = lower.encode("utf-8", "surrogatepass").translate(_GAPS).decode("utf-8", "surrogatepass")
    return gapped.split()[:MAX_WORDS]


def key_words(key: NodeKey) -> list[str]:
    """The words by which an element is known: of its class, id and label, then its role, property and tag."""
    words = name_words(f"{key[1]} {key[2]} {key[5]}") if key[1] or key[2] or key[5] else []
    if key[3]:
        words.append(f"role:{key[3][:30]}")
    if key[4]:
        words.append(f"prop:{key[4][:30]}")
    words.append(f"<{key[0]}>")
    return words


class NameTable(dict[str, tuple[int, float, bool]]):
    """For each word of an element's names its signs as bits, its score in training, and whether it may open a pair.

    Words are worked out when first met and kept; so are tags ("<nav>") and roles ("role:search").
    """

    def __init__(self, scores: Mapping[str, float]) -> None:
        super().__init__()
        self.scores = scores

    def __missing__(self, word: str) -> tuple[int, float, bool]:
        if len(self) > MAX_KNOWN:
            self.clear()
        if word[0] == "<":
            bits = _tag_bits(word[1:-1])
        elif word.startswith("role:"):
            bits = SIGN_BIT.get(_ROLE_SIGNS.get(word[5:], ""), 0)
        elif word.startswith("prop:"):
            bits = 0
        else:
            bits = _word_bits(word)
        known = self[word] = (bits, self.scores.get(word, 0.0), word in _PAIR_STARTS)
        return known

    def judge(self, key: NodeKey) -> tuple[int, float]:
        """The signs of an element as bits, and the sum of its words' scores."""
        bits = HIDDEN_BIT if key[6] else 0
        score = 0.0
        opened = ""
        for word in key_words(key):
            known = self[word]
            bits |= known[0]
            score += known[1]
            if opened:
                bits |= _PAIR_BITS.get((opened, word), 0)
            opened = word if known[2] else ""
        return bits, score


def key_bits(key: NodeKey) -> int:
    """The signs of an element as bits."""
    return _SIGNS_ONLY.judge(key)[0]


def _tag_bits(tag: str) -> int:
    sign = _TAG_SIGNS.get(tag)
    return TAG_BIT.get(tag, 0) | (SIGN_BIT[sign] if sign is not None else 0)


def _word_bits(word: str) -> int:
    """The bits of a known word; of any other those of the long words inside it."""
    bits = _EXACT.get(word, 0)
    if bits:
        return bits
    for place in range(len(word) - STEM_START + 1):
        for stem, bit in _STEMS_BY_START.get(word[place : place + STEM_START], ()):
            if word.startswith(stem, place):
                bits |= bit
    return bits


_PAIR_BITS = {pair: SIGN_BIT[sign] for pair, sign in _PAIRS.items()}
_PAIR_STARTS = frozenset(first for first, _ in _PAIRS)
_SIGNS_ONLY = NameTable({})
