"""Take uuencoded files out of a mail's words (POSIX.1-2017, uuencode)."""

from __future__ import annotations

import binascii
import re
from typing import Final

BEGIN: Final = re.compile(r"^begin [0-7]{3,4} (\S[^\n]{0,199})$", re.MULTILINE)
MAX_LINES: Final = 2_000_000


def take_uuencoded(text: str) -> tuple[str, list[tuple[str, bytes]]]:
    """The text without its uuencoded files, and those files as (name, bytes). A block that is none stays in the text."""
    files: list[tuple[str, bytes]] = []
    kept: list[str] = []
    position = 0
    while match := BEGIN.search(text, position):
        found = _decode(text, match.end() + 1)
        if found is None:
            kept.append(text[position : match.end()])
            position = match.end()
            continue
        data, end = found
        files.append((match[1].strip(), data))
        kept.append(text[position : match.start()])
        position = end
    kept.append(text[position:])
    return "".join(kept), files


def _decode(text: str, position: int) -> tuple[bytes, int] | None:
    """The bytes of the lines from `position` to "end" and where that ends; None where a line is not encoded."""
    pieces: list[bytes] = []
    for _ in range(MAX_LINES):
        stop = text.find("\n", position)
        line = text[position : stop if stop >= 0 else len(text)]
        if line.strip() == "end":
            return b"".join(pieces), (stop + 1 if stop >= 0 else len(text))
        if stop < 0 or not line or not 32 <= ord(line[0]) <= 96:
            return None
        if line.strip() not in ("", "`"):
            try:
                pieces.append(_line(line))
            except (binascii.Error, ValueError):
                return None
        position = stop + 1
    return None


def _line(line: str) -> bytes:
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        # Some encoders write rubbish after the declared length.
        size = (((ord(line[0]) - 32) & 63) * 4 + 5) // 3
        return binascii.a2b_uu(line[: size + 1])
