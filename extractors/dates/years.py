"""Pairs of years take their meaning from the words beside them: financial, academic, tax or calendar years."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from extractors.dates.calendar import Candidate, Shape, span_of
from extractors.dates.connectors import LIST, TO
from extractors.dates.words import SPACE

_KIND_BEFORE = re.compile(
    rf"\b(?P<kind>financial|fiscal|academic|school|tax|calendar){SPACE}years?(?:{SPACE}(?:of|from|between|ending|"
    rf"for))?:?\s{{1,2}}\(?\Z"
)
_KIND_AFTER = re.compile(rf"\)?{SPACE}(?P<kind>financial|fiscal|academic|school|tax|calendar){SPACE}years?\b")
_YEAR_SHAPES: dict[str, Shape] = {
    "financial": "financial_year",
    "fiscal": "financial_year",
    "academic": "academic_year",
    "school": "academic_year",
    "tax": "tax_year",
}


def name_years(lower: str, candidates: list[Candidate]) -> None:
    """Pairs of years take their meaning from "financial", "academic", "tax" or "calendar years" beside them or their list."""
    kind, last_end = "", -1
    for candidate in candidates:
        if candidate.shape not in ("year", "financial_year", "range"):
            continue
        before = _KIND_BEFORE.search(lower, max(0, candidate.start - 32), candidate.start)
        after = _KIND_AFTER.match(lower, candidate.end)
        named = before or after
        if named is not None:
            kind = named["kind"]
        elif last_end < 0 or not (
            LIST.match(lower, last_end, candidate.start) or TO.match(lower, last_end, candidate.start)
        ):
            kind = ""
        last_end = candidate.end
        _apply_kind(candidate, kind)
    _apply_kind_backwards(lower, candidates)


def _apply_kind(candidate: Candidate, kind: str) -> None:
    if not kind:
        return
    candidate.bare = False
    if candidate.shape == "year" and kind != "calendar":
        candidate.word = kind
    if candidate.shape == "financial_year":
        if kind in ("academic", "school"):
            candidate.shape = "academic_year"
        elif kind == "tax":
            candidate.shape = "tax_year"
        elif kind == "calendar" and candidate.year is not None:
            candidate.shape, candidate.part, candidate.rule = "range", candidate.year + 1, "years"
    elif candidate.shape == "range" and kind in ("financial", "fiscal") and candidate.year is not None:
        candidate.span = (date(candidate.year, 4, 1), date(candidate.part, 3, 31))


def _apply_kind_backwards(lower: str, candidates: list[Candidate]) -> None:
    """ "2020/21, 2021/22 and 2022/23 academic years": the words after the last name them all."""
    for after, before in pairwise(reversed(candidates)):
        if (
            after.shape in ("academic_year", "tax_year")
            and before.shape == "financial_year"
            and (LIST.match(lower, before.end, after.start) or TO.match(lower, before.end, after.start))
        ):
            before.shape = after.shape
        elif after.shape == before.shape == "year" and after.word and TO.match(lower, before.end, after.start):
            before.word = before.word or after.word


def named_years(a: Candidate, b: Candidate) -> Candidate | None:
    """ "financial year 2014 to 2015" is one year; "financial years 2014 to 2018" four, from April to March."""
    shape = _YEAR_SHAPES.get(a.word)
    if shape is None or a.year is None or b.year is None or b.year <= a.year:
        return None
    if b.year == a.year + 1:
        return Candidate(a.start, b.end, shape, a.year, rule="named-year")
    first, last = span_of(Candidate(0, 0, shape, a.year)), span_of(Candidate(0, 0, shape, b.year - 1))
    if first is None or last is None:
        return None
    return Candidate(a.start, b.end, "range", span=(first[0], last[1]), rule="named-years", precision="range")
