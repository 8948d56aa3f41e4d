"""Tables set apart by single spaces, as a PDF comes out as text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from extractors.text_tables.lines import Line, Row, cell_kind

VALUE_END: Final = re.compile(r"[0-9%*\]\-–.)]$")


PIECE: Final = re.compile(r"\S+")


def read_spaced(lines: Sequence[Line], index: int, used: int) -> tuple[int, int, list[Row]] | None:
    """Lines that end in the same number of values set apart by single spaces, as tables of a PDF come out as text."""
    width = _trailing(lines[index])
    if width < 2:
        return None
    last, rows = index, [_spaced_row(lines[index], width, lines[index].start)]
    while (step := _spaced_step(lines, last, width)) > 0:
        rows.append(_spaced_row(lines[last + step], width, lines[last + 1].start))
        last += step
    first, header = _spaced_header(lines, index, width, used)
    if _is_list(lines, index, last):
        first, header = _dashed_header(lines, index, len(_undashed(rows[0])), used)
        rows = [_undashed(row) for row in rows]
    if len(rows) < (2 if header else 3):
        return None
    return first, last, [header, *rows] if header else rows


def _is_list(lines: Sequence[Line], first: int, last: int) -> bool:
    """Whether every line is an item with a dash before each number ("Ashby - 12"), so that the dashes are no values."""
    return all(
        len(pieces := lines[place].text.split()) > 2
        and pieces[-2] in DASHES
        and all(piece in DASHES for piece in pieces[-_trailing(lines[place]) :: 2])
        and _trailing(lines[place]) % 2 == 0
        for place in range(first, last + 1)
    )


DASHES: Final = ("-", "–", "—")


def _undashed(row: Row) -> Row:
    """The cells of a row without those that are only a dash between two others."""
    return [cell for place, cell in enumerate(row) if place == 0 or place % 2 == 0]


def _dashed_header(lines: Sequence[Line], index: int, width: int, used: int) -> tuple[int, Row | None]:
    """The line above with as many parts between dashes as there are columns: "Council - cases - mended in time"."""
    if index - 1 < used or not lines[index - 1].open:
        return index, None
    line = lines[index - 1]
    parts = [
        (line.start + match.start(), line.start + match.end())
        for match in re.finditer(r"\S(?:(?! [-–—] ).)*", line.text)
    ]
    cells = [(start + 2 if place else start, end) for place, (start, end) in enumerate(parts)]
    return (index - 1, cells) if len(cells) == width > 2 else (index, None)


def _spaced_step(lines: Sequence[Line], last: int, width: int) -> int:
    """How many lines the next row takes: one, or two where its label is broken over the line; 0 where the table ends."""
    for step in (1, 2):
        place = last + step
        if place >= len(lines) or not lines[place].open or lines[place].blank_before:
            return 0
        if _trailing(lines[place]) == width:
            return step
        if cell_kind(lines[place].text) != "label" or any(f" {dash} " in lines[place].text for dash in DASHES):
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
