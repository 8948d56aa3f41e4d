"""Parts beside their whole without a verb, or after it in a clause: "four appeals, three in our favour", "so of the 41 nine"."""

from __future__ import annotations

from typing import Final

from extractors.figures.elided import is_elided, is_too_small
from extractors.figures.quantity import Quantity
from extractors.figures.tokens import Tokens
from extractors.figures.words import words

BESIDE: Final = words("in to at for from against with without by on under over during because through after before")
OTHER_TIME: Final = words("previous last earlier ago later preceding before after next following then same")
NEAR: Final = 6


def by_apposed(tokens: Tokens, q: Quantity, earlier: list[Quantity]) -> Quantity | None:
    """ "We made seven payments, five to contractors": a bare number right behind the counted, with what tells some apart."""
    if not earlier or not is_elided(tokens, q) or q.form not in ("digits", "words") or q.comparator != "=":
        return None
    whole = earlier[-1]
    if whole.unit != "count" or whole.compared or whole.noun_end == whole.last or is_too_small(q, whole):
        return None
    if tokens.word(q.first - 1) != "," or q.first - 1 != whole.noun_end or tokens.word(q.last) not in BESIDE:
        return None
    after = range(q.last, q.last + NEAR)
    if OTHER_TIME & {tokens.word(index) for index in after} or whole.value == q.value:
        return None
    # "In 2022 there were 31 fires, 25 in 2021" sets two years beside each other.
    dated = "t" in tokens.kinds[: whole.first] and "t" in [tokens.kind(index) for index in after]
    return None if dated else whole


JOINS: Final = words("so and but that because while though although since as ,")
POINTS: Final = words("the these those all our its their")
STOPS: Final = frozenset({".", ";", ":", "?", "!"})


def fronted_inside(tokens: Tokens, q: Quantity, earlier: list[Quantity]) -> Quantity | None:
    """ "It is counted when opened, so of the 412 some 90 were open": the whole opens a clause that is not the sentence's first."""
    if not earlier or q.unit not in ("count", "percent", "ratio") or q.noun_end > q.last:
        return None
    whole = earlier[-1]
    index = whole.first - 1
    if whole.unit != "count" or tokens.word(index) not in POINTS or is_too_small(q, whole):
        return None
    if tokens.word(index - 1) not in ("of", "among") or tokens.word(index - 2) not in JOINS:
        return None
    return None if STOPS & set(tokens.words[whole.last : q.first]) else whole


ENDS: Final = frozenset({"", ".", ",", ";", "now"})
ANNOUNCES: Final = words("are were is was be been hold held have had")
SOFT: Final = words("now only just in all about some nearly over then")
BACK: Final = 8


def is_announced(tokens: Tokens, q: Quantity) -> bool:
    """ "In fact there were 131.", "we hold 22.", "the number is 33.": a bare number that says anew how many there are."""
    if q.unit != "count" or q.noun_end > q.last or q.of is not None or tokens.word(q.last) not in ENDS:
        return False
    index = q.first - 1
    while index > 0 and tokens.word(index) in SOFT:
        index -= 1
    near = tokens.words[max(0, index - BACK) : index]
    if tokens.word(index) not in ANNOUNCES:
        return False
    return bool({"there", "number"} & set(near)) or near[-1:] in (["we"], ["total"], ["figure"])
