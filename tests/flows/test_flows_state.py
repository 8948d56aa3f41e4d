"""The state: logs that keep their numbers, frontiers of any size in flat memory, and files that cannot be used."""

from __future__ import annotations

import sqlite3
import threading
import tracemalloc
from pathlib import Path

import pytest

from flows.finds import Find
from flows.frontier import Frontier
from flows.state import State
from models.errors import PathDenied, SettingsError
from models.extraction import Capture, Failure
from models.identifiers import capture_id


def capture(number: int, body: str = "0", moment: str = "2024-01-01T00:00:00.000000+00:00") -> Capture:
    url = f"https://log.example.org/{number}"
    sha256 = body.rjust(64, "0")
    return Capture(
        capture_id=capture_id(url, moment, sha256),
        url=url,
        final_url=url,
        fetched_at=moment,
        status=200,
        body_sha256=sha256,
        body_bytes=1,
        media_type="text/html",
        headers=(("etag", '"x"'), ("x-odd", "ü")),
        redirects=("https://log.example.org/old",),
        source="log",
    )


def failure(number: int, error: str = "server_error", moment: str = "2024-01-01T00:00:00+00:00") -> Failure:
    return Failure(f"https://log.example.org/{number}", "fetch", error, "It failed.", "Wait.", moment, None, "log")


def test_a_capture_comes_back_as_it_was_put_in(tmp_path: Path) -> None:
    with State(tmp_path) as state:
        assert state.add_capture(capture(1))
        assert not state.add_capture(capture(1))
        assert list(state.captures()) == [(1, capture(1))]
        assert state.capture(capture(1).capture_id) == capture(1)
        assert state.capture("none") is None


def test_logs_are_read_on_from_any_number(tmp_path: Path) -> None:
    with State(tmp_path) as state:
        for number in range(1_234):
            state.add_capture(capture(number, str(number)))
        everything = list(state.captures())
        assert len(everything) == 1_234
        assert list(state.captures(after=1_000)) == everything[1_000:]
        assert list(state.captures(after=10, limit=600)) == everything[10:610]
        assert len(list(state.pending_captures("1", limit=700))) == 700
        assert len(list(state.pending_captures("1", after=1_200))) == 34


def test_pending_captures_may_be_marked_while_they_are_read(tmp_path: Path) -> None:
    with State(tmp_path) as state:
        for number in range(1_100):
            state.add_capture(capture(number, str(number)))
        seen = []
        for found in state.pending_captures("1"):
            seen.append(found.capture_id)
            state.mark_extracted([found.capture_id], "1", "shard")
        assert len(seen) == len(set(seen)) == 1_100
        assert state.count_pending("1") == 0


def test_a_failure_keeps_its_row_and_first_moment(tmp_path: Path) -> None:
    with State(tmp_path) as state:
        state.add_failures([failure(1), failure(2)])
        state.add_failures([failure(1, moment="2024-02-01T00:00:00+00:00"), failure(1, "fetch_timeout")])
        assert [row for _, row in state.failures()] == [failure(1), failure(2), failure(1, "fetch_timeout")]
        assert state.query("select times from failure where sequence = 1").fetchone() == (2,)


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with State(tmp_path) as state:

        def fail_half_way() -> None:
            with state.transaction():
                state.add_capture(capture(1))
                state.add_failures([failure(1)])
                raise RuntimeError("half way")

        with pytest.raises(RuntimeError):
            fail_half_way()
        assert list(state.captures()) == []
        assert list(state.failures()) == []


def test_several_writers_wait_for_each_other(tmp_path: Path) -> None:
    def write(start: int) -> None:
        with State(tmp_path) as state:
            for number in range(start, start + 50):
                with state.transaction():
                    state.add_capture(capture(number, str(number)))

    with State(tmp_path):
        threads = [threading.Thread(target=write, args=(start,)) for start in (0, 100, 200)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    with State(tmp_path) as state:
        assert len(list(state.captures())) == 150


def test_a_frontier_of_many_urls_takes_little_memory(tmp_path: Path) -> None:
    """Memory must not grow with the URLs: what is measured is this process's own, without SQLite's small cache."""
    count, chunk = 20_000, 500
    with State(tmp_path) as state:
        frontier = Frontier(state, "log")
        tracemalloc.start()
        for start in range(0, count, chunk):
            frontier.add(
                [Find(f"https://log.example.org/{number}", "page", "x") for number in range(start, start + chunk)]
            )
        taken = 0
        while batch := frontier.pending("log.example.org", 1_000):
            with state.transaction() as db:
                db.executemany("update item set state = 'done' where item_id = ?", [(item.item_id,) for item in batch])
            taken += len(batch)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert taken == count
    assert peak < 8_000_000


def test_hosts_are_listed_once_however_many_items_they_have(tmp_path: Path) -> None:
    with State(tmp_path) as state:
        frontier = Frontier(state, "log")
        frontier.add(
            [Find(f"https://{host}.example.org/{number}", "page", "x") for host in "bca" for number in range(50)]
        )
        assert frontier.hosts() == ["a.example.org", "b.example.org", "c.example.org"]
        assert Frontier(state, "other").hosts() == []


def test_the_same_page_in_other_spellings_is_one_item(tmp_path: Path) -> None:
    spellings = ["https://a.example.org/x", "https://A.example.org/x/#top", "https://a.example.org/x?utm_source=y"]
    with State(tmp_path) as state:
        frontier = Frontier(state, "log")
        assert frontier.add([Find(url, "page", "x") for url in spellings]) == 1
        assert frontier.add([Find("https://a.example.org/x", "listing", "x", payload=b"1")]) == 1
        assert frontier.add([Find("https://a.example.org/x", "listing", "x", payload=b"2")]) == 1


def test_the_listing_comes_first(tmp_path: Path) -> None:
    with State(tmp_path) as state:
        frontier = Frontier(state, "log")
        frontier.add([Find("https://a.example.org/1", "page", "x"), Find("https://a.example.org/2", "listing", "x")])
        assert [item.role for item in frontier.pending("a.example.org", 5)] == ["listing", "page"]


def test_files_that_cannot_be_used_are_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(PathDenied):
        State(tmp_path / "file" / "data")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "state.sqlite").write_bytes(b"this is no database, however long it may be" * 50)
    with pytest.raises(SettingsError):
        State(tmp_path / "other")
    State(tmp_path / "newer").close()
    with sqlite3.connect(tmp_path / "newer" / "state.sqlite") as database:
        database.execute("pragma user_version = 99")
    with pytest.raises(SettingsError, match="newer"):
        State(tmp_path / "newer")
