"""Read fractions and shares: "two thirds", "a quarter", "half", "one in five", "nine out of ten"."""

from __future__ import annotations

from decimal import Decimal

from extractors.figures.in_wholes import CLOSERS, LONGEST_NUMBER, in_whole, noun_in_whole
from extractors.figures.lexicon import (
    ADJECTIVE_ING,
    DENOMINATORS,
    FUNCTION_WORDS,
    ONES,
    TIME_UNITS,
    VERBS,
    VULGAR,
)
from extractors.figures.numerals import read_number, tidy
from extractors.figures.quantity import HYPHENS, Quantity, make_quantity
from extractors.figures.tokens import Tokens
from extractors.figures.words import words


def read_share(tokens: Tokens, index: int) -> Quantity | None:
    return in_whole(tokens, index) or noun_in_whole(tokens, index) or _fraction(tokens, index) or _to_one(tokens, index)


RATIO_WORDS = words("ratio ratios odds outnumber outnumbered outnumbers")
RATIO_REACH = 24


def _to_one(tokens: Tokens, index: int) -> Quantity | None:
    """ "a ratio of 8:1", "outnumbered by three to one", "10.5 to 1": so many to one, where words nearby say it is a ratio."""
    near = tokens.words[index + 1 : index + LONGEST_NUMBER]
    if "to" not in near and ":" not in near:
        return None
    part = read_number(tokens, index)
    if part is None or part.scaled or part.value < 1:
        return None
    join, one = tokens.word(part.end), part.end + 1
    if join in HYPHENS and tokens.word(one) == "to":
        one += 2
    elif (join == ":" and not (tokens.joined(part.end) and tokens.joined(one))) or join not in ("to", ":"):
        return None
    if tokens.word(one) not in ("1", "one") or (tokens.joined(one + 1) and tokens.word(one + 1) not in CLOSERS):
        return None
    if not _ratio_near(tokens, index):
        return None
    return make_quantity(tokens, index, one + 1, part.value, "ratio", "in", "to-one")


def _ratio_near(tokens: Tokens, index: int) -> bool:
    """A word for a ratio in the same sentence, or just before it where the sentence opens with "it was"."""
    words_before = tokens.words[max(0, index - RATIO_REACH) : index]
    if RATIO_WORDS & set(words_before):
        return True
    opening = tokens.text[max(0, tokens.starts[0] - 200) : tokens.starts[0]].lower()
    return tokens.words[0] in ("it", "this", "that") and index < 8 and "ratio" in opening


def _fraction(tokens: Tokens, index: int) -> Quantity | None:
    """ "two thirds", "three-quarters", "a third", "half", "½"; not "a third officer", "first half", "half an hour"."""
    word = tokens.words[index]
    if word in VULGAR:
        return (
            None
            if tokens.word(index + 1) in TIME_UNITS
            else make_quantity(
                tokens,
                index,
                index + 1,
                tidy(round(Decimal(VULGAR[word][0]) / VULGAR[word][1], 10)),
                "ratio",
                "fraction",
                "fraction",
            )
        )
    if word == "half":
        return _half(tokens, index, index)
    if word in ("a", "an", "one") and tokens.word(_after_hyphen(tokens, index + 1)) in DENOMINATORS:
        place = _after_hyphen(tokens, index + 1)
        return _half(tokens, index, place) if tokens.word(place) == "half" else _one_part(tokens, index, place)
    if word in ONES and 1 < ONES[word] < 12:
        place = _after_hyphen(tokens, index + 1)
        if tokens.word(place) in DENOMINATORS and tokens.word(place).endswith("s"):
            return _parts(tokens, index, place, ONES[word])
    return _slashed(tokens, index)


def _after_hyphen(tokens: Tokens, index: int) -> int:
    return index + 1 if tokens.word(index) in HYPHENS and tokens.joined(index) and tokens.joined(index + 1) else index


def _parts(tokens: Tokens, first: int, place: int, above: int) -> Quantity | None:
    below = DENOMINATORS[tokens.word(place)]
    if tokens.word(place + 1) in ("century", "time") or (above >= below and below > 2):
        return None
    return make_quantity(
        tokens, first, place + 1, tidy(round(Decimal(above) / below, 10)), "ratio", "fraction", "fraction"
    )


BEFORE_PART = words(
    "by than over under about nearly almost around roughly nearer to against only just is was were be at or "
    "approximately some below above another even barely"
)


FILLED = words("full empty complete finished built done spent occupied vacant")
"""What a vessel or a work is by a part: "nine are below a quarter full"."""


def _one_part(tokens: Tokens, first: int, place: int) -> Quantity | None:
    """ "a third of", "fell by a fifth"; an ordinal where a noun follows ("a third officer")."""
    word = tokens.word(place)
    after = tokens.word(place + 1)
    if word == "quarter" and (after in ("to", "past", "on") and tokens.kind(place + 2) == "n"):
        return None
    ends = after in FUNCTION_WORDS or not after or not after[0].isalnum()
    limited = after == "at" and tokens.word(place + 2) in ("most", "least", "the")
    filled = after in FILLED and tokens.word(first - 1) in BEFORE_PART
    sure = (
        after == "of"
        or limited
        or filled
        or (ends and (tokens.word(first - 1) in BEFORE_PART or after in ("were", "are", "have", "do", "did")))
    )
    before = tokens.word(first - 1)
    if after in ("more", "fewer", "less", "higher", "lower", "bigger", "smaller", "longer") and word != "second":
        # "a fifth more than the year before", "a third fewer"
        sure = sure or tokens.word(place + 2) in ("than", "", ".", ",", ";", "in", "on")
    opens = first == 0 or before in ("and", "but", "while") or not before[0].isalnum()
    acts = opens and (after.endswith("ed") or after in VERBS) and after not in ADJECTIVE_ING
    sure = sure or acts
    if word == "quarter":
        sure = (ends and after != "century") or acts or filled
    if not sure or (
        tokens.word(place + 1) == "of"
        and tokens.word(place + 2) in ("a", "an")
        and tokens.word(place + 3) in ("mile", "hour", "century", "pound")
    ):
        return None
    below = DENOMINATORS[word]
    return make_quantity(tokens, first, place + 1, tidy(round(Decimal(1) / below, 10)), "ratio", "fraction", "fraction")


NOT_BEFORE_HALF = words(
    "first second latter former last next previous top bottom other better this opening closing upper lower"
)


def _half(tokens: Tokens, first: int, place: int) -> Quantity | None:
    before, after = tokens.word(first - 1), tokens.word(place + 1)
    if before in NOT_BEFORE_HALF or (tokens.joined(place + 1) and after in HYPHENS):
        return None
    if after in TIME_UNITS or after in (
        "way",
        "past",
        "term",
        "price",
        "board",
        "brother",
        "sister",
        "measures",
        "hearted",
        "time",
        "yearly",
    ):
        return None
    if after in ("a", "an") and tokens.word(place + 2) in TIME_UNITS | {
        "mile",
        "dozen",
        "million",
        "billion",
        "thousand",
        "pint",
    }:
        return None
    if first > 0 and before == "and" and tokens.word(first - 2) in ONES:
        return None
    return make_quantity(tokens, first, place + 1, 0.5, "ratio", "fraction", "fraction")


def _slashed(tokens: Tokens, index: int) -> Quantity | None:
    """ "2/3 of" with a small denominator: anything else with a slash is a date, a reference or a page."""
    if (
        tokens.kind(index) != "n"
        or tokens.word(index + 1) != "/"
        or tokens.kind(index + 2) != "n"
        or tokens.word(index + 3) != "of"
    ):
        return None
    above, below = tokens.words[index], tokens.words[index + 2]
    if not (above.isdigit() and below.isdigit() and 0 < int(above) < int(below) <= 20):
        return None
    return make_quantity(
        tokens, index, index + 3, tidy(round(Decimal(above) / int(below), 10)), "ratio", "fraction", "fraction"
    )
