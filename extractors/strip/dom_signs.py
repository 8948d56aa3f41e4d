"""What an element's own words (class, id, role, label) say of the text in it: groups of words, each with the label it speaks for."""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.read.html.page import NodeKey
from models.documents import LabelName

SIGNS: tuple[tuple[str, LabelName, str], ...] = (
    ("cookies", "cookies", r"cookie|consent|gdpr|onetrust|truste|privacy-?(?:banner|notice)|ccpa"),
    ("exit", "exit", r"quick-?exit|exit-?this|exit-?site|leave-?(?:this-?)?site|hide-?(?:this-?)?page|escape-?link"),
    (
        "menu",
        "navigation",
        r"\bnav|nav\b|navbar|navigation|menu|breadcrumb|\bcrumb|skip-?(?:to|link)|\bmega|sitemap|accesskey",
    ),
    (
        "pages",
        "navigation",
        r"pagination|paging|pager|prev-?next|next-?prev|previous|\bnext\b|\btoc\b|table-of-contents|contents-?list",
    ),
    ("newsletter", "newsletter", r"newsletter|subscri|sign-?up|mailing|opt-?in|email-?alert|mailchimp|mc[-_]embed"),
    (
        "share",
        "share",
        r"\bshar|share|social|addthis|addtoany|sharedaddy|follow-?us|facebook|twitter|whatsapp|linkedin|pinterest",
    ),
    (
        "related",
        "related",
        r"relat|recommend|also-?(?:like|read|on)|read-?(?:next|more|also)|more-?(?:stor|from|news|on|in|post|article|like)|popular"
        r"|trending|most-?(?:read|view|popular)|outbrain|taboola|you-?(?:may|might)|recirc|up-?next|similar|teaser|latest|promoted|zergnet",
    ),
    ("comments", "comments", r"comment|disqus|livefyre|respond\b|replies|reactions|\breply"),
    (
        "advert",
        "advert",
        r"\bad\b|\bads\b|advert|\bad-|-ad\b|sponsor|promo|banner|dfp|gpt-|adsense|commercial|affiliate",
    ),
    (
        "masthead",
        "masthead",
        r"masthead|site-?(?:header|head|brand|title|name|logo)|(?:global|page|top|main)-?header|logo|top-?bar|brand",
    ),
    ("legal", "legal", r"copyright|disclaimer|legal|terms|colophon|privacy"),
    ("contact", "contact", r"contact|feedback|report-?(?:a-)?problem|was-?this|helpful|survey|rating|\brate\b"),
    (
        "form",
        "form",
        r"search|log-?in|sign-?in|register|form\b|modal|popup|pop-?up|overlay|paywall|lightbox|dialog|captcha|dropdown",
    ),
    (
        "aside",
        "furniture",
        r"sidebar|side-?bar|\baside|rail\b|widget|secondary|complementary|\bcol-?right|right-?col|supplement",
    ),
    ("footer", "furniture", r"foot"),
    ("byline", "furniture", r"byline|author|contributor|\bbio\b|profile|avatar|writer|posted-?by|credits?\b"),
    (
        "meta",
        "furniture",
        r"\bmeta|meta\b|\bdate|timestamp|time\b|publish|\btags?\b|categor|topics?\b|keyword|label|badge|views?\b|count\b",
    ),
    (
        "tools",
        "furniture",
        r"toolbar|tools\b|print|button|btn\b|icon|action|controls?\b|carousel|slider|gallery|player|video|audio|toggle",
    ),
    ("caption", "furniture", r"caption|credit|figure|image|photo|thumb|media\b"),
    (
        "unseen",
        "hidden",
        r"sr-only|visually-?hidden|screen-?reader|assistive|element-?invisible|d-none|\bhide\b|\bhidden\b|is-hidden|offscreen",
    ),
    ("article", "content", r"article|story|\bpost\b|entry|blog-?post|newsitem|news-item"),
    (
        "body",
        "content",
        r"body|content|text\b|prose|copy\b|paragraph|richtext|rich-text|wysiwyg|govspeak|formatted|markdown|html\b",
    ),
    ("main", "content", r"\bmain|primary|maincontent|single\b"),
    (
        "title",
        "content",
        r"headline|title|heading|\bh1\b|subhead|standfirst|\blede?\b|\bdeck\b|summary|intro|excerpt|abstract|dek\b",
    ),
    (
        "thread",
        "content",
        r"message|answer|question|thread|topic|correspondence|incoming|outgoing|forum|\bpost-?(?:text|message|content)",
    ),
    ("list", "content", r"list|item|card|grid|result|row\b|table|tile|feed|archive"),
)
"""Name, the label it speaks for, and its words. Word edges count hyphens and underscores and changes of case as gaps."""

SIGN_BIT = {name: 1 << index for index, (name, _, _) in enumerate(SIGNS)}
SIGN_LABELS: tuple[LabelName, ...] = tuple(label for _, label, _ in SIGNS)
_PATTERNS = tuple(re.compile(pattern) for _, _, pattern in SIGNS)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
MAX_NAME = 300
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


@lru_cache(maxsize=65_536)
def name_signs(names: str) -> int:
    """The signs in an element's class, id and label, as bits."""
    flat = _CAMEL.sub("-", names[:MAX_NAME]).lower().replace("_", "-")
    bits = 0
    for index, pattern in enumerate(_PATTERNS):
        if pattern.search(flat):
            bits |= 1 << index
    return bits


def key_signs(key: NodeKey) -> int:
    """The signs of an element: of its names, its tag and its role."""
    bits = name_signs(f"{key[1]} {key[2]} {key[5]}") if key[1] or key[2] or key[5] else 0
    sign = _TAG_SIGNS.get(key[0])
    if sign is not None:
        bits |= SIGN_BIT[sign]
    sign = _ROLE_SIGNS.get(key[3]) if key[3] else None
    return bits | SIGN_BIT[sign] if sign is not None else bits
