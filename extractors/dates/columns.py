"""Roles of dates in the columns of a table: a log's heads say "Received" and "Responded" once for all their rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from extractors.dates.labels import LABELS
from extractors.prepare import Prepared
from models.documents import Table
from models.facts import DateRole

_MARKS = ("\t", "|")


class ColumnRoles:
    """The role that a column's head gives to what stands under it, by the place of a cell in the text."""

    def __init__(self, p: Prepared) -> None:
        pairs = [*(pair for table in p.reading.tables for pair in _of_table(p.text, table)), *_of_lines(p.text)]
        self._cells = sorted(pairs)
        self._starts = [start for start, _, _ in self._cells]

    def role_at(self, offset: int) -> DateRole | None:
        """The role by column at a code point, or None where no head gives one."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self._cells[index][1]:
            return None
        return self._cells[index][2]


def _role(head: str) -> DateRole | None:
    label = head.strip(" \xa0:*\n").lower()
    if label in ("sent", "date sent", "issued", "date issued"):
        return "responded"
    return next((role for pattern, role in LABELS if pattern.fullmatch(label)), None) if 0 < len(label) <= 48 else None


def _of_table(text: str, table: Table) -> Iterator[tuple[int, int, DateRole]]:
    rows = max(1, table.header_rows or 0)
    roles: dict[int, DateRole] = {}
    for cell in table.cells:
        if cell.row < rows:
            role = _role(text[cell.start : cell.end])
            if role is not None:
                roles[cell.column] = role
        elif cell.column in roles and cell.end > cell.start:
            yield cell.start, cell.end, roles[cell.column]


def _of_lines(text: str) -> Iterator[tuple[int, int, DateRole]]:
    """Cells of tables written as lines with tabs or bars; a line of at least two cells that follows none is a head."""
    for mark in _MARKS:
        if mark not in text:
            continue
        roles: dict[int, DateRole] = {}
        start, is_inside = 0, False
        for line in text.split("\n"):
            if mark in line:
                if not is_inside:
                    found = ((column, _role(cell)) for column, cell in enumerate(line.split(mark)))
                    roles, is_inside = {column: role for column, role in found if role is not None}, True
                elif roles:
                    yield from _cells(line, start, mark, roles)
            else:
                roles, is_inside = {}, False
            start += len(line) + 1


def _cells(line: str, start: int, mark: str, roles: dict[int, DateRole]) -> Iterator[tuple[int, int, DateRole]]:
    for column, cell in enumerate(line.split(mark)):
        if column in roles and cell:
            yield start, start + len(cell), roles[column]
        start += len(cell) + 1
