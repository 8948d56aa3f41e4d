"""Trace a figure, or any words, to the sentences that hold them, with everything a person needs to check them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from duckdb import DuckDBPyConnection

from models.errors import NotFoundInWarehouse
from models.locators import Locator, describe, locator_from_json
from models.selectors import CONTEXT, TextQuote
from warehouse.candidates import find_candidates
from warehouse.links import link_at
from warehouse.ranking import Part, loose_part, rank_parts, read_facts, read_parts
from warehouse.words import Query, find_mark, read_query

_FACT_ID = re.compile(r"[0-9a-f]{24}")
_SPARE = 3
"""Hits looked up for each one wanted, since versions of a document repeat most of its sentences."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that answers the words, and the fact in it that answers them best (None where no fact does).

    `start` and `end` are the marked words' place in `sentence`, in code points; `fetched_at` is aware, UTC. `place` is the
    sentence's place in the original in words, `link` opens the page at the marked words.
    """

    sentence: str
    start: int
    end: int
    zone: str
    title: str | None
    publisher: str | None
    url: str
    link: str
    fetched_at: datetime
    body_sha256: str
    place: str | None
    document_kind: str
    document_id: str
    version_id: str
    sentence_id: str | None
    fact_id: str | None
    fact_kind: str | None
    value: str | None
    detail: str | None
    quote: str
    is_current: bool
    is_withdrawn: bool
    is_corrected: bool
    score: int = 0


def trace(connection: DuckDBPyConnection, words_or_id: str, *, limit: int = 20) -> list[Hit]:
    """The best hits for some words, or the one hit of a fact's identifier, best first.

    Words match sentences outside boilerplate that hold all of them, in any case and by their beginnings; a number matches
    however it is written, and a table's figure also by the labels of its row and column. Raises NotFoundInWarehouse for an
    identifier that is not there; words that nothing holds give an empty list.
    """
    wanted = words_or_id.strip()
    if _FACT_ID.fullmatch(wanted.lower()):
        return [_hit_of_fact(connection, wanted.lower())]
    query = read_query(wanted)
    if not query.terms:
        return []
    candidates = find_candidates(connection, query)
    reasons = frozenset(candidate.fact_id for candidate in candidates if candidate.fact_id)
    ranked = rank_parts(read_parts(connection, candidates), query, reasons)
    return _once(_complete(connection, ranked[: limit * _SPARE], query))[:limit]


def _once(hits: Sequence[Hit]) -> list[Hit]:
    """The hits with each sentence of a document once, as its latest version says it, in the order of the best."""
    latest: dict[tuple[str, str, str], Hit] = {}
    for hit in hits:
        key = (hit.document_id, hit.sentence, hit.quote)
        held = latest.get(key)
        if held is None or (hit.is_current, hit.fetched_at) > (held.is_current, held.fetched_at):
            latest[key] = hit
    return list(latest.values())


_PAGES = """
SELECT v.version_id, v.title, coalesce(d.publisher, v.publisher), d.url, v.fetched_at, v.body_sha256, v.kind, v.document_id
FROM version v JOIN document d ON d.document_id = v.document_id WHERE v.version_id IN (SELECT unnest($1))
"""


def _pages(connection: DuckDBPyConnection, versions: Sequence[str]) -> dict[str, tuple[Any, ...]]:
    """For each version its page, and whether it is current and withdrawn."""
    pages = connection.execute(_PAGES, [list(versions)]).fetchall()
    documents = sorted({row[7] for row in pages})
    # Listed one by one, the identifiers reach the view's scans; joined to it, they would not.
    places = ", ".join(f"${index}" for index in range(1, len(documents) + 1))
    seen = connection.execute(
        f"SELECT version_id, is_current, is_withdrawn FROM version_seen WHERE document_id IN ({places})",  # noqa: S608
        documents,
    ).fetchall()
    states = {version: states for version, *states in seen}
    return {row[0]: (*row, *states.get(row[0], (False, False))) for row in pages}


def _complete(connection: DuckDBPyConnection, parts: Sequence[Part], query: Query | None = None) -> list[Hit]:
    if not parts:
        return []
    pages = _pages(connection, [part.version_id for part in parts])
    zones, places = _places(connection, parts)
    return [
        _hit(part, pages[part.version_id], zones[index], places[index], query)
        for index, part in enumerate(parts)
        if part.version_id in pages
    ]


def _places(connection: DuckDBPyConnection, parts: Sequence[Part]) -> tuple[list[str], list[Locator | None]]:
    """For each part the zone and the original's place, by the block that holds the marked words."""
    wanted = [(part.version_id, part.fact.start if part.fact else part.offset) for part in parts]
    blocks = connection.execute(
        """WITH wanted AS (SELECT unnest($1) AS version_id, unnest($2) AS place, unnest($3) AS number)
        SELECT w.number, arg_max(b.locator, b.start_offset) FROM wanted w JOIN block b
          ON b.version_id = w.version_id AND b.start_offset <= w.place AND b.end_offset > w.place GROUP BY w.number""",
        [[version for version, _ in wanted], [place for _, place in wanted], list(range(len(wanted)))],
    ).fetchall()
    locators: dict[int, str | None] = dict(blocks)
    identifiers = [part.sentence_id for part in parts if part.sentence_id]
    zones: dict[str, str] = dict(
        connection.execute(
            "SELECT sentence_id, zone FROM sentence WHERE sentence_id IN (SELECT unnest($1))", [identifiers]
        ).fetchall()
    )
    found = [locators.get(number) for number in range(len(parts))]
    return (
        [zones.get(part.sentence_id or "", "response") for part in parts],
        [locator_from_json(locator) if locator else None for locator in found],
    )


def _hit(part: Part, page: tuple[Any, ...], zone: str, locator: Locator | None, query: Query | None) -> Hit:
    start, end, quote = _mark(part, query)
    fact = part.fact
    _, title, publisher, url, fetched_at, body, kind, document, is_current, is_withdrawn = page
    return Hit(
        sentence=part.text,
        start=start,
        end=end,
        zone=zone,
        title=title,
        publisher=publisher,
        url=url,
        link=link_at(url, quote, locator),
        fetched_at=fetched_at.replace(tzinfo=UTC),
        body_sha256=body,
        place=describe(locator) if locator else None,
        document_kind=kind,
        document_id=document,
        version_id=part.version_id,
        sentence_id=part.sentence_id,
        fact_id=fact.fact_id if fact else None,
        fact_kind=fact.kind if fact else None,
        value=fact.value if fact else None,
        detail=(fact.detail or None) if fact else None,
        quote=quote.exact,
        is_current=is_current,
        is_withdrawn=is_withdrawn,
        is_corrected=fact.is_corrected if fact else False,
        score=part.score,
    )


def _mark(part: Part, query: Query | None) -> tuple[int, int, TextQuote]:
    """Where the marked words stand in the sentence: the fact's, else those that were looked for."""
    if part.fact is None:
        start, end = find_mark(part.text, query) if query else (0, len(part.text))
        text = part.text
        return start, end, TextQuote(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])
    fact = part.fact
    start = max(0, fact.start - part.offset)
    end = min(len(part.text), fact.end - part.offset)
    return start, end, TextQuote(fact.quote, fact.prefix, fact.suffix)


def _hit_of_fact(connection: DuckDBPyConnection, fact_id: str) -> Hit:
    facts = read_facts(connection, "fact_id", [fact_id])
    if not facts:
        raise NotFoundInWarehouse(f"There is no fact {fact_id}.")
    fact = facts[0]
    row = connection.execute(
        "SELECT text, start_offset FROM sentence WHERE version_id = $1 AND sentence_id = $2",
        [fact.version_id, fact.sentence_id],
    ).fetchone()
    part = Part(fact.version_id, fact.sentence_id, row[0], row[1], fact) if row else loose_part(fact)
    return _complete(connection, [part])[0]
