"""Sums and numbers of a page's own appeals: "Donate £5 to our charity", "Support us from £4 a month", "Join 60,000 readers"."""

from __future__ import annotations

from typing import Final

from extractors.figures.quantity import Quantity
from extractors.figures.tokens import Tokens
from extractors.figures.words import words

GIVE: Final = words("donate give subscribe support join become gift pledge chip sponsor")
BETWEEN: Final = words(
    "us from for just only as little with today a an our work now by in at least to the member or more"
)
AUDIENCE: Final = words("readers subscribers supporters followers members others people donors fans listeners")
REACH: Final = 6


def appeal(tokens: Tokens, q: Quantity) -> bool:
    """What a page asks of its reader, in the imperative at the head of a line or sentence; or how many did so before."""
    if q.unit == "count":
        return _joined(tokens, q)
    if q.unit != "money":
        return False
    for index in range(q.first - 1, max(-1, q.first - REACH), -1):
        word = tokens.word(index)
        if word in GIVE and tokens.is_capitalised(index):
            return _opens(tokens, index)
        if word not in BETWEEN:
            return False
    return False


def _opens(tokens: Tokens, index: int) -> bool:
    """Whether an imperative may stand here: at the head of a sentence, a line, or a part of a line."""
    gap = tokens.gap(index)
    return (
        index == 0
        or "\n" in gap
        or "\t" in gap
        or "  " in gap
        or not tokens.word(index - 1)[0].isalnum()
        or (tokens.word(index - 1) in ("please", "now") and _opens(tokens, index - 1))
    )


def _joined(tokens: Tokens, q: Quantity) -> bool:
    """ "Join 60,000 readers", "newsletter: join over 25,000 supporters", "2,300 subscribers and counting"."""
    place = q.last
    while tokens.kind(place) == "w" and place < q.last + 3 and tokens.word(place) not in AUDIENCE:
        place += 1
    if tokens.word(place) not in AUDIENCE:
        return False
    if (tokens.word(place + 1), tokens.word(place + 2)) == ("and", "counting"):
        return True
    index = q.first - 1
    while tokens.word(index) in ("over", "more", "than", "our", "the", "nearly", "almost", "about", "with"):
        index -= 1
    return tokens.word(index) == "join" and _opens(tokens, index)
