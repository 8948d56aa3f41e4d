"""Batches: pending captures cut into pieces of about ten seconds of work, few enough for one flow run."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

from flows.extract_batch import BatchItem
from flows.repeats import LineCounts, publisher_key
from flows.state import State
from models.extraction import Capture
from models.sources import Source

SMALLEST = 25
"""Documents in a task while there are few of them."""

LARGEST = 100
"""Documents in a task at most."""

TASKS = 150
"""Tasks of one flow run at most; what is left goes to the next run."""

SOURCES = "sources"
"""Folder, in the data folder, of the sources as they were in force at their last run."""


def remember_source(data: Path, source: Source) -> None:
    """Keep a source's description beside the archive, so that a later run knows whose its captures are."""
    place = data / SOURCES / f"{source.name}.json"
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_name(f".{place.name}.{os.getpid()}.{threading.get_ident()}.part")
    part.write_text(source.model_dump_json(), encoding="utf-8")
    part.replace(place)


def known_sources(data: Path) -> dict[str, Source]:
    """The sources that were ever run into this data folder, by name."""
    places = sorted((data / SOURCES).glob("*.json"))
    sources = [Source.model_validate(json.loads(place.read_text(encoding="utf-8"))) for place in places]
    return {source.name: source for source in sources}


def pending_pages(data: Path, version: str) -> Iterator[tuple[Capture, str | None]]:
    """Captures that this extractor version has not read, with their publishers."""
    sources = known_sources(data)
    with State(data) as state:
        for capture in state.pending_captures(version):
            source = sources.get(capture.source or "")
            yield capture, source.publisher if source else None


def pending_batches(data: Path, version: str) -> Iterator[list[BatchItem]]:
    """Batches of captures that this extractor version has not read, at most `TASKS` of them."""
    with State(data) as state:
        describe = _Describer(data, LineCounts(state))
        captures = state.pending_captures(version, limit=TASKS * LARGEST)
        first = list(islice(captures, TASKS * SMALLEST + 1))
        size = SMALLEST if len(first) <= TASKS * SMALLEST else LARGEST
        items = (describe.item(capture) for part in (first, captures) for capture in part)
        while batch := list(islice(items, size)):
            yield batch


class _Describer:
    """Adds to captures what their sources say of them and what recurs over their publishers' documents."""

    def __init__(self, data: Path, counts: LineCounts) -> None:
        self._data = str(data)
        self._sources = known_sources(data)
        self._repeated = cache(counts.repeated)

    def item(self, capture: Capture) -> BatchItem:
        source = self._sources.get(capture.source or "")
        publisher = source.publisher if source else None
        key = publisher_key(capture, publisher)
        return BatchItem(
            capture=capture,
            data=self._data,
            publisher=publisher,
            repeated=self._repeated(key) if key else frozenset(),
            keep=source.content.keep if source else (),
            drop=source.content.drop if source else (),
        )
