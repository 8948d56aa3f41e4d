"""The ledger: what the crawls logged (captures, failures, withdrawals, sources) as one shard for the warehouse."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from flows.batches import known_sources
from flows.state import State
from models.identifiers import sha256_text
from models.sources import Source
from warehouse.rows import capture_rows, failure_rows, source_rows, withdrawal_rows
from warehouse.shard import write_shard

Row = TypeVar("Row")

CHUNK = 20_000
"""Rows of each log in one shard at most."""

_CURSORS = "create table if not exists cursor (name text primary key, sequence integer not null)"


@dataclass(frozen=True, slots=True)
class LedgerShard:
    """A shard of the logs and how far it reaches in each; `confirm` it once it is loaded."""

    path: Path
    reached: dict[str, int]


def write_ledger(data: Path) -> LedgerShard | None:
    """Write the log rows that no load has confirmed yet as a shard; None when there are none."""
    with State(data) as state:
        state.query(_CURSORS)
        reached = dict(state.query("select name, sequence from cursor").fetchall())
        rows: dict[str, list[dict[str, Any]]] = {}
        before = dict(reached)
        rows |= capture_rows(_news(state.captures, "captures", reached))
        rows |= failure_rows(_news(state.failures, "failures", reached))
        rows |= withdrawal_rows(_news(state.withdrawals, "withdrawals", reached))
    if reached == before:
        return None
    rows["source"] = [row for source in known_sources(data).values() for row in _source_rows(source)]
    return LedgerShard(write_shard(data / "shards", rows), reached)


def _news(log: Callable[[int], Iterator[tuple[int, Row]]], name: str, reached: dict[str, int]) -> list[Row]:
    """The next rows of a log, at most `CHUNK`; notes in `reached` how far they go."""
    taken = list(islice(log(reached.get(name, 0)), CHUNK))
    if taken:
        reached[name] = taken[-1][0]
    return [row for _, row in taken]


def confirm_ledger(data: Path, shard: LedgerShard) -> None:
    """Remember that a ledger shard was loaded. Forgetting to is harmless: the rows would be loaded again, to no effect."""
    with State(data) as state, state.transaction() as db:
        db.executemany("insert or replace into cursor values (?, ?)", shard.reached.items())


def forget_ledger(data: Path) -> None:
    """Have every row of the logs loaded again, into a warehouse that has none of them."""
    with State(data) as state:
        state.query(_CURSORS)
        state.query("delete from cursor")


def _source_rows(source: Source) -> Iterable[dict[str, Any]]:
    schedule = source.schedule.cron or (f"every {source.schedule.every:g} hours" if source.schedule.every else None)
    rows: dict[str, list[dict[str, Any]]] = source_rows(
        source.name,
        publisher=source.publisher,
        kind=source.kind,
        discovery=source.discovery.method,
        start_urls=source.discovery.start,
        licence=source.licence,
        schedule=schedule,
        definition_sha256=sha256_text(source.model_dump_json()),
    )
    return rows["source"]
