"""What a word looks like: a plural noun, the end of a phrase."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from extractors.figures.lexicon import (
    FUNCTION_WORDS,
    IRREGULAR_PLURALS,
    NOT_PLURAL,
)
from extractors.figures.tokens import Tokens
from extractors.figures.words import words


@lru_cache(maxsize=16_384)
def looks_plural(word: str) -> bool:
    """Whether a lower-case word has the form of a plural noun."""
    if word in IRREGULAR_PLURALS:
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s", "’s"))
        and word not in NOT_PLURAL
        and word not in FUNCTION_WORDS
    )


NOT_ADVERBS: Final = words(
    "family assembly supply reply anomaly ally rally fly bully monopoly butterfly elderly early only likely weekly daily"
)


def is_adverb(word: str) -> bool:
    """Whether a lower-case word has the form of an adverb ("wrongly"); not "family" or "supply"."""
    return word.endswith("ly") and word not in NOT_ADVERBS


def ends_here(tokens: Tokens, index: int) -> bool:
    """Whether no noun follows: the phrase ends with the number."""
    word = tokens.word(index)
    return not word or not word[0].isalnum() or word in FUNCTION_WORDS
