"""Page furniture: running headers, footers and page numbers, known by their place and by coming again."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from extractors.read.pdf.lines import Line

_MARGIN = 0.12
"""Share of the page's height, at its top and at its foot, in which furniture stands."""
_WIDE_MARGIN = 0.2
_NUMBERED = re.compile(r"(?:page|tudalen|pg\.?)\s*\d{1,5}(?:\s*(?:of|/|o)\s*\d{1,5})?\.?", re.IGNORECASE)
_BARE = re.compile(r"[-–—|\s\[(]{0,4}(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?[-–—|\s\])]{0,4}", re.IGNORECASE)
_INTEGER = re.compile(r"\d{1,5}")

_Page = tuple[float, Sequence[Line]]
"""Height of the page in points, and its lines."""


def find_furniture(pages: Sequence[_Page]) -> dict[int, str]:
    """`id(line)` of each line that is furniture, with the reason. Each page is (height in points, lines).

    A line is furniture when it stands in the margin and comes again, its page number aside, at the same height on
    another page (on several where there are many), or when it is a page number.
    """
    margins = [(height, _margin_lines(lines, height)) for height, lines in pages]
    steps = _numbering(margins)
    keys: dict[int, tuple[str, int]] = {}
    for index, (height, lines) in enumerate(margins):
        for line in lines:
            keys[id(line)] = _key(line.text, index, steps), _distance(line, height)
    counts = Counter(keys.values())
    needed = 2 if len(pages) <= 4 else max(3, len(pages) // 8)
    found: dict[int, str] = {}
    for index, (height, lines) in enumerate(margins):
        for line in lines:
            text, distance = keys[id(line)]
            repeats = counts[text, distance] + max(counts[text, distance - 1], counts[text, distance + 1])
            if _is_page_number(line, height, lines, index, steps):
                found[id(line)] = "page number"
            elif repeats >= needed and len(text) > 1:
                found[id(line)] = "running header" if line.top < height / 2 else "running footer"
    for (_above, before), (_height, after) in itertools.pairwise(pages):
        for line in _repeated_titles(before, after, found):
            found.setdefault(id(line), "title repeated from the page before")
    return found


def _repeated_titles(before: Sequence[Line], lines: Sequence[Line], found: dict[int, str]) -> list[Line]:
    """The lines that a page begins with just as the page before does: rows that a sheet repeats on every printed page."""
    ours = sorted((line for line in lines if id(line) not in found), key=lambda line: (line.top, line.x0))
    theirs = sorted(before, key=lambda line: (line.top, line.x0))
    theirs = [line for line in theirs if found.get(id(line)) not in ("running header", "running footer", "page number")]
    same = list(itertools.takewhile(lambda pair: _is_same(*pair), zip(ours, theirs, strict=False)))
    # A page that is wholly as the one before it is a copy, and no one's title.
    return [line for line, _ in same] if len(same) < len(ours) or len(ours) < len(lines) else []


def _is_same(line: Line, other: Line) -> bool:
    return abs(line.top - other.top) < 4 and abs(line.x0 - other.x0) < 4 and line.text == other.text


def in_margin(line: Line, height: float) -> bool:
    return line.bottom <= height * _MARGIN or line.top >= height * (1 - _MARGIN)


def _margin_lines(lines: Sequence[Line], height: float) -> list[Line]:
    """Lines in the margins; a page number counts where it is the outermost line of a wide margin."""
    found = [line for line in lines if in_margin(line, height)]
    if lines and height > 0:
        for line in (min(lines, key=lambda line: line.top), max(lines, key=lambda line: line.bottom)):
            wide = line.bottom <= height * _WIDE_MARGIN or line.top >= height * (1 - _WIDE_MARGIN)
            if wide and line not in found and _BARE.fullmatch(line.text.strip()):
                found.append(line)
    return found


def _numbering(margins: Sequence[_Page]) -> frozenset[int]:
    """What to add to a page's index to get the number printed in its margin, where two pages or more agree on it."""
    counts: Counter[int] = Counter()
    for index, (_height, lines) in enumerate(margins):
        counts.update({int(number) - index for line in lines for number in _INTEGER.findall(line.text)})
    best = counts.most_common(1)
    return frozenset({best[0][0]}) if best and best[0][1] >= max(2, 0.4 * len(margins)) else frozenset()


def _key(text: str, index: int, steps: frozenset[int]) -> str:
    """A line's words, with the page's own number masked: the same in "Page 3 of 9" and "Page 4 of 9"."""

    def masked(match: re.Match[str]) -> str:
        return "#" if int(match.group()) - index in steps else match.group()

    return _INTEGER.sub(masked, " ".join(text.split()).casefold())


def _distance(line: Line, height: float) -> int:
    """Distance from the nearer edge in steps of four points, so that pages of different height agree."""
    return round((line.top if line.top < height / 2 else line.bottom - height) / 4)


def _is_page_number(line: Line, height: float, margin: Sequence[Line], index: int, steps: frozenset[int]) -> bool:
    text = line.text.strip()
    if _NUMBERED.fullmatch(text):
        return True
    if not _BARE.fullmatch(text):
        return False
    numbers = _INTEGER.findall(text)
    if numbers and int(numbers[0]) - index in steps:
        return True
    if not numbers and len(text) > 4:
        return False
    # Where no other page bears it out, a bare number must be the outermost line of its margin, alone in its row.
    others = [other for other in margin if other is not line]
    if line.top < height / 2:
        return all(other.top >= line.bottom - 1 for other in others)
    return all(other.bottom <= line.top + 1 for other in others)
