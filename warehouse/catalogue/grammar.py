"""The grammar of the catalogue: what a table, a column and a view are, and how columns may be named.

A column's name says what it holds: `_id` an identifier (text), `_sha256` a hash (64 hex digits), `_date` a day, `_at` a moment
in UTC, `_count` how many, `_number` a place in an order (from 0), `_offset` code points of a version's text, `_days` working
days, `_url` an address, `is_` a truth value.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

TEXT = "VARCHAR"
WHOLE = "BIGINT"
DECIMAL = "DOUBLE"
TRUTH = "BOOLEAN"
DAY = "DATE"
MOMENT = "TIMESTAMP"
TEXTS = "VARCHAR[]"
SPANS = "STRUCT(start_offset BIGINT, end_offset BIGINT)[]"
PAIRS = "STRUCT(dimension VARCHAR, label VARCHAR)[]"
HEADERS = "STRUCT(name VARCHAR, value VARCHAR)[]"
WARNINGS = "STRUCT(code VARCHAR, message VARCHAR)[]"
MARKS = "STRUCT(name VARCHAR, start_offset BIGINT, end_offset BIGINT)[]"

_ENDINGS = {
    "_id": {TEXT},
    "_sha256": {TEXT},
    "_url": {TEXT},
    "_date": {DAY},
    "_at": {MOMENT},
    "_count": {WHOLE},
    "_number": {WHOLE},
    "_offset": {WHOLE},
    "_days": {WHOLE},
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: name, DuckDB type, comment; `references` is the "table.column" it points at; `required` means NOT NULL."""

    name: str
    type: str
    comment: str
    required: bool = False
    references: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its key, its columns, and the warning that a user should read before counting its rows.

    `scope` says how the loader treats its rows: "version" rows are replaced with their version, "ledger" rows accumulate,
    "keyed" rows are replaced by key, "own" rows are written by the warehouse itself and never come from a shard.
    """

    name: str
    comment: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    scope: str = "version"
    warning: str | None = None
    order: tuple[str, ...] = ()

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def full_comment(self) -> str:
        return f"{self.comment} Note: {self.warning}" if self.warning else self.comment


@dataclass(frozen=True, slots=True)
class View:
    """A view: what one row is, its SQL, and the comment of each of its columns in order."""

    name: str
    comment: str
    sql: str
    columns: tuple[tuple[str, str], ...]
    warning: str | None = None
    start_here: bool = False

    @property
    def full_comment(self) -> str:
        return f"{self.comment} Note: {self.warning}" if self.warning else self.comment


@dataclass(frozen=True, slots=True)
class Macro:
    """A table macro: its name with parameters, its SQL, and what it answers."""

    name: str
    parameters: str
    comment: str
    sql: str
    example: str


def misnamed(tables: Iterable[Table]) -> list[str]:
    """Every column whose name and type disagree under the grammar, as "table.column: why" (empty when all agree)."""
    return [
        f"{table.name}.{column.name}: {why}" for table in tables for column in table.columns for why in _faults(column)
    ]


def _faults(column: Column) -> list[str]:
    faults = [
        f"ends in {ending} but is {column.type}"
        for ending, types in _ENDINGS.items()
        if column.name.endswith(ending) and column.type not in types
    ]
    if (column.type == TRUTH) != column.name.startswith("is_"):
        faults.append("a truth value is named is_, and nothing else is")
    for kind, ending in ((DAY, "_date"), (MOMENT, "_at")):
        if column.type == kind and not column.name.endswith(ending):
            faults.append(f"a {kind} ends in {ending}")
    if column.type == WHOLE and not column.name.endswith(("_count", "_number", "_offset", "_days", "status", "level")):
        faults.append("a whole number says what it counts in its name")
    return faults


def quoted(text: str) -> str:
    """An SQL string literal."""
    return "'" + text.replace("'", "''") + "'"
