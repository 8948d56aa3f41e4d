"""Fixtures of the warehouse's tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from warehouse_builders import LETTER, House, rows_of


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path / "data")


@pytest.fixture
def letters() -> Callable[[int], list[dict[str, list[dict[str, Any]]]]]:
    """Rows of any number of different letters."""

    def build(count: int) -> list[dict[str, list[dict[str, Any]]]]:
        made = []
        for number in range(count):
            text = LETTER.replace("97", str(100 + number)).replace("000123", f"{number:06}")
            made.append(rows_of(text, f"https://police.example/letters/{number}"))
        return made

    return build
