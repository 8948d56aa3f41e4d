"""Read multiples: "8 times", "five-fold", "doubled", "twice"."""

from __future__ import annotations

from extractors.figures.lexicon import (
    MULTIPLIERS,
    TIME_UNITS,
)
from extractors.figures.numerals import Numeral, tidy
from extractors.figures.quantity import HYPHENS, Quantity, make_quantity
from extractors.figures.tokens import Tokens
from extractors.figures.words import words


def read_times(tokens: Tokens, index: int, number: Numeral) -> Quantity | None:
    """ "8 times", "three and a half times", "five-fold", "a hundredfold"; whether it is a ratio the words after it tell."""
    end = number.end
    if tokens.word(end) in HYPHENS and tokens.joined(end):
        end += 1
    if tokens.word(end) == "fold":
        return make_quantity(tokens, index, end + 1, number.value, "ratio", "times", "fold")
    if tokens.word(end) != "times":
        return None
    if is_comparison(tokens, end + 1):
        return make_quantity(tokens, index, end + 1, number.value, "ratio", "times", "times")
    quantity = make_quantity(tokens, index, end + 1, number.value, "count", "times", "occasions")
    quantity.measure = "times"
    return quantity


COMPARED = words(
    "as more higher greater larger bigger likelier worse fewer less lower the that what its their those his her "
    "our than over national average normal usual rate level number amount size annual previous original this "
    "longer faster"
)


def is_comparison(tokens: Tokens, index: int) -> bool:
    """Whether the words after "times" or "twice" compare ("as many", "the limit", "what was spent"), not count occasions."""
    word = tokens.word(index)
    if word in ("that", "this") and tokens.word(index + 1) in TIME_UNITS | {"evening", "morning", "afternoon"}:
        return False
    if word == "the" and tokens.word(index + 1) in ("last", "past", "same") and tokens.word(index + 2) in TIME_UNITS:
        return False
    return word in COMPARED


def read_multiplier(tokens: Tokens, index: int) -> Quantity | None:
    word = tokens.words[index]
    after = tokens.word(index + 1)
    if word in ("twice", "thrice"):
        return (
            make_quantity(tokens, index, index + 1, 2 if word == "twice" else 3, "ratio", "multiplier", "multiplier")
            if is_comparison(tokens, index + 1)
            else None
        )
    if tokens.joined(index + 1) and after in HYPHENS:
        return None
    if word in ("double", "triple", "treble", "quadruple") and after not in (
        "the",
        "that",
        "what",
        "its",
        "their",
        "this",
        "those",
        "in",
        "from",
        "to",
        ".",
        ",",
        ";",
        ")",
        "on",
        "national",
        "since",
        "by",
        "since",
        "over",
        "between",
    ):
        return None
    if word == "doubles" and after not in ("the", "that", "in", "."):
        return None
    if (
        word in ("double", "triple", "treble")
        and tokens.word(index - 1) in ("a", "the")
        and after not in ("the", "that", "what")
    ):
        return None
    value = MULTIPLIERS[word]
    return make_quantity(tokens, index, index + 1, tidy(value), "ratio", "multiplier", "multiplier")
