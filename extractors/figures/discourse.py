"""What the figures so far have counted: the memory that pointing words and bare numbers need."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from extractors.figures.quantity import Quantity
from extractors.figures.sums import complete_sums
from models.facts import Figure

MEMORY: Final = 12
"""Counts remembered to find the whole of which a later one is the stated percentage."""


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
        counted = [q for q in quantities if q.unit == "count" and q.value is not None and not q.suppressed]
        self.history = [*self.history, *counted][-MEMORY:]
        complete_sums(counted, self.history)
        if counted:
            wholes = {q.of for q in counted}
            parts = [q for q in counted if q.of is not None and q.value not in wholes]
            heads = [q for q in counted if q.of is None] or counted
            if parts:
                self.whole = replace(parts[-1], value=parts[-1].of, of=None)
            elif heads[0].value is not None and (self.whole is None or heads[0].noun_end > heads[0].last):
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

    def reset(self) -> None:
        """Forget all: another author or section begins."""
        self.topic, self.recent, self.gap = None, [], 0
        self.history = []
        self.whole, self.last, self.sums = None, [], []
