"""Find the request's questions where the authority repeats them, also slightly reworded or shortened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extractors.read.lines import MARKER
from extractors.voices import REQUEST_OPENING, bare
from models.documents import Block

SHORTEST = 4
"""Words that a restated question has at least: fewer prove nothing."""
WORD_SHARE = 0.85
PAIR_SHARE = 0.7
"""Shares of a block's words, and of its pairs of neighbouring words, that the request must hold."""
LONG = 10
"""Words of a repetition that needs neither a question's marker nor its wording: the words of a name or a row are fewer."""
LONGEST = 2000

_WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?")


def words(content: str) -> list[str]:
    """The words of a text in lower case."""
    return _WORD.findall(content.lower())


class Asked:
    """The words and pairs of words of a request, to be asked whether they hold a block's."""

    def __init__(self, contents: Iterable[str]) -> None:
        self.words: set[str] = set()
        self.pairs: set[tuple[str, str]] = set()
        for content in contents:
            found = words(content)
            self.words.update(found)
            self.pairs.update(pairwise(found))

    def holds(self, content: str) -> bool:
        """Whether `content` repeats the request: nearly all its words in nearly the same order, and no number of its own."""
        found = words(content)
        if sum(word[0].isalpha() for word in found) < SHORTEST or not self.words:
            return False
        known = [word in self.words for word in found]
        if sum(known) < WORD_SHARE * len(found):
            return False
        if any(word[0].isdigit() and not is_known for word, is_known in zip(found, known, strict=True)):
            return False
        pairs = list(pairwise(found))
        return sum(pair in self.pairs for pair in pairs) >= PAIR_SHARE * len(pairs)


def restated_blocks(text: str, blocks: Sequence[Block], spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of blocks outside `spans` (the request, in order) that repeat words of the request."""
    asked = Asked(bare(text, start, end, LONGEST) for start, end in spans)
    taken = {start for start, _ in spans}
    return [
        (block.start, block.end)
        for block in blocks
        if block.start not in taken
        and block.table is None
        and block.end - block.start <= LONGEST
        and _repeats(text, block, asked)
    ]


def _repeats(text: str, block: Block, asked: Asked) -> bool:
    """Whether a block repeats the request: it holds its words, and is marked or worded as a question, or long."""
    content = bare(text, block.start, block.end, LONGEST)
    if content[:4].lower() in ("yes ", "yes,", "no, ", "no t", "none") or not asked.holds(content):
        return False
    is_marked = MARKER.match(text, block.start, block.end) is not None
    is_worded = content.endswith("?") or REQUEST_OPENING.match(content) is not None
    return is_marked or is_worded or len(words(content)) >= LONG
