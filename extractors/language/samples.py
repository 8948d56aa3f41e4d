"""Sentences in the manner of British official prose with names filled in: they teach names that the treebanks hardly hold.

The treebanks have about 5,800 names, most of them American. These sentences were written for this project; people's names are
put together at random, bodies come from the registry of public authorities or are invented.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from models.authorities import authorities

_LISTS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_SLOT = re.compile(r"\{([POLTSA])\}")
_LABEL = {"P": "PERSON", "O": "ORG", "L": "PLACE", "S": "PERSON", "A": "ORG"}


class Filler:
    """Draws names for the slots of a template, always the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - no secret, and it must repeat
        self._bodies = [name for authority in authorities() for name in authority.names]
        self._abbreviations = sorted({a.abbreviation for a in authorities() if len(a.abbreviation) > 2})

    def draw(self, slot: str) -> str:
        """A name for a slot: P person, S surname, T title, O organisation, A abbreviation, L place."""
        pick = self._random.choice
        match slot:
            case "P":
                return self._person()
            case "S":
                return pick(_LISTS["surnames"])
            case "T":
                return pick(_LISTS["titles"])
            case "A":
                return pick(self._abbreviations)
            case "L":
                return pick(_LISTS["places"])
            case _:
                return self._body()

    def _person(self) -> str:
        pick, chance = self._random.choice, self._random.random()
        surname = pick(_LISTS["surnames"]) if chance > 0.1 else f"{pick(_LISTS['surnames'])}-{pick(_LISTS['surnames'])}"
        first = pick(_LISTS["first_names"]) if chance < 0.9 else f"{pick(_LISTS['first_names'])[0]}"
        return f"{first} {surname}"

    def _body(self) -> str:
        pick, chance = self._random.choice, self._random.random()
        if chance < 0.5:
            return pick(self._bodies)
        if chance < 0.85:
            return pick(_LISTS["bodies"])
        return pick(_LISTS["surnamed_bodies"]).format(pick(_LISTS["surnames"]))

    def fill(self, template: str) -> tuple[str, list[tuple[int, int, str]]]:
        """A template with its slots filled, and the spans of the names."""
        text, spans, position = "", [], 0
        for slot in _SLOT.finditer(template):
            text += template[position : slot.start()]
            name = self.draw(slot[1])
            if slot[1] in _LABEL:
                spans.append((len(text), len(text) + len(name), _LABEL[slot[1]]))
            text, position = text + name, slot.end()
        return text + template[position:], spans


def sentences(count: int, *, held_back: bool, seed: int = 0) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """So many filled sentences and the spans of their names (start, end, label); the same ones for the same seed.

    Every sixth template is held back from training, to choose the model by sentences that it has not seen.
    """
    filler = Filler(seed)
    templates = [t for i, t in enumerate(_LISTS["templates"]) if (i % 6 == 5) == held_back]
    for index in range(count):
        yield filler.fill(templates[index % len(templates)])


def renamed(
    words: Sequence[str], spaces: Sequence[bool], names: Sequence[tuple[int, int, str]], filler: Filler
) -> tuple[str, list[tuple[int, int, str]]]:
    """A treebank sentence with each of its names (first word, end word, label) exchanged for another of its kind."""
    slots = {"PERSON": "P", "ORG": "O", "PLACE": "L"}
    text, spans, index = "", [], 0
    at = {first: (end, label) for first, end, label in names}
    while index < len(words):
        if index in at:
            end, label = at[index]
            name = filler.draw(slots[label])
            spans.append((len(text), len(text) + len(name), label))
            text += name + (" " if spaces[end - 1] else "")
            index = end
        else:
            text += words[index] + (" " if spaces[index] else "")
            index += 1
    return text, spans
