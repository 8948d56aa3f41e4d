"""The networks of the second look: they judge a run by the runs around it, further out block by block, and by the whole page.

Every run becomes a row of numbers (a layer over its features). In each block a row is joined with the rows some steps before
and after it and worked over; then it is told the mean and the highest of all rows of the page. What is shipped is only the
layers' numbers; they were trained with thinc (see `train_network`), which judging does not need.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from threadpoolctl import ThreadpoolController

from extractors.strip.dom_arrays import Floats

STEPS = (1, 2, 4, 8)
"""How far from its own place each block looks, in runs: together fifteen runs either way."""
CLIP = 4.0
"""Features count up to so many deviations from their mean: one strange page must not shout the rest down."""
MAX_ROWS = 2048
"""Rows worked over at once: bounds the memory that a page of many runs takes."""
_TINY = 1e-8


@dataclass(frozen=True, slots=True)
class Layer:
    """Weights (out, in) and a bias (out) of a linear layer."""

    weights: Floats
    bias: Floats

    def __call__(self, rows: Floats) -> Floats:
        result: Floats = rows @ self.weights.T
        result += self.bias
        return result

    def positive(self, rows: Floats) -> Floats:
        """What the layer makes of the rows, with 0 for all that is negative."""
        result = self(rows)
        return np.maximum(result, 0, out=result)


@dataclass(frozen=True, slots=True)
class Block:
    """The layers that work a row over with its neighbours: a norm's gain and shift (width), `around` (width, 3 * width), `own`."""

    gain: Floats
    shift: Floats
    around: Layer
    own: Layer


@dataclass(frozen=True, slots=True)
class Network:
    """The layers in order: over the features, the blocks (one for each of STEPS), over the page's rows, and the last."""

    first: Layer
    blocks: tuple[Block, ...]
    page: Layer
    last: Layer

    @property
    def width(self) -> int:
        """Numbers in a row."""
        return len(self.first.bias)

    def numbers(self) -> Floats:
        """All weights in one row, in the order in which `network_of` reads them."""
        layers = [self.first]
        parts: list[Floats] = []
        for block in self.blocks:
            parts += [block.gain, block.shift]
            layers += [block.around, block.own]
        layers += [self.page, self.last]
        parts += [part for layer in layers for part in (layer.weights, layer.bias)]
        return np.concatenate([part.ravel() for part in parts])

    def sums(self, features: Floats) -> Floats:
        """Log odds of main text for each row of features."""
        rows = self.first.positive(features)
        for block, step in zip(self.blocks, STEPS, strict=True):
            rows += block.own(block.around.positive(with_neighbours(_normed(rows, block), step)))
        whole = np.concatenate([rows.mean(axis=0), rows.max(axis=0)])[None]
        rows += self.page.positive(whole)
        return self.last(rows)[:, 0]


@dataclass(frozen=True, slots=True)
class Networks:
    """Networks that differ only in the chance of their training, and mean and deviation of each feature on training pages."""

    mean: Floats
    deviation: Floats
    members: tuple[Network, ...]

    def probabilities(self, table: Floats) -> Floats:
        """The probability of main text for each column of a table with a row for each feature: the mean of the networks'."""
        count = table.shape[1]
        with _algebra_threads().limit(limits=1):
            parts = [self._probabilities(table[:, start : start + MAX_ROWS]) for start in range(0, count, MAX_ROWS)]
        return np.concatenate(parts) if parts else np.zeros(0, np.float32)

    def _probabilities(self, table: Floats) -> Floats:
        features = scaled(table.T, self.mean, self.deviation)
        sums = np.stack([network.sums(features) for network in self.members])
        result: Floats = (1.0 / (1.0 + np.exp(-np.clip(sums, -30, 30)))).mean(axis=0, dtype=np.float32)
        return result


@cache
def _algebra_threads() -> Any:
    """Numpy's threads for products of matrices. A page's are small: threads gain little there and wait at full speed."""
    return ThreadpoolController().select(user_api="blas")


def network_of(numbers: Floats, features: int, width: int) -> Network:
    """The network whose `numbers` these are, over so many features."""
    start = 0

    def take(*shape: int) -> Floats:
        nonlocal start
        end = start + int(np.prod(shape))
        part, start = numbers[start:end].reshape(shape), end
        return part

    def layer(into: int, out: int) -> Layer:
        return Layer(take(out, into), take(out))

    norms = [(take(width), take(width)) for _ in STEPS]
    first = layer(features, width)
    blocks = tuple(Block(gain, shift, layer(3 * width, width), layer(width, width)) for gain, shift in norms)
    return Network(first, blocks, layer(2 * width, width), layer(width, 1))


def scaled(rows: Floats, mean: Floats, deviation: Floats) -> Floats:
    """Features as deviations from their mean, none beyond CLIP."""
    result: Floats = np.subtract(rows, mean, dtype=np.float32, order="C")
    result /= deviation
    return np.clip(result, -CLIP, CLIP, out=result)


def _normed(rows: Floats, block: Block) -> Floats:
    """Each row with mean 0 and deviation 1, then the block's gain and shift."""
    centred = rows - rows.mean(axis=1, keepdims=True)
    centred /= np.sqrt(np.square(centred).mean(axis=1, keepdims=True) + _TINY)
    result: Floats = centred * block.gain + block.shift
    return result


def with_neighbours(rows: Floats, step: int) -> Floats:
    """Each row between the rows `step` places before and after it, zeros beyond the page's ends."""
    count, width = rows.shape
    result = np.zeros((count, 3 * width), np.float32)
    # On a page of fewer rows than steps both sides of an assignment are empty.
    result[step:, :width] = rows[:-step]
    result[:, width : 2 * width] = rows
    result[:-step, 2 * width :] = rows[step:]
    return result
