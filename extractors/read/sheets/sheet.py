"""Sheets as met in a file: the shown text and typed value of each cell by row and column, before any table is found."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

Typed = int | float | bool | str | None

MAX_CELLS: Final = 3_000_000
"""Filled cells of one file."""
MAX_ROWS: Final = 1_048_576
MAX_COLUMNS: Final = 16_384
MAX_SHEETS: Final = 2_000
MAX_MERGES: Final = 200_000
MAX_CELL_TEXT: Final = 32_767
"""What Excel holds in one cell; the rest of a longer one is left out with a warning."""


class RawCell(NamedTuple):
    """A cell with something in it: the text that its program shows, the value behind it, its format and its comment."""

    text: str
    typed: Typed = None
    number_format: str | None = None
    note: str | None = None


Area = tuple[int, int, int, int]
"""First row, first column, last row, last column: from 0, inclusive."""


@dataclass(slots=True)
class Sheet:
    """A sheet: cells by row and column from 0 (only those with text), merged areas, and how it is hidden ("", "hidden", ...)."""

    name: str
    rows: dict[int, dict[int, RawCell]] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    hidden: str = ""


def read_hidden() -> bool:
    """Whether hidden sheets, rows, columns and values are read as if they were shown (FOITRACE_READ_HIDDEN=1)."""
    return os.environ.get("FOITRACE_READ_HIDDEN", "").strip().lower() in ("1", "true", "yes", "on")


@lru_cache(maxsize=MAX_COLUMNS)
def column_name(column: int) -> str:
    """A column's letters: 0 is "A", 27 is "AB"."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int, rows: int = 1, columns: int = 1) -> str:
    """A cell or merged area in A1 notation, row and column from 0."""
    first = f"{column_name(column)}{row + 1}"
    if rows == 1 and columns == 1:
        return first
    return f"{first}:{column_name(column + columns - 1)}{row + rows}"
