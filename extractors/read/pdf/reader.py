"""Read a PDF: words, layout, tables and scans, composed into one reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pypdfium2

from extractors.read.pdf.compose import Composer
from extractors.read.pdf.extras import Forms, link, read_embedded, read_metadata
from extractors.read.pdf.flow import Furniture, Part, flow_of
from extractors.read.pdf.frames import Box
from extractors.read.pdf.hyphens import Vocabulary
from extractors.read.pdf.limits import DEFAULT_LIMITS, Budget, Limits
from extractors.read.pdf.opening import copying_restricted, open_pdf
from extractors.read.pdf.pages import Page, read_page
from extractors.read.pdf.paragraphs import Paragraph
from extractors.read.pdf.scans import needs_recognition, recognise_pages
from extractors.read.pdf.tables import FoundTable, find_tables
from extractors.read.pdf.tables.emit import emit_table
from models.documents import Embedded, Label, Link, Metadata, Reading
from models.errors import NoContent

MEDIA_TYPE = "application/pdf"
_WORDS_FOR_FURNITURE = 0.9

Warnings = list[tuple[str, str]]


def read_pdf(body: bytes, *, name: str, url: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """The PDF as a reading: text in reading order, blocks with page boxes, tables, links and embedded files.

    `name` stands in messages only. Boxes are points from the top left of the page as shown. Pages without a text layer
    are read by character recognition where Tesseract is installed; words that it is unsure of are marked `low_confidence`.
    Raises EmptyInput, TooLarge, Malformed, Truncated, Encrypted, LimitExceeded, ReaderTimeout, OcrMissing (nothing but
    scanned pages and no Tesseract) and NoContent (no words on any page).
    """
    budget = Budget(limits, name)
    with open_pdf(body, name, limits) as document:
        metadata = read_metadata(document)
        embedded, warnings = read_embedded(document, limits)
        noted: Warnings = list(warnings)
        if copying_restricted(document):
            noted.append(("copying_restricted", "the owner's flags forbid copying text; it is read for quotation"))
        pages = _read_pages(document, budget, noted)
        scanned = [page for page in pages if needs_recognition(page)]
        if scanned:
            recognise_pages(document, scanned, pages, budget, noted)
    if not any(page.words for page in pages) and not embedded:
        raise NoContent(f"{name}: no words on any of {len(pages)} pages.", hint="The pages are blank or drawings.")
    return _compose(pages, metadata, embedded, noted, budget)


def _read_pages(document: pypdfium2.PdfDocument, budget: Budget, warnings: Warnings) -> list[Page]:
    forms = Forms(document, budget.limits)
    pages = []
    for index in range(len(document)):
        page = read_page(document, index, budget, forms)
        if page is None:
            warnings.append(("page_unreadable", f"page {index + 1} is broken and was left out"))
        else:
            pages.append(page)
    return pages


def _compose(
    pages: list[Page], metadata: Metadata, embedded: tuple[Embedded, ...], warnings: Warnings, budget: Budget
) -> Reading:
    tables = {}
    for page in pages:
        budget.check_time()
        tables[page.number] = find_tables(page)
    parts = flow_of(pages, tables)
    by_number = {page.number: page for page in pages}
    composer = Composer(Vocabulary(word.text for page in pages for word in page.words))
    for part in parts:
        _emit(composer, part, by_number)
    title = metadata.title or _first_heading(parts)
    if title != metadata.title:
        metadata = Metadata(
            title=title,
            author=metadata.author,
            published=metadata.published,
            modified=metadata.modified,
            sources={**metadata.sources, "title": "heading"},
        )
    return Reading(
        MEDIA_TYPE,
        composer.text,
        tuple(composer.blocks),
        metadata,
        tuple(composer.tables),
        _links(pages),
        embedded,
        labels=tuple(composer.labels),
        warnings=tuple(warnings),
        marks=tuple(composer.marks),
    )


def _emit(composer: Composer, part: Part, pages: dict[int, Page]) -> None:
    match part:
        case Paragraph():
            number = part.lines[0].page
            box = _around(line.box for line in part.lines if line.page == number)
            words = [line.words for line in part.lines]
            composer.note_table(*composer.block(part.kind, words, number, pages[number].shown(box), level=part.level))
        case Furniture():
            label = Label("furniture", part.reason, _WORDS_FOR_FURNITURE)
            number = part.line.page
            composer.block("paragraph", [part.line.words], number, pages[number].shown(part.line.box), label=label)
        case FoundTable():
            emit_table(composer, part, pages)


def _around(boxes: Iterable[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _first_heading(parts: Sequence[Part]) -> str | None:
    for part in parts:
        if isinstance(part, Paragraph) and part.kind == "heading":
            return " ".join(line.text for line in part.lines)[:300]
    return None


def _links(pages: Sequence[Page]) -> tuple[Link, ...]:
    found = []
    for page in pages:
        for url, (x0, top, x1, bottom) in page.links:
            inside = [
                w.text
                for w in page.words
                if x0 - 1 <= (w.x0 + w.x1) / 2 <= x1 + 1 and top - 1 <= w.middle <= bottom + 1
            ]
            made = link(url, " ".join(inside))
            if made is not None:
                found.append(made)
    return tuple(found)
