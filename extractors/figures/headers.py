"""Read unit and scale from a header, caption or sheet note: "(£000)", "%", "rate per 1,000", "£m", "thousands"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from models.facts import Unit

PERCENT: Final = re.compile(r"%|\bper ?cent(?:age)?s?\b|\bpercentage\b|\bpct\b|\bproportion \(", re.IGNORECASE)
MONEY: Final = re.compile(r"[£€]|\bGBP\b|\bpounds\b", re.IGNORECASE)
RATE: Final = re.compile(
    r"\bper (?:[0-9][0-9,]{0,11}|hundred|thousand|million|head|capita|person|day|week|month|hour|100k)\b|"
    r"\brates?\b(?! paid| of pay)|\bfor every [0-9]",
    re.IGNORECASE,
)
PER_NUMBER: Final = re.compile(r"\b(?:per|for every) [0-9][0-9,]{0,11}", re.IGNORECASE)
SCALE: Final = (
    (
        re.compile(
            r"£\s?['’`]?0{3}['’`]?s?\b|['’`]0{3}s?\b|\(0{3}s?\)|\bthousands?\b|\b0{3}s\b|£\s?k\b|\(k\)", re.IGNORECASE
        ),
        1_000,
    ),
    (re.compile(r"£\s?m\b|£\s?mn\b|\bmillions?\b|£\s?millions?\b|\(m\)", re.IGNORECASE), 1_000_000),
    (re.compile(r"£\s?bn\b|\bbillions?\b", re.IGNORECASE), 1_000_000_000),
)
RATE_BASE: Final = re.compile(r"\b(?:per|for every)\b.{0,30}$", re.IGNORECASE)
MONEY_WORDS: Final = re.compile(
    r"\b(?:spend|spent|spending|cost|costs|paid|payments?|expenditure|budget|income|salary|salaries|fees?|"
    r"amount|value)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class HeaderUnit:
    """`unit` is None where the header says nothing; `scale` multiplies the cells."""

    unit: Unit | None = None
    scale: int = 1


CAPTION_UNIT: Final = re.compile(
    r"\([^()0-9]{0,20}[£%€][^()0-9]{0,8}\)|£\s?['’]?0{3}|£\s?(?:m|bn|million|billion)\b|\brates? per\b|\bper [0-9]|"
    r"\bpercentages?\b|\b(?:in )?(?:thousands|millions)\b|"
    r"\(000s?\)|^%",
    re.IGNORECASE,
)


@lru_cache(maxsize=4_096)
def read_header_unit(labels: tuple[str, ...], caption: str = "") -> HeaderUnit:
    """Unit and scale from the nearest label that names one (nearest first), else from a caption that does so outright."""
    unit: Unit | None = None
    scale = 1
    named = [match.group() for match in CAPTION_UNIT.finditer(caption)] if caption else []
    for text in (*labels, *named):
        found = _unit(text)
        if unit is None and found is not None:
            unit = found
        if scale == 1 and unit in (None, "money", "count"):
            scale = _scale(text)
        if unit is not None and (scale != 1 or unit != "money"):
            break
    return HeaderUnit(unit, scale)


def _unit(text: str) -> Unit | None:
    if PERCENT.search(text):
        return "percent"
    if RATE.search(text) and not MONEY.search(text):
        return "rate"
    if MONEY.search(text):
        return "money"
    return None


def _scale(text: str) -> int:
    """The scale that a header sets; a rate's base ("per thousand") is none."""
    plain = RATE_BASE.sub("", PER_NUMBER.sub("", text))
    return next((scale for pattern, scale in SCALE if pattern.search(plain)), 1)
