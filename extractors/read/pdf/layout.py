"""Reading order: columns are found by the gutters between them, and read one after the other."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Protocol

from extractors.read.pdf.lines import LINE_GAP, Line

_FINE_GAP = 0.55
_FINE_SPACES = 1.6
_COLUMN_LINES = 4
_COLUMN_WIDTH = 9.0
"""Median width of a column's lines, in line heights, from which it can be a column of prose (about 20 letters)."""
_COLUMN_FILL = 0.75
"""Median share of a column's rows that words fill, the spaces between justified words aside."""
_COLUMN_LETTERS = 0.7
"""Share of a column's words that hold letters, else it is a column of figures."""
_LABEL_GAP = 6.0
_LABEL_WORDS = 5
_VALUE_GAP = 18.0
_LABEL = re.compile(
    r"[•‣▪▫●○◦■□➢➤❖✓✔·*–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|"
    r"(?:table|figure|chart|exhibit|annex|appendix|question|q)\s*[A-Z]?[-.]?\d{1,3}[a-z]?(?:\.\d{1,2})?[.:—–-]{0,2}",
    re.IGNORECASE,
)
_MAX_DEPTH = 12


def fine_gap(space: float) -> float:
    """Gap, in line heights, at which lines are cut to look for gutters; `space` is the usual space between words."""
    return max(_FINE_GAP, _FINE_SPACES * space)


class Item(Protocol):
    """What is put in order: a line, or a table that stays in one piece."""

    @property
    def x0(self) -> float: ...
    @property
    def top(self) -> float: ...
    @property
    def x1(self) -> float: ...
    @property
    def bottom(self) -> float: ...


@dataclass(slots=True)
class Run:
    """Items read from top to bottom in one column, and the column's edges."""

    items: list[Item]
    left: float
    right: float


def reading_order(items: Sequence[Item]) -> list[Run]:
    """Runs of items in reading order: over columns where there are columns, by rows where there are none."""
    return _ordered(sorted(items, key=lambda item: (item.top, item.x0)), 0) if items else []


def _ordered(items: list[Item], depth: int) -> list[Run]:
    if depth < _MAX_DEPTH and len(items) >= 2 * _COLUMN_LINES:
        gutter = _best_gutter(items)
        if gutter is not None:
            return _split(items, gutter, depth)
    return [_run(items)]


def _run(items: list[Item]) -> Run:
    return Run(_by_rows(items), min(item.x0 for item in items), max(item.x1 for item in items))


def _by_rows(items: list[Item]) -> list[Item]:
    """Items sorted by row, where what overlaps by more than half stands in one row; pieces of a line are made one."""
    rows: list[list[Item]] = []
    for item in items:
        if rows:
            first = rows[-1][0]
            overlap = min(first.bottom, item.bottom) - max(first.top, item.top)
            if overlap > 0.5 * min(first.bottom - first.top, item.bottom - item.top):
                rows[-1].append(item)
                continue
        rows.append([item])
    return [item for row in rows for item in _rejoined(sorted(row, key=lambda item: item.x0))]


def _rejoined(row: list[Item]) -> Iterator[Item]:
    """The row's pieces, those joined again that were cut finely to look for gutters."""
    held: list[Line] = []
    for item in row:
        if isinstance(item, Line) and held and _belongs(held[-1], item):
            held.append(item)
            continue
        yield from _merged(held)
        held = [item] if isinstance(item, Line) else []
        if not held:
            yield item
    yield from _merged(held)


def _belongs(before: Line, line: Line) -> bool:
    """Whether a piece goes on with the line before it, or the words that a bullet, a number or a caption's label stands before."""
    size = max(line.size, before.size)
    gap = line.x0 - before.x1
    if gap <= LINE_GAP * size or (gap <= _LABEL_GAP * size and _LABEL.fullmatch(before.text)):
        return True
    # "Request number:" and what stands a tab or two to the right of it.
    return before.words[-1].text.endswith(":") and len(before.words) <= _LABEL_WORDS and gap <= _VALUE_GAP * size


def _merged(lines: list[Line]) -> Iterator[Line]:
    if len(lines) == 1:
        yield lines[0]
    elif lines:
        yield Line([word for line in lines for word in line.words], lines[0].page)


def _best_gutter(items: list[Item]) -> float | None:
    """The x of the gutter that parts the most lines into two columns of prose, or None."""
    lines = [item for item in items if isinstance(item, Line)]
    if len(lines) < 2 * _COLUMN_LINES:
        return None
    size = median([line.size for line in lines])
    starts, ends = sorted([line.x0 for line in lines]), sorted([line.x1 for line in lines])
    best, best_score = None, 0.0
    for x in _gutter_candidates(starts, ends, size):
        before, after = bisect_right(ends, x), len(starts) - bisect_left(starts, x)
        crossing, most = len(lines) - before - after, min(before, after)
        # What the count alone rules out need not be looked at.
        if most < _COLUMN_LINES or crossing > 2 * most or most - 0.5 * crossing <= best_score:
            continue
        left, right = [line for line in lines if line.x1 <= x], [line for line in lines if line.x0 >= x]
        parted = _side_by_side(left, right)
        if parted < _COLUMN_LINES or crossing > 2 * parted or parted - 0.5 * crossing <= best_score:
            continue
        if _is_column(left, size) and _is_column(right, size):
            best, best_score = x, parted - 0.5 * crossing
    return best


def _gutter_candidates(starts: list[float], ends: list[float], size: float) -> list[float]:
    """Places just left of where four lines or more begin, right of where as many end; starts and ends are sorted."""
    groups: dict[int, list[float]] = {}
    for start in starts:
        groups.setdefault(round(start / 3), []).append(start)
    return [
        group[0] - 0.25 * size
        for group in groups.values()
        if len(group) >= _COLUMN_LINES and bisect_right(ends, group[0] - 0.5 * size) >= _COLUMN_LINES
    ]


def _is_column(lines: list[Line], size: float) -> bool:
    """Whether lines look like a column of prose: their rows are wide, and filled with words rather than with gaps."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and line.shares_row(rows[-1][0]):
            rows[-1].append(line)
        else:
            rows.append([line])
    if len(rows) < _COLUMN_LINES:
        return False
    if sum(line.lettered for line in lines) < _COLUMN_LETTERS * sum(len(line.words) for line in lines):
        return False
    widths, fills = [], []
    for row in rows:
        width = max(line.x1 for line in row) - min(line.x0 for line in row)
        widths.append(width)
        fills.append(sum(line.x1 - line.x0 for line in row) / width if width > 0 else 1.0)
    return median(widths) >= _COLUMN_WIDTH * size and median(fills) >= _COLUMN_FILL


def _side_by_side(left: list[Line], right: list[Line]) -> int:
    """Lines of the shorter column that stand within the other's height."""
    top = max(min(line.top for line in left), min(line.top for line in right))
    bottom = min(max(line.bottom for line in left), max(line.bottom for line in right))
    if bottom <= top:
        return 0
    return min(sum(1 for line in side if top <= (line.top + line.bottom) / 2 <= bottom) for side in (left, right))


def _split(items: list[Item], x: float, depth: int) -> list[Run]:
    """Bands between the items that cross the gutter, each read column by column."""
    runs: list[Run] = []
    band: list[Item] = []

    def close() -> None:
        left = [item for item in band if item.x1 <= x]
        right = [item for item in band if item.x1 > x]
        for side in (left, right):
            if side:
                runs.extend(_ordered(side, depth + 1))
        band.clear()

    for item in items:
        if item.x0 < x < item.x1:
            close()
            edges = min(item.x0 for item in items), max(item.x1 for item in items)
            if runs and (runs[-1].left, runs[-1].right) == edges:
                runs[-1].items.append(item)
            else:
                runs.append(Run([item], *edges))
        else:
            band.append(item)
    close()
    return runs
