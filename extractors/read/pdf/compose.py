"""Compose the document's text from its parts, counting code points as it grows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.read.pdf.frames import Box
from extractors.read.pdf.hyphens import Vocabulary
from extractors.read.pdf.words import Word
from models.documents import CONTENT, Block, BlockKind, Label, Table
from models.locators import PageLocator

_LOW_CONFIDENCE = 60.0


@dataclass(slots=True)
class Composer:
    """Grows the text block by block. Blocks are set apart by a line feed, cells of a row by a tab."""

    vocabulary: Vocabulary
    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    marks: list[tuple[str, int, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def gap(self, space: str) -> None:
        """White space before the next block, unless nothing stands before it."""
        if self.length:
            self.write(space)

    def write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def words(self, lines: Sequence[Sequence[Word]]) -> tuple[int, int]:
        """Writes lines of words as running text, divided words made whole, and gives its span."""
        start = self.length
        tokens = self._tokens(lines)
        for i, (text, score) in enumerate(tokens):
            if score is not None and score < _LOW_CONFIDENCE:
                self.marks.append(("low_confidence", self.length, self.length + len(text)))
            self.write(text + " " if i + 1 < len(tokens) else text)
        return start, self.length

    def _tokens(self, lines: Sequence[Sequence[Word]]) -> list[tuple[str, float | None]]:
        """(text, score) of each word, those divided over two lines made whole."""
        tokens: list[tuple[str, float | None]] = []
        for line in lines:
            for place, word in enumerate(line):
                whole = self.vocabulary.joined(tokens[-1][0], word.text) if tokens and place == 0 else None
                if whole is None:
                    tokens.append((word.text, word.score))
                else:
                    scores = [score for score in (tokens[-1][1], word.score) if score is not None]
                    tokens[-1] = whole, min(scores, default=None)
        return tokens

    def block(
        self,
        kind: BlockKind,
        lines: Sequence[Sequence[Word]],
        page: int,
        box: Box,
        *,
        level: int = 0,
        label: Label = CONTENT,
        space: str = "\n",
    ) -> tuple[int, int]:
        """One block of running text at a place on a page; its span."""
        self.gap(space)
        start, end = self.words(lines)
        if end > start:
            self.blocks.append(Block(kind, start, end, PageLocator(page, box), level))
            self.labels.append(label)
        return start, end
