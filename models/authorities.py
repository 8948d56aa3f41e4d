"""The registry of public authorities in the United Kingdom: bodies that answer requests, and the watchdogs over them.

It is curated, not complete. An abbreviation that is also among the aliases stands for its body anywhere ("IOPC"); any other
means it only in a text that also gives the full name ("EA" after "Environment Agency").
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).with_name("data") / "authorities.csv"
KINDS = (
    "agency",
    "combined_authority",
    "council_county",
    "council_district",
    "council_london",
    "council_metropolitan",
    "council_unitary",
    "department",
    "fire",
    "national_park",
    "nhs",
    "parliament",
    "police",
    "police_commissioner",
    "public_body",
    "regulator",
    "tribunal",
    "university",
    "watchdog",
)
NATIONS = ("england", "northern_ireland", "scotland", "uk", "wales")
REGIMES = ("FOIA2000", "FOISA2002", "none")


@dataclass(frozen=True, slots=True)
class Authority:
    """A public authority. `id` is stable; `nation` is where it works ("uk": more than one nation).

    `regime` is the information law that it answers under, "none" for bodies that FOIA's schedules leave out or that have ended
    outside them. `aliases` are other names in use, former names included. `abbreviation` is "" where it has none.
    """

    id: str
    name: str
    kind: str
    nation: str
    aliases: tuple[str, ...]
    abbreviation: str
    regime: str

    @property
    def names(self) -> tuple[str, ...]:
        """All names that stand for the body anywhere."""
        return (self.name, *self.aliases)


@lru_cache(maxsize=1)
def authorities() -> tuple[Authority, ...]:
    """The registry, in the order of its file (by kind, then id)."""
    with DATA.open(encoding="utf-8", newline="") as stream:
        return tuple(
            Authority(
                id=row["id"],
                name=row["name"],
                kind=row["kind"],
                nation=row["nation"],
                aliases=tuple(alias for alias in row["aliases"].split("|") if alias),
                abbreviation=row["abbreviation"],
                regime=row["regime"],
            )
            for row in csv.DictReader(stream)
        )


@lru_cache(maxsize=1)
def authorities_by_id() -> Mapping[str, Authority]:
    """The registry by id."""
    return {authority.id: authority for authority in authorities()}


def authority(identifier: str) -> Authority:
    """The authority with an id. Raises KeyError where the registry has none."""
    return authorities_by_id()[identifier]
