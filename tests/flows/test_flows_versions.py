"""Crawled again: what a changed frame, a changed answer and a vanished page become in the warehouse."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import duckdb
import pytest

from extractors.version import extractor_version
from flows.batches import pending_batches, remember_source
from flows.crawl import crawl
from flows.extract_batch import extract_batch
from flows.load_shards import load_waiting
from flows.state import State
from models.sources import Source

PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>{title} | Ashmoor Police</title></head><body>
<header><a href="/">Ashmoor Police</a><p>Visit number {visit}</p><nav><a href="/log">Log</a></nav></header>
<main><h1>{title}</h1><p>FOI reference: FOI-2024-0{number}</p>
<p>In 2023 the force recorded {count} complaints about custody, of which nine were upheld.</p></main>
<footer><p>Page served at visit {visit}. All rights reserved.</p></footer></body></html>"""


class Log:
    """A disclosure log whose frame changes on every request, and whose pages can be changed and taken away."""

    def __init__(self) -> None:
        self.counts = {"one": 41, "two": 52, "three": 63}
        self.visit = 0

    def answer(self, path: str) -> str | None:
        self.visit += 1
        name = path.strip("/")
        if name == "log":
            items = "".join(f'<li><a class="item" href="/{page}">{page}</a></li>' for page in self.counts)
            return f"<html><body><main><h1>Log</h1><ul>{items}</ul></main></body></html>"
        if name not in self.counts:
            return None
        number = 100 + sorted(("one", "two", "three")).index(name)
        return PAGE.format(title=f"Answer {name}", visit=self.visit, number=number, count=self.counts[name])


@pytest.fixture
def site() -> Iterator[tuple[Log, str]]:
    log = Log()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = log.answer(self.path)
            body = (page or "gone").encode()
            self.send_response(200 if page else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield log, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def run(data: Path, address: str) -> None:
    """One run of the main job without Prefect."""
    source = Source.model_validate(
        {
            "name": "oxmoor",
            "publisher": "Ashmoor Police",
            "kind": "disclosure-log",
            "allow_private": True,
            "discovery": {"method": "links", "start": [f"{address}/log"], "item": "a.item"},
            "politeness": {"rate": 0},
        }
    )
    remember_source(data, source)
    asyncio.run(crawl(source, data))
    for batch in pending_batches(data, extractor_version()):
        result = extract_batch(batch, lambda index: None)
        with State(data) as state:
            state.mark_extracted(result.captures, extractor_version(), result.shard or "")
    load_waiting(data, "test")


def ask(data: Path, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(data / "foitrace.duckdb"), read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_a_changed_frame_is_a_capture_and_no_version(site: tuple[Log, str], tmp_path: Path) -> None:
    _, address = site
    run(tmp_path, address)
    run(tmp_path, address)
    assert ask(tmp_path, "SELECT count(*) FROM document") == [(3,)]
    assert ask(tmp_path, "SELECT count(*) FROM version") == [(3,)]
    assert ask(tmp_path, "SELECT count(*) FROM capture") == [(6,)]
    assert ask(tmp_path, "SELECT count(*) FROM revision") == [(0,)]


def test_a_changed_answer_is_a_version_and_says_what_changed(site: tuple[Log, str], tmp_path: Path) -> None:
    log, address = site
    run(tmp_path, address)
    log.counts["two"] = 57
    run(tmp_path, address)
    assert ask(tmp_path, "SELECT count(*) FROM version") == [(4,)]
    assert ask(tmp_path, "SELECT count(*) FROM figure WHERE value IN (52, 57)") == [(2,)], (
        "both versions keep their facts"
    )
    changes = ask(tmp_path, "SELECT * FROM revision")
    assert len(changes) == 1
    assert {"52", "57"} <= {str(part).removesuffix(".0") for part in changes[0]}


def test_a_vanished_page_is_withdrawn_and_keeps_its_facts(site: tuple[Log, str], tmp_path: Path) -> None:
    log, address = site
    run(tmp_path, address)
    del log.counts["three"]
    run(tmp_path, address)
    assert [url.rsplit("/", 1)[-1] for (url,) in ask(tmp_path, "SELECT url FROM withdrawal")] == ["three"]
    assert ask(tmp_path, "SELECT count(*) FROM figure WHERE value = 63") == [(1,)]
    assert ask(tmp_path, "SELECT count(*) FROM document") == [(3,)]
    assert ask(tmp_path, "SELECT count(*) FROM evidence WHERE is_withdrawn AND url LIKE '%three'")[0][0] > 0
