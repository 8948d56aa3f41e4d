"""Print rows as a table for people, as CSV, or as JSON lines."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from typing import Any

TABLE_ROWS = 1_000
"""Rows of a table for people; more are cut off with a line that says so. CSV and JSON print all."""


def print_rows(columns: Sequence[str], rows: Iterable[Sequence[Any]], output: str) -> int:
    """Print rows in a format ("table", "csv" or "json") to standard output; returns how many."""
    printers = {"table": _print_table, "csv": _print_csv, "json": _print_json}
    return printers[output](columns, rows)


def json_value(value: Any) -> Any:
    """A value of DuckDB as JSON has it: moments in ISO 8601, whole decimals as integers, bytes in hex."""
    match value:
        case datetime() | date() | time():
            return value.isoformat()
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case bytes():
            return value.hex()
        case dict():
            return {str(key): json_value(item) for key, item in value.items()}
        case list() | tuple():
            return [json_value(item) for item in value]
        case _:
            return value if isinstance(value, int | float | str | bool | None) else str(value)


def harmless(text: str) -> str:
    """Text that a terminal cannot take for commands: control characters shown as such, lines and tabs kept as white space."""
    return "".join(
        char if char.isprintable() or char == "\n" else " " if char == "\t" else f"\\x{ord(char):02x}" for char in text
    )


def _print_json(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    count = 0
    for row in rows:
        count += 1
        print(
            json.dumps({name: json_value(value) for name, value in zip(columns, row, strict=True)}, ensure_ascii=False)
        )
    return count


def _print_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    count = 0
    for row in rows:
        count += 1
        writer.writerow([_flat(value) for value in row])
    return count


def _flat(value: Any) -> Any:
    """A value for one cell: nothing for null, JSON for lists and structs."""
    plain = json_value(value)
    return json.dumps(plain, ensure_ascii=False) if isinstance(plain, dict | list) else plain


def _print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    iterator = iter(rows)
    table, count = Table(box=SIMPLE_HEAD, show_edge=False), 0
    for name in columns:
        table.add_column(Text(harmless(name)), overflow="fold")
    for row in islice(iterator, TABLE_ROWS):
        count += 1
        table.add_row(*(Text("" if value is None else harmless(str(_flat(value)))) for value in row))
    width = None if sys.stdout.isatty() else 200
    Console(width=width, highlight=False).print(table)
    if next(iterator, None) is not None:
        print(f"… cut off after {TABLE_ROWS} rows; --format csv prints all.")
    return count
