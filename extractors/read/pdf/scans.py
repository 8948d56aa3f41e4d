"""Scanned pages: character recognition through Tesseract, where it is installed, with the confidence of every word."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from io import BytesIO

import pypdfium2
from PIL.Image import Image, Transpose

from extractors.read.pdf.limits import Budget
from extractors.read.pdf.pages import Page
from extractors.read.pdf.skew import skew_of, straightened
from extractors.read.pdf.words import Word
from models.errors import OcrMissing

_DPI = 200
_SCALE = _DPI / 72
_SECONDS_PER_PAGE = 90.0
_MAX_PIXELS = 40_000_000
_COVERED = 0.25
"""Share of a page that images must cover for a page with hardly a word to count as scanned."""
_FEW_WORDS = 5
_POOR = 65.0
"""Mean confidence under which the page may stand on its side or its head, and its orientation is asked for."""
_LEVEL, _LEFT, _TOP, _WIDTH, _HEIGHT, _CONFIDENCE, _TEXT = 0, 6, 7, 8, 9, 10, 11
_LINE_LEVEL, _WORD_LEVEL = "4", "5"
_TURNED = {90: Transpose.ROTATE_270, 180: Transpose.ROTATE_180, 270: Transpose.ROTATE_90}


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
    program = shutil.which("tesseract")
    if program is None:
        if not any(page.words for page in pages):
            raise OcrMissing(f"{budget.name}: {_numbers(scanned)} are scans, and Tesseract is not installed.")
        warnings.append(("ocr_missing", f"{_numbers(scanned)} are scans and were not read: Tesseract is not installed"))
        return
    within, beyond = scanned[: budget.limits.ocr_pages], scanned[budget.limits.ocr_pages :]
    read = [page for page in within if _recognise(program, document, page, budget, warnings)]
    if beyond:
        warnings.append(("ocr_limit", f"{_numbers(beyond)} are scans beyond the limit and were not read"))
    if read:
        warnings.append(("ocr", f"{_numbers(read)} were read by character recognition"))


def _numbers(pages: Sequence[Page]) -> str:
    shown = ", ".join(str(page.number) for page in pages[:20])
    return f"pages {shown}" + (f" and {len(pages) - 20} more" if len(pages) > 20 else "")


def _recognise(
    program: str, document: pypdfium2.PdfDocument, page: Page, budget: Budget, warnings: list[tuple[str, str]]
) -> bool:
    budget.check_time()
    recogniser = _Recogniser(program, min(_SECONDS_PER_PAGE, budget.remaining()))
    try:
        recogniser.fill(page, _picture(document, page))
    except (subprocess.SubprocessError, OSError) as error:
        warnings.append(("ocr_failed", f"page {page.number} was not read: {type(error).__name__}"))
        return False
    return True


def _scale(page: Page) -> float:
    return min(_SCALE, float((_MAX_PIXELS / max(page.width * page.height, 1.0)) ** 0.5))


def _picture(document: pypdfium2.PdfDocument, page: Page) -> Image:
    handle = document[page.number - 1]
    try:
        picture: Image = handle.render(scale=_scale(page), grayscale=True).to_pil()
    finally:
        handle.close()
    return picture


class _Recogniser:
    """Runs Tesseract on pictures of pages, never longer than the seconds given for one call."""

    def __init__(self, program: str, seconds: float) -> None:
        self.program = program
        self.seconds = seconds

    def fill(self, page: Page, picture: Image) -> None:
        """Gives the page the words of its picture, straightened and, where it reads badly as it stands, turned."""
        scale = _scale(page)
        angle = skew_of(picture)
        words = self.words(straightened(picture, angle), scale)
        sideways = _is_sideways(words)
        if sideways or _confidence(words) < _POOR:
            turn = self.orientation(picture)
            if turn:
                upright = picture.transpose(_TURNED[turn])
                turned_angle = skew_of(upright)
                turned_words = self.words(straightened(upright, turned_angle), scale)
                if _weight(turned_words) > (0.5 if sideways else 1.0) * _weight(words):
                    words, angle = turned_words, turned_angle
                    page.turn(turn // 90)
        page.recognise(words, angle)

    def run(self, picture: Image, *options: str) -> str:
        buffer = BytesIO()
        picture.save(buffer, "PNG", compress_level=1)
        return subprocess.run(  # noqa: S603
            [self.program, "stdin", "stdout", "--dpi", str(_DPI), *options],
            input=buffer.getvalue(),
            capture_output=True,
            timeout=self.seconds,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        ).stdout.decode("utf-8", "replace")

    def words(self, picture: Image, scale: float) -> list[Word]:
        return _parsed(self.run(picture, "--psm", "3", "tsv"), scale)

    def orientation(self, picture: Image) -> int:
        """Degrees clockwise by which the picture must be turned to stand upright; 0 where Tesseract cannot tell."""
        try:
            report = self.run(picture, "--psm", "0")
        except subprocess.CalledProcessError:
            return 0
        for line in report.splitlines():
            name, _colon, value = line.partition(":")
            if name.strip() == "Rotate" and value.strip().isdigit():
                return int(value) % 360 if int(value) % 90 == 0 else 0
        return 0


def _confidence(words: Sequence[Word]) -> float:
    long = [word.score or 0.0 for word in words if len(word.text) > 2]
    return sum(long) / len(long) if len(long) >= 3 else 0.0


def _is_sideways(words: Sequence[Word]) -> bool:
    """Whether most words stand on end: Tesseract reads some sideways pages as they are, with boxes of no use."""
    long = [word for word in words if len(word.text) > 2]
    return sum(word.bottom - word.top > word.x1 - word.x0 for word in long) > 0.5 * len(long) if long else False


def _weight(words: Sequence[Word]) -> float:
    """Letters read, each weighed by how sure it is."""
    return sum(len(word.text) * max(0.0, (word.score or 0.0) - 30.0) for word in words if len(word.text) > 2)


def _parsed(table: str, scale: float) -> list[Word]:
    """Words of Tesseract's table, with the height of their lines, without the marks that it makes of rules and specks."""
    found: list[Word] = []
    top = bottom = 0.0
    for row in table.splitlines()[1:]:
        fields = row.split("\t")
        if len(fields) < 12 or fields[_LEVEL] not in (_LINE_LEVEL, _WORD_LEVEL):
            continue
        x0, y0, wide, high = (float(fields[i]) / scale for i in (_LEFT, _TOP, _WIDTH, _HEIGHT))
        if fields[_LEVEL] == _LINE_LEVEL:
            top, bottom = y0, y0 + high
            continue
        text, score = "".join(fields[_TEXT].split()), float(fields[_CONFIDENCE])
        if not text or (not any(c.isalnum() for c in text) and (score < _POOR or set(text) <= set("|_—~[]{}"))):
            continue
        # A line's box serves all its words, unless a speck or a rule has stretched it.
        tall = bottom - top <= 2.2 * high
        word = Word(text, x0, top if tall else y0, x0 + wide, bottom if tall else y0 + high)
        word.score = score
        found.append(word)
    return found
