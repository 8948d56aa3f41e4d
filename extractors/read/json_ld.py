"""JSON-LD of a page: the things it describes, flat, each a dict with its types."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

MAX_CHARACTERS = 2_000_000
MAX_THINGS = 5_000
ARTICLES = frozenset(
    (
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle",
        "LiveBlogPosting",
        "BlogPosting",
        "Report",
        "ScholarlyArticle",
        "TechArticle",
        "SocialMediaPosting",
        "DiscussionForumPosting",
    )
)
PAGES = frozenset(("WebPage", "ItemPage", "AboutPage", "FAQPage", "GovernmentService", "Dataset", "DigitalDocument"))


def read_things(blocks: Iterable[str]) -> tuple[list[dict[str, Any]], int]:
    """Every object in the blocks, outer before inner, and how many blocks could not be read as JSON."""
    things: list[dict[str, Any]] = []
    broken = 0
    for block in blocks:
        try:
            if len(block) > MAX_CHARACTERS:
                raise ValueError("too long")
            # strict=False: writers leave newlines in strings.
            root = json.loads(block.strip().removeprefix("<!--").removesuffix("-->").rstrip(" ;"), strict=False)
        except (ValueError, RecursionError):
            broken += 1
            continue
        things.extend(_objects(root, MAX_THINGS - len(things)))
    return things, broken


def types_of(thing: dict[str, Any]) -> frozenset[str]:
    """The names of a thing's types, without the address of their vocabulary."""
    value = thing.get("@type", thing.get("type"))
    names = value if isinstance(value, list) else [value]
    return frozenset(name.rpartition("/")[2] for name in names if isinstance(name, str))


def described_page(things: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The things that describe the page itself: articles first, then kinds of pages."""
    listed = list(things)
    articles = [thing for thing in listed if types_of(thing) & ARTICLES]
    return articles[:1] + [thing for thing in listed if types_of(thing) & PAGES][:2]


def names_in(value: Any) -> list[str]:
    """The names in a value that is a name, an object with a name, or a list of such."""
    values = value if isinstance(value, list) else [value]
    names = []
    for item in values[:20]:
        name = item.get("name") if isinstance(item, dict) else item
        if isinstance(name, list) and name:
            name = name[0]
        if isinstance(name, str) and name.strip() and not name.startswith(("http://", "https://")):
            names.append(" ".join(unescape(name).split()).strip(" ,|"))

    return [name for name in names if name]


def _objects(root: Any, limit: int) -> Iterator[dict[str, Any]]:
    waiting: list[Any] = [root]
    found = 0
    while waiting and found < limit:
        value = waiting.pop()
        if isinstance(value, dict):
            found += 1
            yield value
            waiting.extend(inner for inner in reversed(value.values()) if isinstance(inner, (dict, list)))
        elif isinstance(value, list):
            waiting.extend(reversed(value))
