"""Tell what the counted did from what they were like: "Of 318 councils, 287 supplied figures", but "12 upheld complaints"."""

from __future__ import annotations

from typing import Final

from extractors.figures.lexicon import FUNCTION_WORDS, VERBS
from extractors.figures.noun_phrases import PARTICIPLES, noun_phrase
from extractors.figures.quantity import Quantity
from extractors.figures.shapes import is_adverb, looks_plural
from extractors.figures.tokens import Tokens
from extractors.figures.words import words

REACH: Final = 60
FINITE: Final = words("was were is are has have had did do does would will could may might can")
RELATIVE: Final = words("that which who whom whose where when because as if while")
SOFT: Final = words("only just about some around nearly almost over the a further another at least more than still all")
DID: Final = words(
    "supplied refused rejected answered declined produced issued published disclosed released ignored returned quoted "
    "used named blamed denied asked offered sought claimed accepted provided rejected cited raised required tested "
    "referred employed banned breached missed failed"
)
"""Past forms that after a number more often say what the counted did than what was done to them."""


def acts(tokens: Tokens, q: Quantity) -> bool:
    """Whether a past form after a bare number is the sentence's verb, so that the number's noun is left out."""
    if q.unit != "count" or q.form not in ("digits", "words", "vague"):
        return False
    place = q.last + 1 if is_adverb(tokens.word(q.last)) else q.last
    word = tokens.word(place)
    if not word.endswith("ed") and word not in PARTICIPLES:
        return False
    words_after, end = noun_phrase(tokens, place + 1)
    if words_after is None and looks_plural(tokens.word(place + 1)):
        words_after, end = tokens.word(place + 1), place + 2
    if words_after is None or tokens.word(end) in FINITE or _is_past(tokens, end):
        return False
    opener = _opener(tokens, q.first)
    if opener in ("of", "among", "out"):
        return True
    return opener == "start" and (word in DID or not _verb_later(tokens, end))


def _is_past(tokens: Tokens, index: int) -> bool:
    word = tokens.word(index)
    return word in VERBS or word.endswith("ed")


def _opener(tokens: Tokens, first: int) -> str:
    """How the clause of a number begins: "of" for "Of the 43 forces, (12)", "start" where the number is its first word, else ""."""
    index = first - 1
    while index >= 0 and tokens.word(index) in SOFT:
        index -= 1
    before = tokens.word(index)
    if index >= 0 and before not in (",", ";", ".", "and", "but", "while", "–", "—", ":"):
        return ""
    start = _clause_start(tokens, first)
    if tokens.word(start) in ("of", "among", "out") and before in (",", "and", "while", "but"):
        return tokens.word(start)
    if index < 0 or before in (";", ".", "–", "—"):
        return "start"
    return ""


def _clause_start(tokens: Tokens, index: int) -> int:
    place = index
    while place > 0 and index - place < REACH and tokens.word(place - 1) not in (".", ";", ":", "?", "•"):
        place -= 1
    return place


def _verb_later(tokens: Tokens, index: int) -> bool:
    """Whether a finite verb follows in the same clause, outside its relative clauses."""
    for place in range(index, min(len(tokens), index + REACH)):
        word = tokens.words[place]
        if word in (".", ";") or word in RELATIVE:
            return False
        if word in FINITE or (word in VERBS and word not in FUNCTION_WORDS):
            return True
    return False
