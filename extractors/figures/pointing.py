"""Find what words point back to: "of these", "four of them", "seven of which", "the 44 that replied"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from extractors.figures.discourse import Discourse
from extractors.figures.elided import is_too_small
from extractors.figures.noun_phrases import PARTICIPLES
from extractors.figures.quantity import Quantity
from extractors.figures.shapes import is_adverb
from extractors.figures.tokens import Tokens
from extractors.figures.words import words


def named_antecedent(earlier: list[Quantity], discourse: Discourse, noun: str) -> Quantity | None:
    if not noun:
        return None
    for candidate in [*reversed(earlier), *reversed(discourse.recent)]:
        if (
            candidate.measure
            and noun in candidate.measure.lower().split()
            and candidate.unit == "count"
            and candidate.of is None
        ):
            return candidate
    return None


def antecedent(q: Quantity, earlier: list[Quantity], discourse: Discourse, noun: str) -> Quantity | None:
    """The figure that "these" or "which" points to: the nearest earlier count in the sentence, else the last sentence's topic."""
    named = named_antecedent(earlier, discourse, noun)
    if named is not None:
        return named
    fits = [e for e in _told(earlier) if e.unit == "count" and e.value is not None and not is_too_small(q, e)]
    if fits:
        return fits[-1]
    for candidate in [*reversed(_told(discourse.recent)), discourse.topic]:
        if candidate is not None and not candidate.compared and not is_too_small(q, candidate):
            return candidate
    return None


def _told(counts: Sequence[Quantity]) -> list[Quantity]:
    """The counts that words may point back to: of "274 homes out of 3,160" the homes, of "a fifth more than the 4,403" none."""
    kept = [
        count
        for place, count in enumerate(counts)
        if not (place and counts[place - 1].of == count.value and count.of is None and counts[place - 1].stated)
    ]
    return [count for count in kept if not count.compared] or kept


REMAINS: Final = words(
    "that who which whose we you they he she it did had have has were was are do not could would still left with without "
    "in on from for where"
)


def by_article(tokens: Tokens, q: Quantity, earlier: list[Quantity], discourse: Discourse) -> Quantity | None:
    """ "We wrote to 60 firms. The 44 that replied ...", "the two that are left": those of the counted that a clause picks out."""
    if (
        q.unit != "count"
        or q.noun_end > q.last
        or q.comparator != "="
        or tokens.word(q.first - 1) not in ("the", "those")
    ):
        return None
    word = tokens.word(q.last)
    if tokens.word(q.first - 2) in SET_BESIDE:
        return None
    if word not in REMAINS and not word.endswith("ed") and word not in PARTICIPLES and not is_adverb(word):
        return None
    if word in ("were", "are", "was", "have", "had", "has", "did") and tokens.word(q.last + 1) != "not":
        return None
    known = [*discourse.history, *earlier]
    if any(count.value == q.value for count in known) or q.value in discourse.in_tables:
        return None
    for whole in [*reversed(earlier), discourse.whole, discourse.topic, *reversed(discourse.recent)]:
        if whole is not None and whole.unit == "count" and whole.value is not None and not is_too_small(q, whole):
            return whole if whole.comparator == "=" and whole.value < FAR * (q.value or 1) else None
    return None


SET_BESIDE: Final = words("double twice triple treble half times than against to with from")
PICKS: Final = words("who that which we you they he she i it whose whom where")


def picks_out(tokens: Tokens, index: int) -> bool:
    """Whether "those" at a token does not point back but opens a description: "of those charged", "of those we spoke to"."""
    after = tokens.word(index + 1)
    if tokens.word(index) != "those":
        return False
    return after in PICKS or after.endswith("ed") or after in PARTICIPLES or after in ("with", "without", "on", "under")


FAR: Final = 60
"""A whole so many times larger than what an article picks out is hardly what it was picked from."""
