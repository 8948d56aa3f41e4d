"""The lines of a plain text that may hold cells, and what a cell may be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from extractors.figures.cells import read_cell
from extractors.figures.period_labels import read_period_label
from extractors.prepare import Prepared

Span = tuple[int, int]


Row = list[Span]


PLAIN: Final = frozenset({"text/plain", "message/rfc822", "application/pdf"})


MAX_LINE: Final = 2_000


RULE_LINE: Final = re.compile(r"[\s|+:=_-]+$")
"""A line that only rules off the heading."""
NOTE_LINE: Final = re.compile(r"(?:[*†‡¹²³⁴⁵]{1,3}|\[[a-z0-9]{1,6}\])\s?[:=–-]?\s?[a-z][a-z]", re.IGNORECASE)
"""A line that explains a mark: it ends the table above it."""
MAX_COLUMNS: Final = 60


MAX_LABEL: Final = 90


@dataclass(frozen=True, slots=True)
class Line:
    """A line's span without outer white space, and whether blank lines stand before it. `open` lines may hold cells.

    `origin` is the offset of the line's first code point, indentation included, so that columns of different lines compare.
    """

    start: int
    end: int
    text: str
    blank_before: bool
    open: bool
    origin: int


def content_lines(p: Prepared) -> list[Line]:
    """The non-blank lines of blocks that are content and no table cells."""
    lines: list[Line] = []
    text = p.text
    for block, label in zip(p.blocks, p.labels, strict=True):
        position = block.start
        while position < block.end:
            stop = text.find("\n", position, block.end)
            stop = block.end if stop < 0 else stop
            piece = text[position:stop]
            stripped = piece.strip()
            if stripped:
                start = position + len(piece) - len(piece.lstrip())
                blank = bool(lines) and text.count("\n", lines[-1].end, start) > 1
                fit = label.is_content and block.table is None and len(stripped) <= MAX_LINE
                origin = text.rfind("\n", max(0, start - MAX_LINE), start) + 1
                lines.append(Line(start, start + len(stripped), stripped, blank, fit, origin))
            position = stop + 1
    return lines


Kind = Literal["value", "period", "label", "text"]


@lru_cache(maxsize=4096)
def cell_kind(text: str) -> Kind:
    """What a line or part may be in a table: a value, a period (which may be a year), a short label, or running text."""
    if read_period_label(text) is not None:
        return "period"
    value = read_cell(text)
    if value is not None:
        return "value"
    if len(text) > MAX_LABEL or (text.endswith((".", "?", ";", "!", ",")) and not text.endswith((" no.", "etc."))):
        return "text"
    return "label"
