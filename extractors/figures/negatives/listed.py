"""Numbers of a list's items and of named things in pairs: "(1) the minutes, (2) the maps", "answer 1 and 2", "Huts 4 and 5"."""

from __future__ import annotations

from typing import Final

from extractors.figures.lexicon import FUNCTION_WORDS
from extractors.figures.negatives.labels import COUNTED_NAMES
from extractors.figures.quantity import Quantity
from extractors.figures.shapes import ends_here, looks_plural
from extractors.figures.tokens import Tokens
from extractors.figures.words import words

SPAN: Final = 120
"""Tokens on either side of a mark in which the others of its list are looked for."""
MOST_ITEMS: Final = 20
GO_ON: Final = words("and or but nor of")
OPENED: Final = 12
"""Tokens before a bare mark in which no bracket may have been opened."""


def inline_mark(tokens: Tokens, q: Quantity) -> bool:
    """One mark of a list that runs on in its sentence: "(1) the minutes, (2) maps", "1) logs, 2) costs"."""
    if q.form != "digits" or not _is_mark(tokens, q.first):
        return False
    following = 1
    own = False
    for index in range(max(0, q.first - SPAN), min(len(tokens), q.first + SPAN)):
        if tokens.words[index] == str(following) and _is_mark(tokens, index):
            own = own or index == q.first
            following += 1
    return own and following > 2


def _is_mark(tokens: Tokens, index: int) -> bool:
    """A small number against a closing bracket, with the item's words after it; a count in brackets closes its phrase."""
    word = tokens.word(index)
    if tokens.word(index + 1) != ")" or not tokens.joined(index + 1) or not word.isdigit() or int(word) > MOST_ITEMS:
        return False
    if tokens.kind(index + 2) not in ("w", "n") or tokens.word(index + 2) in GO_ON:
        return False
    if tokens.word(index - 1) == "(":
        return tokens.joined(index)
    # A bracket that an earlier one opened closes more than a mark: "(up to 2) and".
    return "(" not in tokens.words[max(0, index - OPENED) : index] and not tokens.joined(index)


ASKS: Final = words("do answer answers answered skip skipped drop dropped omit omitted ignore ignored out only just")
JOINS: Final = frozenset({",", "and", "or", "&"})


def numbered_things(tokens: Tokens, q: Quantity) -> bool:
    """Two or more numbers that rise and that no noun follows: questions ("do 1 and 2"), or named things ("Huts 4 and 5")."""
    if q.form != "digits" or q.in_range or q.last - q.first > 1 or not tokens.words[q.first].isdigit():
        return False
    first = last = q.first
    while _joins_rising(tokens, first - 2):
        first -= 2
    while _joins_rising(tokens, last):
        last += 2
    if _lettered_beside(tokens, q):
        return True
    if first == last or tokens.joined(first) or not _ends_phrase(tokens, last + 1):
        return False
    before = tokens.word(first - 1)
    if before in ASKS:
        return tokens.word(last).isdigit() and int(tokens.word(last)) <= MOST_ITEMS
    return _is_name(tokens, first - 1)


def _ends_phrase(tokens: Tokens, index: int) -> bool:
    """Whether no noun follows, or what follows is a verb: "Sheds 7 and 8 burned down"."""
    return ends_here(tokens, index) or (tokens.word(index).endswith("ed") and tokens.word(index + 1) in FUNCTION_WORDS)


def _is_name(tokens: Tokens, index: int) -> bool:
    """A capitalised noun in the plural on the same line, that is no label of what is counted ("Males 4 and 5")."""
    word = tokens.word(index)
    return (
        tokens.is_capitalised(index)
        and looks_plural(word)
        and word not in COUNTED_NAMES
        and "\n" not in tokens.gap(index + 1)
        and "  " not in tokens.gap(index + 1)
    )


def _joins_rising(tokens: Tokens, index: int) -> bool:
    """Whether the number at a token is joined to a greater one after it: "4 and 5", "4, 7"."""
    first, second = tokens.word(index), tokens.word(index + 2)
    return (
        tokens.kind(index) in ("n", "t")
        and tokens.kind(index + 2) in ("n", "t")
        and tokens.word(index + 1) in JOINS
        and first.isdigit()
        and second.isdigit()
        and len(second) < 4
        and int(first) < int(second)
    )


def _lettered_beside(tokens: Tokens, q: Quantity) -> bool:
    """ "the 14 and 14A": the same number with a letter is its neighbour, so that both are names."""
    for join, other in ((q.last, q.last + 1), (q.first - 1, q.first - 3)):
        if (
            tokens.word(join) in JOINS | {"to"}
            and tokens.word(other) == tokens.words[q.first]
            and tokens.joined(other + 1)
            and len(tokens.word(other + 1)) == 1
            and tokens.is_capitalised(other + 1)
        ):
            return True
    return False
