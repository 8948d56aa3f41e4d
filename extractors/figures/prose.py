"""Figures of running text, sentence by sentence."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractors.figures.asked import read_asked
from extractors.figures.comparators import read_comparator, set_bounds
from extractors.figures.discourse import Discourse
from extractors.figures.far_subjects import read_far_subject
from extractors.figures.far_sums import read_far_sum, read_relative
from extractors.figures.far_things import read_far_things
from extractors.figures.headings import name_by_heading, read_heading
from extractors.figures.measures import read_measure
from extractors.figures.negatives import is_no_quantity
from extractors.figures.periods import assign_periods
from extractors.figures.quantity import Quantity
from extractors.figures.ranges import join_ranges
from extractors.figures.scan import scan
from extractors.figures.spans import Spans
from extractors.figures.subjects import read_subject
from extractors.figures.tokens import Tokens
from extractors.figures.units import read_rate
from extractors.figures.wholes import resolve_wholes
from models.facts import DateMention


def read_sentence(tokens: Tokens, taken: Spans, dates: Sequence[DateMention], discourse: Discourse) -> list[Quantity]:
    """The quantities of one sentence with comparator, bounds, unit, measure, whole and period."""
    set_aside(tokens, taken)
    found = [q for q in scan(tokens) if not taken.touches(q.start, q.end)]
    asked = read_asked(tokens)
    if asked:
        discourse.ask(asked)
    if not found:
        discourse.close_sentence([])
        return []
    join_ranges(tokens, found)
    kept = [q for q in found if not is_no_quantity(tokens, q)]
    unmatch_ranges(found, kept)
    read_heading(tokens, discourse)
    previous: Quantity | None = None
    for q in kept:
        read_comparator(tokens, q)
        q.compared = _is_compared(tokens, q)
        read_measure(tokens, q)
        if q.measure is None:
            q.measure = read_relative(tokens, q)
        if q.measure is None:
            read_subject(tokens, q, previous)
        if q.measure is None:
            q.measure = read_far_sum(tokens, q, previous) or read_far_things(tokens, q)
        if q.measure is None:
            read_far_subject(tokens, q)
        if q.measure is None and previous is not None:
            read_beside(tokens, q, previous)
        name_by_heading(tokens, q, discourse)
        read_rate(tokens, q, previous)
        set_range_sign(q)
        hide_small(tokens, q)
        set_bounds(q)
        previous = q
    share_noun(tokens, kept)
    resolve_wholes(tokens, kept, discourse)
    assign_periods(tokens.text, kept, dates, tokens.starts[0], tokens.ends[-1])
    discourse.close_sentence(kept)
    return kept


def set_aside(tokens: Tokens, taken: Spans) -> None:
    """Mark the numbers of other facts, so that none is read into a figure ("one in 2019" is no share)."""
    for index, kind in enumerate(tokens.kinds):
        if kind == "n" and taken.touches(tokens.starts[index], tokens.ends[index]):
            tokens.kinds[index] = "t"


MAX_HIDDEN = 25
COMPARED = frozenset({"from", "against", "than", "with"})
TIMES = frozenset({"double", "twice", "triple", "treble", "times"})


def _is_compared(tokens: Tokens, q: Quantity) -> bool:
    """Whether a number only sets another beside it: "up from £870m", "compared to seven", "14 more than in 2020"."""
    before, after = tokens.word(q.first - 1), tokens.word(q.last)
    if before == "the" and tokens.word(q.first - 2) in (COMPARED - {"from"}) | TIMES and q.comparator == "=":
        # "a fifth more than the 4,403 of the year before", "almost double the 412 seen then"
        return True
    if (before in COMPARED and q.comparator == "=") or (
        before == "to" and tokens.word(q.first - 2) in ("compared", "relative", "next")
    ):
        return True
    return after in ("more", "fewer", "less", "higher", "lower") and tokens.word(q.last + 1) == "than"


def read_beside(tokens: Tokens, q: Quantity, previous: Quantity) -> None:
    """A share in brackets after its count, or the next sum of a list, measures what the one before it does."""
    before = tokens.word(q.first - 1)
    if (
        (before == "(" and q.first - 1 == max(previous.noun_end, previous.last))
        or (
            q.unit in ("money", "percent")
            and previous.unit == q.unit
            and before in ("and", "to", "from", "or", ",", "than", "with")
        )
        or (before in ("to", "from") and q.noun_end == q.last and q.unit == "count")
    ):
        q.measure = previous.measure


def hide_small(tokens: Tokens, q: Quantity) -> None:
    """ "<5" written with the sign hides a small number, as in a table's cell: no value, bounds from the sign."""
    if (
        q.unit != "count"
        or q.form != "digits"
        or tokens.word(q.first - 1) != "<"
        or not isinstance(q.value, int)
        or not 0 < q.value <= MAX_HIDDEN
    ):
        return
    if tokens.starts[q.first] - tokens.ends[q.first - 1] > 1:
        return
    q.start, q.low, q.high, q.value = tokens.starts[q.first - 1], 0, q.value - 1, None
    q.comparator, q.suppressed, q.fixed_bounds, q.form, q.rule = "<", True, True, "symbol", "symbol-below"


def unmatch_ranges(found: list[Quantity], kept: list[Quantity]) -> None:
    """A number whose other end turned out to be a label is no end of a range: "Q3 - 612 items"."""
    held = set(map(id, kept))
    for low, high in itertools.pairwise(found):
        if low.in_range == "low" and high.in_range == "high" and (id(low) in held) != (id(high) in held):
            low.in_range = high.in_range = ""


def share_noun(tokens: Tokens, quantities: list[Quantity]) -> None:
    """ "two or three courses", "120 to 140 people": the first number counts what the second does."""
    for first, second in itertools.pairwise(quantities):
        near = second.first - first.last
        if (
            first.noun_end == first.last
            and 1 <= near <= 3
            and second.noun_end > second.last
            and first.unit == second.unit
        ) and tokens.word(first.last) in ("or", "to", "and", "-", "–", "‑"):
            first.measure = second.measure


def set_range_sign(q: Quantity) -> None:
    """The ends of a range bound it from below and above."""
    if q.in_range == "low":
        q.comparator = ">="
    elif q.in_range == "high":
        q.comparator = "<="
