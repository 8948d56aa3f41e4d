"""Open PDF bytes with pdfium, or say by name why they cannot be opened. pdfium is not thread-safe: one lock guards it."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw as pdfium

from extractors.read.pdf.bombs import check_forms, check_streams
from extractors.read.pdf.limits import Limits
from models.errors import EmptyInput, Encrypted, LimitExceeded, Malformed, TooLarge, Truncated

PDFIUM_LOCK = threading.RLock()
_HEADER_WINDOW = 1024
_OBJECT = re.compile(rb"\d\s+obj\b")
_COPY_ALLOWED = 1 << 4


@contextmanager
def open_pdf(body: bytes, name: str, limits: Limits) -> Iterator[pypdfium2.PdfDocument]:
    """The open document, with pdfium locked for as long as it is used.

    Raises EmptyInput, TooLarge, Malformed (no PDF header, or a structure beyond repair), Truncated (the end is missing),
    Encrypted (a password is needed to open it) and LimitExceeded (pages, or a page stream that unpacks to too much).
    """
    check_bytes(body, name, limits)
    with PDFIUM_LOCK:
        document = _opened(body, name)
        try:
            pages = len(document)
            if pages > limits.pages:
                raise LimitExceeded(f"{name}: {pages:,} pages; at most {limits.pages:,} are read.")
            if pages == 0:
                raise Malformed(f"{name}: the file lists no pages.")
            yield document
        finally:
            document.close()


def check_bytes(body: bytes, name: str, limits: Limits) -> None:
    """Refuse what needs no parser to refuse."""
    if not body.strip(b"\x00 \t\r\n"):
        raise EmptyInput(f"{name}: the PDF is empty.")
    if len(body) > limits.bytes:
        raise TooLarge(f"{name}: {len(body):,} bytes; at most {limits.bytes:,} are read.")
    if b"%PDF-" not in body[:_HEADER_WINDOW]:
        raise Malformed(f"{name}: no PDF header in the first {_HEADER_WINDOW} bytes.")
    end = body.rfind(b"%%EOF")
    if end < 0 or _OBJECT.search(body, end):
        raise Truncated(f"{name}: the PDF's end mark is missing.")
    check_streams(body, name, limits.content_bytes)
    check_forms(body, name)


def _opened(body: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        match getattr(error, "err_code", None):
            case pdfium.FPDF_ERR_PASSWORD:
                raise Encrypted(f"{name}: a password is needed to open the PDF.") from error
            case pdfium.FPDF_ERR_SECURITY:
                raise Encrypted(f"{name}: the PDF is protected by a scheme that cannot be opened.") from error
            case _:
                raise Malformed(f"{name}: the PDF's structure is broken beyond repair.") from error


def copying_restricted(document: pypdfium2.PdfDocument) -> bool:
    """Whether the file opens without a password but its owner's flags forbid copying text."""
    if pdfium.FPDF_GetSecurityHandlerRevision(document) < 0:
        return False
    return not pdfium.FPDF_GetDocPermissions(document) & _COPY_ALLOWED
