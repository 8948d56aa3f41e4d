"""Police forces on the Single Online Home platform: one lister of published items, pages and files in fixed places.

Lister: /foi-ai/af/accessing-information/published-items/?q=&dt=&ic=. Pages: /foi-ai/<force>/<log folder>/.../<slug>/. Files:
/SysSiteAssets/foi-media/<force>/.... Folder names drift from year to year: dates are never read from paths.
"""

from __future__ import annotations

import re
from urllib.parse import urlencode, urljoin, urlsplit

from bs4 import Tag

from flows.discover.base import Listing, Page, Sequel
from flows.discover.links import MAX_ITEMS, base_url, html_sequel, parse_page
from flows.discover.pagination import next_links
from flows.finds import Find
from flows.urls import join_url
from models.errors import ListingUnreadable
from models.sources import Source

LISTER = "/foi-ai/af/accessing-information/published-items/"
_ITEM = re.compile(r"/foi-ai/(?!af/)[^/]{1,100}(?:/[^/]{1,200}){2,6}/?")
_FILE = re.compile(r"/SysSiteAssets/foi-media/", re.IGNORECASE)


class Police:
    """A start point is a force's site (its lister is then asked with `query`: q, dt, ic) or a lister URL of one's own."""

    def starts(self, source: Source) -> list[Find]:
        return [Find(_lister(url, source), "listing", "lister of published items") for url in source.discovery.start]

    def listing(self, page: Page, source: Source) -> Listing:
        soup = parse_page(page)
        main = soup.find("main") or soup.body
        if not isinstance(main, Tag):
            raise ListingUnreadable(f"{page.url} has no main part that could list anything.")
        base = base_url(soup, page.url)
        documents: dict[str, Find] = {}
        for link in main.find_all("a", href=True, limit=MAX_ITEMS):
            url = join_url(base, str(link["href"]))
            if url and _is_item(url):
                title = link.get_text(" ", strip=True) or None
                documents.setdefault(url, Find(url, "page", f"listed on {page.url}", title=title, listed=True))
        return Listing(tuple(documents.values()), tuple(next_links(soup, page.url)))

    def sequel(self, page: Page, source: Source) -> Sequel:
        return html_sequel(page, source)


def _lister(start: str, source: Source) -> str:
    if urlsplit(start).path not in ("", "/"):
        return start
    query = urlencode(source.discovery.query)
    return urljoin(start, LISTER) + (f"?{query}" if query else "")


def _is_item(url: str) -> bool:
    path = urlsplit(url).path
    return bool(_ITEM.fullmatch(path)) and not _FILE.match(path)
