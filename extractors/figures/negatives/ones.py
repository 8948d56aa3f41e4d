"""Number words that count nothing: "one" as a pronoun, ordinals, set phrases."""

from __future__ import annotations

from typing import Final

from extractors.figures.lexicon import (
    FUNCTION_WORDS,
    NUMBER_WORDS,
    TIME_UNITS,
)
from extractors.figures.negatives.codes import DASHES
from extractors.figures.quantity import Quantity
from extractors.figures.shapes import ends_here
from extractors.figures.tokens import Tokens
from extractors.figures.words import words


def ordinal(tokens: Tokens, q: Quantity) -> bool:
    """ "twenty first", "21st": a number word that an ordinal completes."""
    if q.form != "words":
        return False
    following = tokens.word(q.last + 1) if tokens.word(q.last) in DASHES else tokens.word(q.last)
    return (
        following in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
        and q.value is not None
        and q.value >= 20
        and q.value % 10 == 0
    )


ONE_AFTER_NOT: Final = words(
    "of thing things day another might can cannot could must should would may will who which that way reason "
    "example question problem you i he she we they explanation exception has is was does can't point side hand or "
    "and to at in on for by from with the a an had step more less time moment off stop size year month week hour "
    "minute morning night evening such"
)


ONE_BEFORE: Final = words("only just exactly least than further additional fewer")


MODALS: Final = words("can could may might must should would will thinks expects wants needs has knows had hopes")


def pronoun_one(tokens: Tokens, q: Quantity) -> bool:
    """ "one" as pronoun or in an idiom; a count where it opens the sentence, follows a comparator, or stands beside counts."""
    if q.form != "words" or q.value != 1 or tokens.words[q.first] != "one":
        return False
    before, after = tokens.word(q.first - 1), tokens.word(q.last)
    if after in ("another", "hundred") or before in (
        "another",
        "no",
        "any",
        "every",
        "each",
        "this",
        "that",
        "which",
        "the",
        "or",
    ):
        return True
    if _repeated(tokens, q):
        return True
    if q.in_range and tokens.word(q.last) == "to":
        return False
    if before == "remaining":
        return False
    if before in ("and", "or", ",") and _parallel(tokens, q):
        return False
    if before in ONE_BEFORE:
        if after in MODALS or tokens.word(q.first - 2) in ("the", "my", "your", "his", "our"):
            return True
        return (after == "of" and before != "least") or after in ("way", "reason", "thing", "side", "hand")
    if after in ("a", "an", "per") and tokens.word(q.last + 1) in TIME_UNITS:
        return False
    if after in ONE_AFTER_NOT:
        return True
    opens = q.first == 0 or (
        not tokens.word(q.first - 1)[0].isalnum() and tokens.word(q.first - 1) not in (",", ")", "-", "–", "’", "'")
    )
    if opens:
        return not after or not after[0].isalpha()
    if after in (".", ")", ";", "") and before in (
        "to",
        "in",
        "by",
        "from",
        "was",
        "were",
        "received",
        "recorded",
        "upheld",
    ):
        return False
    if before in ("and", ",", "was", "were", "been", "is") and after and after[0].isalpha():
        return (before in ("and", ",") and not _count_before(tokens, q.first)) or before == "is"
    return not _rate_after(tokens, q.last)


def _repeated(tokens: Tokens, q: Quantity) -> bool:
    """ "one by one", "one after the other", "one to one", "one at a time", "one-on-one"."""
    join, second = tokens.word(q.last), tokens.word(q.last + 1)
    if join in ("by", "to", "on", "after") and second in ("one", "the", "another"):
        return second != "the" or tokens.word(q.last + 2) == "other"
    if join == "at" and second == "a" and tokens.word(q.last + 2) == "time":
        return True
    return tokens.word(q.first - 1) in ("by", "to", "on", "after") and tokens.word(q.first - 2) == "one"


def _parallel(tokens: Tokens, q: Quantity) -> bool:
    """Whether an earlier number of the list is followed by the same word: "three by retirement and one by redundancy"."""
    after = tokens.word(q.last)
    return after in ("by", "in", "for", "from", "on", "at", "to", "was", "with") and any(
        tokens.word(q.first - step + 1) == after
        and (tokens.kind(q.first - step) == "n" or tokens.word(q.first - step) in NUMBER_WORDS)
        for step in range(2, 14)
    )


def _count_before(tokens: Tokens, index: int) -> bool:
    """Whether a number stands in the few words before: "sixteen of these, and one double count"."""
    return any(tokens.kind(index - step) == "n" or tokens.word(index - step) in NUMBER_WORDS for step in range(1, 9))


def _rate_after(tokens: Tokens, index: int) -> bool:
    for step in range(4):
        word = tokens.word(index + step)
        if word in ("a", "an", "per", "every"):
            return tokens.word(index + step + 1) in TIME_UNITS
        if not word or word in FUNCTION_WORDS or not word[0].isalpha():
            return False
    return False


PARENTS: Final = words("mother father mum dad parent grandmother grandfather mothers fathers parents couple")


def idiom(tokens: Tokens, q: Quantity) -> bool:
    """Words of number in set phrases: "zero tolerance", "net zero", "nine to five", "24 hours a day" is a duration already."""
    word, after, before = tokens.words[q.first], tokens.word(q.last), tokens.word(q.first - 1)
    if before in ("means", "represents", "denotes", "indicates", "signifies", "meaning", "representing"):
        return q.form in ("words", "none")
    if before == "of" and tokens.word(q.first - 2) in PARENTS and ends_here(tokens, q.last):
        return True
    if word == "zero":
        return before in (
            "net",
            "absolute",
            "ground",
            "from",
            "near",
            "a",
            "true",
            "genuine",
            "actual",
            "real",
        ) or after in (
            "tolerance",
            "hours",
            "hour",
            "carbon",
            "emission",
            "emissions",
            "waste",
            "rated",
            "sum",
            "trust",
        )
    if (word == "two" and after == "minds") or before == "nearest":
        return True
    if word == "two" and before == "or" and tokens.word(q.first - 2) in ("week", "month", "day", "year"):
        return True
    return q.form == "words" and before in ("no", "page", "number") and tokens.is_capitalised(q.first)
