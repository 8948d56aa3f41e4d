"""Find the answer that the writer gives himself: "we considered whether section 12 applied, but ... it has not been used".

"You asked about section 36: we weighed it up but could not show any harm" is an answer too, and so is a leave that a decision
gives: "the names may be redacted under section 40(2)".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from extractors.exemptions.cues import Cue
from extractors.exemptions.weigh import IT, LEFT_OPEN, Verdict, outcome_of

FAR = 400
"""Code points behind or before a citation in which its answer is looked for."""
_CONSIDERED = re.compile(
    r"\b(?:consider(?:ed)?|looked at|looked into|look at|asked (?:ourselves|myself|itself|themselves)|thought (?:hard |long )?about"
    r"|thought (?:was |has been )?(?:also )?given to|gave (?:[a-z]+ )?thought to|examine[d]?|weighed(?: up)?"
    r"|debated|explored|assess(?:ed)?"
    r"|discussed|wondered) $"
)
_NOT_DONE = re.compile(r"\b(?:not|n't|never|no need to|yet to)(?: [a-z]+){0,3} $")
_TURN = re.compile(r"(?:,|;| -)? (?:but|though|although|however|yet|and)\b,? ")
_DROPPED = re.compile(
    rf"\b(?:{IT}|either) (?:[a-z]+ ){{0,2}}?(?:(?:is|was|has|have|had|did|does|could|would)(?: not|n't)|cannot|never)\b"
    rf"|\b(?:not|n't|against|never) (?:[a-z]+ ){{0,3}}?{IT}\b(?! [a-z]+ (?:is|was|does))"
    r"|\b(?:decided|concluded|found|thought|felt|judged) (?:that )?(?:it (?:was|did|is|does) not|not|otherwise|against)\b"
    r"|\bnot (?:to be )?(?:engaged|needed|made out|necessary)\b"
)
_KEPT = re.compile(
    rf"\b{IT} (?:[a-z]+ ){{0,2}}?(?:is|was|did|does|applie[sd]|engaged)(?= *(?:[.,;]|$|engaged|applied|appl))"
)
_WEIGHED_IT = re.compile(
    r"(?:[:;,.]| -) (?:and |again,? |for our part,? |while )?(?:we|i|the [a-z]+) (?:[a-z]+ ){0,3}?"
    r"(?:consider(?:ed)?|weigh(?:ed)?|look(?:ed)?|th(?:ought|ink)|examine[d]?|assess(?:ed)?|explore[d]?|test(?:ed)?) "
    r"(?:[a-z]+ ){0,2}?(?:it|this|that|the point|the exemption|the exception)\b"
    r"(?: [a-z]+){0,3}?(?=,? (?:but|though|although|yet|however)\b)"
)
_ADDRESSED = re.compile(
    r"\byou (?:also )?(?:ask(?:ed)?|mention(?:ed)?|raise[d]?|refer(?:red)?|wonder(?:ed)?|suggest(?:ed)?) "
)
_LEAVE = re.compile(
    r"\bmay (?:still |also |then |properly |therefore |first |continue to ){0,2}(?:be |remain )?(?:redact(?:ed)?|withh(?:old|eld)"
    r"|removed?|blank(?:ed)?|omit(?:ted)?|excluded?|obscured?|deleted?|ke(?:ep|pt) back|taken? out)\b[^.;]{0,80}$"
)
_NO_LEAVE = re.compile(
    r"\b(?:request|requests|authorit(?:y|ies)|bod(?:y|ies))(?: [a-z]+){0,2} may\b|^ ?(?:information|an? |any |such )"
)
_TERMS = re.compile(r"\b(?:if|where|when|whenever|only|unless|provided|so long as)\b")


def of_considered(lower: str, whether: Cue, starts: Sequence[int], end: int, high: int) -> Verdict | None:
    """What came of considering whether a provision was engaged, told behind "but" or "and" before any other citation."""
    head = max(0, whether.start - 60)
    led = _CONSIDERED.search(lower, head, whether.start)
    if led is None or _NOT_DONE.search(lower, head, led.start()) is not None:
        return None
    place = bisect_right(starts, end)
    stop = min(high, end + FAR, starts[place] if place < len(starts) else high)
    turn = _TURN.search(lower, end, stop)
    if turn is None or LEFT_OPEN.search(lower, turn.end(), stop) is not None:
        return None
    if _DROPPED.search(lower, turn.start(), stop) is not None:
        return Verdict("rejected", "considered_but", True)
    if _KEPT.search(lower, turn.start(), stop) is not None:
        return Verdict("applied", "considered_and", True)
    return None


def of_weighed(lower: str, starts: Sequence[int], end: int, high: int) -> Verdict | None:
    """What came of weighing "it" behind a colon: "we weighed it up but could not show that ..."."""
    weighed = _WEIGHED_IT.match(lower, end, high)
    return outcome_of(lower, starts, weighed.end(), high) if weighed is not None else None


def is_addressed(lower: str, low: int, start: int) -> bool:
    """Whether a sentence speaks to the one who asked ("You asked about ..."), and so is none of his own."""
    return _ADDRESSED.match(lower, low) is not None and start - low < 80


def is_leave(lower: str, low: int, start: int, end: int, high: int) -> bool:
    """Whether a decision lets the authority keep something back: "the names may be redacted under section 40(2)"."""
    low = max(low, start - FAR)
    leave = _LEAVE.search(lower, max(low, start - 160), start)
    if leave is None or _TERMS.search(lower, end, min(high, end + FAR)) is not None:
        return False
    return _NO_LEAVE.search(lower[low : leave.start() + 4]) is None
