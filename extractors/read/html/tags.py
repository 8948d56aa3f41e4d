"""What HTML's tags mean to a reader of text: which break a line, which hold no text, which give a block its kind."""

from __future__ import annotations

from models.documents import BlockKind


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


BREAKING = _names(
    "address article aside blockquote body button caption center col colgroup dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li "
    "main menu nav noframes noscript ol optgroup option p pre search section select summary table tbody td template "
    "textarea tfoot th thead tr ul xmp listing plaintext"
)
"""Elements that start and end a line of their own. Any other, of an unknown name too, stands within a line, as in a browser."""

VOID = _names("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")
"""Elements without content (HTML standard, section 13.1.2): they open and close at once."""

SKIPPED = _names("script style svg iframe object canvas video audio applet title map")
"""Elements whose text is no text of the page."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}

KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(HEADINGS, "heading"),
    "summary": "heading",
    "li": "list_item",
    "dt": "list_item",
    "dd": "list_item",
    "td": "table_cell",
    "th": "table_cell",
    "caption": "caption",
    "figcaption": "caption",
    "blockquote": "quotation",
}
"""The kind that an element gives to the text in it; any other element leaves it to the elements around."""

LISTS = frozenset(("ul", "ol", "dl", "menu", "dir"))
SUMMARY_LEVEL = 6
"""A `summary` heads the folded part of a page: below any heading that surrounds it."""

Tag = tuple[bool, BlockKind | None, bool, bool]
_SPECIAL = frozenset(("a", "time", "table", "tr", "td", "th", "pre", "html"))
PLAIN: Tag = (False, None, False, False)
VOID_TAG: Tag = (True, None, True, True)
SKIPPED_TAG: Tag = (True, None, True, False)
TAGS: dict[str, Tag] = {
    **{
        tag: (tag in BREAKING, KINDS.get(tag), tag in _SPECIAL, tag in LISTS)
        for tag in BREAKING | _SPECIAL | set(KINDS) | LISTS
    },
    **dict.fromkeys(VOID, VOID_TAG),
    **dict.fromkeys(SKIPPED, SKIPPED_TAG),
}
"""For each tag whether it breaks lines, the kind it gives, whether it needs more than a record, whether it is a list."""
