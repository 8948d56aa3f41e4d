"""Give each body cell of a table its labels, breakdown, period and whole."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from extractors.figures.cells import CellValue, read_cell
from extractors.figures.headers import HeaderUnit, read_header_unit
from extractors.figures.table_headers import count_header_rows, count_label_columns, kind_of
from extractors.figures.table_labels import OF_WHICH, Label, known_dimension, make_label
from models.documents import Cell, Table
from models.facts import Number, Period

MAX_GRID: Final = 2_000_000
CHANGE: Final = re.compile(
    r"(?:%|percentage|per ?cent|annual|net|absolute)?\s?(?:changes?|differences?|increases?|trend|variance)\b",
    re.IGNORECASE,
)
"""A column that sets the columns of periods against each other."""


@dataclass
class Axis:
    """How a table is read: its first `rows` rows and `columns` columns are labels."""

    text: str
    table: Table
    rows: int
    columns: int
    caption: str
    grid: dict[tuple[int, int], Cell] = field(default_factory=dict)
    width: int = 0
    height: int = 0
    body_rows: list[int] = field(default_factory=list)
    _columns: dict[int, tuple[Label, ...]] = field(default_factory=dict)
    _rows: dict[int, tuple[Label, ...]] = field(default_factory=dict)
    _numbers: dict[tuple[int, int], Number] = field(default_factory=dict)
    _units: dict[int | tuple[str, int], HeaderUnit] = field(default_factory=dict)
    _wholes: dict[int, Number | None] = field(default_factory=dict)
    wider: dict[int, int | None] = field(default_factory=dict)
    """For each column looked up, the column of the wholes of its cells."""

    def is_label(self, cell: Cell) -> bool:
        """Whether a cell labels others."""
        return cell.row < self.rows or cell.column < self.columns or cell.is_header

    def takes(self, cell: Cell, value: CellValue) -> bool:
        """Whether a cell is read as the value it looks like: nothing in a column of dates, serial numbers or text."""
        return cell.column not in self.skipped

    skipped: frozenset[int] = frozenset()
    sections: frozenset[int] = frozenset()

    def column_labels(self, cell: Cell) -> tuple[Label, ...]:
        """The column's header labels, top to bottom."""
        if cell.column not in self._columns:
            found: list[Label] = []
            for row in range(self.rows):
                header = self.grid.get((row, cell.column))
                if header is not None and header.end > header.start:
                    label = make_label(self.text, header)
                    if not found or found[-1].start != label.start:
                        found.append(label)
            self._columns[cell.column] = tuple(found)
        return self._columns[cell.column]

    def row_labels(self, cell: Cell) -> tuple[Label, ...]:
        """The row's labels, left to right; a blank one takes the label above (a group that spans rows)."""
        if cell.row not in self._rows:
            found: list[Label] = []
            for column in range(self.columns):
                header = self._row_header(cell.row, column)
                if header is not None:
                    found.append(make_label(self.text, header))
            self._rows[cell.row] = tuple(found)
        return self._rows[cell.row]

    def _section(self, row: int) -> Cell | None:
        """The cell alone in its row, above, that heads the rows below it."""
        if not self.sections:
            return None
        for above in range(row - 1, max(self.rows, row - 60) - 1, -1):
            if above in self.sections:
                return self.grid[above, 0]
        return None

    def _row_header(self, row: int, column: int) -> Cell | None:
        header = self.grid.get((row, column))
        if header is not None and header.end > header.start:
            return header
        if column + 1 >= self.columns:
            return None
        for above in range(row - 1, max(self.rows, row - 200) - 1, -1):
            header = self.grid.get((above, column))
            if header is not None and header.end > header.start:
                return header
        return None

    def unit_of(self, cell: Cell) -> HeaderUnit:
        """Unit and scale that the labels name: the column's before the row's, and these before the caption's."""
        if cell.column not in self._units:
            self._units[cell.column] = read_header_unit(_texts(self.column_labels(cell)))
        if ("row", cell.row) not in self._units:
            self._units["row", cell.row] = read_header_unit(_texts(self.row_labels(cell)))
        found = [self._units[cell.column], self._units["row", cell.row], read_header_unit((), self.caption)]
        unit = next((f.unit for f in found if f.unit is not None), None)
        scale = next((f.scale for f in found if f.scale != 1 and f.unit in (None, unit)), 1)
        return HeaderUnit(unit, scale if unit in (None, "money", "count") else 1)

    def dimension(self, column: int) -> str:
        """The name of a label column: its own header, else "row"."""
        header = self.grid.get((self.rows - 1, column)) if self.rows else None
        if header is not None and header.end > header.start:
            return make_label(self.text, header).text
        return "row"

    def breakdown(self, cell: Cell) -> tuple[tuple[str, str], ...]:
        """(dimension, label) pairs of the cell's row and column; totals and the measure itself included."""
        pairs = [
            (self.dimension(column), label.text)
            for column, label in zip(range(self.columns), self.row_labels(cell), strict=False)
        ]
        section = self._section(cell.row)
        if section is not None:
            pairs.insert(0, ("section", make_label(self.text, section).text))
        labels = self.column_labels(cell)
        for depth, label in enumerate(labels):
            pairs.append(
                (known_dimension(label.text) or ("column" if depth == len(labels) - 1 else "column group"), label.text)
            )
        return tuple(pairs)

    def number(self, row: int, column: int) -> Number | None:
        """The plain number in a cell of the body, or None."""
        key = (row, column)
        if key not in self._numbers:
            cell = self.grid.get(key)
            value = read_cell(self.text[cell.start : cell.end]) if cell is not None else None
            if value is not None and value.is_number and value.value is not None and value.unit == "count":
                self._numbers[key] = value.value
        return self._numbers.get(key)

    def whole_of(self, cell: Cell) -> Number | None:
        """The whole that a cell is plainly a part of: "of which" beside its total, or a total of its row that adds up."""
        labels = self.column_labels(cell)
        if labels and OF_WHICH.match(labels[-1].text) and cell.column > self.columns:
            return self._whole_left(cell)
        return self._row_total(cell)

    def _whole_left(self, cell: Cell) -> Number | None:
        for column in range(cell.column - 1, self.columns - 1, -1):
            labels = self.column_labels(self.grid[cell.row, column]) if (cell.row, column) in self.grid else ()
            if labels and not OF_WHICH.match(labels[-1].text):
                whole, part = self.number(cell.row, column), self.number(cell.row, cell.column)
                return whole if whole is not None and (part is None or part <= whole) else None
        return None

    def _row_total(self, cell: Cell) -> Number | None:
        totals = self.total_columns
        if len(totals) != 1 or cell.column == totals[0]:
            return None
        if cell.row not in self._wholes:
            self._wholes[cell.row] = self._checked_total(cell.row, totals[0])
        return self._wholes[cell.row]

    @cached_property
    def total_columns(self) -> list[int]:
        """The columns headed as totals."""
        return [c for c in range(self.columns, self.width) if self._is_total_column(c)]

    @cached_property
    def is_over_time(self) -> bool:
        """Whether the columns are periods (or totals of them), so that the rows say what is counted."""
        groups = [
            self.column_labels(self.grid[self.rows, c])
            for c in range(self.columns, self.width)
            if (self.rows, c) in self.grid
        ]
        held = [group for group in groups if group]
        periodic = all(
            all(label.is_time or label.is_total or CHANGE.match(label.text) for label in group) for group in held
        )
        return bool(held) and periodic and any(label.is_time for group in held for label in group)

    def _checked_total(self, row: int, total: int) -> Number | None:
        """The row's total where its parts are all known and add up to it."""
        whole = self.number(row, total)
        parts = [self.number(row, c) for c in range(self.columns, self.width) if c != total]
        known = [part for part in parts if part is not None]
        if whole is None or len(known) != len(parts) or sum(known) != whole:
            return None
        return whole

    def _is_total_column(self, column: int) -> bool:
        labels = self._columns.get(column)
        if labels is None:
            labels = self.column_labels(Cell(row=self.rows, column=column, start=0, end=0))
        return bool(labels) and labels[-1].is_total

    def total_period(self, cell: Cell) -> Period | None:
        """For a total over rows (or columns) that are all periods: from the first to the last of them."""
        rows = self.row_labels(cell)
        if rows and rows[0].is_total and self.columns:
            return self._span(
                [
                    self.row_labels(self.grid[r, c])
                    for r in self.body_rows
                    for c in (self.columns,)
                    if (r, c) in self.grid
                ]
            )
        labels = self.column_labels(cell)
        if labels and labels[-1].is_total:
            return self._span(
                [
                    self.column_labels(Cell(row=self.rows, column=c, start=0, end=0))
                    for c in range(self.columns, self.width)
                ]
            )
        return None

    def _span(self, groups: list[tuple[Label, ...]]) -> Period | None:
        periods = []
        for labels in groups:
            found = [label.period for label in labels if label.period is not None]
            if found:
                periods.append(found[0])
            elif not any(label.is_total for label in labels):
                return None
        starts = [p.start for p in periods if p.start]
        ends = [p.end for p in periods if p.end]
        return Period(min(starts), max(ends)) if len(starts) > 1 and ends else None


def _texts(labels: tuple[Label, ...]) -> tuple[str, ...]:
    return tuple(label.text for label in reversed(labels))


def describe(text: str, table: Table) -> Axis | None:
    """Find the header rows and label columns; None for a table without a body of values."""
    grid, width, height = _grid(table)
    if not grid:
        return None
    kinds = {place: kind_of(text, cell) for place, cell in grid.items()}
    columns = table.header_columns or count_label_columns(kinds, width, height)
    rows = table.header_rows if table.header_rows is not None else count_header_rows(kinds, width, height, columns)
    while rows > 1 and columns and _is_section(kinds, rows - 1, width):
        rows -= 1
    if columns >= width and width > 1:
        columns = width - 1
    caption = _heading(text, table)
    axis = Axis(text, table, rows, columns, caption, grid, width, height)
    axis.body_rows = list(range(rows, height))
    axis.sections = frozenset(r for r in axis.body_rows if columns and _is_section(kinds, r, width))
    axis.skipped = frozenset(
        c for c in range(columns, width) if _is_serial(kinds, axis, c) or _is_dated(kinds, axis.body_rows, c)
    )
    return axis


def _is_dated(kinds: dict[tuple[int, int], str], rows: list[int], column: int) -> bool:
    """Whether most of a column's cells are dates or years."""
    held = [kinds.get((row, column), "") for row in rows]
    return held.count("period") > held.count("value")


def _is_section(kinds: dict[tuple[int, int], str], row: int, width: int) -> bool:
    """Whether a row holds a label and nothing else."""
    return kinds.get((row, 0)) == "text" and width > 1 and not any(kinds.get((row, c)) for c in range(1, width))


def _heading(text: str, table: Table) -> str:
    """What heads the table: a short caption or the sheet's name; a sentence above it says nothing of units."""
    if table.caption is None:
        return table.name or ""
    caption = text[table.caption[0] : table.caption[1]]
    return caption if len(caption) <= 160 and not caption.endswith(".") else ""


def _grid(table: Table) -> tuple[dict[tuple[int, int], Cell], int, int]:
    """Cells by place; a cell that spans rows or columns stands at each of them."""
    grid: dict[tuple[int, int], Cell] = {}
    width = height = 0
    for cell in table.cells:
        rows, columns = max(cell.rows, 1), max(cell.columns, 1)
        if rows * columns > 10_000 or len(grid) > MAX_GRID:
            rows = columns = 1
        for row in range(cell.row, cell.row + rows):
            for column in range(cell.column, cell.column + columns):
                grid.setdefault((row, column), cell)
        width, height = max(width, cell.column + columns), max(height, cell.row + rows)
    return grid, width, height


def _is_serial(kinds: dict[tuple[int, int], str], axis: Axis, column: int) -> bool:
    """A column that numbers or names its rows: references, dates, identifiers by its header."""
    labels = axis.column_labels(Cell(row=axis.rows, column=column, start=0, end=0))
    return bool(labels) and bool(SERIAL.match(labels[-1].text))


SERIAL: Final = re.compile(
    r"(?:ref(?:erence)?\b|id\b|(?:case|foi|request|serial|row|item|question|line|ward|crime|incident|claim|"
    r"postcode|order|job|asset) ?"
    r"(?:no|num|number|ref|reference|id|code)\b|no\.?$|#$|date\b|year\b|month\b|postcode\b|code\b|telephone\b|"
    r"phone\b|time\b)",
    re.IGNORECASE,
)
