"""Small networks of random numbers, for tests."""

from __future__ import annotations

import numpy as np

from extractors.strip.dom_network import STEPS, Block, Layer, Network, Networks

FEATURES, WIDTH = 5, 4


def some_network(seed: int) -> Network:
    rng = np.random.default_rng(seed)

    def numbers(*shape: int) -> np.ndarray:
        return rng.normal(size=shape).astype(np.float32)

    def layer(into: int, out: int) -> Layer:
        return Layer(numbers(out, into), numbers(out))

    blocks = tuple(Block(numbers(WIDTH), numbers(WIDTH), layer(3 * WIDTH, WIDTH), layer(WIDTH, WIDTH)) for _ in STEPS)
    return Network(layer(FEATURES, WIDTH), blocks, layer(2 * WIDTH, WIDTH), layer(WIDTH, 1))


def some_networks(*seeds: int) -> Networks:
    mean = np.linspace(-1, 1, FEATURES, dtype=np.float32)
    return Networks(mean, np.full(FEATURES, 2, np.float32), tuple(some_network(seed) for seed in seeds))
