"""Tables in plain text: every shape gives the same grid, and what is no table gives none."""

from __future__ import annotations

import pytest

from extractors.prepare import prepare
from extractors.read.text import read_text
from extractors.text_tables import find_text_tables

ROWS = [["Year", "Lost", "Found"], ["2019", "14", "3"], ["2020", "1,022", "**"], ["2021", "9", "0"]]

SHAPES = {
    "tabs": "\n".join("\t".join(row) for row in ROWS),
    "pipes": "\n".join(" | ".join(row) for row in ROWS),
    "outer pipes and a rule": "\n".join(
        ["| Year | Lost | Found |", "|------|-----:|------:|", *("| " + " | ".join(row) + " |" for row in ROWS[1:])]
    ),
    "aligned": "\n".join(f"{a:<10}{b:>8}{c:>10}" for a, b, c in ROWS),
    "aligned and indented": "\n".join(f"    {a:<10}{b:<8}{c:<10}".rstrip() for a, b, c in ROWS),
    "single spaces": "\n".join(
        " ".join(row) for row in [["Kind", "2019", "2020"], ["Cars lost", "14", "3"], ["Vans", "1,022", "**"]]
    ),
    "one cell a line": "\n".join(cell for row in ROWS for cell in row),
}


def grid(text: str) -> list[list[list[str]]]:
    p = prepare(read_text(text.encode(), name="t.txt"))
    tables = []
    for table in find_text_tables(p):
        rows: dict[int, list[str]] = {}
        for cell in table.cells:
            rows.setdefault(cell.row, []).append(p.text[cell.start : cell.end])
        tables.append(list(rows.values()))
    return tables


@pytest.mark.parametrize("shape", SHAPES)
def test_shape(shape: str) -> None:
    """The table between two paragraphs is found cell by cell."""
    text = f"We hold these figures.\n\n{SHAPES[shape]}\n\nPlease ask if anything is unclear."
    found = grid(text)
    assert len(found) == 1
    want = (
        [["Kind", "2019", "2020"], ["Cars lost", "14", "3"], ["Vans", "1,022", "**"]]
        if shape == "single spaces"
        else ROWS
    )
    assert found[0] == want


def test_labels_of_text_one_cell_a_line() -> None:
    """Rows named by words, a heading for each column, a missing value as a dash."""
    text = "Offence\nRecorded\nCharged\nBurglary\n412\n31\nTheft of a bicycle\n77\n-\nArson\n8\n2\n"
    assert grid(text) == [
        [
            ["Offence", "Recorded", "Charged"],
            ["Burglary", "412", "31"],
            ["Theft of a bicycle", "77", "-"],
            ["Arson", "8", "2"],
        ]
    ]


def test_heading_short_of_the_corner() -> None:
    """An aligned table whose first column has no heading."""
    text = "             Calls    Answered\n2021/22        640         611\n2022/23        702         655\n"
    assert grid(text) == [[["", "Calls", "Answered"], ["2021/22", "640", "611"], ["2022/23", "702", "655"]]]


def test_label_broken_over_a_line() -> None:
    """In a table of single spaces a long label goes on from the line above."""
    text = "Crime 2020/21 2021/22\nBurglary 4 7\nViolence against\nthe person 12 19\nTheft 8 8\n"
    assert grid(text) == [
        [
            ["Crime", "2020/21", "2021/22"],
            ["Burglary", "4", "7"],
            ["Violence against\nthe person", "12", "19"],
            ["Theft", "8", "8"],
        ]
    ]


@pytest.mark.parametrize(
    "text",
    [
        # a list whose marks are set off by tabs
        "1.\tThe number of cars lost.\n2.\tThe number of vans lost.\n3.\tWho is in charge?\n",
        # a navigation line of pipes
        "Home | About us | Contact | News\nPrivacy | Cookies | Help | Log in\n",
        # a letter's head: labels and values that are no numbers
        "Our ref:      AB/12/3\nYour ref:\nDate:         4 May 2021\nDirect line:  01632 960111\n",
        # two columns of an address block
        "Town Hall                                  Ms A Bell\nHigh Street                                3 Mill Lane\n",
        # numbered paragraphs
        "1  We hold it.\n2  It is exempt.\n3  You may appeal.\n",
        # running text that holds numbers
        "There were 12 cases in 2019.\nThere were 14 in 2020.\n",
    ],
)
def test_no_table(text: str) -> None:
    """Lines that only look like rows."""
    assert grid(text) == []


def test_comma_separated_and_ruled() -> None:
    """Comma-separated lines, a rule of dashes under the heading, a currency sign set apart from its sum."""
    assert grid("Region,2022,2023\nNorth,14,22\nSouth,9,31\nEast,112,4\n") == [
        [["Region", "2022", "2023"], ["North", "14", "22"], ["South", "9", "31"], ["East", "112", "4"]]
    ]
    assert grid("Year   Male   Female\n----   ----   ------\n2019   14     3\n2020   -      *\n") == [
        [["Year", "Male", "Female"], ["2019", "14", "3"], ["2020", "-", "*"]]
    ]
    assert grid("Firm            Paid\nAcme            £12,400\nBolt            £  3,150\n") == [
        [["Firm", "Paid"], ["Acme", "£12,400"], ["Bolt", "£  3,150"]]
    ]


def test_sentences_with_commas() -> None:
    """Commas of running text and of large numbers make no table."""
    assert grid("Leeds,12,Hull\nWe found,too,that\n1,204\n1,977\n2,630\n") == []


def test_caption_and_notes() -> None:
    """The line above heads the table, marked lines below are its notes."""
    text = "Losses by year:\nYear\tLost\n2019\t14*\n2020\t9\n* Provisional.\nThank you.\n"
    p = prepare(read_text(text.encode(), name="t.txt"))
    (table,) = find_text_tables(p)
    assert table.caption is not None
    assert p.text[slice(*table.caption)] == "Losses by year:"
    assert [p.text[slice(*note)] for note in table.notes] == ["* Provisional."]
