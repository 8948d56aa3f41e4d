"""A second opinion on a status, by the words around the provision: a small linear model that was trained on marked sentences.

It is asked only where no rule understood the sentence and the default would decide, and the default keeps some weight. What
rules understood it never overturns: on sentences that they were not made for they are right more often than the words are.
`train_opinion.py` writes the weights.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from extractors.exemptions.weigh import Verdict
from extractors.exemptions.wording import EXPLAINS
from models.facts import Status

MODEL_FILE = "exemption_status.npz"
STATUSES: tuple[Status, ...] = ("applied", "mentioned", "rejected")
SCALE = 4.0
"""What the root of the number of signs is divided into: long sentences have no more say than short ones."""
TRUST = {"neutral": 1.0, "reply": 1.0, "relied_on_here": 3.0}
"""The rules that understood nothing of the sentence and go by the document, with the log-odds by which they outweigh the words:
chosen on sets that neither the rules nor the words had seen."""

TRUST_IN_GENRE = 4.0
"""The same in an explanation, which names provisions far more often than it says what was done with them."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """Weights (signs, statuses) and the row of each sign."""

    rows: Mapping[str, int]
    weights: NDArray[np.float32]

    def log_odds(self, signs: Iterable[str]) -> NDArray[np.float32]:
        """A score for each of `STATUSES`, as logarithms of their probabilities."""
        rows = [self.rows[sign] for sign in sorted(signs) if sign in self.rows]
        sums = self.weights[rows].sum(axis=0) * np.float32(SCALE / max(1, len(rows)) ** 0.5)
        result: NDArray[np.float32] = sums - np.log(np.exp(sums - sums.max()).sum()) - sums.max()
        return result


@cache
def opinion() -> Opinion:
    """The shipped model."""
    with np.load(files("extractors").joinpath("data", MODEL_FILE).open("rb"), allow_pickle=False) as data:
        names = bytes(data["signs"]).decode().split("\n")
        return Opinion({name: row for row, name in enumerate(names)}, data["weights"].astype(np.float32))


def reconsider(verdict: Verdict, signs: Collection[str], model: Opinion) -> Verdict:
    """The default's verdict, or another where the words around outweigh it."""
    scores = model.log_odds(signs)
    scores[STATUSES.index(verdict.status)] += TRUST_IN_GENRE if EXPLAINS in signs else TRUST[verdict.rule]
    status = STATUSES[int(scores.argmax())]
    return verdict if status == verdict.status else Verdict(status, f"words_{verdict.rule}", False)


def is_open(verdict: Verdict) -> bool:
    """Whether no rule understood the sentence, so that the words may speak."""
    return verdict.rule in TRUST
