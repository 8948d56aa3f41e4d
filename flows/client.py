"""The client: asks a URL politely, within every bound, and says by a named error why it got nothing."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence
from dataclasses import replace
from types import TracebackType
from typing import Self

import httpx

from flows.addresses import Connector, Guard, Resolver
from flows.answers import AGENT, Ask, Fetched, sniffed_type, status_error, user_agent
from flows.challenges import find_challenge
from flows.decoding import ACCEPT_ENCODING, BoundedBody
from flows.moments import now
from flows.paces import SharedPace
from flows.rates import Rates, retry_after_seconds
from flows.robots import MAX_ROBOTS, Robots
from flows.transport import GuardedTransport
from flows.urls import host_of, join_url, request_url
from models.errors import (
    BadUrl,
    BotChallenge,
    FetchError,
    FetchTimeout,
    HostUnavailable,
    HttpRefused,
    RedirectLoop,
    Transient,
)
from models.sources import Limits, Politeness, Source, Timeouts

ACCEPT = "text/html,application/xhtml+xml,application/pdf,application/json;q=0.9,application/xml;q=0.9,*/*;q=0.8"
LONGEST_BACKOFF = 60.0
REDIRECTS = frozenset((301, 302, 303, 307, 308))


class Client:
    """Fetches for one source, or for several of the same manners. Use as an async context manager."""

    def __init__(
        self,
        *,
        limits: Limits | None = None,
        politeness: Politeness | None = None,
        timeouts: Timeouts | None = None,
        allow_private: bool = False,
        resolver: Resolver | None = None,
        connector: Connector | None = None,
        shared: SharedPace | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self.politeness = politeness or Politeness()
        self.timeouts = timeouts or Timeouts()
        self.user_agent = user_agent(self.politeness.contact)
        manners = self.politeness
        self.rates = Rates(rate=manners.rate, concurrency=manners.concurrency, wait=manners.wait, shared=shared)
        self.robots = Robots(AGENT, self._fetch_robots)
        guard = Guard(allow_private=allow_private, resolver=resolver, connector=connector)
        self._transport = GuardedTransport(guard, connections=max(16, manners.concurrency * manners.hosts_at_once))
        self._headers = {"user-agent": self.user_agent, "accept": ACCEPT, "accept-encoding": ACCEPT_ENCODING}
        timeout = self.timeouts
        self._extensions = {
            "timeout": {"connect": timeout.connect, "read": timeout.read, "write": timeout.read, "pool": timeout.whole}
        }

    @classmethod
    def for_source(
        cls,
        source: Source,
        *,
        resolver: Resolver | None = None,
        connector: Connector | None = None,
        shared: SharedPace | None = None,
    ) -> Client:
        """A client with a source's limits, manners and timeouts."""
        return cls(
            limits=source.limits,
            politeness=source.politeness,
            timeouts=source.timeouts,
            allow_private=source.allow_private,
            resolver=resolver,
            connector=connector,
            shared=shared,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close every connection."""
        await self._transport.aclose()

    async def fetch(self, ask: Ask | str) -> Fetched:
        """The answer to a request, tried again with growing waits while its errors are transient.

        Raises a FetchError whose type says what happened: among them NotFound, Gone, HttpRefused, RobotsDisallowed,
        ForbiddenAddress, BotChallenge, RedirectLoop, BodyTooLarge, BadUrl (for good) and FetchTimeout, ServerError,
        RateLimited, ConnectionRefused, ConnectionLost, HostUnavailable (the next run may succeed).
        """
        ask = Ask(ask) if isinstance(ask, str) else ask
        ask = replace(ask, url=request_url(ask.url))
        for attempt in range(self.limits.retries + 1):
            trail = [ask.url]
            try:
                fetched = await self._follow(ask, trail)
            except HostUnavailable:
                raise
            except FetchError as error:
                # What happened is the last hop's doing, not that of the host which sent us there.
                if not isinstance(error, Transient):
                    self.rates.answered(host_of(trail[-1]))
                    raise
                if attempt == self.limits.retries:
                    self.rates.failed(host_of(trail[-1]))
                    raise
            else:
                self.rates.answered(host_of(trail[-1]))
                return fetched
            await asyncio.sleep(self._backoff(attempt))
        raise AssertionError("the loop above returns or raises")

    def _backoff(self, attempt: int) -> float:
        """Seconds to wait before the next try: doubled each time, with jitter so that clients do not march in step."""
        longest: float = min(LONGEST_BACKOFF, self.timeouts.backoff * 2**attempt)
        return longest * random.uniform(0.5, 1.0)  # noqa: S311 - not for secrets

    async def _follow(self, ask: Ask, trail: list[str]) -> Fetched:
        """One try, through its redirects, which are added to the trail; each hop keeps to its own host's rules."""
        while True:
            url = trail[-1]
            rules = await self.robots.check(url)
            if rules.crawl_delay is not None:
                self.rates.obey_crawl_delay(host_of(url), rules.crawl_delay)
            async with self.rates.slot(host_of(url)):
                answer = await self._exchange(replace(ask, url=url), self.limits.max_bytes)
            if answer.status not in REDIRECTS:
                return self._judged(replace(answer, url=ask.url, redirects=tuple(trail[:-1])), ask)
            trail.append(self._next_hop(answer, trail))

    def _next_hop(self, answer: Fetched, trail: Sequence[str]) -> str:
        target = join_url(answer.final_url, answer.header("location") or "")
        if target is None:
            raise HttpRefused(f"{answer.final_url} redirects to nowhere that can be fetched.")
        if target in trail or len(trail) > self.limits.redirects:
            raise RedirectLoop(f"{trail[0]} redirects without end ({len(trail)} times, last to {target}).")
        return target

    async def _exchange(self, ask: Ask, max_bytes: int, *, cut: bool = False) -> Fetched:
        """One request and its answer, within the whole timeout, whatever its status.

        With `cut` the body ends at `max_bytes`, else a longer one raises BodyTooLarge.
        """
        try:
            async with asyncio.timeout(self.timeouts.whole):
                return await self._send(ask, max_bytes, cut=cut)
        except TimeoutError as error:
            raise FetchTimeout(f"{ask.url} did not end within {self.timeouts.whole:g} seconds.") from error

    async def _send(self, ask: Ask, max_bytes: int, *, cut: bool) -> Fetched:
        request = self._request(ask)
        fetched_at = now()
        response = await self._transport.handle_async_request(request)
        try:
            body = BoundedBody(response.headers.get("content-encoding", ""), max_bytes, ask.url, cut=cut)
            _check_declared_size(response, max_bytes, body)
            async for piece in response.stream:  # type: ignore[union-attr]
                body.feed(piece)
                if body.is_full:
                    break
            content = body.finish()
        finally:
            await response.aclose()
        headers = tuple((key.decode("latin-1").lower(), value.decode("latin-1")) for key, value in response.headers.raw)
        return Fetched(
            url=ask.url,
            final_url=ask.url,
            status=response.status_code,
            headers=headers,
            body=content,
            media_type=None,
            fetched_at=fetched_at,
            wire_bytes=body.wire_bytes,
        )

    def _request(self, ask: Ask) -> httpx.Request:
        try:
            return httpx.Request(
                "GET" if ask.payload is None else "POST",
                ask.url,
                headers=self._request_headers(ask),
                content=ask.payload,
                extensions=self._extensions,
            )
        except httpx.InvalidURL as error:
            raise BadUrl(f'"{ask.url[:200]}" cannot be asked for: {error}.') from error

    def _request_headers(self, ask: Ask) -> dict[str, str]:
        headers = dict(self._headers)
        # A validator that is not ASCII cannot be sent back as it came; the page is then fetched whole.
        if ask.etag and ask.etag.isascii():
            headers["if-none-match"] = ask.etag
        if ask.last_modified and ask.last_modified.isascii():
            headers["if-modified-since"] = ask.last_modified
        if ask.payload is not None:
            headers.update({"content-type": "application/json", "accept": "application/json"})
        return headers

    def _judged(self, answer: Fetched, ask: Ask) -> Fetched:
        """The answer as what it is; raises the error that its status or content stands for."""
        if answer.status == 304 and ask.is_conditional:
            return replace(answer, body=b"", not_modified=True)
        owner = find_challenge(answer.status, dict(answer.headers), answer.body)
        if owner:
            raise BotChallenge(f"{answer.final_url} answers with a challenge for browsers ({owner}).")
        self._heed(answer)
        if not 200 <= answer.status < 300:
            raise status_error(answer.status, answer.final_url)
        return replace(answer, media_type=sniffed_type(answer))

    def _heed(self, answer: Fetched) -> None:
        """Slow down where the host asks for it."""
        if answer.status in (429, 503):
            self.rates.complained(host_of(answer.final_url), retry_after_seconds(answer.header("retry-after")))

    async def _fetch_robots(self, url: str) -> tuple[int, bytes]:
        """A robots.txt with its redirects followed (RFC 9309 section 2.3.1.2: five at least), unjudged."""
        trail = [url]
        while True:
            async with self.rates.slot(host_of(trail[-1])):
                answer = await self._exchange(Ask(trail[-1]), MAX_ROBOTS, cut=True)
            self._heed(answer)
            if answer.status not in REDIRECTS:
                return answer.status, answer.body
            trail.append(self._next_hop(answer, trail))


def _check_declared_size(response: httpx.Response, max_bytes: int, body: BoundedBody) -> None:
    """A size that the headers already own up to need not be downloaded to be refused."""
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length[:18]) > max_bytes and not body.cut:
        body.refuse()
