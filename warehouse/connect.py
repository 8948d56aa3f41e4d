"""Open a warehouse: the writer's own file, or the published one read-only."""

from __future__ import annotations

from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from models.errors import WarehouseError, WarehouseMissing
from warehouse.migrations import MIGRATIONS, migrate, refuse_newer

PUBLISHED = "foitrace.duckdb"
"""Name of the published file in the data folder."""
WORK = Path("work") / PUBLISHED
"""Place of the writer's own file in the data folder."""
WRITER_MEMORY = "1GB"
"""What the writer may hold in memory; beyond it DuckDB spills to disk. Without it, its cache grows with the warehouse."""

_SEALED = {
    "enable_external_access": "false",
    "python_enable_replacements": "false",
    "autoload_known_extensions": "false",
    "autoinstall_known_extensions": "false",
}


def open_read(data: Path) -> DuckDBPyConnection:
    """A read-only connection to the published warehouse of a data folder (or to a warehouse file given itself).

    The connection can neither write nor reach other files, the network or Python's variables, and cannot be reconfigured.
    Raises WarehouseMissing without a warehouse, WarehouseNewer when a later foitrace wrote it, WarehouseError when the file is
    no warehouse or of an older form.
    """
    database = data if data.is_file() else data / PUBLISHED
    if not database.is_file():
        raise WarehouseMissing(f"There is no warehouse at {database}.")
    connection = _connect(database, read_only=True)
    try:
        _seal(connection)
        _refuse_older(connection, database)
    except BaseException:
        connection.close()
        raise
    return connection


def open_write(database: Path) -> DuckDBPyConnection:
    """A connection to the writer's own file, made and migrated where needed. Hold `lock.writer_lock` while it is open.

    Raises WarehouseNewer when a later foitrace wrote the file, WarehouseError when it is no warehouse.
    """
    database.parent.mkdir(parents=True, exist_ok=True)
    if not database.exists():
        _create(database)
    connection = _connect(database, read_only=False)
    try:
        connection.execute("SET preserve_insertion_order = false")
        connection.execute(f"SET memory_limit = '{WRITER_MEMORY}'")
        migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(database: Path, *, read_only: bool) -> DuckDBPyConnection:
    try:
        return duckdb.connect(str(database), read_only=read_only, config=dict(_SEALED) if read_only else {})
    except duckdb.Error as error:
        message = str(error).splitlines()[0]
        raise WarehouseError(
            f"{database} cannot be opened: {message}.",
            hint="If it is damaged, move it away and run again: all but corrections is made again from the archive.",
        ) from error


def _seal(connection: DuckDBPyConnection) -> None:
    # Connections to one file share their settings within a process: the second finds them locked already.
    locked = connection.execute("SELECT current_setting('lock_configuration')").fetchone()
    if not locked or not locked[0]:
        connection.execute("SET lock_configuration = true")


def _refuse_older(connection: DuckDBPyConnection, database: Path) -> None:
    number = refuse_newer(connection)
    if number == 0:
        raise WarehouseError(
            f"{database} is a DuckDB file but no foitrace warehouse.", hint="Give --data another folder."
        )
    if number < MIGRATIONS[-1].number:
        raise WarehouseError(
            f"{database} has the older form {number}.",
            hint="Run `foitrace run` once: it brings the warehouse up to date.",
        )


def _create(database: Path) -> None:
    """Make the file beside its place and move it there whole, so that no kill leaves half a file."""
    scratch = database.with_name(f".{database.name}.new")
    for leftover in (scratch, Path(f"{scratch}.wal")):
        leftover.unlink(missing_ok=True)
    connection = _connect(scratch, read_only=False)
    try:
        migrate(connection)
        connection.execute("CHECKPOINT")
    finally:
        connection.close()
    scratch.rename(database)
