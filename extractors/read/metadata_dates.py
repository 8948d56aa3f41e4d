"""Days as pages write them in their metadata and in labelled lines: ISO 8601, RFC 2822, and British dates in words or figures."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sep", "sept"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        1,
    )
    for name in names
}
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:T\d|$)")
_DAY_MONTH = re.compile(r"(?<![\d/])(\d{1,2})(?:st|nd|rd|th)?\s{1,3}(?:of\s)?([A-Za-z]{3,9})\.?,?\s{1,3}(\d{4})(?!\d)")
_MONTH_DAY = re.compile(r"\b([A-Za-z]{3,9})\.?\s{1,3}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(\d{4})(?!\d)")
_FIGURES = re.compile(r"(?<![\d/.])(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})(?![\d/])")
MAX_TEXT = 200


def iso_day(text: str) -> str | None:
    """The first day that a short text names, as an ISO day; None where it names none. 03/04/2023 is 3 April."""
    text = text[:MAX_TEXT]
    found = _ISO.search(text) or _COMPACT.match(text.strip())
    if found:
        return _day(int(found[1]), int(found[2]), int(found[3]))
    found = _DAY_MONTH.search(text)
    if found and found[2].lower() in _MONTHS:
        return _day(int(found[3]), _MONTHS[found[2].lower()], int(found[1]))
    found = _MONTH_DAY.search(text)
    if found and found[1].lower() in _MONTHS:
        return _day(int(found[3]), _MONTHS[found[1].lower()], int(found[2]))
    found = _FIGURES.search(text)
    return _figures(found) if found else None


def _figures(found: re.Match[str]) -> str | None:
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    year += 2000 if year < 70 else (1900 if year < 100 else 0)
    return _day(year, second, first) or _day(year, first, second)


def _day(year: int, month: int, day: int) -> str | None:
    if not 1900 <= year <= 2100:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
