"""Every word's box is right: what stands in the box on the page is the word."""

from __future__ import annotations

from pathlib import Path

import make_pdfs as make
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from extractors.read.pdf.frames import Frame, turned, unturned
from extractors.read.pdf.limits import DEFAULT_LIMITS, Budget
from extractors.read.pdf.opening import open_pdf
from extractors.read.pdf.pages import Page, read_page
from extractors.read.pdf.skew import skewed_box

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "documents"


def pages_of(body: bytes) -> list[Page]:
    with open_pdf(body, "sample.pdf", DEFAULT_LIMITS) as document:
        budget = Budget(DEFAULT_LIMITS, "sample.pdf")
        pages = [read_page(document, index, budget) for index in range(len(document))]
    return [page for page in pages if page is not None]


def core(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """The box without the edges where the letters of the lines above and below may reach in."""
    x0, top, x1, bottom = box
    return x0 + 0.2, top + 0.3 * (bottom - top), x1 - 0.2, bottom - 0.1 * (bottom - top)


def text_in(body: bytes, number: int, box: tuple[float, float, float, float]) -> str:
    """The text that pdfium finds in the middle of a box given from the top left of an unturned page."""
    document = pypdfium2.PdfDocument(body)
    try:
        page = document[number]
        height = page.get_height()
        x0, top, x1, bottom = core(box)
        return page.get_textpage().get_text_bounded(x0, height - bottom, x1, height - top)
    finally:
        document.close()


WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789£%()", min_size=1, max_size=12)


@settings(max_examples=40, deadline=None)
@given(
    words=st.lists(WORDS, min_size=1, max_size=12),
    size=st.floats(6, 24),
    font=st.sampled_from(["Helvetica", "Times-Roman", "Courier", "Helvetica-Bold"]),
)
def test_the_text_in_a_words_box_is_the_word(words: list[str], size: float, font: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        for i, word in enumerate(words):
            canvas.drawString(40 + 250 * (i % 2), 780 - 30 * i, word)

    body = make.pdf(draw)
    (page,) = pages_of(body)
    assert sorted(word.text for word in page.words) == sorted(words)
    for word in page.words:
        assert "".join(text_in(body, 0, page.shown(word.box)).split()) == word.text


def test_every_word_of_a_letter_stands_in_its_box() -> None:
    body = make.letter(["# Heading\n\n" + " ".join(make.SENTENCES), " ".join(make.SENTENCES)])
    for page in pages_of(body):
        for word in page.words:
            assert "".join(text_in(body, page.number - 1, page.shown(word.box)).split()) == word.text


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_boxes_of_a_turned_page_are_those_of_the_page_as_shown(rotate: int) -> None:
    """A page turned by /Rotate is drawn by pdfium: there must be ink in every word's box, and none beside the words."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        for i, place in enumerate(make.PLACES[:8]):
            canvas.drawString(80 + 20 * i, 100 + 40 * i, place.replace(" ", ""))

    body = make.pdf(draw, rotate=rotate, size=(make.HEIGHT, make.WIDTH) if rotate != 180 else make.A4)
    (page,) = pages_of(body)
    document = pypdfium2.PdfDocument(body)
    picture = document[0].render(scale=2, grayscale=True).to_pil()
    document.close()
    assert len(page.words) == 8
    for word in page.words:
        x0, top, x1, bottom = page.shown(word.box)
        inside = picture.crop((int(2 * x0), int(2 * top), int(2 * x1) + 1, int(2 * bottom) + 1))
        assert inside.getextrema()[0] < 80
        picture.paste(255, (int(2 * x0) - 2, int(2 * top) - 2, int(2 * x1) + 3, int(2 * bottom) + 3))
    assert picture.getextrema()[0] > 200


BOXES = st.tuples(*[st.floats(0, 500) for _ in range(4)]).map(
    lambda b: (min(b[0], b[2]), min(b[1], b[3]), max(b[0], b[2]), max(b[1], b[3]))
)


@given(box=BOXES, turns=st.integers(0, 3))
def test_turning_a_box_back_undoes_the_turn(box: tuple[float, float, float, float], turns: int) -> None:
    there = turned(Frame(1, 0, 0, 1, 0, 0, 595, 842), turns).box(*box)
    assert unturned(there, turns, 595, 842) == pytest.approx(box, abs=1e-6)


@given(angle=st.floats(-6, 6), x=st.floats(100, 400), y=st.floats(100, 600))
def test_a_box_of_a_straightened_page_holds_its_place_on_the_skewed_one(angle: float, x: float, y: float) -> None:
    there = skewed_box((x, y, x + 20, y + 10), angle, 595, 842)
    back = skewed_box(there, -angle, 595, 842)
    assert back[0] <= x + 0.01
    assert back[1] <= y + 0.01
    assert back[2] >= x + 19.99
    assert back[3] >= y + 9.99


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the development documents are not here")
def test_words_of_real_pages_stand_in_their_boxes() -> None:
    """Real pages draw words over words (row numbers under codes, say): such boxes hold more, but few do."""
    total = wrong = 0
    for path in sorted((SHARED / "uk-foi").glob("*.pdf")):
        body = path.read_bytes()
        for page in pages_of(body)[:2]:
            document = pypdfium2.PdfDocument(body)
            handle = document[page.number - 1]
            text_page, (_x, y0, _x1, y1) = handle.get_textpage(), handle.get_mediabox()
            for word in page.words:
                if page.turns or handle.get_rotation() or word.index < 0 or y0 or word.broken:
                    continue
                x0, top, x1, bottom = core(page.shown(word.box))
                found = text_page.get_text_bounded(x0, y1 - bottom, x1, y1 - top)
                total += 1
                wrong += "".join(found.split()) != word.text
            document.close()
    assert total > 1_000
    assert wrong < 0.05 * total
