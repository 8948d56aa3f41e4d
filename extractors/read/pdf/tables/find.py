"""Find the tables of a page: by their rules where they have them, else by the alignment of their text."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from extractors.read.pdf.layout import Run, fine_gap, reading_order
from extractors.read.pdf.lines import Line, lines_of, rows_of, without
from extractors.read.pdf.pages import Page
from extractors.read.pdf.rulings import Ruling
from extractors.read.pdf.tables.aligned import candidate_runs, framed_runs, rule_groups
from extractors.read.pdf.tables.assemble import assemble, extended_down, extended_up
from extractors.read.pdf.tables.checks import purity, quality
from extractors.read.pdf.tables.fold import unfolded
from extractors.read.pdf.tables.grid import FoundTable
from extractors.read.pdf.tables.plausible import is_drawn, is_plausible, is_regular
from extractors.read.pdf.tables.plumbed import plumbed_table
from extractors.read.pdf.tables.ruled import ruled_tables
from extractors.read.pdf.tables.rules import MAX_RULES, merged, shade_edges, typed_rules
from extractors.read.pdf.tables.segments import TextRow, segment_gap, segmented, text_rows
from extractors.read.pdf.tables.tokens import is_year
from extractors.read.pdf.words import Word

_MAX_WORDS = 20_000
_PURE = 0.8
"""Share of cells with one figure each from which the rules are taken at their word."""
_LABEL_WORDS = 6
_HEADER_HEIGHT = 90.0
"""Points above a frame in which its header is looked for."""


def find_tables(page: Page) -> list[FoundTable]:
    """Tables of one page from top to bottom; none on a page with too many words to be one."""
    words, typed = typed_rules([word for row in page.rows for word in row])
    if not 4 <= len(words) <= _MAX_WORDS:
        return []
    rulings = [*page.drawing.rulings[:MAX_RULES], *typed]
    space = page.space
    gap = segment_gap(space)
    across, down = merged(rulings, True), merged(rulings, False)
    found = _ruled(page, words, across, down, gap, space)
    found += _framed(page, _outside(words, found), across, gap, space)
    taken: set[int] = set().union(*(table.words for table in found))
    if typed:
        taken |= {id(row_word) for row in page.rows for row_word in row} - {id(word) for word in words}
    for rows in _regions(page, taken, found):
        found += _aligned(page, segmented(rows, gap, space), across)
    found = [strip for table in _headed(page, found, across) for strip in unfolded(table)]
    return sorted(found, key=lambda table: (table.top, table.x0))


def _ruled(
    page: Page, words: list[Word], across: list[Ruling], down: list[Ruling], gap: float, space: float
) -> list[FoundTable]:
    found = [t for t in ruled_tables(page.number, words, across, down, gap, space) if is_regular(t)]
    found = [_better(page, table, words, [*across, *down], gap, space) for table in found]
    shades = page.drawing.shades[:MAX_RULES]
    if shades:
        # Cells that are only shaded have no drawn rules: their edges are taken as rules where no ruled table stands.
        soft = shade_edges(shades, page.width, page.height)
        edges = [r for r in soft if not any(_touches(r, table) for table in found)]
        rules = [r for r in (*across, *down) if not any(_touches(r, table) for table in found)]
        if edges:
            all_rules = [*edges, *rules]
            rest = _outside(words, found)
            shaded = ruled_tables(
                page.number, rest, merged(all_rules, True), merged(all_rules, False), gap, space, soft=True
            )
            found += [t for t in shaded if is_regular(t) and not is_drawn(t, page.drawing, words)]
    return found


def _better(
    page: Page, table: FoundTable, words: list[Word], rulings: Sequence[Ruling], gap: float, space: float
) -> FoundTable:
    """The table by its lattice; where that holds several figures to a cell, the best of three readings of the region."""
    if purity(table) >= _PURE:
        return table
    inside = [word for word in words if id(word) in table.words]
    across = [ruling for ruling in rulings if ruling.horizontal]
    others = (
        assemble(page.number, text_rows(inside, gap, space), across),
        plumbed_table(page.number, inside, rulings, table.box),
    )
    best = max((other for other in others if other is not None), key=quality, default=table)
    # A reading that leaves words out, or is hardly better, is not taken.
    whole = len(best.words) >= 0.95 * len(table.words)
    return best if whole and quality(best) > quality(table) + 0.1 else table


def _touches(ruling: Ruling, table: FoundTable) -> bool:
    if ruling.horizontal:
        return table.top - 4 <= ruling.at <= table.bottom + 4 and ruling.start < table.x1 and ruling.end > table.x0
    return table.x0 - 4 <= ruling.at <= table.x1 + 4 and ruling.start < table.bottom and ruling.end > table.top


def _outside(words: Sequence[Word], tables: Sequence[FoundTable]) -> list[Word]:
    taken: set[int] = set().union(*(table.words for table in tables))
    return [word for word in words if id(word) not in taken]


def _regions(page: Page, taken: AbstractSet[int], found: Sequence[FoundTable]) -> list[list[list[Word]]]:
    """Rows of the page's free words, column by column of its prose: its columns are not those of a table."""
    rows = without(page.rows, taken) if taken else page.rows
    lines = lines_of(rows, page.number, fine_gap(page.space)) if taken else page.lines
    runs: list[Run] = reading_order([*lines, *found])
    if len(runs) == 1 and not found:
        return [rows]
    regions: list[set[int]] = []
    for run in runs:
        region: set[int] = set()
        for item in run.items:
            if isinstance(item, Line):
                region.update(id(word) for word in item.words)
            elif region:
                regions.append(region)
                region = set()
        if region:
            regions.append(region)
    return [
        [part for row in rows if (part := [word for word in row if id(word) in region])]
        for region in regions
        if len(region) >= 4
    ]


def _framed(page: Page, words: list[Word], across: Sequence[Ruling], gap: float, space: float) -> list[FoundTable]:
    """Tables between long rules of the same extent, over all columns of the page."""
    found: list[FoundTable] = []
    for rules in rule_groups(across, page.width):
        left, right = rules[0].start - 4, rules[0].end + 4
        top, bottom = rules[0].at - 2, rules[-1].at + 2
        left = _left_of_frame(_outside(words, found), left, top, bottom, page)
        inside = [w for w in _outside(words, found) if left <= (w.x0 + w.x1) / 2 <= right and top <= w.middle <= bottom]
        if len(inside) < 4:
            continue
        for run in framed_runs(text_rows(inside, gap, space), rules):
            settled = [table for table in found if table.header_rows < table.row_count]
            above = run[0].top - 2
            over = [w for w in _outside(words, settled) if above - _HEADER_HEIGHT < w.middle < above]
            over = [w for w in over if left <= (w.x0 + w.x1) / 2 <= right]
            run = extended_up(text_rows(over, gap, space), run, across)
            run = extended_down(run, _rows_below(_outside(words, found), run, left, right, gap, space))
            table = _assembled(page, run, across, True)
            if table is not None:
                # A header that rules had set apart as a table of its own is part of this one now.
                found = [other for other in found if not other.words & table.words]
                found.append(table)
    return found


def _rows_below(
    words: Sequence[Word], run: Sequence[TextRow], left: float, right: float, gap: float, space: float
) -> list[TextRow]:
    bottom = run[-1].bottom
    under = [
        w for w in words if left <= (w.x0 + w.x1) / 2 <= right and bottom - 2 < w.middle < bottom + 3 * run[-1].size
    ]
    return text_rows(under, gap, space)


def _headed(page: Page, found: list[FoundTable], across: Sequence[Ruling]) -> list[FoundTable]:
    """Tables without a header made one with the rows of headings that were found apart just above them."""
    ordered = sorted(found, key=lambda table: table.top)
    for i, table in enumerate(ordered):
        if table.header_rows or not table.source:
            continue
        for above in reversed(ordered[:i]):
            size = table.source[0].size
            beside = min(above.x1, table.x1) - max(above.x0, table.x0)
            if not above.source or above.row_count > 6 or not 0 <= table.top - above.bottom < 5 * size:
                continue
            values = [s for row in above.source for s in row.segments if s.value]
            if beside < 0.6 * (table.x1 - table.x0) or not all(is_year(w.text) for s in values for w in s.words):
                continue
            whole = assemble(page.number, [*above.source, *table.source], across)
            if whole is not None:
                ordered[i] = whole
                found = [t for t in found if t is not above and t is not table] + [whole]
            break
    return found


def _left_of_frame(words: Sequence[Word], left: float, top: float, bottom: float, page: Page) -> float:
    """Where a frame over the columns of values begins when the labels of its rows stand outside it, else `left`."""
    beside = [w for w in words if top <= w.middle <= bottom]
    outer = [w for w in beside if (w.x0 + w.x1) / 2 < left]
    inner = rows_of([w for w in beside if (w.x0 + w.x1) / 2 >= left])
    if not outer or len(inner) < 3:
        return left
    heads = [sum(w.middle for w in row) / len(row) for row in inner]
    lines = rows_of(outer)
    kept = [row for row in lines if any(abs(row[0].middle - y) < 0.25 * row[0].size for y in heads)]
    start = min(w.x0 for w in outer)
    words_in_line = sum(len(row) for row in lines) / len(lines)
    labels = len(kept) >= max(3.0, 0.7 * len(inner)) and len(kept) >= 0.8 * len(lines)
    return start - 4 if labels and words_in_line <= _LABEL_WORDS and left - start < 0.5 * page.width else left


def _aligned(page: Page, rows: list[TextRow], across: Sequence[Ruling]) -> list[FoundTable]:
    """Tables without a frame, in one column of the page."""
    if sum(len(row.segments) > 1 for row in rows) < 2:
        return []
    tables = (
        _assembled(page, extended_up(rows[:first], list(rows[first:last]), across), across, False)
        for first, last in candidate_runs(rows)
    )
    return [table for table in tables if table is not None]


def _assembled(page: Page, rows: Sequence[TextRow], across: Sequence[Ruling], ruled: bool) -> FoundTable | None:
    if len(rows) < 2 or sum(len(row.segments) > 1 for row in rows) < 2:
        return None
    table = assemble(page.number, rows, across)
    if table is None or not is_plausible(table, ruled):
        return None
    if not ruled and is_drawn(
        table, page.drawing, [word for row in rows for segment in row.segments for word in segment.words]
    ):
        return None
    return table
