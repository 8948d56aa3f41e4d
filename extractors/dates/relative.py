"""Relative dates: "last month", "this year", "the past three years", "the year before", "two years ago"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from extractors.dates.anchors import Anchors
from extractors.dates.calendar import (
    SEASON_MONTHS,
    Candidate,
    Span,
    add_months,
    is_quarter,
    month_span,
    months_span,
    span_of,
)
from extractors.dates.words import COUNT, MONTH_NUMBER, NUMBER_WORDS, SPACE, WEEKDAYS

_UNIT = (
    rf"(?:(?P<kind>calendar|financial|fiscal|academic|school|tax){SPACE})?(?P<unit>days?|weeks?|fortnight|months?|"
    rf"quarters?|years?|decades?"
    r"|spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|"
    r"december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
)
_LEAD = re.compile(
    rf"(?P<lead>last|past|previous|preceding|this|current|next|coming|prior)(?:{SPACE}(?P<count>{COUNT}))"
    rf"?{SPACE}{_UNIT}"
)
_LED_TO = re.compile(
    r"(?:\b(?:the|in|over|for|during|within|of|our|your|their|its|these|those|and|by|from|about|"
    r"all|only)[ ]{1,2}|[^\w ][ ]?|\A)\Z"
)
_AGO = re.compile(rf"(?P<count>{COUNT}|an?){SPACE}(?P<unit>years?|months?|weeks?|days?){SPACE}ago\b")
_KEYS = ("last ", "past ", "previous ", "preceding ", "this ", "current ", "next ", "coming ", "prior ")
_NEAR = 160
"""Code points between a date and the "previous year" that is told from it."""
_ANAPHORIC = frozenset({"previous", "preceding", "prior"})
_MONTHS = {"quarter": 3, "year": 12, "decade": 120, "month": 1}


def relative_candidates(lower: str, taken: Sequence[Candidate], anchors: Anchors) -> Iterator[Candidate]:
    """Relative dates, unordered, resolved where an own date or a date nearby allows it.

    "last", "this" and "past" ones are given unresolved too; "the year before" and "two years ago" only where they resolve.
    """
    flat = lower.replace("\xa0", " ").replace("\n", " ")
    for key in _KEYS:
        for position in _words(flat, key):
            found, own = _LEAD.match(flat, position), anchors.at(position)
            if found is not None and _wanted(flat, found) and (own is not None or found["unit"] not in WEEKDAYS):
                yield _leading(found, taken, own)
    yield from _before_ones(flat, taken)
    yield from _ago_ones(flat, anchors)
    yield from _near_days(flat, anchors)


def _before_ones(flat: str, taken: Sequence[Candidate]) -> Iterator[Candidate]:
    """ "the year before", said of a date just named."""
    for unit in ("year", "month", "quarter"):
        for position in _words(flat, f"the {unit} before"):
            span = _neighbour(taken, position, unit)
            end = position + len(unit) + 11
            if span is not None and not flat.startswith((" that", " last"), end):
                yield Candidate(position, end, "relative", span=span, rule="relative-before")


def _ago_ones(flat: str, anchors: Anchors) -> Iterator[Candidate]:
    for position in _words(flat, "ago"):
        found = next(iter(_AGO.finditer(flat, max(0, position - 24), position + 3)), None)
        if found is not None and not (found.start() and flat[found.start() - 1].isalnum()):
            count = found["count"]
            span = _ago(
                anchors.at(position), int(count) if count.isdigit() else NUMBER_WORDS.get(count, 1), found["unit"]
            )
            if span is not None:
                yield Candidate(found.start(), found.end(), "relative", span=span, rule="relative-ago")


def _words(lower: str, key: str) -> Iterator[int]:
    """Places where a key begins a word."""
    position = lower.find(key)
    while position >= 0:
        if not position or not lower[position - 1].isalnum():
            yield position
        position = lower.find(key, position + 1)


def _wanted(lower: str, found: re.Match[str]) -> bool:
    """Leave out durations ("last 20 working days" is none here), single days, and idioms such as "the last day of"."""
    lead, count, unit = found["lead"], found["count"], found["unit"].rstrip("s")
    plural = found["unit"].endswith("s")
    if unit == "day" and (not count or not plural):
        return False
    if plural and not count and unit not in MONTH_NUMBER:
        return False
    if unit in MONTH_NUMBER and (count or lead in _ANAPHORIC or (unit == "may" and lead not in ("last", "next"))):
        return False
    if unit in WEEKDAYS and (count or lead not in ("last", "next")):
        return False
    if count and lead == "last" and not _LED_TO.search(lower, max(0, found.start() - 16), found.start()):
        return False
    if count and lead in ("this", "current"):
        return False
    after = lower[found.end() : found.end() + 4]
    if (
        unit in ("week", "day", "month", "quarter", "year")
        and not count
        and after.startswith(" of ")
        and lead in ("last", "next")
    ):
        return False
    return not (lower[max(0, found.start() - 3) : found.start()] == "at " or after.startswith("-"))


def _leading(found: re.Match[str], taken: Sequence[Candidate], own: date | None) -> Candidate:
    lead, count, unit = found["lead"], found["count"], found["unit"].rstrip("s")
    span: Span | None = None
    number = 1 if not count else int(count) if count.isdigit() else NUMBER_WORDS.get(count, 0)
    if lead in _ANAPHORIC:
        span = _neighbour(taken, found.start(), unit, number, found["kind"] or "")
    by_own = lead not in _ANAPHORIC or found["kind"]
    if span is None and own is not None and number and by_own:
        kind = found["kind"] or ""
        span = _many(lead, number, unit, kind, own) if count else _one(lead, unit, kind, own)
    return Candidate(found.start(), found.end(), "relative", span=span, unresolved=span is None, rule="relative")


def _many(lead: str, number: int, unit: str, kind: str, own: date) -> Span | None:
    """The past or next so many units: they end (or begin) on the document's own date, or are whole financial years."""
    ahead = lead in ("next", "coming")
    if kind in ("financial", "fiscal", "tax") and not ahead:
        last = _one("last", "year", "financial", own)
        return (add_months(last[0], -12 * (number - 1)), last[1]) if last else None
    if kind == "calendar" and not ahead:
        return date(own.year - number, 1, 1), date(own.year - 1, 12, 31)
    if unit in ("day", "week", "fortnight"):
        days = timedelta(days=number * {"day": 1, "week": 7, "fortnight": 14}[unit])
        return (own, own + days) if ahead else (own - days, own)
    months = _MONTHS.get(unit)
    if months is None or number * months > 6000:
        return None
    return (own, add_months(own, number * months)) if ahead else (add_months(own, -number * months), own)


def _one(lead: str, unit: str, kind: str, own: date) -> Span | None:
    """The calendar unit before, around or after the document's own date."""
    step = 0 if lead in ("this", "current") else 1 if lead in ("next", "coming") else -1
    if unit == "week":
        monday = own - timedelta(days=own.weekday()) + timedelta(days=7 * step)
        return monday, monday + timedelta(days=6)
    if unit == "month":
        first = add_months(own.replace(day=1), step)
        return month_span(first.year, first.month)
    if unit == "quarter":
        first = add_months(date(own.year, (own.month - 1) // 3 * 3 + 1, 1), 3 * step)
        return first, add_months(first, 3) - timedelta(days=1)
    if unit == "year":
        return _year(step, kind, own, "past" in lead)
    if unit == "decade" and step < 0:
        return add_months(own, -120), own
    if unit == "decade":
        first_year = own.year // 10 * 10 + 10 * step
        return date(first_year, 1, 1), date(first_year + 9, 12, 31)
    if unit in WEEKDAYS:
        return _weekday(WEEKDAYS.index(unit), step, own)
    if unit in SEASON_MONTHS:
        return _season(unit, step, own)
    return _named_month(MONTH_NUMBER[unit], step, own) if unit in MONTH_NUMBER else None


def _year(step: int, kind: str, own: date, rolling: bool) -> Span:
    if rolling:
        return add_months(own, -12), own
    if kind in ("financial", "fiscal", "tax"):
        year = own.year - (own.month < 4) + step
        return months_span(year, 4, 3)
    if kind in ("academic", "school"):
        return months_span(own.year - (own.month < 9) + step, 9, 8)
    return date(own.year + step, 1, 1), date(own.year + step, 12, 31)


def _season(name: str, step: int, own: date) -> Span:
    spans = [months_span(year, *SEASON_MONTHS[name]) for year in range(own.year - 2, own.year + 3)]
    if step < 0:
        return [span for span in spans if span[1] < own][-1]
    if step > 0:
        return next(span for span in spans if span[0] > own)
    return min(
        spans,
        key=lambda span: 0 if span[0] <= own <= span[1] else min(abs((span[0] - own).days), abs((own - span[1]).days)),
    )


def _weekday(weekday: int, step: int, own: date) -> Span:
    """The last such day before the document's own date, or the next after it."""
    days = (own.weekday() - weekday - 1) % 7 + 1 if step < 0 else -((weekday - own.weekday() - 1) % 7 + 1)
    day = own - timedelta(days=days)
    return day, day


def _named_month(month: int, step: int, own: date) -> Span:
    spans = [month_span(year, month) for year in range(own.year - 2, own.year + 3)]
    if step < 0:
        return [span for span in spans if span[1] < own][-1]
    if step > 0:
        return next(span for span in spans if span[0] > own)
    return month_span(own.year, month)


def _neighbour(taken: Sequence[Candidate], position: int, unit: str, number: int = 1, kind: str = "") -> Span | None:
    """The unit before the date named just before in the text: "in 2022/23 ... the previous year"."""
    index = bisect_left(taken, position, key=lambda candidate: candidate.start)
    anchor = None
    while index and anchor is None and position - taken[index - 1].end <= _NEAR:
        index -= 1
        anchor = span_of(taken[index])
    months = _MONTHS.get(unit)
    if anchor is None or months is None:
        return None
    after = anchor[1] + timedelta(days=1)
    length = (after.year - anchor[0].year) * 12 + after.month - anchor[0].month
    if anchor[0].day != after.day or length != months * number or (unit == "quarter" and not is_quarter(anchor)):
        return None
    if kind in ("financial", "fiscal", "tax") and anchor[0].month != 4:
        return None
    return add_months(anchor[0], -length), add_months(after, -length) - timedelta(days=1)


def _ago(own: date | None, number: int, unit: str) -> Span | None:
    if own is None:
        return None
    match unit.rstrip("s"):
        case "year":
            return (date(own.year - number, 1, 1), date(own.year - number, 12, 31)) if number < 900 else None
        case "month":
            first = add_months(own.replace(day=1), -number)
            return month_span(first.year, first.month)
        case "week":
            return own - timedelta(days=7 * number + own.weekday()), own - timedelta(
                days=7 * number + own.weekday() - 6
            )
        case _:
            day = own - timedelta(days=number)
            return day, day


def _near_days(lower: str, anchors: Anchors) -> Iterator[Candidate]:
    """ "yesterday"; "tomorrow" is more often a figure of speech."""
    word = "yesterday"
    for position in _words(lower, word):
        own = anchors.at(position)
        if own is not None and not lower[position + len(word) : position + len(word) + 1].isalnum():
            day = own - timedelta(days=1)
            yield Candidate(position, position + len(word), "relative", span=(day, day), rule="relative-day")
