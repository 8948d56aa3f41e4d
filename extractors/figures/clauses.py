"""Read a clause backwards: the noun phrase that ends at a word, the subject of a verb, the noun after "number of"."""

from __future__ import annotations

from typing import Final

from extractors.figures.lexicon import DENOMINATORS, FUNCTION_WORDS, MONTHS, NUMBER_WORDS, TIME_UNITS, VERBS
from extractors.figures.noun_phrases import DETERMINERS, PARTICIPLES, clean, noun_phrase
from extractors.figures.shapes import is_adverb
from extractors.figures.tokens import Tokens
from extractors.figures.words import words

COPULAS: Final = words(
    "is are was were be been being stands stood came comes come totalled totaled totals totalling amounted "
    "amounts reached reaches made numbered numbers costs cost exceeded exceeds averaged averages ranged ranges "
    "equals equalled makes worth puts put has had have remained remains hit hits showed shows tops topped passed raised "
    "brought generated yielded earned netted fetched"
)
GENERIC: Final = words(
    "rise increase fall drop decrease reduction growth average total maximum minimum sum difference change jump "
    "majority factor score figure figures equivalent mean median number numbers excess least most gap improvement baseline "
    "answer result reply peak high low record deficit saving savings"
)
EMPTY_HEADS: Final = words(
    "top terms front ahead excess short region order close because instead lack spite addition behalf respect result "
    "remaining other others rest latter former"
)
REPORTING: Final = words("says said say showed show claimed estimated believes reckons adds added reveal revealed")
COUNT_NOUNS: Final = words(
    "tally toll volume number numbers total totals amount proportion percentage share count sum average majority"
)
PRONOUNS: Final = words("it they there this that these those he she we which who one")
REACH: Final = 40


def phrase_left(tokens: Tokens, end: int, floor: int) -> str | None:
    """The noun phrase whose last word stands at `end`; None for a head that only says how it was reckoned."""
    start = end
    if not belongs(tokens, end):
        return None
    while start > floor and end - start < 5 and belongs(tokens, start - 1):
        start -= 1
    if tokens.word(end) in GENERIC | EMPTY_HEADS or tokens.word(end) in TIME_UNITS or tokens.word(end).endswith("ed"):
        return None
    return clean(tokens, start, end + 1) or None


def belongs(tokens: Tokens, index: int) -> bool:
    word = tokens.word(index)
    if tokens.kind(index) == "o":
        return word == "-" and tokens.joined(index) and tokens.joined(index + 1)
    if tokens.kind(index) != "w" or word in FUNCTION_WORDS or word in MONTHS or word in NUMBER_WORDS or word in COPULAS:
        return False
    if word in DENOMINATORS:
        return False
    return word not in VERBS and word not in PARTICIPLES and not is_adverb(word)


def subject_of_verb(tokens: Tokens, verb: int, floor: int) -> str | None:
    """The subject of a verb: the first noun phrase of its clause, "number of" seen through; None for a pronoun."""
    start = clause_start(tokens, verb, floor)
    named = number_of(tokens, start, verb)
    if named:
        return named
    index = start
    if tokens.word(index) == "(" and tokens.word(index + 2) == ")":
        index += 3
    if tokens.word(index) in ("a", "q", "answer", "question") and tokens.kind(index + 1) == "n":
        index += 2
    while index < verb and (
        tokens.word(index) in DETERMINERS
        or tokens.kind(index) == "o"
        or tokens.word(index)
        in ("each", "every", "and", "but", "while", "whereas", "so", "then", "although", "as", "that")
    ):
        index += 1
    if tokens.word(index) in PRONOUNS or tokens.kind(index) != "w":
        return None
    words, end = noun_phrase(tokens, index, singular=True, stop=verb)
    if words is None or end > verb:
        return None
    pieces = words.lower().split()
    if pieces[-1] in ("figures", "numbers", "totals", "counts") and tokens.word(end) in ("for", "on") and end < verb:
        # "The figures for arrests are 52"
        return noun_phrase(tokens, end + 1, singular=True, stop=verb)[0]
    if pieces[-1] == "numbers" and len(pieces) > 1 and pieces[0] not in GENERIC:
        return words
    return None if pieces[-1] in GENERIC else words


def clause_start(tokens: Tokens, index: int, floor: int) -> int:
    """Where the clause of a verb begins: after a stop, or after a comma that closes an aside."""
    place = index
    while place > floor and index - place < REACH:
        word = tokens.word(place - 1)
        if word in (".", ";", ":", "?", "!", "•", "“", "‘", '"', "–", "—", "(") and not tokens.joined(place):
            break
        if word == "," and tokens.word(place) not in ("which", "who"):
            break
        plain = tokens.word(place) not in FUNCTION_WORDS - DETERMINERS or tokens.word(place + 1) == "-"
        if word in REPORTING and place < index and plain:
            break
        if word == "that" and place - 1 > floor and tokens.word(place - 2) not in ("and",) and place < index:
            break
        place -= 1
    return place


def number_of(tokens: Tokens, start: int, end: int) -> str | None:
    """The noun after "number of" (proportion, percentage, total ... of) in a stretch."""
    for index in range(end - 2, max(start, end - REACH) - 1, -1):
        if tokens.word(index) in COUNT_NOUNS and tokens.word(index + 1) == "of":
            place = index + 2
            while tokens.word(place) in DETERMINERS:
                place += 1
            words, stop = noun_phrase(tokens, place, singular=True)
            return words if words and stop <= end else None
    return None
