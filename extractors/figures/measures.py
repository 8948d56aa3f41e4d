"""Say what a quantity counts: the noun phrase after it, else its subject before it, else what an earlier figure counted."""

from __future__ import annotations

from typing import Final

from extractors.figures.doers import acts
from extractors.figures.lexicon import (
    NUMBER_WORDS,
    TIME_UNITS,
    VERBS,
)
from extractors.figures.noun_phrases import DETERMINERS, MAX_WORDS, noun_phrase
from extractors.figures.quantity import Quantity
from extractors.figures.tokens import Tokens
from extractors.figures.words import words


def read_measure(tokens: Tokens, q: Quantity) -> None:
    """Set `measure` and `noun_end` from the words after the quantity. Where none counts, `subjects` and `wholes` look further."""
    if q.form in ("times", "in") and q.measure:
        q.noun_end = q.last
        return
    q.noun_end = q.last
    if q.form in ("multiplier", "times"):
        return
    if acts(tokens, q):
        return
    if q.unit == "money" and tokens.word(q.last) in ("last", "this", "next") and tokens.word(q.last + 1) in TIME_UNITS:
        return
    start = _skip_of(tokens, q)
    words, end = noun_phrase(tokens, start, singular=q.value == 1 or q.unit != "count" or tokens.word(q.last) == "of")
    if words and not (q.unit == "percent" and words.lower() in LEVELS and _of_theirs(tokens, q)):
        q.measure, q.noun_end = words, end
    elif q.unit == "money" and tokens.word(q.last) == "in" and tokens.word(q.last + 1) in AWARDS:
        q.measure, q.noun_end = tokens.raw[q.last + 1], q.last + 2


LEVELS: Final = words("level levels value total peak size strength capacity rate number numbers")
AWARDS: Final = words("costs damages compensation fees fines grants expenses savings charges interest arrears")


def _of_theirs(tokens: Tokens, q: Quantity) -> bool:
    """ "86% of their level in 2019": a share of the subject's own earlier value, so that the subject is what is measured."""
    return tokens.word(q.last) == "of" and tokens.word(q.last + 1) in ("its", "their", "his", "her", "the")


def _skip_of(tokens: Tokens, q: Quantity) -> int:
    """Where the counted noun starts: after "of the", "of the 51", "or so", "or more", "in damages"."""
    index = q.last
    if tokens.word(index) == "+":
        index += 1
    if tokens.word(index) in ("-", "‑") and tokens.word(index + 1) in ("plus", "odd", "strong"):
        index += 2
    if tokens.word(index) == "(" and tokens.word(index + 2) in ("%", ")"):
        close = _close(tokens, index)
        index = close if close else index
    if tokens.word(index) == "or" and tokens.word(index + 1) in (
        "so",
        "more",
        "fewer",
        "less",
        "over",
        "above",
        "lower",
        "under",
        "below",
    ):
        index += 2
    if (
        q.unit == "money"
        and tokens.word(index) in ("a", "per", "each", "every")
        and tokens.word(index + 1) in TIME_UNITS
    ):
        # "£2,400 a week on taxis"
        index += 2
    if tokens.word(index) == "more" and tokens.word(index + 1) == "of" and tokens.word(index + 2) in DETERMINERS:
        # "two more of our colleagues"
        return _skip_number(tokens, index + 3)
    if q.unit == "money" and _gives_purpose(tokens, index):
        if tokens.is_capitalised(index + 1):
            return len(tokens)
        index += 1
        if tokens.word(index - 1) not in ("of", "for") and not (
            tokens.word(index - 1) == "on" and _is_spent(tokens, q)
        ):
            return index
        while tokens.word(index) in DETERMINERS:
            index += 1
        return _skip_number(tokens, index)
    if q.form == "fraction" and tokens.word(q.last - 1) == "half" and tokens.word(index) in DETERMINERS:
        # "half the members"
        return _skip_number(tokens, index + 1)
    if tokens.word(index) == "of":
        index += 1
        while tokens.word(index) in DETERMINERS:
            index += 1
            if tokens.word(index - 1) in ("these", "those") and _is_pronoun(tokens, q, index):
                return len(tokens)
        if tokens.word(index) in ("them", "which", "whom", "who", "us", "you", "rest", "remainder", "others"):
            return len(tokens)
        if tokens.word(index) in ("remaining", "other", "last", "first"):
            index = _skip_number(tokens, index + 1) if _is_number(tokens, index + 1) else index
        index = _skip_number(tokens, index)
    if q.unit == "percent" and tokens.word(index) == "off" and tokens.word(index + 1) in DETERMINERS:
        index += 2
    return index


def _is_spent(tokens: Tokens, q: Quantity) -> bool:
    """Whether a sum is said to be spent, so that what follows "on" is what it bought: not "payments over £500 on our website"."""
    return bool(SPENDING & set(tokens.words[max(0, q.first - SPENT_BACK) : q.first]))


SPENDING: Final = words("spent spend spends spending invested invests allocated budgeted")
SPENT_BACK: Final = 14


def _is_pronoun(tokens: Tokens, q: Quantity, index: int) -> bool:
    """Whether "these" just before a token stands alone: "in seventeen of those an inspector had", "in two of these staff gave"."""
    if tokens.word(index) in ("a", "an", "the", "his", "her", "their", "our"):
        return True
    if tokens.word(q.first - 1) not in ("in", "for", "at", "with", "on"):
        return False
    # After "in twelve of these" the sentence still wants its subject: the noun is that where a verb follows at once.
    words, end = noun_phrase(tokens, index)
    after = tokens.word(end)
    finite = (after in VERBS or after in FINITE) and end == index + 1
    return words is not None and finite and "," not in tokens.words[q.first : end]


FINITE: Final = words("was were is are has have had did do does would will could may might can gave give")


def _gives_purpose(tokens: Tokens, index: int) -> bool:
    """Whether "in", "for", "of" or "on" names what a sum is for: "in damages", "for 140 buses"."""
    word = tokens.word(index)
    if word == "on" and tokens.word(index + 1) == "average":
        return False
    return (word in ("in", "for", "of", "on") and tokens.kind(index + 1) == "w") or (
        word == "for" and tokens.kind(index + 1) == "n"
    )


def _close(tokens: Tokens, index: int) -> int:
    for place in range(index + 1, index + 6):
        if tokens.word(place) == ")":
            return place + 1
    return 0


def _is_number(tokens: Tokens, index: int) -> bool:
    return tokens.kind(index) == "n" or tokens.word(index) in NUMBER_WORDS


def _skip_number(tokens: Tokens, index: int) -> int:
    stop = index + MAX_WORDS
    while index < stop and (
        tokens.kind(index) == "n" or tokens.word(index) in NUMBER_WORDS or tokens.word(index) == "-"
    ):
        index += 1
    return index
