"""Readers: one module for each kind of file, each turning bytes into a `Reading`."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Final, NamedTuple

from extractors.read.sniff import sniff
from models.documents import Reading
from models.errors import EmptyInput, Encrypted, NotText, SettingsError, TooLarge, Unsupported

DEFAULT_MAX_BYTES = 100 * 1024 * 1024
_TEXT_SUFFIXES = (".txt", ".text", ".md", ".log")


class _Source(NamedTuple):
    """What a reader may know of a file."""

    body: bytes
    name: str
    url: str | None
    kind: str
    charset: str | None


def read(body: bytes, *, name: str, url: str | None = None, media_type: str | None = None) -> Reading:
    """`body` as a reading, by the reader for its sniffed type. `name` is the file's name, `media_type` what a server declared.

    Raises a `ReadError`: EmptyInput, TooLarge (over FOITRACE_MAX_BYTES, 100 MB by default), NotText (binary bytes under a text
    file's name), Encrypted, Unsupported (a type that no reader takes), or what the type's own reader raises.
    """
    if not body.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise EmptyInput(f"{name} is empty.")
    limit = max_bytes()
    if len(body) > limit:
        raise TooLarge(f"{name} has {len(body):,} bytes; the limit is {limit:,}.")
    kind = sniff(body, name=name, media_type=media_type)
    reader = _READERS.get(kind)
    if reader is not None:
        return reader(_Source(body, name, url, kind, _charset(media_type)))
    if kind == "application/vnd.ms-office-encrypted":
        raise Encrypted(f"{name} is an Office file with a password.")
    if name.lower().endswith(_TEXT_SUFFIXES):
        raise NotText(f"{name} is named as text but holds {_described(kind)}.")
    raise Unsupported(f"{name} is {_described(kind)}.")


def max_bytes() -> int:
    """The limit for one file in bytes: FOITRACE_MAX_BYTES, else 100 MB. Raises SettingsError where it is no whole number."""
    value = os.environ.get("FOITRACE_MAX_BYTES", "").strip()
    if value and not (value.isascii() and value.isdigit()):
        raise SettingsError(f"FOITRACE_MAX_BYTES is {value!r}.", hint="Give a whole number of bytes.")
    return int(value) if value else DEFAULT_MAX_BYTES


def supported_types() -> tuple[str, ...]:
    """The media types that a reader takes, in order."""
    return tuple(sorted(_READERS))


def _charset(media_type: str | None) -> str | None:
    _, _, rest = (media_type or "").lower().partition("charset=")
    return rest.partition(";")[0].strip().strip("\"'") or None


def _described(kind: str) -> str:
    return "of no known type" if kind == "application/octet-stream" else f"of type {kind}"


# Each reader is loaded when its first file comes: a crawl of web pages pays for no spreadsheet library.


def _html(source: _Source) -> Reading:
    from extractors.read.html import read_html

    return read_html(source.body, name=source.name, url=source.url, charset=source.charset)


def _text(source: _Source) -> Reading:
    from extractors.read.text import read_text

    return read_text(source.body, name=source.name, url=source.url)


def _pdf(source: _Source) -> Reading:
    from extractors.read.pdf import read_pdf

    return read_pdf(source.body, name=source.name, url=source.url)


def _delimited(source: _Source) -> Reading:
    from extractors.read.sheets import read_delimited

    return read_delimited(source.body, name=source.name, media_type=source.kind)


def _workbook(source: _Source) -> Reading:
    from extractors.read.sheets import read_workbook

    return read_workbook(source.body, name=source.name, media_type=source.kind)


def _word(source: _Source) -> Reading:
    from extractors.read.word import read_word

    return read_word(source.body, name=source.name, url=source.url)


def _office(source: _Source) -> Reading:
    from extractors.read.office import read_office

    return read_office(source.body, name=source.name, media_type=source.kind, url=source.url)


def _rtf(source: _Source) -> Reading:
    from extractors.read.office import read_rtf

    return read_rtf(source.body, name=source.name)


def _eml(source: _Source) -> Reading:
    from extractors.read.mail import read_eml

    return read_eml(source.body, name=source.name, url=source.url)


def _msg(source: _Source) -> Reading:
    from extractors.read.mail import read_msg

    return read_msg(source.body, name=source.name, url=source.url)


def _tnef(source: _Source) -> Reading:
    from extractors.read.mail import read_tnef

    return read_tnef(source.body, name=source.name, url=source.url)


def _json(source: _Source) -> Reading:
    from extractors.read.govuk import read_govuk

    return read_govuk(source.body, name=source.name, url=source.url)


def _zip(source: _Source) -> Reading:
    from extractors.read.archive import read_archive

    return read_archive(source.body, name=source.name)


_READERS: Final[dict[str, Callable[[_Source], Reading]]] = {
    "text/html": _html,
    "text/plain": _text,
    "text/markdown": _text,
    "text/csv": _delimited,
    "text/tab-separated-values": _delimited,
    "application/pdf": _pdf,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": _workbook,
    "application/vnd.ms-excel": _workbook,
    "application/vnd.ms-excel.sheet.binary.macroenabled.12": _workbook,
    "application/vnd.oasis.opendocument.spreadsheet": _workbook,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": _word,
    "application/msword": _office,
    "application/vnd.oasis.opendocument.text": _office,
    "application/rtf": _rtf,
    "message/rfc822": _eml,
    "application/vnd.ms-outlook": _msg,
    "application/vnd.ms-tnef": _tnef,
    "application/json": _json,
    "application/zip": _zip,
}
