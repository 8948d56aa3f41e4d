"""The crawl of what lies on this machine: files, folders and WARC files."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

from flows.archive import Archive
from flows.crawl_summary import CrawlProgress, CrawlSummary
from flows.expect import check_expectations
from flows.finds import Role
from flows.frontier import Frontier
from flows.local import capture_file, walk
from flows.moments import now
from flows.urls import file_url
from flows.warc import Found, read_warc
from models.errors import FoitraceError, LimitReached
from models.extraction import Capture, Failure
from models.sources import Source

Progress = Callable[[CrawlProgress], None] | None
EVERY = 25
"""Files after which other tasks get a turn and the lease is renewed."""


async def crawl_local(
    source: Source, frontier: Frontier, archive: Archive, *, progress: Progress, renew: Callable[[], None]
) -> CrawlSummary:
    """Log a capture for every file; one that cannot be read becomes a failure row."""
    summary = CrawlSummary(source.name, run_id=frontier.run_id, is_resumed=frontier.is_resumed)
    summary.started_at = frontier.started_at
    for count, (place, role, found) in enumerate(_captures(source, frontier, archive, summary), start=1):
        if isinstance(found, Capture):
            _log(found, role, frontier, summary)
        else:
            _fail(place, found, frontier, summary)
        if progress:
            failed = sum(summary.failed.values())
            progress(CrawlProgress(source.name, summary.listed, summary.fetched, failed, 0, summary.bytes, place))
        if count % EVERY == 0:
            renew()
            await asyncio.sleep(0)
    check_expectations(source, summary)
    return summary


def _captures(source: Source, frontier: Frontier, archive: Archive, summary: CrawlSummary) -> Iterator[Found]:
    for start in source.discovery.start:
        if source.discovery.method == "warc":
            yield from _from_warc(Path(start), source, frontier, archive, summary)
            continue
        for path, error in walk(Path(start), without=archive.root.parent):
            if error is not None:
                yield file_url(path), "page", error
                continue
            if summary.listed >= source.limits.pages:
                yield file_url(path), "page", LimitReached(f"{start} holds more than {source.limits.pages:,} files.")
                return
            summary.listed += 1
            try:
                yield file_url(path), "page", capture_file(path, archive, source)
            except FoitraceError as failure:
                yield file_url(path), "page", failure


def _from_warc(
    path: Path, source: Source, frontier: Frontier, archive: Archive, summary: CrawlSummary
) -> Iterator[Found]:
    """The captures of a WARC file; a file that cannot be opened is one failure."""
    last = frontier.state.last_capture
    try:
        for found in read_warc(path, archive, source=source.name, max_bytes=source.limits.max_bytes, last_capture=last):
            summary.listed += 1
            yield found
    except FoitraceError as error:
        yield file_url(path), "page", error


def _log(capture: Capture, role: Role, frontier: Frontier, summary: CrawlSummary) -> None:
    summary.fetched += 1
    summary.bytes += capture.body_bytes
    before = frontier.state.last_capture(capture.url)
    frontier.log(capture, role)
    if before is None:
        summary.new += 1
    elif before.body_sha256 == capture.body_sha256:
        summary.unchanged += 1
    else:
        summary.changed += 1


def _fail(place: str, error: FoitraceError, frontier: Frontier, summary: CrawlSummary) -> None:
    summary.failed[error.code] += 1
    failure = Failure(place, "fetch", error.code, error.message, error.advice, now(), None, frontier.source)
    frontier.state.add_failures([failure], frontier.run_id)
