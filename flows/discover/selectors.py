"""CSS selectors as source files write them."""

from __future__ import annotations

from collections.abc import Iterator

import soupsieve

from models.sources import Source

SELECTORS = ("item", "next", "row", "title", "date")
"""The settings of a source's discovery that are CSS selectors."""


def check_selector(selector: str) -> str | None:
    """What is wrong with a selector, in words; None for one that can be used."""
    try:
        soupsieve.compile(selector)
    except (soupsieve.SelectorSyntaxError, NotImplementedError) as error:
        return f'"{selector}" is not a CSS selector ({str(error).splitlines()[0]})'
    return None


def selector_faults(source: Source) -> Iterator[tuple[str, str]]:
    """The settings ("discovery.item") of a source that should be selectors and are none, each with what is wrong."""
    for name in SELECTORS:
        selector = getattr(source.discovery, name)
        fault = check_selector(selector) if selector else None
        if fault:
            yield f"discovery.{name}", fault
    for name in ("keep", "drop"):
        for selector in getattr(source.content, name):
            fault = check_selector(selector)
            if fault:
                yield f"content.{name}", fault
    for name in ("keep", "drop"):
        for selector in getattr(source.content, name):
            fault = check_selector(selector)
            if fault:
                yield name, fault
