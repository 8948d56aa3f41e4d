"""Working days under the access laws, counted by looking them up: the calendar is made once a process and never per document.

FOIA section 10(6): a working day is no Saturday, Sunday, Christmas Day, Good Friday, or bank holiday under the Banking and
Financial Dealings Act 1971 in any part of the United Kingdom; the Environmental Information Regulations take the same meaning
(regulation 2(1)). FOISA section 73 and the Scottish Regulations count Scotland's bank holidays alone.
Holidays come from the `holidays` package, one set for each of the four nations, and are stored beside this module so that no
document waits for them; `python -m extractors.working_days` writes that file again for a newer version of the package.
"""

from __future__ import annotations

import csv
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Literal

from models.facts import Regime

Jurisdiction = Literal["uk", "scotland"]

FIRST_DAY = date(1999, 1, 1)
LAST_DAY = date(2049, 12, 31)
"""The calendar covers these days; FOIA came into force in 2005."""
HOLIDAYS = Path(__file__).with_name("data") / "bank_holidays.csv"
NATIONS: dict[Jurisdiction, tuple[str, ...]] = {"uk": ("ENG", "NIR", "SCT", "WLS"), "scotland": ("SCT",)}
PROCLAIMED = {date(2022, 9, 19): date(2022, 9, 10), date(2023, 5, 8): date(2022, 11, 6)}
"""Bank holidays made known at short notice, and the day that they were: a request that arrived before did not know them."""


class OutsideCalendar(ValueError):
    """A day that the calendar of working days does not cover."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working days of one jurisdiction: `counted[i]` is how many there are from the first day to day i, inclusive."""

    counted: array[int]
    names: dict[date, str]

    def is_working(self, day: date) -> bool:
        """Whether a day is a working day. Raises OutsideCalendar for days not covered."""
        index = _index(day)
        return self.counted[index] > (self.counted[index - 1] if index else 0)

    def between(self, receipt: date, reply: date) -> int:
        """Working days after the day of receipt (day zero) up to and including the reply's. Zero if the reply is no later."""
        return max(0, self.counted[_index(reply)] - self.counted[_index(receipt)])

    def after(self, receipt: date, count: int) -> date:
        """The day that is so many working days after the day of receipt."""
        wanted = self.counted[_index(receipt)] + count
        low, high = _index(receipt), len(self.counted) - 1
        if self.counted[high] < wanted:
            raise OutsideCalendar(f"{count} working days after {receipt} lie beyond {LAST_DAY}.")
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.counted[middle] < wanted else (low, middle)
        return FIRST_DAY + timedelta(days=low)


def _index(day: date) -> int:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise OutsideCalendar(
            f"{day} lies outside {FIRST_DAY} to {LAST_DAY}, which the calendar of working days covers."
        )
    return (day - FIRST_DAY).days


@lru_cache(maxsize=4)
def calendar(jurisdiction: Jurisdiction, *, known_by: date | None = None) -> Calendar:
    """The calendar of a jurisdiction; with `known_by`, without the holidays that had not been proclaimed by then."""
    names = _holidays(jurisdiction)
    if known_by is not None:
        names = {day: name for day, name in names.items() if PROCLAIMED.get(day, known_by) <= known_by}
    counted, total = array("l"), 0
    for offset in range((LAST_DAY - FIRST_DAY).days + 1):
        day = FIRST_DAY + timedelta(days=offset)
        total += day.weekday() < 5 and day not in names
        counted.append(total)
    return Calendar(counted, names)


@lru_cache(maxsize=2)
def _holidays(jurisdiction: Jurisdiction) -> dict[date, str]:
    with HOLIDAYS.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return {
        date.fromisoformat(row["day"]): row["name"]
        for row in rows
        if set(row["nations"].split()) & set(NATIONS[jurisdiction])
    }


def holiday_rows() -> Iterator[tuple[str, str, str]]:
    """(day, nations, name) of every holiday that the `holidays` package knows in the years of the calendar."""
    import holidays  # slow to import, and needed only to write the file

    found: dict[date, tuple[list[str], str]] = {}
    for nation in NATIONS["uk"]:
        years = range(FIRST_DAY.year, LAST_DAY.year + 1)
        for day, name in holidays.country_holidays("GB", subdiv=nation, years=years).items():
            found.setdefault(day, ([], name))[0].append(nation)
    for day, (nations, name) in sorted(found.items()):
        yield day.isoformat(), " ".join(nations), name


def write_holidays(path: Path) -> None:
    """Write the file of holidays."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["day", "nations", "name"])
        writer.writerows(holiday_rows())


def calendar_at(jurisdiction: Jurisdiction, receipt: date) -> Calendar:
    """The calendar as it was known on the day of receipt."""
    late = [day for day, told in PROCLAIMED.items() if told > receipt and day >= receipt]
    return (
        calendar(jurisdiction, known_by=min(PROCLAIMED[day] for day in late) - timedelta(days=1))
        if late
        else calendar(jurisdiction)
    )


def jurisdiction_of(regime: Regime | None) -> Jurisdiction:
    """Whose bank holidays a regime counts: Scotland's for the two Scottish ones, else any part of the United Kingdom's."""
    return "scotland" if regime in ("FOISA2002", "EISR2004") else "uk"


def calendar_days(first: date = FIRST_DAY, last: date = LAST_DAY) -> Iterator[tuple[date, bool, bool, str | None]]:
    """(day, works under FOIA and EIR, works under FOISA and EISR, holiday's name or None) for each day: a table of days."""
    uk, scotland = calendar("uk"), calendar("scotland")
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        yield day, uk.is_working(day), scotland.is_working(day), uk.names.get(day)


if __name__ == "__main__":
    write_holidays(HOLIDAYS)
