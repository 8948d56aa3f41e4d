"""Rows per second, memory and latency of the warehouse, measured in one run.

    python -m benchmarks.warehouse [FACTS]

Makes FACTS facts (default 100,000) in letters of twenty sentences and ten facts, writes them as shards, loads and publishes
them, verifies, and asks. Each step runs in a process of its own, so that its peak memory is its own.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from models.documents import CONTENT, Block, Metadata, Sentence, Zone
from models.extraction import Capture, Extraction
from models.facts import DateMention, Exemption, Fact, Figure, Reference
from models.identifiers import capture_id, sha256_text
from models.locators import LineLocator

FACTS_EACH = 10
DOCUMENTS_A_SHARD = 50
STEPS = ("shards", "load", "again", "publish", "verify", "trace", "search", "evidence")


def main() -> None:
    """Run every step over a fresh folder and print a table."""
    facts = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    print(f"{'step':<10} {'seconds':>8} {'rows/s':>12} {'peak MB':>8}  note")
    with tempfile.TemporaryDirectory(prefix="foitrace-bench-") as folder:
        for step in STEPS:
            command = [sys.executable, "-m", "benchmarks.warehouse", "--step", step, folder, str(facts)]
            line = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            rate = f"{line['rows'] / line['seconds']:,.0f}" if line["rows"] else ""
            print(f"{step:<10} {line['seconds']:>8.2f} {rate:>12} {line['peak_mb']:>8.0f}  {line['note']}", flush=True)


def letter(number: int) -> Extraction:
    """A letter of twenty sentences with ten facts, in the style of a disclosure log entry."""
    lines, facts, done = [], [], 0

    def add(line: str, *found: tuple[str, Callable[[int, int], Fact]]) -> None:
        nonlocal done
        for words, make in found:
            start = done + line.index(words)
            facts.append(make(start, start + len(words)))
        lines.append(line)
        done += len(line) + 1

    reference = f"01/FOI/24/{number:06}"
    add(f"Our reference: {reference}", (reference, _reference(reference)))
    add("You asked on 4 March 2024 for the following information.", ("4 March 2024", _date("2024-03-04", "received")))
    add("We answered on 18 March 2024 in full.", ("18 March 2024", _date("2024-03-18", "responded")))
    for part in range(6):
        count = (number * 7 + part * 13) % 900 + 10
        add(
            f"In area {chr(65 + part)} there were {count} allegations of that kind over all years.",
            (str(count), _figure(count)),
        )
    add("Names are withheld under section 40(2) of the Act.", ("40(2)", _exemption))
    for part in range(10):
        add(
            f"This sentence number {'abcdefghij'[part]} of letter {number} explains how the records were searched and by whom."
        )
    return _extraction("\n".join(lines), tuple(facts), f"letter-{number}.txt")


def _reference(words: str) -> Callable[[int, int], Fact]:
    canonical = words.replace("/", ".")
    return lambda start, end: Reference(
        start=start, end=end, zone="response", canonical=canonical, scheme="police-foi", role="own", rule="bench"
    )


def _date(day: str, role: Any) -> Callable[[int, int], Fact]:
    return lambda start, end: DateMention(
        start=start, end=end, zone="response", first=day, last=day, precision="day", role=role, rule="bench"
    )


def _figure(value: int) -> Callable[[int, int], Fact]:
    return lambda start, end: Figure(
        start=start,
        end=end,
        zone="response",
        value=value,
        unit="count",
        comparator="=",
        low=value,
        high=value,
        measure="allegations",
        rule="bench",
    )


def _exemption(start: int, end: int) -> Fact:
    return Exemption(
        start=start, end=end, zone="response", regime="FOIA2000", provision="40(2)", status="applied", rule="bench"
    )


def _extraction(text: str, facts: tuple[Fact, ...], name: str) -> Extraction:
    blocks, sentences, done = [], [], 0
    for number, line in enumerate(text.split("\n")):
        blocks.append(Block("paragraph", done, done + len(line), LineLocator(number + 1, number + 1)))
        sentences.append(Sentence(done, done + len(line), "response", number))
        done += len(line) + 1
    digest = sha256_text(text)
    return Extraction(
        name=name,
        media_type="text/plain",
        kind="foi_response",
        body_sha256=digest,
        text_sha256=digest,
        content_sha256=digest,
        text=text,
        blocks=tuple(blocks),
        labels=(CONTENT,) * len(blocks),
        zones=(Zone(0, len(text), "response"),),
        sentences=tuple(sentences),
        metadata=Metadata(title=name),
        facts=facts,
        extractor_version="bench",
    )


# -- steps, each in its own process ------------------------------------------------------------------------------------


def write_shards(data: Path, facts: int) -> tuple[int, str]:
    """Rows and shards of all letters, as one worker makes them."""
    from warehouse.rows import document_rows, merge_rows
    from warehouse.shard import write_shard

    documents, rows = facts // FACTS_EACH, 0
    for start in range(0, documents, DOCUMENTS_A_SHARD):
        parts = []
        for number in range(start, min(start + DOCUMENTS_A_SHARD, documents)):
            extraction, url, at = letter(number), f"https://police.example/foi/{number}", "2024-04-01T09:00:00Z"
            identifier = capture_id(url, at, extraction.body_sha256)
            capture = Capture(identifier, url, url, at, 200, extraction.body_sha256, len(extraction.text), "text/plain")
            parts.append(document_rows(extraction, capture, url=url, publisher="Northshire Police", source="bench"))
        merged = merge_rows(parts)
        rows += sum(map(len, merged.values()))
        write_shard(data / "shards", merged)
    return rows, f"{documents:,} documents, {facts:,} facts, {rows:,} rows in all"


def load(data: Path, facts: int) -> tuple[int, str]:
    """All shards into an empty warehouse; rows of all tables count."""
    from warehouse.load import load_shards
    from warehouse.shard import list_shards

    summary = load_shards(data / "work" / "foitrace.duckdb", list_shards(data / "shards"), load_name="bench")
    return sum(summary.rows.values()), f"{summary.facts:,} facts, {summary.facts / summary.seconds:,.0f} facts/s"


def again(data: Path, facts: int) -> tuple[int, str]:
    """The same shards once more: nothing may change."""
    from warehouse.load import load_shards
    from warehouse.shard import list_shards

    summary = load_shards(data / "work" / "foitrace.duckdb", list_shards(data / "shards"), load_name="bench")
    return 0, f"changed: {summary.is_changed}, shards skipped: {summary.skipped}"


def snapshot(data: Path, facts: int) -> tuple[int, str]:
    """The published copy."""
    from warehouse.publish import publish

    public = data / "foitrace.duckdb"
    publish(data / "work" / "foitrace.duckdb", public)
    return 0, f"{public.stat().st_size / 2**20:,.1f} MB, {public.stat().st_size / facts:,.0f} bytes a fact"


def prove(data: Path, facts: int) -> tuple[int, str]:
    """Every check of the published copy."""
    from warehouse import open_read
    from warehouse.verify import verify

    with open_read(data) as connection:
        report = verify(connection)
    return sum(report.checked.values()), f"problems: {report.problem_count}"


def ask_trace(data: Path, facts: int) -> tuple[int, str]:
    """Traces of figures with their measure, after one to warm up."""
    from warehouse import open_read
    from warehouse.trace import trace

    with open_read(data) as connection:
        trace(connection, "97 allegations")
        started = time.monotonic()
        found = [len(trace(connection, words)) for words in ("97 allegations", "records searched", "01/FOI/24/000123")]
    return 0, f"{(time.monotonic() - started) / 3 * 1000:,.0f} ms each, hits {found}"


def ask_search(data: Path, facts: int) -> tuple[int, str]:
    """The macro `search`."""
    from warehouse import open_read

    with open_read(data) as connection:
        started = time.monotonic()
        rows = connection.execute("SELECT * FROM search('letter 123 explains') LIMIT 20").fetchall()
        sentences = connection.execute("SELECT count(*) FROM sentence").fetchall()[0][0]
    return 0, f"{(time.monotonic() - started) * 1000:,.0f} ms over {sentences:,} sentences, {len(rows)} rows"


def ask_evidence(data: Path, facts: int) -> tuple[int, str]:
    """The view `evidence`, one fact, and an aggregate over all."""
    from warehouse import open_read

    with open_read(data) as connection:
        fact = connection.execute("SELECT fact_id FROM figure LIMIT 1").fetchall()[0][0]
        started = time.monotonic()
        connection.execute("SELECT * FROM trace(?)", [fact]).fetchall()
        one = time.monotonic() - started
        started = time.monotonic()
        connection.execute(
            "SELECT publisher, fact_kind, count(*) FROM evidence WHERE is_current GROUP BY ALL"
        ).fetchall()
        grouped = time.monotonic() - started
        started = time.monotonic()
        responses = len(connection.execute("SELECT * FROM response").fetchall())
    return 0, (
        f"one fact {one * 1000:,.0f} ms, grouped {grouped * 1000:,.0f} ms, "
        f"{responses:,} responses {(time.monotonic() - started) * 1000:,.0f} ms"
    )


_RUN = dict(zip(STEPS, (write_shards, load, again, snapshot, prove, ask_trace, ask_search, ask_evidence), strict=True))


def run_step(step: str, data: Path, facts: int) -> None:
    """One step, as JSON on standard output."""
    started = time.monotonic()
    rows, note = _RUN[step](data, facts)
    seconds = time.monotonic() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "rows": rows, "note": note, "peak_mb": peak}))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--step"]:
        run_step(sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]))
    else:
        main()
