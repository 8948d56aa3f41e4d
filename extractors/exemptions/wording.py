"""The words around a provision, as signs for the second opinion on its status: stems, their pairs, and the side they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from extractors.exemptions.court import Court

EXPLAINS = "kind:explains"
"""The sign of a document that explains the law."""
REACH = 300
"""Code points read on each side."""
NEAR, NEXT, CLOSE = 25, 20, 4
"""Words taken on each side and of the next sentence, and those that also count as close."""

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|[.,;:()]|\x00")
_SUFFIXES = ("ingly", "edly", "ing", "ied", "ies", "ed", "es", "ly", "s", "d", "e")
_LABEL = re.compile(r"\b(?:sections?|ss?\.?|reg(?:ulation)?s?) *(?=$|\x00)")
_CITATION = "\x00"
_REPLIES = ("foi_response", "correspondence")


def signs_of(court: Court, index: int) -> set[str]:
    """The signs of a provision: joined citations share them, since they share their predicate."""
    low, high = court.sentence(court.anchors[index])
    start, end = court.chain(index)
    before = [_stem(word) for word in _words(_masked(court, max(low, start - REACH), start))[-NEAR:]]
    after = [_stem(word) for word in _words(_masked(court, end, max(end, min(high, end + REACH))))[:NEAR]]
    signs = {f"kind:{_kind(court)}", "always"}
    if court.is_explanation:
        signs.add(EXPLAINS)
    signs.update(_of_side("b", before[::-1]), _of_side("a", after))
    signs.update(f"{one}_{two}" for side in (before, after) for one, two in pairwise(side))
    following = [_stem(word) for word in _words(_next(court, end))[:NEXT]]
    signs.update(f"n:{word}" for word in following)
    signs.update(f"n:{one}_{two}" for one, two in pairwise(following))
    return signs


def _kind(court: Court) -> str:
    kind = court.p.kind
    return "reply" if kind in _REPLIES else "decision" if kind == "decision" else "other"


def _of_side(side: str, words: Sequence[str]) -> Iterator[str]:
    """Signs of one side, nearest word first."""
    if not words:
        yield f"{side}:none"
        return
    yield f"{side}1:{'_'.join(words[:2])}"
    for place, word in enumerate(words):
        yield word
        yield f"{side}:{word}"
        if place < CLOSE:
            yield f"{side}c:{word}"


def _next(court: Court, end: int) -> str:
    """The next sentence of the paragraph."""
    here = court.p.sentence_index(max(0, end - 1))
    if here is None or here + 1 >= len(court.p.sentences):
        return ""
    sentence = court.p.sentences[here + 1]
    if "\n\n" in court.p.text[end : sentence.start]:
        return ""
    return _masked(court, sentence.start, min(sentence.end, sentence.start + REACH))


def _masked(court: Court, start: int, end: int) -> str:
    """The text with one sign in the place of every citation: which provision it is tells nothing."""
    parts, at = [], start
    for index in court.within(start, end):
        anchor = court.anchors[index]
        parts += [court.lower[at : max(at, anchor.start)], _CITATION]
        at = max(at, anchor.end)
    return "".join([*parts, court.lower[at : max(at, end)]])


def _words(text: str) -> list[str]:
    text = text.replace("can't", "can not").replace("n't", " not").replace("cannot", "can not")
    return _WORD.findall(_LABEL.sub("", text))


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)] + ("y" if suffix in ("ied", "ies") else "")
    return word
