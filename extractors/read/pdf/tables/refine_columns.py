"""Columns that only the text of a ruled table tells: strips of several columns, and headings that span them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from extractors.read.pdf.lines import rows_of
from extractors.read.pdf.tables.columns import find_columns
from extractors.read.pdf.tables.lattice import Lattice
from extractors.read.pdf.tables.segments import TextRow, text_rows
from extractors.read.pdf.words import Word

_FOOTNOTE = re.compile(r"[(\[]?(?:\d|[a-z]|[*†‡§])[)\]]?")


def part_wide_cells(lattice: Lattice, words: Sequence[Word], gap: float, space: float) -> None:
    """Draws sides inside the cells that span columns where their text stands apart, one piece over each group of columns."""
    for band in reversed(range(len(lattice.ys) - 1)):
        inside = [word for word in words if lattice.ys[band] < word.middle < lattice.ys[band + 1]]
        wide = [(first, last) for first, last in _drawn_spans(lattice, band) if last > first]
        if not inside or not wide:
            continue
        lower = _part_spanning_lines(lattice, band, wide, inside, gap, space)
        for first, last in wide:
            _part_wide_cell(lattice, lower, first, last, inside, gap, space)


def _drawn_spans(lattice: Lattice, band: int) -> list[tuple[int, int]]:
    """First and last strip between the drawn sides of a band."""
    spans, first = [], 0
    for j in range(len(lattice.xs) - 1):
        if lattice.right.get((band, j + 1)):
            spans.append((first, j))
            first = j + 1
    return spans


def _held_rows(
    lattice: Lattice, first: int, last: int, words: Sequence[Word], gap: float, space: float
) -> list[TextRow]:
    held = [word for word in words if lattice.xs[first] < (word.x0 + word.x1) / 2 < lattice.xs[last + 1]]
    return text_rows(held, gap, space) if held else []


def _part_spanning_lines(
    lattice: Lattice, band: int, wide: Sequence[tuple[int, int]], words: Sequence[Word], gap: float, space: float
) -> int:
    """Splits the band below the lines that span wide cells, where lines set apart follow; the band of those lines."""
    heights: dict[tuple[int, int], float] = {}
    for first, last in wide:
        rows = _held_rows(lattice, first, last, words, gap, space)
        if len(rows) < 2 or len(rows[0].segments) > 1 or len(rows[1].segments) < 2:
            continue
        over = rows[0].segments[0]
        centred = abs(over.middle - (lattice.xs[first] + lattice.xs[last + 1]) / 2) < rows[0].size
        crosses = any(over.x0 < x < over.x1 for x in lattice.xs[first + 1 : last + 1])
        stacked = any(abs(over.middle - s.middle) < 0.5 * rows[0].size for s in rows[1].segments)
        if (centred or (crosses and not stacked)) and rows[1].top >= rows[0].bottom - 0.2 * rows[0].size:
            heights[first, last] = (rows[0].bottom + rows[1].top) / 2
    if not heights:
        return band
    strips = {j for first, last in heights for j in range(first, last + 1)}
    y = sum(heights.values()) / len(heights)
    lattice.split_row(band, y, [j not in strips for j in range(len(lattice.xs) - 1)])
    return band + 1


def _part_wide_cell(
    lattice: Lattice, band: int, first: int, last: int, words: Sequence[Word], gap: float, space: float
) -> None:
    top, bottom = lattice.ys[band], lattice.ys[band + 1]
    held = [word for word in words if top < word.middle < bottom]
    rows = _held_rows(lattice, first, last, held, gap, space)
    for row in rows:
        for before, after in itertools.pairwise(row.segments):
            inner = [k for k in range(first + 1, last + 1) if before.x1 - 1 <= lattice.xs[k] <= after.x0 + 1]
            inner = [k for k in inner if all(_clear(held, lattice.xs[k], r.top, r.bottom) for r in rows)]
            if inner:
                middle = (before.x1 + after.x0) / 2
                lattice.right[band, min(inner, key=lambda k: abs(lattice.xs[k] - middle))] = True
    if max((len(row.segments) for row in rows), default=0) > 1:
        _part_at_white(lattice, band, first, last, rows)


def _part_at_white(lattice: Lattice, band: int, first: int, last: int, rows: Sequence[TextRow]) -> None:
    """Draws the sides that lie in white wider than a line is high, over all rows of a cell."""
    for k in range(first + 1, last + 1):
        x = lattice.xs[k]
        before = [s.x1 for row in rows for s in row.segments if s.middle < x]
        after = [s.x0 for row in rows for s in row.segments if s.middle >= x]
        if before and after and max(before) <= x <= min(after) and min(after) - max(before) > 0.8 * rows[0].size:
            lattice.right[band, k] = True


def refine_columns(lattice: Lattice, words: Sequence[Word], gap: float, space: float) -> None:
    """Splits strips in which values stand in columns of their own without a rule between them."""
    for strip in reversed(range(len(lattice.xs) - 1)):
        left, right = lattice.xs[strip], lattice.xs[strip + 1]
        inside = [
            word
            for word in words
            if left < (word.x0 + word.x1) / 2 < right and word.x0 > left - 3 and word.x1 < right + 3
        ]
        rows = text_rows(inside, gap, space)
        several = [row for row in rows if len(row.segments) > 1]
        if len(several) < 3 or len(several) < 0.5 * len(rows):
            continue
        if sum(s.value for row in several for s in row.segments[1:]) < 0.7 * sum(
            len(row.segments) - 1 for row in several
        ):
            continue
        if all(_FOOTNOTE.fullmatch(s.text) for row in several for s in row.segments[1:]):
            continue
        columns = find_columns(several, several[0].size)
        for a, b in reversed(list(itertools.pairwise(columns))):
            x = (a[1] + b[0]) / 2
            lattice.split_column(
                strip,
                x,
                [_clear(inside, x, top, bottom) for top, bottom in zip(lattice.ys, lattice.ys[1:], strict=False)],
            )


def _spans_strip(words: Sequence[Word], top: float, bottom: float, gap: float, space: float) -> bool:
    """Whether a strip holds in a band nothing but words in one piece: the heading of all its columns."""
    held = [word for word in words if top < word.middle < bottom]
    rows = text_rows(held, gap, space) if held else []
    return bool(rows) and all(len(row.segments) == 1 and not row.segments[0].value for row in rows)


def _clearest(words: Sequence[Word], left: float, right: float) -> float:
    """The place in a gutter that the fewest words cross, the nearest to its middle among the best."""
    middle = (left + right) / 2
    places = [left + (right - left) * k / 10 for k in range(11)]
    return min(places, key=lambda x: (sum(word.x0 < x - 1 and word.x1 > x + 1 for word in words), abs(x - middle)))


def _part_header_lines(lattice: Lattice, strip: int, x: float, words: Sequence[Word]) -> None:
    """Splits a band in one strip between a line that spans a new column edge and the lines beside it."""
    for band in reversed(range(len(lattice.ys) - 1)):
        inside = [word for word in words if lattice.ys[band] < word.middle < lattice.ys[band + 1]]
        rows = rows_of(inside)
        crossing = [not _clear(row, x, lattice.ys[band], lattice.ys[band + 1]) or _spans(row, x) for row in rows]
        for i in range(len(rows) - 1):
            if crossing[i] and not crossing[i + 1] and rows[i + 1][0].x0 < x < rows[i + 1][-1].x1:
                y = (max(w.bottom for w in rows[i]) + min(w.top for w in rows[i + 1])) / 2
                lattice.split_row(band, y, [j != strip for j in range(len(lattice.xs) - 1)])
                break


def _spans(row: Sequence[Word], x: float) -> bool:
    """Whether words go over an edge with no more than a space between them there."""
    before = [word for word in row if word.x1 <= x + 1]
    after = [word for word in row if word.x0 >= x - 1]
    return bool(before and after) and after[0].x0 - before[-1].x1 < 0.45 * before[-1].size


def _clear(words: Sequence[Word], x: float, top: float, bottom: float) -> bool:
    return not any(word.x0 < x - 1 and word.x1 > x + 1 and top < word.middle < bottom for word in words)
