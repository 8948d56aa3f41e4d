"""SIGKILL at any point of a load or a publish, then again: the same rows as an undisturbed run."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from warehouse_builders import LETTER, House, rows_of

from warehouse import open_read
from warehouse.connect import open_write
from warehouse.load import load_shards
from warehouse.shard import list_shards
from warehouse.verify import verify

ROOT = Path(__file__).resolve().parents[2]
URL = "https://police.example/foi/1"

# Loads the waiting shards and publishes, and kills itself when a named function is called for the nth time.
VICTIM = """
import importlib, os, signal, sys
from pathlib import Path
data, place, nth = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
module_name, _, name = place.partition(":")
module = importlib.import_module(module_name)
owner, _, attribute = name.rpartition(".")
holder = getattr(module, owner) if owner else module
real = getattr(holder, attribute)
calls = 0
def deadly(*arguments, **named):
    global calls
    calls += 1
    if calls == nth:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*arguments, **named)
setattr(holder, attribute, deadly)
from warehouse.load import load_shards
from warehouse.publish import publish
from warehouse.shard import list_shards
work = data / "work" / "foitrace.duckdb"
load_shards(work, list_shards(data / "shards"), load_name="victim", batch=2)
publish(work, data / "foitrace.duckdb")
"""

PLACES = [
    ("warehouse.connect:migrate", 1),  # before the file has tables
    ("warehouse.migrations:_record", 2),  # tables made, views not yet recorded
    ("warehouse.load:stage", 1),  # an empty warehouse, the first batch begun
    ("warehouse.load:stage", 3),  # between batches
    ("warehouse.load:_replace_rows", 4),  # half of a batch's tables written
    ("warehouse.load:_replace_rows", 30),  # the same in a later batch
    ("warehouse.load:merge_sightings", 2),  # rows written, sightings not
    ("warehouse.load:_record", 2),  # all rows written, not committed
    ("warehouse.publish:_copy_table", 5),  # half a snapshot
    ("warehouse.publish:_settle", 1),  # a snapshot that is not yet in its place
]


def _fill(house: House) -> None:
    for number in range(8):
        house.shard(rows_of(LETTER.replace("97", str(100 + number)), f"https://police.example/letters/{number}"))
    house.shard(rows_of(LETTER, URL), rows_of(LETTER.replace("97", "99"), URL, "2024-05-01T09:00:00Z"))
    house.shard(rows_of(LETTER, URL, "2024-06-01T09:00:00Z"))


def _run_victim(house: House, place: str, nth: int) -> int:
    command = [sys.executable, "-c", VICTIM, str(house.data), place, str(nth)]
    return subprocess.run(command, cwd=ROOT, check=False, timeout=120).returncode


def _finish(house: House) -> dict[str, list[Any]]:
    load_shards(house.work, list_shards(house.shards), load_name="again", batch=2)
    house.publish()
    with open_read(house.data) as connection:
        assert verify(connection).problems == []
    return house.content()


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    """The rows of a run that nothing disturbed."""
    house = House(tmp_path_factory.mktemp("undisturbed"))
    _fill(house)
    return _finish(house)


@pytest.mark.parametrize(("place", "nth"), PLACES, ids=[f"{place.split(':')[1]}-{nth}" for place, nth in PLACES])
def test_a_kill_at_any_point_loses_nothing(house: House, expected: dict[str, list[Any]], place: str, nth: int) -> None:
    _fill(house)
    assert _run_victim(house, place, nth) == -signal.SIGKILL, "the victim must die where it is told to"
    assert _finish(house) == expected


def test_kills_at_random_moments_lose_nothing(house: House, expected: dict[str, list[Any]]) -> None:
    _fill(house)
    random.seed(7)
    command = [sys.executable, "-c", VICTIM, str(house.data), "warehouse.load:stage", "999"]
    for _ in range(4):
        victim = subprocess.Popen(command, cwd=ROOT)
        time.sleep(random.uniform(0.1, 1.2))
        os.kill(victim.pid, signal.SIGKILL)
        victim.wait()
    assert _finish(house) == expected


def test_a_killed_writer_leaves_no_lock(house: House) -> None:
    _fill(house)
    _run_victim(house, "warehouse.load:stage", 2)
    open_write(house.work).close()
    assert house.load(*list_shards(house.shards)).is_changed


def test_a_killed_shard_writer_leaves_no_shard(house: House) -> None:
    script = f"""
import os, signal, sys
sys.path.insert(0, {str(ROOT / "tests" / "warehouse")!r})
from pathlib import Path
from warehouse_builders import LETTER, rows_of
import warehouse.shard as shard
shard._settle = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
shard.write_shard(Path({str(house.shards)!r}), rows_of(LETTER, "https://a.example/"))
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    assert any(house.shards.iterdir()), "its scratch folder is left"
    assert list_shards(house.shards) == []
