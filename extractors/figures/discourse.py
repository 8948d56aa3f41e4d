"""What the figures so far have counted: the memory that pointing words and bare numbers need."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from extractors.figures.item_sums import sum_of_money
from extractors.figures.quantity import Quantity
from extractors.figures.sums import complete_sums
from models.facts import Figure, Number

WHOLES: Final = 40
LEAST: Final = 20
"""Smaller counts before a table are made up by its cells by chance too often."""
MEMORY: Final = 12
"""Counts remembered to find the whole of which a later one is the stated percentage."""


def columns_of(cell: Figure) -> tuple[str, ...]:
    """The names under which a cell is added up: its column, and the whole table."""
    return (cell.breakdown[-1][1], "") if cell.breakdown else ("",)


class Discourse:
    """What the figures so far have counted, for the elided and the pointing ones that follow. One per document."""

    def __init__(self) -> None:
        self.topic: Quantity | None = None
        self.recent: list[Quantity] = []
        self.history: list[Quantity] = []
        self.gap = 0
        self.whole: Quantity | None = None
        self.sums: list[Quantity] = []
        self.last: list[Quantity] = []
        self.asked: str | None = None
        self.asked_age = 0
        self.in_tables: dict[float, str | None] = {}
        """What the cells of the tables so far count, by value."""
        self.heading: str | None = None
        self.divides = False
        self.list_end = -1
        """What the heading of the list being read counts, whether it says by what, and where its last item ended."""
        self.wholes: list[Quantity] = []
        """Counts that were no parts, remembered longer than others: what a rest and its siblings may make up."""
        self.sums_of: str | None = None
        self.sums_end = -1
        """What the sentence above a list of sums says that they went on, and where its last item ended."""
        self.items: list[Quantity] = []
        self.before_items: list[Quantity] = []
        self.item_end = -1
        """The counts of the list being read, one a line, those known before it began, and where its last item ended."""
        self.paid: list[Quantity] = []
        """The sums of money stated last."""
        self.column_sums: dict[tuple[int | None, str], float] = {}
        """What the cells of each table and of its columns add up to, totals left out."""
        self.before_table: dict[int | None, set[Number]] = {}
        """The counts stated before each table."""
        self.before = (0, 0)
        """The span of the sentence before the one being read, figures or none."""

    def ask(self, words: str) -> None:
        """Remember what a question asks to have counted, for the bare answer that follows."""
        self.asked, self.asked_age = words, 0

    def close_sentence(self, quantities: list[Quantity]) -> None:
        """Remember a sentence's first and its counted figures; a sentence without figures lets the memory fade."""
        self.asked_age += 1
        if quantities:
            self.last = quantities[-MEMORY:]
            self.sums = [q for q in quantities if q.unit == "money" and q.value][-MEMORY:]
            if self.sums:
                self.paid = [*self.paid, *self.sums][-MEMORY:]
                sum_of_money(self.sums, self.paid)
        counted = [q for q in quantities if q.unit == "count" and q.value is not None and not q.suppressed]
        self.wholes = [*self.wholes, *(q for q in counted if q.of is None and q.comparator == "=")][-WHOLES:]
        self.history = [*self.history, *counted][-MEMORY:]
        complete_sums(counted, self.history)
        if counted:
            wholes = {q.of for q in counted}
            parts = [q for q in counted if q.of is not None and q.value not in wholes]
            heads = [q for q in counted if q.of is None] or counted
            if parts:
                self.whole = replace(parts[-1], value=parts[-1].of, of=None)
            elif heads[0].announced or self.whole is None or heads[0].noun_end > heads[0].last:
                self.whole = None
            self.topic, self.recent, self.gap = heads[0], counted[-MEMORY:], 0
        else:
            self.gap += 1
            if self.gap > 2:
                self.topic, self.recent, self.whole = None, [], None
            if self.gap > 1 and not quantities:
                self.last, self.sums = [], []

    def remember_cell(self, cell: Figure) -> None:
        """Remember what a table's cell counts, for the sentence that takes its number up: "Of the 291 that ..."."""
        if cell.value is not None:
            self.in_tables[cell.value] = (
                None if self.in_tables.get(cell.value, cell.measure) != cell.measure else cell.measure
            )

        if cell.value is not None and not any(label.lower().startswith("total") for _, label in cell.breakdown):
            for label in columns_of(cell):
                key = (cell.table, label)
                self.column_sums[key] = self.column_sums.get(key, 0) + cell.value
            if cell.table not in self.before_table:
                exact = {q.value for q in self.history if q.comparator == "=" and q.value is not None}
                self.before_table[cell.table] = {value for value in exact if value >= LEAST}

    def whole_of_column(self, cell: Figure) -> Number | None:
        """The count stated before a cell's table that the cell's column, or the table, makes up."""
        known = self.before_table.get(cell.table, ())
        sums = (self.column_sums.get((cell.table, label)) for label in columns_of(cell))
        return next((total for total in sums if total in known and total != cell.value), None)

    def reset(self) -> None:
        """Forget all: another author or section begins."""
        self.topic, self.recent, self.gap = None, [], 0
        self.history = []
        self.whole, self.last, self.sums = None, [], []
        self.items, self.before_items, self.paid, self.wholes = [], [], [], []
