"""Rows of one extracted document: its capture, sighting, document and version, and everything that the version holds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from models.errors import BadQuote
from models.extraction import Capture, Extraction
from models.identifiers import WIDTH, document_id, sha256_text, version_id
from warehouse.rows.captures import Row, Rows, capture_row
from warehouse.rows.facts import Place, entity_rows, fact_rows, relation_rows
from warehouse.rows.texts import Places, block_rows, cell_rows, link_rows, question_rows, sentence_rows, table_rows
from warehouse.rows.values import day, moment, storable, storable_or_none

_PER_CAPTURE = ("fetched_at",)
_PIECE = 1000


def document_rows(
    extraction: Extraction,
    capture: Capture,
    *,
    url: str,
    publisher: str | None = None,
    source: str | None = None,
    parent_url: str | None = None,
) -> Rows:
    """All rows of one document as a capture showed it, by table.

    `url` is the document's canonical URL; for a file inside a mail or an archive give it an address of its own and the capture
    of the whole. The same stripped content is the same version. Raises BadQuote when a fact's span or a relation is wrong.
    """
    document = document_id(url)
    version = version_id(document, extraction.content_sha256)
    rows = _version_parts(extraction, version)
    rows["version"] = [_version_row(extraction, capture, document, version)]
    _stamp(rows)
    rows["document"] = [
        {
            "document_id": document,
            "url": storable(url),
            "publisher": storable_or_none(publisher or extraction.metadata.publisher),
            "source": source or capture.source,
            "parent_url": storable_or_none(parent_url or capture.parent_url),
        }
    ]
    rows["capture"] = [capture_row(capture)]
    rows["sighting"] = [
        {
            "capture_id": capture.capture_id,
            "document_id": document,
            "version_id": version,
            "body_sha256": extraction.body_sha256,
        }
    ]
    return rows


def _version_parts(extraction: Extraction, version: str) -> Rows:
    text = storable(extraction.text)
    places = Places()
    blocks = block_rows(version, extraction.blocks, extraction.labels, places, extraction.parts)
    sentences = sentence_rows(version, extraction.sentences, [row["block_id"] for row in blocks], text)
    cells = cell_rows(version, extraction.tables, text, places)
    place = Place(
        version,
        text,
        extraction.extractor_version,
        sentences,
        blocks,
        _cells_by_table(extraction, [row["cell_id"] for row in cells]),
        extraction.marks,
    )
    facts, fact_ids = fact_rows(extraction.facts, place)
    questions = question_rows(version, extraction.questions, text)
    ends = {
        "fact": fact_ids,
        "question": [row["question_id"] for row in questions],
        "sentence": [row["sentence_id"] for row in sentences],
    }
    return {
        "block": blocks,
        "sentence": sentences,
        "data_table": table_rows(version, extraction.tables, text),
        "table_cell": cells,
        "link": link_rows(version, extraction.links),
        "question": questions,
        **facts,
        "entity": entity_rows(extraction.entities, place),
        "relation": relation_rows(version, extraction.relations, ends),
    }


def _cells_by_table(extraction: Extraction, identifiers: Sequence[str]) -> list[Sequence[str]]:
    tables, done = [], 0
    for table in extraction.tables:
        tables.append(identifiers[done : done + len(table.cells)])
        done += len(table.cells)
    return tables


def _version_row(extraction: Extraction, capture: Capture, document: str, version: str) -> Row:
    text = storable(extraction.text)
    return {
        "version_id": version,
        "document_id": document,
        "kind": extraction.kind,
        **_metadata(extraction),
        "file_name": storable(extraction.name),
        "media_type": extraction.media_type,
        "encoding": extraction.encoding,
        "text": text,
        "character_count": len(text),
        "text_sha256": extraction.text_sha256 if text == extraction.text else sha256_text(text),
        "content_sha256": extraction.content_sha256,
        "body_sha256": extraction.body_sha256,
        "fetched_at": moment(capture.fetched_at),
        **_clock(extraction),
        "marks": [{"name": name, "start_offset": start, "end_offset": end} for name, start, end in extraction.marks],
        "extractor_version": extraction.extractor_version,
    }


def _metadata(extraction: Extraction) -> Row:
    said = extraction.metadata
    warnings = list(extraction.warnings)
    return {
        "title": storable_or_none(said.title),
        "publisher": storable_or_none(said.publisher),
        "author": storable_or_none(said.author),
        "published_date": _said_day("published", said.published, warnings),
        "modified_date": _said_day("modified", said.modified, warnings),
        "canonical_url": storable_or_none(said.canonical_url),
        "language": storable_or_none(said.language),
        "licence": storable_or_none(said.licence),
        "metadata_sources": storable(json.dumps(dict(said.sources), ensure_ascii=False, sort_keys=True)),
        "warnings": [{"code": code, "message": storable(message)} for code, message in warnings],
    }


def _said_day(name: str, value: str | None, warnings: list[tuple[str, str]]) -> date | None:
    """A page may say anything of itself: what is no day becomes a warning and not a lost document."""
    try:
        return day(value)
    except BadQuote:
        warnings.append(("bad_metadata_date", f"The {name} date {value!r} is not an ISO day."))
        return None


def _clock(extraction: Extraction) -> Row:
    clock = extraction.clock
    if clock is None:
        return {}
    return {
        "received_first_date": day(clock.received_first),
        "received_last_date": day(clock.received_last),
        "responded_first_date": day(clock.responded_first),
        "responded_last_date": day(clock.responded_last),
        "lowest_working_days": clock.days_low,
        "highest_working_days": clock.days_high,
        "due_first_date": day(clock.due_first),
        "due_last_date": day(clock.due_last),
        "clock_verdict": clock.verdict,
    }


def _stamp(rows: Rows) -> None:
    """Write the hash of all rows into each of them: a load compares it to know what is new, and keeps readings apart."""
    digest = hashlib.sha256()
    for name in sorted(rows):
        plain: list[dict[str, Any]] = rows[name]
        if name == "version":
            plain = [{k: v for k, v in row.items() if k not in _PER_CAPTURE} for row in plain]
        digest.update(name.encode())
        # A piece at a time: the rows of a large sheet as one text would take more memory than the rows themselves.
        for start in range(0, len(plain), _PIECE):
            digest.update(json.dumps(plain[start : start + _PIECE], default=str).encode())
    stamp = digest.hexdigest()[:WIDTH]
    for part in rows.values():
        for row in part:
            row["extraction_id"] = stamp
