"""Extract a batch of captures: bytes from the archive, documents and their embedded files to rows, rows to one shard.

A plain function, run in a worker process; the Prefect task over it is in `flows.extract_flow`.
"""

from __future__ import annotations

import logging
import os
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from extractors.pipeline import extract
from flows.archive import Archive
from flows.names import file_name
from models.documents import Embedded
from models.errors import FoitraceError, LimitExceeded, ReaderCrashed
from models.extraction import Capture, Extraction, Failure
from warehouse.rows import capture_rows, document_rows, failure_rows
from warehouse.shard import write_shard

logger = logging.getLogger(__name__)

MAX_DEPTH = 4
"""How deep files may lie in files (a letter in an archive in a mail in a mail)."""

MAX_EMBEDDED = 2_000
"""Embedded files taken from one capture, at all depths together."""

Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class BatchItem:
    """One capture to extract, with what its source says of it.

    `data` is the data folder; `repeated` holds keys of the publisher's recurring lines; `keep` and `drop` are CSS selectors.
    """

    capture: Capture
    data: str
    publisher: str | None = None
    repeated: frozenset[str] = frozenset()
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()


@dataclass(slots=True)
class BatchResult:
    """Where the batch's shard lies, which captures are in it, and counts by what became of them."""

    shard: str | None
    captures: list[str] = field(default_factory=list)
    documents: int = 0
    facts: int = 0
    failures: Counter[str] = field(default_factory=Counter)


def extract_batch(items: Sequence[BatchItem], started: Callable[[int], None]) -> BatchResult:
    """Extract every item and write one shard. `started(index)` is called before each item.

    A document that cannot be read becomes a row in `failure`; nothing that its bytes do stops the others.
    """
    result = BatchResult(None)
    rows: Rows = {}
    for index, item in enumerate(items):
        started(index)
        _extend(rows, _item_rows(item, result))
        result.captures.append(item.capture.capture_id)
    if items:
        result.shard = str(write_shard(Path(items[0].data) / "shards", rows))
    return result


def failure_of(capture: Capture, stage: str, error: FoitraceError, *, url: str | None = None) -> Failure:
    """The failure row of a capture. The moment is the capture's own, so that the same bytes give the same row."""
    return Failure(
        url=url or capture.url,
        stage=stage,
        error=error.code,
        message=error.message,
        advice=error.advice,
        occurred_at=capture.fetched_at,
        capture_id=capture.capture_id,
        source=capture.source,
    )


def _extend(rows: Rows, more: Mapping[str, Sequence[dict[str, Any]]]) -> None:
    for table, table_rows in more.items():
        rows.setdefault(table, []).extend(table_rows)


@dataclass(frozen=True, slots=True)
class _Unit:
    """One document's bytes within a capture: the capture's own body, or a file inside it with an address of its own.

    `url` is the document's identity, `base` the address that answered, from which relative links are followed.
    """

    url: str
    base: str
    name: str
    body: bytes
    media_type: str | None
    parent_url: str | None
    depth: int = 0


def _item_rows(item: BatchItem, result: BatchResult) -> Rows:
    capture = item.capture
    rows = capture_rows([capture])
    archive = Archive(Path(item.data) / "archive")
    try:
        body = archive.get(capture.body_sha256 or "")
    except FoitraceError as error:
        _note_failure(rows, result, item, capture.url, error)
        return rows
    queue = deque([_first_unit(capture, body)])
    taken = 0
    while queue:
        unit = queue.popleft()
        for child in _extract_unit(item, unit, rows, result):
            taken += 1
            if child.depth > MAX_DEPTH or taken > MAX_EMBEDDED:
                _note_failure(
                    rows,
                    result,
                    item,
                    child.url,
                    LimitExceeded("It lies too deep in its file, or after too many others."),
                )
                continue
            archive.put(child.body)
            queue.append(child)
    return rows


def _first_unit(capture: Capture, body: bytes) -> _Unit:
    return _Unit(capture.url, capture.final_url, file_name(capture), body, capture.media_type, capture.parent_url)


def _extract_unit(item: BatchItem, unit: _Unit, rows: Rows, result: BatchResult) -> Iterator[_Unit]:
    """Add the rows of one document; give the files inside it."""
    failure: FoitraceError
    try:
        extraction = extract(
            unit.body,
            name=unit.name,
            url=unit.base,
            media_type=unit.media_type,
            repeated=item.repeated,
            keep=item.keep,
            drop=item.drop,
        )
        document = _document_rows(item, unit, extraction)
    except FoitraceError as error:
        failure = error
    except MemoryError:
        failure = LimitExceeded("Reading it takes more memory than a worker may use.")
    except Exception as error:
        logger.exception("extraction of %s failed", unit.url)
        failure = ReaderCrashed(f"{type(error).__name__}: {error}")
    else:
        _extend(rows, document)
        result.documents += 1
        result.facts += len(extraction.facts)
        yield from _children(unit, extraction.embedded)
        return
    _note_failure(rows, result, item, unit.url, failure)


def _document_rows(item: BatchItem, unit: _Unit, extraction: Extraction) -> Rows:
    return document_rows(
        extraction,
        item.capture,
        url=unit.url,
        publisher=item.publisher,
        source=item.capture.source,
        parent_url=unit.parent_url,
    )


def _note_failure(rows: Rows, result: BatchResult, item: BatchItem, url: str, error: FoitraceError) -> None:
    result.failures[error.code] += 1
    _extend(rows, failure_rows([failure_of(item.capture, "read", error, url=url)]))


def _children(parent: _Unit, embedded: Sequence[Embedded]) -> Iterator[_Unit]:
    """The files in a file: their address is the file's with a fragment that names the place."""
    for number, file in enumerate(embedded, 1):
        step = f"{number}-{safe_name(file.name)}"
        url = f"{parent.url}/{step}" if "#" in parent.url else f"{parent.url}#embedded={step}"
        yield _Unit(url, url, file.name, file.body, file.media_type, parent.url, parent.depth + 1)


def safe_name(name: str) -> str:
    """An embedded file's name for a URL fragment: no folders, no control characters, percent-encoded, 80 characters at most."""
    bare = os.path.basename(name.replace("\\", "/"))
    return quote("".join(char for char in bare if char.isprintable())[-80:] or "file", safe=".-_")
