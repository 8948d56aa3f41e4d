"""The lattice of a ruled table: its grid lines, and which sides of which elementary cells are drawn."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from extractors.read.pdf.lines import rows_of
from extractors.read.pdf.rulings import Ruling
from extractors.read.pdf.tables.rules import SNAP, clustered
from extractors.read.pdf.tables.segments import Segment, TextRow
from extractors.read.pdf.words import Word

_COVERED = 0.6
"""Share of a cell's side that a rule must cover to bound it."""


class Lattice:
    """Grid lines, and which sides of which elementary cells are drawn."""

    def __init__(self, across: Sequence[Ruling], down: Sequence[Ruling]) -> None:
        lefts, rights = [r.start for r in across], [r.end for r in across]
        tops, bottoms = [r.start for r in down], [r.end for r in down]
        self.xs = clustered([r.at for r in down] + [min(lefts), max(rights)])
        self.ys = clustered([r.at for r in across] + [min(tops), max(bottoms)])
        self.right = self._sides(down, self.xs, self.ys)
        self.below = self._sides(across, self.ys, self.xs)
        for i in range(len(self.ys) - 1):
            self.right[i, 0] = self.right[i, len(self.xs) - 1] = True
        for j in range(len(self.xs) - 1):
            self.below[j, 0] = self.below[j, len(self.ys) - 1] = True

    @staticmethod
    def _sides(rules: Sequence[Ruling], places: list[float], stops: list[float]) -> dict[tuple[int, int], bool]:
        """(interval between stops, place) of each side that a rule covers."""
        sides: dict[tuple[int, int], bool] = {}
        for rule in rules:
            place = min(range(len(places)), key=lambda k: abs(places[k] - rule.at))
            for i in range(len(stops) - 1):
                shared = min(rule.end, stops[i + 1]) - max(rule.start, stops[i])
                if shared >= _COVERED * (stops[i + 1] - stops[i]) - SNAP / 2:
                    sides[i, place] = True
        return sides

    def split_row(self, band: int, y: float, crossed: Sequence[bool]) -> None:
        """Adds a line at y inside a band, drawn in the columns that no cell crosses."""
        self.ys.insert(band + 1, y)
        self.right = (
            {(i + (i > band), j): drawn for (i, j), drawn in self.right.items()}
            | {(band, j): drawn for (i, j), drawn in self.right.items() if i == band}
            | {(band + 1, j): drawn for (i, j), drawn in self.right.items() if i == band}
        )
        self.below = {(j, i + (i > band)): drawn for (j, i), drawn in self.below.items()}
        for j, cross in enumerate(crossed):
            if not cross:
                self.below[j, band + 1] = True

    def split_column(self, strip: int, x: float, bands: Sequence[bool]) -> None:
        """Adds a line at x inside a strip, drawn in the bands where it is clear."""
        self.xs.insert(strip + 1, x)
        self.below = (
            {(j + (j > strip), i): drawn for (j, i), drawn in self.below.items()}
            | {(strip, i): drawn for (j, i), drawn in self.below.items() if j == strip}
            | {(strip + 1, i): drawn for (j, i), drawn in self.below.items() if j == strip}
        )
        self.right = {(i, j + (j > strip)): drawn for (i, j), drawn in self.right.items()}
        for i, clear in enumerate(bands):
            if clear:
                self.right[i, strip + 1] = True

    def regions(self) -> list[tuple[int, int, int, int]]:
        """(row, column, rows, columns) of the cells: elementary cells with no side between them made one rectangle."""
        rows, columns = len(self.ys) - 1, len(self.xs) - 1
        taken: set[tuple[int, int]] = set()
        found = []
        for i in range(rows):
            for j in range(columns):
                if (i, j) in taken:
                    continue
                wide = 1
                while j + wide < columns and (i, j + wide) not in taken and not self.right.get((i, j + wide)):
                    wide += 1
                high = 1
                while i + high < rows and self._opens(i + high, j, wide) and (i + high, j) not in taken:
                    high += 1
                taken.update((a, b) for a in range(i, i + high) for b in range(j, j + wide))
                found.append((i, j, high, wide))
        return found

    def _opens(self, row: int, column: int, wide: int) -> bool:
        """Whether the cells of a row open upwards over the whole width, and do not open sideways beyond it."""
        if any(self.below.get((column + k, row)) for k in range(wide)):
            return False
        return all(not self.right.get((row, column + k)) for k in range(1, wide))


def strip_rows(words: Sequence[Word], xs: Sequence[float]) -> list[TextRow]:
    """Rows of text with one segment for each strip of the lattice."""
    rows = []
    for row in rows_of(words):
        strips: dict[int, list[Word]] = {}
        for word in row:
            strips.setdefault(strip_of(word, xs), []).append(word)
        rows.append(TextRow([Segment(strips[j]) for j in sorted(strips)]))
    return rows


def strip_of(word: Word, xs: Sequence[float]) -> int:
    return min(max(bisect_right(xs, (word.x0 + word.x1) / 2) - 1, 0), len(xs) - 2)
