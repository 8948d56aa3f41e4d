"""Join a page's runs into one text with blocks and tables: lines between blocks, tabs between the cells of a row."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.read.html.page import Page, RawTable, Run
from extractors.read.html.paths import Paths
from models.documents import Block, BlockKind, Cell, Table
from models.locators import DomLocator

MAX_BLOCKS = 4
"""The blocks that a cell of data may have where no cell is marked as a heading."""
MAX_COLUMNS = 16_384
"""Beyond this a cell's place is no longer shifted by the cells that span rows above it."""


@dataclass(frozen=True, slots=True)
class Assembled:
    text: str
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]


def assemble(page: Page) -> Assembled:
    """Text, blocks and data tables of a walked page. A table that only places things gives paragraphs."""
    joiner = _Joiner(page)
    for run in page.runs:
        joiner.add(run)
    text = "".join(joiner.pieces)
    paths = Paths(page)
    numbers = {raw: number for number, raw in enumerate(joiner.data_tables)}
    grids = {raw: _Grid(page.tables[raw]) for raw in joiner.data_tables}
    blocks = tuple(
        _block(page, index, run, start, paths, numbers, grids)
        for index, (run, start) in enumerate(zip(page.runs, joiner.starts, strict=True))
    )
    tables = tuple(_table(page, raw, grids[raw], joiner, paths) for raw in joiner.data_tables)
    return Assembled(text, blocks, tables)


def is_data_table(table: RawTable) -> bool:
    """Whether a table holds data: two columns or more, and a second row or a heading.

    Without any heading cell, a table with a cell of many blocks only places things.
    """
    if table.is_layout or not table.rows:
        return False
    widest = max(len(row) for row in table.rows)
    if has_headings(table):
        return widest >= 2
    filled = sum(1 for row in table.rows if row)
    fullest = max((cell.runs for row in table.rows for cell in row), default=0)
    return widest >= 2 and filled >= 2 and fullest <= MAX_BLOCKS


def has_headings(table: RawTable) -> bool:
    """Whether any cell of a table is marked as a heading."""
    return any(cell.is_header for row in table.rows for cell in row)


class _Joiner:
    """Appends runs to the text and remembers where each cell came to stand."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.data_tables = [index for index, table in enumerate(page.tables) if is_data_table(table)]
        self._is_data = set(self.data_tables)
        self.pieces: list[str] = []
        self.starts: list[int] = []
        self.cell_spans: dict[tuple[int, int, int], tuple[int, int]] = {}
        self._offset = 0
        self._last: tuple[int, int, int] | None = None

    def add(self, run: Run) -> None:
        cell = run.cell if run.cell is not None and run.cell[0] in self._is_data else None
        if cell is None:
            self._append("\n" if self.pieces else "")
        else:
            self._separate(cell)
        start = self._offset
        self.starts.append(start)
        self._append(run.text)
        if cell is not None:
            self.cell_spans[cell] = (self.cell_spans.get(cell, (start, 0))[0], self._offset)
        self._last = cell

    def _separate(self, cell: tuple[int, int, int]) -> None:
        last = self._last
        table, row, column = cell
        if last == cell:
            self._append("\n")
            return
        if last is not None and last[:2] == (table, row) and last[2] < column:
            first = last[2] + 1
        else:
            self._append("\n" if self.pieces else "")
            first = 0
            if column:
                self.cell_spans[(table, row, 0)] = (self._offset, self._offset)
        for empty in range(first, column + 1):
            if empty:
                self._append("\t")
            if empty < column:
                self.cell_spans[(table, row, empty)] = (self._offset, self._offset)

    def _append(self, piece: str) -> None:
        self.pieces.append(piece)
        self._offset += len(piece)


class _Grid:
    """Columns of a table's cells, counting those taken by cells that span rows and columns before them."""

    def __init__(self, table: RawTable) -> None:
        self.columns: list[list[int]] = []
        busy: dict[int, int] = {}
        for row_index, row in enumerate(table.rows):
            column, places = 0, []
            for cell in row:
                while busy.get(column, -1) >= row_index and column < MAX_COLUMNS:
                    column += 1
                places.append(column)
                if cell.rows > 1 and column < MAX_COLUMNS:
                    busy.update(dict.fromkeys(range(column, column + cell.columns), row_index + cell.rows - 1))
                column += cell.columns
            self.columns.append(places)


def _block(
    page: Page, index: int, run: Run, start: int, paths: Paths, numbers: dict[int, int], grids: dict[int, _Grid]
) -> Block:
    node = run.node
    kind: BlockKind = page.kinds[node]
    level = page.levels[node]
    place: tuple[int | None, int | None, int | None] = (None, None, None)
    if run.cell is not None and run.cell[0] in numbers:
        table, row, column = run.cell
        place = (numbers[table], row, grids[table].columns[row][column])
    elif kind == "table_cell":
        kind = "paragraph"
    if kind not in ("heading", "list_item"):
        level = 0
    return Block(kind, start, start + len(run.text), locate(page, index, run, paths), level, *place)


def locate(page: Page, index: int, run: Run, paths: Paths) -> DomLocator:
    """The run's place: its element, with text nodes counted from the element's first where other runs share the element."""
    node = run.node
    path = paths.path(node)
    if page.runs_from[node] == index and page.runs_to[node] == index + 1:
        return DomLocator(path)
    before = page.texts_from[node]
    return DomLocator(path, run.first - before, run.last - before)


def _table(page: Page, raw_index: int, grid: _Grid, joiner: _Joiner, paths: Paths) -> Table:
    raw = page.tables[raw_index]
    offset = 0
    cells = []
    for row_index, row in enumerate(raw.rows):
        for cell_index, cell in enumerate(row):
            span = joiner.cell_spans.get((raw_index, row_index, cell_index))
            if span is None:
                span = (offset, offset)
            offset = span[1]
            cells.append(
                Cell(
                    row=row_index,
                    column=grid.columns[row_index][cell_index],
                    start=span[0],
                    end=span[1],
                    rows=min(cell.rows, len(raw.rows) - row_index),
                    columns=cell.columns,
                    is_header=cell.is_header,
                    locator=DomLocator(paths.path(cell.node)),
                )
            )
    return Table(
        cells=tuple(cells),
        caption=_caption(page, raw, joiner),
        header_rows=_header_rows(raw),
        header_columns=_header_columns(raw),
    )


def _caption(page: Page, raw: RawTable, joiner: _Joiner) -> tuple[int, int] | None:
    """The span of the table's `caption`, or of the figure's caption or heading that stands right before the table."""
    first, end = page.runs_from[raw.node], page.runs_to[raw.node]
    inside = [i for i in range(first, min(end, first + 3)) if page.kinds[page.runs[i].node] == "caption"]
    before = [i for i in (first - 1,) if i >= 0 and page.kinds[page.runs[i].node] in ("caption", "heading")]
    for index in inside or before:
        start = joiner.starts[index]
        return start, start + len(page.runs[index].text)
    return None


def _header_rows(raw: RawTable) -> int | None:
    """Leading rows made of heading cells alone, None where the table has no heading cell at all."""
    if not has_headings(raw):
        return None
    count = 0
    for row in raw.rows:
        if not row or not all(cell.is_header for cell in row):
            break
        count += 1
    return count


def _header_columns(raw: RawTable) -> int | None:
    """Leading columns made of heading cells in every row below the heading rows, None where that is not known."""
    rows = [row for row in raw.rows[_header_rows(raw) or 0 :] if row]
    if not rows or not has_headings(raw):
        return None
    return min(next((i for i, cell in enumerate(row) if not cell.is_header), len(row)) for row in rows)
