"""What a PDF holds beside its pages: metadata, embedded files, form fields and links."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from extractors.read.pdf.frames import Box, Frame
from extractors.read.pdf.limits import Limits
from extractors.read.pdf.words import FARTHEST, Word
from models.documents import Embedded, Link, Metadata

_DAY = re.compile(r"D?:?(\d{4})(\d{2})(\d{2})")
_WEB = re.compile(r"https?://\S{1,2000}\Z", re.IGNORECASE)
_FILE_SUFFIX = re.compile(r"\.(?:pdf|docx?|xlsx?|xlsm|ods|odt|csv|tsv|zip|rtf|msg|eml|pptx?)(?:[?#]|\Z)", re.IGNORECASE)
_MAX_LINKS = 5_000
_GENERATED_TITLE = re.compile(
    r"(?i)microsoft (?:word|excel|powerpoint) - |untitled|.*\.(?:docx?|xlsx?|pdf|pptx?|indd|qxd)\Z"
)


def read_metadata(document: pypdfium2.PdfDocument) -> Metadata:
    """Title, author and days from the document's information dictionary. A title that is a file's name is no title."""
    found = {key: " ".join(value.split()) for key, value in document.get_metadata_dict(skip_empty=True).items()}
    title = found.get("Title")
    if title is not None and (_GENERATED_TITLE.match(title) or not any(c.isalpha() for c in title)):
        title = None
    fields = {
        "title": title,
        "author": found.get("Author") or None,
        "published": _day(found.get("CreationDate")),
        "modified": _day(found.get("ModDate")),
    }
    return Metadata(**fields, sources={key: "pdf-info" for key, value in fields.items() if value})


def _day(stamp: str | None) -> str | None:
    match = _DAY.match(stamp or "")
    if match is None:
        return None
    year, month, day = match.groups()
    return f"{year}-{month}-{day}" if 1 <= int(month) <= 12 and 1 <= int(day) <= 31 else None


def read_embedded(
    document: pypdfium2.PdfDocument, limits: Limits
) -> tuple[tuple[Embedded, ...], tuple[tuple[str, str], ...]]:
    """Files inside the PDF, and warnings for those left out because they are too many, too large or broken."""
    files: list[Embedded] = []
    warnings: list[tuple[str, str]] = []
    count, total = document.count_attachments(), 0
    for i in range(min(count, limits.embedded_files)):
        try:
            attachment = document.get_attachment(i)
            name, body = attachment.get_name(), bytes(attachment.get_data())
        except pypdfium2.PdfiumError as error:
            warnings.append(("embedded_unreadable", f"embedded file {i + 1}: {error}"))
            continue
        total += len(body)
        if total > limits.embedded_bytes:
            warnings.append(
                ("embedded_too_large", f"embedded files beyond {limits.embedded_bytes:,} bytes are left out")
            )
            break
        files.append(Embedded(name, body))
    if count > limits.embedded_files:
        warnings.append(("embedded_too_many", f"{count:,} embedded files; {limits.embedded_files:,} are taken"))
    return tuple(files), tuple(warnings)


class Forms:
    """The values that a form's fields hold, as words in their fields' boxes. No script of the form is run."""

    def __init__(self, document: pypdfium2.PdfDocument, limits: Limits) -> None:
        self.present = document.get_formtype() != pdfium.FORMTYPE_NONE
        self.left = limits.form_fields
        if self.present:
            document.init_forms()
            self.handle = document.formenv

    def words(self, page: object, frame: Frame) -> list[Word]:
        """Words of the fields of a loaded page."""
        if not self.present or self.handle is None:
            return []
        found: list[Word] = []
        for i in range(min(pdfium.FPDFPage_GetAnnotCount(page), self.left)):
            annotation = pdfium.FPDFPage_GetAnnot(page, i)
            if not annotation:
                continue
            try:
                if pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_WIDGET:
                    self.left -= 1
                    found.extend(self._field(annotation, frame))
            finally:
                pdfium.FPDFPage_CloseAnnot(annotation)
        return found

    def _field(self, annotation: object, frame: Frame) -> Iterator[Word]:
        rect = pdfium.FS_RECTF()
        if not pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(rect)):
            return
        box = frame.box(rect.left, rect.bottom, rect.right, rect.top)
        match pdfium.FPDFAnnot_GetFormFieldType(self.handle, annotation):
            case pdfium.FPDF_FORMFIELD_CHECKBOX | pdfium.FPDF_FORMFIELD_RADIOBUTTON:
                value = "☒" if pdfium.FPDFAnnot_IsChecked(self.handle, annotation) else "☐"
            case pdfium.FPDF_FORMFIELD_PUSHBUTTON | pdfium.FPDF_FORMFIELD_SIGNATURE:
                return
            case _:
                value = self._value(annotation)
        yield from placed_words(value, box)

    def _value(self, annotation: object) -> str:
        length = pdfium.FPDFAnnot_GetFormFieldValue(self.handle, annotation, None, 0)
        if not 2 < length <= 200_000:
            return ""
        buffer = (ctypes.c_ushort * (length // 2 + 1))()
        pdfium.FPDFAnnot_GetFormFieldValue(self.handle, annotation, buffer, length)
        return bytes(buffer)[: length - 2].decode("utf-16-le", "replace")


def placed_words(value: str, box: tuple[float, float, float, float]) -> Iterator[Word]:
    """The words of a value spread over its box, line by line, as wide as their letters are many."""
    x0, top, x1, bottom = box
    if not (-FARTHEST < x0 <= x1 < FARTHEST and -FARTHEST < top <= bottom < FARTHEST):
        return
    lines = [line.split() for line in value.splitlines() if line.split()]
    for i, words in enumerate(lines):
        high = (bottom - top) / len(lines)
        letters = sum(len(word) + 1 for word in words)
        step = min((x1 - x0) / letters, 0.5 * min(high, 12.0))
        x = x0
        for word in words:
            line_top = top + i * high + max(0.0, high - 12.0) / 2
            yield Word(word, x, line_top, x + step * len(word), line_top + min(high, 12.0))
            x += step * (len(word) + 1)


def read_links(document: object, page: object, frame: Frame, limit: int = _MAX_LINKS) -> list[tuple[str, Box]]:
    """(address, box) of a loaded page's links to the web. Nothing is fetched."""
    found: list[tuple[str, Box]] = []
    position, handle = ctypes.c_int(0), pdfium.FPDF_LINK()
    rect = pdfium.FS_RECTF()
    while len(found) < limit and pdfium.FPDFLink_Enumerate(page, ctypes.byref(position), ctypes.byref(handle)):
        url = _address(document, pdfium.FPDFLink_GetAction(handle))
        if url and pdfium.FPDFLink_GetAnnotRect(handle, ctypes.byref(rect)):
            found.append((url, frame.box(rect.left, rect.bottom, rect.right, rect.top)))
    return found


def _address(document: object, action: object) -> str | None:
    if not action:
        return None
    length = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
    if not 1 < length <= 4_000:
        return None
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
    return buffer.value.decode("utf-8", "replace").strip()


def link(url: str, text: str) -> Link | None:
    """A link for a web address, or None for any other kind of target."""
    if not _WEB.match(url):
        return None
    return Link(url, text, is_attachment=bool(_FILE_SUFFIX.search(url)))
