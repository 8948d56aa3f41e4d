"""Find what a bare count is of further back: "no beds until May and now has 18", "Deaths at lidos: 2019, 14", "only 77"."""

from __future__ import annotations

import re
from typing import Final

from extractors.figures.clauses import clause_start, phrase_left
from extractors.figures.far_subjects import subject_before
from extractors.figures.lexicon import FUNCTION_WORDS
from extractors.figures.noun_phrases import noun_phrase
from extractors.figures.quantity import Quantity
from extractors.figures.shapes import looks_plural
from extractors.figures.subjects import IN_BEFORE
from extractors.figures.tokens import Tokens
from extractors.figures.words import words

REACH: Final = 40
HAVE: Final = words("has have had owns keeps runs")
SOFT: Final = IN_BEFORE | words("now still then already also currently")
YEAR: Final = re.compile(r"(?:19|20)\d\d$")


def read_far_things(tokens: Tokens, q: Quantity) -> str | None:
    """What a count without a noun after it is of, where the sentence says so further back."""
    if q.unit != "count" or q.noun_end > q.last:
        return None
    return _had_none(tokens, q) or dated_list(tokens, q) or _there_were(tokens, q) or _which_it(tokens, q)


def _had_none(tokens: Tokens, q: Quantity) -> str | None:
    """ "It had no adolescent beds until May and now has 12": what it had none of before."""
    index = q.first - 1
    while tokens.word(index) in SOFT:
        index -= 1
    if tokens.word(index) not in HAVE and tokens.word(index - 1) != "there":
        return None
    for place in range(index - 1, max(-1, index - REACH), -1):
        if tokens.word(place) == "no":
            found, _ = noun_phrase(tokens, place + 1)
            return found if found and looks_plural(found.lower().split()[-1]) else None
    return None


def dated_list(tokens: Tokens, q: Quantity) -> str | None:
    """ "Deaths at all nine lidos: 2019, 14; 2020, 11": the label before the years' colon."""
    if tokens.word(q.first - 1) not in (",", ":", "-", "–", "(") or not _is_year(tokens, q.first - 2):
        return None
    index = q.first - 2
    while index >= 0 and tokens.word(index) != ":":
        if tokens.kind(index) == "w" and tokens.word(index) != "and":
            return None
        index -= 1
    if index < 1:
        return None
    start = clause_start(tokens, index, 0)
    while tokens.word(start) in ("the", "all", "total", "number", "of", "annual"):
        start += 1
    found, end = noun_phrase(tokens, start, singular=True)
    return found if found and end <= index else None


def _is_year(tokens: Tokens, index: int) -> bool:
    return tokens.kind(index) == "t" or bool(YEAR.match(tokens.word(index))) or tokens.word(index - 1) == "/"


def _there_were(tokens: Tokens, q: Quantity) -> str | None:
    """ "Fines by the wardens have been falling, and last year there were only 77": the sentence's own subject."""
    index = q.first - 1
    while tokens.word(index) in SOFT:
        index -= 1
    if tokens.word(index) not in ("were", "are", "was") or tokens.word(index - 1) != "there":
        return None
    if not {",", ";"} & set(tokens.words[:index]) or "n" in tokens.kinds[: index - 1]:
        return None
    return subject_before(tokens)


def _which_it(tokens: Tokens, q: Quantity) -> str | None:
    """ "site visits, of which it made 512": all of what stands before, not some of them."""
    place = which_all(tokens, q)
    return None if place is None else phrase_left(tokens, place, 0)


def which_all(tokens: Tokens, q: Quantity) -> int | None:
    """The plural noun before ", of which it made": the last token of it, where no number counts it yet."""
    for index in range(q.first - 1, max(1, q.first - 6), -1):
        if tokens.kind(index) != "w":
            return None
        if tokens.word(index) == "which" and tokens.word(index - 1) == "of":
            break
    else:
        return None
    end = index - 2 if tokens.word(index - 2) != "," else index - 3
    noun = tokens.word(end)
    if not looks_plural(noun) or noun in FUNCTION_WORDS or "n" in tokens.kinds[max(0, end - 6) : end]:
        return None
    return end if tokens.word(index + 1) in ("it", "they", "we", "he", "she", "there") else None
