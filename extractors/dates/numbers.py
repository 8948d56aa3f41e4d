"""Dates written in digits: "6/4/08", "2021-03-14", "2012–13", "2018/19", "1990s", "2017"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from extractors.dates.calendar import Candidate, is_day, part_span
from extractors.dates.months import full_year
from extractors.dates.short_years import CLAUSE_AFTER, SHORT_YEARS, follow_on
from extractors.dates.words import FUNCTION_WORDS, GLUED_BEFORE, SPACE, SUPERSCRIPTS, WEEKDAY

_RUN = re.compile(r"[0-9]+")
_GOES_ON = re.compile(rf"\d{{1,2}}{SPACE}?[/.\-–]{SPACE}?\d")
"""What every date of two numbers or more that begins with a short one begins with."""
_NUMERIC = re.compile(
    rf"(\d{{1,2}}){SPACE}?([/.\-–]){SPACE}?(\d{{1,2}}){SPACE}?\2{SPACE}?((?:19|20)\d\d|\d\d)"
    r"(?!\d|[/.]\d|[-–]\d(?!\d?[/.]\d))"
)
_ISO = re.compile(r"((?:19|20)\d\d)([-/.])(0[1-9]|1[0-2]|[1-9])\2(0[1-9]|[12]\d|3[01]|[1-9])(?!\d|[/.-]\d)")
_MONTH_YEAR = re.compile(r"(0[1-9]|1[0-2]|[1-9])/((?:19|20)\d\d)(?![\d/]|[.-]\d)")
_TWO_YEARS = re.compile(
    rf"((?:19|20)\d\d){SPACE}?([/\-–—‑‐−]|{SPACE}and{SPACE}(?=20\d\d academic)){SPACE}?((?:19|20)\d\d|\d\d?)(?!\d|"
    rf"[/–]\d|-\d|[.,]\d|%)"
)
_DAY_MONTH = re.compile(r"(\d{1,2})/(\d{1,2})(?![\d/%]|[.-]\d)")
_DAY_MONTH_LEAD = re.compile(rf"\b(?:on|dated){SPACE}(?:the{SPACE})?(?:{WEEKDAY},?{SPACE})?\Z")
_DATE_LEAD = re.compile(
    rf"\b(?:on|dated?|published|posted|sent|received|issued|updated|signed|replied|responded|answered|"
    rf"emailed|reviewed|until|since|up to|at|as of)"
    rf"[:.]?\s{{1,3}}(?:{WEEKDAY},?{SPACE})?\Z"
)
_SHORT_DECADE = re.compile(rf"(?:\bthe{SPACE}(?:(?:early|late|mid|middle){SPACE}|(?:early|late|mid)-)?['’‘]?)\Z")
_MEASURE_AFTER = re.compile(rf"{SPACE}(?:mph|km|degrees|per{SPACE}cent|percent|range|age)\b|[%°]")
_FY = re.compile(rf"\bfye?{SPACE}?\Z")
_DECADE = re.compile(r"((?:1[5-9]|20)\d0)['’]?s(?!\w)")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_WORD_BEFORE = re.compile(r"([A-Za-z]{1,12})\Z")
_WORD_AFTER = re.compile(r"[A-Za-z]+")
_FY_BEFORE = re.compile(r"(?:\bfy|financial years?|fiscal years?|tax years?|academic years?)[ \xa0]?\Z")
_CODE_LABEL = re.compile(
    r"\b(?:v|ver\.?|version|release|section|sections|s\.|para\.?|paragraphs?|chapter|clause|regulation|rule|"
    r"article|appendix"
    r"|annex|table|figure|decision|minute|item|no\.?|number|ref|refs|reference|case|notice|foi|eir|sar|id|question|"
    r"step)"
    r"(?:[ \xa0]?(?:no\.?|number|ref|reference))?[:.#]?[ \xa0]{0,2}\Z"
)


def number_candidates(text: str, lower: str, taken: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """Dates that begin with a digit, in order, outside the spans already `taken` (sorted)."""
    index, done = 0, 0
    for run in _RUN.finditer(text):
        start, end = run.span()
        length = end - start
        if length > 4 or length == 3 or start < done:
            continue
        while index < len(taken) and taken[index][1] <= start:
            index += 1
        if index < len(taken) and taken[index][0] < end:
            continue
        limit = taken[index][0] if index < len(taken) else len(text)
        follows = 0 < done == start - 1 and lower[done] in "-–"
        candidate = _four(text, lower, start, limit) if length == 4 else _short(text, lower, start, limit, follows)
        if candidate is not None:
            done = candidate.end
            yield candidate


def _free(lower: str, start: int) -> bool:
    """Whether what stands before a number lets it begin a date: no digit, code, money or decimal joined to it."""
    if not start:
        return True
    before = lower[start - 1]
    if before.isspace():
        return True
    if before.isalnum():
        word = _WORD_BEFORE.search(lower, max(0, start - 12), start)
        return word is not None and (word[1] in GLUED_BEFORE or word[1] == "fy")
    if before in "/\\_£$€#@=~^+<>&?":
        return False
    if before in "-–—.,:'’":
        return _free_after_mark(lower, start, before)
    return True


def _free_after_mark(lower: str, start: int, mark: str) -> bool:
    prior = lower[start - 2] if start > 1 else " "
    if mark in "-–—":
        if prior.isspace():
            return True
        word = _WORD_BEFORE.search(lower, max(0, start - 13), start - 1)
        return word is not None and word[1] in ("mid", "pre", "post", "early", "late", "until", "since", "by", "to")
    if mark in "'’":
        return not prior.isalnum()
    return not prior.isdigit()


def _ends(lower: str, end: int) -> bool:
    """Whether what follows lets a date end here; words with the space lost may follow."""
    if end >= len(lower):
        return True
    after = lower[end]
    if after.isalpha():
        word = _WORD_AFTER.match(lower, end)
        return word is not None and word.group() in FUNCTION_WORDS
    following = lower[end + 1] if end + 1 < len(lower) else " "
    if after in "/_%@=\\":
        return False
    if after in "-–.,:" and following.isalnum():
        return after in "-–" and following.isalpha()
    return not after.isdigit() or after in SUPERSCRIPTS


def _labelled_code(lower: str, start: int) -> bool:
    return _CODE_LABEL.search(lower, max(0, start - 24), start) is not None


def _short(text: str, lower: str, start: int, limit: int, follows: bool) -> Candidate | None:
    """A date that begins with one or two digits; `follows` when a dash alone parts it from the date before."""
    if _GOES_ON.match(text, start, limit) is None:
        return _short_financial_year(lower, start) or _short_decade(lower, start)
    found = _NUMERIC.match(text, start, limit)
    if found is not None:
        return (
            _numeric(lower, found) if (follows or _free(lower, start)) and _numeric_ends(lower, found.end()) else None
        )
    pair = _MONTH_YEAR.match(text, start, limit)
    if pair is not None:
        if _free(lower, start) and _ends(lower, pair.end()) and not _labelled_code(lower, start):
            return Candidate(start, pair.end(), "month", int(pair[2]), int(pair[1]), rule="month/year")
        return None
    years = SHORT_YEARS.match(text, start, limit)
    if years is not None and follow_on(lower, years):
        return Candidate(start, years.end(), "financial_year", full_year(years[1]), rule="fy-short")
    if (
        years is not None
        and int(years[2]) == (int(years[1]) + 1) % 100
        and _FY_BEFORE.search(lower, max(0, start - 16), start)
    ):
        return Candidate(start, years.end(), "financial_year", full_year(years[1]), rule="fy-short")
    return _short_financial_year(lower, start) or _day_and_month(lower, start, limit) or _short_decade(lower, start)


def _short_financial_year(lower: str, start: int) -> Candidate | None:
    """ "FY23": the financial year that ends in 2023, as accountants name it."""
    if (
        lower[max(0, start - 2) : start] != "fy"
        or (start > 2 and lower[start - 3].isalnum())
        or not _ends(lower, start + 2)
    ):
        return None
    return Candidate(start - 2, start + 2, "financial_year", full_year(lower[start : start + 2]) - 1, rule="fy-short")


def _day_and_month(lower: str, start: int, limit: int) -> Candidate | None:
    """ "on 14/11": a day and month in digits without a year, told from a fraction by the words on both sides."""
    found = _DAY_MONTH.match(lower, start, limit)
    if found is None or not _DAY_MONTH_LEAD.search(lower, max(0, start - 24), start):
        return None
    day, month = int(found[1]), int(found[2])
    if not is_day(2000, month, day) or found[0] == "24/7" or not CLAUSE_AFTER.match(lower, found.end()):
        return None
    return Candidate(start, found.end(), "day", None, month, day, rule="numeric-day-month")


def _short_decade(lower: str, start: int) -> Candidate | None:
    """ "the 80s": a decade of the last century, where "the" says that it is no age."""
    end = start + 3
    if lower[start:end] not in ("60s", "70s", "80s", "90s") or lower[end : end + 1].isalnum():
        return None
    led = _SHORT_DECADE.search(lower, max(0, start - 14), start)
    if led is None or _MEASURE_AFTER.match(lower, end):
        return None
    return Candidate(start, end, "decade", 1900 + int(lower[start : start + 2]), rule="short-decade")


def _numeric_ends(lower: str, end: int) -> bool:
    """Whether a full date may end here; a time or the second date of a range may be joined to it."""
    return _ends(lower, end) or lower[end : end + 1] in (":", "-", "–")


def _numeric(lower: str, found: re.Match[str]) -> Candidate | None:
    first, second, year = int(found[1]), int(found[3]), full_year(found[4])
    day, month, rule = first, second, "numeric"
    if second > 12 >= first:
        day, month, rule = second, first, "numeric-us"
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    is_short = found[2] != "/" and len(found[4]) == 2 and (len(found[1]) < 2 or len(found[3]) < 2)
    if is_short and (rule == "numeric-us" or not _DATE_LEAD.search(lower, max(0, found.start() - 26), found.start())):
        return None  # "3.6.22" may be a version or a paragraph
    if _labelled_code(lower, found.start()):
        return None
    return Candidate(
        found.start(), found.end(), "day", year, month, day, impossible=not is_day(year, month, day), rule=rule
    )


def _four(text: str, lower: str, start: int, limit: int) -> Candidate | None:
    if not _YEAR.match(text, start) or not _free(lower, start):
        return None
    return (
        _iso(text, lower, start, limit)
        or _two_years(text, lower, start, limit)
        or _decade(text, start, limit)
        or _single(lower, start)
    )


def _iso(text: str, lower: str, start: int, limit: int) -> Candidate | None:
    found = _ISO.match(text, start, limit)
    if found is None:
        return None
    end = found.end()
    after = lower[end : end + 2]
    if not (_ends(lower, end) or (after[:1] == "t" and after[1:].isdigit())):
        return None
    year, month, day = int(found[1]), int(found[3]), int(found[4])
    return Candidate(start, end, "day", year, month, day, impossible=not is_day(year, month, day), rule="iso")


def _two_years(text: str, lower: str, start: int, limit: int) -> Candidate | None:
    found = _TWO_YEARS.match(text, start, limit)
    if found is None or not _ends(lower, found.end()) or _labelled_code(lower, start):
        return None
    first, second, mark = int(found[1]), found[3], found[2]
    if len(second) == 1 and mark == "/" and _counts_quarters(text, start, found[1], second):
        whole = date(first, 1, 1), date(first, 12, 31)
        span = part_span(whole, int(second), int(second), 3)
        return Candidate(start, found.end(), "quarter", first, span=span, rule="year/quarter")
    last = _closing_year(first, second)
    start_at = start - 2 if lower[max(0, start - 2) : start] == "fy" else start
    if last == first + 1:
        return Candidate(start_at, found.end(), "financial_year", first, rule="financial-year")
    if len(second) == 2 and mark == "-" and " " not in found[0] and 1 <= int(second) <= 12 and last is None:
        return Candidate(start, found.end(), "month", first, int(second), rule="iso-month")
    if last is None or last - first > 150 or mark == "/" or len(second) == 1:
        return None
    return Candidate(start, found.end(), "range", first, part=last, bare=True, rule="years")


def _counts_quarters(text: str, start: int, year: str, digit: str) -> bool:
    """Whether "2010/1" is a quarter, as official tables write it: other quarters of the same year stand near."""
    around = text[max(0, start - 160) : start + 160]
    return digit in "1234" and any(f"{year}/{other}" in around for other in "1234" if other != digit)


def _closing_year(first: int, second: str) -> int | None:
    """The later year of a pair, from four, two or one digits; None where it does not come after the first."""
    if len(second) == 4:
        last = int(second)
    elif len(second) == 2:
        last = first // 100 * 100 + int(second)
        if first % 100 == 99 and second == "00":
            last += 100
    else:
        last = first // 10 * 10 + int(second)
        if first % 10 == 9 and second == "0":
            last += 10
    return last if last > first else None


def _decade(text: str, start: int, limit: int) -> Candidate | None:
    found = _DECADE.match(text, start, limit)
    return Candidate(start, found.end(), "decade", int(found[1]), rule="decade") if found else None


def _single(lower: str, start: int) -> Candidate | None:
    end = start + 4
    if not _ends(lower, end) or (lower[end : end + 1] in ("'", "’") and lower[end + 1 : end + 2] not in ("s", " ")):
        return None
    named = _FY.search(lower, max(0, start - 6), start)
    begin = named.start() if named is not None else start
    if begin < start:
        return Candidate(begin, end, "financial_year", int(lower[start:end]) - 1, rule="fy")
    return Candidate(start, end, "year", int(lower[start:end]), bare=True, rule="year")
