"""A desk over a small warehouse, served on loopback."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "warehouse"))

from desk_samples import fill, serving
from warehouse_builders import House


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    house = House(tmp_path_factory.mktemp("desk"))
    fill(house)
    return house


@pytest.fixture(scope="session")
def address(house: House) -> Iterator[str]:
    """The address of a desk over the samples."""
    with serving(house.data) as address:
        yield address
