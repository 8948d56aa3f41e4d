"""Give the numbers of a list the measure of its heading: "Fines by ward" over "Ashby - 12", "Fines" over "2019: 12"."""

from __future__ import annotations

import re
from typing import Final

from extractors.figures.discourse import Discourse
from extractors.figures.noun_phrases import DETERMINERS, noun_phrase
from extractors.figures.quantity import Quantity
from extractors.figures.table_measures import counted_in
from extractors.figures.tokens import Tokens, tokenize
from extractors.figures.words import words

LONGEST: Final = 100
"""Code points of a heading at most."""
BY: Final = re.compile(r"\b(?:by|per|in each|for each|at each|from each) [a-z]", re.IGNORECASE)
APART: Final = 8
"""Code points (line ends and bullets) that may stand between a heading and its items."""
MARKS: Final = words(": - – — =")
SOFT: Final = words("fewer less more than under over about up to < >")


def read_heading(tokens: Tokens, discourse: Discourse) -> None:
    """Note the heading just above a sentence, and forget one whose list has ended."""
    start, end = discourse.before
    line = tokens.text[start:end].strip()
    near = 0 <= tokens.starts[0] - end <= APART
    if (
        near
        and start >= discourse.list_end
        and 0 < len(line) <= LONGEST
        and line[-1] not in ".?!;"
        and "\n" not in line
    ):
        discourse.heading = counted_in(tokens.text, start, end)
        discourse.divides = bool(BY.search(line))
        discourse.list_end = end
    elif tokens.starts[0] - discourse.list_end > APART:
        discourse.heading = None


def name_by_heading(tokens: Tokens, q: Quantity, discourse: Discourse) -> None:
    """Set the measure of a list's item where its label is a date, or the heading says what it divides its things by."""
    if q.unit == "money" and q.measure is None and tokens.word(q.first - 1) in MARKS and _is_dated(tokens, q.first - 1):
        _name_sum(tokens, q, discourse)
        return
    if (
        discourse.heading is None
        or q.unit != "count"
        or q.noun_end > q.last
        or "\n" in tokens.text[tokens.starts[0] : q.start]
    ):
        return
    index = q.first - 1
    while tokens.word(index) in SOFT:
        index -= 1
    if index < 1 or tokens.word(index) not in MARKS or tokens.joined(index + 1):
        return
    discourse.list_end = tokens.ends[-1]
    dated = _is_dated(tokens, index)
    named = all(tokens.raw[place][0].isupper() or tokens.kind(place) != "w" for place in range(index))
    if dated or (discourse.divides and named):
        q.measure = discourse.heading


def _name_sum(tokens: Tokens, q: Quantity, discourse: Discourse) -> None:
    """Set the measure of a dated sum from the sentence above its list: "your spend on agency staff" over "2021: £812,000"."""
    start, end = discourse.before
    if start >= discourse.sums_end:
        discourse.sums_of = read_spent(tokens.text, start, end) if 0 <= tokens.starts[0] - end <= APART else None
    discourse.sums_end = tokens.ends[-1]
    q.measure = discourse.sums_of


def _is_dated(tokens: Tokens, index: int) -> bool:
    return all(kind != "w" for kind in tokens.kinds[:index])


SPENT: Final = re.compile(
    r"\b(?:spend(?:ing)?|spent|costs?|expenditure|paid|payments?|income|budget|bill)\b(?: (?:in total|annually))? "
    r"(?:on|of|for|from|to) ",
    re.IGNORECASE,
)


def read_spent(text: str, start: int, end: int) -> str | None:
    """What the sentence or heading above a list of sums says that they were spent on: "your spend on agency staff"."""
    match = SPENT.search(text, start, min(end, start + MOST))
    if match is None:
        return None
    tokens = tokenize(text, match.end(), min(end, match.end() + LONGEST))
    index = 0
    while tokens.word(index) in DETERMINERS:
        index += 1
    return noun_phrase(tokens, index, singular=True)[0]


MOST: Final = 600
"""Code points of a question that are looked at."""
