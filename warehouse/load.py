"""Load shards: one writer, one transaction a batch, straight from Parquet; loading twice changes nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from models.errors import WarehouseError
from models.identifiers import content_id
from warehouse.catalogue import FACT_TABLES, VERSION_TABLES, Table
from warehouse.choose import choose_versions, retire_versions
from warehouse.connect import open_write
from warehouse.keyed import load_ledgers, merge_documents, merge_sightings, merge_sources
from warehouse.lock import writer_lock
from warehouse.staging import Batch, stage

BATCH = 64
"""Shards in one transaction."""


@dataclass(frozen=True, slots=True)
class LoadSummary:
    """What a load changed. `load_id` is None when it changed nothing; `rows` counts the rows written by table."""

    load_id: str | None = None
    shards: int = 0
    skipped: int = 0
    documents: int = 0
    versions: int = 0
    replaced: int = 0
    retired: int = 0
    unchanged: int = 0
    captures: int = 0
    failures: int = 0
    withdrawals: int = 0
    updated: int = 0
    facts: int = 0
    seconds: float = 0.0
    rows: dict[str, int] = field(default_factory=dict)

    @property
    def is_changed(self) -> bool:
        """Whether any row was written, replaced or removed."""
        return any(
            (
                self.documents,
                self.versions,
                self.replaced,
                self.retired,
                self.captures,
                self.failures,
                self.withdrawals,
                self.updated,
            )
        )

    def plus(self, other: LoadSummary) -> LoadSummary:
        """This summary and a later batch's together."""
        numbers = {
            name: getattr(self, name) + getattr(other, name)
            for name in self.__slots__
            if name not in ("load_id", "seconds", "rows")
        }
        rows = {name: self.rows.get(name, 0) + other.rows.get(name, 0) for name in {**self.rows, **other.rows}}
        return replace(self, **numbers, rows=rows)


def load_shards(database: Path, shards: Sequence[Path], *, load_name: str, batch: int = BATCH) -> LoadSummary:
    """Load shards into the writer's file, in the order given, `batch` shards to a transaction.

    A version whose rows are already there is left alone; one that another extractor read differently is replaced whole.
    Captures, failures and withdrawals accumulate. Killed at any point, the same call again ends with the same rows.
    Raises WarehouseLocked when another run is loading, and WarehouseError, after all others were loaded, when a shard cannot
    be read: nothing of that shard is kept.
    """
    started = time.monotonic()
    with writer_lock(database):
        connection = open_write(database)
        try:
            summary = _load_all(connection, shards, load_name, batch)
            if summary.is_changed:
                connection.execute("CHECKPOINT")
        finally:
            connection.close()
    return replace(summary, seconds=time.monotonic() - started)


def _load_all(connection: DuckDBPyConnection, shards: Sequence[Path], load_name: str, size: int) -> LoadSummary:
    started_at = datetime.now(UTC).replace(tzinfo=None)
    load_id = content_id("load", load_name, started_at.isoformat())
    known = {row[0] for row in connection.execute("SELECT shard_id FROM loaded_shard").fetchall()}
    fresh = [shard for shard in dict.fromkeys(shards) if shard.name not in known]
    total = LoadSummary(skipped=len(shards) - len(fresh))
    broken: list[WarehouseError] = []
    for group in _groups(fresh, size):
        try:
            total = total.plus(_load_batch(connection, group, total, load_id, load_name, started_at))
        except WarehouseError:
            # One bad shard must not hold up the others of its batch: they are tried alone.
            for shard in group:
                try:
                    total = total.plus(_load_batch(connection, [shard], total, load_id, load_name, started_at))
                except WarehouseError as error:
                    broken.append(error)
    if broken:
        raise _broken_shards(broken)
    return replace(total, load_id=load_id if total.is_changed else None)


def _broken_shards(broken: Sequence[WarehouseError]) -> WarehouseError:
    if len(broken) == 1:
        return broken[0]
    return WarehouseError(f"{len(broken)} shards could not be loaded: {broken[0].message} (the first of them)")


def _groups(shards: Sequence[Path], size: int) -> Iterator[Sequence[Path]]:
    for start in range(0, len(shards), size):
        yield shards[start : start + size]


def _load_batch(
    connection: DuckDBPyConnection,
    shards: Sequence[Path],
    before: LoadSummary,
    load_id: str,
    load_name: str,
    started_at: datetime,
) -> LoadSummary:
    connection.begin()
    try:
        part = _load_rows(connection, shards)
        if part.is_changed:
            _record(connection, shards, before.plus(part), load_id, load_name, started_at)
        connection.commit()
    except duckdb.Error as error:
        connection.rollback()
        names = ", ".join(shard.name for shard in shards[:3]) + (" and others" if len(shards) > 3 else "")
        message = str(error).splitlines()[0]
        raise WarehouseError(
            f"{names} could not be loaded: {message}", hint="Nothing of it was kept; remove it and extract it again."
        ) from error
    except BaseException:
        connection.rollback()
        raise
    return part


def _load_rows(connection: DuckDBPyConnection, shards: Sequence[Path]) -> LoadSummary:
    batch = stage(connection, shards)
    choice = choose_versions(connection, batch)
    rows = {table.name: _replace_rows(connection, batch, table, choice.replaced > 0) for table in VERSION_TABLES}
    ledgers = load_ledgers(connection, batch)
    documents = merge_documents(connection, batch)
    sources = merge_sources(connection, batch)
    sightings = merge_sightings(connection, batch)
    retired = retire_versions(connection)
    return LoadSummary(
        shards=len(shards),
        documents=documents.added,
        versions=choice.added,
        replaced=choice.replaced,
        retired=retired,
        unchanged=choice.unchanged,
        captures=ledgers["capture"],
        failures=ledgers["failure"],
        withdrawals=ledgers["withdrawal"],
        updated=documents.updated
        + sources.added
        + sources.updated
        + sightings.added
        + sightings.updated
        + choice.earlier,
        facts=sum(rows[table.name] for table in FACT_TABLES.values()),
        rows={**{name: count for name, count in rows.items() if count}, **{k: v for k, v in ledgers.items() if v}},
    )


def _replace_rows(connection: DuckDBPyConnection, batch: Batch, table: Table, has_replaced: bool) -> int:
    if has_replaced:
        connection.execute(
            f"DELETE FROM {table.name} WHERE version_id IN (SELECT version_id FROM chosen WHERE is_replacing)"  # noqa: S608
        )
    return batch.insert_chosen(connection, table)


def _record(
    connection: DuckDBPyConnection,
    shards: Sequence[Path],
    total: LoadSummary,
    load_id: str,
    load_name: str,
    started_at: datetime,
) -> None:
    now = datetime.now(UTC).replace(tzinfo=None)
    connection.execute("DELETE FROM load WHERE load_id = ?", [load_id])
    connection.execute(
        "INSERT INTO load VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            load_id,
            load_name,
            started_at,
            now,
            total.shards,
            total.documents,
            total.versions,
            total.replaced,
            total.captures,
            total.failures,
            total.facts,
            duckdb.__version__,
        ],
    )
    connection.execute("INSERT INTO loaded_shard SELECT unnest($1), $2", [[shard.name for shard in shards], load_id])
