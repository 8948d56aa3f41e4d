"""Find a table's header rows and label columns, and give each body cell its labels, breakdown, period and whole."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from extractors.figures.cells import CellValue, Legend, read_cell
from extractors.figures.period_labels import read_period_label
from models.documents import Cell, Table
from models.facts import Number, Period

TOTAL: Final = re.compile(
    r"(?:grand |overall |sub[- ]?)?totals?\b|all\b|overall\b|sum\b|combined\b|cumulative\b", re.IGNORECASE
)
OF_WHICH: Final = re.compile(r"(?:of which|of whom|of these|of those|including|including:|o/w)\b[\s:,]*", re.IGNORECASE)
MARKS: Final = re.compile(r"\s*(?:[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡]+|\[(?:note )?[a-z0-9 ,]{1,12}\])+$", re.IGNORECASE)
MAX_HEADER_ROWS: Final = 8
MAX_GRID: Final = 2_000_000


@dataclass(frozen=True, slots=True)
class Label:
    """A header cell's words as the cell's labels: text without footnote marks, its period if it is one, its dimension's name."""

    text: str
    start: int
    end: int
    period: Period | None = None

    @property
    def is_total(self) -> bool:
        return bool(TOTAL.match(self.text)) and len(self.text) < 40


@dataclass(slots=True)
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

    def is_label(self, cell: Cell) -> bool:
        """Whether a cell labels others."""
        return cell.row < self.rows or cell.column < self.columns or cell.is_header

    def takes(self, cell: Cell, value: CellValue) -> bool:
        """Whether a cell is read as the value it looks like: nothing in a column of dates, serial numbers or text."""
        return cell.column not in self.skipped

    skipped: frozenset[int] = frozenset()

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

    def unit_texts(self, cell: Cell) -> list[str]:
        """What may name the unit, nearest first: column headers bottom up, then row labels."""
        columns = [label.text for label in reversed(self.column_labels(cell))]
        rows = [label.text for label in reversed(self.row_labels(cell))]
        return [*columns, *rows]

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
        totals = [c for c in range(self.columns, self.width) if self._is_total_column(c)]
        if len(totals) != 1 or cell.column == totals[0]:
            return None
        whole = self.number(cell.row, totals[0])
        parts = [self.number(cell.row, c) for c in range(self.columns, self.width) if c != totals[0]]
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


def make_label(text: str, cell: Cell) -> Label:
    """The label of a header cell, white space folded, footnote marks off."""
    words = " ".join(text[cell.start : cell.end].split())
    plain = MARKS.sub("", words) or words
    return Label(plain, cell.start, cell.end, _period(plain))


def _period(words: str) -> Period | None:
    whole = read_period_label(words)
    if whole is not None:
        return whole
    for pattern in (re.compile(r"((?:19|20)\d\d\s?[-–/]\s?\d{2,4})$"), re.compile(r"\b((?:19|20)\d\d)$")):
        match = pattern.search(words)
        if match:
            return read_period_label(match[1])
    return None


DIMENSIONS: Final = {
    "sex": "male female males females men women man woman boys girls boy girl m f",
    "outcome": "upheld granted refused dismissed approved rejected",
    "answer": "yes no",
}
KNOWN: Final = {word: name for name, words in DIMENSIONS.items() for word in words.split()}


def known_dimension(label: str) -> str | None:
    """The dimension that a label is plainly a value of: "Female" is a sex, "2019/20" a period."""
    if read_period_label(label) is not None:
        return "period"
    return KNOWN.get(label.lower())


def describe(text: str, table: Table) -> Axis | None:
    """Find the header rows and label columns; None for a table without a body of values."""
    grid, width, height = _grid(table)
    if not grid:
        return None
    kinds = {place: _kind(text, cell) for place, cell in grid.items()}
    columns = table.header_columns if table.header_columns is not None else _label_columns(kinds, width, height)
    rows = table.header_rows if table.header_rows is not None else _header_rows(kinds, width, height, columns)
    if columns >= width and width > 1:
        columns = width - 1
    caption = text[table.caption[0] : table.caption[1]] if table.caption else (table.name or "")
    axis = Axis(text, table, rows, columns, caption, grid, width, height)
    axis.body_rows = list(range(rows, height))
    axis.skipped = frozenset(c for c in range(columns, width) if _is_serial(kinds, axis, c))
    return axis


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


def _kind(text: str, cell: Cell) -> str:
    """A cell as "value", "period", "text" or "" (blank)."""
    words = text[cell.start : cell.end].strip()
    if not words:
        return ""
    if cell.is_header:
        return "text"
    if isinstance(cell.typed, (int, float)) and not isinstance(cell.typed, bool):
        return "period" if isinstance(cell.typed, int) and 1900 <= cell.typed <= 2049 and len(words) == 4 else "value"
    if read_period_label(words) is not None:
        return "period"
    return "value" if read_cell(words, Legend()) is not None else "text"


def _header_rows(kinds: dict[tuple[int, int], str], width: int, height: int, columns: int) -> int:
    """Leading rows without a value beside the label columns; a row of periods above values is one of them."""
    for row in range(min(height, MAX_HEADER_ROWS + 1)):
        body = [kinds.get((row, column), "") for column in range(columns, width)]
        values = body.count("value")
        if values and values >= body.count("text"):
            return row
        if (
            "period" in body
            and not values
            and "text" not in body
            and not _values_below(kinds, row, width, height, columns)
        ):
            return row
    return min(height, 1)


def _values_below(kinds: dict[tuple[int, int], str], row: int, width: int, height: int, columns: int) -> bool:
    for below in range(row + 1, min(height, row + MAX_HEADER_ROWS)):
        body = [kinds.get((below, column), "") for column in range(columns, width)]
        if "value" in body:
            return True
    return False


def _label_columns(kinds: dict[tuple[int, int], str], width: int, height: int) -> int:
    """Leading columns that hold text or periods in most rows; at least one where there is more than one column."""
    columns = 0
    for column in range(width):
        held = [kinds.get((row, column), "") for row in range(height)]
        named = held.count("text") + held.count("period")
        if named <= held.count("value"):
            break
        columns += 1
    if columns == 0 and width > 1 and _is_numbered(kinds, height):
        return 1
    return min(columns, width)


def _is_numbered(kinds: dict[tuple[int, int], str], height: int) -> bool:
    """Whether the first column, though of numbers, has a text header and so names the rows (age bands, ward numbers)."""
    return False


def _is_serial(kinds: dict[tuple[int, int], str], axis: Axis, column: int) -> bool:
    """A column that numbers or names its rows: references, dates, identifiers by its header."""
    labels = axis.column_labels(Cell(row=axis.rows, column=column, start=0, end=0))
    return bool(labels) and bool(SERIAL.match(labels[-1].text))


SERIAL: Final = re.compile(
    r"(?:ref(?:erence)?\b|id\b|(?:case|foi|request|serial|row|item|question|line|ward|crime|incident|claim|postcode|order|job|asset) ?"
    r"(?:no|num|number|ref|reference|id|code)\b|no\.?$|#$|date\b|year\b|month\b|postcode\b|code\b|telephone\b|phone\b|time\b)",
    re.IGNORECASE,
)
