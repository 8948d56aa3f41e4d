"""File names of captures: as the server gives them, or from the URL, never with a path."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote, urlsplit

from models.extraction import Capture

LONGEST = 150
"""Characters kept of a name; its ending is kept."""
_EXTENDED = re.compile(r"filename\*\s*=\s*([A-Za-z0-9._-]{1,40})'[^']{0,40}'([^;\s]{1,2000})", re.IGNORECASE)
_QUOTED = re.compile(r'filename\s*=\s*"((?:[^"\\]|\\.){1,2000})"', re.IGNORECASE)
_BARE = re.compile(r"filename\s*=\s*([^;\"\s]{1,2000})", re.IGNORECASE)


def file_name(capture: Capture) -> str:
    """The name of a capture's file, for readers and for people: by Content-Disposition (RFC 6266), else by the final URL.

    It is a name alone: no folders, no control characters, never "." or ".." and never empty.
    """
    disposition = dict(capture.headers).get("content-disposition", "")
    said = _said(disposition) if disposition else ""
    path = urlsplit(capture.final_url).path.rstrip("/")
    return _clean(said) or _clean(unquote(path.rpartition("/")[2])) or "document"


def _said(disposition: str) -> str:
    """The name that a Content-Disposition gives; the extended form goes first."""
    extended = _EXTENDED.search(disposition)
    if extended:
        try:
            return unquote(extended[2], encoding=extended[1], errors="replace")
        except LookupError:
            return unquote(extended[2])
    quoted = _QUOTED.search(disposition)
    if quoted:
        return re.sub(r"\\(.)", r"\1", quoted[1])
    bare = _BARE.search(disposition)
    return unquote(bare[1]) if bare else ""


def _clean(name: str) -> str:
    name = name.replace("\\", "/").rpartition("/")[2]
    name = "".join(character for character in name if unicodedata.category(character)[0] != "C").strip(" .")
    if len(name) > LONGEST:
        stem, dot, ending = name.rpartition(".")
        name = f"{stem[: LONGEST - len(ending) - 1]}.{ending}" if dot and len(ending) < 10 else name[:LONGEST]
    return name
