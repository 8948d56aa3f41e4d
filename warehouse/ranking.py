"""Rank candidates: each sentence with the fact in it that answers the words best."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from duckdb import DuckDBPyConnection

from warehouse.candidates import Candidate
from warehouse.words import Query


@dataclass(frozen=True, slots=True)
class Part:
    """A candidate with its words and its best fact, before the page is looked up."""

    version_id: str
    sentence_id: str | None
    text: str
    offset: int
    fact: FactPart | None
    score: int = 0


@dataclass(frozen=True, slots=True)
class FactPart:
    """A fact with what ranking and marking need of it."""

    fact_id: str
    kind: str
    start: int
    end: int
    quote: str
    value: str
    detail: str | None
    number: float | None
    labels: str
    version_id: str
    sentence_id: str | None
    prefix: str
    suffix: str
    is_corrected: bool


_FACTS = """
SELECT fact_id, fact_kind, start_offset, end_offset, quote, value, detail, number, labels, version_id, sentence_id,
  quote_prefix, quote_suffix, is_corrected FROM (
  SELECT fact_id, 'figure' AS fact_kind, start_offset, end_offset, quote,
    concat_ws(' ', nullif(comparator, '='), coalesce(number_text(value), state)) AS value,
    concat_ws(' ', measure, nullif(unit, 'count')) AS detail, value AS number,
    lower(concat_ws(' ', measure, array_to_string(list_transform(breakdown, lambda b: b.label), ' '))) AS labels, version_id,
    sentence_id, quote_prefix, quote_suffix, is_corrected FROM figure_now
  UNION ALL
  SELECT fact_id, 'reference', start_offset, end_offset, quote, canonical, role, NULL, lower(canonical), version_id, sentence_id,
    quote_prefix, quote_suffix, is_corrected FROM reference_now
  UNION ALL
  SELECT fact_id, 'exemption', start_offset, end_offset, quote, regime || ' ' || provision, status, NULL,
    lower(concat_ws(' ', provision, title)), version_id, sentence_id, quote_prefix, quote_suffix, is_corrected FROM exemption_now
  UNION ALL
  SELECT fact_id, 'date', start_offset, end_offset, quote, concat_ws('/', first_date, last_date), role, NULL, '', version_id,
    sentence_id, quote_prefix, quote_suffix, is_corrected FROM date_now
)
"""


def read_facts(connection: DuckDBPyConnection, column: str, identifiers: Sequence[str]) -> list[FactPart]:
    rows = connection.execute(
        f"{_FACTS} WHERE {column} IN (SELECT unnest($1)) ORDER BY version_id, start_offset, fact_id",
        [list(identifiers)],
    ).fetchall()
    return [FactPart(*row) for row in rows]


def read_parts(connection: DuckDBPyConnection, candidates: Sequence[Candidate]) -> list[list[Part]]:
    """For each candidate's sentence the choices of a fact to mark (the sentence alone among them)."""
    sentences = sorted({candidate.sentence_id for candidate in candidates if candidate.sentence_id})
    loose = [c.fact_id for c in candidates if c.sentence_id is None and c.fact_id]
    by_sentence: dict[str | None, list[FactPart]] = defaultdict(list)
    for fact in read_facts(connection, "sentence_id", sentences) if sentences else ():
        by_sentence[fact.sentence_id].append(fact)
    rows = connection.execute(
        "SELECT version_id, sentence_id, text, start_offset FROM sentence WHERE sentence_id IN (SELECT unnest($1))",
        [sentences],
    ).fetchall()
    parts = [
        [Part(version, sentence, text, offset, fact) for fact in (*by_sentence[sentence], None)]
        for version, sentence, text, offset in rows
    ]
    parts.extend([loose_part(fact)] for fact in (read_facts(connection, "fact_id", loose) if loose else ()))
    return parts


def loose_part(fact: FactPart) -> Part:
    """A fact that no sentence holds: its context stands for the sentence."""
    return Part(fact.version_id, None, fact.prefix + fact.quote + fact.suffix, fact.start - len(fact.prefix), fact)


def rank_parts(choices: Sequence[Sequence[Part]], query: Query, reasons: frozenset[str]) -> list[Part]:
    """The best choice of each sentence, best first: facts that are meant, then the phrase, then what is short.

    `reasons` are the facts that were found by their own value or labels.
    """
    best = [
        max((replace(part, score=_score(part, query, reasons)) for part in parts), key=_choice_order)
        for parts in choices
    ]
    return sorted(best, key=lambda part: (-part.score, len(part.text), part.version_id, part.offset))


def _choice_order(part: Part) -> tuple[int, int]:
    return part.score, -(part.fact.start if part.fact else 0)


def _score(part: Part, query: Query, reasons: frozenset[str]) -> int:
    score = 4 if query.phrase in part.text.lower() else 0
    fact = part.fact
    if fact is None:
        return score
    if fact.fact_id in reasons:
        score += 6
    quote = fact.quote.lower()
    labelled = sum(any(spelling in fact.labels for spelling in term.spellings) for term in query.words)
    if fact.number is not None and fact.number in query.numbers:
        score += 8 + min(labelled, 3) * 2
    elif quote in query.phrase or query.phrase in quote:
        score += 6
    elif labelled and not query.numbers:
        score += min(labelled, 3)
    else:
        score -= 1
    return score
