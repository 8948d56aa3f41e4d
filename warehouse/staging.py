"""Stage a batch of shards: which files hold which table, and how they are read and inserted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from duckdb import DuckDBPyConnection

from models.errors import WarehouseError
from warehouse.catalogue import SHARD_TABLES, Table
from warehouse.catalogue.grammar import quoted


@dataclass(frozen=True, slots=True)
class Batch:
    """The files of a batch by table, and the columns that all of a table's files together have."""

    files: dict[str, list[str]]
    columns: dict[str, frozenset[str]]

    def scan(self, table: Table, columns: Sequence[str] | None = None) -> str | None:
        """SQL that reads a table's rows with `shard_number` (place in the batch), or None when no shard has any.

        A column that an older shard lacks reads as null.
        """
        files = self.files[table.name]
        if not files:
            return None
        wanted = columns or table.column_names
        have = self.columns[table.name]
        picked = ", ".join(
            name if name in have else f"NULL AS {name}"
            for name in (*wanted, *(["extraction_id"] if _stamped(table) else []))
        )
        listed = ", ".join(quoted(file) for file in files)
        return (
            f"SELECT {picked}, shard.shard_number FROM read_parquet([{listed}], union_by_name = true, filename = true) "  # noqa: S608
            f"JOIN shard ON shard.folder || '/{table.name}.parquet' = filename"
        )

    def insert_chosen(self, connection: DuckDBPyConnection, table: Table) -> int:
        """Insert the rows of the chosen extractions; returns how many."""
        scan = self.scan(table)
        if scan is None:
            return 0
        columns = ", ".join(table.column_names)
        fetched = "chosen.fetched_at" if table.name == "version" else ""
        picked = ", ".join(fetched if fetched and name == "fetched_at" else f"p.{name}" for name in table.column_names)
        inserted = connection.execute(
            f"INSERT INTO {table.name} ({columns}) SELECT {picked} FROM ({scan}) p JOIN chosen "  # noqa: S608
            "ON p.version_id = chosen.version_id AND p.extraction_id = chosen.extraction_id "
            "AND p.shard_number = chosen.shard_number"
        ).fetchone()
        return int(inserted[0]) if inserted else 0


def _stamped(table: Table) -> bool:
    return table.scope == "version" and "extraction_id" not in table.column_names


def stage(connection: DuckDBPyConnection, shards: Sequence[Path]) -> Batch:
    """Look at the files of the shards and number them in the temporary table `shard`. Raises WarehouseError on a bad shard."""
    folders = [str(shard.resolve()) for shard in shards]
    connection.execute("CREATE OR REPLACE TEMP TABLE shard (folder VARCHAR, shard_number BIGINT)")
    connection.execute("INSERT INTO shard SELECT unnest($1), unnest($2)", [folders, list(range(len(folders)))])
    files: dict[str, list[str]] = {table.name: [] for table in SHARD_TABLES}
    columns: dict[str, set[str]] = {table.name: set() for table in SHARD_TABLES}
    for folder in folders:
        found = {path.stem: path for path in Path(folder).glob("*.parquet")}
        if not found:
            raise WarehouseError(f"{folder} is no shard.", hint="Extract its documents again.")
        for table in SHARD_TABLES:
            if table.name in found:
                files[table.name].append(str(found[table.name]))
                columns[table.name].update(_column_names(found[table.name]))
    return Batch(files, {name: frozenset(names) for name, names in columns.items()})


def _column_names(path: Path) -> list[str]:
    try:
        return list(pq.read_schema(path).names)
    except (pa.ArrowInvalid, OSError) as error:
        raise WarehouseError(f"{path} cannot be read: {error}", hint="Extract its documents again.") from error
