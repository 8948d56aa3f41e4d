"""Rules and signs for small numbers withheld; tables: columns of change, indented or bare headings, rows headed "of which"."""

from __future__ import annotations

import re

import pytest

from extractors.dates import find_dates
from extractors.figures import find_figures
from extractors.prepare import prepare
from extractors.read.text import read_text
from models.facts import Figure

MARK = re.compile(r"«([^|»]*)(?:\|([^»]*))?»")

SUPP = [
    "A figure from «1|s=True,c=>=» to «4|s=True,c=<=» is not shown.",
    "Figures of «five|s=True,c=<=» and below are suppressed under section 40(2).",
    "Numbers from «1|s=True,c=>=» to «9|s=True,c=<=» have been hidden.",
    "Counts of «four|s=True,c=<=» and under have been removed to protect people.",
    "We do not show any value of «3|s=True,c=<=» or below.",
    'Here "c" means that the body gave "fewer than «6|s=True,c=<»".',
    "Any number below «5|s=True,c=<» is left out of the table.",
    "Cells with «six|s=True,c=<=» and fewer are blanked.",
    "Totals of «5|s=True,c=<=» or less are replaced by a star.",
]
CHANGE = [
    (
        "Rent by town\n"
        "\n"
        "Town | Homes | Rents 2021 | Rents 2023 | Change\n"
        "Ard | «410|m=Homes» | «£300|m=Rents» | «£361|m=Rents» | «+20%|m=Change»\n"
        "Bel | «510|m=Homes» | «£200|m=Rents» | «£220|m=Rents» | «+10%|m=Change»\n"
    ),
    ("Fires\n\nArea\t2021\t2022\tChange (%)\nNorth\t«40»\t«50»\t«25%»\nSouth\t«80»\t«60»\t«-25%»\n"),
    (
        "Visits\n"
        "\n"
        "Site | Visits 2022 | Visits 2023 | % change\n"
        "Hall | «100|m=Visits» | «130|m=Visits» | «30%»\n"
        "Park | «200|m=Visits» | «180|m=Visits» | «-10%»\n"
    ),
]
ALIGNED = [
    (
        "Numbers follow.\n"
        "\n"
        "            Claims   Paid   Part paid\n"
        "2020/21          «4|m=Claims»      «3|m=Claims paid»          «1|m=Part paid»\n"
        "2021/22         «17|m=Claims»      «5|m=Claims paid»          «2|m=Part paid»\n"
        "To 31 July 2023  «9|m=Claims»      «6|m=Claims paid»          «1|m=Part paid»\n"
    ),
    (
        "Totals.\n"
        "\n"
        "                 Fires   Deaths\n"
        "North              «40|m=Fires»        «2|m=Deaths»\n"
        "South and the far islands  «31|m=Fires»  «1|m=Deaths»\n"
        "West               «12|m=Fires»        «3|m=Deaths»\n"
    ),
    (
        "Staff\n"
        "\n"
        "              Nurses      Doctors\n"
        "Ward A          «12|m=Nurses»           «4|m=Doctors»\n"
        "Ward B          «15|m=Nurses»           «5|m=Doctors»\n"
    ),
]
OFWHICH = [
    (
        "                      2019/20     2020/21\n"
        "Accounts referred       «8,455|of=»       «1,207|of=»\n"
        "  of which vulnerable     «611|of=8455,m=vulnerable»          «94|of=1207,m=vulnerable»\n"
        "Debts written off         «120|of=»          «30|of=»\n"
    ),
    (
        "Item | 2021 | 2022\n"
        "Arrests | «90|of=» | «80|of=»\n"
        "of which charged | «40|of=90,m=charged» | «20|of=80,m=charged»\n"
        "Fines | «100|of=» | «70|of=»\n"
    ),
    (
        "Item\t2021\t2022\n"
        "Homes\t«900|of=»\t«950|of=»\n"
        "of which empty\t«30|of=900,m=empty»\t«31|of=950,m=empty»\n"
        "of which let\t«800|of=900,m=let»\t«850|of=950,m=let»\n"
    ),
    (
        "Measure | Q1 | Q2\n"
        "Calls answered | «500|of=» | «610|of=»\n"
        "Of these, within a minute | «300|of=500» | «400|of=610»\n"
    ),
]
MORE_SUPP = [
    "Values from «1|s=True,c=>=» to «5|s=True,c=<=» are withheld.",
    "An asterisk replaces any figure from «one|s=True,c=>=» to «four|s=True,c=<=».",
    "The number rose from «1|s=False» to «5|s=False» and names are withheld.",
    'Where under «six|s=True,c=<» pupils were sent home the cell reads "[c]".',
    '"x" stands for fewer than «3|s=True,c=<» cases.',
    "Fewer than «5|s=False,c=<» people came.",
    "[z] below «4|s=True,c=<»",
    "We show “*” for schools with less than «10|s=True,c=<» pupils.",
    "Those from «1|s=True,c=>=» to «9|s=True,c=<=» are masked to protect people.",
    "The council wrote to fewer than «8|s=False,c=<» firms, and “no” was the reply.",
]
MORE_TABLES = [
    (
        "Spend\n"
        "\n"
        "Year | Vans | Fuel | Change\n"
        "2021 | «10|m=Vans» | «£100|m=Fuel» | «5%|m=Change»\n"
        "2022 | «12|m=Vans» | «£110|m=Fuel» | «10%|m=Change»\n"
    ),
    ("Thefts\n\nWard | 2020 | 2021 | % change\nEast | «50» | «60» | «20%»\nWest | «20» | «15» | «-25%»\n"),
    (
        "Row | 2019 | 2020 | 2021\n"
        "Beds | «90|of=» | «91|of=» | «95|of=»\n"
        "of which closed | «4|of=90,m=closed» | «5|of=91,m=closed» | «6|of=95,m=closed»\n"
        "of which in use | «86|of=90» | «86|of=91» | «89|of=95»\n"
    ),
    (
        "Item        2021    2022\n"
        "Posts         «40|of=»     «44|of=»\n"
        "of whom part time    «10|of=40»   «12|of=44»\n"
        "Vans          «9|of=»     «8|of=»\n"
    ),
    ("Kind | Fires | Deaths\nof which flats | «9|of=» | «1|of=»\nHomes | «20» | «2»\n"),
    (
        "Thing,2021,2022\n"
        "Loans,«400|of=»,«500|of=»\n"
        "of which late,«30|of=400»,«40|of=500»\n"
        "including fines,«20|of=400»,«25|of=500»\n"
    ),
    (
        "          Letters   Calls\n"
        "April        «300|m=Letters»     «90|m=Calls»\n"
        "May          «310|m=Letters»     «80|m=Calls»\n"
    ),
    (
        "Rate of change\n"
        "\n"
        "Team | Cases | Increase\n"
        "A | «40|m=Cases» | «10%|m=Increase»\n"
        "B | «50|m=Cases» | «12%|m=Increase»\n"
    ),
    ("Stock\n\nItem | Jan | Feb\nOf which new | «4|of=» | «5|of=»\nTyres | «30» | «31»\n"),
]


def told(figure: Figure) -> dict[str, str | None]:
    return {
        "s": str(figure.suppressed),
        "c": figure.comparator,
        "m": (figure.measure or "").removeprefix("% "),
        "of": str(figure.of or ""),
    }


HEADINGS = [
    (
        "Key figures\n"
        "\n"
        "Subject | Received | Upheld\n"
        "Late trains | «40|m=Received» | «12|m=Late trains»\n"
        "Dirty seats | «31|m=Received» | «8|m=Dirty seats»\n"
    ),
    (
        "Headline statistics\n"
        "\n"
        "Stage | Opened | Closed\n"
        "Reviews | «14|m=Opened» | «9|m=Closed»\n"
        "Appeals | «6|m=Opened» | «5|m=Closed»\n"
    ),
    ("Figures for complaints\n\nWard | Number\nAbbey | «22|m=complaints»\nCastle | «17|m=complaints»\n"),
]


@pytest.mark.parametrize("marked", [*SUPP, *CHANGE, *ALIGNED, *OFWHICH, *MORE_SUPP, *MORE_TABLES, *HEADINGS])
def test_marked_figures(marked: str) -> None:
    """The marked numbers are the figures, each with what is marked of it."""
    p = prepare(read_text(MARK.sub(lambda m: m[1], marked).encode(), name="t.txt"))
    found = find_figures(p, (), find_dates(p))
    marks = list(MARK.finditer(marked))
    assert [p.text[f.start : f.end] for f in found] == [m[1] for m in marks]
    for figure, mark in zip(found, marks, strict=True):
        wanted = dict(pair.split("=", 1) for pair in (mark[2] or "").split(",") if pair)
        assert {name: told(figure)[name] for name in wanted} == wanted
