"""Dates as listings write them, as far as a machine may read them without doubt."""

from __future__ import annotations

import email.utils
from datetime import UTC, datetime


def iso_moment(words: str | None) -> str | None:
    """A date of a feed, sitemap or API as ISO 8601 (RFC 822 dates and ISO dates are read); None for anything else."""
    if not words:
        return None
    words = words.strip()
    try:
        return datetime.fromisoformat(words).isoformat()
    except ValueError:
        pass
    try:
        moment = email.utils.parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError):
        return None
    return moment.astimezone(UTC).isoformat() if moment.tzinfo else moment.isoformat()
