"""Build a reading's text piece by piece: blocks and tables keep their spans while the text grows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from models.documents import Block, BlockKind, Table
from models.locators import Locator


@dataclass(slots=True)
class TextBuilder:
    """Text under construction with its blocks and tables. Offsets count code points."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def append(self, piece: str) -> tuple[int, int]:
        """Add text as it is; the span it came to stand at."""
        start = self.length
        self.pieces.append(piece)
        self.length += len(piece)
        return start, self.length

    def separate(self, separator: str) -> None:
        """Add a separator unless the text is empty."""
        if self.length:
            self.append(separator)

    def add(
        self, kind: BlockKind, text: str, locator: Locator, *, level: int = 0, separator: str = "\n", **place: Any
    ) -> tuple[int, int]:
        """Add a block after a separator; its span. A text of white space alone is left out (the span is empty)."""
        words = text.strip()
        if not words:
            return self.length, self.length
        self.separate(separator)
        start, end = self.append(words)
        self.blocks.append(Block(kind, start, end, locator, level, **place))
        return start, end

    def add_reading(self, other: TextBuilder, separator: str = "\n") -> int:
        """Add another builder's text, blocks and tables; the offset that they moved by."""
        from extractors.read.shift import shift_block, shift_table

        self.separate(separator)
        offset, tables = self.length, len(self.tables)
        self.append(other.text)
        self.blocks.extend(shift_block(block, offset, tables) for block in other.blocks)
        self.tables.extend(shift_table(table, offset) for table in other.tables)
        return offset
