"""Builders of small extractions, and warehouses made of them. The samples imitate letters of invented bodies."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb

from models.documents import CONTENT, Block, Label, Metadata, Sentence, Zone
from models.extraction import Capture, Extraction
from models.facts import DateMention, Exemption, Fact, Figure, Reference
from models.identifiers import capture_id, sha256_bytes, sha256_text
from models.locators import LineLocator
from warehouse.connect import open_write
from warehouse.load import load_shards
from warehouse.publish import publish
from warehouse.rows import document_rows, merge_rows
from warehouse.shard import write_shard

# In the style of a disclosure log entry of a police force.
LETTER = """Complaints against officers 2019 to 2023
Reference: 01/FOI/24/000123
Received 4 March 2024. Responded 18 March 2024.
A total of 97 allegations were recorded against 88 officers.
Section 40(2) applies to the names.
Accept cookies"""


def span(text: str, words: str, nth: int = 0) -> tuple[int, int]:
    """The span of the nth occurrence of some words."""
    start = [match.start() for match in re.finditer(re.escape(words), text)][nth]
    return start, start + len(words)


def figure(text: str, words: str, value: float | None, measure: str | None = None, nth: int = 0, **more: Any) -> Figure:
    start, end = span(text, words, nth)
    given = {
        "unit": "count",
        "comparator": "=",
        "low": value,
        "high": value,
        "zone": "response",
        "rule": "test",
        **more,
    }
    return Figure(start=start, end=end, value=value, measure=measure, **given)


def letter_facts(text: str) -> tuple[Fact, ...]:
    """The facts of a letter in the form of LETTER, as far as the text has them."""
    facts: list[Fact] = [
        Reference(
            start=match.start(),
            end=match.end(),
            zone="response",
            canonical=match[0].replace("/", "."),
            scheme="police-foi",
            role="own",
            rule="test",
        )
        for match in re.finditer(r"01/FOI/\d\d/\d{6}", text)
    ]
    for match in re.finditer(r"(Received|Responded) (\d+) March 2024", text):
        day = f"2024-03-{int(match[2]):02}"
        role: Any = match[1].lower()
        start = match.start() + len(match[1]) + 1
        facts.append(
            DateMention(
                start=start,
                end=match.end(),
                zone="response",
                first=day,
                last=day,
                precision="day",
                role=role,
                rule="test",
            )
        )
    for match in re.finditer(r"(\d[\d,]*) (allegations|officers|complaints)", text):
        value = int(match[1].replace(",", ""))
        facts.append(figure(text, match[1], value, match[2], nth=_nth(text, match[1], match.start())))
    facts.extend(
        Exemption(
            start=match.start(1),
            end=match.end(1),
            zone="response",
            regime="FOIA2000",
            provision=match[1],
            status="applied",
            title="Personal information",
            rule="test",
        )
        for match in re.finditer(r"Section (\d+\(\d\)) applies", text)
    )
    return tuple(sorted(facts, key=lambda fact: (fact.start, fact.end, fact.kind)))


def _nth(text: str, words: str, start: int) -> int:
    return [match.start() for match in re.finditer(re.escape(words), text)].index(start)


def extract_letter(
    text: str,
    *,
    facts: Sequence[Fact] | None = None,
    title: str | None = "Complaints against officers",
    extractor_version: str = "test-1",
    **more: Any,
) -> Extraction:
    """An extraction of a text whose lines are blocks and sentences, and whose last line is a cookie notice if it says so."""
    blocks, labels, sentences, zones, done = [], [], [], [], 0
    for number, line in enumerate(text.split("\n")):
        start, end = done, done + len(line)
        done = end + 1
        if line.strip():
            is_furniture = line.startswith(("Accept cookies", "Page served"))
            zone: Any = "boilerplate" if is_furniture else "response"
            sentences.append(Sentence(start, end, zone, len(blocks)))
            blocks.append(Block("paragraph", start, end, LineLocator(number + 1, number + 1)))
            labels.append(Label("cookies", "a cookie notice", 0.9) if is_furniture else CONTENT)
            zones.append(Zone(start, min(done, len(text)), zone))
    content = "\n".join(text[b.start : b.end] for b, label in zip(blocks, labels, strict=True) if label.is_content)
    body = text.encode("utf-8", "backslashreplace")
    given: dict[str, Any] = {"name": "letter.txt", "media_type": "text/plain", "kind": "foi_response", **more}
    return Extraction(
        body_sha256=sha256_bytes(body),
        text_sha256=sha256_text(text),
        content_sha256=sha256_text(content),
        text=text,
        blocks=tuple(blocks),
        labels=tuple(labels),
        zones=tuple(zones),
        sentences=tuple(sentences),
        metadata=given.pop("metadata", Metadata(title=title, published="2024-03-18")),
        facts=letter_facts(text) if facts is None else tuple(facts),
        extractor_version=extractor_version,
        **given,
    )


def capture_of(extraction: Extraction, url: str, fetched_at: str = "2024-04-01T09:00:00Z", **more: Any) -> Capture:
    """A capture of the extraction's bytes."""
    given: dict[str, Any] = {"status": 200, "media_type": "text/plain", "source": None, **more}
    return Capture(
        capture_id=capture_id(url, fetched_at, extraction.body_sha256),
        url=url,
        final_url=url,
        fetched_at=fetched_at,
        body_sha256=extraction.body_sha256,
        body_bytes=len(extraction.text),
        headers=(("content-type", "text/plain"),),
        **given,
    )


def rows_of(
    text: str, url: str, fetched_at: str = "2024-04-01T09:00:00Z", **more: Any
) -> dict[str, list[dict[str, Any]]]:
    """All rows of a letter at a URL."""
    extraction = extract_letter(text, **more)
    return document_rows(extraction, capture_of(extraction, url, fetched_at), url=url, publisher="Northshire Police")


@lru_cache
def _empty_warehouse() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.duckdb"
        open_write(path).close()
        return path.read_bytes()


class House:
    """A data folder with shards, a writer's file and a published one."""

    def __init__(self, folder: Path) -> None:
        self.data = folder
        self.work = folder / "work" / "foitrace.duckdb"
        self.shards = folder / "shards"

    def shard(self, *parts: dict[str, list[dict[str, Any]]]) -> Path:
        return write_shard(self.shards, merge_rows(parts))

    def load(self, *shards: Path, **more: Any) -> Any:
        if not self.work.exists():
            # Making the tables takes longer than most tests; what `open_write` makes is tested where it is killed.
            self.work.parent.mkdir(parents=True, exist_ok=True)
            self.work.write_bytes(_empty_warehouse())
        return load_shards(self.work, shards, load_name="test", **more)

    def publish(self) -> Path:
        publish(self.work, self.data / "foitrace.duckdb")
        return self.data

    def ask(self, query: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with duckdb.connect(str(self.work), read_only=True) as connection:
            return connection.execute(query, list(parameters)).fetchall()

    def content(self, *, without: Sequence[str] = ("load", "loaded_shard", "schema_migration")) -> dict[str, list[Any]]:
        """Every row of every table, sorted, but those that tell of the loads themselves."""
        with duckdb.connect(str(self.work), read_only=True) as connection:
            names = [row[0] for row in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
            return {
                name: sorted(map(repr, connection.execute(f"SELECT * FROM {name}").fetchall()))
                for name in sorted(names)
                if name not in without
            }
