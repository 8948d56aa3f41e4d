"""Find a table's header rows and label columns."""

from __future__ import annotations

from typing import Final

from extractors.figures.cells import Legend, read_cell
from extractors.figures.period_labels import read_period_label
from models.documents import Cell

MAX_HEADER_ROWS: Final = 8


def kind_of(text: str, cell: Cell) -> str:
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


def count_header_rows(kinds: dict[tuple[int, int], str], width: int, height: int, columns: int) -> int:
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


def _first_values(kinds: dict[tuple[int, int], str], width: int, height: int) -> int:
    """The first row with a value beside its first column: what stands above is heading. 0 where there is none."""
    for row in range(min(height, MAX_HEADER_ROWS + 1)):
        if any(kinds.get((row, column)) == "value" for column in range(1, width)):
            return row
    return 0


def count_label_columns(kinds: dict[tuple[int, int], str], width: int, height: int) -> int:
    """Leading columns that hold text or periods in most rows; at least one where there is more than one column."""
    columns = 0
    first = _first_values(kinds, width, height)
    for column in range(width):
        held = [kinds.get((row, column), "") for row in range(first, height)]
        named = held.count("text") + held.count("period")
        if named <= held.count("value"):
            break
        columns += 1
    return min(columns, width)
