"""Columns of a table without vertical rules: the strips of white that run down between its segments."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractors.read.pdf.tables.segments import Segment, TextRow
from extractors.read.pdf.tables.tokens import groups_digits, is_value

_TOLERATED = 0.06
"""Share of rows that may cross a gutter (a long label, a heading inside the table)."""
_SUPPORT = 0.12
"""Share of rows in which a column must hold something."""
_NARROWEST = 0.12
"""Narrowest gutter in line heights."""

_WIDER_THAN_SPACE = 0.33
"""Gap, in line heights, from which words that stand in two columns are not the words of one cell."""

_DIGIT_SPACE = 1.2
"""Widest space inside a number, in widths of a digit."""

Column = tuple[float, float]
"""Left and right edge of the text in a column."""


def find_columns(rows: Sequence[TextRow], size: float, others: Sequence[TextRow] = ()) -> list[Column]:
    """Columns of rows that hold several segments each; `size` is the usual line height.

    `others` are rows that do not tell where a column ends, but that it is one: labels that stand alone.
    """
    if not rows:
        return []
    tolerated = int(_TOLERATED * len(rows))
    cores = _cores(rows, tolerated, _NARROWEST * size)
    return _digits_joined(_supported(cores, [*rows, *others], len(rows)), rows)


def _cores(rows: Sequence[TextRow], tolerated: int, narrowest: float) -> list[Column]:
    events = sorted(
        [(s.x0, 1) for row in rows for s in row.segments] + [(s.x1, -1) for row in rows for s in row.segments]
    )
    cores: list[Column] = []
    covering, start = 0, None
    for x, step in events:
        covering += step
        if covering > tolerated and start is None:
            start = x
        elif covering <= tolerated and start is not None:
            if cores and start - cores[-1][1] < narrowest:
                cores[-1] = (cores[-1][0], x)
            else:
                cores.append((start, x))
            start = None
    return cores


def _supported(cores: list[Column], rows: Sequence[TextRow], voters: int) -> list[Column]:
    """Cores that enough rows fill; a poor one goes to its nearer neighbour."""
    needed = max(2 if voters > 3 else 1, _SUPPORT * voters)
    kept = list(cores)
    while len(kept) > 1:
        support = [sum(1 for row in rows if any(overlaps(s, core) for s in row.segments)) for core in kept]
        weakest = min(range(len(kept)), key=support.__getitem__)
        if support[weakest] >= needed:
            break
        kept = _without(kept, weakest)
    return kept


def _digits_joined(columns: list[Column], rows: Sequence[TextRow]) -> list[Column]:
    """Columns with those made one that only hold the groups of digits of numbers written with spaces ("12 345")."""
    joined = columns[:1]
    for column in columns[1:]:
        if _groups_digits(joined[-1], column, rows):
            joined[-1] = joined[-1][0], column[1]
        else:
            joined.append(column)
    return joined


def _groups_digits(left: Column, right: Column, rows: Sequence[TextRow]) -> bool:
    """Whether what stands in two columns is always the head and the tail of one number, a space of one letter apart."""
    pairs = 0
    for row in rows:
        heads = [s for s in row.segments if overlaps(s, left)]
        tails = [s for s in row.segments if overlaps(s, right)]
        if not heads or not heads[-1].value or (tails and tails[0] is heads[-1]):
            continue
        word = heads[-1].words[-1]
        if not tails and not groups_digits(word.text, "000"):
            continue
        if not tails or not groups_digits(word.text, tails[0].words[0].text):
            return False
        digit = (word.x1 - word.x0) / len(word.text)
        if tails[0].x0 - word.x1 > _DIGIT_SPACE * digit:
            return False
        pairs += 1
    return pairs >= 3


def _without(cores: list[Column], index: int) -> list[Column]:
    left = cores[index][0] - cores[index - 1][1] if index else float("inf")
    right = cores[index + 1][0] - cores[index][1] if index + 1 < len(cores) else float("inf")
    other = index - 1 if left <= right else index + 1
    low, high = sorted((index, other))
    return [*cores[:low], (cores[low][0], cores[high][1]), *cores[high + 1 :]]


def overlaps(segment: Segment, column: Column) -> bool:
    return segment.x0 < column[1] and segment.x1 > column[0]


def column_span(segment: Segment, columns: Sequence[Column]) -> tuple[int, int]:
    """First and last column that a segment stands in; where it stands in none, the nearest."""
    touched = []
    for i, column in enumerate(columns):
        shared = min(segment.x1, column[1]) - max(segment.x0, column[0])
        if shared > 0.25 * min(segment.x1 - segment.x0, column[1] - column[0]):
            touched.append(i)
    if touched:
        return touched[0], touched[-1]
    nearest = min(
        range(len(columns)),
        key=lambda i: (
            max(columns[i][0] - segment.x1, segment.x0 - columns[i][1], 0.0)
            + 0.01 * abs(segment.middle - sum(columns[i]) / 2)
        ),
    )
    return nearest, nearest


def split_at_gutters(segment: Segment, columns: Sequence[Column], alone: bool = False) -> list[Segment]:
    """The segment cut where its words stand in columns of their own; whole where they do not (it spans the columns).

    `alone` tells that it is its row's only segment: then its gaps must also be wider than a space.
    """
    first, last = column_span(segment, columns)
    if first == last or len(segment.words) < 2:
        return [segment]
    pieces = [[segment.words[0]]]
    for before, after in itertools.pairwise(segment.words):
        wide = after.x0 - before.x1 > _WIDER_THAN_SPACE * max(before.size, after.size) or (
            is_value(before.text) and is_value(after.text)
        )
        if wide and _nearest(before.x0, before.x1, columns) != _nearest(after.x0, after.x1, columns):
            pieces.append([after])
        else:
            pieces[-1].append(after)
    cut = [Segment(piece) for piece in pieces]
    if alone and not all(piece.value for piece in cut[1:]):
        return [segment]
    return cut if all(_stands_in_one(piece, columns) for piece in cut) else [segment]


def _stands_in_one(piece: Segment, columns: Sequence[Column]) -> bool:
    """Whether a piece lies over one column only, and over its middle rather than its edge."""
    touched = [column for column in columns if min(piece.x1, column[1]) - max(piece.x0, column[0]) > 0.5]
    return len(touched) == 1 and touched[0][0] - 1 <= piece.middle <= touched[0][1] + 1


def _nearest(x0: float, x1: float, columns: Sequence[Column]) -> int:
    def distance(i: int) -> tuple[float, float]:
        left, right = columns[i]
        return -(min(x1, right) - max(x0, left)), abs((x0 + x1) / 2 - (left + right) / 2)

    return min(range(len(columns)), key=distance)
