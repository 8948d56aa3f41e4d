"""Settling an item: fetched, archived, read for what it leads to, and logged, all or nothing."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from lxml import etree

from flows.answers import Ask, Fetched
from flows.archive import Archive
from flows.client import Client
from flows.discover import Adapter, Listing, Page, Sequel
from flows.frontier import UNLISTED, Frontier, Item
from flows.intake import Intake
from flows.moments import hours_since
from models.errors import ArchiveError, FoitraceError, Gone, HostUnavailable, HttpRefused, ListingUnreadable, NotFound
from models.extraction import Capture
from models.identifiers import capture_id
from models.sources import Source

logger = logging.getLogger(__name__)

LISTING_REFRESH_HOURS = 24.0
"""Age at which a page of a listing is fetched whole: a 304 that is not true would hide what is new."""
MAX_HEADERS, MAX_HEADER = 64, 2_000
PRIVATE_HEADERS = frozenset(("set-cookie", "set-cookie2"))


PARSER_FAULTS = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError),
    etree.LxmlError,
)
"""What parsers raise on pages that nobody foresaw."""
Leads = TypeVar("Leads", Listing, Sequel)


class Settler:
    """Takes items of a run one by one from pending to done, or to a failure row."""

    def __init__(
        self,
        source: Source,
        frontier: Frontier,
        archive: Archive,
        client: Client,
        adapter: Adapter,
        intake: Intake,
    ) -> None:
        self.adapter = adapter
        self._source = source
        self._frontier = frontier
        self._archive = archive
        self._client = client
        self._intake = intake

    async def settle(self, item: Item) -> None:
        """Fetch an item and log it with what it leads to. Raises the FetchError that kept it from being fetched."""
        if self._is_fresh(item):
            page = await self._known_page(item)
            if page is not None:
                leads = self._leads(item, page)
                with self._frontier.state.transaction():
                    self._frontier.skip(item)
                    self._lead_on(item, leads)
                return
        fetched = await self._client.fetch(self._ask(item))
        page = None
        if fetched.not_modified:
            page = await self._known_page(item, fetched.final_url)
            if page is None:
                fetched = await self._client.fetch(Ask(item.ask_url, item.payload))
                if fetched.not_modified:
                    raise HttpRefused(f"{item.ask_url} answers 304 to a request without conditions.")
        sha256 = item.body_sha256
        if page is None:
            sha256 = await asyncio.to_thread(self._archive.put, fetched.body)
            page = self._page(item, fetched.final_url, fetched.body, fetched.media_type or "")
        self._intake.bytes += len(fetched.body)
        leads = self._leads(item, page)
        with self._frontier.state.transaction():
            self._frontier.done(item, self._capture(item, fetched, sha256, page))
            self._lead_on(item, leads)

    def fail(self, item: Item, error: FoitraceError) -> None:
        """An item could not be fetched: its failure row, and its withdrawal where the page was there before."""
        self._frontier.failed(item, error)
        if item.role == "listing":
            logger.warning("%s: the listing could not be read at %s: %s", self._source.name, item.url, error)
            self._intake.listing_failed(item.url)
        elif isinstance(error, NotFound | Gone) and item.body_sha256 is not None:
            self._frontier.withdraw(item.url, "gone (410)" if isinstance(error, Gone) else "not found (404)")

    def is_unavailable(self, host: str) -> bool:
        """Whether the host itself is left alone, rather than one that it redirects to."""
        try:
            self._client.rates.check(host)
        except HostUnavailable:
            return True
        return False

    # -- asking ----------------------------------------------------------------------------------------------------

    def _is_fresh(self, item: Item) -> bool:
        """Whether the item was asked for so recently that its source does not want it asked again."""
        hours = self._source.schedule.revisit_hours
        return bool(hours and item.fetched_at and item.role != "listing" and hours_since(item.fetched_at) < hours)

    def _ask(self, item: Item) -> Ask:
        hours = self._source.schedule.refresh_days * 24
        if item.role == "listing":
            hours = min(hours, LISTING_REFRESH_HOURS)
        is_known = item.body_sha256 is not None and item.whole_at is not None and not item.distrusted
        if is_known and hours_since(item.whole_at or "") < hours and (item.body_sha256 or "") in self._archive:
            return Ask(item.ask_url, item.payload, item.etag, item.last_modified)
        return Ask(item.ask_url, item.payload)

    async def _known_page(self, item: Item, final_url: str | None = None) -> Page | None:
        """The page as it was archived, or None when the archive has lost or damaged it."""
        before = self._frontier.state.last_capture(item.url)
        if before is None or item.body_sha256 is None:
            return None
        try:
            body = await asyncio.to_thread(self._archive.get, item.body_sha256)
        except ArchiveError:
            return None
        return self._page(item, final_url or before.final_url, body, before.media_type or "")

    def _page(self, item: Item, url: str, body: bytes, media_type: str) -> Page:
        return Page(url, body, media_type, item.payload, item.depth, item.url)

    def _capture(self, item: Item, fetched: Fetched, sha256: str | None, page: Page) -> Capture:
        kept = [pair for pair in fetched.headers if pair[0] not in PRIVATE_HEADERS][:MAX_HEADERS]
        return Capture(
            capture_id=capture_id(item.url, fetched.fetched_at, sha256),
            url=item.url,
            final_url=fetched.final_url,
            fetched_at=fetched.fetched_at,
            status=fetched.status,
            body_sha256=sha256,
            body_bytes=len(page.body),
            media_type=page.media_type or None,
            headers=tuple((name, value[:MAX_HEADER]) for name, value in kept),
            redirects=fetched.redirects,
            source=self._source.name,
            parent_url=item.parent_url,
            not_modified=fetched.not_modified,
        )

    # -- leading on ------------------------------------------------------------------------------------------------

    def _leads(self, item: Item, page: Page) -> Listing | Sequel:
        """What the page says. Read before anything is written, so that nothing waits for a page to be parsed.

        Raises ListingUnreadable for a page of the listing; a document that cannot be read leads to nothing, and says so.
        """
        if item.role == "listing":
            return self._parsed(self.adapter.listing, page)
        if item.role == "attachment":
            return Sequel()
        try:
            return self._parsed(self.adapter.sequel, page)
        except ListingUnreadable as error:
            self._intake.note(item.url, error)
            return Sequel()

    def _parsed(self, parse: Callable[[Page, Source], Leads], page: Page) -> Leads:
        """What an adapter makes of a page. One page that parsers stumble over must not end the crawl of all others."""
        try:
            return parse(page, self._source)
        except PARSER_FAULTS as error:
            if isinstance(error, FoitraceError):
                raise
            logger.exception("%s: %s could not be parsed", self._source.name, page.url)
            raise ListingUnreadable(f"{page.url} could not be parsed: {type(error).__name__}: {error}.") from error

    def _lead_on(self, item: Item, leads: Listing | Sequel) -> None:
        """Put what the page leads to into the frontier, and note what it says of its own withdrawal."""
        if isinstance(leads, Listing):
            self._intake.listing_read(leads.documents, leads.more, item.depth)
            return
        self._intake.put([replace(find, parent_url=item.url) for find in leads.finds])
        if leads.withdrawn:
            self._frontier.withdraw(item.url, leads.withdrawn)
        elif item.reason == UNLISTED:
            self._frontier.withdraw(item.url, UNLISTED)
        else:
            self._frontier.returned(item.url)
