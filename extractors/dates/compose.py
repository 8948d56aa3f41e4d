"""Join candidates into larger dates: quarters and seasons of a year, ranges, lists that share a year, "year ending"."""

from __future__ import annotations

from extractors.dates.calendar import Candidate
from extractors.dates.lists import share_months, share_years
from extractors.dates.parts import attach_part, find_periods
from extractors.dates.ranges import join_ranges
from extractors.dates.years import name_years


def compose(lower: str, candidates: list[Candidate]) -> list[Candidate]:
    """Candidates in order, joined where the words between them say that they are one date."""
    name_years(lower, candidates)
    for candidate in candidates:
        attach_part(lower, candidate)
    with_days = share_months(lower, candidates)
    share_years(lower, with_days)
    return find_periods(lower, join_ranges(lower, with_days))
