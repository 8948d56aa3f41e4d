"""Folded tables: a long list set in two or more strips side by side, each under the same header, taken apart."""

from __future__ import annotations

from extractors.read.pdf.tables.grid import FoundCell, FoundTable

_NARROWEST = 2
_FEWEST_ROWS = 3


def unfolded(table: FoundTable) -> list[FoundTable]:
    """The strips of a folded table, left to right; the table itself where its header does not come again."""
    width = _strip_width(table)
    if width is None:
        return [table]
    return [_strip(table, first, width) for first in range(0, table.column_count, width)]


def _strip_width(table: FoundTable) -> int | None:
    """Columns of a strip: those after which the whole header, one row of different words, begins again."""
    if table.header_rows != 1 or table.row_count < _FEWEST_ROWS + 1 or table.column_count < 2 * _NARROWEST:
        return None
    header = {cell.column: "".join(cell.text.split()).casefold() for cell in table.cells if cell.row == 0}
    if any(cell.columns > 1 for cell in table.cells) or len(header) < table.column_count or not all(header.values()):
        return None
    words = [header[column] for column in range(table.column_count)]
    for width in range(_NARROWEST, table.column_count // 2 + 1):
        parts = [words[i : i + width] for i in range(0, len(words), width)]
        if all(part == parts[0] for part in parts) and len(set(parts[0])) == width:
            return width
    return None


def _strip(table: FoundTable, first: int, width: int) -> FoundTable:
    cells = [
        FoundCell(c.row, c.column - first, c.rows, c.columns, c.lines, c.box, c.page)
        for c in table.cells
        if first <= c.column < first + width
    ]
    filled = max((cell.row for cell in cells if cell.lines), default=0)
    cells = [cell for cell in cells if cell.row <= filled]
    lefts, tops, rights, bottoms = zip(*(cell.box for cell in cells), strict=True)
    return FoundTable(
        table.page,
        (min(lefts), min(tops), max(rights), max(bottoms)),
        cells,
        1 + filled,
        width,
        table.how,
        table.header_rows,
        words={id(word) for cell in cells for line in cell.lines for word in line},
    )
