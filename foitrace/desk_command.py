"""`foitrace desk`: the fact-checker's web pages."""

from __future__ import annotations

from pathlib import Path

from desk.server import run
from foitrace.settings import data_folder
from warehouse.connect import open_read


def serve_desk(data: Path | None, host: str, port: int) -> int:
    """Serve the desk until interrupted. Returns 0. Raises WarehouseMissing when there is nothing to show."""
    folder = data_folder(data)
    open_read(folder.root).close()  # a missing or unfit warehouse is said now, not on the first page
    run(folder.root, host, port)
    return 0
