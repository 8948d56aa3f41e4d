"""Find the whole that a figure is a part of: "118 out of 490", "five of the 37", "of these, none", "seven of which"."""

from __future__ import annotations

from typing import Final

from extractors.figures.discourse import Discourse
from extractors.figures.elided import by_enumeration, by_percentage, by_predicate, is_too_small
from extractors.figures.lexicon import FUNCTION_WORDS
from extractors.figures.quantity import Quantity
from extractors.figures.tokens import Tokens

NEAR: Final = 16
"""Figures of the same sentence that a part's whole is looked for among."""
REACH: Final = 60
"""Tokens back to the start of a clause."""
BACK: Final = frozenset({"these", "them", "those", "which", "whom"})


def resolve_wholes(tokens: Tokens, quantities: list[Quantity], discourse: Discourse) -> None:
    """Set `of` (and an elided `measure`) of each quantity of a sentence, left to right."""
    for place, q in enumerate(quantities):
        earlier = quantities[max(0, place - NEAR) : place]
        later = quantities[place + 1 : place + 3]
        whole = (
            _stated(tokens, q, later)
            or _fronted(tokens, q, earlier, discourse)
            or _pointed(tokens, q, earlier, discourse)
        )
        whole = (
            whole
            or by_percentage(tokens, q, later, [*discourse.history, *earlier])
            or by_enumeration(tokens, q, earlier)
        )
        whole = whole or by_predicate(tokens, q, earlier, discourse)
        if whole is not None:
            _attach(q, whole)
        _borrow_measure(tokens, q, earlier, discourse)


def _attach(q: Quantity, whole: Quantity) -> None:
    if q.form in ("fraction", "in", "times", "multiplier") or q.unit in ("money", "rate"):
        return
    if q.unit == "count" and q.value is not None and whole.value is not None and q.value > whole.value:
        return
    if q.form == "none" and q.measure is None:
        q.measure = whole.measure
    if whole.unit == "count" and whole.value is not None:
        q.of = whole.value
        if q.measure is None and q.unit == "count":
            q.measure = whole.measure


def _stated(tokens: Tokens, q: Quantity, later: list[Quantity]) -> Quantity | None:
    """ "five of the 37", "118 out of 490", "138 of 151", "all but nine of the 121"."""
    if not later or q.unit not in ("count", "percent"):
        return None
    whole = later[0]
    index = q.last
    if tokens.word(index) in ("or", "and") and tokens.word(index + 1) in ("so", "more", "fewer"):
        index += 2
    if tokens.word(index) == "out":
        index += 1
    if tokens.word(index) != "of":
        return None
    index += 1
    while tokens.word(index) in ("the", "these", "those", "its", "our", "their", "all", "his", "her", "a", "some"):
        index += 1
    if index != whole.first:
        return None
    if q.measure is None:
        q.measure = whole.measure
    return whole


def _fronted(tokens: Tokens, q: Quantity, earlier: list[Quantity], discourse: Discourse) -> Quantity | None:
    """ "Of the 37 people in 2021, five were", "Of these, none", "Of these 2,073 allegations, 1,388"."""
    start = _clause_start(tokens, q.first)
    if tokens.word(start) not in ("of", "among", "out") or start >= q.first:
        return None
    index = start + (2 if tokens.word(start) == "out" else 1)
    if "," not in tokens.words[index : q.first]:
        return None
    inside = [e for e in earlier if e.first >= start and e.unit == "count" and "," not in tokens.words[start : e.first]]
    if inside:
        return inside[0]
    if tokens.word(index) in ("these", "those", "them", "which", "whom", "the", "this"):
        return _antecedent(q, earlier, discourse, _noun_at(tokens, index + 1))
    return None


def _clause_start(tokens: Tokens, index: int) -> int:
    place = index
    while place > 0 and index - place < REACH:
        word = tokens.word(place - 1)
        if word in (".", ";", ":", "•", "?") and place < index:
            break
        if word == "–" and tokens.word(place) == "of":
            break
        place -= 1
    while place < index and not tokens.word(place)[0].isalnum():
        place += 1
    return place


def _noun_at(tokens: Tokens, index: int) -> str:
    word = tokens.word(index)
    return word if word.isalpha() and word not in FUNCTION_WORDS else ""


def _pointed(tokens: Tokens, q: Quantity, earlier: list[Quantity], discourse: Discourse) -> Quantity | None:
    """ "four of them", "seven of which", "of whom 12", "in none of which", "none of these"."""
    if tokens.word(q.last) == "of" and tokens.word(q.last + 1) in BACK:
        return _antecedent(q, earlier, discourse, _noun_at(tokens, q.last + 2))
    if tokens.word(q.last) == "of" and tokens.word(q.last + 1) in ("the", "those") and q.unit == "count":
        noun = q.measure.lower().split()[-1] if q.measure else ""
        return _named_antecedent(earlier, discourse, noun)
    for step in (1, 2, 3, 4):
        if tokens.word(q.first - step) in ("which", "whom") and tokens.word(q.first - step - 1) == "of":
            return _antecedent(q, earlier, discourse, "")
    return None


def _named_antecedent(earlier: list[Quantity], discourse: Discourse, noun: str) -> Quantity | None:
    if not noun:
        return None
    for candidate in [*reversed(earlier), *reversed(discourse.recent)]:
        if (
            candidate.measure
            and noun in candidate.measure.lower().split()
            and candidate.unit == "count"
            and candidate.of is None
        ):
            return candidate
    return None


def _antecedent(q: Quantity, earlier: list[Quantity], discourse: Discourse, noun: str) -> Quantity | None:
    """The figure that "these" or "which" points to: the nearest earlier count in the sentence, else the last sentence's topic."""
    named = _named_antecedent(earlier, discourse, noun)
    if named is not None:
        return named
    fits = [e for e in earlier if e.unit == "count" and e.value is not None and not is_too_small(q, e)]
    if fits:
        return fits[-1]
    for candidate in [*reversed(discourse.recent), discourse.topic]:
        if candidate is not None and not is_too_small(q, candidate):
            return candidate
    return None


def _borrow_measure(tokens: Tokens, q: Quantity, earlier: list[Quantity], discourse: Discourse) -> None:
    """Give an elided count the measure of the count before it."""
    if q.measure is not None or q.unit not in ("count", "rate"):
        return
    for candidate in reversed(earlier):
        if candidate.unit in ("count", "rate") and candidate.measure:
            q.measure = candidate.measure
            return
    if discourse.asked and discourse.asked_age <= 2:
        q.measure = discourse.asked
        return
    for candidate in reversed(discourse.recent):
        if candidate.measure:
            q.measure = candidate.measure
            return
