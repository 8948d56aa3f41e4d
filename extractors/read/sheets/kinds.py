"""Say of a cell whether it looks like a value, a period or words: what tells a table's headers from its body."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from extractors.figures.cells import read_cell
from extractors.figures.period_labels import read_period_label
from extractors.read.sheets.sheet import RawCell

CellKind = Literal["value", "period", "text"]

UNIT_LINE: Final = re.compile(
    r"\(?(?:(?:unit|units|measure|figures)\b[^.]{0,60}|[£$€%]|[£$€] ?(?:m|mn|bn|k|million|billion|thousands?|000s?)|"
    r"per ?cent(?:age)?s?|"
    r"(?:in )?(?:thousands?|millions?|000s|pounds|numbers?|pence)|rates?(?: per [\w, ]{1,40})?|index\b[^.]{0,40}|"
    r"(?:number|percentage|rate|thousands?|millions?) (?:of|and|per)\b[^.]{0,60})\)?",
    re.IGNORECASE,
)
UNIT_END: Final = re.compile(
    r"\s\(?(?:[£$€] ?(?:m|mn|bn|million|billion|thousands?|000s?)|thousands|millions|per ?cent|[%£])\)?$", re.IGNORECASE
)
NOTE_START: Final = re.compile(
    r"(?:notes?\b|sources?\b|source:|\*|†|‡|§|#|[¹²³⁴⁵⁶⁷⁸⁹]|\[[\w ]{1,10}\]|\(?(?:\d{1,2}|[a-z])[.)]\s|footnotes?\b|"
    r"(?:\.\.|-|~|:|[a-z]{1,2}) ?[=–-]|key\b|symbols?\b|contact\b|this (?:table|figure|data)|figures? (?:are|may|have|in)|"
    r"percentages|totals?\s(?:may|do)|data\b|includes?\b|excludes?\b|crown copyright|©|copyright|revised\b|return to|back to)",
    re.IGNORECASE,
)
SOURCE: Final = re.compile(
    r"(?:source|contact|enquir|telephone|e-?mail|website|©|crown copyright|copyright)\w{0,4}\b", re.IGNORECASE
)
TABLE_TITLE: Final = re.compile(r"(?:[a-z-]{0,15}\s)?(?:table|figure|annex|appendix|chart)\s?[a-z]?\d", re.IGNORECASE)


def kind_of(cell: RawCell) -> CellKind:
    """A filled cell as a value, a period (year, month, date) or text."""
    typed = cell.typed
    if isinstance(typed, (int, float)) and not isinstance(typed, bool):
        return "period" if isinstance(typed, int) and 1900 <= typed <= 2049 and len(cell.text) == 4 else "value"
    return _kind_of_words(cell.text) if len(cell.text) <= 60 else "text"


@lru_cache(maxsize=65_536)
def _kind_of_words(words: str) -> CellKind:
    if read_period_label(words) is not None:
        return "period"
    return "value" if read_cell(words) is not None else "text"


def is_number(cell: RawCell) -> bool:
    """Whether a cell is a value by its digits or sign, and not by a word ("None", "Nil") that may as well head a column."""
    return kind_of(cell) == "value" and not (len(cell.text) > 2 and cell.text.isalpha())


def is_unit_line(text: str) -> bool:
    """Whether a line above a table only says in what its figures are given."""
    return len(text) <= 80 and UNIT_LINE.fullmatch(text.strip()) is not None


def names_unit(text: str) -> bool:
    """Whether a line above a table ends with the unit of its figures."""
    return is_unit_line(text) or (len(text) <= 120 and UNIT_END.search(text) is not None)


def is_note(text: str) -> bool:
    """Whether a line beside a table explains it rather than heads the next."""
    return (len(text) > 160 or NOTE_START.match(text) is not None) and TABLE_TITLE.match(text) is None


def is_source(text: str) -> bool:
    """Whether a cell names a source, a contact or a right: a line under a table, however many cells it takes."""
    return SOURCE.match(text) is not None
