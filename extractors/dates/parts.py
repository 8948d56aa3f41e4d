"""Parts of a year and periods up to a day: "Q3 2022/23", "autumn of 2021", "the year ending 31 March 2023"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from extractors.dates.calendar import (
    SEASON_MONTHS,
    TERM_MONTHS,
    Candidate,
    Span,
    add_months,
    easter,
    part_span,
    span_of,
)
from extractors.dates.words import COUNT, DASH, NUMBER_WORDS, ORDINALS, SPACE, WEEKDAY

_OF = (
    rf"(?:,|{SPACE}?\()?(?:{SPACE}(?:of|in|for))?(?:{SPACE}the)?(?:{SPACE}(?:financial|calendar|tax|fiscal)"
    rf"{SPACE}year)?{SPACE}?(?:fy{SPACE}?)?"
)
_PART_BEFORE = re.compile(
    rf"(?:\bq(?P<q>[1-4])(?:{SPACE}?(?:and|to|&|,|/|{DASH}){SPACE}?q?(?P<q2>[1-4]))?"
    rf"|\b(?:quarter|qtr){SPACE}(?P<n>[1-4]|one|two|three|four)(?:{SPACE}(?:and|to){SPACE}(?P<n2>[1-4]|one|two|"
    rf"three|four))?"
    rf"|\b(?P<o>first|second|third|fourth|final|last|1st|2nd|3rd|4th)(?:{SPACE}(?:and|to){SPACE}(?P<o2>second|third"
    rf"|fourth|2nd|3rd|4th))?"
    rf"{SPACE}quarters?"
    rf"|\b(?P<half>first|second|1st|2nd|final|last){SPACE}(?:half|(?P<months>{COUNT}){SPACE}months)|\bh(?P<h>[12])"
    rf"|\b(?P<term>spring|summer|autumn){SPACE}term|\b(?P<season>spring|summer|autumn|winter)){_OF}\Z"
)
_NAMED_DAY_BEFORE = re.compile(
    rf"\b(?P<name>christmas{SPACE}(?:day|eve)|boxing{SPACE}day|new{SPACE}year[’']?s?[’']?{SPACE}(?:day|eve)|"
    rf"good{SPACE}friday|easter{SPACE}"
    rf"(?:sunday|monday)),?(?:{SPACE}(?:in|of))?{SPACE}\Z"
)
_FIXED_DAYS = {
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "day": (1, 1),
    "eve": (12, 31),
}
_EASTER_DAYS = {"good friday": -2, "easter sunday": 0, "easter monday": 1}
_PART_AFTER = re.compile(
    rf"{SPACE}?(?P<mark>[-,(]?){SPACE}?(?:q(?P<q>[1-4])|quarter{SPACE}(?P<n>[1-4]|one|two|three|four))(?!\w)"
)
_PERIOD_BEFORE = re.compile(
    rf"(?:\bf?y/?e{SPACE}|(?:\b(?P<count>{COUNT})[ \xa0-])?(?:(?:financial|calendar|academic|full|school|tax|fiscal){SPACE})"
    rf"?\b(?P<unit>years?|months?|quarters?)"
    rf"(?:{SPACE}period)?{SPACE}(?:ending|ended|end|to|up{SPACE}to|until|to{SPACE}the{SPACE}end{SPACE}of|"
    rf"ending{SPACE}on|ended{SPACE}on|ending{SPACE}in)"
    rf"(?:{SPACE}the)?{SPACE}{{1,2}})(?:{WEEKDAY},?{SPACE})?\Z"
)


def _number(word: str | None) -> int:
    if not word:
        return 0
    return int(word) if word.isdigit() else ORDINALS.get(word) or NUMBER_WORDS.get(word, 0)


def attach_part(lower: str, candidate: Candidate) -> None:
    if candidate.shape not in ("year", "financial_year", "academic_year"):
        return
    found = _PART_BEFORE.search(lower, max(0, candidate.start - 56), candidate.start)
    if found is not None:
        _take_part(candidate, found)
        candidate.start = found.start()
        return
    if candidate.shape == "year" and _take_named_day(lower, candidate):
        return
    after = _PART_AFTER.match(lower, candidate.end)
    if after is not None and not lower.startswith((".", ":"), after.end()) and _closed(lower, after):
        whole = span_of(candidate)
        number = _number(after["q"] or after["n"])
        if whole is not None:
            candidate.span, candidate.shape, candidate.bare = part_span(whole, number, number, 3), "quarter", False
            candidate.end, candidate.rule = after.end() + (after["mark"] == "("), "year-quarter"


def _take_named_day(lower: str, candidate: Candidate) -> bool:
    """ "Christmas Day 2020", "Good Friday 2021": a day by its name."""
    found = _NAMED_DAY_BEFORE.search(lower, max(0, candidate.start - 24), candidate.start)
    if found is None or candidate.year is None:
        return False
    name = found["name"].replace("\xa0", " ")
    if name in _EASTER_DAYS:
        day = easter(candidate.year) + timedelta(days=_EASTER_DAYS[name])
    else:
        day = date(candidate.year, *_FIXED_DAYS[name if name in _FIXED_DAYS else name.split()[-1]])
    candidate.shape, candidate.span, candidate.bare, candidate.rule = "day", (day, day), False, "named-day"
    candidate.month, candidate.day, candidate.start = day.month, day.day, found.start()
    return True


def _closed(lower: str, after: re.Match[str]) -> bool:
    """Whether a bracket before a quarter is closed right after it."""
    return after["mark"] != "(" or lower.startswith(")", after.end())


def _take_part(candidate: Candidate, found: re.Match[str]) -> None:
    whole = span_of(candidate)
    if whole is None:
        return
    candidate.bare = False
    quarter = _number(found["q"] or found["n"] or found["o"])
    if quarter:
        last = _number(found["q2"] or found["n2"] or found["o2"]) or quarter
        candidate.span, candidate.shape, candidate.rule = (
            part_span(whole, quarter, max(quarter, last), 3),
            "quarter",
            "quarter",
        )
        candidate.precision = "quarter" if last == quarter else "range"
    elif found["half"] or found["h"]:
        half, months = min(_number(found["half"] or found["h"]), 2), min(_number(found["months"]) or 6, 12)
        first = whole[0] if half == 1 else add_months(whole[1] + timedelta(days=1), -months)
        candidate.span = first, add_months(first, months) - timedelta(days=1)
        candidate.shape, candidate.rule = "half", "half"
    elif found["term"]:
        candidate.shape, candidate.word, candidate.rule = "term", found["term"], "term"
        candidate.span = _in_year(whole, TERM_MONTHS[found["term"]])
    else:
        candidate.shape, candidate.word, candidate.rule = "season", found["season"], "season"
        candidate.span = _in_year(whole, SEASON_MONTHS[found["season"]])


def _in_year(whole: Span, months: tuple[int, int]) -> Span:
    """The months that lie in a year, whichever month that year begins with."""
    year = whole[0].year + (months[0] < whole[0].month)
    first = date(year, months[0], 1)
    length = (months[1] - months[0]) % 12 + 1
    return first, add_months(first, length) - timedelta(days=1)


def find_periods(lower: str, candidates: list[Candidate]) -> list[Candidate]:
    """ "the year ending 31 March 2023", "12 months to August 2023", "five years to 31 March 2021"."""
    for candidate in candidates:
        if candidate.shape in ("range", "decade", "relative") or candidate.word == "from-day":
            continue
        found = _period_before(lower, candidate.start)
        if found is None or (candidate.year is None and candidate.month is None):
            continue
        unit = found["unit"] or "year"
        months = (_number(found["count"]) or 1) * {"y": 12, "q": 3, "m": 1}[unit[0]]
        if months == 1 or months > 1200 or (candidate.bare and candidate.shape == "year" and unit == "months"):
            continue
        begin = "count" if found["count"] else "unit" if found["unit"] else 0
        candidate.start, candidate.rule, candidate.bare = found.start(begin), "period", False
        candidate.word, candidate.part, candidate.precision = "period", months, "range"
        if unit == "quarter" and not found["count"] and candidate.shape == "month" and (candidate.month or 1) % 3 == 0:
            candidate.precision = "quarter"
    return candidates


def _period_before(lower: str, start: int) -> re.Match[str] | None:
    left = lower[max(0, start - 60) : start]
    if "ye" in left or "y/e" in left or "month" in left or "quarter" in left:
        return _PERIOD_BEFORE.search(lower, max(0, start - 60), start)
    return None


def period_span(last: Span, months: int) -> Span:
    """So many months up to and including the last day of `last`."""
    following = last[1] + timedelta(days=1)
    return add_months(following, -months), last[1]
