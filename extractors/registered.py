"""Find the registered names of public authorities in a text, longest first, in one pass over its capitalised words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from models.authorities import Authority, authorities

_CAPITAL_WORD = re.compile(r"[A-Z][A-Za-z0-9’'&\-]*")


@dataclass(frozen=True, slots=True)
class _Name:
    """A registered name: what to compare, how far before the anchoring word it begins, and whose it is."""

    text: str
    offset: int
    authority: Authority


def flat_text(text: str) -> str:
    """The text with one kind of apostrophe and of space, every offset kept."""
    return text.replace("’", "'").replace("\xa0", " ").replace("\n", " ").replace("\t", " ")


def registered_names(flat: str, defined: set[str]) -> Iterator[tuple[int, int, Authority]]:
    """(start, end, authority) of each registered name in a text that `flat_text` made; none overlap.

    A short name in `defined` has the meaning that the text itself gives it, and is left out.
    """
    index, done = _index(), 0
    for word in _CAPITAL_WORD.finditer(flat):
        if word.start() < done:
            continue
        name = _longest(flat, word, index.get(word[0]) or index.get(word[0].removesuffix("'s")) or ())
        if name is not None and (" " in name.text or name.text not in defined):
            start = word.start() - name.offset
            done = start + len(name.text)
            yield start, done, name.authority


@lru_cache(maxsize=1)
def _index() -> dict[str, list[_Name]]:
    """Registered names by their first capitalised word, longest first; names of several words also in capitals."""
    index: dict[str, list[_Name]] = {}
    for authority in authorities():
        for name in authority.names:
            flat = flat_text(name)
            forms = {flat, flat.upper()} if " " in flat else {flat}
            for form in forms:
                anchor = _CAPITAL_WORD.search(form)
                if anchor is not None:
                    index.setdefault(anchor[0], []).append(_Name(form, anchor.start(), authority))
    for names in index.values():
        names.sort(key=lambda name: -len(name.text))
    return index


def _longest(flat: str, word: re.Match[str], names: Sequence[_Name]) -> _Name | None:
    for name in names:
        start = word.start() - name.offset
        if start < 0 or not _same(flat, start, name):
            continue
        end = start + len(name.text)
        if end < len(flat) and (flat[end].isalnum() or (flat[end] == "-" and flat[end + 1 : end + 2].isalpha())):
            continue
        if (start and (flat[start - 1].isalnum() or flat[start - 1] in "-@/.")) or _part_of_longer(flat, start, end):
            continue
        return name
    return None


def _same(flat: str, start: int, name: _Name) -> bool:
    if flat.startswith(name.text, start):
        return True
    return (
        name.offset > 0
        and flat[start : start + name.offset].lower() == name.text[: name.offset].lower()
        and flat.startswith(name.text[name.offset :], start + name.offset)
    )


def _part_of_longer(flat: str, start: int, end: int) -> bool:
    """Whether the words around show a longer name ("North Elmshire Council" is not "Elmshire Council")."""
    if flat[start - 1 : start] == " " and start > 1:
        before = flat.rfind(" ", 0, start - 1) + 1
        if flat[before : start - 1] in (
            "North",
            "South",
            "East",
            "West",
            "Mid",
            "New",
            "Great",
            "Greater",
            "Upper",
            "Lower",
            "Royal",
        ):
            return True
    after = re.match(
        r" (?:Federation|Act|Regulations|Order|Bill|Rules|Association|Union|Committee)\b", flat[end : end + 16]
    )
    return after is not None
