"""Identifiers: hashes of content, so that the same bytes give the same rows wherever and whenever they are read."""

from __future__ import annotations

import hashlib

WIDTH = 24
"""Hex digits kept of SHA-256 for an identifier: 96 bits, no accidental collision below 10^14 rows."""


def sha256_bytes(body: bytes) -> str:
    """SHA-256 of bytes as 64 hex digits."""
    return hashlib.sha256(body).hexdigest()


def sha256_text(text: str) -> str:
    """SHA-256 of a text's UTF-8 (lone surrogates escaped, so that no text fails) as 64 hex digits."""
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()


def content_id(*parts: object) -> str:
    """An identifier of 24 hex digits from ordered parts; None and "" differ, and parts cannot run together."""
    digest = hashlib.sha256()
    for part in parts:
        piece = b"\x00" if part is None else b"\x01" + str(part).encode("utf-8", "backslashreplace")
        digest.update(len(piece).to_bytes(8, "big"))
        digest.update(piece)
    return digest.hexdigest()[:WIDTH]


def document_id(url: str) -> str:
    """Identifier of a document: its canonical URL (a `file:` URL for a local file)."""
    return content_id("document", url)


def version_id(document: str, content_sha256: str) -> str:
    """Identifier of a version: the document and the hash of its stripped content, so that a new frame is no new version."""
    return content_id("version", document, content_sha256)


def capture_id(url: str, fetched_at: str, body_sha256: str | None) -> str:
    """Identifier of a capture: URL as asked for, ISO 8601 moment in UTC, and hash of the body (None without one)."""
    return content_id("capture", url, fetched_at, body_sha256)


def fact_id(version: str, kind: str, start: int, end: int, value: str) -> str:
    """Identifier of a fact: version, kind, span and canonical value."""
    return content_id("fact", version, kind, start, end, value)
