"""PDF tables: ruled, partly ruled and borderless, in pages of prose; what is no table is not taken for one."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import make_office_pdfs as office
import make_pdfs as make
import pytest
from make_pdfs import Sample, TableContent, TableStyle
from reportlab.pdfgen.canvas import Canvas

from extractors.read.pdf import read_pdf
from extractors.read.pdf.limits import DEFAULT_LIMITS, Budget
from extractors.read.pdf.opening import open_pdf
from extractors.read.pdf.pages import read_page
from extractors.read.pdf.rulings import Ruling
from extractors.read.pdf.tables import FoundCell, FoundTable, find_tables
from extractors.read.pdf.tables.checks import purity, reconciled
from extractors.read.pdf.tables.plumbed import plumbed_table
from extractors.read.pdf.tables.tokens import groups_digits, is_leader, is_number, is_value, is_year
from extractors.read.pdf.words import Word
from models.documents import Reading
from models.locators import PageLocator

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
sys.path.insert(0, str(ROOT))

from benchmarks.table_relations import f1, relations  # noqa: E402


def found_in(body: bytes) -> list[FoundTable]:
    with open_pdf(body, "sample.pdf", DEFAULT_LIMITS) as document:
        budget = Budget(DEFAULT_LIMITS, "sample.pdf")
        pages = [read_page(document, index, budget) for index in range(len(document))]
    return [table for page in pages if page is not None for table in find_tables(page)]


def score(sample: Sample) -> float:
    expected: Counter[tuple[str, str, str]] = Counter()
    for _page, cells in sample.tables:
        expected.update(relations(cells))
    found: Counter[tuple[str, str, str]] = Counter()
    for table in found_in(sample.body):
        found.update(
            relations([(c.row, c.column, c.row + c.rows - 1, c.column + c.columns - 1, c.text) for c in table.cells])
        )
    return f1(expected, found)


@pytest.mark.parametrize(
    ("maker", "count", "least"),
    [
        pytest.param(make.random_table, 60, 0.97, id="house styles of reports"),
        pytest.param(make.text_table, 20, 0.97, id="words over several lines"),
        pytest.param(make.table_in_column, 20, 0.97, id="in a column of prose"),
        pytest.param(make.sideways_table, 5, 0.97, id="set sideways on the page"),
    ],
)
def test_random_tables_are_found_with_their_cells(maker: Callable[[int], Sample], count: int, least: float) -> None:
    scores = [score(maker(seed)) for seed in range(1_000, 1_000 + count)]
    assert sum(scores) / count >= least
    assert min(scores) > 0.5


@pytest.mark.parametrize("style", office.STYLES)
def test_tables_as_word_processors_set_them(style: str) -> None:
    scores = [score(office.office_table(style, seed)) for seed in range(5)]
    assert min(scores) > 0.85
    assert sum(scores) / len(scores) > 0.97


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(make.prose_page(1).body, id="prose"),
        pytest.param(make.prose_page(2, 2).body, id="two columns"),
        pytest.param(make.prose_page(3, 3).body, id="three columns"),
        pytest.param(make.contents_page().body, id="a contents page"),
        pytest.param(make.bar_chart(), id="a bar chart"),
        pytest.param(make.form({"Name:": "Dunmere", "Reference:": "F 12", "Date:": "4 May"}), id="a form"),
        pytest.param(make.letter(["# Title\n\n" + "\n\n".join(make.SENTENCES)]), id="a letter"),
    ],
)
def test_what_is_no_table(body: bytes) -> None:
    assert found_in(body) == []


def one_table(content: TableContent, style: TableStyle, *, note: str = "", caption: str = "") -> Reading:
    def draw(canvas: Canvas) -> None:
        top = make.paragraph(canvas, " ".join(make.SENTENCES[:3]), 60, 60, 470)
        if caption:
            top = make.paragraph(canvas, caption, 60, top, 470, font="Helvetica-Bold")
        top, _cells = make.draw_table(canvas, content, style, 60, top)
        if note:
            top = make.paragraph(canvas, note, 60, top, 470, size=8)
        make.paragraph(canvas, " ".join(make.SENTENCES[3:6]), 60, top, 470)

    return read_pdf(make.pdf(draw), name="sample.pdf")


GROUPED = TableContent(
    ["Area", "2018", "2019", "2018", "2019"],
    [["Garth End", "12", "15", "4", "*"], ["Oakhurst", "7", "11", "..", "2"], ["Total", "19", "26", "4", "2"]],
    [(1, 2, "Received"), (3, 4, "Refused")],
)


@pytest.mark.parametrize("rules", ["grid", "three", "rows", "none", "bands"])
def test_headers_over_several_columns_span_them(rules: str) -> None:
    reading = one_table(GROUPED, TableStyle(rules=rules, gutter=24))
    (table,) = reading.tables
    cells = {(c.row, c.column): (reading.text[c.start : c.end], c.rows, c.columns) for c in table.cells}
    assert cells[0, 1] == ("Received", 1, 2)
    assert cells[0, 3] == ("Refused", 1, 2)
    assert [cells[1, column][0] for column in (1, 2, 3, 4)] == ["2018", "2019", "2018", "2019"]
    assert [cells[4, column][0] for column in range(5)] == ["Total", "19", "26", "4", "2"]
    assert table.header_rows == 2


def test_headings_without_rules_span_the_columns_that_they_are_centred_on() -> None:
    content = TableContent(
        ["Area", *("2017", "2018", "2019") * 2],
        [[place, *(str((17 * i * j + 5) % 97) for j in range(1, 7))] for i, place in enumerate(make.PLACES[:6])],
        [(1, 3, "Received"), (4, 6, "Refused")],
    )
    reading = one_table(content, TableStyle(rules="three", spanning_rule=False, gutter=24, align="centre"))
    spans = {reading.text[c.start : c.end]: (c.column, c.columns) for c in reading.tables[0].cells if c.row == 0}
    assert spans["Received"] == (1, 3)
    assert spans["Refused"] == (4, 3)


def test_cells_are_blocks_with_their_place_in_the_table_and_on_the_page() -> None:
    reading = one_table(GROUPED, TableStyle(rules="grid"))
    blocks = {(b.row, b.column): b for b in reading.blocks if b.kind == "table_cell"}
    assert len(blocks) == 22
    for cell in reading.tables[0].cells:
        if cell.end == cell.start:
            continue
        block = blocks[cell.row, cell.column]
        assert (block.table, block.start, block.end) == (0, cell.start, cell.end)
        assert isinstance(block.locator, PageLocator)
        assert block.locator == cell.locator
        assert block.locator.page == 1
        assert block.locator.box is not None


def test_caption_and_notes_belong_to_the_table() -> None:
    reading = one_table(
        GROUPED,
        TableStyle(rules="three"),
        caption="Table 4: Requests by area, 2018 and 2019",
        note="* Fewer than five. .. Not held.",
    )
    (table,) = reading.tables
    assert table.caption is not None
    assert reading.text[slice(*table.caption)] == "Table 4: Requests by area, 2018 and 2019"
    assert [reading.text[a:b] for a, b in table.notes] == ["* Fewer than five. .. Not held."]


@pytest.mark.parametrize("rules", ["grid", "rows"])
@pytest.mark.parametrize("repeat", [True, False], ids=["header repeated", "header once"])
def test_a_table_over_pages_is_one_table(rules: str, repeat: bool) -> None:
    body, rows = make.table_over_pages([22, 22, 9], repeat_header=repeat, rules=rules)
    reading = read_pdf(body, name="sample.pdf")
    (table,) = reading.tables
    found: dict[int, list[str]] = {}
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        found.setdefault(cell.row, []).append(reading.text[cell.start : cell.end])
    assert list(found.values()) == rows
    pages = {cell.locator.page for cell in table.cells if isinstance(cell.locator, PageLocator)}
    assert pages == {1, 2, 3}


def test_two_tables_on_following_pages_stay_two() -> None:
    def draw(canvas: Canvas) -> None:
        make.draw_table(
            canvas, TableContent(["Area", "Fines"], [[p, "3"] for p in make.PLACES[:6]]), TableStyle(), 60, 60
        )
        canvas.showPage()
        make.draw_table(
            canvas, TableContent(["Ward", "Cost"], [[p, "£9"] for p in make.PLACES[6:12]]), TableStyle(), 60, 60
        )

    assert len(read_pdf(make.pdf(draw), name="sample.pdf").tables) == 2


def test_a_list_folded_into_strips_is_taken_apart() -> None:
    rows = [
        [f"{age} years", str(900 - 13 * age * age % 700), f"{age + 8} years", str(731 - 7 * age * age % 500)]
        for age in range(8)
    ]
    reading = one_table(TableContent(["Age", "Number", "Age", "Number"], rows), TableStyle(rules="grid"))
    assert len(reading.tables) == 2
    first, second = ([reading.text[c.start : c.end] for c in table.cells if c.column == 0] for table in reading.tables)
    assert first == ["Age", *(f"{age} years" for age in range(8))]
    assert second == ["Age", *(f"{age + 8} years" for age in range(8))]


def test_numbers_with_spaces_between_thousands_are_one_cell() -> None:
    spend = ["12 100", "3 075", "48 210", "17 105", "9 990", "21 004"]
    rows = [
        [place, money, str(7 * i * i % 31)] for i, (place, money) in enumerate(zip(make.PLACES, spend, strict=False))
    ]
    content = TableContent(["Area", "Spend", "Staff"], rows)
    reading = one_table(content, TableStyle(rules="none", font="Courier", gutter=20))
    assert {reading.text[c.start : c.end] for c in reading.tables[0].cells if c.column == 1} == {"Spend", *spend}


@pytest.mark.parametrize(
    ("text", "value", "number", "year"),
    [
        # plain, grouped, decimal with comma, signed and in brackets
        ("417", True, True, False),
        ("1,204,330", True, True, False),
        ("3,75", True, True, False),
        ("−2.4%", True, True, False),
        ("(38)", True, True, False),
        ("£1,200", True, True, False),
        # a footnote's mark stays with its number, before it or after
        ("28,283*", True, True, False),
        ("**12", True, True, False),
        # suppressed and missing
        ("<5", True, True, False),
        ("*", True, False, False),
        ("..", True, False, False),
        ("[c]", True, False, False),
        ("n/a", True, False, False),
        ("–", True, False, False),
        # years and financial years
        ("2019", True, True, True),
        ("2019/20", True, True, True),
        ("2019–20", True, True, True),
        # words are none of them
        ("Total", False, False, False),
        ("Q4", False, False, False),
        ("and", False, False, False),
    ],
)
def test_tokens(text: str, value: bool, number: bool, year: bool) -> None:
    assert (is_value(text), is_number(text), is_year(text)) == (value, number, year)


def cell_table(rows: list[list[str]]) -> FoundTable:
    """A found table of the rows given, its words a point wide: for the checks, which look at no boxes."""
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            words = [Word(word, 0, 0, 1, 1) for word in text.split()]
            cells.append(FoundCell(r, c, 1, 1, [words] if words else [], (0, 0, 1, 1)))
    return FoundTable(1, (0, 0, 1, 1), cells, len(rows), len(rows[0]), "ruled", 1)


@pytest.mark.parametrize(
    ("rows", "pure", "right"),
    [
        # every cell one figure, and both totals right
        ([["Area", "A", "B"], ["x", "1", "20"], ["y", "2", "30"], ["Total", "3", "50"]], 1.0, 1.0),
        # one of two totals right
        ([["Area", "A", "B"], ["x", "1", "20"], ["y", "2", "30"], ["Total", "3", "51"]], 1.0, 0.5),
        # a column of figures read as one cell
        ([["Area", "A", "B"], ["x", "1 2 3", "4 5 6"]], 0.0, 0.0),
        # spaces between thousands, money and a share in brackets are one figure each
        ([["Area", "A", "B"], ["x", "12 345", "£1,200"], ["y", "7 (4%)", "n/a"]], 1.0, 0.0),
        # words with a number in them are words
        ([["Area", "A", "B"], ["x", "Closed in 2019", "Route 4 and 5"]], 1.0, 0.0),
    ],
)
def test_checks_that_need_no_truth(rows: list[list[str]], pure: float, right: float) -> None:
    assert purity(cell_table(rows)) == pure
    assert reconciled(cell_table(rows)) == right


def test_cells_by_the_crossings_of_rules() -> None:
    """Two columns and three rows, of which the last spans both columns: its upright rule stops above it."""
    rulings = [Ruling(True, y, 10, 110) for y in (10, 30, 50, 70)]
    rulings += [Ruling(False, x, 10, 70) for x in (10, 110)] + [Ruling(False, 60, 10, 50)]
    texts = {"Area": (20, 15), "Fines": (70, 15), "Dunmere": (20, 35), "7": (70, 35), "Note": (50, 55)}
    words = [Word(text, x, y, x + 8, y + 8) for text, (x, y) in texts.items()]
    table = plumbed_table(1, words, rulings, (10, 10, 110, 70))
    assert table is not None
    assert sorted((c.row, c.column, c.columns, c.text) for c in table.cells) == [
        (0, 0, 1, "Area"),
        (0, 1, 1, "Fines"),
        (1, 0, 1, "Dunmere"),
        (1, 1, 1, "7"),
        (2, 0, 2, "Note"),
    ]
    assert plumbed_table(1, words, rulings[:1], (10, 10, 110, 70)) is None


def test_leaders_and_grouped_digits() -> None:
    assert is_leader(".........")
    assert is_leader("…………")
    assert not is_leader("..")
    assert groups_digits("12", "345")
    assert groups_digits("1 234", "567")
    assert not groups_digits("2019", "2020")
    assert not groups_digits("12", "34")


@pytest.mark.shared
@pytest.mark.skipif(not (SHARED / "score").exists(), reason="the development sets are not here")
def test_the_competition_set_keeps_its_floor() -> None:
    sys.path.insert(0, str(SHARED / "score"))
    import score_tables

    result = score_tables.run("benchmarks.pdf_tables:tables", which="us")
    assert not result["errors"]
    assert result["mean_doc_f1"] >= 0.95
    assert result["micro"][2] >= 0.96
    assert result["spurious"] <= 8
