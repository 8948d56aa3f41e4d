"""Train the judges of web pages: `python -m extractors.strip.train_labels PAGES [--out FILE]`.

PAGES is a folder of `html/NAME.html.gz` and `truth/NAME.json` (with `url` and the reviewed `main_content`). Needs the
extra `train`, which foitrace itself never does. Takes about twenty minutes on two cores; the same input gives the same model.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from extractors.read.html import read_page
from extractors.read.html.page import Page
from extractors.strip.dom_features import first_look
from extractors.strip.dom_model import Judge, Model, write_model
from extractors.strip.dom_signs import NameTable
from extractors.strip.dom_stacking import second_look
from extractors.strip.train_align import align
from extractors.strip.train_network import Lesson, train_networks
from extractors.strip.train_samples import load_marks, mark_weights
from extractors.strip.train_scores import Counts, count_words, score_names, score_words

FOLDS = 5
SEEDS = (7, 11, 23, 42)
"""The first judge is the mean of judges grown from these: on a page where little is sure, one alone may tip either way."""
SECOND_SEEDS = SEEDS[:2]
"""The second judge has networks beside it, which steady it as well."""
FIRST = {"iterations": 200, "learning_rate": 0.1, "depth": 6}
SECOND = {"iterations": 170, "learning_rate": 0.09, "depth": 6}


@dataclass(slots=True)
class Example:
    """A page with, for each of its runs, the share of its words that stand in the reviewed text, and its weight."""

    name: str
    page: Page
    target: NDArray[np.float64]
    weight: NDArray[np.float64]
    fold: int


def load_examples(folder: Path) -> list[Example]:
    """The pages of a folder that hold any text, in order of their names."""
    examples = []
    for file in sorted((folder / "truth").glob("*.json")):
        truth = json.loads(file.read_text(encoding="utf-8"))
        body = gzip.decompress((folder / "html" / f"{file.stem}.html.gz").read_bytes())
        page = read_page(body, name=file.stem)[0]
        if page.runs:
            examples.append(make_example(file.stem, page, truth["main_content"], truth.get("url") or ""))
    return examples


def load_samples(folder: Path) -> list[Example]:
    """The pages of a folder of samples, whose runs were marked one by one."""
    return [
        Example(name, page, marks, mark_weights(page, marks), zlib.crc32(name.encode()) % FOLDS)
        for name, page, marks in load_marks(folder)
    ]


def make_example(name: str, page: Page, reviewed: str, url: str) -> Example:
    """An example: long runs weigh more, though less than their length, and every page about the same."""
    target = np.array(align([run.text for run in page.runs], reviewed))
    words = np.array([run.text.count(" ") + 1 for run in page.runs], float)
    weight = 10 * words**0.75 / max(50, len(reviewed.split())) ** 0.75
    host = ".".join((urlsplit(url).hostname or name).split(".")[-2:])
    return Example(name, page, target, weight, zlib.crc32(host.encode()) % FOLDS)


def train(examples: Sequence[Example]) -> Model:
    """Scores of words, then the first judge, then the second over the first's verdicts on pages that it had not seen."""
    return train_second(examples, train_first(examples))


@dataclass(slots=True)
class Half:
    """The model after its first half: scores of words, the first judge, and the second look at every page."""

    words: dict[str, float]
    names: NameTable
    first: Judge
    again: list[NDArray[np.float32]]


def train_first(examples: Sequence[Example]) -> Half:
    """Scores of words and the first judge; pages are looked at again with verdicts of judges that had not seen them."""
    counts = [count_words(example.page, example.target, example.weight > 0) for example in examples]
    whole = _scores(counts)
    # Scores for a training page come from the other folds: a page must not be judged by its own answers.
    partial = [
        _scores([count for count, example in zip(counts, examples, strict=True) if example.fold != fold])
        for fold in range(FOLDS)
    ]
    looks = [first_look(example.page, *partial[example.fold]) for example in examples]
    first, unseen = _fit_folds(examples, [look.table for look in looks], FIRST)
    again = [
        second_look(look, verdict, np.array([run.node for run in example.page.runs], np.int64))
        for look, verdict, example in zip(looks, unseen, examples, strict=True)
    ]
    return Half(whole[0], whole[1], first, again)


def train_second(examples: Sequence[Example], half: Half) -> Model:
    """The second judge and the networks beside it, over the second look."""
    second = _grow(np.concatenate(half.again, axis=1), examples, SECOND, SECOND_SEEDS)
    lessons = [_lesson(example, table) for example, table in zip(examples, half.again, strict=True)]
    return Model(half.words, half.names, half.first, second, train_networks(lessons))


def _lesson(example: Example, table: NDArray[np.float32]) -> Lesson:
    words = np.array([run.text.count(" ") + 1 for run in example.page.runs], np.float32)
    return Lesson(
        np.ascontiguousarray(table.T),
        example.target.astype(np.float32),
        words,
        example.weight.astype(np.float32),
    )


def mean_of(judges: Sequence[Judge]) -> Judge:
    """One judge whose sums are the means of the judges' sums."""
    share = 1 / len(judges)
    return Judge(
        np.concatenate([judge.features for judge in judges]),
        np.concatenate([judge.borders for judge in judges]),
        np.concatenate([judge.leaves for judge in judges]) * np.float32(share),
        sum(judge.bias for judge in judges) * share,
    )


def _scores(counts: Sequence[Counts]) -> tuple[dict[str, float], NameTable]:
    return score_words(counts), NameTable(score_names(counts))


def _fit_folds(
    examples: Sequence[Example], tables: list[NDArray[np.float32]], settings: dict[str, Any]
) -> tuple[Judge, list[NDArray[np.float32]]]:
    """The judge trained on all pages, and for each page the verdict of one trained without its fold."""
    unseen: list[NDArray[np.float32]] = [np.zeros(0, np.float32)] * len(examples)
    for fold in range(FOLDS):
        kept = [index for index, example in enumerate(examples) if example.fold != fold]
        judge = _grow(np.concatenate([tables[i] for i in kept], axis=1), [examples[i] for i in kept], settings)
        for index, example in enumerate(examples):
            if example.fold == fold:
                unseen[index] = judge.probabilities(tables[index])
    return _grow(np.concatenate(tables, axis=1), examples, settings), unseen


def _grow(
    table: NDArray[np.float32], examples: Sequence[Example], settings: dict[str, Any], seeds: Sequence[int] = SEEDS
) -> Judge:
    return mean_of([_export(_fit(table, examples, settings, seed)) for seed in seeds])


def _fit(table: NDArray[np.float32], examples: Sequence[Example], settings: dict[str, Any], seed: int) -> Any:
    from catboost import CatBoostClassifier, Pool

    trees = CatBoostClassifier(
        **settings,
        loss_function="CrossEntropy",
        border_count=48,
        l2_leaf_reg=5,
        random_strength=1,
        rsm=0.3,
        bootstrap_type="Bernoulli",
        subsample=0.7,
        random_seed=seed,
        thread_count=2,
        verbose=0,
        allow_writing_files=False,
    )
    target = np.concatenate([example.target for example in examples])
    weight = np.concatenate([example.weight for example in examples])
    return trees.fit(Pool(np.ascontiguousarray(table.T), target, weight=weight))


def _export(trees: Any) -> Judge:
    """CatBoost's trees as arrays; a tree of fewer levels is filled up with questions that are never answered yes."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "trees.json"
        trees.save_model(str(file), format="json")
        stored = json.loads(file.read_text())
    grown = stored["oblivious_trees"]
    depth = max(len(tree["splits"] or ()) for tree in grown)
    features = np.zeros((len(grown), depth), np.int64)
    borders = np.full((len(grown), depth), np.inf, np.float32)
    leaves = np.zeros((len(grown), 1 << depth), np.float32)
    for index, tree in enumerate(grown):
        for level, split in enumerate(tree["splits"] or ()):
            features[index, level] = split["float_feature_index"]
            borders[index, level] = split["border"]
        leaves[index, : len(tree["leaf_values"])] = tree["leaf_values"]
    scale, bias = stored["scale_and_bias"]
    start = bias[0] if isinstance(bias, list) else bias
    return Judge(features, borders, leaves * np.float32(scale), float(start))


def main(arguments: Sequence[str] | None = None) -> int:
    """Train on a folder of pages and write the model. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m extractors.strip.train_labels", description=__doc__)
    parser.add_argument("pages", type=Path, help="folder with html/NAME.html.gz and truth/NAME.json")
    parser.add_argument(
        "--samples", type=Path, nargs="*", default=[], help="folders with NAME/page.html and expected.json"
    )
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "data" / "boilerplate.npz")
    given = parser.parse_args(arguments)
    examples = load_examples(given.pages)
    if not examples:
        print(f"{given.pages} holds no pages with reviewed text.", file=sys.stderr)
        return 2
    for folder in given.samples:
        examples += load_samples(folder)
    model = train(examples)
    write_model(given.out, model)
    print(f"{given.out}: trained on {len(examples)} pages, {sum(len(e.page.runs) for e in examples)} runs.")
    return 0


__all__ = ["Example", "load_examples", "main", "make_example", "train"]

if __name__ == "__main__":
    sys.exit(main())
