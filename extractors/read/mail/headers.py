"""Decode mail headers: encoded words of any charset, folded lines, raw bytes; broken ones are shown as they stand."""

from __future__ import annotations

import binascii
import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.utils import parsedate_to_datetime
from typing import Any

MAX_HEADER = 4_000


def decode_words(value: Any) -> str:
    """A header's value as shown, white space folded. Never raises: what cannot be decoded stays as it is."""
    raw = str(value)[:MAX_HEADER]
    try:
        pieces = decode_header(raw)
    except (HeaderParseError, binascii.Error, ValueError, IndexError):
        return " ".join(raw.split())
    words = "".join(piece if isinstance(piece, str) else decode_bytes(piece, charset) for piece, charset in pieces)
    return " ".join(_printable(words).split()) or " ".join(_printable(raw).split())


def decode_bytes(data: bytes, charset: str | None) -> str:
    """Bytes in a charset that a mail names; in UTF-8 or Windows-1252 where it names none, or one that does not exist."""
    for name in (charset, "utf-8", "cp1252"):
        if not name:
            continue
        try:
            return data.decode(name)
        except (LookupError, UnicodeError, ValueError):
            continue
    return data.decode("latin-1")


def sent_day(value: str) -> str | None:
    """The ISO day of a Date header, None where it names none."""
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _printable(words: str) -> str:
    # Raw bytes in a header come as surrogates.
    repaired = words.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", " ", repaired)
