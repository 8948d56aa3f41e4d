"""Turn the models' text values into the warehouse's typed ones."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from models.errors import BadQuote

_SURROGATE = re.compile("[\ud800-\udfff]")


def day(value: str | None) -> date | None:
    """An ISO day. Raises BadQuote on any other text: facts carry only ISO days."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise BadQuote(f"{value!r} is not an ISO day.") from error


def moment(value: str) -> datetime:
    """An ISO 8601 moment as a naive UTC one, as the warehouse keeps it. Raises ValueError on any other text."""
    parsed = datetime.fromisoformat(value)
    return parsed.astimezone(UTC).replace(tzinfo=None) if parsed.tzinfo else parsed


def storable(text: str) -> str:
    """The text with each lone surrogate replaced by U+FFFD, so that UTF-8 can hold it and no offset moves."""
    return _SURROGATE.sub("\ufffd", text)


def storable_or_none(text: str | None) -> str | None:
    return None if text is None else storable(text)
