"""Whether what looks like a table is one: prose, contents pages, lists and forms are not."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from statistics import median

from extractors.read.pdf.frames import Box
from extractors.read.pdf.rulings import Drawing
from extractors.read.pdf.tables.grid import FoundCell, FoundTable
from extractors.read.pdf.tables.tokens import is_leading_dots, is_value
from extractors.read.pdf.words import Word

_SPARSE = 0.42
"""Share of a table's places that hold something, below which it is a drawing's scattered labels."""
_FILLED = 0.2
_SPARSE_RULED = 0.3
_LONG_CELL = 14
"""Words from which a cell's line reads as prose."""


def is_plausible(table: FoundTable, ruled: bool) -> bool:
    """Whether an aligned table holds together. `ruled` tells that rules frame it, which asks for less."""
    body = [cell for cell in table.cells if cell.row >= table.header_rows]
    by_row: dict[int, list[FoundCell]] = {}
    for cell in body:
        by_row.setdefault(cell.row, []).append(cell)
    full = [row for row in by_row.values() if len(row) > 1]
    if len(full) < (1 if ruled and table.header_rows else 2 if ruled else 3):
        return False
    if is_contents(by_row.values()) or is_axes(body):
        return False
    places = len(by_row) * table.column_count
    if table.column_count > 2 and len(body) < (_SPARSE_RULED if ruled else _SPARSE) * places:
        return False
    values = [cell for cell in body if cell.column > 0 and _is_value_cell(cell)]
    others = [cell for cell in body if cell.column > 0 and not _is_value_cell(cell)]
    share = len(values) / max(1, len(values) + len(others))
    if share >= 0.5 and len(values) >= 3:
        return len(full) >= 0.4 * len(by_row) or ruled
    if any(_labels_end_in_colon(row) for row in [body]):
        return False
    if ruled:
        return len(full) >= 0.4 * len(by_row) and len(body) >= 0.45 * places
    lengths = [len(line) for cell in body for line in cell.lines]
    return (
        table.column_count >= 3
        and len(full) >= 4
        and len(full) >= 0.7 * len(by_row)
        and median(lengths) <= 5
        and max(lengths) <= _LONG_CELL
        and sum(len(row) for row in by_row.values()) >= 0.7 * table.column_count * len(by_row)
    )


def is_drawn(table: FoundTable, drawing: Drawing, words: Sequence[Word]) -> bool:
    """Whether the region holds a drawing: curves, or filled boxes without words in them (the bars of a chart)."""

    def inside(box: Box) -> bool:
        middle_x, middle_y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return table.x0 <= middle_x <= table.x1 and table.top <= middle_y <= table.bottom

    if sum(inside(box) and max(box[2] - box[0], box[3] - box[1]) > 4 for box in drawing.curves) >= 2:
        return True
    bars = [box for box in drawing.shades if inside(box) and min(box[2] - box[0], box[3] - box[1]) > 2]
    empty = [box for box in bars[:400] if not any(_within(word, box) for word in words)]
    return len(empty) >= 3 and len(empty) > 0.6 * len(bars)


def _within(word: Word, box: Box) -> bool:
    return box[0] < (word.x0 + word.x1) / 2 < box[2] and box[1] < word.middle < box[3]


def is_regular(table: FoundTable) -> bool:
    """Whether a ruled grid is a table's: few cells span both rows and columns, and some stand one to a place."""
    both = sum(cell.rows > 1 and cell.columns > 1 for cell in table.cells)
    single = sum(cell.rows == 1 and cell.columns == 1 for cell in table.cells)
    filled = sum(bool(cell.lines) for cell in table.cells)
    cells = len(table.cells)
    return both <= 0.15 * cells and single >= 0.35 * cells and filled >= _FILLED * cells


def is_axes(body: Sequence[FoundCell]) -> bool:
    """Whether cells are the axes of a chart, which count in equal steps."""
    by_column: dict[int, list[float]] = {}
    for cell in body:
        number = _number(cell.text)
        if number is not None:
            by_column.setdefault(cell.column, []).append(number)
    numbers = sum(len(column) for column in by_column.values())
    stepped = sum(len(column) for column in by_column.values() if len(column) >= 3 and _equal_steps(column))
    return stepped >= 4 and stepped >= 0.8 * numbers and numbers >= 0.6 * len(body)


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "").replace("–", "-").strip("%$£€ "))
    except ValueError:
        return None


def _equal_steps(numbers: Sequence[float]) -> bool:
    steps = [b - a for a, b in itertools.pairwise(numbers)]
    return steps[0] != 0 and all(abs(step - steps[0]) < 1e-6 * max(1.0, abs(steps[0])) for step in steps)


def _is_value_cell(cell: FoundCell) -> bool:
    return all(is_value(word.text) for line in cell.lines for word in line)


def _labels_end_in_colon(cells: Sequence[FoundCell]) -> bool:
    labels = [cell.text for cell in cells if cell.column == 0]
    return len(labels) > 1 and sum(label.rstrip().endswith(":") for label in labels) >= 0.6 * len(labels)


def is_contents(rows: Iterable[Sequence[FoundCell]]) -> bool:
    """Whether rows are those of a contents page: a title, often leader dots, and a page number that never falls."""
    pages: list[int] = []
    dotted = total = widest = 0
    for row in rows:
        cells = sorted(row, key=lambda cell: cell.column)
        total += 1
        widest = max(widest, cells[-1].column)
        last = cells[-1].text
        if len(cells) > 1 and last.isdigit() and len(last) <= 3:
            pages.append(int(last))
        dotted += any(is_leading_dots(cell.text) for cell in cells)
    if len(pages) < 3 or len(pages) < 0.6 * total:
        return False
    rising = all(a <= b for a, b in itertools.pairwise(pages))
    few_columns = widest <= 2
    return rising and few_columns and (dotted >= 0.3 * total or pages[-1] - pages[0] >= 5) and len(set(pages)) > 2
