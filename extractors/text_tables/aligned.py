"""Tables aligned in columns by runs of spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from extractors.text_tables.lines import MAX_COLUMNS, NOTE_LINE, RULE_LINE, Line, Row, Span, cell_kind

GAP: Final = re.compile(r"[ \u00a0]{2,}|[ \u00a0]*\t+[ \u00a0]*")


def read_aligned(lines: Sequence[Line], index: int) -> tuple[int, int, list[Row]] | None:
    """Lines whose parts stand apart by two spaces or more, the same number of parts in most of them."""
    group: list[tuple[int, Row]] = []
    for place in range(index, len(lines)):
        line = lines[place]
        if not line.open or (place > index and line.blank_before and not _only_header(lines, group)):
            break
        if group and RULE_LINE.match(line.text):
            continue
        parts = _parts(line)
        if len(parts) < 2 or (group and NOTE_LINE.match(line.text) and not _value_count(line, parts)):
            break
        group.append((place, parts))
    body = [parts for place, parts in group if _value_count(lines[place], parts)]
    if len(body) < 2:
        return None
    columns = _columns(lines, group, body)
    if len(columns) < 2:
        return None
    rows = [_place(lines, place, parts, columns) for place, parts in group]
    return index, group[-1][0], rows


INDENT: Final = 2


def _only_header(lines: Sequence[Line], group: list[tuple[int, Row]]) -> bool:
    return len(group) == 1 and not _value_count(lines[group[0][0]], group[0][1])


def _parts(line: Line) -> Row:
    parts: Row = []
    start = 0
    for match in GAP.finditer(line.text):
        parts.append((line.start + start, line.start + match.start()))
        start = match.end()
    parts.append((line.start + start, line.end))
    parts = _with_currency(line, parts)
    return parts if len(parts) <= MAX_COLUMNS else []


def _with_currency(line: Line, parts: Row) -> Row:
    """Put a currency sign that stands apart back to its sum ("£  3,150.50")."""
    joined: Row = []
    for start, end in parts:
        if joined and line.text[joined[-1][0] - line.start : joined[-1][1] - line.start] in ("£", "$", "€"):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _value_count(line: Line, parts: Row) -> int:
    """How many parts after the first read as values, or 0 where more are text than values."""
    values = sum(cell_kind(line.text[a - line.start : b - line.start]) == "value" for a, b in parts[1:])
    return values if values * 2 > len(parts) - 1 else 0


def _columns(lines: Sequence[Line], group: list[tuple[int, Row]], body: list[Row]) -> list[Span]:
    """Columns as horizontal intervals (offsets from the line's first code point) that the body's parts fill."""
    counts = sorted(len(parts) for parts in body)
    width = counts[len(counts) // 2]
    intervals: list[list[int]] = []
    for place, parts in group:
        if len(parts) != width or not _value_count(lines[place], parts):
            continue
        origin = lines[place].origin
        for number, (a, b) in enumerate(parts):
            if number == len(intervals):
                intervals.append([a - origin, b - origin])
            else:
                intervals[number] = [min(intervals[number][0], a - origin), max(intervals[number][1], b - origin)]
    return [(a, b) for a, b in intervals]


def _place(lines: Sequence[Line], place: int, parts: Row, columns: list[Span]) -> Row:
    """The row's cells by column: each part goes to the column that it overlaps most, else to the nearest."""
    if len(parts) == len(columns):
        return list(parts)
    origin = lines[place].origin
    indented = parts[0][0] - origin > columns[0][0] + INDENT
    if len(parts) == len(columns) - 1 and indented and not _value_count(lines[place], parts):
        # Headings of all columns but the labels', which a long label below may reach under.
        return [(lines[place].start, lines[place].start), *parts]
    row: list[Span | None] = [None] * len(columns)
    for a, b in parts:
        left, right = a - origin, b - origin
        best = max(
            range(len(columns)),
            key=lambda n: (min(right, columns[n][1]) - max(left, columns[n][0]), -abs(left + right - sum(columns[n]))),
        )
        held = row[best]
        row[best] = (held[0], b) if held else (a, b)
    return [span or (lines[place].end, lines[place].end) for span in row]
