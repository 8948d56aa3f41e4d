"""Read the label before a colon as what a number counts: "Claims received 2021-22: 637"."""

from __future__ import annotations

from typing import Final

from extractors.figures.clauses import number_of, phrase_left
from extractors.figures.lexicon import FUNCTION_WORDS, MONTHS, TIME_UNITS
from extractors.figures.noun_phrases import DETERMINERS, PARTICIPLES, clean
from extractors.figures.shapes import looks_plural
from extractors.figures.tokens import Tokens
from extractors.figures.words import words

ANSWERS: Final = words("answer answers response responses reply replies a")
HAD: Final = words("had has have reported recorded received made gave saw")


def read_label(tokens: Tokens, index: int, floor: int) -> str | None:
    """The label before a colon, its period left out: "Claims received 2021-22: 637"."""
    end = index
    while end > floor and not (
        tokens.kind(end - 1) == "w"
        and tokens.word(end - 1) not in MONTHS
        and tokens.word(end - 1) not in FUNCTION_WORDS
    ):
        end -= 1
    if tokens.word(end - 1) in TIME_UNITS and tokens.word(end - 2) in ("last", "this"):
        end -= 2
    start = end
    while (
        start > floor
        and end - start < 8
        and (tokens.kind(start - 1) == "w" or tokens.word(start - 1) in ("-", "&", "/", "’"))
    ):
        start -= 1
    before = tokens.word(start - 1)
    if any(_takes_object(tokens, place) for place in range(start, end - 1)) and looks_plural(tokens.word(end - 1)):
        # "Northern Homes had the most complaints: 143"
        return phrase_left(tokens, end - 1, start)
    if floor and start == floor and any(tokens.word(place) in WENT for place in range(start, end)):
        # "£546,000 went on paths and bridges: £300,000 and £246,000"
        return None
    if start > floor and start > 0 and "\n" not in tokens.gap(start) and (before[0].isalnum() or before == ","):
        return None
    if all(word.endswith("ed") or word in PARTICIPLES or word == "paid" for word in tokens.words[start:end]):
        return None
    if (tokens.word(start), tokens.word(start + 1)) in (("of", "which"), ("of", "whom")):
        return None
    while start < end and (tokens.word(start) in DETERMINERS or tokens.word(start) in ("and", "or", "-")):
        start += 1
    if end - start == 1 and tokens.word(start) in ANSWERS:
        return None
    named = number_of(tokens, start, end)
    verb = next((place for place in range(start + 1, end) if tokens.word(place) in BE), end)
    if verb < end and looks_plural(tokens.word(verb - 1)):
        # "Appeals are rare: 19 were lodged"
        return named or phrase_left(tokens, verb - 1, start)
    return named or clean(tokens, start, end) or None


def _takes_object(tokens: Tokens, index: int) -> bool:
    """Whether a token is a verb whose object follows at once: "had the most complaints"."""
    return tokens.word(index) in HAD and tokens.word(index + 1) in OBJECT_OPENS


OBJECT_OPENS: Final = words("the a an most more fewer fewest its")
WENT: Final = words("went goes was were spent split shared divided")
BE: Final = words("is are was were has have had will can may")
