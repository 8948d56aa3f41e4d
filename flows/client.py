"""The client: asks a URL politely, within every bound, and says by a named error why it got nothing."""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self
from urllib.parse import unquote, urlsplit

import httpx

from extractors.read.sniff import sniff
from flows.addresses import Connector, Guard, Resolver
from flows.challenges import find_challenge
from flows.decoding import ACCEPT_ENCODING, BoundedBody
from flows.moments import now
from flows.rates import Rates, retry_after_seconds
from flows.robots import MAX_ROBOTS, Robots
from flows.transport import GuardedTransport
from flows.urls import host_of, join_url, request_url
from models.errors import (
    BadUrl,
    BotChallenge,
    FetchError,
    FetchTimeout,
    Gone,
    HostUnavailable,
    HttpRefused,
    NotFound,
    RateLimited,
    RedirectLoop,
    ServerError,
    SettingsError,
    Transient,
)
from models.sources import Limits, Politeness, Source, Timeouts

AGENT = "foitrace"
"""The name that robots.txt files are read for."""
VERSION = "0.1"
ACCEPT = "text/html,application/xhtml+xml,application/pdf,application/json;q=0.9,application/xml;q=0.9,*/*;q=0.8"
LONGEST_BACKOFF = 60.0
REDIRECTS = frozenset((301, 302, 303, 307, 308))
TEXT_TYPES = ("text/", "application/json", "application/xml")


@dataclass(frozen=True, slots=True)
class Fetched:
    """One answer. `url` as asked for, `final_url` after redirects, `redirects` the URLs passed through on the way.

    `media_type` is what the bytes are (with the declared charset for text); `headers` are as sent, names in lower case.
    `not_modified` means 304: `body` is then empty and the body known before still holds. `wire_bytes` came over the net.
    """

    url: str
    final_url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    media_type: str | None
    fetched_at: str
    redirects: tuple[str, ...] = ()
    not_modified: bool = False
    wire_bytes: int = 0

    def header(self, name: str) -> str | None:
        """The first header of this lower-case name."""
        return next((value for key, value in self.headers if key == name), None)


@dataclass(frozen=True, slots=True)
class Ask:
    """A request: a GET of `url`, or a POST of `payload` (JSON) where one is given; validators make it conditional."""

    url: str
    payload: bytes | None = None
    etag: str | None = None
    last_modified: str | None = None

    @property
    def is_conditional(self) -> bool:
        return bool(self.etag or self.last_modified)


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
    ) -> None:
        self.limits = limits or Limits()
        self.politeness = politeness or Politeness()
        self.timeouts = timeouts or Timeouts()
        self.user_agent = user_agent(self.politeness.contact)
        manners = self.politeness
        self.rates = Rates(rate=manners.rate, concurrency=manners.concurrency, wait=manners.wait)
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
        cls, source: Source, *, resolver: Resolver | None = None, connector: Connector | None = None
    ) -> Client:
        """A client with a source's limits, manners and timeouts."""
        return cls(
            limits=source.limits,
            politeness=source.politeness,
            timeouts=source.timeouts,
            allow_private=source.allow_private,
            resolver=resolver,
            connector=connector,
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
        host = host_of(ask.url)
        for attempt in range(self.limits.retries + 1):
            try:
                fetched = await self._follow(ask)
            except HostUnavailable:
                raise
            except FetchError as error:
                if not isinstance(error, Transient):
                    self.rates.answered(host)
                    raise
                if attempt == self.limits.retries:
                    self.rates.failed(host)
                    raise
            else:
                self.rates.answered(host)
                return fetched
            await asyncio.sleep(self._backoff(attempt))
        raise AssertionError("the loop above returns or raises")

    def _backoff(self, attempt: int) -> float:
        """Seconds to wait before the next try: doubled each time, with jitter so that clients do not march in step."""
        longest: float = min(LONGEST_BACKOFF, self.timeouts.backoff * 2**attempt)
        return longest * random.uniform(0.5, 1.0)  # noqa: S311 - not for secrets

    async def _follow(self, ask: Ask) -> Fetched:
        """One try, through its redirects; each hop keeps to its own host's rules."""
        passed: list[str] = []
        url = ask.url
        while True:
            rules = await self.robots.check(url)
            if rules.crawl_delay is not None:
                self.rates.obey_crawl_delay(host_of(url), rules.crawl_delay)
            async with self.rates.slot(host_of(url)):
                answer = await self._exchange(replace(ask, url=url), self.limits.max_bytes)
            if answer.status not in REDIRECTS:
                return self._judged(replace(answer, url=ask.url, redirects=tuple(passed)), ask)
            passed.append(url)
            url = self._next_hop(answer, passed)

    def _next_hop(self, answer: Fetched, passed: Sequence[str]) -> str:
        target = join_url(answer.final_url, answer.header("location") or "")
        if target is None:
            raise HttpRefused(f"{answer.final_url} redirects to nowhere that can be fetched.")
        if target in passed or len(passed) > self.limits.redirects:
            raise RedirectLoop(f"{passed[0]} redirects without end ({len(passed)} times, last to {target}).")
        return target

    async def _exchange(self, ask: Ask, max_bytes: int) -> Fetched:
        """One request and its whole answer, within the whole timeout, whatever its status."""
        try:
            async with asyncio.timeout(self.timeouts.whole):
                return await self._send(ask, max_bytes)
        except TimeoutError as error:
            raise FetchTimeout(f"{ask.url} did not end within {self.timeouts.whole:g} seconds.") from error

    async def _send(self, ask: Ask, max_bytes: int) -> Fetched:
        request = self._request(ask)
        fetched_at = now()
        response = await self._transport.handle_async_request(request)
        try:
            body = BoundedBody(response.headers.get("content-encoding", ""), max_bytes, ask.url)
            _check_declared_size(response, max_bytes, body)
            async for piece in response.stream:  # type: ignore[union-attr]
                body.feed(piece)
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
        if ask.etag:
            headers["if-none-match"] = ask.etag
        if ask.last_modified:
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
        if answer.status in (429, 503):
            self.rates.complained(host_of(answer.final_url), retry_after_seconds(answer.header("retry-after")))
        if not 200 <= answer.status < 300:
            raise status_error(answer.status, answer.final_url)
        return replace(answer, media_type=sniffed_type(answer))

    async def _fetch_robots(self, url: str) -> tuple[int, bytes]:
        """A robots.txt with its redirects followed (RFC 9309 section 2.3.1.2: five at least), unjudged."""
        passed: list[str] = []
        while True:
            async with self.rates.slot(host_of(url)):
                answer = await self._exchange(Ask(url), MAX_ROBOTS * 4)
            if answer.status not in REDIRECTS:
                return answer.status, answer.body
            passed.append(url)
            url = self._next_hop(answer, passed)


def status_error(status: int, url: str) -> FetchError:
    """The named error of an HTTP status that is no success."""
    if status == 404:
        return NotFound(f"{url} is not there (404).")
    if status == 410:
        return Gone(f"{url} is gone for good (410).")
    if status in (429, 503):
        return RateLimited(f"{url} is too busy ({status}).")
    if status >= 500 or status in (408, 425):
        return ServerError(f"{url} fails ({status}).")
    return HttpRefused(f"{url} answers {status}.")


def sniffed_type(answer: Fetched) -> str:
    """What the bytes are, with the declared charset where they are text: the declared type alone is not believed."""
    declared = answer.header("content-type") or ""
    name = unquote(urlsplit(answer.final_url).path.rpartition("/")[2])
    found = sniff(answer.body, name=name, media_type=declared or None)
    charset = declared.lower().partition("charset=")[2].partition(";")[0].strip().strip("\"'")
    if charset and charset.isascii() and len(charset) < 40 and found.startswith(TEXT_TYPES):
        return f"{found}; charset={charset}"
    return found


def user_agent(contact: str | None) -> str:
    """The name we give: what we are, and whom to write to (the source's contact, else FOITRACE_CONTACT)."""
    contact = contact or os.environ.get("FOITRACE_CONTACT", "").strip()
    if not (contact.isascii() and contact.isprintable()):
        raise SettingsError("FOITRACE_CONTACT goes into a header: use printable ASCII only.")
    return f"{AGENT}/{VERSION} (+{contact})" if contact else f"{AGENT}/{VERSION} (reads freedom-of-information pages)"


def _check_declared_size(response: httpx.Response, max_bytes: int, body: BoundedBody) -> None:
    """A size that the headers already own up to need not be downloaded to be refused."""
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length[:18]) > max_bytes:
        body.refuse()
