"""`foitrace sql`: one read-only query, its rows printed."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

from foitrace.print_rows import print_rows
from foitrace.settings import data_folder
from warehouse.connect import open_read
from warehouse.sql import run_query


def print_query(query: str, data: Path | None, output: str) -> int:
    """Run the query (`-`: read it from standard input) and print its rows. Returns 0."""
    text = sys.stdin.read() if query == "-" else query
    with closing(open_read(data_folder(data).root)) as connection:
        result = run_query(connection, text)
        print_rows(result.columns, result, output)
    return 0
