"""Decide what each mention does: applied, procedural, mentioned or rejected, by its sentence and then by the document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.exemptions.anchors import Anchor
from extractors.exemptions.answers import is_addressed, is_leave
from extractors.exemptions.asides import without_asides
from extractors.exemptions.binding import Bound
from extractors.exemptions.court import REACH, Court
from extractors.exemptions.fates import fate_of
from extractors.exemptions.genre import is_statement_of_law
from extractors.exemptions.neighbours import (
    carried_along,
    inherited,
    is_denied_after,
    is_found_next,
    lead,
    leaned_on,
    plea_of,
)
from extractors.exemptions.opinion import is_open, opinion, reconsider
from extractors.exemptions.weigh import Verdict
from extractors.exemptions.wording import signs_of
from extractors.prepare import Prepared
from models.facts import Regime, Status
from models.regimes import look_up, section_of

_AUTHORITY_DID = re.compile(
    r"\byou(?:r| have| had|'ve)? (?:[a-z]+ ){0,3}(?:refused|refusal|withheld|withholding|cited|relied|applied|"
    r"rejected|claimed|invoked|used|exempted)"
)

_COUNTS = re.compile(
    r"\b(?:exemptions?|exceptions?|refusals?|grounds?)\b[^.;:]{0,60}\b(?:used|applied|relied on|cited|claimed)\b"
)
_COUNTED = re.compile(
    r"(?: \([^()]{2,120}\))?(?: was| were)?(?: used| cited| applied| relied on)? (?:in|on|for|by) (?:[0-9]|[a-z]+\b[ ,.;])"
)
"""A body's own count of the exemptions it used, which no requester writes, though a page may set it among requests."""


def decide(p: Prepared, lower: str, anchors: Sequence[Anchor], bound: Sequence[Bound]) -> list[Verdict]:
    """A verdict for every bound provision, in order. `lower` is the flattened text in lower case."""
    court = hear(p, lower, anchors, bound)
    return [
        reconsider(v, signs_of(court, b.anchor), opinion()) if is_open(v) else v
        for b, v in zip(bound, by_rules(court, bound), strict=True)
    ]


def hear(p: Prepared, lower: str, anchors: Sequence[Anchor], bound: Sequence[Bound]) -> Court:
    """What the verdicts of a document share."""
    return Court(p, without_asides(lower), anchors, {b.anchor for b in bound})


def by_rules(court: Court, bound: Sequence[Bound]) -> list[Verdict]:
    """What the rules alone say."""
    p = court.p
    by_anchor: dict[int, Verdict] = {}
    for index in sorted({b.anchor for b in bound}):
        by_anchor[index] = _elliptical(court, index, _first(court, index), by_anchor)
    first = [_procedural(b, by_anchor[b.anchor]) or _by_place(court, b, by_anchor[b.anchor]) for b in bound]
    relied = {
        _ground(b)
        for b, v in zip(bound, first, strict=True)
        if v.status == "applied" and p.zone_at(b.item.start) != "request"
    }
    said = {(b.regime, b.item.number, v.status) for b, v in zip(bound, first, strict=True)}
    return [
        Verdict("rejected", "dropped_here", True)
        if v.rule in _UNDECIDED and _is_only_dropped(b, said)
        else v
        if court.is_explanation
        else _settle(p, b, v, relied)
        for b, v in zip(bound, first, strict=True)
    ]


def _is_only_dropped(bound: Bound, said: set[tuple[Regime, str, Status]]) -> bool:
    key = bound.regime, bound.item.number
    return (*key, "rejected") in said and (*key, "applied") not in said


_UNDECIDED = frozenset(["asked_to_use", "once_thought"])
"""Rules by which a provision was put forward; the reply itself says elsewhere what became of it."""


def _ground(bound: Bound) -> tuple[Regime, str]:
    """The ground that a provision belongs to: a section of an Act, an exception of the Regulations (12(4)(d) is not 12(4)(e))."""
    number = bound.item.number
    return bound.regime, number if _is_exception(bound.regime, number) else section_of(number)


def _is_relied(bound: Bound, relied: set[tuple[Regime, str]]) -> bool:
    """Whether the ground, or a part or the whole of it, is relied on: "regulation 12" where 12(4)(d) is."""
    regime, number = _ground(bound)
    return any(
        r == regime and (n == number or n.startswith(f"{number}(") or number.startswith(f"{n}(")) for r, n in relied
    )


def _is_exception(regime: Regime, number: str) -> bool:
    return regime in ("EIR2004", "EISR2004") and number.startswith(("12(", "10("))


def _first(court: Court, index: int) -> Verdict:
    anchor = court.anchors[index]
    verdict = court.judge(index)
    low, high = court.sentence(anchor)
    may_give_leave = verdict.rule in ("could", "neutral") and court.p.kind == "decision"
    if may_give_leave and is_leave(court.lower, low, anchor.start, anchor.end, high):
        return Verdict("applied", "leave", True)
    is_answer = verdict.rule.startswith("weighed_") and is_addressed(court.lower, low, anchor.start)
    if court.p.zone_at(anchor.start) == "request" and not is_answer:
        low, high = max(low, anchor.start - REACH), min(high, anchor.end + REACH)
        if verdict.status == "applied" and _AUTHORITY_DID.search(court.lower, low, high):
            return Verdict("applied", "request_reports", True)
        if _COUNTS.search(court.lower, low, anchor.start) and _COUNTED.match(court.lower, anchor.end):
            return Verdict("applied", "request_counts", True)
        return Verdict("mentioned", "request", True)
    if verdict.status == "rejected" and court.is_said_by_outsider(index):
        return Verdict("mentioned", "outsider", True)
    if verdict.status in ("applied", "mentioned"):
        if is_denied_after(court, index):
            return Verdict("rejected", "aftermath", True)
        plea = plea_of(court, index, is_open=verdict.rule not in _ARGUED)
        return plea or fate_of(court, index, verdict) or _at_large(court, index, verdict)
    return verdict


_ARGUED = frozenset(["whether", "could", "attributed", "plea", "no_one", "left_aside", "no_reliance", "guidance"])
"""Rules by which nothing was put forward that an answer could turn down."""


def _at_large(court: Court, index: int, verdict: Verdict) -> Verdict:
    """A statement of what the law is says nothing of what was done: "an authority may keep back a trade secret under ..."."""
    anchor = court.anchors[index]
    if verdict.status not in ("applied", "rejected") or court.p.kind in ("foi_response", "correspondence"):
        return verdict
    if verdict.status == "rejected" and not court.is_explanation:
        return verdict
    low, high = court.sentence(anchor)
    if is_statement_of_law(
        court.lower,
        low,
        anchor.start,
        anchor.end,
        high,
        in_explanation=court.is_explanation,
        in_decision=court.p.kind == "decision",
    ):
        return Verdict("mentioned", "at_large", True)
    return verdict


def _elliptical(court: Court, index: int, verdict: Verdict, earlier: dict[int, Verdict]) -> Verdict:
    """A mention without a word of its own takes the predicate of the one before it, or the finding that follows."""
    if verdict.rule in ("weighed", "considered", "looked_at") and is_found_next(court, index):
        return Verdict("applied", "found_next", True)
    source = leaned_on(court, index)
    if source is not None and source in earlier and earlier[source].is_firm:
        return Verdict(earlier[source].status, f"as_{earlier[source].rule}", True)
    if verdict.rule == "neutral":
        source = carried_along(court, index)
        source = source if source is not None else inherited(court, index)
        if source is not None and source in earlier and earlier[source].is_firm:
            return Verdict(earlier[source].status, f"as_{earlier[source].rule}", True)
    return verdict


def _procedural(bound: Bound, verdict: Verdict) -> Verdict | None:
    """A duty or a right stays one whatever is said of it; a power that an authority may choose is used, or wrongly used."""
    row = look_up(bound.regime, bound.item.number)
    if row is None or row.kind != "procedure":
        return None
    if (bound.regime, bound.item.number) in _LIMITS:
        return Verdict("mentioned", "limit", True)
    if (bound.regime, bound.item.number) in _POWERS and verdict.is_firm and verdict.status != "mentioned":
        return verdict
    return Verdict("procedural", "table", True)


_POWERS = frozenset([("FOIA2000", "12(4)"), ("FOIA2000", "12(4)(a)"), ("FOIA2000", "12(4)(b)"), ("FOISA2002", "12(2)")])
"""Powers to add the cost of requests together: part of the ground for refusing, not duties."""
_LIMITS = frozenset([("EIR2004", "12(9)"), ("EISR2004", "10(6)")])
"""What narrows the grounds for emissions: neither a duty nor a ground."""


def _by_place(court: Court, bound: Bound, verdict: Verdict) -> Verdict:
    """A mention that its sentence leaves open may be a heading, or a line of a list whose opening words decide."""
    if verdict.is_firm:
        return verdict
    if _is_cell(court.p.text, court.anchors[bound.anchor]):
        return Verdict("applied", "cell", False)
    if not _is_heading(court.p, bound):
        return verdict
    opening = lead(court, bound.anchor)
    if opening is not None:
        return opening
    if court.p.kind in ("foi_response", "correspondence", "decision"):
        return Verdict("applied", "heading", False)
    return verdict


def _is_cell(text: str, anchor: Anchor) -> bool:
    """Whether a cell of a table dumped with tabs or bars holds citations alone: a log's column of exemptions."""
    before = text[max(0, anchor.start - 80) : anchor.start]
    after = text[anchor.end : anchor.end + 80]
    return _CELL_BEFORE.search(before) is not None and _CELL_AFTER.match(after) is not None


def _settle(p: Prepared, bound: Bound, verdict: Verdict, relied: set[tuple[Regime, str]]) -> Verdict:
    """What is still open follows what the document does with the provision elsewhere.

    In an authority's own reply a provision is named, and explained, because the reply relies on it.
    """
    if verdict.is_firm or verdict.status == "applied":
        return verdict
    if _is_relied(bound, relied):
        return Verdict("applied", "relied_on_here", False)
    if p.kind in ("foi_response", "correspondence"):
        return Verdict("applied", "reply", False)
    return verdict


_CELL_BEFORE = re.compile(r"(?:\t|\| )(?:[sS]\.?[0-9()a-z &]{1,24}[,;&] ?){0,4}$")
_CELL_AFTER = re.compile(r" ?(?:[,;&] ?[sS]\.?[0-9()a-z &]{1,24}){0,4} ?(?:\n|\t|\||$)")
_LINE_HEAD = re.compile(r"[ \t\u2022*#.0-9()a-z-]{0,12}$")


def _is_heading(p: Prepared, bound: Bound) -> bool:
    """Whether the line is a citation with its title and little else, and no full sentence."""
    text = p.text
    start = text.rfind("\n", max(0, bound.item.start - 160), bound.item.start) + 1
    end = text.find("\n", bound.item.end, bound.item.end + 160)
    end = end if end >= 0 else min(len(text), bound.item.end + 160)
    sentence = p.sentence_at(bound.item.start)
    rest = text[bound.item.end : min(sentence.end, bound.item.end + 160)].rstrip() if sentence is not None else ""
    if rest.endswith(".") and len(re.findall(r"\b[a-z]{2,}\b", rest)) > 3:
        return False
    before = text[start : bound.item.start]
    if text[bound.item.end : end].rstrip().endswith(".") and len(re.findall(r"\b[a-z]{2,}\b", before)) > 3:
        return False
    stands_first = _LINE_HEAD.match(text[start : bound.item.start]) is not None or bound.item.start - start < 60
    return end - start <= 140 and stands_first
