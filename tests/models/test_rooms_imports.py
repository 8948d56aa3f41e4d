"""The rooms import only what the design lets them, proved on the syntax trees of every module."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = {
    "models": set(),
    "extractors": {"models"},
    "warehouse": {"models"},
    "flows": {"models", "extractors", "warehouse"},
    "desk": {"models", "warehouse"},
    "foitrace": {"models", "extractors", "warehouse", "flows", "desk"},
}
FORBIDDEN = {
    "models": {"prefect", "duckdb", "spacy", "httpx", "lxml", "bs4", "pyarrow", "numpy"},
    "extractors": {"prefect", "duckdb", "pyarrow", "httpx", "socket", "sqlite3"},
    "warehouse": {"prefect", "spacy", "httpx", "lxml", "bs4"},
    "desk": {"prefect", "spacy", "httpx", "lxml", "bs4"},
}


def imported(path: Path) -> set[str]:
    """Top-level names that a module imports, at its head or inside a function."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


MODULES = [(room, path) for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]


@pytest.mark.parametrize(("room", "path"), MODULES, ids=lambda value: value if isinstance(value, str) else value.name)
def test_a_module_imports_only_its_rooms(room: str, path: Path) -> None:
    names = imported(path)
    assert names & set(ROOMS) <= ROOMS[room] | {room}, "a room reaches past the rooms it may import"
    assert not names & FORBIDDEN.get(room, set()), "a room imports a package that belongs to another"


def test_prefect_stays_in_the_flows() -> None:
    users = {path.relative_to(ROOT).as_posix() for room, path in MODULES if "prefect" in imported(path)}
    assert users, "the flows import prefect"
    assert all(user.startswith("flows/") and user.endswith(("_flow.py", "_tasks.py")) for user in users), users


def test_relative_imports_are_not_used() -> None:
    for _, path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.ImportFrom) and node.level), f"{path} hides its room in a relative import"
