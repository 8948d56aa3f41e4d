"""Count the header rows and label columns of a table in a sheet."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Final

from extractors.read.sheets.grid import Region
from extractors.read.sheets.kinds import kind_of
from extractors.read.sheets.sheet import RawCell, Sheet

MAX_HEADER_ROWS: Final = 12
SAMPLE_ROWS: Final = 400
"""Rows looked at to tell what a column holds: its character does not change below."""
Kinds = list[list[str]]


def count_headers(sheet: Sheet, region: Region) -> tuple[int, int]:
    """(header rows, label columns) of a region, as leading rows and columns of it."""
    sample = region.rows[:SAMPLE_ROWS]
    kinds = [[_kind(sheet.rows[number].get(column)) for column in region.columns] for number in sample]
    valued = _valued_columns(kinds)
    rows = _header_rows(kinds, valued, sheet, region)
    columns = _label_columns(kinds[rows:] or kinds)
    return rows, min(columns, len(region.columns) - 1)


def _kind(cell: RawCell | None) -> str:
    return "" if cell is None else kind_of(cell)


def _valued_columns(kinds: Kinds) -> list[int]:
    """The columns that hold values, or nothing but periods, in most of their filled cells below the first row."""
    found = []
    for column in range(len(kinds[0])):
        held = Counter(row[column] for row in kinds[1:] if row[column])
        if held["value"] >= max(held["period"], 1) and held["value"] + held["period"] >= held["text"]:
            found.append(column)
    return found


def _header_rows(kinds: Kinds, valued: list[int], sheet: Sheet, region: Region) -> int:
    if not valued:
        return _header_rows_of_words(kinds, sheet, region)
    beside = [column for column in valued if column > 0] or valued
    if _is_numbered(kinds[0], beside, sheet, region):
        return 1
    for row in range(min(len(kinds), MAX_HEADER_ROWS + 1)):
        held = [kinds[row][column] for column in beside]
        if held.count("value") and held.count("value") >= held.count("text") and not _is_codes(kinds, row, beside[0]):
            return _without_sections(kinds, row, beside, region)
    return 1


def _is_codes(kinds: Kinds, row: int, first_value: int) -> bool:
    """Whether a row under headings holds codes of its columns (a classification's numbers): it has no label, the next have."""
    if row == 0 or any(kinds[row][:first_value]) or not first_value:
        return False
    following = kinds[row + 1 : row + 4]
    return len(following) > 1 and any(any(below[:first_value]) for below in following)


def _without_sections(kinds: Kinds, rows: int, beside: list[int], region: Region) -> int:
    """Header rows end with the last one that heads a column of values: labels alone under it head sections of the body."""
    heading = [row for row in range(rows) if any(kinds[row][column] for column in beside)]
    if not heading:
        return rows
    last = region.rows[heading[-1]]
    bottom = max((area[2] for area in region.merges if area[0] <= last), default=last)
    covered = sum(number <= bottom for number in region.rows[:rows])
    return max(heading[-1] + 1, covered)


def _header_rows_of_words(kinds: Kinds, sheet: Sheet, region: Region) -> int:
    """One row, or two where the first groups columns that the second names."""
    first = region.rows[0]
    grouped = any(area[0] == first and area[3] > area[1] for area in region.merges)
    return 2 if grouped and len(kinds) > 2 else 1


def _is_numbered(kinds: list[str], columns: list[int], sheet: Sheet, region: Region) -> bool:
    """Whether the first row counts its columns (ages 10, 11, 12+; days 1 to 31): numbers one apart, three or more of them."""
    first = sheet.rows[region.rows[0]]
    numbers = [first[region.columns[c]].text.rstrip("+") for c in columns if region.columns[c] in first]
    if len(numbers) < 3 or not all(text.isdigit() and len(text) < 4 for text in numbers):
        return False
    values = [int(text) for text in numbers]
    return all(b - a == 1 for a, b in pairwise(values)) and kinds[0] != "value"


def _label_columns(body: Kinds) -> int:
    """Leading columns of words or periods; a leading column of codes or ranks before one of words is a label too."""
    width = len(body[0])
    columns = 0
    for column in range(width):
        held = Counter(row[column] for row in body if row[column])
        if held["text"] + held["period"] > held["value"]:
            columns = column + 1
        elif column > 1 or columns:
            break
    return columns


def group_spans(sheet: Sheet, region: Region, header_rows: int, header_columns: int) -> dict[tuple[int, int], int]:
    """Columns that an unmerged group heading covers: to the next heading in its row, where lower headings stand under blanks.

    Keys are (row, column) in the region. Rows that hold merged cells say their groups themselves.
    """
    spans: dict[tuple[int, int], int] = {}
    merged = {row for area in region.merges if area[3] > area[1] for row in range(area[0], area[2] + 1)}
    for row in range(header_rows - 1):
        number = region.rows[row]
        if number in merged:
            continue
        filled = [c for c in range(len(region.columns)) if region.columns[c] in sheet.rows[number]]
        groups = [c for c in filled if c >= header_columns]
        for place, column in enumerate(groups):
            end = groups[place + 1] if place + 1 < len(groups) else len(region.columns)
            end = _named_until(sheet, region, header_rows, row, column, end)
            if end - column > 1:
                spans[row, column] = end - column
    return spans


def _named_until(sheet: Sheet, region: Region, header_rows: int, row: int, column: int, end: int) -> int:
    """The end of the columns, from `column` on, that have a heading of their own in a lower header row."""
    lower = [sheet.rows[number] for number in region.rows[row + 1 : header_rows]]
    while end > column + 1 and not any(region.columns[end - 1] in cells for cells in lower):
        end -= 1
    return end if any(region.columns[column] in cells for cells in lower) else column + 1
