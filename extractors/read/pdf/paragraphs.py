"""Paragraphs, headings and list items out of the lines of a column."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from extractors.read.pdf.lines import Line

_BULLET = re.compile(r"[•‣▪▫●○◦■□➢➤❖✓✔∙·*–—-]|o")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[A-Z])[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?")
_TERMINAL = (".", "?", "!", ":", ";", ".”", ".’", '."', ".)", "?”", "!”")
_SAME_SIZE = 1.12
_SAME_HEIGHT = 1.6
_HEADING_SIZE = 1.15
_SCANNED_HEADING_SIZE = 1.45
_FULL_LINE = 6
_LONGEST_HEADING = 160

ParagraphKind = Literal["heading", "paragraph", "list_item"]


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together. `open_end` tells that its last line runs to the column's edge, so that it may go on."""

    lines: list[Line]
    kind: ParagraphKind = "paragraph"
    level: int = 0
    open_end: bool = False

    @property
    def size(self) -> float:
        """Size of its type in points; where the file does not tell, the height of its lines."""
        return _size(self.lines)


@dataclass(frozen=True, slots=True)
class Style:
    """The document's body type: the height of its lines, weighed by words."""

    size: float

    def is_heading(self, lines: Sequence[Line]) -> bool:
        """Short, without a full stop, and larger or bolder than the body."""
        text = " ".join(line.text for line in lines)
        if len(text) > _LONGEST_HEADING or len(lines) > 3 or not any(c.isalpha() for c in text):
            return False
        if text.endswith((".", ",", ";")) and not text[:-1].replace(" ", "").isupper():
            return False
        if lines[0].words[0].score is not None:
            # The height of a recognised line follows its letters: only a plainly larger one tells.
            return _size(lines) > _SCANNED_HEADING_SIZE * self.size
        size = max((line.em for line in lines if line.em is not None), default=0.0)
        return size > _HEADING_SIZE * self.size or (size > 0.9 * self.size and all(line.bold for line in lines))


def _size(lines: Sequence[Line]) -> float:
    known = [line.em for line in lines if line.em is not None]
    return median(known or [line.size for line in lines])


def body_style(lines: Sequence[Line]) -> Style:
    """The style of the body of a document, from all its lines."""
    weights: dict[float, int] = {}
    for line in lines:
        size = round(_size([line]) * 2) / 2
        weights[size] = weights.get(size, 0) + len(line.words)
    return Style(max(weights, key=lambda size: (weights[size], size)) if weights else 12.0)


def paragraphs_of(lines: Sequence[Line], left: float, right: float, style: Style) -> list[Paragraph]:
    """The column's lines, top to bottom, gathered into paragraphs; `left` and `right` are its edges in points."""
    if not lines:
        return []
    edge = _text_edge(lines, right)
    pitch = _usual_pitch(lines)
    groups: list[list[Line]] = [[lines[0]]]
    for before, line in itertools.pairwise(lines):
        if _breaks(groups[-1], before, line, edge, pitch):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [_classified(group, left, edge, style) for group in groups]


def _text_edge(lines: Sequence[Line], right: float) -> float:
    """Where the column's full lines end: the far edge that at least two lines come near, else the column's own.

    Lines of few words (an address set to the right, a date) do not tell, unless there are no others.
    """
    full = [line for line in lines if len(line.words) >= _FULL_LINE]
    lines = full if len(full) >= 2 else lines
    ends = sorted((line.x1 for line in lines), reverse=True)
    return ends[1] if len(ends) > 3 and ends[0] - ends[1] < 0.2 * (right - min(line.x0 for line in lines)) else ends[0]


def _usual_pitch(lines: Sequence[Line]) -> dict[float, float]:
    """The least common distance between the baselines of neighbouring lines, by size of type."""
    pitches: dict[float, list[float]] = {}
    for before, line in itertools.pairwise(lines):
        pitch = line.bottom - before.bottom
        if (
            0.5 * line.size < pitch < 2.2 * line.size
            and before.size / _SAME_SIZE < line.size < before.size * _SAME_SIZE
        ):
            pitches.setdefault(round(line.size), []).append(pitch)
    return {size: sorted(values)[len(values) // 3] for size, values in pitches.items()}


def _breaks(group: Sequence[Line], before: Line, line: Line, edge: float, pitches: dict[float, float]) -> bool:
    """Whether a new paragraph begins with `line`."""
    if line.page != before.page or line.top < before.top - 0.5 * before.size:
        return True
    if line.shares_row(before) and line.x0 > before.x1:
        return True
    if not _same_type(before, line):
        return True
    pitch = min(line.bottom - before.bottom, line.top - before.top)
    usual = pitches.get(round(line.size), 1.35 * line.size)
    if pitch > 1.28 * usual + 0.5:
        return True
    left = min(item.x0 for item in group)
    slack = edge - (before.x1 + 0.3 * line.size + line.words[0].x1 - line.words[0].x0)
    short = slack > 0.4 * line.size
    ended = before.text.endswith(_TERMINAL)
    if is_marked(line):
        return short or ended or is_marked(group[0]) or len(group) == 1
    if before.words[-1].broken:
        return False
    if short and not (is_marked(group[0]) and _hangs(group, line) and not ended):
        # A line that leaves room for the next word was ended on purpose, if it leaves much or a sentence ends there.
        share = 0.5 if line.text[:1].islower() else 0.75
        if slack > 2 * line.size and line.text[:1].isupper() and line.words[0].score is None:
            share = 0.95
        if ended or before.x1 - left < share * (edge - left):
            return True
    indented = line.x0 > left + 0.8 * line.size
    return ended and indented and not is_marked(group[0])


def _same_type(before: Line, line: Line) -> bool:
    if before.em is None or line.em is None:
        # Heights of lines follow their letters and faces: only a plain difference tells.
        return before.size / _SAME_HEIGHT <= line.size <= before.size * _SAME_HEIGHT
    return before.em / _SAME_SIZE <= line.em <= before.em * _SAME_SIZE and before.bold == line.bold


def _hangs(group: Sequence[Line], line: Line) -> bool:
    """Whether a line stands under the words of a list item, not under its marker."""
    return line.x0 > group[0].x0 + 0.3 * line.size


def is_marked(line: Line) -> bool:
    """Whether a line begins with a bullet or an enumerator that has words after it."""
    if len(line.words) < 2:
        return False
    first = line.words[0].text
    if _BULLET.fullmatch(first):
        # A dash or an "o" is a marker only where a gap wider than a word's sets it off.
        return first in "•‣▪▫●○◦■□➢➤❖✓✔∙" or line.words[1].x0 - line.words[0].x1 > 0.35 * line.size
    return bool(_ENUMERATOR.fullmatch(first))


def _classified(group: list[Line], left: float, edge: float, style: Style) -> Paragraph:
    last = group[-1]
    open_end = last.words[-1].broken or (last.x1 > edge - 4 * last.size and not last.text.endswith(_TERMINAL))
    if style.is_heading(group):
        return Paragraph(group, "heading", 0, False)
    if is_marked(group[0]):
        return Paragraph(group, "list_item", 1 + int(max(0.0, group[0].x0 - left) // (2.2 * style.size)), open_end)
    return Paragraph(group, "paragraph", 0, open_end)


def continues(before: Paragraph, after: Paragraph) -> bool:
    """Whether a paragraph goes on in the next column or page: it is unfinished, and the type agrees.

    Where the next word begins with a capital or a digit, the last line must be full, too.
    """
    if before.kind == "heading" or after.kind != "paragraph" or before.lines[-1].text.endswith(_TERMINAL):
        return False
    ratio = after.size / before.size
    if not 1 / _SAME_SIZE <= ratio <= _SAME_SIZE:
        return False
    first = after.lines[0].text.lstrip("“‘\"'(")
    if not first or before.lines[-1].words[-1].broken:
        return bool(first)
    return first[0].islower() or (before.open_end and first[0].isalnum())


def set_heading_levels(paragraphs: Sequence[Paragraph]) -> None:
    """Levels 1 to 6 by size of type, the largest first; bold headings of body size come last."""
    headings = [paragraph for paragraph in paragraphs if paragraph.kind == "heading"]
    sizes = sorted({round(paragraph.size) for paragraph in headings}, reverse=True)
    for paragraph in headings:
        paragraph.level = min(6, 1 + sizes.index(round(paragraph.size)))
