"""Dates with a month's name in them: "24 th May", "September 16th, 2021", "May-12", "March 2020and", "July"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.dates.calendar import Candidate, is_day
from extractors.dates.words import (
    DASH,
    FUNCTION_WORDS,
    GLUED_BEFORE,
    MONTH_NAMES,
    MONTH_NUMBER,
    MONTH_WORD,
    SPACE,
    WEEKDAY,
)

_DAYS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
)
_ORDINALS = (
    {word: number for number, word in enumerate(_DAYS, 1)}
    | {f"twenty {word}": 20 + number for number, word in enumerate(_DAYS[:9], 1)}
    | {"thirtieth": 30, "thirty first": 31}
)
_ORDINAL_BEFORE = re.compile(
    rf"\bthe{SPACE}(?P<day>(?:(?:twenty|thirty)[ \xa0-])?(?:{'|'.join(_DAYS)})|thirtieth)(?:{SPACE}day)?"
    rf"{SPACE}of{SPACE}\Z"
)
_PREFIXES = tuple(name[:3] for name in MONTH_NAMES)
_DAY_BEFORE = re.compile(
    rf"(\d{{1,2}})(?:{SPACE}?\^?{SPACE}?(?:st|nd|rd|th)\b|ˢᵗ|ⁿᵈ|ʳᵈ|ᵗʰ)?(?:{SPACE}(?:day{SPACE})?of(?:{SPACE}the)?)?"
    rf"(?:,?(?P<gap>{SPACE}{{1,3}}|{SPACE}{{0,2}}\n{SPACE}{{0,8}})|(?P<glue>[-/.–]?))\Z"
)
_YEAR_AFTER = re.compile(
    rf"(?:\.?,?(?P<space>{SPACE}{{1,3}}(?:of{SPACE})?|{SPACE}{{0,2}}\n{SPACE}{{0,8}})(?:in{SPACE})?|"
    rf"\.?(?P<dash>{DASH}|/|{SPACE}{DASH}{SPACE})|,|)"
    r"(?P<mark>['’‘]?)(?P<year>1[5-9]\d\d|20\d\d|\d\d)(?!\d|[-–/](?:19|20)\d\d)"
)
_DAY_AFTER = re.compile(
    rf"\.?(?:{SPACE}{{1,2}}|{DASH})(?:the{SPACE})?(\d{{1,2}})({SPACE}?(?:st|nd|rd|th))?(?![\w])"
    rf"(?:,?{SPACE}{{1,2}}(?:\d\d:\d\d(?::\d\d)?{SPACE}(?:[a-z]{{3,4}}{SPACE})?)?((?:19|20)\d\d)(?!\d))?"
)
_MONTH_DAY_YEAR = re.compile(rf"[a-z]{{3,9}}\.?{SPACE}\d{{1,2}}(?:st|nd|rd|th)?,{SPACE}(?:19|20)\d\d(?!\d)")
_NOT_A_YEAR = re.compile(r"[.,:]\d|%|[-–/]\d|\s?(?:per cent|st\b|nd\b|rd\b|th\b|am\b|pm\b|a\.m|p\.m)")
_NEXT_WORD = re.compile(r"[a-z]+")
_WEEKDAY_BEFORE = re.compile(rf"\b{WEEKDAY}[.,]?(?:{SPACE}the)?{SPACE}{{0,3}}\Z")
_SURE_SHORT = frozenset({"mar", "may", "dec", "march", "sep"})


def month_candidates(text: str, lower: str) -> Iterator[Candidate]:
    """Every month's name that stands as a word, with the day and the year that belong to it, unordered."""
    for prefix in _PREFIXES:
        position = lower.find(prefix)
        while position >= 0:
            candidate = _at(text, lower, position)
            if candidate is not None:
                yield candidate
            position = lower.find(prefix, position + 3)


def _at(text: str, lower: str, position: int) -> Candidate | None:
    word = MONTH_WORD.match(lower, position)
    if word is None or (position and lower[position - 1].isalpha() and not _glued_word(lower, position)):
        return None
    end, name = word.end(), word.group()
    glued = end < len(lower) and (lower[end].isalpha() or lower[end] == "_")
    if glued and not _starts_with_function_word(lower, end):
        return None
    month = MONTH_NUMBER[name]
    day = _day_before(text, lower, position) or _day_in_words(lower, position)
    if day is not None:
        return _with_day(text, lower, day, month, end)
    if glued or (position and lower[position - 1].isalpha()):
        return None
    return _without_day(text, lower, position, end, month, name)


def _glued_word(lower: str, position: int) -> bool:
    start = position
    while start and position - start < 10 and lower[start - 1].isalpha():
        start -= 1
    return lower[start:position] in GLUED_BEFORE and position - start > 1


def _starts_with_function_word(lower: str, end: int) -> bool:
    word = _NEXT_WORD.match(lower, end)
    return word is not None and word.group() in FUNCTION_WORDS


def _day_before(text: str, lower: str, position: int) -> tuple[int, int] | None:
    """(start, day) of the day of the month that stands before a month's name."""
    if not position or not (
        lower[position - 1].isdigit() or lower[position - 1] in " \t\n\xa0,-–/.fthdrᵗʰˢⁿᵈʳe\u2009\u202f\u2007"
    ):
        return None
    found = _DAY_BEFORE.search(lower, max(0, position - 28), position)
    if found is None or not 1 <= int(found[1]) <= 31 or not found[1].isascii():
        return None
    start = found.start(1)
    if start and not _free_on_the_left(lower, start):
        return None
    if "\n" in (found["gap"] or "") and not _runs_on(lower, start):
        return None
    if "," in found[0] and _MONTH_DAY_YEAR.match(lower, position):
        return None
    return start, int(found[1])


def _day_in_words(lower: str, position: int) -> tuple[int, int] | None:
    """(start, day) of "the third of", "the twenty-first of" before a month's name."""
    if lower[max(0, position - 3) : position - 1] != "of":
        return None
    found = _ORDINAL_BEFORE.search(lower, max(0, position - 36), position)
    day = _ORDINALS.get(found["day"].replace("-", " ").replace("\xa0", " ")) if found is not None else None
    return (found.start("day"), day) if found is not None and day is not None else None


def _free_on_the_left(lower: str, start: int) -> bool:
    """Whether a number's left side lets it be a day: no digit, money sign or decimal point, and no code joined to it."""
    before = lower[start - 1]
    if before.isalpha():
        return _glued_word(lower, start)
    if before in "£$€#@_=":
        return False
    if before in ".,:" and start > 1 and lower[start - 2].isdigit():
        return False
    return before not in "/" and not before.isdigit()


def _runs_on(lower: str, start: int) -> bool:
    """Whether other words stand before this on its line, so that a date may go on over the line's end (a lone cell may not)."""
    line = lower[max(lower.rfind("\n", max(0, start - 120), start) + 1, start - 120, 0) : start]
    return any(c.isalpha() for c in line) and "\t" not in line and "|" not in line


def _with_day(text: str, lower: str, day: tuple[int, int], month: int, end: int) -> Candidate:
    candidate = Candidate(day[0], end, "day", None, month, day[1], rule="day-month")
    year = _YEAR_AFTER.match(lower, end)
    if year is not None and _is_year(text, lower, year, True):
        candidate.year, candidate.end, candidate.rule = full_year(year["year"]), year.end(), "day-month-year"
    candidate.impossible = not is_day(candidate.year or 2000, month, day[1])
    return candidate


def _is_year(text: str, lower: str, found: re.Match[str], has_day: bool) -> bool:
    """Whether the number after a month is its year rather than the next quantity."""
    digits, end = found["year"], found.end()
    if "\n" in (found["space"] or "") and (not _runs_on(lower, found.start()) or len(digits) == 2):
        return False
    if end < len(lower) and (lower[end].isalpha() or lower[end] == "_"):
        return len(digits) == 4 and _starts_with_function_word(lower, end)
    if len(digits) == 4 and lower[found.start()] == "." and lower[found.start() - 4 : found.start()].isalpha():
        return lower[found.start() - 4 : found.start()] == "sept"
    if len(digits) == 4:
        return not (end + 1 < len(lower) and lower[end] in ".,%" and (lower[end] == "%" or lower[end + 1].isdigit()))
    if _NOT_A_YEAR.match(lower, end):
        return False
    joined = bool(found["mark"] or (found["dash"] or " ").strip() == (found["dash"] or " "))
    return joined or (has_day and _ends_here(lower, end))


def _ends_here(lower: str, end: int) -> bool:
    """Whether nothing that could be counted follows: "12 May 30 people" is no year 30."""
    rest = lower[end : end + 6]
    return not rest or rest[0] in "\n\t).;,|]" or rest.startswith((" and", " to ", " - ", " – ", "   "))


def _without_day(text: str, lower: str, start: int, end: int, month: int, name: str) -> Candidate | None:
    year = _YEAR_AFTER.match(lower, end)
    if year is not None and len(year["year"]) == 4 and _is_year(text, lower, year, False):
        return Candidate(start, year.end(), "month", full_year(year["year"]), month, rule="month-year")
    us_day = _month_first(lower, start, end, month, name)
    if us_day is not None:
        return us_day
    if year is not None and _is_year(text, lower, year, False):
        return Candidate(start, year.end(), "month", full_year(year["year"]), month, rule="month-short-year")
    if not text[start].isupper() and name in _SURE_SHORT | {
        "jan",
        "feb",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "oct",
        "nov",
    }:
        return None
    return Candidate(start, end, "month", None, month, bare=True, rule="month")


def _month_first(lower: str, start: int, end: int, month: int, name: str) -> Candidate | None:
    """ "March 14", "September 16th, 2021", and "Jul 22", where a number over 31 or a table's habit makes it a year."""
    found = _DAY_AFTER.match(lower, end)
    if found is None or (_NOT_A_YEAR.match(lower, found.end(1)) and not found[2]):
        return None
    number = int(found[1])
    if found[3]:
        if not 1 <= number <= 31:
            return None
        impossible = not is_day(int(found[3]), month, number)
        return Candidate(
            start, found.end(3), "day", int(found[3]), month, number, impossible=impossible, rule="month-day-year"
        )
    dash = lower[end : found.start(1)].strip(". ") != ""
    if found[2] or (not dash and _WEEKDAY_BEFORE.search(lower, max(0, start - 16), start)):
        end_at = found.end(2) if found[2] else found.end(1)
        return Candidate(start, end_at, "day", None, month, number, rule="month-day") if 1 <= number <= 31 else None
    if len(found[1]) == 2 and (number > 31 or (name != "may" and len(name) <= 4 and name not in ("june", "july"))):
        return Candidate(start, found.end(1), "month", full_year(found[1]), month, rule="month-short-year")
    if not dash and 1 <= number <= 31 and _ends_here(lower, found.end(1)) and is_day(2000, month, number):
        return Candidate(start, found.end(1), "day", None, month, number, rule="month-day")
    return None


def full_year(digits: str) -> int:
    """A year of two or four digits as four: 00 to 49 are this century's, 50 to 99 the last's."""
    number = int(digits)
    if len(digits) == 4:
        return number
    return number + (2000 if number < 50 else 1900)
