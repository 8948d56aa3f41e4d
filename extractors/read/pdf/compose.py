"""Compose the document's text from its parts, counting code points as it grows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors.read.pdf.frames import Box
from extractors.read.pdf.hyphens import Vocabulary
from extractors.read.pdf.words import Word
from models.documents import CONTENT, Block, BlockKind, Label, Table
from models.locators import PageLocator

_LOW_CONFIDENCE = 60.0
_CAPTION_DISTANCE = 60.0
_LONGEST_CAPTION = 400
_CAPTION = re.compile(r"(?:table|tabl|tableau|tabelle|figure|fig\.|chart|exhibit|annex|appendix)\b", re.IGNORECASE)
_NOTE = re.compile(
    r"\W{0,3}(?:notes?|nodyn|sources?|ffynhonnell|quelle|key|abbreviations?"
    r"|n/?a|please note|figures|totals?|percentages?|numbers|data)\b"
    r"|[*†‡§¶#^¹²³⁰-⁹]|\(?\d{1,2}[.) ]\s?[^\W\d]|\[[a-z\d]{1,3}\]|\([a-z]\)|\.\.|[-–—] ",
    re.IGNORECASE,
)


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
    _noting: bool = False
    _last: tuple[int, str] = (-1, "")
    """Index and words of the block of running text written last."""

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
        mark = len(self.parts)
        start, end = self.words(lines)
        if end > start:
            self.blocks.append(Block(kind, start, end, PageLocator(page, box), level))
            self.labels.append(label)
            self._last = len(self.blocks) - 1, "".join(self.parts[mark:])
        return start, end

    def add_table(self, table: Table, first: int, page: int, top: float) -> None:
        """Adds a table whose blocks begin at index `first`; the block above is its caption where it names the table.

        `top` is the table's upper edge on its page as shown.
        """
        caption = None
        if first and self._is_caption(first - 1, page, top):
            block = self.blocks[first - 1]
            caption = block.start, block.end
            self.blocks[first - 1] = replace(block, kind="caption", level=0)
        self.tables.append(replace(table, caption=caption))
        self._noting = True

    def _is_caption(self, index: int, page: int, top: float) -> bool:
        block, (last, text) = self.blocks[index], self._last
        locator = block.locator
        if last != index or not isinstance(locator, PageLocator) or locator.page != page or locator.box is None:
            return False
        near = -2 <= top - locator.box[3] <= _CAPTION_DISTANCE
        return near and len(text) <= _LONGEST_CAPTION and (bool(_CAPTION.match(text)) or block.kind == "heading")

    def note_table(self, start: int, end: int) -> None:
        """Tells of a block just written: a note of the last table, if only notes stand between."""
        if not self._noting or not self.tables or end <= start:
            return
        if _NOTE.match(self._last[1]):
            table = self.tables[-1]
            self.tables[-1] = replace(table, notes=(*table.notes, (start, end)))
        else:
            self._noting = False
