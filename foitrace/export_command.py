"""`foitrace export`: the warehouse as Parquet."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from foitrace.settings import data_folder
from warehouse.connect import open_read
from warehouse.export import export_parquet


def export_warehouse(folder: Path, data: Path | None) -> int:
    """Write the Parquet files and say where. Returns 0."""
    with closing(open_read(data_folder(data).root)) as connection:
        files = export_parquet(connection, folder)
    print(f"{len(files)} files in {folder}")
    return 0
