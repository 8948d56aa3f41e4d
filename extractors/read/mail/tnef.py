"""Unpack winmail.dat, the envelope that Outlook wraps its mails in ([MS-OXTNEF])."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from extractors.read.mail.compose import compose_letter
from extractors.read.mail.headers import decode_bytes
from extractors.read.mail.letter import Letter
from extractors.read.mail.properties import (
    ATTACH_DATA,
    ATTACH_LONG_NAME,
    ATTACH_NAME,
    ATTACH_TYPE,
    DISPLAY_NAME,
    Properties,
    bytes_of,
    fill_letter,
    text_of,
)
from models.documents import Embedded, Reading
from models.errors import LimitExceeded, Malformed

MEDIA_TYPE: Final = "application/vnd.ms-tnef"
SIGNATURE: Final = b'x\x9f>"'
START, TITLE, DATA, ATTACHMENT, PROPERTIES, BODY, SUBJECT = 0x9002, 0x8010, 0x800F, 0x9005, 0x9003, 0x800C, 0x8004
MAX_ATTRIBUTES: Final = 20_000
MAX_VALUES: Final = 20_000
_FIXED: Final = {2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 20: 8, 64: 8, 72: 16}
"""Bytes of each fixed-size property type, padded to four."""
_COUNTED: Final = (0x0D, 0x1E, 0x1F, 0x102)


def is_tnef(data: bytes) -> bool:
    return data.startswith(SIGNATURE)


def read_tnef(body: bytes, *, name: str, url: str | None = None) -> Reading:
    """A winmail.dat as a reading: its words and, as embedded files, its attachments. Raises Malformed, LimitExceeded, NoContent."""
    return compose_letter(unpack_tnef(body, name), name=name, media_type=MEDIA_TYPE, url=url)


def unpack_tnef(body: bytes, name: str) -> Letter:
    """The mail in a winmail.dat. What follows a damaged attribute is left out with a warning."""
    if not is_tnef(body):
        raise Malformed(f"{name} is no winmail.dat.")
    letter = Letter()
    properties: Properties = {}
    files: list[Properties] = []
    for kind, data in _attributes(body, letter):
        if kind == START:
            files.append({})
        elif kind == TITLE and files:
            files[-1].setdefault(ATTACH_NAME, _text(data))
        elif kind == DATA and files:
            files[-1][ATTACH_DATA] = data
        elif kind == ATTACHMENT and files:
            for key, value in read_properties(data, name).items():
                files[-1].setdefault(key, value)
        elif kind == PROPERTIES:
            properties.update(read_properties(data, name))
        elif kind == BODY and letter.plain is None:
            letter.plain = _text(data).replace("\r\n", "\n").replace("\r", "\n")
        elif kind == SUBJECT:
            letter.headers.append(("Subject", " ".join(_text(data).split())))
    fill_letter(letter, properties, name)
    for number, file in enumerate(files, start=1):
        letter.attachments.append(
            Embedded(
                _name(file) or f"attachment-{number}", bytes_of(file, ATTACH_DATA), text_of(file, ATTACH_TYPE) or None
            )
        )
    return letter


def _name(file: Properties) -> str:
    return text_of(file, ATTACH_LONG_NAME) or text_of(file, ATTACH_NAME) or text_of(file, DISPLAY_NAME)


def _text(data: bytes) -> str:
    return decode_bytes(data.rstrip(b"\x00"), "cp1252")


def _attributes(body: bytes, letter: Letter) -> Iterator[tuple[int, bytes]]:
    """The attributes as (id, bytes): level, id and type, length, bytes, checksum."""
    position, count = 6, 0
    while position + 9 <= len(body):
        _, kind, size = struct.unpack_from("<BII", body, position)
        position += 9
        count += 1
        if position + size > len(body) or count > MAX_ATTRIBUTES:
            letter.warnings.append(("truncated", "The winmail.dat ends early; what follows its damage was left out."))
            return
        yield kind & 0xFFFF, body[position : position + size]
        position += size + 2


def read_properties(data: bytes, name: str) -> Properties:
    """The properties of an attribute by id; a list that breaks off gives those before the break. Raises LimitExceeded."""
    cursor = _Cursor(data)
    found: Properties = {}
    try:
        count = cursor.integer()
        if count > MAX_VALUES:
            raise LimitExceeded(f"{name} has a list of {count:,} properties.")
        for _ in range(count):
            key, value = _property(cursor)
            if value is not None:
                found.setdefault(key, value)
    except (struct.error, IndexError):
        return found
    return found


def _property(cursor: _Cursor) -> tuple[int, bytes | str | int | None]:
    kind, key = struct.unpack("<HH", cursor.take(4))
    if key >= 0x8000:
        cursor.take(16)
        if cursor.integer() == 0:
            cursor.take(4)
        else:
            cursor.take_padded(cursor.integer())
    base = kind & 0xFFF
    times = cursor.integer() if kind & 0x1000 or base in _COUNTED else 1
    value: bytes | str | int | None = None
    for _ in range(min(times, MAX_VALUES)):
        value = _value(cursor, base)
    return key, value


def _value(cursor: _Cursor, kind: int) -> bytes | str | int:
    if kind in _COUNTED:
        data = cursor.take_padded(cursor.integer())
        if kind == 0x1F:
            return data.decode("utf-16-le", "replace").rstrip("\x00")
        if kind == 0x1E:
            return _text(data)
        return data[16:] if kind == 0x0D else data
    data = cursor.take(_FIXED.get(kind, 4))
    return int.from_bytes(data[:8], "little")


class _Cursor:
    """Reads bytes from the front; past the end it raises struct.error."""

    def __init__(self, data: bytes) -> None:
        self.data, self.position = data, 0

    def take(self, size: int) -> bytes:
        end = self.position + size
        if size < 0 or end > len(self.data):
            raise struct.error("past the end")
        piece = self.data[self.position : end]
        self.position = end
        return piece

    def take_padded(self, size: int) -> bytes:
        piece = self.take(size)
        self.position = min(self.position + -size % 4, len(self.data))
        return piece

    def integer(self) -> int:
        return int.from_bytes(self.take(4), "little")
