"""RSS, Atom and JSON feeds. A feed shows the newest only: what is no longer in it has not been withdrawn."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lxml import etree

from flows.discover.base import Listing, Page, Sequel
from flows.discover.dates import iso_moment
from flows.discover.links import html_sequel, parse_page
from flows.discover.xml import child_text, entries, local_name
from flows.finds import Find
from flows.urls import join_url
from models.errors import ListingUnreadable
from models.sources import Source

FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")
_ENTRIES = frozenset(("item", "entry"))


class Feeds:
    """RSS 0.9 to 2.0, RDF, Atom (RFC 4287, with paging as in RFC 5005) and JSON Feed.

    A start point may also be a page that names its feeds.
    """

    def starts(self, source: Source) -> list[Find]:
        return [Find(url, "listing", "feed of the source") for url in source.discovery.start]

    def listing(self, page: Page, source: Source) -> Listing:
        if page.media_type.startswith("application/json") or page.body.lstrip()[:1] == b"{":
            return _json_feed(page)
        if page.media_type.startswith("text/html") and not _looks_like_feed(page.body):
            return Listing(more=tuple(_feeds_of(page)))
        documents: list[Find] = []
        more: list[Find] = []
        for element in entries(page.body, page.url, _is_wanted):
            if local_name(element) in _ENTRIES:
                documents.extend(_entry(element, page))
            elif element.get("rel") == "next":
                more.extend(_next(element.get("href"), page))
        return Listing(tuple(documents), tuple(more))

    def sequel(self, page: Page, source: Source) -> Sequel:
        return html_sequel(page, source)


def _looks_like_feed(body: bytes) -> bool:
    head = body[:2_000].lower()
    return b"<rss" in head or b"<feed" in head or b"<rdf:rdf" in head


def _is_wanted(element: etree._Element) -> bool:
    """Whether an element is an entry, or a link of the feed itself."""
    name, parent = local_name(element), element.getparent()
    return name in _ENTRIES or (name == "link" and parent is not None and local_name(parent) in ("feed", "channel"))


def _entry(element: etree._Element, page: Page) -> Iterator[Find]:
    url = _address(element, page.url)
    if url is None:
        return
    date = iso_moment(child_text(element, "pubdate", "published", "date", "updated"))
    yield Find(url, "page", f"in the feed {page.url}", title=child_text(element, "title"), date=date, listed=True)


def _address(element: etree._Element, base: str) -> str | None:
    """An entry's page: Atom's alternate link, RSS's link, or a guid that is a permanent link."""
    guid = None
    for child in element:
        name = local_name(child)
        if name == "link":
            link = child.get("href") if child.get("rel", "alternate") == "alternate" else None
            found = join_url(base, link or (child.text or ""))
            if found:
                return found
        elif name == "guid" and child.get("isPermaLink", "true").lower() == "true":
            guid = join_url(base, child.text or "") if "://" in (child.text or "") else None
    return guid


def _next(link: Any, page: Page) -> Iterator[Find]:
    url = join_url(page.url, link) if isinstance(link, str) else None
    if url and url != page.url:
        yield Find(url, "listing", f"next page after {page.url}")


def _feeds_of(page: Page) -> Iterator[Find]:
    """The feeds that a page names by its alternate links."""
    for element in parse_page(page).select('link[rel~="alternate"][href]'):
        url = join_url(page.url, str(element["href"]))
        if url and str(element.get("type", "")).lower() in FEED_TYPES:
            yield Find(url, "listing", f"feed named by {page.url}")


def _json_feed(page: Page) -> Listing:
    record = read_json(page)
    items = record.get("items") if isinstance(record, dict) else None
    if not isinstance(items, list):
        raise ListingUnreadable(f"{page.url} is no JSON Feed: it has no items.")
    documents = []
    for item in items:
        url = join_url(page.url, str(item.get("url") or "")) if isinstance(item, dict) else None
        if url:
            date = iso_moment(str(item.get("date_published") or item.get("date_modified") or ""))
            title = str(item.get("title") or "") or None
            documents.append(Find(url, "page", f"in the feed {page.url}", title=title, date=date, listed=True))
    return Listing(tuple(documents), tuple(_next(record.get("next_url"), page)))


def read_json(page: Page) -> Any:
    """A page as JSON. Raises ListingUnreadable."""
    try:
        return json.loads(page.body)
    except (ValueError, RecursionError) as error:
        raise ListingUnreadable(f"{page.url} is not JSON: {error}.") from error
