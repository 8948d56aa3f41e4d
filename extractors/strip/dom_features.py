"""What a label is judged by: some three hundred numbers for each run of a page, computed in arrays.

Every feature is about form, place and common words; nothing about a site or a subject. `dom_feature_names` names the rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractors.read.html.page import Page
from extractors.strip.dom_arrays import Floats, Ints, Nodes, character_counts, node_arrays
from extractors.strip.dom_marks import FoiMarks, find_marks, mark_columns
from extractors.strip.dom_relations import core_columns, lead_run, relation_columns, title_run, totals
from extractors.strip.dom_signs import BITS, NameTable
from extractors.strip.dom_text import PAGE_KINDS, page_kind, text_scores

LEVELS = 5
_BIT_SHIFTS = np.arange(BITS, dtype=np.uint64)[:, None]


@dataclass(slots=True)
class Judged:
    """A page's features (a row each, a column for each run), with what a second look and rules need of the page.

    `title` is the index of the run that is the page's title.
    """

    table: Floats
    nodes: Nodes
    characters: Floats
    levels: list[Ints]
    groups: NDArray[np.int64]
    headings: NDArray[np.int64]
    words: Floats
    title: int
    page_kinds: dict[str, float]
    marks: FoiMarks | None


def first_look(page: Page, words: Mapping[str, float], names: NameTable) -> Judged:
    """Features of every run of a page from its tree and text alone. `words` and `names` are the model's scores of words."""
    nodes = node_arrays(page, names)
    runs = page.runs
    count = len(runs)
    columns: list[Floats] = []
    owner = np.array([run.node for run in runs], np.int64)
    characters, own = _own_columns(page, columns)
    text_columns, headings = text_scores(page, words)
    own.score = text_columns[0]
    columns += text_columns
    columns += _tree_columns(nodes, owner)
    linked = characters * own.link_share
    # A sentence or more of unlinked words: the nearest thing to prose that one look can tell.
    prose = np.where((own.words >= 8) & (own.link_share < 0.4), characters - linked, 0).astype(np.float32)
    levels = _levels(nodes, owner)
    columns += _level_columns(nodes, levels, characters, linked, prose)
    columns += container_columns(nodes, owner, prose, count)
    groups = _groups(nodes, owner)
    columns += group_columns(groups, [characters, own.link_share, own.words, prose])
    columns += place_columns(prose, characters)
    columns += neighbour_columns([own.words, own.link_share, own.stops, own.is_heading, own.score], (-2, -1, 1, 2))
    columns += window_columns([prose, linked], (3, 8))
    columns += _heading_columns(headings, text_columns[0], own)
    title = title_run(own.is_heading, np.array([page.levels[run.node] for run in runs]), text_columns[5])
    columns += relation_columns(nodes, owner, title, prose)
    columns += relation_columns(nodes, owner, lead_run(prose, own.link_share, title), prose)
    columns += core_columns(nodes, owner, prose)
    kinds = page_kind(page)
    columns += _page_columns(page, kinds, count, characters, linked, prose, nodes)
    marks = find_marks(page, nodes, owner, title)
    columns += mark_columns(marks, count)
    table = np.array(columns, np.float32)
    page_kinds = dict(zip(PAGE_KINDS, kinds, strict=True))
    return Judged(table, nodes, characters, levels, groups, headings, own.words, title, page_kinds, marks)


@dataclass(slots=True)
class _Own:
    words: Floats
    link_share: Floats
    stops: Floats
    is_heading: Floats
    score: Floats


def _own_columns(page: Page, columns: list[Floats]) -> tuple[Floats, _Own]:
    """Columns of a run's own text: size, links, kinds of characters, how it starts and ends."""
    runs = page.runs
    count = len(runs)
    counts, starts, ends = character_counts([run.text for run in runs])
    characters = counts.sum(axis=1)
    raw = np.array([(run.link_chars, run.raw_chars, run.links, run.cell is not None) for run in runs], np.float32)
    link_share = np.minimum(1, raw[:, 0] / np.maximum(raw[:, 1], 1))
    words = counts[:, 4] + 1
    kinds = [page.kinds[run.node] for run in runs]
    heading = np.fromiter((kind == "heading" for kind in kinds), np.float32, count)
    level = np.fromiter((page.levels[run.node] for run in runs), np.float32, count)
    shares = counts / np.maximum(characters, 1)[:, None]
    columns += [np.log1p(characters), np.log1p(words), link_share, raw[:, 2], raw[:, 2] / words, raw[:, 3]]
    columns += [characters / words, counts[:, 5], counts[:, 6], counts[:, 5] / words, counts[:, 6] / words]
    columns += [shares[:, kind] for kind in (0, 2, 3, 8, 9, 10)]
    columns += [counts[:, kind] for kind in (3, 7, 8)]
    columns += [starts.astype(np.float32), ends.astype(np.float32)]
    columns += [heading, np.where(heading > 0, level, 0), np.where(heading > 0, 0, level)]
    images = np.bincount(np.minimum(np.array(page.images, np.int64), count), minlength=count + 1).astype(np.float32)
    columns += [images[:count], images[1 : count + 1]]
    return characters, _Own(words, link_share, counts[:, 6], heading, np.zeros(count, np.float32))


def _tree_columns(nodes: Nodes, owner: Ints) -> list[Floats]:
    around = ((nodes.around[owner] >> _BIT_SHIFTS) & np.uint64(1)).astype(np.float32)
    parent = nodes.parents[owner]
    close = ((nodes.near[owner] >> _BIT_SHIFTS) & np.uint64(1)).astype(np.float32)
    inherited = nodes.inherited[owner]
    depth = nodes.depths[owner].astype(np.float32)
    return [
        *around,
        *close,
        *inherited.T,
        nodes.scores[owner],
        nodes.scores[parent],
        depth,
        inherited[:, 0] / np.maximum(depth, 1),
    ]


def _levels(nodes: Nodes, owner: Ints) -> list[Ints]:
    levels = [nodes.wide[owner]]
    for _ in range(LEVELS - 1):
        levels.append(nodes.up[levels[-1]])
    return levels


def _level_columns(nodes: Nodes, levels: list[Ints], characters: Floats, linked: Floats, prose: Floats) -> list[Floats]:
    """For the wider and wider elements around a run: how many runs, how much prose and how many links stand in them."""
    all_characters, all_linked, all_prose = (totals(nodes, values) for values in (characters, linked, prose))
    page_prose = max(1.0, float(all_prose[0]))
    size = (nodes.end - nodes.first).astype(np.float64)
    columns: list[Floats] = []
    for level in levels:
        total = np.maximum(all_characters[level], 1)
        columns += [
            np.log1p(size[level]).astype(np.float32),
            np.log1p(total).astype(np.float32),
            (all_linked[level] / total).astype(np.float32),
            (all_prose[level] / page_prose).astype(np.float32),
            (all_prose[level] / total).astype(np.float32),
            (total / np.maximum(size[level], 1)).astype(np.float32),
            nodes.scores[level],
        ]
    return columns


CONTAINER_SHARES = (0.4, 0.6, 0.8, 0.95)


def container_columns(nodes: Nodes, owner: Ints, weight: Floats, count: int) -> list[Floats]:
    """Where a run stands to the smallest elements that hold given shares of the page's prose: in, before or after, how far."""
    inside = totals(nodes, weight)
    whole = max(1.0, float(inside[0]))
    index = np.arange(count)
    columns: list[Floats] = []
    for share in CONTAINER_SHARES:
        # Elements with more than a given share of the whole lie one in the other; the last in order is the smallest.
        holders = np.flatnonzero(inside >= share * whole)
        node = int(holders[-1]) if len(holders) else 0
        first, end = int(nodes.first[node]), int(nodes.end[node])
        before = np.maximum(first - index, 0)
        after = np.maximum(index - end + 1, 0)
        columns += [
            ((index >= first) & (index < end)).astype(np.float32),
            np.log1p(before).astype(np.float32) - np.log1p(after).astype(np.float32),
            (nodes.depths[owner] - nodes.depths[node]).astype(np.float32),
        ]
    heavy = np.flatnonzero(weight >= 0.02 * whole)
    first_heavy, last_heavy = (int(heavy[0]), int(heavy[-1])) if len(heavy) else (0, count)
    columns += [(index - first_heavy).astype(np.float32), (index - last_heavy).astype(np.float32)]
    return columns


def _groups(nodes: Nodes, owner: Ints) -> NDArray[np.int64]:
    """Number of each run's group: runs whose element, its parent and grandparent have the same tags and names."""
    parent = nodes.parents[owner]
    grand = nodes.parents[parent]
    width = int(nodes.keys.max()) + 1
    code = (nodes.keys[owner] * width + nodes.keys[parent]) * width + nodes.keys[grand]
    groups: NDArray[np.int64] = np.unique(code, return_inverse=True)[1].astype(np.int64)
    return groups


def group_columns(groups: NDArray[np.int64], values: list[Floats]) -> list[Floats]:
    """How often a run's kind of place comes on the page, and the mean of values over it."""
    sizes = np.bincount(groups)
    columns: list[Floats] = [np.log1p(sizes[groups]).astype(np.float32)]
    for value in values:
        means = np.bincount(groups, weights=value) / sizes
        columns.append(means[groups].astype(np.float32))
    return columns


def place_columns(prose: Floats, characters: Floats) -> list[Floats]:
    """Share of the page's prose, text and runs that stand before a run."""
    columns: list[Floats] = []
    for value in (prose, characters, np.ones(len(prose), np.float32)):
        running = np.cumsum(value, dtype=np.float64)
        columns.append(((running - value) / max(1.0, float(running[-1]))).astype(np.float32))
    return columns


def shifted(values: Floats, by: int) -> Floats:
    """The value of the run `by` places further on, 0 beyond the page's ends."""
    result = np.zeros_like(values)
    if by > 0:
        result[:-by] = values[by:]
    else:
        result[-by:] = values[:by]
    return result


def neighbour_columns(values: list[Floats], shifts: tuple[int, ...]) -> list[Floats]:
    """The same values of the runs before and after."""
    return [shifted(value, by) for value in values for by in shifts]


def window_columns(values: list[Floats], widths: tuple[int, ...]) -> list[Floats]:
    """Sums of values over so many runs before and so many after."""
    columns: list[Floats] = []
    count = len(values[0])
    index = np.arange(count)
    for value in values:
        running = np.concatenate([[0.0], np.cumsum(value, dtype=np.float64)])
        for width in widths:
            before = running[index] - running[np.maximum(index - width, 0)]
            after = running[np.minimum(index + 1 + width, count)] - running[np.minimum(index + 1, count)]
            columns += [
                np.log1p(np.maximum(before, 0)).astype(np.float32),
                np.log1p(np.maximum(after, 0)).astype(np.float32),
            ]
    return columns


def _heading_columns(headings: NDArray[np.int64], scores: Floats, own: _Own) -> list[Floats]:
    index = np.arange(len(headings))
    has = headings >= 0
    return [
        np.where(has, scores[headings], 0).astype(np.float32),
        np.where(has, np.log1p(index - headings), 6).astype(np.float32),
        np.where(has, own.link_share[headings], 0).astype(np.float32),
    ]


def _page_columns(
    page: Page, kinds: list[float], count: int, characters: Floats, linked: Floats, prose: Floats, nodes: Nodes
) -> list[Floats]:
    whole = float(characters.sum())
    tags = page.tags
    values = (
        np.log1p(count),
        np.log1p(whole),
        float(linked.sum()) / max(1.0, whole),
        float(prose.sum()) / max(1.0, whole),
        np.log1p(float((prose > 0).sum())),
        float("article" in tags),
        np.log1p(tags.count("article")),
        float("main" in tags),
        float(tags.count("h1")),
        np.log1p(tags.count("p")),
        np.log1p(tags.count("form")),
        float(bool(page.json_ld)),
        np.log1p(len(nodes.keys)),
        *kinds,
    )
    return [np.full(count, value, np.float32) for value in values]
