"""Look past a provision's own sentence: to the words that open its list, to the sentence behind, to the predicate left out."""

from __future__ import annotations

import re
from bisect import bisect_left

from extractors.exemptions.court import PRONOUN, REACH, Court
from extractors.exemptions.cues import Cue
from extractors.exemptions.pleas import is_answered_no, is_pleaded, is_requesters, is_spurned, joints, plea_before
from extractors.exemptions.weigh import IT, SPAN, Verdict

NEAR = 140
"""Characters between two citations of which one may share the other's fate."""
LIST = 12
"""Lines of a list looked back over for the words that open it."""

_MAY_DENY = re.compile(
    rf"\b(?:{IT}|that|them|those|both|lot|public interest|balance|relent|backed|climbed|mind|otherwise|differently|done so"
    r"|do so|(?:estimate|argument|view|reasoning|claim|position|case)s?)\b"
)
_SAID_OF_IT = re.compile(rf"^ ?(?:that )?{IT} (?:was |is )?(?:appl|engaged)")
_SAID_OF_CASE = re.compile(
    r"^ ?(?:by |with |on )?(?:that|this|those|these|the (?:council|trust|department|board|force|university|authority|agency)'s"
    r"|its|his|her|their) (?:[a-z]+ )?(?:estimates?|figures?|arguments?|views?|reasoning|positions?|claims?|costings?|"
    r"contentions?|submissions?|stance|explanations?|analysis|assessments?|approach|conclusions?)(?! (?:that|of)\b)"
)
"""What a denial speaks of that is the case made for a provision: "does not accept that estimate"."""
_DECIDES = re.compile(
    r"commissioner|\bico\b|tribunal|court|judge|regulator|watchdog|ombudsman|reviewer|panel|^(?:he|she|i|we) "
)
_IN_PART = re.compile(
    r"\b(?:for|of|in|as to|as regards|in respect of|about|on) (?:the )?(?:case of )?(?:the )?(?:others?|remaining"
    r"|remainder|rest"
    r"|some|certain|part|parts|[0-9]+|two|three|four|five|six|seven|eight|nine|ten)\b[^.;]{0,60}$"
)
"""Before "the public interest favours disclosure": of a part, which leaves the provision standing for the rest."""
_OF_OTHERS = re.compile(
    r"\b(?:for|as to|as for|as regards|in respect of|on|with|under) the (?:others?|remaining|remainder|rest)\b[^.;]{0,60}$"
)
"""Before "the exemption is not relied on": of other things than those that the sentence before spoke of."""
_USED = re.compile(
    r"^(?:[a-z ]{0,20} )?(?:exemptions?|exceptions?|sections?|grounds?)(?: [a-z]+)? (?:used|applied|relied|cited|"
    r"claimed|engaged)\b"
)
_UNUSED = re.compile(
    r"^(?:[a-z ]{0,20} )?(?:exemptions?|exceptions?|sections?|grounds?) (?:[a-z]+ ){0,4}?(?:not|but (?:not|rejected)"
    r"|no longer) "
    r"(?:used|applied|relied|cited|claimed|engaged|upheld|accepted)\b"
)
_OPENS = re.compile(r"(?::|:-|\b(?:is|are|under|by|of|following|below|namely|as follows))[ \"'-]*$")
_FOUND = re.compile(
    rf"(?:(?:i|we|he|she) (?:have |has )?(?:(?:done|do|did) (?:so|this),? and )?"
    rf"(?:find|finds|found|conclude|concludes|concluded|am satisfied"
    rf"|is satisfied) (?:that )?|in (?:my|our|his|her) view,? )?{IT} "
    r"(?:clearly |also |does |is |was |plainly |therefore ){0,2}(?:appl(?:y|ies|ied)|engaged|made out|met"
    r"|exempt)\b(?! not)"
)
_GAPPED = re.compile(
    r" (?:\([^()]{2,40}\) )?(?:in|on|by|for|to|over|at) [^.;:]{1,40}|(?: \([^()]{2,40}\))? (?:[0-9]{1,4}|one"
    r"|two|three|four|five|six|seven|eight|nine|ten)\b"
)
_GAPPED_BE = re.compile(r" (?:was|were|is) (?:[a-z]+ ){0,2}(?:in|on|by|for|to) [^.;:]{1,40}")
_OTHERWISE = re.compile(r"otherwise|differently|so$|this$")
_TAKEN_BACK = re.compile(
    r"\bnot (?:[a-z]+ )?(?:relied|claimed|pursued|pressed|maintained|made out|engaged|invoked|cited)|"
    r"withdr|drop|abandon|overturn|revers|retract|reject|disappl|swap|exchang|trad|replac|substitut|wrong"
    r"|mistake|error|incorrect|"
    r"misconceived|better of|back|relent|mind|gave|giving|second thoughts|u-turn"
)


def is_denied_after(court: Court, index: int) -> bool:
    """Whether one of the next sentences, before any other citation, says that "it" does not apply."""
    anchor = court.anchors[index]
    here = court.p.sentence_index(anchor.start)
    if here is None:
        return False
    place = bisect_left(court.starts, anchor.start) + 1
    limit = court.starts[place] if place < len(court.starts) else len(court.lower)
    for sentence in court.p.sentences[here + 1 : here + 4]:
        is_far = sentence.start >= limit or sentence.start - anchor.end > REACH
        if is_far or "\n\n" in court.p.text[anchor.end : sentence.start]:
            return False
        end = min(sentence.end, limit, sentence.start + REACH)
        if _MAY_DENY.search(court.lower, sentence.start, end) is None:  # spares most sentences the search for cues
            continue
        if any(_denies(court, cue, sentence.start) for cue in court.cues(sentence.start, end)):
            return True
    return False


def _denies(court: Court, cue: Cue, start: int) -> bool:
    if cue.row.status != "rejected":
        return False
    if cue.row.name == "interest_in_release":
        return not is_in_part(court.lower, start, cue)
    if cue.row.name == "not_on_it" and _OTHERWISE.search(court.lower, cue.start, cue.end):
        return _DECIDES.search(court.lower[max(start, cue.start - SPAN) : cue.start]) is not None
    if cue.row.name == "not_on_it":  # "we withdraw it", but not "it does not", which may be said of anything
        return _TAKEN_BACK.search(court.lower, cue.start, cue.end) is not None
    if cue.row.side == "after":
        if _OF_OTHERS.search(court.lower, start, cue.start):
            return False
        return PRONOUN.search(court.lower[start : cue.start]) is not None
    behind = court.lower[cue.end : cue.end + 60]
    is_of_case = _SAID_OF_CASE.search(behind) is not None
    return cue.row.governs and (
        _SAID_OF_IT.search(behind) is not None
        or (is_of_case and _DECIDES.search(court.lower[max(start, cue.start - SPAN) : cue.start]) is not None)
    )


def plea_of(court: Court, index: int, *, is_open: bool) -> Verdict | None:
    """What became of a provision that somebody put forward, where the sentence or the next one answers. None where neither does.

    `is_open` unless the sentence itself says that nobody put it forward.
    """
    anchor, lower = court.anchors[index], court.lower
    low, high = court.sentence(anchor)
    place = bisect_left(court.starts, anchor.start) + 1
    limit = court.starts[place] if place < len(court.starts) else len(lower)
    high = min(high, limit)
    plea = plea_before(lower, low, anchor.start)
    if plea is not None and is_answered_no(lower, anchor.end, high):
        return Verdict("mentioned" if is_requesters(plea) else "rejected", "plea_answered", True)
    in_reply = court.p.kind in ("foi_response", "correspondence")
    if not is_open or not is_pleaded(lower, low, anchor.start, anchor.end, high, in_reply=in_reply):
        return None
    here = court.p.sentence_index(anchor.start)
    places = joints(lower, anchor.end, high)
    if here is not None and here + 1 < len(court.p.sentences):
        start = court.p.sentences[here + 1].start
        if start < limit and start - anchor.end < REACH and "\n\n" not in court.p.text[anchor.end : start]:
            places.append(start)
    if any(is_spurned(lower, place) for place in places):
        return Verdict("rejected", "plea_spurned", True)
    return None


def is_in_part(lower: str, start: int, cue: Cue) -> bool:
    """Whether a finding for release is of a part only: "for the other 52 the public interest favoured disclosure"."""
    return _IN_PART.search(lower, max(start, cue.start - 90), cue.start) is not None


def is_found_next(court: Court, index: int) -> bool:
    """Whether the next sentence finds that a provision only looked at applies: "... of his own motion. It applies to ..."."""
    anchor = court.anchors[index]
    here = court.p.sentence_index(anchor.start)
    if here is None or here + 1 >= len(court.p.sentences):
        return False
    start = court.p.sentences[here + 1].start
    return "\n\n" not in court.p.text[anchor.end : start] and _FOUND.match(court.lower, start) is not None


def inherited(court: Court, index: int) -> int | None:
    """The citation whose predicate is left out here: "section 40 was cited in 51, section 35 in 20". None where there is none."""
    anchor = court.anchors[index]
    place = bisect_left(court.starts, anchor.start)
    if not place or _GAPPED.match(court.lower, anchor.end) is None:
        return None
    before = court.anchors[court.order[place - 1]]
    low, _ = court.sentence(anchor)
    gap = court.lower[before.end : anchor.start]
    is_gapped = (
        before.start >= low and len(gap) <= 50 and not any(c in gap for c in ".:") and _GAPPED.match(gap) is not None
    )
    return court.order[place - 1] if is_gapped or (before.start >= low and _GAPPED_BE.match(gap)) else None


_BY_REFERENCE = re.compile(
    r"(?: \([^()]{2,60}\))?(?: (?:is|are|was|were|has been|therefore|also|engaged|applied|applies|apply|relied on|"
    r"cited|exempt)){0,4}"
    r",? (?:by reference to|by virtue of|by reason of|read (?:together )?with|in conjunction with|together with|via|through) "
    r"(?:the exemption (?:at|in) )?(?:sections? |s\.? ?)?"
)


_WITH_IT = re.compile(
    r"(?: \([^()]{2,60}\))?(?:,? [^.;:]{0,80}?)?(?:,? and (?:with (?:it|them|that)|so (?:does|do|did|must|is|are|has|have"
    r"|was|were|too)"
    r"|(?:also|likewise|similarly|equally))|,? as (?:does|do|did|is|are|was|were|has|have|must)|; (?:so|likewise) (?:does"
    r"|do|did|is)),? "
    r"(?:the )?(?:exemptions? |exceptions? )?(?:at |in |under |of )?"
)


def carried_along(court: Court, index: int) -> int | None:
    """The citation whose fate this one shares: "section 33 falls away, and with it section 12", "and so does section 14"."""
    before = _just_before(court, index)
    if before is None or not _WITH_IT.fullmatch(before[1]):
        return None
    is_near = court.anchors[before[0]].start >= court.sentence(court.anchors[index])[0]
    return before[0] if is_near else None


def leaned_on(court: Court, index: int) -> int | None:
    """The citation that leans on this one: "section 31(3) is engaged by reference to 31(1)(c)". None where none does."""
    before = _just_before(court, index)
    return before[0] if before is not None and _BY_REFERENCE.fullmatch(before[1]) else None


def _just_before(court: Court, index: int) -> tuple[int, str] | None:
    """The citation in front of one, and the words between them; None where none is near."""
    anchor = court.anchors[index]
    place = bisect_left(court.starts, anchor.start)
    if not place:
        return None
    before = court.order[place - 1]
    gap = court.lower[court.anchors[before].end : anchor.start]
    return (before, gap) if len(gap) < NEAR else None


def lead(court: Court, index: int) -> Verdict | None:
    """What the words that open a list say of its lines: "by virtue of the following exemptions:"."""
    start = court.anchors[index].start
    here = court.p.sentence_index(start) or 0
    for sentence in reversed(court.p.sentences[max(0, here - LIST) : here]):
        if start - sentence.end > REACH:
            return None
        place = bisect_left(court.starts, sentence.start)
        if place < len(court.starts) and court.starts[place] < sentence.end and sentence.end - sentence.start < 160:
            continue  # another line of the list
        low = max(sentence.start, sentence.end - SPAN)
        words = court.lower[low : sentence.end]
        if _UNUSED.search(words) and len(words) < 80:
            return Verdict("rejected", "lead_unused", True)
        if _USED.search(words) and len(words) < 80:
            return Verdict("applied", "lead_used", True)
        if not _OPENS.search(words):
            return None
        cues = [cue for cue in court.cues(low, sentence.end) if cue.row.side != "after"]
        cues.sort(key=lambda cue: (cue.row.status != "rejected", cue.row.status != "applied"))
        return Verdict(cues[0].row.status, f"lead_{cues[0].row.name}", True) if cues else None
    return None
