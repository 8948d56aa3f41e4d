"""Status: what the warehouse holds, in one look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from duckdb import DuckDBPyConnection

from warehouse.catalogue import TABLES
from warehouse.migrations import schema_number


@dataclass(frozen=True, slots=True)
class LastLoad:
    """The last load that changed something; moments are UTC."""

    name: str
    started_at: datetime
    finished_at: datetime
    documents: int
    facts: int


@dataclass(frozen=True, slots=True)
class Status:
    """Rows by table, coverage by publisher and source (dicts named as the view `coverage`), open failures by error."""

    schema_number: int
    rows: dict[str, int]
    coverage: list[dict[str, Any]]
    open_failures: dict[str, int]
    last_load: LastLoad | None
    withdrawn: int
    first_fetched_at: datetime | None
    last_fetched_at: datetime | None

    @property
    def facts(self) -> int:
        """References, exemptions, figures and dates together."""
        return sum(self.rows[name] for name in ("reference_number", "exemption", "figure", "date_mention"))


def status(connection: DuckDBPyConnection) -> Status:
    """The status of a warehouse."""
    counts = " UNION ALL ".join(f"SELECT '{table.name}', count(*) FROM {table.name}" for table in TABLES)  # noqa: S608
    first, last = connection.execute("SELECT min(fetched_at), max(fetched_at) FROM capture").fetchall()[0]
    cursor = connection.execute("SELECT * FROM coverage ORDER BY publisher NULLS LAST, source NULLS LAST")
    names = [column[0] for column in cursor.description or []]
    coverage = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return Status(
        schema_number=schema_number(connection),
        rows=dict(connection.execute(counts).fetchall()),
        coverage=coverage,
        open_failures=dict(connection.execute(_OPEN_FAILURES).fetchall()),
        last_load=_last_load(connection),
        withdrawn=sum(row["withdrawn_count"] for row in coverage),
        first_fetched_at=first,
        last_fetched_at=last,
    )


_OPEN = """
WITH seen AS (
  SELECT c.url, max(c.fetched_at) AS seen_at FROM capture c JOIN sighting s ON s.capture_id = c.capture_id GROUP BY c.url
), open_failure AS (
  SELECT f.* FROM failure f LEFT JOIN seen ON seen.url = f.url WHERE seen.seen_at IS NULL OR f.occurred_at > seen.seen_at
)
"""
_OPEN_FAILURES = f"{_OPEN} SELECT error, count(DISTINCT url) FROM open_failure GROUP BY error ORDER BY error"  # noqa: S608
FAILURE_COLUMNS = ("error", "url", "message", "advice")


def list_open_failures(connection: DuckDBPyConnection) -> list[tuple[str, ...]]:
    """What failed and has not been read since, one row for each address and error, in the order of `FAILURE_COLUMNS`."""
    last = ", ".join(f"arg_max({name}, occurred_at)" for name in FAILURE_COLUMNS[2:])
    return connection.execute(
        f"{_OPEN} SELECT error, url, {last} FROM open_failure GROUP BY error, url ORDER BY error, url"  # noqa: S608
    ).fetchall()


def _last_load(connection: DuckDBPyConnection) -> LastLoad | None:
    row = connection.execute(
        "SELECT name, started_at, finished_at, document_count, fact_count FROM load ORDER BY finished_at DESC LIMIT 1"
    ).fetchone()
    return LastLoad(*row) if row else None
