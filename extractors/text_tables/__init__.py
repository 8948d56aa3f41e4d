"""Find tables in plain text: tab or pipe separated, aligned in columns, set apart by single spaces, or one cell a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from extractors.prepare import Prepared
from extractors.text_tables.aligned import read_aligned
from extractors.text_tables.delimited import read_delimited
from extractors.text_tables.lines import PLAIN, Line, Row, Span, content_lines
from extractors.text_tables.spaced import read_spaced
from extractors.text_tables.stacked import read_stacked
from models.documents import Cell, Table


def find_text_tables(p: Prepared) -> tuple[Table, ...]:
    """Tables of the text outside the tables that the reader itself found, in order. Every cell is a span of the text."""
    if p.reading.media_type not in PLAIN:
        return ()
    lines = content_lines(p)
    tables: list[tuple[Span, Table]] = []
    used = 0
    index = 0
    while index < len(lines):
        found = (
            read_delimited(lines, index)
            or read_aligned(lines, index)
            or read_spaced(lines, index, used)
            or read_stacked(lines, index, used)
        )
        if found is None:
            index += 1
            continue
        first, last, rows = found
        tables.append(((lines[first].start, lines[last].end), _table(p.text, lines, first, last, rows)))
        index = used = last + 1
    return tuple(table for _, table in tables)


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
