"""Politeness: pace and concurrency by host, and how they follow what the host says. Time is a clock of the test's own."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import pytest

from flows.paces import StoredPace
from flows.rates import FAILURES, LONGEST_PAUSE, RECOVERY, SLOWEST, Rates, retry_after_seconds
from flows.state import State
from models.errors import HostUnavailable

NOW = 1_700_000_000.0
HEADERS = [
    ("120", 120.0),
    (" 0 ", 0.0),
    (format_datetime(datetime.fromtimestamp(NOW + 60, UTC), usegmt=True), 60.0),
    (format_datetime(datetime.fromtimestamp(NOW - 60, UTC), usegmt=True), 0.0),
    ("", None),
    (None, None),
    ("soon", None),
    ("-5", None),
    ("1.5", None),
    ("9" * 400, 9_999_999_999.0),
]


@pytest.mark.parametrize(("header", "seconds"), HEADERS, ids=[str(row[0])[:30] for row in HEADERS])
def test_retry_after(header: str | None, seconds: float | None) -> None:
    assert retry_after_seconds(header, NOW) == seconds


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 0.0
        self._real_sleep = asyncio.sleep
        monkeypatch.setattr("flows.rates.asyncio.sleep", self.sleep)

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        wake = self.now + seconds
        await self._real_sleep(0)
        self.now = max(self.now, wake)


def starts(rates: Rates, clock: Clock, count: int) -> list[float]:
    """When so many requests of one host start, one after the other."""

    async def run() -> list[float]:
        moments = []
        for _ in range(count):
            async with rates.slot("host"):
                moments.append(clock.now)
        return moments

    return asyncio.run(run())


def test_requests_of_a_host_keep_their_distance(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    assert starts(Rates(rate=2, clock=clock), clock, 5) == [0, 0.5, 1, 1.5, 2]


def test_without_a_rate_nothing_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    assert starts(Rates(rate=0, clock=clock), clock, 5) == [0] * 5


def test_hosts_do_not_wait_for_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    rates = Rates(rate=1, clock=clock)

    async def run() -> float:
        for number in range(10):
            async with rates.slot(f"host-{number}"):
                pass
        return clock.now

    assert asyncio.run(run()) == 0


def test_no_more_are_open_than_may_be() -> None:
    rates = Rates(rate=0, concurrency=3)
    most = 0

    async def one() -> None:
        nonlocal most
        async with rates.slot("host"):
            most = max(most, rates.host("host").active)
            await asyncio.sleep(0.001)

    async def run() -> None:
        await asyncio.gather(*(one() for _ in range(50)))

    asyncio.run(run())
    assert most == 3
    assert rates.host("host").active == 0


def test_those_who_give_up_waiting_do_not_block_the_rest() -> None:
    rates = Rates(rate=0, concurrency=1)

    async def hold(seconds: float) -> None:
        async with rates.slot("host"):
            await asyncio.sleep(seconds)

    async def run() -> None:
        first = asyncio.create_task(hold(0.02))
        await asyncio.sleep(0)
        given_up = [asyncio.create_task(hold(0)) for _ in range(5)]
        last = asyncio.create_task(hold(0))
        await asyncio.sleep(0.005)
        for task in given_up:
            task.cancel()
        await asyncio.wait_for(asyncio.gather(first, last), 1)

    asyncio.run(run())


def test_a_complaint_halves_the_pace_and_calm_restores_it(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    rates = Rates(rate=1, concurrency=4, clock=clock)
    rates.complained("host", None)
    state = rates.host("host")
    assert (state.interval, state.concurrency) == (2, 2)
    rates.complained("host", 30)
    assert (state.interval, state.concurrency) == (4, 1)
    assert starts(rates, clock, 2)[0] >= 30
    for _ in range(RECOVERY * 20):
        rates.answered("host")
    assert (state.interval, state.concurrency) == (1, 4)


def test_complaints_without_end_slow_down_to_a_bound() -> None:
    rates = Rates(rate=1)
    for _ in range(50):
        rates.complained("host", None)
    assert rates.host("host").interval == SLOWEST


def test_a_pause_longer_than_is_waited_leaves_the_host(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    rates = Rates(rate=0, wait=60, clock=clock)
    rates.complained("host", 61)
    with pytest.raises(HostUnavailable, match="61 seconds"):
        starts(rates, clock, 1)
    clock.now = 62
    assert starts(rates, clock, 1)


def test_a_pause_is_shared_over_runs_and_has_an_end(tmp_path: Path) -> None:
    with State(tmp_path) as state:
        first = Rates(rate=0, wait=60, shared=StoredPace(state))
        first.complained("host", 9_999_999_999)
        second = Rates(rate=0, wait=60, shared=StoredPace(state))
        with pytest.raises(HostUnavailable):
            second.check("host")
        assert 0 < StoredPace(state).pause_left("host") <= LONGEST_PAUSE
        assert StoredPace(state).pause_left("other") == 0


def test_moments_are_reserved_one_after_the_other_and_a_clock_set_back_does_not_block(tmp_path: Path) -> None:
    with State(tmp_path) as state:
        pace = StoredPace(state)
        delays = [pace.reserve("host", 10) for _ in range(4)]
        assert delays == pytest.approx([0, 10, 20, 30], abs=1)
        state.query("update pace set next_at = next_at + 1e9")
        assert pace.reserve("host", 10) < 11


def test_a_host_that_never_answers_is_left_and_one_answer_restores_it() -> None:
    rates = Rates(rate=0)
    for _ in range(FAILURES - 1):
        rates.failed("host")
    rates.check("host")
    rates.failed("host")
    with pytest.raises(HostUnavailable):
        rates.check("host")
    rates.answered("host")
    rates.check("host")


def test_the_sites_own_crawl_delay_is_the_least_distance(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    rates = Rates(rate=10, concurrency=4, clock=clock)
    rates.obey_crawl_delay("host", 3)
    for _ in range(RECOVERY * 20):
        rates.answered("host")
    assert starts(rates, clock, 3) == [0, 3, 6]
    assert rates.host("host").concurrency == 1
