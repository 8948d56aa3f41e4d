"""Give a sum of money without a noun the measure of what was counted, bought or paid before it."""

from __future__ import annotations

from typing import Final

from extractors.figures.discourse import Discourse
from extractors.figures.far_sums import bought_place
from extractors.figures.quantity import Quantity
from extractors.figures.tokens import Tokens
from extractors.figures.words import words

POINTING: Final = words("it this that")


def _bought(tokens: Tokens, verb: int, earlier: list[Quantity], discourse: Discourse) -> str | None:
    """What a price was paid for: "We own 85 radios. They were bought for £33,500"; "It bought 12 vans for £90,000"."""
    near = [e for e in earlier if e.unit == "count" and e.measure and e.noun_end > e.last]
    if near:
        return near[-1].measure
    plural = "they" in tokens.words[max(0, verb - 4) : verb]
    known = discourse.topic
    return known.measure if plural and known is not None and known.value != 1 else None


def _summed(tokens: Tokens, q: Quantity, earlier: list[Quantity], discourse: Discourse) -> str | None:
    """ "This comes to £2.9m in all"; "Two claims have been settled, for a total of £3.2m"; "It went on paths: £300,000"."""
    sums = [e for e in earlier if e.unit == "money" and e.measure]
    if sums and tokens.word(q.first - 1) == ":":
        return sums[0].measure
    if not earlier and tokens.word(0) in POINTING and q.first <= 6:
        return next((last.measure for last in discourse.last if last.unit == "money" and last.measure), None)
    total = tokens.words[max(0, q.first - 4) : q.first] == ["for", "a", "total", "of"]
    counted = earlier[-1] if total and earlier and earlier[-1].unit == "count" else None
    return counted.measure if counted is not None else None


def borrow_sum_measure(tokens: Tokens, q: Quantity, earlier: list[Quantity], discourse: Discourse) -> None:
    """ "Fines of £84,600 were issued, an average of £150 each"; "the bill for 2022 was £3.9m, and for 2021 £3.1m"."""
    sums = [e for e in earlier if e.unit == "money" and e.measure]
    verb = bought_place(tokens, q)
    if verb is not None:
        q.measure = _bought(tokens, verb, earlier, discourse)
    if q.measure is None:
        q.measure = _summed(tokens, q, earlier, discourse)
    if not sums or q.measure:
        return
    if q.compared and tokens.word(q.first - 1) == "the":
        # "more than double the £590,000 of 2021"
        q.measure = sums[-1].measure
        return
    near = tokens.words[max(0, q.first - 4) : q.first]
    averaged = near[-1:] == ["of"] and bool(AVERAGES & set(near))
    between = range(max(sums[-1].last, sums[-1].noun_end), q.first)
    listed = len(between) <= MOST_BETWEEN and all(
        tokens.kind(index) in ("t", "n", "o") or tokens.word(index) in LISTING for index in between
    )
    if averaged:
        q.measure = sums[0].measure
    elif listed:
        q.measure = sums[-1].measure


AVERAGES: Final = words("average total mean median sum rise fall increase cut drop maximum minimum")
LISTING: Final = words(
    "and or for in to but then by the year before after about nearly almost over just only around some highest lowest "
    "biggest smallest largest latest second third next first last other another rest cheapest dearest while"
)
MOST_BETWEEN: Final = 8
