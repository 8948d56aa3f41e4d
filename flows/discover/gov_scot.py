"""The Scottish Government's FOI and EIR releases: /publications/foi-<digits>/, files under /binaries/content/documents/."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from flows.discover.base import Listing, Page, Sequel
from flows.discover.links import MAX_ITEMS, base_url, html_sequel, parse_page
from flows.discover.pagination import next_links
from flows.finds import Find
from flows.follow import anchors, followed
from flows.urls import join_url
from models.errors import ListingUnreadable
from models.sources import Source

LISTER = "https://www.gov.scot/publications/?publicationTypes=foi-eir-release"
_RELEASE = re.compile(r"/publications/(?:foi|eir|foi-eir)(?:-[a-z]{1,20}){0,3}-?\d{6,15}/?", re.IGNORECASE)
_FILE = re.compile(r"/binaries/content/documents/govscot/publications/", re.IGNORECASE)


class GovScot:
    """A start point is the publications search, or any page that links to releases."""

    def starts(self, source: Source) -> list[Find]:
        return [Find(url, "listing", "list of releases") for url in source.discovery.start or (LISTER,)]

    def listing(self, page: Page, source: Source) -> Listing:
        soup = parse_page(page)
        if soup.body is None:
            raise ListingUnreadable(f"{page.url} has no body that could list anything.")
        base = base_url(soup, page.url)
        documents: dict[str, Find] = {}
        for link in soup.body.find_all("a", href=True, limit=MAX_ITEMS):
            url = join_url(base, str(link["href"]))
            if url and _RELEASE.fullmatch(urlsplit(url).path):
                title = link.get_text(" ", strip=True) or None
                documents.setdefault(url, Find(url, "page", f"listed on {page.url}", title=title, listed=True))
        return Listing(tuple(documents.values()), tuple(next_links(soup, page.url)))

    def sequel(self, page: Page, source: Source) -> Sequel:
        """The release's files: besides those that are named like files, all under the site's place for documents."""
        usual = html_sequel(page, source)
        if not page.media_type.startswith("text/html"):
            return usual
        files = (link for link in anchors(page.body, page.url, page.charset) if _FILE.match(urlsplit(link.url).path))
        wide = source.model_copy(update={"follow": source.follow.model_copy(update={"attachments": ("*",)})})
        known = {find.key for find in usual.finds}
        more = [find for find in followed(files, page.url, page.depth, wide) if find.key not in known]
        return Sequel((*usual.finds, *more))
