"""Read the whole right beside its part: "five of the 37", "118 out of 490", "138 of 151", "all but nine of the 121"."""

from __future__ import annotations

from typing import Final

from extractors.figures.elided import is_too_small
from extractors.figures.quantity import Quantity
from extractors.figures.sums import head
from extractors.figures.tokens import Tokens
from extractors.figures.words import words


def stated(tokens: Tokens, q: Quantity, later: list[Quantity]) -> Quantity | None:
    """ "five of the 37", "118 out of 490", "138 of 151", "all but nine of the 121"."""
    if q.unit == "money" and later and later[0].unit != "money":
        return None
    if not later or q.unit not in ("count", "percent", "ratio", "money") or q.form in ("times", "multiplier"):
        return None
    whole = later[0]
    index = q.last
    if tokens.word(index) == "(" and tokens.word(whole.last) == ")" and whole.unit == "percent" and len(later) > 1:
        # "12 (8%) of the 150 posts"
        index, whole = whole.last + 1, later[1]
    if tokens.word(index) in ("or", "and") and tokens.word(index + 1) in ("so", "more", "fewer"):
        index += 2
    if tokens.word(index) not in ("of", "out") and q.noun_end > q.last and q.unit == "count":
        index = q.noun_end
    if tokens.word(index) == "out":
        index += 1
    if tokens.word(index) == "of":
        index += 1
    elif not (q.form == "fraction" and tokens.word(index) in ("the", "its", "their", "our", "all")):
        # "half the 61 members" has no "of"
        return None
    if index == whole.first and _holds(tokens, q, whole):
        return None
    while index < whole.first and (tokens.word(index) in BEFORE_WHOLE or _is_owner(tokens, index)):
        index += 1
    if index != whole.first or (whole.unit == "count" and is_too_small(q, whole)):
        return None
    if (
        q.measure is None
        or q.measure.endswith(("'s", "’s"))
        or (q.noun_end == q.last and whole.measure and q.unit == "count")
    ):
        q.measure = whole.measure
    q.stated = True
    return whole


def _holds(tokens: Tokens, q: Quantity, whole: Quantity) -> bool:
    """Whether what follows "of" says how large each is: "two crews of five", "35 diaries of 365 pages each"."""
    if q.noun_end == q.last or tokens.word(whole.first - 1) != "of" or tokens.word(whole.first - 2) == "out":
        return False
    if whole.noun_end > whole.last:
        return head(whole.measure) != head(q.measure)
    return head(q.measure) in GROUPS


GROUPS: Final = words(
    "crews crew teams team groups group classes class panels panel families family households household packs boxes "
    "batches sets squads panels committees committee juries jury flights gangs gang parties cells queues"
)
BEFORE_WHOLE: Final = words(
    "the these those its our their all his her a some about around nearly almost over roughly approximately more than "
    "some just remaining other first last"
)


def _is_owner(tokens: Tokens, index: int) -> bool:
    """Whether a word owns what follows: "36 of England's 42 boards"."""
    return tokens.word(index).endswith(("'s", "’s", "s'", "s’"))
