"""CSS selectors as source files write them."""

from __future__ import annotations

import soupsieve


def check_selector(selector: str) -> str | None:
    """What is wrong with a selector, in words; None for one that can be used."""
    try:
        soupsieve.compile(selector)
    except (soupsieve.SelectorSyntaxError, NotImplementedError) as error:
        return f'"{selector}" is not a CSS selector ({str(error).splitlines()[0]})'
    return None
