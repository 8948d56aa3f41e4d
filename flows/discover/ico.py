"""The Information Commissioner's decision notices: a search API of JSON posts, and notices as files on each item's page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from flows.discover.base import Listing, Page, Sequel
from flows.discover.feeds import read_json
from flows.discover.links import html_sequel
from flows.finds import Find
from flows.urls import canonical_url, join_url
from models.errors import ListingUnreadable
from models.sources import Source

SEARCH = "https://ico.org.uk/api/search"
ROOT = 13635
"""The page under which the decision notices lie, for the search API."""
_FURTHER = "further-reading"


class IcoNotices:
    """Pages of 25 results, newest first. `query` may set `rootPageId`, `term` and `order`."""

    def starts(self, source: Source) -> list[Find]:
        starts = source.discovery.start or (SEARCH,)
        return [_ask(_api(url), 1, source, "search of the Commissioner's notices") for url in starts]

    def listing(self, page: Page, source: Source) -> Listing:
        record = read_json(page)
        results = record.get("results") if isinstance(record, dict) else None
        if not isinstance(results, list):
            raise ListingUnreadable(f"{page.url} is no answer of the Commissioner's search: it has no results.")
        documents = tuple(find for result in results if (find := _notice(result, page)))
        number = _page_number(page)
        pagination = record.get("pagination")
        total = pagination.get("totalPages") if isinstance(pagination, dict) else None
        if results and isinstance(total, int) and number < total:
            return Listing(documents, (_ask(page.url, number + 1, source, f"page {number + 1} of {total:,}"),))
        return Listing(documents)

    def sequel(self, page: Page, source: Source) -> Sequel:
        usual = html_sequel(page, source)
        own = tuple(_further_reading(page))
        known = {find.key for find in own}
        return Sequel((*own, *(find for find in usual.finds if find.key not in known)))


def _api(start: str) -> str:
    return start if urlsplit(start).path not in ("", "/") else urljoin(start, "/api/search")


def _ask(url: str, number: int, source: Source, reason: str) -> Find:
    query = source.discovery.query
    root = query.get("rootPageId", str(ROOT))
    payload = {
        "filters": [],
        "pageNumber": number,
        "order": query.get("order", "newest"),
        "rootPageId": int(root) if root.isdecimal() else ROOT,
        "term": query.get("term", ""),
    }
    return Find(url, "listing", reason, payload=json.dumps(payload, sort_keys=True).encode())


def _page_number(page: Page) -> int:
    try:
        return int(json.loads(page.payload or b"{}").get("pageNumber", 1))
    except (ValueError, AttributeError, TypeError):
        return 1


def _notice(result: Any, page: Page) -> Find | None:
    link = result.get("url") if isinstance(result, dict) else None
    url = join_url(page.url, link) if isinstance(link, str) else None
    if url is None:
        return None
    # The date of the notice is in the words beside it ("5 December 2025, Education"); createdDateTime is the site's own.
    words = str(result.get("filterItemMetaData") or "").partition(",")[0].strip()
    title = str(result.get("title") or "") or None
    return Find(url, "page", f"found by {page.url}", title=title, date=words or None, listed=True)


def _further_reading(page: Page) -> Iterator[Find]:
    """The notice itself: a file that the page names in an element of its own making, not in a link."""
    if not page.media_type.startswith("text/html") or b"further-reading" not in page.body:
        return
    parser = etree.HTMLParser(huge_tree=False, no_network=True)
    try:
        tree = etree.fromstring(page.body, parser)
    except (etree.LxmlError, ValueError):
        return
    parent = canonical_url(page.document_url or page.url)
    for element in tree.iter(_FURTHER) if tree is not None else ():
        url = join_url(page.url, element.get("x-href") or "")
        if url:
            title = element.get("x-title")
            yield Find(
                url, "attachment", f"attachment on {parent}", parent_url=parent, depth=page.depth + 1, title=title
            )
