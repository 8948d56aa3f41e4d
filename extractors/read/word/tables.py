"""Read a Word table: merged cells, rows that head others, paragraphs inside cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from extractors.read.word.tags import DELETED, TRANSPARENT, W, is_on, number, value
from models.documents import Block, Cell, Table
from models.errors import LimitExceeded
from models.locators import PartLocator

if TYPE_CHECKING:
    from extractors.read.word.reader import WordReader

MAX_COLUMNS: Final = 1_000
MAX_CELLS: Final = 500_000


def table_rows(table: Any) -> list[Any]:
    """The rows of a table, those in content controls too; rows deleted under tracked changes left out."""
    rows = []
    for child in table:
        if child.tag == f"{W}tr":
            properties = child.find(f"{W}trPr")
            if properties is None or not any(properties.find(tag) is not None for tag in DELETED):
                rows.append(child)
        elif child.tag in TRANSPARENT:
            rows.extend(table_rows(child))
    return rows


def row_cells(row: Any) -> list[Any]:
    """The cells of a row, those in content controls too."""
    cells = []
    for child in row:
        if child.tag == f"{W}tc":
            cells.append(child)
        elif child.tag in TRANSPARENT:
            cells.extend(row_cells(child))
    return cells


def is_data_table(table: Any) -> bool:
    """Whether a table holds data: two columns or more in two rows or more. Others only place things (a letterhead, a box)."""
    return sum(len(row_cells(row)) > 1 for row in table_rows(table)) > 1


class TableReader:
    """Reads one table into its reader's builder: a row a line, cells joined by tabs, paragraphs of a cell by newlines."""

    def __init__(self, reader: WordReader, table: Any, path: str, depth: int) -> None:
        self.reader, self.table, self.path, self.depth = reader, table, path, depth
        self.builder = reader.builder
        self.index = len(reader.builder.tables)
        self.cells: list[Cell] = []
        self.open: dict[int, int] = {}

    def read(self) -> None:
        headers = 0
        rows = table_rows(self.table)
        # The place is taken before nested text can add tables of its own.
        self.builder.tables.append(Table(()))
        for index, row in enumerate(rows):
            properties = row.find(f"{W}trPr")
            is_header = headers == index and properties is not None and is_on(properties, "tblHeader")
            headers += is_header
            self.builder.separate("\n")
            self._read_row(row, index, properties, is_header)
        self.builder.tables[self.index] = Table(cells=tuple(self.cells), header_rows=headers or None)

    def _read_row(self, row: Any, index: int, properties: Any, is_header: bool) -> None:
        column = number(value(properties, "gridBefore"))
        for position, cell in enumerate(row_cells(row)):
            if position:
                self.builder.append("\t")
            cell_properties = cell.find(f"{W}tcPr")
            width = max(1, min(number(value(cell_properties, "gridSpan"), 1), MAX_COLUMNS))
            merge = value(cell_properties, "vMerge")
            if merge is not None and merge != "restart" and column in self.open:
                self._extend(self.open[column], index)
            else:
                self._read_cell(cell, index, column, width, is_header, position)
                if merge == "restart":
                    self.open[column] = len(self.cells) - 1
                else:
                    self.open.pop(column, None)
            column += width
            if column > MAX_COLUMNS or len(self.cells) > MAX_CELLS:
                raise LimitExceeded(f"{self.reader.package.name} has a table beyond {MAX_CELLS:,} cells.")

    def _extend(self, place: int, row: int) -> None:
        cell = self.cells[place]
        self.cells[place] = Cell(
            cell.row, cell.column, cell.start, cell.end, row - cell.row + 1, cell.columns, cell.is_header, cell.locator
        )

    def _read_cell(self, cell: Any, row: int, column: int, width: int, is_header: bool, position: int) -> None:
        path = f"{self.path}/w:tr[{row + 1}]/w:tc[{position + 1}]"
        start = end = self.builder.length
        for index, paragraph in enumerate(cell.iter(f"{W}p"), start=1):
            if any(parent.tag == f"{W}txbxContent" for parent in _until(paragraph, cell)):
                continue
            words = self.reader.numbered(self.reader.take_words(paragraph).text, paragraph.find(f"{W}pPr"))
            if not words:
                continue
            if end > start:
                self.builder.append("\n")
            first, end = self.builder.append(words)
            locator = PartLocator(self.reader.part, f"{path}/w:p[{index}]")
            self.builder.blocks.append(
                Block("table_cell", first, end, locator, table=self.index, row=row, column=column)
            )
        self.cells.append(Cell(row, column, start, end, 1, width, is_header, PartLocator(self.reader.part, path)))


def _until(element: Any, top: Any) -> list[Any]:
    """The elements around `element` inside `top`."""
    found: list[Any] = []
    parent = element.getparent()
    while parent is not None and parent is not top and len(found) < 100:
        found.append(parent)
        parent = parent.getparent()
    return found
