"""Check stated totals against the sum of their parts, with the tolerance that rounding allows, and link parts to wholes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from extractors.figures.numerals import tidy
from extractors.figures.table_axis import Axis, describe
from extractors.figures.table_labels import OF_WHICH
from models.documents import Cell, Table
from models.facts import Fact, Figure, Relation, RelationKind

UNSUMMED: Final = re.compile(
    r"average|mean\b|median|rate\b|highest|lowest|most\b|max|min\b|per\b|%|percent|ratio|change|difference|rank",
    re.IGNORECASE,
)
BASES: Final = (10**9, 10**8, 10**7, 10**6, 10**5, 10**4, 1_000, 500, 100, 50, 10, 5)
FAR: Final = Decimal("0.4")
"""The share of a total beyond which a difference is put down to the reading of the table."""
NEAR: Final = 600
"""Code points within which the whole of a part named in running text is looked for."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A stated total and its parts, as indexes of facts."""

    total: int
    parts: tuple[int, ...]


def check_totals(text: str, tables: Sequence[Table], facts: Sequence[Fact]) -> list[Relation]:
    """Relations of totals to parts. Indexes count in `facts`; `tables` are those that `Figure.table` counts.

    `part_of` joins each part to its total. The outcome stands once for each total, its object the first part: `sums_to`
    (exactly), `rounds_to` (within rounding), `contradicts_total` (by more); its note gives the sum and the difference. Where
    parts are withheld nothing is claimed unless their bounds already contradict the total.
    """
    relations: list[Relation] = []
    by_table: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for index, fact in enumerate(facts):
        if (
            isinstance(fact, Figure)
            and fact.table is not None
            and fact.cell is not None
            and not fact.rule.endswith("share")
        ):
            by_table[fact.table][fact.cell] = index
    for number, cells in by_table.items():
        relations.extend(_check_table(text, tables[number], cells, facts))
    relations.extend(_check_prose(facts))
    return relations


def _check_table(text: str, table: Table, cells: Mapping[int, int], facts: Sequence[Fact]) -> Iterator[Relation]:
    axis = describe(text, table)
    if axis is None:
        return
    places = {(table.cells[cell].row, table.cells[cell].column): index for cell, index in cells.items()}
    seen: set[int] = set()
    for candidates in (*_down(axis, places), *_across(axis, places)):
        if not candidates or candidates[0].total in seen:
            continue
        chosen = _best(candidates, facts, plain=_is_plain(axis))
        if chosen is not None:
            seen.add(candidates[0].total)
            yield from chosen


def _down(axis: Axis, places: Mapping[tuple[int, int], int]) -> Iterator[list[Sum]]:
    """For each total row and column: the ways to read which rows are its parts."""
    rows = axis.body_rows
    totals = [row for row in rows if _row_is_total(axis, row)]
    for total in totals:
        above = [row for row in rows if row < total]
        below = [row for row in rows if row > total]
        last = max((row for row in totals if row < total), default=-1)
        groups = [
            [row for row in above if row > last],
            [row for row in above if row not in totals],
            [row for row in above if row in totals],
            [row for row in below if row not in totals] if not above else [],
        ]
        for column in range(axis.columns, axis.width):
            if (total, column) in places and not _is_unsummed(axis, column):
                yield [s for group in groups if (s := _sum(places, (total, column), [(row, column) for row in group]))]


def _across(axis: Axis, places: Mapping[tuple[int, int], int]) -> Iterator[list[Sum]]:
    """For each total column and row: its parts are the row's other columns, those "of which" left out."""
    columns = [c for c in range(axis.columns, axis.width) if not _is_unsummed(axis, c) and not _is_of_which(axis, c)]
    totals = [c for c in columns if _column_is_total(axis, c)]
    for total in totals:
        group = [c for c in columns if c not in totals]
        for row in axis.body_rows:
            if (row, total) in places:
                found = _sum(places, (row, total), [(row, c) for c in group])
                yield [found] if found else []


def _sum(places: Mapping[tuple[int, int], int], total: tuple[int, int], parts: list[tuple[int, int]]) -> Sum | None:
    """The sum where every part is a figure and there are two at least."""
    held = [places[place] for place in parts if place in places]
    return Sum(places[total], tuple(held)) if len(held) >= 2 and len(held) == len(parts) else None


def _header(axis: Axis, column: int) -> Cell:
    return Cell(row=axis.rows, column=column, start=0, end=0)


def _row_is_total(axis: Axis, row: int) -> bool:
    labels = axis.row_labels(Cell(row=row, column=axis.columns, start=0, end=0))
    return any(label.is_total for label in labels)


def _column_is_total(axis: Axis, column: int) -> bool:
    labels = axis.column_labels(_header(axis, column))
    return bool(labels) and labels[-1].is_total


def _is_unsummed(axis: Axis, column: int) -> bool:
    return any(UNSUMMED.search(label.text) for label in axis.column_labels(_header(axis, column)))


def _is_of_which(axis: Axis, column: int) -> bool:
    labels = axis.column_labels(_header(axis, column))
    return bool(labels) and bool(OF_WHICH.match(labels[-1].text))


def _is_plain(axis: Axis) -> bool:
    """Whether a table is simple enough for a contradiction to be believed: one total each way, no sections."""
    totals = sum(_row_is_total(axis, row) for row in axis.body_rows)
    return totals <= 1 and len(axis.total_columns) <= 1 and not axis.sections


def _best(candidates: Sequence[Sum], facts: Sequence[Fact], *, plain: bool) -> list[Relation] | None:
    """The first reading that adds up, else the first that adds up within rounding, else, in a plain table, a contradiction."""
    outcomes = [(outcome, s) for s in candidates if (outcome := judge(s, facts)) is not None]
    for kind in ("sums_to", "rounds_to", *(("contradicts_total",) if plain else ())):
        for (found, note), s in outcomes:
            if found == kind:
                return _relations(s, found, note)
    return None


def _relations(s: Sum, kind: RelationKind, note: str) -> list[Relation]:
    total = ("fact", s.total)
    links = [Relation(kind="part_of", subject=("fact", part), object=total) for part in s.parts]
    return [Relation(kind=kind, subject=total, object=("fact", s.parts[0]), note=note), *links]


def judge(s: Sum, facts: Sequence[Fact]) -> tuple[RelationKind, str] | None:
    """The outcome of one sum and a note ("sum 177, stated 177"), or None where nothing can be said."""
    total, parts = facts[s.total], [facts[part] for part in s.parts]
    figures = [part for part in parts if isinstance(part, Figure)]
    if not isinstance(total, Figure) or total.value is None or any(part.unit != total.unit for part in figures):
        return None
    if total.unit not in ("count", "money") or total.comparator != "=":
        return None
    hidden = [part for part in figures if part.value is None]
    known = sum((Decimal(str(part.value)) for part in figures if part.value is not None), Decimal(0))
    stated = Decimal(str(total.value))
    if hidden:
        return _judge_hidden(stated, known, hidden)
    note = f"sum {tidy(known)}, stated {total.value}"
    if known == stated:
        return "sums_to", note
    tolerance = _tolerance([stated, *(Decimal(str(part.value)) for part in figures)])
    note = f"{note}, difference {tidy(known - stated)}"
    if abs(known - stated) <= tolerance:
        return "rounds_to", note
    # A sum far from the total says that the parts were misread (subtotals among them), not that the document is wrong.
    return ("contradicts_total", note) if abs(known - stated) <= abs(stated) * FAR else None


def _judge_hidden(stated: Decimal, known: Decimal, hidden: Sequence[Figure]) -> tuple[RelationKind, str] | None:
    """With parts withheld only a contradiction is certain: the total lies outside what their bounds allow."""
    low = known + sum(Decimal(str(part.low or 0)) for part in hidden)
    open_ended = any(part.high is None for part in hidden)
    high = None if open_ended else known + sum(Decimal(str(part.high)) for part in hidden)
    if stated < low or (high is not None and stated > high):
        return "contradicts_total", f"sum {tidy(low)} to {'?' if high is None else tidy(high)}, stated {tidy(stated)}"
    return None


def _tolerance(values: Sequence[Decimal]) -> Decimal:
    """How far a sum of rounded numbers may lie from their rounded total: half a step for each of them."""
    places = max(max(0, -int(value.as_tuple().exponent)) for value in values)
    if places:
        return Decimal(len(values)) * Decimal(1).scaleb(-places) / 2
    for base in BASES:
        if all(value % base == 0 for value in values) and len(values) > 2:
            return Decimal(len(values) * base) / 2
    return Decimal(0)


def _check_prose(facts: Sequence[Fact]) -> Iterator[Relation]:
    """Parts named in running text beside their whole: each is linked; siblings that make up the whole are said to sum to it."""
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for index, fact in enumerate(facts):
        if isinstance(fact, Figure) and fact.of is not None and fact.table is None and fact.unit == "count":
            whole = _whole_near(facts, index, fact)
            if whole is not None:
                groups[whole].append(index)
    for whole, parts in groups.items():
        for part in parts:
            yield Relation(kind="part_of", subject=("fact", part), object=("fact", whole))
        values = [facts[part].value for part in parts if isinstance(facts[part], Figure)]  # type: ignore[union-attr]
        if len(parts) > 1 and None not in values and sum(values) == facts[whole].value:  # type: ignore[union-attr,arg-type]
            note = f"sum {facts[whole].value}, stated {facts[whole].value}"  # type: ignore[union-attr]
            yield Relation(kind="sums_to", subject=("fact", whole), object=("fact", parts[0]), note=note)


def _whole_near(facts: Sequence[Fact], index: int, part: Figure) -> int | None:
    """The nearest figure of running text with the whole's value: just after the part ("five of the 37"), else before it."""
    for step in (1, 2):
        if (
            index + step < len(facts)
            and _is_whole(facts[index + step], part)
            and facts[index + step].start - part.end < 40
        ):
            return index + step
    for place in range(index - 1, max(-1, index - 40), -1):
        if part.start - facts[place].end > NEAR:
            return None
        if _is_whole(facts[place], part):
            return place
    return None


def _is_whole(fact: Fact, part: Figure) -> bool:
    return isinstance(fact, Figure) and fact.unit == "count" and fact.value == part.of and fact.table is None
