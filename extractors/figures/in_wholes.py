"""Read shares of a round number: "one in five", "1 in 40", "nine out of ten", "one shop in five", "one case in every four"."""

from __future__ import annotations

from decimal import Decimal

from extractors.figures.lexicon import ADJECTIVE_ING, FUNCTION_WORDS, TIME_UNITS, VERBS
from extractors.figures.noun_phrases import clean
from extractors.figures.numerals import Numeral, read_number, tidy
from extractors.figures.quantity import Quantity, make_quantity
from extractors.figures.shapes import is_adverb, looks_plural
from extractors.figures.tokens import Tokens
from extractors.figures.verbs import is_plain_verb
from extractors.figures.words import words

IN_WHOLES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 1_000, 10_000, 100_000, 1_000_000})
OUT_OF_WHOLES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10})
CLOSERS = frozenset({",", ".", ";", ")", "’", "”", '"', ":", "?", "!"})
LONGEST_NUMBER = 12
"""Tokens that a number and the word after it may fill; a look ahead so far spares most numbers the reading."""


def in_whole(tokens: Tokens, index: int) -> Quantity | None:
    """ "one in five", "1 in 40", "nine out of ten": a ratio; "118 out of 490" is two counts and left alone."""
    near = tokens.words[index + 1 : index + LONGEST_NUMBER]
    if "in" not in near and "out" not in near:
        return None
    part = read_number(tokens, index)
    if part is None or (part.scaled and part.value > 1_000):
        return None
    join = tokens.word(part.end)
    start = part.end + 1
    every = False
    if join == "out" and tokens.word(start) == "of":
        start += 1
    elif join != "in":
        return None
    if tokens.word(start) == "every":
        start, every = start + 1, True
    whole = read_number(tokens, start)
    if whole is None or not 0 < part.value < whole.value or not _is_share(tokens, part, whole, join, every):
        return None
    if every and whole.value >= 1_000 and part.value != 1:
        # "6 in every 1,000": a rate per so many.
        return make_quantity(tokens, index, part.end, part.value, "rate", "digits" if part.digits else "words", "rate")
    value = tidy(round(Decimal(str(part.value)) / Decimal(str(whole.value)), 10))
    return make_quantity(tokens, index, whole.end, value, "ratio", "in", "share")


NOUN_BETWEEN = 3
"""Words that may stand between the two numbers of "nine deaf babies in ten"."""


def noun_in_whole(tokens: Tokens, index: int) -> Quantity | None:
    """ "one shop in five", "nine deaf babies in ten", "one case in every four", "two out of three": the noun stands inside."""
    near = tokens.words[index + 1 : index + LONGEST_NUMBER]
    if "in" not in near and "out" not in near:
        return None
    part = read_number(tokens, index)
    if part is None or part.scaled or isinstance(part.value, float) or part.value > 99:
        return None
    stop = part.end
    while stop - part.end <= NOUN_BETWEEN and tokens.word(stop) not in ("in", "out"):
        word = tokens.word(stop)
        if not (word == "-" and tokens.joined(stop)) and (
            tokens.kind(stop) != "w" or word in FUNCTION_WORDS or word in VERBS
        ):
            return None
        stop += 1
    if not part.end < stop <= part.end + NOUN_BETWEEN or tokens.words[stop - 1] in TIME_UNITS:
        return None
    start = stop + 1
    if tokens.word(stop) == "out":
        if tokens.word(start) != "of":
            return None
        start += 1
    every = tokens.word(start) == "every"
    if tokens.word(stop) == "out" and not every:
        # "one licensee out of three" counts both.
        return None
    whole = read_number(tokens, start + every)
    if whole is None or not 0 < part.value < whole.value or whole.value not in IN_WHOLES or whole.value > 100:
        return None
    if not _is_share(tokens, part, whole, "in", every) or not _ends_share(tokens, whole.end, part.value == 1):
        return None
    value = tidy(round(Decimal(str(part.value)) / Decimal(str(whole.value)), 10))
    found = make_quantity(tokens, index, whole.end, value, "ratio", "in", "share-noun")
    found.measure = clean(tokens, part.end, stop)
    return found


def _ends_share(tokens: Tokens, index: int, single: bool) -> bool:
    """Whether what follows the second number is no noun that it counts: "one shop in five stands empty", not "in five towns"."""
    word, after = tokens.word(index), tokens.word(index + 1)
    if not word or not word[0].isalnum():
        return word not in ("-", "/", "%", "(")
    if word in FUNCTION_WORDS:
        return word not in (
            "of",
            "or",
            "to",
            "more",
            "other",
            "further",
            "different",
            "such",
            "own",
            "per",
            "minus",
            "plus",
        )
    if word in VERBS and word not in ADJECTIVE_ING:
        return not looks_plural(after) or word.endswith("s")
    if word.endswith("ed") or is_adverb(word) or after in ADJ_AFTER:
        return True
    if single:
        return word.endswith("s") and after in FUNCTION_WORDS and after not in AUXILIARY
    return is_plain_verb(tokens, index)


AUXILIARY = words("was were is are has have had did do does will would could should may might can must")
ADJ_AFTER = words("empty vacant late unused idle unfilled closed open full")


def _is_share(tokens: Tokens, part: Numeral, whole: Numeral, join: str, every: bool) -> bool:
    following = tokens.word(whole.end)
    if following in TIME_UNITS or following in ("%", "per", "percent"):
        return False
    if tokens.joined(whole.end) and following not in CLOSERS:
        return False
    if isinstance(part.value, float) or isinstance(whole.value, float):
        return False
    if every:
        return True
    if 1900 <= whole.value <= 2049 and not whole.scaled and whole.digits:
        return False
    if join == "in":
        return part.value == 1 or (whole.value in IN_WHOLES and whole.value <= 100)
    return whole.value in OUT_OF_WHOLES or (part.value == 1 and whole.value in IN_WHOLES)
