"""Train the second opinion: `python -m extractors.exemptions.train_opinion [--but SET]`, from a checkout of the project.

It learns from the invented sentences of the tests and from the gold sets of `benchmarks/gold`, and writes
`extractors/data/exemption_status.npz`. With `--but SET` nothing is written: it learns from all other sets and says how the rules
and the two opinions together do on that one. The same files give the same weights.
"""

from __future__ import annotations

import argparse
import json
import runpy
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractors.exemptions.anchors import find_anchors
from extractors.exemptions.binding import Bound, bind
from extractors.exemptions.court import Court
from extractors.exemptions.laws import find_laws
from extractors.exemptions.opinion import MODEL_FILE, SCALE, STATUSES, Opinion, is_open, reconsider
from extractors.exemptions.status import by_rules, hear
from extractors.exemptions.weigh import Verdict
from extractors.exemptions.wording import signs_of
from extractors.flat import flatten, lower_case
from extractors.prepare import Prepared, prepare
from extractors.read.text import read_text

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests" / "extractors"
TABLES = ("breadth", "clauses", "sentences")
HELD_BACK = frozenset({"theta"})
"""Gold sets that nothing is learnt from, so that they tell what to expect of new documents."""
LETTERS = {"a": "applied", "m": "mentioned", "r": "rejected", "p": "procedural"}
ROUNDS, RATE, DECAY, SHRINK = 150, 0.05, 0.99, 0.3
RAREST = 2
"""A sign that fewer examples bear is left out."""
FAINT = 0.02
"""A sign whose every weight is smaller than this is not shipped."""


@dataclass(frozen=True, slots=True)
class Example:
    """A provision in its text: where it is from, its signs, the rules' verdict and the status that is right."""

    source: str
    signs: frozenset[str]
    verdict: Verdict
    wanted: str


def examples() -> Iterator[Example]:
    """All of them: the sentences of the tests first, then set by set."""
    for table in TABLES:
        module = runpy.run_path(str(TESTS / f"test_exemptions_{table}.py"))
        for row in module["ROWS"]:
            yield from _of_row(module["FRAMES"], *_row(table, row))
    frames = runpy.run_path(str(TESTS / "test_exemptions_breadth.py"))["FRAMES"]
    for path in sorted((TESTS / "exemptions_wording").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                yield from _of_row(frames, *_row("breadth", line.split("|", 2)))
    for folder in sorted((ROOT / "benchmarks" / "gold").iterdir()):
        if (folder / "gold.jsonl").exists() and folder.name not in HELD_BACK:
            yield from _of_set(folder)


def _row(table: str, row: Sequence[str]) -> tuple[str, str, list[str]]:
    """The frame, the sentence and the statuses of a table's row."""
    if table == "breadth":
        return row[0], row[2], [LETTERS[letter] for letter in row[1]]
    return row[0], row[1], [] if row[2] == "-" else [wanted.split()[-1] for wanted in row[2].split("; ")]


def _of_row(frames: dict[str, str], frame: str, sentence: str, wanted: list[str]) -> Iterator[Example]:
    text = frames[frame].format(sentence)
    start = text.index(sentence)
    p = prepare(read_text(text.encode(), name="a.txt"))
    court, bound = _heard(p)
    verdicts = by_rules(court, bound)
    found = [(b, v) for b, v in zip(bound, verdicts, strict=True) if start <= b.item.start < start + len(sentence)]
    found.sort(key=lambda pair: (pair[0].item.start, pair[0].item.end, pair[0].item.number))
    if len(found) == len(wanted):
        for (b, v), status in zip(found, wanted, strict=True):
            if v.status in STATUSES and status in STATUSES:
                yield Example("tests", frozenset(signs_of(court, b.anchor)), v, status)


def _of_set(folder: Path) -> Iterator[Example]:
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        name = Path(record["doc"]).name
        p = prepare(read_text((folder / "docs" / name).read_bytes(), name=name))
        court, bound = _heard(p)
        found = list(zip(bound, by_rules(court, bound), strict=True))
        for fact in record["facts"]:
            if fact["kind"] == "exemption" and fact.get("status") in STATUSES:
                pair = next(((b, v) for b, v in found if _is_of(b, fact)), None)
                if pair is not None and pair[1].status in STATUSES:
                    yield Example(folder.name, frozenset(signs_of(court, pair[0].anchor)), pair[1], fact["status"])


def _heard(p: Prepared) -> tuple[Court, list[Bound]]:
    flat = flatten(p.text)
    lower = lower_case(flat)
    anchors = [anchor for anchor in find_anchors(flat, lower) if p.zone_at(anchor.start) != "boilerplate"]
    bound = bind(p, flat, anchors, find_laws(flat, lower))
    return hear(p, lower, anchors, bound), bound


def _is_of(b: Bound, fact: dict[str, object]) -> bool:
    is_same = (b.regime, b.item.number) == (fact["regime"], fact["provision"])
    return is_same and b.item.start < int(str(fact["end"])) and int(str(fact["start"])) < b.item.end


def train(learned: Sequence[Example]) -> Opinion:
    """Logistic regression with a penalty on large weights, by full steps of Adam: no chance is in it."""
    counts = Counter(sign for example in learned for sign in example.signs)
    rows = {sign: row for row, sign in enumerate(sorted(sign for sign, n in counts.items() if n >= RAREST))}
    table = np.zeros((len(learned), len(rows)), np.float32)
    for number, example in enumerate(learned):
        known = [rows[sign] for sign in example.signs if sign in rows]
        table[number, known] = SCALE / max(1, len(known)) ** 0.5
    right = np.zeros((len(learned), len(STATUSES)), np.float32)
    right[range(len(learned)), [STATUSES.index(example.wanted) for example in learned]] = 1
    return Opinion(rows, _fit(table, right))


def _fit(table: NDArray[np.float32], right: NDArray[np.float32]) -> NDArray[np.float32]:
    weights = np.zeros((table.shape[1], right.shape[1]), np.float32)
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, ROUNDS + 1):
        scores = table @ weights
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        slope = table.T @ (odds / odds.sum(axis=1, keepdims=True) - right) / len(table) + SHRINK / len(table) * weights
        mean = 0.9 * mean + 0.1 * slope
        square = DECAY * square + (1 - DECAY) * slope * slope
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - DECAY**step)) + 1e-8)
    return weights


def _write(model: Opinion, path: Path) -> int:
    kept = {sign: row for sign, row in model.rows.items() if np.abs(model.weights[row]).max() >= FAINT}
    np.savez_compressed(
        path,
        signs=np.frombuffer("\n".join(kept).encode(), np.uint8),
        weights=model.weights[list(kept.values())].astype(np.float16),
    )
    return len(kept)


def _report(model: Opinion, judged: Sequence[Example]) -> str:
    judged = [example for example in judged if is_open(example.verdict)]
    default = sum(example.verdict.status == example.wanted for example in judged)
    words = sum(reconsider(e.verdict, e.signs, model).status == e.wanted for e in judged)
    return f"{len(judged)} provisions left to the default: it is right on {default}, with the words on {words}"


def main() -> None:
    """Train and write, or train without a set and judge it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--but", metavar="SET", help="learn from all other sets, judge this one, write nothing")
    wanted = parser.parse_args().but
    known = list(examples())
    model = train([example for example in known if example.source != wanted])
    if wanted:
        print(_report(model, [example for example in known if example.source == wanted]))
        return
    kept = _write(model, ROOT / "extractors" / "data" / MODEL_FILE)
    print(f"{len(known)} examples, {kept} signs. {_report(model, known)}")


if __name__ == "__main__":
    main()
