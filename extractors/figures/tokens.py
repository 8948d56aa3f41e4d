"""Tokens of a stretch of text: words, numbers and signs with their offsets, in one linear pass."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

TOKEN: Final = re.compile(
    r"(?P<n>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9])|[0-9]+(?:\.[0-9]+)*)"
    r"|(?P<w>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<o>\S)"
)
LIMIT: Final = 4_000
"""Tokens read of one stretch; a longer one is cut into pieces, so that no rule's look-around can cost more than linear time."""


@dataclass(slots=True)
class Tokens:
    """Parallel lists: `words` in lower case, `raw` as written, `kinds` ("n" number, "w" word, "o" other sign,
    "t" number of another fact), spans."""

    text: str
    words: list[str]
    raw: list[str]
    kinds: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def word(self, index: int) -> str:
        """The lower-case token at an index, "" outside."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def kind(self, index: int) -> str:
        return self.kinds[index] if 0 <= index < len(self.kinds) else ""

    def joined(self, index: int) -> bool:
        """Whether a token stands against the one before it, with no white space."""
        return 0 < index < len(self.words) and self.starts[index] == self.ends[index - 1]

    def gap(self, index: int) -> str:
        """What stands between a token and the one before it."""
        return self.text[self.ends[index - 1] : self.starts[index]] if 0 < index < len(self.words) else "\n"

    def is_capitalised(self, index: int) -> bool:
        return 0 <= index < len(self.raw) and self.raw[index][0].isupper()


def tokenize(text: str, start: int, end: int) -> Tokens:
    """Tokens of `text[start:end]`, offsets counted in the whole text."""
    words: list[str] = []
    raw: list[str] = []
    kinds: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in TOKEN.finditer(text, start, end):
        piece = match.group()
        first, last = match.span()
        raw.append(piece)
        words.append(piece.lower())
        kinds.append(match.lastgroup or "o")
        starts.append(first)
        ends.append(last)
    return Tokens(text, words, raw, kinds, starts, ends)
