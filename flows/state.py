"""The state of all crawls: captures, failures and withdrawals as logs that later stages read, in one SQLite file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from models.errors import PathDenied, SettingsError
from models.extraction import Capture, Failure, Withdrawal

SCHEMA_VERSION = 2
PAGE = 500
"""Rows read at one time while iterating, so that memory stays flat and no read lock is held for long."""
BUSY_SECONDS = 60.0

_CAPTURE = (
    "capture_id, url, final_url, fetched_at, status, body_sha256, body_bytes, media_type, headers, redirects, source, "
    "parent_url, not_modified"
)
_DOCUMENT_ROLES = "('page', 'attachment')"


class State:
    """`DIR/state.sqlite`. Several processes may have it open; each object belongs to one thread.

    The logs are numbered: `captures`, `failures` and `withdrawals` give (sequence, row) after a number, so that a
    reader that remembers the last number it took sees every row once.
    """

    def __init__(self, data: Path) -> None:
        self.path = Path(data) / "state.sqlite"
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
            self._db.execute("pragma journal_mode = wal")
            self._db.execute("pragma synchronous = normal")
            self._db.execute("pragma cache_size = -8000")
            self._migrate()
        except OSError as error:
            raise PathDenied(f"{self.path.parent} cannot be used as data folder: {error.strerror}.") from error
        except sqlite3.DatabaseError as error:
            raise SettingsError(f"{self.path} cannot be used: {error}.") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was committed stays."""
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """One transaction that writes: all of it or nothing. Transactions inside it join it."""
        if self._db.in_transaction:
            yield self._db
            return
        self._db.execute("begin immediate")
        try:
            yield self._db
        except BaseException:
            self._db.execute("rollback")
            raise
        self._db.execute("commit")

    def query(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Run one statement; outside of `transaction` it commits by itself."""
        return self._db.execute(sql, values)

    # -- captures --------------------------------------------------------------------------------------------------

    def captures(
        self, after: int = 0, limit: int | None = None, *, listings: bool = False
    ) -> Iterator[tuple[int, Capture]]:
        """Captures of documents numbered above `after`, in order, as (sequence, capture); of listings too when asked."""
        where = "1" if listings else f"role in {_DOCUMENT_ROLES}"
        for row in self._pages("capture", f"sequence, {_CAPTURE}", where, (), after, limit):
            yield row[0], capture_of(row[1:])

    def capture(self, capture_id: str) -> Capture | None:
        """The capture with this identifier."""
        row = self.query(f"select {_CAPTURE} from capture where capture_id = ?", (capture_id,)).fetchone()  # noqa: S608
        return capture_of(row) if row else None

    def role(self, capture_id: str) -> str:
        """What a capture is: "page", "attachment" or "listing"."""
        row = self.query("select role from capture where capture_id = ?", (capture_id,)).fetchone()
        return str(row[0]) if row else "page"

    def add_capture(
        self, capture: Capture, *, role: str = "page", run_id: int | None = None, is_given: bool = False
    ) -> bool:
        """Log a capture; False when it was there already (the same URL, moment and body)."""
        novelty, is_first = self._novelty(capture)
        done = self.query(
            f"insert or ignore into capture ({_CAPTURE}, role, run_id, is_first, novelty, is_given)"  # noqa: S608
            f" values ({', '.join('?' * 18)})",
            (*_capture_values(capture), role, run_id, int(is_first), novelty, int(is_given)),
        )
        return done.rowcount > 0

    def last_capture(self, url: str) -> Capture | None:
        """The newest capture of a URL, or None when there is none."""
        sql = f"select {_CAPTURE} from capture where url = ? order by sequence desc limit 1"  # noqa: S608
        row = self.query(sql, (url,)).fetchone()
        return capture_of(row) if row else None

    def _novelty(self, capture: Capture) -> tuple[str, bool]:
        """What a capture is against the one before it, and whether its URL gives this body for the first time."""
        sql = "select body_sha256 from capture where url = ? order by sequence desc limit 1"
        before = self.query(sql, (capture.url,)).fetchone()
        if before is None:
            return "new", True
        if before[0] == capture.body_sha256:
            return "unchanged", False
        sql = "select 1 from capture where url = ? and body_sha256 is ?"
        return "changed", not self.query(sql, (capture.url, capture.body_sha256)).fetchone()

    def pending_captures(self, extractor_version: str, limit: int | None = None, after: int = 0) -> Iterator[Capture]:
        """Captures of documents whose body this extractor version has not read yet, oldest first.

        The same body of the same URL is offered once. A crawled source's page whose body is also another page's of that
        source is offered under the first of their URLs only (see `duplicates`); listed URLs and files are always offered.
        """
        where = f"""role in {_DOCUMENT_ROLES} and is_first and body_sha256 is not null
            and not exists (select 1 from extraction e
                where e.capture_id = capture.capture_id and e.extractor_version = ?)
            and (is_given or not exists (select 1 from capture twin where {_TWIN}))"""  # noqa: S608
        for row in self._pages("capture", f"sequence, {_CAPTURE}", where, (extractor_version,), after, limit):
            yield capture_of(row[1:])

    def count_pending(self, extractor_version: str) -> int:
        """How many captures `pending_captures` gives."""
        return sum(1 for _ in self.pending_captures(extractor_version))

    def duplicates(self) -> Iterator[tuple[str, str]]:
        """URLs set aside because another URL of their source gives the same body: (URL, the URL that stands for it)."""
        rows = self.query(
            f"""select distinct capture.url, (select twin.url from capture twin where {_TWIN}
                order by twin.url limit 1) as other
            from capture where is_first and not is_given and other is not null order by 1"""  # noqa: S608
        )
        yield from rows

    def mark_extracted(self, capture_ids: Iterable[str], extractor_version: str, shard: str) -> None:
        """Remember that these captures' bodies were read by this extractor version into this shard."""
        with self.transaction() as db:
            db.executemany(
                "insert or replace into extraction values (?, ?, ?)",
                ((capture_id, extractor_version, shard) for capture_id in capture_ids),
            )

    def forget_shards(self, names: Iterable[str]) -> None:
        """Have the captures whose extractions went to these shards (by name) extracted again: the shards were lost."""
        wanted = set(names)
        lost = [(shard,) for shard in self.shards() if Path(shard).name in wanted]
        with self.transaction() as db:
            db.executemany("delete from extraction where shard = ?", lost)

    def shards(self, extractor_version: str | None = None) -> list[str]:
        """The shards that extractions went to, in order."""
        sql = "select distinct shard from extraction where ?1 is null or extractor_version = ?1 order by 1"
        return [shard for (shard,) in self.query(sql, (extractor_version,))]

    # -- failures and withdrawals ----------------------------------------------------------------------------------

    def add_failures(self, failures: Iterable[Failure], run_id: int | None = None) -> None:
        """Log failures. One that recurs keeps its row and its first moment, and counts up."""
        with self.transaction() as db:
            db.executemany(
                """insert into failure
                    (source, url, stage, error, message, advice, occurred_at, last_at, run_id, capture_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do update set last_at = excluded.last_at, message = excluded.message,
                    times = times + 1, run_id = excluded.run_id, resolved_at = null""",
                (_failure_values(failure, run_id) for failure in failures),
            )

    def failures(
        self, after: int = 0, limit: int | None = None, *, open_only: bool = False
    ) -> Iterator[tuple[int, Failure]]:
        """Failures numbered above `after`, as (sequence, failure); `open_only` leaves out those that passed since."""
        columns = (
            "sequence, url, stage, error, message, advice, occurred_at, nullif(capture_id, ''), nullif(source, '')"
        )
        where = "resolved_at is null" if open_only else "1"
        for row in self._pages("failure", columns, where, (), after, limit):
            yield row[0], Failure(*row[1:])

    def withdrawals(self, after: int = 0, limit: int | None = None) -> Iterator[tuple[int, Withdrawal]]:
        """Withdrawals numbered above `after`, as (sequence, withdrawal), also of documents that came back since."""
        columns = "sequence, url, noticed_at, reason, nullif(source, '')"
        for row in self._pages("withdrawal", columns, "1", (), after, limit):
            yield row[0], Withdrawal(*row[1:])

    def last_summary(self, source: str) -> dict[str, Any] | None:
        """What the source's last finished run came to (a CrawlSummary as a dict), or None before the first."""
        sql = "select summary from run where source = ? and summary is not null order by run_id desc limit 1"
        row = self.query(sql, (source,)).fetchone()
        return json.loads(row[0]) if row else None

    # -- inside ----------------------------------------------------------------------------------------------------

    def _pages(
        self, table: str, columns: str, where: str, values: Sequence[Any], after: int, limit: int | None
    ) -> Iterator[tuple[Any, ...]]:
        """Rows in the order of `sequence`, read page by page; the first column must be the sequence."""
        sql = f"select {columns} from {table} where {where} and sequence > ? order by sequence limit ?"  # noqa: S608
        left = limit
        while left is None or left > 0:
            rows = self.query(sql, (*values, after, PAGE if left is None else min(PAGE, left))).fetchall()
            yield from rows
            if len(rows) < PAGE:
                return
            after = rows[-1][0]
            left = None if left is None else left - len(rows)

    def _migrate(self) -> None:
        version = self.query("pragma user_version").fetchone()[0]
        if version == SCHEMA_VERSION:
            return
        if version > SCHEMA_VERSION:
            raise SettingsError(f"{self.path} was written by a newer foitrace.", hint="Upgrade foitrace.")
        script = resources.files("flows").joinpath("schema.sql").read_text("utf-8")
        with self.transaction() as db:
            for statement in script.split(";\n"):
                db.execute(statement)
            db.execute(f"pragma user_version = {SCHEMA_VERSION}")


_TWIN = f"""twin.body_sha256 = capture.body_sha256 and twin.source is capture.source and twin.role = capture.role
    and twin.role in {_DOCUMENT_ROLES} and twin.is_first and not twin.is_given and twin.url < capture.url"""


def _capture_values(capture: Capture) -> tuple[Any, ...]:
    """A capture's columns in the order of `_CAPTURE`."""
    place = (capture.capture_id, capture.url, capture.final_url, capture.fetched_at, capture.status)
    body = (capture.body_sha256, capture.body_bytes, capture.media_type)
    lists = (json.dumps(capture.headers), json.dumps(capture.redirects))
    return (*place, *body, *lists, capture.source, capture.parent_url, int(capture.not_modified))


def capture_of(row: Sequence[Any]) -> Capture:
    """A capture from its stored columns."""
    headers = tuple((name, value) for name, value in json.loads(row[8]))
    redirects = tuple(json.loads(row[9]))
    return Capture(*row[:8], headers, redirects, row[10], row[11], bool(row[12]))  # type: ignore[call-arg]


def _failure_values(failure: Failure, run_id: int | None) -> tuple[Any, ...]:
    moment = failure.occurred_at
    # A file's name may hold bytes that are no text: SQLite takes only what is.
    words = map(_storable, (failure.url, failure.stage, failure.error, failure.message, failure.advice))
    return (failure.source or "", *words, moment, moment, run_id, failure.capture_id or "")


def _storable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
