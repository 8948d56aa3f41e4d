"""Figures: quantities of things, people, events and money, with comparator, bounds, unit, measure, whole and period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractors.figures.find import find_figures

__all__ = ["find_figures"]


def __getattr__(name: str) -> Any:
    """Load the finder on first use: it needs the table readers, and they need this package's modules."""
    if name == "find_figures":
        from extractors.figures.find import find_figures

        return find_figures
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
