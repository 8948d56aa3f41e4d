"""A source's own CSS selectors for content and furniture, matched on the tree that BeautifulSoup builds from the same bytes."""

from __future__ import annotations

from collections.abc import Sequence

import soupsieve
from bs4 import BeautifulSoup
from bs4.element import Tag

from extractors.read.html.page import Page
from extractors.read.html.tags import SKIPPED, VOID
from models.documents import Label, Reading
from models.errors import SourceFileError


def apply_selectors(
    reading: Reading, page: Page, labels: list[Label], keep: Sequence[str], drop: Sequence[str]
) -> None:
    """Relabel the blocks inside elements that a selector matches; the nearest matched element decides, `drop` over `keep`.

    Raises SourceFileError for what is no CSS selector.
    """
    kept, dropped = select_nodes(page, keep), select_nodes(page, drop)
    verdicts: list[Label | None] = [None]
    for node in range(1, len(page.tags)):
        if node in dropped:
            verdicts.append(Label("furniture", f"the source says so: {dropped[node]}", 1.0))
        elif node in kept:
            verdicts.append(Label("content", f"the source says so: {kept[node]}", 1.0))
        else:
            verdicts.append(verdicts[page.parents[node]])
    for index, run in enumerate(page.runs):
        labels[index] = verdicts[run.node] or labels[index]


def select_nodes(page: Page, selectors: Sequence[str]) -> dict[int, str]:
    """The page's nodes that any of the selectors matches, each with its selector."""
    if not selectors:
        return {}
    soup = BeautifulSoup(page.body, "lxml", from_encoding="utf-8")
    numbers = _number(soup)
    found: dict[int, str] = {}
    for selector in selectors:
        try:
            matched = soup.select(selector)
        except soupsieve.SelectorSyntaxError as error:
            raise SourceFileError(f"{selector!r} is no CSS selector: {str(error).splitlines()[0]}") from error
        for element in matched:
            number = numbers.get(id(element))
            if number is not None:
                found.setdefault(number, selector)
    return found


def _number(soup: BeautifulSoup) -> dict[int, int]:
    """The walker's number of each element: both see the elements in the parser's order, without void and skipped ones."""
    numbers: dict[int, int] = {}
    unseen: set[int] = set()
    for element in soup.descendants:
        if not isinstance(element, Tag):
            continue
        if element.name in SKIPPED or id(element.parent) in unseen:
            unseen.add(id(element))
        elif element.name not in VOID:
            numbers[id(element)] = len(numbers) + 1
    return numbers
