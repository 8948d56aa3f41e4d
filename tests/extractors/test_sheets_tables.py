"""Tables of sheets: regions, headers, captions, notes, shown values, and the figures that come of them."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from make_office import ods, ods_cell, ods_table, police_workbook, rows_workbook, stacked_workbook, workbook

from extractors.pipeline import extract
from extractors.read import read
from extractors.read.sheets.delimited import find_separator
from extractors.read.sheets.number_format import show_moment, show_number
from extractors.read.sheets.sheet import cell_name
from models.documents import Reading
from models.errors import ReadError
from models.facts import Figure


def cells_of(reading: Reading, table: int = 0) -> dict[str, str]:
    """Shown text by A1 name."""
    return {c.locator.cell: reading.text[c.start : c.end] for c in reading.tables[table].cells if c.locator is not None}


def check(reading: Reading) -> Reading:
    """Blocks are in order, cover all but white space, and no cell lies outside the text."""
    position = 0
    for block in reading.blocks:
        assert position <= block.start < block.end <= len(reading.text)
        assert not reading.text[position : block.start].strip()
        position = block.end
    assert not reading.text[position:].strip()
    for table in reading.tables:
        assert all(0 <= cell.start <= cell.end <= len(reading.text) for cell in table.cells)
        places = [(cell.row, cell.column) for cell in table.cells]
        assert len(places) == len(set(places))
    return reading


def figures(body: bytes, name: str) -> list[tuple[str, Figure]]:
    found = extract(body, name=name)
    return [(found.text[f.start : f.end], f) for f in found.facts if isinstance(f, Figure) and f.table is not None]


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.5634, "0%", "56%"),
        (0.5634, "0.0%", "56.3%"),
        (-0.05, "0.0%", "-5.0%"),
        (1234.5, "#,##0", "1,235"),  # halves go up, as a sheet shows them
        (1234567, "#,##0,", "1,235"),  # a comma at the end divides by a thousand
        (1500000, '0.0,,"m"', "1.5m"),
        (-5, "#,##0;(#,##0)", "(5)"),
        (0, '#,##0;-#,##0;"-"', "-"),
        (3, '[<5]"*";0', "*"),  # the number behind the sign is not shown
        (7, '[<5]"*";0', "7"),
        (12.3, "[$£-809]#,##0.00", "£12.30"),
        (1234.5, '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', "1,234.50"),
        (7, "000", "007"),
        (0.5, "#.##", ".5"),
        (5, ";;;", ""),
        (1 / 3, "General", "0.3333333333"),
        (0.1 + 0.2, None, "0.3"),
        (2019, "General", "2019"),
    ],
)
def test_shown_number(value: float, code: str | None, shown: str) -> None:
    assert show_number(value, code) == shown


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("dd/mm/yyyy", "09/03/2020"),
        ("mmm-yy", "Mar-20"),
        ("[$-809]dd mmmm yyyy;@", "09 March 2020"),
        ("h:mm AM/PM", "2:05 PM"),
        ("dd/mm/yyyy hh:mm", "09/03/2020 14:05"),  # after an hour, m is minutes
        (None, "09/03/2020 14:05"),
    ],
)
def test_shown_moment(code: str | None, shown: str) -> None:
    assert show_moment(datetime(2020, 3, 9, 14, 5), code) == shown


@given(st.floats(allow_nan=False, allow_infinity=False, width=32), st.text("0#?,.%;\"'[]<>=-$£ymdhs*_\\ ", max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_format_is_survived(value: float, code: str) -> None:
    assert isinstance(show_number(value, code), str)


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("a,b\n1,2\n", ","),
        ("Name;Sum\nA;1,5\nB;2,5\n", ";"),  # decimal commas do not part cells
        ("a\tb, c\n1\t2\n", "\t"),
        ("a|b|c\n1|2|3\n", "|"),
        ('"x, y",2\n"z, w",3\n', ","),
        ("one line of words\n", ","),
        ("sep=;\na;b\n1;2\n", ";"),
    ],
)
def test_separator(text: str, separator: str) -> None:
    assert find_separator(text) == separator


@pytest.mark.parametrize(
    ("body", "warning"),
    [
        ("Area,Sum £\nNörd,5\n".encode("cp1252"), "encoding_guessed"),
        ("\ufeffArea,Sum £\nNörd,5\n".encode("utf-8"), "byte_order_mark"),
        ("Area\tSum £\nNörd\t5\n".encode("utf-16"), "separator"),
    ],
    ids=["windows", "utf-8 with mark", "utf-16 with tabs"],
)
def test_csv_encodings(body: bytes, warning: str) -> None:
    reading = check(read(body, name="sums.csv"))
    assert reading.text == "Area\tSum £\nNörd\t5"
    assert warning in [code for code, _ in reading.warnings]


def test_csv_quotes_and_line_breaks_in_cells() -> None:
    reading = check(read(b'Q,Answer\r\n1,"Two\r\nlines, and ""more"""\r\n2,None\r\n', name="a.csv"))
    assert cells_of(reading)["B2"] == 'Two lines, and "more"'
    assert cells_of(reading)["B3"] == "None"


def test_csv_figures_know_row_column_and_period() -> None:
    found = figures(b"Year,Stops,Of which at night\n2021,61,*\n2022,70,0\nTotal,131,*\n", "stops.csv")
    quotes = [quote for quote, _ in found]
    assert quotes == ["61", "*", "70", "0", "131", "*"]
    first, hidden = found[0][1], found[1][1]
    assert (first.value, first.measure, first.period and first.period.start) == (61, "Stops", "2021-01-01")
    assert (hidden.value, hidden.suppressed, hidden.state) == (None, True, "suppressed")


def test_workbook_as_shown() -> None:
    reading = check(read(police_workbook(), name="stops.xlsx"))
    (table,) = reading.tables
    assert (table.header_rows, table.header_columns, table.name) == (2, 1, "Stops")
    assert table.caption is not None
    assert reading.text[slice(*table.caption)] == "Table 1: Vehicle stops by outcome, Northmere Police"
    assert [reading.text[a:b] for a, b in table.notes] == ["Notes:", "[c] Numbers from 1 to 4 are not shown."]
    shown = {c.locator.cell: c for c in table.cells if c.locator is not None}
    assert "B3:C3" in shown
    assert shown["B3:C3"].columns == 2
    assert (shown["C5"].typed, shown["C5"].number_format) == (0.25, "0%")
    assert reading.text[shown["C5"].start : shown["C5"].end] == "25%"
    assert shown["D5"].note is not None
    assert "Corrected in May" in shown["D5"].note


def test_workbook_figures() -> None:
    found = dict(figures(police_workbook(), "stops.xlsx"))
    share = found["25%"]
    assert (share.value, share.unit) == (25, "percent")
    assert share.period is not None
    assert share.period.start == "2022-04-01"
    assert found["120"].value == 120
    assert ("Outcome", "Arrest") in found["120"].breakdown
    assert found["[c]"].suppressed
    assert found["[c]"].value is None


def test_sheet_names_and_order() -> None:
    body = rows_workbook(("First", [["Area", "Cases"], ["North", 4]]), ("Second", [["Area", "Cases"], ["South", 6]]))
    reading = check(read(body, name="two.xlsx"))
    assert reading.text == "First\nArea\tCases\nNorth\t4\n\nSecond\nArea\tCases\nSouth\t6"
    assert [b.kind for b in reading.blocks if b.level == 1] == ["heading", "heading"]
    assert [t.name for t in reading.tables] == ["First", "Second"]


def test_several_tables_one_above_another() -> None:
    rows = [
        ["Table 1: Calls by month"], ["Month", "Calls"], ["May", 10], ["June", 12], ["Total", 22], [None],
        ["Source: call log"], [None], ["Table 2: Visits by month"], ["Month", "Visits"], ["May", 3], ["June", 4],
    ]  # fmt: skip
    reading = check(read(rows_workbook(("Sheet", rows)), name="two.xlsx"))
    captions = [reading.text[slice(*t.caption)] for t in reading.tables if t.caption]
    assert captions == ["Table 1: Calls by month", "Table 2: Visits by month"]
    assert [reading.text[slice(*note)] for note in reading.tables[0].notes] == ["Source: call log"]


def test_tables_side_by_side() -> None:
    rows = [["Ward", "Fines", None, "Street", "Bins"], ["Ash", 5, None, "High St", 7], ["Elm", 6, None, "Low St", 8]]
    reading = check(read(rows_workbook(("Sheet", rows)), name="side.xlsx"))
    assert [sorted(cells_of(reading, n)) for n in (0, 1)] == [
        ["A1", "A2", "A3", "B1", "B2", "B3"],
        ["D1", "D2", "D3", "E1", "E2", "E3"],
    ]


def test_blank_column_within_a_table() -> None:
    """A column left blank for looks does not part the years from their labels."""
    rows = [["Ward", "2021", None, "2022"], ["Ash", 5, None, 7], ["Elm", 6, None, 8]]
    reading = check(read(rows_workbook(("Sheet", rows)), name="gap.xlsx"))
    assert len(reading.tables) == 1


def test_section_rows_and_blank_rows_stay_inside() -> None:
    rows = [
        ["Area", "2021", "2022"],
        ["England", None, None],
        ["North", 1, 2],
        [None],
        ["South", 3, 4],
        ["Wales"],
        ["Mid", 5, 6],
    ]
    reading = check(read(rows_workbook(("Sheet", rows)), name="sections.xlsx"))
    (table,) = reading.tables
    assert (table.header_rows, table.header_columns) == (1, 1)
    found = dict(figures(rows_workbook(("Sheet", rows)), "sections.xlsx"))
    assert ("section", "Wales") in found["5"].breakdown


def test_group_headings_without_merging() -> None:
    rows = [
        [None, "Men", None, "Women", None],
        ["Year", "Hired", "Left", "Hired", "Left"],
        ["2021", 1, 2, 3, 4],
        ["2022", 5, 6, 7, 8],
    ]
    found = dict(figures(rows_workbook(("Staff", rows)), "staff.xlsx"))
    assert "Men" in dict(found["2"].breakdown).values()
    assert "Women" in dict(found["4"].breakdown).values()


def test_thousands_in_a_line_above() -> None:
    rows = [
        ["Spending on agency staff"],
        ["£000"],
        ["Year", "Spending", "Budget"],
        ["2021/22", 450, 400],
        ["2022/23", 520, 500],
    ]
    found = dict(figures(rows_workbook(("Money", rows)), "money.xlsx"))
    assert (found["450"].value, found["450"].unit) == (450_000, "money")


def test_eight_header_rows_and_three_hundred_merges() -> None:
    body = stacked_workbook()
    reading = check(read(body, name="return.xlsx"))
    table = reading.tables[0]
    assert (table.header_rows, table.header_columns) == (8, 1)
    found = figures(body, "return.xlsx")
    # D11 holds 44: the groups above it in all eight rows, and its service, label it.
    figure = next(f for q, f in found if q == "44")
    labels = [label for _, label in figure.breakdown]
    assert labels[0] == "Service 1"
    assert labels[1:] == [f"Level {n} group {g}" for n, g in zip(range(1, 9), (1, 1, 1, 1, 2, 3, 3, 3), strict=True)]


@pytest.mark.parametrize(
    ("rows", "headers"),
    [
        # "None" heads a column here, though a cell of the body may say it for zero.
        ([["Force", "Perceived disability"], ["", "Mental", "Physical", "None"], ["Ash", 1, 2, 3], ["Elm", 4, 5, 6]], 2),
        # Numbers as headings: the columns are counted.
        ([["Household", "1", "2", "3", "4+"], ["Ash", 31, 12, 9, 2], ["Elm", 42, 17, 3, 1]], 1),
        # Years over values.
        ([["Household", 2021, 2022, 2023], ["Ash", 31, 12, 9], ["Elm", 42, 17, 3]], 1),
        # The first rows of the body have no values yet.
        ([["Area", "", "2021", "2022"], ["England", ""], ["", "Q1", "", ""], ["", "Q2", 4, 5], ["", "Q3", 6, 7]], 1),
        # Numbers of a classification under the headings.
        ([["Year", "Repair", "Sewerage", "Waste"], ["", 33.15, 37, 38.1], ["2021", 4, 5, 6], ["2022", 7, 8, 9]], 2),
        # Questions and answers have no heading.
        ([["Q1", "How many staff?", 450], ["Q2", "How many agency staff?", 32]], 0),
    ],
    ids=["None", "counted", "years", "blank start", "codes", "no heading"],
)  # fmt: skip
def test_header_rows(rows: list[list[object]], headers: int) -> None:
    reading = check(read(rows_workbook(("Sheet", rows)), name="h.xlsx"))
    assert reading.tables[0].header_rows == headers


def test_number_and_title_beside_each_other() -> None:
    """A table's number merged over the lines of its title, a unit at the right, as older statistics have it."""

    def fill(book: object) -> None:
        sheet = book.active  # type: ignore[attr-defined]
        for row in [
            ["T5", "Waste collected"],
            [None, "All councils by year"],
            [None, "Total", None, None, "Thousands"],
        ]:
            sheet.append(row)
        for row in [["Year", "Glass", "Paper", "Metal", "Other"], [2021, 4, 5, 6, 7], [2022, 8, 9, 10, 11]]:
            sheet.append(row)
        sheet.merge_cells("A1:A3")

    reading = check(read(workbook(fill), name="waste.xlsx"))
    table = reading.tables[0]
    assert table.header_rows == 1
    assert table.caption is not None
    assert reading.text[slice(*table.caption)].startswith("T5 Waste collected")


def test_link_to_the_contents_heads_no_column() -> None:
    rows = [["Back to contents", "", "Fines"], ["Ward", "2021", "2022"], ["Ash", 5, 6], ["Elm", 7, 8]]
    reading = check(read(rows_workbook(("Sheet", rows)), name="h.xlsx"))
    assert reading.text.endswith("\nBack to contents")
    assert "Back to contents" not in cells_of(reading).values()


def test_ods_shows_what_the_file_shows() -> None:
    rows = [
        ["Force", "Uses", "Share"],
        ["Northmere", 1200, ods_cell(0.256, "26%")],
        ["Southmere", ods_cell(0, "-"), ods_cell(0.1, "10%")],
    ]
    reading = check(read(ods(ods_table("Uses", rows)), name="uses.ods"))
    shown = cells_of(reading)
    assert (shown["B2"], shown["C2"], shown["B3"]) == ("1,200", "26%", "-")
    figure = dict(figures(ods(ods_table("Uses", rows)), "uses.ods"))["10%"]
    assert (figure.value, figure.unit) == (10, "percent")


def test_ods_merges_and_comments() -> None:
    comment = "<office:annotation><text:p>Late</text:p></office:annotation>"
    note = ods_cell(5).replace("<text:p>", f"{comment}<text:p>", 1)
    wide = '<table:table-cell office:value-type="string" table:number-columns-spanned="2"><text:p>Fines</text:p></table:table-cell>'
    rows = [[None, wide, "<table:covered-table-cell/>"], ["Ward", "2021", "2022"], ["Ash", note, 6], ["Elm", 7, 8]]
    reading = check(read(ods(ods_table("S", rows)), name="s.ods"))
    table = reading.tables[0]
    assert next(c for c in table.cells if reading.text[c.start : c.end] == "Fines").columns == 2
    assert [c.note for c in table.cells if c.note] == ["Late"]


def test_dates_in_cells_are_shown_and_no_figures() -> None:
    def fill(book: object) -> None:
        sheet = book.active  # type: ignore[attr-defined]
        sheet.append(["Received", "Pages"])
        for day in (3, 4):
            sheet.append([datetime(2024, 5, day), day * 10])
            sheet.cell(sheet.max_row, 1).number_format = "d mmmm yyyy"

    reading = check(read(workbook(fill), name="days.xlsx"))
    assert cells_of(reading)["A2"] == "3 May 2024"
    typed = {c.locator.cell: c.typed for c in reading.tables[0].cells if c.locator is not None}
    assert typed["A2"] == "2024-05-03"


def test_large_sheet_is_read_in_seconds() -> None:
    """A quarter of a million cells; the bound is generous for a shared machine."""
    lines = "\n".join(f"Area {n},{n},{n * 2},{n * 3},{n % 7}" for n in range(52_000))
    started = time.process_time()
    reading = read(f"Area,A,B,C,D\n{lines}\n".encode(), name="large.csv")
    assert len(reading.tables[0].cells) == 260_005
    assert time.process_time() - started < 20


@given(
    st.lists(st.lists(st.one_of(st.none(), st.integers(), st.text(max_size=12)), max_size=6), min_size=1, max_size=12)
)
@settings(max_examples=60, deadline=None)
def test_any_rows_give_sound_blocks(rows: list[list[int | str | None]]) -> None:
    text = "\n".join(",".join("" if v is None else '"' + str(v).replace('"', '""') + '"' for v in row) for row in rows)
    with suppress(ReadError):
        check(read(text.encode("utf-8", "replace"), name="any.csv"))


def test_cell_names() -> None:
    assert [cell_name(0, 0), cell_name(11, 27), cell_name(1, 1, 2, 3)] == ["A1", "AB12", "B2:D3"]
