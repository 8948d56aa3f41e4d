"""Listings as web pages: the links that a CSS selector finds, and the link to the next page."""

from __future__ import annotations

from collections.abc import Iterator

import soupsieve
from bs4 import BeautifulSoup, Tag
from bs4.exceptions import ParserRejectedMarkup

from flows.discover.base import Listing, Page, Sequel
from flows.finds import Find
from flows.follow import anchors, followed
from flows.urls import join_url
from models.errors import ListingUnreadable
from models.sources import Source

MAX_LISTING = 8 * 1024 * 1024
"""Bytes of one page of a listing."""
MAX_NEXT = 100
"""Links to further pages of the listing that are taken from one of them."""
MAX_ITEMS = 10_000
"""Links that are looked at on one page of a listing; more are a trap."""


class Links:
    """A log that is a list of links: a source file describes it, no Python is needed."""

    def starts(self, source: Source) -> list[Find]:
        return [Find(url, "listing", "start point") for url in source.discovery.start]

    def listing(self, page: Page, source: Source) -> Listing:
        soup = parse_page(page)
        discovery = source.discovery
        base = base_url(soup, page.url)
        entries = _Entries(source)
        documents: list[Find] = []
        for element in soup.select(discovery.item or "a", limit=MAX_ITEMS):
            url = join_url(base, _link_of(element))
            if url is None:
                continue
            row = entries.row_of(element)
            title = entries.words(row, discovery.title) or element.get_text(" ", strip=True)
            date = entries.words(row, discovery.date)
            reason = f"listed on {page.url}"
            documents.append(Find(url, "page", reason, title=title or None, date=date, listed=True))
        return Listing(tuple(documents), tuple(self._next(soup, base, page, source)))

    def _next(self, soup: BeautifulSoup, base: str, page: Page, source: Source) -> Iterator[Find]:
        if not source.discovery.next:
            return
        for element in soup.select(source.discovery.next, limit=MAX_NEXT):
            url = join_url(base, _link_of(element))
            if url is not None and url != page.url:
                yield Find(url, "listing", f"next page after {page.url}")

    def sequel(self, page: Page, source: Source) -> Sequel:
        return html_sequel(page, source)


def html_sequel(page: Page, source: Source) -> Sequel:
    """The attachments and further links of an HTML page; nothing for other kinds."""
    follow = source.follow
    if not page.media_type.startswith("text/html") or not (follow.attachments or follow.links):
        return Sequel()
    return Sequel(tuple(followed(anchors(page.body, page.url, page.charset), page.url, page.depth, source)))


def parse_page(page: Page) -> BeautifulSoup:
    """A page of a listing as a tree. Raises ListingUnreadable for what is no HTML."""
    if len(page.body) > MAX_LISTING or not page.media_type.startswith(("text/html", "application/x", "text/")):
        raise ListingUnreadable(f"{page.url} is {page.media_type or 'of no known type'}, not a page of a listing.")
    try:
        return BeautifulSoup(page.body, "lxml", from_encoding=page.charset)
    except (ParserRejectedMarkup, LookupError, RecursionError) as error:
        raise ListingUnreadable(f"{page.url} cannot be read as HTML: {error}.") from error


def base_url(soup: BeautifulSoup, url: str) -> str:
    """What the page's links are relative to: its base element where it has one."""
    element = soup.find("base", href=True)
    return (join_url(url, str(element["href"])) if isinstance(element, Tag) else None) or url


def _link_of(element: Tag) -> str:
    """The link of an element, of a link around it, or of the first link inside it."""
    if element.get("href"):
        return str(element["href"])
    around = element.find_parent("a", href=True)
    inside = element.find("a", href=True)
    link = around or inside
    return str(link["href"]) if isinstance(link, Tag) else ""


class _Entries:
    """The entries of a listing that links belong to. What was found in one is kept: many links may share it."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._known: dict[tuple[int, str], str | None] = {}

    def row_of(self, element: Tag) -> Tag:
        """The nearest ancestor that `row` describes, else the parent."""
        if self._source.discovery.row:
            closest = soupsieve.closest(self._source.discovery.row, element)
            if closest is not None:
                return closest
        return element.parent if isinstance(element.parent, Tag) else element

    def words(self, row: Tag, selector: str | None) -> str | None:
        """The words (or the machine's date) of what the selector finds first in the entry."""
        if not selector:
            return None
        key = (id(row), selector)
        if key not in self._known:
            found = row.select_one(selector)
            moment = found.get("datetime") if found is not None else None
            self._known[key] = str(moment) if moment else found.get_text(" ", strip=True) if found is not None else None
        return self._known[key] or None
