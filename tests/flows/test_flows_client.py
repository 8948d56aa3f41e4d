"""The client against a web that misbehaves: every case ends in its named error, in bounded time."""

from __future__ import annotations

import asyncio
import gzip
import time
import zlib
from pathlib import Path

import pytest
import zstandard
from misbehaving_web import NOT_FOUND, Answer, Handler, Request, Web, html

from flows.answers import Ask, Fetched, user_agent
from flows.client import Client
from models.errors import (
    BadUrl,
    BodyGarbled,
    BodyTooLarge,
    BotChallenge,
    ConnectionLost,
    ConnectionRefused,
    FetchTimeout,
    FoitraceError,
    Gone,
    HostUnavailable,
    HttpRefused,
    NotFound,
    RateLimited,
    RedirectLoop,
    RobotsDisallowed,
    RobotsUnreachable,
    ServerError,
    SettingsError,
)
from models.sources import Limits, Politeness, Timeouts

PATIENT = Timeouts(connect=10, read=10, whole=30, backoff=0.01)
QUICK = Timeouts(connect=2, read=0.25, whole=0.8, backoff=0.01)
"""Timeouts for what stalls on purpose; all else gets the time that a busy machine needs."""


def client(timeouts: Timeouts = PATIENT, **limits: int) -> Client:
    """A client without manners, so that tests are quick."""
    return Client(
        limits=Limits(**{"retries": 1, "max_bytes": 100_000, **limits}),
        politeness=Politeness(rate=0, concurrency=8, wait=2),
        timeouts=timeouts,
        allow_private=True,
    )


def fetch(web: Web, ask: str | Ask, timeouts: Timeouts = PATIENT, **limits: int) -> Fetched:
    """One fetch from the web, given a path or a whole request."""

    async def run() -> Fetched:
        async with client(timeouts, **limits) as fetcher:
            return await fetcher.fetch(web.url + ask if isinstance(ask, str) and ask.startswith("/") else ask)

    return asyncio.run(run())


def raw(head: str, *pieces: bytes | float) -> Answer:
    return Answer(raw=[head.replace("\n", "\r\n").encode() + b"\r\n\r\n", *pieces])


BOMB = gzip.compress(b"\0" * 50_000_000, 9)
NESTED_BOMB = gzip.compress(BOMB, 9)

FAULTS: list[tuple[str, Answer, type[FoitraceError]]] = [
    ("stalls before the answer", Answer(b"late", delay=3), FetchTimeout),
    ("stalls within the head", Answer(raw=[b"HTTP/1.1 200 OK\r\nContent-", 3.0]), FetchTimeout),
    ("stalls within the body", raw("HTTP/1.1 200 OK\nContent-Length: 100", b"half", 3.0), FetchTimeout),
    (
        "drips for ever: each piece in time, the whole never",
        raw("HTTP/1.1 200 OK\nContent-Length: 100000", *([b"x", 0.1] * 100)),
        FetchTimeout,
    ),
    ("ends before its declared length", raw("HTTP/1.1 200 OK\nContent-Length: 100", b"half"), ConnectionLost),
    (
        "ends within a chunk",
        raw("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", b"ff\r\nhalf"),
        ConnectionLost,
    ),
    ("closes without a word", Answer(raw=[]), ConnectionLost),
    ("talks no HTTP", Answer(raw=[b"SSH-2.0-OpenSSH_9.2\r\n"]), ConnectionLost),
    ("never ends", raw("HTTP/1.1 200 OK\nContent-Type: text/plain", *([b"x" * 50_000] * 100)), BodyTooLarge),
    ("declares too much", Answer(raw=[b"HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n", 3.0]), BodyTooLarge),
    ("is a gzip bomb", Answer(BOMB, headers={"content-encoding": "gzip"}), BodyTooLarge),
    ("is a bomb in a bomb", Answer(NESTED_BOMB, headers={"content-encoding": "gzip, gzip"}), BodyTooLarge),
    (
        "is a deflate bomb",
        Answer(zlib.compress(b"\0" * 20_000_000), headers={"content-encoding": "deflate"}),
        BodyTooLarge,
    ),
    (
        "is a zstd bomb",
        Answer(zstandard.compress(b"\0" * 50_000_000), headers={"content-encoding": "zstd"}),
        BodyTooLarge,
    ),
    ("says gzip and is none", Answer(b"plain words", headers={"content-encoding": "gzip"}), BodyGarbled),
    ("is half a gzip", Answer(gzip.compress(b"words" * 999)[:-20], headers={"content-encoding": "gzip"}), BodyGarbled),
    ("is encoded seven times", Answer(b"x", headers={"content-encoding": ", ".join(["gzip"] * 7)}), BodyGarbled),
    ("is encoded unasked", Answer(b"x", headers={"content-encoding": "br"}), BodyGarbled),
    ("is not there", NOT_FOUND, NotFound),
    ("is gone", Answer(b"", 410), Gone),
    ("is refused", Answer(b"", 403), HttpRefused),
    ("fails", Answer(b"", 500), ServerError),
    ("fails behind a gateway", Answer(b"", 502), ServerError),
    ("is too busy", Answer(b"", 429, {"retry-after": "0"}), RateLimited),
    ("redirects to itself", Answer(b"", 302, {"location": "/page"}), RedirectLoop),
    ("redirects to nowhere", Answer(b"", 302), HttpRefused),
    ("redirects to a script", Answer(b"", 302, {"location": "javascript:alert(1)"}), HttpRefused),
    ("redirects to a file", Answer(b"", 302, {"location": "file:///etc/passwd"}), HttpRefused),
    ("says 304 unasked", Answer(b"", 304), HttpRefused),
    (
        "sends headers without end",
        Answer(raw=[b"HTTP/1.1 200 OK\r\n", *([b"X-Y: " + b"z" * 9_000 + b"\r\n"] * 60)]),
        ConnectionLost,
    ),
]


@pytest.mark.parametrize(("answer", "error"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
def test_a_fault_is_a_named_error_in_bounded_time(answer: Answer, error: type[FoitraceError]) -> None:
    started = time.monotonic()
    with Web(pages={"/page": answer}) as web, pytest.raises(error) as caught:
        fetch(web, "/page", QUICK)
    assert type(caught.value) is error
    assert time.monotonic() - started < 4
    assert caught.value.advice


def test_a_chain_of_redirects_without_repetition_ends() -> None:
    def on_and_on(request: Request) -> Answer:
        number = int(request.path.strip("/") or 0) if request.path != "/robots.txt" else -1
        return NOT_FOUND if number < 0 else Answer(b"", 302, {"location": f"/{number + 1}"})

    with Web(on_and_on) as web, pytest.raises(RedirectLoop):
        fetch(web, "/1", redirects=5)
    assert len(web.requests) <= 8


def test_redirects_are_recorded_and_the_answer_is_that_of_the_last() -> None:
    pages = {
        "/old": Answer(b"", 301, {"location": "/newer"}),
        "/newer": Answer(b"", 308, {"location": "new?x=1#part"}),
        "/new": html("<p>here"),
    }
    with Web(pages=pages) as web:
        fetched = fetch(web, "/old")
    assert fetched.url == f"{web.url}/old"
    assert fetched.redirects == (f"{web.url}/old", f"{web.url}/newer")
    assert fetched.final_url == f"{web.url}/new?x=1"
    assert fetched.status == 200


def flapping(times: int, status: int, headers: dict[str, str] | None = None) -> Handler:
    """Fails so many times before it answers."""
    seen = 0

    def answer(_: Request) -> Answer:
        nonlocal seen
        seen += 1
        return Answer(b"", status, headers or {}) if seen <= times else html("<p>at last")

    return answer


@pytest.mark.parametrize("status", [500, 502, 503, 429, 408])
def test_an_answer_that_comes_at_the_second_try_is_taken(status: int) -> None:
    with Web(pages={"/page": flapping(1, status, {"retry-after": "0"})}) as web:
        assert b"at last" in fetch(web, "/page", retries=2).body
    assert web.count("/page") == 2


def test_what_will_not_pass_is_not_tried_again() -> None:
    with Web(pages={"/page": NOT_FOUND}) as web, pytest.raises(NotFound):
        fetch(web, "/page", retries=5)
    assert web.count("/page") == 1


def test_retry_after_is_waited_for() -> None:
    with Web(pages={"/page": flapping(1, 429, {"retry-after": "1"})}) as web:
        started = time.monotonic()
        assert b"at last" in fetch(web, "/page").body
    assert time.monotonic() - started > 0.95


def test_without_retry_after_the_pace_is_halved() -> None:
    async def run(web: Web) -> float:
        async with client() as fetcher:
            await fetcher.fetch(f"{web.url}/page")
            return fetcher.rates.host(web.url.removeprefix("http://")).interval

    with Web(pages={"/page": flapping(1, 429)}) as web:
        assert asyncio.run(run(web)) > 0


def test_a_long_retry_after_leaves_the_host_alone() -> None:
    async def run(web: Web) -> None:
        async with client() as fetcher:
            with pytest.raises(HostUnavailable):
                await fetcher.fetch(f"{web.url}/page")
            with pytest.raises(HostUnavailable):
                await fetcher.fetch(f"{web.url}/other")

    with Web(pages={"/page": Answer(b"", 429, {"retry-after": "86400"}), "/other": html("<p>x")}) as web:
        asyncio.run(run(web))
    assert web.count("/page") == 1
    assert web.count("/other") == 0


def test_nothing_listens() -> None:
    with Web() as web:
        url = web.url
    with pytest.raises(ConnectionRefused):
        asyncio.run(client().fetch(f"{url}/page"))


@pytest.mark.parametrize(
    "url", ["ftp://127.0.0.1/x", "file:///etc/passwd", "http://", "http://user:word@127.0.0.1/", "gopher:x", ""]
)
def test_what_is_no_url_is_not_asked_for(url: str) -> None:
    with pytest.raises(BadUrl):
        asyncio.run(client().fetch(url))


# -- robots.txt --------------------------------------------------------------------------------------------------------


def robots(text: str | bytes, status: int = 200) -> Answer:
    body = text.encode() if isinstance(text, str) else text
    return Answer(body, status, {"content-type": "text/plain"})


FORBIDDING = b"User-agent: *\nDisallow: /page\n"
FORBIDDING_HEAD = b"HTTP/1.1 200 OK\r\n\r\n" + FORBIDDING
FORBIDDING_BOMB = gzip.compress(FORBIDDING + b"#" * 50_000_000)
ROBOTS: list[tuple[str, Answer, bool]] = [
    ("no file", NOT_FOUND, True),
    ("an empty file", robots(""), True),
    ("forbids all to all", robots("User-agent: *\nDisallow: /"), False),
    ("forbids the place", robots("User-agent: *\nDisallow: /page"), False),
    ("forbids another place", robots("User-agent: *\nDisallow: /pages/"), True),
    ("forbids all but names us", robots("User-agent: *\nDisallow: /\n\nUser-agent: foitrace\nAllow: /"), True),
    ("names us and forbids", robots("User-agent: Foitrace\nDisallow: /\n\nUser-agent: *\nAllow: /"), False),
    ("forbids by a pattern", robots("User-agent: *\nDisallow: /*ge$"), False),
    ("with a byte order mark", robots(b"\xef\xbb\xbfUser-agent: *\nDisallow: /page"), False),
    ("is not text at all", robots(b"\x00\xff" * 500), True),
    ("is refused, which allows (RFC 9309)", Answer(b"", 403), True),
    ("is too long: its start counts", robots("User-agent: *\nDisallow: /page\n" + "# more\n" * 200_000), False),
    ("never ends: its start counts", Answer(raw=[FORBIDDING_HEAD, *([b"#" * 65_536] * 99)]), False),
    ("is a bomb: its start counts", Answer(FORBIDDING_BOMB, headers={"content-encoding": "gzip"}), False),
]


@pytest.mark.parametrize(("answer", "allowed"), [row[1:] for row in ROBOTS], ids=[row[0] for row in ROBOTS])
def test_robots_txt_is_obeyed(answer: Answer, allowed: bool) -> None:
    with Web(pages={"/robots.txt": answer, "/page": html("<p>x")}) as web:
        if allowed:
            assert fetch(web, "/page").status == 200
        else:
            with pytest.raises(RobotsDisallowed):
                fetch(web, "/page")
    assert web.count("/page") == int(allowed)


def test_robots_txt_that_fails_forbids_until_it_answers() -> None:
    with Web(pages={"/robots.txt": Answer(b"", 500), "/page": html("<p>x")}) as web, pytest.raises(RobotsUnreachable):
        fetch(web, "/page")
    assert web.count("/page") == 0
    with Web(pages={"/robots.txt": flapping(1, 503, {"retry-after": "0"}), "/page": html("<p>x")}) as web:
        assert fetch(web, "/page").status == 200


def test_robots_txt_is_asked_once_however_many_pages_wait() -> None:
    async def run(web: Web) -> None:
        async with client() as fetcher:
            await asyncio.gather(*(fetcher.fetch(f"{web.url}/{number}") for number in range(20)))

    with Web(
        lambda request: html("<p>x") if request.path != "/robots.txt" else robots("User-agent: *\nAllow: /")
    ) as web:
        asyncio.run(run(web))
    assert web.count("/robots.txt") == 1


def test_robots_txt_that_changes_is_read_again_when_it_is_old() -> None:
    async def run(web: Web) -> None:
        async with client() as fetcher:
            now = 1_000.0
            fetcher.robots._clock = lambda: now
            await fetcher.fetch(f"{web.url}/page")
            web.pages["/robots.txt"] = robots("User-agent: *\nDisallow: /")
            await fetcher.fetch(f"{web.url}/page")
            now += 4_000
            with pytest.raises(RobotsDisallowed):
                await fetcher.fetch(f"{web.url}/page")

    with Web(pages={"/robots.txt": robots(""), "/page": html("<p>x")}) as web:
        asyncio.run(run(web))


def test_a_redirect_into_a_forbidden_place_is_not_followed() -> None:
    pages = {
        "/robots.txt": robots("User-agent: *\nDisallow: /private/"),
        "/page": Answer(b"", 302, {"location": "/private/x"}),
        "/private/x": html("<p>secret"),
    }
    with Web(pages=pages) as web, pytest.raises(RobotsDisallowed):
        fetch(web, "/page")
    assert web.count("/private/x") == 0


def test_the_crawl_delay_is_kept() -> None:
    async def run(web: Web) -> None:
        async with client() as fetcher:
            await asyncio.gather(*(fetcher.fetch(f"{web.url}/{number}") for number in range(4)))

    pages = {"/robots.txt": robots("User-agent: *\nCrawl-delay: 0.2")}
    with Web(lambda request: pages.get(request.path, html("<p>x"))) as web:
        asyncio.run(run(web))
    assert min(web.gaps()) > 0.18
    assert web.most_open == 1


# -- what an answer is -------------------------------------------------------------------------------------------------

TYPES: list[tuple[str, bytes, str, str]] = [
    ("a PDF called HTML", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "text/html", "application/pdf"),
    ("HTML called PDF", b"<!doctype html><html><body><p>x", "application/pdf", "text/html"),
    ("HTML without a type", b"<!doctype html><html><body><p>x", "", "text/html"),
    ("HTML with its charset", b"<html><body><p>\xe9", "text/html; charset=ISO-8859-1", "text/html; charset=iso-8859-1"),
    ("a charset in quotes", b"<html><body><p>x", 'text/html; charset="utf-8"', "text/html; charset=utf-8"),
    ("a charset that is nonsense", b"<html><body><p>x", "text/html; charset=x-\xe9", "text/html"),
]


@pytest.mark.parametrize(("body", "declared", "found"), [row[1:] for row in TYPES], ids=[row[0] for row in TYPES])
def test_the_type_is_sniffed_not_believed(body: bytes, declared: str, found: str) -> None:
    with Web(pages={"/page": Answer(body, headers={"content-type": declared})}) as web:
        assert fetch(web, "/page").media_type == found


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "zstd", "raw deflate", "two gzip members"])
def test_packed_bodies_are_unpacked(encoding: str) -> None:
    words = b"<html><body>" + b"<p>words that repeat themselves" * 500
    squeezed = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": gzip.compress(words),
        "deflate": zlib.compress(words),
        "zstd": zstandard.compress(words),
        "raw deflate": squeezed.compress(words) + squeezed.flush(),
        "two gzip members": gzip.compress(words[:999]) + gzip.compress(words[999:]),
    }[encoding]
    name = "deflate" if "deflate" in encoding else encoding if encoding == "zstd" else "gzip"
    with Web(pages={"/page": Answer(packed, headers={"content-encoding": name})}) as web:
        fetched = fetch(web, "/page")
    assert fetched.body == words
    assert fetched.wire_bytes == len(packed)


def test_conditions_are_sent_and_304_is_told() -> None:
    def page(request: Request) -> Answer:
        known = request.headers.get("if-none-match") == '"a"' and request.headers.get("if-modified-since") == "Sat"
        return Answer(b"", 304) if known else html("<p>x", etag='"a"')

    with Web(pages={"/page": page}) as web:
        fetched = fetch(web, Ask(f"{web.url}/page", etag='"a"', last_modified="Sat"))
        assert fetched.not_modified
        assert fetched.body == b""
        assert not fetch(web, Ask(f"{web.url}/page", etag='"b"')).not_modified


def test_a_payload_is_posted_as_json() -> None:
    with Web(pages={"/api": lambda request: Answer(request.body, headers={"content-type": "application/json"})}) as web:
        assert fetch(web, Ask(f"{web.url}/api", payload=b'{"page": 2}')).body == b'{"page": 2}'
    assert web.requests[-1].method == "POST"
    assert web.requests[-1].headers["content-type"] == "application/json"


def test_we_say_who_we_are(monkeypatch: pytest.MonkeyPatch) -> None:
    with Web(pages={"/page": html("<p>x")}) as web:
        fetch(web, "/page")
    assert web.requests[-1].headers["user-agent"].startswith("foitrace/")
    assert "crawls@example.org" in user_agent("crawls@example.org")
    monkeypatch.setenv("FOITRACE_CONTACT", "https://example.org/crawler")
    assert "https://example.org/crawler" in user_agent(None)
    monkeypatch.setenv("FOITRACE_CONTACT", "line\nbreak")
    with pytest.raises(SettingsError):
        user_agent(None)


def test_cookies_are_not_kept() -> None:
    with Web(pages={"/page": html("<p>x", set_cookie="id=1")}) as web:

        async def run() -> None:
            async with client() as fetcher:
                await fetcher.fetch(f"{web.url}/page")
                await fetcher.fetch(f"{web.url}/page")

        asyncio.run(run())
    assert all("cookie" not in request.headers for request in web.requests)


# -- challenges --------------------------------------------------------------------------------------------------------

# Own words around the marks by which each guard's pages can be told.
CHALLENGES: list[tuple[str, int, dict[str, str], str]] = [
    ("cloudflare by header", 403, {"cf-mitigated": "challenge"}, "<p>x"),
    ("cloudflare by title", 403, {}, "<title>Just a moment...</title><p>Checking your browser"),
    ("cloudflare by script", 503, {}, '<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/jsch/v1"></script>'),
    ("cloudflare with status 200", 200, {}, "<script>window._cf_chl_opt={}</script><p>Enable JavaScript and cookies"),
    ("amazon", 202, {"x-amzn-waf-action": "challenge"}, ""),
    ("imperva", 200, {}, '<iframe src="/_Incapsula_Resource?SWUDNSAI=31"></iframe>'),
    ("datadome", 403, {}, "<script src='https://geo.captcha-delivery.com/captcha/'></script>"),
    ("anubis", 200, {}, "<title>Making sure you&#39;re not a bot!</title><script id='anubis_challenge'></script>"),
]
WATCHING = "/cdn-cgi/challenge-platform/scripts/jsd/main.js"
NO_CHALLENGES: list[tuple[str, str]] = [
    (
        "an article about challenges",
        f"<title>Why police sites ask</title><article>{'Just a moment... says Cloudflare. ' * 30}</article>",
    ),
    (
        "a page that a guard watches",
        f"<script src='{WATCHING}'></script><main>{'The answer to your request. ' * 40}</main>",
    ),
    (
        "such a page without a main element",
        f"<div><script src='{WATCHING}'></script>{'The answer to your request. ' * 40}</div>",
    ),
]


@pytest.mark.parametrize(
    ("status", "headers", "body"), [row[1:] for row in CHALLENGES], ids=[row[0] for row in CHALLENGES]
)
def test_a_challenge_is_an_error_and_no_document(status: int, headers: dict[str, str], body: str) -> None:
    with Web(pages={"/page": Answer(body.encode(), status, headers)}) as web, pytest.raises(BotChallenge):
        fetch(web, "/page")


@pytest.mark.parametrize("body", [row[1] for row in NO_CHALLENGES], ids=[row[0] for row in NO_CHALLENGES])
def test_a_page_that_is_no_challenge_is_a_document(body: str) -> None:
    with Web(pages={"/page": html(body)}) as web:
        assert fetch(web, "/page").status == 200


def test_connections_are_used_again() -> None:
    ports: set[int] = set()

    async def run(web: Web) -> None:
        async with client() as fetcher:
            original = fetcher._transport._pool._network_backend.connect_tcp

            async def counting(*args: object, **named: object) -> object:
                ports.add(len(ports))
                return await original(*args, **named)

            fetcher._transport._pool._network_backend.connect_tcp = counting
            for number in range(10):
                await fetcher.fetch(f"{web.url}/{number}")

    with Web(lambda request: html("<p>x") if request.path != "/robots.txt" else NOT_FOUND) as web:
        asyncio.run(run(web))
    assert len(ports) == 1


def test_no_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    with Web(pages={"/page": html("<p>x")}) as web:
        assert fetch(web, "/page").status == 200
