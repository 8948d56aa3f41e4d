"""Join hard-wrapped lines into paragraphs, and leave alone what is a line of its own: rows, items, addresses, headings."""

from __future__ import annotations

import re
from itertools import pairwise

from extractors.read.lines import GAP, MARKER, Line

NARROW, WIDE = 48, 110
"""Columns between which mails and letters wrap their lines."""
SLACK = 14
"""A wrapped line ends within this of the margin, since the next word did not fit."""
MAX_LINES = 400
"""Lines of one paragraph at most, so that a file of nothing but long lines stays in pieces."""

_OPEN_END = re.compile(
    r"(?:[,(&]|[a-z]-|\b(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|nor|but|that|which|who|whose|when|where|than|as|if|not|no|"
    r"its|their|our|your|his|her|this|these|those|under|between|section|sections|regulation|regulations|article|paragraph|"
    r"question|questions|per|about|into|over|within|during|since|until|we|you|they|it|I|all|any|each|some|more|less|fewer|"
    r"[Rr]ef|s|ss|reg))$"
)
"""An end of line that leaves its sentence open where a small letter or a figure follows."""
_WIDE_OPEN_END = re.compile(
    r"(?:[,(&]|\b(?:a|an|the|of|and|or|to|in|at|for|with|section|sections|regulation|regulations|article|paragraph|between|than|that|"
    r"which))$"
)
"""An end of line that leaves its sentence open whatever follows."""
_LABEL = re.compile(r"[A-Z][\w' ]{1,24}:|By [A-Z]")
_CLOSED_END = re.compile(r"[.!?:;][\"'”’)]*$")


def join_lines(text: str, lines: list[Line]) -> list[list[Line]]:
    """`lines` in groups, each the lines of one block."""
    if not lines:
        return []
    margins = _margins(lines)
    groups: list[list[Line]] = [[lines[0]]]
    for index, (previous, line) in enumerate(pairwise(lines)):
        group = groups[-1]
        if len(group) < MAX_LINES and _continues(text, group, previous, line, margins[index]):
            group.append(line)
        else:
            groups.append([line])
    return groups


def _margins(lines: list[Line]) -> list[int]:
    """For each line the right margin of its run (lines without a blank between): its greatest width, 0 if it is not wrapped."""
    margins: list[int] = []
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or lines[index].after_blank:
            run = lines[start:index]
            margins += [_margin(run)] * len(run)
            start = index
    return margins


def _margin(run: list[Line]) -> int:
    """The right margin of a run in which most lines but the last are full, else 0."""
    widest = max(line.width for line in run)
    if not NARROW <= widest <= WIDE:
        return 0
    full = sum(1 for line in run if line.width >= widest - SLACK and line.end - line.start >= NARROW)
    return widest if full >= 2 and 3 * full >= 2 * (len(run) - 1) else 0


def _continues(text: str, group: list[Line], previous: Line, line: Line, margin: int) -> bool:
    size = previous.end - previous.start
    if line.after_blank or size > 2 * WIDE or _starts_anew(text, line, previous):
        return False
    if GAP.search(text, line.start, line.end) or GAP.search(text, previous.start, previous.end):
        return False
    is_open = _OPEN_END.search(text, max(previous.start, previous.end - 14), previous.end) is not None
    first = text[line.start : line.end].lstrip("> ")[:1]
    if is_open and size >= 20 and previous.width <= WIDE and (first.islower() or first.isdigit() or first in "(£"):
        return True
    if size >= NARROW and previous.width <= WIDE and _WIDE_OPEN_END.search(text, previous.end - 14, previous.end):
        return True
    is_closed = _CLOSED_END.search(text, max(previous.start, previous.end - 4), previous.end) is not None
    if first.islower() and not is_closed and NARROW <= previous.width <= WIDE:
        return True
    if not margin:
        return False
    if first.isupper() and not is_closed and _LABEL.match(text, line.start, line.end):
        return False
    word = _first_word(text, line)
    return previous.width + 1 + word > margin and previous.width >= margin - SLACK


def _starts_anew(text: str, line: Line, previous: Line) -> bool:
    """A list item, a quoted line after an unquoted one, a bare number (a table's cell)."""
    first = text[line.start]
    if first in ">|" or text[previous.start] in ">|":
        return first != text[previous.start]
    marker = MARKER.match(text, line.start, line.end)
    if marker is None:
        return False
    # "12. The council ..." may be the tail of "under section": a digit after an open end is no marker.
    if first.isdigit() and line.indent <= previous.indent:
        return _OPEN_END.search(text, max(previous.start, previous.end - 14), previous.end) is None
    return first != "o" or text[line.start + 1 : line.start + 2] in "\t"


def _first_word(text: str, line: Line) -> int:
    space = text.find(" ", line.start, line.end)
    return (space if space >= 0 else line.end) - line.start
