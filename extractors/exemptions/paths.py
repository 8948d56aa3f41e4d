"""Read provision paths and lists of them: "40(2)(a)(b)&(3)(a)(i)" is 40(2)(a), 40(2)(b) and 40(3)(a)(i)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.regimes import LETTERS_FIRST, REGIMES

MAX_ITEMS = 40
"""No sentence lists more provisions; a longer run is hostile or a table of contents and is cut there."""
MAX_RANGE = 12
"""A range is written out when it holds at most this many provisions; a longer one ("21 to 44") keeps its two ends."""

_NUMBER = re.compile(
    r"([0-9]{1,2})([A-Ba-b](?![A-Za-z0-9]))?(?![0-9]|\.[0-9]|,[0-9]{3}(?![0-9])|[/%:][0-9]|%|(?:st|nd|rd|th)\b)"
)
_GROUP = re.compile(r" {0,2}\( ?([0-9]{1,2}[A-Za-z]{0,2}|[ivxIVX]{1,5}|[a-zA-Z]|a[a-d]|b[ab]) ?\)")
_JOIN = re.compile(
    r"(?: {0,2}\((?![0-9ivx]{1,4}\)|[a-z]\))[A-Za-z][^()]{2,80}\)| {0,2}- {0,2}[A-Za-z][A-Za-z' ]{2,60}(?=,|"
    r" and [0-9]))? {0,3}(?:(?P<range>to|through|-)(?![A-Za-z])|(?P<virtue>,? ?(?:by virtue of|read with|"
    r"read together with|in conjunction with|"
    r"together with|as well as|and also|via|with)(?![A-Za-z]))|(?:[,;&+/]|and/or|and|or|nor)(?![A-Za-z]))"
    r"(?: {0,3}(?:&|and|or|also|both)(?![A-Za-z]))? {0,3}"
)
_ASIDE = re.compile(
    r",? (?:and|or),? (?:(?:also|then),? )?(?:where|so far as|in so far as|insofar as|to the extent(?: that)?"
    r"|as regards|as to|for|in|"
    r"when|with|on|because|since)(?= )[^().;:]{0,90}, (?:also )?(?:under |by |limb )?(?=\()"
)
"""Words between two limbs: "35(1)(a) and, where it records the views of several Ministers, (b)"."""
_MARKER = re.compile(r" {0,2}\(([a-h])\) ?(?=[0-9]{1,2}(?![0-9]))")
_INVERTED = re.compile(r"\(([0-9])\) ?([0-9]{2})(?![0-9A-Za-z])")
_FUNCTION = re.compile(
    r" {0,2}(?:$|[.,;:)\"'&\]\[/?!|-]|\((?![0-9])|(?:of|to|and|or|nor|apply|applies|applied|is|are|was|were|have|"
    r"has|had|does|do|did|can|"
    r"cannot|could|would|will|should|must|may|might|which|that|in|for|as|because|exempt"
    r"|under(?! (?:the )?(?:exemptions? )?(?:at |in )?(?:ss?\.? ?[0-9]|[Ss]ection|[Rr]eg))|above|below|on|by|"
    r"engaged|the|"
    r"from|relates?|covers?|both|not|at|when|where|this|these|we|it|set|with|since|so|but|exemptions?|exceptions?|"
    r"if|being|"
    r"respectively|only|also|FOIA|FOISA|EIRs?|FOI|DPA|PACE|Act|Regulations|UK|were|until|before|than|there|i\.?e|"
    r"e\.?g)\b)"
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_LETTERS_FIRST = frozenset().union(*(LETTERS_FIRST[regime] for regime in REGIMES))


@dataclass(frozen=True, slots=True)
class Item:
    """One provision of a list: its number as the statute writes it and the span of its own part of the citation."""

    number: str
    start: int
    end: int
    has_group: bool


@dataclass(slots=True)
class _Path:
    section: str
    levels: list[tuple[str, str]]

    def number(self) -> str:
        return self.section + "".join(f"({token})" for _, token in self.levels)


def _level(token: str, levels: list[tuple[str, str]], *, fresh: bool) -> tuple[str, str]:
    """Level and canonical spelling of a bracket. `fresh`: it follows directly; else it continues a list after a connector."""
    if token[0].isdigit():
        return "digit", token.upper()
    low = token.lower()
    kinds = [kind for kind, _ in levels]
    if low in _ROMAN and (
        "roman" in kinds or (len(low) > 1 and "letter" in kinds) or (fresh and kinds and kinds[-1] == "letter")
    ):
        previous = next((value for kind, value in levels if kind == "letter"), "")
        # 31(1)(h) is followed by a letter (i), the one place in these laws where the alphabet meets a numeral.
        if not (low == "i" and previous == "h"):
            return "roman", low
    return "letter", low


_ORDER = {"digit": 0, "letter": 1, "roman": 2}


def _attach(path: _Path, token: str, *, fresh: bool) -> tuple[_Path, bool] | None:
    """The path with a bracket added, and whether it starts a sibling; None where the bracket cannot belong to it."""
    kind, value = _level(token, path.levels, fresh=fresh)
    kept = [(k, v) for k, v in path.levels if _ORDER[k] < _ORDER[kind]]
    is_sibling = len(kept) < len(path.levels)
    if kind == "letter" and not kept and path.section not in _LETTERS_FIRST:
        return None
    if kind == "roman" and not any(k == "letter" for k, _ in kept):
        return None
    return _Path(path.section, [*kept, (kind, value)]), is_sibling


class _Reader:
    """Reads one list from a position; every step moves forward, so reading is linear in the list's length."""

    def __init__(self, flat: str, position: int, start: int) -> None:
        self.flat, self.position, self.start = flat, position, start
        self.items: list[Item] = []
        self.path: _Path | None = None

    def section(self) -> bool:
        match = _NUMBER.match(self.flat, self.position)
        if match is None or match[1] == "0" or match[1].startswith("0"):
            return False
        self.path = _Path(match[1] + (match[2] or "").upper(), [])
        self.position = match.end()
        self._emit(match.start(), match.end(), has_group=False)
        self._groups()
        return True

    def _emit(self, start: int, end: int, *, has_group: bool) -> None:
        assert self.path is not None
        self.items.append(Item(self.path.number(), start if self.items else min(self.start, start), end, has_group))

    def _groups(self) -> None:
        """Brackets that follow without a connector: deeper ones extend the last item, siblings start a new one."""
        while self.path is not None and len(self.items) < MAX_ITEMS:
            match = _GROUP.match(self.flat, self.position)
            if match is None or (_MARKER.match(self.flat, self.position) and not match[1].isdigit()):
                return
            attached = _attach(self.path, match[1], fresh=True)
            if attached is None:
                return
            self.path, is_sibling = attached
            if is_sibling:
                self._emit(self.flat.index("(", match.start()), match.end(), has_group=True)
            else:
                last = self.items.pop()
                self.items.append(Item(self.path.number(), last.start, match.end(), True))
            self.position = match.end()

    def follow(self) -> bool:
        """One connector and what it joins; False (and no move) where the list has ended."""
        match = _JOIN.match(self.flat, self.position)
        aside = _ASIDE.match(self.flat, self.position)
        if aside is not None and self._after_aside(aside):
            return True
        if match is None:
            return False
        before, position = len(self.items), self.position
        previous = self.path
        self.position = match.end()
        if self._suffix(comma=match[0].strip() == ",") or self._next_section(is_range=match["range"] is not None):
            if match["range"] is not None and previous is not None:
                self._fill(before, previous)
            return True
        self.position, self.path = position, previous
        return False

    def _after_aside(self, aside: re.Match[str]) -> bool:
        position, self.position = self.position, aside.end()
        if self._suffix(comma=False):
            return True
        self.position = position
        return False

    def _suffix(self, *, comma: bool) -> bool:
        match = _GROUP.match(self.flat, self.position)
        if match is None or self.path is None:
            return False
        if comma and not _GROUP.match(self.flat, match.end()) and not _FUNCTION.match(self.flat, match.end()):
            return False
        attached = _attach(self.path, match[1], fresh=False)
        if attached is None or not self.path.levels:
            return False
        self.path = attached[0]
        self.position = match.end()
        self._emit(self.flat.index("(", match.start()), match.end(), has_group=True)
        self._groups()
        return True

    def _next_section(self, *, is_range: bool) -> bool:
        match = _NUMBER.match(self.flat, self.position)
        if match is None:
            return False
        has_group = _GROUP.match(self.flat, match.end()) is not None
        if not has_group and not _FUNCTION.match(self.flat, match.end()):
            return False
        if is_range and self.path is not None and int(match[1]) < int(re.match(r"[0-9]+", self.path.section)[0]):  # type: ignore[index]
            return False
        return self.section()

    def _fill(self, before: int, first: _Path) -> None:
        """Write out what lies inside a short range, each on the span of the range's two ends."""
        last = self.items[before]
        stem, bracket, _ = first.number().rpartition("(")
        inner = _between(*_range_ends(first.number(), last.number))
        start = self.items[before - 1].start
        numbers = [f"{stem}({mid})" if bracket else mid for mid in inner]
        filled = [Item(number, start, last.end, bool(bracket)) for number in numbers]
        self.items[before:before] = filled

    def marked(self) -> bool:
        """The next of "(a) 36 (b) 38": a list marker and a section."""
        match = _MARKER.match(self.flat, self.position)
        if match is None:
            return False
        self.position = match.end()
        return self.section()


def _range_ends(first: str, last: str) -> tuple[str, str]:
    low = first.rpartition("(")[2].rstrip(")")
    high = last.rpartition("(")[2].rstrip(")")
    same_stem = first.rpartition("(")[0] == last.rpartition("(")[0]
    return (low, high) if same_stem else (low, low)


def _between(low: str, high: str) -> list[str]:
    for scale in (_ROMAN if low in ("i", "ii", "iii", "iv") and high in _ROMAN else (), "abcdefghijklmnop"):
        if (low in scale and high in scale and len(low) == len(high)) or (scale is _ROMAN and high in _ROMAN):
            return list(scale[scale.index(low) + 1 : scale.index(high)])
    if low.isdigit() and high.isdigit() and int(high) - int(low) <= MAX_RANGE:
        return [str(n) for n in range(int(low) + 1, int(high))]
    return []


def read_list(flat: str, position: int, start: int) -> tuple[list[Item], int]:
    """The provisions listed from `position`, and where the list ends. `start` is where the first item's span begins.

    An empty list means that no provision stands there.
    """
    reader = _Reader(flat, position, start)
    inverted = _INVERTED.match(flat, position)
    if inverted is not None:  # "S(2) 40", as some universities write section 40(2)
        return [Item(f"{inverted[2]}({inverted[1]})", start, inverted.end(), True)], inverted.end()
    marker = _MARKER.match(flat, position)
    if marker is not None:
        reader.position = marker.end()
    if not reader.section():
        return [], position
    while len(reader.items) < MAX_ITEMS and (reader.follow() or (marker is not None and reader.marked())):
        pass
    return reader.items, reader.position
