"""The ledger: what the crawls logged (captures, failures, withdrawals, sources) as one shard for the warehouse."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from flows.batches import known_sources
from flows.state import State
from models.identifiers import sha256_text
from models.sources import Source
from warehouse.rows import capture_rows, failure_rows, source_rows, withdrawal_rows
from warehouse.shard import write_shard

CHUNK = 20_000
"""Rows of each log in one shard at most."""

_CURSORS = "create table if not exists cursor (name text primary key, sequence integer not null)"
_NAMES = ("captures", "failures", "withdrawals")


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
        logs = {"captures": state.captures, "failures": state.failures, "withdrawals": state.withdrawals}
        makers = {"captures": capture_rows, "failures": failure_rows, "withdrawals": withdrawal_rows}
        news = False
        for name in _NAMES:
            taken = list(islice(logs[name](reached.get(name, 0)), CHUNK))
            if taken:
                news = True
                reached[name] = taken[-1][0]
                rows.update(makers[name](row for _, row in taken))
    if not news:
        return None
    rows["source"] = [row for source in known_sources(data).values() for row in _source_rows(source)]
    return LedgerShard(write_shard(data / "shards", rows), reached)


def confirm_ledger(data: Path, shard: LedgerShard) -> None:
    """Remember that a ledger shard was loaded. Forgetting to is harmless: the rows would be loaded again, to no effect."""
    with State(data) as state, state.transaction() as db:
        db.executemany("insert or replace into cursor values (?, ?)", shard.reached.items())


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
