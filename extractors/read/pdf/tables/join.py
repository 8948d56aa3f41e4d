"""Tables that go on over a page break made one, their repeated headers set aside."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.read.pdf.tables.grid import FoundCell, FoundTable
from extractors.read.pdf.tables.tokens import is_value

_OVERLAP = 0.5


def goes_on(first: FoundTable, second: FoundTable) -> bool:
    """Whether the second table is the first one's next part: the same columns, and its header again or none.

    The caller has made sure that nothing but page furniture stands between the two.
    """
    if second.page <= first.page or first.column_count != second.column_count:
        return False
    if repeats_header(first, second):
        return True
    if _holds_figures(first) and not _first_row_is_data(second):
        return False
    return _same_columns(first, second)


def repeats_header(first: FoundTable, second: FoundTable) -> bool:
    """Whether the second table begins with the words of the first one's header."""
    header = _row_texts(first, first.header_rows)
    return bool(header) and header == _row_texts(second, first.header_rows)


def joined(first: FoundTable, second: FoundTable) -> tuple[FoundTable, list[FoundCell]]:
    """One table out of both, and the second's header cells where they only repeat the first's."""
    drop = first.header_rows if repeats_header(first, second) else 0
    header = [cell for cell in second.cells if cell.row < drop]
    below = [
        FoundCell(
            cell.row - drop + first.row_count,
            cell.column,
            cell.rows,
            cell.columns,
            cell.lines,
            cell.box,
            cell.page or second.page,
        )
        for cell in second.cells
        if cell.row >= drop
    ]
    whole = FoundTable(
        first.page,
        first.box,
        first.cells + below,
        first.row_count + second.row_count - drop,
        first.column_count,
        first.how,
        first.header_rows,
        words=first.words | second.words,
    )
    return whole, header


def _row_texts(table: FoundTable, rows: int) -> list[tuple[int, int, str]]:
    cells = sorted((c for c in table.cells if c.row < rows and c.lines), key=lambda c: (c.row, c.column))
    return [(c.row, c.column, "".join(c.text.split()).casefold()) for c in cells]


def _holds_figures(table: FoundTable) -> bool:
    """Whether most cells right of the first column of the body hold figures: then a row of words is a header."""
    body = [c for c in table.cells if c.row >= table.header_rows and c.column > 0 and c.lines]
    return bool(body) and sum(any(ch.isdigit() for ch in c.text) for c in body) >= 0.5 * len(body)


def _first_row_is_data(table: FoundTable) -> bool:
    """Whether the first row with several cells holds figures or the signs for missing ones."""
    rows: dict[int, list[FoundCell]] = {}
    for cell in table.cells:
        if cell.lines and cell.column > 0:
            rows.setdefault(cell.row, []).append(cell)
    first = rows[min(rows)] if rows else []
    values = [cell for cell in first if all(is_value(word.text) for line in cell.lines for word in line)]
    return bool(first) and len(values) >= 0.5 * len(first)


def _same_columns(first: FoundTable, second: FoundTable) -> bool:
    ours, theirs = _extents(first.cells), _extents(second.cells)
    shared = [column for column in ours if column in theirs]
    return len(shared) >= max(2, 0.6 * first.column_count) and all(
        _overlap(ours[column], theirs[column]) > _OVERLAP for column in shared
    )


def _extents(cells: Sequence[FoundCell]) -> dict[int, tuple[float, float]]:
    """Left and right edge of each column, over the cells that span no other."""
    found: dict[int, tuple[float, float]] = {}
    for cell in cells:
        if cell.columns == 1:
            left, right = found.get(cell.column, (cell.box[0], cell.box[2]))
            found[cell.column] = min(left, cell.box[0]), max(right, cell.box[2])
    return found


def _overlap(a: tuple[float, float], b: tuple[float, float]) -> float:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / max(min(a[1] - a[0], b[1] - b[0]), 0.1)
