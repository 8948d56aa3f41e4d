"""The trained judges: trees whose every level asks one question, so that a page is judged in a few array operations.

A judge is a sum over trees. In a tree each level asks "is feature f above border b?" of every run alike; the answers are
the bits of a leaf's number. That is how CatBoost grows its trees; what is shipped is only their numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.strip.dom_arrays import Floats, Ints
from extractors.strip.dom_network import Networks, network_of
from extractors.strip.dom_signs import NameTable

MODEL_FILE = "boilerplate.npz"
MAX_RUNS = 256
"""Runs judged at once: bounds the memory that a page of a million runs takes, and keeps a look's arrays in the cache."""


@dataclass(frozen=True, slots=True)
class _Questions:
    """The different questions that trees ask (a feature and a border each), and per level which of them each tree asks."""

    features: Ints
    borders: Floats
    asked: tuple[Ints, ...]


@dataclass(frozen=True, slots=True)
class Judge:
    """Trees: features (trees, depth), borders (trees, depth), leaves (trees, 2**depth), and the sum's start."""

    features: NDArray[np.int64]
    borders: Floats
    leaves: Floats
    bias: float
    _questions: _Questions = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_questions", _different(self.features, self.borders))

    def probabilities(self, table: Floats) -> Floats:
        """The probability of main text for each column of a table with a row for each feature."""
        count = table.shape[1]
        parts = [self._sums(table[:, start : start + MAX_RUNS]) for start in range(0, count, MAX_RUNS)]
        sums = np.concatenate(parts) if parts else np.zeros(0, np.float32)
        result: Floats = (1.0 / (1.0 + np.exp(-np.clip(sums, -30, 30)))).astype(np.float32)
        return result

    def _sums(self, table: Floats) -> Floats:
        # Many trees ask the same: each question is answered once, and a tree's level then only copies a row of answers.
        # `take` copies rows several times faster than an index does.
        questions = self._questions
        answers = (table.take(questions.features, axis=0) > questions.borders).view(np.uint8)
        # Bytes hold the answers of up to eight levels; only the sum over trees needs wider numbers.
        leaf = answers.take(questions.asked[-1], axis=0)
        for asked in questions.asked[-2::-1]:
            leaf += leaf
            leaf |= answers.take(asked, axis=0)
        trees, leaves = self.leaves.shape
        places = leaf + np.arange(0, trees * leaves, leaves)[:, None]
        sums: Floats = self.leaves.take(places).sum(axis=0) + np.float32(self.bias)
        return sums


def _different(features: Ints, borders: Floats) -> _Questions:
    pairs = np.stack([features.ravel(), borders.ravel()], axis=1, dtype=np.float64)
    different, numbers = np.unique(pairs, axis=0, return_inverse=True)
    asked = numbers.reshape(features.shape).T
    return _Questions(
        different[:, 0].astype(np.int64),
        different[:, 1, None].astype(np.float32),
        tuple(np.ascontiguousarray(level) for level in asked),
    )


@dataclass(frozen=True, slots=True)
class Model:
    """Scores of words and of elements' names, and the judges of the first and the second look: trees, and networks beside them."""

    words: Mapping[str, float]
    names: NameTable
    first: Judge
    second: Judge
    networks: Networks

    def judge_again(self, table: Floats) -> Floats:
        """The probability of main text for each column of the second look: the mean of the trees' and of each network's.

        Trees and networks err on different pages.
        """
        networks = len(self.networks.members)
        sums = self.second.probabilities(table) + networks * self.networks.probabilities(table)
        result: Floats = sums * np.float32(1 / (1 + networks))
        return result


@lru_cache(maxsize=1)
def shipped_model() -> Model:
    """The model that comes with foitrace."""
    with (files("extractors") / "data" / MODEL_FILE).open("rb") as stream:
        return read_model(stream)


def read_model(source: Any) -> Model:
    """The model in a file that `write_model` wrote. No pickled objects are read."""
    with np.load(source, allow_pickle=False) as store:
        return Model(
            words=_scores(store["words"], store["word_scores"]),
            names=NameTable(_scores(store["names"], store["name_scores"])),
            first=_judge(store, "first"),
            second=_judge(store, "second"),
            networks=_networks(store),
        )


def write_model(target: Any, model: Model) -> None:
    """Write a model as one compressed file of plain arrays."""
    arrays: dict[str, Any] = {}
    for kind, scores in (("word", model.words), ("name", model.names.scores)):
        listed = sorted(scores)
        arrays[f"{kind}s"] = np.array("\n".join(listed).encode("utf-8"))
        arrays[f"{kind}_scores"] = np.array([scores[word] for word in listed], np.float16)
    for look, judge in (("first", model.first), ("second", model.second)):
        arrays[f"{look}_features"] = judge.features.astype(np.uint16)
        arrays[f"{look}_borders"] = judge.borders
        arrays[f"{look}_leaves"] = judge.leaves.astype(np.float16)
        arrays[f"{look}_bias"] = np.array(judge.bias, np.float32)
    arrays["mean"], arrays["deviation"] = model.networks.mean, model.networks.deviation
    arrays["networks"] = np.array([network.numbers() for network in model.networks.members]).astype(np.float16)
    arrays["width"] = np.array(model.networks.members[0].width, np.int64)
    np.savez_compressed(target, **arrays)


def _scores(words: NDArray[Any], scores: NDArray[Any]) -> dict[str, float]:
    return dict(zip(bytes(words.item()).decode("utf-8").split("\n"), scores.astype(float).tolist(), strict=True))


def _judge(store: Any, look: str) -> Judge:
    return Judge(
        features=store[f"{look}_features"].astype(np.int64),
        borders=store[f"{look}_borders"],
        leaves=store[f"{look}_leaves"].astype(np.float32),
        bias=float(store[f"{look}_bias"]),
    )


def _networks(store: Any) -> Networks:
    mean, deviation, width = store["mean"], store["deviation"], int(store["width"])
    members = (network_of(numbers.astype(np.float32), len(mean), width) for numbers in store["networks"])
    return Networks(mean, deviation, tuple(members))
