"""Speed of extraction: documents per CPU-second, the share of each stage, the worker pool, growth, memory, and what a user
would otherwise write (trafilatura, then dateparser's search, spaCy's like_num and regular expressions), in one run.

usage: python -m benchmarks.extraction [--documents N] [--memory N]
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.samples import html_document, text_document
from extractors.caveats import find_caveats
from extractors.clock import statutory_clock
from extractors.dates import find_dates
from extractors.entities import find_entities
from extractors.exemptions import find_exemptions
from extractors.figures import find_figures
from extractors.kinds import default_regime, document_kind
from extractors.language.choose import NONE, VARIABLE
from extractors.own_date import own_date
from extractors.pipeline import extract
from extractors.prepare import prepare
from extractors.questions import find_questions
from extractors.read import read
from extractors.references import find_references
from extractors.sentences import split_sentences
from extractors.strip import label_blocks
from extractors.zones import assign_zones

ROUNDS = 5


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of one call in this process."""
    started = time.process_time()
    work()
    return time.process_time() - started


def rate(work: Callable[[bytes], object], documents: Sequence[bytes]) -> float:
    """Documents per CPU-second: the median of rounds over all documents."""
    return len(documents) / statistics.median(cpu(lambda: [work(body) for body in documents]) for _ in range(ROUNDS))


def stage_shares(documents: Sequence[bytes], name: str) -> dict[str, float]:
    """Seconds in each stage over the documents, by stage."""
    spent: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], Any]) -> Any:
        started = time.process_time()
        result = work()
        spent[stage] = spent.get(stage, 0.0) + time.process_time() - started
        return result

    for body in documents:
        reading = timed("read", lambda body=body: read(body, name=name))
        labels = timed("strip", lambda: label_blocks(reading))
        zones = timed("zones", lambda: assign_zones(reading, labels))
        timed("sentences", lambda: split_sentences(reading, zones))
        kind = timed("kind, day, law", lambda: document_kind(reading, labels))
        timed("kind, day, law", lambda: (own_date(reading, labels, kind), default_regime(reading, labels)))
        p = prepare(reading)
        references = timed("references", lambda: find_references(p))
        exemptions = timed("exemptions", lambda: find_exemptions(p))
        dates = timed("dates", lambda: find_dates(p))
        taken = sorted((fact.start, fact.end) for found in (references, exemptions, dates) for fact in found)
        figures = timed("figures", lambda: find_figures(p, taken, dates))
        facts = sorted([*references, *exemptions, *dates, *figures], key=lambda fact: fact.start)
        timed("entities", lambda: find_entities(p))
        timed("questions", lambda: find_questions(p, exemptions))
        timed("caveats, clock", lambda: (find_caveats(p, facts), statutory_clock(p, dates)))
    return spent


def pool_rate(documents: Sequence[bytes], workers: int) -> float:
    """Documents per second of wall time through the worker pool, archive and shard included."""
    from flows.archive import Archive
    from flows.extract_batch import BatchItem
    from flows.work import work
    from flows.workers import WorkerPool
    from models.extraction import Capture
    from models.identifiers import capture_id

    with TemporaryDirectory() as folder:
        archive = Archive(Path(folder) / "archive")
        items = []
        for number, body in enumerate(documents):
            url, moment = f"file:///d{number}.html", "2024-01-01T00:00:00+00:00"
            sha = archive.put(body)
            items.append(
                BatchItem(Capture(capture_id(url, moment, sha), url, url, moment, None, sha, len(body), None), folder)
            )
        with WorkerPool(work, workers=workers) as pool:
            pool.run(items[:1])
            from concurrent.futures import ThreadPoolExecutor

            batches = [items[start : start + 25] for start in range(0, len(items), 25)]
            with ThreadPoolExecutor(workers) as threads:
                list(threads.map(pool.run, [items[:1]] * workers))  # every worker has started
                started = time.perf_counter()
                list(threads.map(pool.run, batches))
                return len(items) / (time.perf_counter() - started)


def peer(body: bytes) -> int:
    """What one would otherwise write: main text, dates, numbers and two patterns."""
    import dateparser.search
    import spacy
    import trafilatura

    if not hasattr(peer, "nlp"):
        peer.nlp = spacy.blank("en")  # type: ignore[attr-defined]
    text = trafilatura.extract(body) or ""
    found = len(dateparser.search.search_dates(text, languages=["en"]) or ())
    found += sum(token.like_num for token in peer.nlp(text))  # type: ignore[attr-defined]
    found += len(re.findall(r"\b[A-Z]{2,4}[-/. ]?\d{2,4}[-/.]\d{3,8}\b", text))
    return found + len(re.findall(r"[Ss]ection \d+(?:\(\d+\))?", text))


def growth(make: Callable[[int, int], bytes], name: str) -> list[tuple[int, float]]:
    """(words, milliseconds of CPU for a thousand words) over growing documents: flat when the cost is linear."""
    rows = []
    for words in (1_000, 2_000, 4_000, 8_000, 16_000, 32_000):
        body = make(words, 7)
        spent = min(cpu(lambda body=body: extract(body, name=name)) for _ in range(3))
        rows.append((words, spent / words * 1e6))
    return rows


def resident_mib() -> float:
    """Resident memory of this process now, in MiB."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * resource.getpagesize() / 2**20


def memory(count: int) -> list[tuple[int, float]]:
    """(documents done, resident MiB) while extracting many different documents."""
    rows = []
    for number in range(count + 1):
        extract(text_document(300, number), name="d.txt")
        if number in (500, count // 2, count):
            rows.append((number, resident_mib()))
    return rows


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--memory", type=int, default=10_000)
    args = parser.parse_args()
    pages = [html_document(seed=number) for number in range(args.documents)]
    texts = [text_document(seed=number) for number in range(args.documents)]
    rates = {}
    for words, language in (("with the trained pipeline", ""), ("by rules alone", NONE)):
        os.environ[VARIABLE] = language
        extract(pages[0], name="p.html")
        rates = {
            "HTML": rate(lambda body: extract(body, name="p.html"), pages),
            "text": rate(lambda body: extract(body, name="t.txt"), texts),
        }
        for kind, value in rates.items():
            print(f"extraction of {kind} {words}: {value:.1f} documents of 1,000 words per CPU-second")
    for kind, bodies, name in (("HTML", pages[:40], "p.html"), ("text", texts[:40], "t.txt")):
        spent = stage_shares(bodies, name)
        print(
            f"stages, {kind}: "
            + ", ".join(f"{stage} {value / sum(spent.values()):.0%}" for stage, value in spent.items())
        )
    peer_pages = pages[:10]
    peer(peer_pages[0])
    other = len(peer_pages) / cpu(lambda: [peer(body) for body in peer_pages])
    print(f"trafilatura, dateparser.search, like_num and patterns: {other:.1f} documents per CPU-second")
    print(f"foitrace is {rates['HTML'] / other:.1f} times as fast")
    print(f"worker pool of 2, archive and shards included: {pool_rate(pages, 2):.1f} documents per second of wall time")
    for kind, rows in (("HTML", growth(html_document, "p.html")), ("text", growth(text_document, "t.txt"))):
        print(f"growth, {kind}: " + ", ".join(f"{words:,} words {spent:.2f} ms a thousand" for words, spent in rows))
    print("memory: " + ", ".join(f"{done:,} documents {mib:.0f} MiB" for done, mib in memory(args.memory)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
