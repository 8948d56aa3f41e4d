"""GOV.UK: its search API lists, its content API describes each page, and files lie on the assets host.

Search: https://www.gov.uk/api/search.json, at most 1,500 results a request, `start` from 0. Content: /api/content before the
path; a withdrawn page carries a notice, a moved one the schema "redirect".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from lxml import etree

from flows.discover.base import Listing, Page, Sequel
from flows.discover.dates import iso_moment
from flows.discover.feeds import read_json
from flows.discover.links import html_sequel
from flows.finds import Find
from flows.follow import Anchor, anchors, followed
from flows.urls import canonical_url, join_url
from models.errors import ListingUnreadable
from models.sources import Source

SEARCH = "/api/search.json"
CONTENT = "/api/content"
COUNT = 500
"""Results of one request; the API gives up to 1,500."""
FIELDS = "title,link,public_timestamp,organisations"


class GovUk:
    """A start point is the site's root (its search is then asked with `query`) or a search URL of one's own.

    Pages are captured as their content API record; with `query.content = "html"` as the web page.
    """

    def starts(self, source: Source) -> list[Find]:
        return [Find(_search_url(url, source), "listing", "search of GOV.UK") for url in source.discovery.start]

    def listing(self, page: Page, source: Source) -> Listing:
        record = read_json(page)
        results = record.get("results") if isinstance(record, dict) else None
        if not isinstance(results, list):
            raise ListingUnreadable(f"{page.url} is no answer of GOV.UK's search: it has no results.")
        as_html = source.discovery.query.get("content") == "html"
        documents = [find for result in results if (find := _document(result, page, as_html=as_html))]
        return Listing(tuple(documents), tuple(_next(page, record, len(results))))

    def sequel(self, page: Page, source: Source) -> Sequel:
        if not page.media_type.startswith("application/json"):
            return html_sequel(page, source)
        record = read_json(page)
        if not isinstance(record, dict):
            return Sequel()
        if record.get("schema_name") == "redirect":
            return Sequel(tuple(_moved(record, page)), withdrawn="moved")
        if record.get("schema_name") == "gone":
            return Sequel(withdrawn="taken away by its publisher")
        public = page.document_url or page.url
        links = (Anchor(url) for url in dict.fromkeys(_files(record, public)))
        finds = followed(links, public, page.depth, source)
        finds += [find for find in _html_attachments(record, page) if find.url not in {other.url for other in finds}]
        return Sequel(tuple(finds), withdrawn="withdrawn by its publisher" if record.get("withdrawn_notice") else None)


def content_url(url: str) -> str:
    """The content API's address of a page of GOV.UK."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}{CONTENT}{parts.path}"


def _search_url(start: str, source: Source) -> str:
    if urlsplit(start).path not in ("", "/"):
        return start
    query = {"count": str(COUNT), "order": "-public_timestamp", "fields": FIELDS, "start": "0"}
    query.update({name: value for name, value in source.discovery.query.items() if name != "content"})
    return f"{urljoin(start, SEARCH)}?{urlencode(query)}"


def _document(result: Any, page: Page, *, as_html: bool) -> Find | None:
    link = result.get("link") if isinstance(result, dict) else None
    url = join_url(page.url, link) if isinstance(link, str) else None
    if url is None:
        return None
    is_own = urlsplit(url).netloc == urlsplit(page.url).netloc
    ask_url = content_url(url) if is_own and not as_html else None
    title = str(result.get("title") or "") or None
    date = iso_moment(str(result.get("public_timestamp") or ""))
    return Find(url, "page", f"found by {_without_query(page.url)}", ask_url, title=title, date=date, listed=True)


def _next(page: Page, record: dict[str, Any], count: int) -> Iterator[Find]:
    """The search's next page, until all of its total were given."""
    query = dict(parse_qsl(urlsplit(page.url).query))
    start = int(query["start"]) if query.get("start", "").isdecimal() else 0
    total = record.get("total")
    if count and isinstance(total, int) and start + count < total:
        pairs = [(name, value) for name, value in parse_qsl(urlsplit(page.url).query) if name != "start"]
        url = f"{_without_query(page.url)}?{urlencode([*pairs, ('start', str(start + count))])}"
        yield Find(url, "listing", f"results from {start + count:,} on")


def _files(record: dict[str, Any], public: str) -> Iterator[str]:
    """Attachments of a content record: those it lists, and links of its body."""
    details = record.get("details") if isinstance(record.get("details"), dict) else {}
    for attachment in _list(details, "attachments"):
        if isinstance(attachment, dict) and attachment.get("attachment_type", "file") == "file":
            url = join_url(public, str(attachment.get("url") or ""))
            if url:
                yield url
    parts = [details.get("body"), *_list(details, "documents")] if isinstance(details, dict) else []
    for part in parts:
        if isinstance(part, str) and part.strip():
            try:
                yield from (anchor.url for anchor in anchors(part.encode("utf-8", "replace"), public, "utf-8"))
            except etree.LxmlError:
                continue


def _html_attachments(record: dict[str, Any], page: Page) -> Iterator[Find]:
    """Publications as web pages under the page that offers them: each has a content record of its own."""
    public = page.document_url or page.url
    for attachment in _list(record.get("details"), "attachments"):
        if isinstance(attachment, dict) and attachment.get("attachment_type") == "html":
            url = join_url(public, str(attachment.get("url") or ""))
            if url and canonical_url(url) != canonical_url(public):
                ask_url = content_url(url)
                reason = f"attachment on {public}"
                yield Find(url, "attachment", reason, ask_url, parent_url=public, depth=page.depth + 1)


def _moved(record: dict[str, Any], page: Page) -> Iterator[Find]:
    for redirect in _list(record, "redirects"):
        target = redirect.get("destination") if isinstance(redirect, dict) else None
        url = join_url(page.document_url or page.url, target) if isinstance(target, str) else None
        if url:
            yield Find(
                url, "page", f"{page.document_url or page.url} moved here", content_url(url), depth=page.depth + 1
            )


def _list(record: Any, name: str) -> list[Any]:
    found = record.get(name) if isinstance(record, dict) else None
    return found if isinstance(found, list) else []


def _without_query(url: str) -> str:
    return url.partition("?")[0]
