"""Train the networks of the second look (see `dom_network`) with thinc, the library of layers that spaCy is built on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from extractors.strip.dom_arrays import Floats
from extractors.strip.dom_network import STEPS, Block, Layer, Network, Networks, scaled, with_neighbours

SEEDS = (1, 2)
"""A network is grown from each: they err on different pages, and their mean errs less."""
EPOCHS = 12
WIDTH = 96
DROPPED, DROPPED_FEATURES = 0.2, 0.1
"""Shares of numbers that training blanks out at random, between layers and among the features."""
RATE, RISING = 0.002, 0.3
"""The highest rate of learning, and the share of the steps in which it rises to that; then it falls like a cosine."""
DECAY = 0.02
PAGES_A_STEP = 8
MAX_RUNS = 1500
"""Of a longer page so many runs in a row are learned from at a time."""
F1_SHARE = 0.5
"""How much of the loss is the page's own score (Dice over words); the rest is cross entropy over runs."""
PAGE_WEIGHT = 80.0
"""By which cross entropy is divided, so that both parts of the loss weigh about one a page."""


class Lesson(NamedTuple):
    """A page to learn from: features (runs, features) and per run its target (0 to 1), words and weight (0 is unknown)."""

    features: Floats
    target: Floats
    words: Floats
    weight: Floats

    def part(self, rows: slice) -> Lesson:
        """The lesson of some runs in a row."""
        return Lesson(self.features[rows], self.target[rows], self.words[rows], self.weight[rows])


def train_networks(lessons: Sequence[Lesson], seeds: Sequence[int] = SEEDS, epochs: int = EPOCHS) -> Networks:
    """Networks over pages whose features are as the second look gives them; the same input gives the same networks."""
    whole = np.concatenate([lesson.features for lesson in lessons])
    mean, deviation = whole.mean(axis=0), whole.std(axis=0) + np.float32(1e-3)
    ready = [lesson._replace(features=scaled(lesson.features, mean, deviation)) for lesson in lessons]
    return Networks(mean, deviation, tuple(_grow(ready, seed, epochs) for seed in seeds))


def _grow(lessons: Sequence[Lesson], seed: int, epochs: int) -> Network:
    from thinc.api import Adam, fix_random_seed

    fix_random_seed(seed)
    chance = np.random.default_rng(seed)
    layers = _layers(lessons[0].features.shape[1])
    # What is kept are the means of the parameters over the steps, which err less than the last step's.
    optimizer = Adam(RATE, L2=DECAY, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    steps = list(_steps(len(lessons), epochs, chance))
    for number, pages in enumerate(steps):
        for page in pages:
            _learn(layers, _some(lessons[page], chance))
        optimizer.learn_rate = _rate(number / len(steps))
        layers.finish_update(optimizer)
    with layers.use_params(optimizer.averages):
        return _export(layers)


def _steps(count: int, epochs: int, chance: np.random.Generator) -> Iterator[list[int]]:
    for _ in range(epochs):
        order = chance.permutation(count).tolist()
        yield from (order[start : start + PAGES_A_STEP] for start in range(0, count, PAGES_A_STEP))


def _rate(done: float) -> float:
    if done < RISING:
        return RATE * done / RISING
    return RATE * (0.5 + 0.5 * float(np.cos(np.pi * (done - RISING) / (1 - RISING))))


def _some(lesson: Lesson, chance: np.random.Generator) -> Lesson:
    count = len(lesson.target)
    if count <= MAX_RUNS:
        return lesson
    start = int(chance.integers(0, count - MAX_RUNS))
    return lesson.part(slice(start, start + MAX_RUNS))


def _learn(layers: Any, lesson: Lesson) -> None:
    sums, give_back = layers.begin_update(lesson.features)
    give_back((loss_gradient(sums[:, 0], lesson) / PAGES_A_STEP)[:, None])


def loss_gradient(sums: Floats, lesson: Lesson) -> Floats:
    """How the loss of a page changes with each run's log odds.

    The loss is F1_SHARE * (1 - Dice) + (1 - F1_SHARE) * cross entropy, where Dice is (2 * hits + 1) / (kept + wanted + 1)
    in words, counted by probabilities.
    """
    probability = 1 / (1 + np.exp(-np.clip(sums, -30, 30)))
    words = lesson.words * (lesson.weight > 0)
    hits = float((words * probability * lesson.target).sum())
    both = float((words * (probability + lesson.target)).sum()) + 1
    of_dice = words * ((2 * hits + 1) - 2 * lesson.target * both) / both**2
    of_entropy = (probability - lesson.target) * lesson.weight / PAGE_WEIGHT
    slope = probability * (1 - probability)
    return (F1_SHARE * of_dice * slope + (1 - F1_SHARE) * of_entropy).astype(np.float32)


def _layers(features: int) -> Any:
    from thinc.api import Dropout, LayerNorm, Linear, Relu, chain, residual

    def block(step: int) -> Any:
        return residual(
            chain(
                LayerNorm(WIDTH),
                _neighbours(step),
                Relu(WIDTH, 3 * WIDTH),
                Linear(WIDTH, WIDTH),
                Dropout(DROPPED),
            )
        )

    layers: Any = chain(
        Dropout(DROPPED_FEATURES),
        Relu(WIDTH, features),
        Dropout(DROPPED),
        *(block(step) for step in STEPS),
        _page_view(),
        Linear(1, WIDTH),
    )
    layers.initialize()
    return layers


def _neighbours(step: int) -> Any:
    """`with_neighbours` as a layer."""
    from thinc.api import Model

    def forward(model: Any, rows: Floats, is_train: bool) -> tuple[Floats, Callable[[Floats], Floats]]:
        width = rows.shape[1]

        def give_back(gradient: Floats) -> Floats:
            result = gradient[:, width : 2 * width].copy()
            result[:-step] += gradient[step:, :width]
            result[step:] += gradient[:-step, 2 * width :]
            return result

        return with_neighbours(rows, step), give_back

    return Model("neighbours", forward)


def _page_view() -> Any:
    """A layer that adds to each row what a layer of its own makes of the mean and the highest of all rows."""
    from thinc.api import Model, Relu

    inner: Any = Relu(WIDTH, 2 * WIDTH)
    inner.initialize()

    def forward(model: Any, rows: Floats, is_train: bool) -> tuple[Floats, Callable[[Floats], Floats]]:
        count, width = rows.shape
        columns = np.arange(width)
        highest = rows.argmax(axis=0)
        whole = np.concatenate([rows.mean(axis=0), rows[highest, columns]])[None]
        seen, give_back_inner = inner(whole, is_train)

        def give_back(gradient: Floats) -> Floats:
            of_whole = give_back_inner(gradient.sum(axis=0, keepdims=True))[0]
            result: Floats = gradient + of_whole[:width] / count
            result[highest, columns] += of_whole[width:]
            return result

        return rows + seen, give_back

    return Model("page_view", forward, layers=[inner])


def _export(layers: Any) -> Network:
    """The layers' numbers as arrays of their own, in the order in which `_layers` chains them."""
    found = [node for node in layers.walk(order="dfs_pre") if node.has_param("b")]
    linear = [_layer(node) for node in found if node.has_param("W")]
    norms = [(node.get_param("G").copy(), node.get_param("b").copy()) for node in found if node.has_param("G")]
    first, *inner, page, last = linear
    blocks = tuple(
        Block(gain, shift, inner[2 * index], inner[2 * index + 1]) for index, (gain, shift) in enumerate(norms)
    )
    return Network(first, blocks, page, last)


def _layer(node: Any) -> Layer:
    return Layer(node.get_param("W").copy(), node.get_param("b").copy())


__all__ = ["Lesson", "loss_gradient", "train_networks"]
