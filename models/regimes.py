"""The four access regimes: what each provision is called, whether it is absolute, and what has to be shown.

The table is `data/exemptions.csv`, one row for a provision; a blank cell takes the value of the row above it in the statute
(40(3A) takes its title from 40). Sources: Freedom of Information Act 2000 (sections 2(3) and 21 to 44), Freedom of Information
(Scotland) Act 2002 (sections 2(2) and 25 to 41), Environmental Information Regulations 2004 (SI 2004/3391), Environmental
Information (Scotland) Regulations 2004 (SSI 2004/520), and Data Protection Act 2018, Schedule 19 for what it replaced.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from models.facts import Regime

ProvisionKind = Literal["exemption", "ground", "procedure"]
"""`exemption`: an exemption or exception; `ground`: a ground for refusing that is no exemption (cost, vexatious);
`procedure`: a duty, a notice, a right of complaint."""

REGIMES: tuple[Regime, ...] = get_args(Regime)
NAMES: dict[Regime, str] = {
    "FOIA2000": "Freedom of Information Act 2000",
    "FOISA2002": "Freedom of Information (Scotland) Act 2002",
    "EIR2004": "Environmental Information Regulations 2004",
    "EISR2004": "Environmental Information (Scotland) Regulations 2004",
}
_ABSOLUTE = {"yes": True, "no": False, "mixed": None, "": None}


@dataclass(frozen=True, slots=True)
class Provision:
    """A row. `absolute` is None where the section is mixed or is no exemption; `superseded` is the ISO day of repeal."""

    regime: Regime
    number: str
    kind: ProvisionKind
    title: str
    absolute: bool | None
    test: str | None
    is_ncnd: bool
    superseded: str | None


def parent(number: str) -> str | None:
    """The provision that holds this one: "40(3A)(a)" gives "40(3A)", "40" gives None."""
    head, bracket, _ = number.rpartition("(")
    return head if bracket else None


def section_of(number: str) -> str:
    """The section or regulation alone: "40(3A)(a)" gives "40"."""
    return number.partition("(")[0]


@cache
def provisions() -> dict[tuple[Regime, str], Provision]:
    """The whole table by regime and number, blanks filled from the provision above."""
    text = files("models").joinpath("data/exemptions.csv").read_text(encoding="utf-8")
    rows: dict[tuple[Regime, str], dict[str, str]] = {}
    for row in csv.DictReader(text.splitlines()):
        regime, number = _regime(row["regime"]), row["provision"]
        above = next((rows[regime, up] for up in _ancestors(number) if (regime, up) in rows), {})
        rows[regime, number] = {
            name: value or ("" if name in ("ncnd", "superseded") else above.get(name, ""))
            for name, value in row.items()
        }
    return {key: _provision(key[0], row) for key, row in rows.items()}


def _ancestors(number: str) -> Iterator[str]:
    """The provisions above one, nearest first: "40(3)(a)(i)" gives "40(3)(a)", "40(3)", "40"."""
    above = parent(number)
    while above is not None:
        yield above
        above = parent(above)


def _regime(name: str) -> Regime:
    for regime in REGIMES:
        if regime == name:
            return regime
    raise ValueError(f"unknown regime {name!r} in exemptions.csv; known: {', '.join(REGIMES)}")


def _provision(regime: Regime, row: dict[str, str]) -> Provision:
    kind = row["kind"]
    if kind not in get_args(ProvisionKind):
        raise ValueError(f"unknown kind {kind!r} for {regime} {row['provision']} in exemptions.csv")
    return Provision(
        regime=regime,
        number=row["provision"],
        kind=kind,  # type: ignore[arg-type]  # checked just above
        title=row["title"],
        absolute=_ABSOLUTE[row["absolute"]],
        test=row["test"] or None,
        is_ncnd=row["ncnd"] == "yes",
        superseded=row["superseded"] or None,
    )


def look_up(regime: Regime, number: str) -> Provision | None:
    """The row that governs a provision: its own, or that of the nearest provision above it; None for an unknown section."""
    table, current = provisions(), number
    while current:
        row = table.get((regime, current))
        if row is not None:
            return row
        current = parent(current) or ""
    return None


LETTERS_FIRST: dict[Regime, frozenset[str]] = {
    "FOIA2000": frozenset(),
    "FOISA2002": frozenset({"26", "30"}),
    "EIR2004": frozenset(),
    "EISR2004": frozenset(),
}
"""Sections whose first brackets hold a letter ("30(b)(i)"); in all others they hold a number."""


def is_well_formed(regime: Regime, number: str) -> bool:
    """Whether the regime has such a section and its brackets follow the section's own order of levels."""
    section, _, rest = number.partition("(")
    if (regime, section) not in provisions():
        return False
    return not rest or rest[0].isdigit() or section in LETTERS_FIRST[regime]
