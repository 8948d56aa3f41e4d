"""Rows that only the text of a ruled table tells: bands of several rows, and columns whose rules stop short."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractors.read.pdf.tables.body import grid_rows, joined_rows
from extractors.read.pdf.tables.lattice import Lattice, strip_of, strip_rows
from extractors.read.pdf.tables.segments import TextRow
from extractors.read.pdf.words import Word


def close_tall_cells(lattice: Lattice, words: Sequence[Word]) -> None:
    """Draws the missing sides inside a cell over several bands whose lines stand beside the lines of its neighbours.

    Such a column is one of rows without rules, not one tall cell: a label that spans rows does not keep step with them.
    """
    rows = strip_rows(words, lattice.xs)
    for j in range(len(lattice.xs) - 1):
        start = 0
        for i in range(1, len(lattice.ys)):
            if i < len(lattice.ys) - 1 and not lattice.below.get((j, i)):
                continue
            if i - start > 1 and _keeps_step(rows, lattice, j, start, i):
                for k in range(start + 1, i):
                    lattice.below[j, k] = True
            start = i


def _keeps_step(rows: Sequence[TextRow], lattice: Lattice, column: int, first: int, last: int) -> bool:
    top, bottom = lattice.ys[first], lattice.ys[last]
    left, right = lattice.xs[column], lattice.xs[column + 1]
    own = others = both = 0
    for row in rows:
        if not top < row.middle < bottom:
            continue
        mine = any(left < s.middle < right for s in row.segments)
        other = len(row.segments) > mine
        own += mine
        others += other
        both += mine and other
    return own >= 3 and both >= 0.8 * own and both >= 0.6 * others


def refine_rows(lattice: Lattice, words: Sequence[Word], gap: float, space: float) -> None:
    """Splits bands that hold several rows of text without a rule between them."""
    for band in reversed(range(len(lattice.ys) - 1)):
        top, bottom = lattice.ys[band], lattice.ys[band + 1]
        inside = [word for word in words if top < word.middle < bottom]
        if not inside:
            continue
        rows = strip_rows(inside, lattice.xs)
        if len(rows) < 2:
            continue
        for y in reversed(_row_breaks(rows, lattice.xs)):
            crossed = [
                any(w.top < y - 1 and w.bottom > y + 1 and a < (w.x0 + w.x1) / 2 < b for w in inside)
                for a, b in zip(lattice.xs, lattice.xs[1:], strict=False)
            ]
            crossed = [c or _tall(lattice, band, j) for j, c in enumerate(crossed)]
            lattice.split_row(band, y, crossed)


def _tall(lattice: Lattice, band: int, column: int) -> bool:
    """Whether a band's cell goes on above or below the band."""
    return not lattice.below.get((column, band)) or not lattice.below.get((column, band + 1))


def _row_breaks(rows: Sequence[TextRow], xs: Sequence[float]) -> list[float]:
    """Heights between the rows of a band: rows of values, or rows that white parts and a label begins."""
    columns = list(itertools.pairwise(xs))
    valued = [row for row in rows if any(s.value for s in row.segments if s.x0 > xs[1] - 3)]
    breaks = []
    if (
        len(valued) >= 2
        and sum(len(row.segments) for row in valued) >= 2 * len(valued) - 1
        and len(valued) >= 0.4 * len(rows)
    ):
        joined = joined_rows(grid_rows(rows, columns), lambda _top, _bottom: False)
        breaks = [(a.bottom + b.top) / 2 for a, b in itertools.pairwise(joined)]
    else:
        for a, b in itertools.pairwise(rows):
            begins = strip_of(b.segments[0].words[0], xs) == 0
            if b.top - a.bottom > 0.7 * a.size and begins and len(columns) > 2:
                breaks.append((a.bottom + b.top) / 2)
    return breaks
