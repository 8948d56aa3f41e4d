"""Read a whole day from a line: the forms in which British documents date themselves."""

from __future__ import annotations

import re
from datetime import date

_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES.split(), 1)}
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
DAY = re.compile(
    r"(?<![\w/.-])(?:"
    r"(?P<day1>[0-3]?\d)\s?(?:st|nd|rd|th)?\s(?:of\s)?"
    + _MONTH.format("month1")
    + r",?\s(?P<year1>(?:19|20)\d\d|'?\d\d(?![\d:.]))|"
    + _MONTH.format("month2")
    + r"\s(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?,?\s(?P<year2>(?:19|20)\d\d)|"
    r"(?P<year3>(?:19|20)\d\d)-(?P<month3>[01]\d)-(?P<day3>[0-3]\d)|"
    r"(?P<day4>[0-3]?\d)(?P<mark>[/.-])(?P<month4>[01]?\d)(?P=mark)(?P<year4>(?:19|20)?\d\d)"
    r")(?![\w/-])",
    re.IGNORECASE,
)
"""A day: "14th June 2022", "June 14, 2022", "2022-06-14", "14/06/2022", "14.6.22"."""


def find_day(text: str, start: int = 0, end: int | None = None) -> tuple[str, int, int] | None:
    """The first day in `text[start:end]` as (ISO day, its start, its end), or None where there is none that the calendar holds."""
    for match in DAY.finditer(text, start, len(text) if end is None else end):
        found = _iso(match)
        if found is not None:
            return found, match.start(), match.end()
    return None


def _iso(match: re.Match[str]) -> str | None:
    for number in "1234":
        day = match.group(f"day{number}")
        if day is None:
            continue
        month = match.group(f"month{number}")
        value = int(month) if month.isdigit() else _MONTHS[month[:3].lower()]
        try:
            return date(_year(match.group(f"year{number}")), value, int(day)).isoformat()
        except ValueError:
            return None
    return None


def _year(digits: str) -> int:
    """Four digits as they are; two digits as a year from 1970 to 2069."""
    value = int(digits.lstrip("'"))
    if value >= 100:
        return value
    return 2000 + value if value < 70 else 1900 + value
