"""Read one table cell: its state, and the number in it with unit, comparator and bounds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from extractors.figures.numerals import tidy
from models.facts import CellState, Comparator, Number, Unit
from models.suppression import SuppressionRule, suppression_symbols

MAX_CELL: Final = 40
"""A longer cell is text, whatever numbers it holds."""
NUMBER: Final = re.compile(
    r"(?P<open>\()?\s?(?P<sign>[-−–+])?\s?(?P<cmp><=|>=|≤|≥|<|>|~|≈|c\.)?\s?(?P<cur>£|\$|€|GBP )?\s{0,4}(?P<neg>[-−])?"
    r"(?P<num>[0-9]{1,3}(?:[,\u00a0\u202f\u2009 ][0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,15}(?:\.[0-9]{1,10})?|\.[0-9]{1,10})"
    r"(?P<dash>\.?-)?\s?(?P<scale>bn|billion|mn|million|m|k|K|thousand)?(?P<plus>\+)?\s?(?P<pct>%|per cent|"
    r"percent|pp)?(?P<close>\))?"
    r"(?:\s?\(?\s?(?P<share>[0-9]{1,3}(?:\.[0-9]{1,4})?)\s?%\s?\))?"
    r"(?P<mark>\s?(?:\*{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰†‡§#]|\[[a-z0-9]{1,6}\]|\([a-z0-9]\)|\s[prebf]){0,3})"
)
PLAIN: Final = re.compile(r"0|[1-9][0-9]{0,8}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}")
BELOW: Final = re.compile(
    r"(?:(?P<under>fewer than|less than|under|below)\s(?P<n>[0-9]{1,4}|three|five|six|ten)|(?P<m>[0-9]{1,4}|two|"
    r"three|four|five|ten)\s(?:or|and)\s"
    r"(?P<or>fewer|less|lower|below|under)|(?P<a>[0-9]{1,2})\s?(?:-|–|to)\s?(?P<b>[0-9]{1,2}))",
    re.IGNORECASE,
)
SMALL: Final = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
SCALES: Final = {
    "bn": 10**9,
    "billion": 10**9,
    "mn": 10**6,
    "million": 10**6,
    "m": 10**6,
    "k": 1000,
    "K": 1000,
    "thousand": 1000,
}
SIGNS: Final[dict[str, Comparator]] = {
    "<": "<",
    ">": ">",
    "<=": "<=",
    ">=": ">=",
    "≤": "<=",
    "≥": ">=",
    "~": "~",
    "≈": "~",
    "c.": "~",
}
MAX_SUPPRESSED: Final = 25
"""A cell "<N" withholds a small number when N is at most this; a larger one only bounds."""


@dataclass(frozen=True, slots=True)
class Legend:
    """What a document says of its signs: rules with bounds, and states of single signs."""

    rules: tuple[SuppressionRule, ...] = ()
    states: Mapping[str, CellState] = field(default_factory=dict)

    def bounds(self, symbol: str) -> tuple[int, int] | None:
        """The bounds of a suppressed cell with this sign: the sign's own rule, else the document's only one."""
        own = [rule for rule in self.rules if rule.symbol == symbol]
        chosen = (
            own
            or [rule for rule in self.rules if rule.symbol is None]
            or list(self.rules if len(self.rules) == 1 else ())
        )
        return (chosen[0].low, chosen[0].high) if chosen else None


@dataclass(frozen=True, slots=True)
class CellValue:
    """A cell as read. `start` and `end` are offsets of the figure in the cell's text; `share` is a percentage beside the number."""

    state: CellState
    value: Number | None = None
    unit: Unit = "count"
    comparator: Comparator = "="
    low: Number | None = None
    high: Number | None = None
    start: int = 0
    end: int = 0
    currency: str = ""
    share: tuple[Number, int, int] | None = None
    scaled: bool = False

    @property
    def is_number(self) -> bool:
        return self.state in ("value", "zero")


def read_cell(text: str, legend: Legend | None = None) -> CellValue | None:
    """What a cell says, or None when it is text (a label, a sentence, a date)."""
    stripped = text.strip()
    lead = len(text) - len(text.lstrip())
    if not stripped:
        return CellValue("blank")
    if len(stripped) > MAX_CELL:
        return None
    if PLAIN.fullmatch(stripped):
        return _plain(stripped, lead)
    special = _symbol(stripped, lead, legend or Legend())
    if special is not None:
        return special
    return _number(stripped, lead, legend or Legend())


def _plain(text: str, lead: int) -> CellValue:
    """A whole number without sign, unit or mark: most cells of most tables."""
    value = int(text.replace(",", ""))
    state: CellState = "value" if value else "zero"
    return CellValue(state, value, low=value, high=value, start=lead, end=lead + len(text))


def _symbol(text: str, lead: int, legend: Legend) -> CellValue | None:
    state: CellState | None = None if text[0] == "<" else legend.states.get(text)
    known = suppression_symbols().get(text)
    if state is None:
        if text[0] != "<" and any(rule.symbol == text for rule in legend.rules):
            state = "suppressed"
        elif known is not None:
            state = known.state
    if state is None:
        return _below(text, lead)
    end = lead + len(text)
    if state == "zero":
        return CellValue("zero", 0, low=0, high=0, start=lead, end=end)
    if state != "suppressed":
        return CellValue(state, start=lead, end=end)
    bounds = legend.bounds(text)
    if bounds is None:
        return CellValue("suppressed", comparator="~", start=lead, end=end)
    return CellValue("suppressed", comparator="<=", low=bounds[0], high=bounds[1], start=lead, end=end)


def _below(text: str, lead: int) -> CellValue | None:
    """ "fewer than 5", "5 or fewer", "1-4" in a cell."""
    match = BELOW.fullmatch(text)
    if match is None:
        return None
    end = lead + len(text)
    if match["under"]:
        high = _small(match["n"]) - 1
        return CellValue("suppressed", comparator="<", low=0, high=high, start=lead, end=end)
    if match["or"]:
        return CellValue("suppressed", comparator="<=", low=0, high=_small(match["m"]), start=lead, end=end)
    low, high = int(match["a"]), int(match["b"])
    if not low < high <= 10:
        return None
    return CellValue("suppressed", comparator="~", low=low, high=high, start=lead, end=end)


def _small(word: str) -> int:
    return SMALL.get(word.lower()) or int(word)


def _number(text: str, lead: int, legend: Legend) -> CellValue | None:
    match = NUMBER.fullmatch(text)
    if match is None or (match["open"] and not match["close"]) or (match["close"] and not match["open"]):
        return None
    value = _value(match)
    digits = match["num"]
    if digits[0] == "0" and len(digits) > 1 and digits[1] != ".":
        return None
    first = min(match.start(name) for name in ("cmp", "cur", "sign", "neg", "num") if match[name])
    last = max(match.end(name) for name in ("num", "scale", "pct", "plus") if match[name])
    start, end = lead + first, lead + last
    sign = SIGNS.get(match["cmp"] or "", ">=" if match["plus"] else "=")
    unit: Unit = "percent" if match["pct"] else "money" if match["cur"] else "count"
    if sign in ("<", "<=") and unit == "count" and isinstance(value, int) and 0 < value <= MAX_SUPPRESSED:
        high = value - 1 if sign == "<" else value
        rule = next((r for r in legend.rules if r.high == high), None)
        return CellValue("suppressed", comparator=sign, low=rule.low if rule else 0, high=high, start=start, end=end)
    share = (
        (tidy(Decimal(match["share"])), lead + match.start("share"), lead + text.index("%", match.start("share")) + 1)
        if match["share"]
        else None
    )
    exact = sign == "="
    return CellValue(
        "zero" if value == 0 and exact else "value",
        value,
        unit,
        sign,
        value if exact else None,
        value if exact else None,
        start,
        end,
        match["cur"] or "",
        share,
        bool(match["scale"]),
    )


def _value(match: re.Match[str]) -> Number:
    digits = re.sub("[,\u00a0\u202f\u2009 ]", "", match["num"])
    number = Decimal(digits) * SCALES.get(match["scale"] or "", 1)
    negative = (
        match["neg"] or match["sign"] in ("-", "−", "–") or (match["open"] and match["close"] and not match["pct"])
    )
    return tidy(-number if negative else number)
