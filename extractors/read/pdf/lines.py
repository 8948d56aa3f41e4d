"""Lines: words that stand beside each other, cut where the gap is wider than any space between words."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from statistics import median

from extractors.read.pdf.frames import Box
from extractors.read.pdf.words import Word

_OVERLAP = 0.5
LINE_GAP = 1.2
"""Widest gap inside a line, in line heights: justified text seldom goes beyond one."""


class Line:
    """Words of one line in reading order, with the box around them; `size` is the median height of their type."""

    __slots__ = ("_lettered", "bottom", "page", "size", "top", "words", "x0", "x1")

    def __init__(self, words: Sequence[Word], page: int = 0) -> None:
        self.words = list(words)
        self.page = page
        self.x0 = words[0].x0
        first = words[0]
        if len(words) == 1:
            self.x1, self.size, self.top, self.bottom = first.x1, first.size, first.top, first.bottom
        else:
            self.x1 = max([word.x1 for word in words])
            self.size = median([word.size for word in words])
            self.top = min([word.top for word in words])
            self.bottom = max([word.bottom for word in words])
        self._lettered: int | None = None

    @property
    def lettered(self) -> int:
        """Number of words that hold letters."""
        if self._lettered is None:
            self._lettered = sum(word.text.isalpha() or any(c.isalpha() for c in word.text) for word in self.words)
        return self._lettered

    @property
    def box(self) -> Box:
        return self.x0, self.top, self.x1, self.bottom

    @property
    def text(self) -> str:
        return " ".join([word.text for word in self.words])

    @property
    def em(self) -> float | None:
        """Size of type in points as the file gives it, or None where it was not looked up."""
        return max((word.em for word in self.words if word.em is not None), default=None)

    @property
    def bold(self) -> bool:
        """Whether every word whose face is known is bold, and one is known."""
        known = [word.bold for word in self.words if word.bold is not None]
        return bool(known) and all(known)

    def shares_row(self, other: Line) -> bool:
        """Whether the two lines stand in one row."""
        overlap = min(self.bottom, other.bottom) - max(self.top, other.top)
        return overlap > _OVERLAP * min(self.bottom - self.top, other.bottom - other.top)

    def __repr__(self) -> str:
        return f"Line({self.text!r}, {self.x0:.0f}, {self.top:.0f}, {self.x1:.0f}, {self.bottom:.0f})"


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words grouped into rows from top to bottom, each sorted from left to right.

    A word joins a row when half of the lower of the two overlaps it, so that raised footnote marks stay with their line.
    """
    ordered = sorted(words, key=lambda word: word.top + word.bottom)
    rows: list[list[Word]] = []
    longest = ordered[0] if ordered else None
    for word in ordered:
        if rows and longest is not None:
            overlap = min(longest.bottom, word.bottom) - max(longest.top, word.top)
            if overlap >= _OVERLAP * min(longest.bottom - longest.top, word.bottom - word.top):
                rows[-1].append(word)
                # The row's band is that of its longest word: a bullet or a raised mark must not stretch it.
                if len(word.text) > len(longest.text):
                    longest = word
                continue
        rows.append([word])
        longest = word
    rows = _resettled(rows)
    for row in rows:
        row.sort(key=lambda word: word.x0)
    return rows


def _resettled(rows: list[list[Word]]) -> list[list[Word]]:
    """Rows after each odd-sized word (a bullet of another face, say) has gone to the neighbour that it stands in better."""
    if len(rows) < 2:
        return rows
    bands = [_band(row) for row in rows]
    settled: list[list[Word]] = [[] for _ in rows]
    for i, row in enumerate(rows):
        top, bottom = bands[i]
        near = 0.2 * (bottom - top)
        for word in row:
            best = i
            if not -near <= word.top - top <= near and len(row) > 1:
                for j in (i - 1, i + 1):
                    if 0 <= j < len(rows) and _shared(word, bands[j]) > _shared(word, bands[best]) + 0.5:
                        best = j
            settled[best].append(word)
    return [row for row in settled if row]


def _band(row: Sequence[Word]) -> tuple[float, float]:
    if len(row) == 1:
        return row[0].top, row[0].bottom
    return median([word.top for word in row]), median([word.bottom for word in row])


def _shared(word: Word, band: tuple[float, float]) -> float:
    return min(word.bottom, band[1]) - max(word.top, band[0])


def lines_of(rows: Iterable[Sequence[Word]], page: int = 0, gap: float = LINE_GAP) -> list[Line]:
    """Lines of rows of words, top to bottom and left to right; `gap` is the widest space in line heights."""
    return [Line(piece, page) for row in rows for piece in pieces_of(row, gap)]


def without(rows: Iterable[Sequence[Word]], taken: AbstractSet[int]) -> list[list[Word]]:
    """Rows without the words whose `id` is taken."""
    kept = ([word for word in row if id(word) not in taken] for row in rows)
    return [row for row in kept if row]


def pieces_of(row: Sequence[Word], gap: float = LINE_GAP) -> list[list[Word]]:
    """A row cut at its wide gaps."""
    pieces = [[row[0]]]
    edge = row[0].x1
    for before, word in itertools.pairwise(row):
        if word.x0 - edge > gap * max(before.size, word.size):
            pieces.append([word])
            edge = word.x1
        else:
            pieces[-1].append(word)
            edge = max(edge, word.x1)
    return pieces


def usual_space(rows: Iterable[Sequence[Word]]) -> float:
    """The usual space between words, in line heights, over rows of a page (0.25 where nothing tells)."""
    gaps = []
    for row in rows:
        for before, after in itertools.pairwise(row):
            gap = (after.x0 - before.x1) / max(before.size, 0.1)
            if 0.05 < gap < 0.8:
                gaps.append(gap)
    return median(gaps) if len(gaps) >= 5 else 0.25
