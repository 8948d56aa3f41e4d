"""The catalogue: the one source of tables, columns, views and macros, for DDL, comments, Parquet schemas and the dictionary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from warehouse.catalogue.corrections import CORRECTABLE, WRONG
from warehouse.catalogue.facts import FACT_TABLES, FACTS
from warehouse.catalogue.grammar import Column, Macro, Table, View, misnamed, quoted
from warehouse.catalogue.macros import MACROS, SCALAR_MACROS
from warehouse.catalogue.provenance import PROVENANCE
from warehouse.catalogue.texts import TEXTS
from warehouse.catalogue.views import VIEWS

TABLES: tuple[Table, ...] = (*PROVENANCE, *TEXTS, *FACTS)
BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}
VERSION_TABLES: tuple[Table, ...] = tuple(table for table in TABLES if table.scope == "version")
SHARD_TABLES: tuple[Table, ...] = tuple(table for table in TABLES if table.scope != "own")

__all__ = [
    "BY_NAME",
    "CORRECTABLE",
    "FACT_TABLES",
    "MACROS",
    "SHARD_TABLES",
    "TABLES",
    "VERSION_TABLES",
    "VIEWS",
    "WRONG",
    "Column",
    "Macro",
    "Table",
    "View",
    "create_table",
    "misnamed",
    "table_statements",
    "view_statements",
]


def create_table(table: Table) -> str:
    """The CREATE TABLE statement. Keys are checked by `verify`: DuckDB's own break a delete and insert in one transaction."""
    lines = (f"  {column.name} {column.type}{' NOT NULL' if column.required else ''}" for column in table.columns)
    return f"CREATE TABLE {table.name} (\n" + ",\n".join(lines) + "\n)"


def table_statements(tables: tuple[Table, ...] = TABLES) -> Iterator[str]:
    """Statements that create the tables with their comments."""
    for table in tables:
        yield create_table(table)
        yield from _comments("TABLE", table.name, table.full_comment, [(c.name, c.comment) for c in table.columns])


def view_statements() -> Iterator[str]:
    """Statements that create or replace the views and macros with their comments, in order of dependence."""
    for name, parameters, body in SCALAR_MACROS:
        yield f"CREATE OR REPLACE MACRO {name}({parameters}) AS {body}"
    for view in VIEWS:
        yield f"CREATE OR REPLACE VIEW {view.name} AS {view.sql.strip()}"
        yield from _comments("VIEW", view.name, view.full_comment, view.columns)
    for macro in MACROS:
        yield f"CREATE OR REPLACE MACRO {macro.name}({macro.parameters}) AS TABLE {macro.sql}"
        yield f"COMMENT ON MACRO TABLE {macro.name} IS {quoted(macro.comment)}"


def _comments(what: str, name: str, comment: str, columns: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f"COMMENT ON {what} {name} IS {quoted(comment)}"
    for column, words in columns:
        yield f"COMMENT ON COLUMN {name}.{column} IS {quoted(words)}"
