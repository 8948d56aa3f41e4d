"""A dry run: what a source's crawl would fetch first, and why, with nothing stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from flows.answers import Ask
from flows.client import Client
from flows.discover import Adapter, Page, adapter_for
from flows.finds import Find
from flows.follow import allowed_hosts, why_not
from flows.local import walk
from flows.urls import file_url
from models.errors import FoitraceError
from models.sources import Source

MOST_STARTS = 10_000
"""Start points that a dry run looks at."""
MOST_LISTINGS = 3
"""Pages of the listing that a dry run reads."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One thing that a crawl would do: fetch the URL for this reason, or leave it for that one."""

    url: str
    role: str
    reason: str
    left_out: str | None = None
    title: str | None = None
    date: str | None = None

    def in_words(self) -> str:
        """One line for a person."""
        words = [f"{'leave' if self.left_out else 'fetch'} {self.role:<10} {self.url}"]
        words += [f'"{self.title}"'] if self.title else []
        words += [self.date] if self.date else []
        words.append(f"left out: {self.left_out}" if self.left_out else self.reason)
        return "  ".join(words)


async def try_source(source: Source, *, limit: int = 20, client: Client | None = None) -> list[str]:
    """What a crawl would fetch, one line each: the first pages of the listing, up to `limit` of its documents with the reason,
    what is left out and why, and what the first document leads to. Asks only for those pages, as politely as the crawl.
    """
    return [step.in_words() for step in await explore(source, limit=limit, client=client)]


async def explore(source: Source, *, limit: int = 20, client: Client | None = None) -> list[Tried]:
    """The steps of a dry run."""
    if source.discovery.is_local:
        return [step for _, step in zip(range(limit), _local(source), strict=False)]
    own = None if client else Client.for_source(source)
    try:
        return await _explore_web(source, limit, client or own)  # type: ignore[arg-type]
    finally:
        if own:
            await own.aclose()


def _local(source: Source) -> Iterator[Tried]:
    for start in source.discovery.start:
        for path, error in walk(Path(start)):
            yield Tried(file_url(path), "file", f"under {start}", error.message if error else None)


async def _explore_web(source: Source, limit: int, client: Client) -> list[Tried]:
    adapter = adapter_for(source)
    hosts = allowed_hosts(source)
    steps: list[Tried] = []
    starts = list(islice(adapter.starts(source), MOST_STARTS))
    waiting = [find for find in starts if find.role == "listing"]
    documents = [find for find in starts if find.role == "page"]
    for _ in range(MOST_LISTINGS):
        if not waiting or len(documents) >= limit:
            break
        find = waiting.pop(0)
        page, step = await _fetch(find, source, client)
        steps.append(step)
        if page is not None:
            listing = adapter.listing(page, source)
            documents.extend(listing.documents)
            waiting[:0] = listing.more
    steps.extend(_tried(find, _left_out(find, source, hosts)) for find in documents[:limit])
    if len(documents) > limit:
        steps.append(Tried("…", "more", f"{len(documents) - limit:,} more documents on these pages of the listing"))
    steps.extend(_tried(find, None) for find in waiting[:3])
    first = next((find for find in documents[:limit] if _left_out(find, source, hosts) is None), None)
    return steps + (await _sequel_of(first, adapter, source, client) if first else [])


def _left_out(find: Find, source: Source, hosts: frozenset[str]) -> str | None:
    """Why a document would not be fetched; a listed URL vouches for itself."""
    return None if source.discovery.method == "urls" else why_not(find, source, hosts)


async def _sequel_of(find: Find, adapter: Adapter, source: Source, client: Client) -> list[Tried]:
    page, step = await _fetch(find, source, client)
    if page is None:
        return [step]
    return [_tried(found, None) for found in adapter.sequel(page, source).finds]


async def _fetch(find: Find, source: Source, client: Client) -> tuple[Page | None, Tried]:
    try:
        fetched = await client.fetch(Ask(find.ask_url or find.url, find.payload))
    except FoitraceError as error:
        return None, _tried(find, str(error))
    page = Page(fetched.final_url, fetched.body, fetched.media_type or "", find.payload, find.depth, find.url)
    return page, _tried(find, None)


def _tried(find: Find, left_out: str | None) -> Tried:
    return Tried(find.ask_url or find.url, find.role, find.reason, left_out, find.title, find.date)
