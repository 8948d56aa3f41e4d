"""Ruled tables: grids of rules, with the rows and columns that only their text tells added to them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from extractors.read.pdf.lines import rows_of
from extractors.read.pdf.rulings import Ruling
from extractors.read.pdf.tables.grid import FoundCell, FoundTable
from extractors.read.pdf.tables.lattice import Lattice, strip_of
from extractors.read.pdf.tables.refine_columns import part_wide_cells, refine_columns
from extractors.read.pdf.tables.refine_rows import close_tall_cells, refine_rows
from extractors.read.pdf.tables.rules import SNAP, components
from extractors.read.pdf.tables.tokens import is_value, is_year
from extractors.read.pdf.words import Word

_MAX_LINES = 400
_MOST_REFINED = 30_000
"""Grid points beyond which a lattice is taken as it is drawn: each line added to it costs as much as it has points."""
_LEAST_WIDTH, _LEAST_HEIGHT = 9.0, 5.0
"""Points from which an empty strip or band of a grid is a column or a row, and not the space between two rules."""
_MIN_FILLED = 0.2
_NOTE = re.compile(r"\W{0,3}(?:notes?|sources?|key|legend|exhibit reads|abbreviations?)\b|[*†‡§¹²³]", re.IGNORECASE)


def ruled_tables(
    page: int,
    words: Sequence[Word],
    across: Sequence[Ruling],
    down: Sequence[Ruling],
    gap: float,
    space: float,
    soft: bool = False,
) -> list[FoundTable]:
    """Tables whose columns are ruled, from the rules of a page and its upright words.

    `soft` tells that the rules are edges of shading, which may run around each line of a cell.
    """
    found = []
    for lines, posts in components(across, down):
        if len(lines) < 2 or len(posts) < 1 or len(lines) > _MAX_LINES or len(posts) > _MAX_LINES:
            continue
        lattice = Lattice(lines, posts)
        if len(lattice.xs) < 3:
            continue
        table = _table(page, words, lattice, gap, space, soft)
        if table is not None:
            found.append(table)
    return found


def _table(
    page: int, words: Sequence[Word], lattice: Lattice, gap: float, space: float, soft: bool
) -> FoundTable | None:
    xs, ys = lattice.xs, lattice.ys
    inside = [
        word
        for word in words
        if xs[0] - SNAP <= (word.x0 + word.x1) / 2 <= xs[-1] + SNAP and ys[0] - SNAP <= word.middle <= ys[-1] + SNAP
    ]
    if len(inside) < 3:
        return None
    if len(xs) * len(ys) <= _MOST_REFINED:
        close_tall_cells(lattice, inside)
        refine_columns(lattice, inside, gap, space)
        part_wide_cells(lattice, inside, gap, space)
        refine_rows(lattice, inside, gap, space)
    cells = _cells(page, lattice, inside)
    if soft:
        cells = _with_labels_joined(cells)
    cells = _trimmed(cells, len(lattice.xs) - 1)
    return _checked(page, lattice, cells)


def _cells(page: int, lattice: Lattice, words: Sequence[Word]) -> list[FoundCell]:
    owner: dict[tuple[int, int], int] = {}
    regions = lattice.regions()
    for number, (i, j, high, wide) in enumerate(regions):
        for a in range(i, i + high):
            for b in range(j, j + wide):
                owner[a, b] = number
    held: dict[int, list[Word]] = {}
    for word in words:
        row = min(max(bisect_right(lattice.ys, word.middle) - 1, 0), len(lattice.ys) - 2)
        held.setdefault(owner[row, strip_of(word, lattice.xs)], []).append(word)
    cells = []
    for number, (i, j, high, wide) in enumerate(regions):
        box = lattice.xs[j], lattice.ys[i], lattice.xs[j + wide], lattice.ys[i + high]
        lines = rows_of(held[number]) if number in held else []
        cells.append(FoundCell(i, j, high, wide, lines, box, page))
    return cells


def _with_labels_joined(cells: list[FoundCell]) -> list[FoundCell]:
    """Cells where a row that holds only the end of a label has gone to the row above."""
    rows: dict[int, list[FoundCell]] = {}
    for cell in cells:
        if cell.lines:
            rows.setdefault(cell.row, []).append(cell)
    above: FoundCell | None = None
    for row in sorted(rows):
        first = min(rows[row], key=lambda cell: cell.column)
        goes_on = len(rows[row]) == 1 and first.column == 0 and first.lines[0][0].text[:1].islower()
        if goes_on and above is not None and first.columns == above.columns:
            above.lines += first.lines
            above.box = (above.box[0], above.box[1], above.box[2], first.box[3])
            first.lines = []
        else:
            above = first if first.column == 0 else None
    return cells


def _trimmed(cells: list[FoundCell], columns: int) -> list[FoundCell]:
    """Cells without the title above and the notes below that stand in the same box as the table."""
    cells = _without_empty(cells)
    while cells:
        first = min(cell.row for cell in cells)
        top = [cell for cell in cells if cell.row == first]
        if len(top) == 1 and top[0].columns >= columns and top[0].rows == 1:
            cells = [cell for cell in cells if cell is not top[0]]
        else:
            break
    while cells:
        last = max(cell.row + cell.rows - 1 for cell in cells)
        bottom = [cell for cell in cells if cell.row + cell.rows - 1 == last]
        wordy = sum(len(line) for cell in bottom for line in cell.lines) > 8 or _NOTE.match(bottom[0].text)
        if len(bottom) == 1 and bottom[0].columns >= columns and wordy:
            cells = [cell for cell in cells if cell is not bottom[0]]
        else:
            break
    return cells


def _without_empty(cells: list[FoundCell]) -> list[FoundCell]:
    """Cells without the rows and columns that hold no words and are too narrow for any, the rest moved up and left."""
    rows = sorted({cell.row for cell in cells if cell.lines or cell.box[3] - cell.box[1] > _LEAST_HEIGHT})
    columns = sorted({cell.column for cell in cells if cell.lines or cell.box[2] - cell.box[0] > _LEAST_WIDTH})
    kept = []
    for cell in cells:
        first, last = bisect_right(rows, cell.row - 1), bisect_right(rows, cell.row + cell.rows - 1)
        left, right = bisect_right(columns, cell.column - 1), bisect_right(columns, cell.column + cell.columns - 1)
        if last > first and right > left:
            kept.append(FoundCell(first, left, last - first, right - left, cell.lines, cell.box, cell.page))
    return kept


def _checked(page: int, lattice: Lattice, cells: list[FoundCell]) -> FoundTable | None:
    """The table, if it has at least two rows and two columns of words and is no drawing."""
    filled = [cell for cell in cells if cell.lines]
    if len({cell.row for cell in filled}) < 2 or len({cell.column for cell in filled}) < 2:
        return None
    if len(filled) < max(4, _MIN_FILLED * len(cells)) and len(filled) < 8:
        return None
    first = min(cell.row for cell in cells)
    for cell in cells:
        cell.row -= first
    lefts, tops, rights, bottoms = zip(*(cell.box for cell in cells), strict=True)
    rows = max(cell.row + cell.rows for cell in cells)
    columns = max(cell.column + cell.columns for cell in cells)
    words = {id(word) for cell in cells for line in cell.lines for word in line}
    box = min(lefts), min(tops), max(rights), max(bottoms)
    return FoundTable(page, box, cells, rows, columns, "ruled", _ruled_head(filled), words=words)


def _ruled_head(cells: Sequence[FoundCell]) -> int:
    """Rows above the first that holds a value right of its first column, at least one."""
    rows: dict[int, list[FoundCell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    for row in sorted(rows):
        words = [word.text for cell in rows[row] if cell.column > 0 for line in cell.lines for word in line]
        if words and all(is_value(word) for word in words) and not all(is_year(word) for word in words):
            return max(row, 1) if row else 0
    return 1
