"""Numbers of a page's own parts and of lengths: "27 comments" by a headline, "1 and 2." before an answer, "84 miles away"."""

from __future__ import annotations

from typing import Final

from extractors.figures.lexicon import FUNCTION_WORDS
from extractors.figures.negatives.codes import DASHES
from extractors.figures.quantity import Quantity
from extractors.figures.tokens import Tokens
from extractors.figures.words import words

REACTIONS: Final = words(
    "comment comments share shares like likes view views follower followers reply replies reaction reactions "
    "retweet retweets repost reposts read reads download downloads rating ratings annotation annotations vote votes"
)
PICTURES: Final = 0x1F300
"""Pictographs begin here: a thumb or a heart before a number shows what readers clicked."""
BARS: Final = frozenset({"|", "·", "•", "/"})


def reaction_count(tokens: Tokens, q: Quantity) -> bool:
    """ "27 comments" that fills its line, or its part of one: what a page counts of itself."""
    if q.form != "digits":
        return False
    before = tokens.word(q.first - 1)
    if before and ord(before[0]) >= PICTURES and not before[0].isalpha():
        return True
    if before == "(" and tokens.word(q.last) == ")" and tokens.word(q.first - 2) in REACTIONS:
        return (q.first == 2 or _opens_part(tokens, q.first - 2)) and _ends_part(tokens, q.last + 1)
    if tokens.word(q.last) not in REACTIONS:
        return False
    return _opens_part(tokens, q.first) and _ends_part(tokens, q.last + 1)


def _opens_part(tokens: Tokens, index: int) -> bool:
    gap = tokens.gap(index)
    if index == 0:
        return tokens.text[max(0, tokens.starts[0] - 1) : tokens.starts[0]] in ("", "\n")
    return "\n" in gap or "  " in gap or "\t" in gap or tokens.word(index - 1) in BARS


def _ends_part(tokens: Tokens, index: int) -> bool:
    gap = tokens.gap(index)
    return index >= len(tokens) or "\n" in gap or "  " in gap or "\t" in gap or tokens.word(index) in BARS


JOINS: Final = frozenset({",", "and", "&", "to", "+", "or", *DASHES})
MOST_MARKS: Final = 12


def joint_mark(tokens: Tokens, q: Quantity) -> bool:
    """The marks of questions that are answered together: "1 and 2.  See the table", "3, 4 & 5)"."""
    if q.form != "digits" or not tokens.words[q.first].isdigit() or len(tokens.words[q.first]) > 2:
        return False
    if tokens.word(q.last) not in JOINS and tokens.word(q.first - 1) not in JOINS:
        return False
    first = last = q.first
    while first > 0 and q.first - first < MOST_MARKS and "\n" not in tokens.gap(first) and _is_mark(tokens, first - 1):
        first -= 1
    while last - q.first < MOST_MARKS and _is_mark(tokens, last + 1) and "\n" not in tokens.gap(last + 1):
        last += 1
    if last - first < 2 or (first > 0 and tokens.word(first - 1) not in (".", ":", ";", "?", "!", ")")):
        return False
    if tokens.word(last + 1) not in (".", ")", ":") or not tokens.joined(last + 1):
        return False
    return last + 2 >= len(tokens) or not tokens.joined(last + 2)


def _is_mark(tokens: Tokens, index: int) -> bool:
    return tokens.word(index) in JOINS or (tokens.kind(index) == "n" and len(tokens.word(index)) <= 2)


LENGTHS: Final = words(
    "mile miles yard yards metre metres meter meters kilometre kilometres km kms foot feet inch inches centimetres"
)


FROM_HERE: Final = words(
    "away from to apart off along up down out north south east west further nearer inland offshore ahead behind"
)
STRETCH: Final = words("for within than another next last every of")


def distance(tokens: Tokens, q: Quantity) -> bool:
    """How far it is: "84 miles from home", "within two miles", "for 200 yards"; "2,900 miles of road" counts the road."""
    if q.unit != "count" or q.form not in ("digits", "words") or tokens.word(q.last) not in LENGTHS:
        return False
    after = tokens.word(q.last + 1)
    ends = not after or not after[0].isalnum() or after in FUNCTION_WORDS
    if after in FROM_HERE or (tokens.word(q.first - 1) == "within" and after == "of"):
        return True
    return ends and after not in ("of", "per", "a", "an", "in") and tokens.word(q.first - 1) in STRETCH
