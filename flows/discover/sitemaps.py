"""Sitemaps: indexes, plain, packed, as text, and news sitemaps (sitemaps.org protocol 0.9)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from flows.decoding import unpack_gzip
from flows.discover.base import Listing, Page, Sequel
from flows.discover.dates import iso_moment
from flows.discover.links import html_sequel
from flows.discover.xml import child_text, entries, local_name
from flows.finds import Find
from flows.urls import join_url
from models.errors import ListingUnreadable
from models.sources import Source

MAX_UNPACKED = 64 * 1024 * 1024
"""Bytes of an unpacked sitemap: the protocol allows 50 MB."""
MAX_ENTRIES = 50_000
"""Entries of one sitemap that are read: the protocol's own limit."""


class Sitemaps:
    """A start point is a sitemap, a sitemap index, or a robots.txt that names them."""

    def starts(self, source: Source) -> list[Find]:
        return [Find(url, "listing", "sitemap of the source") for url in source.discovery.start]

    def listing(self, page: Page, source: Source) -> Listing:
        body = page.body
        if body.startswith(b"\x1f\x8b"):
            body = unpack_gzip(body, MAX_UNPACKED, page.url)
        if page.url.endswith("/robots.txt"):
            return Listing(more=tuple(_from_robots(body, page)))
        if not body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            return Listing(tuple(_from_text(body, page)))
        documents: list[Find] = []
        more: list[Find] = []
        for count, element in enumerate(entries(body, page.url, _is_wanted), start=1):
            if count > MAX_ENTRIES:
                break
            url = join_url(page.url, child_text(element, "loc") or "")
            if url and local_name(element) == "sitemap":
                more.append(Find(url, "listing", f"in the sitemap index {page.url}"))
            elif url:
                documents.append(_document(element, url, page))
        return Listing(tuple(documents), tuple(more))

    def sequel(self, page: Page, source: Source) -> Sequel:
        return html_sequel(page, source)


def _is_wanted(element: etree._Element) -> bool:
    return local_name(element) in ("url", "sitemap")


def _document(element: etree._Element, url: str, page: Page) -> Find:
    """An entry with the title and date of its news part where it has one, else with its last change."""
    title, date = None, child_text(element, "lastmod")
    for child in element:
        if local_name(child) == "news":
            title = child_text(child, "title")
            date = child_text(child, "publication_date") or date
    return Find(url, "page", f"in the sitemap {page.url}", title=title, date=iso_moment(date), listed=True)


def _from_text(body: bytes, page: Page) -> Iterator[Find]:
    found = False
    for line in body.decode("utf-8", "replace").splitlines()[:MAX_ENTRIES]:
        url = join_url(page.url, line) if "://" in line else None
        if url:
            found = True
            yield Find(url, "page", f"in the sitemap {page.url}", listed=True)
    if not found:
        raise ListingUnreadable(f"{page.url} is no sitemap: it names no URL.")


def _from_robots(body: bytes, page: Page) -> Iterator[Find]:
    for line in body.decode("utf-8", "replace").splitlines():
        name, _, value = line.partition(":")
        url = join_url(page.url, value) if name.strip().lower() == "sitemap" else None
        if url:
            yield Find(url, "listing", f"named by {page.url}")
