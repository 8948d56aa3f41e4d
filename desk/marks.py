"""Mark facts in a text: cut it where facts begin and end, so that overlapping facts can be shown without scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A fact to mark: its place in the version's text (code points) and what to say of it."""

    fact_id: str
    kind: str
    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text under the same facts. `mark` is the shortest of them; `anchors` are facts that begin here."""

    text: str
    mark: Mark | None
    anchors: tuple[str, ...] = ()


def cut(text: str, offset: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    """The pieces of a text that starts at `offset` of its version; `marks` are those that touch it, in order of start.

    Joined, the pieces are the text. Cost grows with the pieces and the facts that overlap each, not with all facts.
    """
    edges = {0, len(text)}
    for mark in marks:
        edges.update(edge - offset for edge in (mark.start, mark.end) if 0 < edge - offset < len(text))
    waiting = sorted(marks, key=lambda mark: mark.start)
    active: list[Mark] = []
    taken = 0
    for start, end in pairwise(sorted(edges)):
        begun = taken
        while taken < len(waiting) and waiting[taken].start - offset <= start:
            taken += 1
        active = [mark for mark in (*active, *waiting[begun:taken]) if mark.end - offset > start]
        anchors = tuple(mark.fact_id for mark in waiting[begun:taken] if mark.start >= offset)
        shortest = min(active, key=lambda mark: (mark.end - mark.start, mark.start, mark.fact_id), default=None)
        yield Piece(text[start:end], shortest, anchors)
