"""Find wholes that are named again: "We hold 94 pages. ... Section 40(2) applies to 23 pages", "43 forces ... Two forces"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from extractors.figures.lexicon import FUNCTION_WORDS, MONTHS, NUMBER_WORDS
from extractors.figures.quantity import Quantity
from extractors.figures.shapes import looks_plural
from extractors.figures.sums import head
from extractors.figures.tokens import Tokens
from extractors.figures.words import words

THEN: Final = words(
    "last previous earlier before now later compared against than from again since year years more "
    "another further additional extra new fewer less up down rose fell also average every each per"
)
YEAR: Final = re.compile(r"(?:19|20)\d\d$")
VAGUE_HEADS: Final = words("people times pounds cent things cases occasions ways areas parts staff others members")
"""Nouns that are counted all over a text, of different things each time."""
NEAR: Final = 8


def by_same_noun(
    tokens: Tokens, q: Quantity, quantities: Sequence[Quantity], counts: Sequence[Quantity]
) -> Quantity | None:
    """The larger count of the same noun not long before, where nothing sets two times or two owners beside each other."""
    if tokens.word(q.last) == "of" and tokens.word(q.last + 1) in ("the", "these", "those"):
        # "two of the meetings" are of all the meetings, not of three of them
        counts = [count for count in counts if not count.partitive]
    if q.unit != "count" or not q.value or q.comparator != "=" or q.noun_end == q.last or q.measure is None:
        return None
    noun = head(q.measure)
    again = q.first <= 1 and bool(counts) and counts[-1].measure is not None and head(counts[-1].measure) == noun
    if (noun in VAGUE_HEADS and not again) or not (looks_plural(noun) or q.value == 1) or not _is_new(tokens, q):
        return None
    if any(other is not q and head(other.measure) == noun for other in quantities) or _compares(tokens, q):
        return None
    named = [
        candidate
        for candidate in counts[-NEAR:]
        if candidate.noun_end > candidate.last
        and head(candidate.measure) in (noun, noun + "s")
        and candidate.comparator == "="
        and candidate.value is not None
    ]
    # Of several the largest is what there was; the others are parts of it, as this one is.
    whole = max(named, key=lambda candidate: candidate.value or 0, default=None)
    if whole is None or (whole.value or 0) <= q.value or not _narrows(q, whole):
        return None
    return whole


def _narrows(q: Quantity, whole: Quantity) -> bool:
    """Whether the part's words are no other kind than the whole's: "three draft reports" of "31 reports"."""
    wide = (whole.measure or "").lower().split()
    return len(wide) == 1 or set(wide) <= set((q.measure or "").lower().split()) or len((q.measure or "").split()) == 1


def _is_new(tokens: Tokens, q: Quantity) -> bool:
    """Whether no article takes the number up again: "the two reports" are two named before."""
    return tokens.word(q.first - 1) not in (
        "the",
        "these",
        "those",
        "all",
        "both",
        "other",
        "our",
        "their",
        "its",
        "his",
        "her",
    )


def _compares(tokens: Tokens, q: Quantity) -> bool:
    """Whether the sentence names a time or an owner of its own, so that its count stands beside the earlier one."""
    if THEN & set(tokens.words):
        return True
    if any(YEAR.match(word) or (word in MONTHS and word != "may") for word in tokens.words):
        return True
    first = next((i for i, word in enumerate(tokens.words) if word[0].isalnum()), 0)
    opening = tokens.word(first)
    named = tokens.kind(first) == "w" and opening not in FUNCTION_WORDS and opening not in NUMBER_WORDS
    return named and first < q.first and opening not in ("section", "sections", "regulation", "see")
