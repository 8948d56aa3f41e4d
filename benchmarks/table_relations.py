"""Score tables by adjacency relations, as the ICDAR 2013 table competition did.

Every non-empty cell makes a relation with its nearest non-empty neighbour to the right and below; a spanning cell makes
one with each. Precision and recall are over the relations, compared by their words without spaces.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable

Cell = tuple[int, int, int, int, str]
Relation = tuple[str, str, str]


def normal(text: str) -> str:
    """Text without space and case, compatibility forms made one."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def relations(cells: Iterable[Cell]) -> Counter[Relation]:
    """The relations of a table's cells (row, column, last row, last column, text)."""
    held = [(*cell[:4], normal(cell[4])) for cell in cells if normal(cell[4])]
    grid: dict[tuple[int, int], int] = {}
    for i, (r0, c0, r1, c1, _text) in enumerate(held):
        for r in range(r0, r1 + 1):
            for c in range(c0, c1 + 1):
                grid.setdefault((r, c), i)
    rows, columns = 1 + max((c[2] for c in held), default=0), 1 + max((c[3] for c in held), default=0)
    found: set[tuple[int, int, str]] = set()
    for i, (r0, c0, r1, c1, _text) in enumerate(held):
        for r in range(r0, r1 + 1):
            right = next((grid[r, c] for c in range(c1 + 1, columns) if (r, c) in grid), None)
            if right is not None and right != i:
                found.add((i, right, "right"))
        for c in range(c0, c1 + 1):
            below = next((grid[r, c] for r in range(r1 + 1, rows) if (r, c) in grid), None)
            if below is not None and below != i:
                found.add((i, below, "below"))
    return Counter((held[i][4], held[j][4], way) for i, j, way in found)


def f1(expected: Counter[Relation], found: Counter[Relation]) -> float:
    """Harmonic mean of precision and recall; 1 where neither holds anything."""
    total = sum(expected.values()) + sum(found.values())
    return 2 * sum((expected & found).values()) / total if total else 1.0
