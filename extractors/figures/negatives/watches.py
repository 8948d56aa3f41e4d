"""Times of day in four digits ("between 2200 and 0600"), and how long something took where its unit stands further back."""

from __future__ import annotations

import re
from typing import Final

from extractors.figures.negatives.codes import DASHES
from extractors.figures.quantity import Quantity
from extractors.figures.shapes import ends_here
from extractors.figures.tokens import Tokens
from extractors.figures.words import words

BETWEEN: Final = frozenset({"and", "to", "until", "till", *DASHES})


def watch_time(tokens: Tokens, q: Quantity) -> bool:
    """Four digits that are a time beside another such, of which one has the leading zero that no count has."""
    if q.form != "digits" or not _is_watch(tokens.words[q.first]):
        return False
    for join, other in ((q.last, q.last + 1), (q.first - 1, q.first - 2)):
        if tokens.word(join) in BETWEEN and _is_watch(tokens.word(other)):
            return "0" in (tokens.words[q.first][0], tokens.word(other)[0])
    return False


def _is_watch(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] <= "24" and word[2:] < "60"


TIMED: Final = re.compile(
    r"[0-9a-z][ \n](?:(?:working|calendar|school|full|business)[ \n])?(?:days|weeks|months|years|hours|minutes)\b"
)
BACK: Final = 200
"""Code points before a sentence in which a duration may name the unit of a bare number."""
LASTED: Final = words("took takes take taken waited lasted waiting lasts")
WAITED: Final = words("waited waiting lasted lasts")
STANDS_FOR: Final = words("one ours mine yours theirs this that it these those some most others")
SOFT: Final = words(
    "more longer than over under less at least nearly almost about around up to only just some a full mere"
)


def elided_duration(tokens: Tokens, q: Quantity) -> bool:
    """ "Within 20 working days. This one took 51.", "took six months; one in ten took longer than 15": days, months."""
    if q.unit != "count" or q.form not in ("digits", "words") or not ends_here(tokens, q.last):
        return False
    index = q.first - 1
    longer = False
    while index >= 0 and tokens.word(index) in SOFT:
        longer = longer or tokens.word(index) == "longer"
        index -= 1
    verb = tokens.word(index)
    if verb not in LASTED or not (longer or verb in WAITED or tokens.word(index - 1) in STANDS_FOR):
        return False
    return TIMED.search(tokens.text, max(0, tokens.starts[0] - BACK), q.start) is not None
