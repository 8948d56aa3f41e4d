"""Read vague quantities: "Hundreds", "tens of thousands", "several hundred"."""

from __future__ import annotations

from extractors.figures.lexicon import (
    VAGUE,
    VAGUE_OF,
)
from extractors.figures.quantity import Quantity, make_quantity
from extractors.figures.tokens import Tokens


def read_vague(tokens: Tokens, index: int) -> Quantity | None:
    """ "Hundreds", "tens of thousands", "several hundred", "a few dozen": no value, bounds from the words."""
    word = tokens.words[index]
    if word in ("several", "few"):
        return _vague_scale(tokens, index)
    if (
        tokens.word(index - 1) == "in"
        and tokens.word(index + 1) != "of"
        and tokens.word(index - 2) not in ("up", "even")
    ):
        return None
    if word in ("tens", "hundreds") and tokens.word(index + 1) == "of" and (word, tokens.word(index + 2)) in VAGUE_OF:
        quantity = make_quantity(tokens, index, index + 3, None, "count", "vague", "vague")
        quantity.low, quantity.high = VAGUE_OF[word, tokens.word(index + 2)]
    elif word == "tens":
        if tokens.word(index + 1) != "of":
            return None
        quantity = make_quantity(tokens, index, index + 1, None, "count", "vague", "vague")
        quantity.low, quantity.high = 20, 99
    else:
        quantity = make_quantity(tokens, index, index + 1, None, "count", "vague", "vague")
        quantity.low, quantity.high = VAGUE[word]
    quantity.comparator, quantity.fixed_bounds = "~", True
    if tokens.word(quantity.last) == "of" and tokens.word(quantity.last + 1) in ("pounds", "pound"):
        quantity.unit = "money"
    return quantity


def _vague_scale(tokens: Tokens, index: int) -> Quantity | None:
    scales = {
        "dozen": "dozens",
        "hundred": "hundreds",
        "thousand": "thousands",
        "million": "millions",
        "billion": "billions",
    }
    following = tokens.word(index + 1)
    if following not in scales:
        return None
    first = index - 1 if tokens.words[index] == "few" and tokens.word(index - 1) == "a" else index
    last = index + 2
    quantity = make_quantity(tokens, first, last, None, "count", "vague", "vague")
    quantity.low, quantity.high = VAGUE[scales[following]]
    if following == "hundred" and tokens.word(last) in ("thousand", "million"):
        quantity = make_quantity(tokens, first, last + 1, None, "count", "vague", "vague")
        quantity.low, quantity.high = VAGUE_OF["hundreds", tokens.word(last) + "s"]
    quantity.comparator, quantity.fixed_bounds = "~", True
    return quantity
