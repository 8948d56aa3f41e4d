"""Identifiers of the warehouse's rows, beyond those in `models.identifiers`: all are hashes of content."""

from __future__ import annotations

from models.facts import DateMention, Exemption, Fact, Figure, Reference
from models.identifiers import content_id, fact_id

_WHOLE_LIMIT = 10**15


def number_key(number: float | None) -> str:
    """A number as the fact identifiers write it: 97 and 97.0 are one value, as they are in the warehouse's column."""
    if number is None:
        return "None"
    real = float(number)
    return str(int(real)) if real.is_integer() and abs(real) < _WHOLE_LIMIT else repr(real)


def figure_key(value: float | None, unit: str, comparator: str) -> str:
    """The canonical value of a figure."""
    return f"{number_key(value)} {unit} {comparator}"


def value_key(fact: Fact) -> str:
    """The canonical value of a fact, as it enters `fact_id`."""
    match fact:
        case Figure():
            return figure_key(fact.value, fact.unit, fact.comparator)
        case Reference() | Exemption() | DateMention():
            return fact.value_key


def repeated_fact_id(version: str, kind: str, start: int, end: int, key: str, repeat: int) -> str:
    """Identifier of the `repeat`-th fact (from 0) with one span and value: a merged cell can give the same figure twice."""
    return fact_id(version, kind, start, end, key if repeat == 0 else f"{key} #{repeat + 1}")


def block_id(version: str, number: int) -> str:
    return content_id("block", version, number)


def sentence_id(version: str, start: int, end: int) -> str:
    return content_id("sentence", version, start, end)


def table_id(version: str, number: int) -> str:
    return content_id("table", version, number)


def cell_id(table: str, row: int, column: int) -> str:
    return content_id("cell", table, row, column)


def link_id(version: str, number: int) -> str:
    return content_id("link", version, number)


def question_id(version: str, label: str, start: int, end: int) -> str:
    return content_id("question", version, label, start, end)


def entity_id(version: str, start: int, end: int, kind: str, name: str) -> str:
    return content_id("entity", version, start, end, kind, name)


def relation_id(version: str, kind: str, subject: str, object_: str) -> str:
    return content_id("relation", version, kind, subject, object_)
