"""Moments in time, as they are written to every log."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """This moment as ISO 8601 in UTC with microseconds."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def moment_of(timestamp: float) -> str:
    """A moment in seconds since 1970 as ISO 8601 in UTC with microseconds."""
    return datetime.fromtimestamp(timestamp, UTC).isoformat(timespec="microseconds")


def hours_since(moment: str) -> float:
    """Hours from an ISO 8601 moment until now."""
    return (datetime.now(UTC) - datetime.fromisoformat(moment)).total_seconds() / 3_600
