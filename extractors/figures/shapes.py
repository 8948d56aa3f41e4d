"""What a word looks like: a plural noun, the end of a phrase."""

from __future__ import annotations

from extractors.figures.lexicon import (
    FUNCTION_WORDS,
    IRREGULAR_PLURALS,
    NOT_PLURAL,
)
from extractors.figures.tokens import Tokens


def looks_plural(word: str) -> bool:
    if word in IRREGULAR_PLURALS:
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s", "’s"))
        and word not in NOT_PLURAL
        and word not in FUNCTION_WORDS
    )


def ends_here(tokens: Tokens, index: int) -> bool:
    """Whether no noun follows: the phrase ends with the number."""
    word = tokens.word(index)
    return not word or not word[0].isalnum() or word in FUNCTION_WORDS
