"""Align a page's runs with its reviewed main text: which share of each run's words stand there, in order."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

_WORD = re.compile(r"\w+")
MAX_PLACES = 40
GRAM = 3
Gram = tuple[str, ...]


class _Match(NamedTuple):
    """A run laid on words `start` to `end` of the reviewed text, `hits` of them equal, after another match."""

    run: int
    start: int
    end: int
    hits: int
    before: _Match | None


def align(texts: Sequence[str], reviewed: str) -> list[float]:
    """For each text the share of its words (0 to 1) that the reviewed text has in the same order.

    The chain of matches with most equal words wins; long texts left out of it count where their words stand elsewhere, unclaimed.
    """
    words = _WORD.findall(reviewed.lower())
    runs = [_WORD.findall(text.lower()) for text in texts]
    places = _places(words)
    chain = _best_chain(runs, words, places)
    shares = [0.0] * len(texts)
    claimed = [False] * len(words)
    while chain is not None:
        shares[chain.run] = min(1.0, chain.hits / max(1, len(runs[chain.run])))
        claimed[chain.start : chain.end] = [True] * (chain.end - chain.start)
        chain = chain.before
    for index, run in enumerate(runs):
        if shares[index] == 0 and len(run) >= 8:
            shares[index] = _moved(run, places, claimed)
    return shares


def _places(words: Sequence[str]) -> dict[Gram, list[int]]:
    places: dict[Gram, list[int]] = defaultdict(list)
    for start in range(len(words)):
        for size in range(1, GRAM + 1):
            if start + size <= len(words):
                found = places[tuple(words[start : start + size])]
                if len(found) < MAX_PLACES:
                    found.append(start)
    return places


def _candidates(run: Sequence[str], words: Sequence[str], places: dict[Gram, list[int]]) -> list[tuple[int, int, int]]:
    size = len(run)
    if size <= GRAM:
        return [(start, start + size, size) for start in places.get(tuple(run), ())]
    if size == GRAM + 1:
        found = places.get(tuple(run[:GRAM]), ())
        return [(start, start + size, size) for start in found if list(words[start : start + size]) == list(run)]
    votes: Counter[int] = Counter()
    for offset in range(size - GRAM + 1):
        for start in places.get(tuple(run[offset : offset + GRAM]), ())[:12]:
            votes[start - offset] += 1
    result = []
    for start, _ in votes.most_common(4):
        equal = sum(0 <= start + k < len(words) and words[start + k] == run[k] for k in range(size))
        # A word more or less in one of the two shifts the rest: grams a little off still count.
        near = sum(count for other, count in votes.items() if abs(other - start) <= 12)
        hits = max(equal, min(size, near))
        if hits >= size / 2 or hits >= 25:
            result.append((max(0, start), min(len(words), start + size), hits))
    return result


def _best_chain(runs: Sequence[Sequence[str]], words: Sequence[str], places: dict[Gram, list[int]]) -> _Match | None:
    """The chain of matches, in order in both, with most equal words: best prefixes in a Fenwick tree."""
    size = len(words)
    tree: list[tuple[int, _Match | None]] = [(0, None)] * (size + 1)
    for index, run in enumerate(runs):
        found = []
        for start, end, hits in _candidates(run, words, places) if run else ():
            before = _query(tree, start)
            found.append((end, (before[0] + hits, _Match(index, start, end, hits, before[1]))))
        for end, value in found:
            _update(tree, end, value)
    return _query(tree, size)[1]


def _query(tree: list[tuple[int, _Match | None]], position: int) -> tuple[int, _Match | None]:
    best: tuple[int, _Match | None] = (0, None)
    while position > 0:
        if tree[position][0] > best[0]:
            best = tree[position]
        position -= position & -position
    return best


def _update(tree: list[tuple[int, _Match | None]], position: int, value: tuple[int, _Match | None]) -> None:
    position = max(1, position)
    while position < len(tree):
        if value[0] > tree[position][0]:
            tree[position] = value
        position += position & -position


def _moved(run: Sequence[str], places: dict[Gram, list[int]], claimed: list[bool]) -> float:
    """The share of a run that stands somewhere else in the reviewed text, where nothing has claimed it."""
    grams = [tuple(run[k : k + GRAM]) for k in range(len(run) - GRAM + 1)]
    found = [places[gram][0] for gram in grams if gram in places]
    share = len(found) / len(grams)
    free = [place for place in found if not claimed[place]]
    if share < 0.6 or len(free) < 0.7 * len(found):
        return 0.0
    for place in free:
        claimed[place] = True
    return share
