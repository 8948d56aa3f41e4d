"""Wholes of mere cases: "140 near misses. In nine instances a train was stopped", "12 complaints; fault in two cases"."""

from __future__ import annotations

from typing import Final

from extractors.figures.discourse import Discourse
from extractors.figures.elided import THEN, is_too_small
from extractors.figures.pointing import antecedent
from extractors.figures.quantity import Quantity
from extractors.figures.subjects import DEEDS, IN_BEFORE
from extractors.figures.tokens import Tokens
from extractors.figures.words import words

CASES: Final = words("cases case instances occasions")
"""Nouns that stand for whatever was counted before."""
ADDS: Final = words("further additional extra other")


def by_cases(tokens: Tokens, q: Quantity, earlier: list[Quantity], discourse: Discourse) -> Quantity | None:
    """The count that "in nine cases" takes up: the nearest before it in the sentence, else what the sentence before counted."""
    if q.unit != "count" or not q.value or (q.measure or "").lower() not in CASES or q.noun_end == q.last:
        return None
    opening = _opening(tokens, q)
    if (tokens.word(q.last) != "of" and opening is None) or _sets_beside(
        tokens, q, q.first if opening is None else opening
    ):
        return None
    near = [e for e in earlier if e.unit == "count" and e.value and e.noun_end > e.last and not e.compared]
    whole = near[-1] if near else _before(tokens, q, earlier, discourse)
    if whole is None or is_too_small(q, whole) or whole.value == q.value:
        return None
    return whole if whole.value is not None and whole.value < FAR * (q.value or 1) else None


FAR: Final = 100
"""A count so many times larger is hardly what a few cases are of."""


NEAR: Final = 4
"""Tokens behind the cases that may still say when."""


def _before(tokens: Tokens, q: Quantity, earlier: list[Quantity], discourse: Discourse) -> Quantity | None:
    again = [
        count for count in discourse.recent if (count.measure or "").lower() in CASES and count.noun_end > count.last
    ]
    if again:
        return again[-1]
    if earlier or not discourse.recent or not (q.first <= OPENING or tokens.word(0) in GOES_ON):
        return None
    return discourse.recent[0] if len(discourse.recent) == 1 else discourse.whole


OPENING: Final = 4
GOES_ON: Final = words("the it they we he she this these those his her its their our i you there")
"""Openings of a sentence that goes on about the same things; "Exemptions were used in 214 cases" begins anew."""


def _opening(tokens: Tokens, q: Quantity) -> int | None:
    """The place of "in" or "on" before the number, words like "only" aside; not "in another 12 cases"."""
    index = q.first - 1
    while tokens.word(index) in IN_BEFORE or tokens.word(index) in ("less", "than"):
        if tokens.word(index) in ADDS:
            return None
        index -= 1
    return index if tokens.word(index) in ("in", "on") else None


def _sets_beside(tokens: Tokens, q: Quantity, opening: int) -> bool:
    """Whether the number's own clause names a time, so that it may stand beside what was counted for another."""
    start = opening
    while start > 0 and tokens.word(start - 1) not in (",", ";", "and", "but"):
        start -= 1
    own = [*tokens.words[start:opening], *tokens.words[q.last : q.last + NEAR]]
    return bool(THEN & set(own)) or any(tokens.kind(index) == "t" for index in range(start, opening))


def by_deed(tokens: Tokens, q: Quantity, earlier: list[Quantity], discourse: Discourse) -> Quantity | None:
    """ "Fourteen memos were found. Disclosure of six would do harm": of what was counted before."""
    if (
        q.unit != "count"
        or q.noun_end > q.last
        or tokens.word(q.first - 1) != "of"
        or tokens.word(q.first - 2) not in DEEDS
    ):
        return None
    return antecedent(q, earlier, discourse, "")
