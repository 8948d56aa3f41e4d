"""A small web on loopback that misbehaves on request, and remembers everything that was asked of it.

It imitates what crawlers meet on public bodies' sites: slow back ends, proxies that cut answers short, wrong headers,
limits on how often one may ask. It speaks HTTP/1.1 by hand, since a proper server would refuse to break the rules.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Self


@dataclass(frozen=True)
class Request:
    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes
    at: float

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]


@dataclass(frozen=True)
class Answer:
    """An answer. `delay` seconds pass before it; `raw` replaces it by pieces sent as they are, numbers being pauses."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0.0
    raw: Sequence[bytes | float] | None = None

    def encoded(self) -> bytes:
        headers = {"content-type": "text/html; charset=utf-8", **self.headers}
        if self.status != 304:
            headers.setdefault("content-length", str(len(self.body)))
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        return f"HTTP/1.1 {self.status} Word\r\n{lines}\r\n".encode("latin-1") + self.body


Handler = Callable[[Request], Answer]
NOT_FOUND = Answer(b"<html><body><p>Nothing here.</p></body></html>", 404)


class Web:
    """A server in a thread of its own. `handler` answers; without one the `pages` do, by path with or without query."""

    def __init__(self, handler: Handler | None = None, pages: Mapping[str, Answer | Handler] | None = None) -> None:
        self.pages: dict[str, Answer | Handler] = dict(pages or {})
        self.handler = handler or self._from_pages
        self.requests: list[Request] = []
        self.statuses: Counter[int] = Counter()
        self.open = 0
        self.most_open = 0
        self._ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self.port = 0

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def count(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(request.path == path for request in list(self.requests))

    def counts(self) -> Counter[str]:
        return Counter(request.target for request in list(self.requests))

    def gaps(self, skip: str = "/robots.txt") -> list[float]:
        """Seconds between one request and the next."""
        times = [request.at for request in self.requests if request.path != skip]
        return [later - earlier for earlier, later in pairwise(times)]

    def _from_pages(self, request: Request) -> Answer:
        found = self.pages.get(request.target, self.pages.get(request.path, NOT_FOUND))
        return found if isinstance(found, Answer) else found(request)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0, backlog=256))
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while (request := await _read(reader)) is not None:
                self.requests.append(request)
                self.open += 1
                self.most_open = max(self.most_open, self.open)
                try:
                    answer = self.handler(request)
                    self.statuses[answer.status] += 1
                    if answer.delay:
                        await asyncio.sleep(answer.delay)
                    if answer.raw is not None:
                        await _send_raw(writer, answer.raw)
                        break
                    writer.write(answer.encoded())
                    await writer.drain()
                finally:
                    self.open -= 1
        except (ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()


async def _read(reader: asyncio.StreamReader) -> Request | None:
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError):
        return None
    first, *lines = head.rstrip("\r\n").split("\r\n")
    method, target, _ = first.split(" ", 2)
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Request(method, target, headers, body, time.monotonic())


async def _send_raw(writer: asyncio.StreamWriter, pieces: Sequence[bytes | float]) -> None:
    for piece in pieces:
        if isinstance(piece, bytes):
            writer.write(piece)
            await writer.drain()
        else:
            await asyncio.sleep(piece)


def html(text: str, **headers: str) -> Answer:
    """An HTML page with a body of this text."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(f"<!doctype html><html><body>{text}</body></html>".encode(), headers=named)


class LogSite:
    """A generated disclosure log: `pages` answers, 20 to a page of the list, every fifth with an attachment.

    Every answer has an ETag. `revised` pages change their words, `removed` ones answer 404 and leave the list.
    It imitates the size and shape of a police force's yearly log.
    """

    PER_LIST = 20
    EVERY = 5

    def __init__(self, pages: int, *, words: int = 300, delay: float = 0.0) -> None:
        self.pages = pages
        self.words = words
        self.delay = delay
        self.revised: set[int] = set()
        self.removed: set[int] = set()
        self.by_status: dict[int, Counter[str]] = defaultdict(Counter)

    def __call__(self, request: Request) -> Answer:
        answer = self._answer(request)
        if answer.status == 200 and request.headers.get("if-none-match") == answer.headers.get("etag", "none"):
            answer = Answer(b"", 304, {"etag": answer.headers["etag"]})
        self.by_status[answer.status][request.target] += 1
        return Answer(answer.body, answer.status, answer.headers, self.delay) if self.delay else answer

    def _answer(self, request: Request) -> Answer:
        path = request.path
        if path == "/robots.txt":
            return Answer(b"User-agent: *\nDisallow: /private/\n", headers={"content-type": "text/plain"})
        if path == "/log":
            return self._list(int(request.target.partition("page=")[2] or 1))
        kind, _, rest = path.strip("/").partition("/")
        number = int(rest.partition(".")[0] or -1) if rest[:1].isdigit() else -1
        if not 0 <= number < self.pages or number in self.removed:
            return NOT_FOUND
        if kind == "foi":
            return self._page(number)
        return self._file(number) if kind == "files" else NOT_FOUND

    def _list(self, page: int) -> Answer:
        numbers = range((page - 1) * self.PER_LIST, min(page * self.PER_LIST, self.pages))
        kept = [number for number in numbers if number not in self.removed]
        items = "".join(f'<li class="entry"><a href="/foi/{number}/">Request {number}</a></li>' for number in kept)
        more = f'<a rel="next" href="/log?page={page + 1}">Next</a>' if page * self.PER_LIST < self.pages else ""
        digest = f"{page}-{len(kept)}-{sum(kept)}"
        return html(f"<h1>Disclosure log</h1><ul>{items}</ul>{more}", etag=f'"list-{digest}"')

    def _page(self, number: int) -> Answer:
        state = "revised" if number in self.revised else "first"
        link = f'<a href="/files/{number}.csv">Data as a file</a>' if number % self.EVERY == 0 else ""
        words = " ".join(f"word{index % 97}" for index in range(self.words))
        text = f'<nav><a href="/log">Log</a><a href="/private/x">x</a></nav><h1>Request {number}</h1><p>{state}: {words}</p>{link}'
        return html(text, etag=f'"page-{number}-{state}"')

    def _file(self, number: int) -> Answer:
        body = f"year,count\n2021,{number}\n2022,{number + 1}\n".encode()
        return Answer(body, headers={"content-type": "text/csv", "etag": f'"file-{number}"'})

    def addresses(self) -> set[str]:
        """The paths that a whole crawl of the log captures."""
        kept = [number for number in range(self.pages) if number not in self.removed]
        return {f"/foi/{number}" for number in kept} | {
            f"/files/{number}.csv" for number in kept if number % self.EVERY == 0
        }
