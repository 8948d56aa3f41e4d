"""What a crawl came to, for people and for the next stage."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class CrawlProgress:
    """Where a crawl stands: documents listed so far, requests settled, those still waiting, and the last URL."""

    source: str
    listed: int
    fetched: int
    failed: int
    pending: int
    bytes: int
    url: str

    @property
    def done(self) -> int:
        """URLs settled, well or badly."""
        return self.fetched + self.failed

    @property
    def total(self) -> int:
        """URLs known so far; grows while the listing is read."""
        return self.done + self.pending


@dataclass(slots=True)
class CrawlSummary:
    """One run of one source.

    `listed` documents were named by the listing. `fetched` answers came (pages and attachments), of which `new` had never
    been seen, `changed` gave other bytes than before and `unchanged` the same (`not_modified` of them by 304). `failed`
    counts URLs by error name, `left_out` finds by the reason they were not followed. `postponed` URLs wait for the next
    run. `withdrawn` documents were noticed as gone. `fatal` says why the run must count as failed, `warnings` what a
    person should look at. `bytes` are those of the bodies fetched.
    """

    source: str
    run_id: int = 0
    started_at: str = ""
    finished_at: str = ""
    is_resumed: bool = False
    is_complete: bool = True
    listings: int = 0
    listed: int = 0
    fetched: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    not_modified: int = 0
    attachments: int = 0
    postponed: int = 0
    withdrawn: int = 0
    bytes: int = 0
    failed: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    fatal: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def is_fatal(self) -> bool:
        """Whether the run must count as failed although its rows were kept."""
        return bool(self.fatal)

    def in_words(self) -> str:
        """The run in one sentence for a log."""
        parts = [
            f"{self.listed:,} listed",
            f"{self.fetched:,} fetched",
            f"{self.new:,} new",
            f"{self.changed:,} changed",
        ]
        parts += [f"{self.unchanged:,} unchanged ({self.not_modified:,} by 304)", f"{self.withdrawn:,} withdrawn"]
        failed = ", ".join(f"{count:,} {error}" for error, count in self.failed.most_common())
        parts.append(f"failed: {failed}" if failed else "none failed")
        if self.postponed:
            parts.append(f"{self.postponed:,} left to the next run")
        return "; ".join(parts) + "."

    def record(self) -> dict[str, Any]:
        """The summary as a JSON-ready dict."""
        return {**asdict(self), "failed": dict(self.failed), "left_out": dict(self.left_out)}
