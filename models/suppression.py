"""Signs that stand in a cell in place of a number, read from `models/data/suppression_symbols.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from models.facts import CellState

DATA = Path(__file__).parent / "data" / "suppression_symbols.toml"


@dataclass(frozen=True, slots=True)
class Symbol:
    """A sign and what it says by default. `needs_company`: it may be a word or initial, so it counts only beside numbers."""

    text: str
    state: CellState
    meaning: str
    source: str
    needs_company: bool = False


@dataclass(frozen=True, slots=True)
class SuppressionRule:
    """A document's own rule for what it withholds: inclusive bounds of the hidden number, and the sign that stands for it.

    `symbol` is None where the rule names no sign. `start` and `end` are the span of the sentence that states it.
    """

    low: int
    high: int
    symbol: str | None
    start: int
    end: int


@cache
def suppression_symbols() -> Mapping[str, Symbol]:
    """Every known sign by its exact text."""
    with DATA.open("rb") as file:
        rows = tomllib.load(file)["symbol"]
    symbols = {
        text: Symbol(text, row["state"], row["meaning"], row["source"], row.get("needs_company", False))
        for row in rows
        for text in row["text"]
    }
    return MappingProxyType(symbols)
