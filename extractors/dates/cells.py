"""Years and months that stand alone in a cell or on a line: labels of a table's rows and columns, told from counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.dates.calendar import Candidate
from extractors.dates.words import SUPERSCRIPTS
from models.documents import Table

_REACH = 400
_LINE = 2000
_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,]*")
_CELL_GAP = re.compile(r"[\t|]|[ \xa0]{3,}")
_STOPS = "\n\r\t|\x0c"


def lone(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Bare candidates with nothing else in their cell or on their line."""
    return [c for c in candidates if c.bare and _opens(text, c.start) and _closes(text, c.end)]


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 12) : start].rstrip(" \xa0")
    if start == 0 or not before or before[-1] in _STOPS:
        return True
    return text[max(0, start - 3) : start].strip(" \xa0") == ""


def _closes(text: str, end: int) -> bool:
    rest = text[end : end + 12].lstrip(SUPERSCRIPTS)
    after = rest.lstrip(" \xa0")
    return not after or after[0] in _STOPS or len(rest) - len(after) >= 3


def cell_labels(text: str, lower: str, candidates: Sequence[Candidate], tables: Sequence[Table]) -> dict[int, bool]:
    """Starts of the lone years and months, and whether each labels a row or a column.

    A lone year is a label when another lone year beside it follows or precedes it by one, when the years of its line are
    its only numbers and rise or fall along it, when a heading over it says "year", or when the file itself makes its cell a
    header. Lone months are labels when three stand near each other.
    """
    alone = lone(text, candidates)
    headers = _header_cells(tables)
    found = {c.start for c in alone if c.start in headers}
    years = [c for c in alone if c.shape == "year"]
    for group in _lines_and_columns(text, years):
        for a, b in pairwise(group):
            if b.start - a.end <= _REACH and abs((b.year or 0) - (a.year or 0)) == 1 and 1945 <= (a.year or 0) <= 2060:
                found.update((a.start, b.start))
    _follow_heads(text, lower, years, found)
    found.update(_headings(text, years))
    months = [c for c in alone if c.shape == "month"]
    for a, b, c in zip(months, months[1:], months[2:], strict=False):
        if c.start - a.end <= 2 * _REACH:
            found.update((a.start, b.start, c.start))
    return {c.start: c.start in found for c in alone}


def _lines_and_columns(text: str, years: Sequence[Candidate]) -> list[list[Candidate]]:
    """The years that stand in one column (by the tabs or bars before them on their line), and those on one line."""
    columns: dict[int, list[Candidate]] = {}
    lines: dict[int, list[Candidate]] = {}
    for year in years:
        begin = max(text.rfind("\n", max(0, year.start - _LINE), year.start) + 1, year.start - _LINE, 0)
        before = text[begin : year.start]
        columns.setdefault(before.count("\t") + before.count("|"), []).append(year)
        lines.setdefault(begin, []).append(year)
    return [*columns.values(), *lines.values()]


def _headings(text: str, years: Sequence[Candidate]) -> set[int]:
    """Years that rise or fall along a line with no other number, over a line that holds numbers: heads of columns."""
    lines: dict[int, list[Candidate]] = {}
    for year in years:
        begin = max(text.rfind("\n", max(0, year.start - _LINE), year.start) + 1, year.start - _LINE, 0)
        lines.setdefault(begin, []).append(year)
    found: set[int] = set()
    for begin, group in lines.items():
        values = [year.year or 0 for year in group]
        rises = {a < b for a, b in pairwise(values)}
        if len(rises) == 1 and len(set(values)) == len(values) and min(values) >= 1945 and max(values) <= 2060:
            found.update(year.start for year in group if _is_heading(text, begin, group))
    return found


def _is_heading(text: str, begin: int, years: Sequence[Candidate]) -> bool:
    """Whether the line at `begin` opens a table: no cells above it, a line of numbers below, and only these years on it."""
    end = text.find("\n", begin, begin + _LINE)
    line, below = text[begin : max(end, begin)], text[end + 1 : end + 1 + _REACH].split("\n", 1)[0]
    above = text[max(0, begin - _REACH) : max(0, begin - 1)].rsplit("\n", 1)[-1].strip()
    is_first = "\t" not in above and "|" not in above and "   " not in above
    only_years = len(_NUMBER.findall(line)) == len(years) and years[0].start > begin
    return end >= 0 and is_first and only_years and len(_NUMBER.findall(below)) > 1


def _follow_heads(text: str, lower: str, years: Sequence[Candidate], found: set[int]) -> None:
    """Label the years under a head that says "Year", down the first column of its table."""
    last_end = -1
    for year in years:
        if text[year.start - 1 : year.start] not in ("", "\n"):
            continue
        is_next = last_end >= 0 and year.start - last_end <= _REACH and text.count("\n", last_end, year.start) == 1
        if is_next or _under_year(lower, year.start):
            found.add(year.start)
            last_end = year.end


def _header_cells(tables: Sequence[Table]) -> set[int]:
    return {
        cell.start
        for table in tables
        for cell in table.cells
        if cell.is_header or cell.row < (table.header_rows or 0) or cell.column < (table.header_columns or 0)
    }


def _under_year(lower: str, start: int) -> bool:
    """Whether the line just before, or the first cell of a heading just before, is "Year" or ends in it."""
    lines = lower[max(0, start - 160) : start].rsplit("\n", 3)
    if lines[-1].strip(" \xa0"):
        return False
    heads = [_CELL_GAP.split(line.lstrip(" \xa0"))[0].strip(" :\xa0") for line in lines[-3:-1]]
    return any(
        head in ("year", "calendar year", "years", "date", "period") or head.endswith(" year") for head in heads[-1:]
    )
