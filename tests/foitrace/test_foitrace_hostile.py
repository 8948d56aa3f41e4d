"""What documents, names and settings must not do to the command: no commands to the terminal, no tracebacks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from foitrace.app import app
from foitrace.run_command import sources_of
from models.errors import SourceFileError
from models.extraction import Failure
from warehouse.load import load_shards
from warehouse.publish import publish
from warehouse.rows import failure_rows
from warehouse.shard import write_shard


def call(*words: str | Path, status: int = 0) -> str:
    result = CliRunner().invoke(app, [str(word) for word in words])
    assert result.exit_code == status, f"{words}: {result.exit_code} {result.output} {result.exception!r}"
    return result.stdout


def command(*words: str | Path, status: int) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, whose output takes nothing but UTF-8."""
    done = subprocess.run(
        [sys.executable, "-m", "foitrace", *map(str, words)],
        env={**os.environ, "PYTHONIOENCODING": "utf-8:strict"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == status, f"{words}: {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    moment = "2024-05-02T09:30:00+00:00"
    failures = [
        Failure(f"https://a.example/{number:04}", "fetch", "not_found", "\x1b[31mgone", "Look.", moment)
        for number in range(1_200)
    ]
    shard = write_shard(folder / "shards", failure_rows(failures))
    load_shards(folder / "work" / "foitrace.duckdb", [shard], load_name="test")
    publish(folder / "work" / "foitrace.duckdb", folder / "foitrace.duckdb")
    return folder


def test_tables_give_the_terminal_no_commands(data: Path) -> None:
    shown = call("sql", "SELECT chr(27) || ']0;title' || chr(7) AS \"[bold]x\"", "--data", data)
    assert "\\x1b]0;title\\x07" in shown
    assert "[bold]x" in shown
    assert "\x1b" not in call("status", "--data", data)


def test_status_says_when_it_shows_only_a_part(data: Path) -> None:
    assert "cut off after 1000 rows" in call("status", "--data", data)
    assert len(json.loads(call("status", "--data", data, "--format", "json"))["failures"]) == 1_200


def test_a_name_that_is_no_text_is_printed_as_json(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_text("There were 5 arrests in 2023.")
    except OSError:
        pytest.skip("this file system takes only names that are text")
    assert json.loads(command("extract", tmp_path, status=0).stdout)["doc"] == "\udcff.txt"


def test_paths_that_lead_nowhere_are_named(tmp_path: Path) -> None:
    (tmp_path / "file.txt").write_text("There were 5 arrests in 2023.")
    (tmp_path / "loop").symlink_to("loop")
    done = command("extract", tmp_path / "file.txt" / "x", tmp_path / "loop", tmp_path / "file.txt", status=3)
    assert done.stderr.count("path_") == 2
    assert len(done.stdout.splitlines()) == 1


def test_a_file_without_end_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOITRACE_MAX_BYTES", "100000")
    endless = subprocess.run(
        [sys.executable, "-m", "foitrace", "extract", "/dev/urandom"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (endless.returncode, "too_large" in endless.stderr) == (3, True)


@pytest.mark.parametrize("name", ["no.such.package", ".x"])
def test_a_language_that_is_none_is_named(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file.txt").write_text("There were 5 arrests in 2023.")
    assert "No spaCy pipeline" in command("extract", "--language", name, "file.txt", status=2).stderr


def test_two_sources_of_one_name_are_refused_and_one_named_twice_is_one(tmp_path: Path) -> None:
    text = 'name = "log"\nkind = "files"\n[discovery]\nmethod = "urls"\nstart = ["https://a.example/1"]\n'
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "log.toml").write_text(text)
    one, two = (str(tmp_path / folder / "log.toml") for folder in ("one", "two"))
    assert len(sources_of([one, one])) == 1
    with pytest.raises(SourceFileError):
        sources_of([one, two])
