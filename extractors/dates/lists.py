"""Lists and runs of days and months that share what only the last one says: "2, 5 and 9 March", "17 to 21 July 2022"."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from extractors.dates.calendar import Candidate, Span, is_day
from extractors.dates.connectors import BETWEEN, LIST
from extractors.dates.words import DASH, SPACE, WEEKDAY

_DAY_TO = re.compile(
    rf"(?P<day>(\d{{1,2}})(?:{SPACE}?\^?(?:st|nd|rd|th))?)(?:{SPACE}?(?P<to>{DASH}){SPACE}?|{SPACE}(?P<word>to|"
    rf"until|till|"
    rf"through){SPACE}|{SPACE}?(?P<and>and|&|or|,){SPACE})"
    rf"(?:the{SPACE})?(?:{WEEKDAY},?{SPACE})?\Z"
)
_LEADS_DAY = re.compile(
    rf"(?:\b(?:on|of|from|between|dated|the|for|to|and|until|by|{WEEKDAY})[,:]?{SPACE}{{1,2}}|[(,]{SPACE}?|^|\n)\Z"
)


def share_months(lower: str, candidates: list[Candidate]) -> list[Candidate]:
    """Days that take their month from a later one: "17 to 21 July 2022" is a range, "2, 5 and 9 March" three days."""
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
        day = int(found[2])
        between = BETWEEN.search(lower, max(0, found.start() - 44), found.start()) is not None
        if found["to"] or found["word"] or between:
            _widen(candidate, found.start(), day)
            break
        days.append(
            Candidate(found.start(), found.end("day"), "day", candidate.year, candidate.month, day, rule="day-of-list")
        )
        position, first = found.start(), False
    if days and not _LEADS_DAY.search(lower, max(0, days[-1].start - 14), days[-1].start):
        return []
    return days[::-1]


def _may_be_day(lower: str, found: re.Match[str], candidate: Candidate, first: bool) -> bool:
    start, day = found.start(), int(found[2])
    if start and (lower[start - 1].isalnum() or lower[start - 1] in "£$€/.-–#@"):
        return False
    if (first and found["and"] == ",") or not 1 <= day <= 31:
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


def share_years(lower: str, candidates: list[Candidate]) -> None:
    """Months and days of a list without a year take that of the list's end: "May, June, July and September of 2018"."""
    for after, before in pairwise(reversed(candidates)):
        if (
            after.shape in ("month", "day")
            and before.shape == after.shape
            and before.year is None
            and after.year is not None
            and after.start - before.end < 24
            and LIST.match(lower, before.end, after.start)
        ):
            later = ((before.month or 1), before.day or 1) > ((after.month or 1), after.day or 31)
            if before.month is not None and not (later and before.shape == "day"):
                before.year, before.bare = after.year, False
