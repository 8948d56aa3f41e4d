"""The whole of a cell whose column narrows another's: "Claims | Claims upheld", "Bids | Successful", "Patients | Over 52 weeks"."""

from __future__ import annotations

from typing import Final

from extractors.figures.noun_phrases import PARTICIPLES
from extractors.figures.shapes import is_adverb, looks_plural
from extractors.figures.table_axis import Axis
from extractors.figures.table_labels import OF_WHICH
from extractors.figures.words import words
from models.documents import Cell
from models.facts import Number


def row_whole(axis: Axis, cell: Cell) -> Number | None:
    """The number above that a cell is a part of, where its row is headed "of which ...": in the nearest row that is not."""
    if not _is_of_which(axis, cell):
        return None
    for above in range(cell.row - 1, max(axis.rows, cell.row - ROWS) - 1, -1):
        other = axis.grid.get((above, cell.column))
        if other is None:
            return None
        if not _is_of_which(axis, other):
            whole, part = axis.number(above, cell.column), axis.number(cell.row, cell.column)
            return whole if whole is not None and (part is None or part <= whole) else None
    return None


ROWS: Final = 20


def _is_of_which(axis: Axis, cell: Cell) -> bool:
    labels = axis.row_labels(cell)
    return bool(labels) and OF_WHICH.match(labels[-1].text) is not None


MADE: Final = words("taken received made recorded total all reported logged in number of the")
"""What a heading may say of the whole besides its noun."""


def subset_whole(axis: Axis, cell: Cell) -> Number | None:
    """The number in the same row that a cell is a part of, where its heading narrows the other's in every row."""
    column = cell.column
    if column not in axis.wider:
        axis.wider[column] = _wider_column(axis, column)
    place = axis.wider[column]
    return None if place is None else axis.number(cell.row, place)


def _wider_column(axis: Axis, column: int) -> int | None:
    """The column that another's heading narrows: the one of the same noun, else that of the things it only describes."""
    own = _heading(axis, column)
    if not own:
        return None
    if len(own) > 1 and looks_plural(own[0]):
        return _same_noun(axis, column, own)
    return _described(axis, column) if describes(own) else None


def _same_noun(axis: Axis, column: int, own: list[str]) -> int | None:
    for place in range(column - 1, axis.columns - 1, -1):
        wide = _heading(axis, place)
        if wide and wide[0] == own[0] and wide != own and _only_whole(wide[1:]) and not _only_whole(own[1:]):
            return place if _never_more(axis, column, place) else None
    return None


def _described(axis: Axis, column: int) -> int | None:
    """The nearest column of things to the left, where no row has more of what became of them than of them."""
    for place in range(column - 1, axis.columns - 1, -1):
        wide = _heading(axis, place)
        if wide and any(looks_plural(word) for word in wide) and not describes(wide):
            return place if _never_more(axis, column, place) else None
        if not wide or not describes(wide):
            return None
    return None


OPENS: Final = words(
    "not with without within over under in on after before still more less at by aged out involving awaiting requiring "
    "exceeding causing"
)
STATES: Final = words(
    "open late overdue pending outstanding vacant electric fatal serious slight urgent routine missing void empty live "
    "closed won lost ongoing new dead injured ill absent present eligible part full female male"
)
LINKS: Final = words("in to from for by with on")
SHAPES: Final = ("ed", "ful", "able", "ible", "less")
"""Endings of words that describe things: "Approved", "Successful", "Payable"."""


def describes(heading: list[str]) -> bool:
    """Whether a heading names no things of its own but what they were like or became: "Not upheld", "Over 52 weeks"."""
    first = heading[0]
    if first in OPENS or (first.endswith("ing") and heading[1:2] and heading[1] in LINKS):
        return len(heading) > 1
    if is_adverb(first) and len(heading) > 1:
        first = heading[1]
    state = first in STATES or first in PARTICIPLES or (first.endswith(SHAPES) and len(first) > 4)
    return state and not any(looks_plural(word) for word in heading[1:2])


def _only_whole(rest: list[str]) -> bool:
    return all(word in MADE for word in rest)


def _heading(axis: Axis, column: int) -> list[str]:
    cell = axis.grid.get((axis.rows, column))
    labels = axis.column_labels(cell) if cell is not None else ()
    pieces = labels[-1].text.lower().split() if len(labels) == 1 and not labels[-1].is_time else []
    while pieces and pieces[0] in MADE and pieces[0] not in PARTICIPLES:
        pieces = pieces[1:]
    return pieces


def _never_more(axis: Axis, part: int, whole: int) -> bool:
    """Whether no row has more of the part than of the whole, and some row less."""
    pairs = [(axis.number(row, part), axis.number(row, whole)) for row in range(axis.rows, axis.height)]
    known = [(less, more) for less, more in pairs if less is not None and more is not None]
    return all(less <= more for less, more in known) and any(less < more for less, more in known)
