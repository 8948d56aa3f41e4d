"""`foitrace verify`: the proof of a whole warehouse, offline."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

from flows.archive import Archive
from foitrace.settings import data_folder
from warehouse.connect import open_read
from warehouse.verify import VerifyReport, verify


def verify_warehouse(data: Path | None) -> int:
    """Check every fact, hash and identifier, and the archive beside the warehouse. Returns 0, or 1 when something does not hold."""
    folder = data_folder(data)
    archive = Archive(folder.archive)
    with closing(open_read(folder.root)) as connection:
        report = verify(connection, archive.get if folder.archive.is_dir() else None)
    return print_report(report, has_archive=folder.archive.is_dir())


def print_report(report: VerifyReport, *, has_archive: bool) -> int:
    """Print what was checked and what does not hold; returns the exit status."""
    for problem in report.problems:
        print(f"{problem.check}: {problem.table} {problem.row}: {problem.message}", file=sys.stderr)
    hidden = report.problem_count - len(report.problems)
    if hidden:
        print(f"and {hidden} more", file=sys.stderr)
    checked = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in sorted(report.checked.items()) if count)
    print(f"Checked {checked}.")
    if not has_archive:
        print("There is no archive beside the warehouse, so the original bytes were not checked.")
    print("Everything holds." if report.is_sound else f"{report.problem_count} differences.")
    return 0 if report.is_sound else 1
