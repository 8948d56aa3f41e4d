"""The judge: arrays agree with plain arithmetic, rows with names, and training's alignment with what was reviewed."""

from __future__ import annotations

import io
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from make_networks import some_networks

from extractors.read.html import read_page
from extractors.strip.dom import judge, threshold_of
from extractors.strip.dom_feature_names import first_names, second_names
from extractors.strip.dom_features import first_look
from extractors.strip.dom_model import Judge, Model, read_model, shipped_model, write_model
from extractors.strip.dom_signs import SIGN_BIT, TAG_BIT, NameTable, key_bits, name_words
from extractors.strip.dom_stacking import second_look
from extractors.strip.train_align import align
from extractors.strip.train_scores import count_words, score_names

PAGE = (
    b"<nav><a href=/>Home</a></nav><main><h1>T</h1><p>Some words, in a sentence that is long enough.</p>"
    b"<ul><li>a<li>b</ul></main>"
)


def some_judge(seed: int, trees: int = 5, depth: int = 3, features: int = 4) -> Judge:
    rng = np.random.default_rng(seed)
    return Judge(
        rng.integers(0, features, (trees, depth)),
        rng.normal(size=(trees, depth)).astype(np.float32),
        rng.normal(size=(trees, 1 << depth)).astype(np.float32),
        0.25,
    )


def plain(judge_: Judge, row: list[float]) -> float:
    total = judge_.bias
    for features, borders, leaves in zip(judge_.features, judge_.borders, judge_.leaves, strict=True):
        total += leaves[sum((row[f] > b) << level for level, (f, b) in enumerate(zip(features, borders, strict=True)))]
    return 1 / (1 + math.exp(-total))


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 1000), st.lists(st.lists(st.floats(-3, 3, width=32), min_size=4, max_size=4), max_size=9))
def test_a_judge_sums_its_leaves(seed: int, rows: list[list[float]]) -> None:
    found = some_judge(seed)
    table = np.array(rows, np.float32).reshape(len(rows), 4).T
    assert found.probabilities(table) == pytest.approx([plain(found, row) for row in rows], abs=1e-5)


def test_a_model_survives_its_file() -> None:
    model = Model({"by": 0.5, "é": -1.0}, NameTable({"<p>": 1.5}), some_judge(1), some_judge(2), some_networks(1, 2))
    file = io.BytesIO()
    write_model(file, model)
    file.seek(0)
    again = read_model(file)
    assert (again.words, again.names.scores) == (model.words, model.names.scores)
    table = np.zeros((4, 3), np.float32)
    assert again.first.probabilities(table) == pytest.approx(model.first.probabilities(table), abs=1e-2)
    features = np.zeros((5, 3), np.float32)
    assert again.networks.probabilities(features) == pytest.approx(model.networks.probabilities(features), abs=1e-2)


def test_rows_have_names_and_are_finite() -> None:
    page = read_page(PAGE, name="x")[0]
    judged, owner, probabilities = judge(page, shipped_model())
    assert judged.table.shape == (len(first_names()), len(page.runs))
    again = second_look(judged, probabilities, owner)
    assert again.shape == (len(first_names()) + len(second_names()), len(page.runs))
    assert np.isfinite(again).all()
    assert len(set(first_names() + second_names())) == len(first_names()) + len(second_names())


def test_the_shipped_model_fits_the_features() -> None:
    model = shipped_model()
    assert model.first.features.max() < len(first_names())
    assert model.second.features.max() < len(first_names()) + len(second_names())
    assert len(model.networks.mean) == len(first_names()) + len(second_names())
    assert len(model.words) > 1000
    assert len(model.names.scores) > 500


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ("entry-content entry_content", ["entry", "content", "entry", "content"]),
        ("ArticleBody__text-x9", ["article", "body", "text", "x"]),
        ("col-md-12", ["col", "md"]),
        ("", []),
    ],
)
def test_words_of_names(names: str, words: list[str]) -> None:
    assert name_words(names) == words


@pytest.mark.parametrize(
    ("key", "sign"),
    [
        (("div", "cookie-banner", "", "", "", "", False), SIGN_BIT["cookies"]),
        (("div", "sign-up-box", "", "", "", "", False), SIGN_BIT["newsletter"]),
        (("nav", "", "", "", "", "", False), SIGN_BIT["menu"] | TAG_BIT["nav"]),
        (("div", "", "", "contentinfo", "", "", False), SIGN_BIT["footer"]),
        (("div", "socialsharingbar", "", "", "", "", False), SIGN_BIT["share"]),
        (("div", "", "MostRead", "", "", "", False), SIGN_BIT["related"]),
    ],
)
def test_signs(key: tuple[str, str, str, str, str, str, bool], sign: int) -> None:
    assert key_bits(key) & sign == sign


def test_a_correspondence_is_no_comment() -> None:
    assert not key_bits(("div", "correspondence", "", "", "", "", False)) & SIGN_BIT["comments"]


def test_the_threshold_sinks_with_the_judge_s_doubt() -> None:
    sizes = np.full(4, 100, np.float32)
    sure = threshold_of(np.array([0.99, 0.98, 0.02, 0.01], np.float32), sizes)
    unsure = threshold_of(np.array([0.6, 0.55, 0.4, 0.3], np.float32), sizes)
    assert unsure < 0.35 < sure <= 0.6
    assert threshold_of(np.array([0.1] * 4, np.float32), sizes) == 0.25


ALIGN = [
    (["menu", "The cat sat on the mat today", "footer"], "The cat sat on the mat today", [0, 1, 0]),
    (
        ["The mat", "A long sentence about a mat that is here", "The mat"],
        "A long sentence about a mat that is here. The mat",
        [0, 1, 1],
    ),
    (["One two three four five six SEVEN extra words here"], "One two three four five six seven", [0.7]),
    (
        ["moved text of eight words stands here now", "first paragraph of the text is this one"],
        "first paragraph of the text is this one moved text of eight words stands here now",
        [1, 1],
    ),
    (["x"], "", [0]),
    ([], "words", []),
]


@pytest.mark.parametrize(("texts", "reviewed", "shares"), ALIGN)
def test_alignment(texts: list[str], reviewed: str, shares: list[float]) -> None:
    assert align(texts, reviewed) == pytest.approx(shares, abs=0.05)


def test_what_is_unknown_counts_for_no_word() -> None:
    page = read_page(PAGE, name="x")[0]
    counts = count_words(page, np.array([0.5, 1, 1, 1, 1]), np.array([False, True, True, True, True]))
    assert "=home" not in counts.words
    assert sum(counts.names["<nav>"]) == 0


def test_a_verdict_is_seen_against_the_best_of_its_page() -> None:
    page = read_page(PAGE, name="x")[0]
    model = shipped_model()
    look = first_look(page, model.words, model.names)
    names = (*first_names(), *second_names())
    owner = np.array([run.node for run in page.runs], np.int64)
    first = np.array([0.1, 0.2, 0.4, 0.3, 0.3], np.float32)
    table = second_look(look, first, owner)
    assert table[names.index("first_best")][0] == pytest.approx(0.4)
    assert table[names.index("first_of_best")].tolist() == pytest.approx([0.25, 0.5, 1, 0.75, 0.75])
    assert table[names.index("first_rank")].argmax() == 2


def test_scores_tell_names_apart() -> None:
    page = read_page(PAGE, name="x")[0]
    counts = [count_words(page, np.array([0.0, 1, 1, 1, 1]), np.ones(5, bool))] * 5
    scores = score_names(counts)
    assert scores["<nav>"] < 0 < scores["<main>"]
