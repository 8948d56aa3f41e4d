"""Scanned pages: character recognition through Tesseract, where it is installed, with the confidence of every word."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from io import BytesIO

import pypdfium2

from extractors.read.pdf.limits import Budget
from extractors.read.pdf.pages import Page
from extractors.read.pdf.words import Word
from models.errors import OcrMissing

_DPI = 200
_SCALE = _DPI / 72
_SECONDS_PER_PAGE = 90.0
_MAX_PIXELS = 40_000_000
_COVERED = 0.25
"""Share of a page that images must cover for a page with hardly a word to count as scanned."""
_FEW_WORDS = 5
_LEVEL, _LEFT, _TOP, _WIDTH, _HEIGHT, _CONFIDENCE, _TEXT = 0, 6, 7, 8, 9, 10, 11
_WORD_LEVEL = "5"


def needs_recognition(page: Page) -> bool:
    """Whether a page is a picture of a page: images cover it and it holds hardly a word."""
    if len(page.words) > _FEW_WORDS:
        return False
    covered = sum(_clipped_area(box, page) for box in page.drawing.images)
    return covered >= _COVERED * page.width * page.height


def _clipped_area(box: tuple[float, float, float, float], page: Page) -> float:
    x0, top, x1, bottom = box
    return max(0.0, min(x1, page.width) - max(x0, 0)) * max(0.0, min(bottom, page.height) - max(top, 0))


def recognise_pages(
    document: pypdfium2.PdfDocument,
    scanned: Sequence[Page],
    pages: Sequence[Page],
    budget: Budget,
    warnings: list[tuple[str, str]],
) -> None:
    """Fills the scanned pages' words. Without Tesseract: OcrMissing when no page has words, else a warning."""
    numbers = ", ".join(str(page.number) for page in scanned[:20])
    program = shutil.which("tesseract")
    if program is None:
        if not any(page.words for page in pages):
            raise OcrMissing(f"{budget.name}: pages {numbers} are scans, and Tesseract is not installed.")
        warnings.append(("ocr_missing", f"pages {numbers} are scans and were not read: Tesseract is not installed"))
        return
    for count, page in enumerate(scanned):
        if count >= budget.limits.ocr_pages:
            warnings.append(("ocr_limit", f"scanned pages from page {page.number} on were not read"))
            return
        budget.check_time()
        try:
            page.recognise(_recognised(program, document, page, budget.remaining()))
        except (subprocess.SubprocessError, OSError) as error:
            warnings.append(("ocr_failed", f"page {page.number}: {type(error).__name__}"))
    warnings.append(("ocr", f"pages {numbers} were read by character recognition"))


def _recognised(program: str, document: pypdfium2.PdfDocument, page: Page, seconds: float) -> list[Word]:
    handle = document[page.number - 1]
    try:
        scale = min(_SCALE, (_MAX_PIXELS / (page.width * page.height)) ** 0.5)
        picture = handle.render(scale=scale, grayscale=True).to_pil()
    finally:
        handle.close()
    buffer = BytesIO()
    picture.save(buffer, "PNG", compress_level=1)
    table = subprocess.run(  # noqa: S603
        [program, "stdin", "stdout", "--psm", "3", "--dpi", str(_DPI), "tsv"],
        input=buffer.getvalue(),
        capture_output=True,
        timeout=min(_SECONDS_PER_PAGE, seconds),
        check=True,
    ).stdout.decode("utf-8", "replace")
    return list(_words(table, scale))


def _words(table: str, scale: float) -> list[Word]:
    found = []
    for row in table.splitlines()[1:]:
        fields = row.split("\t")
        if len(fields) < 12 or fields[_LEVEL] != _WORD_LEVEL or not fields[_TEXT].strip():
            continue
        left, top, width, height = (float(fields[i]) / scale for i in (_LEFT, _TOP, _WIDTH, _HEIGHT))
        word = Word("".join(fields[_TEXT].split()), left, top, left + width, top + height)
        word.score = float(fields[_CONFIDENCE])
        found.append(word)
    return found
