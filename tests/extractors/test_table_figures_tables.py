"""Figures of whole tables: labels, breakdown, periods, wholes, suppression by the document's rule."""

from __future__ import annotations

import pytest

from extractors.figures import find_figures
from extractors.figures.tables import all_tables
from extractors.prepare import Prepared, prepare
from extractors.read.text import read_text
from models.documents import Cell, Reading, Table
from models.facts import Figure, Period


def read(text: str) -> tuple[Prepared, dict[str, Figure]]:
    p = prepare(read_text(text.encode(), name="t.txt"))
    return p, {p.text[f.start : f.end]: f for f in find_figures(p, ()) if f.table is not None}


def test_labels_and_breakdown() -> None:
    """A cell knows its row's and column's labels and its period."""
    _, found = read("Arrests by sex and year\nYear\tMale\tFemale\n2019\t412\t88\n2020\t390\t71\n")
    figure = found["71"]
    assert figure.measure == "Arrests"
    assert figure.period == Period("2020-01-01", "2020-12-31")
    assert figure.breakdown == (("Year", "2020"), ("sex", "Female"))


def test_rows_name_the_measure_where_columns_are_years() -> None:
    """Spreadsheet style: measures down the side, years along the top; the cell's own unit wins."""
    _, found = read(
        "Item\t2021-22\t2022-23\nComplaints received\t120\t144\nSpend\t£3.1m\t£4.2m\nUpheld (%)\t31\t28.5\n"
    )
    assert found["144"].measure == "Complaints received"
    assert (found["£4.2m"].value, found["£4.2m"].unit) == (4_200_000, "money")
    assert (found["28.5"].value, found["28.5"].unit) == (28.5, "percent")
    assert found["28.5"].period == Period("2022-04-01", "2023-03-31")


def test_scale_of_the_header() -> None:
    """£000 multiplies; a percentage column does not."""
    _, found = read("Service\tBudget (£000)\tChange (%)\nLibraries\t1,250\t-4.5\nParks\t87.5\t2\n")
    assert (found["1,250"].value, found["1,250"].low, found["1,250"].unit) == (1_250_000, 1_250_000, "money")
    assert (found["-4.5"].value, found["-4.5"].unit) == (-4.5, "percent")


def test_suppressed_cells_take_the_rule() -> None:
    """The document's rule bounds its sign; "n/a" and "-" give no figure."""
    _, found = read(
        "Numbers of 1 to 4 are shown as *.\n\nWard\tFires\tInjured\nAsh\t12\t*\nElm\t*\tn/a\nOak\t9\t-\nYew\t0\t6\n"
    )
    assert (found["*"].value, found["*"].low, found["*"].high, found["*"].suppressed) == (None, 1, 4, True)
    assert found["0"].state == "zero"
    assert set(found) == {"12", "*", "9", "0", "6"}


def test_states_of_cells() -> None:
    """Every body cell of a table has its state."""
    p = prepare(read_text(b"Ward\tFires\tHurt\nAsh\t12\t*\nElm\t0\tn/a\nOak\t\tNot held\nYew\t..\t3\n", name="t.txt"))
    (table,) = all_tables(p)
    states = [(p.text[c.start : c.end], c.state) for c in table.cells if c.row and c.column]
    assert states == [
        ("12", "value"), ("*", "suppressed"), ("0", "zero"), ("n/a", "not_applicable"), ("", "blank"), ("Not held", "not_held"),
        ("..", "not_available"), ("3", "value"),
    ]  # fmt: skip


def test_footnote_asterisk_is_no_suppression() -> None:
    """A mark beside a number leaves the number."""
    _, found = read("Year\tRemovals\n2019\t28,283*\n2020\t17,114\n* Includes charter flights.\n")
    assert (found["28,283"].value, found["28,283"].suppressed) == (28283, False)


def test_of_which_and_row_totals() -> None:
    """ "Of which" beside its total, and parts that add up to the row's total, know their whole."""
    _, found = read("Year\tStaff\tof which women\n2019\t290\t121\n2020\t310\t133\n")
    assert (found["133"].of, found["133"].measure) == (310, "Staff")
    _, found = read("Year\tMale\tFemale\tTotal\n2019\t17\t4\t21\n2020\t30\t6\t35\n")
    assert found["17"].of == 21
    assert found["30"].of is None, "the row does not add up"


def test_total_row_spans_the_periods() -> None:
    """A total over years covers them all."""
    _, found = read("Year\tDeaths\n2018\t29\n2019\t34\n2020\t31\nTotal\t94\n")
    assert found["94"].period == Period("2018-01-01", "2020-12-31")


def test_months_within_years() -> None:
    """A month along the top, a year down the side; financial quarters in their year."""
    _, found = read("Year\tJan\tFeb\n2019\t412\t388\n2020\t390\t371\n")
    assert found["371"].period == Period("2020-02-01", "2020-02-29")
    _, found = read("Year\tQ1\tQ4\n2019/20\t412\t388\n2020/21\t390\t371\n")
    assert found["371"].period == Period("2021-01-01", "2021-03-31")


def test_columns_of_years_and_dates_are_no_figures() -> None:
    """When each force began is a date, not a count."""
    _, found = read("Force\tFirst issued\tDevices\nAsh\t2004\t14\nElm\t2007\t22\n")
    assert set(found) == {"14", "22"}


def test_two_numbers_in_a_cell() -> None:
    """A count with its share in brackets is two figures."""
    _, found = read("Answer\t2021\t2022\nYes\t195 (97%)\t180 (92%)\nNo\t6 (3%)\t16 (8%)\n")
    assert (found["195"].value, found["97%"].value, found["97%"].unit) == (195, 97, "percent")


def test_reference_and_date_columns_give_none() -> None:
    """Columns that number their rows count nothing."""
    _, found = read("Case no\tAmount paid\tClaims\n10443\t£300\t1\n10487\t£1,250\t2\n")
    assert set(found) == {"£300", "1", "£1,250", "2"}


def test_sections_head_the_rows_below() -> None:
    """A line of one label between tab-separated rows names the section."""
    _, found = read("Type\t2021\t2022\nViolence\nWith injury\t14\t22\nTheft\nBicycles\t112\t4\nShops\t3\t8\n")
    assert found["22"].breakdown == (("section", "Violence"), ("Type", "With injury"), ("period", "2022"))
    assert found["8"].breakdown[0] == ("section", "Theft")


def test_outcome_columns_count_what_stands_before_them() -> None:
    """ "Upheld" says what became of the complaints beside it; months along the top leave the rows to say what is counted."""
    _, found = read("Year\tComplaints\tUpheld\n2019\t120\t14 (12%)\n2020\t98\t5 (5%)\n")
    assert (found["14"].measure, found["12%"].measure) == ("Complaints", "Complaints")
    _, found = read("Month Jan Feb Mar\nCalls 12 14 9\nVisits 3 4 5\n")
    assert (found["14"].measure, found["5"].measure) == ("Calls", "Visits")


def test_heading_over_two_lines() -> None:
    """Stacked heading lines of an aligned table are joined by column."""
    _, found = read(
        "               Number of     Number\nYear           complaints    upheld\n"
        "2019/20        120           14\n2020/21        98            <5\n"
    )
    assert (found["120"].measure, found["14"].measure) == ("complaints", "complaints")
    assert (found["<5"].low, found["<5"].high) == (0, 4)


def merged() -> Prepared:
    """A sheet with a title, two merged heading rows and typed cells, as a spreadsheet reader gives it."""
    rows = [
        [("Use of force, England", 1, 5)],
        [("Force", 2, 1), ("2021/22", 1, 2), ("2022/23", 1, 2)],
        [("", 0, 0), ("Incidents", 1, 1), ("Injured (%)", 1, 1), ("Incidents", 1, 1), ("Injured (%)", 1, 1)],
        [("Northmoor", 1, 1), ("1204", 1, 1), ("0.125", 1, 1), ("1310", 1, 1), ("[c]", 1, 1)],
        [("Eastfold", 1, 1), ("88", 1, 1), ("0.25", 1, 1), ("97", 1, 1), ("0.5", 1, 1)],
    ]
    pieces: list[str] = []
    cells: list[Cell] = []
    position = 0
    for r, row in enumerate(rows):
        for c, (text, height, width) in enumerate(row):
            if height == 0:
                continue
            typed = (
                float(text)
                if text.replace(".", "").isdigit() and "." in text
                else int(text)
                if text.isdigit()
                else None
            )
            shown = "0.0%" if isinstance(typed, float) else None
            column = c if r != 1 else (0, 1, 3)[c]
            cells.append(
                Cell(
                    row=r,
                    column=column,
                    start=position,
                    end=position + len(text),
                    rows=height,
                    columns=width,
                    typed=typed,
                    number_format=shown,
                )
            )
            pieces.append(text)
            position += len(text) + 1
    base = prepare(read_text("\n".join(pieces).encode(), name="t.txt"))
    reading = Reading(
        media_type="application/vnd.oasis.opendocument.spreadsheet",
        text=base.text,
        blocks=base.blocks,
        tables=(Table(tuple(cells)),),
    )
    return Prepared(reading=reading, labels=base.labels, zones=base.zones, sentences=())


def test_merged_headings_and_number_formats() -> None:
    """Stacked, merged headings label each cell; a percentage by number format is shown as one."""
    p = merged()
    found = {p.text[f.start : f.end]: f for f in find_figures(p, ())}
    assert found["1310"].period == Period("2022-04-01", "2023-03-31")
    assert found["1310"].measure == "Incidents"
    assert (found["0.125"].value, found["0.125"].unit) == (12.5, "percent")
    assert found["97"].breakdown[0] == ("Force", "Eastfold")
    assert found["[c]"].suppressed


def test_a_scaled_decimal_stays_exact() -> None:
    """Binary fractions must not leak: 1,060.4 million is 1060400000, not a billionth more."""
    _, found = read("Year\tSpend (£m)\n2021\t1060.4\n2022\t0.07\n")
    assert (found["1060.4"].value, found["0.07"].value) == (1_060_400_000, 70_000)


MEASURED = [
    # a label of what became of things says so beside what they are
    ("Number of claims by year\nYear\tClaims\tSettled\n2021\t90\t41\n2022\t70\t33\n", "41", "Claims settled"),
    ("Bridge | Bolts found | Replaced, %\nAsh | 310 | 41\nElm | 280 | 36\nOak | 190 | 22\n", "41", "Replaced"),
    # "per N" before the noun is its base
    (
        "Town | Per 1,000 homes: alarms fitted | Wardens\nAsh | 310 | 41\nElm | 280 | 36\nOak | 190 | 22\n",
        "310",
        "alarms fitted",
    ),
    # a year that is not over is a year still
    (
        "\t2021/22\t2022/23 (to 31 January)\nGrit (tonnes)\t4,410\t3,020\nPrice per tonne\t£38.15\t£49.99\n",
        "£49.99",
        "Price per tonne",
    ),
    ("Item\t2021-22\t2022-23 (so far)\nGrit used\t4,410\t3,020\nGrit bought\t38\t49\n", "49", "Grit bought"),
]


@pytest.mark.parametrize(
    ("text", "quote", "measure"), MEASURED, ids=[quote + " " + name for _, quote, name in MEASURED]
)
def test_measure_of_cell(text: str, quote: str, measure: str) -> None:
    _, found = read(text)
    words = set((found[quote].measure or "").lower().split())
    assert set(measure.lower().split()) <= words, found[quote].measure


def test_column_that_narrows_another_is_part_of_it() -> None:
    """Where no row has more of it: "Tests taken" and "Tests over the limit"; two kinds side by side are no parts."""
    _, found = read("Well\tTests taken\tTests over the limit\nW1\t14\t3\nW2\t15\t9\nW3\t11\tnil\n")
    assert (found["3"].of, found["9"].of, found["nil"].of) == (14, 15, 11)
    _, apart = read("Ward\tFires at homes\tFires at shops\nAsh\t14\t3\nElm\t15\t9\n")
    assert (apart["3"].of, apart["9"].of) == (None, None)
    _, more = read("Ward\tFires\tFires next year\nAsh\t14\t33\nElm\t15\t9\n")
    assert (more["33"].of, more["9"].of) == (None, None)


def test_year_to_a_day_ends_there() -> None:
    _, found = read("Item\t2021/22\t2022/23 (to 31 January)\nGrit used\t4,410\t3,020\nSalt used\t38\t49\n")
    assert found["3,020"].period == Period("2022-04-01", "2023-01-31")
