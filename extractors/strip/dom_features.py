"""What a label is judged by: about two hundred numbers for each run of a page, computed in arrays.

Every feature is about form, place and common words; nothing about a site or a subject. `FEATURES` names the columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractors.read.html.page import Page
from extractors.strip.dom_arrays import KINDS_OF_CHARACTER, Floats, Ints, Nodes, character_counts, node_arrays
from extractors.strip.dom_signs import BIT_NAMES, BITS, NameTable
from extractors.strip.dom_text import PAGE_KINDS, page_kind, text_scores

LEVELS = 5
_BIT_SHIFTS = np.arange(BITS, dtype=np.uint64)[:, None]


@dataclass(slots=True)
class Judged:
    """A page's features (a row each, a column for each run), with what a second look needs of nodes, sizes and groups."""

    table: Floats
    nodes: Nodes
    characters: Floats
    levels: list[Ints]
    groups: NDArray[np.int64]
    headings: NDArray[np.int64]
    title_matches: Floats


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
    columns += relation_columns(nodes, owner, _lead_run(prose, own.link_share, title), prose)
    columns += core_columns(nodes, owner, prose)
    columns += _page_columns(page, count, characters, linked, prose, nodes)
    table = np.array(columns, np.float32)
    return Judged(table, nodes, characters, levels, groups, headings, text_columns[5])


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


def totals(nodes: Nodes, values: Floats) -> NDArray[np.float64]:
    """The sum over the runs in each node of a value given per run."""
    running = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
    result: NDArray[np.float64] = running[nodes.end] - running[nodes.first]
    return result


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
    return np.unique(code, return_inverse=True)[1].astype(np.int64)


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


def last_headings(is_heading: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Index of the heading above each run (itself not counted), -1 where there is none."""
    index = np.arange(len(is_heading))
    seen = np.maximum.accumulate(np.where(is_heading, index, -1)) if len(index) else index
    return np.concatenate([[-1], seen[:-1]]).astype(np.int64)


def _heading_columns(headings: NDArray[np.int64], scores: Floats, own: _Own) -> list[Floats]:
    index = np.arange(len(headings))
    has = headings >= 0
    return [
        np.where(has, scores[headings], 0).astype(np.float32),
        np.where(has, np.log1p(index - headings), 6).astype(np.float32),
        np.where(has, own.link_share[headings], 0).astype(np.float32),
    ]


def title_run(is_heading: Floats, levels: Ints, matches: Floats) -> int:
    """The run that is the page's title: a heading that its metadata repeats, else its first first-level heading, else the first."""
    for chosen in (is_heading * matches * (levels == 1), is_heading * matches, is_heading * (levels == 1), matches):
        found = np.flatnonzero(chosen)
        if len(found):
            return int(found[0])
    return 0


def _lead_run(prose: Floats, link_share: Floats, title: int) -> int:
    """The first run of prose after the title, or the first at all."""
    found = np.flatnonzero((prose >= 120) & (link_share < 0.3))
    after = found[found > title]
    return int(after[0]) if len(after) else (int(found[0]) if len(found) else title)


def relation_columns(nodes: Nodes, owner: Ints, target: int, prose: Floats) -> list[Floats]:
    """How each run stands to one run: the smallest element around both, how far up it is for each, what it holds; the order."""
    chain = np.zeros(len(nodes.parents), bool)
    node = int(owner[target])
    while node:
        chain[node] = True
        node = int(nodes.parents[node])
    common = nearest_marked(nodes, chain)[owner]
    inside = totals(nodes, prose)
    index = np.arange(len(owner))
    running = np.cumsum(prose, dtype=np.float64)
    between = running - running[target]
    return [
        (nodes.depths[owner] - nodes.depths[common]).astype(np.float32),
        (nodes.depths[owner[target]] - nodes.depths[common]).astype(np.float32),
        (inside[common] / max(1.0, float(inside[0]))).astype(np.float32),
        np.log1p(nodes.end[common] - nodes.first[common]).astype(np.float32),
        (np.sign(index - target) * np.log1p(np.abs(index - target))).astype(np.float32),
        (between / max(1.0, float(running[-1]))).astype(np.float32),
    ]


def nearest_marked(nodes: Nodes, marked: NDArray[np.bool_]) -> Ints:
    """For each node the nearest marked one at or above it, the document where there is none."""
    # A parent's index is lower than its child's, and so is any ancestor's: along a chain the nearest is the highest index.
    nearest: Ints = np.where(marked, np.arange(len(marked)), 0)
    for level in nodes.by_depth:
        above = nodes.parents[level]
        nearest[level] = np.where(marked[level], level, nearest[above])
    return nearest


def core_columns(nodes: Nodes, owner: Ints, weight: Floats) -> list[Floats]:
    """How each run stands to the element whose direct children hold most of the weight: the body of an article, as a rule."""
    parent = nodes.parents[owner]
    held = np.asarray(np.bincount(parent, weights=weight, minlength=len(nodes.parents)), np.float64)
    core = int(np.argmax(held))
    whole = max(1.0, float(held.sum()))
    inside = (
        (np.arange(len(nodes.parents)) >= core) & (nodes.first >= nodes.first[core]) & (nodes.end <= nodes.end[core])
    )
    first, end = int(nodes.first[core]), int(nodes.end[core])
    index = np.arange(len(owner))
    grand = nodes.parents[parent]
    return [
        (parent == core).astype(np.float32),
        inside[owner].astype(np.float32),
        (nodes.depths[owner] - nodes.depths[core]).astype(np.float32),
        (held[parent] / whole).astype(np.float32),
        (held[parent] / max(1.0, float(held[core]))).astype(np.float32),
        (nodes.keys[parent] == nodes.keys[core]).astype(np.float32),
        (grand == nodes.parents[core]).astype(np.float32),
        np.log1p(np.maximum(first - index, 0)).astype(np.float32)
        - np.log1p(np.maximum(index - end + 1, 0)).astype(np.float32),
        np.full(len(owner), held[core] / whole, np.float32),
    ]


def _page_columns(
    page: Page, count: int, characters: Floats, linked: Floats, prose: Floats, nodes: Nodes
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
        *page_kind(page),
    )
    return [np.full(count, value, np.float32) for value in values]


def feature_names() -> tuple[str, ...]:
    """The names of the columns of `first_look`, in order."""
    return _NAMES


def _names() -> tuple[str, ...]:
    shares = [f"share_{KINDS_OF_CHARACTER[kind]}" for kind in (0, 2, 3, 8, 9, 10)]
    return (
        *(
            "log_characters",
            "log_words",
            "link_share",
            "links",
            "links_a_word",
            "in_cell",
            "word_length",
            "commas",
            "stops",
        ),
        *("commas_a_word", "stops_a_word", *shares, "digits", "colons", "arrows", "starts_with", "ends_with"),
        *("heading", "heading_level", "list_depth", "images_before", "images_after"),
        *(
            "word_score",
            "word_low",
            "word_high",
            "first_word",
            "last_word",
            "title_match",
            "in_meta",
            "in_json_ld",
            "copies",
            "cut_short",
            "names_a_link",
        ),
        *(f"around_{name}" for name in BIT_NAMES),
        *(f"near_{name}" for name in BIT_NAMES),
        *("names_sum", "names_low", "names_high", "names_own", "names_parent", "depth", "names_mean"),
        *(
            f"level{level}_{name}"
            for level in range(LEVELS)
            for name in ("runs", "characters", "link_share", "prose_of_page", "prose_share", "mean_run", "names")
        ),
        *(f"container{share}_{name}" for share in CONTAINER_SHARES for name in ("in", "where", "depth")),
        *("from_first_prose", "from_last_prose"),
        *("group_size", "group_characters", "group_link_share", "group_words", "group_prose"),
        *("prose_before", "text_before", "runs_before"),
        *(
            f"{name}{shift:+d}"
            for name in ("words", "link_share", "stops", "heading", "score")
            for shift in (-2, -1, 1, 2)
        ),
        *(f"{name}_{side}{width}" for name in ("prose", "linked") for width in (3, 8) for side in ("before", "after")),
        *("heading_score", "heading_distance", "heading_link_share"),
        *(f"{target}_{name}" for target in ("title", "lead") for name in RELATIONS),
        *CORE,
        *("page_runs", "page_characters", "page_link_share", "page_prose_share", "page_prose_runs", "page_article"),
        *("page_articles", "page_main", "page_h1", "page_p", "page_forms", "page_json_ld", "page_nodes"),
        *PAGE_KINDS,
    )


RELATIONS = ("up", "target_up", "prose_of_page", "runs", "where", "prose_between")
CORE = tuple(
    f"core_{name}"
    for name in ("child", "inside", "depth", "of_page", "of_core", "same_names", "same_grand", "where", "share")
)
_NAMES = _names()
