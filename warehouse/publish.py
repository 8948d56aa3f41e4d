"""Publish: a compact, sorted copy of the writer's file, put in the analysts' place by one rename."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from models.errors import WarehouseMissing
from warehouse.catalogue import TABLES, Table
from warehouse.catalogue.grammar import quoted
from warehouse.connect import WRITER_MEMORY, open_write
from warehouse.lock import writer_lock
from warehouse.migrations import migrate


def publish(work: Path, public: Path) -> None:
    """Copy the writer's file to `public`, compacted, sorted by document and checkpointed, and swap it in by a rename.

    Readers that have the old file open keep it and are never blocked; no reader sees half of a copy.
    Raises WarehouseMissing when there is nothing to publish, WarehouseLocked while a load is running.
    """
    if not work.is_file():
        raise WarehouseMissing(f"There is nothing to publish at {work}.")
    public.parent.mkdir(parents=True, exist_ok=True)
    with writer_lock(work):
        open_write(work).close()
        scratch = public.with_name(f".{public.name}.new")
        try:
            _copy(work, scratch)
            _settle(scratch, public)
        finally:
            _remove(scratch)


def _copy(work: Path, scratch: Path) -> None:
    _remove(scratch)
    connection = duckdb.connect(str(scratch))
    try:
        connection.execute(f"SET memory_limit = '{WRITER_MEMORY}'")
        migrate(connection)
        connection.execute(f"ATTACH {quoted(str(work))} AS work (READ_ONLY)")
        for table in TABLES:
            _copy_table(connection, table)
        connection.execute("DETACH work")
        connection.execute("CHECKPOINT")
    finally:
        connection.close()


def _copy_table(connection: DuckDBPyConnection, table: Table) -> None:
    columns = ", ".join(table.column_names)
    order = f" ORDER BY {', '.join(table.order)}" if table.order else ""
    connection.execute(f"DELETE FROM {table.name}")  # noqa: S608
    connection.execute(f"INSERT INTO {table.name} ({columns}) SELECT {columns} FROM work.{table.name}{order}")  # noqa: S608


def _settle(scratch: Path, public: Path) -> None:
    with scratch.open("rb") as file:
        os.fsync(file.fileno())
    # A log that an interrupted writer of the old file left would be played into the new one.
    Path(f"{public}.wal").unlink(missing_ok=True)
    scratch.replace(public)


def _remove(scratch: Path) -> None:
    for path in (scratch, Path(f"{scratch}.wal")):
        path.unlink(missing_ok=True)
