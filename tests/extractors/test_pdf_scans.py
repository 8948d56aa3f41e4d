"""Scans: read through Tesseract, straightened and turned, with what it is unsure of marked."""

from __future__ import annotations

import shutil

import make_pdfs as make
import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.read.pdf import read_pdf
from extractors.read.pdf.scans import _parsed
from extractors.read.pdf.skew import skew_of
from models.locators import PageLocator

needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
LETTER = make.letter(["# Notice of decision\n\n" + " ".join(make.SENTENCES)], header="", footer="")


@needs_tesseract
@pytest.mark.parametrize(
    ("angle", "turns"),
    [pytest.param(0, 0, id="straight"), pytest.param(2.5, 0, id="skewed"), pytest.param(0, 1, id="on its side")],
)
def test_a_scan_reads_as_the_page_that_was_scanned(angle: float, turns: int) -> None:
    reading = read_pdf(make.scan(LETTER, angle=angle, turns=turns), name="scan.pdf")
    words = " ".join(reading.text.split())
    assert sum(sentence in words for sentence in make.SENTENCES) >= 9
    assert ("ocr", "pages 1 were read by character recognition") in reading.warnings
    first = reading.blocks[0].locator
    assert isinstance(first, PageLocator)
    assert first.box is not None
    if turns == 1:
        # The heading of a page that lies on its right side stands at the right of the page as shown.
        assert first.box[0] > 600
    else:
        assert first.box[1] < 110


@needs_tesseract
def test_words_it_is_unsure_of_are_marked() -> None:
    def draw(canvas: Canvas) -> None:
        make.paragraph(canvas, " ".join(make.SENTENCES[:4]), 60, 60, 470)
        canvas.setFont("Helvetica", 10)
        canvas.setFillGray(0.62)
        canvas.drawString(60, 500, "Xq7zvK")
        canvas.setFillGray(0.0)
        for i in range(40):
            canvas.line(58 + 1.2 * i, 496, 56 + 1.3 * i, 510)

    reading = read_pdf(make.scan(make.pdf(draw), dpi=110), name="scan.pdf")
    for kind, start, end in reading.marks:
        assert kind == "low_confidence"
        assert reading.text[start:end].strip() == reading.text[start:end] != ""


def test_specks_and_rules_are_no_words() -> None:
    """Rows of Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text."""
    head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
    rows = [
        "4\t1\t1\t1\t1\t0\t100\t200\t400\t40\t-1\t",
        "5\t1\t1\t1\t1\t1\t100\t205\t90\t30\t91.5\tTotal",
        "5\t1\t1\t1\t1\t2\t200\t200\t4\t40\t95.0\t|",
        "5\t1\t1\t1\t1\t3\t220\t205\t60\t30\t38.0\t1,2O4",
        "5\t1\t1\t1\t1\t4\t300\t205\t60\t30\t12.0\t~",
    ]
    words = _parsed("\n".join([head, *rows]), 2.0)
    assert [(word.text, word.score) for word in words] == [("Total", 91.5), ("1,2O4", 38.0)]
    assert words[0].box == (50.0, 100.0, 95.0, 120.0)


@pytest.mark.parametrize("angle", [-4.0, -1.5, 0.0, 2.0, 5.0])
def test_skew_is_found_within_a_third_of_a_degree(angle: float) -> None:
    import pypdfium2
    from PIL import Image

    document = pypdfium2.PdfDocument(LETTER)
    picture = document[0].render(scale=1.5, grayscale=True).to_pil()
    document.close()
    assert skew_of(picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)) == pytest.approx(-angle, abs=0.34)
