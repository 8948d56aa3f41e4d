"""The frontier: what a source's run has still to fetch, durable after every step and resumed after a kill."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from flows.crawl_summary import CrawlSummary
from flows.finds import Find, Role
from flows.items import ITEM_COLUMNS, Item, item_of
from flows.moments import now
from flows.state import State
from flows.urls import host_of
from models.errors import FoitraceError, Transient
from models.extraction import Capture, Failure

__all__ = ["Find", "Frontier", "Item", "State"]

RESUME_HOURS = 24.0
"""Age at which an unfinished run is no longer resumed: its listing is out of date, so a new run begins."""

UNLISTED = "no longer listed"
"""The reason for which a page is looked at that the listing used to name."""
_UNLISTED = "source = ?1 and run_id < ?2 and listed and role = 'page' and body_sha256 is not null"


class Frontier:
    """A source's items in one run. A run that was killed is resumed: what was done stays done."""

    def __init__(self, state: State, source: str, *, given: bool = False) -> None:
        self.state = state
        self.source = source
        self._is_given = given
        self.run_id, self.is_resumed = self._open_run()
        # Most sources have neither: a look at them for every page would be in vain.
        self._may_resolve = self._has("failure", "resolved_at")
        self._may_return = self._has("withdrawal", "returned_at")

    def _has(self, table: str, ended: str) -> bool:
        sql = f"select 1 from {table} where source = ? and {ended} is null limit 1"  # noqa: S608
        return self.state.query(sql, (self.source,)).fetchone() is not None

    def _open_run(self) -> tuple[int, bool]:
        with self.state.transaction() as db:
            sql = "select run_id from run where source = ? and finished_at is null and started_at > ? order by run_id desc"
            oldest = (datetime.now(UTC) - timedelta(hours=RESUME_HOURS)).isoformat()
            row = db.execute(sql, (self.source, oldest)).fetchone()
            if row:
                return row[0], True
            started = now()
            db.execute(
                "update run set finished_at = ? where source = ? and finished_at is null", (started, self.source)
            )
            run = db.execute("insert into run (source, started_at) values (?, ?)", (self.source, started))
            run_id = int(run.lastrowid or 0)
            db.execute(
                """update item set state = 'pending', run_id = ? where source = ? and state in ('pending', 'postponed')
                    and role <> 'listing'""",
                (run_id, self.source),
            )
            return run_id, False

    @property
    def started_at(self) -> str:
        """When the run began, ISO 8601 in UTC; for a resumed run, when it began first."""
        row = self.state.query("select started_at from run where run_id = ?", (self.run_id,)).fetchone()
        return str(row[0])

    def finish(self, summary: dict[str, Any]) -> None:
        """Close the run with its summary."""
        self.state.query(
            "update run set finished_at = ?, summary = ? where run_id = ?",
            (now(), json.dumps(summary), self.run_id),
        )

    # -- finding ---------------------------------------------------------------------------------------------------

    def add(self, finds: Sequence[Find]) -> int:
        """Put found things into the frontier, each once a run, and return how many of them this run did not know yet.

        A known item becomes pending again when a new run finds it. A thing found by a listing after it was found on a
        page counts as listed from then on.
        """
        with self.state.transaction() as db:
            before = db.total_changes
            db.executemany(
                """insert into item
                    (source, url, ask_url, payload, role, host, rank, state, depth, parent_url, reason,
                    run_id, listed, title, date)
                values (?, ?, ?, ?, ?, ?, ?, 'pending', ?, ?, ?, ?, ?, ?, ?)
                on conflict (source, url) do update set state = 'pending', run_id = excluded.run_id,
                    ask_url = excluded.ask_url, role = excluded.role, depth = excluded.depth,
                    parent_url = excluded.parent_url, reason = excluded.reason, listed = excluded.listed,
                    title = coalesce(excluded.title, title), date = coalesce(excluded.date, date)
                where run_id < excluded.run_id""",
                (self._row(find) for find in finds),
            )
            added = db.total_changes - before
            db.executemany(
                "update item set listed = 1 where source = ? and url = ? and not listed",
                ((self.source, find.key) for find in finds if find.listed),
            )
            return added

    def _row(self, find: Find) -> tuple[Any, ...]:
        ask_url = find.ask_url or find.url
        rank = 0 if find.role == "listing" else 1
        place = (self.source, find.key, ask_url, find.payload, find.role, host_of(ask_url), rank)
        return (*place, find.depth, find.parent_url, find.reason, self.run_id, int(find.listed), find.title, find.date)

    def count_unlisted(self) -> int:
        """Documents that earlier runs listed and this one did not."""
        sql = f"select count(*) from item where {_UNLISTED}"  # noqa: S608
        return int(self.state.query(sql, (self.source, self.run_id)).fetchone()[0])

    def add_unlisted(self) -> int:
        """Look again at what earlier runs listed and this one did not: the pages that may have been withdrawn."""
        done = self.state.query(
            f"update item set state = 'pending', run_id = ?2, listed = 0, reason = '{UNLISTED}' where {_UNLISTED}",  # noqa: S608
            (self.source, self.run_id),
        )
        return done.rowcount

    # -- taking ----------------------------------------------------------------------------------------------------

    def hosts(self) -> list[str]:
        """Hosts with something to fetch in this run."""
        of_run = "source = ?1 and run_id = ?2 and state = 'pending'"
        # Each step jumps to the next host in the index: the cost is that of the hosts, not of their items.
        sql = f"""with recursive known (host) as (
                select (select min(host) from item where {of_run})
                union all
                select (select min(host) from item where {of_run} and host > known.host) from known
                where known.host is not null)
            select host from known where host is not null"""  # noqa: S608
        return [host for (host,) in self.state.query(sql, (self.source, self.run_id))]

    def pending(self, host: str, limit: int) -> list[Item]:
        """The host's next items: the listing first, then all else in the order found."""
        sql = f"""select {ITEM_COLUMNS} from item
            where source = ? and host = ? and state = 'pending' and run_id = ?
            order by rank, item_id limit ?"""  # noqa: S608
        return [item_of(row) for row in self.state.query(sql, (self.source, host, self.run_id, limit))]

    def unknown(self, finds: Sequence[Find]) -> int:
        """How many of these finds this run does not have."""
        sql = "select 1 from item where source = ? and url = ? and run_id = ?"
        return sum(not self.state.query(sql, (self.source, find.key, self.run_id)).fetchone() for find in finds)

    def count(self, state: str | None = None, roles: Sequence[Role] = ("page", "attachment")) -> int:
        """Items of this run, in one state or in all."""
        marks = ", ".join("?" * len(roles))
        sql = f"""select count(*) from item where source = ? and run_id = ? and role in ({marks})
            and (? is null or state = ?)"""  # noqa: S608
        return int(self.state.query(sql, (self.source, self.run_id, *roles, state, state)).fetchone()[0])

    def count_listed(self) -> int:
        """Documents that this run's listing named."""
        sql = "select count(*) from item where source = ? and run_id = ? and listed"
        return int(self.state.query(sql, (self.source, self.run_id)).fetchone()[0])

    # -- settling --------------------------------------------------------------------------------------------------

    def done(self, item: Item, capture: Capture, finds: Sequence[Find] = ()) -> int:
        """An item was fetched: its capture, what it links to and its validators, in one transaction. Gives new finds."""
        headers = dict(capture.headers)
        kept = capture.not_modified
        etag = headers.get("etag") or (item.etag if kept else None)
        last_modified = headers.get("last-modified") or (item.last_modified if kept else None)
        whole_at = item.whole_at if kept else capture.fetched_at
        is_lying = not kept and item.body_sha256 not in (None, capture.body_sha256) and etag and etag == item.etag
        with self.state.transaction() as db:
            self.state.add_capture(capture, role=item.role, run_id=self.run_id, is_given=self._is_given)
            db.execute(
                """update item set state = 'done', etag = ?, last_modified = ?, body_sha256 = ?, fetched_at = ?,
                    whole_at = ?, distrusted = max(distrusted, ?) where item_id = ?""",
                (
                    etag,
                    last_modified,
                    capture.body_sha256,
                    capture.fetched_at,
                    whole_at,
                    int(bool(is_lying)),
                    item.item_id,
                ),
            )
            self._resolve(item.url, capture.fetched_at)
            return self.add(finds) if finds else 0

    def log(self, capture: Capture, role: Role = "page") -> bool:
        """Log a capture that needs no item (a local file); False when it was there already."""
        with self.state.transaction():
            is_new = self.state.add_capture(capture, role=role, run_id=self.run_id, is_given=self._is_given)
            self._resolve(capture.url, now())
            return is_new

    def skip(self, item: Item, finds: Sequence[Find] = ()) -> None:
        """An item needs no request in this run (it was asked for recently); what it links to still counts."""
        with self.state.transaction() as db:
            db.execute("update item set state = 'done' where item_id = ?", (item.item_id,))
            self.add(finds)

    def failed(self, item: Item, error: FoitraceError) -> None:
        """An item could not be fetched: a failure row. The next run that finds it tries again."""
        moment = now()
        failure = Failure(item.url, "fetch", error.code, error.message, error.advice, moment, None, self.source)
        with self.state.transaction() as db:
            self.state.add_failures([failure], self.run_id)
            db.execute("update item set state = 'failed' where item_id = ?", (item.item_id,))
            if item.reason == UNLISTED and isinstance(error, Transient):
                # Whether it was withdrawn is still open: the next run looks again.
                sql = "update item set listed = 1, run_id = run_id - 1 where item_id = ?"
                db.execute(sql, (item.item_id,))

    def postpone(self, host: str, error: FoitraceError) -> int:
        """Leave the rest of a host's items to the next run, each with its failure row; gives how many."""
        moment = now()
        with self.state.transaction() as db:
            rows = db.execute(
                "select url from item where source = ? and host = ? and state = 'pending' and run_id = ?",
                (self.source, host, self.run_id),
            ).fetchall()
            self.state.add_failures(
                (
                    Failure(url, "fetch", error.code, error.message, error.advice, moment, None, self.source)
                    for (url,) in rows
                ),
                self.run_id,
            )
            db.execute(
                """update item set state = 'postponed'
                where source = ? and host = ? and state = 'pending' and run_id = ?""",
                (self.source, host, self.run_id),
            )
        return len(rows)

    def withdraw(self, url: str, reason: str) -> bool:
        """A document is gone: one row until it comes back; False when that is known already."""
        with self.state.transaction() as db:
            sql = "select 1 from withdrawal where source = ? and url = ? and returned_at is null and reason = ?"
            if db.execute(sql, (self.source, url, reason)).fetchone():
                return False
            db.execute(
                "insert into withdrawal (source, url, noticed_at, reason) values (?, ?, ?, ?)",
                (self.source, url, now(), reason),
            )
            return True

    def _resolve(self, url: str, moment: str) -> None:
        """What failed is there after all. (What fails in this very run is not asked for again.)"""
        if not self._may_resolve:
            return
        values = (moment, self.source, url)
        self.state.query(
            "update failure set resolved_at = ? where source = ? and url = ? and stage = 'fetch' and resolved_at is null",
            values,
        )

    def returned(self, url: str) -> None:
        """A withdrawn document is there again."""
        if not self._may_return:
            return
        self.state.query(
            "update withdrawal set returned_at = ? where source = ? and url = ? and returned_at is null",
            (now(), self.source, url),
        )

    def tally(self, summary: CrawlSummary) -> None:
        """Count into a summary what this run did, from the logs: a resumed run counts what it did before it was killed."""
        sql = """select novelty, role, not_modified, count(*), sum(case when not_modified then 0 else body_bytes end)
            from capture where run_id = ? group by 1, 2, 3"""
        for novelty, role, not_modified, count, size in self.state.query(sql, (self.run_id,)):
            summary.bytes += size
            if role == "listing":
                summary.listings += count
                continue
            summary.fetched += count
            summary.attachments += count if role == "attachment" else 0
            summary.not_modified += count if not_modified else 0
            setattr(summary, novelty, getattr(summary, novelty) + count)
        sql = "select count(*) from withdrawal where source = ? and returned_at is null and noticed_at >= ?"
        summary.withdrawn = self.state.query(sql, (self.source, self.started_at)).fetchone()[0]
        sql = "select error, count(*) from failure where run_id = ? and resolved_at is null group by 1"
        summary.failed.update(dict(self.state.query(sql, (self.run_id,)).fetchall()))
