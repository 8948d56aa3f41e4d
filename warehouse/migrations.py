"""Bring a warehouse file to the present form: numbered steps, each with its record in one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from duckdb import DuckDBPyConnection

from models.errors import WarehouseNewer
from warehouse.catalogue import table_statements, view_statements

VIEWS_NUMBER = 0
"""The record of the views and macros, which are rewritten whole when their text changes."""


@dataclass(frozen=True, slots=True)
class Migration:
    """A numbered step from one form of the tables to the next. Never edit one that was released: add another."""

    number: int
    name: str
    statements: tuple[str, ...]


MIGRATIONS: tuple[Migration, ...] = (Migration(1, "create the tables", ()),)
"""A new file is made from the catalogue and starts at the last number; only older files take the steps after theirs."""


def schema_number(connection: DuckDBPyConnection, catalog: str | None = None) -> int:
    """Number of the last step that the file has (0 for an empty file)."""
    place = "current_database()" if catalog is None else f"'{catalog}'"
    found = connection.execute(
        f"SELECT count(*) FROM duckdb_tables() WHERE table_name = 'schema_migration' AND database_name = {place}"  # noqa: S608
    ).fetchone()
    if not found or not found[0]:
        return 0
    name = "schema_migration" if catalog is None else f'"{catalog}".schema_migration'
    last = connection.execute(f"SELECT coalesce(max(migration_number), 0) FROM {name}").fetchone()  # noqa: S608
    return int(last[0]) if last else 0


def refuse_newer(connection: DuckDBPyConnection, migrations: Sequence[Migration] = MIGRATIONS) -> int:
    """The file's number. Raises WarehouseNewer when a later foitrace wrote it."""
    number, latest = schema_number(connection), migrations[-1].number
    if number > latest:
        raise WarehouseNewer(f"The warehouse has form {number}, this foitrace knows form {latest}.")
    return number


def migrate(connection: DuckDBPyConnection, migrations: Sequence[Migration] = MIGRATIONS) -> int:
    """Run the steps that the file lacks and rewrite the views if their text changed. Returns how many steps were run.

    Raises WarehouseNewer when a later foitrace wrote the file. A step that fails leaves the file as it was before it.
    """
    number = refuse_newer(connection, migrations)
    if number == 0:
        _apply(connection, Migration(migrations[-1].number, "create the tables", tuple(table_statements())))
        done = 1
    else:
        missing = [migration for migration in migrations if migration.number > number]
        for migration in missing:
            _apply(connection, migration)
        done = len(missing)
    _refresh_views(connection)
    return done


def _apply(connection: DuckDBPyConnection, migration: Migration) -> None:
    connection.begin()
    try:
        for statement in migration.statements:
            connection.execute(statement)
        _record(connection, migration.number, migration.name, _sha256(migration.statements))
        connection.commit()
    except BaseException:
        connection.rollback()
        raise


def _record(connection: DuckDBPyConnection, number: int, name: str, digest: str) -> None:
    today = datetime.now(UTC).date()
    connection.execute("DELETE FROM schema_migration WHERE migration_number = ?", [number])
    connection.execute("INSERT INTO schema_migration VALUES (?, ?, ?, ?)", [number, name, digest, today])


def _refresh_views(connection: DuckDBPyConnection) -> None:
    statements = tuple(view_statements())
    digest = _sha256(statements)
    held = connection.execute(
        "SELECT definition_sha256 FROM schema_migration WHERE migration_number = ?", [VIEWS_NUMBER]
    ).fetchone()
    if not held or held[0] != digest:
        connection.begin()
        try:
            for statement in statements:
                connection.execute(statement)
            _record(connection, VIEWS_NUMBER, "write the views and macros", digest)
            connection.commit()
        except BaseException:
            connection.rollback()
            raise


def _sha256(statements: Sequence[str]) -> str:
    return hashlib.sha256(";\n".join(statements).encode()).hexdigest()
