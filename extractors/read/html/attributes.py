"""What the walker takes from an element's attributes."""

from __future__ import annotations

from extractors.read.html.page import NodeKey
from extractors.read.html.tags import HEADINGS, SUMMARY_LEVEL
from models.documents import BlockKind

MAX_SPAN = 1000
"""Columns or rows that one cell may span (HTML standard, section 4.9.11)."""
RawKey = tuple[str, str | None, str | None, str | None, str | None, str | None, str | None, str | None, str | None]
"""Tag, then class, id, role, itemprop, aria-label, style, hidden, aria-hidden as written."""
TELLING = frozenset(("id", "role", "itemprop", "aria-label", "style", "hidden", "aria-hidden"))
"""The attributes besides class that go into a key."""


def node_key(raw: RawKey) -> NodeKey:
    """What an element says of itself, from its tag and attributes."""
    tag, names, identity, role, prop, label, style, hidden, aria_hidden = raw
    is_hidden = hidden is not None or tag == "template" or aria_hidden == "true" or is_unseen(style)
    return (tag, names or "", identity or "", role or "", prop or "", label or "", is_hidden)


def level_of(tag: str, kind: BlockKind, inherited: int) -> int:
    """A heading's level, or the depth of lists around it."""
    if kind == "heading":
        return HEADINGS.get(tag, SUMMARY_LEVEL)
    return max(1, inherited) if kind == "list_item" else inherited


def span_of(value: str | None) -> int:
    """The rows or columns that a cell spans: 1 where that is not said well."""
    if not value or not value.strip().isdecimal():
        return 1
    return max(1, min(MAX_SPAN, int(value.strip()[:6])))


def is_unseen(style: str | None) -> bool:
    """Whether a style attribute takes the element from the page."""
    if not style:
        return False
    flat = style.replace(" ", "").lower()
    return "display:none" in flat or "visibility:hidden" in flat
