"""What a cell says: value, unit, comparator and bounds, and the states that are no number."""

from __future__ import annotations

import pytest

from extractors.figures.cells import Legend, read_cell
from extractors.figures.headers import read_header_unit
from extractors.figures.period_labels import read_period_label
from models.facts import Period
from models.suppression import SuppressionRule, suppression_symbols

CELLS = [
    # text, state, value, unit, comparator
    ("17", "value", 17, "count", "="),
    ("0", "zero", 0, "count", "="),
    ("nil", "zero", 0, "count", "="),
    ("1,026", "value", 1026, "count", "="),
    ("1 026", "value", 1026, "count", "="),
    ("12.5", "value", 12.5, "count", "="),
    (".5", "value", 0.5, "count", "="),
    ("-4.7", "value", -4.7, "count", "="),
    ("(312)", "value", -312, "count", "="),
    ("+3", "value", 3, "count", "="),
    ("12.4%", "value", 12.4, "percent", "="),
    ("12.4 %", "value", 12.4, "percent", "="),
    ("8 per cent", "value", 8, "percent", "="),
    ("£118,350", "value", 118350, "money", "="),
    ("£ 264,910.50", "value", 264910.5, "money", "="),
    ("-£40", "value", -40, "money", "="),
    ("£3.1m", "value", 3100000, "money", "="),
    ("£1.2 million", "value", 1200000, "money", "="),
    ("100+", "value", 100, "count", ">="),
    (">1,000", "value", 1000, "count", ">"),
    ("~50", "value", 50, "count", "~"),
    ("88*", "value", 88, "count", "="),
    ("1,026¹", "value", 1026, "count", "="),
    ("43 [r]", "value", 43, "count", "="),
    ("195 (97%)", "value", 195, "count", "="),
    ("<5", "suppressed", None, "count", "<"),
    ("< 10", "suppressed", None, "count", "<"),
    ("≤5", "suppressed", None, "count", "<="),
    ("fewer than 5", "suppressed", None, "count", "<"),
    ("5 or fewer", "suppressed", None, "count", "<="),
    ("1-4", "suppressed", None, "count", "~"),
    ("*", "suppressed", None, "count", "~"),
    ("**", "suppressed", None, "count", "~"),
    ("[c]", "suppressed", None, "count", "~"),
    ("[low]", "suppressed", None, "count", "~"),
    ("[x]", "not_available", None, "count", "="),
    ("..", "not_available", None, "count", "="),
    ("[z]", "not_applicable", None, "count", "="),
    ("n/a", "not_applicable", None, "count", "="),
    ("Not held", "not_held", None, "count", "="),
    ("-", "blank", None, "count", "="),
    ("", "blank", None, "count", "="),
]


@pytest.mark.parametrize(
    ("text", "state", "value", "unit", "comparator"), CELLS, ids=[row[0] or "empty" for row in CELLS]
)
def test_cell(text: str, state: str, value: float | None, unit: str, comparator: str) -> None:
    """Zero, suppressed, not held, not applicable, not available and blank stay apart."""
    cell = read_cell(text)
    assert cell is not None
    assert (cell.state, cell.value, cell.unit, cell.comparator) == (state, value, unit, comparator)


@pytest.mark.parametrize(
    "text",
    [
        "Burglary",
        "4 May 2021",
        "01632 960118",
        "AB12",
        "12 cars",
        "2019-20",
        "see note 3",
        "0800",
        "1.2.3",
        "(3",
        "12)",
    ],
)
def test_text_cell(text: str) -> None:
    """Labels, dates, codes and telephone numbers are no values."""
    assert read_cell(text) is None


def test_offsets() -> None:
    """The figure's place in the cell leaves out marks and white space; a share beside it has its own."""
    cell = read_cell("  195 (97%)*")
    assert cell is not None
    assert (cell.start, cell.end) == (2, 5)
    assert cell.share == (97, 7, 10)


def test_rule_of_the_document() -> None:
    """A sign takes the bounds of its own rule, else of the document's only one; "<5" takes its lower bound."""
    rule = SuppressionRule(1, 4, "*", 0, 10)
    legend = Legend((rule,), {"x": "suppressed", "*": "suppressed"})
    for text, bounds in (("*", (1, 4)), ("x", (1, 4)), ("<5", (1, 4))):
        cell = read_cell(text, legend)
        assert cell is not None
        assert (cell.state, cell.low, cell.high) == ("suppressed", *bounds)


def test_symbols_have_sources() -> None:
    """Each sign of the table reads as its own state."""
    for text, symbol in suppression_symbols().items():
        cell = read_cell(text)
        assert cell is not None
        assert cell.state == symbol.state
        assert symbol.source
        assert symbol.meaning


@pytest.mark.parametrize(
    ("header", "unit", "scale"),
    [
        ("Cost (£000)", "money", 1000),
        ("£'000", "money", 1000),
        ("Spend £m", "money", 1_000_000),
        ("Budget (£ million)", "money", 1_000_000),
        ("Paid (£)", "money", 1),
        ("Charged (%)", "percent", 1),
        ("Percentage upheld", "percent", 1),
        ("Per cent", "percent", 1),
        ("Per 1,000", "rate", 1),
        ("Rate per 100,000 population", "rate", 1),
        ("Deaths per million", "rate", 1),
        ("Employees (thousands)", None, 1000),
        ("Officers", None, 1),
        ("Hourly rate paid", None, 1),
    ],
)
def test_header_unit(header: str, unit: str | None, scale: int) -> None:
    """Units and scales that a header names."""
    found = read_header_unit((header,))
    assert (found.unit, found.scale) == (unit, scale)


@pytest.mark.parametrize(
    ("label", "start", "end"),
    [
        ("2019", "2019-01-01", "2019-12-31"),
        ("2020/21", "2020-04-01", "2021-03-31"),
        ("2020-2021", "2020-04-01", "2021-03-31"),
        ("1999-00", "1999-04-01", "2000-03-31"),
        ("2018-2023", "2018-01-01", "2023-12-31"),
        ("FY 2021-22", "2021-04-01", "2022-03-31"),
        ("2022/23¹", "2022-04-01", "2023-03-31"),
        ("2023 [p]", "2023-01-01", "2023-12-31"),
        ("Jan-21", "2021-01-01", "2021-01-31"),
        ("February 2024", "2024-02-01", "2024-02-29"),
        ("Sept 22", "2022-09-01", "2022-09-30"),
        ("Jan to Jul 22", "2022-01-01", "2022-07-31"),
        ("Oct-Dec 2020", "2020-10-01", "2020-12-31"),
        ("Total 2021", "2021-01-01", "2021-12-31"),
        ("Q1 2023", "2023-01-01", "2023-03-31"),
        ("Q1 2023/24", "2023-04-01", "2023-06-30"),
        ("2023/24 Q4", "2024-01-01", "2024-03-31"),
        ("31 March 2023", "2023-03-31", "2023-03-31"),
        ("As at 31 March 2023", "2023-03-31", "2023-03-31"),
        ("31/03/2023", "2023-03-31", "2023-03-31"),
        ("Year ending March 2022", "2021-04-01", "2022-03-31"),
        ("year to December 2022", "2022-01-01", "2022-12-31"),
        ("2023-24 (to 31 July 2023)", "2023-04-01", "2023-07-31"),
    ],
)
def test_period_label(label: str, start: str, end: str) -> None:
    """Labels that are a period."""
    assert read_period_label(label) == Period(start, end)


@pytest.mark.parametrize(
    "label", ["", "Total", "Male", "Q1", "12", "Offences 2018/19", "1850", "2019 figures are low", "99/00/01"]
)
def test_no_period_label(label: str) -> None:
    """Labels that are none, or more than a period."""
    assert read_period_label(label) is None
