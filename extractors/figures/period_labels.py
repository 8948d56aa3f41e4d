"""Read a table's row or column label as a period: "2019", "2020/21", "Jan-21", "Q1 2023/24", "As at 31 March 2023"."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import lru_cache
from typing import Final

from models.facts import Period

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        [
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ],
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH: Final = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
_YEAR: Final = r"(?:19|20)[0-9]{2}"
_MARK: Final = (
    r"(?:\s?[¹²³⁴⁵⁶⁷⁸⁹*†‡]{1,3}|\s?\[[a-z0-9 ]{1,12}\]|\s?\((?:p|r|prov|provisional|revised|ytd|year to date|"
    r"(?:part|full)[ -]year|so far|estimated?|forecast|projected|budget|actual|outturn|unaudited|incomplete)\))*"
)
FINANCIAL: Final = re.compile(rf"(?P<y>{_YEAR})\s?[-–/]\s?(?P<z>[0-9]{{4}}|[0-9]{{2}})")
CALENDAR: Final = re.compile(rf"(?P<y>{_YEAR})")
MONTH: Final = re.compile(rf"(?P<m>{_MONTH})\.?[\s\-–/,]{{1,2}}['’]?(?P<y>{_YEAR}|[0-9]{{2}})", re.IGNORECASE)
MONTH_SPAN: Final = re.compile(
    rf"(?P<m>{_MONTH})\.?\s?(?P<ya>{_YEAR}|[0-9]{{2}}(?=\s?(?:to|-|–)))?\s?(?:to|-|"
    rf"–)\s?(?P<n>{_MONTH})\.?[\s\-–/]{{0,2}}['’]?(?P<y>{_YEAR}|[0-9]{{2}})",
    re.IGNORECASE,
)
DAY: Final = re.compile(rf"(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?\s(?P<m>{_MONTH})\s(?P<y>{_YEAR})", re.IGNORECASE)
DAY_ONLY: Final = re.compile(
    rf"(?:end of )?(?:(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)? )?(?P<m>{_MONTH})\.?(?: only| inclusive)?", re.IGNORECASE
)
NUMERIC_DAY: Final = re.compile(r"(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})/(?P<y>(?:19|20)[0-9]{2})")
ISO_DAY: Final = re.compile(r"(?P<y>(?:19|20)[0-9]{2})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})(?:[T ][0-9:.]{5,15})?")
QUARTER: Final = re.compile(
    rf"(?:(?:q|quarter\s)(?P<q>[1-4])[\s,]{{0,2}}(?P<y>{_YEAR})(?:\s?[-–/]\s?(?P<z>[0-9]{{4}}|[0-9]{{2}}))?"
    rf"|(?P<yb>{_YEAR})(?:\s?[-–/]\s?(?P<zb>[0-9]{{4}}|[0-9]{{2}}))?[\s,]{{0,2}}(?:q|quarter\s)(?P<qb>[1-4]))",
    re.IGNORECASE,
)
YEAR_ENDING: Final = re.compile(
    rf"(?:year|12 months) (?:ending|to|ended) (?:(?P<d>[0-9]{{1,2}}) )?(?P<m>{_MONTH}) (?P<y>{_YEAR})", re.IGNORECASE
)
LEAD: Final = re.compile(
    r"^(?:(?:total|totals|all|calendar year|financial year|fy|academic year|year|in|for|during|as at|at|as of|"
    r"to|grand total|c?y)\b[\s:,\-–]*){0,3}",
    re.IGNORECASE,
)
MAX_LABEL: Final = 60


@lru_cache(maxsize=32_768)
def read_period_label(text: str) -> Period | None:
    """The period of a label that is a period and no more (marks and "Total" aside), or None.

    Two joined years are a financial year (1 April to 31 March) where they follow each other, else both calendar years whole.
    """
    label = text.strip()
    if not label or len(label) > MAX_LABEL or not any(sign.isdigit() for sign in label):
        return None
    label = re.sub(_MARK + "$", "", label).strip(" .,:;)(")
    year_end = YEAR_ENDING.fullmatch(label)
    if year_end:
        return _year_ending(year_end)
    to_date = re.fullmatch(r"(?P<head>.{4,12}?)\s?\((?:up )?to (?P<tail>[^()]{3,25})\)?", label)
    if to_date:
        head, tail = read_period_label(to_date["head"]), read_period_label(to_date["tail"])
        if head and tail:
            return Period(head.start, tail.end)
        if head:
            return Period(head.start, _day_within(head, to_date["tail"]) or head.end)
    label = LEAD.sub("", label).strip(" .,:;)(")
    return _whole(label)


def _day_within(period: Period, tail: str) -> str | None:
    """The day or month's end that a label names without its year, within the period: "31 January" of 2023/24."""
    match = DAY_ONLY.fullmatch(tail.strip())
    if match is None or period.start is None or period.end is None:
        return None
    month = MONTHS[match["m"].lower()]
    for year in (int(period.start[:4]), int(period.end[:4])):
        day = _iso(year, month, int(match["d"] or monthrange(year, month)[1]))
        if day is not None and period.start <= day <= period.end:
            return day
    return None


def _whole(label: str) -> Period | None:
    for pattern, reader in READERS:
        match = pattern.fullmatch(label)
        if match:
            return reader(match)
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return f"{year:04}-{month:02}-{day:02}"


def _full_year(text: str) -> int:
    year = int(text)
    return year if year > 99 else (2000 + year if year < 70 else 1900 + year)


def _financial(match: re.Match[str]) -> Period | None:
    first, last = int(match["y"]), match["z"]
    second = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if second < first:
        second += 100
    if second == first + 1:
        return Period(f"{first}-04-01", f"{second}-03-31")
    return Period(f"{first}-01-01", f"{second}-12-31") if first < second < first + 60 else None


def _calendar(match: re.Match[str]) -> Period:
    return Period(f"{match['y']}-01-01", f"{match['y']}-12-31")


def _month(match: re.Match[str]) -> Period:
    year, month = _full_year(match["y"]), MONTHS[match["m"].lower()]
    return Period(_iso(year, month, 1), _iso(year, month, monthrange(year, month)[1]))


def _month_span(match: re.Match[str]) -> Period | None:
    year = _full_year(match["y"])
    first, last = MONTHS[match["m"].lower()], MONTHS[match["n"].lower()]
    start = _full_year(match["ya"]) if match["ya"] else (year if first <= last else year - 1)
    return Period(_iso(start, first, 1), _iso(year, last, monthrange(year, last)[1]))


def _day(match: re.Match[str]) -> Period | None:
    name = match["m"].lower()
    day = _iso(int(match["y"]), MONTHS.get(name) or int(name), int(match["d"]))
    return Period(day, day) if day else None


def _quarter(match: re.Match[str]) -> Period:
    quarter = int(match["q"] or match["qb"])
    year = int(match["y"] or match["yb"])
    month = 3 * quarter - 2
    if match["z"] or match["zb"]:
        year, month = (year, month + 3) if quarter < 4 else (year + 1, 1)
    return Period(_iso(year, month, 1), _iso(year, month + 2, monthrange(year, month + 2)[1]))


def _year_ending(match: re.Match[str]) -> Period | None:
    year, month = int(match["y"]), MONTHS[match["m"].lower()]
    last = monthrange(year, month)[1]
    start = _iso(year, 1, 1) if month == 12 else _iso(year - 1, month + 1, 1)
    return Period(start, _iso(year, month, last))


def month_within(name: str, period: Period) -> Period | None:
    """The month or quarter that a bare name ("Feb", "Q2") means inside a calendar or financial year; None elsewhere."""
    start, end = period.start, period.end
    word = name.strip().lower()
    if start is None or end is None or start[4:] not in ("-01-01", "-04-01") or end[4:] not in ("-12-31", "-03-31"):
        return None
    first = int(start[5:7])
    if re.fullmatch(r"q[1-4]", word):
        month, length = (first + 3 * (int(word[1]) - 1) - 1) % 12 + 1, 3
    elif word in MONTHS:
        month, length = MONTHS[word], 1
    else:
        return None
    year = int(start[:4]) + (1 if month < first else 0)
    last = month + length - 1
    return Period(_iso(year, month, 1), _iso(year, last, monthrange(year, last)[1]))


READERS: Final = (
    (CALENDAR, _calendar),
    (FINANCIAL, _financial),
    (QUARTER, _quarter),
    (ISO_DAY, _day),
    (DAY, _day),
    (NUMERIC_DAY, _day),
    (MONTH, _month),
    (MONTH_SPAN, _month_span),
)
