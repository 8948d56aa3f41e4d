"""Find the tables of a sheet: runs of rows with several cells, apart from the titles, sections and notes around them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from extractors.read.sheets.kinds import is_note, is_unit_line, kind_of
from extractors.read.sheets.sheet import Area, RawCell, Sheet

SECTION_LENGTH: Final = 110
"""A line alone between rows of a table that is longer is a note, not the heading of the rows below."""
Row = dict[int, RawCell]


@dataclass(slots=True)
class Region:
    """A table's place in its sheet: its rows and columns (numbers in the sheet, blank ones left out) and the merges in it."""

    rows: list[int]
    columns: list[int]
    merges: list[Area] = field(default_factory=list)


@dataclass(slots=True)
class Layout:
    """A sheet taken apart: its tables in reading order, and the numbers of the rows that stand outside them."""

    regions: list[Region] = field(default_factory=list)
    prose: list[int] = field(default_factory=list)


def find_regions(sheet: Sheet) -> Layout:
    """The tables of a sheet. Every filled row is in a region or in `prose`; side by side tables share rows."""
    layout = Layout()
    grower = _Grower(sheet, layout)
    for number in sorted(sheet.rows):
        grower.take(number)
    grower.close()
    return layout


class _Grower:
    """Takes a sheet's rows from top to bottom and closes a table where the next begins."""

    def __init__(self, sheet: Sheet, layout: Layout) -> None:
        self.sheet, self.layout = sheet, layout
        self.rows: list[int] = []
        self.pending: list[int] = []
        self.has_body = False
        self.left = 0

    def take(self, number: int) -> None:
        row = self.sheet.rows[number]
        if len(row) == 1 or is_note_row(row):
            self._take_line(number, row)
            return
        if self.rows and self._starts_table(number, row):
            self.close()
        self._take_row(number, row)

    def _take_line(self, number: int, row: Row) -> None:
        column, cell = next(iter(row.items()))
        adjacent = self.rows and not self.pending and number == self.rows[-1] + 1
        if len(row) == 1 and adjacent and self._is_inside(column, cell):
            self.rows.append(number)
            return
        if len(row) == 1 and not self.rows and self._is_banner(number, column, cell):
            self.close()
            self.rows, self.left = [number], min(self.sheet.rows.get(number + 1, row))
            return
        self.pending.append(number)

    def _is_inside(self, column: int, cell: RawCell) -> bool:
        """A line right under a row of the table that is part of it: a cell off its left edge, or a value."""
        return column > self.left and (len(cell.text) <= SECTION_LENGTH or kind_of(cell) == "value")

    def _is_banner(self, number: int, column: int, cell: RawCell) -> bool:
        """A heading over several columns right above a table's other headings, off its left edge."""
        below = self.sheet.rows.get(number + 1, {})
        return (
            len(below) > 1 and column > min(below) and len(cell.text) <= SECTION_LENGTH and not is_unit_line(cell.text)
        )

    def _take_row(self, number: int, row: Row) -> None:
        if not self.rows:
            self.layout.prose.extend(self.pending)
            self.left = min(row)
        else:
            self.rows.extend(self.pending)
        self.pending = []
        self.rows.append(number)
        self.left = min(self.left, *row)
        self.has_body = self.has_body or _has_values(row)

    def _starts_table(self, number: int, row: Row) -> bool:
        """Whether a row begins another table: after a gap or lines of prose, a row of headings where values stood before."""
        lines = [self._line(pending) for pending in self.pending]
        gap = number - (self.pending or self.rows)[-1] > 1 or (
            bool(self.pending) and self.pending[0] - self.rows[-1] > 1
        )
        if any(len(text) > SECTION_LENGTH or is_note(text) for text in lines):
            return True
        if not gap and not (self.pending and self.has_body and not _has_values(row)):
            return False
        if not self.has_body:
            return bool(self.pending) or number - self.rows[-1] > 2
        return not _has_values(row) and not self._continues(number, row)

    def _continues(self, number: int, row: Row) -> bool:
        """Whether a row of words after a gap is but one more row: words in its first columns, no headings over the values."""
        above = next((n for n in reversed(self.rows) if _has_values(self.sheet.rows[n])), None)
        if above is None:
            return False
        valued = {c for c, cell in self.sheet.rows[above].items() if kind_of(cell) == "value"}
        return not valued.intersection(row)

    def _line(self, number: int) -> str:
        return " ".join(cell.text for cell in self.sheet.rows[number].values())

    def close(self) -> None:
        """End the table under way: what is pending stands after it."""
        if self.rows:
            found = _split_columns(self.sheet, self.rows)
            used = {number for region in found for number in region.rows}
            self.layout.regions.extend(found)
            self.layout.prose.extend(number for number in self.rows if number not in used)
        self.layout.prose.extend(self.pending)
        self.rows, self.pending, self.has_body = [], [], False


def is_note_row(row: Row) -> bool:
    """A note in two cells: its mark ("1", "[a]", "*") and its words."""
    if len(row) != 2:
        return False
    mark, words = row.values()
    return len(mark.text) <= 10 and len(words.text) > 60 and kind_of(words) == "text"


def _has_values(row: Row) -> bool:
    """Whether a row holds a value beside its first cell."""
    cells = iter(row.items())
    next(cells, None)
    return any(kind_of(cell) == "value" for _, cell in cells)


def _split_columns(sheet: Sheet, rows: list[int]) -> list[Region]:
    """The tables in a band of rows: parted at blank columns where the right part has labels and values of its own."""
    filled = sorted({column for number in rows for column in sheet.rows[number]})
    merges = _merges_within(sheet, rows)
    parts: list[list[int]] = [[]]
    for column in filled:
        last = parts[-1][-1] if parts[-1] else None
        if last is not None and column - last > 1 and not _bridged(merges, last, column):
            parts.append([])
        parts[-1].append(column)
    parts = _joined(sheet, rows, parts)
    regions = [_trimmed(sheet, rows, columns, merges, split=len(parts) > 1) for columns in parts]
    return [region for region in regions if region.rows]


def _joined(sheet: Sheet, rows: list[int], parts: list[list[int]]) -> list[list[int]]:
    """Parts without labels and values of their own join the part at their left: a blank column only sets them apart."""
    joined = [parts[0]]
    for part in parts[1:]:
        if _stands_alone(sheet, rows, part) and _stands_alone(sheet, rows, joined[-1]):
            joined.append(part)
        else:
            joined[-1] = joined[-1] + part
    return joined


def _stands_alone(sheet: Sheet, rows: list[int], columns: list[int]) -> bool:
    """Whether columns are a table by themselves: words down the first, values down another, in two rows or more."""
    if len(columns) < 2:
        return False
    first = [kind_of(sheet.rows[n][columns[0]]) for n in rows if columns[0] in sheet.rows[n]]
    words = sum(kind != "value" for kind in first)
    valued = sum(
        any(c in sheet.rows[n] and kind_of(sheet.rows[n][c]) == "value" for c in columns[1:])
        for n in rows
        if columns[0] in sheet.rows[n]
    )
    return words >= 2 and words > len(first) / 2 and valued >= 2


def _trimmed(sheet: Sheet, rows: list[int], columns: list[int], merges: list[Area], *, split: bool) -> Region:
    """The region of some columns: without rows that are blank in them. A row that other columns fill stays theirs."""
    wanted = set(columns)
    kept = [n for n in rows if not wanted.isdisjoint(sheet.rows[n])] if split else list(rows)
    inside = [area for area in merges if columns[0] <= area[1] <= columns[-1]]
    return Region(kept, columns, inside)


def _merges_within(sheet: Sheet, rows: list[int]) -> list[Area]:
    first, last = rows[0], rows[-1]
    return [area for area in sheet.merges if area[2] >= first and area[0] <= last]


def _bridged(merges: list[Area], left: int, right: int) -> bool:
    """Whether a merged area covers the blank columns between two filled ones: then they are the body of one table."""
    return any(area[1] <= left and area[3] >= right for area in merges)
