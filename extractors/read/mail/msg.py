"""Read Outlook's msg files: properties and attachments in a compound file ([MS-OXMSG])."""

from __future__ import annotations

import struct
from email.message import EmailMessage
from typing import Final

from extractors.read.compound import Compound
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

MEDIA_TYPE: Final = "application/vnd.ms-outlook"
MAX_DEPTH: Final = 10
MAX_ATTACHMENTS: Final = 500
STREAM: Final = "__substg1.0_"
FIXED: Final = "__properties_version1.0"
_WANTED_TYPES: Final = frozenset(("001E", "001F", "0102"))


def read_msg(body: bytes, *, name: str, url: str | None = None) -> Reading:
    """An Outlook mail as a reading: headers, words, attachments (mails among them as eml).

    Raises Malformed, LimitExceeded, NoContent.
    """
    compound = Compound(body, name)
    if not any(part.startswith((STREAM, FIXED)) for part in compound.names):
        raise Malformed(f"{name} holds no mail.")
    return compose_letter(_letter(compound, "", name, 0), name=name, media_type=MEDIA_TYPE, url=url)


def _letter(compound: Compound, folder: str, name: str, depth: int) -> Letter:
    if depth > MAX_DEPTH:
        raise LimitExceeded(f"{name} nests mails more than {MAX_DEPTH} deep.")
    letter = Letter()
    fill_letter(letter, _properties(compound, folder, header=32 if depth == 0 else 24), name)
    prefix = f"{folder}__attach_version1.0_"
    folders = sorted({f"{prefix}{n[len(prefix) :].partition('/')[0]}/" for n in compound.names if n.startswith(prefix)})
    if len(folders) > MAX_ATTACHMENTS:
        raise LimitExceeded(f"{name} has more than {MAX_ATTACHMENTS:,} attachments.")
    for number, place in enumerate(folders, start=1):
        file = _attachment(compound, place, number, name, depth)
        if file is not None:
            letter.attachments.append(file)
    return letter


def _attachment(compound: Compound, place: str, number: int, name: str, depth: int) -> Embedded | None:
    properties = _properties(compound, place, header=8)
    file = (
        text_of(properties, ATTACH_LONG_NAME) or text_of(properties, ATTACH_NAME) or text_of(properties, DISPLAY_NAME)
    )
    inner = f"{place}{STREAM}3701000D/"
    if any(part.startswith(inner) for part in compound.names):
        message = _letter(compound, inner, name, depth + 1)
        subject = message.header("Subject") or file or f"message-{number}"
        return Embedded(f"{subject[:80]}.eml", as_eml(message), "message/rfc822")
    data = bytes_of(properties, ATTACH_DATA)
    return Embedded(file or f"attachment-{number}", data, text_of(properties, ATTACH_TYPE) or None) if data else None


def _properties(compound: Compound, folder: str, header: int) -> Properties:
    """The properties in a folder of the file: strings and bytes in streams of their own, numbers in one list."""
    found: Properties = {}
    for part in compound.names:
        if not part.startswith(f"{folder}{STREAM}") or "/" in part[len(folder) :]:
            continue
        code = part[len(folder) + len(STREAM) :]
        if len(code) == 8 and code[4:].upper() in _WANTED_TYPES:
            data = compound.read(part)
            key = int(code[:4], 16) if all(c in "0123456789abcdefABCDEF" for c in code[:4]) else -1
            found[key] = _string(data, code[4:].upper())
    if f"{folder}{FIXED}" in compound.names:
        _read_fixed(compound.read(f"{folder}{FIXED}")[header:], found)
    return found


def _string(data: bytes, kind: str) -> bytes | str:
    if kind == "001F":
        return data.decode("utf-16-le", "replace")
    return decode_bytes(data, "cp1252") if kind == "001E" else data


def _read_fixed(data: bytes, found: Properties) -> None:
    """Times and numbers: entries of sixteen bytes (type, id, flags, value)."""
    for position in range(0, len(data) - 15, 16):
        kind, key = struct.unpack_from("<HH", data, position)
        if kind in (0x03, 0x14, 0x40):
            found.setdefault(key, int.from_bytes(data[position + 8 : position + 16], "little"))


def as_eml(letter: Letter) -> bytes:
    """A letter written as a MIME mail, so that a mail in a mail can be a document of its own."""
    message = EmailMessage()
    for key, value in letter.headers:
        message[key] = " ".join(value.split())
    message.set_content(letter.plain if letter.plain is not None else "", charset="utf-8")
    if letter.html is not None:
        message.add_alternative(decode_bytes(letter.html, letter.html_charset), subtype="html", charset="utf-8")
    for file in letter.attachments:
        name = " ".join(file.name.split())[:200]
        message.add_attachment(file.body, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()
