"""Verify the whole warehouse offline: every quote, span, identifier and hash, and that nothing points at nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from duckdb import DuckDBPyConnection

from models.errors import FoitraceError
from models.identifiers import sha256_bytes
from warehouse.catalogue import TABLES, Table
from warehouse.proofs import check_version
from warehouse.streams import stream_versions

_MOST_SHOWN = 1000


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not hold: which check, in which table, of which row, and what is wrong."""

    check: str
    table: str
    row: str
    message: str


@dataclass(slots=True)
class VerifyReport:
    """What was checked (how many of what) and what does not hold. `problems` keeps the first 1,000 of `problem_count`."""

    checked: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    problem_count: int = 0

    @property
    def is_sound(self) -> bool:
        return self.problem_count == 0

    def add(self, problem: Problem) -> None:
        self.problem_count += 1
        if len(self.problems) < _MOST_SHOWN:
            self.problems.append(problem)

    def count(self, what: str, number: int) -> None:
        self.checked[what] = self.checked.get(what, 0) + number


def verify(
    connection: DuckDBPyConnection,
    archive_text: Callable[[str], bytes] | None = None,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> VerifyReport:
    """Prove the warehouse: quote == text[start:end] and both selectors for every fact; spans and texts of sentences, cells,
    questions, entities; order of blocks; hashes of texts; identifiers computed again; keys that are unique; references that
    are there; and, with `archive_text` (a body's SHA-256 to its bytes), that every body is in the archive and has its hash.

    `progress` is called with versions done and versions in all. Time and memory grow with the facts, not with their square.
    """
    report = VerifyReport()
    _check_texts(connection, report, progress)
    for table in TABLES:
        _check_keys(connection, report, table)
        _check_references(connection, report, table)
    _check_sightings(connection, report)
    if archive_text is not None:
        _check_bodies(connection, report, archive_text)
    return report


def _check_texts(
    connection: DuckDBPyConnection, report: VerifyReport, progress: Callable[[int, int], None] | None
) -> None:
    row = connection.execute("SELECT count(*) FROM version").fetchone()
    total = int(row[0]) if row else 0
    for done, (version, parts) in enumerate(stream_versions(connection), 1):
        report.count("version", 1)
        for name, rows in parts.items():
            report.count(name, len(rows))
        for check, table, identifier, message in check_version(version, parts):
            report.add(Problem(check, table, identifier, message))
        if progress and (done % 100 == 0 or done == total):
            progress(done, total)


def _check_keys(connection: DuckDBPyConnection, report: VerifyReport, table: Table) -> None:
    key = ", ".join(table.key)
    rows = connection.execute(
        f"SELECT concat_ws(' ', {key}), count(*) FROM {table.name} GROUP BY {key} HAVING count(*) > 1 "  # noqa: S608
        f"ORDER BY 1 LIMIT {_MOST_SHOWN}"
    ).fetchall()
    for identifier, count in rows:
        report.add(Problem("key", table.name, identifier, f"stands {count} times"))


def _check_references(connection: DuckDBPyConnection, report: VerifyReport, table: Table) -> None:
    for column in table.columns:
        if column.references is None:
            continue
        other, key = column.references.split(".")
        rows = connection.execute(
            f"SELECT concat_ws(' ', {', '.join(f't.{name}' for name in table.key)}), t.{column.name} FROM {table.name} t "  # noqa: S608
            f"ANTI JOIN {other} o ON o.{key} = t.{column.name} WHERE t.{column.name} IS NOT NULL LIMIT {_MOST_SHOWN}"
        ).fetchall()
        counted = connection.execute(f"SELECT count({column.name}) FROM {table.name}").fetchone()  # noqa: S608
        report.count("pointer", int(counted[0]) if counted else 0)
        for identifier, missing in rows:
            report.add(Problem("orphan", table.name, identifier, f"{column.name} {missing} is not in {other}"))


_RELATION_ENDS = """
SELECT e.relation_id, e.what, e.id FROM (
  SELECT relation_id, subject_type AS what, subject_id AS id FROM relation
  UNION ALL SELECT relation_id, object_type, object_id FROM relation
) e ANTI JOIN (
  SELECT 'fact' AS what, fact_id AS id FROM figure UNION ALL SELECT 'fact', fact_id FROM exemption
  UNION ALL SELECT 'fact', fact_id FROM date_mention UNION ALL SELECT 'fact', fact_id FROM reference_number
  UNION ALL SELECT 'question', question_id FROM question UNION ALL SELECT 'sentence', sentence_id FROM sentence
) k ON k.what = e.what AND k.id = e.id
"""


def _check_sightings(connection: DuckDBPyConnection, report: VerifyReport) -> None:
    unseen = connection.execute("SELECT version_id FROM version ANTI JOIN sighting USING (version_id)").fetchall()
    for (identifier,) in unseen:
        report.add(Problem("orphan", "version", identifier, "no capture shows it"))
    bodies = connection.execute(
        "SELECT version_id FROM version ANTI JOIN sighting USING (version_id, body_sha256)"
    ).fetchall()
    for (identifier,) in bodies:
        report.add(Problem("hash", "version", identifier, "no capture has the bytes that it was read from"))
    for identifier, what, missing in connection.execute(_RELATION_ENDS).fetchall():
        report.add(Problem("orphan", "relation", identifier, f"the {what} {missing} is not there"))


def _check_bodies(connection: DuckDBPyConnection, report: VerifyReport, archive_text: Callable[[str], bytes]) -> None:
    for digest in _bodies(connection):
        report.count("body", 1)
        try:
            found = sha256_bytes(archive_text(digest))
        except (OSError, LookupError, FoitraceError) as error:
            report.add(Problem("archive", "capture", digest, f"the body cannot be read: {error}"))
            continue
        if found != digest:
            report.add(Problem("archive", "capture", digest, f"the archived body has the hash {found}"))


def _bodies(connection: DuckDBPyConnection) -> Iterator[str]:
    rows = connection.execute(
        "SELECT body_sha256 FROM capture WHERE body_sha256 IS NOT NULL UNION SELECT body_sha256 FROM sighting ORDER BY 1"
    ).fetchall()
    yield from (row[0] for row in rows)
