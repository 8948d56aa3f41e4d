"""Crawls over loopback: nothing lost, nothing twice, limits held, and everything that fails is a row."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from misbehaving_web import NOT_FOUND, Answer, LogSite, Request, Web, html

from flows.archive import Archive
from flows.crawl import crawl
from flows.crawl_summary import CrawlProgress, CrawlSummary
from flows.discover import Page, Sequel
from flows.discover.links import Links
from flows.lease import Lease
from flows.moments import now
from flows.state import State
from models.errors import CrawlRunning, SourceFileError
from models.extraction import Capture, Failure
from models.sources import Source

PATIENT = {"connect": 10, "read": 10, "whole": 30, "backoff": 0.01}
QUICK = {"connect": 2, "read": 0.3, "whole": 1}
"""Timeouts for what stalls on purpose; all else gets the time that a busy machine needs."""
FAST = {"rate": 0, "concurrency": 8, "wait": 1}


def log_source(web: Web, **more: Any) -> Source:
    """A source for a log at /log; tables given by name are added to the usual ones."""
    discovery = {"method": "links", "start": [f"{web.url}/log"], "item": "li.entry a", "next": "a[rel=next]"}
    settings = {
        "name": "log",
        "kind": "disclosure-log",
        "allow_private": True,
        "discovery": discovery | more.pop("discovery", {}),
        "politeness": FAST | more.pop("politeness", {}),
        "timeouts": PATIENT | more.pop("timeouts", {}),
        "limits": {"retries": 1} | more.pop("limits", {}),
        **more,
    }
    return Source.model_validate(settings)


def run(source: Source, data: Path) -> CrawlSummary:
    return asyncio.run(crawl(source, data))


def captures(data: Path) -> list[Capture]:
    with State(data) as state:
        return [capture for _, capture in state.captures()]


def failures(data: Path, *, open_only: bool = False) -> list[Failure]:
    with State(data) as state:
        return [failure for _, failure in state.failures(open_only=open_only)]


def withdrawals(data: Path) -> dict[str, str]:
    with State(data) as state:
        return {row.url.partition("127.0.0.1")[2].partition("/")[2]: row.reason for _, row in state.withdrawals()}


def path_of(url: str) -> str:
    return "/" + url.split("/", 3)[3]


def rows(data: Path) -> set[tuple[str, str | None, int | None, str | None]]:
    """What the captures say, without the moments."""
    return {(c.url, c.body_sha256, c.status, c.parent_url) for c in captures(data)}


# -- the whole of a log ------------------------------------------------------------------------------------------------


def test_a_log_is_crawled_whole_and_each_page_once(tmp_path: Path) -> None:
    site = LogSite(60)
    with Web(site) as web:
        summary = run(log_source(web), tmp_path)
    found = captures(tmp_path)
    assert {path_of(capture.url) for capture in found} == site.addresses()
    assert len(found) == len(site.addresses())
    assert set(web.counts().values()) == {1}
    assert (summary.listed, summary.fetched, summary.new, summary.attachments) == (60, 72, 72, 12)
    assert (summary.listings, summary.is_complete, summary.fatal) == (3, True, [])
    archive = Archive(tmp_path / "archive")
    assert all(archive.get(capture.body_sha256 or "") for capture in found)


def test_attachments_are_linked_to_their_page(tmp_path: Path) -> None:
    with Web(LogSite(5)) as web:
        run(log_source(web), tmp_path)
    parents = {path_of(capture.url): capture.parent_url for capture in captures(tmp_path)}
    assert parents["/files/0.csv"] == f"{web.url}/foi/0"
    assert parents["/foi/0"] is None


def test_a_second_crawl_transfers_only_what_changed(tmp_path: Path) -> None:
    site = LogSite(60)
    with Web(site) as web:
        run(log_source(web), tmp_path)
        site.by_status.clear()
        site.revised = {7, 41}
        summary = run(log_source(web), tmp_path)
    assert set(site.by_status[200]) - {"/robots.txt"} == {"/foi/7/", "/foi/41/"}
    assert sum(site.by_status[304].values()) == 72 - 2 + 3
    assert (summary.changed, summary.not_modified, summary.unchanged, summary.new) == (2, 70, 70, 0)
    again = captures(tmp_path)[72:]
    assert len(again) == 72
    first = {capture.url: capture.body_sha256 for capture in captures(tmp_path)[:72]}
    changed = {path_of(capture.url) for capture in again if capture.body_sha256 != first[capture.url]}
    assert changed == {"/foi/7", "/foi/41"}
    assert {capture.media_type for capture in again} == {"text/html; charset=utf-8", "text/csv"}


def test_what_was_read_once_is_not_offered_again(tmp_path: Path) -> None:
    site = LogSite(10)
    with Web(site) as web:
        run(log_source(web), tmp_path)
        with State(tmp_path) as state:
            pending = list(state.pending_captures("1"))
            assert len(pending) == 12
            state.mark_extracted([capture.capture_id for capture in pending], "1", "shard-1")
        site.revised = {3}
        run(log_source(web), tmp_path)
        with State(tmp_path) as state:
            assert [path_of(capture.url) for capture in state.pending_captures("1")] == ["/foi/3"]
            assert state.count_pending("2") == 13
            assert state.shards() == ["shard-1"]


def test_pages_that_are_withdrawn_are_noticed_and_their_captures_stay(tmp_path: Path) -> None:
    site = LogSite(40)
    with Web(site) as web:
        run(log_source(web), tmp_path)
        before = rows(tmp_path)
        site.removed = {3, 8}
        summary = run(log_source(web), tmp_path)
        assert withdrawals(tmp_path) == {"foi/3": "not found (404)", "foi/8": "not found (404)"}
        assert summary.withdrawn == 2
        assert before <= rows(tmp_path)
        run(log_source(web), tmp_path)
        assert len(withdrawals(tmp_path)) == 2
        site.removed = set()
        run(log_source(web), tmp_path)
    with State(tmp_path) as state:
        returned = state.query("select count(*) from withdrawal where returned_at is not null").fetchone()
    assert returned == (2,)
    assert failures(tmp_path, open_only=True) == []


def test_a_page_that_leaves_the_log_but_still_answers_is_withdrawn_from_the_log(tmp_path: Path) -> None:
    site = LogSite(30)
    hidden: set[int] = set()

    def answer(request: Request) -> Answer:
        if request.path != "/log":
            return site(request)
        found = site(replace(request, headers={}))
        for number in hidden:
            found = Answer(found.body.replace(b"/foi/%d/" % number, b"#"))
        return found

    with Web(answer) as web:
        run(log_source(web), tmp_path)
        hidden.add(4)
        run(log_source(web), tmp_path)
    assert withdrawals(tmp_path) == {"foi/4": "no longer listed"}


def test_an_unlisted_page_that_fails_is_looked_at_again(tmp_path: Path) -> None:
    site = LogSite(30)
    failing = False

    def answer(request: Request) -> Answer:
        if failing and request.path == "/foi/4/":
            return Answer(b"", 500)
        return site(request)

    with Web(answer) as web:
        run(log_source(web), tmp_path)
        site.removed = {4}
        failing = True
        run(log_source(web), tmp_path)
        assert withdrawals(tmp_path) == {}
        failing = False
        run(log_source(web), tmp_path)
    assert withdrawals(tmp_path) == {"foi/4": "not found (404)"}


def test_a_resumed_run_remembers_that_its_listing_was_incomplete(tmp_path: Path) -> None:
    site = LogSite(60)
    with Web(site) as web:
        run(log_source(web), tmp_path)
        with State(tmp_path) as state:
            state.query("insert into run (source, started_at) values ('log', ?)", (now(),))
            state.query("update item set run_id = 2 where url not like '%/foi/7'")
            state.query("update item set state = 'failed' where url like '%page=2'")
        summary = run(log_source(web), tmp_path)
    assert summary.is_resumed
    assert withdrawals(tmp_path) == {}
    assert web.count("/foi/7/") == 1


def test_a_listing_that_breaks_withdraws_nothing(tmp_path: Path) -> None:
    """A log that suddenly shows nothing, or a part, is a changed site, not a mass withdrawal."""
    site = LogSite(60)
    broken = False

    def answer(request: Request) -> Answer:
        if broken and request.path == "/log":
            return html('<ul><li class="entry"><a href="/foi/0/">Only one</a></li></ul>')
        return site(request)

    with Web(answer) as web:
        run(log_source(web), tmp_path)
        broken = True
        summary = run(log_source(web), tmp_path)
    assert withdrawals(tmp_path) == {}
    assert any("no longer listed" in warning for warning in summary.warnings)


def test_a_frame_that_changes_with_every_request_is_a_capture_each_time(tmp_path: Path) -> None:
    count = 0

    def page(_: Request) -> Answer:
        nonlocal count
        count += 1
        return html(f"<nav>token {count}</nav><main><p>The same answer.</main>")

    with Web(pages={"/page": page}) as web:
        source = log_source(web, discovery={"method": "urls", "start": [f"{web.url}/page"], "item": None})
        run(source, tmp_path)
        summary = run(source, tmp_path)
    assert summary.changed == 1
    assert len({capture.body_sha256 for capture in captures(tmp_path)}) == 2


# -- validators that lie -----------------------------------------------------------------------------------------------


def test_an_etag_that_stays_while_the_body_changes_is_no_longer_trusted(tmp_path: Path) -> None:
    count = 0

    def page(request: Request) -> Answer:
        nonlocal count
        count += 1
        if count > 2 and "if-none-match" in request.headers:
            return Answer(b"", 304)
        return html(f"<p>answer {count}", etag='"same"')

    with Web(pages={"/page": page}) as web:
        source = log_source(web, discovery={"method": "urls", "start": [f"{web.url}/page"], "item": None})
        summaries = [run(source, tmp_path) for _ in range(3)]
    assert [summary.changed for summary in summaries] == [0, 1, 1]
    assert "if-none-match" not in web.requests[-1].headers


def test_an_etag_that_changes_while_the_body_stays_is_no_change(tmp_path: Path) -> None:
    count = 0

    def page(_: Request) -> Answer:
        nonlocal count
        count += 1
        return html("<p>the same", etag=f'"{count}"')

    with Web(pages={"/page": page}) as web:
        source = log_source(web, discovery={"method": "urls", "start": [f"{web.url}/page"], "item": None})
        run(source, tmp_path)
        summary = run(source, tmp_path)
    assert (summary.changed, summary.unchanged) == (0, 1)


def test_a_304_for_a_body_that_was_lost_is_fetched_whole(tmp_path: Path) -> None:
    site = LogSite(1)
    with Web(site) as web:
        run(log_source(web), tmp_path)
        archive = Archive(tmp_path / "archive")
        page = next(capture for capture in captures(tmp_path) if capture.url.endswith("/foi/0"))
        archive.path(page.body_sha256 or "").write_bytes(b"damaged")
        run(log_source(web), tmp_path)
        assert site.by_status[200]["/foi/0/"] == 2
        archive.path(page.body_sha256 or "").unlink()
        run(log_source(web), tmp_path)
    assert archive.get(page.body_sha256 or "")


def test_what_was_asked_for_recently_is_not_asked_again(tmp_path: Path) -> None:
    with Web(LogSite(20)) as web:
        source = log_source(web, schedule={"revisit_hours": 24})
        run(source, tmp_path)
        asked = len(web.requests)
        summary = run(source, tmp_path)
        assert {request.path for request in web.requests[asked:]} == {"/robots.txt", "/log"}
    assert summary.listed == 20
    assert len(captures(tmp_path)) == 24


# -- limits ------------------------------------------------------------------------------------------------------------


def test_endless_pagination_of_the_same_entries_ends(tmp_path: Path) -> None:
    def answer(request: Request) -> Answer:
        if request.path != "/log":
            return NOT_FOUND if request.path == "/robots.txt" else html("<p>x")
        page = int(request.target.partition("page=")[2] or 1)
        return html(f'<li class="entry"><a href="/foi/1">1</a></li><a rel="next" href="/log?page={page + 1}">next</a>')

    with Web(answer) as web:
        summary = run(log_source(web), tmp_path)
    assert summary.listed == 1
    assert web.count("/log") <= 5


def test_endless_pagination_of_ever_new_entries_ends_at_the_limit(tmp_path: Path) -> None:
    def answer(request: Request) -> Answer:
        if request.path != "/log":
            return NOT_FOUND if request.path == "/robots.txt" else html(f"<p>{request.path}")
        page = int(request.target.partition("page=")[2] or 1)
        entries = "".join(f'<li class="entry"><a href="/foi/{page}-{number}">x</a></li>' for number in range(10))
        return html(f'{entries}<a rel="next" href="/log?page={page + 1}">next</a>')

    with Web(answer) as web:
        summary = run(log_source(web, limits={"pages": 25, "listings": 7}), tmp_path)
    assert web.count("/log") <= 7
    assert sum(capture.url.count("/foi/") for capture in captures(tmp_path)) == 25
    assert not summary.is_complete
    assert {failure.error for failure in failures(tmp_path)} == {"limit_reached"}


def test_links_are_followed_to_their_depth_and_no_further(tmp_path: Path) -> None:
    def answer(request: Request) -> Answer:
        if request.path == "/log":
            return html('<li class="entry"><a href="/deep/0">x</a></li>')
        if not request.path.startswith("/deep/"):
            return NOT_FOUND
        number = int(request.path.rpartition("/")[2])
        return html(f'<a href="/deep/{number + 1}">on</a><a href="/other">other</a>')

    with Web(answer) as web:
        run(log_source(web, follow={"links": ["*/deep/*"]}, limits={"depth": 3}), tmp_path)
    assert {path_of(capture.url) for capture in captures(tmp_path)} == {f"/deep/{number}" for number in range(4)}


def test_other_hosts_are_left_out_and_counted(tmp_path: Path) -> None:
    pages = {"/log": html('<li class="entry"><a href="https://elsewhere.example.org/a">x</a></li>')}
    with Web(pages=pages) as web:
        summary = run(log_source(web), tmp_path)
    assert sum(summary.left_out.values()) == 1
    assert "elsewhere.example.org" in summary.warnings[0]


def test_the_bytes_of_a_run_are_bounded(tmp_path: Path) -> None:
    with Web(LogSite(40, words=2_000)) as web:
        run(log_source(web, limits={"total_bytes": 100_000}, politeness={"concurrency": 1}), tmp_path)
    assert sum(capture.body_bytes for capture in captures(tmp_path)) < 150_000
    assert {failure.error for failure in failures(tmp_path)} == {"limit_reached"}


def test_concurrency_and_rate_are_held(tmp_path: Path) -> None:
    with Web(LogSite(12, delay=0.03)) as web:
        run(log_source(web, politeness={"rate": 25, "concurrency": 3}), tmp_path)
    assert web.most_open <= 3
    times = sorted(request.at for request in web.requests)
    assert (len(times) - 1) / (times[-1] - times[0]) < 26


def test_two_sources_on_one_host_share_its_pace(tmp_path: Path) -> None:
    async def both(web: Web) -> None:
        sources = [log_source(web, name=name, politeness={"rate": 20}) for name in ("one", "two")]
        await asyncio.gather(*(crawl(source, tmp_path) for source in sources))

    with Web(LogSite(6)) as web:
        asyncio.run(both(web))
    assert len(web.requests) == 20
    times = sorted(request.at for request in web.requests)
    assert (len(times) - 1) / (times[-1] - times[0]) < 23


def test_too_few_documents_are_fatal_and_too_many_a_warning(tmp_path: Path) -> None:
    with Web(LogSite(10)) as web:
        few = run(log_source(web, expectations={"minimum": 11}), tmp_path / "few")
        many = run(log_source(web, expectations={"maximum": 9}), tmp_path / "many")
    assert few.is_fatal
    assert "fewer than the 11" in few.fatal[0]
    assert len(captures(tmp_path / "few")) == 12
    assert not many.is_fatal
    assert "more than the 9" in many.warnings[0]


def test_a_listing_that_cannot_be_read_is_fatal(tmp_path: Path) -> None:
    with Web(pages={"/log": Answer(b"", 500)}) as web:
        assert run(log_source(web), tmp_path).is_fatal


def test_a_list_of_urls_that_is_missing_is_fatal_and_a_row(tmp_path: Path) -> None:
    with Web(pages={"/a": html("<p>a")}) as web:
        (tmp_path / "list.txt").write_text(f"# two\n{web.url}/a\n\n", encoding="utf-8")
        start = [str(tmp_path / "list.txt"), str(tmp_path / "none.txt")]
        summary = run(log_source(web, discovery={"method": "urls", "start": start, "item": None}), tmp_path / "data")
    assert summary.is_fatal
    assert [path_of(capture.url) for capture in captures(tmp_path / "data")] == ["/a"]
    assert [failure.error for failure in failures(tmp_path / "data")] == ["path_missing"]


def test_a_selector_that_is_none_is_an_error_of_the_source(tmp_path: Path) -> None:
    with Web(LogSite(1)) as web, pytest.raises(SourceFileError):
        run(log_source(web, discovery={"item": "a["}), tmp_path)


CHARSETS = ["no-such-charset", "utf-7", "utf-16", "idna", "rot13", "hex", "undefined", "ISO-8859-1", "x" * 39, ""]


@pytest.mark.parametrize("charset", CHARSETS)
def test_links_are_found_whatever_the_charset_is_said_to_be(tmp_path: Path, charset: str) -> None:
    pages = {
        "/log": Answer(
            b'<li class="entry"><a href="/foi/1">x</a></li>', headers={"content-type": f"text/html; charset={charset}"}
        ),
        "/foi/1": Answer(b'<p>\xa3<a href="/x.csv">x</a>', headers={"content-type": f"text/html; charset={charset}"}),
        "/x.csv": Answer(b"a,b\n1,2\n"),
    }
    with Web(pages=pages) as web:
        run(log_source(web), tmp_path)
    assert {path_of(capture.url) for capture in captures(tmp_path)} == {"/foi/1", "/x.csv"}


def test_a_page_that_is_wide_is_read_as_wide(tmp_path: Path) -> None:
    wide = {"content-type": "text/html; charset=utf-16"}
    pages = {
        "/log": Answer('<li class="entry"><a href="/foi/1">x</a></li>'.encode("utf-16"), headers=wide),
        "/foi/1": html("<p>x"),
    }
    with Web(pages=pages) as web:
        run(log_source(web), tmp_path)
    assert {path_of(capture.url) for capture in captures(tmp_path)} == {"/foi/1"}


# -- failures are rows -------------------------------------------------------------------------------------------------


def test_each_url_of_a_list_that_fails_is_a_row_and_the_others_are_fetched(tmp_path: Path) -> None:
    pages: dict[str, Any] = {
        "/good": html(
            '<p>x<a href="/files/../../../../etc/passwd.csv">a</a><a href="/files/%2e%2e%2f%2e%2e%2fx.csv">b</a>'
        ),
        "/loop": Answer(b"", 302, {"location": "/loop"}),
        "/stall": Answer(b"", delay=5),
        "/endless": Answer(raw=[b"HTTP/1.1 200 OK\r\n\r\n", *([b"x" * 200_000] * 100)]),
        "/gone": Answer(b"", 410),
        "/challenge": Answer(b"<title>Just a moment...</title>", 403),
        "/named": Answer(b"a,b\n1,2\n", headers={"content-disposition": 'attachment; filename="../../../evil.csv"'}),
        "/etc/passwd.csv": Answer(b"a,b\n1,2\n"),
    }
    with Web(pages=pages) as web, Web() as closed:
        refusing = closed.url
    with Web(pages=pages) as web:
        urls = [f"{web.url}{path}" for path in pages if not path.startswith("/etc")]
        bad = [f"{refusing}/", "ftp://example.org/", "http://[broken", "http:///nothing"]
        source = log_source(
            web,
            discovery={"method": "urls", "start": urls + bad, "item": None},
            limits={"max_bytes": 1_000_000, "retries": 0},
            timeouts=QUICK,
        )
        started = time.monotonic()
        summary = asyncio.run(crawl(source.model_copy(update={"allow_private": True}), tmp_path))
    assert time.monotonic() - started < 8
    by_path = {failure.url.removeprefix(f"{web.url}/"): failure.error for failure in failures(tmp_path)}
    assert by_path["loop"] == "redirect_loop"
    assert by_path["stall"] == "fetch_timeout"
    assert by_path["endless"] == "body_too_large"
    assert by_path["gone"] == "gone"
    assert by_path["challenge"] == "bot_challenge"
    assert by_path["ftp://example.org/"] == "bad_url"
    assert Counter(by_path.values())["bad_url"] == 3
    assert by_path[f"{refusing}/"] == "connection_refused"
    fetched = {path_of(capture.url) for capture in captures(tmp_path)}
    assert {"/good", "/named", "/etc/passwd.csv"} <= fetched
    assert summary.fetched == len(fetched)
    assert not list(tmp_path.rglob("*evil*"))
    assert not list(tmp_path.rglob("*passwd*"))


def test_private_addresses_are_failure_rows_unless_the_source_allows_them(tmp_path: Path) -> None:
    with Web(pages={"/page": html("<p>x")}) as web:
        source = log_source(
            web, discovery={"method": "urls", "start": [f"{web.url}/page"], "item": None}, allow_private=False
        )
        run(source, tmp_path)
        assert [failure.error for failure in failures(tmp_path)] == ["forbidden_address"]
        assert web.requests == []


def test_a_failure_that_recurs_is_one_row_and_a_success_resolves_it(tmp_path: Path) -> None:
    web_pages: dict[str, Any] = {"/page": Answer(b"", 500)}
    with Web(pages=web_pages) as web:
        source = log_source(web, discovery={"method": "urls", "start": [f"{web.url}/page"], "item": None})
        run(source, tmp_path)
        first = failures(tmp_path)
        run(source, tmp_path)
        assert failures(tmp_path) == first
        web.pages["/page"] = html("<p>x")
        run(source, tmp_path)
    assert failures(tmp_path, open_only=True) == []
    assert failures(tmp_path) == first


def test_what_robots_txt_forbids_is_a_row_for_each_url(tmp_path: Path) -> None:
    pages = {
        "/robots.txt": Answer(b"User-agent: *\nDisallow: /foi/2"),
        "/log": html("".join(f'<li class="entry"><a href="/foi/{number}">x</a></li>' for number in range(4))),
        **{f"/foi/{number}": html(f"<p>{number}") for number in range(4)},
    }
    with Web(pages=pages) as web:
        run(log_source(web), tmp_path)
    assert [(path_of(failure.url), failure.error) for failure in failures(tmp_path)] == [
        ("/foi/2", "robots_disallowed")
    ]
    assert web.count("/foi/2") == 0


def test_a_page_that_no_parser_foresaw_is_a_row_and_the_crawl_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = Links.sequel

    def stumble(self: Links, page: Page, source: Source) -> Sequel:
        if page.url.endswith("/foi/3/"):
            raise RecursionError("deeper than anybody foresaw")
        return original(self, page, source)

    monkeypatch.setattr(Links, "sequel", stumble)
    with Web(LogSite(10)) as web:
        summary = run(log_source(web), tmp_path)
    assert summary.fetched == 12
    assert [(path_of(failure.url), failure.error) for failure in failures(tmp_path)] == [
        ("/foi/3", "listing_unreadable")
    ]


def test_a_site_that_challenges_is_left_alone_after_a_few(tmp_path: Path) -> None:
    def answer(request: Request) -> Answer:
        if request.path == "/log":
            return html("".join(f'<li class="entry"><a href="/foi/{number}">x</a></li>' for number in range(50)))
        return NOT_FOUND if request.path == "/robots.txt" else Answer(b"", 403, {"cf-mitigated": "challenge"})

    with Web(answer) as web:
        run(log_source(web, politeness={"concurrency": 1}), tmp_path)
    assert sum(request.path.startswith("/foi/") for request in web.requests) == 3
    assert Counter(failure.error for failure in failures(tmp_path)) == {"bot_challenge": 50}
    assert captures(tmp_path) == []


def test_a_host_that_asks_for_a_long_pause_is_left_to_the_next_run(tmp_path: Path) -> None:
    site = LogSite(30)
    asked = 0
    busy = True

    def answer(request: Request) -> Answer:
        nonlocal asked
        asked += request.path.startswith("/foi/")
        if busy and asked > 5 and request.path.startswith("/foi/"):
            return Answer(b"", 429, {"retry-after": "3600"})
        return site(request)

    with Web(answer) as web:
        summary = run(log_source(web, politeness={"concurrency": 1}), tmp_path)
        assert summary.postponed > 20
        assert asked == 6
        assert Counter(failure.error for failure in failures(tmp_path)) == {"host_unavailable": summary.postponed}
        busy = False
        summary = run(log_source(web), tmp_path)
        assert summary.postponed > 20, "the host asked for an hour: a run started at once must not ask it again"
        assert asked == 6
        with State(tmp_path) as state:
            state.query("update pace set paused_until = 0")
        summary = run(log_source(web), tmp_path)
    assert summary.postponed == 0
    assert {path_of(capture.url) for capture in captures(tmp_path)} == site.addresses()
    assert failures(tmp_path, open_only=True) == []


def test_a_redirect_to_a_host_that_is_left_alone_costs_only_that_page(tmp_path: Path) -> None:
    with Web(lambda _: Answer(b"", 429, {"retry-after": "3600"})) as busy:

        def answer(request: Request) -> Answer:
            if request.path == "/robots.txt":
                return NOT_FOUND
            number = int(request.path.strip("/"))
            return Answer(b"", 302, {"location": f"{busy.url}/x"}) if number % 2 else html(f"<p>{number}")

        with Web(answer) as web:
            urls = [f"{web.url}/{number}" for number in range(20)]
            run(log_source(web, discovery={"method": "urls", "start": urls, "item": None}), tmp_path)
    assert len(captures(tmp_path)) == 10
    assert len(failures(tmp_path)) == 10
    assert len(busy.requests) <= 8


def test_a_listing_on_a_host_that_is_left_alone_is_fatal(tmp_path: Path) -> None:
    with Web(lambda _: Answer(b"", 429, {"retry-after": "3600"})) as web:
        summary = run(log_source(web), tmp_path)
    assert summary.is_fatal
    assert not summary.is_complete
    assert summary.failed == {"host_unavailable": 1}


def test_a_host_that_is_down_does_not_hold_up_the_others(tmp_path: Path) -> None:
    slow = lambda request: NOT_FOUND if request.path == "/robots.txt" else Answer(b"", delay=5)  # noqa: E731
    with Web(slow) as dead, Web(lambda request: html(f"<p>{request.path}")) as alive:
        urls = [f"{dead.url}/{number}" for number in range(40)] + [f"{alive.url}/{number}" for number in range(20)]
        listed = {"method": "urls", "start": urls, "item": None}
        source = log_source(dead, discovery=listed, politeness={"concurrency": 2}, timeouts=QUICK)
        started = time.monotonic()
        run(source, tmp_path)
    assert time.monotonic() - started < 20
    assert len(captures(tmp_path)) == 20
    errors = Counter(failure.error for failure in failures(tmp_path))
    assert sum(errors.values()) == 40
    assert errors["host_unavailable"] > 25


# -- one run at a time, and runs that are killed -----------------------------------------------------------------------


def test_two_runs_of_one_source_do_not_meet(tmp_path: Path) -> None:
    with Web(LogSite(1)) as web, State(tmp_path) as state:
        lease = Lease(state, "log")
        lease.take()
        with pytest.raises(CrawlRunning):
            run(log_source(web), tmp_path)
        assert web.requests == []
        run(log_source(web, name="other"), tmp_path)
        lease.drop()
        run(log_source(web), tmp_path)


def test_the_lease_of_a_dead_or_sleeping_run_is_taken_over(tmp_path: Path) -> None:
    with State(tmp_path) as state:
        dead = Lease(state, "log")
        dead.take()
        state.query("update lease set expires_at = 0")
        second = Lease(state, "log")
        second.take()
        with pytest.raises(CrawlRunning):
            dead.renew()
        second.renew()


def crawl_until_killed(source: Path, data: Path, web: Web, requests: int) -> bool:
    """Crawl in another process and kill it when the web has seen so many requests; whether it was still running then."""
    started = len(web.requests)
    process = subprocess.Popen([sys.executable, str(Path(__file__).parent / "crawl_once.py"), str(source), str(data)])
    while process.poll() is None and len(web.requests) - started < requests:
        time.sleep(0.001)
    was_running = process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    return was_running


def test_a_crawl_that_is_killed_again_and_again_ends_in_the_same_rows(tmp_path: Path) -> None:
    site = LogSite(200, words=50)
    luck = random.Random(1)
    kills = 0
    with Web(site) as web:
        source = log_source(web, politeness={"concurrency": 4})
        run(source, tmp_path / "whole")
        described = tmp_path / "source.json"
        described.write_text(source.model_dump_json(), encoding="utf-8")
        while kills < 4 and crawl_until_killed(described, tmp_path / "killed", web, luck.randint(5, 60)):
            kills += 1
        asked = len(web.requests)
        summary = run(source, tmp_path / "killed")
    assert kills == 4
    assert rows(tmp_path / "killed") == rows(tmp_path / "whole")
    assert len(captures(tmp_path / "killed")) == len(site.addresses())
    assert summary.fetched == len(site.addresses())
    assert len(web.requests) > asked
    with State(tmp_path / "killed") as state:
        assert state.query("select count(*), count(finished_at) from run").fetchone() == (1, 1)
    assert list(Archive(tmp_path / "killed" / "archive").damaged()) == []
    # What was under way when the process was killed is asked for again, and no more than that.
    twice = [target for target, times in web.counts().items() if times > 2 and target not in ("/robots.txt",)]
    assert len(twice) <= kills * 6


def test_a_run_that_was_killed_long_ago_is_not_resumed(tmp_path: Path) -> None:
    with Web(LogSite(3)) as web:
        with State(tmp_path) as state:
            state.query("insert into run (source, started_at) values ('log', '2020-01-01T00:00:00+00:00')")
        summary = run(log_source(web), tmp_path)
    assert summary.run_id == 2
    assert not summary.is_resumed


# -- files -------------------------------------------------------------------------------------------------------------


def file_rows(data: Path) -> Iterable[tuple[str, str, str | None]]:
    return [(capture.url, capture.fetched_at, capture.body_sha256) for capture in captures(data)]


def test_files_are_captures_that_stay_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    (folder / "more").mkdir(parents=True)
    (folder / "a letter.txt").write_text("Dear requester,", encoding="utf-8")
    (folder / "more" / "b.html").write_text("<p>x", encoding="utf-8")
    (folder / "more" / ".DS_Store").write_bytes(b"x")
    (folder / "loop").symlink_to(folder)
    (folder / "dangling").symlink_to(tmp_path / "nothing")
    os.utime(folder / "a letter.txt", ns=(0, 1_700_000_000_123_456_789))
    source = Source.for_paths([folder, tmp_path / "missing.txt"])
    first = run(source, tmp_path / "data")
    found = file_rows(tmp_path / "data")
    assert [path_of(url).rpartition("/")[2] for url, _, _ in found] == ["a%20letter.txt", "b.html"]
    assert found[0][1] == "2023-11-14T22:13:20.123457+00:00"
    assert Counter(failure.error for failure in failures(tmp_path / "data")) == {"path_missing": 2}
    second = run(source, tmp_path / "data")
    assert file_rows(tmp_path / "data") == found
    assert len(failures(tmp_path / "data")) == 2
    assert (first.new, second.new, second.unchanged) == (2, 0, 2)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_a_row(tmp_path: Path) -> None:
    denied = tmp_path / "denied"
    denied.mkdir()
    (tmp_path / "good.txt").write_text("x", encoding="utf-8")
    denied.chmod(0)
    try:
        run(Source.for_paths([denied, tmp_path / "good.txt"]), tmp_path / "data")
    finally:
        denied.chmod(0o700)
    assert [failure.error for failure in failures(tmp_path / "data")] == ["path_denied"]
    assert len(captures(tmp_path / "data")) == 1


def test_a_folder_that_may_not_be_listed_is_a_row_for_root_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "letters" / "denied").mkdir(parents=True)
    (tmp_path / "letters" / "good.txt").write_text("x", encoding="utf-8")
    scandir = os.scandir

    def refuse(path: Path) -> Any:
        if Path(path).name == "denied":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr("flows.local.os.scandir", refuse)
    run(Source.for_paths([tmp_path / "letters"]), tmp_path / "data")
    assert [(failure.url.rpartition("/")[2], failure.error) for failure in failures(tmp_path / "data")] == [
        ("denied", "path_denied")
    ]
    assert len(captures(tmp_path / "data")) == 1


def test_a_file_too_large_is_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOITRACE_MAX_BYTES", "1000")
    (tmp_path / "large.txt").write_bytes(b"x" * 1_001)
    run(Source.for_paths([tmp_path / "large.txt"]), tmp_path / "data")
    assert [failure.error for failure in failures(tmp_path / "data")] == ["too_large"]


def test_progress_is_told(tmp_path: Path) -> None:
    steps: list[CrawlProgress] = []
    with Web(LogSite(20)) as web:
        asyncio.run(crawl(log_source(web), tmp_path, progress=steps.append))
    assert steps[-1].done == steps[-1].total == 25
    with State(tmp_path) as state:
        assert (state.last_summary("log") or {})["fetched"] == 24
    assert [step.done for step in steps] == sorted(step.done for step in steps)


def test_the_same_body_under_two_urls_is_offered_once(tmp_path: Path) -> None:
    pages = {
        "/log": html(
            '<li class="entry"><a href="/foi/1">x</a></li><li class="entry"><a href="/foi/copy-of-1">x</a></li>'
        ),
        "/foi/1": html("<p>the same"),
        "/foi/copy-of-1": html("<p>the same"),
    }
    with Web(pages=pages) as web:
        run(log_source(web), tmp_path)
        given = log_source(
            web,
            name="given",
            discovery={"method": "urls", "start": [f"{web.url}/foi/1", f"{web.url}/foi/copy-of-1"], "item": None},
        )
        with State(tmp_path) as state:
            assert [path_of(capture.url) for capture in state.pending_captures("1")] == ["/foi/1"]
            assert [(path_of(one), path_of(other)) for one, other in state.duplicates()] == [
                ("/foi/copy-of-1", "/foi/1")
            ]
        run(given, tmp_path / "given")
        with State(tmp_path / "given") as state:
            assert state.count_pending("1") == 2
