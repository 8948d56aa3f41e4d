"""Read what a question or request asks to have counted."""

from __future__ import annotations

from typing import Final

from extractors.figures.noun_phrases import DETERMINERS, noun_phrase
from extractors.figures.tokens import Tokens
from extractors.figures.words import words

ASKED: Final = words("number numbers total")
SHARES: Final = words("proportion percentage share fraction")


def read_asked(tokens: Tokens) -> str | None:
    """What a question or request asks to have counted: the noun after "how many" or "the number of"."""
    for index, word in enumerate(tokens.words):
        asks = word == "of" and (
            tokens.word(index - 1) in ASKED
            or (tokens.word(index - 1) in SHARES and tokens.word(index - 2) in ("what", "which", "the"))
        )
        if (word == "many" and tokens.word(index - 1) == "how") or asks:
            place = index + 1
        else:
            continue
        while tokens.word(place) in DETERMINERS or tokens.word(place) == "of":
            place += 1
        words, _ = noun_phrase(tokens, place)
        if words:
            return words
    return None
