"""Parts of parts: "150 were refused. Forty were refused for height", "30 declined ... of those who declined, four schools"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from extractors.figures.discourse import Discourse
from extractors.figures.elided import THEN, is_elided, is_too_small
from extractors.figures.noun_phrases import PARTICIPLES
from extractors.figures.quantity import Quantity
from extractors.figures.shapes import is_adverb
from extractors.figures.tokens import Tokens
from extractors.figures.words import words

SKIP: Final = words("was were is are have has had been be also not then both all still")
STEM: Final = 5
"""Letters that "refused" and "refusals" share."""
REACH: Final = 30


def verb_of(tokens: Tokens, q: Quantity) -> str:
    """What the counted did or what was done to them: the past form after them, or that a bare number is the object of; else ""."""
    before = tokens.word(q.first - 1)
    object_of = before if before.endswith("ed") or before in PARTICIPLES else ""
    if q.noun_end == q.last and object_of:
        return object_of
    return verb_after(tokens, max(q.last, q.noun_end)) or object_of


def verb_after(tokens: Tokens, index: int) -> str:
    """The past form that stands at a token, auxiliaries aside, else ""."""
    for place in range(index, index + 4):
        word = tokens.word(place)
        if word.endswith("ed") or word in PARTICIPLES:
            return word
        if word not in SKIP and not is_adverb(word):
            return ""
    return ""


def by_picked(tokens: Tokens, q: Quantity, earlier: list[Quantity], discourse: Discourse) -> Quantity | None:
    """The earlier part that the sentence names again by what became of it."""
    if q.unit not in ("count", "percent", "ratio") or q.form in ("times", "multiplier"):
        return None
    parts = [part for part in [*discourse.recent, *earlier] if part.did and part.value]
    if not parts:
        return None
    named = _named(tokens, q) or _same_verb(tokens, q, discourse)
    for part in reversed(parts):
        if named and part.did[:STEM] == named[:STEM] and not is_too_small(q, part) and part.value != q.value:
            return part
    return None


def _named(tokens: Tokens, q: Quantity) -> str:
    """The verb of "of those who declined", "of those refused" or "of the refusals", at the number or before it in its sentence."""
    if tokens.word(q.last) == "of":
        return _description(tokens, q.last + 1)
    if q.unit != "count":
        return ""
    for index in range(max(1, q.first - REACH), q.first):
        if tokens.word(index - 1) == "of":
            found = _description(tokens, index)
            if found:
                return found
    return ""


def _description(tokens: Tokens, index: int) -> str:
    word, after = tokens.word(index), tokens.word(index + 1)
    if word == "those":
        return verb_after(tokens, index + 2) if after in ("who", "that", "which") else verb_after(tokens, index + 1)
    return after if word == "the" and after.endswith(("als", "ions", "ments", "ies")) else ""


def _same_verb(tokens: Tokens, q: Quantity, discourse: Discourse) -> str:
    """The verb of a bare number that says again what was just said of a part, with more to it: "Forty were refused for height"."""
    if not is_elided(tokens, q) or q.first > 2 or THEN & set(tokens.words) or not discourse.recent:
        return ""
    verb = verb_after(tokens, q.last)
    return verb if verb and discourse.recent[-1].did == verb and "t" not in tokens.kinds[: q.first] else ""


def by_rest_after(tokens: Tokens, q: Quantity, earlier: Sequence[Quantity]) -> Quantity | None:
    """ "The other five were refused, two on cost and the rest on privacy": of the five."""
    if not earlier or not is_elided(tokens, q) or tokens.word(q.last) not in MANNER or tokens.word(q.first - 1) != ",":
        return None
    after = tokens.words[q.last : q.last + REACH]
    rest = next((place for place, pair in enumerate(itertools.pairwise(after)) if pair in REMAINDER), None)
    # "22 in part, and the remainder were refused" are not parts of the number before
    shared = rest is not None and after[rest + 2 : rest + 3] and after[rest + 2] in MANNER
    whole = earlier[-1]
    return whole if shared and whole.unit == "count" and not is_too_small(q, whole) else None


MANNER: Final = words("under on for because in by with from over as to without")
REMAINDER: Final = frozenset({("the", "rest"), ("the", "others"), ("the", "remainder"), ("the", "other")})


def share_part(tokens: Tokens, quantities: Sequence[Quantity], discourse: Discourse) -> None:
    """ "Nine councils refused. Six pleaded cost, two privacy and one gave no reason": where they add up, of the nine."""
    if not discourse.recent:
        return
    whole = discourse.recent[-1]
    parts = [q for q in quantities if q.unit == "count" and q.of is not None and q.of == whole.of]
    others = [q for q in quantities if q not in parts]
    if whole.of is None or not whole.value or not parts or any(q.noun_end == q.last for q in others):
        return
    total = sum(part.value or 0 for part in parts)
    uncounted = sum(1 for index in range(parts[-1].last, len(tokens)) if _is_one(tokens, index))
    if total + uncounted == whole.value and len(parts) + uncounted > 1:
        for part in parts:
            part.of, part.measure = whole.value, whole.measure if part.noun_end == part.last else part.measure


def _is_one(tokens: Tokens, index: int) -> bool:
    return tokens.word(index) == "one" and tokens.word(index - 1) in (",", "and", ";")
