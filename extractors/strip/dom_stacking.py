"""A second look: what the first look made of the runs around a run, the elements around it and the runs in places like its own."""

from __future__ import annotations

import numpy as np

from extractors.strip.dom_arrays import Floats, Ints
from extractors.strip.dom_features import (
    Judged,
    container_columns,
    neighbour_columns,
    place_columns,
)
from extractors.strip.dom_relations import core_columns, totals

SHIFTS = (-4, -3, -2, -1, 1, 2, 3, 4)
WIDTHS = (4, 10, 25)


def second_look(judged: Judged, first: Floats, owner: Ints) -> Floats:
    """The features of the first look, with columns made of its verdicts `first` (0 to 1, one per run)."""
    count = len(first)
    characters = judged.characters
    columns: list[Floats] = [first]
    columns += neighbour_columns([first], SHIFTS)
    for weight in (np.ones(count, np.float32), characters):
        columns += _window_means(first, weight)
    kept = (first * characters).astype(np.float32)
    inside, whole = totals(judged.nodes, kept), totals(judged.nodes, characters)
    counted = totals(judged.nodes, first)
    page_kept = max(1.0, float(inside[0]))
    size = np.maximum(judged.nodes.end - judged.nodes.first, 1)
    for level in judged.levels:
        columns += [
            (inside[level] / np.maximum(whole[level], 1)).astype(np.float32),
            (inside[level] / page_kept).astype(np.float32),
            (counted[level] / size[level]).astype(np.float32),
        ]
    sizes = np.bincount(judged.groups)
    mean = np.bincount(judged.groups, weights=first) / sizes
    weighted = np.bincount(judged.groups, weights=kept) / np.maximum(np.bincount(judged.groups, weights=characters), 1)
    columns += [mean[judged.groups].astype(np.float32), weighted[judged.groups].astype(np.float32)]
    columns += container_columns(judged.nodes, owner, kept, count)
    columns += place_columns(kept, first)[:2]
    columns += core_columns(judged.nodes, owner, kept)
    has = judged.headings >= 0
    columns.append(np.where(has, first[judged.headings], 0.5).astype(np.float32))
    columns += _standing(first, characters)
    columns += [
        np.full(count, np.log1p(page_kept), np.float32),
        np.full(count, page_kept / max(1.0, float(characters.sum())), np.float32),
    ]
    return np.concatenate([judged.table, np.array(columns, np.float32)])


def _standing(first: Floats, characters: Floats) -> list[Floats]:
    """How a verdict stands among those of its page: some pages have no sure run, and their best is their main text still.

    Its rank by text, its share of the page's best (the verdict above which a tenth of the kept text lies), and that best.
    """
    order = np.argsort(first, kind="stable")
    running = np.cumsum(characters[order], dtype=np.float64)
    rank = np.empty(len(first), np.float32)
    rank[order] = running / max(1.0, float(running[-1]))
    kept = np.cumsum((first * characters)[order], dtype=np.float64)
    best = float(first[order[int(np.searchsorted(kept, 0.9 * kept[-1]))]])
    return [rank, (first / max(best, 0.01)).astype(np.float32), np.full(len(first), best, np.float32)]


def _window_means(first: Floats, weight: Floats) -> list[Floats]:
    """Weighted means of the verdicts over so many runs before and so many after."""
    count = len(first)
    index = np.arange(count)
    value = np.concatenate([[0.0], np.cumsum(first * weight, dtype=np.float64)])
    mass = np.concatenate([[0.0], np.cumsum(weight, dtype=np.float64)])
    columns: list[Floats] = []
    for width in WIDTHS:
        low, high = np.maximum(index - width, 0), np.minimum(index + 1 + width, count)
        start = np.minimum(index + 1, count)
        columns += [
            ((value[index] - value[low]) / np.maximum(mass[index] - mass[low], 1e-6)).astype(np.float32),
            ((value[high] - value[start]) / np.maximum(mass[high] - mass[start], 1e-6)).astype(np.float32),
        ]
    return columns
