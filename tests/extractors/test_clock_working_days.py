"""Working days and the statutory clock: the calendar of the four nations, day zero, and where practice differs."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.clock import Bounds, clock_between, statutory_clock
from extractors.prepare import prepare
from extractors.read.text import read_text
from extractors.working_days import (
    FIRST_DAY,
    HOLIDAYS,
    LAST_DAY,
    OutsideCalendar,
    calendar,
    calendar_at,
    calendar_days,
    holiday_rows,
    jurisdiction_of,
)
from models.extraction import Clock
from models.facts import DateMention, DateRole

DAYS = st.dates(date(2000, 1, 1), date(2048, 6, 30))


@pytest.mark.parametrize(
    ("day", "uk", "scotland"),
    [
        (date(2024, 3, 18), False, True),  # St Patrick's Day, in lieu, Northern Ireland
        (date(2024, 7, 12), False, True),  # Battle of the Boyne, Northern Ireland
        (date(2024, 1, 2), False, False),  # 2 January, Scotland
        (date(2024, 8, 5), False, False),  # summer holiday, Scotland
        (date(2024, 8, 26), False, True),  # summer holiday, the other nations
        (date(2023, 11, 30), False, False),  # St Andrew's Day
        (date(2024, 4, 1), False, True),  # Easter Monday is none in Scotland
        (date(2024, 3, 29), False, False),  # Good Friday
        (date(2024, 12, 25), False, False),
        (date(2024, 3, 16), False, False),  # a Saturday
        (date(2022, 9, 19), False, False),  # the Queen's funeral
        (date(2023, 5, 8), False, False),  # the coronation
        (date(2024, 3, 19), True, True),
    ],
)
def test_working_days_of_any_part_of_the_kingdom_and_of_scotland(day: date, uk: bool, scotland: bool) -> None:
    assert (calendar("uk").is_working(day), calendar("scotland").is_working(day)) == (uk, scotland)


@pytest.mark.parametrize(
    ("receipt", "due"),
    [
        (date(2024, 2, 29), date(2024, 4, 2)),  # over St Patrick's Day and Easter; England alone would give 28 March
        (date(2024, 3, 9), date(2024, 4, 10)),  # a Saturday counts as it fell
        (date(2023, 12, 20), date(2024, 1, 23)),  # over Christmas, New Year and 2 January
        (date(2024, 9, 2), date(2024, 9, 30)),  # no holiday: four weeks
    ],
)
def test_the_twentieth_working_day(receipt: date, due: date) -> None:
    assert calendar("uk").after(receipt, 20) == due


def test_the_stored_holidays_are_those_of_the_holidays_package() -> None:
    with HOLIDAYS.open(encoding="utf-8", newline="") as stream:
        stored = [tuple(row) for row in csv.reader(stream)][1:]
    assert stored == list(holiday_rows())


@given(DAYS, st.integers(0, 60))
def test_counting_and_going_forward_agree(receipt: date, count: int) -> None:
    days = calendar("uk")
    reached = days.after(receipt, count)
    assert days.between(receipt, reached) == count
    assert count == 0 or days.is_working(reached)


@given(DAYS, st.integers(0, 400))
def test_counting_agrees_with_counting_by_hand(receipt: date, length: int) -> None:
    days = calendar("scotland")
    reply = receipt + timedelta(days=length)
    by_hand = sum(days.is_working(receipt + timedelta(days=i)) for i in range(1, length + 1))
    assert days.between(receipt, reply) == by_hand


@given(DAYS)
def test_scotland_never_has_fewer_working_days(day: date) -> None:
    assert calendar("scotland").is_working(day) or not calendar("uk").is_working(day)


def test_the_reply_before_the_receipt_counts_nothing() -> None:
    assert calendar("uk").between(date(2024, 5, 2), date(2024, 5, 1)) == 0


@pytest.mark.parametrize("day", [FIRST_DAY - timedelta(days=1), LAST_DAY + timedelta(days=1)])
def test_days_outside_the_calendar_are_refused(day: date) -> None:
    with pytest.raises(OutsideCalendar, match="covers"):
        calendar("uk").is_working(day)


def test_going_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(OutsideCalendar, match="beyond"):
        calendar("uk").after(LAST_DAY, 20)


def test_the_calendar_as_known_at_receipt_leaves_out_what_was_proclaimed_later() -> None:
    funeral = date(2022, 9, 19)
    assert calendar_at("uk", date(2022, 8, 30)).is_working(funeral)
    assert not calendar_at("uk", date(2022, 9, 12)).is_working(funeral)


def test_the_table_of_days() -> None:
    rows = list(calendar_days(date(2024, 3, 17), date(2024, 3, 19)))
    assert [(day.day, uk, scotland) for day, uk, scotland, _ in rows] == [
        (17, False, False),
        (18, False, True),
        (19, True, True),
    ]
    assert rows[1][3] is not None


@pytest.mark.parametrize(
    ("regime", "jurisdiction"),
    [("FOIA2000", "uk"), ("EIR2004", "uk"), (None, "uk"), ("FOISA2002", "scotland"), ("EISR2004", "scotland")],
)
def test_whose_holidays_count(regime: str | None, jurisdiction: str) -> None:
    assert jurisdiction_of(regime) == jurisdiction  # type: ignore[arg-type]


def on(day: date) -> Bounds:
    return Bounds(day, day)


@pytest.mark.parametrize(
    ("receipt", "reply", "low", "high", "verdict"),
    [
        (on(date(2023, 9, 4)), on(date(2023, 9, 29)), 19, 19, "in_time"),
        (on(date(2023, 9, 4)), on(date(2023, 10, 2)), 20, 20, "in_time"),  # the last day
        (on(date(2023, 9, 4)), on(date(2023, 10, 3)), 21, 21, "late"),
        (
            Bounds(date(2024, 2, 1), date(2024, 2, 29)),
            on(date(2024, 3, 18)),
            11,
            31,
            "undetermined",
        ),  # some time in February
        (Bounds(date(2024, 2, 1), date(2024, 2, 29)), on(date(2024, 2, 20)), 0, 13, "in_time"),  # whichever day it was
        (Bounds(date(2024, 2, 1), date(2024, 2, 29)), on(date(2024, 5, 20)), 53, 73, "late"),
        (on(date(2024, 3, 9)), on(date(2024, 4, 11)), 20, 21, "undetermined"),  # came on a Saturday: practice differs
        (on(date(2022, 8, 30)), on(date(2022, 9, 28)), 20, 21, "undetermined"),  # before the funeral was proclaimed
    ],
)
def test_clock(receipt: Bounds, reply: Bounds, low: int, high: int, verdict: str) -> None:
    clock = clock_between(receipt, reply, "uk")
    assert (clock.days_low, clock.days_high, clock.verdict) == (low, high, verdict)


def test_the_scottish_clock_counts_scottish_holidays_alone() -> None:
    receipt, reply = on(date(2024, 2, 29)), on(date(2024, 3, 29))
    assert clock_between(receipt, reply, "uk").due_first == "2024-04-02"
    assert clock_between(receipt, reply, "scotland").due_first == "2024-03-28"


def test_without_a_reply_the_clock_says_when_one_is_due() -> None:
    clock = clock_between(on(date(2023, 9, 4)), None, "uk")
    assert clock == Clock(
        "2023-09-04", "2023-09-04", None, None, None, None, "2023-10-02", "2023-10-02", "undetermined"
    )


def test_a_request_known_only_by_its_own_date_may_have_been_in_the_post() -> None:
    late_if_mailed = clock_between(on(date(2023, 9, 4)), on(date(2023, 10, 3)), "uk", is_posted=True)
    assert late_if_mailed.verdict == "undetermined"
    assert clock_between(on(date(2023, 9, 4)), on(date(2023, 10, 9)), "uk", is_posted=True).verdict == "late"
    assert clock_between(on(date(2023, 9, 4)), on(date(2023, 9, 29)), "uk", is_posted=True).verdict == "in_time"


def mention(role: DateRole, first: str, last: str | None = None, start: int = 0) -> DateMention:
    return DateMention(
        start=start, end=start + 1, zone="response", first=first, last=last or first, precision="day", role=role
    )


def clock_of(*mentions: DateMention, kind: str = "foi_response") -> Clock | None:
    p = replace(prepare(read_text(b"x" * 2000, name="sample.txt")), kind=kind, default_regime="FOIA2000")  # type: ignore[arg-type]
    return statutory_clock(p, mentions)


def test_the_clock_runs_from_receipt_to_the_first_reply() -> None:
    clock = clock_of(
        mention("received", "2022-05-17"), mention("responded", "2022-06-14"), mention("responded", "2022-08-01")
    )
    assert clock is not None
    assert (clock.days_low, clock.verdict) == (18, "in_time")


def test_a_reply_to_an_earlier_request_is_passed_over() -> None:
    clock = clock_of(
        mention("received", "2022-05-17"), mention("responded", "2021-12-01"), mention("responded", "2022-06-14")
    )
    assert clock is not None
    assert clock.responded_first == "2022-06-14"


def test_receipt_is_preferred_to_the_requests_own_date() -> None:
    clock = clock_of(
        mention("requested", "2022-05-16"), mention("received", "2022-05-17"), mention("responded", "2022-06-14")
    )
    assert clock is not None
    assert clock.received_first == clock.received_last == "2022-05-17"


def test_receipt_of_a_later_review_is_not_that_of_the_request() -> None:
    clock = clock_of(
        mention("requested", "2022-06-30"), mention("received", "2022-10-03"), mention("responded", "2022-09-16")
    )
    assert clock is not None
    assert clock.received_first == "2022-06-30"
    assert clock.verdict == "late"


def test_requests_answered_together_give_bounds() -> None:
    clock = clock_of(
        mention("requested", "2021-09-06", start=100),
        mention("requested", "2021-09-07", start=103),
        mention("requested", "2021-09-13", start=109),
        mention("responded", "2021-10-08", start=10),
    )
    assert clock is not None
    assert (clock.received_first, clock.verdict) == ("2021-09-06", "undetermined")


def test_in_an_article_what_was_received_is_the_response() -> None:
    clock = clock_of(
        mention("requested", "2024-02-01", "2024-02-29"), mention("received", "2024-03-18"), kind="article"
    )
    assert clock is not None
    assert (clock.received_first, clock.responded_first, clock.verdict) == ("2024-02-01", "2024-03-18", "undetermined")


def test_no_clock_without_a_request() -> None:
    assert clock_of(mention("responded", "2022-06-14"), mention("event", "2022-06-01")) is None
    assert clock_of() is None


def test_no_clock_for_an_article_that_gives_one_end_only() -> None:
    assert clock_of(mention("requested", "2024-02-01"), kind="article") is None


def test_days_beyond_the_calendar_give_no_clock() -> None:
    assert clock_of(mention("received", "1897-05-17"), mention("responded", "1897-06-14")) is None
