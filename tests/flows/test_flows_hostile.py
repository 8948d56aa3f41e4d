"""What a hostile site, file or archive must not do: end the crawl of all the others, or hold it up for ever."""

from __future__ import annotations

import asyncio
import gzip
import io
import ipaddress
import json
import os
import time
import tracemalloc
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import zstandard
from h2.exceptions import ProtocolError
from misbehaving_web import Answer, Request, Web, html
from test_flows_crawl import captures, failures, log_source, run
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from flows.addresses import is_public
from flows.archive import Archive
from flows.challenges import find_challenge
from flows.rates import Rates, retry_after_seconds
from flows.repeats import line_keys
from flows.transport import BodyStream
from flows.warc import export_warc
from models.errors import ConnectionLost, HostUnavailable, PathDenied
from models.extraction import Capture
from models.sources import Source


def test_ipv4_translated_addresses_are_judged_private() -> None:
    assert not is_public(ipaddress.ip_address("::ffff:0:127.0.0.1"))


@pytest.mark.parametrize(
    "value",
    [
        "Mon, 01 Jan 99999999999999999999 00:00:00 GMT",  # a year that no integer of C holds
        "Mon, 01 Jan 2020 00:00:00 +99999999999999999999",
        "Mon, 01 Jan 0001 00:00:00 -0000",
    ],
)
def test_an_impossible_retry_after_is_no_error(value: str) -> None:
    assert retry_after_seconds(value) in (None, 0.0)


def test_a_validator_that_is_not_ascii_does_not_end_the_crawl(tmp_path: Path) -> None:
    def site(request: Request) -> Answer:
        if request.path == "/log":
            return html('<li class="entry"><a href="/one">One</a></li>')
        return Answer(b"<p>An answer</p>", headers={"ETag": '"caf\xe9"', "Last-Modified": "f\xe9vrier"})

    with Web(site) as web:
        run(log_source(web), tmp_path)
        again = run(log_source(web), tmp_path)
    assert (again.fetched, again.unchanged, again.fatal) == (1, 1, [])


def test_a_crawl_delay_that_nobody_can_wait_for_leaves_the_host(tmp_path: Path) -> None:
    rates = Rates(rate=1, wait=300)
    rates.obey_crawl_delay("host", 86_400)
    with pytest.raises(HostUnavailable):
        rates.check("host")
    robots = Answer(b"User-agent: *\nRequest-rate: 1/999999999\n")
    started = time.monotonic()
    with Web(lambda request: robots if request.path == "/robots.txt" else html("<p>x")) as web:
        summary = run(log_source(web), tmp_path)
    assert time.monotonic() - started < 20
    assert set(summary.failed) == {"host_unavailable"}


def test_a_pace_that_the_source_itself_asks_for_is_waited_for() -> None:
    rates = Rates(rate=0.001, wait=300)
    rates.check("host")


def test_unending_scripts_are_passed_over_in_one_pass() -> None:
    body = b"<html>sucuri_cloudproxy_js " + b"<script" * 20_000
    started = time.monotonic()
    assert find_challenge(200, {}, body) == "Sucuri"
    assert time.monotonic() - started < 1
    words = b"<p>" + b"a word or two " * 40
    assert find_challenge(200, {}, b"<script>sucuri_cloudproxy_js</script>" + words) is None
    assert find_challenge(200, {}, b"<script>sucuri_cloudproxy_js " + words + b"</script>") == "Sucuri"


def test_files_with_odd_names_and_moments_are_rows_like_others(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text("An answer.")
    far = folder / "far.txt"
    far.write_text("From a year that no calendar has.")
    try:
        os.utime(far, (2**40, 2**40))
    except OSError:  # this file system has no such moments
        far.unlink()
    try:
        os.symlink("nowhere", os.fsencode(folder) + b"/\xff\xfe.txt")
    except OSError:
        pytest.skip("this file system takes only names that are text")
    summary = run(Source.for_paths([folder]), tmp_path / "data")
    assert summary.fatal == []
    assert len(captures(tmp_path / "data")) == len([path for path in folder.iterdir() if path.exists()])
    assert [failure.error for failure in failures(tmp_path / "data")] == ["path_missing"]


def test_a_data_folder_inside_the_folder_that_is_read_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("An answer.")
    for _ in range(3):
        run(Source.for_paths([tmp_path]), tmp_path / "data")
    assert [capture.url.rpartition("/")[2] for capture in captures(tmp_path / "data")] == ["letter.txt"]
    assert failures(tmp_path / "data") == []


def test_a_body_that_breaks_http_2_is_a_lost_connection() -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b"x"
        raise ProtocolError("a frame that is none")

    async def read() -> None:
        async for _ in BodyStream(pieces()):
            pass

    with pytest.raises(ConnectionLost):
        asyncio.run(read())


@pytest.mark.parametrize("damage", [b"", b"junk", zstandard.compress(b"other")])
def test_a_body_that_was_damaged_is_written_anew(tmp_path: Path, damage: bytes) -> None:
    archive = Archive(tmp_path)
    sha256 = archive.put(b"an answer")
    archive.path(sha256).write_bytes(damage)
    archive.put(b"an answer")
    assert archive.get(sha256) == b"an answer"


def test_only_pages_are_read_for_their_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*arguments: object, **named: object) -> None:
        raise AssertionError("a scan was read for its lines")

    sha256 = Archive(tmp_path / "archive").put(b"%PDF-1.7\n" + b"1 0 obj" * 50)
    capture = Capture("c", "https://a.example/x.pdf", "https://a.example/x.pdf", "m", 200, sha256, 9, "application/pdf")
    monkeypatch.setattr("flows.repeats.read", never)
    assert line_keys(capture, str(tmp_path)) == frozenset()


# -- WARC files --------------------------------------------------------------------------------------------------------


def warc(path: Path, notes: list[str], *, cut: int = 0) -> Path:
    """A WARC file with a record for each note, as if our own export had written it; `cut` bytes are missing at its end."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=False)
    for number, note in enumerate(notes):
        record = writer.create_warc_record(
            f"https://example.org/{number}",
            "response",
            payload=io.BytesIO(b"<p>An answer of some length</p>"),
            http_headers=StatusAndHeaders("200 OK", [("Content-Type", "text/html")], "HTTP/1.1"),
            warc_headers_dict={"WARC-Date": "2024-01-01T00:00:00Z", "Foitrace-Capture": note},
        )
        writer.write_record(record)
    path.write_bytes(file.getvalue()[: len(file.getvalue()) - cut])
    return path


@pytest.mark.parametrize(
    "note",
    [
        {"redirects": 5},
        {"redirects": [{}]},
        {"headers": [1, 2]},
        {"headers": [["a", "b", "c"]]},
        {"source": {"a": 1}},
        {"media_type": ["text/html"]},
        {"url": "javascript:alert(1)"},
        {"url": ["x"]},
        {"parent_url": 5},
        {"parent_url": "http://example.org/\x1b[31m"},
    ],
)
def test_a_note_that_is_not_ours_is_passed_over(tmp_path: Path, note: dict[str, Any]) -> None:
    path = warc(tmp_path / "x.warc", [json.dumps(note), "{}"])
    summary = run(Source.for_warcs([path]), tmp_path / "data")
    assert [capture.url for capture in captures(tmp_path / "data")] == [
        "https://example.org/0",
        "https://example.org/1",
    ]
    assert summary.fatal == []


def test_a_record_that_ends_early_is_a_failure_and_no_capture(tmp_path: Path) -> None:
    path = warc(tmp_path / "x.warc", ["{}", "{}"], cut=15)
    run(Source.for_warcs([path]), tmp_path / "data")
    assert [capture.url for capture in captures(tmp_path / "data")] == ["https://example.org/0"]
    assert [failure.error for failure in failures(tmp_path / "data")] == ["truncated"]


def test_a_record_without_an_address_is_a_failure(tmp_path: Path) -> None:
    path = warc(tmp_path / "x.warc", ["{}"])
    path.write_bytes(path.read_bytes().replace(b"WARC-Target-URI", b"WARC-Target-XXX"))
    run(Source.for_warcs([path]), tmp_path / "data")
    assert [failure.error for failure in failures(tmp_path / "data")] == ["malformed"]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    run(Source.for_warcs([warc(tmp_path / "x.warc", ["{}"])]), tmp_path / "data")
    with pytest.raises(PathDenied):
        export_warc(tmp_path / "data", tmp_path / "nowhere" / "x.warc")
    (tmp_path / "folder.warc").mkdir()
    with pytest.raises(PathDenied):
        export_warc(tmp_path / "data", tmp_path / "folder.warc")
    assert not list(tmp_path.glob(".*.part"))


@pytest.mark.parametrize("filling", [b"a" * 1_000_000, b"X-Many: 1\r\n" * 100_000])
def test_headers_without_end_are_not_read_to_their_end(tmp_path: Path, filling: bytes) -> None:
    path = tmp_path / "x.warc.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(b"WARC/1.0\r\nWARC-Type: response\r\nX: ")
        for _ in range(60):
            file.write(filling)
    tracemalloc.start()
    run(Source.for_warcs([path]), tmp_path / "data")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 30_000_000
    assert [failure.error for failure in failures(tmp_path / "data")] == ["malformed"]
