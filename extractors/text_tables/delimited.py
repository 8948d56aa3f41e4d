"""Tables whose cells are separated by tabs or pipes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from extractors.text_tables.lines import MAX_COLUMNS, RULE_LINE, Line, Row, cell_kind

LIST_MARK: Final = re.compile(r"(?:[-–—•·*▪◦o]|\(?(?:[0-9]{1,3}|[a-zA-Z]|[ivx]{1,5})[.)])$")


LOOSE_COMMA: Final = re.compile(r",\s|,[0-9]{3}(?![0-9])|[.?!;]$")
"""A comma of running text or of a large number: then the line is no row of comma-separated values."""


def read_delimited(lines: Sequence[Line], index: int) -> tuple[int, int, list[Row]] | None:
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
        if sign not in line.text and _is_section(lines, place, sign) and rows:
            rows.append([(line.start, line.end)])
            held.append([line.text])
            continue
        if sign not in line.text or _is_listed(line, sign) or (sign == "," and not _same_commas(lines[index], line)):
            break
        row = _split(line, sign)
        rows.append(row)
        held.append([line.text[a - line.start : b - line.start] for a, b in row])
        last = place
    if sign == "," and (len(rows) < 3 or len({len(row) for row in rows}) > 1 or cell_kind(held[0][0]) != "label"):
        return None
    _restore_corner(rows, held)
    return (index, last, rows) if _is_table(held) else None


def _restore_corner(rows: list[Row], held: list[list[str]]) -> None:
    """Give a heading row its empty first cell back, where it is one short of every other row and labels come first below."""
    widths = {len(row) for row in rows[1:]}
    if len(widths) != 1 or len(rows[0]) + 1 != next(iter(widths)) or len(rows) < 3 or not held[0][0]:
        return
    if any(cell_kind(cell) == "value" for cell in held[0]) or any(cell_kind(row[0]) != "label" for row in held[1:]):
        return
    start = rows[0][0][0]
    rows[0] = [(start, start), *rows[0]]
    held[0] = ["", *held[0]]


def _same_commas(first: Line, line: Line) -> bool:
    return line.text.count(",") == first.text.count(",") and ", " not in line.text


def _is_section(lines: Sequence[Line], place: int, sign: str) -> bool:
    """A line of one short label between rows: it heads the rows that follow."""
    line = lines[place]
    if sign not in "\t|" or cell_kind(line.text) != "label" or len(line.text) > 60 or place + 1 >= len(lines):
        return False
    following = lines[place + 1]
    return following.open and not following.blank_before and sign in following.text


def _delimiter(line: Line) -> str:
    if not line.open or _is_listed(line, "\t"):
        return ""
    if "\t" in line.text or "|" in line.text:
        return "\t" if "\t" in line.text else "|"
    return "," if line.text.count(",") > 1 and not LOOSE_COMMA.search(line.text) else ""


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
