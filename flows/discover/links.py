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
from models.errors import ListingUnreadable, SourceFileError
from models.sources import Source

MAX_LISTING = 16 * 1024 * 1024
"""Bytes of one page of a listing."""


class Links:
    """A log that is a list of links: a source file describes it, no Python is needed."""

    def starts(self, source: Source) -> list[Find]:
        return [Find(url, "listing", "start point") for url in source.discovery.start]

    def listing(self, page: Page, source: Source) -> Listing:
        soup = parse_page(page)
        discovery = source.discovery
        base = base_url(soup, page.url)
        documents: list[Find] = []
        for element in select(soup, discovery.item or "a", "item", source):
            url = join_url(base, _link_of(element))
            if url is None:
                continue
            row = _row_of(element, discovery.row)
            title = _words(row, discovery.title, source) or element.get_text(" ", strip=True)
            date = _words(row, discovery.date, source)
            reason = f"listed on {page.url}"
            documents.append(Find(url, "page", reason, title=title or None, date=date, listed=True))
        return Listing(tuple(documents), tuple(self._next(soup, base, page, source)))

    def _next(self, soup: BeautifulSoup, base: str, page: Page, source: Source) -> Iterator[Find]:
        if not source.discovery.next:
            return
        for element in select(soup, source.discovery.next, "next", source):
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
    charset = page.media_type.partition("charset=")[2] or None
    return Sequel(tuple(followed(anchors(page.body, page.url, charset), page.url, page.depth, source)))


def parse_page(page: Page) -> BeautifulSoup:
    """A page of a listing as a tree. Raises ListingUnreadable for what is no HTML."""
    if len(page.body) > MAX_LISTING or not page.media_type.startswith(("text/html", "application/x", "text/")):
        raise ListingUnreadable(f"{page.url} is {page.media_type or 'of no known type'}, not a page of a listing.")
    charset = page.media_type.partition("charset=")[2] or None
    try:
        return BeautifulSoup(page.body, "lxml", from_encoding=charset)
    except (ParserRejectedMarkup, LookupError, RecursionError) as error:
        raise ListingUnreadable(f"{page.url} cannot be read as HTML: {error}.") from error


def select(soup: BeautifulSoup | Tag, selector: str, name: str, source: Source) -> list[Tag]:
    """The elements that a source's selector finds. Raises SourceFileError for a selector that is none."""
    try:
        return list(soup.select(selector))
    except (soupsieve.SelectorSyntaxError, NotImplementedError) as error:
        raise SourceFileError(f'{source.name}: discovery.{name} "{selector}" is not a CSS selector: {error}') from error


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


def _row_of(element: Tag, selector: str | None) -> Tag:
    """The entry of the listing that the link belongs to: the nearest ancestor that `row` describes, else the parent."""
    if selector:
        closest = soupsieve.closest(selector, element)
        if closest is not None:
            return closest
    return element.parent if isinstance(element.parent, Tag) else element


def _words(row: Tag, selector: str | None, source: Source) -> str | None:
    if not selector:
        return None
    found = select(row, selector, "title or date", source)
    if not found:
        return None
    moment = found[0].get("datetime")
    return str(moment) if moment else found[0].get_text(" ", strip=True) or None
