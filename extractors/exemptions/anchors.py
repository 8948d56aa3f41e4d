"""Find citations: a noun ("section", "s.", "regulation", "FOI") with the list of provisions behind it, or a bare path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from extractors.exemptions.paths import Item, read_list

Noun = Literal["section", "regulation", "exemption", "exception", "law", "bare"]

_NOUN = re.compile(
    r"(?<![A-Za-z0-9_'/\-])(?<![A-Za-z0-9]\.)(?:"
    r"(?P<section>sec-? ?tion(?:s|\(s\))?|sect?s?\.|sects?(?= ?[0-9])|ss?\.? ?(?=\(?[0-9])|\u00a7{1,2})"
    r"|(?P<regulation>reg-?u?-? ?lations?|regulation\(s\)|regs?\.?(?= ?[0-9])|r\.? ?(?=1[0-3]\([0-9]))"
    r"|(?P<exemption>exemptions?(?= {0,2}(?:\(?[0-9])))|(?P<exception>exceptions?(?= {0,2}(?:\(?[0-9])))"
    r"|(?P<law>(?:foia|foisa|foi|eirs?|ei\(s\)rs?|eisrs?)(?= [0-9]))"
    r"):? {0,3}(?=[0-9(])",
    re.IGNORECASE | re.ASCII,
)
_BARE = re.compile(r"(?<![A-Za-z0-9_(/.,'\u00a3$#\-])[1-4]?[0-9][AB]?(?= ?\((?:[0-9]{1,2}[A-Z]?|[a-e])\))", re.ASCII)
_RELIED = re.compile(
    r"\b(?:rely|relying|relied|relies|reliance) (?:up)?on (?=[0-9]{1,2}[AB]?\b(?!\())", re.IGNORECASE | re.ASCII
)
_POSTCODE = re.compile(r"[A-Za-z]{1,2}[0-9]{1,2}[A-Za-z]? ?[0-9][A-Za-z]{2}(?![A-Za-z0-9])", re.ASCII)


@dataclass(frozen=True, slots=True)
class Anchor:
    """One citation: its noun, the provisions listed, the whole span, and the noun's own words."""

    noun: Noun
    items: tuple[Item, ...]
    start: int
    end: int
    word: str


def find_anchors(flat: str) -> list[Anchor]:
    """All citations in order, without overlaps; what they cite is not yet known."""
    found: list[Anchor] = []
    reach = 0
    for match in _NOUN.finditer(flat):
        if match.start() < reach:
            continue
        if match.end() - match.start() <= 2 and _POSTCODE.match(flat, match.start()):
            continue
        start = match.end() if match.lastgroup == "law" else match.start()
        items, end = read_list(flat, match.end(), start)
        if items:
            noun: Noun = match.lastgroup or "section"  # type: ignore[assignment]  # the groups are named as the nouns are
            found.append(Anchor(noun, tuple(items), match.start(), end, flat[match.start() : match.end()].strip()))
            reach = end
    return sorted([*found, *_bare(flat, found)], key=lambda a: a.start)


def _bare(flat: str, found: list[Anchor]) -> Iterator[Anchor]:
    taken = iter(found)
    current = next(taken, None)
    reach = 0
    for match in sorted([*_BARE.finditer(flat), *_RELIED.finditer(flat)], key=lambda m: m.start()):
        start = match.end() if match[0][0].isalpha() else match.start()
        while current is not None and current.end <= start:
            current = next(taken, None)
        if start < reach or (current is not None and current.start <= start):
            continue
        items, end = read_list(flat, start, start)
        if items:
            reach = end
            yield Anchor("bare", tuple(items), start, end, "rely" if match[0][0].isalpha() else "")
