"""Settings: where the data lies and how many workers run, from the command line, else the environment, else defaults."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from models.errors import SettingsError

DATA_VARIABLE = "FOITRACE_DATA"
WORKERS_VARIABLE = "FOITRACE_WORKERS"


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The folder of one archive and its warehouse, and the places in it."""

    root: Path

    @property
    def archive(self) -> Path:
        """Bodies by hash."""
        return self.root / "archive"

    @property
    def shards(self) -> Path:
        """Parquet between extraction and load."""
        return self.root / "shards"

    @property
    def work(self) -> Path:
        """The writer's own warehouse."""
        return self.root / "work" / "foitrace.duckdb"

    @property
    def published(self) -> Path:
        """The finished snapshot that readers open."""
        return self.root / "foitrace.duckdb"


def data_folder(given: Path | None) -> DataFolder:
    """The data folder: as given, else `FOITRACE_DATA`, else `./data`."""
    root = given or Path(os.environ.get(DATA_VARIABLE) or "data")
    if root.exists() and not root.is_dir():
        raise SettingsError(f"{root} is a file, not a folder.", hint="Give --data a folder.")
    return DataFolder(root.resolve())


def worker_count(given: int | None) -> int:
    """Number of extraction workers: as given, else `FOITRACE_WORKERS`, else the processors this process may use."""
    if given is not None:
        return max(1, given)
    named = os.environ.get(WORKERS_VARIABLE, "")
    if not named:
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if not named.isdecimal() or int(named) < 1:
        raise SettingsError(f"{WORKERS_VARIABLE} is {named!r}.", hint="Give a whole number of at least 1.")
    return int(named)
