"""Paths of nodes, as lxml's `getpath` writes them: tags with 1-based positions where a tag stands more than once."""

from __future__ import annotations

from extractors.read.html.page import Page

DEEP = 128
"""Below this depth a path counts the tag over the whole page ("/descendant::p[7]"), or deep pages would need quadratic room."""


class Paths:
    """XPaths of a page's nodes, each built once."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._built: dict[int, str] = {0: ""}
        self._positions, self._counts = _number_siblings(page)
        self._ordinals: list[int] | None = None

    def path(self, node: int) -> str:
        """The XPath of a node; "/" is the document."""
        return self._path(node) or "/"

    def _path(self, node: int) -> str:
        if self._page.depths[node] > DEEP:
            return self._deep_path(node)
        chain = []
        while node not in self._built:
            chain.append(node)
            node = self._page.parents[node]
        path = self._built[node]
        for step in reversed(chain):
            path = f"{path}/{_name(self._page.tags[step])}{self._position(step)}"
            self._built[step] = path
        return path

    def _position(self, node: int) -> str:
        key = (self._page.parents[node], self._page.tags[node])
        return f"[{self._positions[node]}]" if self._counts[key] > 1 else ""

    def _deep_path(self, node: int) -> str:
        if self._ordinals is None:
            self._ordinals = _number_tags(self._page)
        return f"/descendant::{_name(self._page.tags[node])}[{self._ordinals[node]}]"


def _name(tag: str) -> str:
    """A step for the tag; a name that XPath would read as something else is asked for by test."""
    if tag.replace("-", "").replace("_", "").replace(".", "").isalnum():
        return tag
    quote = "'" if '"' in tag else '"'
    return f"*[name()={quote}{tag}{quote}]"


def _number_siblings(page: Page) -> tuple[list[int], dict[tuple[int, str], int]]:
    counts: dict[tuple[int, str], int] = {}
    positions = [0] * len(page.tags)
    for node, (parent, tag) in enumerate(zip(page.parents, page.tags, strict=True)):
        key = (parent, tag)
        positions[node] = counts[key] = counts.get(key, 0) + 1
    return positions, counts


def _number_tags(page: Page) -> list[int]:
    counts: dict[str, int] = {}
    ordinals = []
    for tag in page.tags:
        counts[tag] = counts.get(tag, 0) + 1
        ordinals.append(counts[tag])
    return ordinals
