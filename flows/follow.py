"""Following: which links of a page are fetched, and why the others are not."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from lxml import etree

from flows.finds import Find
from flows.urls import canonical_url, join_url
from models.sources import Source

MAX_LINKS = 20_000
"""Links read from one page; more are a trap."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link on a page: absolute request URL and its words (empty where nobody asked for them)."""

    url: str
    text: str = ""


@lru_cache(maxsize=256)
def compile_globs(globs: Sequence[str]) -> re.Pattern[str] | None:
    """One pattern for several globs, letter case ignored; None for none. `fnmatch` makes them safe against runaways."""
    if not globs:
        return None
    return re.compile("|".join(fnmatch.translate(glob) for glob in globs), re.IGNORECASE)


def matches(globs: Sequence[str], url: str) -> bool:
    """Whether a URL, or the URL without its query, is described by one of the globs."""
    pattern = compile_globs(tuple(globs))
    return pattern is not None and bool(pattern.match(url) or pattern.match(url.partition("?")[0]))


def anchors(body: bytes, url: str, charset: str | None = None) -> Iterator[Anchor]:
    """The links of an HTML page in order, each URL once. Hostile or broken HTML gives what can be read of it."""
    tree = _parsed(body, charset)
    if tree is None:
        return
    base = url
    seen: set[str] = set()
    for element in tree.iter("base", "a", "area"):
        link = element.get("href")
        if not link:
            continue
        if element.tag == "base":
            base = join_url(url, link) or url
            continue
        target = join_url(base, link)
        if target is None or target in seen:
            continue
        seen.add(target)
        yield Anchor(target)
        if len(seen) >= MAX_LINKS:
            return


def _parsed(body: bytes, charset: str | None) -> etree._Element | None:
    """The tree of a page, None where there is none. A charset that nobody knows is as good as none."""
    try:
        parser = etree.HTMLParser(encoding=charset, huge_tree=False, no_network=True, remove_comments=True)
    except LookupError:
        parser = etree.HTMLParser(huge_tree=False, no_network=True, remove_comments=True)
    try:
        return etree.fromstring(body, parser) if body.strip() else None
    except (etree.LxmlError, ValueError):
        return None


def allowed_hosts(source: Source) -> frozenset[str]:
    """The hosts a source's documents may live on: those of its start points and those it names.

    Listed URLs vouch for themselves alone, and may be very many: their hosts are not gathered here.
    """
    starts = () if source.discovery.method == "urls" else source.discovery.start
    own = (urlsplit(url).hostname or "" for url in starts if "://" in url)
    return frozenset(_bare(host) for host in (*own, *source.follow.hosts) if host)


def is_allowed_host(url: str, hosts: frozenset[str]) -> bool:
    """Whether the URL's host is one of these ("*.example.org" stands for every subdomain; a leading www. makes no odds)."""
    host = _bare(urlsplit(url).hostname or "")
    if host in hosts:
        return True
    return any(pattern.startswith("*.") and host.endswith(pattern[1:]) for pattern in hosts)


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")


def followed(links: Iterator[Anchor], page_url: str, depth: int, source: Source) -> list[Find]:
    """The links of a document's page that are fetched: its attachments, and further pages where the source wants them."""
    follow = source.follow
    hosts = allowed_hosts(source) | {_bare(urlsplit(page_url).hostname or "")}
    parent = canonical_url(page_url)
    found: list[Find] = []
    for link in links:
        is_file = matches(follow.attachments, link.url)
        is_page = not is_file and depth < source.limits.depth and matches(follow.links, link.url)
        if not (is_file or is_page) or matches(follow.exclude, link.url) or not is_allowed_host(link.url, hosts):
            continue
        reason = "attachment" if is_file else "link"
        role = "attachment" if is_file else "page"
        found.append(Find(link.url, role, f"{reason} on {parent}", parent_url=parent, depth=depth + 1))  # type: ignore[arg-type]
    return found


def why_not(find: Find, source: Source, hosts: frozenset[str]) -> str | None:
    """Why a listed document is not fetched, or None when it is."""
    url = find.ask_url or find.url
    if not is_allowed_host(url, hosts):
        return f"host {urlsplit(url).hostname} is not among follow.hosts"
    if source.follow.pages and not matches(source.follow.pages, find.url):
        return "matches none of follow.pages"
    if matches(source.follow.exclude, find.url):
        return "matches follow.exclude"
    return None
