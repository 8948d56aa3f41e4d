"""A page's bytes as UTF-8: what the bytes are, then what the page or its header says, then a guess."""

from __future__ import annotations

import re

from extractors.read.decode import decode, wide_encoding

_META = re.compile(rb"<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.\-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9_.\-]{1,40})")
HEAD_BYTES = 4096
"""Where a declaration is looked for; the HTML standard asks for it in the first 1,024 bytes, real pages are later."""
_WINDOWS = frozenset(
    ("iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1", "us-ascii", "ascii", "windows-1252")
)
_SEVEN_BIT = ("iso-2022", "hz-gb", "utf-7")


def to_utf8(body: bytes, charset: str | None) -> tuple[bytes, str, tuple[tuple[str, str], ...]]:
    """The page as UTF-8 without NULs, the encoding it was read in, and warnings as (code, message).

    Bytes that are valid UTF-8 are read so whatever is declared. "iso-8859-1" means Windows-1252, as in every browser.
    """
    declared = _declared(body, charset)
    warnings: tuple[tuple[str, str], ...] = ()
    encoding = "utf-8"
    if declared is not None and declared.startswith(_SEVEN_BIT[:2]):
        text = body.decode(declared, "replace")
        body, encoding = text.encode("utf-8"), declared
    elif not _is_utf8(body):
        known = decode(body, declared=declared)
        body, encoding, warnings = known.text.encode("utf-8", "replace"), known.encoding, known.warnings
    elif declared not in (None, "utf-8", "utf8") and not body.isascii():
        warnings = (("wrong_charset", f"The page says {declared}, its bytes are UTF-8."),)
    if body.startswith(b"\xef\xbb\xbf"):
        body = body[3:]
    # libxml2 would end the page at a NUL.
    return (body.replace(b"\0", b"\xef\xbf\xbd") if b"\0" in body else body), encoding, warnings


def _declared(body: bytes, charset: str | None) -> str | None:
    head = body[:HEAD_BYTES]
    found = _META.search(head) or _XML.search(head)
    name = charset or (found.group(1).decode("ascii") if found else None)
    if name is None:
        return None
    name = name.strip().strip("\"'").lower()
    if name in _WINDOWS:
        return "cp1252"
    if name.startswith(_SEVEN_BIT[:2]):
        return _codec(name)
    return name


def _codec(name: str) -> str | None:
    return {"iso-2022-jp": "iso2022_jp", "iso-2022-kr": "iso2022_kr", "hz-gb-2312": "hz"}.get(name)


def _is_utf8(body: bytes) -> bool:
    if wide_encoding(body) is not None:
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
