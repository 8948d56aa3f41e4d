"""Choose, for each version that a batch brings, which reading of it holds: in an order-free way for one extractor."""

from __future__ import annotations

from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from warehouse.catalogue import BY_NAME, VERSION_TABLES
from warehouse.staging import Batch

_COLUMNS = ("version_id", "extractor_version", "body_sha256", "fetched_at", "extraction_id")


@dataclass(frozen=True, slots=True)
class Choice:
    """How many versions are new, replaced, left as they are, and left but for an earlier fetch of the same bytes."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    earlier: int = 0


def choose_versions(connection: DuckDBPyConnection, batch: Batch) -> Choice:
    """Fill the temporary table `chosen` with the readings to insert: version, extraction, shard, first fetch, is_replacing.

    A version can be read more than once: the same content in another frame of the page, or by another extractor. The last
    loaded extractor's readings win; among those the bytes that were fetched first, so that the order of shards does not
    matter; and of the same bytes the last reading.
    """
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE chosen (version_id VARCHAR, extraction_id VARCHAR, shard_number BIGINT, "
        "fetched_at TIMESTAMP, is_replacing BOOLEAN)"
    )
    scan = batch.scan(BY_NAME["version"], _COLUMNS)
    if scan is None:
        return Choice()
    _rank(connection, scan)
    earlier = _note_earlier_fetches(connection)
    connection.execute(
        """INSERT INTO chosen SELECT version_id, extraction_id, shard_number, fetched_at, held_id IS NOT NULL
           FROM ranked WHERE shard_number >= 0 AND extraction_id IS DISTINCT FROM held_id"""
    )
    counts = connection.execute(
        """SELECT count(*) FILTER (NOT is_replacing), count(*) FILTER (is_replacing),
             (SELECT count(*) FROM ranked) - count(*) FROM chosen"""
    ).fetchone()
    assert counts is not None
    return Choice(added=counts[0], replaced=counts[1], unchanged=counts[2], earlier=earlier)


def _rank(connection: DuckDBPyConnection, scan: str) -> None:
    """The winner of each version among its readings in the batch and the one that is held, in the table `ranked`."""
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE ranked AS
        WITH incoming AS ({scan}),
        held AS (SELECT v.* FROM (SELECT version_id, extraction_id, extractor_version, body_sha256, fetched_at FROM version) v
          SEMI JOIN incoming USING (version_id)),
        reading AS (
          SELECT version_id, extraction_id, extractor_version, body_sha256, fetched_at, shard_number FROM incoming
          UNION ALL SELECT version_id, extraction_id, extractor_version, body_sha256, fetched_at, -1 FROM held
        ),
        latest AS (
          SELECT *, arg_max(extractor_version, (shard_number, extractor_version)) OVER (PARTITION BY version_id) AS wanted
          FROM reading
        ),
        earliest AS (
          SELECT *, arg_min(body_sha256, (fetched_at, body_sha256)) OVER (PARTITION BY version_id) AS wanted_body
          FROM latest WHERE extractor_version = wanted
        )
        SELECT e.version_id, arg_max(e.extraction_id, (e.shard_number, e.extraction_id)) AS extraction_id,
          max(e.shard_number) AS shard_number, min(e.fetched_at) AS fetched_at,
          any_value(held.extraction_id) AS held_id, any_value(held.fetched_at) AS held_at
        FROM earliest e LEFT JOIN held USING (version_id) WHERE e.body_sha256 = e.wanted_body GROUP BY e.version_id"""  # noqa: S608
    )


def _note_earlier_fetches(connection: DuckDBPyConnection) -> int:
    """The same reading from an earlier fetch: only the moment changes."""
    changed = connection.execute(
        """UPDATE version SET fetched_at = ranked.fetched_at FROM ranked
           WHERE version.version_id = ranked.version_id AND ranked.extraction_id = ranked.held_id
             AND ranked.fetched_at < ranked.held_at"""
    ).fetchone()
    return int(changed[0]) if changed else 0


def retire_versions(connection: DuckDBPyConnection) -> int:
    """Remove versions that no capture shows any more, because a newer extractor read the same bytes as other content, and
    documents of which none is left."""
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE retired AS SELECT version_id, document_id FROM version
           WHERE version_id IN (SELECT version_id FROM replaced_sighting)
             AND version_id NOT IN (SELECT version_id FROM sighting)"""
    )
    found = connection.execute("SELECT count(*) FROM retired").fetchone()
    count = int(found[0]) if found else 0
    if count:
        for table in VERSION_TABLES:
            connection.execute(f"DELETE FROM {table.name} WHERE version_id IN (SELECT version_id FROM retired)")  # noqa: S608
        connection.execute(
            """DELETE FROM document WHERE document_id IN (SELECT document_id FROM retired)
               AND document_id NOT IN (SELECT document_id FROM version)"""
        )
    return count
