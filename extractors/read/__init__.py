"""Readers: one module for each kind of file, each turning bytes into a `Reading`."""

from __future__ import annotations

import os

from extractors.read.sniff import sniff
from extractors.read.text import read_text
from models.documents import Reading
from models.errors import EmptyInput, NotText, TooLarge, Unsupported

DEFAULT_MAX_BYTES = 100 * 1024 * 1024
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_WORKBOOKS = frozenset(
    (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.ms-excel",
        "application/vnd.ms-excel.sheet.binary.macroenabled.12",
        "application/vnd.oasis.opendocument.spreadsheet",
    )
)
_TEXT_SUFFIXES = (".txt", ".text", ".md", ".log")


def read(body: bytes, *, name: str, url: str | None = None, media_type: str | None = None) -> Reading:
    """`body` as a reading, by the reader for its sniffed type. `name` is the file's name, `media_type` what a server declared.

    Raises a `ReadError`: EmptyInput, TooLarge (over FOITRACE_MAX_BYTES, 100 MB by default), NotText (binary bytes under a text
    file's name), Unsupported (a type that no reader takes), or what the type's own reader raises.
    """
    if not body.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise EmptyInput(f"{name} is empty.")
    limit = max_bytes()
    if len(body) > limit:
        raise TooLarge(f"{name} has {len(body):,} bytes; the limit is {limit:,}.")
    kind = sniff(body, name=name, media_type=media_type)
    if kind == "text/html":
        from extractors.read.html import read_html

        return read_html(body, name=name, url=url, charset=_charset(media_type))
    if kind == "application/pdf":
        from extractors.read.pdf import read_pdf

        return read_pdf(body, name=name, url=url)
    if kind == _WORD:
        from extractors.read.word import read_word

        return read_word(body, name=name, url=url)
    if kind in _WORKBOOKS:
        from extractors.read.sheets import read_workbook

        return read_workbook(body, name=name, media_type=kind)
    if kind in ("text/csv", "text/tab-separated-values"):
        from extractors.read.sheets import read_delimited

        return read_delimited(body, name=name, media_type=kind)
    if kind in ("text/plain", "text/markdown"):
        return read_text(body, name=name, url=url)
    if name.lower().endswith(_TEXT_SUFFIXES):
        raise NotText(f"{name} is named as text but holds {_described(kind)}.")
    raise Unsupported(f"{name} is {_described(kind)}.")


def max_bytes() -> int:
    """The limit for one file in bytes: FOITRACE_MAX_BYTES where it is a number, else 100 MB."""
    value = os.environ.get("FOITRACE_MAX_BYTES", "").strip()
    return int(value) if value.isdigit() else DEFAULT_MAX_BYTES


def _charset(media_type: str | None) -> str | None:
    _, _, rest = (media_type or "").lower().partition("charset=")
    return rest.partition(";")[0].strip().strip("\"'") or None


def _described(kind: str) -> str:
    return "of no known type" if kind == "application/octet-stream" else f"of type {kind}"
