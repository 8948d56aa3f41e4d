"""The networks: neighbours in their places, the numbers kept, the loss's slope, and the trained layers said again in arrays."""

from __future__ import annotations

import numpy as np
import pytest
from make_networks import FEATURES, WIDTH, some_network, some_networks
from threadpoolctl import threadpool_info

from extractors.strip import train_network
from extractors.strip.dom_network import CLIP, MAX_ROWS, STEPS, Network, network_of, scaled
from extractors.strip.train_network import F1_SHARE, PAGE_WEIGHT, Lesson, loss_gradient, train_networks


def some_table(count: int, seed: int = 3) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(FEATURES, count)).astype(np.float32)


def plain_sum(network: Network, features: np.ndarray, place: int) -> float:
    """The log odds of one row, a row at a time."""
    rows = [np.maximum(network.first.weights @ row + network.first.bias, 0) for row in features]
    for block, step in zip(network.blocks, STEPS, strict=True):
        normed = [(row - row.mean()) / np.sqrt(row.var() + 1e-8) * block.gain + block.shift for row in rows]
        nothing = np.zeros(WIDTH)
        changed = []
        for index, row in enumerate(rows):
            before = normed[index - step] if index >= step else nothing
            after = normed[index + step] if index + step < len(rows) else nothing
            seen = block.around.weights @ np.concatenate([before, normed[index], after]) + block.around.bias
            changed.append(row + block.own.weights @ np.maximum(seen, 0) + block.own.bias)
        rows = changed
    whole = np.concatenate([np.mean(rows, axis=0), np.max(rows, axis=0)])
    page = np.maximum(network.page.weights @ whole + network.page.bias, 0)
    return float((network.last.weights @ (rows[place] + page) + network.last.bias)[0])


@pytest.mark.parametrize("count", [1, 2, 3, 8, 9, 40])
def test_arrays_agree_with_rows_one_by_one(count: int) -> None:
    network, features = some_network(1), some_table(count).T
    expected = [plain_sum(network, features, place) for place in range(count)]
    assert network.sums(features) == pytest.approx(expected, abs=1e-4)


def test_the_mean_of_networks_is_taken_of_probabilities() -> None:
    table = some_table(12)
    one, other, both = (some_networks(*seeds).probabilities(table) for seeds in ((1,), (2,), (1, 2)))
    assert both == pytest.approx((one + other) / 2, abs=1e-6)
    assert np.abs(one - other).max() > 0.01


def test_features_count_no_further_than_the_clip() -> None:
    networks = some_networks(1)
    table = some_table(6)
    far, farther = table.copy(), table.copy()
    far[2, 3], farther[2, 3] = 1e3, 1e6
    assert networks.probabilities(far) == pytest.approx(networks.probabilities(farther), abs=0)
    assert np.abs(scaled(far.T, networks.mean, networks.deviation)).max() == CLIP


def test_a_long_page_is_judged_in_parts() -> None:
    networks, table = some_networks(1), some_table(MAX_ROWS + 7)
    whole = networks.probabilities(table)
    assert len(whole) == MAX_ROWS + 7
    assert whole[MAX_ROWS:] == pytest.approx(networks.probabilities(table[:, MAX_ROWS:]), abs=1e-6)
    assert networks.probabilities(table[:, :0]).shape == (0,)


def test_products_of_matrices_take_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """More would wait for each other at full speed: a page's matrices are small."""
    threads = []

    def count_threads(network: Network, features: np.ndarray) -> np.ndarray:
        threads.extend(pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas")
        return features[:, 0]

    monkeypatch.setattr(Network, "sums", count_threads)
    some_networks(1).probabilities(some_table(300))
    assert threads
    assert set(threads) == {1}


def test_numbers_and_back() -> None:
    network = some_network(4)
    again = network_of(network.numbers(), FEATURES, network.width)
    features = some_table(9).T
    assert again.sums(features) == pytest.approx(network.sums(features), abs=0)


def some_lesson(seed: int, count: int = 30) -> Lesson:
    """Rows of noise whose target shows in the first feature of the row before: no row tells its own."""
    rng = np.random.default_rng(seed)
    features = rng.normal(size=(count, FEATURES)).astype(np.float32)
    target = np.concatenate([[0], features[:-1, 0] > 0]).astype(np.float32)
    return Lesson(features, target, np.full(count, 9, np.float32), np.full(count, 2, np.float32))


def test_the_slope_of_the_loss_is_the_losss() -> None:
    rng = np.random.default_rng(5)
    lesson = some_lesson(1)._replace(weight=np.where(rng.random(30) < 0.2, 0, 3).astype(np.float32))
    sums = rng.normal(size=30)

    def loss(at: np.ndarray) -> float:
        probability = 1 / (1 + np.exp(-at))
        words = lesson.words * (lesson.weight > 0)
        dice = (2 * (words * probability * lesson.target).sum() + 1) / (
            (words * (probability + lesson.target)).sum() + 1
        )
        entropy = -(lesson.target * np.log(probability) + (1 - lesson.target) * np.log(1 - probability))
        return float(F1_SHARE * (1 - dice) + (1 - F1_SHARE) * (entropy * lesson.weight).sum() / PAGE_WEIGHT)

    slopes = []
    for place in range(30):
        nudge = np.zeros(30)
        nudge[place] = 1e-5
        slopes.append((loss(sums + nudge) - loss(sums - nudge)) / 2e-5)
    assert loss_gradient(sums, lesson) == pytest.approx(slopes, abs=1e-6)
    assert np.all(loss_gradient(sums, lesson)[lesson.weight == 0] == 0)


def test_training_learns_from_neighbours_and_says_the_same_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train_network, "WIDTH", 16)
    lessons = [some_lesson(seed) for seed in range(64)]
    trained = train_networks(lessons, seeds=(1,), epochs=20)
    unseen = some_lesson(999, count=200)
    found = trained.probabilities(np.ascontiguousarray(unseen.features.T)) > 0.5
    assert (found == (unseen.target > 0.5)).mean() > 0.75
    again = train_networks(lessons[:8], seeds=(1,), epochs=1).members[0].numbers()
    assert np.array_equal(again, train_networks(lessons[:8], seeds=(1,), epochs=1).members[0].numbers())


def test_the_layers_numbers_say_what_the_layers_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train_network, "WIDTH", 8)
    layers = train_network._layers(FEATURES)
    features = some_table(21).T.copy()
    assert train_network._export(layers).sums(features) == pytest.approx(layers.predict(features)[:, 0], abs=1e-5)
