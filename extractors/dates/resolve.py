"""Give dates without a year the year that the document's own dates give them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from extractors.dates.calendar import LAST_YEAR, Candidate, Span, is_day, span_of
from extractors.dates.lists import day_range_span
from extractors.dates.parts import period_span
from extractors.dates.ranges import open_range_span
from extractors.dates.words import WEEKDAY, WEEKDAYS

_WEEKDAY_BEFORE = re.compile(rf"\b({WEEKDAY})[.,]?[ \xa0](?:the[ \xa0])?\Z")
_WEEKDAY_AFTER = re.compile(rf"[ \xa0]?\(?({WEEKDAY})\b")
_AHEAD = re.compile(
    r"\b(?:will|shall|is due|are due|(?<!was )(?<!were )due (?:on|by|to)|is to be|are to be|is listed|is scheduled|"
    r"is expected|are "
    r"expected|is planned|takes place|begins on"
    r"|closes on|ends on|starts on|runs out|runs until|no later than|you have until|next (?:meeting|hearing)|"
    r"deadline|by)\b"
)
_IN_BRACKETS = re.compile(r"[ \xa0]?\((?:up )?(?:to|until|at|as at|from|since) (?:the )?")
_BEHIND = re.compile(
    r"\b(?:was|were|had|has been|have been|did|held|made|(?<!be )(?:closed|received|sent|published|ended|begun)|"
    r"wrote|asked"
    r"|replied|since|began)\b"
)


def resolve(lower: str, candidates: Sequence[Candidate], own: date | None, sentence_start: Sequence[int]) -> None:
    """Fill in missing years in place; mark what nothing resolves."""
    dated = [(c, span) for c in candidates if (span := span_of(c)) is not None and c.word not in ("from-day", "open")]
    known = _known_days(dated)
    for index, candidate in enumerate(candidates):
        if candidate.year is None and candidate.span is None and candidate.month is not None:
            year = _year(lower, candidate, own, known, dated, sentence_start[index])
            candidate.filled = True
            if year is None:
                candidate.unresolved = True
            else:
                candidate.year = year
        _finish(candidate)


def _known_days(dated: Sequence[tuple[Candidate, Span]]) -> dict[tuple[int | None, int | None], int | None]:
    """The year of each day and month that the document names with one year only."""
    known: dict[tuple[int | None, int | None], int | None] = {}
    for candidate, _ in dated:
        if candidate.shape == "day":
            key = candidate.month, candidate.day
            known[key] = candidate.year if known.get(key, candidate.year) == candidate.year else None
    return {key: year for key, year in known.items() if year is not None}


def _finish(candidate: Candidate) -> None:
    """Work out the days of joined dates once their year is known."""
    if candidate.word == "from-day" and candidate.year and candidate.month:
        candidate.span = day_range_span(candidate, candidate.year, candidate.month)
        candidate.impossible = candidate.span is None
    elif candidate.word == "open" and candidate.year:
        candidate.span = open_range_span(candidate, candidate.year)
    elif candidate.word == "period":
        last = span_of(candidate)
        candidate.span = period_span(last, candidate.part) if last else None
    elif (
        candidate.rule in ("years", "range")
        and candidate.shape == "range"
        and candidate.span is None
        and candidate.year
    ):
        candidate.span = (date(candidate.year, 1, 1), date(candidate.part, 12, 31))


def _year(
    lower: str,
    candidate: Candidate,
    own: date | None,
    known: dict[tuple[int | None, int | None], int | None],
    dated: Sequence[tuple[Candidate, Span]],
    sentence: int,
) -> int | None:
    named = _by_weekday(lower, candidate, own, dated)
    if named is not None:
        return named
    if candidate.day and candidate.shape == "day" and (candidate.month, candidate.day) in known:
        return known[candidate.month, candidate.day]
    near = _before_it(candidate, dated)
    if near is not None and _IN_BRACKETS.fullmatch(lower, near[0].end, candidate.start):
        return _in_labelled_year(candidate, near)
    if candidate.shape == "month" and candidate.bare and candidate.rule == "cell-month" and near is not None:
        return _in_labelled_year(candidate, near)
    if own is not None:
        return _by_own_date(lower, candidate, own, sentence)
    if near is None:
        return dated[0][1][0].year if dated else None
    return near[1][1].year


def _in_labelled_year(candidate: Candidate, near: tuple[Candidate, Span]) -> int:
    first = near[1][0]
    if near[0].shape == "financial_year":
        return first.year + ((candidate.month or 1) < 4)
    return first.year


def _before_it(candidate: Candidate, dated: Sequence[tuple[Candidate, Span]]) -> tuple[Candidate, Span] | None:
    index = bisect_left(dated, candidate.start, key=lambda pair: pair[0].start)
    return dated[index - 1] if index else None


def _by_weekday(
    lower: str, candidate: Candidate, own: date | None, dated: Sequence[tuple[Candidate, Span]]
) -> int | None:
    """The nearest year in which the day falls on the weekday that stands beside it."""
    if candidate.shape != "day" or not candidate.day or not candidate.month or candidate.word:
        return None
    found = _WEEKDAY_BEFORE.search(lower, max(0, candidate.start - 18), candidate.start) or _WEEKDAY_AFTER.match(
        lower, candidate.end
    )
    anchor = own or (dated[0][1][0] if dated else None)
    if found is None or anchor is None:
        return None
    weekday = next(i for i, name in enumerate(WEEKDAYS) if name.startswith(found[1][:3]))
    fits = [
        year
        for year in range(anchor.year - 3, anchor.year + 3)
        if is_day(year, candidate.month, candidate.day)
        and date(year, candidate.month, candidate.day).weekday() == weekday
    ]
    return min(
        fits, key=lambda year: abs((date(year, candidate.month or 1, candidate.day or 1) - anchor).days), default=None
    )


def _by_own_date(lower: str, candidate: Candidate, own: date, sentence: int) -> int | None:
    """The last such day up to the document's own date, or the next one where the sentence looks ahead."""
    month, day = candidate.month or 1, candidate.day
    if candidate.word == "open":
        end_month, end_day = divmod(candidate.part, 100)
        month, day = (end_month, end_day or None) if end_month >= month else (month, day)
    ahead = _looks_ahead(lower, candidate, sentence)
    this = (own.month, own.day)
    year = own.year + ((month, day or 31) < this) if ahead else own.year - ((month, day or 1) > this)
    if day == 29 and month == 2 and not is_day(year, 2, 29):
        year = next((y for y in range(year, year - 8, -1) if is_day(y, 2, 29)), year)
    return year if 1 <= year <= LAST_YEAR else None


def _looks_ahead(lower: str, candidate: Candidate, sentence: int) -> bool:
    """Whether the verb nearest before a date (in its sentence) is about what is still to come."""
    left = lower[max(sentence, candidate.start - 90) : candidate.start]
    ahead = max((m.start() for m in _AHEAD.finditer(left)), default=-1)
    behind = max((m.start() for m in _BEHIND.finditer(left)), default=-1)
    if ahead >= 0 and left[ahead : ahead + 3].rstrip() == "by":
        ahead = -1 if behind >= 0 else ahead
    return ahead > behind
