"""Decode bytes to text: UTF-8 (or the mark at the front) as it stands, else a guess that is recorded."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

SAMPLE_BYTES = 65_536
"""Bytes shown to the guesser: its cost grows with them, its verdict hardly."""

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read in, and warnings as (code, message)."""

    text: str
    encoding: str
    warnings: tuple[tuple[str, str], ...] = ()


def decode(body: bytes, *, declared: str | None = None) -> Decoded:
    """`body` as text. Valid UTF-8 gives exactly `body.decode("utf-8")`: newlines, NULs and a byte order mark included.

    Otherwise the mark, the `declared` encoding (of a header), or a guess decides; what was guessed and what could not be
    decoded (it becomes U+FFFD) is in the warnings. Never raises.
    """
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_other(body, declared, error)
    if body.startswith(codecs.BOM_UTF8):
        return Decoded(
            text,
            "utf-8",
            (("byte_order_mark", "The file starts with a byte order mark; it counts as one code point."),),
        )
    return Decoded(text, "utf-8")


def wide_encoding(body: bytes) -> str | None:
    """ "utf-16" or "utf-32" (with byte order where no mark gives it) if the bytes look so, else None.

    Without a mark: British text in UTF-16 has a NUL in nearly every second byte, on one side only.
    """
    for mark, name in _MARKS:
        if body.startswith(mark):
            return name
    sample = body[:2048]
    if len(sample) < 8 or len(body) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _decode_other(body: bytes, declared: str | None, error: UnicodeDecodeError) -> Decoded:
    name = wide_encoding(body) or _known(declared)
    if name is None:
        return _decode_guess(body, error)
    return _lenient(body, name, ())


def _decode_guess(body: bytes, error: UnicodeDecodeError) -> Decoded:
    name = _mostly_utf8(body) or _guess(body)
    note = f"Byte {error.start} is not UTF-8; {name} was guessed."
    return _lenient(body, name, (("encoding_guessed", note),))


def _lenient(body: bytes, name: str, warnings: tuple[tuple[str, str], ...]) -> Decoded:
    text = body.decode(name, "replace")
    lost = text.count("\ufffd") - body.count(b"\xef\xbf\xbd")
    if lost > 0:
        warnings = (*warnings, ("undecodable", f"{lost} bytes or runs of bytes are not {name} and read as U+FFFD."))
    return Decoded(text, name, warnings)


def _known(name: str | None) -> str | None:
    if not name:
        return None
    try:
        found = codecs.lookup(name.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    # Codecs such as "rot13" and "zlib" are no character encodings.
    return found.name if getattr(found, "_is_text_encoding", True) and found.name != "utf-8" else None


def _mostly_utf8(body: bytes) -> str | None:
    """ "utf-8" where nearly all non-ASCII bytes form valid sequences: a damaged UTF-8 file, not another encoding."""
    text = body[:SAMPLE_BYTES].decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for character in text if character > "\x7f") - bad
    return "utf-8" if good > 4 * bad else None


def _guess(body: bytes) -> str:
    """The guesser's best encoding; British office files that it cannot place are Windows-1252."""
    position = next((i for i, byte in enumerate(body) if byte > 0x7F), 0)
    start = max(0, position - SAMPLE_BYTES // 2)
    sample = body[start : start + SAMPLE_BYTES]
    if _reads_as_windows(sample):
        return "cp1252"
    best = from_bytes(sample).best()
    return best.encoding if best is not None and _known(best.encoding) else "cp1252"


_TYPOGRAPHY = frozenset(
    b"\x80\x85\x91\x92\x93\x94\x96\x97\xa0\xa3\xa9\xae\xb0\xb2\xb7\xbd\xe0\xe7\xe8\xe9\xea\xf4\xf6\xfc"
)
"""The Windows-1252 bytes of British prose: euro, ellipsis, curly quotes, dashes, pound, degree, and letters of French words."""


def _reads_as_windows(sample: bytes) -> bool:
    """Whether the non-ASCII bytes are few and those of British prose in Windows-1252 (the guesser often says otherwise)."""
    high = [byte for byte in sample if byte > 0x7F]
    return bool(high) and len(high) <= len(sample) / 6 and sum(b in _TYPOGRAPHY for b in high) >= 0.8 * len(high)
