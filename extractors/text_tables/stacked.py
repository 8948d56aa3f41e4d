"""Tables with one cell a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from extractors.text_tables.lines import Line, Row, cell_kind

PERIOD_HEADS: Final = ("year", "financial year", "calendar year", "month", "quarter", "period")


def read_stacked(lines: Sequence[Line], index: int, used: int) -> tuple[int, int, list[Row]] | None:
    """One cell a line: rows of one label (or period) and the same number of values, after as many heading lines."""
    if not lines[index].open or cell_kind(lines[index].text) not in ("label", "period"):
        return None
    if index + 1 >= len(lines) or cell_kind(lines[index + 1].text) not in ("value", "period"):
        return None
    width = _stack_width(lines, index)
    if width < 2:
        return None
    end = index
    while _is_stack_row(lines, end, width):
        end += width
    rows_found = (end - index) // width
    if rows_found < 2:
        return None
    first, header = _stack_header(lines, index, width, used)
    if header is None and (width == 2 and rows_found < 3):
        return None
    rows = [[(line.start, line.end) for line in lines[place : place + width]] for place in range(index, end, width)]
    if header is not None:
        rows.insert(0, header)
    return first, end - 1, rows


def _stack_width(lines: Sequence[Line], index: int) -> int:
    """How many lines make a row: from a label to the next label, or from a period to the next period."""
    kind = cell_kind(lines[index].text)
    for width in range(2, 14):
        place = index + width
        if place >= len(lines) or not lines[place].open:
            return width if kind == "label" else 0
        following = cell_kind(lines[place].text)
        if kind == "label" and following in ("label", "text"):
            return width
        if kind == "period" and following in ("period", "label", "text"):
            return width
    return 0


def _is_stack_row(lines: Sequence[Line], index: int, width: int) -> bool:
    if index + width > len(lines) or cell_kind(lines[index].text) not in ("label", "period"):
        return False
    if any(not lines[place].open for place in range(index, index + width)):
        return False
    return all(cell_kind(lines[place].text) == "value" for place in range(index + 1, index + width))


def _stack_header(lines: Sequence[Line], index: int, width: int, used: int) -> tuple[int, Row | None]:
    """The heading lines before the first row: one for each column, or one for each but the first."""
    heads: list[Line] = []
    place = index - 1
    while (
        place >= used
        and len(heads) < width
        and lines[place].open
        and cell_kind(lines[place].text) in ("label", "period")
    ):
        if lines[place].text.endswith(":"):
            break
        heads.insert(0, lines[place])
        place -= 1
    if len(heads) == width == 2 and heads[1].text.lower() in PERIOD_HEADS:
        # A title and the head of the years: the title says what is counted.
        return index - width, [(heads[1].start, heads[1].end), (heads[0].start, heads[0].end)]
    if len(heads) == width:
        return index - width, [(line.start, line.end) for line in heads]
    if len(heads) == width - 1:
        corner = (heads[0].start, heads[0].start)
        return index - width + 1, [corner, *((line.start, line.end) for line in heads)]
    return index, None
