"""Intake: what discovery found goes into the frontier, within the source's limits, and with a count of all that does not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from flows.crawl_summary import CrawlSummary
from flows.finds import Find
from flows.follow import allowed_hosts, why_not
from flows.frontier import Frontier
from flows.moments import now
from flows.urls import canonical_url
from models.errors import BadUrl, FoitraceError, LimitReached
from models.extraction import Failure
from models.sources import Source

PIECE = 500
"""Start points that are put in at one time."""
BARREN = 3
"""Pages of a listing in a row with nothing new, after which its next page is not followed: it would go on for ever."""
MASS = 0.5
"""Share of the listed documents that may be missing at once before the listing itself is doubted."""


class Intake:
    """The way into the frontier of one run."""

    def __init__(self, source: Source, frontier: Frontier, summary: CrawlSummary) -> None:
        self._source = source
        self._frontier = frontier
        self._summary = summary
        self.place = source.discovery.start[0] if source.discovery.start else source.name
        self._hosts = allowed_hosts(source)
        self._room = {
            "page": source.limits.pages - frontier.count(roles=("page",)),
            "attachment": source.limits.attachments - frontier.count(roles=("attachment",)),
            "listing": source.limits.listings - frontier.count(roles=("listing",)),
        }
        self._over = {"page": 0, "attachment": 0, "listing": 0}
        self._unread_listings = 0
        self.read_listings = 0
        self.is_complete = True
        self.listed = frontier.count_listed()
        self.found = frontier.count("pending", ("page", "attachment", "listing"))
        self.bytes = 0

    def begin(self, starts: Iterable[Find]) -> None:
        """Put in the start points, a piece of the list at a time; one that is no URL is a failure of its own."""
        good: list[Find] = []
        try:
            for find in starts:
                try:
                    canonical_url(find.url)
                except BadUrl as error:
                    self.note(find.url, error)
                else:
                    good.append(find)
                if len(good) >= PIECE:
                    self.put(good)
                    good = []
        finally:
            # A list that cannot be read to its end is still followed as far as it could be.
            self.put(good)
            self.listed = self._frontier.count_listed()

    def put(self, finds: Sequence[Find]) -> int:
        """Put finds of one role or of several into the frontier as far as there is room; gives how many were new."""
        added = 0
        for role in ("listing", "page", "attachment"):
            added += self._put_role(role, [find for find in finds if find.role == role])
        self.found += added
        return added

    def _put_role(self, role: str, finds: Sequence[Find]) -> int:
        added = 0
        while finds and self._room[role] > 0:
            chunk, finds = finds[: self._room[role]], finds[self._room[role] :]
            new = self._frontier.add(chunk)
            self._room[role] -= new
            added += new
        if finds:
            over = self._frontier.unknown(finds)
            self._over[role] += over
            if over and role != "attachment":
                self.is_complete = False
        return added

    def choose(self, documents: Sequence[Find]) -> list[Find]:
        """The listed documents that the source follows; the others are counted with the reason."""
        chosen: list[Find] = []
        for find in documents:
            reason = why_not(find, self._source, self._hosts)
            if reason is None:
                chosen.append(find)
            else:
                self._summary.left_out[reason] += 1
        return chosen

    def listing_read(self, documents: Sequence[Find], more: Sequence[Find], barren: int) -> None:
        """A page of the listing was read: its documents, and its next pages unless it has long held nothing new."""
        self.read_listings += 1
        before = self.listed
        chosen = self.choose(documents)
        new = self.put(chosen)
        self.listed = before + new
        barren = 0 if new else barren + 1
        if barren < BARREN:
            self.put([replace(find, depth=barren) for find in more])

    def listing_failed(self, url: str) -> None:
        """A page of the listing could not be read: what is missing from the rest proves nothing."""
        self._unread_listings += 1
        self.is_complete = False
        self._summary.warnings.append(f"The listing is incomplete: {url} could not be read.")

    def may_judge_absence(self) -> bool:
        """Whether a document that the listing no longer names may be looked at as withdrawn."""
        discovery = self._source.discovery
        if not discovery.is_complete or not self.is_complete or discovery.method == "urls" or self._was_cut_short():
            return False
        listed = self._frontier.count_listed()
        missing = self._frontier.count_unlisted()
        if not missing:
            return False
        if listed < max(1, self._source.expectations.minimum) or missing > MASS * (listed + missing) + 1:
            self._summary.warnings.append(
                f"{missing:,} documents are no longer listed while {listed:,} are: the listing itself may have changed, so none"
                " of them is taken as withdrawn."
            )
            return False
        return True

    def _was_cut_short(self) -> bool:
        """Whether a page of the listing failed or a limit was met, also before this run was killed and resumed."""
        unread = sum(self._frontier.count(state, ("listing",)) for state in ("failed", "postponed"))
        return unread > 0 or self._room["page"] <= 0 or self._room["listing"] <= 0

    def conclude(self) -> None:
        """Say what the limits left out, and whether there was a listing at all."""
        names = {"page": "documents", "attachment": "attachments", "listing": "pages of the listing"}
        for role, count in self._over.items():
            if count:
                limit = {"page": "pages", "attachment": "attachments", "listing": "listings"}[role]
                message = f"{count:,} or more {names[role]} were found beyond limits.{limit} of {self._source.name}."
                self.note(self.place, LimitReached(message))
                self._summary.warnings.append(message)
        if self._unread_listings and not self.read_listings:
            self._summary.fatal.append(f"No page of the listing of {self._source.name} could be read.")

    def note(self, url: str, error: FoitraceError) -> None:
        """A failure row that belongs to no item."""
        row = Failure(url, "fetch", error.code, error.message, error.advice, now(), None, self._source.name)
        self._frontier.state.add_failures([row], self._frontier.run_id)
