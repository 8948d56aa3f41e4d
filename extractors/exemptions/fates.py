"""Follow a provision that was looked at, meant, or claimed at first to what became of it, behind it in the text.

"At first the paper was to be withheld under section 36. The Chief Executive saw no inhibition in it, and it is enclosed": the words
at the provision speak of reliance, and the sentence after takes it back. Three things are told apart, and only together do they
drop a provision: a frame that lets its reliance pass (meant, tried, weighed, argued in the press), a turn or a new sentence, and an
end (the ground denied, the harm denied, the matter given out after all, the case lost).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Literal

from extractors.exemptions.court import REACH, Court
from extractors.exemptions.weigh import SPAN, Verdict

Frame = Literal["weighed", "passing", "claimed", "relied", "asked"]

NEXT = 2
"""Sentences behind its own that may tell what became of a provision."""
_WEIGHED = frozenset(["weighed", "considered", "looked_at", "once_thought", "asked_to_use", "could"])
"""Rules by which a provision was looked at or put forward, and nothing decided."""
_ASKED = frozenset(["whether", "attributed"])
"""Rules by which a provision is in question: only a flat answer tells what became of it."""

_PASSING = re.compile(
    r"\b(?:at first|first of all|to begin with|to start with|initially|originally|in the first (?:place|instance)"
    r"|at (?:the )?outset"
    r"|at (?:one|an early|an earlier) (?:point|time|stage)|provisionally|for a (?:time|while)|until (?:then|now|recently)"
    r"|(?:was|were|been) (?:[a-z]+ )?(?:going |due |about |meant |intended |set |minded |inclined )?to (?:have been"
    r"|be) (?:[a-z]+ )?(?:with|ref|red|kept|held|ex)[a-z]*"
    r"|(?:intend|plan|propos|want|expect|mean|minded|inclined|hop|prepar)(?:ed|t|ing)? to (?:[a-z]+ )?"
    r"(?:with|ref|red|keep|hold|rely|use|cite|claim|apply|exempt|block|turn)[a-z]*"
    r"|(?:our|my|its|their|his|her|the|an) (?:first|original|initial|earlier|previous|provisional|preliminary|interim|opening)"
    r" (?:[a-z]+ )?(?:answer|reply|response|refusal|letter|decision|notice|view|instinct|thought|inclination|position|intention"
    r"|handling|draft|marking|redactions?|reviewer|officer|team|version)"
    r"|(?:had|has|have) (?:[a-z]+ ){0,2}?(?:marked|earmarked|pencilled|lined|put) (?:[a-z]+ ){0,4}?(?:up|down|in|out|for|under)"
    r"|(?:fought|battled|struggled|tried|sought|held out|clung|spent [a-z ]{3,30}) (?:[a-z]+ ){0,4}?(?:to|for|on)\b|tried"
    r"|(?:we|i|it|they|he|she|[a-z]+) (?:had )?first (?:cited|relied|claimed|refused|withheld|invoked|pleaded|used|argued"
    r"|said))\b"
)
"""What lets a reliance pass: it was meant, or made at first."""

_GROUND = (
    r"(?:the|this|that|such|its|their|our|his|her|either|neither|any|no|these|those|both) (?:[a-z]+ )?"
    r"(?:exemptions?|exceptions?|grounds?|sections?|provisions?|arguments?|claims?|reliance|refusals?|positions?|stance"
    r"|pleas?|limbs?)"
)
_IT = r"(?:it|this|that|they|them|both|neither|either|none of (?:it|this|that|these|them)|the (?:former|latter|point|idea|lot))"
_NOT = (
    r"(?:(?:is|are|was|were|has|have|had|can|could|do|does|did|will|would)(?: not|n't| no longer| never)|cannot|can't"
    r"|no longer)"
)
_STATES = (
    r"(?:rel(?:y|ied|ies)|appl(?:y|ies|ied)|claim(?:ed)?|engage[d]?|made out|maintain(?:ed)?|upheld|needed|necessary|tenable"
    r"|sustain(?:ed)?|pursue[d]?|helps?|stands?|survive[sd]?|holds?|works?|press(?:ed)?|cited|used|invoked|accept(?:ed)?"
    r"|available to|open to|justified|persua[a-z]+|convinc[a-z]+)"
)
_DROP = (
    r"(?:abandon(?:s|ed)?|drop(?:s|ped)?|withdr(?:aw|aws|ew|awn)|overturn(?:s|ed)?|reverse[sd]?|reject(?:s|ed)?"
    r"|retract(?:s|ed)?"
    r"|lift(?:s|ed)?|quash(?:es|ed)?|discard(?:s|ed)?|g(?:ive|ives|ave|iven) up|depart(?:s|ed)? from|resiled? from"
    r"|ma(?:ke|kes|de)"
    r" nothing (?:more )?of|ditch(?:es|ed)?|jettison(?:s|ed)?|shelve[sd]?|let (?:it |that )?go(?: of)?|thought better of"
    r"|t(?:ake|ook|aken) back|revoke[sd]?|disappl(?:y|ied)|relinquish(?:es|ed)?)"
)
_DENIED = re.compile(
    rf"\b{_GROUND} (?:[a-z]+ ){{0,3}}?{_NOT}\b(?! (?:only|just|merely|dispute|doubt|in dispute|disputed|contested|absolute))"
    rf"|\b{_IT} (?:[a-z]+ ){{0,2}}?{_NOT} (?:[a-z]+ ){{0,2}}?{_STATES}"
    r"|\bno (?:exemptions?|exceptions?|grounds?) (?:[a-z]+ ){0,2}?(?:is|are|was|were|has been|need|needs) (?:[a-z]+ )?"
    r"(?:claimed|relied|applied|used|engaged|cited|needed|in play|be)\b"
    r"|(?:\bnot|n't|\bno longer|\bnever|\bcannot) (?:[a-z]+ )?(?:accept|rel(?:y|ied|ying) on|uph(?:o|e)ld|maintain|press"
    r"|pursue|insist on"
    rf"|support|agree with|persuaded by|use[d]?|apply|claim|cite[d]?|stand by|need(?:ed)?|keep) (?:{_IT}|{_GROUND})\b"
    rf"|\b{_DROP} (?:{_IT}|{_GROUND})\b|\bset(?:s|ting)? (?:{_IT}|{_GROUND}) aside"
    rf"|\b(?:{_IT}|{_GROUND}) (?:[a-z]+ ){{0,3}}?(?:has|have|had|is|was|were|been) (?:[a-z]+ )?(?:{_DROP}|set aside)\b"
    r"|\b(?:it|they|he|she|we|i|the [a-z]+) (?:cannot|can't|could not|may not|must not) (?:now |in law )?do (?:so|that"
    r"|this|it)\b|\bfrom which (?:[a-z]+ ){1,4}?(?:departed|resiled|retreated|moved|withdrawn|backed)"
    r"|\bno (?:[a-z]+ )?(?:call|need|case|basis|room|reason|cause|justification|grounds?|occasion|use|place) (?:for|to|in) "
    r"(?:it|this|that|them|do so|use|rely|apply|doing)\b"
    r"|\b(?:am|is|are|was|were)(?: not|n't) (?:[a-z]+ )?(?:persuaded|convinced|moved|impressed|won over)(?= *[.,;]|$| by| and)"
    rf"|\b(?:{_GROUND}|it) (?:[a-z]+ )?(?:falls?|fell|fails|failed|goes|went|lapsed|collapsed)(?= *[.,;]|$| away| with| too)"
)
_FLATLY = re.compile(
    r"(?:in fact |in truth |but )?(?:it|that|this|they) (?:does|do|did|is|was|are|were|will|could|would)(?: not"
    r"|n't)(?= *(?:[,.;:]|and\b))"
)
_UPHELD = re.compile(
    r"\b(?:i|we) (?:[a-z]+ )?(?:uphold|maintain|confirm|stand by|agree with) (?:the|that|our|its) "
    r"(?:refusal|decision|exemption|exception|original|first|use)\b"
)
_LEFT = re.compile(
    r"\b(?:not|n't|need not|no need to) (?:[a-z]+ )?(?:gone on to |go on to |went on to |needed to |need to "
    r"|necessary to |required to )?"
    r"(?:consider|address|decide|determine)(?:ed)? (?:it|this|that|whether it|the (?:exemption|point|other|question))\b"
)
_DECLINED = re.compile(
    r"\b(?:we|i|it|they) (?:have |had )?(?:declined|decided against (?:it|that|this)|decided not to"
    r"|chose not to|thought not|think not)"
    r"(?= *[.,;])"
)
_TAKES_BACK = re.compile(
    rf"(?:,|;| -)? (?:and|but|so|yet)(?: (?:so|therefore|accordingly|now|on reflection,?|in the end))* (?:i|we|he|she|it"
    rf"|they|the [a-z]+) (?:[a-z]+ ){{0,2}}?(?:{_DROP} (?:{_IT}|{_GROUND})|set(?:s)? (?:{_IT}|{_GROUND}) aside)\b"
)
_HARMLESS = re.compile(
    r"(?:\b(?:no|not|nothing|none|nor|neither|little|hardly|unlikely|cannot|never|nobody|no one)|n't)\b(?: [a-z,']+){0,12}?"
    r" (?:prejudic|harm|inhibit|damag|hurt|injur|endanger|risk|hinder|weaken|undermin|disadvantag|help an?\b|help any"
    r"|identif|sensitiv|embarrass|threat|danger|in confidence|confidential)[a-z]*"
    r"|\b(?:risk|harm|prejudice|sensitivity|reason|danger|confidence|secrecy|inhibition) (?:[a-z]+ ){0,4}?(?:is|was|has"
    r"|had|seems?"
    r"|looks?|appears?) (?:now |long |too |by now |at most |at best |since )?(?:remote|slight|gone|past|over|passed"
    r"|fanciful|lapsed|faded|negligible|speculative|theoretical|minimal|small)"
)
_GIVEN = re.compile(
    r"(?<!rest )(?<!remainder )(?<!others )\b(?:is|are|was|were|has been|have been|been|being|will be|can be|may be|is to be) "
    r"(?:now |therefore |also |all |both |since |accordingly |here |then |hereby ){0,2}"
    r"(?:enclosed|attached|restored|released|disclosed|provided|supplied|sent|published|reinstated|unredacted|handed over"
    r"|put back|given to you|set out below|with this letter)"
    r"|\b(?:we|i) (?:now |therefore |also |have |accordingly |then |are |am ){0,3}(?:enclos|attach|restor|releas|disclos"
    r"|provid|suppl"
    r"|send|sent|includ|reinstat)[a-z]*|\bso you (?:now )?(?:have|will find|can have)|\byou (?:now |therefore )?(?:have"
    r"|will find)|\bafter all\b"
)
_OUT = (
    r"(?:disclos|releas|publi|hand|out\b|name|otherwise|against|open|giv|reveal|answer|shar|cough|show|surrender|let\b"
    r"|come clean|think again)"
)
_LOST = re.compile(
    r"(?:\band|\bbut|\bonly to|\buntil|\bbefore|[,;:-])(?: [a-z,']+){0,5}? (?:lost|relented|relents|caved|cave|back(?:ed"
    r"|s) down|g(?:a|i)ves? way"
    r"|climb(?:ed|s) down|u-turn[a-z]*|handed (?:it|them|the|over)|coughed up|was overruled|were overruled|was put right)\b"
    r"|\b(?:ordered|told|ruled|forced|made|required|instructed|directed|obliged|compelled|gave) (?:[a-z']+ ){1,4}?(?:to )?"
    + _OUT
    + r"|\b(?:ruled|decided|found|held|said|thought|judged|come down|came down) (?:[a-z]+ ){0,3}?(?:otherwise|against"
    r"|that (?:it|they|he|she) (?:must|should|had to)"
    r"|that it (?:was|did) not|differently|for the (?:paper|newspaper|charity|family|campaigners?|requester|complainant))"
    r"|\b(?:disagreed|overruled|overturned|was having none|were having none|had none of|threw (?:it|that|this|them) out"
    r"|sided with the"
    r" (?:paper|newspaper|charity|family|campaigner|requester|complainant)|(?:was|were) not (?:made out|persuaded|convinced))"
)
_LOST_NEXT = re.compile(
    r"^[^a-z]{0,3}(?:but |yet |however, )?(?:the |an? |in |on |last |this |both |all |[a-z]+ (?=judge|tribunal"
    r"|commissioner)){0,3}"
    r"[^.;]{0,60}?(?:commissioner|\bico\b|tribunal|court|judge|regulator|watchdog|ombudsman|appeal|review)\b"
)
_TURN = re.compile(
    r"[,;:]|\b(?:but|however|though|although|yet|since|until|so|and|then|only|before|on reflection|in the end|in the event)\b"
)
_KEPT = re.compile(
    r"\b(?:still (?:rel|appl|stand|consider|think|hold|believ)|stands? by|stood by|upheld|uphold|remains? (?:of|engaged"
    r"|exempt|satisfied)|continu|rightly|correctly|partly|in part|some of|most of|the rest|others)"
)
_PART = re.compile(
    r"\b(?:some|most|many|part|parts|half|rest|remainder|remaining|others?|except|apart from|minus|save)\b"
)


def fate_of(court: Court, index: int, verdict: Verdict) -> Verdict | None:
    """The rejection that the text behind a provision tells, or None where it tells none."""
    frame = _frame(court, index, verdict)
    if frame is None:
        return None
    for start, end, is_own in _stretches(court, index):
        if frame == "asked" and not is_own and _UPHELD.search(court.lower, start, end):
            return Verdict("applied", "fate_upheld", True)
        if court.p.kind == "decision" and not is_own and _LEFT.search(court.lower, start, end):
            return Verdict("mentioned", "fate_left", True)
        if _has_ended(court.lower, start, end, frame, is_own=is_own):
            return Verdict("rejected", f"fate_{frame}", True)
    return None


def _frame(court: Court, index: int, verdict: Verdict) -> Frame | None:
    """How the words at the provision let its reliance pass. None where they do not."""
    if verdict.rule in _WEIGHED:
        return "weighed"
    if verdict.rule in _ASKED:
        return "asked"
    if verdict.status != "applied" and verdict.rule != "neutral":
        return None
    low, high = court.sentence(court.anchors[index])
    start, end = court.chain(index)
    earlier = bisect_left(court.starts, start)
    known = court.anchors[court.order[earlier - 1]].end if earlier else 0
    low, high = max(low, start - SPAN, min(known, start)), min(high, end + SPAN // 2)
    if _PASSING.search(court.lower, low, start) or _PASSING.search(court.lower, end, high):
        return "passing"
    if verdict.rule == "neutral":
        return None
    return "claimed" if court.p.kind in ("article", "press_release") and not court.is_explanation else "relied"


def _stretches(court: Court, index: int) -> list[tuple[int, int, bool]]:
    """What follows a provision up to the next citation: the rest of its sentence, then the next ones of the paragraph."""
    anchor = court.anchors[index]
    _, high = court.sentence(anchor)
    _, end = court.chain(index)
    place = bisect_right(court.starts, end)
    limit = court.starts[place] if place < len(court.starts) else len(court.lower)
    found = [(end, min(high, limit, end + REACH), True)]
    here = court.p.sentence_index(end - 1)
    for sentence in court.p.sentences[here + 1 : here + 1 + NEXT] if here is not None else ():
        if sentence.start >= limit or sentence.start - end > REACH or "\n\n" in court.p.text[end : sentence.start]:
            break
        found.append((sentence.start, min(sentence.end, limit, sentence.start + REACH), False))
    return found


def _has_ended(lower: str, start: int, end: int, frame: Frame, *, is_own: bool) -> bool:
    turn = _TURN.search(lower, start, end) if is_own else None
    if is_own and turn is None:
        return False
    begin = turn.start() if turn is not None else start
    if _KEPT.search(lower, begin, end):
        return False
    if not is_own and (_FLATLY.match(lower, start, end) or (frame != "relied" and _DECLINED.search(lower, start, end))):
        return True
    if frame == "asked":
        return False
    if frame == "relied":  # only the ground itself may be denied, in the same sentence
        return is_own and _TAKES_BACK.search(lower, begin, end) is not None
    if frame == "claimed":
        is_decided = is_own or _LOST_NEXT.match(lower, start, end) is not None
        return is_decided and _LOST.search(lower, begin, end) is not None
    if _DENIED.search(lower, begin, end) or _HARMLESS.search(lower, begin, end) or _LOST.search(lower, begin, end):
        return True
    given = _GIVEN.search(lower, begin, end)
    return given is not None and _PART.search(lower, max(begin, given.start() - 60), given.start()) is None
