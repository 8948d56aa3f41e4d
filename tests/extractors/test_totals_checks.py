"""Stated totals against the sum of their parts."""

from __future__ import annotations

import pytest

from extractors.figures import find_figures
from extractors.figures.tables import all_tables
from extractors.prepare import prepare
from extractors.read.text import read_text
from extractors.totals import check_totals


def outcomes(text: str) -> list[tuple[str, str, str | None]]:
    """(kind, quote of the total, note) of every check."""
    p = prepare(read_text(text.encode(), name="t.txt"))
    facts = find_figures(p, ())
    relations = check_totals(p.text, all_tables(p), facts)
    return [
        (r.kind, p.text[facts[r.subject[1]].start : facts[r.subject[1]].end], r.note)
        for r in relations
        if r.kind != "part_of"
    ]


CASES: dict[str, tuple[str, list[tuple[str, str, str | None]]]] = {
    "rows add up": (
        "Year\tDeaths\n2018\t29\n2019\t34\n2020\t31\nTotal\t94\n",
        [("sums_to", "94", "sum 94, stated 94")],
    ),
    "rows contradict": (
        "Year\tDeaths\n2018\t29\n2019\t34\n2020\t31\nTotal\t99\n",
        [("contradicts_total", "99", "sum 94, stated 99, difference -5")],
    ),
    "rounded to five": (
        "Age\tPupils\nUnder 8\t120\n8 to 11\t345\nOver 11\t80\nAll pupils\t550\n",
        [("rounds_to", "550", "sum 545, stated 550, difference -5")],
    ),
    "decimals": (
        "Area\tSpend (£m)\nRoads\t1.4\nParks\t2.3\nBins\t0.9\nTotal\t4.7\n",
        [("rounds_to", "4.7", "sum 4600000, stated 4700000, difference -100000")],
    ),
    "columns": (
        "Year\tMale\tFemale\tTotal\n2019\t17\t4\t21\n2020\t30\t6\t35\n",
        [("sums_to", "21", "sum 21, stated 21"), ("contradicts_total", "35", "sum 36, stated 35, difference 1")],
    ),
    "withheld parts say nothing": ("Numbers under 5 are shown as *.\n\nWard\tFires\nAsh\t12\nElm\t*\nTotal\t14\n", []),
    "withheld parts cannot reach": (
        "Numbers under 5 are shown as *.\n\nWard\tFires\nAsh\t12\nElm\t*\nTotal\t19\n",
        [("contradicts_total", "19", "sum 12 to 16, stated 19")],
    ),
    "total first": ("Ward\tFires\nAll wards\t21\nAsh\t12\nElm\t9\n", [("sums_to", "21", "sum 21, stated 21")]),
    "subtotals": (
        "Month\tCalls\nJan-21\t9\nFeb-21\t11\nTotal 2021\t20\nJan-22\t5\nFeb-22\t6\nTotal 2022\t11\n",
        [("sums_to", "20", "sum 20, stated 20"), ("sums_to", "11", "sum 11, stated 11")],
    ),
    "subtotals among the parts prove nothing": (
        "Use\tTimes\nDrawn\t40\nAimed\t25\nTotal not fired\t65\nFired\t9\nTotal fired\t12\n",
        [("sums_to", "65", "sum 65, stated 65")],
    ),
    "far from the total": ("Area\tCases\nNorth\t40\nSouth\t25\nTotal\t650\n", []),
    "averages are not summed": ("Year\tAverage wait\n2018\t29\n2019\t34\nTotal\t31\n", []),
    "percentages are not summed": ("Answer\tShare\nYes\t40%\nNo\t35%\nTotal\t100%\n", []),
    "prose": (
        "The board issued 38 notices. 21 were upheld, nine partly upheld and eight dismissed.",
        [("sums_to", "38", "sum 38, stated 38")],
    ),
    "prose in part": ("Of the 40 letters, 12 were answered.", []),
}


@pytest.mark.parametrize("name", CASES)
def test_totals(name: str) -> None:
    """Exact, rounded, contradicted or not to be judged."""
    text, want = CASES[name]
    assert outcomes(text) == want


def test_parts_are_linked() -> None:
    """Each part of a checked total is joined to it."""
    p = prepare(read_text(b"Year\tDeaths\n2018\t29\n2019\t34\nTotal\t63\n", name="t.txt"))
    facts = find_figures(p, ())
    relations = check_totals(p.text, all_tables(p), facts)
    parts = [
        (p.text[facts[r.subject[1]].start : facts[r.subject[1]].end], r.object)
        for r in relations
        if r.kind == "part_of"
    ]
    assert parts == [("29", ("fact", 2)), ("34", ("fact", 2))]
