"""`foitrace archive`: captures out to WARC and in from WARC."""

from __future__ import annotations

from pathlib import Path

from foitrace.run_command import run_sources
from foitrace.settings import data_folder, worker_count
from models.errors import PathMissing, WarehouseMissing
from models.sources import Source


def export_warc_file(target: Path, data: Path | None) -> int:
    """Write every archived capture to a WARC file. Returns 0."""
    from flows.warc import export_warc

    folder = data_folder(data)
    if not folder.archive.is_dir():
        raise WarehouseMissing(f"There is no archive in {folder.root}.")
    count = export_warc(folder.root, target)
    print(f"{count} captures in {target}")
    return 0


def import_warc_file(warc: Path, data: Path | None, *, quiet: bool) -> int:
    """Archive a WARC file's responses, extract and load them. Returns the exit status of the run."""
    if not warc.is_file():
        raise PathMissing(f"{warc} is not there.")
    return run_sources([Source.for_warcs([warc])], data_folder(data), worker_count(None), quiet=quiet)
