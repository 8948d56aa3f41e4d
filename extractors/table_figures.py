"""Figures from tables of any origin: text dumps, HTML, PDF and spreadsheets.

A cell's figure knows its row's and column's labels. Headers give unit, scale, period and what is counted; the document's own
rule gives suppressed cells their bounds; a total beside a cell that adds up gives its whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.figures.cells import CellValue, Legend, read_cell
from extractors.figures.headers import HeaderUnit
from extractors.figures.numerals import tidy
from extractors.figures.period_labels import month_within
from extractors.figures.table_axis import Axis, describe
from extractors.figures.table_labels import Label
from extractors.figures.table_measures import Context, measure_of
from extractors.figures.table_subsets import row_whole, subset_whole
from extractors.prepare import Prepared
from models.documents import Cell, Table
from models.facts import Figure, Number, Period, Unit

EMITTED = ("value", "zero", "suppressed")


@dataclass(frozen=True, slots=True)
class ReadCell:
    """A cell of the body with what it says and the labels that govern it."""

    index: int
    cell: Cell
    value: CellValue
    row: tuple[Label, ...]
    column: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table with its axes (None where it has none) and its body cells, read once for figures and states alike."""

    table: Table
    axis: Axis | None
    cells: list[ReadCell]


def read_table(text: str, table: Table, legend: Legend) -> ReadTable:
    axis = describe(text, table)
    return ReadTable(table, axis, read_cells(text, table, axis, legend) if axis is not None else [])


def find_table_figures(p: Prepared, read: ReadTable, number: int, context: Context) -> list[Figure]:
    """The figures of one table, `number` being its index among the document's tables. Cells of text give none here."""
    if read.axis is None:
        return []
    figures: list[Figure] = []
    for cell in read.cells:
        if cell.value.state in EMITTED and p.zone_at(cell.cell.start) != "boilerplate":
            figures.extend(_figures(p, cell, read.axis, number, context))
    return figures


def read_cells(text: str, table: Table, axis: Axis, legend: Legend) -> list[ReadCell]:
    """Every body cell that is no text, with its state: value, zero, suppressed, not held, not applicable, not available, blank."""
    cells: list[ReadCell] = []
    for index, cell in enumerate(table.cells):
        if axis.is_label(cell):
            continue
        value = _typed(cell, read_cell(text[cell.start : cell.end], legend))
        if value is None or not axis.takes(cell, value):
            continue
        cells.append(ReadCell(index, cell, value, axis.row_labels(cell), axis.column_labels(cell)))
    return cells


def describe_cells(read: ReadTable) -> Table:
    """The table with its header rows and columns counted and each body cell's state; cells keep their places."""
    if read.axis is None:
        return read.table
    states = {cell.index: cell.value.state for cell in read.cells}
    cells = tuple(
        replace(cell, state=states[index]) if index in states else cell for index, cell in enumerate(read.table.cells)
    )
    return replace(read.table, cells=cells, header_rows=read.axis.rows, header_columns=read.axis.columns)


def _typed(cell: Cell, value: CellValue | None) -> CellValue | None:
    """The cell's value with what the file itself types: percentages by number format, dates as no figure."""
    if value is None or cell.typed is None or isinstance(cell.typed, (str, bool)):
        return (
            None
            if value is not None and isinstance(cell.typed, str) and value.is_number and _is_date(cell.typed)
            else value
        )
    if value.state not in ("value", "zero"):
        return value
    shown = cell.number_format or ""
    if "%" in shown and value.unit != "percent":
        percent = tidy(round(float(cell.typed) * 100, 8))
        return replace(value, value=percent, unit="percent", low=percent, high=percent)
    if any(sign in shown for sign in ("£", "€", "$")) and value.unit == "count":
        return replace(value, unit="money")
    return value


def _is_date(typed: str) -> bool:
    return len(typed) >= 10 and typed[4:5] == "-" and typed[7:8] == "-"


def _figures(p: Prepared, read: ReadCell, axis: Axis, number: int, context: Context) -> list[Figure]:
    header = axis.unit_of(read.cell)
    value, unit = _scaled(read.value, header)
    figure = Figure(
        start=read.cell.start + read.value.start,
        end=read.cell.start + read.value.end,
        zone=p.zone_at(read.cell.start),
        value=value,
        unit=unit,
        comparator=read.value.comparator,
        low=_rescale(read.value.low, read.value, header) if value is not None else read.value.low,
        high=_rescale(read.value.high, read.value, header) if value is not None else read.value.high,
        measure=measure_of(read.row, read.column, axis, context, unit),
        of=(row_whole(axis, read.cell) or axis.whole_of(read.cell) or subset_whole(axis, read.cell))
        if unit == "count"
        else None,
        period=_period(read, axis, context),
        suppressed=read.value.state == "suppressed",
        state=read.value.state,
        table=number,
        cell=read.index,
        breakdown=axis.breakdown(read.cell),
        rule="table-cell",
    )
    if read.value.share is None:
        return [figure]
    share, start, end = read.value.share
    beside = replace(
        figure, start=read.cell.start + start, end=read.cell.start + end, value=share, unit="percent", comparator="=",
        low=share, high=share, of=None, suppressed=False, state="value", rule="table-cell-share",
    )  # fmt: skip
    return [figure, beside]


def _scaled(value: CellValue, header: HeaderUnit) -> tuple[Number | None, Unit]:
    """The number in its unit: a header's "£000" or "%" holds for cells that say nothing themselves."""
    if value.unit == "percent" or header.unit is None:
        unit: Unit = value.unit
    elif value.unit == "count":
        unit = header.unit
    else:
        unit = value.unit
    if value.state == "suppressed":
        return None, unit if unit == "count" else "count"
    return _rescale(value.value, value, header), unit


def _rescale(number: Number | None, value: CellValue, header: HeaderUnit) -> Number | None:
    if number is None or header.scale == 1 or value.scaled or value.unit == "percent":
        return number
    return tidy(Decimal(str(number)) * header.scale)


def _period(read: ReadCell, axis: Axis, context: Context) -> Period | None:
    """The period of the cell's row and column, a month or quarter within its year; else the caption's."""
    labels = (*read.row, *read.column)
    named = next((label.period for label in labels if label.period is not None), None)
    if named is None:
        return axis.total_period(read.cell) or context.period
    within = next((found for label in labels if (found := month_within(label.text, named)) is not None), None)
    return within or named


def periods_of(labels: Sequence[Label]) -> list[Period]:
    """The periods among labels."""
    return [label.period for label in labels if label.period is not None]
