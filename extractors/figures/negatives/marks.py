"""Numbers that open list items, cite notes or count pages: "2.", "[4]", "3 of 12"."""

from __future__ import annotations

from typing import Final

from extractors.figures.quantity import Quantity
from extractors.figures.shapes import looks_plural
from extractors.figures.tokens import Tokens
from extractors.figures.words import words

OPENING_QUOTES: Final = frozenset({"“", "‘", '"', "'", "«"})


def list_mark(tokens: Tokens, q: Quantity) -> bool:
    """The number that opens a list item or a paragraph: "1.", "2)", "(3)", "2.1  Findings", "[4]"."""
    if q.form != "digits" or "," in tokens.words[q.first]:
        return False
    before, after = tokens.word(q.first - 1), tokens.word(q.last)
    if _cited(tokens, q):
        return True
    opened = before == "(" and after == ")"
    place = q.first - 1 if opened else q.first
    if tokens.word(place - 1) in OPENING_QUOTES and tokens.joined(place):
        place -= 1
    if _alone(tokens, q) or _inline(tokens, q):
        return True
    if place > 0 and "\n" not in tokens.gap(place):
        return False
    if (
        after in ("-", "–", "—")
        and not tokens.joined(q.last)
        and not tokens.joined(q.last + 1)
        and tokens.is_capitalised(q.last + 1)
    ):
        return q.value is not None and q.value < 100
    if opened:
        return q.value is not None and q.value < 100 and q.last + 1 < len(tokens)
    if after in (".", ")", "]", ":") and tokens.joined(q.last) and (q.last + 1 < len(tokens) or _item_follows(tokens)):
        return q.value is not None and q.value < 100
    gap = tokens.gap(q.last)
    if gap.startswith("  ") and tokens.raw[q.last].islower() and looks_plural(tokens.word(q.last)):
        # "41  variations agreed": a fact set off from its words, not the number of a heading.
        return False
    return (
        q.last < len(tokens)
        and (gap.startswith(("  ", "\t")) or ("." in tokens.words[q.first] and tokens.is_capitalised(q.last)))
        and tokens.kind(q.last) == "w"
        and q.value is not None
        and q.value < 100
    )


def _item_follows(tokens: Tokens) -> bool:
    """Whether the line goes on behind the sentence that a mark ended: "2. £36 million over three years"."""
    end = tokens.ends[-1]
    follows = tokens.text[end : end + 2]
    return follows[:1] in (" ", "\t") and follows[1:].strip() != ""


MOST_ITEMS = 40
ITEM_BEFORE: Final = frozenset({":", ";", "?", "“", "‘", '"', "'"})


def _alone(tokens: Tokens, q: Quantity) -> bool:
    """A sentence of "2." and no more: the mark of the item that follows on the line."""
    return (
        q.first == 0
        and len(tokens) == 2
        and tokens.word(1) in (".", ")")
        and tokens.joined(1)
        and q.value is not None
        and q.value <= MOST_ITEMS
        and (
            _capital_follows(tokens, 1)
            or (tokens.word(1) == ")" and tokens.text[tokens.ends[1] : tokens.ends[1] + 1] == "\n")
        )
    )


def _capital_follows(tokens: Tokens, stop: int) -> bool:
    """Whether a space and a capital follow a token, in its sentence or at the start of the next on the same line."""
    follows = tokens.text[tokens.ends[stop] : tokens.ends[stop] + 2]
    return follows[:1] == " " and follows[1:].isupper()


def _inline(tokens: Tokens, q: Quantity) -> bool:
    """The first mark of a list that runs on in its line: 'You asked: "1. How many', "Notes: 1. Base"."""
    return (
        tokens.word(q.last) in (".", ")")
        and tokens.joined(q.last)
        and _capital_follows(tokens, q.last)
        and tokens.word(q.first - 1) in ITEM_BEFORE
        and q.value is not None
        and q.value <= MOST_ITEMS
        and not (tokens.word(q.first - 1) == ":" and q.value > 1)
    )


CITED = 12
"""Tokens on either side that a list of cited notes may fill."""


def _cited(tokens: Tokens, q: Quantity) -> bool:
    """Inside square brackets with nothing but numbers: "[4]", "[13, 14]", "[2-5]"."""
    left, right = q.first - 1, q.last
    while q.first - left < CITED and (tokens.kind(left) == "n" or tokens.word(left) in (",", "-", "–")):
        left -= 1
    while right - q.last < CITED and (tokens.kind(right) == "n" or tokens.word(right) in (",", "-", "–")):
        right += 1
    return tokens.word(left) == "[" and tokens.word(right) == "]"


PLACES = words(
    "page p sheet part step item slide chain email e-mail letter question image photo section stage volume attachment file screen"
)


def page_count(tokens: Tokens, q: Quantity) -> bool:
    """ "3 of 3" alone on its line, "Page 2 / 2", "4.2 / 5": where one stands, not how many."""
    if q.form != "digits":
        return False
    before, after = tokens.word(q.first - 1), tokens.word(q.last)
    if _is_pager(tokens, q):
        return True
    if (after == "/" and tokens.kind(q.last + 1) == "n") or (before == "/" and tokens.kind(q.first - 2) == "n"):
        return True
    if after == "of" and tokens.kind(q.last + 1) == "n":
        return (
            tokens.word(q.first - 1) in PLACES
            or (q.first == 0 and q.last + 2 >= len(tokens))
            or (_line_end(tokens, q.last + 2) and "  " in tokens.gap(q.first))
        )
    if before == "of" and tokens.kind(q.first - 2) == "n":
        return (
            tokens.word(q.first - 3) in PLACES
            or (q.first == 2 and q.last >= len(tokens))
            or (_line_end(tokens, q.last) and "  " in tokens.gap(q.first - 2))
        )
    return False


def _is_pager(tokens: Tokens, q: Quantity) -> bool:
    """One of the page numbers that a list of results offers: "1 | 2 | 3 | Next"."""
    for bar, beside, step in ((q.last, q.last + 1, 1), (q.first - 1, q.first - 2, -1)):
        if tokens.word(bar) == "|" and tokens.words[q.first].isdigit() and tokens.word(beside).isdigit():
            return int(tokens.word(beside)) == int(tokens.words[q.first]) + step
    return False


def _line_end(tokens: Tokens, index: int) -> bool:
    return index >= len(tokens) or "\n" in tokens.gap(index)
