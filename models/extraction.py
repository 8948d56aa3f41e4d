"""Extraction: everything that one document's bytes give, and what a run could not do."""

from __future__ import annotations

from dataclasses import dataclass

from models.documents import Block, DocumentKind, Embedded, Label, Link, Metadata, Sentence, Table, Zone
from models.facts import Entity, Fact, Question, Relation


@dataclass(frozen=True, slots=True)
class Clock:
    """The statutory clock: working days from receipt to response, low and high where dates are partial.

    `verdict` is "in_time", "late" or "undetermined". Source: FOIA section 10, FOISA section 10, EIR regulation 5(2).
    """

    received_first: str | None
    received_last: str | None
    responded_first: str | None
    responded_last: str | None
    days_low: int | None
    days_high: int | None
    due_first: str | None
    due_last: str | None
    verdict: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """One document's extraction: a pure function of (bytes, source, extractor version).

    `labels` runs parallel to `blocks`. Facts are sorted by (start, end, kind) and hold none of the boilerplate zone.
    `parts` are (start, end, name) of an answer's parts: request, response, decision, exemption_reasoning, disclosure, advice,
    appeal_rights, contact. `content_sha256` hashes the stripped content, `text_sha256` the whole text, `body_sha256` the bytes.
    """

    name: str
    media_type: str
    kind: DocumentKind
    body_sha256: str
    text_sha256: str
    content_sha256: str
    text: str
    blocks: tuple[Block, ...]
    labels: tuple[Label, ...]
    zones: tuple[Zone, ...]
    sentences: tuple[Sentence, ...]
    metadata: Metadata
    tables: tuple[Table, ...] = ()
    links: tuple[Link, ...] = ()
    embedded: tuple[Embedded, ...] = ()
    facts: tuple[Fact, ...] = ()
    entities: tuple[Entity, ...] = ()
    questions: tuple[Question, ...] = ()
    relations: tuple[Relation, ...] = ()
    clock: Clock | None = None
    parts: tuple[tuple[int, int, str], ...] = ()
    warnings: tuple[tuple[str, str], ...] = ()
    marks: tuple[tuple[str, int, int], ...] = ()
    encoding: str | None = None
    extractor_version: str = ""


@dataclass(frozen=True, slots=True)
class Capture:
    """One fetch of one URL at one moment. `fetched_at` is ISO 8601 in UTC; `headers` are lower-case name and value pairs.

    A local file is a capture too: its URL is a `file:` URL, its status None. `redirects` are the URLs passed through.
    """

    capture_id: str
    url: str
    final_url: str
    fetched_at: str
    status: int | None
    body_sha256: str | None
    body_bytes: int
    media_type: str | None
    headers: tuple[tuple[str, str], ...] = ()
    redirects: tuple[str, ...] = ()
    source: str | None = None
    parent_url: str | None = None
    not_modified: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be fetched, read or understood: stage ("fetch", "read", "extract", "load"), error's name, and advice."""

    url: str
    stage: str
    error: str
    message: str
    advice: str
    occurred_at: str
    capture_id: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A document that its publisher took away: noticed at an ISO 8601 moment in UTC. Its versions and facts stay."""

    url: str
    noticed_at: str
    reason: str
    source: str | None = None
