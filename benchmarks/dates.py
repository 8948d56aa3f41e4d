"""Speed of dates and entities: milliseconds for 1,000 words, over growing texts, with and without the trained pipeline.

usage: python -m benchmarks.dates [FOLDER of .txt files]

Without a folder the golden documents of the tests are read. The peer is `dateparser.search`, where it is installed.
"""

from __future__ import annotations

import importlib.util
import sys
import time
from collections.abc import Callable
from pathlib import Path

from extractors.dates import find_dates
from extractors.entities import find_entities
from extractors.language import load_language
from extractors.prepare import Prepared, prepare
from extractors.read.text import read_text

GOLDEN = Path(__file__).resolve().parents[1] / "tests" / "extractors" / "dates_documents"
COPIES = (1, 2, 4, 8, 16)


def texts(folder: Path) -> list[str]:
    """The documents of a folder, or of the folders in it."""
    return [path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.rglob("*.txt"))]


def milliseconds(work: Callable[[Prepared], object], documents: list[Prepared]) -> float:
    """Best of three runs, in CPU milliseconds for 1,000 words."""
    words = sum(len(p.text.split()) for p in documents)
    runs = []
    for _ in range(3):
        started = time.process_time()
        for p in documents:
            work(p)
        runs.append(time.process_time() - started)
    return min(runs) / words * 1e6


def row(name: str, figures: list[float]) -> None:
    """Print one line of the table."""
    print(f"{name:<34}" + "".join(f"{figure:>9.2f}" for figure in figures), flush=True)


def main(arguments: list[str]) -> int:
    """Print the tables. Returns 0."""
    documents = texts(Path(arguments[0]) if arguments else GOLDEN)
    print("ms for 1,000 words; the text of all documents, so many times over:")
    print(f"{'':<34}" + "".join(f"{copies:>9}" for copies in COPIES))
    grown = [[prepare(read_text("\n\n".join([*documents] * copies).encode(), name="all.txt"))] for copies in COPIES]
    nlp = load_language()
    row("dates", [milliseconds(find_dates, p) for p in grown])
    row("entities by rule", [milliseconds(find_entities, p) for p in grown])
    row("entities with the pipeline", [milliseconds(lambda p: find_entities(p, nlp), p) for p in grown[:3]])
    single = [prepare(read_text(text.encode(), name="one.txt")) for text in documents]
    print("one document at a time:")
    dates = milliseconds(find_dates, single)
    row("dates", [dates])
    row("entities by rule", [milliseconds(find_entities, single)])
    row("entities with the pipeline", [milliseconds(lambda p: find_entities(p, nlp), single)])
    if importlib.util.find_spec("dateparser") is not None:
        from dateparser.search import search_dates

        peer = milliseconds(lambda p: search_dates(p.text, languages=["en"]), single[:4])
        row("dateparser.search (4 documents)", [peer])
        print(f"ratio: {peer / dates:.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
