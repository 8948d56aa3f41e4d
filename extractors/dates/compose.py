"""Join candidates into larger dates: quarters and seasons of a year, ranges, lists that share a year, "year ending"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from extractors.dates.calendar import (
    SEASON_MONTHS,
    TERM_MONTHS,
    Candidate,
    Shape,
    Span,
    add_months,
    is_day,
    is_quarter,
    part_span,
    span_of,
)
from extractors.dates.words import COUNT, DASH, NUMBER_WORDS, ORDINALS, SPACE, WEEKDAY

_OF = rf"(?:,|{SPACE}?\()?(?:{SPACE}(?:of|in|for))?(?:{SPACE}the)?(?:{SPACE}(?:financial|calendar|tax|fiscal){SPACE}year)?{SPACE}?(?:fy{SPACE}?)?"
_PART_BEFORE = re.compile(
    rf"(?:\bq(?P<q>[1-4])(?:{SPACE}?(?:and|to|&|,|/|{DASH}){SPACE}?q?(?P<q2>[1-4]))?"
    rf"|\bquarter{SPACE}(?P<n>[1-4]|one|two|three|four)(?:{SPACE}(?:and|to){SPACE}(?P<n2>[1-4]|one|two|three|four))?"
    rf"|\b(?P<o>first|second|third|fourth|final|last|1st|2nd|3rd|4th)(?:{SPACE}(?:and|to){SPACE}(?P<o2>second|third|fourth|2nd|3rd|4th))?"
    rf"{SPACE}quarters?"
    rf"|\b(?P<half>first|second|1st|2nd|final|last){SPACE}(?:half|six{SPACE}months)|\bh(?P<h>[12])"
    rf"|\b(?P<term>spring|summer|autumn){SPACE}term|\b(?P<season>spring|summer|autumn|winter)){_OF}\Z"
)
_PART_AFTER = re.compile(
    rf"{SPACE}?[-,(]?{SPACE}?(?:q(?P<q>[1-4])|quarter{SPACE}(?P<n>[1-4]|one|two|three|four))(?!\w)"
)
_TO = re.compile(
    rf"(?:,?{SPACE}?(?:\(inclusive\))?\s{{1,3}}(?:up{SPACE})?(?:to|until|till|til|through|thru|through{SPACE}to)(?:{SPACE}and{SPACE}including)?"
    rf"(?:{SPACE}(?:the{SPACE})?(?:end|start|beginning){SPACE}of|{SPACE}(?:mid|early|late|the))?\s{{1,3}}|{SPACE}{{0,2}}{DASH}{SPACE}?\n?{SPACE}?)"
    rf"(?:(?:the{SPACE})?{WEEKDAY}[.,]?{SPACE}(?:the{SPACE})?)?\Z"
)
_AND = re.compile(
    rf"\s{{1,3}}(?:and|&)(?:{SPACE}(?:the{SPACE})?(?:end|start){SPACE}of|{SPACE}the)?\s{{1,3}}(?:{WEEKDAY},?{SPACE})?\Z"
)
_BETWEEN = re.compile(
    rf"\bbetween(?:{SPACE}the)?(?:{SPACE}(?:calendar{SPACE}|financial{SPACE})?(?:years|months|dates|period|start{SPACE}of|end{SPACE}of|beginning{SPACE}of)(?:{SPACE}of)?)?"
    rf"(?:{SPACE}{WEEKDAY},?)?\s{{1,3}}\Z"
)
_LIST = re.compile(
    rf"(?:{SPACE}?,{SPACE}?(?:and{SPACE}|or{SPACE}|&{SPACE})?|\s{{1,2}}(?:and|or|&){SPACE}{{1,2}}|{SPACE}?[/&]{SPACE}?|,\n)(?:{WEEKDAY},?{SPACE})?\Z"
)
_DAY_TO = re.compile(
    rf"(\d{{1,2}})(?:{SPACE}?\^?(?:st|nd|rd|th))?(?:{SPACE}?(?P<to>{DASH}){SPACE}?|{SPACE}(?P<word>to|until|till|through){SPACE}|{SPACE}?(?P<and>and|&|or|,){SPACE})"
    rf"(?:the{SPACE})?(?:{WEEKDAY},?{SPACE})?\Z"
)
_LEADS_DAY = re.compile(
    rf"(?:\b(?:on|of|from|between|dated|the|for|to|and|until|by|{WEEKDAY}),?{SPACE}{{1,2}}|[(,]{SPACE}?|^|\n)\Z"
)
_PERIOD_BEFORE = re.compile(
    rf"(?:\b(?P<count>{COUNT})[ \xa0-])?(?:(?:financial|calendar|academic|full|school|tax|fiscal){SPACE})?\b(?P<unit>years?|months?|quarters?)"
    rf"(?:{SPACE}period)?{SPACE}(?:ending|ended|end|to|up{SPACE}to|until|to{SPACE}the{SPACE}end{SPACE}of|ending{SPACE}on|ended{SPACE}on|ending{SPACE}in)"
    rf"(?:{SPACE}the)?{SPACE}{{1,2}}(?:{WEEKDAY},?{SPACE})?\Z"
)
_KIND_BEFORE = re.compile(
    rf"\b(?P<kind>financial|fiscal|academic|school|tax|calendar){SPACE}years?(?:{SPACE}(?:of|from|between|ending|for))?:?\s{{1,2}}\(?\Z"
)
_KIND_AFTER = re.compile(rf"\)?{SPACE}(?P<kind>financial|fiscal|academic|school|tax|calendar){SPACE}years?\b")
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


_YEAR_SHAPES: dict[str, Shape] = {
    "financial": "financial_year",
    "fiscal": "financial_year",
    "academic": "academic_year",
    "school": "academic_year",
    "tax": "tax_year",
}


def compose(text: str, lower: str, candidates: list[Candidate]) -> list[Candidate]:
    """Candidates in order, joined where the words between them say that they are one date."""
    _name_years(lower, candidates)
    for candidate in candidates:
        _attach_part(lower, candidate)
    with_days = _shared_days(text, lower, candidates)
    _share_years(lower, with_days)
    return _periods(lower, _ranges(lower, with_days))


def _name_years(lower: str, candidates: list[Candidate]) -> None:
    """Pairs of years take their meaning from "financial", "academic", "tax" or "calendar years" beside them or their list."""
    kind, last_end = "", -1
    for candidate in candidates:
        if candidate.shape not in ("year", "financial_year", "range"):
            continue
        before = _KIND_BEFORE.search(lower, max(0, candidate.start - 32), candidate.start)
        after = _KIND_AFTER.match(lower, candidate.end)
        if before or after:
            kind = ((after or before)["kind"]) if not before else before["kind"]
        elif last_end < 0 or not (
            _LIST.match(lower, last_end, candidate.start) or _TO.match(lower, last_end, candidate.start)
        ):
            kind = ""
        last_end = candidate.end
        _apply_kind(candidate, kind)
    _apply_kind_backwards(lower, candidates)


def _apply_kind(candidate: Candidate, kind: str) -> None:
    if not kind:
        return
    candidate.bare = False
    if candidate.shape == "year" and kind != "calendar":
        candidate.word = kind
    if candidate.shape == "financial_year":
        if kind in ("academic", "school"):
            candidate.shape = "academic_year"
        elif kind == "tax":
            candidate.shape = "tax_year"
        elif kind == "calendar" and candidate.year is not None:
            candidate.shape, candidate.part, candidate.rule = "range", candidate.year + 1, "years"
    elif candidate.shape == "range" and kind in ("financial", "fiscal") and candidate.year is not None:
        candidate.span = (date(candidate.year, 4, 1), date(candidate.part, 3, 31))


def _apply_kind_backwards(lower: str, candidates: list[Candidate]) -> None:
    """ "2020/21, 2021/22 and 2022/23 academic years": the words after the last name them all."""
    for after, before in zip(reversed(candidates), list(reversed(candidates))[1:], strict=False):
        if (
            after.shape in ("academic_year", "tax_year")
            and before.shape == "financial_year"
            and (_LIST.match(lower, before.end, after.start) or _TO.match(lower, before.end, after.start))
        ):
            before.shape = after.shape
        elif after.shape == before.shape == "year" and after.word and _TO.match(lower, before.end, after.start):
            before.word = before.word or after.word


def _number(word: str | None) -> int:
    if not word:
        return 0
    return int(word) if word.isdigit() else ORDINALS.get(word) or NUMBER_WORDS.get(word, 0)


def _attach_part(lower: str, candidate: Candidate) -> None:
    if candidate.shape not in ("year", "financial_year", "academic_year"):
        return
    found = _PART_BEFORE.search(lower, max(0, candidate.start - 56), candidate.start)
    if found is not None:
        _take_part(candidate, found)
        candidate.start = found.start()
        return
    after = _PART_AFTER.match(lower, candidate.end)
    if after is not None and not lower.startswith((".", ":"), after.end()):
        whole = span_of(candidate)
        number = _number(after["q"] or after["n"])
        if whole is not None:
            candidate.span, candidate.shape, candidate.bare = part_span(whole, number, number, 3), "quarter", False
            candidate.end, candidate.rule = after.end(), "year-quarter"


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
        half = min(_number(found["half"] or found["h"]), 2)
        candidate.span, candidate.shape, candidate.rule = part_span(whole, half, half, 6), "half", "half"
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


def _shared_days(text: str, lower: str, candidates: list[Candidate]) -> list[Candidate]:
    """Days that take their month from a later one: "17 to 21 July 2022" is a range, "6, 7 and 13 September" three days."""
    out: list[Candidate] = []
    for candidate in candidates:
        if candidate.shape == "day" and candidate.day and candidate.rule.startswith("day-month"):
            floor = out[-1].end if out else 0
            out.extend(_days_before(lower, candidate, floor))
        out.append(candidate)
    return out


def _days_before(lower: str, candidate: Candidate, floor: int) -> list[Candidate]:
    days: list[Candidate] = []
    position, first = candidate.start, True
    while len(days) < 12:
        found = _DAY_TO.search(lower, max(floor, position - 28), position)
        if found is None or not _may_be_day(lower, found, candidate, first):
            break
        day = int(found[1])
        between = _BETWEEN.search(lower, max(0, found.start() - 44), found.start()) is not None
        if found["to"] or found["word"] or between:
            _widen(candidate, found.start(), day)
            break
        days.append(
            Candidate(found.start(), found.end(1), "day", candidate.year, candidate.month, day, rule="day-of-list")
        )
        position, first = found.start(), False
    if days and not _LEADS_DAY.search(lower, max(0, days[-1].start - 14), days[-1].start):
        return []
    return days[::-1]


def _may_be_day(lower: str, found: re.Match[str], candidate: Candidate, first: bool) -> bool:
    start, day = found.start(), int(found[1])
    if start and (lower[start - 1].isalnum() or lower[start - 1] in "£$€/.-–#@"):
        return False
    if first and found["and"] == "," or not 1 <= day <= 31:
        return False
    return day < (candidate.day or 0) or bool(found["and"])


def _widen(candidate: Candidate, start: int, day: int) -> None:
    """Make a day the end of a range that begins on an earlier day of its month."""
    candidate.start, candidate.word, candidate.part = start, "from-day", day
    candidate.rule, candidate.precision = "days", "range"


def day_range_span(candidate: Candidate, year: int, month: int) -> Span | None:
    """The days of "17 to 21 July" once its year is known."""
    if not is_day(year, month, candidate.part) or not is_day(year, month, candidate.day or 0):
        return None
    return date(year, month, candidate.part), date(year, month, candidate.day or 1)


def _share_years(lower: str, candidates: list[Candidate]) -> None:
    """Months and days of a list without a year take that of the list's end: "May, June, July and September of 2018"."""
    for after, before in zip(reversed(candidates), list(reversed(candidates))[1:], strict=False):
        if (
            after.shape in ("month", "day")
            and before.shape == after.shape
            and before.year is None
            and after.year is not None
            and after.start - before.end < 24
            and _LIST.match(lower, before.end, after.start)
        ):
            later = ((before.month or 1), before.day or 1) > ((after.month or 1), after.day or 31)
            if before.month is not None and not (later and before.shape == "day"):
                before.year, before.bare = after.year, False


def _ranges(lower: str, candidates: list[Candidate]) -> list[Candidate]:
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
    if not (_TO.match(lower, a.end, b.start) or (_AND.match(lower, a.end, b.start) and _after_between(lower, a))):
        return None
    if _SIZE[a.shape] != _SIZE[b.shape] and 0 in (_SIZE[a.shape], _SIZE[b.shape]) and a.bare != b.bare:
        return None
    if a.shape in ("month", "day") and b.shape == "year" and a.year is None:
        return None
    return _range_of(a, b)


def _after_between(lower: str, a: Candidate) -> bool:
    return _BETWEEN.search(lower, max(0, a.start - 44), a.start) is not None


def _range_of(a: Candidate, b: Candidate) -> Candidate | None:
    """One candidate from two, the first's missing year taken from the second's or the other way round."""
    joined = Candidate(a.start, b.end, "range", rule="range", bare=a.bare and b.bare and a.shape == "year")
    if a.shape == b.shape == "year" and a.word and (spoken := _named_years(a, b)) is not None:
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


def _named_years(a: Candidate, b: Candidate) -> Candidate | None:
    """"financial year 2014 to 2015" is one year; "financial years 2014 to 2018" four, from April to March."""
    shape = _YEAR_SHAPES.get(a.word)
    if shape is None or a.year is None or b.year is None or b.year <= a.year:
        return None
    if b.year == a.year + 1:
        return Candidate(a.start, b.end, shape, a.year, rule="named-year")
    first, last = span_of(Candidate(0, 0, shape, a.year)), span_of(Candidate(0, 0, shape, b.year - 1))
    if first is None or last is None:
        return None
    return Candidate(a.start, b.end, "range", span=(first[0], last[1]), rule="named-years", precision="range")


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


def _periods(lower: str, candidates: list[Candidate]) -> list[Candidate]:
    """ "the year ending 31 March 2023", "12 months to August 2023", "five years to 31 March 2021"."""
    for candidate in candidates:
        if candidate.shape in ("range", "decade", "relative") or candidate.word == "from-day":
            continue
        found = _PERIOD_BEFORE.search(lower, max(0, candidate.start - 60), candidate.start)
        if found is None or (candidate.year is None and candidate.month is None):
            continue
        months = (_number(found["count"]) or 1) * {"y": 12, "q": 3, "m": 1}[found["unit"][0]]
        if months == 1 or months > 1200 or (candidate.bare and candidate.shape == "year" and found["unit"] == "months"):
            continue
        candidate.start, candidate.rule, candidate.bare = (
            found.start("count") if found["count"] else found.start("unit"),
            "period",
            False,
        )
        candidate.word, candidate.part, candidate.precision = "period", months, "range"
    return candidates


def period_span(last: Span, months: int) -> Span:
    """So many months up to and including the last day of `last`."""
    following = last[1] + timedelta(days=1)
    return add_months(following, -months), last[1]
