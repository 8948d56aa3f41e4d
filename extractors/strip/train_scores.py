"""Scores of words for training: how much more main text than furniture starts with a word, or stands in an element so named."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractors.read.html.page import Page
from extractors.strip.dom_signs import key_words
from extractors.strip.dom_text import run_words

MIN_PAGES = 4
"""Words met on fewer pages say something of those pages only."""
SHRINK = 3.0
"""Weight of the prior, in pages."""
LEAST = 0.15
"""Scores nearer to nothing are not kept."""
Pair = list[float]


@dataclass(slots=True)
class Counts:
    """One page's words: how often with main text, how often with furniture."""

    words: dict[str, Pair]
    names: dict[str, Pair]


def count_words(page: Page, target: NDArray[np.float64], known: NDArray[np.bool_]) -> Counts:
    """Count a page's words of runs, and names of elements by the square root of the words in them; only `known` runs count."""
    words: dict[str, Pair] = defaultdict(lambda: [0.0, 0.0])
    for run, share, is_known in zip(page.runs, target.tolist(), known.tolist(), strict=True):
        for word in set(run_words(run.text)) if is_known else ():
            words[word][0] += share
            words[word][1] += 1 - share
    size = np.sqrt([run.text.count(" ") + 1 for run in page.runs]) * known
    kept = np.concatenate([[0.0], np.cumsum(target * size)])
    lost = np.concatenate([[0.0], np.cumsum((1 - target) * size)])
    first, end = np.array(page.runs_from), np.array(page.runs_to)
    good, bad = (kept[end] - kept[first]).tolist(), (lost[end] - lost[first]).tolist()
    words_of_key = [set(key_words(key)) for key in page.key_list]
    names: dict[str, Pair] = defaultdict(lambda: [0.0, 0.0])
    for node in np.flatnonzero(end > first).tolist():
        for word in words_of_key[page.keys[node]]:
            names[word][0] += good[node]
            names[word][1] += bad[node]
    return Counts(dict(words), dict(names))


def score_words(counts: Sequence[Counts]) -> dict[str, float]:
    """Scores of words at the start of runs."""
    return _scores([count.words for count in counts], most=2.0)


def score_names(counts: Sequence[Counts]) -> dict[str, float]:
    """Scores of the words by which elements are known."""
    return _scores([count.names for count in counts], most=1.0)


def _scores(pages: Sequence[dict[str, Pair]], most: float) -> dict[str, float]:
    """Log odds against the mean; a page counts at most `most` for a word, however often it has it."""
    sums: dict[str, Pair] = defaultdict(lambda: [0.0, 0.0])
    seen: dict[str, int] = defaultdict(int)
    for page in pages:
        for word, (good, bad) in page.items():
            total = good + bad
            if total > 0:
                share = min(most, total) / total
                sums[word][0] += good * share
                sums[word][1] += bad * share
                seen[word] += 1
    good_sum, bad_sum = (sum(pair[side] for pair in sums.values()) for side in (0, 1))
    prior = good_sum / (good_sum + bad_sum)
    base = math.log(prior / (1 - prior))
    scores = {
        word: math.log((good + SHRINK * prior) / (bad + SHRINK * (1 - prior))) - base
        for word, (good, bad) in sums.items()
        if seen[word] >= MIN_PAGES
    }
    return {word: score for word, score in scores.items() if abs(score) >= LEAST}
