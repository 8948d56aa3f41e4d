"""What the pages ask of the warehouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from duckdb import DuckDBPyConnection

from desk.marks import Mark

Row = dict[str, Any]
BLOCKS = 600
"""Blocks on one page of a long document."""
PAGE = 50
"""Responses or changes on one page."""


def ask(connection: DuckDBPyConnection, query: str, values: Sequence[Any] = ()) -> list[Row]:
    """The rows of a query as dicts."""
    cursor = connection.execute(query, list(values))
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def find_document(connection: DuckDBPyConnection, document_id: str) -> Row | None:
    """A document by its identifier."""
    return next(iter(ask(connection, "SELECT * FROM document WHERE document_id = ?", [document_id])), None)


def list_versions(connection: DuckDBPyConnection, document_id: str) -> list[Row]:
    """A document's versions, the latest first."""
    return ask(
        connection,
        "SELECT * FROM version_seen WHERE document_id = ? ORDER BY is_current DESC, last_seen_at DESC, version_id",
        [document_id],
    )


def read_version(connection: DuckDBPyConnection, version_id: str) -> Row:
    """A version with its text."""
    return ask(connection, "SELECT * FROM version WHERE version_id = ?", [version_id])[0]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A page of a document's blocks, with its cells and marks; `total` counts the document's blocks."""

    blocks: list[Row]
    cells: list[Row]
    marks: list[Mark]
    first: int
    total: int


def read_stretch(connection: DuckDBPyConnection, version_id: str, first: int) -> Stretch:
    """The blocks from number `first` on, as many as one page holds."""
    total = ask(connection, "SELECT count(*) AS total FROM block WHERE version_id = ?", [version_id])[0]["total"]
    blocks = ask(
        connection,
        """SELECT b.*, coalesce((SELECT min_by(s.zone, s.sentence_number) FROM sentence s WHERE s.version_id = b.version_id
             AND s.block_id = b.block_id), 'response') AS zone
        FROM block b WHERE b.version_id = ? AND b.block_number >= ? AND b.block_number < ? ORDER BY b.block_number""",
        [version_id, first, first + BLOCKS],
    )
    if not blocks:
        return Stretch([], [], [], first, total)
    span = [version_id, blocks[0]["start_offset"], blocks[-1]["end_offset"]]
    cells = ask(
        connection,
        """SELECT table_id, row_number, column_number, row_count, column_count, is_header, start_offset, end_offset
        FROM table_cell WHERE version_id = ? AND start_offset >= ? AND start_offset <= ?""",
        span,
    )
    facts = ask(
        connection,
        """SELECT fact_id, fact_kind, start_offset, end_offset, value, detail FROM evidence
        WHERE version_id = ? AND end_offset > ? AND start_offset < ? ORDER BY start_offset, end_offset, fact_id""",
        span,
    )
    return Stretch(blocks, cells, [_mark(fact) for fact in facts], first, total)


def _mark(fact: Row) -> Mark:
    meaning = " ".join(part for part in (fact["value"], fact["detail"]) if part)
    return Mark(
        fact["fact_id"], fact["fact_kind"], fact["start_offset"], fact["end_offset"], f"{fact['fact_kind']}: {meaning}"
    )


def block_number_of(connection: DuckDBPyConnection, version_id: str, offset: int) -> int:
    """The number of the block that holds a place in the text (0 when none does)."""
    found = ask(
        connection,
        "SELECT max(block_number) AS number FROM block WHERE version_id = ? AND start_offset <= ?",
        [version_id, offset],
    )
    return int(found[0]["number"] or 0)


def list_revisions(connection: DuckDBPyConnection, document_id: str | None = None, first: int = 0) -> list[Row]:
    """Changes, the latest first: of one document, or of all (one more than a page, to know whether there are more)."""
    where = "WHERE document_id = ?" if document_id else ""
    return ask(
        connection,
        f"SELECT * FROM revision {where} ORDER BY noticed_at DESC, document_id, start_offset LIMIT ? OFFSET ?",  # noqa: S608
        [*([document_id] if document_id else []), PAGE + 1, first],
    )


def list_attachments(connection: DuckDBPyConnection, version_id: str) -> list[Row]:
    """The files that a version offers, each with its document where it was fetched."""
    return ask(
        connection,
        """SELECT l.target_url, l.text, l.media_type, any_value(d.document_id) AS document_id FROM link l
        LEFT JOIN document d ON d.url = l.target_url WHERE l.version_id = ? AND l.is_attachment
        GROUP BY l.link_number, l.target_url, l.text, l.media_type ORDER BY l.link_number LIMIT 200""",
        [version_id],
    )


def list_children(connection: DuckDBPyConnection, url: str) -> list[Row]:
    """The documents that a page offered or a mail held."""
    return ask(
        connection,
        """SELECT d.document_id, d.url, any_value(v.title) AS title FROM document d JOIN version v USING (document_id)
        WHERE d.parent_url = ? GROUP BY d.document_id, d.url ORDER BY d.url LIMIT 200""",
        [url],
    )


def list_questions(connection: DuckDBPyConnection, version_id: str) -> list[Row]:
    """The questions of a request with their decisions, in order."""
    return ask(
        connection,
        "SELECT label, text, decision FROM question WHERE version_id = ? ORDER BY start_offset LIMIT 200",
        [version_id],
    )


def count_facts(connection: DuckDBPyConnection, version_id: str) -> list[Row]:
    """Facts of a version by kind."""
    return ask(
        connection,
        "SELECT fact_kind, count(*) AS facts FROM evidence WHERE version_id = ? GROUP BY fact_kind ORDER BY fact_kind",
        [version_id],
    )


FILTERS = {
    "authority": "authority = ?",
    "exemption": "list_contains(exemptions_applied, ?)",
    "decision": "decision = ?",
    "clock": "clock_verdict = ?",
    "year": "CAST(year(responded_last_date) AS VARCHAR) = ?",
}
"""The filters of the response list, by the name of their field in the form."""


def list_responses(connection: DuckDBPyConnection, wanted: dict[str, str], first: int) -> tuple[int, list[Row]]:
    """How many responses fit the filters, and a page of them, the latest first."""
    given = {name: value for name, value in wanted.items() if value and name in FILTERS}
    where = " AND ".join(FILTERS[name] for name in given) or "true"
    values = list(given.values())
    total = ask(connection, f"SELECT count(*) AS total FROM response WHERE {where}", values)[0]["total"]  # noqa: S608
    rows = ask(
        connection,
        f"""SELECT * FROM response WHERE {where}
        ORDER BY responded_last_date DESC NULLS LAST, authority, own_reference, document_id LIMIT ? OFFSET ?""",  # noqa: S608
        [*values, PAGE, first],
    )
    return total, rows


_CHOICES = """
WITH r AS MATERIALIZED (
  SELECT authority, exemptions_applied, decision, clock_verdict, CAST(year(responded_last_date) AS VARCHAR) AS year FROM response
), choice AS (
  SELECT 'authority' AS name, authority AS value FROM r UNION ALL SELECT 'exemption', unnest(exemptions_applied) FROM r
  UNION ALL SELECT 'decision', decision FROM r UNION ALL SELECT 'clock', clock_verdict FROM r
  UNION ALL SELECT 'year', year FROM r
)
SELECT name, value, count(*) AS times FROM choice WHERE value IS NOT NULL GROUP BY name, value
QUALIFY row_number() OVER (PARTITION BY name ORDER BY count(*) DESC, value) <= 300 ORDER BY times DESC, value
"""


def list_choices(connection: DuckDBPyConnection) -> dict[str, list[tuple[str, int]]]:
    """For each filter the values that occur, with how often: the most frequent first, years the latest first."""
    choices: dict[str, list[tuple[str, int]]] = {name: [] for name in FILTERS}
    for row in ask(connection, _CHOICES):
        choices[row["name"]].append((row["value"], row["times"]))
    choices["year"].sort(reverse=True)
    return choices


def summary(connection: DuckDBPyConnection) -> Row:
    """The numbers of the front page."""
    return ask(
        connection,
        """SELECT (SELECT count(*) FROM document) AS documents, (SELECT count(*) FROM version) AS versions,
        (SELECT count(*) FROM response) AS responses, (SELECT count(*) FROM figure) AS figures,
        (SELECT count(*) FROM reference_number) + (SELECT count(*) FROM exemption) + (SELECT count(*) FROM figure)
          + (SELECT count(*) FROM date_mention) AS facts, (SELECT max(fetched_at) FROM capture) AS last_fetched_at""",
    )[0]
