"""Read the comparator from the words around a quantity, and the inclusive bounds that follow from it."""

from __future__ import annotations

from math import ceil, floor
from typing import Final

from extractors.figures.lexicon import FUNCTION_WORDS, NUMBER_WORDS, VERBS
from extractors.figures.numerals import tidy
from extractors.figures.quantity import Quantity
from extractors.figures.shapes import looks_plural
from extractors.figures.tokens import Tokens
from extractors.figures.words import words
from models.facts import Comparator, Number

PHRASES: Final[dict[Comparator, str]] = {
    ">": "more than|over|above|exceeding|exceeds|exceeded|exceed|in excess of|excess of|greater than|higher than|larger than|"
    "upwards of|upward of|bigger than|longer than|north of|beyond|topped|surpassed|better than|>|well over|"
    "just over|passed|tops|top",
    ">=": "at least|no fewer than|no less than|not fewer than|not less than|a minimum of|minimum of|at the least|≥|> =|"
    "as few as|as little as|as low as",
    "<": "fewer than|less than|under|below|lower than|smaller than|short of|shy of|not quite|not even|<|just under|well under|"
    "just below|not as many as|nowhere near",
    "<=": "up to|no more than|not more than|at most|at the most|a maximum of|maximum of|maximum|as many as|as much as|"
    "not exceeding|no greater than|not above|no higher than|as high as|≤|< =|not over",
    "~": "about|around|approximately|approx|approx .|roughly|some|nearly|almost|circa|c .|ca|ca .|c|close to|near|nearer|"
    "nearer to|nearing|near to|in the region of|region of|of the order of|order of|an estimated|estimated|"
    "estimated at|"
    "something like|approaching|virtually|~|≈|somewhere around|in the vicinity of|barely|hardly|scarcely|"
    "perhaps|possibly|"
    "maybe|projected|towards|close on|getting on for|not far off|not far from|the best part of|best part of|"
    "in the order of|on the order of",
}
BEFORE: Final[dict[tuple[str, ...], Comparator]] = {
    tuple(phrase.split()): sign for sign, phrases in PHRASES.items() for phrase in phrases.split("|")
}
LONGEST: Final = max(len(key) for key in BEFORE)
SOFTENERS: Final = words(
    "only just well far much slightly marginally significantly considerably even a an the little rather still"
)
EQUAL: Final = words("only just exactly precisely a an the")

AFTER: Final[dict[str, Comparator]] = {
    "more": ">=",
    "above": ">=",
    "over": ">=",
    "greater": ">=",
    "higher": ">=",
    "longer": ">=",
    "upwards": ">=",
    "fewer": "<=",
    "less": "<=",
    "lower": "<=",
    "below": "<=",
    "under": "<=",
    "smaller": "<=",
    "so": "~",
    "thereabouts": "~",
}
TALK: Final = words(
    "complaints complaint questions concerns queries enquiries reports calls requests letters allegations information "
    "details comments warnings claims evidence data facts emails e-mails correspondence documents papers stories article "
    "articles story"
)
"""Nouns after which "about" says what they are about."""
ASKS: Final = words(
    "asked asks ask asking sought inquired enquired complained complains complaining wrote written writing spoke spoken "
    "speak talked heard hear told knew know knows known worried concerned warned learned learnt read"
)
"""Verbs after which "about" says what they are about."""
ROSE: Final = words(
    "rose risen rise rises rising went gone goes go increased increase increases increasing grew grown grow shot "
    "jumped climbed moved brought brings taken takes bringing taking driven pushed adding doubled soared"
)


def read_comparator(tokens: Tokens, q: Quantity) -> None:
    """Set the quantity's comparator from the words just before it, else just after it."""
    sign = _after(tokens, q) or _before(tokens, q)
    if sign is not None:
        q.comparator = sign


def _before(tokens: Tokens, q: Quantity) -> Comparator | None:
    index = q.first
    while (
        index > 0
        and tokens.word(index - 1) in ("a", "an", "the", "an", "estimated")
        and q.unit in ("ratio", "count", "money", "percent")
    ):
        if tokens.word(index - 1) == "the" or tokens.word(index - 1) == "estimated":
            break
        index -= 1
    if tokens.word(index - 1) in ("further", "additional", "extra", "total") and tokens.word(index - 2) in ("a", "an"):
        index -= 2
    if tokens.word(index - 1) in ("of", "at") and tokens.word(index - 3) == "estimated":
        return "~"
    if q.unit == "count" and tokens.word(index - 1) == "of" and tokens.word(index - 2) in ("limit", "cap", "ceiling"):
        return "<="
    for length in range(LONGEST, 0, -1):
        if index - length < 0:
            continue
        sign = BEFORE.get(tuple(tokens.words[index - length : index]))
        if sign is not None:
            return _checked(tokens, index - length, length, sign, q)
    return None


def _checked(tokens: Tokens, place: int, length: int, sign: Comparator, q: Quantity) -> Comparator | None:
    """A phrase that is no comparator here: "rose up to", "all over", "no more than" read in full by the longer key."""
    phrase = " ".join(tokens.words[place : place + length])
    before = tokens.word(place - 1)
    if phrase == "up to" and before in ROSE:
        return None
    if phrase in ("more than", "over", "above", "exceeding", "greater than", "exceed") and before in (
        "not",
        "no",
        "n't",
    ):
        return "<="
    if phrase in ("less than", "fewer than", "lower than", "below", "under") and before in ("not", "no"):
        return ">="
    if (
        (phrase == "c" and q.form == "words")
        or (phrase == "c ." and place == 0)
        or (phrase == "near" and before == "the")
        or (phrase == "passed" and (q.form in ("words", "in", "fraction") or looks_plural(tokens.word(q.last))))
    ):
        # "c. Nine complaints were made" answers part c of a question.
        return None
    if phrase == "top" and (not looks_plural(before) or tokens.word(place - 2) in ("the", "a", "of", "at")):
        return None
    counted = looks_plural(before) and before not in VERBS and tokens.kind(place - 2) == "n"
    if phrase == "about" and (before in TALK or before in ASKS or counted):
        return None
    if phrase in ("over", "under", "above", "below") and before in (
        "all",
        "spread",
        "handed",
        "from",
        "turned",
        "taken",
        "took",
    ):
        return None
    return sign


def _after(tokens: Tokens, q: Quantity) -> Comparator | None:
    """ "or more", "or fewer", "and over", "-plus", "+", "or so"; also after the noun ("two people or fewer")."""
    first = tokens.word(q.last)
    if (
        first == "+"
        and tokens.gap(q.last) in ("", " ")
        and tokens.kind(q.last + 1) != "n"
        and tokens.word(q.last + 1) != "vat"
    ):
        return ">="
    if (first == "plus" and tokens.kind(q.last + 1) != "n") or (
        first in ("-", "‑", "–") and tokens.word(q.last + 1) == "plus"
    ):
        return (
            ">="
            if first != "plus"
            or (
                not tokens.is_capitalised(q.last + 1)
                and tokens.word(q.last + 1) not in ("vat", "a", "the", "costs", "interest", "£")
            )
            else None
        )
    if (first in ("-", "‑") and tokens.word(q.last + 1) in ("odd", "ish")) or first == "odd":
        return "~"
    return "~" if _thereabouts(tokens, q) or _roughly(tokens, q) else _or_tail(tokens, q)


ROUGHLY: Final = words("roughly approximately about")


def _roughly(tokens: Tokens, q: Quantity) -> bool:
    """ "three in five, roughly, did not go", "40 claims, give or take": a softener set off behind."""
    index = q.last
    while index < q.last + 3 and tokens.kind(index) == "w" and tokens.word(index) not in FUNCTION_WORDS:
        index += 1
    if tokens.word(index) not in (",", "(", "–", "—"):
        return False
    first, second = tokens.word(index + 1), tokens.word(index + 2)
    if first in ROUGHLY:
        return not second or second in (",", ".", ")", ";", "–", "—", "speaking")
    return (first, second, tokens.word(index + 3)) in (("give", "or", "take"), ("more", "or", "less"))


def _thereabouts(tokens: Tokens, q: Quantity) -> bool:
    """ "five times the limit or thereabouts": the softener may follow what the number is set against."""
    for index in range(q.last, min(len(tokens), q.last + 6)):
        if tokens.kinds[index] != "w":
            return False
        if tokens.words[index] == "thereabouts":
            return True
    return False


def _or_tail(tokens: Tokens, q: Quantity) -> Comparator | None:
    limit = min(len(tokens), q.last + 5)
    for index in range(q.last, limit):
        word = tokens.words[index]
        if word in ("or", "and") and tokens.word(index + 1) in AFTER:
            tail = tokens.word(index + 1)
            return _tail_sign(tokens, index, tail, q)
        if word == "at" and _limit_word(tokens, index, q.last):
            return ">=" if _limit_word(tokens, index, q.last) == "least" else "<="
        if word == "maximum" and index == q.last:
            return "<="
        if word == "minimum" and index == q.last:
            return ">="
        if tokens.kinds[index] != "w" or word in (
            "than",
            "of",
            "and",
            "or",
            "the",
            "were",
            "was",
            "had",
            "have",
            "in",
            "to",
        ):
            return None
    return None


def _limit_word(tokens: Tokens, index: int, first: int) -> str:
    """ "at most", "at the very least": the word that says which way, where no other number follows that it may belong to."""
    place = index + 1
    while tokens.word(place) in ("the", "very", "absolute"):
        place += 1
    word, after = tokens.word(place), tokens.word(place + 1)
    free = not after[:1].isdigit() and after not in NUMBER_WORDS and after != "£"
    if (FUNCTION_WORDS | VERBS) & set(tokens.words[first:index]):
        # "24,200 dentists did at least some work" limits the work.
        return ""
    return word if word in ("least", "most", "outside") and free else ""


AND_TAILS: Final = words("over above under below upwards fewer lower")


def _tail_sign(tokens: Tokens, index: int, tail: str, q: Quantity) -> Comparator | None:
    following = tokens.word(index + 2)
    if tokens.words[index] == "and" and tail not in AND_TAILS:
        return None
    if (
        tail in ("more", "less", "fewer", "over", "under", "above", "below", "so")
        and index > q.last
        and following == "than"
    ):
        return None
    withheld = index == q.last and following.endswith("ed")  # "figures of five and below suppressed"
    if tokens.words[index] == "and" and not withheld and not _closes(tokens, index + 2):
        # "118 staff took part and over three-quarters of them": what follows has a number of its own.
        return None
    if tail == "less" and following == "than":
        return None
    return AFTER[tail]


def _closes(tokens: Tokens, index: int) -> bool:
    """Whether no number or noun follows, so that "and over" ended the phrase before."""
    word = tokens.word(index)
    return not word or not word[0].isalnum() or (word in FUNCTION_WORDS and word not in ("a", "an", "the", "half"))


def set_bounds(q: Quantity) -> None:
    """Set `low` and `high`: inclusive bounds that follow from value and comparator (whole things step by one)."""
    if q.fixed_bounds:
        return
    q.low, q.high = bounds(q.value, q.comparator, whole=q.unit == "count")


def bounds(value: Number | None, comparator: Comparator, *, whole: bool) -> tuple[Number | None, Number | None]:
    """Inclusive bounds of a value under a comparator. `whole` says that things are counted, so that `> 750` is 751 or more."""
    if value is None:
        return None, None
    match comparator:
        case "=":
            return value, value
        case ">=":
            return value, None
        case "<=":
            return (0 if whole else None), value
        case ">":
            return (tidy(floor(value) + 1), None) if whole else (None, None)
        case "<":
            return (0, tidy(ceil(value) - 1)) if whole and value > 0 else (None, None)
        case _:
            return None, None
