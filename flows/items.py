"""Items: what the frontier holds to be fetched, with what is known of each from earlier runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flows.finds import Role

ITEM_COLUMNS = (
    "item_id, url, ask_url, payload, role, host, depth, parent_url, reason, etag, last_modified, body_sha256, "
    "fetched_at, whole_at, distrusted, listed"
)
"""The columns of an item in the order of `Item`."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to fetch: `url` its identity, `ask_url` what is asked for, `reason` why, and what is known of it."""

    item_id: int
    url: str
    ask_url: str
    payload: bytes | None
    role: Role
    host: str
    depth: int
    parent_url: str | None
    reason: str
    etag: str | None = None
    last_modified: str | None = None
    body_sha256: str | None = None
    fetched_at: str | None = None
    whole_at: str | None = None
    distrusted: bool = False
    listed: bool = False


def item_of(row: Sequence[Any]) -> Item:
    """An item from its stored columns."""
    *rest, distrusted, listed = row
    return Item(*rest, bool(distrusted), bool(listed))  # type: ignore[call-arg]
