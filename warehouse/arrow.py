"""Arrow schemas of the catalogue's tables, for shards and export."""

from __future__ import annotations

import re

import pyarrow as pa

from warehouse.catalogue.grammar import Table

STAMP = pa.field("extraction_id", pa.string())
"""The extraction that a row of a version came with, kept in shards so that two readings of one version stay apart."""

_SIMPLE = {
    "VARCHAR": pa.string(),
    "BIGINT": pa.int64(),
    "DOUBLE": pa.float64(),
    "BOOLEAN": pa.bool_(),
    "DATE": pa.date32(),
    "TIMESTAMP": pa.timestamp("us"),
}
_STRUCT = re.compile(r"STRUCT\(([^()]*)\)")


def arrow_type(duckdb_type: str) -> pa.DataType:
    """The Arrow type of a DuckDB type as the catalogue writes it."""
    if duckdb_type.endswith("[]"):
        return pa.list_(arrow_type(duckdb_type[:-2]))
    if struct := _STRUCT.fullmatch(duckdb_type):
        fields = (field.strip().split(" ", 1) for field in struct[1].split(","))
        return pa.struct([(name, arrow_type(kind)) for name, kind in fields])
    return _SIMPLE[duckdb_type]


def arrow_schema(table: Table) -> pa.Schema:
    """The schema of a table's Parquet file in a shard: its columns, and for rows of a version the extraction's stamp."""
    fields = [pa.field(column.name, arrow_type(column.type)) for column in table.columns]
    if table.scope == "version" and "extraction_id" not in table.column_names:
        fields.append(STAMP)
    return pa.schema(fields)
