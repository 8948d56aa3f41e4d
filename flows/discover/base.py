"""What every discovery adapter works with: pages in, finds out. Adapters parse; they never fetch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from flows.finds import Find
from models.sources import Source


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

    def starts(self, source: Source) -> list[Find]:
        """What a run begins with."""

    def listing(self, page: Page, source: Source) -> Listing:
        """What a page of the listing holds. Raises ListingUnreadable when it is not what the method expects."""

    def sequel(self, page: Page, source: Source) -> Sequel:
        """What a document's page leads to."""
