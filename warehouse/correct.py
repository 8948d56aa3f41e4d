"""Correct a wrongly read fact: a person's override, with its history, applied by the views and kept over loads."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from models.errors import NotFoundInWarehouse, WarehouseError, WarehouseMissing
from models.identifiers import content_id
from warehouse.catalogue import CORRECTABLE, FACT_TABLES, WRONG
from warehouse.catalogue.grammar import quoted
from warehouse.connect import open_write
from warehouse.lock import writer_lock


def correct(database: Path, fact_id: str, field: str, value: str | None, *, reason: str, by: str) -> str:
    """Override one field of a fact in the writer's file and return the correction's identifier; publish to show it.

    `field` is one of `catalogue.CORRECTABLE` for the fact's kind, or `is_wrong` with value "true" to take the fact out of the
    views. `value` is the right value as text, None for unknown. Raises NotFoundInWarehouse for an unknown fact, WarehouseError
    for a field or value that does not fit, WarehouseMissing without a warehouse, WarehouseLocked during a load.
    """
    return _write(database, fact_id, field, value, reason=reason, by=by, is_revoked=False)


def revoke(database: Path, fact_id: str, field: str, *, reason: str, by: str) -> str:
    """Take a field's correction back: the fact shows what the extractor read again. The history keeps both."""
    return _write(database, fact_id, field, None, reason=reason, by=by, is_revoked=True)


def keep_corrections(database: Path, published: Path) -> int:
    """Take over the corrections of a published warehouse whose writer's file was lost; gives how many.

    Everything else is made again from the archive. Raises WarehouseError when the published file cannot be read.
    """
    with writer_lock(database):
        connection = open_write(database)
        try:
            connection.execute(f"ATTACH {quoted(str(published))} AS published (READ_ONLY)")
            kept = connection.execute(
                "INSERT INTO correction BY NAME SELECT * FROM published.correction ANTI JOIN correction USING (correction_id)"
            ).fetchone()
        except duckdb.Error as error:
            raise WarehouseError(
                f"The corrections in {published} cannot be read: {str(error).splitlines()[0]}.",
                hint="If it is damaged, move it away too: then they are lost, and all else is made again.",
            ) from error
        finally:
            connection.close()
    return int(kept[0]) if kept else 0


def _write(
    database: Path, fact_id: str, field: str, value: str | None, *, reason: str, by: str, is_revoked: bool
) -> str:
    if not reason.strip() or not by.strip():
        raise WarehouseError("A correction needs a reason and a name.", hint="Say why, and who says so.")
    if not database.is_file():
        raise WarehouseMissing(f"There is no warehouse at {database}.")
    with writer_lock(database):
        connection = open_write(database)
        try:
            kind, quote, document = _find(connection, fact_id)
            if not is_revoked:
                _check(connection, kind, field, value)
            at = datetime.now(UTC).replace(tzinfo=None)
            identifier = content_id("correction", fact_id, field, value, is_revoked, by, at.isoformat())
            connection.execute(
                "INSERT INTO correction VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [identifier, fact_id, field, value, is_revoked, reason, by, at, quote, document],
            )
        finally:
            connection.close()
    return identifier


def _find(connection: DuckDBPyConnection, fact_id: str) -> tuple[str, str, str]:
    for kind, table in FACT_TABLES.items():
        row = connection.execute(
            f"SELECT quote, document_id FROM {table.name} JOIN version USING (version_id) WHERE fact_id = ?",  # noqa: S608
            [fact_id],
        ).fetchone()
        if row:
            return kind, row[0], row[1]
    raise NotFoundInWarehouse(f"There is no fact {fact_id}.")


def _check(connection: DuckDBPyConnection, kind: str, field: str, value: str | None) -> None:
    if field == WRONG:
        if value not in ("true", "false"):
            raise WarehouseError(f"{WRONG} is true or false, not {value!r}.")
        return
    if field not in CORRECTABLE[kind]:
        raise WarehouseError(
            f"The field {field} of a {kind} cannot be corrected.",
            hint=f"Fields: {', '.join(CORRECTABLE[kind])}, {WRONG}.",
        )
    column = next(column for column in FACT_TABLES[kind].columns if column.name == field)
    if value is None and column.required:
        raise WarehouseError(f"The field {field} of a {kind} cannot be unknown.")
    try:
        connection.execute(f"SELECT CAST(? AS {column.type})", [value])
    except duckdb.Error as error:
        raise WarehouseError(f"{value!r} does not fit {field} ({column.type}).") from error
