"""Recurring lines: how many documents of one publisher hold each line, kept in the state from crawl to crawl.

Counting is done before extraction, over every document that waits, so that a run that is cut off and resumed extracts with
the same evidence as one that is not. Only hashes are kept. Lines with digits and very short lines are never counted: they
are what answers are made of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from extractors.read import read
from extractors.read.sniff import sniff
from extractors.strip.repeats import line_key, repeated_keys
from flows.archive import Archive
from flows.state import State
from models.errors import FoitraceError
from models.extraction import Capture

MIN_WORDS = 3
MAX_LINE = 300
"""Longer lines are prose; a paragraph that recurs is a standard answer, not furniture."""

PAGES = frozenset(("text/html", "text/plain", "text/markdown"))
"""Types of files that may be pages, or dumps of pages."""

MAX_LINES = 2_000
"""Distinct lines counted of one document."""

_TABLES = (
    "create table if not exists line_count (publisher text, key text, documents integer, primary key (publisher, key))"
    " without rowid",
    "create table if not exists line_document (publisher text, url text, primary key (publisher, url)) without rowid",
)


def publisher_key(capture: Capture, publisher: str | None) -> str | None:
    """Whose documents are counted together: the publisher's, else the host's; None for a local file of nobody known."""
    return publisher or urlsplit(capture.final_url).hostname


def line_keys(capture: Capture, data: str) -> frozenset[str]:
    """Keys of the lines of a capture that count; none for what cannot be read (its extraction will say why) and for files
    that are no pages."""
    try:
        body = Archive(Path(data) / "archive").get(capture.body_sha256 or "")
        if sniff(body, name=capture.final_url, media_type=capture.media_type) not in PAGES:
            return frozenset()  # a scan may take a minute to read, and would be read again for its facts
        reading = read(body, name=capture.final_url, url=capture.final_url, media_type=capture.media_type)
    except FoitraceError:
        return frozenset()
    if reading.media_type != "text/html" and not reading.is_page_dump:
        return frozenset()
    lines = (reading.text[block.start : block.end] for block in reading.blocks)
    keys = {line_key(line) for line in lines if _counts(line)}
    return frozenset(sorted(keys)[:MAX_LINES])


def _counts(line: str) -> bool:
    return len(line) <= MAX_LINE and len(line.split()) >= MIN_WORDS and not any(char.isdigit() for char in line)


class LineCounts:
    """The counts in a state file."""

    def __init__(self, state: State) -> None:
        self._state = state
        for table in _TABLES:
            state.query(table)

    def is_counted(self, publisher: str, url: str) -> bool:
        """Whether this document's lines were counted: each document counts once, whatever its versions."""
        found = self._state.query("select 1 from line_document where publisher = ? and url = ?", (publisher, url))
        return found.fetchone() is not None

    def add(self, publisher: str, url: str, keys: Iterable[str]) -> None:
        """Count a document's lines, once."""
        with self._state.transaction() as db:
            if db.execute("insert or ignore into line_document values (?, ?)", (publisher, url)).rowcount:
                db.executemany(
                    "insert into line_count values (?, ?, 1) on conflict do update set documents = documents + 1",
                    ((publisher, key) for key in keys),
                )

    def repeated(self, publisher: str) -> frozenset[str]:
        """Keys of the lines that recur on enough of the publisher's documents to be furniture."""
        documents = self._state.query(
            "select count(*) from line_document where publisher = ?", (publisher,)
        ).fetchone()[0]
        rows = self._state.query(
            "select key, documents from line_count where publisher = ? and documents > 4", (publisher,)
        )
        return repeated_keys(Counter(dict(rows.fetchall())), documents)


Keys = Callable[[Sequence[Capture]], Mapping[str, frozenset[str]]]
"""Reads captures and gives their lines' keys by capture; what could not be read may be missing."""


def count_pending(data: Path, captures: Iterable[tuple[Capture, str | None]], keys_of: Keys, chunk: int = 200) -> None:
    """Count the lines of waiting captures, given with their publishers. `keys_of` reads a chunk of them (in workers, say)."""
    with State(data) as state:
        counts = LineCounts(state)
        waiting: list[tuple[str, Capture]] = []
        for capture, publisher in captures:
            key = publisher_key(capture, publisher)
            if key is not None and not counts.is_counted(key, capture.final_url):
                waiting.append((key, capture))
            if len(waiting) >= chunk:
                _count_chunk(counts, waiting, keys_of)
                waiting = []
        _count_chunk(counts, waiting, keys_of)


def _count_chunk(counts: LineCounts, waiting: Sequence[tuple[str, Capture]], keys_of: Keys) -> None:
    found = keys_of([capture for _, capture in waiting]) if waiting else {}
    for publisher, capture in waiting:
        counts.add(publisher, capture.final_url, found.get(capture.capture_id, frozenset()))
