"""PDF text: reading order, page furniture, sentences over pages, headings, lists, hyphens, forms, files, links."""

from __future__ import annotations

import io

import make_pdfs as make
import pytest
from pypdfium2 import PdfDocument
from reportlab.pdfgen.canvas import Canvas

from extractors.read.pdf import read_pdf
from extractors.read.pdf.hyphens import Vocabulary
from models.documents import Reading
from models.locators import PageLocator


def read(body: bytes) -> Reading:
    reading = read_pdf(body, name="sample.pdf")
    check(reading)
    return reading


def check(reading: Reading) -> None:
    """What holds of every reading: blocks in order, apart, covering all words, each in a box on its page."""
    last = 0
    for block in reading.blocks:
        assert last <= block.start < block.end <= len(reading.text)
        assert not reading.text[last : block.start].strip()
        last = block.end
        assert isinstance(block.locator, PageLocator)
        assert block.locator.page >= 1
        assert block.locator.box is not None
        x0, top, x1, bottom = block.locator.box
        assert x0 <= x1
        assert top <= bottom
    assert not reading.text[last:].strip()
    assert reading.labels is not None
    assert len(reading.labels) == len(reading.blocks)
    for table in reading.tables:
        for cell in table.cells:
            assert 0 <= cell.start <= cell.end <= len(reading.text)


def texts(reading: Reading, kind: str | None = None, *, content: bool = True) -> list[str]:
    assert reading.labels is not None
    pairs = zip(reading.blocks, reading.labels, strict=True)
    return [
        reading.text[b.start : b.end] for b, label in pairs if label.is_content is content and kind in (None, b.kind)
    ]


LONG = " ".join(make.SENTENCES)
FIRST = f"""# Our decision

Dear Ms Arkwright

{LONG}

The panel will write to you again when the search of the older boxes that are held at the store"""
SECOND = f"has been finished and the totals are known.\n\n- a list of the sites\n- a copy of the policy\n\n{LONG}"


@pytest.fixture(scope="module")
def letter() -> Reading:
    return read(make.letter([FIRST, SECOND, LONG]))


class TestLetter:
    def test_a_sentence_over_a_page_break_is_in_one_block(self, letter: Reading) -> None:
        sentence = "boxes that are held at the store has been finished and the totals are known."
        assert any(sentence in text for text in texts(letter))

    def test_the_furniture_between_stands_after_it(self, letter: Reading) -> None:
        assert letter.text.index("totals are known.") < letter.text.index("Page 1 of 3")

    def test_running_header_and_page_numbers_are_furniture(self, letter: Reading) -> None:
        assert texts(letter, content=False).count("Ashcombe Vale Council") == 3
        assert {"Page 1 of 3", "Page 2 of 3", "Page 3 of 3"} <= set(texts(letter, content=False))

    def test_content_is_not_furniture(self, letter: Reading) -> None:
        assert all(sentence in " ".join(texts(letter)) for sentence in make.SENTENCES)

    def test_headings_and_lists(self, letter: Reading) -> None:
        assert texts(letter, "heading") == ["Our decision"]
        assert texts(letter, "list_item") == ["• a list of the sites", "• a copy of the policy"]

    def test_salutation_is_a_paragraph_of_its_own(self, letter: Reading) -> None:
        assert "Dear Ms Arkwright" in texts(letter, "paragraph")

    def test_title_is_the_first_heading(self, letter: Reading) -> None:
        assert letter.metadata.title == "Our decision"
        assert letter.metadata.sources["title"] == "heading"


def test_columns_are_read_one_after_the_other() -> None:
    left, right = make.SENTENCES[:5] * 2, make.SENTENCES[5:] * 2
    reading = read(make.two_columns(left, right, "Notes on the search"))
    flat = " ".join(reading.text.split())
    assert flat.startswith("Notes on the search")
    assert " ".join(left) in flat
    assert " ".join(right) in flat
    assert flat.index(left[0]) < flat.index(right[0])


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_turned_pages_read_the_same_and_their_boxes_lie_on_the_page_as_shown(rotate: int) -> None:
    def draw(canvas: Canvas) -> None:
        make.paragraph(canvas, LONG, 60, 60, 470)

    wide = rotate in (90, 270)
    reading = read(make.pdf(draw, rotate=rotate, size=(make.HEIGHT, make.WIDTH) if wide else make.A4))
    assert LONG in " ".join(reading.text.split())
    for block in reading.blocks:
        assert isinstance(block.locator, PageLocator)
        assert block.locator.box is not None
        assert block.locator.box[2] <= (make.HEIGHT if wide else make.WIDTH)
        assert block.locator.box[3] <= (make.WIDTH if wide else make.HEIGHT)


def test_text_set_sideways_in_the_margin_is_set_apart() -> None:
    def draw(canvas: Canvas) -> None:
        make.paragraph(canvas, LONG, 60, 60, 470)
        canvas.saveState()
        canvas.translate(20, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Printed for the committee")
        canvas.restoreState()

    assert texts(read(make.pdf(draw)), content=False) == ["Printed for the committee"]


def test_form_fields_read_beside_their_labels() -> None:
    reading = read(make.form({"Name of authority": "Dunmere District", "Number held": "417"}))
    assert "Name of authority Dunmere District" in " ".join(reading.text.split())
    assert "Number held 417" in " ".join(reading.text.split())


def test_embedded_files_are_documents_of_their_own() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "The schedule is attached to this file.")

    document = PdfDocument(make.pdf(draw))
    document.new_attachment("schedule.csv").set_data(b"area,count\nDunmere,4\n")
    buffer = io.BytesIO()
    document.save(buffer)
    reading = read(buffer.getvalue())
    assert [(file.name, file.body) for file in reading.embedded] == [("schedule.csv", b"area,count\nDunmere,4\n")]


def test_links_lead_out_and_tell_files_from_pages() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Full data")
        canvas.linkURL("https://council.example/data.xlsx", (58, 695, 110, 712))
        canvas.drawString(60, 650, "About us")
        canvas.linkURL("https://council.example/about", (58, 645, 110, 662))
        canvas.linkURL("javascript:alert(1)", (58, 545, 110, 562))

    links = read(make.pdf(draw)).links
    assert [(link.url, link.text, link.is_attachment) for link in links] == [
        ("https://council.example/data.xlsx", "Full data", True),
        ("https://council.example/about", "About us", False),
    ]


def test_metadata_of_the_file() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setTitle("Disclosure log, spring")
        canvas.setAuthor("Records team")
        canvas.drawString(60, 700, "One request was answered.")

    metadata = read(make.pdf(draw)).metadata
    assert (metadata.title, metadata.author) == ("Disclosure log, spring", "Records team")


@pytest.mark.parametrize(
    ("first", "second", "seen", "whole"),
    [
        # a divided word is made whole
        ("infor-", "mation", [], "information"),
        # the document writes it with a hyphen elsewhere
        ("long-", "term", ["long-term"], "long-term"),
        # it writes it both ways more often as one
        ("re-", "use,", ["reuse", "reuse", "re-use"], "reuse,"),
        # a capital keeps the hyphen: a double name
        ("Ashcombe-", "Vale", [], "Ashcombe-Vale"),
        # digits keep it: a reference or a range
        ("2019-", "20", [], "2019-20"),
        # a second hyphen keeps the first
        ("up-to-", "date", [], "up-to-date"),
        # a dash standing alone joins nothing
        ("-", "and", [], None),
        # no hyphen, nothing to join
        ("the", "council", [], None),
    ],
)
def test_words_divided_over_lines(first: str, second: str, seen: list[str], whole: str | None) -> None:
    assert Vocabulary(seen).joined(first, second) == whole


def test_a_divided_word_is_whole_in_the_text() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for i, line in enumerate(
            (
                "The council has now completed its search of the infor-",
                "mation held by the archive and found nothing more.",
            )
        ):
            canvas.drawString(60, 700 - 12 * i, line)

    assert "the information held by" in read(make.pdf(draw)).text


def test_letters_drawn_twice_to_look_bold_are_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        for shift in (0, 0.3, 0.6):
            canvas.drawString(60 + shift, 700, "Requests received 1,204")

    assert read(make.pdf(draw)).text == "Requests received 1,204"


def test_titles_that_a_sheet_prints_on_every_page_are_content_once() -> None:
    titles = (
        "Annual return of branch libraries",
        "Check every figure before you send it back.",
        "One line for each branch.",
    )

    def draw(canvas: Canvas) -> None:
        for page, place in enumerate(make.PLACES[:3], 1):
            for i, title in enumerate(titles):
                canvas.drawString(60, 640 - 30 * i, title)
            canvas.drawString(60, 500, f"The branch at {place} opened in month {page * page + 1}.")
            if page < 3:
                canvas.showPage()

    reading = read(make.pdf(draw))
    kept = " ".join(texts(reading))
    assert all(kept.count(title) == 1 for title in titles)
    assert all(place in kept for place in make.PLACES[:3])
    assert len(texts(reading, content=False)) == 2 * len(titles)


def test_a_label_and_its_value_across_a_tab_are_one_line() -> None:
    def draw(canvas: Canvas) -> None:
        make.paragraph(canvas, LONG, 60, 200, 470)
        for i, (label, value) in enumerate((("Request number:", "F-2031-00417"), ("Subject:", "Parking permits"))):
            canvas.drawString(60, 760 - 20 * i, label)
            canvas.drawString(200, 760 - 20 * i, value)

    assert texts(read(make.pdf(draw)))[:2] == ["Request number: F-2031-00417", "Subject: Parking permits"]
