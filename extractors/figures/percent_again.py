"""Percentages that say a count again, and the whole that both are of: "166 of them (32%)", "38% of the 650, or 247 people"."""

from __future__ import annotations

from typing import Final

from extractors.figures.discourse import Discourse
from extractors.figures.quantity import Quantity
from extractors.figures.tokens import Tokens
from extractors.figures.words import words


def fits_percentage(q: Quantity, earlier: list[Quantity]) -> None:
    """ "38% of the 650 respondents, or 247 people": the number that the percentage comes to is of the same whole."""
    if q.unit == "percent" and q.of and earlier and earlier[-1].of is None and earlier[-1].unit == "count":
        # "274 homes, 8.7% of the total of 3,160"
        part = earlier[-1]
        if part.value and q.value and part.value < q.of and abs(100 * part.value / q.of - q.value) <= NEAR_ENOUGH:
            part.of = q.of
    if q.unit != "count" or not q.value or q.of is not None or len(earlier) < 2:
        return
    for share in earlier[-2:]:
        whole, said = share.of, share.value
        if share.unit != "percent" or not whole or not said or q.value >= whole:
            continue
        if abs(100 * q.value / whole - said) <= NEAR_ENOUGH:
            q.of = whole


def match_bracket(tokens: Tokens, q: Quantity, earlier: list[Quantity], discourse: Discourse) -> None:
    """ "166 of them (32%)": a percentage in brackets is of the whole of the count before it, where it fits that."""
    if q.unit != "percent" or q.of is not None or not q.value or not earlier or not _says_again(tokens, q, earlier[-1]):
        return
    part = earlier[-1]
    if len(earlier) > 1 and earlier[-2].stated and earlier[-2].of == part.value:
        # "64 out of the 150 sites, or 43%"
        part = earlier[-2]
    if part.unit != "count" or not part.value:
        return
    counts = [*discourse.history, *earlier[:-1]]
    wholes = [part.of] if part.of else [count.value for count in reversed(counts) if count.unit == "count"]
    for whole in wholes:
        if whole and part.value < whole and abs(100 * part.value / whole - q.value) <= NEAR_ENOUGH:
            q.of, q.measure = whole, q.measure or part.measure
            if part.of is None and part.comparator == "=":
                part.of = whole
            return


def _says_again(tokens: Tokens, q: Quantity, part: Quantity) -> bool:
    """Whether a percentage restates the count before it: "166 of them (32%)", "505, or 40%", "97, just under 46%"."""
    index = q.first - 1
    while tokens.word(index) in SOFT:
        index -= 1
    index = _before_gloss(tokens, index)
    before = tokens.word(index)
    if before == "(":
        return True
    return (
        before in (",", "or", "–", "—")
        and index - max(part.last, part.noun_end) <= AGAIN
        and "t" not in tokens.kinds[part.last : q.first]
    )


GLOSSES: Final = (
    ("i", ".", "e", "."),
    ("that", "is", "to", "say"),
    ("that", "is"),
    ("which", "is"),
    ("equal", "to"),
    ("equivalent", "to"),
    ("amounting", "to"),
    ("ie",),
    ("being",),
)


def _before_gloss(tokens: Tokens, index: int) -> int:
    """The token before words that only say the same again: "1,452, i.e. 21%", "45, equal to 50%"."""
    if tokens.word(index) == "," and tokens.word(index - 1) in (".", "say", "is", "ie"):
        index -= 1
    for gloss in GLOSSES:
        if tuple(tokens.words[max(0, index - len(gloss) + 1) : index + 1]) == gloss:
            return index - len(gloss)
    return index


SOFT: Final = words(
    "about around nearly almost over just only some under more less than roughly approximately well exactly"
)
AGAIN: Final = 4
NEAR_ENOUGH: Final = 0.6
"""Percentage points that a percentage may differ from the share that it states: it is rounded to a whole number at most."""
