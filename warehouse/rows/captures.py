"""Rows of captures, sightings, failures, withdrawals and sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from models.extraction import Capture, Failure, Withdrawal
from models.identifiers import content_id, document_id
from warehouse.rows.values import moment, storable, storable_or_none

Row = dict[str, Any]
Rows = dict[str, list[Row]]
"""Rows by table name, as the catalogue names tables and columns."""


def capture_row(capture: Capture) -> Row:
    """The row of one capture."""
    return {
        "capture_id": capture.capture_id,
        "url": storable(capture.url),
        "final_url": storable(capture.final_url),
        "fetched_at": moment(capture.fetched_at),
        "http_status": capture.status,
        "body_sha256": capture.body_sha256,
        "byte_count": capture.body_bytes if capture.body_sha256 is not None else None,
        "media_type": storable_or_none(capture.media_type),
        "headers": [{"name": storable(name), "value": storable(value)} for name, value in capture.headers],
        "redirect_urls": [storable(url) for url in capture.redirects],
        "source": capture.source,
        "parent_url": storable_or_none(capture.parent_url),
        "is_not_modified": capture.not_modified,
    }


def capture_rows(captures: Iterable[Capture]) -> Rows:
    """Rows of captures that showed no document to extract: answers without a body, 304s, files that no reader reads."""
    return {"capture": [capture_row(capture) for capture in captures]}


def failure_rows(failures: Iterable[Failure]) -> Rows:
    """Rows of failures. A failure of the same bytes is one row however often it recurs; each failed fetch is its own."""
    return {"failure": [_failure_row(failure) for failure in failures]}


def _failure_row(failure: Failure) -> Row:
    # A fetch that fails today is another event than the one that failed yesterday; bytes that cannot be read stay so.
    is_event = failure.capture_id is None and failure.stage == "fetch" and failure.url.startswith(("http:", "https:"))
    event = failure.occurred_at if is_event else None
    return {
        "failure_id": content_id(
            "failure", failure.url, failure.stage, failure.error, failure.message, failure.capture_id, event
        ),
        "url": storable(failure.url),
        "stage": failure.stage,
        "error": failure.error,
        "message": storable(failure.message),
        "advice": storable(failure.advice),
        "occurred_at": moment(failure.occurred_at),
        "capture_id": failure.capture_id,
        "source": failure.source,
    }


def withdrawal_rows(withdrawals: Iterable[Withdrawal]) -> Rows:
    """Rows of documents that their publishers took away."""
    return {"withdrawal": [_withdrawal_row(withdrawal) for withdrawal in withdrawals]}


def _withdrawal_row(withdrawal: Withdrawal) -> Row:
    document = document_id(withdrawal.url)
    noticed_at = moment(withdrawal.noticed_at)
    return {
        "withdrawal_id": content_id("withdrawal", document, noticed_at.isoformat()),
        "document_id": document,
        "url": storable(withdrawal.url),
        "noticed_at": noticed_at,
        "reason": withdrawal.reason,
        "source": withdrawal.source,
    }


def source_rows(
    name: str,
    *,
    publisher: str | None = None,
    kind: str | None = None,
    discovery: str | None = None,
    start_urls: Sequence[str] = (),
    licence: str | None = None,
    schedule: str | None = None,
    definition_sha256: str | None = None,
) -> Rows:
    """The row of one source, as its file describes it."""
    return {
        "source": [
            {
                "name": name,
                "publisher": publisher,
                "kind": kind,
                "discovery": discovery,
                "start_urls": list(start_urls),
                "licence": licence,
                "schedule": schedule,
                "definition_sha256": definition_sha256,
            }
        ]
    }
