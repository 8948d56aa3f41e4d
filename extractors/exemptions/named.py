"""Bind citations to the law that is named beside them, or at either end of their list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.exemptions.anchors import Anchor
from extractors.exemptions.law_names import Law
from extractors.exemptions.scene import PAPER, Scene

_TITLE = (
    r"(?: {0,3}\([^()]{0,90}\)| {0,3}(?:-|:|,)? ?(?!(?:and|or|but|which|that|who|is|was|are|were|has|had|to|as|"
    r"so|because|since|applies|applied|does|did|will|would)\b)[a-z][a-z' -]{2,50}?(?=,? (?:of|under|in) (?:the )?(?:[A-Z]|act)))?"
)

_TAIL = re.compile(
    _TITLE + r" {0,2}[,;]? {0,2}(?:exemptions? |exceptions? )?(?:of|under|in|to|from|within|by|set out in|contained in|"
    r"found in) {0,3}"
    r"(?P<rest>(?:(?:the|that|those|this|these|said|same|both|our|their|your) ){0,2}) {0,2}(?:(?:19|"
    r"20)[0-9]{2} (?=[A-Z]))?",
    re.ASCII,
)

_ADJACENT = re.compile(r"(?: {0,3}\([^()]{0,60}\))?[ ,(]{1,3}(?:the )?", re.ASCII)

_HEAD_GAP = re.compile(
    r"(?:'s?)?(?: ?\([^()]{1,40}\))?[ ,:;()/-]{0,4}(?:the )?(?:exemptions?|exceptions?)?(?: (?:at|in|under))? ?",
    re.ASCII,
)

_ACRONYM = re.compile(r"[A-Z][A-Za-z&]{0,9}[A-Z]\b(?!['/]|-?[0-9])", re.ASCII)

_CHAIN = re.compile(
    r"(?: {0,2}\([^()]{0,90}\))?[ ,;&]{0,3}(?:and|or|and/or|nor|both|by virtue of|read with|with|also|the|at|in|"
    r"of|under|[,;&]| ){0,6}",
    re.ASCII,
)

NEAR = 250
"""Code points within which "the Act" still points back to an Act that the text has not defined as such."""


def named_law(scene: Scene, anchor: Anchor) -> Law | None:
    """The law named right behind or right before the citation, or None."""
    flat, laws = scene.flat, scene.laws
    if anchor.noun == "law":
        return _of_prefix(scene, anchor.word)
    tail = _TAIL.match(flat, anchor.end)
    if tail is not None:
        law = _at(scene, tail.start("rest"), tail.end() + 3)
        if law is not None:
            return law
        if _ACRONYM.match(flat, tail.end()) or PAPER.match(flat, anchor.end):
            return "OTHER"
    adjacent = _ADJACENT.match(flat, anchor.end)
    if adjacent is not None and "\n" not in scene.p.text[anchor.end : adjacent.end()]:
        law = _at(scene, adjacent.start() + 1, adjacent.end())
        if law is not None:
            return law
    before = laws.before(anchor.start)
    if before is not None and anchor.start - before.end <= 60 and "\n" not in scene.p.text[before.end : anchor.start]:
        gap = _HEAD_GAP.fullmatch(flat, before.end, anchor.start)
        if gap is not None and not before.is_backward:
            return before.law
        if gap is not None and flat[before.end : before.end + 1] == "'":
            return before.law
    return None


def _at(scene: Scene, first: int, last: int) -> Law | None:
    mention = scene.laws.starting(first, last)
    if mention is None:
        return None
    is_far = mention.antecedent is not None and mention.start - mention.antecedent > NEAR
    # "The Act" far from the other Act last named may as well be the law of the document: the default decides.
    return None if is_far and mention.law == "OTHER" else mention.law


def _of_prefix(scene: Scene, word: str) -> Law:
    low = word.lower().rstrip(": ")
    if low.startswith("ei"):
        return "EISR2004" if "s)" in low or low.startswith("eis") else scene.regulations
    return "FOISA2002" if low == "foisa" else "FOIA2000" if low == "foia" else scene.act


def spread(told: list[Law | None], anchors: Sequence[Anchor], flat: str) -> list[Law | None]:
    """A law named at one end of a chain of citations holds for the chain: "section 40(2) and section 41 of FOIA"."""
    for index in range(1, len(anchors)):
        if (
            told[index] is None
            and anchors[index].noun == "bare"
            and _are_chained(anchors[index - 1], anchors[index], flat)
        ):
            told[index] = told[index - 1]
    for index in range(len(anchors) - 2, -1, -1):
        if (
            told[index] is None
            and told[index + 1] is not None
            and _are_chained(anchors[index], anchors[index + 1], flat)
        ):
            told[index] = told[index + 1]
    return told


def _are_chained(one: Anchor, other: Anchor, flat: str) -> bool:
    """Whether two citations of one kind of noun have only list words and titles in brackets between them."""
    is_same = one.noun == other.noun or "bare" in (one.noun, other.noun)
    return is_same and other.start - one.end < 130 and _CHAIN.fullmatch(flat, one.end, other.start) is not None
