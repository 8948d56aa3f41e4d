"""Ruled tables: grids of rules, with the rows and columns that only their text tells added to them."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence

from extractors.read.pdf.lines import rows_of
from extractors.read.pdf.rulings import Ruling
from extractors.read.pdf.tables.body import grid_rows, joined_rows
from extractors.read.pdf.tables.columns import find_columns
from extractors.read.pdf.tables.grid import FoundCell, FoundTable
from extractors.read.pdf.tables.rules import SNAP, clustered, components
from extractors.read.pdf.tables.segments import TextRow, text_rows
from extractors.read.pdf.words import Word

_COVERED = 0.6
"""Share of a cell's side that a rule must cover to bound it."""
_MAX_LINES = 400
_LEAST_WIDTH, _LEAST_HEIGHT = 9.0, 5.0
"""Points from which an empty strip or band of a grid is a column or a row, and not the space between two rules."""
_MIN_FILLED = 0.2
_FOOTNOTE = re.compile(r"[(\[]?(?:\d|[a-z]|[*†‡§])[)\]]?")
_NOTE = re.compile(r"\W{0,3}(?:notes?|sources?|key|legend|exhibit reads|abbreviations?)\b|[*†‡§¹²³]", re.IGNORECASE)


class Lattice:
    """Grid lines, and which sides of which elementary cells are drawn."""

    def __init__(self, across: Sequence[Ruling], down: Sequence[Ruling]) -> None:
        lefts, rights = [r.start for r in across], [r.end for r in across]
        tops, bottoms = [r.start for r in down], [r.end for r in down]
        self.xs = clustered([r.at for r in down] + [min(lefts), max(rights)])
        self.ys = clustered([r.at for r in across] + [min(tops), max(bottoms)])
        self.right = self._sides(down, self.xs, self.ys)
        self.below = self._sides(across, self.ys, self.xs)
        for i in range(len(self.ys) - 1):
            self.right[i, 0] = self.right[i, len(self.xs) - 1] = True
        for j in range(len(self.xs) - 1):
            self.below[j, 0] = self.below[j, len(self.ys) - 1] = True

    @staticmethod
    def _sides(rules: Sequence[Ruling], places: list[float], stops: list[float]) -> dict[tuple[int, int], bool]:
        """(interval between stops, place) of each side that a rule covers."""
        sides: dict[tuple[int, int], bool] = {}
        for rule in rules:
            place = min(range(len(places)), key=lambda k: abs(places[k] - rule.at))
            for i in range(len(stops) - 1):
                shared = min(rule.end, stops[i + 1]) - max(rule.start, stops[i])
                if shared >= _COVERED * (stops[i + 1] - stops[i]) - SNAP / 2:
                    sides[i, place] = True
        return sides

    def split_row(self, band: int, y: float, crossed: Sequence[bool]) -> None:
        """Adds a line at y inside a band, drawn in the columns that no cell crosses."""
        self.ys.insert(band + 1, y)
        self.right = (
            {(i + (i > band), j): drawn for (i, j), drawn in self.right.items()}
            | {(band, j): drawn for (i, j), drawn in self.right.items() if i == band}
            | {(band + 1, j): drawn for (i, j), drawn in self.right.items() if i == band}
        )
        self.below = {(j, i + (i > band)): drawn for (j, i), drawn in self.below.items()}
        for j, cross in enumerate(crossed):
            if not cross:
                self.below[j, band + 1] = True

    def split_column(self, strip: int, x: float, bands: Sequence[bool]) -> None:
        """Adds a line at x inside a strip, drawn in the bands where it is clear."""
        self.xs.insert(strip + 1, x)
        self.below = (
            {(j + (j > strip), i): drawn for (j, i), drawn in self.below.items()}
            | {(strip, i): drawn for (j, i), drawn in self.below.items() if j == strip}
            | {(strip + 1, i): drawn for (j, i), drawn in self.below.items() if j == strip}
        )
        self.right = {(i, j + (j > strip)): drawn for (i, j), drawn in self.right.items()}
        for i, clear in enumerate(bands):
            if clear:
                self.right[i, strip + 1] = True

    def regions(self) -> list[tuple[int, int, int, int]]:
        """(row, column, rows, columns) of the cells: elementary cells with no side between them made one rectangle."""
        rows, columns = len(self.ys) - 1, len(self.xs) - 1
        taken: set[tuple[int, int]] = set()
        found = []
        for i in range(rows):
            for j in range(columns):
                if (i, j) in taken:
                    continue
                wide = 1
                while j + wide < columns and (i, j + wide) not in taken and not self.right.get((i, j + wide)):
                    wide += 1
                high = 1
                while i + high < rows and self._opens(i + high, j, wide) and (i + high, j) not in taken:
                    high += 1
                taken.update((a, b) for a in range(i, i + high) for b in range(j, j + wide))
                found.append((i, j, high, wide))
        return found

    def _opens(self, row: int, column: int, wide: int) -> bool:
        """Whether the cells of a row open upwards over the whole width, and do not open sideways beyond it."""
        if any(self.below.get((column + k, row)) for k in range(wide)):
            return False
        return all(not self.right.get((row, column + k)) for k in range(1, wide))


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
    _close_tall_cells(lattice, inside)
    _refine_columns(lattice, inside, gap, space)
    _part_wide_cells(lattice, inside, gap, space)
    _refine_rows(lattice, inside, gap, space)
    cells = _cells(page, lattice, inside)
    if soft:
        cells = _with_labels_joined(cells)
    cells = _trimmed(cells, len(lattice.xs) - 1)
    return _checked(page, lattice, cells)


def _close_tall_cells(lattice: Lattice, words: Sequence[Word]) -> None:
    """Draws the missing sides inside a cell over several bands whose lines stand beside the lines of its neighbours.

    Such a column is one of rows without rules, not one tall cell: a label that spans rows does not keep step with them.
    """
    rows = _strip_rows(words, lattice.xs)
    for j in range(len(lattice.xs) - 1):
        start = 0
        for i in range(1, len(lattice.ys)):
            if i < len(lattice.ys) - 1 and not lattice.below.get((j, i)):
                continue
            if i - start > 1 and _keeps_step(rows, lattice, j, start, i):
                for k in range(start + 1, i):
                    lattice.below[j, k] = True
            start = i


def _keeps_step(rows: Sequence[TextRow], lattice: Lattice, column: int, first: int, last: int) -> bool:
    top, bottom = lattice.ys[first], lattice.ys[last]
    left, right = lattice.xs[column], lattice.xs[column + 1]
    own = others = both = 0
    for row in rows:
        if not top < row.middle < bottom:
            continue
        mine = any(left < s.middle < right for s in row.segments)
        other = len(row.segments) > mine
        own += mine
        others += other
        both += mine and other
    return own >= 3 and both >= 0.8 * own and both >= 0.6 * others


def _part_wide_cells(lattice: Lattice, words: Sequence[Word], gap: float, space: float) -> None:
    """Draws sides inside the cells that span columns where their text stands apart, one piece over each group of columns."""
    for band in reversed(range(len(lattice.ys) - 1)):
        inside = [word for word in words if lattice.ys[band] < word.middle < lattice.ys[band + 1]]
        wide = [(first, last) for first, last in _drawn_spans(lattice, band) if last > first]
        if not inside or not wide:
            continue
        lower = _part_spanning_lines(lattice, band, wide, inside, gap, space)
        for first, last in wide:
            _part_wide_cell(lattice, lower, first, last, inside, gap, space)


def _drawn_spans(lattice: Lattice, band: int) -> list[tuple[int, int]]:
    """First and last strip between the drawn sides of a band."""
    spans, first = [], 0
    for j in range(len(lattice.xs) - 1):
        if lattice.right.get((band, j + 1)):
            spans.append((first, j))
            first = j + 1
    return spans


def _held_rows(
    lattice: Lattice, first: int, last: int, words: Sequence[Word], gap: float, space: float
) -> list[TextRow]:
    held = [word for word in words if lattice.xs[first] < (word.x0 + word.x1) / 2 < lattice.xs[last + 1]]
    return text_rows(held, gap, space) if held else []


def _part_spanning_lines(
    lattice: Lattice, band: int, wide: Sequence[tuple[int, int]], words: Sequence[Word], gap: float, space: float
) -> int:
    """Splits the band below the lines that span wide cells, where lines set apart follow; the band of those lines."""
    heights: dict[tuple[int, int], float] = {}
    for first, last in wide:
        rows = _held_rows(lattice, first, last, words, gap, space)
        if len(rows) < 2 or len(rows[0].segments) > 1 or len(rows[1].segments) < 2:
            continue
        over = rows[0].segments[0]
        centred = abs(over.middle - (lattice.xs[first] + lattice.xs[last + 1]) / 2) < rows[0].size
        crosses = any(over.x0 < x < over.x1 for x in lattice.xs[first + 1 : last + 1])
        stacked = any(abs(over.middle - s.middle) < 0.5 * rows[0].size for s in rows[1].segments)
        if (centred or (crosses and not stacked)) and rows[1].top >= rows[0].bottom - 0.2 * rows[0].size:
            heights[first, last] = (rows[0].bottom + rows[1].top) / 2
    if not heights:
        return band
    strips = {j for first, last in heights for j in range(first, last + 1)}
    y = sum(heights.values()) / len(heights)
    lattice.split_row(band, y, [j not in strips for j in range(len(lattice.xs) - 1)])
    return band + 1


def _part_wide_cell(
    lattice: Lattice, band: int, first: int, last: int, words: Sequence[Word], gap: float, space: float
) -> None:
    top, bottom = lattice.ys[band], lattice.ys[band + 1]
    held = [word for word in words if top < word.middle < bottom]
    rows = _held_rows(lattice, first, last, held, gap, space)
    for row in rows:
        for before, after in itertools.pairwise(row.segments):
            inner = [k for k in range(first + 1, last + 1) if before.x1 - 1 <= lattice.xs[k] <= after.x0 + 1]
            inner = [k for k in inner if all(_clear(held, lattice.xs[k], r.top, r.bottom) for r in rows)]
            if inner:
                middle = (before.x1 + after.x0) / 2
                lattice.right[band, min(inner, key=lambda k: abs(lattice.xs[k] - middle))] = True
    if max((len(row.segments) for row in rows), default=0) > 1:
        _part_at_white(lattice, band, first, last, rows)


def _part_at_white(lattice: Lattice, band: int, first: int, last: int, rows: Sequence[TextRow]) -> None:
    """Draws the sides that lie in white wider than a line is high, over all rows of a cell."""
    for k in range(first + 1, last + 1):
        x = lattice.xs[k]
        before = [s.x1 for row in rows for s in row.segments if s.middle < x]
        after = [s.x0 for row in rows for s in row.segments if s.middle >= x]
        if before and after and max(before) <= x <= min(after) and min(after) - max(before) > 0.8 * rows[0].size:
            lattice.right[band, k] = True


def _refine_columns(lattice: Lattice, words: Sequence[Word], gap: float, space: float) -> None:
    """Splits strips in which values stand in columns of their own without a rule between them."""
    for strip in reversed(range(len(lattice.xs) - 1)):
        left, right = lattice.xs[strip], lattice.xs[strip + 1]
        inside = [
            word
            for word in words
            if left < (word.x0 + word.x1) / 2 < right and word.x0 > left - 3 and word.x1 < right + 3
        ]
        rows = text_rows(inside, gap, space)
        several = [row for row in rows if len(row.segments) > 1]
        if len(several) < 3 or len(several) < 0.5 * len(rows):
            continue
        if sum(s.value for row in several for s in row.segments[1:]) < 0.7 * sum(
            len(row.segments) - 1 for row in several
        ):
            continue
        if all(_FOOTNOTE.fullmatch(s.text) for row in several for s in row.segments[1:]):
            continue
        columns = find_columns(several, several[0].size)
        for a, b in reversed(list(itertools.pairwise(columns))):
            x = (a[1] + b[0]) / 2
            lattice.split_column(
                strip,
                x,
                [_clear(inside, x, top, bottom) for top, bottom in zip(lattice.ys, lattice.ys[1:], strict=False)],
            )


def _spans_strip(words: Sequence[Word], top: float, bottom: float, gap: float, space: float) -> bool:
    """Whether a strip holds in a band nothing but words in one piece: the heading of all its columns."""
    held = [word for word in words if top < word.middle < bottom]
    rows = text_rows(held, gap, space) if held else []
    return bool(rows) and all(len(row.segments) == 1 and not row.segments[0].value for row in rows)


def _clearest(words: Sequence[Word], left: float, right: float) -> float:
    """The place in a gutter that the fewest words cross, the nearest to its middle among the best."""
    middle = (left + right) / 2
    places = [left + (right - left) * k / 10 for k in range(11)]
    return min(places, key=lambda x: (sum(word.x0 < x - 1 and word.x1 > x + 1 for word in words), abs(x - middle)))


def _part_header_lines(lattice: Lattice, strip: int, x: float, words: Sequence[Word]) -> None:
    """Splits a band in one strip between a line that spans a new column edge and the lines beside it."""
    for band in reversed(range(len(lattice.ys) - 1)):
        inside = [word for word in words if lattice.ys[band] < word.middle < lattice.ys[band + 1]]
        rows = rows_of(inside)
        crossing = [not _clear(row, x, lattice.ys[band], lattice.ys[band + 1]) or _spans(row, x) for row in rows]
        for i in range(len(rows) - 1):
            if crossing[i] and not crossing[i + 1] and rows[i + 1][0].x0 < x < rows[i + 1][-1].x1:
                y = (max(w.bottom for w in rows[i]) + min(w.top for w in rows[i + 1])) / 2
                lattice.split_row(band, y, [j != strip for j in range(len(lattice.xs) - 1)])
                break


def _spans(row: Sequence[Word], x: float) -> bool:
    """Whether words go over an edge with no more than a space between them there."""
    before = [word for word in row if word.x1 <= x + 1]
    after = [word for word in row if word.x0 >= x - 1]
    return bool(before and after) and after[0].x0 - before[-1].x1 < 0.45 * before[-1].size


def _clear(words: Sequence[Word], x: float, top: float, bottom: float) -> bool:
    return not any(word.x0 < x - 1 and word.x1 > x + 1 and top < word.middle < bottom for word in words)


def _refine_rows(lattice: Lattice, words: Sequence[Word], gap: float, space: float) -> None:
    """Splits bands that hold several rows of text without a rule between them."""
    for band in reversed(range(len(lattice.ys) - 1)):
        top, bottom = lattice.ys[band], lattice.ys[band + 1]
        inside = [word for word in words if top < word.middle < bottom]
        if not inside:
            continue
        rows = _strip_rows(inside, lattice.xs)
        if len(rows) < 2:
            continue
        for y in reversed(_row_breaks(rows, lattice.xs)):
            crossed = [
                any(w.top < y - 1 and w.bottom > y + 1 and a < (w.x0 + w.x1) / 2 < b for w in inside)
                for a, b in zip(lattice.xs, lattice.xs[1:], strict=False)
            ]
            crossed = [c or _tall(lattice, band, j) for j, c in enumerate(crossed)]
            lattice.split_row(band, y, crossed)


def _tall(lattice: Lattice, band: int, column: int) -> bool:
    """Whether a band's cell goes on above or below the band."""
    return not lattice.below.get((column, band)) or not lattice.below.get((column, band + 1))


def _strip_rows(words: Sequence[Word], xs: Sequence[float]) -> list[TextRow]:
    """Rows of text with one segment for each strip of the lattice."""
    from extractors.read.pdf.tables.segments import Segment

    rows = []
    for row in rows_of(words):
        strips: dict[int, list[Word]] = {}
        for word in row:
            strips.setdefault(_strip(word, xs), []).append(word)
        rows.append(TextRow([Segment(strips[j]) for j in sorted(strips)]))
    return rows


def _strip(word: Word, xs: Sequence[float]) -> int:
    return min(max(bisect_right(xs, (word.x0 + word.x1) / 2) - 1, 0), len(xs) - 2)


def _row_breaks(rows: Sequence[TextRow], xs: Sequence[float]) -> list[float]:
    """Heights between the rows of a band: rows of values, or rows that white parts and a label begins."""
    columns = list(itertools.pairwise(xs))
    valued = [row for row in rows if any(s.value for s in row.segments if s.x0 > xs[1] - 3)]
    breaks = []
    if (
        len(valued) >= 2
        and sum(len(row.segments) for row in valued) >= 2 * len(valued) - 1
        and len(valued) >= 0.4 * len(rows)
    ):
        joined = joined_rows(grid_rows(rows, columns), lambda _top, _bottom: False)
        breaks = [(a.bottom + b.top) / 2 for a, b in itertools.pairwise(joined)]
    else:
        for a, b in itertools.pairwise(rows):
            begins = _strip(b.segments[0].words[0], xs) == 0
            if b.top - a.bottom > 0.7 * a.size and begins and len(columns) > 2:
                breaks.append((a.bottom + b.top) / 2)
    return breaks


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
        held.setdefault(owner[row, _strip(word, lattice.xs)], []).append(word)
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
    from extractors.read.pdf.tables.tokens import is_value, is_year

    rows: dict[int, list[FoundCell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    for row in sorted(rows):
        words = [word.text for cell in rows[row] if cell.column > 0 for line in cell.lines for word in line]
        if words and all(is_value(word) for word in words) and not all(is_year(word) for word in words):
            return max(row, 1) if row else 0
    return 1


__all__ = ["Lattice", "ruled_tables"]
