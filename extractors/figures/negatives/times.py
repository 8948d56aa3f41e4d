"""Numbers of time: years, days of the month, clock times, durations."""

from __future__ import annotations

from typing import Final

from extractors.figures.lexicon import (
    FUNCTION_WORDS,
    MONTHS,
    NUMBER_WORDS,
    TIME_ADJECTIVES,
    TIME_UNITS,
    VERBS,
)
from extractors.figures.negatives.codes import DASHES
from extractors.figures.negatives.labels import REACH
from extractors.figures.numerals import read_number
from extractors.figures.quantity import Quantity
from extractors.figures.shapes import ends_here, looks_plural
from extractors.figures.tokens import Tokens
from extractors.figures.words import words


def year(tokens: Tokens, q: Quantity) -> bool:
    """A bare four-digit number between 1900 and 2049, unless what follows is plainly counted by it."""
    raw = tokens.words[q.first]
    if q.form != "digits" or len(raw) != 4 or not raw.isdigit() or not 1500 <= int(raw) <= 2049 or q.scaled:
        return False
    if int(raw) < 1900:
        dated = tokens.word(q.first - 1) in OLD_YEAR_BEFORE or (
            tokens.word(q.first - 1) == "," and tokens.word(q.first - 3) in MONTHS
        )
        return dated and not looks_plural(tokens.word(q.last))
    if q.first == 0 and tokens.word(q.last + 1) in ("a", "an", "the", "its", "our", "their", "this"):
        return True
    return (
        not looks_plural(tokens.word(q.last))
        or (tokens.word(q.last) in VERBS and tokens.word(q.last + 1) in FUNCTION_WORDS)
        or tokens.word(q.first - 1) in YEAR_BEFORE
        or tokens.word(q.last) in MONTHS
    )


OLD_YEAR_BEFORE: Final = (
    words(
        "in since from until till by to and after before during early late mid circa established founded est estd "
        "opened built formed incorporated chartered born died published dated begun of act"
    )
    | MONTHS
)


YEAR_BEFORE: Final = (
    words(
        "in since from until till to of by during between and for early late mid year fy the act before after circa c "
        "over"
    )
    | MONTHS
)


def duration(tokens: Tokens, q: Quantity) -> bool:
    """A number of years, days, hours or the like, with up to three adjectives ("20 working days", "two full years")."""
    index = q.last
    while tokens.word(index) in ("+", *DASHES) and tokens.joined(index):
        index += 1
    if _when(tokens, index, q):
        return False
    if _plain_adjective(tokens, index) or _to_duration(tokens, q) or _lasted(tokens, q):
        return True
    for _ in range(4):
        word = tokens.word(index)
        if word in ("or", "to", "and", "-", "–") and index > q.last:
            return False
        if (
            word in TIME_UNITS
            or word.rstrip("'’") in TIME_UNITS
            or word.removesuffix("’s").removesuffix("'s") in TIME_UNITS
        ):
            if tokens.word(index + 1) in DASHES and tokens.word(index + 2) == "end" and tokens.joined(index + 2):
                # "24 month-end reports"
                return False
            return not (word in ("second", "day", "night", "year", "quarter") and _counted_by_time(tokens, index + 1))
        if word not in TIME_ADJECTIVES:
            return _shared_time_unit(tokens, q) or (tokens.word(q.first - 1) == "within" and ends_here(tokens, q.last))
        index += 1
    return False


def _when(tokens: Tokens, index: int, q: Quantity) -> bool:
    """ "It lost 88 last year": one year is no measure of more than one, so that the words say when."""
    return (
        tokens.word(index) in ("last", "this", "next", "each", "every", "previous")
        and tokens.word(index + 1) in TIME_UNITS
        and not tokens.word(index + 1).endswith("s")
        and q.value != 1
    )


TIMED_NOUNS: Final = words(
    "centres nurseries cases services patients schools trips shelters buses wardens groups homes jobs chances "
    "opinions classes tickets"
)


def _counted_by_time(tokens: Tokens, index: int) -> bool:
    """ "12 day centres", "three second homes", "six year groups": things, not a time."""
    return tokens.word(index) in TIMED_NOUNS


def _to_duration(tokens: Tokens, q: Quantity) -> bool:
    """ "from 19 days to 34": the time named at the first number holds for the second."""
    unit_before = tokens.word(q.first - 2) in TIME_UNITS and tokens.word(q.first - 1) in ("to", "from", "than")
    numbered = tokens.word(q.first - 4) in ("from", "average", "of", "was", "took")
    return unit_before and numbered and ends_here(tokens, q.last)


LASTS: Final = words("wait waits waited waiting take takes took taken taking last lasts lasted lasting")
SOFT: Final = words("more than over under less at least nearly almost about around up to only just some another")


def _lasted(tokens: Tokens, q: Quantity) -> bool:
    """ "They waited 14 days on average, and one in ten waited more than 40": how long, the unit being named already."""
    if not ends_here(tokens, q.last) or tokens.word(q.last) == "of":
        return False
    if (
        tokens.word(q.first - 1) == ","
        and tokens.word(q.first - 2) in TIME_UNITS
        and tokens.word(q.last) in ("at", ",", ".")
    ):
        return True
    index = q.first - 1
    while index >= 0 and tokens.word(index) in SOFT:
        index -= 1
    return tokens.word(index) in LASTS and any(word in TIME_UNITS for word in tokens.words[max(0, index - 20) : index])


def _plain_adjective(tokens: Tokens, index: int) -> bool:
    """ "24 difficult years": one word that is neither noun in the plural, verb nor participle, then a time in the plural."""
    word, following = tokens.word(index), tokens.word(index + 1)
    if (
        following not in TIME_UNITS
        or not following.endswith("s")
        or not word.isalpha()
        or word in FUNCTION_WORDS | NUMBER_WORDS
    ):
        return False
    return not (looks_plural(word) or word.endswith(("ed", "ly")) or word in VERBS or word in ("percent", "total"))


def _shared_time_unit(tokens: Tokens, q: Quantity) -> bool:
    """ "two or three weeks", "30 to 40 hours": the unit stands after the second number only."""
    if tokens.word(q.last) not in ("or", "to", "and", "-", "–"):
        return False
    index = q.last + 1
    number = read_number(tokens, index)
    if number is None:
        return False
    end = number.end
    while tokens.word(end) in TIME_ADJECTIVES and end < number.end + 3:
        end += 1
    return tokens.word(end) in TIME_UNITS


def clock_time(tokens: Tokens, q: Quantity) -> bool:
    """ "9am", "4.30pm", "07.00 BST", "10 o'clock", "16:42"."""
    after = tokens.word(q.last)
    if q.unit == "ratio":
        return False
    if after in ("am", "pm", "a.m", "p.m", "o'clock", "o’clock", "bst", "gmt", "utc", "noon", "hrs"):
        return True
    if after in ("a", "p") and tokens.word(q.last + 1) == "." and tokens.word(q.last + 2) == "m":
        return True
    if tokens.word(q.first - 1) == ":" and tokens.joined(q.first) and tokens.kind(q.first - 2) == "n":
        return True
    if tokens.word(q.first - 1) in ("past", "to") and tokens.word(q.first - 2) in ("half", "quarter"):
        return True
    if after in ("-", "–", "to", "until") and tokens.kind(q.last + 1) == "n":
        return tokens.word(q.last + 2) in ("am", "pm") or (tokens.word(q.last + 2) == ":" and tokens.joined(q.last + 2))
    return False


OPENING: Final = words(
    "open opens opening opened hours hrs closed closes close lines staffed available daily weekdays weekends monday "
    "tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun session sessions"
)
NEAR: Final = 8


def dotted_time(tokens: Tokens, q: Quantity) -> bool:
    """A clock time without am or pm in a range with another: "open 8.45 to 5.15", "9 to 5", "10.00-16.30"."""
    other = _other_end(tokens, q)
    if other < 0 or not _may_be_time(tokens.words[q.first]) or not _may_be_time(tokens.words[other]):
        return False
    first, second = sorted((q.first, other))
    both_dotted = "." in tokens.words[first] and "." in tokens.words[second]
    if both_dotted and float(tokens.words[first]) >= float(tokens.words[second]):
        return True
    near = {tokens.word(index) for index in range(max(0, first - NEAR), first)}
    near |= {tokens.word(index) for index in range(second + 1, second + 4)}
    if not near & OPENING or not ends_here(tokens, second + 1):
        return False
    return both_dotted or float(tokens.words[first]) > float(tokens.words[second])


def _other_end(tokens: Tokens, q: Quantity) -> int:
    """The number at the other end of a range that the quantity's token begins or ends, or -1."""
    if q.form != "digits" or q.last - q.first > 1:
        return -1
    for join, other in ((q.last, q.last + 1), (q.first - 1, q.first - 2)):
        if tokens.word(join) in ("to", "until", "till", "and", *DASHES) and tokens.kind(other) == "n":
            return other
    return -1


def _may_be_time(word: str) -> bool:
    hours, _, minutes = word.partition(".")
    return hours.isdigit() and int(hours) <= 24 and (not minutes or (len(minutes) == 2 and minutes < "60"))


def month_day(tokens: Tokens, q: Quantity) -> bool:
    """A day of the month: "4 September", "3 and 17 March", "9 to 11 May", "March 14"."""
    if q.value is None or isinstance(q.value, float) or not 1 <= q.value <= 31 or q.form != "digits":
        return False
    month = tokens.word(q.first - 1) in MONTHS
    if (
        month
        and (tokens.word(q.first - 1) != "may" or (tokens.is_capitalised(q.first - 1) and ends_here(tokens, q.last)))
        and not looks_plural(tokens.word(q.last))
    ):
        return True
    index = q.last
    for _ in range(REACH):
        word = tokens.word(index)
        if word in MONTHS:
            return not (word in ("may", "march", "mar") and not tokens.is_capitalised(index))
        if tokens.kind(index) != "n" and word not in (
            ",",
            "and",
            "or",
            "to",
            "&",
            "-",
            "–",
            "of",
            "th",
            "st",
            "nd",
            "rd",
        ):
            return False
        index += 1
    return False
