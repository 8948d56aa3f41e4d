"""Give dates without a year the year that the document's own dates give them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extractors.dates.anchors import Anchors
from extractors.dates.calendar import LAST_YEAR, Candidate, Span, is_day, is_quarter, span_of
from extractors.dates.lists import day_range_span
from extractors.dates.parts import period_span
from extractors.dates.ranges import open_range_span
from extractors.dates.tense import looks_ahead
from extractors.dates.words import SPACE, WEEKDAY, WEEKDAYS
from models.documents import DocumentKind

_WEEKDAY_BEFORE = re.compile(rf"\b({WEEKDAY})[.,]?[ \xa0](?:the[ \xa0])?\Z")
_WEEKDAY_AFTER = re.compile(rf"[ \xa0]?\(?({WEEKDAY})\b")
_YEAR_SAID = re.compile(
    rf"(?:,|{SPACE}of)?{SPACE}(this|last|next){SPACE}(?:calendar{SPACE})?year\b(?!{SPACE}(?:and|or|to)\b)"
)
_STEPS = {"last": -1, "this": 0, "next": 1}
"""The year that is told by a word after a date ("in May last year")."""
_WAS_DUE = re.compile(r"\b(?:(?:was|were|fell) due|deadline (?:was|of|had been))\b[^.;]{0,40}\Z")
_JOINED = re.compile(r"[ \xa0]?(?:,|and|&|or)[ \xa0](?:and[ \xa0])?\Z")
_IN_BRACKETS = re.compile(r"[ \xa0]?\((?:up )?(?:to|until|at|as at|from|since) (?:the )?")


_LABEL_REACH = 1500
"""How many code points before a table its rows' year may be named."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a year is told from: the text in small letters, the dates with a year, the own days, and the document's kind."""

    lower: str
    dated: Sequence[tuple[Candidate, Span]]
    known: dict[tuple[int | None, int | None], int]
    anchors: Anchors
    kind: DocumentKind


def resolve(
    lower: str,
    candidates: Sequence[Candidate],
    anchors: Anchors,
    sentences: Sequence[tuple[int, int]],
    kind: DocumentKind = "other",
) -> None:
    """Fill in missing years in place; mark what nothing resolves. `sentences` holds the sentence of each candidate."""
    dated = [(c, span) for c in candidates if (span := span_of(c)) is not None and c.word not in ("from-day", "open")]
    setting = Setting(lower, dated, _known_days(dated), anchors, kind)
    before: Candidate | None = None
    for candidate, sentence in zip(candidates, sentences, strict=True):
        if candidate.year is None and candidate.span is None and candidate.month is not None:
            is_next = before is not None and _is_next_in_list(lower, before, candidate)
            year = before.year if before is not None and is_next else _year(candidate, setting, sentence)
            candidate.filled = True
            if year is None:
                candidate.unresolved = True
            else:
                candidate.year = year
        _finish(candidate)
        before = candidate


def _is_next_in_list(lower: str, before: Candidate, candidate: Candidate) -> bool:
    """Whether a day goes on a list of days of one month, whose year is told at its first ("on 5 and 6 March")."""
    if not (
        before.filled and before.year and before.shape == candidate.shape == "day" and before.month == candidate.month
    ):
        return False
    return _JOINED.fullmatch(lower, before.end, candidate.start) is not None


def _known_days(dated: Sequence[tuple[Candidate, Span]]) -> dict[tuple[int | None, int | None], int]:
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
        if candidate.span is not None and not candidate.day and is_quarter(candidate.span):
            candidate.precision = "quarter"
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


def _year(candidate: Candidate, setting: Setting, sentence: tuple[int, int]) -> int | None:
    lower, dated = setting.lower, setting.dated
    own = setting.anchors.at(candidate.start)
    said = _YEAR_SAID.match(lower, candidate.end)
    if said is not None and own is not None:
        candidate.end = said.end()
        if candidate.shape in ("day", "month") and not candidate.word:
            candidate.precision = "relative"
        return own.year + _STEPS[said[1]]
    named = _by_weekday(lower, candidate, own, dated)
    if named is not None:
        return named
    if candidate.day and candidate.shape == "day" and (candidate.month, candidate.day) in setting.known:
        return setting.known[candidate.month, candidate.day]
    near = _before_it(candidate, dated)
    if near is not None and _IN_BRACKETS.fullmatch(lower, near[0].end, candidate.start):
        return _in_labelled_year(candidate, near)
    if candidate.shape == "month" and candidate.bare and candidate.rule == "cell-month" and near is not None:
        return _in_labelled_year(candidate, _labelling(candidate, dated) or near)
    goes_on = near is not None and own is not None and _goes_on_from(candidate, near, own, setting)
    if near is not None and goes_on and not looks_ahead(lower, candidate, sentence):
        return _nearest_year(candidate, near[1][1])
    if own is not None and _WAS_DUE.search(lower, max(sentence[0], candidate.start - 60), candidate.start):
        return _nearest_year(candidate, own)
    if own is not None:
        return _by_own_date(candidate, own, sentence, setting)
    if near is None:
        return dated[0][1][0].year if dated else None
    exact = _last_exact(candidate, dated)
    if exact is not None:
        return _nearest_year(candidate, exact[1][1])
    return _in_labelled_year(candidate, near) if near[0].shape == "financial_year" else near[1][1].year


def _goes_on_from(candidate: Candidate, near: tuple[Candidate, Span], own: date, setting: Setting) -> bool:
    """Whether a date takes up the day named just before it: on the same line, or in the story that a decision tells."""
    first, span = near
    if (
        candidate.word
        or candidate.shape != "day"
        or first.shape != "day"
        or first.filled
        or first.word
        or span[1] > own
    ):
        return False
    gap = setting.lower[first.end : min(candidate.start, first.end + 402)]
    if len(gap) <= 60 and "\n" not in gap:
        return ". " not in gap
    is_story = setting.kind == "decision" and (own - span[1]).days < 1461
    return is_story and len(gap) <= 400 and "\n\n" not in gap


def _nearest_year(candidate: Candidate, day: date) -> int:
    """The year that brings a month, or a day of it, nearest to a given day."""
    month, number = candidate.month or 1, min(candidate.day or 15, 28)
    return min(
        (year for year in (day.year, day.year - 1, day.year + 1) if 1 <= year <= LAST_YEAR),
        key=lambda year: abs((date(year, month, number) - day).days),
    )


def _last_exact(candidate: Candidate, dated: Sequence[tuple[Candidate, Span]]) -> tuple[Candidate, Span] | None:
    """The last day or month, not a mere year, named with its year among the few dates before this one."""
    index = bisect_left(dated, candidate.start, key=lambda pair: pair[0].start)
    return next(
        (pair for pair in reversed(dated[max(0, index - 8) : index]) if pair[0].shape in ("day", "month")), None
    )


def _labelling(candidate: Candidate, dated: Sequence[tuple[Candidate, Span]]) -> tuple[Candidate, Span] | None:
    """The last year, month or stretch named before a month in a cell: a mere day in between says nothing of a table's rows."""
    index = bisect_left(dated, candidate.start, key=lambda pair: pair[0].start)
    return next(
        (
            pair
            for pair in reversed(dated[max(0, index - 8) : index])
            if pair[0].shape != "day" and candidate.start - pair[0].end <= _LABEL_REACH
        ),
        None,
    )


def _in_labelled_year(candidate: Candidate, near: tuple[Candidate, Span]) -> int:
    """The year of a month in the stretch that labels it: April 2023 to March 2024 holds January 2024."""
    first, last = near[1]
    if near[0].shape == "day":
        return first.year
    return first.year + (last.year > first.year and (candidate.month or 1) < first.month)


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


def _by_own_date(candidate: Candidate, own: date, sentence: tuple[int, int], setting: Setting) -> int | None:
    """The last such day up to the document's own date, or the next one where the sentence looks ahead."""
    month, day = candidate.month or 1, candidate.day
    if candidate.word == "open":
        end_month, end_day = divmod(candidate.part, 100)
        month, day = (end_month, end_day or None) if end_month >= month else (month, day)
    this = (own.month, own.day)
    last, following = own.year - ((month, day or 1) > this), own.year + ((month, day or 31) < this)
    ahead = looks_ahead(setting.lower, candidate, sentence)
    if ahead is None:
        ahead = setting.kind in ("article", "press_release") and _is_near_ahead(candidate, own, following)
    year = following if ahead else last
    if day == 29 and month == 2 and not is_day(year, 2, 29):
        year = next((y for y in range(year, year - 8, -1) if is_day(y, 2, 29)), year)
    return year if 1 <= year <= LAST_YEAR else None


def _is_near_ahead(candidate: Candidate, own: date, year: int) -> bool:
    """Whether a day falls in the two months after an article, which would name a day ten months gone by its year."""
    if not candidate.day or not candidate.month or candidate.word or not is_day(year, candidate.month, candidate.day):
        return False
    return 0 < (date(year, candidate.month, candidate.day) - own).days <= 62
