"""Score extracted facts against gold facts: which were found, and of those, which attributes hold.

A fact finds a gold fact when kind and value agree and the spans overlap; each is used once, best overlap first. Optional gold
facts cost nothing either way. A measure holds when all words of the one are among the words of the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Fact = Mapping[str, Any]

IDENTITY: dict[str, tuple[str, ...]] = {
    "reference": ("canonical",),
    "exemption": ("regime", "provision"),
    "figure": ("value", "unit"),
    "date": ("first", "last"),
}
ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "reference": ("scheme", "role", "zone"),
    "exemption": ("status", "zone"),
    "figure": ("comparator", "measure", "of", "zone", "suppressed"),
    "date": ("precision", "bound", "role", "zone"),
}
_SMALL_WORDS = {"the", "a", "an", "of"}


@dataclass(slots=True)
class Tally:
    """Counts of one kind: found, missed, wrong, and for each attribute (held, stated)."""

    found: int = 0
    missed: int = 0
    wrong: int = 0
    held: Counter[str] = field(default_factory=Counter)
    stated: Counter[str] = field(default_factory=Counter)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1.0 where there was nothing to find and nothing was."""
        whole = 2 * self.found + self.missed + self.wrong
        return 2 * self.found / whole if whole else 1.0

    def share(self, attribute: str) -> float | None:
        """Share of finds whose attribute holds; None where gold never states it."""
        return self.held[attribute] / self.stated[attribute] if self.stated[attribute] else None


def score(pairs: Iterable[tuple[Sequence[Fact], Sequence[Fact]]]) -> dict[str, Tally]:
    """Tallies by kind over (gold facts, found facts) of documents."""
    tallies = {kind: Tally() for kind in IDENTITY}
    for gold, found in pairs:
        _score_document(gold, found, tallies)
    return tallies


def _score_document(gold: Sequence[Fact], found: Sequence[Fact], tallies: dict[str, Tally]) -> None:
    matched = _match(gold, found)
    for i, j in matched:
        if not gold[i].get("optional"):
            tally = tallies[gold[i]["kind"]]
            tally.found += 1
            _count_attributes(gold[i], found[j], tally)
    hit_gold, hit_found = {i for i, _ in matched}, {j for _, j in matched}
    for i, fact in enumerate(gold):
        tallies[fact["kind"]].missed += i not in hit_gold and not fact.get("optional", False)
    optional = [fact for fact in gold if fact.get("optional")]
    for j, fact in enumerate(found):
        excused = any(_overlap(fact, other) > 0 for other in optional)
        tallies[fact["kind"]].wrong += j not in hit_found and not excused


def _match(gold: Sequence[Fact], found: Sequence[Fact]) -> list[tuple[int, int]]:
    near = [
        (_overlap(g, f), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if g["kind"] == f["kind"] and _overlap(g, f) > 0
    ]
    near.sort(key=lambda row: (-row[0], row[1], row[2]))
    matched: list[tuple[int, int]] = []
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for strict in (True, False):
        for _, i, j in near:
            fits = _agrees(gold[i], found[j]) if strict else gold[i].get("optional", False)
            if fits and i not in used_gold and j not in used_found:
                matched.append((i, j))
                used_gold.add(i)
                used_found.add(j)
    return matched


def _overlap(a: Fact, b: Fact) -> int:
    return int(min(a["end"], b["end"]) - max(a["start"], b["start"]))


def _agrees(gold: Fact, found: Fact) -> bool:
    return all(_same(gold.get(name), found.get(name)) for name in IDENTITY[gold["kind"]])


def _same(a: object, b: object) -> bool:
    if isinstance(a, int | float) and isinstance(b, int | float):
        return abs(a - b) < 1e-6
    if isinstance(a, str) and isinstance(b, str):
        return a.casefold().strip() == b.casefold().strip()
    return a == b


def _count_attributes(gold: Fact, found: Fact, tally: Tally) -> None:
    for name in ATTRIBUTES[gold["kind"]]:
        if name in gold:
            tally.stated[name] += 1
            tally.held[name] += (
                _measure_holds(gold[name], found.get(name)) if name == "measure" else _same(gold[name], found.get(name))
            )


def _measure_holds(gold: str | None, found: str | None) -> bool:
    g, f = _words(gold), _words(found)
    return bool(f) and (g <= f or f <= g)


def _words(text: str | None) -> set[str]:
    return {word for word in (text or "").casefold().replace("-", " ").split() if word not in _SMALL_WORDS}
