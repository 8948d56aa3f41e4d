"""Find the whole of some just counted: "18 councils, including six in Kent", "30 wardens (18 part time)"."""

from __future__ import annotations

from typing import Final

from extractors.figures.elided import is_too_small
from extractors.figures.noun_phrases import PARTICIPLES
from extractors.figures.quantity import Quantity
from extractors.figures.shapes import looks_plural
from extractors.figures.subjects import IN_BEFORE
from extractors.figures.sums import head
from extractors.figures.tokens import Tokens
from extractors.figures.words import words


def by_included(tokens: Tokens, q: Quantity, earlier: list[Quantity]) -> Quantity | None:
    """ "18 councils, including six in Kent", "480 people, among them 12 children": some of those just counted."""
    if q.unit != "count" or not earlier or earlier[-1].unit != "count":
        return None
    index = q.first - 1
    while tokens.word(index) in IN_BEFORE:
        index -= 1
    word, before = tokens.word(index), tokens.word(index - 1)
    named = word in ("including", "bar", "excepting", "barring") or (word == "them" and before == "among")
    named = named or (word == "from" and before == "apart") or (word == "for" and before in ("except", "save"))
    named = named or (word == "leaving" and q.noun_end == q.last) or (word == "with" and _leads(tokens, q))
    whole = earlier[-1]
    near = index - max(whole.last, whole.noun_end) <= INCLUDED
    return whole if named and near and not is_too_small(q, whole) else None


PERSONS: Final = words("women men girls boys females males")


def by_bracket(tokens: Tokens, q: Quantity, earlier: list[Quantity]) -> Quantity | None:
    """ "30 wardens (18 part time)": a number right behind what was counted, with no things of its own in the bracket."""
    if q.unit != "count" or tokens.word(q.first - 1) not in ("(", "[") or not earlier or earlier[-1].unit != "count":
        return None
    whole = earlier[-1]
    if q.first - 1 != whole.noun_end or whole.noun_end == whole.last or is_too_small(q, whole):
        return None
    for place in range(q.last, q.last + 6):
        word = tokens.word(place)
        if word in (")", "]"):
            if place == q.last:
                return None
            if q.noun_end > q.last and head(q.measure) not in PERSONS:
                q.measure, q.noun_end = None, q.last
            return whole
        if (
            (looks_plural(word) and word not in PERSONS)
            or tokens.kind(place) != "w"
            or word in ("in", "a", "per", "more", "fewer")
        ):
            return None
    return None


def _leads(tokens: Tokens, q: Quantity) -> bool:
    """ "900 burglaries, with 65 leading to a charge", "with only 12 upheld": what became of some of them."""
    word = tokens.word(q.last)
    return q.noun_end == q.last and (word.endswith(("ing", "ed")) or word in PARTICIPLES or word in ("still", "yet"))


INCLUDED: Final = 8
"""Tokens that may stand between what is counted and "including"."""
