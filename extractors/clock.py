"""The statutory clock: working days from the receipt of a request to its answer, with bounds where the dates leave room.

The limit is the twentieth working day after receipt (FOIA section 10(1), FOISA section 10(1), EIR and EISR regulation 5(2)).
The day of receipt is day zero. Where practice differs, both readings are kept and the bounds span them:

* receipt on a day that is no working day: the Commissioner counts it as it fell, some authorities as the next working day;
* a bank holiday proclaimed after receipt: counted and not counted;
* only the day on which the request was made is known: it may have arrived up to three working days later by post;
* a month, or several requests answered together: any of the days.

The verdict is "in_time" or "late" only where every reading agrees. Extensions (the public interest test, regulation 7) are not
looked for: "late" means beyond the twentieth day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from extractors.prepare import Prepared
from extractors.working_days import FIRST_DAY, LAST_DAY, Jurisdiction, calendar, calendar_at, jurisdiction_of
from models.extraction import Clock
from models.facts import DateMention

LIMIT = 20
POST = 3
"""Working days that a letter may take, where a request's own date is all that is known."""
_MOST_RECEIPTS = 3
"""A document with more days of receipt is a log of many requests, which has no one clock."""
_TOGETHER = 60
"""Code points between dates of requests that are answered together ("your requests of 2, 5 and 9 March")."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """A day known to lie between two days, both inclusive."""

    first: date
    last: date


def statutory_clock(p: Prepared, dates: Sequence[DateMention]) -> Clock | None:
    """The clock of the request that a document answers, or None where no date of receipt or request is known.

    In a document by the requester (an article, a press release) "received" is said of the response. There a clock is given
    only when both of its ends are known; in the authority's own words one is given from receipt alone, without a count.
    """
    by_authority = p.kind in ("foi_response", "correspondence", "decision")
    starts = _receipts(dates, by_authority)
    if starts is None or len({day.first for day in dates if day.role == "received"}) > _MOST_RECEIPTS:
        return None
    receipt, is_posted = starts
    reply = _reply(dates, receipt, ("responded",) if by_authority else ("responded", "received"))
    if reply is None and not by_authority:
        return None
    return clock_between(receipt, reply, jurisdiction_of(p.default_regime), is_posted=is_posted)


def clock_between(
    receipt: Bounds, reply: Bounds | None, jurisdiction: Jurisdiction, *, is_posted: bool = False
) -> Clock:
    """The clock between two bounded days; `is_posted` when `receipt` is the day on which the request was made."""
    now = calendar(jurisdiction)
    last = receipt.last
    if is_posted:
        last = now.after(last, POST)
    if reply is not None:
        last = max(receipt.first, min(last, reply.last))
    firsts, lasts = _dues(receipt.first, jurisdiction), _dues(last, jurisdiction)
    due_first, due_last = min(firsts), max(lasts)
    low = high = None
    verdict = "undetermined"
    if reply is not None:
        low = _fewest(last, max(reply.first, last), jurisdiction)
        high = calendar_at(jurisdiction, receipt.first).between(receipt.first, reply.last)
        if reply.last <= due_first and high <= LIMIT:
            verdict = "in_time"
        elif reply.first > due_last and low > LIMIT:
            verdict = "late"
    return Clock(
        received_first=receipt.first.isoformat(),
        received_last=last.isoformat(),
        responded_first=reply.first.isoformat() if reply else None,
        responded_last=reply.last.isoformat() if reply else None,
        days_low=low,
        days_high=high,
        due_first=due_first.isoformat(),
        due_last=due_last.isoformat(),
        verdict=verdict,
    )


def _dues(receipt: date, jurisdiction: Jurisdiction) -> list[date]:
    """The twentieth working day under each reading: as it fell or as if on the next working day, holidays known or not."""
    now = calendar(jurisdiction)
    days = [calendar_at(jurisdiction, receipt).after(receipt, LIMIT), now.after(receipt, LIMIT)]
    if not now.is_working(receipt):
        days.append(now.after(receipt, LIMIT + 1))
    return days


def _fewest(receipt: date, reply: date, jurisdiction: Jurisdiction) -> int:
    now = calendar(jurisdiction)
    return max(0, now.between(receipt, reply) - (not now.is_working(receipt)))


def _receipts(dates: Sequence[DateMention], by_authority: bool) -> tuple[Bounds, bool] | None:
    """The request's receipt, and whether only the day on which it was made is known."""
    requested = _earliest(_of(dates, "requested"))
    received = _earliest(_of(dates, "received")) if by_authority else None
    if received is not None and (requested is None or _near(requested, received)):
        return received, False
    if requested is not None:
        return requested, True
    return None


def _near(requested: Bounds, received: Bounds) -> bool:
    """Whether a date of receipt can belong to a request of that date (and not to a later review of it)."""
    return requested.first <= received.last and (received.first - requested.last).days <= 14


def _of(dates: Iterable[DateMention], *roles: str) -> list[tuple[DateMention, Bounds]]:
    found = []
    for mention in dates:
        if mention.role in roles and mention.first and mention.last:
            first, last = date.fromisoformat(mention.first), date.fromisoformat(mention.last)
            if first >= FIRST_DAY and last.year < LAST_DAY.year - 1:
                found.append((mention, Bounds(first, last)))
    return found


def _earliest(found: Sequence[tuple[DateMention, Bounds]]) -> Bounds | None:
    """The earliest of the dates, widened to those named beside it; a day is taken before a month that holds it."""
    if not found:
        return None
    chosen = min(found, key=lambda pair: (pair[1].first, pair[1].last))
    inside = [b for _, b in found if b.first == b.last and chosen[1].first <= b.first <= chosen[1].last]
    if inside and chosen[1].first != chosen[1].last:
        return min(inside, key=lambda b: b.first)
    beside = [b for m, b in found if abs(m.start - chosen[0].start) <= _TOGETHER]
    return Bounds(chosen[1].first, max(b.last for b in beside))


def _reply(dates: Sequence[DateMention], receipt: Bounds, roles: tuple[str, ...]) -> Bounds | None:
    """The first answer on or after receipt."""
    after = [bounds for _, bounds in _of(dates, *roles) if bounds.last >= receipt.first and bounds != receipt]
    return min(after, key=lambda b: (b.first, b.last), default=None)
