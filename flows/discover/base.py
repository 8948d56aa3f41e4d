"""What every discovery adapter works with: pages in, finds out. Adapters parse; they never fetch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from flows.finds import Find
from models.sources import Source

_MARKUP = b'<a href="/?x=1">'
_NEVER = frozenset(("utf7", "unicode11utf7", "undefined"))
"""Charsets that the HTML standard forbids (section 13.2.3.3), or that Python keeps to fail."""


@dataclass(frozen=True, slots=True)
class Page:
    """A fetched page: `url` after redirects, the bytes, what they are, what was sent for it (None for a GET), its depth.

    `document_url` is the address that the document is known by where it is not the fetched one (an API's record).
    """

    url: str
    body: bytes
    media_type: str = ""
    payload: bytes | None = None
    depth: int = 0
    document_url: str = ""

    @property
    def charset(self) -> str | None:
        """The declared charset where it can be true: one that reads markup as markup, or any for bytes that are wide."""
        declared = self.media_type.partition("charset=")[2].strip()
        if not declared or declared.replace("-", "").replace("_", "") in _NEVER:
            return None
        try:
            reads_markup = _MARKUP.decode(declared) == _MARKUP.decode("ascii")
        except (LookupError, UnicodeError):
            return None
        return declared if reads_markup or b"\0" in self.body[:200] else None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a page of a listing gives: documents, and the listing's further pages."""

    documents: tuple[Find, ...] = ()
    more: tuple[Find, ...] = ()


@dataclass(frozen=True, slots=True)
class Sequel:
    """What follows from a document's own page: further finds, a new place it moved to, or why it was withdrawn."""

    finds: tuple[Find, ...] = ()
    withdrawn: str | None = None


class Adapter(Protocol):
    """One way of discovery. Methods are pure: the same page and source give the same finds in the same order."""

    def starts(self, source: Source) -> Iterable[Find]:
        """What a run begins with; for a long list of URLs one by one."""

    def listing(self, page: Page, source: Source) -> Listing:
        """What a page of the listing holds. Raises ListingUnreadable when it is not what the method expects."""

    def sequel(self, page: Page, source: Source) -> Sequel:
        """What a document's page leads to."""
