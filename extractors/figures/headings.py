"""Give the numbers of a list the measure of its heading: "Fines by ward" over "Ashby - 12", "Fines" over "2019: 12"."""

from __future__ import annotations

import re
from typing import Final

from extractors.figures.discourse import Discourse
from extractors.figures.quantity import Quantity
from extractors.figures.table_measures import counted_in
from extractors.figures.tokens import Tokens
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
    dated = all(kind != "w" for kind in tokens.kinds[:index])
    named = all(tokens.raw[place][0].isupper() or tokens.kind(place) != "w" for place in range(index))
    if dated or (discourse.divides and named):
        q.measure = discourse.heading
