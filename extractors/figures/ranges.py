"""Join two quantities into a range: "between 120 and 140", "10-15", "£1.1m to £1.6m", "£1-2 million"."""

from __future__ import annotations

import itertools
from decimal import Decimal

from extractors.figures.numerals import tidy
from extractors.figures.quantity import Quantity
from extractors.figures.shapes import ends_here
from extractors.figures.tokens import Tokens
from extractors.figures.words import words

DASHES = ("-", "–", "‑", "—")
CHANGE = words(
    "from rose fell increased decreased grew dropped went gone risen fallen up down range ranged ranges ranging "
    "reduced declined climbed jumped"
)


LISTED = words("figure figures number numbers value values count counts cell cells total totals those any")
"""What a rule withholds: "a figure from 1 to 5 is not shown" tells no change."""


def join_ranges(tokens: Tokens, found: list[Quantity]) -> None:
    """Mark the ends of each range, and carry unit and scale from the end that names them to the one that does not."""
    for low, high in itertools.pairwise(found):
        if _is_range(tokens, low, high):
            _share(low, high)
            if low.value is not None and high.value is not None and low.value < high.value and low.unit == high.unit:
                low.in_range, high.in_range = "low", "high"


def _is_range(tokens: Tokens, low: Quantity, high: Quantity) -> bool:
    if high.first != low.last + 1 or low.form == "vague" or high.form == "vague" or low.form == "none":
        return False
    join, before = tokens.word(low.last), tokens.word(low.first - 1)
    if join == "and":
        return before == "between" or (before in ("about", "around") and tokens.word(low.first - 2) == "between")
    if join in DASHES:
        tight = tokens.joined(low.last) == tokens.joined(high.first)
        if low.unit == "money" and high.unit == "count" and not tokens.joined(high.first) and _is_aside(tokens, high):
            return False
        return tight and before not in DASHES and before != "/" and tokens.word(high.last) not in DASHES
    if join != "to":
        return False
    if before == "from" and tokens.word(low.first - 2) in LISTED:
        return True
    return before not in CHANGE and tokens.word(low.first - 2) not in CHANGE


def _is_aside(tokens: Tokens, high: Quantity) -> bool:
    """Whether the number after a dash counts something of its own: "£630 – two weeks' wages"."""
    return high.form == "words" or not ends_here(tokens, high.last)


def _share(low: Quantity, high: Quantity) -> None:
    if low.unit == "count" and high.unit in ("percent", "money") and low.form in ("digits", "words"):
        low.unit, low.form = high.unit, high.form
        low.rule = high.rule
    if high.unit == "count" and low.unit == "money":
        high.unit, high.form, high.rule = low.unit, low.form, low.rule
    if high.scaled and not low.scaled and low.value is not None and high.value is not None and low.value < 1_000:
        scale = _scale(high)
        if scale > 1 and low.value * scale < high.value:
            low.value = tidy(Decimal(str(low.value)) * scale)


def _scale(q: Quantity) -> int:
    value = q.value or 0
    for scale in (1_000_000_000, 1_000_000, 1_000):
        if value >= scale:
            return scale
    return 1
