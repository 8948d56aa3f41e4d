"""`foitrace status`: what the warehouse holds and what failed."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from foitrace.print_rows import json_value, print_rows
from foitrace.settings import data_folder
from warehouse.connect import open_read
from warehouse.status import FAILURE_COLUMNS, Status, list_open_failures, status


def print_status(data: Path | None, output: str) -> int:
    """Print the status as text, CSV (the coverage rows) or JSON. Returns 0."""
    with closing(open_read(data_folder(data).root)) as connection:
        report = status(connection)
        failures = list_open_failures(connection)
    columns = list(report.coverage[0]) if report.coverage else []
    if output == "json":
        print(json.dumps(json_value({**asdict(report), "failures": failures}), ensure_ascii=False))
    elif output == "csv":
        print_rows(columns, [list(row.values()) for row in report.coverage], "csv")
    else:
        _print_words(report)
        shown = [name for name in columns if any(row[name] not in (None, 0) for row in report.coverage)]
        print_rows(shown, [[row[name] for name in shown] for row in report.coverage], "table")
        if failures:
            print("\nWhat failed, and what to do:")
            print_rows(FAILURE_COLUMNS, failures, "table")
    return 0


def _print_words(report: Status) -> None:
    rows = report.rows
    print(
        f"{rows['document']} documents, {rows['version']} versions, {rows['sentence']} sentences, {report.facts} facts:"
        f" {rows['reference_number']} references, {rows['exemption']} exemptions, {rows['figure']} figures,"
        f" {rows['date_mention']} dates."
    )
    if report.last_load:
        load = report.last_load
        print(f"Last change: {load.finished_at:%Y-%m-%d %H:%M:%S} UTC ({load.name}).")
    if report.withdrawn:
        print(f"{report.withdrawn} documents were withdrawn by their publishers; their facts are kept.")
