"""A document's blocks as the page shows them: runs of paragraphs, tables, and boilerplate set aside."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from desk.marks import Mark, Piece, cut
from models.locators import describe, locator_from_json

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block ready to show: its words in pieces, whose words they are, and its place in the original."""

    number: int
    kind: str
    level: int
    pieces: tuple[Piece, ...]
    zone: str
    label: str
    reason: str
    is_uncertain: bool
    place: str
    is_header: bool = False
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Part:
    """A run of blocks of one sort: "text", "table" (in rows) or "aside" (boilerplate)."""

    sort: str
    blocks: tuple[ShownBlock, ...] = ()
    rows: tuple[tuple[ShownBlock, ...], ...] = ()
    labels: tuple[str, ...] = field(default=())


def make_parts(blocks: Sequence[Row], cells: Sequence[Row], marks: Sequence[Mark], text: str) -> list[Part]:
    """The parts of a stretch of a document. `blocks` and `marks` are in order of start; `text` is the version's."""
    cell_at = {cell["start_offset"]: cell for cell in cells if cell["end_offset"] > cell["start_offset"]}
    starts = [mark.start for mark in marks]
    longest = max((mark.end - mark.start for mark in marks), default=0)
    sorts = []
    for block in blocks:
        near = marks[bisect_left(starts, block["start_offset"] - longest) : bisect_left(starts, block["end_offset"])]
        touching = [mark for mark in near if mark.end > block["start_offset"]]
        cell = cell_at.get(block["start_offset"]) if block["kind"] == "table_cell" else None
        sorts.append((_sort(block, cell), cell, _shown(block, cell, touching, text)))
    return [_part(sort, list(run)) for sort, run in groupby(sorts, key=lambda item: item[0])]


def _sort(block: Row, cell: Row | None) -> tuple[str, str]:
    if block["label"] != "content":
        return "aside", ""
    return ("table", cell["table_id"]) if cell else ("text", "")


def _shown(block: Row, cell: Row | None, marks: Sequence[Mark], text: str) -> ShownBlock:
    start, end = block["start_offset"], block["end_offset"]
    return ShownBlock(
        number=block["block_number"],
        kind=block["kind"],
        level=block["level"],
        pieces=tuple(cut(text[start:end], start, marks)),
        zone=block["zone"],
        label=block["label"],
        reason=block["label_reason"] or "",
        is_uncertain=block["is_uncertain"],
        place=describe(locator_from_json(block["locator"])) if block["locator"] else "",
        is_header=bool(cell and cell["is_header"]),
        rows=cell["row_count"] if cell else 1,
        columns=cell["column_count"] if cell else 1,
    )


def _part(sort: tuple[str, str], run: Iterable[tuple[tuple[str, str], Row | None, ShownBlock]]) -> Part:
    items = list(run)
    blocks = tuple(block for _, _, block in items)
    if sort[0] == "table":
        return Part("table", rows=tuple(_table_rows(items)))
    return Part(sort[0], blocks, labels=tuple(dict.fromkeys(block.label for block in blocks)))


def _table_rows(items: Sequence[tuple[Any, Row | None, ShownBlock]]) -> list[tuple[ShownBlock, ...]]:
    """The rows of a table, empty cells filled in so that columns stay under their heads."""
    rows = []
    for _, group in groupby(items, key=lambda item: item[1]["row_number"] if item[1] else -1):
        shown: list[ShownBlock] = []
        column = 0
        for _, cell, block in group:
            gap = (cell["column_number"] if cell else column) - column
            shown.extend(_EMPTY for _ in range(min(max(gap, 0), 200)))
            shown.append(block)
            column = (cell["column_number"] if cell else column) + block.columns
        rows.append(tuple(shown))
    return rows


_EMPTY = ShownBlock(-1, "table_cell", 0, (), "response", "content", "", False, "")
