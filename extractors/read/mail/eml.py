"""Read a mail in MIME (RFC 5322, 2045 to 2047): tolerant of missing ends, odd types, unknown charsets and deep nesting."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import Message
from typing import Any, Final

from extractors.read.mail.compose import compose_letter
from extractors.read.mail.headers import decode_bytes, decode_words
from extractors.read.mail.letter import SHOWN_HEADERS, Letter
from extractors.read.mail.rtf import is_rtf
from extractors.read.mail.tnef import is_tnef, unpack_tnef
from extractors.read.mail.uuencode import take_uuencoded
from models.documents import Embedded, Reading
from models.errors import LimitExceeded, Malformed, NoContent
from models.locators import MailLocator

MEDIA_TYPE: Final = "message/rfc822"
MAX_PARTS: Final = 1_000
MAX_DEPTH: Final = 40
MAX_ATTACHMENTS: Final = 500
MAX_BODY: Final = 5_000_000
"""Characters of a mail's words; a longer body is a file under a wrong type."""
_BOUNDARY: Final = re.compile(rb"boundary\s?=", re.IGNORECASE)


def read_eml(body: bytes, *, name: str, url: str | None = None) -> Reading:
    """A mail as a reading: its shown headers, its words with the requester's parts as zones, its attachments as embedded files.

    Raises LimitExceeded (parts, nesting, attachments), Malformed (no header at all), NoContent.
    """
    letter = parse_eml(body, name)
    return compose_letter(letter, name=name, media_type=MEDIA_TYPE, url=url)


def parse_eml(body: bytes, name: str) -> Letter:
    """A mail taken apart."""
    if len(_BOUNDARY.findall(body)) > MAX_PARTS:
        raise LimitExceeded(f"{name} has more than {MAX_PARTS:,} multiparts.")
    message = _parse(_without_envelope(body), name)
    if not message.keys():
        raise Malformed(f"{name} has no mail headers.")
    letter = Letter(headers=_headers(message))
    _Walker(letter, name).walk(message, "", 0)
    if letter.plain is None and letter.html is None and not letter.attachments:
        raise NoContent(f"{name} has neither text nor attachments.")
    return letter


def _without_envelope(body: bytes) -> bytes:
    """The mail without a mailbox's "From " line and blank lines before its headers."""
    body = body.lstrip(b"\xef\xbb\xbf\r\n\t ")
    if body.startswith((b"From ", b">From ")):
        body = body.partition(b"\n")[2]
    return body


def _parse(body: bytes, name: str) -> Message:
    # The policy of 2012 reads lazily: the newer one raises on header values that real mails have.
    try:
        return email.message_from_bytes(body, policy=email.policy.compat32)
    except RecursionError as error:
        raise LimitExceeded(f"{name} nests mails more than {MAX_DEPTH} deep.") from error
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError) as error:
        raise Malformed(f"{name} cannot be taken apart as a mail: {error}.") from error


def _headers(message: Message) -> list[tuple[str, str]]:
    found = []
    for shown in SHOWN_HEADERS:
        values = message.get_all(shown) or []
        words = decode_words(values[0]) if values else ""
        if words:
            found.append((shown, words))
    return found


class _Walker:
    """Walks the parts of a mail into a letter."""

    def __init__(self, letter: Letter, name: str) -> None:
        self.letter, self.name = letter, name
        self.parts = 0

    def walk(self, part: Message, number: str, depth: int) -> None:
        self.parts += 1
        if depth > MAX_DEPTH or self.parts > MAX_PARTS:
            raise LimitExceeded(f"{self.name} has more than {MAX_PARTS:,} parts or nests more than {MAX_DEPTH} deep.")
        payload = _payload(part)
        if part.get_content_maintype() == "multipart" and isinstance(payload, list):
            for index, child in enumerate(payload, start=1):
                self.walk(child, f"{number}.{index}" if number else str(index), depth + 1)
        elif part.get_content_type() == "message/delivery-status":
            self.letter.warnings.append(("delivery_status", "The record of a mail server was left out."))
        elif isinstance(payload, list) and payload and isinstance(payload[0], Message):
            self._attach_message(payload[0], number or "1")
        else:
            self._take(part, number or "1")

    def _attach_message(self, message: Message, number: str) -> None:
        words = decode_words(message.get("Subject", "")) or "message"
        try:
            data = message.as_bytes(policy=email.policy.compat32)
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            self.letter.warnings.append(
                ("message_unreadable", f"The attached mail {words} cannot be taken out: {error}.")
            )
            return
        self._attach(f"{words[:80]}.eml", data, MEDIA_TYPE, number)

    def _take(self, part: Message, number: str) -> None:
        data = self._data(part)
        kind = part.get_content_type()
        file = _file_name(part)
        if is_tnef(data):
            self._take_tnef(data, number)
        elif self._is_body(part, kind, file):
            self._take_body(part, kind, data, number)
        elif kind.startswith("image/") and _is_inline(part):
            self.letter.warnings.append(("inline_image", f"The picture {file or kind} in the text was left out."))
        elif data:
            self._attach(file or f"part-{number}", data, kind, number)

    def _data(self, part: Message) -> bytes:
        try:
            data = part.get_payload(decode=True)
        except (ValueError, LookupError, TypeError, AttributeError, AssertionError):
            raw = _payload(part)
            data = raw.encode("utf-8", "surrogateescape") if isinstance(raw, str) else b""
        return data if isinstance(data, bytes) else b""

    def _is_body(self, part: Message, kind: str, file: str) -> bool:
        """Whether a part is words of the mail: text without a file's name and not sent as an attachment."""
        if kind in ("text/html", "text/plain", "text/rtf", "text/rfc822-headers"):
            return not file and not _is_attachment(part)
        return kind.startswith("text/") and not file and not _is_attachment(part) and kind != "text/calendar"

    def _take_body(self, part: Message, kind: str, data: bytes, number: str) -> None:
        if len(data) > MAX_BODY:
            self._attach(f"part-{number}.txt", data, kind, number)
            return
        charset = _charset(part)
        if kind == "text/html":
            if self.letter.html is None:
                self.letter.html, self.letter.html_charset, self.letter.html_part = data, charset, number
            return
        text = decode_bytes(data, charset).replace("\r\n", "\n").replace("\r", "\n")
        text, files = take_uuencoded(text)
        for file, content in files:
            self._attach(file, content, None, number)
        if is_rtf(data):
            self._attach(f"part-{number}.rtf", data, "application/rtf", number)
        elif self.letter.plain is None:
            self.letter.plain, self.letter.plain_part = text, number
        elif text.strip():
            self.letter.plain = f"{self.letter.plain.rstrip()}\n\n{text}"

    def _take_tnef(self, data: bytes, number: str) -> None:
        inner = unpack_tnef(data, self.name)
        self.letter.warnings.extend(inner.warnings)
        if inner.plain and not (self.letter.plain or "").strip():
            self.letter.plain, self.letter.plain_part = inner.plain, number
        if self.letter.html is None and inner.html:
            self.letter.html, self.letter.html_part = inner.html, number
        for file in inner.attachments:
            self._attach(file.name, file.body, file.media_type, number)

    def _attach(self, file: str, data: bytes, kind: str | None, number: str) -> None:
        if len(self.letter.attachments) >= MAX_ATTACHMENTS:
            raise LimitExceeded(f"{self.name} has more than {MAX_ATTACHMENTS:,} attachments.")
        self.letter.attachments.append(Embedded(file, data, kind, MailLocator(number, 1, 1)))


def _payload(part: Message) -> Any:
    """A part's content: its parts or its text. A Content-Type that breaks the library is cut down to its type."""
    try:
        return part.get_payload()
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError):
        kind = part.get_content_type()
        del part["Content-Type"]
        part["Content-Type"] = kind
        return part.get_payload()


def _file_name(part: Message) -> str:
    try:
        name = part.get_filename()
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""
    return decode_words(name) if name else ""


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def _is_attachment(part: Message) -> bool:
    return str(part.get("Content-Disposition", "")).strip().lower().startswith("attachment")


def _is_inline(part: Message) -> bool:
    return not _is_attachment(part) and part.get("Content-ID") is not None
