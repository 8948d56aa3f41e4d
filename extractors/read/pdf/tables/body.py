"""Rows of a table's body: lines of text placed in columns, and those that continue a cell joined to it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from statistics import median

from extractors.read.pdf.tables.columns import Column, column_span, split_at_gutters
from extractors.read.pdf.tables.segments import Segment, TextRow

_TIGHT = 0.86
"""A line nearer to the one above than this share of the usual pitch may belong to it..."""
_LEADING = 1.45
"""...where it is no further than this many line heights, the widest leading inside a cell."""
_OPEN_ENDS = (",", "-", "–", "/", "(", "&", "and", "or", "of", "the", "in", "for", "to", "by", "with", "a", "an", "on")

Span = tuple[int, int]


class GridRow:
    """A row of a table: lines of segments by the columns that they span."""

    __slots__ = ("bottom", "cells", "size", "top")

    def __init__(self, top: float, bottom: float, size: float) -> None:
        self.top = top
        self.bottom = bottom
        self.size = size
        self.cells: dict[Span, list[list[Segment]]] = {}

    def add(self, span: Span, segment: Segment) -> None:
        """Adds a segment to this line of text."""
        for other in list(self.cells):
            if other != span and other[0] <= span[1] and span[0] <= other[1]:
                lines = self.cells.pop(other)
                span = min(span[0], other[0]), max(span[1], other[1])
                self.cells[span] = [self.cells.get(span, [[]])[0] + lines[0]]
        lines = self.cells.setdefault(span, [[]])
        lines[0] = sorted([*lines[0], segment], key=lambda s: s.x0)

    def absorb(self, other: GridRow) -> None:
        """Takes a continuation's lines below this row's."""
        for span, lines in other.cells.items():
            target = next((s for s in self.cells if s[0] <= span[0] and span[1] <= s[1]), span)
            self.cells.setdefault(target, []).extend(lines)
        for lines in self.cells.values():
            lines.sort(key=lambda line: line[0].top)
        self.top, self.bottom = min(self.top, other.top), max(self.bottom, other.bottom)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def columns(self) -> set[int]:
        return {column for span in self.cells for column in range(span[0], span[1] + 1)}

    def first_line(self, span: Span) -> list[Segment]:
        return self.cells[span][0]

    @property
    def stub(self) -> str:
        """The words of the first column, or none."""
        lines = self.cells.get((0, 0), [])
        return " ".join(segment.text for line in lines for segment in line)

    @property
    def stub_x0(self) -> float:
        lines = self.cells.get((0, 0))
        return lines[0][0].x0 if lines else 0.0

    @property
    def values(self) -> int:
        """Cells right of the first column that hold values alone."""
        return sum(
            1 for span, lines in self.cells.items() if span[0] > 0 and all(s.value for line in lines for s in line)
        )


def grid_rows(rows: Sequence[TextRow], columns: Sequence[Column]) -> list[GridRow]:
    """Each row of text with its segments in their columns."""
    found = []
    for row in rows:
        grid = GridRow(row.top, row.bottom, row.size)
        for segment in row.segments:
            for piece in split_at_gutters(segment, columns, len(row.segments) == 1):
                grid.add(column_span(piece, columns), piece)
        found.append(grid)
    return found


def joined_rows(rows: Sequence[GridRow], ruled_between: Callable[[float, float], bool]) -> list[GridRow]:
    """Rows with the continuations of their cells joined. `ruled_between` tells whether a rule lies between two heights."""
    if not rows:
        return []
    pitch = _row_pitch(rows)
    joined = [rows[0]]
    for i in range(1, len(rows)):
        before, row = joined[-1], rows[i]
        following = rows[i + 1] if i + 1 < len(rows) else None
        if not ruled_between(rows[i - 1].bottom, row.top) and _continues(before, rows[i - 1], row, following, pitch):
            before.absorb(row)
        else:
            joined.append(row)
    return joined


def _row_pitch(rows: Sequence[GridRow]) -> float:
    """The usual distance between neighbouring rows that hold values in the same columns."""
    full = [b.middle - a.middle for a, b in itertools.pairwise(rows) if a.values and b.values and a.stub and b.stub]
    every = [b.middle - a.middle for a, b in itertools.pairwise(rows)]
    return median(full or every or [0.0])


def _continues(cell: GridRow, before: GridRow, row: GridRow, following: GridRow | None, pitch: float) -> bool:
    """Whether a line of text goes on with the row before it rather than begins its own."""
    if row.top < before.bottom - 0.3 * row.size and not (row.columns & before.columns):
        return True
    if row.values and before.values:
        return False
    step = row.middle - before.middle
    if step > 1.3 * pitch and step > 1.6 * row.size:
        return False
    if row.values:
        return _completes(cell, before, row, step, pitch)
    tight = step < min(_TIGHT * pitch, _LEADING * row.size)
    if not row.columns <= cell.columns and not (cell.columns == {0} and tight):
        return False
    outdented = row.columns == {0} and row.stub[:1].isupper() and row.stub_x0 < cell.stub_x0 - 0.3 * row.size
    if outdented and cell.values:
        return False
    if tight:
        return True
    if row.columns == {0}:
        return _label_goes_on(cell, row, following)
    if 0 not in row.columns:
        # Words without a label under words: the lines of one cell of prose.
        return True
    return row.stub[:1].islower() and cell.values == 0


def _completes(cell: GridRow, before: GridRow, row: GridRow, step: float, pitch: float) -> bool:
    """Whether a row with values completes a label whose first line stands alone above it."""
    if cell.columns != {0}:
        return False
    if 0 not in row.columns:
        return step < min(_TIGHT * pitch, _LEADING * row.size) or row.top < before.bottom
    if cell.stub.endswith(":") or not row.stub:
        return False
    goes_on = row.stub[:1].islower() or (cell.stub.lower().split()[-1:] and cell.stub.lower().split()[-1] in _OPEN_ENDS)
    return (
        bool(goes_on)
        or cell.stub.endswith((",", "-", "–", "/", "("))
        or (step < _TIGHT * pitch and row.stub_x0 > cell.stub_x0)
    )


def _label_goes_on(cell: GridRow, row: GridRow, following: GridRow | None) -> bool:
    """Whether a label alone on its line is the second line of the label above, and not a heading of the rows below."""
    if row.stub[:1].islower() or row.stub[:1] in "(&" or cell.stub.endswith((",", "-", "–", "/", "(")):
        return True
    if cell.stub.lower().split()[-1:] and cell.stub.lower().split()[-1] in _OPEN_ENDS:
        return True
    deeper = row.stub_x0 > cell.stub_x0 + 0.3 * row.size
    if not deeper or not cell.values:
        return False
    return following is None or following.stub_x0 < row.stub_x0 - 0.3 * row.size
