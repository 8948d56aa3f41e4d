"""Word lists written as running text."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text as a set: long lists read better as text than as one quoted word a line."""
    return frozenset(text.split())
