"""From extractions, captures, failures and withdrawals to rows: dicts by table, named as the catalogue names columns."""

from collections.abc import Iterable

from warehouse.rows.captures import Row, Rows, capture_rows, failure_rows, source_rows, withdrawal_rows
from warehouse.rows.documents import document_rows

__all__ = [
    "Row",
    "Rows",
    "capture_rows",
    "document_rows",
    "failure_rows",
    "merge_rows",
    "source_rows",
    "withdrawal_rows",
]


def merge_rows(parts: Iterable[Rows]) -> Rows:
    """The rows of many documents as one set of rows, ready for one shard."""
    merged: Rows = {}
    for part in parts:
        for name, rows in part.items():
            merged.setdefault(name, []).extend(rows)
    return merged
