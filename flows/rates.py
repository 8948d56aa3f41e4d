"""Politeness: how often and how many at once each host is asked, and how that adapts to what the host says."""

from __future__ import annotations

import asyncio
import email.utils
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from flows.paces import SharedPace
from models.errors import HostUnavailable

RECOVERY = 20
"""Answers in a row without complaint after which a slowed host is asked a little faster again."""
SLOWEST = 120.0
"""Seconds between two requests beyond which slowing down goes no further."""
LONGEST_PAUSE = 7 * 86_400.0
"""Seconds that a host is left alone at most, whatever it asks for: a slip of a digit must not end its crawls for ever."""
FAILURES = 8
"""Pages in a row that failed after all retries, after which a host is left until the next run."""


@dataclass(slots=True)
class HostRate:
    """One host's pace: seconds between the starts of two requests, and how many may be open at one time."""

    interval: float
    concurrency: int
    least_interval: float
    most_concurrency: int
    next_at: float = 0.0
    paused_until: float = 0.0
    active: int = 0
    calm: int = 0
    failures: int = 0
    waiting: deque[asyncio.Future[None]] = field(default_factory=deque)


class Rates:
    """The pace of every host. One object serves one client; `clock` is monotonic seconds, `shared` what other crawls know."""

    def __init__(
        self,
        *,
        rate: float = 1.0,
        concurrency: int = 2,
        wait: float = 300.0,
        clock: Callable[[], float] = time.monotonic,
        shared: SharedPace | None = None,
    ) -> None:
        self._interval = 1.0 / rate if rate > 0 else 0.0
        self._concurrency = concurrency
        self._wait = wait
        self._clock = clock
        self._shared = shared
        self._hosts: dict[str, HostRate] = {}

    def host(self, host: str) -> HostRate:
        """The pace of a host, made at first sight."""
        found = self._hosts.get(host)
        if found is None:
            found = HostRate(self._interval, self._concurrency, self._interval, self._concurrency)
            if self._shared is not None:
                found.paused_until = self._clock() + self._shared.pause_left(host)
            self._hosts[host] = found
        return found

    @asynccontextmanager
    async def slot(self, host: str) -> AsyncIterator[None]:
        """Hold the right to one request, from when the host may be asked until its answer is read.

        Raises HostUnavailable when the host has failed too often or asked for a longer pause than `wait` seconds.
        """
        state = self.host(host)
        self.check(host)
        await self._enter(state)
        try:
            await self._pace(host, state)
            yield
        finally:
            self._leave(state)

    def check(self, host: str) -> None:
        """Raise HostUnavailable where requests would have to wait too long or be in vain."""
        state = self.host(host)
        if state.failures >= FAILURES:
            raise HostUnavailable(f"{host} failed {state.failures} times in a row and is left alone.")
        if state.least_interval > max(self._wait, self._interval):
            raise HostUnavailable(
                f"{host} asks for {state.least_interval:,.0f} seconds between two requests; {self._wait:,.0f} are waited."
            )
        pause = state.paused_until - self._clock()
        if pause > self._wait:
            raise HostUnavailable(f"{host} asked for a pause of {pause:,.0f} seconds; {self._wait:,.0f} are waited.")

    def obey_crawl_delay(self, host: str, seconds: float) -> None:
        """Take the host's own robots.txt crawl delay as the least time between two requests, one at a time."""
        state = self.host(host)
        state.least_interval = max(state.least_interval, seconds)
        state.interval = max(state.interval, seconds)
        if seconds > 0:
            state.concurrency = state.most_concurrency = 1

    def complained(self, host: str, retry_after: float | None) -> None:
        """The host said 429 or 503: pause as long as it asks, and go at half the pace from then on."""
        state = self.host(host)
        now = self._clock()
        state.calm = 0
        state.concurrency = max(1, state.concurrency // 2)
        state.interval = min(SLOWEST, max(state.interval * 2, 0.05))
        pause = state.interval if retry_after is None else min(retry_after, LONGEST_PAUSE)
        state.paused_until = max(state.paused_until, now + pause)
        if self._shared is not None and pause > 0:
            self._shared.pause(host, pause)

    def failed(self, host: str) -> None:
        """A page of the host failed for good in this run, for a reason that lies with the host."""
        state = self.host(host)
        state.failures += 1
        state.calm = 0

    def answered(self, host: str) -> None:
        """The host answered without complaint: after a while, ask a little faster again, never faster than allowed."""
        state = self.host(host)
        state.failures = 0
        state.calm += 1
        if state.calm < RECOVERY:
            return
        state.calm = 0
        state.concurrency = min(state.most_concurrency, state.concurrency + 1)
        faster = state.interval * 0.7
        state.interval = state.least_interval if faster < max(state.least_interval, 0.01) else faster
        self._wake(state)

    async def _enter(self, state: HostRate) -> None:
        while state.active >= state.concurrency:
            turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            state.waiting.append(turn)
            try:
                await turn
            except asyncio.CancelledError:
                if turn.done() and not turn.cancelled():
                    self._wake(state)
                raise
        state.active += 1

    def _leave(self, state: HostRate) -> None:
        state.active -= 1
        self._wake(state)

    def _wake(self, state: HostRate) -> None:
        free = state.concurrency - state.active
        while free > 0 and state.waiting:
            turn = state.waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                free -= 1

    async def _pace(self, host: str, state: HostRate) -> None:
        """Wait for this request's own moment: reserved at once, so that two that wait together do not start together."""
        while True:
            now = self._clock()
            if state.paused_until > now:
                self.check(host)
                await asyncio.sleep(state.paused_until - now)
                continue
            if not state.interval:
                return
            start = max(now, state.next_at)
            if self._shared is not None:
                start = max(start, now + self._shared.reserve(host, state.interval))
            state.next_at = start + state.interval
            if start > now:
                await asyncio.sleep(start - now)
            if state.paused_until <= self._clock():
                return


def retry_after_seconds(value: str | None, now: float | None = None) -> float | None:
    """Seconds that a Retry-After header asks for (RFC 9110 section 10.2.3: seconds, or a date); None without a usable one."""
    if not value:
        return None
    value = value.strip()
    if value.isdecimal():
        return float(value[:10])
    try:
        moment = email.utils.parsedate_to_datetime(value)
        seconds = moment.timestamp()
    except (TypeError, ValueError, OverflowError):
        return None
    return max(0.0, seconds - (time.time() if now is None else now))
