"""Sources: where documents come from, how politely they are asked for, when, and what a crawl of them must yield."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

SourceKind = Literal[
    "disclosure-log", "foi-releases", "correspondence", "decisions", "press-releases", "press", "statistics", "files"
]
"""What a source publishes: answers by one body or by many, requests as letters, a regulator's decisions, news, tables, files."""

DiscoveryMethod = Literal[
    "links", "feed", "sitemap", "govuk", "whatdotheyknow", "police", "gov-scot", "ico-notices", "urls", "folder", "warc"
]
"""How documents are found: see `flows.discover`."""

NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
ATTACHMENTS = (
    "pdf",
    "doc",
    "docx",
    "xls",
    "xlsx",
    "xlsm",
    "ods",
    "odt",
    "csv",
    "tsv",
    "rtf",
    "txt",
    "zip",
    "msg",
    "eml",
)
"""File name endings that are followed as attachments unless a source names its own patterns."""

KIBI = 1024
Selector = Annotated[str, Field(min_length=1, max_length=500)]
Glob = Annotated[str, Field(min_length=1, max_length=500)]


class Strict(BaseModel):
    """Frozen, and no key that is not known: a misspelt setting must not pass in silence."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Discovery(Strict):
    """How a source's documents are found.

    `start` are URLs (or paths for `folder`, `warc`; paths of text files with a URL a line are allowed for `urls`).
    `item`, `next`, `title`, `date` are CSS selectors read by the `links` method; `date` and `title` are looked for
    inside `row` where that is given. `query` adds parameters to the API methods (`govuk`, `police`, `ico-notices`).
    `complete` says whether the listing shows everything that is published (None: as usual for the method), which is
    what makes an absence from it a withdrawal.
    """

    method: DiscoveryMethod
    start: tuple[str, ...] = ()
    item: Selector | None = None
    next: Selector | None = None
    row: Selector | None = None
    title: Selector | None = None
    date: Selector | None = None
    query: dict[str, str] = Field(default_factory=dict)
    complete: bool | None = None

    @model_validator(mode="after")
    def _has_what_its_method_needs(self) -> Self:
        if not self.start and self.method not in ("ico-notices",):
            raise ValueError(f'start: method "{self.method}" needs at least one start point')
        if self.method == "links" and not self.item:
            raise ValueError('item: method "links" needs the CSS selector of the links to documents')
        if self.method not in ("folder", "warc", "urls"):
            for url in self.start:
                _check_url(url)
        return self

    @property
    def is_complete(self) -> bool:
        """Whether a document that is missing from the listing has been taken away (a feed only shows the newest)."""
        return self.method not in ("feed",) if self.complete is None else self.complete

    @property
    def is_local(self) -> bool:
        return self.method in ("folder", "warc")


class Follow(Strict):
    """What is followed: globs (`*` is any run of characters) on whole URLs. No `pages` means every item of the listing.

    `links` are globs of further pages to follow from a document's page, to `limits.depth`. `attachments` are globs of
    files; by default every link whose path ends like a document. `hosts` are hosts, beside the start points' own,
    that pages and attachments may live on (`*.example.org` allows subdomains).
    """

    pages: tuple[Glob, ...] = ()
    exclude: tuple[Glob, ...] = ()
    links: tuple[Glob, ...] = ()
    attachments: tuple[Glob, ...] = tuple(f"*.{ending}" for ending in ATTACHMENTS)
    hosts: tuple[str, ...] = ()


class Content(Strict):
    """CSS selectors of what is content on the source's pages and of what is furniture; they outrank every other sign."""

    keep: tuple[Selector, ...] = ()
    drop: tuple[Selector, ...] = ()


class Limits(Strict):
    """Bounds of one run. `listings` are pages of the listing, `depth` links followed away from it.

    `max_bytes` is the size of one body after decompression, `total_bytes` of all in one run.
    """

    pages: int = Field(5_000, ge=1, le=10_000_000)
    attachments: int = Field(20_000, ge=0, le=10_000_000)
    listings: int = Field(500, ge=1, le=1_000_000)
    depth: int = Field(2, ge=0, le=20)
    max_bytes: int = Field(64 * KIBI * KIBI, ge=KIBI, le=4 * KIBI**3)
    total_bytes: int = Field(20 * KIBI**3, ge=KIBI)
    redirects: int = Field(8, ge=0, le=30)
    retries: int = Field(3, ge=0, le=10)


class Politeness(Strict):
    """How gently each host is asked. `rate` is requests per second (0: no limit), `concurrency` requests at one time.

    `hosts_at_once` bounds how many hosts are asked in parallel; `wait` is how many seconds a `Retry-After` may ask for
    before the host is left until the next run. `contact` (an e-mail address or URL) goes into the user agent.
    """

    rate: float = Field(1.0, ge=0, le=10_000)
    concurrency: int = Field(2, ge=1, le=256)
    hosts_at_once: int = Field(16, ge=1, le=1_000)
    wait: float = Field(300.0, ge=0, le=86_400)
    contact: str | None = Field(None, max_length=200)

    @field_validator("contact")
    @classmethod
    def _is_printable(cls, contact: str | None) -> str | None:
        if contact is not None and not (contact.isascii() and contact.isprintable()):
            raise ValueError("contact goes into a header: use printable ASCII only")
        return contact


class Timeouts(Strict):
    """Seconds: to connect, between two pieces of an answer, and for one whole answer; `backoff` is the first retry's wait."""

    connect: float = Field(10.0, gt=0, le=600)
    read: float = Field(30.0, gt=0, le=3_600)
    whole: float = Field(300.0, gt=0, le=86_400)
    backoff: float = Field(1.0, ge=0, le=600)


class Schedule(Strict):
    """When the source is crawled: a cron line of five fields, or `every` so many hours. `revisit_hours` is the least age
    at which a known page is asked for again, `refresh_days` the age at which it is fetched whole whatever its ETag says."""

    cron: str | None = Field(None, max_length=100)
    every: float | None = Field(None, gt=0, le=24 * 366)
    timezone: str = "Europe/London"
    revisit_hours: float = Field(0.0, ge=0)
    refresh_days: float = Field(30.0, ge=0)

    @model_validator(mode="after")
    def _has_one_rhythm(self) -> Self:
        if self.cron and self.every:
            raise ValueError("every: give cron or every, not both")
        if self.cron and len(self.cron.split()) != 5:
            raise ValueError('cron: needs five fields, such as "15 5 * * 1-5"')
        return self


class Expectations(Strict):
    """What a crawl must yield, in listed documents: below `minimum` the run fails, above `maximum` it warns."""

    minimum: int = Field(0, ge=0)
    maximum: int | None = Field(None, ge=1)

    @model_validator(mode="after")
    def _is_a_range(self) -> Self:
        if self.maximum is not None and self.maximum < self.minimum:
            raise ValueError("maximum: must not be below minimum")
        return self


class Source(Strict):
    """A source of documents. `publisher` is the name of an authority or of a news organisation.

    `allow_private` lets a source of one's own be fetched from loopback or a private network. `licence` is an SPDX-like
    name ("OGL-UK-3.0") or the words of the site; `note` is for people.
    """

    name: str
    publisher: str | None = None
    title: str = ""
    kind: SourceKind
    licence: str | None = None
    note: str = ""
    enabled: bool = True
    allow_private: bool = False
    discovery: Discovery
    follow: Follow = Follow()
    content: Content = Content()
    limits: Limits = Limits()
    politeness: Politeness = Politeness()
    timeouts: Timeouts = Timeouts()
    schedule: Schedule = Schedule()
    expectations: Expectations = Expectations()

    @field_validator("name")
    @classmethod
    def _is_a_slug(cls, name: str) -> str:
        if not NAME.fullmatch(name):
            raise ValueError("name: use lower-case letters, digits and hyphens, such as met-police-foi")
        return name

    @classmethod
    def for_paths(cls, paths: Iterable[str | Path], name: str = "files") -> Source:
        """A source of local files and folders, for one run by hand."""
        start = tuple(str(Path(path).absolute()) for path in paths)
        discovery = Discovery(method="folder", start=start)
        return cls(name=name, kind="files", discovery=discovery, limits=Limits(pages=10_000_000, max_bytes=4 * KIBI**3))

    @classmethod
    def for_warcs(cls, paths: Iterable[str | Path], name: str = "warc") -> Source:
        """A source of WARC files, for one run by hand."""
        start = tuple(str(Path(path).absolute()) for path in paths)
        return cls(name=name, kind="files", discovery=Discovery(method="warc", start=start))

    @classmethod
    def for_urls(cls, urls: Iterable[str], name: str = "urls", *, allow_private: bool = False) -> Source:
        """A source of listed URLs, for one run by hand; attachments of their pages are fetched, other links are not."""
        discovery = Discovery(method="urls", start=tuple(urls), complete=False)
        return cls(name=name, kind="files", allow_private=allow_private, discovery=discovery)


def _check_url(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f'start: "{url}" is not an http or https URL')
