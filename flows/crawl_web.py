"""The crawl of a site: hosts side by side, each at its own pace, every step settled in the frontier before the next."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter, deque
from collections.abc import Callable

from flows.archive import Archive
from flows.client import Client
from flows.crawl_summary import CrawlProgress, CrawlSummary
from flows.discover import adapter_for
from flows.expect import check_expectations
from flows.frontier import Frontier, Item
from flows.intake import Intake
from flows.settle import Settler
from models.errors import BotChallenge, ExpectationFailed, FoitraceError, HostUnavailable, LimitReached
from models.sources import Source

logger = logging.getLogger(__name__)

BATCH = 64
"""Items of a host that are held in memory at one time."""
RENEWAL = 20.0
"""Seconds between two renewals of the lease."""
CHALLENGES = 3
"""Bot challenges in a row after which a host is not asked any more."""
TICK = 0.5
"""Seconds after which hosts that turned up meanwhile get a worker of their own."""


class WebCrawl:
    """One run over one source."""

    def __init__(
        self,
        source: Source,
        frontier: Frontier,
        archive: Archive,
        client: Client,
        *,
        progress: Callable[[CrawlProgress], None] | None = None,
        renew: Callable[[], None] = lambda: None,
    ) -> None:
        self.source = source
        self.frontier = frontier
        self.summary = CrawlSummary(source.name, run_id=frontier.run_id, is_resumed=frontier.is_resumed)
        self.summary.started_at = frontier.started_at
        self._progress = progress
        self._renew = renew
        self._intake = Intake(source, frontier, self.summary)
        self._settler = Settler(source, frontier, archive, client, adapter_for(source), self._intake)
        self._challenges: Counter[str] = Counter()
        self._settled = 0
        self._failed = 0

    async def run(self) -> CrawlSummary:
        """Crawl until nothing is pending. Raises CrawlRunning when another run has taken the source over."""
        work = asyncio.create_task(self._work())
        keeper = asyncio.create_task(self._keep_lease())
        try:
            await asyncio.wait((work, keeper), return_when=asyncio.FIRST_COMPLETED)
            if keeper.done() and not work.done():
                keeper.result()
            await work
        finally:
            for task in (work, keeper):
                task.cancel()
            await asyncio.gather(work, keeper, return_exceptions=True)
        return self.summary

    async def _keep_lease(self) -> None:
        while True:
            await asyncio.sleep(RENEWAL)
            self._renew()

    async def _work(self) -> None:
        try:
            self._begin()
        except FoitraceError as error:
            self._intake.note(self._intake.place, error)
            self.summary.fatal.append(str(error))
        await self._drain()
        if self._intake.may_judge_absence() and self.frontier.add_unlisted():
            await self._drain()
        self._conclude()

    def _begin(self) -> None:
        starts = self._settler.adapter.starts(self.source)
        self._intake.begin(starts)

    def _conclude(self) -> None:
        summary = self.summary
        summary.listed = self.frontier.count_listed()
        summary.postponed = self.frontier.count("postponed")
        summary.is_complete = self._intake.is_complete
        self._intake.conclude()
        self.frontier.tally(summary)
        known = len(summary.fatal)
        check_expectations(self.source, summary)
        for reason in summary.fatal[known:]:
            self._intake.note(self._intake.place, ExpectationFailed(reason))

    # -- hosts side by side ----------------------------------------------------------------------------------------

    async def _drain(self) -> None:
        """Fetch all that is pending, and what turns up meanwhile."""
        running: dict[str, asyncio.Task[None]] = {}
        try:
            while True:
                for host in self.frontier.hosts():
                    if host not in running and len(running) < self.source.politeness.hosts_at_once:
                        running[host] = asyncio.create_task(self._serve(host))
                if not running:
                    return
                done, _ = await asyncio.wait(running.values(), timeout=TICK, return_when=asyncio.FIRST_COMPLETED)
                for host in [host for host, task in running.items() if task in done]:
                    running.pop(host).result()
        finally:
            for task in running.values():
                task.cancel()
            await asyncio.gather(*running.values(), return_exceptions=True)

    async def _serve(self, host: str) -> None:
        """Fetch a host's items with as many workers as it may have requests open."""
        queue = _HostQueue(self.frontier, host)
        workers = [asyncio.create_task(self._consume(queue)) for _ in range(self.source.politeness.concurrency)]
        try:
            await asyncio.gather(*workers)
        finally:
            for worker in workers:
                worker.cancel()
            await asyncio.gather(*workers, return_exceptions=True)

    async def _consume(self, queue: _HostQueue) -> None:
        while (item := await queue.take()) is not None:
            try:
                await self._handle(item, queue)
            finally:
                queue.finished(item)

    async def _handle(self, item: Item, queue: _HostQueue) -> None:
        try:
            self._check_total(item)
            await self._settler.settle(item)
        except FoitraceError as error:
            if isinstance(error, HostUnavailable) and self._settler.is_unavailable(item.host):
                self._leave(item, queue, error)
            else:
                self._failed += 1
                self._settler.fail(item, error)
                self._count_challenge(item, queue, error)
        else:
            self._challenges[item.host] = 0
        self._settled += 1
        self._report(item)

    def _leave(self, item: Item, queue: _HostQueue, error: FoitraceError) -> None:
        """Leave what is pending on the item's host to the next run."""
        count = self.frontier.postpone(item.host, error)
        logger.warning("%s: %d URLs of %s are left to the next run: %s", self.source.name, count, item.host, error)
        queue.drop()
        if item.role == "listing":
            self._intake.listing_failed(item.url)
        self._failed += count
        self._settled += max(0, count - 1)

    def _check_total(self, item: Item) -> None:
        if self._intake.bytes > self.source.limits.total_bytes:
            raise LimitReached(f"{item.url} was not fetched: the run has its {self.source.limits.total_bytes:,} bytes.")

    def _count_challenge(self, item: Item, queue: _HostQueue, error: FoitraceError) -> None:
        """A site that answers with challenges is not asked on and on."""
        if not isinstance(error, BotChallenge):
            return
        self._challenges[item.host] += 1
        if self._challenges[item.host] >= CHALLENGES:
            self._leave(item, queue, BotChallenge(f"{item.host} answers with challenges for browsers."))

    def _report(self, item: Item) -> None:
        if not self._progress:
            return
        listed, pending = self._intake.listed, self._intake.found - self._settled
        done = self._settled - self._failed
        self._progress(
            CrawlProgress(self.source.name, listed, done, self._failed, max(0, pending), self._intake.bytes, item.url)
        )


class _HostQueue:
    """A host's pending items, a batch at a time; ends when nothing is pending and nothing under way can add to it."""

    def __init__(self, frontier: Frontier, host: str) -> None:
        self._frontier = frontier
        self._host = host
        self._ready: deque[Item] = deque()
        self._taken: set[int] = set()
        self._changed = asyncio.Event()

    async def take(self) -> Item | None:
        while True:
            if not self._ready:
                self._refill()
            if self._ready:
                item = self._ready.popleft()
                self._taken.add(item.item_id)
                return item
            if not self._taken:
                self._changed.set()
                return None
            self._changed.clear()
            await self._changed.wait()

    def finished(self, item: Item) -> None:
        self._taken.discard(item.item_id)
        self._changed.set()

    def drop(self) -> None:
        """Forget what was read ahead: the host is left."""
        self._ready.clear()

    def _refill(self) -> None:
        waiting = self._frontier.pending(self._host, BATCH + len(self._taken))
        self._ready.extend(item for item in waiting if item.item_id not in self._taken)
