"""MAPI properties that Outlook's formats share ([MS-OXPROPS]), and a letter made of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Final

from extractors.read.mail.headers import decode_bytes
from extractors.read.mail.letter import Letter
from extractors.read.mail.rtf import inflate_rtf, rtf_text
from models.errors import ReadError

SUBJECT, BODY, HTML, RTF = 0x0037, 0x1000, 0x1013, 0x1009
SENDER_NAME, SENDER_ADDRESS, SENDER_SMTP, DISPLAY_TO, DISPLAY_CC = 0x0C1A, 0x0C1F, 0x5D01, 0x0E04, 0x0E03
SENT_NAME, SUBMITTED, DELIVERED = 0x0042, 0x0039, 0x0E06
ATTACH_DATA, ATTACH_NAME, ATTACH_LONG_NAME, ATTACH_TYPE, DISPLAY_NAME = 0x3701, 0x3704, 0x3707, 0x370E, 0x3001
Properties = dict[int, bytes | str | int]
_EPOCH: Final = datetime(1601, 1, 1, tzinfo=UTC)


def text_of(properties: Properties, key: int) -> str:
    """A property as text, "" where it is missing."""
    value = properties.get(key, "")
    if isinstance(value, bytes):
        value = decode_bytes(value, None)
    return value.rstrip("\x00") if isinstance(value, str) else ""


def bytes_of(properties: Properties, key: int) -> bytes:
    """A property as bytes, empty where it is missing."""
    value = properties.get(key, b"")
    return value if isinstance(value, bytes) else value.encode("utf-8", "replace") if isinstance(value, str) else b""


def fill_letter(letter: Letter, properties: Properties, name: str) -> None:
    """Give a letter the headers and words that the properties hold; what it has already stays."""
    sender = text_of(properties, SENDER_NAME) or text_of(properties, SENT_NAME)
    address = text_of(properties, SENDER_SMTP) or text_of(properties, SENDER_ADDRESS)
    shown = {
        "From": f"{sender} <{address}>" if "@" in address and address != sender else sender or address,
        "To": text_of(properties, DISPLAY_TO),
        "Cc": text_of(properties, DISPLAY_CC),
        "Date": moment_of(properties),
        "Subject": text_of(properties, SUBJECT),
    }
    known = {key.lower() for key, _ in letter.headers}
    letter.headers.extend(
        (key, " ".join(value.split())) for key, value in shown.items() if value.strip() and key.lower() not in known
    )
    if letter.plain is None and text_of(properties, BODY).strip():
        letter.plain = text_of(properties, BODY).replace("\r\n", "\n").replace("\r", "\n")
    if letter.html is None and bytes_of(properties, HTML).strip():
        letter.html = bytes_of(properties, HTML)
    if letter.plain is None and letter.html is None and RTF in properties:
        _fill_from_rtf(letter, bytes_of(properties, RTF), name)


def _fill_from_rtf(letter: Letter, data: bytes, name: str) -> None:
    try:
        letter.plain = rtf_text(inflate_rtf(data, name), name)
    except ReadError as error:
        letter.warnings.append(("rich_text", f"The mail's rich text cannot be read: {error.message}"))


def moment_of(properties: Properties) -> str:
    """When the mail was sent, as a Date header writes it; "" where no property says."""
    for key in (SUBMITTED, DELIVERED):
        ticks = properties.get(key)
        if isinstance(ticks, int) and 0 < ticks < 2**62:
            try:
                return format_datetime(_EPOCH + timedelta(microseconds=ticks // 10))
            except OverflowError:
                continue
    return ""
