"""Rows of a version's parts: blocks, sentences, tables, cells, links, questions."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Sequence

from models.documents import Block, Cell, Label, Link, Sentence, Table
from models.facts import Question
from models.locators import Locator, locator_json
from warehouse import keys
from warehouse.rows.captures import Row
from warehouse.rows.values import storable, storable_or_none


class Places(dict[Locator, str]):
    """Locators as JSON, each written once: a block of a table and its cell stand in the same place."""

    def __missing__(self, locator: Locator) -> str:
        written = storable(locator_json(locator))
        self[locator] = written
        return written


def block_rows(
    version: str,
    blocks: Sequence[Block],
    labels: Sequence[Label],
    places: Places,
    parts: Sequence[tuple[int, int, str]] = (),
) -> list[Row]:
    """One row a block; `labels` runs parallel to `blocks`, `parts` are spans with the names of an answer's parts."""
    starts = [start for start, _, _ in parts]
    return [
        {
            "block_id": keys.block_id(version, number),
            "version_id": version,
            "block_number": number,
            "kind": block.kind,
            "start_offset": block.start,
            "end_offset": block.end,
            "level": block.level,
            "part": _part_at(parts, starts, block.start),
            "label": label.name,
            "label_reason": storable(label.reason),
            "confidence": float(label.confidence),
            "is_uncertain": label.uncertain,
            "locator": places[block.locator],
        }
        for number, (block, label) in enumerate(zip(blocks, labels, strict=True))
    ]


def _part_at(parts: Sequence[tuple[int, int, str]], starts: Sequence[int], offset: int) -> str | None:
    index = bisect_right(starts, offset) - 1
    return parts[index][2] if index >= 0 and offset < parts[index][1] else None


def sentence_rows(version: str, sentences: Sequence[Sentence], blocks: Sequence[str], text: str) -> list[Row]:
    """One row a sentence; `blocks` are the identifiers of the version's blocks."""
    return [
        {
            "sentence_id": keys.sentence_id(version, sentence.start, sentence.end),
            "version_id": version,
            "block_id": blocks[sentence.block] if 0 <= sentence.block < len(blocks) else None,
            "sentence_number": number,
            "start_offset": sentence.start,
            "end_offset": sentence.end,
            "zone": sentence.zone,
            "text": text[sentence.start : sentence.end],
        }
        for number, sentence in enumerate(sentences)
    ]


def table_rows(version: str, tables: Sequence[Table], text: str) -> list[Row]:
    """One row a table."""
    return [
        {
            "table_id": keys.table_id(version, number),
            "version_id": version,
            "table_number": number,
            "name": storable_or_none(table.name),
            "caption": text[table.caption[0] : table.caption[1]] if table.caption else None,
            "row_count": max((cell.row + cell.rows for cell in table.cells), default=0),
            "column_count": max((cell.column + cell.columns for cell in table.cells), default=0),
            "header_row_count": table.header_rows,
            "header_column_count": table.header_columns,
            "notes": [{"start_offset": start, "end_offset": end} for start, end in table.notes],
        }
        for number, table in enumerate(tables)
    ]


def cell_rows(version: str, tables: Sequence[Table], text: str, places: Places) -> list[Row]:
    """One row a cell, over all tables, in the tables' order."""
    return [
        _cell_row(version, table_id, cell, text, places)
        for number, table in enumerate(tables)
        for table_id in (keys.table_id(version, number),)
        for cell in table.cells
    ]


def _cell_row(version: str, table: str, cell: Cell, text: str, places: Places) -> Row:
    return {
        "cell_id": keys.cell_id(table, cell.row, cell.column),
        "version_id": version,
        "table_id": table,
        "row_number": cell.row,
        "column_number": cell.column,
        "row_count": cell.rows,
        "column_count": cell.columns,
        "is_header": cell.is_header,
        "start_offset": cell.start,
        "end_offset": cell.end,
        "text": text[cell.start : cell.end],
        "state": cell.state,
        "typed_value": _typed(cell.typed),
        "number_format": storable_or_none(cell.number_format),
        "note": storable_or_none(cell.note),
        "locator": places[cell.locator] if cell.locator else None,
    }


def _typed(value: float | str | None) -> str | None:
    if value is None:
        return None
    return storable(json.dumps(value, ensure_ascii=False)) if isinstance(value, str) else json.dumps(value)


def link_rows(version: str, links: Sequence[Link]) -> list[Row]:
    """One row a link."""
    return [
        {
            "link_id": keys.link_id(version, number),
            "version_id": version,
            "link_number": number,
            "target_url": storable(link.url),
            "text": storable(link.text),
            "is_attachment": link.is_attachment,
            "media_type": storable_or_none(link.media_type),
        }
        for number, link in enumerate(links)
    ]


def question_rows(version: str, questions: Sequence[Question], text: str) -> list[Row]:
    """One row a question."""
    return [
        {
            "question_id": keys.question_id(version, question.label, question.start, question.end),
            "version_id": version,
            "label": storable(question.label),
            "start_offset": question.start,
            "end_offset": question.end,
            "text": text[question.start : question.end],
            "answers": [{"start_offset": start, "end_offset": end} for start, end in question.answers],
            "decision": question.decision,
            "rule": question.rule or None,
        }
        for question in questions
    ]
