"""WhatDoTheyKnow and other Alaveteli sites: authorities as CSV, bodies, feeds and requests as JSON or pages.

The site's robots.txt keeps crawlers from /feed/ and /search/; it is obeyed, so that those start points work only where the
site's owner lets them. Bodies' pages, requests and their attachments are open.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from flows.discover.base import Listing, Page, Sequel
from flows.discover.dates import iso_moment
from flows.discover.feeds import read_json
from flows.discover.links import MAX_ITEMS, base_url, parse_page
from flows.discover.pagination import next_links
from flows.finds import Find
from flows.follow import Anchor, anchors, followed
from flows.urls import canonical_url, join_url
from models.errors import ListingUnreadable
from models.sources import Source

MAX_BODIES = 60_000
"""Rows read of an authorities' list; the largest known has about 45,000."""
_REQUEST = re.compile(r"/request/([a-z0-9_]{1,200})(?:\.json)?", re.IGNORECASE)
_ATTACHED = re.compile(r"/request/[^/]{1,200}/response/\d{1,12}/attach/(?!html/)\d{1,4}/[^/]{1,300}")
_LISTS = '.request_listing .head a[href], .request_listing a[href*="/request/"]'


class WhatDoTheyKnow:
    """Start points: /body/all-authorities.csv, /body/<name>, a JSON list of events, or /request/<name>.

    Of the authorities' list `query.want = "disclosure-logs"` gives the logs that bodies keep themselves (name their hosts in
    `follow.hosts`), else each body's page is read for its requests; `query.tag` keeps the bodies of one tag.
    """

    def starts(self, source: Source) -> list[Find]:
        return [_start(url) for url in source.discovery.start]

    def listing(self, page: Page, source: Source) -> Listing:
        path = urlsplit(page.url).path
        if path.endswith(".csv") or page.media_type.startswith("text/csv"):
            return _bodies(page, source)
        if path.endswith(".json") or page.media_type.startswith("application/json"):
            return Listing(tuple(_from_json(read_json(page), page)))
        soup = parse_page(page)
        base = base_url(soup, page.url)
        documents: dict[str, Find] = {}
        for link in soup.select(_LISTS, limit=MAX_ITEMS):
            url = _request_url(join_url(base, str(link["href"])))
            if url:
                title = link.get_text(" ", strip=True) or None
                documents.setdefault(url, Find(url, "page", f"listed on {page.url}", title=title, listed=True))
        return Listing(tuple(documents.values()), tuple(next_links(soup, page.url)))

    def sequel(self, page: Page, source: Source) -> Sequel:
        """The files that the answers of a request hold, whatever they are called; not the site's own copies as HTML."""
        if not page.media_type.startswith("text/html"):
            return Sequel()
        files = [Anchor(url) for url in _attached(page)]
        wide = source.model_copy(update={"follow": source.follow.model_copy(update={"attachments": ("*",)})})
        return Sequel(tuple(followed(iter(files), page.url, page.depth, wide)))


def _start(url: str) -> Find:
    request = _request_url(url)
    if request and not url.endswith(".json"):
        return Find(request, "page", "request named by the source", listed=True)
    return Find(url, "listing", "start point")


def _request_url(url: str | None) -> str | None:
    """The address of a request's own page, without the mark of one message; None for other pages."""
    if url is None:
        return None
    found = _REQUEST.fullmatch(urlsplit(url).path)
    return urljoin(url, f"/request/{found[1]}") if found else None


def _attached(page: Page) -> Iterator[str]:
    for anchor in anchors(page.body, page.url, page.charset):
        if _ATTACHED.fullmatch(urlsplit(anchor.url).path):
            yield canonical_url(anchor.url)


def _bodies(page: Page, source: Source) -> Listing:
    text = page.body.decode("utf-8-sig", "replace")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    if "URL name" not in (rows.fieldnames or ()):
        raise ListingUnreadable(f'{page.url} is no list of authorities: it has no column "URL name".')
    wants_logs = source.discovery.query.get("want") == "disclosure-logs"
    tag = source.discovery.query.get("tag")
    documents: list[Find] = []
    more: list[Find] = []
    for row in _rows(rows, page):
        if tag and tag not in (row.get("Tags") or "").replace("|", " ").split():
            continue
        if wants_logs:
            url = join_url(page.url, row.get("Disclosure log") or "")
            if url:
                title = row.get("Name") or None
                documents.append(Find(url, "page", f"disclosure log named by {page.url}", title=title, listed=True))
        elif row.get("URL name"):
            more.append(Find(urljoin(page.url, f"/body/{row['URL name']}"), "listing", f"authority in {page.url}"))
    return Listing(tuple(documents), tuple(more))


def _rows(rows: csv.DictReader[str], page: Page) -> Iterator[dict[str, str]]:
    try:
        for count, row in enumerate(rows, start=1):
            if count > MAX_BODIES:
                return
            yield row
    except csv.Error as error:
        raise ListingUnreadable(f"{page.url} is broken as CSV: {error}.") from error


def _from_json(record: Any, page: Page) -> Iterator[Find]:
    """Requests of a list of events, or the one request that the record is about; each once."""
    events = record if isinstance(record, list) else [{"info_request": record}]
    seen: set[str] = set()
    for event in events:
        request = event.get("info_request") if isinstance(event, dict) else None
        name = request.get("url_title") if isinstance(request, dict) else None
        if not isinstance(request, dict) or not isinstance(name, str) or name in seen:
            continue
        seen.add(name)
        url = join_url(page.url, f"/request/{name}")
        if url:
            date = iso_moment(str(request.get("created_at") or ""))
            title = str(request.get("title") or "") or None
            yield Find(url, "page", f"listed by {page.url}", title=title, date=date, listed=True)
