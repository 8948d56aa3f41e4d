"""Tell "21/22" for a financial year from a fraction, a day or a flat: by the word before it, or by the years beside it."""

from __future__ import annotations

import re

from extractors.dates.words import SPACE

SHORT_YEARS = re.compile(r"(\d\d)[/\-–](\d\d)(?!\d|[/.\-–]\d)")
_YEARS_GAP = r"(?:\s{0,2},\s{0,2}(?:and\s)?|\s(?:and|to|&|or)\s|\s{0,2}[|;\t]\s{0,2}|\s{1,4})"
_NEXT_YEARS = re.compile(rf"{_YEARS_GAP}(\d\d)/(\d\d)(?!\d|[/.\-–]\d)")
_SERIES_LEAD = re.compile(
    rf"(?:[,:;|(\t\n][ \xa0]{{0,2}}|\A|\b(?:in|for|during|since|years?|to|from|the|until)\s)(?:\d\d/\d\d{_YEARS_GAP}){{0,8}}\Z"
)
"""What leads to a series: a mark, or a word of time; "buses 22/23 and 23/24" has neither."""
_SIZES = re.compile(rf"(?:{_YEARS_GAP}\d\d/\d\d){{0,8}}\s?(?:mm|cm|inch|inches|kg|ml|%)")
_YEARS_BEFORE = re.compile(rf"(?<![\d/.\-–])(\d\d)/(\d\d){_YEARS_GAP}\Z")
_YEARS_LEAD = re.compile(rf"\b(?:in|for|during|since|years?|to|than|from|until){SPACE}\Z")
CLAUSE_AFTER = re.compile(
    rf"\s*(?:[.,;:)]|\Z|\n)|{SPACE}(?:and|at|but|to|with|we|you|i|he|she|they|the|it|was|asking|about|regarding|re|when|by|as|in)\b"
)


def follow_on(lower: str, years: re.Match[str]) -> bool:
    """Whether "21/22" after "in" or "for" is a financial year: its second number is the first's next, and no month."""
    second = int(years[2])
    if second != int(years[1]) + 1 or not 13 <= second <= 49:
        return False
    if _in_series(lower, years):
        return True
    led = _YEARS_LEAD.search(lower, max(0, years.start() - 14), years.start())
    return led is not None and CLAUSE_AFTER.match(lower, years.end()) is not None


def _in_series(lower: str, years: re.Match[str]) -> bool:
    """Whether the year before or the year after stands beside it ("21/22, 22/23 and 23/24"), or the year before in full."""
    first, second, start = int(years[1]), int(years[2]), years.start()
    line = lower[max(0, start - 60) : start].rpartition("\n")[2]
    if f"20{first - 1:02d}/{first:02d}" in line or f"20{first - 1:02d}-{first:02d}" in line:
        return True
    following = _NEXT_YEARS.match(lower, years.end())
    earlier = _YEARS_BEFORE.search(lower, max(0, start - 16), start)
    goes_on = following is not None and (int(following[1]), int(following[2])) == (second, second + 1)
    went_on = earlier is not None and (int(earlier[1]), int(earlier[2])) == (first - 1, first)
    if not (goes_on or went_on) or _SERIES_LEAD.search(lower, max(0, start - 90), start) is None:
        return False
    return _SIZES.match(lower, years.end()) is None
