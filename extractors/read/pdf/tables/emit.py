"""Write a found table into the document's text: a block for every cell, tabs between cells and a line for every row."""

from __future__ import annotations

from collections.abc import Mapping

from extractors.read.pdf.compose import Composer
from extractors.read.pdf.pages import Page
from extractors.read.pdf.tables.grid import FoundCell, FoundTable
from extractors.read.pdf.tables.tokens import is_value, is_year
from models.documents import CONTENT, Block, Cell, Table
from models.locators import PageLocator


def emit_table(composer: Composer, found: FoundTable, pages: Mapping[int, Page]) -> None:
    """Adds the table's text, cell blocks and `Table` to the composer."""
    composer.gap("\n")
    index, first = len(composer.tables), len(composer.blocks)
    cells = []
    last_row = None
    for cell in sorted(found.cells, key=lambda cell: (cell.row, cell.column)):
        if last_row is not None and composer.length:
            composer.write("\t" if cell.row == last_row else "\n")
        last_row = cell.row
        cells.append(_emit_cell(composer, cell, found, index, pages))
    table = Table(tuple(cells), header_rows=found.header_rows, header_columns=_label_columns(found))
    composer.add_table(table, first, found.page, pages[found.page].shown(found.box)[1])


def _label_columns(found: FoundTable) -> int:
    """1 where the first column names the rows, 0 where it holds values like the others."""
    first = [cell for cell in found.cells if cell.column == 0 and cell.row >= found.header_rows and cell.lines]
    values = sum(
        all(is_value(word.text) and not is_year(word.text) for line in cell.lines for word in line) for cell in first
    )
    return int(bool(first) and values < 0.5 * len(first))


def _emit_cell(composer: Composer, cell: FoundCell, found: FoundTable, index: int, pages: Mapping[int, Page]) -> Cell:
    start, end = composer.words(cell.lines)
    number = cell.page or found.page
    locator = PageLocator(number, pages[number].shown(cell.box))
    if end > start:
        composer.blocks.append(Block("table_cell", start, end, locator, table=index, row=cell.row, column=cell.column))
        composer.labels.append(CONTENT)
    return Cell(
        cell.row,
        cell.column,
        start,
        end,
        cell.rows,
        cell.columns,
        is_header=cell.row < found.header_rows,
        locator=locator,
    )
