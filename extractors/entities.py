"""Find people, organisations and places: public authorities by the registry, other bodies by rule, the rest by a trained pipeline.

`find_entities(p)` is pure rules: registered names and aliases, short names that the text defines, and names that end (or begin)
with the word for a kind of body. With a spaCy pipeline it also gives people, places and other organisations, and asks the
pipeline only about sentences that hold capitalised words the rules have not explained.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from extractors.abbreviations import Definition, find_definitions
from extractors.dates.words import word_set
from extractors.names import clean_name, is_common, lower_words, titled_people
from extractors.prepare import Prepared
from extractors.registered import flat_text, registered_names
from models.authorities import authorities_by_id
from models.documents import Sentence
from models.facts import Entity

if TYPE_CHECKING:
    from spacy.language import Language

EntityType = Literal["person", "organisation", "place"]
TYPES: dict[str, EntityType] = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organisation",
    "PLACE": "place",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}
"""Labels of common pipelines and the type each stands for; other labels are left out."""
_MID_CAPITAL = re.compile(r"(?<=[a-z,;:“(] )[“‘(]?[A-Z][a-z’'\-]+[A-Za-z’'\-]*|[A-Z][a-z]+ [A-Z][a-z]+")
_HEADS = (
    "Council|Police|Constabulary|Trust|University|College|Academy|School|Commission|Committee|Board|Authority|Agency|Department|Directorate|Ministry|"
    "Office|Service|Tribunal|Court|Ombudsman|Inspectorate|Federation|Association|Foundation|Institute|Society|Union|Unit|Bureau|Party|Bank|Group|"
    "Ltd|Limited|LLP|plc|PLC|Hospital|Partnership|Corporation|Chambers|Solicitors"
)
_WORD = r"[A-Z][A-Za-z’'\-]+"
_ENDS_IN_HEAD = re.compile(
    rf"\b(?P<name>(?:{_WORD}(?: (?:and|&|of|for|the|upon|in|on) | |, (?=[A-Z][a-z]+ and ))){{1,8}}?(?:(?:and|&) )?(?:{_HEADS})"
    rf"(?: (?:of|for)(?: the)? {_WORD}(?: (?:and |& )?{_WORD}){{0,4}})?)(?![\w’'-])(?! (?:{_HEADS})\b)"
    r"(?! (?:Act|Regulations|Order|Bill|Rules)\b)"
)
_BEGINS_WITH_HEAD = re.compile(
    r"\b(?P<name>(?:University|College|Department|Ministry|Office|Directorate|Institute|Association|Society|Court|Bureau"
    r"|Commissioner) (?:of|for)"
    rf"(?: the)? {_WORD}(?:,? (?:(?:and|&|of|for) )?{_WORD}){{0,6}})"
)
_LEADING = word_set(
    "The This That These Those Our Your My His Her Their Its In At By For From To Of And Or Dear When While If As Both Also "
    "However Since On With Under Although But A An Does Do Did Is Are Was Were Has Have Had Can Could Will Would Should Please "
    "Thank Which "
    "What Who How Where Why No Not All Any Each Every Some Most Many Following After Before During Between Within Hundreds "
    "Thousands Dozens According Because the of and"
)
_STOPPERS = re.compile(r",? (?:and )?(?:The|Rt|Hon|MP|Sir|Dame|Lord|Lady|Mr|Mrs|Ms|Dr|Tel|Email|Ref)\b")
_MOST_SHORT_NAMES = 200
_LONGEST_SENTENCE = 800


def find_entities(p: Prepared, nlp: Language | None = None) -> list[Entity]:
    """Entities outside boilerplate, sorted by start, none overlapping. `nlp` is a spaCy pipeline with named entities, or None."""
    flat = flat_text(p.text)
    found = _Spans()
    definitions = find_definitions(flat)
    for entity in _registered(p, flat, definitions):
        found.add(entity)
    for entity in _by_rule(p, flat):
        found.add(entity)
    for entity in _short_names(p, flat, definitions, found):
        found.add(entity)
    for start, end in titled_people(p.text):
        found.add(_entity(p, start, end, "person", p.text[start:end], None, "title"))
    if nlp is not None:
        for entity in _by_pipeline(p, nlp, found):
            found.add(entity)
    return [entity for entity in found.items() if entity.zone != "boilerplate"]


class _Spans:
    """Entities so far, none overlapping: the first to claim a stretch of text keeps it."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._entities: list[Entity] = []

    def free(self, start: int, end: int) -> bool:
        """Whether nothing found so far overlaps a span."""
        index = bisect_right(self._starts, start)
        if index and self._entities[index - 1].end > start:
            return False
        return index == len(self._starts) or self._starts[index] >= end

    def at(self, offset: int) -> Entity | None:
        """The entity that holds a code point."""
        index = bisect_right(self._starts, offset)
        return self._entities[index - 1] if index and self._entities[index - 1].end > offset else None

    def add(self, entity: Entity) -> None:
        """Add an entity unless it overlaps one."""
        if self.free(entity.start, entity.end):
            index = bisect_right(self._starts, entity.start)
            self._starts.insert(index, entity.start)
            self._entities.insert(index, entity)

    def items(self) -> list[Entity]:
        return self._entities


def _registered(p: Prepared, flat: str, definitions: Sequence[Definition]) -> Iterator[Entity]:
    """Registered names in the text. A short name that the text defines for something else is not the registered one."""
    for start, end, owner in registered_names(flat, {definition.short for definition in definitions}):
        rule = "registry" if flat[start:end].lower() == flat_text(owner.name).lower() else "alias"
        yield _entity(p, start, end, "organisation", owner.name, owner.id, rule)


def _by_rule(p: Prepared, flat: str) -> Iterator[Entity]:
    """Bodies that the registry does not know, by the word for their kind."""
    for pattern in (_ENDS_IN_HEAD, _BEGINS_WITH_HEAD):
        for found in pattern.finditer(p.text.replace("\xa0", " ")):
            start, end = _trimmed(flat, *found.span("name"))
            if " " in p.text[start:end]:
                yield _entity(p, start, end, "organisation", p.text[start:end], None, "kind-of-body")


def _trimmed(flat: str, start: int, end: int) -> tuple[int, int]:
    """A name without the words that only lead to it, and without what follows it ("The Rt Hon ...")."""
    space = flat.find(" ", start, end)
    while space >= 0 and flat[start:space] in _LEADING:
        start = space + 1
        space = flat.find(" ", start, end)
    stop = _STOPPERS.search(flat, start, end)
    return start, stop.start() if stop else end


def _short_names(p: Prepared, flat: str, definitions: Sequence[Definition], found: _Spans) -> Iterator[Entity]:
    """Every use of a short name that the text defines for a body, and of a registered abbreviation whose body is named."""
    named = {entity.authority_id: entity for entity in found.items() if entity.authority_id}
    meaning: dict[str, tuple[str, str | None]] = {}
    for known_id, entity in named.items():
        short = authorities_by_id()[known_id].abbreviation
        if short:
            meaning[short] = (entity.name, known_id)
    for definition in definitions:
        owner = next(
            (e for e in found.items() if e.start <= definition.end - 1 < e.end and e.end <= definition.end + 1), None
        )
        if owner is not None:
            meaning[definition.short] = (owner.name, owner.authority_id)
        else:
            meaning.pop(definition.short, None)
    for short, (name, authority_id) in meaning.items():
        for start in _uses(flat, short):
            yield _entity(p, start, start + len(short), "organisation", name, authority_id, "abbreviation")


def _uses(flat: str, short: str) -> Iterator[int]:
    """Uses of a short name; a common word ("Trust") counts after "the" or where it is defined."""
    is_word = short[1:].islower()
    start = flat.find(short)
    while start >= 0:
        end = start + len(short)
        whole = (not start or not flat[start - 1].isalnum()) and not flat[end : end + 1].isalnum()
        if whole and (not is_word or flat[max(0, start - 4) : start].lower() == "the " or flat[start - 1] in "‘'\"“("):
            yield start
        start = flat.find(short, end)


def _by_pipeline(p: Prepared, nlp: Language, found: _Spans) -> Iterator[Entity]:
    """What a trained pipeline finds in the sentences that hold names the rules have not explained."""
    small = lower_words(p.text)
    chosen = [sentence for sentence in p.sentences if _worth_asking(p, sentence, found, small)]
    texts = [p.text[s.start : s.end].replace("\n", " ") for s in chosen]
    spans: list[tuple[int, int, EntityType]] = []
    with nlp.memory_zone():  # forget the words of this document after it
        docs = nlp.pipe(texts, batch_size=128, disable=_unneeded(nlp))
        for sentence, doc in zip(chosen, docs, strict=True):
            for named in doc.ents:
                type_ = TYPES.get(named.label_)
                at = sentence.start
                span = type_ and clean_name(p.text, at + named.start_char, at + named.end_char, type_, small)
                if span and type_:
                    spans.append((*span, type_))
    people = {entity.name.split()[-1] for entity in found.items() if entity.type == "person"}
    full_names = {p.text[start:end] for start, end, type_ in spans if type_ == "person"}
    for start, end, type_ in spans:
        name = p.text[start:end]
        is_person = type_ != "organisation" and (name in full_names or name.split()[-1] in people)
        yield _entity(p, start, end, "person" if is_person else type_, name, None, "pipeline")


def _unneeded(nlp: Language) -> list[str]:
    """Components that names do not need; each costs time."""
    needed = {"tok2vec", "transformer", "ner", "entity_ruler"}
    return [name for name in nlp.pipe_names if name not in needed] if "ner" in nlp.pipe_names else []


def _worth_asking(p: Prepared, sentence: Sentence, found: _Spans, small: frozenset[str]) -> bool:
    if sentence.zone == "boilerplate" or sentence.end - sentence.start > _LONGEST_SENTENCE:
        return False
    capitals = _MID_CAPITAL.finditer(p.text, sentence.start, sentence.end)
    return any(found.free(m.start(), m.end()) and not is_common(m[0], small) for m in capitals)


def _entity(
    p: Prepared, start: int, end: int, type_: EntityType, name: str, authority_id: str | None, rule: str
) -> Entity:
    return Entity(
        start=start,
        end=end,
        zone=p.zone_at(start),
        type=type_,
        name=" ".join(name.split()),
        authority_id=authority_id,
        rule=rule,
    )
