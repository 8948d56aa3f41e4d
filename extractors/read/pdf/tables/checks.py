"""Checks that need no truth to compare with: whether cells hold one value each, and whether totals are those of their columns.

They tell which of two readings of one region is the better table.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from extractors.read.pdf.tables.grid import FoundCell, FoundTable
from extractors.read.pdf.tables.tokens import groups_digits, is_number

_TOTAL = ("total", "totals", "all", "grand total", "overall", "cyfanswm")
_SMALL = Decimal("0.011")


def quality(table: FoundTable) -> float:
    """From 0 to 1.5: the share of cells with figures that hold one, and half the share of columns whose total is right."""
    return purity(table) + 0.5 * reconciled(table)


def purity(table: FoundTable) -> float:
    """Share of the cells right of the first column that hold one figure, among those that hold any; 1 where none does."""
    held = [_figures(cell) for cell in table.cells if cell.row >= table.header_rows and cell.column > 0]
    held = [count for count in held if count]
    return sum(count == 1 for count in held) / len(held) if held else 1.0


def _figures(cell: FoundCell) -> int:
    """Figures in a cell of figures; 1 in a cell of words that has any."""
    words = [word.text for line in cell.lines for word in line]
    numbers = [word for word in words if is_number(word)]
    if not numbers or len(numbers) < 0.6 * len(words):
        return min(len(numbers), 1)
    pieces = 1 + sum(not groups_digits(a, b) for a, b in itertools.pairwise(numbers))
    # A range, or a number and its share in brackets, is one figure's worth.
    return 1 if pieces == 2 and len(cell.lines) == 1 else pieces


def reconciled(table: FoundTable) -> float:
    """Share of the columns with a figure in a total's row in which it is the sum of the figures above; 0 without such a row."""
    rows = {cell.row for cell in table.cells if cell.column == 0 and cell.text.strip(" :.").casefold() in _TOTAL}
    if not rows:
        return 0.0
    total = max(rows)
    columns: dict[int, list[FoundCell]] = {}
    for cell in table.cells:
        if cell.column > 0 and cell.columns == 1 and table.header_rows <= cell.row <= total:
            columns.setdefault(cell.column, []).append(cell)
    outcomes = [_sums_up(cells, total) for cells in columns.values()]
    known = [outcome for outcome in outcomes if outcome is not None]
    return sum(known) / len(known) if known else 0.0


def _sums_up(cells: Sequence[FoundCell], total: int) -> bool | None:
    last = next((_amount(cell.text) for cell in cells if cell.row == total), None)
    above = [amount for cell in cells if cell.row < total and (amount := _amount(cell.text)) is not None]
    if last is None or len(above) < 2:
        return None
    return abs(sum(above) - last) <= _SMALL * len(above)


def _amount(text: str) -> Decimal | None:
    plain = "".join(c for c in text if c.isdigit() or c in ".-−")
    try:
        amount = Decimal(plain.replace("−", "-"))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None
