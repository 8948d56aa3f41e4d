"""Load: every waiting shard into the writer's warehouse, then a finished snapshot under the readers' path."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from flows.ledger import confirm_ledger, write_ledger
from warehouse.load import LoadSummary, load_shards
from warehouse.publish import publish
from warehouse.shard import list_shards, remove_shards

AT_ONCE = 64
"""Shards in one call of the loader, so that its memory stays flat however many wait."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load came to: the loader's summaries, and whether a new snapshot was published."""

    summaries: tuple[LoadSummary, ...]
    published: bool


def load_waiting(data: Path, load_name: str) -> Loaded:
    """Load and remove the shards that wait in the data folder, and publish when anything changed.

    Killed at any point and run again, it ends in the same rows: loading a shard twice changes nothing, a shard is removed
    only after its load was committed, and the snapshot is renamed into place whole. Raises WarehouseLocked while another
    load runs.
    """
    work, public = data / "work" / "foitrace.duckdb", data / "foitrace.duckdb"
    work.parent.mkdir(parents=True, exist_ok=True)
    summaries = []
    while ledger := write_ledger(data):
        summaries.append(load_shards(work, [ledger.path], load_name=load_name))
        confirm_ledger(data, ledger)
        remove_shards([ledger.path])
    waiting = list_shards(data / "shards")
    for start in range(0, len(waiting), AT_ONCE):
        batch = waiting[start : start + AT_ONCE]
        summaries.append(load_shards(work, batch, load_name=load_name))
        remove_shards(batch)
    if not work.exists():
        summaries.append(load_shards(work, [], load_name=load_name))
    is_stale = not public.exists() or work.stat().st_mtime_ns > public.stat().st_mtime_ns
    if is_stale:
        publish(work, public)
    return Loaded(tuple(summaries), is_stale)
