"""Assemble a table from the rows of a region: columns, header, body, and the cells with their boxes."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractors.read.pdf.frames import Box
from extractors.read.pdf.rulings import Ruling
from extractors.read.pdf.tables.aligned import is_caption, is_prose
from extractors.read.pdf.tables.body import GridRow, grid_rows, joined_rows
from extractors.read.pdf.tables.columns import Column, column_span, find_columns
from extractors.read.pdf.tables.grid import FoundCell, FoundTable
from extractors.read.pdf.tables.header import HeaderCell, covered_levels, header_cells
from extractors.read.pdf.tables.segments import Segment, TextRow
from extractors.read.pdf.tables.tokens import is_year
from extractors.read.pdf.words import Word

_HEADER_ROWS = 9
"""Most lines that a header has."""
_HEADER_WORDS = 8
_HEADER_STEP = 2.2
_LABEL_STEP = 1.45


def assemble(
    page: int, rows: Sequence[TextRow], across: Sequence[Ruling], columns: Sequence[Column] | None = None
) -> FoundTable | None:
    """The table that rows of text make, or None where they make no columns. `across` are the page's horizontal rules."""
    if columns is None:
        columns = table_columns(rows)
    if len(columns) < 2:
        return None
    near = [
        r
        for r in across
        if rows[0].top - 3 <= r.at <= rows[-1].bottom + 3 and r.end > columns[0][0] and r.start < columns[-1][1]
    ]
    head = header_length(rows, columns, near)
    cells, levels = header_cells(rows[:head], columns, near)
    width = columns[-1][1] - columns[0][0]

    def ruled_between(top: float, bottom: float) -> bool:
        return any(r.length > 0.5 * width and top - 2 <= r.at <= bottom + 2 for r in near)

    body = joined_rows(grid_rows(rows[head:], columns), ruled_between)
    found = [_head_cell(cell, cells, levels) for cell in cells]
    for number, row in enumerate(body, levels):
        found += [_body_cell(number, span, lines) for span, lines in sorted(row.cells.items())]
    table = _table(page, found, levels + len(body), len(columns), levels)
    if table is not None:
        table.source = list(rows)
    return table


def rules_near(rows: Sequence[TextRow], across: Sequence[Ruling]) -> list[Ruling]:
    """The horizontal rules that lie within rows."""
    top, bottom = rows[0].top - 3, rows[-1].bottom + 3
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    return [r for r in across if top <= r.at <= bottom and r.end > left and r.start < right]


def extended_up(above: Sequence[TextRow], run: list[TextRow], across: Sequence[Ruling]) -> list[TextRow]:
    """The run with the header rows that stand just above it: in its columns, or over a partial rule of its width."""
    columns = table_columns(run)
    if len(columns) < 2:
        return run
    near = rules_near(run, across)
    # Rules tell how wide the table is where its last column's heading is wider than its figures.
    edges = (
        min([columns[0][0], *(r.start for r in near)]) - 2,
        max([columns[-1][1], *(r.end for r in near)]) + 2,
    )
    added: list[TextRow] = []
    for row in reversed(above[-_HEADER_ROWS:]):
        first = added[-1] if added else run[0]
        parted = any(row.middle < r.at < first.middle and r.length > 0.6 * (run[0].x1 - run[0].x0) for r in across)
        step = (2 * _HEADER_STEP if parted else _HEADER_STEP) * max(first.size, row.size)
        if first.top - row.top > step or is_caption(row.text):
            break
        if not _heads(row, first, columns, across, edges):
            break
        added.append(row)
    return [*reversed(added), *run]


def extended_down(run: list[TextRow], below: Sequence[TextRow]) -> list[TextRow]:
    """The run with the row of totals that stands just under its last rule, if there is one."""
    columns = table_columns(run)
    if len(columns) < 2 or len(run) < 3 or not below:
        return run
    row = below[0]
    pitch = sorted(b.middle - a.middle for a, b in itertools.pairwise(run))[len(run) // 2 - 1]
    spans = [column_span(segment, columns) for segment in row.segments]
    values = sum(segment.value for segment, span in zip(row.segments, spans, strict=True) if span[0] > 0)
    fits = spans[0][0] == 0 and all(first == last for first, last in spans)
    if row.middle - run[-1].middle <= 1.6 * pitch and fits and values >= max(1, 0.5 * (len(columns) - 1)):
        return [*run, row]
    return run


def _heads(
    row: TextRow, below: TextRow, columns: Sequence[Column], across: Sequence[Ruling], edges: tuple[float, float]
) -> bool:
    left, right = edges
    if row.x0 < left - row.size or row.x1 > right + row.size:
        return False
    ruled = any(row.middle < r.at < below.middle and left - 6 <= r.start and r.end <= right + 6 for r in across)
    spans = [column_span(segment, columns) for segment in row.segments]
    if len(row.segments) == 1 and row.x1 < columns[1][0] and below.middle - row.middle < _LABEL_STEP * row.size:
        # The upper lines of a label whose values stand beside its last line.
        return len(below.segments) == 1 or below.segments[0].text[:1].islower()
    if len(row.segments) == 1:
        # Over a full rule it is the caption or its unit; over a partial one it heads the columns that the rule is drawn over.
        full = any(row.middle < r.at < below.middle and r.length > 0.95 * (right - left - 4) for r in across)
        return ruled and not full and spans[0][0] > 0 and not is_prose(row, right - left)
    return all(len(segment.words) <= _HEADER_WORDS for segment in row.segments) and (
        ruled or all(first == last for first, last in spans)
    )


def table_columns(rows: Sequence[TextRow]) -> list[Column]:
    """Columns by the rows that hold several segments; the header's own rows vote only where the body is too short."""
    several = [row for row in rows if len(row.segments) > 1]
    body = [
        row
        for row in several
        if sum(s.value for s in row.segments) * 2 >= len(row.segments) - 1 and any(s.value for s in row.segments)
    ]
    voters = body if len(body) >= 3 else several
    size = sorted(row.size for row in rows)[len(rows) // 2]
    columns = find_columns(voters, size, [row for row in rows if len(row.segments) == 1])
    # Labels over two lines may stand on rows of their own, beside the values set midway between them.
    labels = [row.segments[0] for row in rows if columns and row.segments[0].x1 <= columns[0][0] + 1]
    if len(labels) >= max(2.0, 0.3 * len(rows)):
        columns.insert(0, (min(s.x0 for s in labels), max(s.x1 for s in labels)))
    return columns


def header_length(rows: Sequence[TextRow], columns: Sequence[Column], across: Sequence[Ruling]) -> int:
    """Number of leading lines that are the header: above the first full rule inside, else above the first row of values."""
    numeric = _numeric_columns(rows, columns)
    first_values = next((i for i, row in enumerate(rows) if is_data(row, columns, numeric)), None)
    limit = min(len(rows) - 1, _HEADER_ROWS)
    width = columns[-1][1] - columns[0][0]
    ruled = None
    for i in range(1, limit + 1):
        top, bottom = rows[i - 1].middle, rows[i].middle
        covered = _covered([r for r in across if top < r.at < bottom], columns)
        if covered > 0.8 * width:
            ruled = i
            break
    if ruled is not None and (first_values is None or ruled <= first_values):
        return ruled
    if first_values is None:
        return 1 if len(rows) > 1 else 0
    head = min(first_values, limit)
    # A label alone just above the first values heads its rows, not the columns.
    while head > 1 and _is_group_label(rows[head - 1], columns):
        head -= 1
    return head


def _covered(rulings: Sequence[Ruling], columns: Sequence[Column]) -> float:
    """Width of the columns that rules at about one height lie over."""
    covered = [
        max((min(r.end, right) - max(r.start, left) for r in rulings), default=0.0) > 0.5 * (right - left)
        for left, right in _filled(columns)
    ]
    # Rules that leave out the first column are drawn under headings that span others.
    if not covered[0]:
        return 0.0
    return sum(right - left for (left, right), under in zip(_filled(columns), covered, strict=True) if under)


def _filled(columns: Sequence[Column]) -> list[Column]:
    """Columns widened to the middles of their gutters."""
    edges = [columns[0][0], *((a[1] + b[0]) / 2 for a, b in itertools.pairwise(columns)), columns[-1][1]]
    return list(itertools.pairwise(edges))


def _numeric_columns(rows: Sequence[TextRow], columns: Sequence[Column]) -> set[int]:
    """Columns right of the first in which most segments are values."""
    values, held = [0] * len(columns), [0] * len(columns)
    for row in rows:
        for segment in row.segments:
            first, last = column_span(segment, columns)
            if first == last:
                held[first] += 1
                values[first] += segment.value
    return {i for i in range(1, len(columns)) if held[i] and values[i] >= 0.6 * held[i]}


def is_data(row: TextRow, columns: Sequence[Column], numeric: set[int]) -> bool:
    """Whether a row is of the body: values in the columns of values, and not only years."""
    values = years = others = 0
    for segment in row.segments:
        first, last = column_span(segment, columns)
        if first != last or first not in numeric:
            continue
        if segment.value:
            values += 1
            years += all(is_year(word.text) for word in segment.words)
        else:
            others += 1
    if values == 0 or values < 4 * others:
        return False
    labelled = column_span(row.segments[0], columns)[0] == 0 and not row.segments[0].value
    return values > years or (labelled and values == 1 and len(columns) == 2)


def _is_group_label(row: TextRow, columns: Sequence[Column]) -> bool:
    return (
        len(row.segments) == 1 and row.segments[0].x0 < columns[0][1] and column_span(row.segments[0], columns)[0] == 0
    )


def _head_cell(cell: HeaderCell, cells: Sequence[HeaderCell], levels: int) -> FoundCell:
    rows = covered_levels(cell, cells, levels)
    return FoundCell(cell.level, cell.first, rows, cell.last - cell.first + 1, _words(cell.lines), _box(cell.lines))


def _body_cell(row: int, span: tuple[int, int], lines: list[list[Segment]]) -> FoundCell:
    return FoundCell(row, span[0], 1, span[1] - span[0] + 1, _words(lines), _box(lines))


def _words(lines: list[list[Segment]]) -> list[list[Word]]:
    return [[word for segment in line for word in segment.words] for line in lines]


def _box(lines: list[list[Segment]]) -> Box:
    segments = [segment for line in lines for segment in line]
    return (
        min(s.x0 for s in segments),
        min(s.top for s in segments),
        max(s.x1 for s in segments),
        max(s.bottom for s in segments),
    )


def _table(page: int, cells: list[FoundCell], rows: int, columns: int, head: int) -> FoundTable | None:
    if not cells:
        return None
    lefts, tops, rights, bottoms = zip(*(cell.box for cell in cells), strict=True)
    box = min(lefts), min(tops), max(rights), max(bottoms)
    words = {id(word) for cell in cells for line in cell.lines for word in line}
    return FoundTable(page, box, cells, rows, columns, "aligned", head, words=words)


__all__ = ["GridRow", "assemble", "header_length", "is_data", "table_columns"]
