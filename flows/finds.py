"""Finds: what discovery and links turn up, before it is decided whether and when they are fetched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from flows.urls import canonical_url
from models.identifiers import content_id

Role = Literal["listing", "page", "attachment"]


@dataclass(frozen=True, slots=True)
class Find:
    """Something found that may be fetched: where, what it is for, why, and what the listing says of it.

    `url` is the document's own address, `ask_url` what is asked for where that differs (an API's record of the page).
    `payload` makes it a POST. For a listing, `depth` counts the pages in a row before it that held nothing new.
    """

    url: str
    role: Role
    reason: str
    ask_url: str | None = None
    payload: bytes | None = None
    parent_url: str | None = None
    depth: int = 0
    title: str | None = None
    date: str | None = None
    listed: bool = False

    @property
    def key(self) -> str:
        """Identity in the frontier: the canonical URL, and for a POST the hash of what is sent."""
        key = canonical_url(self.url)
        return key if self.payload is None else f"{key}#post-{content_id(self.payload.hex())}"
