"""Tell rates from counts: a number per time or per population, and what says so around it."""

from __future__ import annotations

from typing import Final

from extractors.figures.lexicon import FUNCTION_WORDS, NUMBER_WORDS, PERIOD_ADVERBS, RATE_UNITS, TIME_UNITS, VERBS
from extractors.figures.noun_phrases import PARTICIPLES
from extractors.figures.quantity import Quantity
from extractors.figures.shapes import ends_here
from extractors.figures.tokens import Tokens
from extractors.figures.verbs import is_plain_verb
from extractors.figures.words import words

FOLLOW: Final = 9
"""Tokens between a number and the "per" or "a year" that makes it a rate."""
FAR: Final = 30
DAY_KINDS: Final = frozenset(
    {"working", "school", "calendar", "single", "match", "trading", "financial", "normal", "typical"}
)
INHERIT_BEFORE: Final = frozenset(
    {("up", "from"), ("down", "from"), ("compared", "with"), ("compared", "to"), ("rose", "to"), ("fell", "to")}
)


REPEATS: Final = frozenset({("it", "was"), ("it", "is"), ("this", "was"), ("that", "was"), ("been", "at")})
""" "6.1 per 100 staff; in 2023/24 it was 5.5": the pronoun stands for the rate before it."""
ENDS: Final = frozenset({"", ".", ",", ";", ")"})


def read_rate(tokens: Tokens, q: Quantity, previous: Quantity | None) -> None:
    """Turn a count into a rate where the words say so; money and percentages keep their unit."""
    if q.unit != "count" or q.form not in ("digits", "words", "times"):
        return
    if _per_after(tokens, q) or _rate_before(tokens, q) or _inherits(tokens, q, previous):
        q.unit, q.rule = "rate", q.rule + "+rate"


def _per_after(tokens: Tokens, q: Quantity) -> bool:
    index = max(q.noun_end, q.last)
    done = _past_verb(tokens, index)
    if done > index and tokens.word(done - 1) not in ("in", "on", "by") and _is_time(tokens, done):
        return True
    for place in {index, q.last}:
        if _is_per(tokens, place):
            return True
        if (
            tokens.word(place) in ("or", "and")
            and tokens.word(place + 1) in ("so", "more", "fewer")
            and _is_per(tokens, place + 2)
        ):
            return True
    return False


def _past_verb(tokens: Tokens, index: int) -> int:
    """Where a short predicate of what is counted ends: "(people) are killed (every year)", "(cars) pass through (each day)"."""
    place = index
    while place < index + 4 and (
        tokens.word(place) in AUXILIARY
        or tokens.word(place) in PARTICLES
        or is_plain_verb(tokens, place)
        or tokens.word(place) in VERBS - LEFT_OUT
        or tokens.word(place).endswith("ed")
        or tokens.word(place) in PARTICIPLES
    ):
        place += 1
    return place


AUXILIARY: Final = words("are is were was being been have has")
PARTICLES: Final = words("through in out up off by here there down away on")
LEFT_OUT: Final = words("said says say told tells including")


def _is_time(tokens: Tokens, index: int) -> bool:
    word, following = tokens.word(index), tokens.word(index + 1)
    return (
        word in ("every", "each", "a", "per")
        and following in TIME_UNITS
        and not following.endswith("s")
        and (word != "a" or tokens.word(index + 2) in ("", ".", ",", ";", "in", "on", "by"))
    )


def _is_per(tokens: Tokens, index: int) -> bool:
    word, following = tokens.word(index), tokens.word(index + 1)
    if word in ("a", "an"):
        if following in DAY_KINDS and tokens.word(index + 2) in TIME_UNITS:
            return True
        timed = (following in TIME_UNITS and not following.endswith("s")) or following in ("shift", "head", "season")
        return timed and tokens.word(index + 2) not in (
            "ago",
            "later",
            "earlier",
            "before",
            "after",
            "or",
            "old",
            "long",
        )
    if word == "per":
        return (
            following in RATE_UNITS
            or tokens.kind(index + 1) == "n"
            or following in ("hundred", "thousand", "million", "head")
            or (tokens.kind(index + 1) == "w" and following not in ("cent", "centage"))
        )
    if word in ("each", "every"):
        if following in DAY_KINDS and tokens.word(index + 2) in TIME_UNITS:
            return True
        return (following in TIME_UNITS and not following.endswith("s")) or (
            word == "every" and tokens.kind(index + 1) == "n"
        )
    if word == "for" and following in ("every", "each"):
        return tokens.kind(index + 2) == "n" or tokens.word(index + 2) in RATE_UNITS | {
            "thousand",
            "hundred",
            "million",
        }
    return False


def _rate_before(tokens: Tokens, q: Quantity) -> bool:
    """ "a daily average of 74", "the rate was 8.9", "per day: 12"."""
    near = [tokens.word(index) for index in range(max(0, q.first - 4), q.first)]
    if near[-1:] and near[-1] in ("of", "average", "about", "around", "was", "is"):
        average = any(word in PERIOD_ADVERBS for word in near) and any(
            word in ("average", "rate", "mean") for word in near
        )
        if average:
            return True
    return _subject_is_rate(tokens, q) or _for_every(tokens, q)


def _for_every(tokens: Tokens, q: Quantity) -> bool:
    """ "For every 100 households on the list there are 26 empty homes": the base stands first in the clause."""
    for index in range(q.first - 1, max(-1, q.first - 20), -1):
        word = tokens.word(index)
        if word in (".", ";", "?", ":", ","):
            return False
        if word in ("every", "each") and tokens.word(index - 1) == "for" and tokens.kind(index + 1) == "n":
            return tokens.starts[index + 1] != q.start
        if tokens.kind(index) == "n" and tokens.word(index - 1) not in ("every", "each"):
            return False
    return False


def _subject_is_rate(tokens: Tokens, q: Quantity) -> bool:
    """The clause's subject is a rate and the number, itself no money, is said of it."""
    if (
        tokens.word(q.first - 1)
        not in ("was", "is", "of", "at", "to", "were", "from", ":", "about", "around", "nearly")
        or q.noun_end > q.last
    ):
        return False
    for index in range(q.first - 1, max(-1, q.first - 20), -1):
        word = tokens.word(index)
        if word in (".", ";", "?"):
            return False
        if word in ("rate", "rates"):
            # "Paid at the lower rate: 655" counts what was paid at a price.
            return "at" not in tokens.words[max(0, index - 3) : index]
    return False


def _inherits(tokens: Tokens, q: Quantity, previous: Quantity | None) -> bool:
    """A bare number set against a rate in the same sentence: "61 for every 10,000, up from 57"."""
    if previous is None or previous.unit != "rate" or q.noun_end > q.last:
        return False
    if isinstance(q.value, float) and q.first - previous.last <= FAR and ends_here(tokens, q.last):
        # "11.4 for every 100, followed by Wales at 8.6 and England at 5.2": nothing is counted in tenths.
        return True
    if q.first - previous.last > 16:
        return False
    before = (tokens.word(q.first - 2), tokens.word(q.first - 1))
    if before in INHERIT_BEFORE or (before in REPEATS and tokens.word(q.last) in ENDS):
        return True
    bare = (
        not tokens.word(q.last)
        or tokens.word(q.last) in NUMBER_WORDS
        or tokens.kind(q.last) == "n"
        or tokens.word(q.last) in FUNCTION_WORDS
        or not tokens.word(q.last)[0].isalnum()
    )
    return bare and tokens.word(q.first - 1) in (
        "to",
        "from",
        "about",
        "around",
        "nearly",
        "with",
        "than",
        "against",
    )
