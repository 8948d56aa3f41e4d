"""The pipeline from bytes to an `Extraction`: read, prepare, find, relate. Pure: the same bytes give the same extraction."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.caveats import find_caveats
from extractors.clock import statutory_clock
from extractors.dates import find_dates
from extractors.entities import find_entities
from extractors.exemptions import find_exemptions
from extractors.figures import find_figures
from extractors.figures.tables import FoundTables, find_tables
from extractors.language.choose import chosen_language
from extractors.parts import page_parts
from extractors.prepare import Prepared, prepare
from extractors.questions import find_questions, find_ties
from extractors.read import read
from extractors.references import find_references
from extractors.speakers import name_speakers
from extractors.totals import check_totals
from extractors.version import extractor_version
from models.documents import Label, Reading
from models.errors import BadQuote
from models.extraction import Extraction
from models.facts import DateMention, Entity, Exemption, Fact, Figure
from models.identifiers import sha256_bytes, sha256_text

ANSWERS = ("foi_response", "correspondence", "decision")
"""Kinds of document that are made of the parts of an answer."""


def extract(
    body: bytes,
    *,
    name: str,
    url: str | None = None,
    media_type: str | None = None,
    repeated: frozenset[str] | None = None,
    keep: Sequence[str] = (),
    drop: Sequence[str] = (),
) -> Extraction:
    """Everything that one document's bytes give.

    `name` is the file's name, `media_type` what the server claimed (the bytes decide). `repeated` holds keys of lines that
    recur over the publisher's documents; `keep` and `drop` are the source's CSS selectors of content and furniture. Raises a
    `models.errors.ReadError` for bytes that cannot be read.
    """
    reading = read(body, name=name, url=url, media_type=media_type)
    prepared = prepare(reading, repeated=repeated, keep=keep, drop=drop)
    return extract_prepared(prepared, name=name, body_sha256=sha256_bytes(body))


def extract_prepared(prepared: Prepared, *, name: str, body_sha256: str) -> Extraction:
    """The extraction of a prepared document; `body_sha256` is the hash of the bytes it was read from."""
    reading = prepared.reading
    entities = find_entities(prepared, chosen_language())
    found = find_tables(prepared)
    tables = found.described()
    facts = _with_speakers(prepared, find_facts(prepared, found), entities)
    questions = find_questions(prepared, [fact for fact in facts if isinstance(fact, Exemption)])
    dates = [fact for fact in facts if isinstance(fact, DateMention)]
    relations = [
        *find_caveats(prepared, facts),
        *check_totals(reading.text, tables, facts),
        *find_ties(questions, facts),
    ]
    return Extraction(
        name=name,
        media_type=reading.media_type,
        kind=prepared.kind,
        body_sha256=body_sha256,
        text_sha256=sha256_text(reading.text),
        content_sha256=sha256_text(stripped_content(reading, prepared.labels)),
        text=reading.text,
        blocks=reading.blocks,
        labels=prepared.labels,
        zones=prepared.zones,
        sentences=prepared.sentences,
        metadata=reading.metadata,
        tables=tables,
        links=reading.links,
        embedded=reading.embedded,
        facts=tuple(facts),
        entities=tuple(entities),
        questions=tuple(questions),
        relations=tuple(relations),
        clock=statutory_clock(prepared, dates),
        parts=tuple(page_parts(reading, prepared.labels)) if prepared.kind in ANSWERS else (),
        warnings=reading.warnings,
        marks=reading.marks,
        encoding=reading.encoding,
        extractor_version=extractor_version(),
    )


def find_facts(prepared: Prepared, found: FoundTables | None = None) -> list[Fact]:
    """References, exemptions, dates and figures of a prepared document, by start, end and kind.

    `found` is what `find_tables(prepared)` gave, where the caller keeps the tables; without it they are read here.
    Raises BadQuote when a finder gives a span that is not in the text: a defect here, never the document's fault.
    """
    references = find_references(prepared)
    exemptions = find_exemptions(prepared)
    dates = find_dates(prepared)
    taken = sorted((fact.start, fact.end) for kind in (references, exemptions, dates) for fact in kind)
    figures = find_figures(prepared, taken, dates, found)
    facts: list[Fact] = sorted(
        [*references, *exemptions, *dates, *figures], key=lambda fact: (fact.start, fact.end, fact.kind, fact.value_key)
    )
    _check_spans(facts, len(prepared.text))
    return facts


def stripped_content(reading: Reading, labels: Sequence[Label]) -> str:
    """The text of the content blocks, one a line, white space folded: what must change for a new version."""
    kept = (block for block, label in zip(reading.blocks, labels, strict=True) if label.is_content)
    return "\n".join(" ".join(reading.text[block.start : block.end].split()) for block in kept)


def _with_speakers(prepared: Prepared, facts: Sequence[Fact], entities: Sequence[Entity]) -> list[Fact]:
    """The facts, each figure with the span of who said it where the text tells."""
    named = iter(name_speakers(prepared, [fact for fact in facts if isinstance(fact, Figure)], entities))
    return [next(named) if isinstance(fact, Figure) else fact for fact in facts]


def _check_spans(facts: Sequence[Fact], length: int) -> None:
    for fact in facts:
        if not 0 <= fact.start < fact.end <= length:
            raise BadQuote(f"A {fact.kind} spans {fact.start}:{fact.end} in a text of {length} code points.")
