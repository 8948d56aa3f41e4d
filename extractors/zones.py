"""Tell the requester's words from the authority's, and both from the page's furniture."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.request import find_request
from models.documents import Label, Reading, Zone, ZoneName


def assign_zones(reading: Reading, labels: Sequence[Label]) -> tuple[Zone, ...]:
    """Zones in order, without overlap, covering the whole text (none for an empty text).

    `boilerplate`: blocks whose label is not content. `request`: the requester's words, also where the authority repeats them.
    `response`: all else. What the format itself knows (`reading.zones`) wins over what the words suggest.
    """
    pieces: list[tuple[int, int, ZoneName]] = []
    request = find_request(reading, labels)
    position = 0
    for block, label in zip(reading.blocks, labels, strict=True):
        if not label.is_content:
            pieces.append((block.start, block.end, "boilerplate"))
            continue
        while position < len(request) and request[position][1] <= block.start:
            position += 1
        pieces.extend(_split(block.start, block.end, request, position))
    return _cover(_overlay(pieces, reading.zones), len(reading.text))


def _split(start: int, end: int, request: Sequence[tuple[int, int]], position: int) -> list[tuple[int, int, ZoneName]]:
    """The span cut into request and response."""
    pieces: list[tuple[int, int, ZoneName]] = []
    while position < len(request) and request[position][0] < end:
        first, last = max(start, request[position][0]), min(end, request[position][1])
        if first > start:
            pieces.append((start, first, "response"))
        if last > first:
            pieces.append((first, last, "request"))
        start = max(start, last)
        position += 1
    if start < end:
        pieces.append((start, end, "response"))
    return pieces


def _overlay(
    pieces: list[tuple[int, int, ZoneName]], known: Sequence[tuple[int, int, ZoneName]]
) -> list[tuple[int, int, ZoneName]]:
    """`pieces` with the zones that the format knows laid over all that is not boilerplate."""
    if not known:
        return pieces
    ordered = sorted(known)
    laid: list[tuple[int, int, ZoneName]] = []
    position = 0
    for start, end, name in pieces:
        while position < len(ordered) and ordered[position][1] <= start:
            position += 1
        if name == "boilerplate":
            laid.append((start, end, name))
            continue
        index = position
        while index < len(ordered) and ordered[index][0] < end and start < end:
            first, last = max(start, ordered[index][0]), min(end, ordered[index][1])
            if first > start:
                laid.append((start, first, name))
            if last > first:
                laid.append((first, last, ordered[index][2]))
            start = max(start, last)
            index += 1
        if start < end:
            laid.append((start, end, name))
    return laid


def _cover(pieces: Sequence[tuple[int, int, ZoneName]], length: int) -> tuple[Zone, ...]:
    """Pieces made into zones that cover the text: white space between two goes to the first, equal neighbours join."""
    if length == 0:
        return ()
    if not pieces:
        return (Zone(0, length, "response"),)
    borders: list[tuple[int, ZoneName]] = []
    for start, _, name in pieces:
        if not borders or borders[-1][1] != name:
            borders.append((start, name))
    borders[0] = (0, borders[0][1])
    ends = [start for start, _ in borders[1:]] + [length]
    return tuple(Zone(start, end, name) for (start, name), end in zip(borders, ends, strict=True))
