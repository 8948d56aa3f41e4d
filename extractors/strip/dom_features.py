"""What a label is judged by: some three hundred numbers for each run of a page, computed in arrays.

Every feature is about form, place and common words; nothing about a site or a subject. `dom_feature_names` names the rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractors.read.html.page import Page
from extractors.strip.dom_arrays import Columns, Floats, Ints, Nodes, as_table, character_counts, node_arrays
from extractors.strip.dom_marks import FoiMarks, find_marks, mark_columns
from extractors.strip.dom_relations import core_columns, lead_run, log_distance, relation_columns, title_run, totals
from extractors.strip.dom_signs import BITS, NameTable
from extractors.strip.dom_text import PAGE_KINDS, page_kind, text_scores

LEVELS = 5


@dataclass(slots=True)
class Judged:
    """A page's features (a row each, a column for each run), with what a second look and rules need of the page.

    `title` is the index of the run that is the page's title.
    """

    table: Floats
    nodes: Nodes
    characters: Floats
    levels: Ints
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
    columns: Columns = []
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
    columns += place_columns([prose, characters, np.ones(count, np.float32)])
    columns += neighbour_columns([own.words, own.link_share, own.stops, own.is_heading, own.score], (-2, -1, 1, 2))
    columns.append(np.log1p(np.maximum(window_sums([prose, linked], (3, 8)), 0)))
    columns += _heading_columns(headings, text_columns[0], own)
    title = title_run(own.is_heading, np.array([page.levels[run.node] for run in runs]), text_columns[5])
    columns += relation_columns(nodes, owner, title, prose)
    columns += relation_columns(nodes, owner, lead_run(prose, own.link_share, title), prose)
    columns += core_columns(nodes, owner, prose)
    kinds = page_kind(page)
    columns += _page_columns(page, kinds, count, characters, linked, prose, nodes)
    marks = find_marks(page, nodes, owner, title)
    columns += mark_columns(marks, count)
    page_kinds = dict(zip(PAGE_KINDS, kinds, strict=True))
    return Judged(
        as_table(columns, count), nodes, characters, levels, groups, headings, own.words, title, page_kinds, marks
    )


@dataclass(slots=True)
class _Own:
    words: Floats
    link_share: Floats
    stops: Floats
    is_heading: Floats
    score: Floats


def _own_columns(page: Page, columns: Columns) -> tuple[Floats, _Own]:
    """Columns of a run's own text: size, links, kinds of characters, how it starts and ends."""
    count = len(page.runs)
    texts, owners, _, _, link_chars, raw_chars, links, cells = zip(*page.runs, strict=True)
    counts, starts, ends = character_counts(texts)
    characters = counts.sum(axis=1)
    link_share = np.minimum(1, np.array(link_chars, np.float32) / np.maximum(np.array(raw_chars, np.float32), 1))
    linked = np.array(links, np.float32)
    words = counts[:, 4] + 1
    heading = np.array([page.kinds[node] == "heading" for node in owners], np.float32)
    level = np.array([page.levels[node] for node in owners], np.float32)
    shares = counts / np.maximum(characters, 1)[:, None]
    columns += [np.log1p(characters), np.log1p(words), link_share, linked, linked / words]
    columns.append(np.array([cell is not None for cell in cells], np.float32))
    columns += [characters / words, counts[:, 5], counts[:, 6], counts[:, 5] / words, counts[:, 6] / words]
    columns += [shares.T[[0, 2, 3, 8, 9, 10]], counts.T[[3, 7, 8]], starts, ends]
    columns += [heading, np.where(heading > 0, level, 0), np.where(heading > 0, 0, level)]
    images = np.bincount(np.minimum(np.array(page.images, np.int64), count), minlength=count + 1).astype(np.float32)
    columns += [images[:count], images[1 : count + 1]]
    return characters, _Own(words, link_share, counts[:, 6], heading, np.zeros(count, np.float32))


def _tree_columns(nodes: Nodes, owner: Ints) -> Columns:
    inherited = nodes.inherited[:, owner]
    depth = nodes.depths[owner]
    return [
        _bit_columns(nodes.around[owner]),
        _bit_columns(nodes.near[owner]),
        inherited,
        nodes.scores[owner],
        nodes.scores[nodes.parents[owner]],
        depth,
        inherited[0] / np.maximum(depth, 1).astype(np.float32),
    ]


def _bit_columns(bits: NDArray[np.uint64]) -> NDArray[np.uint8]:
    """A row for each of the signs and tags, whether a run has it."""
    octets = bits.astype("<u8").view(np.uint8).reshape(-1, 8)
    return np.unpackbits(octets, axis=1, count=BITS, bitorder="little").T


def _levels(nodes: Nodes, owner: Ints) -> Ints:
    """For each run the wider and wider elements around it, a row for each of the LEVELS."""
    levels = [nodes.wide[owner]]
    for _ in range(LEVELS - 1):
        levels.append(nodes.up[levels[-1]])
    return np.array(levels)


def _level_columns(nodes: Nodes, levels: Ints, characters: Floats, linked: Floats, prose: Floats) -> Columns:
    """For the wider and wider elements around a run: how many runs, how much prose and how many links stand in them."""
    all_characters, all_linked, all_prose = (totals(nodes, values) for values in (characters, linked, prose))
    page_prose = max(1.0, float(all_prose[0]))
    size = (nodes.end - nodes.first).astype(np.float64)[levels]
    total = np.maximum(all_characters[levels], 1)
    prose_within = all_prose[levels]
    columns = (
        np.log1p(size),
        np.log1p(total),
        all_linked[levels] / total,
        prose_within / page_prose,
        prose_within / total,
        total / np.maximum(size, 1),
        nodes.scores[levels],
    )
    return [np.array(columns).swapaxes(0, 1)]


CONTAINER_SHARES = (0.4, 0.6, 0.8, 0.95)


def container_columns(nodes: Nodes, owner: Ints, weight: Floats, count: int) -> Columns:
    """Where a run stands to the smallest elements that hold given shares of the page's prose: in, before or after, how far."""
    inside = totals(nodes, weight)
    whole = max(1.0, float(inside[0]))
    index = np.arange(count)
    # Elements with more than a given share of the whole lie one in the other; the last in order is the smallest.
    holding = [np.flatnonzero(inside >= share * whole)[-1:] for share in CONTAINER_SHARES]
    holders = np.array([int(found[0]) if len(found) else 0 for found in holding])[:, None]
    first, end = nodes.first[holders], nodes.end[holders]
    columns = (
        (index >= first) & (index < end),
        log_distance(np.maximum(first - index, 0) - np.maximum(index - end + 1, 0)),
        nodes.depths[owner] - nodes.depths[holders],
    )
    heavy = np.flatnonzero(weight >= 0.02 * whole)
    first_heavy, last_heavy = (int(heavy[0]), int(heavy[-1])) if len(heavy) else (0, count)
    return [np.array(columns).swapaxes(0, 1), index - first_heavy, index - last_heavy]


def _groups(nodes: Nodes, owner: Ints) -> NDArray[np.int64]:
    """Number of each run's group: runs whose element, its parent and grandparent have the same tags and names."""
    parent = nodes.parents[owner]
    grand = nodes.parents[parent]
    width = int(nodes.keys.max()) + 1
    code = (nodes.keys[owner] * width + nodes.keys[parent]) * width + nodes.keys[grand]
    groups: NDArray[np.int64] = np.unique(code, return_inverse=True)[1].astype(np.int64)
    return groups


def group_columns(groups: NDArray[np.int64], values: list[Floats]) -> Columns:
    """How often a run's kind of place comes on the page, and the mean of values over it."""
    sizes = np.bincount(groups)
    columns: Columns = [np.log1p(sizes[groups])]
    for value in values:
        means = np.bincount(groups, weights=value) / sizes
        columns.append(means[groups])
    return columns


def place_columns(values: list[Floats]) -> Columns:
    """Share of each value's sum over the page that stands before a run."""
    rows = np.array(values)
    running = np.cumsum(rows, axis=1, dtype=np.float64)
    return [(running - rows) / np.maximum(1.0, running[:, -1:])]


def neighbour_columns(values: list[Floats], shifts: tuple[int, ...]) -> Columns:
    """The same values of the runs so many places further on, 0 beyond the page's ends."""
    rows = np.array(values)
    columns = np.zeros((len(rows), len(shifts), rows.shape[1]), np.float32)
    for place, by in enumerate(shifts):
        if by > 0:
            columns[:, place, :-by] = rows[:, by:]
        else:
            columns[:, place, -by:] = rows[:, :by]
    return [columns]


def window_sums(values: list[Floats], widths: tuple[int, ...]) -> NDArray[np.float64]:
    """Sums of values over so many runs before and so many after: value, width, before or after, run."""
    count = len(values[0])
    running = np.zeros((len(values), count + 1))
    np.cumsum(np.array(values), axis=1, dtype=np.float64, out=running[:, 1:])
    index = np.arange(count)
    width = np.array(widths)[:, None]
    before = running[:, None, :-1] - running[:, np.maximum(index - width, 0)]
    after = running[:, np.minimum(index + 1 + width, count)] - running[:, None, 1:]
    return np.stack([before, after], axis=2)


def _heading_columns(headings: NDArray[np.int64], scores: Floats, own: _Own) -> Columns:
    index = np.arange(len(headings))
    has = headings >= 0
    return [
        np.where(has, scores[headings], 0),
        np.where(has, np.log1p(index - headings), 6),
        np.where(has, own.link_share[headings], 0),
    ]


def _page_columns(
    page: Page, kinds: list[float], count: int, characters: Floats, linked: Floats, prose: Floats, nodes: Nodes
) -> Columns:
    whole = float(characters.sum())
    tags = page.tags
    articles = tags.count("article")
    values = (
        np.log1p(count),
        np.log1p(whole),
        float(linked.sum()) / max(1.0, whole),
        float(prose.sum()) / max(1.0, whole),
        np.log1p(float((prose > 0).sum())),
        float(articles > 0),
        np.log1p(articles),
        float("main" in tags),
        float(tags.count("h1")),
        np.log1p(tags.count("p")),
        np.log1p(tags.count("form")),
        float(bool(page.json_ld)),
        np.log1p(len(nodes.keys)),
        *kinds,
    )
    return [np.broadcast_to(np.array(values)[:, None], (len(values), count))]
