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
_MACRO = re.compile(r"<([a-z]+)>")
_BOUNDARY = r"(?<![a-z0-9])(?:"
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
    phrases = [phrase for row in cue_rows() for phrase in row.phrases]
    return re.compile(_BOUNDARY + "|".join(phrases) + _END, re.ASCII)


def find_cues(lower: str, start: int, end: int) -> Iterator[Cue]:
    """The cues of a stretch of flattened, lower-case text, in order. At one place the first row that fits each side counts:
    "refusals" looks back at "section 14 refusals" and forward in "refusals under section 14"."""
    for match in _combined().finditer(lower, start, end):
        sides: set[str] = set()
        for row in cue_rows():
            taken = {"before", "after"} if row.side == "both" else {row.side}
            if taken <= sides:
                continue
            own = row.pattern.match(lower, match.start(), end)
            if own is not None:
                yield Cue(own.start(), own.end(), row)
                sides |= taken
