"""Lines of TOML: where in a file a setting stands, so that an error can point at it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_TABLE = re.compile(r"\s*\[{1,2}\s*([^\[\]]{1,200}?)\s*\]{1,2}\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_\-\"'. ]{1,200}?)\s*=")
_PART = re.compile(r"\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9_-]+)")


def find_line(text: str, place: Sequence[str | int]) -> int:
    """The line (from 1) of a setting, given by its tables and key; the nearest one above it that the file has, else 1.

    Positions inside a value (the third element of a list) are those of the value's first line, except that an element of a list
    that has a line of its own gets that line.
    """
    names = [part for part in place if isinstance(part, str)]
    lines = dict(_settings(text))
    for length in range(len(names), 0, -1):
        line = lines.get(tuple(names[:length]))
        if line is not None:
            index = place[length] if len(place) > length and isinstance(place[length], int) else None
            return line if index is None else _element_line(text, line, int(index))
    return 1


def _settings(text: str) -> Iterator[tuple[tuple[str, ...], int]]:
    """Each table and key with the line it stands in. Lines inside of multi-line strings are passed over."""
    table: tuple[str, ...] = ()
    closing = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if closing:
            closing = "" if closing in line else closing
            continue
        found = _TABLE.match(line)
        if found:
            table = _parts(found[1])
            yield table, number
            continue
        key = _KEY.match(line)
        if key:
            yield (*table, *_parts(key[1])), number
            yield from _inline((*table, *_parts(key[1])), line[key.end() :], number)
            for quotes in ('"""', "'''"):
                if line.count(quotes) == 1:
                    closing = quotes


def _inline(parent: tuple[str, ...], value: str, number: int) -> Iterator[tuple[tuple[str, ...], int]]:
    """The keys of an inline table stand in its own line."""
    if value.lstrip().startswith("{"):
        for found in re.finditer(r"[{,]\s*([A-Za-z0-9_-]{1,100})\s*=", value):
            yield (*parent, found[1]), number


def _parts(name: str) -> tuple[str, ...]:
    return tuple(double or single or bare for double, single, bare in _PART.findall(name))


def _element_line(text: str, line: int, index: int) -> int:
    """The line of a list's element where the list has one element a line."""
    lines = text.splitlines()
    if not lines[line - 1].partition("=")[2].strip().rstrip("#").endswith("["):
        return line
    seen = -1
    for number in range(line, len(lines)):
        stripped = lines[number].strip()
        if stripped.startswith("]"):
            break
        if stripped and not stripped.startswith("#"):
            seen += 1
            if seen == index:
                return number + 1
    return line
