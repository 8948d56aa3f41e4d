"""How runs stand to one place of the page: its title, its first prose, the element that holds the body of the text."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extractors.strip.dom_arrays import Columns, Floats, Ints, Nodes, over_chain


def totals(nodes: Nodes, values: Floats) -> NDArray[np.float64]:
    """The sum over the runs in each node of a value given per run."""
    running = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
    result: NDArray[np.float64] = running[nodes.end] - running[nodes.first]
    return result


def title_run(is_heading: Floats, levels: Ints, matches: Floats) -> int:
    """The run that is the page's title: a heading that its metadata repeats, else its first first-level heading, else the first."""
    for chosen in (is_heading * matches * (levels == 1), is_heading * matches, is_heading * (levels == 1), matches):
        found = np.flatnonzero(chosen)
        if len(found):
            return int(found[0])
    return 0


def lead_run(prose: Floats, link_share: Floats, title: int) -> int:
    """The first run of prose after the title, or the first at all."""
    found = np.flatnonzero((prose >= 120) & (link_share < 0.3))
    after = found[found > title]
    return int(after[0]) if len(after) else (int(found[0]) if len(found) else title)


def relation_columns(nodes: Nodes, owner: Ints, target: int, prose: Floats) -> Columns:
    """How each run stands to one run: the smallest element around both, how far up it is for each, what it holds; the order."""
    chain = np.zeros(len(nodes.parents), bool)
    node = int(owner[target])
    while node:
        chain[node] = True
        node = int(nodes.parents[node])
    common = nearest_marked(nodes, chain)[owner]
    inside = totals(nodes, prose)
    running = np.cumsum(prose, dtype=np.float64)
    between = running - running[target]
    return [
        nodes.depths[owner] - nodes.depths[common],
        nodes.depths[owner[target]] - nodes.depths[common],
        inside[common] / max(1.0, float(inside[0])),
        np.log1p(nodes.end[common] - nodes.first[common]),
        log_distance(np.arange(len(owner)) - target),
        between / max(1.0, float(running[-1])),
    ]


def log_distance(places: Ints) -> NDArray[np.float64]:
    """The logarithm of how many places away something is, negative for what lies before."""
    result: NDArray[np.float64] = np.copysign(np.log1p(np.abs(places)), places)
    return result


def nearest_marked(nodes: Nodes, marked: NDArray[np.bool_]) -> Ints:
    """For each node the nearest marked one at or above it, the document where there is none."""
    # A parent's index is lower than its child's, and so is any ancestor's: along a chain the nearest is the highest index.
    nearest: Ints = over_chain(np.maximum, np.where(marked, np.arange(len(marked)), 0), nodes.parents, nodes.deepest)
    return nearest


def core_columns(nodes: Nodes, owner: Ints, weight: Floats) -> Columns:
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
    return [
        parent == core,
        inside[owner],
        nodes.depths[owner] - nodes.depths[core],
        held[parent] / whole,
        held[parent] / max(1.0, float(held[core])),
        nodes.keys[parent] == nodes.keys[core],
        nodes.parents[parent] == nodes.parents[core],
        log_distance(np.maximum(first - index, 0) - np.maximum(index - end + 1, 0)),
        np.full(len(owner), held[core] / whole),
    ]
