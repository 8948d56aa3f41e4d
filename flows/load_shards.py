"""Load: every waiting shard into the writer's warehouse, then a finished snapshot under the readers' path."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.ledger import confirm_ledger, forget_ledger, write_ledger
from flows.state import State
from models.errors import Transient, WarehouseError, WarehouseNewer
from warehouse.connect import PUBLISHED, WORK
from warehouse.correct import keep_corrections
from warehouse.load import LoadSummary, load_shards
from warehouse.lock import writer_lock
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
    load runs, and WarehouseError for shards that cannot be loaded, after all others were loaded and published; they are
    given up, and the next run extracts their documents again.
    """
    # One load at a time from its first look at the shards to their removal: another would find them gone.
    with writer_lock(data / WORK.parent / "load"):
        return _load(data, load_name)


def _load(data: Path, load_name: str) -> Loaded:
    work, public = data / WORK, data / PUBLISHED
    summaries = []
    if not work.exists():
        summaries.append(load_shards(work, [], load_name=load_name))
        if public.exists():
            keep_corrections(work, public)
    while ledger := write_ledger(data):
        summaries.append(load_shards(work, [ledger.path], load_name=load_name))
        confirm_ledger(data, ledger)
        remove_shards([ledger.path])
    waiting = list_shards(data / "shards")
    broken: dict[Path, WarehouseError] = {}
    for start in range(0, len(waiting), AT_ONCE):
        batch = waiting[start : start + AT_ONCE]
        summaries += _load_batch(work, batch, load_name, broken)
        remove_shards(shard for shard in batch if shard not in broken)
    is_stale = _is_stale(work, public)
    if is_stale:
        publish(work, public)
    if broken:
        _give_up(data, broken)
        raise next(iter(broken.values()))
    return Loaded(tuple(summaries), is_stale)


def _load_batch(
    work: Path, batch: Sequence[Path], load_name: str, broken: dict[Path, WarehouseError]
) -> list[LoadSummary]:
    """Load shards together, or one by one where that fails, so that those which cannot be loaded are known."""
    try:
        return [load_shards(work, batch, load_name=load_name)]
    except WarehouseError as error:
        if isinstance(error, Transient | WarehouseNewer):
            raise
        if len(batch) == 1:
            broken[batch[0]] = error
            return []
    return [summary for shard in batch for summary in _load_batch(work, [shard], load_name, broken)]


def _give_up(data: Path, broken: dict[Path, WarehouseError]) -> None:
    with State(data) as state:
        state.forget_shards(shard.name for shard in broken)
    remove_shards(broken)


def _is_stale(work: Path, public: Path) -> bool:
    """Whether the writer's file has something that the published one lacks; its log holds what a killed writer committed."""
    if not public.exists() or Path(f"{work}.wal").exists():
        return True
    return work.stat().st_mtime_ns > public.stat().st_mtime_ns


def forget_lost_warehouse(data: Path) -> None:
    """Where the writer's warehouse was lost or moved away, have all that was loaded into it extracted and loaded again."""
    if (data / WORK).exists() or not (data / "state.sqlite").exists():
        return
    waiting = {shard.name for shard in list_shards(data / "shards")}
    with State(data) as state:
        loaded = {Path(shard).name for shard in state.shards()} - waiting
        state.forget_shards(loaded)
    forget_ledger(data)
