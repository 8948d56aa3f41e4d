"""Export the warehouse as Parquet: one file a table, and one for each view that analysts start from."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pyarrow.parquet as pq
from duckdb import DuckDBPyConnection

from models.errors import PathError
from warehouse.catalogue import TABLES, VIEWS

_ROWS = 50_000


def export_parquet(connection: DuckDBPyConnection, folder: Path) -> list[Path]:
    """Write each table and each starting view to `folder/NAME.parquet`; returns the files in order.

    Comments of columns go along as Arrow field metadata. Each file appears whole. Raises PathError where the folder cannot
    be written.
    """
    names = [table.name for table in TABLES] + [view.name for view in VIEWS if view.start_here]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=".writing-", dir=folder))
    except OSError as error:
        raise PathError(f"{folder} cannot be written: {error.strerror}.") from error
    try:
        return [_export(connection, name, scratch, folder / f"{name}.parquet") for name in names]
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _export(connection: DuckDBPyConnection, name: str, scratch: Path, final: Path) -> Path:
    comments = {table.name: {c.name: c.comment for c in table.columns} for table in TABLES} | {
        view.name: dict(view.columns) for view in VIEWS
    }
    reader = connection.cursor().execute(f"SELECT * FROM {name}").to_arrow_reader(_ROWS)  # noqa: S608
    schema = reader.schema
    for index, field in enumerate(schema):
        schema = schema.set(index, field.with_metadata({"comment": comments[name].get(field.name, "")}))
    part = scratch / final.name
    with pq.ParquetWriter(part, schema, compression="zstd") as writer:
        for batch in reader:
            writer.write_batch(batch.replace_schema_metadata(None).cast(schema))
    os.replace(part, final)
    return final
