"""Labels of tables: text without footnote marks, period, dimension."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from extractors.figures.period_labels import read_period_label
from models.documents import Cell
from models.facts import Period

TOTAL: Final = re.compile(
    r"(?:grand |overall |sub[- ]?)?totals?\b|all\b|overall\b|sum\b|combined\b|cumulative\b", re.IGNORECASE
)


OF_WHICH: Final = re.compile(r"(?:of which|of whom|of these|of those|including|including:|o/w)\b[\s:,]*", re.IGNORECASE)


MARKS: Final = re.compile(r"\s*(?:[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡]+|\[(?:note )?[a-z0-9 ,]{1,12}\])+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    """A header cell's words as the cell's labels: text without footnote marks, its period if it is one, its dimension's name."""

    text: str
    start: int
    end: int
    period: Period | None = None

    @property
    def is_total(self) -> bool:
        return len(self.text) < 40 and _is_total(self.text)

    @property
    def is_time(self) -> bool:
        """Whether the label is a period, or a month, quarter or day without its year."""
        return self.period is not None or known_dimension(self.text) in ("month", "quarter", "weekday")


@lru_cache(maxsize=16_384)
def _is_total(text: str) -> bool:
    return bool(TOTAL.match(text))


def make_label(text: str, cell: Cell) -> Label:
    """The label of a header cell, white space folded, footnote marks off."""
    words = " ".join(text[cell.start : cell.end].split())
    plain = MARKS.sub("", words) or words
    return Label(plain, cell.start, cell.end, _period(plain))


def _period(words: str) -> Period | None:
    whole = read_period_label(words)
    if whole is not None:
        return whole
    for pattern in (re.compile(r"((?:19|20)\d\d\s?[-–/]\s?\d{2,4})$"), re.compile(r"\b((?:19|20)\d\d)$")):
        match = pattern.search(words)
        if match:
            return read_period_label(match[1])
    return None


DIMENSIONS: Final = {
    "sex": "male female males females men women man woman boys girls boy girl m f",
    "outcome": "upheld granted refused dismissed approved rejected",
    "answer": "yes no",
    "month": "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec",
    "quarter": "q1 q2 q3 q4",
    "weekday": "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun",
}


KNOWN: Final = {word: name for name, words in DIMENSIONS.items() for word in words.split()}


@lru_cache(maxsize=16_384)
def known_dimension(label: str) -> str | None:
    """The dimension that a label is plainly a value of: "Female" is a sex, "2019/20" a period."""
    if read_period_label(label) is not None:
        return "period"
    return KNOWN.get(label.lower())
