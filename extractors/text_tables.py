"""Find tables in plain text: tab or pipe separated, aligned in columns, or one cell a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from extractors.figures.cells import read_cell
from extractors.figures.period_labels import read_period_label
from extractors.prepare import Prepared
from models.documents import Cell, Table

Span = tuple[int, int]
Row = list[Span]
PLAIN: Final = frozenset({"text/plain", "message/rfc822", "application/pdf"})
MAX_LINE: Final = 2_000
MAX_COLUMNS: Final = 60
MAX_LABEL: Final = 90
LIST_MARK: Final = re.compile(r"(?:[-–—•·*▪◦o]|\(?(?:[0-9]{1,3}|[a-zA-Z]|[ivx]{1,5})[.)])$")
GAP: Final = re.compile(r"[ \u00a0]{2,}|[ \u00a0]*\t+[ \u00a0]*")
RULE_LINE: Final = re.compile(r"[\s|+:=_-]+$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line's span without outer white space, and whether blank lines stand before it. `open` lines may hold cells.

    `origin` is the offset of the line's first code point, indentation included, so that columns of different lines compare.
    """

    start: int
    end: int
    text: str
    blank_before: bool
    open: bool
    origin: int


def find_text_tables(p: Prepared) -> tuple[Table, ...]:
    """Tables of the text outside the tables that the reader itself found, in order. Every cell is a span of the text."""
    if p.reading.media_type not in PLAIN:
        return ()
    lines = content_lines(p)
    tables: list[tuple[Span, Table]] = []
    used = 0
    index = 0
    while index < len(lines):
        found = _delimited(lines, index) or _aligned(lines, index) or _spaced(lines, index, used) or _stacked(lines, index, used)
        if found is None:
            index += 1
            continue
        first, last, rows = found
        tables.append(((lines[first].start, lines[last].end), _table(p.text, lines, first, last, rows)))
        index = used = last + 1
    return tuple(table for _, table in tables)


def content_lines(p: Prepared) -> list[Line]:
    """The non-blank lines of blocks that are content and no table cells."""
    lines: list[Line] = []
    text = p.text
    for block, label in zip(p.blocks, p.labels, strict=True):
        position = block.start
        while position < block.end:
            stop = text.find("\n", position, block.end)
            stop = block.end if stop < 0 else stop
            piece = text[position:stop]
            stripped = piece.strip()
            if stripped:
                start = position + len(piece) - len(piece.lstrip())
                blank = bool(lines) and text.count("\n", lines[-1].end, start) > 1
                fit = label.is_content and block.table is None and len(stripped) <= MAX_LINE
                origin = text.rfind("\n", max(0, start - MAX_LINE), start) + 1
                lines.append(Line(start, start + len(stripped), stripped, blank, fit, origin))
            position = stop + 1
    return lines


# -- tab and pipe separated ----------------------------------------------------------------------------------------


def _delimited(lines: Sequence[Line], index: int) -> tuple[int, int, list[Row]] | None:
    sign = _delimiter(lines[index])
    if not sign:
        return None
    rows: list[Row] = []
    held: list[list[str]] = []
    last = index
    for place in range(index, len(lines)):
        line = lines[place]
        if not line.open or (place > index and line.blank_before):
            break
        if RULE_LINE.match(line.text) and sign in line.text:
            last = place
            continue
        if sign not in line.text or _is_listed(line, sign):
            break
        row = _split(line, sign)
        rows.append(row)
        held.append([line.text[a - line.start : b - line.start] for a, b in row])
        last = place
    return (index, last, rows) if _is_table(held) else None


def _delimiter(line: Line) -> str:
    if not line.open or _is_listed(line, "\t"):
        return ""
    return "\t" if "\t" in line.text else "|" if "|" in line.text else ""


def _is_listed(line: Line, sign: str) -> bool:
    """A list item whose mark is set off by a tab."""
    head, _, rest = line.text.partition(sign)
    return bool(LIST_MARK.match(head.strip())) and sign not in rest.strip()


def _split(line: Line, sign: str) -> Row:
    """The cells of a line; outer pipes stand for no cell."""
    row: Row = []
    start = line.start
    for piece in line.text.split(sign):
        lead = len(piece) - len(piece.lstrip())
        body = piece.strip()
        row.append((start + lead, start + lead + len(body)))
        start += len(piece) + 1
    if sign == "|" and line.text.startswith("|"):
        row = row[1:]
    if sign == "|" and line.text.endswith("|"):
        row = row[:-1]
    return row[:MAX_COLUMNS]


def _is_table(rows: list[list[str]]) -> bool:
    """Whether most cells beside the first column are values, in the rows that hold any."""
    if len(rows) < 2 or max(len(row) for row in rows) < 2:
        return False
    kinds = [[cell_kind(cell) for cell in row[1:] if cell] for row in rows]
    body = [row for row in kinds if "value" in row]
    values = sum(row.count("value") for row in body)
    return values >= 2 and values * 2 >= sum(len(row) for row in body)


# -- aligned columns -----------------------------------------------------------------------------------------------


def _aligned(lines: Sequence[Line], index: int) -> tuple[int, int, list[Row]] | None:
    """Lines whose parts stand apart by two spaces or more, the same number of parts in most of them."""
    group: list[tuple[int, Row]] = []
    for place in range(index, len(lines)):
        line = lines[place]
        if not line.open or (place > index and line.blank_before and not _only_header(lines, group)):
            break
        parts = _parts(line)
        if len(parts) < 2:
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


def _only_header(lines: Sequence[Line], group: list[tuple[int, Row]]) -> bool:
    return len(group) == 1 and not _value_count(lines[group[0][0]], group[0][1])


def _parts(line: Line) -> Row:
    parts: Row = []
    start = 0
    for match in GAP.finditer(line.text):
        parts.append((line.start + start, line.start + match.start()))
        start = match.end()
    parts.append((line.start + start, line.end))
    return parts if len(parts) <= MAX_COLUMNS else []


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


# -- single spaces -------------------------------------------------------------------------------------------------

VALUE_END: Final = re.compile(r"[0-9%*\]\-–.)]$")
PIECE: Final = re.compile(r"\S+")


def _spaced(lines: Sequence[Line], index: int, used: int) -> tuple[int, int, list[Row]] | None:
    """Lines that end in the same number of values set apart by single spaces, as tables of a PDF come out as text."""
    width = _trailing(lines[index])
    if width < 2:
        return None
    last, rows = index, [_spaced_row(lines[index], width, lines[index].start)]
    while (step := _spaced_step(lines, last, width)) > 0:
        rows.append(_spaced_row(lines[last + step], width, lines[last + 1].start))
        last += step
    first, header = _spaced_header(lines, index, width, used)
    if len(rows) < (2 if header else 3):
        return None
    return first, last, [header, *rows] if header else rows


def _spaced_step(lines: Sequence[Line], last: int, width: int) -> int:
    """How many lines the next row takes: one, or two where its label is broken over the line; 0 where the table ends."""
    for step in (1, 2):
        place = last + step
        if place >= len(lines) or not lines[place].open or lines[place].blank_before:
            return 0
        if _trailing(lines[place]) == width:
            return step
        if cell_kind(lines[place].text) != "label":
            return 0
    return 0


def _trailing(line: Line) -> int:
    """How many values end a line that begins with a label; 0 where it is no such line."""
    if not line.open or not VALUE_END.search(line.text) or len(line.text) > 300:
        return 0
    pieces = line.text.split()
    count = 0
    while count < len(pieces) and cell_kind(pieces[-1 - count]) == "value":
        count += 1
    return count if 0 < count < len(pieces) else 0


def _spaced_row(line: Line, width: int, start: int) -> Row:
    pieces = [(line.start + m.start(), line.start + m.end()) for m in PIECE.finditer(line.text)]
    return [(start, pieces[-width - 1][1]), *pieces[-width:]]


def _spaced_header(lines: Sequence[Line], index: int, width: int, used: int) -> tuple[int, Row | None]:
    """The line above, where its last words are as many periods, or its words as many as the columns."""
    if index - 1 < used or not lines[index - 1].open:
        return index, None
    line = lines[index - 1]
    pieces = [(line.start + m.start(), line.start + m.end()) for m in PIECE.finditer(line.text)]
    words = line.text.split()
    if len(words) > width and all(cell_kind(word) == "period" for word in words[-width:]):
        return index - 1, [(pieces[0][0], pieces[-width - 1][1]), *pieces[-width:]]
    if len(words) == width and (all(cell_kind(word) in ("period", "label") for word in words)):
        return index - 1, [(line.start, line.start), *pieces]
    if len(words) == width + 1 and all(cell_kind(word) in ("period", "label") for word in words):
        return index - 1, pieces
    return index, None


# -- one cell a line -----------------------------------------------------------------------------------------------

Kind = Literal["value", "period", "label", "text"]


@lru_cache(maxsize=4096)
def cell_kind(text: str) -> Kind:
    """What a line or part may be in a table: a value, a period (which may be a year), a short label, or running text."""
    if read_period_label(text) is not None:
        return "period"
    value = read_cell(text)
    if value is not None:
        return "value"
    if len(text) > MAX_LABEL or text.endswith((".", "?", ";", "!", ",")) and not text.endswith((" no.", "etc.")):
        return "text"
    return "label"


def _stacked(lines: Sequence[Line], index: int, used: int) -> tuple[int, int, list[Row]] | None:
    """One cell a line: rows of one label (or period) and the same number of values, after as many heading lines."""
    if not lines[index].open or cell_kind(lines[index].text) not in ("label", "period"):
        return None
    if index + 1 >= len(lines) or cell_kind(lines[index + 1].text) not in ("value", "period"):
        return None
    width = _stack_width(lines, index)
    if width < 2:
        return None
    end = index
    while _is_stack_row(lines, end, width):
        end += width
    rows_found = (end - index) // width
    if rows_found < 2:
        return None
    first, header = _stack_header(lines, index, width, used)
    if header is None and (width == 2 and rows_found < 3):
        return None
    rows = [[(line.start, line.end) for line in lines[place : place + width]] for place in range(index, end, width)]
    if header is not None:
        rows.insert(0, header)
    return first, end - 1, rows


def _stack_width(lines: Sequence[Line], index: int) -> int:
    """How many lines make a row: from a label to the next label, or from a period to the next period."""
    kind = cell_kind(lines[index].text)
    for width in range(2, 14):
        place = index + width
        if place >= len(lines) or not lines[place].open:
            return width if kind == "label" else 0
        following = cell_kind(lines[place].text)
        if kind == "label" and following in ("label", "text"):
            return width
        if kind == "period" and following in ("period", "label", "text"):
            return width
    return 0


def _is_stack_row(lines: Sequence[Line], index: int, width: int) -> bool:
    if index + width > len(lines) or cell_kind(lines[index].text) not in ("label", "period"):
        return False
    if any(not lines[place].open for place in range(index, index + width)):
        return False
    return all(cell_kind(lines[place].text) == "value" for place in range(index + 1, index + width))


def _stack_header(lines: Sequence[Line], index: int, width: int, used: int) -> tuple[int, Row | None]:
    """The heading lines before the first row: one for each column, or one for each but the first."""
    heads: list[Line] = []
    place = index - 1
    while place >= used and len(heads) < width and lines[place].open and cell_kind(lines[place].text) in ("label", "period"):
        if lines[place].text.endswith(":"):
            break
        heads.insert(0, lines[place])
        place -= 1
    if len(heads) == width:
        return index - width, [(line.start, line.end) for line in heads]
    if len(heads) == width - 1:
        corner = (heads[0].start, heads[0].start)
        return index - width + 1, [corner, *((line.start, line.end) for line in heads)]
    return index, None


# -- the table -----------------------------------------------------------------------------------------------------

NOTE: Final = re.compile(r"(?:[*†‡¹²³⁴⁵]|\[[a-z0-9]{1,6}\]|notes?\b|source\b|key\b)", re.IGNORECASE)


def _table(text: str, lines: Sequence[Line], first: int, last: int, rows: list[Row]) -> Table:
    cells = tuple(
        Cell(row=r, column=c, start=start, end=end) for r, row in enumerate(rows) for c, (start, end) in enumerate(row)
    )
    return Table(cells=cells, caption=_caption(lines, first), notes=_notes(lines, last))


def _caption(lines: Sequence[Line], first: int) -> Span | None:
    """The line above, where it is near enough to head the table."""
    if first == 0 or not lines[first - 1].open:
        return None
    line = lines[first - 1]
    return (line.start, line.end) if len(line.text) <= 300 else None


def _notes(lines: Sequence[Line], last: int) -> tuple[Span, ...]:
    notes: list[Span] = []
    for line in lines[last + 1 : last + 8]:
        if not line.open or not NOTE.match(line.text):
            break
        notes.append((line.start, line.end))
    return tuple(notes)
