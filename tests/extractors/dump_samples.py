"""Samples of pages saved as text, with the label of every line beside it.

A file in `dumps` starts with comments: what it imitates, and the kind, own date and default regime that it must be given. Then
each line has a mark in front: "-" furniture of the page, "?" the requester's words, "+" all other content.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "dumps"
ZONES = {"-": "boilerplate", "?": "request", "+": "response"}


@dataclass(frozen=True)
class Sample:
    name: str
    text: str
    marks: tuple[tuple[int, int, str], ...]
    notes: dict[str, str]


def load(path: Path) -> Sample:
    notes: dict[str, str] = {}
    pieces: list[str] = []
    marks: list[tuple[int, int, str]] = []
    position = 0
    for raw in path.read_text(encoding="utf-8").splitlines():
        if raw.startswith("# "):
            key, _, value = raw[2:].partition(": ")
            notes[key] = value
            continue
        if raw.strip():
            marks.append((position, position + len(raw) - 2, ZONES[raw[0]]))
            raw = raw[2:]
        pieces.append(raw + "\n")
        position += len(pieces[-1])
    return Sample(path.stem, "".join(pieces), tuple(marks), notes)


SAMPLES = [load(path) for path in sorted(FOLDER.glob("*.txt"))]
