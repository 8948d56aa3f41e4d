"""Found tables: cells of words in a grid, before they become part of a document's text."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.read.pdf.frames import Box
from extractors.read.pdf.tables.segments import TextRow
from extractors.read.pdf.words import Word


@dataclass(slots=True)
class FoundCell:
    """A cell of a found table: place from 0, span in rows and columns, its words line by line, its box on the page."""

    row: int
    column: int
    rows: int
    columns: int
    lines: list[list[Word]]
    box: Box
    page: int = 0

    @property
    def text(self) -> str:
        return " ".join(word.text for line in self.lines for word in line)


@dataclass(slots=True)
class FoundTable:
    """A table on a page (the first of its pages, when it goes on). `box` is its region there; `how` the route that found it."""

    page: int
    box: Box
    cells: list[FoundCell]
    row_count: int
    column_count: int
    how: str
    header_rows: int = 0
    score: float = 1.0
    words: set[int] = field(default_factory=set)
    """`id` of every word that stands in the table."""
    source: list[TextRow] = field(default_factory=list)
    """The rows of text that an aligned table was made of."""

    @property
    def x0(self) -> float:
        return self.box[0]

    @property
    def top(self) -> float:
        return self.box[1]

    @property
    def x1(self) -> float:
        return self.box[2]

    @property
    def bottom(self) -> float:
        return self.box[3]
