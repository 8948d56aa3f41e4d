"""robots.txt: fetched once for each origin, obeyed, and its verdicts kept (RFC 9309)."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

from flows.urls import origin_of
from models.errors import RobotsDisallowed, RobotsUnreachable

LIFETIME = 3_600.0
"""Seconds for which a robots.txt is believed (RFC 9309 section 2.4 allows a day)."""
MAX_ROBOTS = 512 * 1024
"""Bytes of a robots.txt that are read (RFC 9309 section 2.5 asks for 500 kibibytes at least)."""

FetchRobots = Callable[[str], Awaitable[tuple[int, bytes]]]
"""Fetches a robots.txt, following redirects, and gives status and body; raises FetchError when nothing answers."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What one origin's robots.txt says to us. `parsed` None means that everything is allowed."""

    parsed: Protego | None
    read_at: float
    crawl_delay: float | None
    text: bytes = b""


class Robots:
    """The rules of every origin, each fetched once in an hour however many pages wait for it."""

    def __init__(self, agent: str, fetch: FetchRobots, clock: Callable[[], float] = time.monotonic) -> None:
        self._agent = agent
        self._fetch = fetch
        self._clock = clock
        self._rules: dict[str, Rules] = {}
        self._locks: dict[str, asyncio.Lock] = {}

    async def check(self, url: str) -> Rules:
        """The rules of the URL's origin, when they allow it.

        Raises RobotsDisallowed where they do not, RobotsUnreachable where they could not be read (RFC 9309 section
        2.3.1.4: then all is disallowed), and the FetchError of a host that cannot be reached at all.
        """
        rules = await self.rules(origin_of(url))
        if rules.parsed is not None and not rules.parsed.can_fetch(url, self._agent):
            raise RobotsDisallowed(f"{origin_of(url)}/robots.txt forbids {urlsplit(url).path or '/'} to {self._agent}.")
        return rules

    async def rules(self, origin: str) -> Rules:
        """The origin's rules, from memory where they are fresh."""
        known = self._rules.get(origin)
        if known is not None and self._clock() - known.read_at < LIFETIME:
            return known
        async with self._locks.setdefault(origin, asyncio.Lock()):
            known = self._rules.get(origin)
            if known is None or self._clock() - known.read_at >= LIFETIME:
                known = self._rules[origin] = await self._read(origin)
        return known

    async def _read(self, origin: str) -> Rules:
        status, body = await self._fetch(f"{origin}/robots.txt")
        if status in (408, 425, 429) or status >= 500:
            raise RobotsUnreachable(f"{origin}/robots.txt answers {status}; until it can be read, nothing is fetched.")
        if status >= 400:
            return Rules(None, self._clock(), None)
        parsed = Protego.parse(body.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace"))
        return Rules(parsed, self._clock(), _delay(parsed, self._agent), body)


def _delay(parsed: Protego, agent: str) -> float | None:
    """Seconds between two requests that the file asks for, by Crawl-delay or Request-rate."""
    delay = parsed.crawl_delay(agent)
    rate = parsed.request_rate(agent)
    by_rate = rate.seconds / rate.requests if rate is not None and rate.requests else None
    wanted = [float(seconds) for seconds in (delay, by_rate) if seconds is not None and seconds >= 0]
    return max(wanted) if wanted else None
