"""A further reading of a ruled region: the cells that pdfplumber's finder makes of the page's rules.

It takes a cell wherever four crossings of rules are joined by rules, and so leaves out what a lattice would fill in. It is
asked only where the lattice holds several figures to a cell, and is given our rules: nothing of the file is parsed again.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.read.pdf.frames import Box
from extractors.read.pdf.lines import rows_of
from extractors.read.pdf.rulings import Ruling
from extractors.read.pdf.tables.grid import FoundCell, FoundTable
from extractors.read.pdf.tables.rules import SNAP, clustered
from extractors.read.pdf.words import Word

_MOST_CELLS = 4_000


def plumbed_table(page: int, words: Sequence[Word], rulings: Sequence[Ruling], region: Box) -> FoundTable | None:
    """The largest table that pdfplumber's finder makes of the rules in a region, or None where it makes none."""
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells

    edges = [_edge(ruling) for ruling in rulings if _within(ruling, region)]
    if not edges or len(edges) > _MOST_CELLS:
        return None
    cells = intersections_to_cells(edges_to_intersections(edges, SNAP, SNAP))
    if not cells or len(cells) > _MOST_CELLS:
        return None
    largest = max(cells_to_tables(cells), key=len, default=[])
    return _table(page, words, [(x0, top, x1, bottom) for x0, top, x1, bottom in largest]) if len(largest) > 1 else None


def _edge(ruling: Ruling) -> dict[str, object]:
    if ruling.horizontal:
        x0, x1, top, bottom = ruling.start, ruling.end, ruling.at, ruling.at
    else:
        x0, x1, top, bottom = ruling.at, ruling.at, ruling.start, ruling.end
    orientation = "h" if ruling.horizontal else "v"
    return {"orientation": orientation, "x0": x0, "x1": x1, "top": top, "bottom": bottom}


def _within(ruling: Ruling, region: Box) -> bool:
    x0, top, x1, bottom = region
    if ruling.horizontal:
        return top - SNAP <= ruling.at <= bottom + SNAP and ruling.start < x1 and ruling.end > x0
    return x0 - SNAP <= ruling.at <= x1 + SNAP and ruling.start < bottom and ruling.end > top


def _table(page: int, words: Sequence[Word], boxes: Sequence[Box]) -> FoundTable | None:
    lefts = clustered(x for box in boxes for x in (box[0], box[2]))
    tops = clustered(y for box in boxes for y in (box[1], box[3]))
    cells = []
    for box in boxes:
        held = [w for w in words if box[0] <= (w.x0 + w.x1) / 2 < box[2] and box[1] <= w.middle < box[3]]
        row, column = _place(tops, box[1]), _place(lefts, box[0])
        high, wide = _place(tops, box[3]) - row, _place(lefts, box[2]) - column
        cells.append(FoundCell(row, column, max(high, 1), max(wide, 1), rows_of(held), box, page))
    if len({cell.row for cell in cells}) < 2 or len({cell.column for cell in cells}) < 2:
        return None
    whole = min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)
    taken = {id(word) for cell in cells for line in cell.lines for word in line}
    return FoundTable(page, whole, cells, len(tops) - 1, len(lefts) - 1, "plumbed", 1, words=taken)


def _place(places: Sequence[float], value: float) -> int:
    return min(range(len(places)), key=lambda i: abs(places[i] - value))
