"""Find citations: a noun ("section", "s.", "regulation", "FOI") with the list of provisions behind it, or a bare path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from extractors.exemptions.paths import Item, read_list

Noun = Literal["section", "regulation", "exemption", "exception", "law", "bare"]

# Each alternative begins with its own first letters, which lets the search skip text that holds none of them.
_NOUN = re.compile(
    r"(?:sec-? ?tion(?:s|\(s\))?|sect?s?\.|sects?(?= ?[0-9])|secs?(?= ?[0-9])|ss?\.? ?(?=\(?[0-9])|\u00a7{1,2}"
    r"|reg-?u?-? ?lation(?:s|\(s\))?|regs?\.?(?= ?[0-9])|r\.? ?(?=1[0-3]\([0-9])"
    r"|exemptions?(?= {0,2}\(?[0-9])|exceptions?(?= {0,2}\(?[0-9])"
    r"|foisa(?= [0-9])|foia(?= [0-9])|foi(?= [0-9])|eirs?(?= [0-9])|ei\(s\)rs?(?= [0-9])|eisrs?(?= [0-9])"
    r"):? {0,3}(?=[0-9(])",
    re.ASCII,
)
_BARE = re.compile(r"[1-4]?[0-9][ab]?(?= ?\((?:[0-9]{1,2}[a-z]?|[a-e])\))", re.ASCII)
_RELIED = re.compile(r"(?:rely|relying|relied|relies|reliance) (?:up)?on (?=[0-9]{1,2}[ab]?(?![a-z0-9(]))", re.ASCII)
_REFERENCE = re.compile(
    r"[0-9]{1,4}(?:[-/][0-9]{3}|[-/][0-9]{1,2}[-/][0-9]|[-/]0|[a-z]?[-/][a-z]{2,4}[-/0-9])", re.ASCII
)
"""What follows "FOI" in a request's number: "FOI 23-0419", "EIR 12/2024", but not in "FOI 40-41"."""
_POSTCODE = re.compile(r"[a-z]{1,2}[0-9]{1,2}[a-z]? ?[0-9][a-z]{2}(?![a-z0-9])", re.ASCII)
_GLUED = frozenset("_/'-")
_GLUED_NUMBER = frozenset("_(/.,'\u00a3$#-")


@dataclass(frozen=True, slots=True)
class Anchor:
    """One citation: its noun, the provisions listed, the whole span, and the noun's own words."""

    noun: Noun
    items: tuple[Item, ...]
    start: int
    end: int
    word: str


def find_anchors(flat: str, lower: str) -> list[Anchor]:
    """All citations in order, without overlaps; what they cite is not yet known. `lower` is `flat` in lower case."""
    found: list[Anchor] = []
    reach = 0
    for match in _NOUN.finditer(lower):
        start = match.start()
        if start < reach or _is_glued(lower, start):
            continue
        if match.end() - start <= 3 and _POSTCODE.match(lower, start):
            continue
        noun = _noun(match[0])
        if noun == "law" and _REFERENCE.match(lower, match.end()):
            continue
        items, end = read_list(flat, match.end(), match.end() if noun == "law" else start)
        if items:
            found.append(Anchor(noun, tuple(items), start, end, match[0].strip()))
            reach = end
    if not found and not any(sign in lower for sign in ("exemption", "exception", "foi", "eir")):
        return []
    return sorted([*found, *_bare(flat, lower, found)], key=lambda a: a.start)


def _is_glued(lower: str, start: int) -> bool:
    """Whether a word goes on before this place ("subsection", "council's", "U.S. 12")."""
    if not start:
        return False
    previous = lower[start - 1]
    return previous.isalnum() or previous in _GLUED or (previous == "." and start > 1 and lower[start - 2].isalnum())


def _noun(word: str) -> Noun:
    if word.startswith("fo") or word.startswith("ei"):
        return "law"
    if word.startswith("r"):
        return "regulation"
    return "exemption" if word.startswith("exem") else "exception" if word.startswith("exc") else "section"


def _bare(flat: str, lower: str, found: list[Anchor]) -> Iterator[Anchor]:
    """Paths without a noun ("43(2) is engaged") and numbers behind "rely on", outside the citations already found."""
    taken = iter(found)
    current = next(taken, None)
    reach = 0
    places = [(m.start(), "") for m in _BARE.finditer(lower) if not _is_glued_number(lower, m.start())]
    places += [(m.end(), "rely") for m in _RELIED.finditer(lower)]
    for start, word in sorted(places):
        while current is not None and current.end <= start:
            current = next(taken, None)
        if start < reach or (current is not None and current.start <= start):
            continue
        items, end = read_list(flat, start, start)
        if items:
            reach = end
            yield Anchor("bare", tuple(items), start, end, word)


def _is_glued_number(lower: str, start: int) -> bool:
    return start > 0 and (lower[start - 1].isalnum() or lower[start - 1] in _GLUED_NUMBER)
