"""Scan the tokens of a sentence for quantities, longest reading first, left to right."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.figures.lexicon import (
    CURRENCY,
    CURRENCY_CODES,
    MULTIPLIERS,
    ONES,
    TENS,
    VAGUE,
    VULGAR,
)
from extractors.figures.money import read_money, read_money_words
from extractors.figures.multiples import read_multiplier, read_times
from extractors.figures.numerals import Numeral, read_number
from extractors.figures.quantity import HYPHENS, Form, Quantity, make_quantity
from extractors.figures.shares import read_share
from extractors.figures.tokens import Tokens
from extractors.figures.vague import read_vague

STARTERS = frozenset(
    {
        *VULGAR,
        *CURRENCY,
        *CURRENCY_CODES,
        *ONES,
        *TENS,
        *VAGUE,
        *MULTIPLIERS,
        "a",
        "an",
        "half",
        "tens",
        "several",
        "few",
        "twice",
    }
) | {"thrice", "none", "nil", "nought"}
"""Words and signs that may open a quantity."""


def scan(tokens: Tokens) -> Iterator[Quantity]:
    """Every reading of a quantity, in order and without overlap. Says nothing yet of labels, dates, ages and durations."""
    free = 0
    starts = [
        i
        for i, (word, kind) in enumerate(zip(tokens.words, tokens.kinds, strict=True))
        if kind == "n" or word in STARTERS
    ]
    for index in starts:
        if index < free:
            continue
        quantity = _read(tokens, index)
        if quantity is not None:
            yield quantity
            free = quantity.last


def _read(tokens: Tokens, index: int) -> Quantity | None:
    word = tokens.words[index]
    if tokens.kinds[index] == "n" or word in VULGAR:
        return read_share(tokens, index) or _read_amount(tokens, index)
    if word in CURRENCY:
        return read_money(tokens, index)
    if word in ("a", "an", "half"):
        return _read_amount(tokens, index) or read_share(tokens, index)
    if word in ONES or word in TENS:
        return read_share(tokens, index) or _read_amount(tokens, index)
    if word in VAGUE or word in ("tens", "several", "few"):
        return read_vague(tokens, index)
    if word in MULTIPLIERS or word in ("twice", "thrice"):
        return read_multiplier(tokens, index)
    if word in ("none", "nil", "nought"):
        return make_quantity(tokens, index, index + 1, 0, "count", "none", "none")
    if word in CURRENCY_CODES:
        return read_money(tokens, index)
    return _read_amount(tokens, index) if word[0].isalpha() else None


def _read_amount(tokens: Tokens, index: int) -> Quantity | None:
    """A number and what its following sign makes of it: percentage, money, times, or plain."""
    number = read_number(tokens, index)
    if number is None:
        return None
    return (
        _percent(tokens, index, number)
        or read_money_words(tokens, index, number)
        or read_times(tokens, index, number)
        or _plain(tokens, index, number)
    )


def _plain(tokens: Tokens, index: int, number: Numeral) -> Quantity:
    form: Form = "digits" if number.digits else "words"
    quantity = make_quantity(tokens, index, number.end, number.value, "count", form, f"number-{form}")
    quantity.scaled = number.scaled
    return quantity


def _percent(tokens: Tokens, index: int, number: Numeral) -> Quantity | None:
    end = number.end
    word = tokens.word(end)
    if word in HYPHENS and tokens.joined(end) and tokens.word(end + 1) in ("percent", "per"):
        end, word = end + 1, tokens.word(end + 1)
    if word in ("%", "٪", "％", "percent", "pct", "percentage") or (word == "pc" and number.digits):
        last = end + 1
        if word == "percentage" and tokens.word(last) not in ("point", "points"):
            return None
    elif word == "per" and tokens.word(end + 1) in ("cent", "cents", "centage"):
        last = end + 2
    else:
        return None
    if tokens.word(last) in ("point", "points") or (word == "%" and tokens.word(last) == "pts"):
        last += 1
    elif tokens.word(last) == "percentage" and tokens.word(last + 1) in ("point", "points"):
        last += 2
    return make_quantity(tokens, index, last, number.value, "percent", "percent", "percent")
