"""The time that a figure covers, from the date mentions of its sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from extractors.figures.quantity import Quantity
from models.facts import DateMention, Period

STAMPS: Final = frozenset({"received", "requested", "responded", "published"})
POINT_WORDS: Final = ("at ", "as of ", "as at ", "position at ")


def assign_periods(
    text: str, quantities: Sequence[Quantity], dates: Sequence[DateMention], start: int, end: int
) -> None:
    """Give each quantity the period of the nearest date in its sentence: one that follows before the next figure wins."""
    usable = [d for d in _between(dates, start, end) if _covers(text, d)]
    if not usable:
        return
    for place, q in enumerate(quantities):
        if q.unit == "ratio" and len(quantities) > 1:
            continue
        following = quantities[place + 1].start if place + 1 < len(quantities) else end
        after = [d for d in usable if q.end <= d.start < following]
        before = [d for d in usable if d.end <= q.start]
        chosen = after[0] if after else (before[-1] if before else None)
        if chosen is not None:
            q.period = to_period(chosen)


def _between(dates: Sequence[DateMention], start: int, end: int) -> Sequence[DateMention]:
    first = bisect_left(dates, start, key=lambda d: d.start)
    last = bisect_left(dates, end, key=lambda d: d.start)
    return dates[first:last]


def _covers(text: str, date: DateMention) -> bool:
    """Whether a date says what a figure covers: not when a letter came, and a single day only as a reference day."""
    if date.role in STAMPS or (date.first is None and date.last is None):
        return False
    if date.precision != "day":
        return True
    before = text[max(0, date.start - 12) : date.start]
    return date.bound != "exact" or before.endswith("On ") or before.lower().endswith(POINT_WORDS)


def to_period(date: DateMention) -> Period:
    """The date's inclusive days; an open bound leaves its end open."""
    return Period(None if date.bound == "until" else date.first, None if date.bound == "since" else date.last)
