"""Adapter for table scorers: the tables of a PDF file as rows and spanning cells, page by page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from extractors.read.pdf.limits import DEFAULT_LIMITS, Budget
from extractors.read.pdf.opening import open_pdf
from extractors.read.pdf.pages import read_page
from extractors.read.pdf.tables import FoundTable, find_tables


def tables(path: str) -> list[dict[str, Any]]:
    """Every table of the file: {"page", "rows", "cells"}, cells as (row, column, last row, last column, text)."""
    found = []
    budget = Budget(DEFAULT_LIMITS, path)
    with open_pdf(Path(path).read_bytes(), path, DEFAULT_LIMITS) as document:
        for index in range(len(document)):
            page = read_page(document, index, budget)
            if page is not None:
                found += [_record(table) for table in find_tables(page)]
    return found


def _record(table: FoundTable) -> dict[str, Any]:
    cells = [(c.row, c.column, c.row + c.rows - 1, c.column + c.columns - 1, c.text) for c in table.cells]
    rows: list[list[str | None]] = [[None] * table.column_count for _ in range(table.row_count)]
    for row, column, _last_row, _last_column, text in cells:
        rows[row][column] = text
    return {"page": table.page, "rows": rows, "cells": cells}
