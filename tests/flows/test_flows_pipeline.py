"""The main job through the command and a real Prefect server: the same rows however often, and however rudely, it is run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from prefect_fixture import foitrace, prefect_env

__all__ = ["prefect_env"]

LETTER = """Our ref: FOI-2024-{number:05d}
Date: {day} March 2024

Dear Ms Varley,

Thank you for your request, which was received on {day} February 2024. You asked how many complaints we recorded.

We recorded {count} complaints in 2023, of which {part} were upheld. Fewer than 5 came from children.
Names are withheld under section 40(2) of the Freedom of Information Act 2000.

Yours sincerely,
Records Office, Wexborough Council
"""
BOOKKEEPING = {"load", "loaded_shard", "schema_migration"}


def write_letters(folder: Path, count: int = 60) -> Path:
    """Letters in the style of a council's answers, each with its own numbers."""
    folder.mkdir()
    for number in range(count):
        text = LETTER.format(number=number, day=1 + number % 28, count=100 + number, part=number % 90 + 1)
        path = folder / f"letter-{number:03d}.txt"
        path.write_text(text, encoding="utf-8")
        os.utime(path, (1_700_000_000, 1_700_000_000))
    return folder


def rows_of(data: Path) -> dict[str, list[Any]]:
    """Every row of every table that holds documents or facts, in an order of its own."""
    with duckdb.connect(str(data / "foitrace.duckdb"), read_only=True) as connection:
        tables = [row[0] for row in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        return {
            table: sorted(map(repr, connection.execute(f"SELECT * FROM {table}").fetchall()))
            for table in tables
            if table not in BOOKKEEPING
        }


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_letters(tmp_path_factory.mktemp("letters") / "docs")


@pytest.fixture(scope="module")
def undisturbed(letters: Path, tmp_path_factory: pytest.TempPathFactory, prefect_env: dict[str, str]) -> Path:
    data = tmp_path_factory.mktemp("undisturbed")
    foitrace("run", letters, "--data", data, env=prefect_env)
    return data


def test_every_letter_is_loaded_and_everything_holds(undisturbed: Path, prefect_env: dict[str, str]) -> None:
    rows = rows_of(undisturbed)
    assert len(rows["document"]) == len(rows["version"]) == len(rows["capture"]) == 60
    assert len(rows["reference_number"]) == 60
    assert len(rows["exemption"]) == 60
    assert "Everything holds." in foitrace("verify", "--data", undisturbed, env=prefect_env).stdout


def test_a_second_run_changes_no_row(letters: Path, undisturbed: Path, prefect_env: dict[str, str]) -> None:
    before = rows_of(undisturbed)
    done = foitrace("run", letters, "--data", undisturbed, env=prefect_env)
    assert "0 new versions" in done.stdout
    assert rows_of(undisturbed) == before


def _any_shard(data: Path) -> bool:
    return any((data / "shards").glob("shard-*"))


KILL_POINTS: dict[str, Callable[[Path], bool]] = {
    "as soon as there is an archive": lambda data: (data / "archive").is_dir(),
    "when half of the bodies are archived": lambda data: sum(1 for _ in (data / "archive").glob("*/*.zst")) >= 30,
    "when the first shard is there": _any_shard,
    "when the writer's warehouse appears": lambda data: any((data / "work").glob("*.duckdb")),
    "while the snapshot is written": lambda data: any(data.glob(".foitrace.duckdb*")),
}


@pytest.mark.slow
def test_a_killed_run_is_made_good_by_the_next(
    letters: Path, undisturbed: Path, tmp_path: Path, prefect_env: dict[str, str]
) -> None:
    """The same data folder is killed at each point in turn, so the damage adds up before the last run mends it."""
    reached = []
    for name, is_reached in KILL_POINTS.items():
        if _run_and_kill(letters, tmp_path / "data", is_reached, prefect_env):
            reached.append(name)
    assert len(reached) >= 3, f"the runs ended before they could be killed: only {reached}"
    foitrace("run", letters, "--data", tmp_path / "data", env=prefect_env)
    assert rows_of(tmp_path / "data") == rows_of(undisturbed)
    assert "Everything holds." in foitrace("verify", "--data", tmp_path / "data", env=prefect_env).stdout


def _run_and_kill(letters: Path, data: Path, is_reached: Callable[[Path], bool], env: dict[str, str]) -> bool:
    command = [sys.executable, "-m", "foitrace", "run", str(letters), "--data", str(data)]
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    end = time.monotonic() + 120
    while process.poll() is None and time.monotonic() < end:
        if is_reached(data):
            process.send_signal(signal.SIGKILL)
            process.wait()
            return True
        time.sleep(0.002)
    process.wait()
    return False
