"""Rows of facts, entities and relations, each fact with both selectors, its sentence and its block."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from models.errors import BadQuote
from models.facts import DateMention, Entity, Exemption, Fact, Figure, Reference, Relation
from models.schemes import match_key
from models.selectors import select
from warehouse import keys
from warehouse.rows.captures import Row
from warehouse.rows.values import day, storable, storable_or_none

_LOW_CONFIDENCE = "low_confidence"


@dataclass(slots=True)
class Place:
    """Where things stand in one version: what finds a fact's sentence, block, cell and marks by offset."""

    version: str
    text: str
    extractor_version: str
    sentences: Sequence[Row]
    blocks: Sequence[Row]
    tables: Sequence[Sequence[str]] = ()
    marks: Sequence[tuple[str, int, int]] = ()
    _sentence_starts: list[int] = field(init=False)
    _block_starts: list[int] = field(init=False)
    _doubtful: list[tuple[int, int]] = field(init=False)

    def __post_init__(self) -> None:
        self._sentence_starts = [row["start_offset"] for row in self.sentences]
        self._block_starts = [row["start_offset"] for row in self.blocks]
        self._doubtful = sorted((start, end) for name, start, end in self.marks if name == _LOW_CONFIDENCE)

    def sentence_at(self, offset: int) -> str | None:
        """The sentence that holds a code point."""
        return _holding(self.sentences, self._sentence_starts, offset, "sentence_id")

    def block_at(self, offset: int) -> str | None:
        """The block that holds a code point."""
        return _holding(self.blocks, self._block_starts, offset, "block_id")

    def is_doubtful(self, start: int, end: int) -> bool:
        """Whether a mark of low confidence touches the span."""
        index = bisect_right(self._doubtful, (start, end))
        near = self._doubtful[max(0, index - 1) : index + 1]
        return any(first < end and start < last for first, last in near)

    def cell(self, table: int | None, cell: int | None) -> str | None:
        """The identifier of a table's cell by both indices."""
        return None if table is None or cell is None else self.tables[table][cell]


def _holding(rows: Sequence[Row], starts: Sequence[int], offset: int, key: str) -> str | None:
    index = bisect_right(starts, offset) - 1
    if index < 0 or offset >= rows[index]["end_offset"]:
        return None
    identifier: str = rows[index][key]
    return identifier


TABLE_OF = {Reference: "reference_number", Exemption: "exemption", Figure: "figure", DateMention: "date_mention"}


def fact_rows(facts: Sequence[Fact], place: Place) -> tuple[dict[str, list[Row]], list[str]]:
    """Rows of the facts by table, and the facts' identifiers in the order given. Raises BadQuote on a span outside the text."""
    rows: dict[str, list[Row]] = {name: [] for name in TABLE_OF.values()}
    identifiers = []
    repeats: Counter[tuple[str, int, int, str]] = Counter()
    for fact in facts:
        key = (fact.kind, fact.start, fact.end, keys.value_key(fact))
        identifier = keys.repeated_fact_id(place.version, *key, repeats[key])
        repeats[key] += 1
        identifiers.append(identifier)
        rows[TABLE_OF[type(fact)]].append({**_common(fact, identifier, place), **_own(fact, place)})
    return rows, identifiers


def _common(fact: Fact, identifier: str, place: Place) -> Row:
    try:
        _, quote = select(place.text, fact.start, fact.end)
    except ValueError as error:
        raise BadQuote(f"A {fact.kind} found by rule {fact.rule!r} has a bad span: {error}.") from error
    return {
        "fact_id": identifier,
        "version_id": place.version,
        "sentence_id": place.sentence_at(fact.start),
        "block_id": place.block_at(fact.start),
        "start_offset": fact.start,
        "end_offset": fact.end,
        "quote": quote.exact,
        "quote_prefix": quote.prefix,
        "quote_suffix": quote.suffix,
        "zone": fact.zone,
        "is_low_confidence": place.is_doubtful(fact.start, fact.end),
        "rule": fact.rule or None,
        "extractor_version": place.extractor_version,
    }


def _own(fact: Fact, place: Place) -> Row:
    match fact:
        case Reference():
            key = storable(match_key(fact.canonical))
            return {"canonical": storable(fact.canonical), "match_key": key, "scheme": fact.scheme, "role": fact.role}
        case Exemption():
            return {
                "regime": fact.regime,
                "provision": fact.provision,
                "status": fact.status,
                "title": fact.title,
                "is_absolute": fact.is_absolute,
                "test": fact.test,
                "is_superseded": fact.is_superseded,
                "is_ncnd": fact.is_ncnd,
                "questions": [storable(label) for label in fact.questions],
            }
        case Figure():
            return _figure(fact, place)
        case DateMention():
            return {
                "first_date": day(fact.first),
                "last_date": day(fact.last),
                "precision": fact.precision,
                "bound": fact.bound,
                "role": fact.role,
            }


def _figure(figure: Figure, place: Place) -> Row:
    speaker = figure.speaker
    return {
        "value": _real(figure.value),
        "unit": figure.unit,
        "comparator": figure.comparator,
        "low": _real(figure.low),
        "high": _real(figure.high),
        "measure": storable_or_none(figure.measure),
        "whole": _real(figure.of),
        "period_start_date": day(figure.period.start) if figure.period else None,
        "period_end_date": day(figure.period.end) if figure.period else None,
        "is_suppressed": figure.suppressed,
        "state": figure.state,
        "cell_id": place.cell(figure.table, figure.cell),
        "breakdown": [{"dimension": storable(name), "label": storable(label)} for name, label in figure.breakdown],
        "speaker": place.text[speaker[0] : speaker[1]] if speaker else None,
        "speaker_start_offset": speaker[0] if speaker else None,
        "speaker_end_offset": speaker[1] if speaker else None,
    }


def _real(number: float | None) -> float | None:
    return None if number is None else float(number)


def entity_rows(entities: Sequence[Entity], place: Place) -> list[Row]:
    """One row an entity; the same span, type and name twice is one row."""
    rows = {}
    for entity in entities:
        identifier = keys.entity_id(place.version, entity.start, entity.end, entity.type, entity.name)
        rows[identifier] = {
            "entity_id": identifier,
            "version_id": place.version,
            "sentence_id": place.sentence_at(entity.start),
            "start_offset": entity.start,
            "end_offset": entity.end,
            "quote": place.text[entity.start : entity.end],
            "zone": entity.zone,
            "type": entity.type,
            "name": storable(entity.name),
            "authority_id": entity.authority_id,
            "rule": entity.rule or None,
        }
    return list(rows.values())


def relation_rows(version: str, relations: Sequence[Relation], ends: Mapping[str, Sequence[str]]) -> list[Row]:
    """One row a relation, its indices resolved: `ends` holds the identifiers of "fact", "question" and "sentence".

    Raises BadQuote when an index points at nothing.
    """
    rows = {}
    for relation in relations:
        subject, object_ = _end(relation.subject, ends), _end(relation.object, ends)
        identifier = keys.relation_id(version, relation.kind, subject, object_)
        rows[identifier] = {
            "relation_id": identifier,
            "version_id": version,
            "kind": relation.kind,
            "subject_type": relation.subject[0],
            "subject_id": subject,
            "object_type": relation.object[0],
            "object_id": object_,
            "note": storable_or_none(relation.note),
        }
    return list(rows.values())


def _end(end: tuple[str, int], ends: Mapping[str, Sequence[str]]) -> str:
    what, index = end
    if what not in ends or not 0 <= index < len(ends[what]):
        raise BadQuote(f"A relation points at {what} {index}, which is not there.")
    return ends[what][index]
