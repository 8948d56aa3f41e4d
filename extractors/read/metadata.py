"""What a page says of itself: title, publisher, author, dates, licence, and where each was read.

A field is taken from what was written for machines first (JSON-LD, Open Graph, Dublin Core, microdata), then from what a
reader sees: the first heading, `time`, labelled lines ("Published: 3 May 2024", "Date responded"), bylines.
A date without a label or a mark-up that says what it is (a clock in the masthead, a date beside the headline of another
story) is never taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

from extractors.read.html.links import join
from extractors.read.html.page import Page
from extractors.read.json_ld import described_page, names_in, read_things, types_of
from extractors.read.metadata_dates import iso_day
from models.documents import Metadata

Found = tuple[str, str]
"""A value and where it was read."""

_PUBLISHED = (
    *(
        "article:published_time",
        "og:article:published_time",
        "govuk:first-published-at",
        "dcterms.issued",
        "dc.date.issued",
    ),
    *(
        "dcterms.created",
        "dc.date.created",
        "citation_publication_date",
        "citation_date",
        "parsely-pub-date",
        "sailthru.date",
    ),
    *("datepublished", "publish-date", "publication_date", "pubdate", "publishdate", "dcterms.date", "dc.date", "date"),
)
_MODIFIED = (
    *("article:modified_time", "og:updated_time", "govuk:public-updated-at", "govuk:updated-at", "dcterms.modified"),
    *("dc.date.modified", "last-modified", "datemodified", "lastmod", "revised"),
)
_PUBLISHERS = (
    "og:site_name",
    "dcterms.publisher",
    "dc.publisher",
    "citation_publisher",
    "publisher",
    "application-name",
)
_AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "parsely-author",
    "sailthru.author",
    "byl",
)
_LICENCES = ("dcterms.license", "dcterms.rights", "dc.rights", "license", "licence")
_DAY_AHEAD = r"\s{0,3}:?\s{0,3}(?=\d|$|mon|tue|wed|thu|fri|sat|sun|[jfmasond][aepuco][a-z]{1,7}\s\d)"
"""After a label comes its day at once, or nothing: the day then stands in the next run."""
_PUBLISHED_LABELS = re.compile(
    r"(?:(?:date |first )?published(?: on| date| online)?|publication date|date of publication|posted(?: on)?|release(?:d| date)"
    r"|date released)" + _DAY_AHEAD,
    re.IGNORECASE,
)
_RESPONDED_LABELS = re.compile(
    r"(?:date (?:of )?(?:responded|response|of our response|completed|disclosed)|response date|responded(?: on)?|disclosure date)"
    r"" + _DAY_AHEAD,
    re.IGNORECASE,
)
_MODIFIED_LABELS = re.compile(
    r"(?:(?:page |date )?last (?:updated|modified|reviewed)(?: on)?"
    r"|updated(?: on)?|date (?:updated|modified))" + _DAY_AHEAD,
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?i:by|written by|words by|posted by)\s{1,3}(?=[A-Z])")
_BYLINE_END = re.compile(r"\s*(?:[|•·,–—]|\bin\b|\bat\b|\bon\b|\d|\bPublished\b|\bUpdated\b|\n)")
MAX_LABELLED = 120
MAX_BYLINE = 160
MAX_NAME = 80
_OGL = "nationalarchives.gov.uk/doc/open-government-licence"


def read_metadata(page: Page, url: str | None = None) -> tuple[Metadata, tuple[tuple[str, str], ...]]:
    """The page's metadata and warnings. `url` makes its addresses absolute."""
    things, broken = read_things(page.json_ld)
    head = _Head(page, described_page(things), things)
    found: dict[str, Found | None] = {
        "title": _title(head),
        "publisher": _publisher(head),
        "author": _author(head),
        "published": _published(head),
        "modified": _modified(head),
        "canonical_url": _address(head, "canonical", "og:url", url),
        "language": _language(head),
        "licence": _licence(head, url),
        "next_url": _address(head, "next", "", url),
        "previous_url": _address(head, "prev", "", url) or _address(head, "previous", "", url),
    }
    values = {name: value[0] for name, value in found.items() if value}
    sources = {name: value[1] for name, value in found.items() if value}
    warnings = (("json_ld_unreadable", f"{broken} blocks of JSON-LD are no JSON and were left."),) if broken else ()
    return Metadata(**values, sources=sources), warnings


class _Head:
    """What there is to read from: the head's records by name, the JSON-LD of the page itself, microdata, lines."""

    def __init__(self, page: Page, described: list[dict[str, Any]], things: list[dict[str, Any]]) -> None:
        self.page = page
        self.described = described
        self.things = things
        self.meta: dict[str, str] = {}
        for record in page.meta:
            name = (
                record.get("property") or record.get("name") or record.get("itemprop") or record.get("http-equiv") or ""
            )
            content = " ".join((record.get("content") or "").split())
            if content:
                self.meta.setdefault(name.lower(), content)

    def json_ld(self, *names: str) -> Iterator[tuple[Any, str]]:
        for thing in self.described:
            for name in names:
                if thing.get(name):
                    yield thing[name], f"json-ld {name}"

    def named(self, names: tuple[str, ...]) -> Iterator[Found]:
        for name in names:
            if name in self.meta:
                yield self.meta[name], f"meta {name}"

    def microdata(self, name: str) -> Iterator[Found]:
        """Values of an `itemprop`: its content or datetime attribute, else its text."""
        page = self.page
        times = {node: value for value, _, node in page.times}
        for node, content in page.properties:
            if name in page.key_list[page.keys[node]][4].split():
                yield content or times.get(node) or self.text(node), f"itemprop {name}"

    def text(self, node: int) -> str:
        """The text in an element; of an element within a line, the line where it is short."""
        page = self.page
        first = page.runs_from[node]
        if first == page.runs_to[node]:
            line = page.runs[first].text if first < len(page.runs) else ""
            return line if len(line) <= MAX_NAME else ""
        return " ".join(run.text for run in page.runs[first : page.runs_to[node]][:5])

    def lines(self) -> Iterator[tuple[str, str]]:
        """Short runs with the text of the run that follows (a label and its value may stand in two)."""
        runs = self.page.runs
        for index, run in enumerate(runs):
            if len(run.text) <= MAX_LABELLED:
                yield run.text, runs[index + 1].text if index + 1 < len(runs) else ""


def _first(candidates: Iterator[Found], wanted: Callable[[str], str | None]) -> Found | None:
    for value, source in candidates:
        accepted = wanted(value)
        if accepted:
            return accepted, source
    return None


def _headings(page: Page) -> list[str]:
    return [run.text for run in page.runs if page.kinds[run.node] == "heading" and page.levels[run.node] == 1][:5]


def _title(head: _Head) -> Found | None:
    said = [(unescape(value), source) for value, source in head.json_ld("headline") if isinstance(value, str)]
    said += list(head.named(("og:title", "dcterms.title", "dc.title", "twitter:title")))
    whole = [text for text, _ in said] + [head.page.title]
    headings = _headings(head.page)
    for heading in headings:
        # A heading that the metadata repeats (often with the site's name after it) is the title as readers see it.
        if any(heading.lower() in " ".join(text.split()).lower() for text in whole):
            return heading, "h1"
    if len(headings) == 1 and not any(source.startswith("json-ld") for _, source in said):
        return headings[0], "h1"
    for text, source in said:
        if text.strip():
            return " ".join(text.split()), source
    return (head.page.title, "title") if head.page.title else None


def _publisher(head: _Head) -> Found | None:
    for value, source in head.json_ld("publisher", "sourceOrganization"):
        names = names_in(value)
        if names:
            return names[0], source
    found = _first(head.named(_PUBLISHERS), _a_name)
    if found:
        return found
    for thing in head.things:
        if types_of(thing) & {"WebSite", "GovernmentOrganization", "NewsMediaOrganization"} and names_in(thing):
            return names_in(thing)[0], "json-ld name"
    return None


def _author(head: _Head) -> Found | None:
    for value, source in head.json_ld("author", "creator"):
        names = names_in(value)
        if names:
            return ", ".join(dict.fromkeys(names)), source
    found = _first(head.named(_AUTHORS), _a_name) or _first(head.microdata("author"), _a_name)
    return found or _byline(head)


def _a_name(text: str) -> str | None:
    text = " ".join(unescape(text).split()).strip(" ,|")
    return text if 0 < len(text) <= 2 * MAX_NAME and not text.startswith(("http://", "https://", "@")) else None


def _byline(head: _Head) -> Found | None:
    for run in head.page.runs:
        if len(run.text) > MAX_BYLINE:
            continue
        found = _BYLINE.match(run.text)
        if found is None:
            continue
        rest = run.text[found.end() :]
        end = _BYLINE_END.search(rest)
        name = rest[: end.start() if end else None].strip(" .")
        if name and len(name) <= MAX_NAME and len(name.split()) <= 6:
            return name, "byline"
    return None


def _published(head: _Head) -> Found | None:
    stated = ((str(value), source) for value, source in head.json_ld("datePublished", "dateCreated"))
    found = (
        _first(stated, iso_day)
        or _first(head.named(_PUBLISHED), iso_day)
        or _first(head.microdata("datePublished"), iso_day)
    )
    return found or _labelled(head, _PUBLISHED_LABELS, "published") or _labelled(head, _RESPONDED_LABELS, "responded")


def _modified(head: _Head) -> Found | None:
    stated = ((str(value), source) for value, source in head.json_ld("dateModified"))
    found = (
        _first(stated, iso_day)
        or _first(head.named(_MODIFIED), iso_day)
        or _first(head.microdata("dateModified"), iso_day)
    )
    return found or _labelled(head, _MODIFIED_LABELS, "updated")


def _labelled(head: _Head, label: re.Pattern[str], name: str) -> Found | None:
    for line, following in head.lines():
        found = label.match(line)
        if found is None:
            continue
        value = line[found.end() :]
        day = iso_day(value) if value else iso_day(following) if len(following) <= MAX_LABELLED else None
        if day:
            return day, f"labelled line: {name}"
    return None


def _address(head: _Head, rel: str, name: str, url: str | None) -> Found | None:
    for link in head.page.head_links:
        if rel in link.get("rel", "").lower().split() and link.get("href"):
            address = join(url, link["href"])
            if address:
                return address, f"link {rel}"
    for anchor in head.page.anchors:
        if rel in ("next", "prev", "previous") and rel in anchor.rel.lower().split():
            address = join(url, anchor.href)
            if address:
                return address, f"a {rel}"
    address = join(url, head.meta[name]) if name and name in head.meta else None
    return (address, f"meta {name}") if address else None


def _language(head: _Head) -> Found | None:
    if head.page.language:
        return head.page.language.strip()[:35], "html lang"
    for name in ("content-language", "dcterms.language", "dc.language", "og:locale"):
        if name in head.meta:
            return head.meta[name].replace("_", "-")[:35], f"meta {name}"
    return None


def _licence(head: _Head, url: str | None) -> Found | None:
    for value, source in head.json_ld("license"):
        address = value.get("url") or value.get("@id") if isinstance(value, dict) else value
        if isinstance(address, str) and address:
            return address, source
    for link in head.page.head_links:
        if "license" in link.get("rel", "").lower().split() and link.get("href"):
            return join(url, link["href"]) or link["href"], "link license"
    for anchor in head.page.anchors:
        if (
            "license" in anchor.rel.lower().split()
            or _OGL in anchor.href
            or "creativecommons.org/licenses/" in anchor.href
        ):
            return join(url, anchor.href) or anchor.href, "a license"
    return _first(head.named(_LICENCES), _a_name)
