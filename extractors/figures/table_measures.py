"""Say what a table's cells count: a label that names things, else what the caption or the sentence above counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from extractors.figures.noun_phrases import PARTICIPLES, noun_phrase
from extractors.figures.shapes import is_adverb, looks_plural
from extractors.figures.table_axis import CHANGE, Axis
from extractors.figures.table_labels import OF_WHICH, Label, known_dimension
from extractors.figures.tokens import tokenize
from models.facts import Period, Unit

CATEGORY: Final = re.compile(
    r"(?:number|numbers|total|totals|count|counts|no\.?|all|other|others|unknown|not known|not stated|yes|no|"
    r"figure|value|amount|%|£|percentage|"
    r"per ?cent|male|female|males|females|men|women|man|woman|m|f|non-binary|under [0-9]{1,3}|over [0-9]{1,3}|"
    r"[0-9]{1,3}\s?(?:-|–|to)\s?[0-9]{1,3}|"
    r"[0-9]{1,3}\+|q[1-4]|quarter [1-4]|white|black|asian|mixed|rate)(?: \(?[%£]\)?)?$",
    re.IGNORECASE,
)
UNIT_TAIL: Final = re.compile(
    r"\s*\((?:%|£[^()]{0,12}|per [^()]{1,30}|000s?|thousands?|millions?)\)\s*$|\s*[%£]$", re.IGNORECASE
)
YEAR_TAIL: Final = re.compile(r"[\s,:\-–(]*(?:in )?(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?\)?\s*$")
NUMBER_HEAD: Final = re.compile(
    r"^(?:total )?(?:number|no\.?|numbers|count|total|amount) of (?:the |all )?", re.IGNORECASE
)
PER_HEAD: Final = re.compile(r"^per [0-9][0-9,]{0,11}(?: [a-z]{1,20}){0,3}\s?[:–—-]\s", re.IGNORECASE)
COUNTED: Final = re.compile(
    r"\b(?:number|numbers|count|total number|total) of (?:the |all |these |such )?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a table: what its caption or the sentence above counts, and the period that it names."""

    counted: str | None = None
    period: Period | None = None
    crossed: bool = False
    """Whether the caption says that rows and columns are both mere groups: "Complaints by subject and type of debt"."""


TOTAL_HEAD: Final = re.compile(
    r"^(?:(?:grand |overall |sub[- ]?)?totals?|all|overall|combined)\s+(?:number of |no\.? of |of )?", re.IGNORECASE
)
SHARE_WORDS: Final = re.compile(
    r"\b(?:rate|percentage|per ?cent|proportion|share|change|increase|decrease|difference|of|within|on|in|to|by|with|not)\b|%",
    re.IGNORECASE,
)
"""Headings that say how a share is reckoned or met, not of what it is."""
GROUPS: Final = re.compile(
    r"(?:years?|months?|quarters?|weeks?|days?|periods?|areas?|regions?|wards?|districts?|categories|types|reasons|ages|"
    r"sexes|genders|ethnicities|grades|ranks|sites|locations|departments|directorates|teams|outcomes|causes|sources)"
    r"(?: [a-z]{1,20}){0,2}",
    re.IGNORECASE,
)
"""What tables are divided by: a total over "all years" counts no years."""
CROSSED: Final = re.compile(
    r"\bby (?:[a-z-]{1,20} ){0,3}[a-z-]{1,20}(?:,? and(?: by)?|,| against| v) (?:[a-z-]{1,20} ){0,3}[a-z-]{1,20}[.:]?$",
    re.IGNORECASE,
)


def is_crossed(caption: str) -> bool:
    """Whether a caption divides what it counts by two things at once."""
    return bool(CROSSED.search(" ".join(caption[-120:].split())))


OTHERS: Final = re.compile(r"(?:all )?others?(?: [a-z]{1,20})?$", re.IGNORECASE)


def measure_of(
    row: tuple[Label, ...], column: tuple[Label, ...], axis: Axis, context: Context, unit: Unit
) -> str | None:
    """The label that is neither period nor mere category: the column's before the row's, else what the caption counts."""
    names = [_name(label) for label in reversed(column)]
    if context.crossed and context.counted and unit == "count":
        return context.counted
    for name in names:
        if name and _counts_things(name):
            return name
    if axis.is_over_time:
        for label in reversed(row):
            name = _name(label) or (label.text if OTHERS.match(label.text) else None)
            if name:
                return name
    for label in row:
        if OF_WHICH.match(label.text) and axis.is_over_time:
            return OF_WHICH.sub("", label.text) or None
    own = names[0] if names else None
    if unit == "percent" and own and CHANGE.fullmatch(own) and not axis.is_over_time:
        return own
    if unit == "percent" and own and not _says_what_became(own) and not SHARE_WORDS.search(own):
        return own
    if unit in ("rate", "percent") or any(OF_WHICH.match(label.text) for label in column):
        beside = _beside(axis)
        if beside:
            return _with_outcome(beside, names)
    for name in names:
        if name and not _says_what_became(name):
            return name
    counted = context.counted or _to_the_left(column, axis)
    if counted:
        return _with_outcome(counted, names)
    for name in names:
        if name:
            return name
    if unit == "money" and column and not column[-1].is_time:
        return UNIT_TAIL.sub("", column[-1].text) or None
    if column and column[-1].is_total:
        return None
    return next((name for label in reversed(row) if (name := _name(label))), None)


def _with_outcome(counted: str, names: list[str | None]) -> str:
    """What is counted with what became of it: "Repaired" under a sentence on reports counts the reports repaired."""
    became = next((name for name in names if name and _says_what_became(name)), None)
    if became is None or became.lower() in counted.lower():
        return counted
    return f"{counted} {became[0].lower()}{became[1:]}"


def _says_what_became(name: str) -> bool:
    """Whether a label only says what happened to things ("Lost", "Wrongly withheld"), so that others say what they are."""
    pieces = name.lower().split()
    if len(pieces) > 1 and pieces[0] == "not":
        pieces = pieces[1:]
    return all(word.endswith("ed") or word in PARTICIPLES or is_adverb(word) for word in pieces)


def _to_the_left(column: tuple[Label, ...], axis: Axis) -> str | None:
    """For a column named by a mere category or outcome ("Female", "Upheld"): what the nearest column before it counts."""
    if not column or column[-1].is_total:
        return None
    own = column[-1].start
    nearest: str | None = None
    for place in range(axis.columns, axis.width):
        cell = axis.grid.get((axis.rows, place))
        labels = axis.column_labels(cell) if cell is not None else ()
        if labels and labels[-1].start >= own:
            break
        for label in labels:
            name = _name(label)
            if name and _counts_things(name):
                nearest = name
    text = column[-1].text
    return nearest if known_dimension(text) or CATEGORY.match(text) or _says_what_became(text) else None


def _name(label: Label) -> str | None:
    """A label as a measure: without its unit, its year and "number of"; None for periods, totals and categories."""
    return _total_of(label.text) if label.is_total else name_of(label.text)


@lru_cache(maxsize=4_096)
def _total_of(text: str) -> str | None:
    """What a total is of, where its label says so: "All restraints", "Total complaints"; None for a bare total."""
    rest = TOTAL_HEAD.sub("", text)
    name = name_of(rest) if rest != text else None
    if name and GROUPS.fullmatch(name):
        return None
    return name if name and _counts_things(name) else None


@lru_cache(maxsize=16_384)
def name_of(text: str) -> str | None:
    """The words of a label that name what is counted, or None."""
    if OF_WHICH.match(text):
        return None
    bare = UNIT_TAIL.sub("", text)
    bare = PER_HEAD.sub("", bare).rstrip(" ,;:")
    plain = NUMBER_HEAD.sub("", YEAR_TAIL.sub("", bare).strip()).strip(" :,")
    if not plain or known_dimension(bare) or CATEGORY.match(plain) or plain.lower().startswith("per "):
        return None
    return plain


def _beside(axis: Axis) -> str | None:
    """What the table's other columns count: a rate or percentage is said of that."""
    for column in range(axis.columns, axis.width):
        cell = axis.grid.get((axis.rows, column))
        for label in axis.column_labels(cell) if cell is not None else ():
            name = _name(label)
            if name and _counts_things(name):
                return name
    return None


@lru_cache(maxsize=16_384)
def _counts_things(name: str) -> bool:
    """Whether a label names what is counted: a plural noun in it."""
    return any(looks_plural(word.lower().strip("(),.")) for word in name.split())


TELLINGS = frozenset(
    (
        "data",
        "details",
        "facts",
        "figures",
        "findings",
        "highlights",
        "notes",
        "numbers",
        "results",
        "statistics",
        "totals",
    )
)
"""What a heading says that numbers follow ("Key figures"), not what they count."""


def counted_in(text: str, start: int, end: int) -> str | None:
    """What a caption or sentence counts: the noun after "number of", else its first plural noun phrase."""
    match = COUNTED.search(text, start, end)
    if match:
        tokens = tokenize(text, match.end(), end)
        words, _ = noun_phrase(tokens, 0)
        if words:
            return words
    tokens = tokenize(text, start, min(end, start + 600))
    for index in range(len(tokens)):
        if tokens.kinds[index] != "w" or (index and tokens.joined(index)):
            continue
        words, _ = noun_phrase(tokens, index)
        if words and _counts_things(words) and words.rpartition(" ")[2].lower() not in TELLINGS:
            return words
    return None
