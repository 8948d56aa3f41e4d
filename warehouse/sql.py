"""Run one read-only query for a person, with errors that say what to try."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import duckdb
from duckdb import DuckDBPyConnection

from models.errors import QueryError
from warehouse.catalogue import TABLES, VIEWS

_BATCH = 1000
_ALLOWED = {
    duckdb.StatementType.SELECT,
    duckdb.StatementType.EXPLAIN,
    duckdb.StatementType.RELATION,
    duckdb.StatementType.LOGICAL_PLAN,
}
_READ_ONLY = "Only queries are run: SELECT, FROM, WITH, DESCRIBE, SHOW, SUMMARIZE, EXPLAIN."
_START = "Start from the views: " + ", ".join(view.name for view in VIEWS if view.start_here) + "."


@dataclass(frozen=True)
class QueryResult:
    """The answer to a query: names and DuckDB types of its columns, and its rows, read as they are asked for (once)."""

    columns: tuple[str, ...]
    types: tuple[str, ...]
    _cursor: DuckDBPyConnection = field(repr=False)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        try:
            while rows := self._cursor.fetchmany(_BATCH):
                yield from rows
        except duckdb.Error as error:
            raise _query_error(error) from error


def run_query(connection: DuckDBPyConnection, query: str) -> QueryResult:
    """Run one query on a connection of `open_read`. Raises QueryError, with advice, on anything but one readable query."""
    _refuse_writes(query)
    cursor = connection.cursor()
    try:
        cursor.execute(query)
    except duckdb.Error as error:
        raise _query_error(error) from error
    described = cursor.description or []
    return QueryResult(tuple(str(d[0]) for d in described), tuple(str(d[1]) for d in described), cursor)


def _refuse_writes(query: str) -> None:
    try:
        statements = duckdb.extract_statements(query)
    except duckdb.Error as error:
        raise _query_error(error) from error
    except (IndexError, UnicodeError) as error:
        raise QueryError("The query cannot be parsed.", hint="Give one query.") from error
    if len(statements) != 1:
        raise QueryError(f"{len(statements)} statements were given.", hint="Give exactly one query.")
    if statements[0].type not in _ALLOWED:
        raise QueryError(f"{statements[0].type.name} statements are not run.", hint=_READ_ONLY)


def _query_error(error: duckdb.Error) -> QueryError:
    message = str(error).strip()
    if isinstance(error, duckdb.CatalogException):
        return QueryError(message, hint=f"{_START} Tables: {', '.join(table.name for table in TABLES)}.")
    if isinstance(error, duckdb.BinderException):
        return QueryError(message, hint="DESCRIBE followed by a table's or a view's name lists its columns.")
    if isinstance(error, duckdb.PermissionException):
        return QueryError(message, hint="Queries see the warehouse only, no other files.")
    return QueryError(message, hint="The dialect is DuckDB's: https://duckdb.org/docs/sql/introduction.")
