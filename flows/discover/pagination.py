"""The next page of a list, found by what pages themselves call it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from flows.discover.links import MAX_ITEMS, base_url
from flows.finds import Find
from flows.urls import canonical_url, join_url

_NEXT_WORDS = re.compile(
    r"\W*(?:next|next page|next results|older|older posts|more results|tudalen nesaf)\W*", re.IGNORECASE
)
_SELECTORS = (
    'link[rel~="next"][href]',
    'a[rel~="next"][href]',
    ".pagination__item--next a[href], .pagination__next[href], .pagination-next a[href], a.next[href], li.next a[href]",
)


def next_links(soup: BeautifulSoup, url: str) -> Iterator[Find]:
    """The listing's next page, once: by `rel`, by usual class names, then by the words of a link or its label."""
    element = _next_element(soup)
    target = join_url(base_url(soup, url), str(element["href"])) if element is not None else None
    if target and canonical_url(target) != canonical_url(url):
        yield Find(target, "listing", f"next page after {url}")


def _next_element(soup: BeautifulSoup) -> Tag | None:
    for selector in _SELECTORS:
        found: Tag | None = soup.select_one(selector)
        if found is not None:
            return found
    links: list[Tag] = list(soup.find_all("a", href=True, limit=MAX_ITEMS))
    for link in links:
        words = str(link.get("aria-label") or "") or link.get_text(" ", strip=True)
        if len(words) < 60 and _NEXT_WORDS.fullmatch(words):
            return link
    return None
