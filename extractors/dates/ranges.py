"""Two dates joined into one range: "1 April 2019 to 31 March 2023", "between May and July"."""

from __future__ import annotations

import re

from extractors.dates.calendar import Candidate, Span, is_quarter, span_of
from extractors.dates.connectors import AND, BETWEEN, TO
from extractors.dates.years import named_years

_LISTED = re.compile(r"[,/&|]\s{0,2}\Z")
_LISTED_ON = re.compile(
    r"(?:,|\s?/|\s(?:and|or|&))\s{1,2}(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
)
"""What makes of two months a part of a longer list."""
_SIZE = {
    "day": 0,
    "month": 1,
    "quarter": 2,
    "season": 2,
    "term": 2,
    "half": 2,
    "year": 3,
    "financial_year": 3,
    "academic_year": 3,
    "tax_year": 3,
}


def join_ranges(lower: str, candidates: list[Candidate]) -> list[Candidate]:
    out: list[Candidate] = []
    for candidate in candidates:
        if out and candidate.start - out[-1].end < 40 and candidate.start >= out[-1].end:
            joined = _joined(lower, out[-1], candidate)
            if joined is not None:
                out[-1] = joined
                continue
        out.append(candidate)
    return out


def _joined(lower: str, a: Candidate, b: Candidate) -> Candidate | None:
    if a.shape not in _SIZE or b.shape not in _SIZE or a.word == "from-day" or a.impossible or b.impossible:
        return None
    is_pair = AND.match(lower, a.end, b.start) and (_after_between(lower, a) or _are_neighbours(lower, a, b))
    if not (TO.match(lower, a.end, b.start) or is_pair):
        return None
    if _SIZE[a.shape] != _SIZE[b.shape] and 0 in (_SIZE[a.shape], _SIZE[b.shape]) and a.bare != b.bare:
        return None
    if _are_short_years(a, b):
        a, b = _as_month(a), _as_month(b)
    if a.shape in ("month", "day") and b.shape == "year" and a.year is None:
        return None
    return _range_of(a, b)


def _are_short_years(a: Candidate, b: Candidate) -> bool:
    """Whether "April 21 to March 22" means months of two years rather than two days."""
    if a.rule != "month-day" or b.rule != "month-day" or a.month == b.month:
        return False
    return (b.day or 0) - (a.day or 0) == (1 if (b.month or 0) < (a.month or 0) else 0)


def _as_month(candidate: Candidate) -> Candidate:
    year = 2000 + (candidate.day or 0)
    return Candidate(candidate.start, candidate.end, "month", year, candidate.month, rule="month-short-year")


def _after_between(lower: str, a: Candidate) -> bool:
    return BETWEEN.search(lower, max(0, a.start - 44), a.start) is not None


def _are_neighbours(lower: str, a: Candidate, b: Candidate) -> bool:
    """Whether two months that follow each other are named together as one stretch: "minutes for March and April 2020"."""
    if a.shape != "month" or b.shape != "month" or (a.year is not None and b.year is not None and a.year != b.year):
        return False
    if ((a.month or 0) % 12) + 1 != b.month or a.rule == "cell-month" or b.rule == "cell-month":
        return False
    return _LISTED.search(lower, max(0, a.start - 4), a.start) is None and _LISTED_ON.match(lower, b.end) is None


def _range_of(a: Candidate, b: Candidate) -> Candidate | None:
    """One candidate from two, the first's missing year taken from the second's or the other way round."""
    joined = Candidate(a.start, b.end, "range", rule="range", bare=a.bare and b.bare and a.shape == "year")
    if a.shape == b.shape == "year" and a.word and (spoken := named_years(a, b)) is not None:
        return spoken
    if a.year is None and a.span is None and b.year is None and b.span is None:
        joined.month, joined.day, joined.word = a.month, a.day, "open"
        joined.part = (b.month or 0) * 100 + (b.day or 0)
        joined.bare = False
        return joined
    first, last = _with_year_from(a, b), _with_year_from(b, a)
    if first is None or last is None or first[0] > last[1] or first == last:
        return None
    joined.span = (first[0], last[1])
    joined.precision = "quarter" if a.shape == b.shape == "month" and is_quarter(joined.span) else "range"
    return joined


def _with_year_from(candidate: Candidate, other: Candidate) -> Span | None:
    if candidate.year is not None or candidate.span is not None:
        return span_of(candidate)
    theirs = span_of(other)
    if theirs is None or candidate.month is None:
        return None
    year = theirs[0].year
    trial = _dated(candidate, year)
    if candidate.start < other.start and trial is not None and trial[0] > theirs[1]:
        return _dated(candidate, year - 1)
    if candidate.start > other.start and trial is not None and trial[1] < theirs[0]:
        return _dated(candidate, year + 1)
    return trial


def _dated(candidate: Candidate, year: int) -> Span | None:
    return span_of(Candidate(candidate.start, candidate.end, candidate.shape, year, candidate.month, candidate.day))


def open_range_span(candidate: Candidate, year: int) -> Span | None:
    """The days of "between May and July" that begin in a year, once it is known."""
    month, day = divmod(candidate.part, 100)
    shape_a = "day" if candidate.day else "month"
    first = span_of(Candidate(0, 0, "day" if shape_a == "day" else "month", year, candidate.month, candidate.day))
    later = (month, day or 31) < (candidate.month or 1, candidate.day or 1)
    last = span_of(Candidate(0, 0, "day" if day else "month", year + later, month, day or None))
    return (first[0], last[1]) if first and last else None
