"""Follow what somebody put forward to the answer that it got: later in the sentence, or at the start of the next one.

"A supplier's claim that section 43(2) protected its rates was not accepted"; "Section 41 was put forward by one of the firms.
We did not accept it." What the requester claims is his argument, whatever came of it.
"""

from __future__ import annotations

import re

REACH = 260

_NOUN = (
    r"(?:claims?|arguments?|contentions?|suggestions?|submissions?|assertions?|pleas?|belief|fears?"
    r"|requests?|case|insistence|view|bid|attempts?|objections?)"
)
_PLEA_THAT = re.compile(
    rf"\b(?P<who>your|the requester's|the complainant's|the applicant's|the appellant's)?(?: [a-z]+){{0,2}} ?\b{_NOUN} "
    r"(?:that|under|on|of|for|about|to (?:use|apply|rely on|invoke|bring|engage)|based on)\b[^.;:]{0,90}$"
)
_PLEADED = re.compile(
    r"\b(?:claims?|arguments?|contentions?|suggestions?|submissions?|assertions?|pleas?|insistence)\b|\bput (?:it |this "
    r"|that )?(?:forward|to us)\b|\b(?:argu(?:es|ed|ing)|want(?:s|ed)|ask(?:s|ed)|suggest(?:s|ed)|urg(?:es|ed)|"
    r"claim(?:s|ed)|invok(?:es|ed)|rais(?:es|ed)|contend(?:s|ed)|submit(?:s|ted)|press(?:es|ed)|relie[sd]|cite[sd]|pleaded"
    r"|pled|sought|"
    r"propos(?:es|ed)|float(?:s|ed)|mooted|advanc(?:es|ed)|believed|mention(?:s|ed)|pointed to|"
    r"tried|fell back|leaned|hoped|felt|drew attention|prayed in aid|called in aid)\b"
)
_DONE = re.compile(r"\b(?:used|applied|refused|withheld|withholding|refusal|turned down)\b")
"""What an authority did; others answer it, and the authority's own letter does not."""
_OWN_VOICE = re.compile(
    r"\b(?:we|i)(?: have| had| do| are| am|'ve|'re)? (?:[a-z]+ ){0,2}?(?:rely|relying|apply|applying|cite|citing|claim|invoke"
    r"|use|using|"
    r"refuse|withhold|relied|applied|withheld|refused|cited|claimed)\b"
)
_THING = (
    r"(?:it|this|that|them|those|either|any of (?:it|this|that)|(?:the|this|that|its|their|his|her|these|those) (?:[a-z]+ )?"
    r"(?:claims?|arguments?|points?|pleas?|submissions?|suggestions?|contentions?|view|position|exemptions?|exceptions?"
    r"|sections?|"
    r"grounds?|reasoning|case|request|assessment|analysis|idea|proposition|stance|approach))"
)
_WHO = (
    r"(?:we|i|he|she|it|they|the (?:[a-z-]+ )?(?:commissioner|tribunal|panel|judge|regulator|watchdog|reviewer|council|trust"
    r"|board|"
    r"department|force|university|authority|court|ico|ombudsman|officer|team)|nor (?:do|did|does|can) (?:we|i|he|she))"
)
_LEAD = (
    r"[\"'\u2019 ]{0,2}(?:(?:but|however|yet|and|so|in the event|in the end|on reflection|on review|at review"
    r"|having [a-z ]{3,40}|after [a-z ]"
    r"{3,40}|for our part|with respect|again|here|accordingly|in short),? ){0,2}"
)
_END = r"(?= *[.,;:)]| because| as\b| since| for\b| and\b| but\b| on\b| at\b| in\b| when| given| either|$)"
_NOT = r"(?:(?:do|does|did|have|has|had|was|were|is|are|am|can|could|would)(?: not|n't|not)|cannot|never|no longer)"
_SPURNED = re.compile(
    rf"{_LEAD}(?:"
    rf"{_WHO} (?:[a-z]+ )?{_NOT} (?:[a-z]+ )?(?:accept(?:ed)?|agree(?:d)?(?: with)?|adopt(?:ed)?|persuaded(?: by)?"
    rf"|convinced(?: by)?|"
    rf"satisfied(?: by| of)?|uphold|upheld|share[d]?|support(?:ed)?|follow(?:ed)?|think so|buy|endorse[d]?|impressed(?: by)?"
    rf"|believe[d]?|"
    rf"allow(?:ed)?|see)(?: {_THING})?{_END}"
    rf"|{_WHO} {_NOT} (?:[a-z]+ )?(?:think|consider|accept|agree|find|believe|see|persuaded|satisfied|convinced) (?:that "
    rf"|how |why )?{_THING} (?:to be |is |was |can be |could be |would be )?"
    r"(?:engaged|appl(?:y|ies|ied)|applicable|relevant|made out|met|arises?|exempt|could be|can be|in play|right|available)"
    rf"|{_WHO} (?:have |has |had |therefore |also |firmly |politely |all |both ){{0,2}}(?:disagree[ds]?|differ(?:ed|s)?"
    rf"|demurred|reject(?:s|ed)?|dismiss(?:es|ed)?|refused|declined|revers(?:e|es|ed)|withdrew|withdraw|retract|"
    rf"turned down|overruled|overturn(?:s|ed)?|thr(?:ew|own|ows) out|was unimpressed|were unimpressed|was unmoved"
    rf"|were unmoved|was unconvinced|took a different view|t(?:ake|ook) the (?:opposite|contrary) view|ruled otherwise|"
    rf"found otherwise|thought otherwise|thought not|think not|decided otherwise|held otherwise|ruled against|saw through"
    rf"|set aside|quashed|reversed)(?: {_THING}| to (?:use|apply|do|entertain|hear|accept|consider|allow"
    rf"|follow)[a-z ]*)?(?: out)?{_END}"
    rf"|{_WHO} (?:see|saw|find|found|can find|could find|could see|can see|had|have) no (?:[a-z]+ )?(?:basis|merit|ground"
    rf"|grounds|reason|evidence|force|substance|justification|sign|prospect|need|room)"
    rf"|{_THING},? (?:we|i|he|she|the [a-z]+) (?:have |has |had )?(?:turned down|rejected|dismissed|refused|declined"
    rf"|not accepted|(?:do|did|does) not accept|cannot accept|could not accept)"
    rf"|{_THING} (?:[a-z]+ )?(?:was|were|is|are|has been|have been|will be) (?:[a-z]+ )?(?:not "
    rf"|never )(?:[a-z]+ )?(?:accepted|upheld|persuasive|convincing|agreed|followed|adopted|made out|engaged|sustained|good"
    rf"|enough|sufficient|right|successful|allowed)"
    rf"|{_THING} (?:[a-z]+ )?(?:was|were|is|are|has been|have been) (?:[a-z]+ )?(?:rejected|dismissed|refused|turned down"
    rf"|thrown out|overruled|overturned|set aside|unsuccessful|unpersuasive|misconceived|wrong|mistaken|hopeless"
    rf"|without merit|discounted|ruled out)"
    rf"|{_THING} (?:[a-z]+ )?(?:failed|fails|lost|collapsed|got nowhere|goes nowhere|went nowhere|fell|falls|cut no ice"
    rf"|cuts no ice|(?:did|does|do|will|could|would|can)(?: not|n't|not) (?:[a-z]+ )?(?:succeed|persuade|convince|impress"
    rf"|work|wash|help|stand|hold|run|apply|follow|assist|survive|avail|bear|arise)\b)"
    r"|there (?:was|is|were|are|has been|had been) (?:none\b|no (?:such |real |sufficient |evidence|basis|intention|prospect"
    r"|merit|sign|duty|obligation|expectation|confidence|risk|settled))"
    rf"|{_THING} (?:[a-z]+ )?(?:was|is|were|has been|had been) (?:[a-z]+ )?(?:too late|unnecessary|not necessary"
    rf"|no longer necessary|needless|the wrong|an error|a mistake|out of time|an afterthought)"
    rf"|{_THING} (?:no longer|never|hardly|scarcely) (?:holds?|held|stands?|stood|applies|applied|arises|convinced|persuaded)"
    rf"|[a-z ]{{3,50}} (?:has|have|had) (?:made|rendered) {_THING} (?:un|needless|redundant|irrelevant|academic)"
    rf"|(?:the |our |my |his |her |its |their )(?:short )?(?:answer|reply|conclusion) (?:is|was|must be"
    rf"|had to be) (?:that [a-z]{{2,4}} (?:does|did|is|was)(?: not|n't)|no\b|not|negative)"
    rf"|{_WHO} (?:gave|gives|give|attached?|attaches|placed?|places) {_THING} (?:no|little|scant) (?:weight|credence|credit"
    rf"|truck)"
    r"|(?:not so|not any more|wrongly|in vain|to no avail|without success|unsuccessfully)\b"
    r"|none of (?:this|that|it|these) (?:was|is|were|persuaded|convinced|impressed|stood|stands|bears|survived|holds|held)"
    r")"
)
_ANSWERED = re.compile(
    r"(?:,| -)? (?:(?:was|were|is|are|has been|have been|had been) (?:[a-z]+ ){0,2}?(?:(?:not|never) (?:[a-z]+ )?(?:accepted"
    r"|upheld|persuasive|"
    r"convincing|made out|sustained|agreed|adopted|successful|allowed|enough|sufficient|well founded|one (?:that )?(?:we|i|he"
    r"|she) (?:could |can )?(?:accept|share))|rejected|"
    r"dismissed|refused|turned down|thrown out|overruled|unsuccessful|misconceived|mistaken|wrong|hopeless|unpersuasive"
    r"|unconvincing|without (?:merit|foundation|substance|force)|given short"
    r" shrift|brushed aside|withdrawn|dropped|abandoned|discounted|set aside)|failed|fails|collapsed|fell|got nowhere"
    r"|went nowhere|cut no ice|found no favour|did not"
    r" (?:[a-z]+ )?(?:succeed|persuade|convince|impress|wash|survive|stand|find favour|carry|satisfy)"
    r"|do(?:es)? not (?:[a-z]+ )?(?:succeed|persuade|convince|impress|wash|survive|stand"
    r"|find favour|carry|satisfy))\b"
)
_JOINT = re.compile(r"(?:; (?:but |on [a-z ]{3,20}, )?|, (?:but|and|yet|which|though) |,? but | - |\. )")


def plea_before(lower: str, low: int, start: int) -> re.Match[str] | None:
    """A noun such as "claim" or "argument" whose content the provision at `start` is, in the same sentence."""
    return _PLEA_THAT.search(lower, max(low, start - 160), start)


def is_requesters(plea: re.Match[str]) -> bool:
    """Whether the plea is the requester's own: "your belief that section 24 lies behind this"."""
    return plea["who"] is not None


def is_answered_no(lower: str, end: int, high: int) -> bool:
    """Whether the plea is said to have failed, later in the sentence that holds it."""
    return _ANSWERED.search(lower, end, min(high, end + REACH)) is not None


def is_pleaded(lower: str, low: int, start: int, end: int, high: int, *, in_reply: bool) -> bool:
    """Whether the sentence says that somebody put the provision forward; in a reply, somebody other than its writer."""
    low, high = max(low, start - REACH), min(high, end + REACH)
    if _PLEADED.search(lower, low, high) is None and (in_reply or _DONE.search(lower, low, high) is None):
        return False
    return not (in_reply and _OWN_VOICE.search(lower, low, start) is not None)


def is_spurned(lower: str, place: int) -> bool:
    """Whether the sentence or the clause that begins at `place` turns the plea down: "We did not accept it"."""
    return _SPURNED.match(lower, place) is not None


def joints(lower: str, end: int, high: int) -> list[int]:
    """Where clauses begin behind a provision in its sentence."""
    return [match.end() for match in _JOINT.finditer(lower, end, min(high, end + REACH))]
