"""Headers: lines above the body made into cells that span the columns they head, level by level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.read.pdf.rulings import Ruling
from extractors.read.pdf.tables.columns import Column, column_span, split_at_gutters
from extractors.read.pdf.tables.segments import Segment, TextRow

_CENTRED = 0.35
"""How far from the middle of its columns a heading may stand, in widths of a column."""


@dataclass(slots=True)
class HeaderCell:
    """Lines of a header that belong together, the columns that they head, and the level (0 is the topmost)."""

    first: int
    last: int
    lines: list[list[Segment]]
    level: int = 0
    fixed: bool = False
    parents: list[HeaderCell] = field(default_factory=list)

    @property
    def top(self) -> float:
        return self.lines[0][0].top

    @property
    def bottom(self) -> float:
        return max(segment.bottom for segment in self.lines[-1])


def header_cells(
    rows: Sequence[TextRow], columns: Sequence[Column], across: Sequence[Ruling]
) -> tuple[list[HeaderCell], int]:
    """Cells of the header rows with their levels, and the number of levels.

    A cell spans the columns over the rule drawn under it, else those it overlaps, else the group of columns that it is
    centred on. Lines of one column that no rule parts are one cell.
    """
    cells: list[HeaderCell] = []
    for i, row in enumerate(rows):
        pieces = [
            piece for segment in row.segments for piece in split_at_gutters(segment, columns, len(row.segments) == 1)
        ]
        below = _columns_below(rows[i + 1 :], columns)
        spans = _spans(pieces, columns, across, row, below)
        for piece, (first, last, fixed) in zip(pieces, spans, strict=True):
            _place(cells, HeaderCell(first, last, [[piece]], fixed=fixed), row, across)
    return _levelled(cells)


def _columns_below(rows: Sequence[TextRow], columns: Sequence[Column]) -> set[int]:
    """Columns that later header lines stand in, one at a time."""
    found: set[int] = set()
    for row in rows:
        for segment in row.segments:
            first, last = column_span(segment, columns)
            if first == last:
                found.add(first)
    return found


def _spans(
    pieces: Sequence[Segment], columns: Sequence[Column], across: Sequence[Ruling], row: TextRow, below: set[int]
) -> list[tuple[int, int, bool]]:
    spans: list[tuple[int, int, bool]] = []
    for piece in pieces:
        ruled = _ruled_span(piece, columns, across, row, pieces)
        if ruled is not None:
            spans.append((*ruled, True))
        else:
            spans.append((*column_span(piece, columns), False))
    # Where a table rules some headings, one without a rule spans nothing.
    if not _rules_headings(columns, across):
        tiles = _tiled(pieces, columns, below)
        if tiles is not None:
            return tiles
    return _centred(pieces, spans, columns, below)


def _rules_headings(columns: Sequence[Column], across: Sequence[Ruling]) -> bool:
    return any(ruling.length < 0.9 * (columns[-1][1] - columns[0][0]) for ruling in across)


def _tiled(pieces: Sequence[Segment], columns: Sequence[Column], below: set[int]) -> list[tuple[int, int, bool]] | None:
    """Spans of headings that between them cover every column but the first, each centred on its own group of two or more.

    None unless two headings or more do so: one alone over the middle of three may as well be the middle one's first line.
    """
    heads = [piece for piece in pieces if piece.middle > columns[0][1]]
    if len(heads) < 2 or len(heads) < len(pieces) or not below >= set(range(1, len(columns))):
        return None
    groups = _grouped([piece.middle for piece in heads], columns, 1)
    return [(first, last, True) for first, last in groups] if groups is not None else None


def _grouped(middles: Sequence[float], columns: Sequence[Column], start: int) -> list[tuple[int, int]] | None:
    if not middles:
        return [] if start == len(columns) else None
    pitch = (columns[-1][1] - columns[1][0]) / (len(columns) - 1)
    for last in range(start + 1, len(columns)):
        centre = (columns[start][0] + columns[last][1]) / 2
        if abs(centre - middles[0]) < _CENTRED * pitch:
            rest = _grouped(middles[1:], columns, last + 1)
            if rest is not None:
                return [(start, last), *rest]
    return None


def _ruled_span(
    piece: Segment, columns: Sequence[Column], across: Sequence[Ruling], row: TextRow, pieces: Sequence[Segment]
) -> tuple[int, int] | None:
    """Columns over the partial rule that is drawn just under a header's words."""
    table = columns[-1][1] - columns[0][0]
    for ruling in across:
        if not row.bottom - 0.35 * row.size <= ruling.at <= row.bottom + 0.9 * row.size:
            continue
        if (ruling.length > 0.9 * table and len(pieces) > 1) or not ruling.start - 3 <= piece.middle <= ruling.end + 3:
            continue
        if ruling.length > 0.97 * table + 4:
            continue
        if any(other is not piece and ruling.start < other.middle < ruling.end for other in pieces):
            continue
        inside = [
            i for i, (left, right) in enumerate(columns) if ruling.start - 2 <= (left + right) / 2 <= ruling.end + 2
        ]
        if inside and ruling.length > piece.x1 - piece.x0 + 2:
            return inside[0], inside[-1]
    return None


def _centred(
    pieces: Sequence[Segment], spans: list[tuple[int, int, bool]], columns: Sequence[Column], below: set[int]
) -> list[tuple[int, int, bool]]:
    """Widens spans over neighbouring columns that other lines of the header fill below, where the words are centred on them."""
    widened = list(spans)
    for i, (first, last, fixed) in enumerate(spans):
        if fixed:
            continue
        low = widened[i - 1][1] + 1 if i else 0
        high = spans[i + 1][0] - 1 if i + 1 < len(spans) else len(columns) - 1
        choices = [
            (abs(pieces[i].middle - (columns[a][0] + columns[b][1]) / 2), -(b - a), a, b)
            for a in range(low, first + 1)
            for b in range(last, high + 1)
            if (a, b) == (first, last) or all(c in below for c in range(a, b + 1))
        ]
        if not choices:
            continue
        if _keeps_edge(pieces[i], columns[first], columns[last]):
            continue
        own = abs(pieces[i].middle - (columns[first][0] + columns[last][1]) / 2)
        best = min(choices)
        width = columns[last][1] - columns[first][0]
        if best[0] < 0.5 * own and own > 0.3 * max(width, 10.0):
            widened[i] = best[2], best[3], False
    return widened


def _keeps_edge(piece: Segment, first: Column, last: Column) -> bool:
    """Whether a header is set flush with its column, left or right, and so heads that alone."""
    near = 0.4 * (piece.bottom - piece.top)
    return abs(piece.x1 - last[1]) < near or abs(piece.x0 - first[0]) < near


def _place(cells: list[HeaderCell], cell: HeaderCell, row: TextRow, across: Sequence[Ruling]) -> None:
    """Adds a line to the cell above it when it continues that, else as a cell of its own."""
    for above in reversed(cells):
        if above.last < cell.first or cell.last < above.first:
            continue
        same = (above.first, above.last) == (cell.first, cell.last)
        near = row.top - above.bottom < 0.9 * row.size
        if same and near and not _rule_between(above.bottom, row.top, cell, across, row.size):
            if above.lines[-1][0].top >= row.top - 0.5 * row.size:
                above.lines[-1] += cell.lines[0]
            else:
                above.lines += cell.lines
            return
        break
    cells.append(cell)


def _rule_between(top: float, bottom: float, cell: HeaderCell, across: Sequence[Ruling], size: float) -> bool:
    segment = cell.lines[0][0]
    return any(top - 0.3 * size <= r.at <= bottom + 0.3 * size and r.start <= segment.middle <= r.end for r in across)


def _levelled(cells: list[HeaderCell]) -> tuple[list[HeaderCell], int]:
    """Gives each cell the level below the cells that stand above it over its columns."""
    ordered = sorted(cells, key=lambda cell: cell.top)
    for i, cell in enumerate(ordered):
        above = [
            other
            for other in ordered[:i]
            if other.first <= cell.last and cell.first <= other.last and other.bottom <= cell.top + 2
        ]
        cell.level = 1 + max((other.level for other in above), default=-1)
    levels = 1 + max((cell.level for cell in ordered), default=-1)
    return ordered, levels


def covered_levels(cell: HeaderCell, cells: Sequence[HeaderCell], levels: int) -> int:
    """Rows that a cell covers: down to the body unless other cells stand below it."""
    below = [
        other.level
        for other in cells
        if other is not cell and other.level > cell.level and other.first <= cell.last and cell.first <= other.last
    ]
    return (min(below) if below else levels) - cell.level
