"""A crawl: discovery, frontier, fetch and archive, from a source to captures in the state's log."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from flows.archive import Archive
from flows.client import Client
from flows.crawl_local import crawl_local
from flows.crawl_summary import CrawlProgress, CrawlSummary
from flows.crawl_web import WebCrawl
from flows.frontier import Frontier
from flows.lease import Lease
from flows.moments import now
from flows.paces import StoredPace
from flows.state import State
from models.sources import Source

__all__ = ["CrawlProgress", "CrawlSummary", "crawl"]

logger = logging.getLogger(__name__)

GIVEN = frozenset(("urls", "folder", "warc"))
"""Methods whose documents a person named one by one: none of them is set aside as another's duplicate."""


async def crawl(
    source: Source,
    data: Path,
    *,
    client: Client | None = None,
    progress: Callable[[CrawlProgress], None] | None = None,
) -> CrawlSummary:
    """Crawl a source into the data folder and say what came of it.

    What cannot be fetched becomes failure rows, never an exception of the run. A killed run is resumed by the next call.
    Expectations that fail are in the summary's `fatal`; the rows are kept. Raises CrawlRunning while another run of the same
    source is alive, and SourceFileError for a source that cannot work (a selector that is none).
    """
    archive = Archive(Path(data) / "archive")
    with State(data) as state:
        lease = Lease(state, source.name)
        lease.take()
        try:
            frontier = Frontier(state, source.name, given=source.discovery.method in GIVEN)
            if frontier.is_resumed:
                archive.sweep()
            logger.info("%s: run %d %s", source.name, frontier.run_id, "resumed" if frontier.is_resumed else "begins")
            if source.discovery.is_local:
                summary = await crawl_local(source, frontier, archive, progress=progress, renew=lease.renew)
            else:
                own = None if client else Client.for_source(source, shared=StoredPace(state))
                try:
                    web = WebCrawl(source, frontier, archive, client or own, progress=progress, renew=lease.renew)  # type: ignore[arg-type]
                    summary = await web.run()
                finally:
                    if own:
                        await own.aclose()
            summary.finished_at = now()
            frontier.finish(summary.record())
            _report(summary)
            return summary
        finally:
            lease.drop()


def _report(summary: CrawlSummary) -> None:
    """Say in the log how the run ended: what went wrong first, then the numbers."""
    for line in summary.fatal:
        logger.error("%s: %s", summary.source, line)
    logger.info("%s: %s", summary.source, summary.in_words())
