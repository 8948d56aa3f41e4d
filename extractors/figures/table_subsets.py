"""The whole of a cell whose column repeats another's noun: "Samples taken | Samples over the limit", "Claims | Claims upheld"."""

from __future__ import annotations

from typing import Final

from extractors.figures.noun_phrases import PARTICIPLES
from extractors.figures.shapes import looks_plural
from extractors.figures.table_axis import Axis
from extractors.figures.words import words
from models.documents import Cell
from models.facts import Number

MADE: Final = words("taken received made recorded total all reported logged in number of the")
"""What a heading may say of the whole besides its noun."""


def subset_whole(axis: Axis, cell: Cell) -> Number | None:
    """The number in the same row that a cell is a part of, where its heading narrows the other's in every row."""
    place = _wider_column(axis, cell)
    if place is None:
        return None
    return axis.number(cell.row, place)


def _wider_column(axis: Axis, cell: Cell) -> int | None:
    own = _heading(axis, cell.column)
    if not own or len(own) < 2 or not looks_plural(own[0]):
        return None
    for place in range(cell.column - 1, axis.columns - 1, -1):
        wide = _heading(axis, place)
        if wide and wide[0] == own[0] and wide != own and _only_whole(wide[1:]) and not _only_whole(own[1:]):
            return place if _never_more(axis, cell.column, place) else None
    return None


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
    """Whether no row has more of the part than of the whole."""
    for row in range(axis.rows, axis.height):
        less, more = axis.number(row, part), axis.number(row, whole)
        if less is not None and more is not None and less > more:
            return False
    return True
