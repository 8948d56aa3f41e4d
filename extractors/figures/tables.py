"""The figures of all of a document's tables, and the spans that running text need not read again."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from extractors.figures.asked import read_asked
from extractors.figures.cells import Legend
from extractors.figures.legends import read_legend
from extractors.figures.period_labels import read_period_label
from extractors.figures.periods import to_period
from extractors.figures.table_measures import Context, counted_in, is_crossed
from extractors.figures.tokens import tokenize
from extractors.prepare import Prepared
from extractors.table_figures import ReadTable, describe_cells, find_table_figures, read_table
from extractors.text_tables import find_text_tables
from models.documents import Table
from models.facts import DateMention, Figure, Period

LONG_CELL: Final = 60
"""A cell of more code points is running text and is read as such."""


@dataclass(frozen=True, slots=True)
class FoundTables:
    """A document's tables, read once: those of the reading, then those found in its plain text; and its legend of signs."""

    legend: Legend
    tables: tuple[ReadTable, ...]

    def described(self) -> tuple[Table, ...]:
        """The tables that `Figure.table` counts, with header rows and columns counted and the state of their body cells."""
        return tuple(describe_cells(read) for read in self.tables)


def find_tables(p: Prepared) -> FoundTables:
    """Read every table of a document; `find_figures` takes what it gives, so that nothing is read twice."""
    legend = read_legend(p)
    tables = (*p.reading.tables, *find_text_tables(p))
    return FoundTables(legend, tuple(read_table(p.text, table, legend) for table in tables))


def all_tables(p: Prepared) -> tuple[Table, ...]:
    """The tables that `Figure.table` counts, in its order: `find_tables(p).described()`."""
    return find_tables(p).described()


def table_figures(
    p: Prepared, dates: Sequence[DateMention], found: FoundTables
) -> tuple[list[Figure], list[tuple[int, int]]]:
    """Figures of every table, and the spans of the cells that they and their labels hold."""
    figures: list[Figure] = []
    held: list[tuple[int, int]] = []
    for number, read in enumerate(found.tables):
        stated = find_table_figures(p, read, number, _context(p, read.table, dates))
        figures.extend(stated)
        if stated or number >= len(p.reading.tables):
            held.extend(_held(p.text, read.table))
    return figures, held


def _held(text: str, table: Table) -> list[tuple[int, int]]:
    """Spans of a table's labels and values; a cell of running text is left to be read as such."""
    return [(c.start, c.end) for c in table.cells if c.start < c.end and c.end - c.start <= LONG_CELL]


def _context(p: Prepared, table: Table, dates: Sequence[DateMention]) -> Context:
    """What the caption counts and when, else the sentence above the table."""
    if table.caption is None:
        period = read_period_label(table.name) if table.name else None
        return Context(None, period)
    start, end = table.caption
    counted = _answered(p, p.text[start:end])
    if counted is None and not p.text[start:end].endswith("."):
        counted = counted_in(p.text, start, end)
    return Context(counted, _period(dates, start, end), is_crossed(p.text[start:end]))


LABEL: Final = re.compile(
    r"^\W{0,3}(?:q|qu|question|part|answer to|table for)?\s?\.?\s?([0-9]{1,2}[a-h]?)\b", re.IGNORECASE
)
ASKED: Final = re.compile(
    r"^[ \t]*(?:q|question)?[ .]?([0-9]{1,2}[a-h]?)[.):\t ]{1,3}(.{10,600})", re.IGNORECASE | re.MULTILINE
)


def _answered(p: Prepared, caption: str) -> str | None:
    """What the question counts that a caption answers ("Q1 & Q2"), from the request's own numbered lines."""
    label = LABEL.match(caption)
    if label is None or len(caption) > 40:
        return None
    for zone in p.zones:
        if zone.name != "request":
            continue
        for match in ASKED.finditer(p.text, zone.start, zone.end):
            if match[1].lower() == label[1].lower():
                return read_asked(tokenize(p.text, match.start(2), match.end(2)))
    return None


def _period(dates: Sequence[DateMention], start: int, end: int) -> Period | None:
    first = bisect_left(dates, start, key=lambda d: d.start)
    last = bisect_left(dates, end, key=lambda d: d.start)
    inside = [d for d in dates[first:last] if d.precision != "day" and (d.first or d.last)]
    return to_period(inside[-1]) if len(inside) == 1 else None
