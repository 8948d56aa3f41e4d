"""A walked page as arrays: per node what its names and the elements around it say, per run what its characters say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.read.html.page import NodeKey, Page
from extractors.strip.dom_signs import NameTable

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Columns = list[NDArray[Any]]
"""Features: a number for each run, or a block of them with a row for each feature. `as_table` makes them one table."""

KINDS_OF_CHARACTER = (
    "other",
    "lower",
    "upper",
    "digit",
    "space",
    "comma",
    "stop",
    "colon",
    "arrow",
    "quote",
    "symbol",
)


def _character_table() -> NDArray[np.uint8]:
    table = np.zeros(256, np.uint8)
    for code in range(256):
        character = chr(code)
        if character.islower():
            table[code] = 1
        elif character.isupper():
            table[code] = 2
        elif character.isdigit():
            table[code] = 3
        elif character.isspace():
            table[code] = 4
    for kind, characters in ((5, ",;"), (6, ".!?"), (7, ":"), (8, "|»«·•/>+"), (9, "\"'()[]“”"), (10, "£$%@#&*=_©®")):
        for character in characters:
            if ord(character) < 256:
                table[ord(character)] = kind
    table[255] = 0
    return table


_TABLE = _character_table()


@dataclass(slots=True)
class Nodes:
    """Per node: its own bits, those of it and the two elements around it, those of all around it; scores; its range of runs.

    `wide` is the smallest element at or above a node with two runs or more, `up` the smallest that holds more runs than it.
    """

    bits: NDArray[np.uint64]
    near: NDArray[np.uint64]
    around: NDArray[np.uint64]
    scores: Floats
    inherited: Floats
    first: Ints
    end: Ints
    wide: Ints
    up: Ints
    depths: Ints
    keys: Ints
    parents: Ints
    deepest: int


def node_arrays(page: Page, names: NameTable) -> Nodes:
    """The page's nodes in arrays. `inherited` has as rows the sum, lowest and highest score of each node and all around it."""
    key_scores, bits_of_key = _keys(page.key_list, names)
    keys = np.array(page.keys, np.int64)
    parents = np.array(page.parents, np.int64)
    parents[0] = 0
    depths = np.array(page.depths, np.int64)
    first = np.array(page.runs_from, np.int64)
    end = np.array(page.runs_to, np.int64)
    bits = bits_of_key[keys]
    scores = key_scores[keys]
    size = end - first
    deepest = int(depths.max())
    # An element's index is above those of the elements around it: of several around a node the smallest is the highest.
    holders = np.array([np.where(size >= 2, np.arange(len(keys)), 0), np.where(size[parents] > size, parents, 0)])
    wide, up = over_chain(np.maximum, holders, parents, deepest)
    lowest, highest = over_chain(np.maximum, np.array([-scores, scores]), parents, deepest)
    inherited = np.array([_sums(scores, parents, depths), -lowest, highest])
    around = over_chain(np.bitwise_or, bits, parents, deepest)
    near = bits | bits[parents] | bits[parents[parents]]
    return Nodes(bits, near, around, scores, inherited, first, end, wide, up, depths, keys, parents, deepest)


def over_chain(combine: np.ufunc, values: NDArray[Any], parents: Ints, deepest: int) -> NDArray[Any]:
    """For each node what `combine` makes of the values (along the last axis) of it and of all elements around it.

    Only for what may take a value twice: the greatest, "or". Each step doubles how far up a node has seen.
    """
    above = parents
    for _ in range(deepest.bit_length()):
        values = combine(values, values.take(above, axis=-1))
        above = above[above]
    return values


def _sums(values: Floats, parents: Ints, depths: Ints) -> Floats:
    """For each node the sum over it and all elements around it."""
    sums = values.copy()
    for nodes in _by_depth(depths):
        sums[nodes] += sums[parents[nodes]]
    return sums


def _keys(keys: list[NodeKey], names: NameTable) -> tuple[Floats, NDArray[np.uint64]]:
    judged = [names.judge(key) for key in keys]
    bits, scores = zip(*judged, strict=True)
    return np.array(scores, np.float32), np.array(bits, np.uint64)


def _by_depth(depths: Ints) -> list[Ints]:
    """Nodes of each depth from 1 down, so that what a parent inherits is ready before its children ask."""
    order = np.argsort(depths, kind="stable")
    bounds = np.cumsum(np.bincount(depths))
    return [order[bounds[depth] : bounds[depth + 1]] for depth in range(len(bounds) - 1)]


def character_counts(texts: Sequence[str]) -> tuple[Floats, NDArray[np.uint8], NDArray[np.uint8]]:
    """Counts of each kind of character per text (one row each), and the kinds of its first and last character."""
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    joined = "".join(texts)
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = _TABLE[np.minimum(codes, 255)]
    # Letters beyond Latin-1 and dashes fall together as "other"; what matters are the counts, not the script.
    width = len(KINDS_OF_CHARACTER)
    rows = np.repeat(np.arange(len(texts)) * width, lengths)
    counts = np.bincount(rows + kinds, minlength=len(texts) * width).reshape(len(texts), width)
    ends = np.cumsum(lengths)
    return counts.astype(np.float32), kinds[ends - lengths], kinds[ends - 1]


def as_table(columns: Columns, count: int) -> Floats:
    """Features of `count` runs as one table with a row for each."""
    table: Floats = np.concatenate(columns, axis=None, dtype=np.float32, casting="same_kind")
    return table.reshape(-1, count)
