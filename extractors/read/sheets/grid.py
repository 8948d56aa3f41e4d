"""Find the tables of a sheet: runs of rows with several cells, apart from the titles, sections and notes around them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Final

from extractors.read.sheets.kinds import is_note, is_number, is_source, is_unit_line, kind_of
from extractors.read.sheets.sheet import Area, RawCell, Sheet

SECTION_LENGTH: Final = 110
"""A line alone between rows of a table that is longer is a note, not the heading of the rows below."""
Row = dict[int, RawCell]


@dataclass(slots=True)
class Region:
    """A table's place in its sheet: its rows and columns (numbers in the sheet, blank ones left out) and the merges in it.

    `titles` and `notes` are the rows right above and below that head and explain it alone.
    """

    rows: list[int]
    columns: list[int]
    merges: list[Area] = field(default_factory=list)
    titles: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)


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
        self.valued = self.bottom = -1
        self.merges = sorted(sheet.merges)
        self.reach: dict[int, int] = {}
        for top, _, bottom, _ in sheet.merges:
            self.reach[top] = max(self.reach.get(top, top), bottom)

    def take(self, number: int) -> None:
        row = self.sheet.rows[number]
        if len(row) == 1 or is_note_row(row) or self._goes_on_notes(row):
            self._take_line(number, row)
            return
        if self.rows and self._starts_table(number, row):
            self.close()
        self._take_row(number, row)

    def _goes_on_notes(self, row: Row) -> bool:
        """Whether two cells are one more note under notes: a mark and its words."""
        if len(row) != 2 or not self.pending or not is_note(self._line(self.pending[-1])):
            return False
        mark, words = row.values()
        return len(mark.text) <= 10 and len(words.text) > 12 and kind_of(words) == "text"

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
        self.bottom = max(self.bottom, number, self.reach.get(number, 0))
        self.left = min(self.left, *row)
        if _has_values(row):
            self.has_body, self.valued = True, number

    def _starts_table(self, number: int, row: Row) -> bool:
        """Whether a row begins another table: after a gap or lines of prose, a row of headings where values stood before."""
        lines = [self._line(pending) for pending in self.pending]
        bottom = max(self.rows[-1], min(self.bottom, number - 1))
        gap = number - (self.pending[-1] if self.pending else bottom) > 1 or (
            bool(self.pending) and self.pending[0] - bottom > 1
        )
        if any(len(text) > SECTION_LENGTH or is_note(text) for text in lines):
            return True
        if not gap and not (self.pending and self.has_body and not _has_values(row)):
            return False
        if not self.has_body:
            return bool(self.pending) or number - bottom > 2
        return not _has_values(row) and not self._continues(number, row)

    def _continues(self, number: int, row: Row) -> bool:
        """Whether a row of words after a gap is but one more row: words in its first columns, no headings over the values."""
        valued = {c for c, cell in self.sheet.rows[self.valued].items() if kind_of(cell) == "value"}
        return not valued.intersection(row)

    def _line(self, number: int) -> str:
        return " ".join(cell.text for cell in self.sheet.rows[number].values())

    def close(self) -> None:
        """End the table under way: what is pending stands after it."""
        if self.rows:
            found = _split_columns(self.sheet, self.rows, self.merges)
            used = {number for region in found for number in (*region.rows, *region.titles, *region.notes)}
            self.layout.regions.extend(found)
            self.layout.prose.extend(number for number in self.rows if number not in used)
        self.layout.prose.extend(self.pending)
        self.rows, self.pending, self.has_body, self.bottom = [], [], False, -1


def is_note_row(row: Row) -> bool:
    """A note in two cells: its mark ("1", "[a]", "*") and its words."""
    if len(row) != 2:
        return False
    mark, words = row.values()
    if kind_of(words) != "text":
        return False
    return (len(mark.text) <= 10 and len(words.text) > 60) or (is_source(mark.text) and is_source(words.text))


def _has_values(row: Row) -> bool:
    """Whether a row holds a value beside its first cell."""
    cells = iter(row.items())
    next(cells, None)
    return any(is_number(cell) for _, cell in cells)


def _split_columns(sheet: Sheet, rows: list[int], all_merges: list[Area]) -> list[Region]:
    """The tables in a band of rows: parted at blank columns where the right part has labels and values of its own."""
    filled = sorted({column for number in rows for column in sheet.rows[number]})
    merges = all_merges[bisect_left(all_merges, (rows[0],)) : bisect_left(all_merges, (rows[-1] + 1,))]
    bridges = _bridges(merges)
    parts: list[list[int]] = [[]]
    for column in filled:
        last = parts[-1][-1] if parts[-1] else None
        if last is not None and column - last > 1 and not bridges.issuperset(range(last, column)):
            parts.append([])
        parts[-1].append(column)
    parts = _joined(sheet, rows, parts)
    regions = [_trimmed(sheet, rows, columns, merges, split=len(parts) > 1) for columns in parts]
    for region in regions:
        _peel(sheet, region)
    return [region for region in regions if len(region.rows) > 1]


def _peel(sheet: Sheet, region: Region) -> None:
    """Set the titles above a table's headings and the notes under its body apart from its rows."""
    bottom = -1
    while len(region.rows) > 2:
        number = region.rows[0]
        beside = number <= bottom and len(_cells(sheet, region, number)) <= 2
        if not beside and not _is_title(sheet, region, number, region.rows[1]):
            break
        # A number merged over several rows has the lines of the title beside it.
        reach = [a[2] for a in region.merges if a[0] == number and a[1] == region.columns[0]]
        bottom = max([bottom, *reach]) if len(region.columns) >= 4 else bottom
        region.titles.append(region.rows.pop(0))
    while len(region.rows) > 2:
        cells = _cells(sheet, region, region.rows[-1])
        if len(cells) != 1 or region.columns[0] not in cells or not is_note(cells[region.columns[0]].text):
            break
        region.notes.insert(0, region.rows.pop())


def _cells(sheet: Sheet, region: Region, number: int) -> Row:
    """A row's cells in the columns of a region."""
    row = sheet.rows[number]
    first, last = region.columns[0], region.columns[-1]
    return {column: row[column] for column in sorted(row) if first <= column <= last}


def _is_title(sheet: Sheet, region: Region, number: int, below: int) -> bool:
    """Whether a table's first row only heads it: a line at its left edge, a unit, or a number with a title beside it."""
    cells = _cells(sheet, region, number)
    texts = [cell.text for cell in cells.values()]
    left = region.columns[0] in cells
    if len(cells) == 1:
        return is_unit_line(texts[0]) or left
    if len(cells) != 2 or not left or len(region.columns) < 4 or len(_cells(sheet, region, below)) == 2:
        return False
    tall = any(area[0] == number < area[2] and area[1] == region.columns[0] for area in region.merges)
    if len(texts[0]) <= 8 and (len(texts[1]) > 25 or (tall and len(texts[1]) > 12)):
        return True
    return len(texts[0]) > 25 and is_unit_line(texts[1])


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


def _bridges(merges: list[Area]) -> set[int]:
    """The columns that a merged cell joins to the next one: blank columns under it are the body of one table."""
    ends: dict[int, int] = {}
    for _, left, _, right in merges:
        ends[left] = max(ends.get(left, left), right)
    joined: set[int] = set()
    reached = -1
    for left in sorted(ends):
        joined.update(range(max(left, reached), ends[left]))
        reached = max(reached, ends[left])
    return joined
