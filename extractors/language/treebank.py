"""Read Universal Dependencies treebanks (CoNLL-U) into spaCy documents, one a sentence, with named entities where they are marked.

Format: universaldependencies.org/format.html. GUM's `Entity=` (MISC column) opens and closes nested spans whose fields are
GRP-etype-infstat-salience-centering-minspan-link-identity; only people, organisations and places with a proper name are kept.
"""

from __future__ import annotations

import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab

LABELS = {"person": "PERSON", "organization": "ORG", "place": "PLACE"}
"""Entity types of the treebank and the labels of the pipeline."""
_JOINERS = frozenset({"of", "for", "and", "the", "&", "-", "'s", "’s", ".", "'", "’"})


@dataclass(slots=True)
class Word:
    """A syntactic word: its form, tags, head (index in the sentence, itself for the root), relation, and the space after it."""

    form: str
    upos: str
    xpos: str
    head: int
    relation: str
    space: bool
    entity: str = ""


@dataclass(slots=True)
class Parsed:
    """A sentence of the treebank; `entities` are (first word, last word, type) with both ends inclusive."""

    words: list[Word] = field(default_factory=list)
    entities: list[tuple[int, int, str]] = field(default_factory=list)


def read_files(archive: Path) -> Iterator[tuple[str, str]]:
    """(name, text) of each CoNLL-U file of an archive of treebanks, in the order of their names."""
    with tarfile.open(archive) as tar:
        members = sorted(
            (m for m in tar.getmembers() if m.isfile() and m.name.endswith(".conllu")), key=lambda m: m.name
        )
        for member in members:
            stream = tar.extractfile(member)
            if stream is not None:
                yield member.name.removeprefix("./"), stream.read().decode("utf-8")


def parse(text: str) -> Iterator[Parsed]:
    """The sentences of one file. Entities that cross a sentence's end are left out."""
    for chunk in text.split("\n\n"):
        rows = [line.split("\t") for line in chunk.splitlines() if line and not line.startswith("#")]
        if rows:
            yield _sentence(rows)


def _sentence(rows: list[list[str]]) -> Parsed:
    parsed = Parsed()
    covered: dict[int, bool] = {}
    for row in rows:
        if "-" in row[0]:
            first, last = row[0].split("-")
            covered |= dict.fromkeys(range(int(first), int(last)), False)
            covered[int(last)] = "SpaceAfter=No" not in row[9]
    positions: dict[str, int] = {}
    kept = [row for row in rows if row[0].isdigit()]
    for index, row in enumerate(kept):
        positions[row[0]] = index
    for index, row in enumerate(kept):
        space = covered.get(int(row[0]), "SpaceAfter=No" not in row[9])
        head = positions.get(row[6], index)
        entity = next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), "")
        relation = "ROOT" if row[6] == "0" else row[7].split(":")[0]
        parsed.words.append(Word(row[1].replace(" ", ""), row[3], row[4], head, relation, space, entity))
    parsed.entities = list(_entities(parsed.words))
    return parsed


def _entities(words: list[Word]) -> Iterator[tuple[int, int, str]]:
    opened: dict[str, list[tuple[int, str]]] = {}
    for index, word in enumerate(words):
        for group, kind, ends in _brackets(word.entity):
            if kind:
                opened.setdefault(group, []).append((index, kind))
            if ends and opened.get(group):
                start, kind_at = opened[group].pop()
                if kind_at in LABELS:
                    yield start, index, kind_at


def _brackets(entity: str) -> Iterator[tuple[str, str, bool]]:
    """(group, type or "" for a closing one, whether it closes here) of each bracket in an `Entity=` value."""
    position = 0
    while position < len(entity):
        opens = entity[position] == "("
        position += opens
        end = position
        while end < len(entity) and entity[end] not in "()":
            end += 1
        closes = end < len(entity) and entity[end] == ")"
        fields = entity[position:end].split("-")
        if fields[0]:
            yield fields[0], (fields[1] if opens and len(fields) > 1 else ""), closes
        position = end + closes


def to_doc(vocab: Vocab, parsed: Parsed, *, has_entities: bool) -> Doc:
    """A spaCy document of one sentence. Without entity annotation its entities are missing values, not none."""
    words = parsed.words
    doc = Doc(
        vocab,
        words=[w.form for w in words],
        spaces=[w.space for w in words],
        pos=[w.upos for w in words],
        heads=[w.head for w in words],
        deps=[w.relation for w in words],
        sent_starts=[index == 0 for index in range(len(words))],
    )
    if has_entities:
        doc.set_ents(filter_spans(list(_named(doc, parsed))), default="outside")
    else:
        doc.set_ents([], default="missing")
    return doc


def _named(doc: Doc, parsed: Parsed) -> Iterable[Span]:
    """Spans whose head is a proper name, cut down to the name ("former president John Smith, who ..." is "John Smith")."""
    for first, last, kind in parsed.entities:
        head = _head(parsed.words, first, last)
        if parsed.words[head].xpos.startswith("NNP"):
            start, end = _name_around(parsed.words, head, first, last, kind)
            yield Span(doc, start, end + 1, label=LABELS[kind])


def _head(words: list[Word], first: int, last: int) -> int:
    inside = [i for i in range(first, last + 1) if not first <= words[i].head <= last or words[i].head == i]
    return inside[0] if inside else last


def _name_around(words: list[Word], head: int, first: int, last: int, kind: str) -> tuple[int, int]:
    """The longest run of proper nouns round the head; names of bodies and places may hold "of", "for", "and"."""
    start = end = head
    while start > first and (_proper(words[start - 1]) or _joins(words, start - 1, start - 2, first, last, kind)):
        start -= 1
    while end < last and (_proper(words[end + 1]) or _joins(words, end + 1, end + 2, first, last, kind)):
        end += 1
    while start < head and not _proper(words[start]):
        start += 1
    while end > head and not _proper(words[end]):
        end -= 1
    return start, end


def _proper(word: Word) -> bool:
    return word.xpos.startswith("NNP")


def _joins(words: list[Word], at: int, beyond: int, first: int, last: int, kind: str) -> bool:
    form = words[at].form.lower()
    if kind == "person":
        return form in ("-", ".", "'", "’") and first <= beyond <= last and _proper(words[beyond])
    if form not in _JOINERS:
        return False
    return first <= beyond <= last and (_proper(words[beyond]) or words[beyond].form.lower() in ("the",))
