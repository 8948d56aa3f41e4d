"""Merge the rows that are not part of a version: ledgers accumulate, documents, sources and sightings are kept by key."""

from __future__ import annotations

from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from warehouse.catalogue import BY_NAME, SHARD_TABLES, Table
from warehouse.staging import Batch


@dataclass(frozen=True, slots=True)
class Merged:
    """Rows added and rows whose values changed."""

    added: int = 0
    updated: int = 0


def load_ledgers(connection: DuckDBPyConnection, batch: Batch) -> dict[str, int]:
    """Add captures, failures and withdrawals that are not there yet; returns how many by table."""
    return {table.name: _add_new(connection, batch, table) for table in SHARD_TABLES if table.scope == "ledger"}


def _add_new(connection: DuckDBPyConnection, batch: Batch, table: Table) -> int:
    scan = batch.scan(table)
    if scan is None:
        return 0
    key = table.key[0]
    columns = ", ".join(table.column_names)
    added = connection.execute(
        f"""INSERT INTO {table.name} ({columns}) SELECT {columns} FROM (
          SELECT *, row_number() OVER (PARTITION BY {key} ORDER BY shard_number) AS copy FROM ({scan})
        ) ANTI JOIN {table.name} USING ({key}) WHERE copy = 1"""  # noqa: S608
    ).fetchone()
    return int(added[0]) if added else 0


def merge_documents(connection: DuckDBPyConnection, batch: Batch) -> Merged:
    """Documents by key: the last description holds, but nothing known is forgotten for an unknown."""
    return _merge(connection, batch, BY_NAME["document"])


def merge_sources(connection: DuckDBPyConnection, batch: Batch) -> Merged:
    """Sources by name: the last description holds."""
    return _merge(connection, batch, BY_NAME["source"])


def merge_sightings(connection: DuckDBPyConnection, batch: Batch) -> Merged:
    """Sightings by capture and document; the versions that lost one are listed in the table `replaced_sighting`."""
    connection.execute("CREATE OR REPLACE TEMP TABLE replaced_sighting (version_id VARCHAR)")
    scan = batch.scan(BY_NAME["sighting"])
    if scan is None:
        return Merged()
    dropped = _drop_unseen(connection, scan)
    merged = _merge(
        connection,
        batch,
        BY_NAME["sighting"],
        before="INSERT INTO replaced_sighting SELECT t.version_id",
        scan="SELECT * FROM seen WHERE is_last",
    )
    return Merged(merged.added, merged.updated + dropped)


def _drop_unseen(connection: DuckDBPyConnection, scan: str) -> int:
    """Take back what a capture showed to an earlier reading and not to its last: a file in a mail that is none, say.

    Fills the temporary table `seen` with the batch's sightings, those of each capture's last reading marked `is_last`.
    """
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE seen AS
        SELECT *, shard_number = max(shard_number) OVER (PARTITION BY capture_id) AS is_last FROM ({scan})"""  # noqa: S608
    )
    unseen = """t.capture_id IN (SELECT capture_id FROM seen) AND NOT EXISTS (
        SELECT 1 FROM seen s WHERE s.is_last AND s.capture_id = t.capture_id AND s.document_id = t.document_id)"""
    for table in ("sighting", "seen"):
        connection.execute(f"INSERT INTO replaced_sighting SELECT t.version_id FROM {table} t WHERE {unseen}")  # noqa: S608
    dropped = connection.execute(f"DELETE FROM sighting t WHERE {unseen}").fetchone()  # noqa: S608
    return int(dropped[0]) if dropped else 0


def _merge(
    connection: DuckDBPyConnection, batch: Batch, table: Table, before: str | None = None, scan: str | None = None
) -> Merged:
    scan = scan or batch.scan(table)
    if scan is None:
        return Merged()
    keys, values = table.key, [name for name in table.column_names if name not in table.key]
    on = " AND ".join(f"t.{key} = m.{key}" for key in keys)
    last = ", ".join(f"arg_max({name}, shard_number) AS {name}" for name in values)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE merged AS SELECT {', '.join(keys)}, {last} FROM ({scan}) GROUP BY {', '.join(keys)}"  # noqa: S608
    )
    differs = " OR ".join(f"coalesce(m.{name}, t.{name}) IS DISTINCT FROM t.{name}" for name in values)
    if before:
        connection.execute(f"{before} FROM {table.name} t JOIN merged m ON {on} WHERE {differs}")
    changes = ", ".join(f"{name} = coalesce(m.{name}, t.{name})" for name in values)
    updated = connection.execute(
        f"UPDATE {table.name} t SET {changes} FROM merged m WHERE {on} AND ({differs})"  # noqa: S608
    ).fetchone()
    columns = ", ".join(table.column_names)
    added = connection.execute(
        f"INSERT INTO {table.name} ({columns}) SELECT {columns} FROM merged m "  # noqa: S608
        f"WHERE NOT EXISTS (SELECT 1 FROM {table.name} t WHERE {on})"
    ).fetchone()
    return Merged(int(added[0]) if added else 0, int(updated[0]) if updated else 0)
