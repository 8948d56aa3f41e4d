"""The words that tell what a sentence does with a provision: relies on it, drops it, or only names it.

The cues are data (`cues.toml`), each with examples that are its tests.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from models.facts import Status

Side = Literal["before", "after", "both"]
_TIMES = re.compile(r"\?|\{0,([0-9])\}\??")
"""How often a leading group may stand: not at all, or up to so many times."""
_NO = re.compile(r"(?:\b(?:not|never|no longer)|(?<=[a-z])n't)\b")
_MACRO = re.compile(r"<([a-z]+)>")
_BOUNDARY = r"(?:(?<![a-z0-9])|(?<=[a-z])(?=n't))(?:"
"""A cue begins with a word, or with the "n't" of one: "can't accept" is read as "not accept"."""
_END = r")(?:(?<![a-z])|(?![a-z]))"


@dataclass(frozen=True, slots=True)
class CueRow:
    """A kind of cue. `governs`: it holds for its whole clause; `is_neutral`: a description, which decides nothing by itself;
    `is_close`: only small words may stand between it and the provision."""

    name: str
    status: Status
    side: Side
    governs: bool
    is_neutral: bool
    is_close: bool
    pattern: re.Pattern[str]
    phrases: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue's span in the text and its row."""

    start: int
    end: int
    row: CueRow


@cache
def cue_rows() -> tuple[CueRow, ...]:
    """All rows of `cues.toml`, in order."""
    data = tomllib.loads(files("extractors.exemptions").joinpath("cues.toml").read_text(encoding="utf-8"))
    return tuple(_row(record, data["macros"]) for record in data["cue"])


def _row(record: dict[str, Any], macros: dict[str, str | list[str]]) -> CueRow:
    phrases = tuple(flat for phrase in record["phrases"] for flat in _expand(phrase, macros))
    return CueRow(
        name=record["name"],
        status=record["status"],
        side=record["side"],
        governs=record.get("scope", False),
        is_neutral=record.get("neutral", False),
        is_close=record.get("close", False),
        pattern=re.compile(_BOUNDARY + "|".join(phrases) + _END, re.ASCII),
        phrases=phrases,
        examples=tuple(record["examples"]),
    )


def _expand(phrase: str, macros: dict[str, str | list[str]]) -> Iterator[str]:
    """A phrase with its macros filled in. A list macro that opens it gives one phrase for each member, so that every phrase
    begins with a letter: the matcher then skips, by that letter alone, nearly all phrases at nearly all places."""
    match = _MACRO.match(phrase)
    if match is not None and isinstance(macros[match[1]], list):
        for member in macros[match[1]]:
            yield from _expand(member + phrase[match.end() :], macros)
        return
    filled = _MACRO.sub(lambda m: _inline(macros[m[1]]), phrase)
    yield _MACRO.sub(lambda m: _inline(macros[m[1]]), filled)


def _inline(macro: str | list[str]) -> str:
    return macro if isinstance(macro, str) else f"(?:{'|'.join(macro)})"


@cache
def _combined() -> re.Pattern[str]:
    """All phrases, sorted by their first letter, so that at most places one look at a letter is enough."""
    by_letter: dict[str, list[str]] = {}
    for row in cue_rows():
        for phrase in row.phrases:
            for flat in _opened(phrase):
                by_letter.setdefault(flat[0], []).append(flat[1:])
    return re.compile(
        _BOUNDARY + "|".join(f"{a}(?:{'|'.join(rest)})" for a, rest in by_letter.items()) + _END, re.ASCII
    )


@cache
def _rows_by_letter() -> dict[str, tuple[CueRow, ...]]:
    """The rows that can begin with a letter, in order."""
    letters = {row.name: {flat[0] for phrase in row.phrases for flat in _opened(phrase)} for row in cue_rows()}
    every = set().union(*letters.values())
    return {letter: tuple(row for row in cue_rows() if letter in letters[row.name]) for letter in every}


def _opened(phrase: str) -> Iterator[str]:
    """The phrase with its leading groups opened, until each form begins with a letter: "(?:on|of) it" is "on it" and "of it"."""
    if not phrase.startswith("(?:"):
        if not phrase[0].isalpha() or phrase[1:2] in ("?", "*"):
            raise ValueError(f"a phrase of cues.toml does not begin with a letter: {phrase[:80]}")
        yield phrase
        return
    members, end = _members(phrase)
    times = _TIMES.match(phrase, end)
    rest = phrase[times.end() if times is not None else end :]
    more = int(times[1] or 1) - 1 if times is not None else 0
    again = f"{phrase[:end]}{{0,{more}}}" if more else ""
    tails: dict[str, list[str]] = {}
    for member in members:
        for flat in _opened(member):
            tails.setdefault(flat[0], []).append(flat[1:])
    for letter, own in tails.items():  # one copy of the rest for each letter: a shorter pattern compiles faster
        yield letter + (own[0] if len(own) == 1 else "(?:" + "|".join(own) + ")") + again + rest
    if times is not None:
        yield from _opened(rest)


def _members(phrase: str) -> tuple[list[str], int]:
    """The alternatives of the group that opens a phrase, and where it ends."""
    depth, start, members = 1, 3, []
    for index in range(3, len(phrase)):
        character, before = phrase[index], phrase[index - 1]
        if before == "\\":
            continue
        if character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
        if (character == "|" and depth == 1) or depth == 0:
            members.append(phrase[start:index])
            start = index + 1
        if depth == 0:
            return members, index + 1
    raise ValueError(f"a group of cues.toml is not closed: {phrase[:80]}")


def find_cues(lower: str, start: int, end: int) -> Iterator[Cue]:
    """The cues of a stretch of flattened, lower-case text, in order. At one place the first row that fits each side counts:
    "refusals" looks back at "section 14 refusals" and forward in "refusals under section 14"."""
    for match in _combined().finditer(lower, start, end):
        sides: set[str] = set()
        for row in _rows_by_letter()[lower[match.start()]]:
            taken = {"before", "after"} if row.side == "both" else {row.side}
            if taken <= sides:
                continue
            own = row.pattern.match(lower, match.start(), end)
            if own is not None:
                yield Cue(own.start(), own.end(), row)
                sides |= taken
        if "before" not in sides:
            yield from _negated(lower, match.start() + 1, match.end(), end)


def _negated(lower: str, start: int, stop: int, end: int) -> Iterator[Cue]:
    """The denial that a helping verb belongs to: "has not shown" looks back, and its "not shown" looks forward too."""
    no = _NO.search(lower, start, stop)
    if no is None:
        return
    for row in _rows_by_letter()["n"]:
        own = row.pattern.match(lower, no.start(), end) if row.side == "before" else None
        if own is not None:
            yield Cue(own.start(), own.end(), row)
            return
