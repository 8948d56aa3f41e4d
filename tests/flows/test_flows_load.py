"""Loads that meet trouble: a shard that cannot be read, a warehouse that is gone, another load at the same time."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import duckdb
import pytest
from test_flows_crawl import run as crawl_once

from extractors.version import extractor_version
from flows.batches import pending_batches
from flows.extract_batch import extract_batch
from flows.load_shards import forget_lost_warehouse, load_waiting
from flows.state import State
from models.errors import WarehouseError, WarehouseLocked
from models.sources import Source
from warehouse.correct import correct
from warehouse.lock import writer_lock
from warehouse.publish import publish
from warehouse.shard import list_shards, remove_shards


def extract_all(data: Path) -> int:
    """Extract each pending capture into a shard of its own; gives how many there were."""
    count = 0
    for batch in list(pending_batches(data, extractor_version())):
        for item in batch:
            count += 1
            result = extract_batch([item], lambda index: None)
            with State(data) as state:
                state.mark_extracted(result.captures, extractor_version(), result.shard or "")
    return count


def crawled(data: Path, folder: Path, count: int = 3) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        (folder / f"{number}.txt").write_text(f"We recorded {100 + number} complaints in 2023.\n")
    crawl_once(Source.for_paths([folder]), data)
    return data


def ask(data: Path, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(data / "foitrace.duckdb"), read_only=True) as connection:
        return connection.execute(query).fetchall()


@pytest.mark.parametrize("damage", ["empty", "cut"])
def test_a_shard_that_cannot_be_read_holds_up_no_other_and_is_extracted_again(tmp_path: Path, damage: str) -> None:
    data = crawled(tmp_path / "data", tmp_path / "in")
    extract_all(data)
    broken = list_shards(data / "shards")[0]
    for path in broken.iterdir():
        if damage == "empty":
            path.unlink()
        else:
            path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(WarehouseError):
        load_waiting(data, "test")
    assert ask(data, "SELECT count(*) FROM document") == [(2,)]
    assert extract_all(data) == 1
    load_waiting(data, "test")
    assert ask(data, "SELECT count(*) FROM document") == [(3,)]
    assert list_shards(data / "shards") == []


def test_a_warehouse_that_was_moved_away_is_made_again_with_its_corrections(tmp_path: Path) -> None:
    data = crawled(tmp_path / "data", tmp_path / "in")
    extract_all(data)
    load_waiting(data, "test")
    facts = ask(data, "SELECT fact_id FROM figure ORDER BY 1")
    correct(data / "work" / "foitrace.duckdb", facts[0][0], "measure", "grumbles", reason="said so", by="a reader")
    publish(data / "work" / "foitrace.duckdb", data / "foitrace.duckdb")
    (data / "work" / "foitrace.duckdb").unlink()
    forget_lost_warehouse(data)
    assert extract_all(data) == 3
    load_waiting(data, "test")
    assert ask(data, "SELECT fact_id FROM figure ORDER BY 1") == facts
    assert ask(data, "SELECT value FROM correction") == [("grumbles",)]
    assert ask(data, "SELECT count(*) FROM capture") == [(3,)]


def test_what_waits_in_shards_is_not_extracted_again(tmp_path: Path) -> None:
    data = crawled(tmp_path / "data", tmp_path / "in")
    extract_all(data)
    forget_lost_warehouse(data)
    assert extract_all(data) == 0


def test_a_second_load_waits_until_the_first_has_removed_its_shards(tmp_path: Path) -> None:
    data = crawled(tmp_path / "data", tmp_path / "in")
    extract_all(data)
    with writer_lock(data / "work" / "load"), pytest.raises(WarehouseLocked):
        load_waiting(data, "test")
    load_waiting(data, "test")


def test_what_a_killed_writer_left_in_its_log_is_published(tmp_path: Path) -> None:
    data = crawled(tmp_path / "data", tmp_path / "in")
    extract_all(data)
    load_waiting(data, "test")
    assert not load_waiting(data, "test").published
    fact = ask(data, "SELECT fact_id FROM figure ORDER BY 1")[0][0]
    work = data / "work" / "foitrace.duckdb"
    if (child := os.fork()) == 0:  # a writer that is killed after its commit and before its checkpoint
        connection = duckdb.connect(str(work))
        connection.execute("SET checkpoint_threshold = '1GB'")
        connection.execute(
            "INSERT INTO correction SELECT 'c', ?, 'measure', 'x', false, 'r', 'me', now()::TIMESTAMP, 'q', 'd'", [fact]
        )
        os._exit(0)
    os.waitpid(child, 0)
    assert load_waiting(data, "test").published
    assert ask(data, "SELECT value FROM correction") == [("x",)]


def test_a_removal_that_is_cut_off_leaves_no_half_of_a_shard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = crawled(tmp_path / "data", tmp_path / "in")
    extract_all(data)
    shards = list_shards(data / "shards")
    monkeypatch.setattr("warehouse.shard.shutil.rmtree", lambda *arguments, **named: None)
    remove_shards(shards)
    assert list_shards(data / "shards") == []
