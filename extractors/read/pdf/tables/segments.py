"""Segments: what could be a cell in a row of text, and the rows of them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from statistics import median

from extractors.read.pdf.lines import rows_of
from extractors.read.pdf.tables.tokens import groups_digits, is_leader, is_number, is_value
from extractors.read.pdf.words import Word

_WORD_SPACES = 1.5
_JOINED = frozenset("%‰€£$-–—−/")
_TYPED_SPACE = 1.15
_LEADERS = ".…·_"


class Segment:
    """Neighbouring words of a row that no wide gap parts."""

    __slots__ = ("bottom", "top", "value", "words", "x0", "x1")

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = list(words)
        self.x0 = min(word.x0 for word in words)
        self.x1 = max(word.x1 for word in words)
        self.top = min(word.top for word in words)
        self.bottom = max(word.bottom for word in words)
        self.value = is_value(words[0].text) if len(words) == 1 else all(is_value(word.text) for word in words)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    def __repr__(self) -> str:
        return f"Segment({self.text!r}, {self.x0:.0f}-{self.x1:.0f})"


class TextRow:
    """The segments of one row of text, from left to right."""

    __slots__ = ("bottom", "segments", "size", "top")

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = list(segments)
        words = [word for segment in segments for word in segment.words]
        self.size = median([word.size for word in words])
        # Raised footnote marks must not stretch the row: its band is that of its words of usual size.
        usual = [word for word in words if word.size >= 0.8 * self.size]
        self.top = min(word.top for word in usual)
        self.bottom = max(word.bottom for word in usual)

    @property
    def x0(self) -> float:
        return self.segments[0].x0

    @property
    def x1(self) -> float:
        return max(segment.x1 for segment in self.segments)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def text(self) -> str:
        return " ".join(segment.text for segment in self.segments)

    def __repr__(self) -> str:
        return f"TextRow({self.segments!r})"


def segment_gap(space: float) -> float:
    """The gap, in line heights, from which two words stand in different cells."""
    return min(1.2, max(2.0 * space, 0.5))


def text_rows(words: Sequence[Word], gap: float, space: float) -> list[TextRow]:
    """Rows of segments, top to bottom. Neighbouring numbers are segments of their own even where only a space parts them."""
    return segmented(rows_of(words), gap, space)


def segmented(rows: Iterable[Sequence[Word]], gap: float, space: float) -> list[TextRow]:
    """Rows of words, sorted from left to right, as rows of segments."""
    return [TextRow(segments_of(row, gap, space)) for row in rows if row]


def segments_of(row: Sequence[Word], gap: float, space: float) -> list[Segment]:
    """A row of words, sorted from left to right, cut into segments; leader dots are left out."""
    kept = [word for word in row if word.text[0] not in _LEADERS or not is_leader(word.text)] or list(row)
    pieces: list[list[Word]] = [[kept[0]]]
    edge = kept[0].x1
    for before, word in itertools.pairwise(kept):
        distance = (word.x0 - edge) / max(before.size, word.size, 0.1)
        if _parts(before, word, distance, gap, space):
            pieces.append([word])
            edge = word.x1
        else:
            pieces[-1].append(word)
            edge = max(edge, word.x1)
    return [Segment(piece) for piece in pieces]


def _parts(before: Word, after: Word, distance: float, gap: float, space: float) -> bool:
    """Whether two words stand in different segments; `distance`, `gap` and `space` are in line heights."""
    if distance > gap and not _typed_space(before, after):
        return True
    # A number never begins with a letter: most words of prose need no closer look.
    if distance < 0.5 * space or before.text[0].isalpha() or not (is_number(before.text) and is_value(after.text)):
        return False
    if distance <= _WORD_SPACES * space or _typed_space(before, after):
        # "12 %", "12 345", "5 - 10" and a number with a raised mark are one cell each.
        joins = after.text in _JOINED or groups_digits(before.text, after.text) or after.size < 0.8 * before.size
        return not joins
    return True


def _typed_space(before: Word, after: Word) -> bool:
    """Whether two words of one typewriter face stand a letter apart: a space there is as wide as any letter."""
    # Digits are as wide as each other in most faces: one alone tells nothing of the face.
    if (before.text.isdigit() and len(before.text) < 2) or (after.text.isdigit() and len(after.text) < 2):
        return False
    width = (before.x1 - before.x0) / len(before.text)
    other = (after.x1 - after.x0) / len(after.text)
    return abs(width - other) < 0.02 * width and after.x0 - before.x1 < _TYPED_SPACE * width
