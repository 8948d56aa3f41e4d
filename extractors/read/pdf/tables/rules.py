"""Rules: rulings that lie on one line made one, and those that belong to one table gathered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractors.read.pdf.frames import Box
from extractors.read.pdf.rulings import Ruling
from extractors.read.pdf.words import Word

SNAP = 2.5
"""Distance in points within which two rulings are one line, or a ruling meets another."""
_JOIN = 4.0
MAX_RULES = 4_000
_CELL_MARGIN = 9.0
_NESTED = 12
"""Boxes drawn before one among which the cell around it is looked for: programs draw a cell, then what stands in it."""
_TYPED = re.compile(r"[-_=–—]{5,}")


def typed_rules(words: Sequence[Word]) -> tuple[list[Word], list[Ruling]]:
    """Words, and as rules those of them that are rows of dashes: the rules of typewritten tables."""
    kept, rules = [], []
    for word in words:
        if _TYPED.fullmatch(word.text):
            rules.append(Ruling(True, word.middle, word.x0, word.x1))
        else:
            kept.append(word)
    return kept, rules


def merged(rulings: Iterable[Ruling], horizontal: bool) -> list[Ruling]:
    """Rulings of one direction, those on one line that touch or overlap joined; sorted by place."""
    chosen = sorted((r for r in rulings if r.horizontal == horizontal), key=lambda r: (r.at, r.start))
    groups: list[list[Ruling]] = []
    for ruling in chosen:
        if groups and ruling.at - groups[-1][-1].at <= SNAP and ruling.at - groups[-1][0].at <= 2 * SNAP:
            groups[-1].append(ruling)
        else:
            groups.append([ruling])
    return [joined for group in groups for joined in _joined(group, horizontal)]


def _joined(group: list[Ruling], horizontal: bool) -> Iterable[Ruling]:
    at = sum(r.at * r.length for r in group) / max(sum(r.length for r in group), 0.001)
    start = end = None
    for ruling in sorted(group, key=lambda r: r.start):
        if start is None or end is None:
            start, end = ruling.start, ruling.end
        elif ruling.start <= end + _JOIN:
            end = max(end, ruling.end)
        else:
            yield Ruling(horizontal, at, start, end)
            start, end = ruling.start, ruling.end
    if start is not None and end is not None:
        yield Ruling(horizontal, at, start, end)


def shade_edges(shades: Sequence[Box], width: float, height: float) -> list[Ruling]:
    """Edges of shaded boxes of a cell's or a row's size, as rulings."""
    edges = []
    for i, (x0, top, x1, bottom) in enumerate(shades):
        if any(_pads(outer, shades[i]) for outer in shades[max(0, i - _NESTED) : i]):
            continue
        if x1 - x0 < 8 or bottom - top < 6 or (x1 - x0 > 0.97 * width and bottom - top > 0.5 * height):
            continue
        edges += [Ruling(True, top, x0, x1), Ruling(True, bottom, x0, x1)]
        edges += [Ruling(False, x0, top, bottom), Ruling(False, x1, top, bottom)]
    return edges


def _pads(outer: Box, inner: Box) -> bool:
    """Whether a box is the shading of a paragraph inside a shaded cell: as wide but for the cell's margins."""
    margins = inner[0] - outer[0], outer[2] - inner[2]
    return (
        all(0.5 < margin <= _CELL_MARGIN for margin in margins)
        and outer[1] - 1 <= inner[1]
        and inner[3] <= outer[3] + 1
    )


def components(across: Sequence[Ruling], down: Sequence[Ruling]) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Groups of horizontal and vertical rules that meet, directly or through others."""
    parent = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    ordered = sorted(range(len(down)), key=lambda j: down[j].start)
    for i, line in enumerate(across):
        for j in ordered:
            other = down[j]
            if other.start > line.at + SNAP:
                break
            if other.end >= line.at - SNAP and line.start - SNAP <= other.at <= line.end + SNAP:
                parent[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for i, line in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(line)
    for j, line in enumerate(down):
        groups.setdefault(root(len(across) + j), ([], []))[1].append(line)
    return list(groups.values())


def clustered(places: Iterable[float], snap: float = SNAP) -> list[float]:
    """Places on an axis, those nearer than `snap` made one."""
    groups: list[list[float]] = []
    for place in sorted(places):
        if groups and place - groups[-1][-1] <= snap:
            groups[-1].append(place)
        else:
            groups.append([place])
    return [sum(group) / len(group) for group in groups]
