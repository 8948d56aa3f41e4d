"""Settings: where the data lies and how many workers run, from the command line, else the environment, else defaults."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from models.errors import SettingsError

DATA_VARIABLE = "FOITRACE_DATA"
WORKERS_VARIABLE = "FOITRACE_WORKERS"
LANGUAGE_VARIABLE = "FOITRACE_LANGUAGE"
NO_LANGUAGE = "none"


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


def choose_language(given: str | None) -> None:
    """Pass the choice of a trained pipeline on to this process and its workers, by the environment.

    Raises SettingsError for a name that is neither an installed package nor a folder.
    """
    name = given or os.environ.get(LANGUAGE_VARIABLE) or NO_LANGUAGE
    if name != NO_LANGUAGE and not Path(name).is_dir() and not _is_installed(name):
        raise SettingsError(
            f"No spaCy pipeline {name} is installed.",
            hint="Install it (python -m spacy download NAME), give a folder that holds one, or say `none`.",
        )
    if given is not None:
        os.environ[LANGUAGE_VARIABLE] = given


def _is_installed(package: str) -> bool:
    try:
        return find_spec(package) is not None
    except (ImportError, ValueError):  # the folder of a dotted name is not there, or the name is none
        return False
