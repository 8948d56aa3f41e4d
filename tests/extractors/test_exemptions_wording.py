"""Statuses in sentences of many manners, right as a whole: no rule is owed to any one, and the words are asked where none fits.

The second opinion learns from these sentences (`extractors/exemptions/train_opinion.py`), so this pins that its weights were
trained on the rules as they are; what it does on sentences that it has not seen is told in `docs/quality.md`.
"""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from extractors.exemptions import find_exemptions
from extractors.exemptions.opinion import TRUST, opinion, reconsider
from extractors.exemptions.weigh import Verdict
from extractors.prepare import prepare
from extractors.read.text import read_text

HERE = Path(__file__).parent
FRAMES = runpy.run_path(str(HERE / "test_exemptions_breadth.py"))["FRAMES"]
FLOORS = {"manners": 0.75, "idioms": 0.85}


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_most_statuses_are_right(name: str) -> None:
    path = HERE / "exemptions_wording" / f"{name}.txt"
    rows = [line.split("|", 2) for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    right = sum(_statuses(frame, sentence) == wanted for frame, wanted, sentence in rows)
    assert right / len(rows) >= FLOORS[name]


def _statuses(frame: str, sentence: str) -> str:
    text = FRAMES[frame].format(sentence)
    start = text.index(sentence)
    facts = find_exemptions(prepare(read_text(text.encode(), name="a.txt")))
    return "".join(f.status[0] for f in facts if start <= f.start < start + len(sentence))


@pytest.mark.parametrize("rule", sorted(TRUST))
def test_words_that_say_nothing_leave_the_default(rule: str) -> None:
    verdict = Verdict("applied", rule, False)
    assert reconsider(verdict, {"zzz"}, opinion()) == verdict


def test_the_odds_are_of_probabilities() -> None:
    scores = opinion().log_odds({"a:not", "b:under", "always"})
    assert abs(sum(2.718281828**score for score in scores) - 1) < 1e-3
