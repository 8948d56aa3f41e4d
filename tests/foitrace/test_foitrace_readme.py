"""The README is true: its queries run, its snippet prints what it says, its files are there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#]+)\)", README))))
def test_a_linked_file_is_there(link: str) -> None:
    assert (ROOT / link).is_file()


@pytest.mark.parametrize("target", sorted(set(re.findall(r"(?:`|^)make ([a-z]+)", README, re.MULTILINE))))
def test_a_named_make_target_is_there(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_the_spacy_snippet_prints_the_figures() -> None:
    snippet = re.findall(r"```python\n(.*?)```", README, re.DOTALL)[0]
    done = subprocess.run([sys.executable, "-c", snippet], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[('97', 97, 'allegations'), ('12', 12, 'allegations')]"


@pytest.mark.parametrize("query", re.findall(r'foitrace sql "([^"]+)"', README))
def test_a_query_of_the_readme_runs(query: str, tmp_path: Path) -> None:
    from warehouse.connect import open_read
    from warehouse.load import load_shards
    from warehouse.publish import publish
    from warehouse.sql import run_query

    load_shards(tmp_path / "work" / "foitrace.duckdb", [], load_name="empty")
    publish(tmp_path / "work" / "foitrace.duckdb", tmp_path / "foitrace.duckdb")
    connection = open_read(tmp_path)
    try:
        assert list(run_query(connection, query)) == []
    finally:
        connection.close()


def test_no_file_names_a_registry_or_a_machine() -> None:
    names = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\0")
    forbidden = re.compile(r"index[-]url|extra[-]index|resolved\": \"http|/home/\w+/|/Users/\w+/")
    for name in filter(None, names):
        path = ROOT / name
        if (
            path.suffix in (".py", ".toml", ".txt", ".md", ".yaml", "")
            and path.is_file()
            and path.stat().st_size < 2_000_000
        ):
            found = forbidden.search(path.read_text(encoding="utf-8", errors="replace"))
            assert not found, f"{name}: {found.group(0) if found else ''}"
