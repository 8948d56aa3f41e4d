"""Find the sentences and facts that may answer a person's words: what `trace` ranks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from duckdb import DuckDBPyConnection

from warehouse.words import Query, Term

_MOST = 400
"""Candidates that are ranked; the phrase's own sentences come first, then the shortest."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence, and the fact that made it a candidate where the sentence's own words did not."""

    sentence_id: str | None
    fact_id: str | None = None


def find_candidates(connection: DuckDBPyConnection, query: Query) -> list[Candidate]:
    """Sentences with all the words, and figures whose number and labels are the words, each once."""
    found = {
        *_sentences(connection, query, with_page=False),
        *_figures(connection, query),
        *_references(connection, query.phrase),
    }
    if not found:
        found = {*_sentences(connection, query, with_page=True)}
    return sorted(found, key=lambda candidate: (candidate.sentence_id or "", candidate.fact_id or ""))


class _Conditions:
    """Conditions over a lower-case text, with their values as parameters and never in the SQL."""

    def __init__(self) -> None:
        self.values: list[Any] = []

    def holds(self, text: str, term: Term) -> str:
        """SQL that is true where the text holds the term. `contains` goes first: it is fast and rules out nearly all."""
        anywhere = " OR ".join(f"contains({text}, {self.value(spelling)})" for spelling in term.spellings)
        return f"(({anywhere}) AND regexp_matches({text}, {self.value(term.pattern())}))"

    def equals(self, column: str, number: float) -> str:
        return f"{column} = {self.value(number)}"

    def value(self, value: Any) -> str:
        self.values.append(value)
        return f"${len(self.values)}"


def _sentences(connection: DuckDBPyConnection, query: Query, *, with_page: bool) -> list[Candidate]:
    """Sentences outside boilerplate that hold every term; `with_page`: words may stand in the page's title or publisher."""
    conditions = _Conditions()
    text = "lower(s.text)"
    page = "lower(concat_ws(' ', v.title, v.publisher, d.publisher))"
    here = [conditions.holds(text, term) for term in query.terms]
    wanted = here
    if with_page:
        wanted = [
            f"({own} OR {conditions.holds(page, term)})" if term.number is None else own
            for own, term in zip(here, query.terms, strict=True)
        ]
        wanted.append(f"({' OR '.join(here)})")
    join = "JOIN version v USING (version_id) JOIN document d USING (document_id)" if with_page else ""
    phrase = conditions.value(query.phrase)
    rows = connection.execute(
        f"""SELECT s.sentence_id FROM sentence s {join}
        WHERE s.zone <> 'boilerplate' AND {" AND ".join(wanted)}
        ORDER BY contains({text}, {phrase}) DESC, length(s.text), s.sentence_id LIMIT {_MOST}""",  # noqa: S608
        conditions.values,
    ).fetchall()
    return [Candidate(row[0]) for row in rows]


def _figures(connection: DuckDBPyConnection, query: Query) -> list[Candidate]:
    """Figures with one of the numbers whose sentence and labels together hold the rest, or whose labels hold all words."""
    conditions = _Conditions()
    labels = "lower(concat_ws(' ', f.measure, f.quote, array_to_string(list_transform(f.breakdown, lambda b: b.label), ' ')))"
    around = f"{labels[:-1]} || ' ' || coalesce(s.text, ''))"
    if query.numbers:
        some = " OR ".join(conditions.equals("f.value", number) for number in query.numbers)
        rest = [
            conditions.holds(around, term)
            if term.number is None
            else f"({conditions.equals('f.value', term.number)} OR {conditions.holds(around, term)})"
            for term in query.terms
        ]
    else:
        some = "f.measure IS NOT NULL"
        rest = [conditions.holds(labels, term) for term in query.terms]
    rows = connection.execute(
        f"""SELECT f.sentence_id, f.fact_id FROM figure_now f LEFT JOIN sentence s ON s.sentence_id = f.sentence_id
        WHERE ({some}) AND {" AND ".join(rest)} ORDER BY f.fact_id LIMIT {_MOST}""",  # noqa: S608
        conditions.values,
    ).fetchall()
    return [Candidate(row[0], row[1]) for row in rows]


def _references(connection: DuckDBPyConnection, phrase: str) -> list[Candidate]:
    """Reference numbers equal to the phrase whatever separates their parts."""
    rows = connection.execute(
        r"""SELECT sentence_id, fact_id FROM reference_now
        WHERE regexp_replace(canonical, '[^\pL\pN]', '', 'g') = nullif(regexp_replace(upper($1), '[^\pL\pN]', '', 'g'), '')
        ORDER BY fact_id LIMIT 400""",
        [phrase],
    ).fetchall()
    return [Candidate(row[0], row[1]) for row in rows]
