"""Page furniture: running headers, footers and page numbers, known by their place and by coming again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.read.pdf.lines import Line

_MARGIN = 0.12
"""Share of the page's height, at its top and at its foot, in which furniture stands."""
_WIDE_MARGIN = 0.2
_NUMBERED = re.compile(r"(?:page|tudalen|pg\.?)\s*\d{1,5}(?:\s*(?:of|/|o)\s*\d{1,5})?\.?", re.IGNORECASE)
_BARE = re.compile(r"[-–—|\s\[(]{0,4}(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?[-–—|\s\])]{0,4}", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def line_key(text: str) -> str:
    """A line's words with its numbers masked: what is the same in "Page 3 of 9" and "Page 4 of 9"."""
    return _DIGITS.sub("#", " ".join(text.split()).casefold())


def find_furniture(pages: Sequence[tuple[float, Sequence[Line]]]) -> dict[int, str]:
    """`id(line)` of each line that is furniture, with the reason. Each page is (height in points, lines).

    A line is furniture when it stands in the margin and its words, numbers masked, come again at the same height on
    another page (on most pages where there are many), or when it is a page number.
    """
    margins = [(height, _margin_lines(lines, height)) for height, lines in pages]
    counts: Counter[tuple[str, int]] = Counter()
    for height, lines in margins:
        counts.update({_place(line, height) for line in lines})
    needed = 2 if len(pages) <= 4 else max(3, len(pages) // 8)
    found: dict[int, str] = {}
    for height, lines in margins:
        for line in lines:
            text, place = line_key(line.text), _place(line, height)
            if _is_page_number(line, height, lines):
                found[id(line)] = "page number"
            elif _repeats(counts, place) >= needed and len(text) > 1:
                found[id(line)] = "running header" if line.top < height / 2 else "running footer"
    return found


def _margin_lines(lines: Sequence[Line], height: float) -> list[Line]:
    """Lines in the margins; a page number counts where it is the outermost line of a wide margin."""
    found = [line for line in lines if in_margin(line, height)]
    if lines and height > 0:
        for line in (min(lines, key=lambda line: line.top), max(lines, key=lambda line: line.bottom)):
            wide = line.bottom <= height * _WIDE_MARGIN or line.top >= height * (1 - _WIDE_MARGIN)
            if wide and line not in found and _BARE.fullmatch(line.text.strip()):
                found.append(line)
    return found


def in_margin(line: Line, height: float) -> bool:
    return line.bottom <= height * _MARGIN or line.top >= height * (1 - _MARGIN)


def _place(line: Line, height: float) -> tuple[str, int]:
    # Distances are taken from the nearer edge, so that pages of different height agree.
    distance = line.top if line.top < height / 2 else line.bottom - height
    return line_key(line.text), round(distance / 4)


def _repeats(counts: Counter[tuple[str, int]], place: tuple[str, int]) -> int:
    text, distance = place
    return counts[place] + max(counts[text, distance - 1], counts[text, distance + 1])


def _is_page_number(line: Line, height: float, margin: Sequence[Line]) -> bool:
    text = line.text.strip()
    if _NUMBERED.fullmatch(text):
        return True
    if not _BARE.fullmatch(text) or (not any(c.isdigit() for c in text) and len(text) > 4):
        return False
    # A bare number is a page number only as the outermost line of its margin, and alone in its row.
    if line.top < height / 2:
        return all(other is line or other.top >= line.bottom - 1 or other.bottom <= line.top for other in margin) and (
            line.top <= min(other.top for other in margin if other.top < height / 2) + 1
        )
    below = [other for other in margin if other.top > height / 2 and other is not line]
    return all(other.bottom <= line.top + 1 for other in below)
