"""A quantity found in a sentence: what the scan knows, and what the later steps fill in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from extractors.figures.tokens import Tokens
from models.facts import Comparator, Number, Period, Unit

HYPHENS: Final = ("-", "‑", "–")
Form = Literal[
    "digits", "words", "percent", "money", "fraction", "in", "times", "multiplier", "vague", "none", "symbol"
]


@dataclass(slots=True)
class Quantity:
    """`first` and `last` are tokens (`last` exclusive), `start` and `end` code points. `rule` names what found it."""

    first: int
    last: int
    start: int
    end: int
    value: Number | None
    unit: Unit
    form: Form
    rule: str
    comparator: Comparator = "="
    low: Number | None = None
    high: Number | None = None
    fixed_bounds: bool = False
    currency: str = ""
    scaled: bool = False
    measure: str | None = None
    noun_end: int = 0
    of: Number | None = None
    period: Period | None = None
    suppressed: bool = False
    in_range: Literal["", "low", "high"] = ""
    stated: bool = False
    """Whether the whole stands right after it: "five of the 37"."""
    did: str = ""
    """The past form after the number and its noun: what the counted did, or what was done to them."""
    placed: bool = False
    """Whether the number only says where or when the others were: "at the two sites", "in 46 areas"."""
    announced: bool = False
    """Whether a bare number says anew how many there are: "In fact there were 131."."""
    partitive: bool = False
    """Whether the number is of things already known: "three of the meetings"."""
    compared: bool = False
    """Whether the number only stands for comparison: "up from £870m", "against 61 the year before"."""

    @property
    def is_count(self) -> bool:
        return self.unit == "count"


def make_quantity(
    tokens: Tokens, first: int, last: int, value: Number | None, unit: Unit, form: Form, rule: str
) -> Quantity:
    """The quantity that fills tokens `first` to `last` (exclusive)."""
    return Quantity(first, last, tokens.starts[first], tokens.ends[last - 1], value, unit, form, rule)
