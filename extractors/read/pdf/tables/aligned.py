"""Regions of aligned text: runs of rows, in one column of the page, that stand in columns of their own."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.read.pdf.rulings import Ruling
from extractors.read.pdf.tables.segments import TextRow

_WIDE_STEP = 2.6
"""Most line heights between the tops of two rows of one table without rules."""


def rule_regions(across: Sequence[Ruling], width: float) -> list[tuple[float, float, float, float]]:
    """(x0, top, x1, bottom) between the first and the last of three or more long rules of the same extent, or of two."""
    long = [r for r in across if r.length > 0.2 * width]
    regions = []
    used: set[int] = set()
    for i, first in enumerate(long):
        if i in used:
            continue
        group = [first]
        for j in range(i + 1, len(long)):
            other = long[j]
            if j not in used and abs(other.start - first.start) < 6 and abs(other.end - first.end) < 6:
                group.append(other)
                used.add(j)
        if len(group) >= 2:
            regions.append((first.start, group[0].at, first.end, group[-1].at))
    return regions


def candidate_runs(rows: Sequence[TextRow]) -> list[tuple[int, int]]:
    """Runs (first, last exclusive) of rows that may be a table: rows of several segments, with few of one between them."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    last_multi = -1
    for i, row in enumerate(rows):
        multi = len(row.segments) > 1
        near = i > 0 and row.top - rows[i - 1].top <= _WIDE_STEP * max(row.size, rows[i - 1].size)
        if start is not None and (not near or (not multi and i - last_multi > 2)):
            runs.append((start, last_multi + 1))
            start = None
        if multi:
            if start is None:
                start = i
            last_multi = i
    if start is not None:
        runs.append((start, last_multi + 1))
    return runs
