"""Prove one version: its text's hash, its spans, its quotes, and its identifiers computed again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from models.identifiers import document_id, fact_id, sha256_text, version_id
from models.selectors import CONTEXT
from warehouse import keys

Row = Mapping[str, Any]
Fault = tuple[str, str, str, str]
"""Check, table, row's identifier, message."""


def check_version(version: Row, parts: Mapping[str, Sequence[Row]]) -> Iterator[Fault]:
    """Every fault of one version and its parts (rows by table, as `streams.stream_versions` gives them)."""
    yield from _check_text(version)
    text: str = version["text"]
    yield from _check_blocks(version["version_id"], text, parts["block"])
    for table, column in (("sentence", "text"), ("table_cell", "text"), ("question", "text"), ("entity", "quote")):
        key = "cell_id" if table == "table_cell" else f"{table}_id"
        for row in parts[table]:
            if row[column] != text[row["start_offset"] : row["end_offset"]]:
                yield "quote", table, row[key], f"{column} is not the text at {row['start_offset']}:{row['end_offset']}"
    yield from _check_part_identifiers(version["version_id"], parts)
    sentences = {row["sentence_id"]: (row["start_offset"], row["end_offset"]) for row in parts["sentence"]}
    for table, key_of in _VALUE_KEYS.items():
        yield from _check_facts(version["version_id"], text, table, parts[table], sentences, key_of)


def _check_text(version: Row) -> Iterator[Fault]:
    identifier, text = version["version_id"], version["text"]
    if sha256_text(text) != version["text_sha256"]:
        yield "hash", "version", identifier, "text_sha256 is not the hash of the text"
    if len(text) != version["character_count"]:
        yield "hash", "version", identifier, f"the text has {len(text)} code points"
    if version_id(version["document_id"], version["content_sha256"]) != identifier:
        yield "identifier", "version", identifier, "version_id is not the hash of document and content"
    if version["url"] is not None and document_id(version["url"]) != version["document_id"]:
        yield "identifier", "document", version["document_id"], "document_id is not the hash of the URL"


def _check_blocks(version: str, text: str, blocks: Sequence[Row]) -> Iterator[Fault]:
    done = 0
    for block in blocks:
        start, end = block["start_offset"], block["end_offset"]
        if not 0 <= start <= end <= len(text):
            yield "span", "block", block["block_id"], f"{start}:{end} is outside the text"
        elif start < done:
            yield "span", "block", block["block_id"], f"starts at {start}, before the block before it ends"
        elif text[done:start].strip():
            yield "span", "block", block["block_id"], f"text before it, from {done}, belongs to no block"
        if block["block_id"] != keys.block_id(version, block["block_number"]):
            yield "identifier", "block", block["block_id"], "block_id is not the hash of version and number"
        done = max(done, end)
    if text[done:].strip():
        yield "span", "version", version, f"text from {done} on belongs to no block"


def _check_part_identifiers(version: str, parts: Mapping[str, Sequence[Row]]) -> Iterator[Fault]:
    for row in parts["sentence"]:
        if row["sentence_id"] != keys.sentence_id(version, row["start_offset"], row["end_offset"]):
            yield "identifier", "sentence", row["sentence_id"], "sentence_id is not the hash of version and span"
    for row in parts["question"]:
        if row["question_id"] != keys.question_id(version, row["label"], row["start_offset"], row["end_offset"]):
            yield "identifier", "question", row["question_id"], "question_id is not the hash of its content"


def _check_facts(
    version: str,
    text: str,
    table: str,
    facts: Sequence[Row],
    sentences: Mapping[str, tuple[int, int]],
    key_of: Callable[[Row], str],
) -> Iterator[Fault]:
    kind = _KINDS[table]
    bases: Counter[tuple[int, int, str]] = Counter((f["start_offset"], f["end_offset"], key_of(f)) for f in facts)
    for fact in facts:
        identifier, start, end = fact["fact_id"], fact["start_offset"], fact["end_offset"]
        if not 0 <= start < end <= len(text) or fact["quote"] != text[start:end]:
            yield "quote", table, identifier, f"the quote is not the text at {start}:{end}"
        elif (
            fact["quote_prefix"] != text[max(0, start - CONTEXT) : start]
            or fact["quote_suffix"] != text[end : end + CONTEXT]
        ):
            yield "selector", table, identifier, f"the words around {start}:{end} are not those of the quote selector"
        base = (start, end, key_of(fact))
        if identifier != fact_id(version, kind, *base) and identifier not in _repeats(version, kind, base, bases[base]):
            yield "identifier", table, identifier, "fact_id is not the hash of version, span and value"
        held = sentences.get(fact["sentence_id"])
        if held is not None and not held[0] <= start < held[1]:
            yield "span", table, identifier, f"starts outside its sentence at {held[0]}:{held[1]}"


def _repeats(version: str, kind: str, base: tuple[int, int, str], count: int) -> set[str]:
    return {keys.repeated_fact_id(version, kind, *base, repeat) for repeat in range(1, count)}


def _day(value: Any) -> str:
    return "None" if value is None else value.isoformat()


_KINDS = {"reference_number": "reference", "exemption": "exemption", "figure": "figure", "date_mention": "date"}
_VALUE_KEYS: dict[str, Callable[[Row], str]] = {
    "reference_number": lambda row: str(row["canonical"]),
    "exemption": lambda row: f"{row['regime']} {row['provision']}",
    "figure": lambda row: keys.figure_key(row["value"], row["unit"], row["comparator"]),
    "date_mention": lambda row: f"{_day(row['first_date'])}/{_day(row['last_date'])} {row['bound']}",
}
