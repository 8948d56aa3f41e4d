"""Tables of a PDF's pages: ruled, partly ruled and borderless, found in the words and rulings of the fast pass."""

from __future__ import annotations

from extractors.read.pdf.tables.find import find_tables
from extractors.read.pdf.tables.grid import FoundCell, FoundTable

__all__ = ["FoundCell", "FoundTable", "find_tables"]
