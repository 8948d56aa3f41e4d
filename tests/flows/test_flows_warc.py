"""WARC: what is exported is read by warcio, and a round trip changes nothing; other tools' files are read within bounds."""

from __future__ import annotations

import asyncio
import gzip
import io
from pathlib import Path

import pytest
from misbehaving_web import LogSite, Web
from test_flows_crawl import captures, failures, log_source, run
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from flows.archive import Archive
from flows.crawl import crawl
from flows.state import State
from flows.warc import export_warc
from models.extraction import Capture, Failure
from models.sources import Source


def test_a_round_trip_changes_nothing(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear requester,", encoding="utf-8")
    site = LogSite(10)
    with Web(site) as web:
        run(log_source(web), tmp_path / "data")
        site.revised = {2}
        run(log_source(web), tmp_path / "data")
    run(Source.for_paths([letter]), tmp_path / "data")
    target = tmp_path / "crawl.warc.gz"
    count = export_warc(tmp_path / "data", target)
    source = Source.for_warcs([target])
    summary = run(source, tmp_path / "copy")
    assert failures(tmp_path / "copy") == []
    assert captures(tmp_path / "copy") == captures(tmp_path / "data")
    assert set(Archive(tmp_path / "copy" / "archive").hashes()) <= set(Archive(tmp_path / "data" / "archive").hashes())
    assert count == summary.fetched == 27
    again = run(source, tmp_path / "copy")
    assert again.new == 0
    assert len(captures(tmp_path / "copy")) == 25


def test_the_export_follows_the_standard(tmp_path: Path) -> None:
    with Web(LogSite(2)) as web:
        run(log_source(web), tmp_path / "data")
        run(log_source(web), tmp_path / "data")
    target = tmp_path / "crawl.warc"
    export_warc(tmp_path / "data", target)
    with target.open("rb") as file:
        kinds = []
        for record in ArchiveIterator(file, check_digests="raise"):
            record.content_stream().read()
            assert record.digest_checker.passed is not False
            kinds.append(record.rec_type)
            assert record.rec_headers.protocol == "WARC/1.1"
            if record.rec_type == "response":
                assert record.http_headers.get_statuscode() == "200"
    assert kinds[0] == "warcinfo"
    assert {"response", "revisit"} < set(kinds)


def test_an_export_that_fails_leaves_no_file(tmp_path: Path) -> None:
    with Web(LogSite(1)) as web:
        run(log_source(web), tmp_path / "data")
    for body in (tmp_path / "data" / "archive").glob("*/*.zst"):
        body.unlink()
    with pytest.raises(LookupError):
        export_warc(tmp_path / "data", tmp_path / "crawl.warc.gz")
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def write(path: Path, *records: tuple[str, str, str, list[tuple[str, str]], bytes]) -> None:
    """A file as another tool writes it: (type, URL, status line, headers, payload) for each record."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=path.suffix == ".gz")
        for kind, url, status, headers, payload in records:
            http = StatusAndHeaders(status, headers, "HTTP/1.1") if status else None
            fields = {"WARC-Date": "2021-02-03T04:05:06Z"}
            writer.write_record(
                writer.create_warc_record(
                    url,
                    kind,
                    payload=io.BytesIO(payload),
                    length=len(payload),
                    http_headers=http,
                    warc_headers_dict=fields,
                )
            )


def read(path: Path, data: Path, max_bytes: int = 100_000) -> tuple[list[Capture], list[Failure]]:
    source = Source.for_warcs([path])
    source = source.model_copy(update={"limits": source.limits.model_copy(update={"max_bytes": max_bytes})})
    asyncio.run(crawl(source, data))
    return captures(data), failures(data)


def test_what_other_tools_wrote_is_read(tmp_path: Path) -> None:
    packed = gzip.compress(b"<html><p>packed")
    chunked = b"f\r\n<html><p>chunks\r\n0\r\n\r\n"
    records = [
        ("response", "https://foi.example.org/a/?utm_source=x", "200 OK", [("Set-Cookie", "x")], b"<html><p>a"),
        ("response", "https://foi.example.org/b", "200 OK", [("Content-Encoding", "gzip")], packed),
        ("response", "https://foi.example.org/c", "200 OK", [("Transfer-Encoding", "chunked")], chunked),
        ("response", "https://foi.example.org/d", "404 Not Found", [], b"no"),
        ("response", "https://foi.example.org/e", "301 Moved", [("Location", "/a")], b""),
        ("request", "https://foi.example.org/a", "", [], b"GET / HTTP/1.1\r\n\r\n"),
        ("resource", "https://foi.example.org/f.csv", "", [], b"year,count\n2021,5\n"),
        ("resource", "urn:screenshot:a", "", [], b"\x89PNG"),
        ("response", "dns:foi.example.org", "", [], b"1.1.1.1"),
        ("metadata", "https://foi.example.org/a", "", [], b"x: y"),
    ]
    write(tmp_path / "other.warc.gz", *records)
    found, failed = read(tmp_path / "other.warc.gz", tmp_path / "data")
    archive = Archive(tmp_path / "data" / "archive")
    bodies = {capture.url: archive.get(capture.body_sha256 or "") for capture in found}
    assert bodies == {
        "https://foi.example.org/a": b"<html><p>a",
        "https://foi.example.org/b": b"<html><p>packed",
        "https://foi.example.org/c": b"<html><p>chunks",
        "https://foi.example.org/f.csv": b"year,count\n2021,5\n",
    }
    assert failed == []
    assert {capture.fetched_at for capture in found} == {"2021-02-03T04:05:06.000000+00:00"}
    assert all(name != "set-cookie" for capture in found for name, _ in capture.headers)
    with State(tmp_path / "data") as state:
        assert state.count_pending("1") == 4


def test_bodies_beyond_the_bound_and_bombs_are_rows(tmp_path: Path) -> None:
    bomb = gzip.compress(b"\0" * 30_000_000)
    write(
        tmp_path / "large.warc",
        ("response", "https://foi.example.org/large", "200 OK", [], b"x" * 200_000),
        ("response", "https://foi.example.org/bomb", "200 OK", [("Content-Encoding", "gzip")], bomb),
        ("response", "https://foi.example.org/good", "200 OK", [], b"<p>good"),
    )
    found, failed = read(tmp_path / "large.warc", tmp_path / "data")
    assert [capture.url for capture in found] == ["https://foi.example.org/good"]
    assert {(failure.url, failure.error) for failure in failed} == {
        ("https://foi.example.org/large", "body_too_large"),
        ("https://foi.example.org/bomb", "body_too_large"),
    }


RECORD = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n"
BROKEN = [
    ("no WARC at all", b"just words\n" * 50),
    ("empty", b""),
    ("gzip of nothing sensible", gzip.compress(b"words and words")),
    ("cut off", RECORD + b"Content-Length: 500\r\n\r\nHTTP/1.1 200 OK\r\n\r\nhalf"),
    ("without a date", RECORD.replace(b"response", b"resource") + b"Content-Length: 1\r\n\r\nx\r\n\r\n"),
]


@pytest.mark.parametrize("body", [row[1] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_a_broken_file_ends_in_rows(tmp_path: Path, body: bytes) -> None:
    (tmp_path / "broken.warc").write_bytes(body)
    found, failed = read(tmp_path / "broken.warc", tmp_path / "data")
    assert len(found) + len(failed) <= 1
    assert all(failure.error in ("malformed", "unreadable", "truncated") for failure in failed)


def test_a_file_that_is_missing_is_a_row(tmp_path: Path) -> None:
    assert [failure.error for failure in read(tmp_path / "none.warc", tmp_path / "data")[1]] == ["path_missing"]
