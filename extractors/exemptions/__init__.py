"""Find provisions of the four access regimes: which law, which number, and what the text does with it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.exemptions.anchors import Anchor, find_anchors
from extractors.exemptions.binding import Bound, bind
from extractors.exemptions.laws import find_laws
from extractors.exemptions.status import decide
from extractors.exemptions.ties import questions_in
from extractors.exemptions.weigh import Verdict
from extractors.flat import flatten, lower_case
from extractors.prepare import Prepared
from models.facts import Exemption
from models.regimes import look_up

__all__ = ["find_exemptions"]

_NEITHER = re.compile(r"neither confirm|\bNCND\b|confirm (?:n?or|or) deny|confirmation or denial", re.IGNORECASE)
_SIGN = re.compile(r"[Ss]ec|SEC|[Rr]eg|REG|[Ee]x[ce]|[Ss]\.? ?[1-4]|FOI|EIR|\u00a7|[Ss]s|[Ss]\([0-9]|\)\(|[0-9]\(")


def find_exemptions(p: Prepared) -> list[Exemption]:
    """Every provision of FOIA 2000, FOISA 2002, EIR 2004 and EISR 2004 named outside boilerplate, sorted by start.

    One fact for each provision; facts of one list may overlap. Linear in the text's length.
    """
    if _SIGN.search(p.text) is None:
        return []
    flat = flatten(p.text)
    lower = lower_case(flat)
    anchors = [anchor for anchor in find_anchors(flat, lower) if p.zone_at(anchor.start) != "boilerplate"]
    if not anchors:
        return []
    bound = bind(p, flat, anchors, find_laws(flat, lower))
    verdicts = decide(p, lower, anchors, bound)
    facts = [_fact(p, flat, anchors, b, v) for b, v in zip(bound, verdicts, strict=True)]
    return sorted(facts, key=lambda fact: (fact.start, fact.end, fact.provision))


def _fact(p: Prepared, flat: str, anchors: Sequence[Anchor], bound: Bound, verdict: Verdict) -> Exemption:
    row = look_up(bound.regime, bound.item.number)
    assert row is not None  # binding keeps only what the table knows
    sentence = p.sentence_at(bound.item.start)
    low, high = (sentence.start, sentence.end) if sentence is not None else (bound.item.start, bound.item.end)
    low, high = max(low, bound.item.start - 400), min(high, bound.item.end + 400)
    is_refusal = row.kind != "procedure"
    return Exemption(
        start=bound.item.start,
        end=bound.item.end,
        zone=p.zone_at(bound.item.start),
        regime=bound.regime,
        provision=bound.item.number,
        status=verdict.status,
        title=row.title or None,
        is_absolute=row.absolute if row.kind == "exemption" else None,
        test=row.test,
        is_superseded=row.superseded is not None,
        is_ncnd=is_refusal and (row.is_ncnd or _NEITHER.search(flat, low, high) is not None),
        questions=questions_in(flat, low, high) if is_refusal and verdict.status == "applied" else (),
        rule=f"{bound.how}:{verdict.rule}",
    )
