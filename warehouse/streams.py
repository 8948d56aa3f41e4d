"""Stream a warehouse version by version, each with its parts, in one pass and flat memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from duckdb import DuckDBPyConnection

Row = dict[str, Any]

_BATCH = 20_000
_TEXT_BATCH = 200
_FACT = "fact_id, start_offset, end_offset, quote, quote_prefix, quote_suffix, sentence_id"
PARTS: dict[str, tuple[str, str]] = {
    "block": ("block_id, block_number, start_offset, end_offset", "block_number"),
    "sentence": ("sentence_id, start_offset, end_offset, text", "sentence_number"),
    "table_cell": ("cell_id, start_offset, end_offset, text", "cell_id"),
    "question": ("question_id, label, start_offset, end_offset, text", "question_id"),
    "entity": ("entity_id, start_offset, end_offset, quote, type, name", "entity_id"),
    "reference_number": (f"{_FACT}, canonical", "start_offset, fact_id"),
    "exemption": (f"{_FACT}, regime, provision", "start_offset, fact_id"),
    "figure": (f"{_FACT}, value, unit, comparator", "start_offset, fact_id"),
    "date_mention": (f"{_FACT}, first_date, last_date, bound", "start_offset, fact_id"),
}
"""The tables that are streamed: their columns, and their order within a version."""


def stream_versions(connection: DuckDBPyConnection) -> Iterator[tuple[Row, dict[str, list[Row]]]]:
    """Each version (identifier, document, hashes, text) with the rows of its parts by table, in order of identifier.

    Rows of a version that is not there are passed over; whoever looks for orphans finds them otherwise.
    """
    streams = {name: _Stream(connection, name, columns, order) for name, (columns, order) in PARTS.items()}
    query = (
        "SELECT version_id, document_id, url, text, character_count, text_sha256, content_sha256 FROM version "
        "LEFT JOIN document USING (document_id) ORDER BY version_id"
    )
    for version in _rows(connection, query, _TEXT_BATCH):
        yield version, {name: stream.take(version["version_id"]) for name, stream in streams.items()}


class _Stream:
    """The rows of one table in order of version, handed out a version at a time."""

    def __init__(self, connection: DuckDBPyConnection, table: str, columns: str, order: str) -> None:
        query = f"SELECT version_id, {columns} FROM {table} ORDER BY version_id, {order}"  # noqa: S608
        self._rows = _rows(connection, query, _BATCH)
        self._next = next(self._rows, None)

    def take(self, version: str) -> list[Row]:
        taken: list[Row] = []
        while self._next is not None and self._next["version_id"] <= version:
            if self._next["version_id"] == version:
                taken.append(self._next)
            self._next = next(self._rows, None)
        return taken


def _rows(connection: DuckDBPyConnection, query: str, batch: int) -> Iterator[Row]:
    cursor = connection.cursor().execute(query)
    names = [column[0] for column in cursor.description or []]
    while rows := cursor.fetchmany(batch):
        for row in rows:
            yield dict(zip(names, row, strict=True))
