"""Regions of aligned text: runs of rows, in one column of the page, that stand in columns of their own."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from extractors.read.pdf.rulings import Ruling
from extractors.read.pdf.tables.segments import TextRow

_LONG = 0.2
"""Share of the page's width from which a rule can frame a table."""
_SAME_END = 6.0
_PROSE_WORDS = 8
_LABEL_LINES = 6
_LEADING = 1.6
_CAPTION = re.compile(
    r"(?:table|tabl|tableau|tabelle|figure|fig\.?|chart|exhibit|annex|box|notes?|nodyn|sources?|quelle"
    r"|abbreviations?|see notes)\b\s*[:.\dA-Z(]?",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"(?:figure|fig\.?|chart|map|graph)\s*[A-Z]?[-.]?\d", re.IGNORECASE)
_WIDE_STEP = 2.6
"""Most line heights between the tops of two rows of one table without rules."""


def rule_groups(across: Sequence[Ruling], width: float) -> list[list[Ruling]]:
    """Long rules of the same extent, top to bottom: two or more may frame tables. `width` is the page's, in points."""
    groups: list[list[Ruling]] = []
    for rule in sorted((r for r in across if r.length > _LONG * width), key=lambda r: r.at):
        for group in groups:
            if abs(rule.start - group[0].start) < _SAME_END and abs(rule.end - group[0].end) < _SAME_END:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return [group for group in groups if len(group) > 1]


def framed_runs(rows: Sequence[TextRow], rules: Sequence[Ruling]) -> list[list[TextRow]]:
    """Runs of rows between rules that look like a table's: bands of prose, captions and notes part them."""
    runs: list[list[TextRow]] = []
    open_run: list[TextRow] = []
    for above, below in itertools.pairwise(rules):
        band = [row for row in rows if above.at - 2 <= row.middle <= below.at + 2 and row not in open_run]
        if not band:
            continue
        if _is_table_band(band, above.length):
            open_run += band
        elif open_run:
            runs.append(open_run)
            open_run = []
    if open_run:
        runs.append(open_run)
    return runs


def _is_table_band(band: Sequence[TextRow], length: float) -> bool:
    if _FIGURE.match(band[0].text):
        return False
    prose = any(is_prose(row, length) for row in band)
    several = lines = 0
    last: TextRow | None = None
    before = band[0]
    for row in band:
        if len(row.segments) > 1:
            several, last = several + 1, row
        elif last is not None and row.top - before.top < _LEADING * row.size and row.x1 - row.x0 < 0.5 * length:
            lines += _goes_on(row, last)
        before = row
    if several and several + lines >= (0.6 if prose else 0.4) * len(band):
        return True
    # A short band of short rows is a spanning header or a heading inside the table.
    return len(band) <= 3 and all(row.x1 - row.x0 < 0.6 * length and not is_caption(row.text) for row in band)


def _goes_on(row: TextRow, several: TextRow) -> bool:
    """Whether a row of one segment stands in one of the columns that a row of several begins."""
    starts = [segment.x0 for segment in several.segments] + [float("inf")]
    return any(a - 2 <= row.x0 and row.x1 <= b for a, b in itertools.pairwise(starts))


def is_caption(text: str) -> bool:
    """Whether a line names a table or notes its source, and is so no row of it."""
    return bool(_CAPTION.match(text))


def is_prose(row: TextRow, width: float) -> bool:
    """Whether a row is a line of running text: one long segment over most of `width`."""
    return len(row.segments) == 1 and row.x1 - row.x0 > 0.6 * width and len(row.segments[0].words) >= _PROSE_WORDS


def candidate_runs(rows: Sequence[TextRow]) -> list[tuple[int, int]]:
    """Runs (first, last exclusive) of rows that may be a table: rows of several segments, with few of one between them."""
    if not rows:
        return []
    width = max(row.x1 for row in rows) - min(row.x0 for row in rows)
    runs: list[tuple[int, int]] = []
    start: int | None = None
    last_multi = -1
    stub = 0.0
    for i, row in enumerate(rows):
        multi = len(row.segments) > 1
        if multi:
            figures = len(row.segments) > 2 or any(segment.value for segment in row.segments[1:])
            stub = row.segments[1].x0 if figures else 0.0
        near = i > 0 and row.top - rows[i - 1].top <= _WIDE_STEP * max(row.size, rows[i - 1].size)
        # Lines of a long label stand left of the values; other rows between are headings, of which there are few.
        most = _LABEL_LINES if not multi and row.x1 <= stub else 2
        ends = not near or (not multi and (i - last_multi > most or is_prose(row, width) or is_caption(row.text)))
        if start is not None and ends:
            runs.append((start, last_multi + 1))
            start = None
        if multi:
            if start is None:
                start = i
            last_multi = i
    if start is not None:
        runs.append((start, last_multi + 1))
    return runs
