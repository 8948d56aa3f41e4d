"""Loading: idempotent, order-free, transactional, one writer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from warehouse_builders import LETTER, House, capture_of, extract_letter, rows_of

from models.errors import WarehouseError, WarehouseLocked
from models.extraction import Capture, Failure, Withdrawal
from models.identifiers import capture_id
from warehouse.lock import writer_lock
from warehouse.rows import capture_rows, document_rows, failure_rows, merge_rows, source_rows, withdrawal_rows

URL = "https://police.example/foi/1"
CHANGED = LETTER.replace("97 allegations", "99 allegations")
REFRAMED = LETTER.replace("Accept cookies", "Accept cookies (token 81f3)")


def test_a_document_becomes_rows_of_every_kind(house: House) -> None:
    summary = house.load(house.shard(rows_of(LETTER, URL)))
    assert (summary.documents, summary.versions, summary.captures, summary.facts) == (1, 1, 1, 6)
    assert house.ask("SELECT quote, value, measure FROM figure ORDER BY start_offset") == [
        ("97", 97.0, "allegations"),
        ("88", 88.0, "officers"),
    ]
    assert house.ask("SELECT canonical, role FROM reference_number") == [("01.FOI.24.000123", "own")]


def test_loading_twice_changes_no_row_and_no_load_row(house: House) -> None:
    shard = house.shard(rows_of(LETTER, URL))
    house.load(shard)
    before = house.content(without=())
    again = house.load(shard)
    assert not again.is_changed
    assert again.load_id is None
    assert house.content(without=()) == before


def test_the_same_rows_in_other_shards_change_nothing(house: House, letters: Any) -> None:
    rows = letters(4)
    house.load(*[house.shard(row) for row in rows])
    before = house.content(without=())
    assert not house.load(house.shard(*rows), house.shard(*rows[:2])).is_changed
    assert house.content(without=()) == before


def test_a_recrawl_with_another_frame_adds_a_capture_and_no_version(house: House) -> None:
    house.load(house.shard(rows_of(LETTER, URL)))
    facts = house.ask("SELECT * FROM figure")
    summary = house.load(house.shard(rows_of(REFRAMED, URL, "2024-05-01T09:00:00Z")))
    assert (summary.versions, summary.replaced, summary.captures) == (0, 0, 1)
    assert house.ask("SELECT count(*) FROM sighting") == [(2,)]
    assert house.ask("SELECT * FROM figure") == facts


@pytest.mark.parametrize(("order", "batch"), [((0, 1, 2), 1), ((2, 1, 0), 10), ((2, 1, 0), 1), ((1, 2, 0), 1)])
def test_the_order_of_shards_does_not_matter(house: House, order: tuple[int, ...], batch: int, tmp_path: Path) -> None:
    parts = [
        rows_of(LETTER, URL, "2024-04-01T09:00:00Z"),
        rows_of(REFRAMED, URL, "2024-03-01T09:00:00Z"),
        rows_of(CHANGED, URL, "2024-05-01T09:00:00Z"),
    ]
    house.load(*[house.shard(part) for part in parts])
    other = House(tmp_path / "other")
    other.load(*[other.shard(parts[index]) for index in order], batch=batch)
    assert other.content() == house.content()


def test_one_shard_may_hold_two_readings_of_one_version(house: House) -> None:
    house.load(
        house.shard(
            rows_of(LETTER, URL, "2024-04-01T09:00:00Z"),
            rows_of(REFRAMED, URL, "2024-03-01T09:00:00Z"),
            rows_of(LETTER, URL, "2024-06-01T09:00:00Z"),
        )
    )
    assert house.ask("SELECT count(*) FROM version") == [(1,)]
    assert house.ask("SELECT count(*) FROM capture") == [(3,)]
    text = house.ask("SELECT text FROM version")[0][0]
    assert text == REFRAMED, "the earliest fetched reading holds"
    assert house.ask("SELECT count(*), count(DISTINCT fact_id) FROM figure") == [(2, 2)]


def test_another_extractor_replaces_the_rows_of_a_version(house: House) -> None:
    house.load(house.shard(rows_of(LETTER, URL)))
    summary = house.load(house.shard(rows_of(LETTER, URL, facts=(), extractor_version="test-2")))
    assert (summary.versions, summary.replaced, summary.captures) == (0, 1, 0)
    assert house.ask("SELECT count(*) FROM figure") == [(0,)]
    assert house.ask("SELECT DISTINCT extractor_version FROM version") == [("test-2",)]


def test_the_last_reading_of_the_same_bytes_holds(house: House) -> None:
    """Extraction also reads which lines recur over a publisher's pages, so that the same bytes can come to other rows."""
    facts = extract_letter(LETTER).facts
    for count in (3, 5, 2):
        house.load(house.shard(rows_of(LETTER, URL, facts=facts[:count])))
        found = house.ask("SELECT count(*) FROM evidence")
        assert found == [(count,)]


def test_a_version_that_no_capture_shows_any_more_is_retired(house: House) -> None:
    """A newer extractor may strip the same bytes to other content: the old version was a misreading, not a revision."""
    house.load(house.shard(rows_of(LETTER, URL)))
    first = extract_letter(LETTER)
    second = extract_letter(LETTER.replace("Accept cookies", "ACCEPT COOKIES"), extractor_version="test-2")
    rows = document_rows(second, capture_of(first, URL), url=URL)
    summary = house.load(house.shard(rows))
    assert (summary.versions, summary.retired) == (1, 1)
    assert house.ask("SELECT count(*) FROM version") == [(1,)]
    assert house.ask("SELECT count(*) FROM figure") == [(2,)]


def test_an_old_shard_does_not_undo_a_newer_reading(house: House) -> None:
    old = house.shard(rows_of(LETTER, URL))
    new = house.shard(rows_of(LETTER, URL, extractor_version="test-2"))
    house.load(old, new)
    before = house.content(without=())
    assert not house.load(old, new).is_changed
    assert house.content(without=()) == before


def test_captures_failures_and_withdrawals_accumulate(house: House) -> None:
    def visit(at: str) -> dict[str, list[dict[str, Any]]]:
        nothing = Capture(capture_id(URL, at, None), URL, URL, at, 304, None, 0, None, not_modified=True)
        failure = Failure("https://police.example/x", "fetch", "fetch_timeout", "No answer.", "Try later.", at)
        return merge_rows(
            [capture_rows([nothing]), failure_rows([failure]), withdrawal_rows([Withdrawal(URL, at, "gone")])]
        )

    house.load(house.shard(visit("2024-04-01T09:00:00Z")), house.shard(visit("2024-04-02T09:00:00+00:00")))
    for table in ("capture", "failure", "withdrawal"):
        assert house.ask(f"SELECT count(*) FROM {table}") == [(2,)], table


def test_bytes_that_fail_again_are_one_failure(house: House) -> None:
    def failed(at: str) -> dict[str, list[dict[str, Any]]]:
        return failure_rows([Failure("file:///scan.pdf", "read", "encrypted", "Locked.", "Ask.", at, "c1")])

    house.load(house.shard(failed("2024-04-01T09:00:00Z")))
    assert not house.load(house.shard(failed("2024-04-02T09:00:00Z"))).is_changed


def test_what_is_known_of_a_document_is_not_forgotten(house: House) -> None:
    extraction = extract_letter(LETTER)
    house.load(
        house.shard(document_rows(extraction, capture_of(extraction, URL), url=URL, publisher="A", source="log"))
    )
    house.load(house.shard(document_rows(extraction, capture_of(extraction, URL), url=URL)))
    assert house.ask("SELECT publisher, source FROM document") == [("A", "log")]


def test_a_source_is_described_by_its_last_file(house: House) -> None:
    house.load(house.shard(source_rows("log", publisher="A", start_urls=["https://a.example/"])))
    assert house.load(house.shard(source_rows("log", publisher="B"))).updated == 1
    assert house.ask("SELECT name, publisher FROM source") == [("log", "B")]


def test_a_second_writer_is_refused(house: House) -> None:
    with writer_lock(house.work), pytest.raises(WarehouseLocked):
        house.load(house.shard(rows_of(LETTER, URL)))


@pytest.mark.parametrize(("table", "batch"), [("figure", 10), ("version", 1), ("capture", 10)])
def test_a_broken_shard_is_named_and_holds_up_no_other(house: House, letters: Any, table: str, batch: int) -> None:
    rows = letters(3)
    shards = [house.shard(row) for row in rows]
    broken = shards[1] / f"{table}.parquet"
    content = broken.read_bytes()
    broken.write_bytes(content[:20] + b"\xff" * 40 + content[60:-40])
    with pytest.raises(WarehouseError, match=shards[1].name):
        house.load(*shards, batch=batch)
    assert house.ask("SELECT count(*) FROM document") == [(2,)]
    broken.write_bytes(content)
    house.load(*shards, batch=batch)
    assert house.ask("SELECT count(*) FROM document") == [(3,)]


def test_an_empty_folder_is_no_shard(house: House, tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="no shard"):
        house.load(tmp_path)


def test_a_load_row_tells_what_changed(house: House, letters: Any) -> None:
    rows = letters(5)
    house.load(*[house.shard(row) for row in rows], batch=2)
    assert house.ask("SELECT name, document_count, version_count, capture_count, fact_count FROM load") == [
        ("test", 5, 5, 5, 30)
    ]
    assert house.ask("SELECT count(*) FROM loaded_shard") == [(5,)]
