"""The date finder: from a prepared document to its date mentions."""

from __future__ import annotations

import re

from extractors.dates.anchors import Anchors
from extractors.dates.bounds import bound_of
from extractors.dates.calendar import Candidate, precision_of, span_of
from extractors.dates.cells import cell_labels
from extractors.dates.columns import ColumnRoles
from extractors.dates.compose import compose
from extractors.dates.confirm import confirm
from extractors.dates.months import month_candidates
from extractors.dates.numbers import number_candidates
from extractors.dates.relative import relative_candidates
from extractors.dates.resolve import resolve
from extractors.dates.roles import role_of
from extractors.prepare import Prepared
from models.facts import DateMention, Precision

_QUARTER = re.compile(r"\bq[1-4] (?:of |in |for )?(?:\(|20|19)|\(q[1-4]\b")


def find_dates(p: Prepared) -> list[DateMention]:
    """All date mentions outside boilerplate, sorted by start, none overlapping another.

    `first` and `last` are None where nothing in the document resolves a date, or where no calendar has it (31 April).
    """
    text = p.text
    lower = lowered(text)
    candidates = _confirmed(p, text, lower)
    anchors = Anchors(p, candidates)
    resolve(lower, candidates, anchors, [_sentence(p, c.start) for c in candidates], p.kind)
    found = _without_overlaps([*candidates, *relative_candidates(lower, candidates, anchors)])
    columns = ColumnRoles(p)
    mentions = [_mention(p, lower, candidate, columns, anchors) for candidate in found]
    return [mention for mention in mentions if mention.zone != "boilerplate"]


def lowered(text: str) -> str:
    """The text in lower case with every offset kept (some capitals of other alphabets grow in lower case)."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def _confirmed(p: Prepared, text: str, lower: str) -> list[Candidate]:
    by_month = _without_overlaps(list(month_candidates(text, lower)))
    numbers = number_candidates(text, lower, [(c.start, c.end) for c in by_month])
    candidates = sorted([*by_month, *numbers], key=lambda c: c.start)
    labels = cell_labels(text, lower, candidates, p.reading.tables)
    for candidate in candidates:
        if labels.get(candidate.start) and candidate.shape == "month":
            candidate.rule = "cell-month"
    return confirm(text, lower, _without_overlaps(compose(lower, candidates)), labels)


def _without_overlaps(candidates: list[Candidate]) -> list[Candidate]:
    """Candidates in order; of two that overlap, the longer stays."""
    out: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start, -c.end)):
        if out and candidate.start < out[-1].end:
            if candidate.end - candidate.start > out[-1].end - out[-1].start:
                out[-1] = candidate
            continue
        out.append(candidate)
    return out


def _precision(lower: str, candidate: Candidate) -> Precision:
    """Three months named by their first and last are a range, unless the words around speak of quarters."""
    precision = precision_of(candidate)
    if precision == "quarter" and candidate.shape == "range":
        near = lower[max(0, candidate.start - 80) : candidate.end + 40]
        return "quarter" if "quarter" in near or _QUARTER.search(near) else "range"
    return precision


def _sentence(p: Prepared, offset: int) -> tuple[int, int]:
    sentence = p.sentence_at(offset)
    return (sentence.start, sentence.end) if sentence else (max(0, offset - 200), offset + 200)


def _mention(p: Prepared, lower: str, candidate: Candidate, columns: ColumnRoles, anchors: Anchors) -> DateMention:
    span = None if candidate.unresolved else span_of(candidate)
    start, end = _sentence(p, candidate.start)
    return DateMention(
        start=candidate.start,
        end=candidate.end,
        zone=p.zone_at(candidate.start),
        first=span[0].isoformat() if span else None,
        last=span[1].isoformat() if span else None,
        precision=_precision(lower, candidate),
        bound=bound_of(lower, candidate, start, anchors.at(candidate.start)),
        role=role_of(p, lower, candidate, (start, end), columns, is_borne=candidate is anchors.borne),
        rule=candidate.rule,
    )
