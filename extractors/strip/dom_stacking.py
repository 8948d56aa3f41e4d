"""A second look: what the first look made of the runs around a run, the elements around it and the runs in places like its own."""

from __future__ import annotations

import numpy as np

from extractors.strip.dom_arrays import Columns, Floats, Ints, as_table
from extractors.strip.dom_features import (
    Judged,
    container_columns,
    neighbour_columns,
    place_columns,
    window_sums,
)
from extractors.strip.dom_relations import core_columns, totals

SHIFTS = (-4, -3, -2, -1, 1, 2, 3, 4)
WIDTHS = (4, 10, 25)


def second_look(judged: Judged, first: Floats, owner: Ints) -> Floats:
    """The features of the first look, with columns made of its verdicts `first` (0 to 1, one per run)."""
    count = len(first)
    characters = judged.characters
    columns: Columns = [first]
    columns += neighbour_columns([first], SHIFTS)
    sums = window_sums([first, np.ones(count, np.float32), first * characters, characters], WIDTHS)
    columns.append(sums[0::2] / np.maximum(sums[1::2], 1e-6))
    kept = (first * characters).astype(np.float32)
    inside, whole = totals(judged.nodes, kept), totals(judged.nodes, characters)
    counted = totals(judged.nodes, first)
    page_kept = max(1.0, float(inside[0]))
    size = np.maximum(judged.nodes.end - judged.nodes.first, 1)
    within = inside[judged.levels]
    of_levels = (
        within / np.maximum(whole[judged.levels], 1),
        within / page_kept,
        counted[judged.levels] / size[judged.levels],
    )
    columns.append(np.array(of_levels).swapaxes(0, 1))
    sizes = np.bincount(judged.groups)
    mean = np.bincount(judged.groups, weights=first) / sizes
    weighted = np.bincount(judged.groups, weights=kept) / np.maximum(np.bincount(judged.groups, weights=characters), 1)
    columns += [mean[judged.groups], weighted[judged.groups]]
    columns += container_columns(judged.nodes, owner, kept, count)
    columns += place_columns([kept, first])
    columns += core_columns(judged.nodes, owner, kept)
    has = judged.headings >= 0
    columns.append(np.where(has, first[judged.headings], 0.5))
    columns += _standing(first, characters)
    columns += [
        np.full(count, np.log1p(page_kept)),
        np.full(count, page_kept / max(1.0, float(characters.sum()))),
    ]
    return as_table([judged.table, *columns], count)


def _standing(first: Floats, characters: Floats) -> Columns:
    """How a verdict stands among those of its page: some pages have no sure run, and their best is their main text still.

    Its rank by text, its share of the page's best (the verdict above which a tenth of the kept text lies), and that best.
    """
    order = np.argsort(first, kind="stable")
    running = np.cumsum(characters[order], dtype=np.float64)
    rank = np.empty(len(first), np.float32)
    rank[order] = running / max(1.0, float(running[-1]))
    kept = np.cumsum((first * characters)[order], dtype=np.float64)
    best = float(first[order[int(np.searchsorted(kept, 0.9 * kept[-1]))]])
    return [rank, first / max(best, 0.01), np.full(len(first), best, np.float32)]
