"""Find numbers in a column headed "Ref", "Request number" or the like: tables of a page, and tables dumped as lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.references.families import Found, canonical_form
from models.documents import Table

_HEAD = re.compile(
    r"(?:foi|foia|eir|request|our|case|unique|disclosure|log|ico|complaint)? ?(?:foi|eir|request|case|log|"
    r"disclosure)? ?"
    r"(?:ref(?:erence)?|request|case|foi|id)s?\.?(?: ?(?:no|nos|number|numbers|id|num)\.?)?",
    re.ASCII,
)
_VALUE = re.compile(r"[A-Z]{0,8}[ ]?[A-Z0-9]{1,12}(?:[-/._][A-Z0-9]{1,12}){0,5}", re.ASCII)
_NOT_VALUE = re.compile(
    r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:[0-9]{2}){1,2}|(?:19|20)[0-9]{2}(?:[-/][0-9]{2,4})?|[0-9]{1,2}|Q[0-9]+|"
    r"[0-9]+\.[0-9]+",
    re.ASCII,
)
_SPLIT = re.compile(r"\t|\s\|\s|\n")
MAX_ROWS = 5000


def find_columns(flat: str, lower: str, tables: Sequence[Table]) -> Iterator[Found]:
    """Numbers under a heading for references, in `tables` and in lines with tabs or bars."""
    for table in tables:
        yield from _in_table(flat, lower, table)
    if not tables and ("ref" in lower or "number" in lower) and ("\t" in flat or " | " in flat):
        yield from _in_lines(flat)


def _in_table(flat: str, lower: str, table: Table) -> Iterator[Found]:
    columns = {
        cell.column
        for cell in table.cells
        if cell.row == 0 and _HEAD.fullmatch(lower[cell.start : cell.end].strip(" :"))
    }
    for cell in table.cells[: MAX_ROWS * 10]:
        if cell.row and cell.column in columns:
            yield from _value(flat, cell.start, cell.end)


def _in_lines(flat: str) -> Iterator[Found]:
    """Rows below a heading line, until a line of another width."""
    column, width, position = None, 0, 0
    for line in flat.split("\n"):
        cells = _cells(line, position)
        if column is None or len(cells) != width:
            heads = [i for i, (s, e) in enumerate(cells) if _HEAD.fullmatch(flat[s:e].lower().strip(" :"))]
            column, width = (heads[0], len(cells)) if heads and len(cells) > 1 else (None, 0)
        else:
            yield from _value(flat, *cells[column])
        position += len(line) + 1


def _cells(line: str, position: int) -> list[tuple[int, int]]:
    """Spans of a line's cells, parted by tabs or bars."""
    if "\t" not in line and " | " not in line:
        return []
    spans, start = [], 0
    for match in re.finditer(r"\t| \| ", line):
        spans.append((position + start, position + match.start()))
        start = match.end()
    return [*spans, (position + start, position + len(line))]


def _value(flat: str, start: int, end: int) -> Iterator[Found]:
    words = flat[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    is_number = _VALUE.fullmatch(words) is not None and _NOT_VALUE.fullmatch(words) is None
    if is_number and len(words) <= 40 and sum(c.isdigit() for c in words) >= 2:
        yield Found(start, start + len(words), canonical_form(words), None, "column", (start, start), 0)
