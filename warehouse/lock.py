"""One writer at a time: a lock file beside the warehouse, freed by the system when its holder dies."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.errors import WarehouseLocked


@contextmanager
def writer_lock(database: Path) -> Iterator[None]:
    """Hold the writer's lock of a warehouse file. Raises WarehouseLocked at once when another process or thread holds it."""
    database.parent.mkdir(parents=True, exist_ok=True)
    with Path(f"{database}.lock").open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise WarehouseLocked(f"{database} is being written by another run.") from error
        yield
