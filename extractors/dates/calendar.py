"""The calendar behind date mentions: shapes of dates, and the inclusive days that each covers."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from models.facts import Precision

Shape = Literal[
    "day",
    "month",
    "year",
    "financial_year",
    "academic_year",
    "tax_year",
    "quarter",
    "half",
    "season",
    "term",
    "decade",
    "range",
    "relative",
]
Span = tuple[date, date]

SEASON_MONTHS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
"""Meteorological seasons, as the Met Office counts them; winter belongs to the year in which it begins."""
TERM_MONTHS = {"spring": (1, 3), "summer": (4, 7), "autumn": (9, 12)}
"""School terms in England and Wales."""
LAST_YEAR = 2199
FIRST_YEAR = 1000


@dataclass(slots=True)
class Candidate:
    """A stretch of text that may be a date: what was read from it, before and after its missing parts are filled in.

    `year`, `month`, `day` are None where the text does not say. `part` numbers a quarter or half (from 1); `word` names a
    season. `span` is set for shapes that are more than a calendar unit. `bare` marks a number or month with no company, which
    must be confirmed by its surroundings. `impossible` marks a day that no calendar has (31 April).
    """

    start: int
    end: int
    shape: Shape
    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: int = 0
    word: str = ""
    span: Span | None = None
    bare: bool = False
    impossible: bool = False
    unresolved: bool = False
    filled: bool = False
    precision: Precision | None = None
    rule: str = ""


def month_span(year: int, month: int) -> Span:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def months_span(year: int, first: int, last: int) -> Span:
    """From the first month of `year` to the last month, which is in the next year where it comes before the first."""
    return date(year, first, 1), month_span(year + (last < first), last)[1]


def add_months(day: date, months: int) -> date:
    """The same day of the month some months away, or that month's last day where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def easter(year: int) -> date:
    """Easter Sunday of the Western churches (the anonymous Gregorian computus, Nature, 20 April 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    rest = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * rest) // 451
    month, day = divmod(h + rest - 7 * m + 114, 31)
    return date(year, month, day + 1)


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def span_of(candidate: Candidate) -> Span | None:
    """The inclusive days of a candidate, or None where its year is unknown or no calendar has it."""
    if candidate.span is not None:
        return candidate.span
    year = candidate.year
    if year is None or candidate.impossible or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    match candidate.shape:
        case "day":
            month, day = candidate.month or 1, candidate.day or 1
            return (date(year, month, day), date(year, month, day)) if is_day(year, month, day) else None
        case "month":
            return month_span(year, candidate.month or 1)
        case "financial_year":
            return months_span(year, 4, 3)
        case "academic_year":
            return months_span(year, 9, 8)
        case "tax_year":
            return date(year, 4, 6), date(year + 1, 4, 5)
        case "season":
            return months_span(year, *SEASON_MONTHS[candidate.word])
        case "term":
            return months_span(year, *TERM_MONTHS[candidate.word])
        case "decade":
            return date(year, 1, 1), date(year + 9, 12, 31)
        case _:
            return date(year, 1, 1), date(year, 12, 31)


def part_span(whole: Span, first: int, last: int, months: int) -> Span:
    """Parts `first` to `last` (from 1) of a year that begins at `whole`, each of so many months."""
    start = add_months(whole[0], (first - 1) * months)
    return start, add_months(whole[0], last * months) - timedelta(days=1)


def is_quarter(span: Span) -> bool:
    """Whether a span is exactly one quarter of the calendar (and so of the financial) year."""
    return span[0].day == 1 and span[0].month % 3 == 1 and add_months(span[0], 3) - timedelta(days=1) == span[1]


def precision_of(candidate: Candidate) -> Precision:
    """The precision that the output states for a candidate."""
    if candidate.precision is not None:
        return candidate.precision
    match candidate.shape:
        case "day" | "month" | "year" | "quarter" | "decade" | "relative":
            return candidate.shape
        case "financial_year" | "tax_year":
            return "financial_year"
        case _:
            return "range"
