"""Words divided over two lines: whether the hyphen at the line's end belongs to the word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_DIVIDED = re.compile(r"[^\W\d_]{2,}-")
_HEAD = re.compile(r"[^\W\d_]+")
_EDGES = "“”‘’\"'()[].,;:!?"


class Vocabulary:
    """The words that the document itself writes inside its lines: the best witness to how it spells a divided word."""

    def __init__(self, words: Iterable[str]) -> None:
        self._counts = Counter(word.strip(_EDGES).casefold() for word in words)

    def joined(self, first: str, second: str) -> str | None:
        """What a word that ends a line on a hyphen and the first word of the next are together.

        None when they are not one word (an open range, a dash). "long-" and "term" keep their hyphen when the document
        writes "long-term" elsewhere and never "longterm"; a capital or a digit after the hyphen keeps it, too.
        """
        if not first.endswith("-") or len(first) < 2 or not second:
            return None
        stem = first[:-1]
        if not _DIVIDED.search(first) or not second[0].isalpha():
            return first + second if stem[-1].isalnum() and second[0].isalnum() else None
        if not second[0].islower() or "-" in stem:
            return first + second
        tail = _HEAD.match(second)
        bare = second if tail is None else tail.group()
        whole = self._counts[(stem.lstrip(_EDGES) + bare).casefold()]
        hyphened = self._counts[(stem.lstrip(_EDGES) + "-" + bare).casefold()]
        return first + second if hyphened > whole else stem + second
