"""Figures: quantities of things, people, events and money, with comparator, bounds, unit, measure, whole and period."""

from extractors.figures.find import find_figures

__all__ = ["find_figures"]
