"""The words that tell what a sentence does with a provision: relies on it, drops it, or only names it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from models.facts import Status

Side = Literal["before", "after", "both"]
_ADVERB = r"(?:(?:also|now|therefore|only|still|further|instead|correctly|properly|rightly|lawfully|both|fully|originally|initially|previously|first|later|subsequently|successfully|simply|indeed) ){0,2}"
_BE = r"(?:is|are|was|were|be|been|being)"
_RULES: tuple[tuple[str, Status, Side, str], ...] = (
    # A negation comes before the plain form of the same verb, for the first rule that matches at a place wins.
    ("no_longer", "rejected", "before", rf"(?:no longer|not|never|n't|cannot|neither) {_ADVERB}(?:be )?(?:seek(?:ing|s)? to |wish(?:ing|es)? to |entitled to |able to |need(?:ed)? to |have to |had to |choose to |chosen to |right to )?{_ADVERB}(?:rel(?:y|ying|ies|ied)|(?:place|placing) reliance)"),
    ("no_longer_relied", "rejected", "after", rf"(?:no longer|not|never) {_ADVERB}(?:been )?(?:relied (?:up)?on|maintained|upheld|pursued|sustained|made out|established|satisfied|met)\b"),
    ("drop", "rejected", "before", r"(?:drop(?:ped|ping|s)?|withdr(?:aw|ew|awn|awing|aws)|abandon(?:ed|ing|s)?|disappl(?:y|ied)|overturn(?:ed|s|ing)?|set(?:ting)? aside|revers(?:e|ed|ing)|reject(?:ed|s|ing)?|dismiss(?:ed|es)?|ceas(?:e|ed|ing) to rely|remov(?:e|ed|ing)|retract(?:ed|s|ing)?|disagree[sd]? (?:with|that)|disput(?:e[sd]?|ing)|lift(?:ed|ing)?) (?:(?:its|our|their|the|any|all|your|his|her) ){0,2}(?:(?:earlier |previous |original |initial |late |former )?(?:application|use|reliance|claim|decision|refusal|engagement|citation|citing|arguments?)(?: that| to| of| (?:up)?on| under| for| by)*|under)?"),
    ("wrong", "rejected", "before", r"(?:wrong|incorrect|mistaken|not correct|not right|erred?|unreasonable|not entitled|in error|not justified|not permitted|failed|unable) (?:in (?:law )?)?(?:to |in |by )?(?:rely|relying|have relied|apply|applying|have applied|cit(?:e|ing)|have cited|withhold|withholding|refus(?:e|ing)|engag(?:e|ing)|us(?:e|ing)|invok(?:e|ing)|demonstrate|show|establish|claim(?:ing)?)"),
    ("was_not_correct", "rejected", "after", rf"(?:{_BE} |has been |have been |had been )?(?:wrongly|incorrectly|improperly|mistakenly|erroneously|not {_ADVERB}|n't {_ADVERB})(?:{_ADVERB})?(?:appl(?:y|ied|icable)|cited|relied (?:up)?on|engaged|used|invoked|claimed|relevant|available|justified|needed|required|made out|appropriate|correct|established|satisfied)"),
    ("wrongly", "rejected", "before", r"(?:wrongly|incorrectly|improperly|mistakenly|erroneously|inappropriately|should not have|ought not to have|need not have|did not need to|not (?:necessary|needed|required) to) (?:been )?(?:appl(?:y|ied)|cit(?:e|ed)|rel(?:y|ied) (?:up)?on|us(?:e|ed)|refus(?:e|ed) under|withheld under|with(?:hold|held)|invoked?|claim(?:ed)?|consider(?:ed)?)"),
    ("does_not_apply", "rejected", "after", rf"(?:(?:do|does|did|would|will|should|can|could|may|need)(?: not|n't|not)|cannot|can't) {_ADVERB}(?:in fact |actually |then |fully |be )?(?:appl(?:y|ied)|engaged?|cover|arise|exempt|bite|be relied|be made out|be engaged|be upheld|be maintained|be applied|stand|extend|hold|help)"),
    ("not_accept", "rejected", "both", r"(?:not|n't|never|unable to|cannot) (?:(?:therefore|however|been|being|be) )?(?:accept(?:ed|s)?|agree[ds]?|persuaded|satisfied|convinced|consider(?:ed)?|believe|think|find|found|uph(?:o|e)ld|shown|demonstrated|established)(?: by (?:the|its) [a-z']+(?: arguments?)?)?(?: (?:that|with|how|why|the|any|of))*"),
    ("fell_away", "rejected", "after", r"(?:fell away|falls away|(?:was|were|is|are|has been|have been|been) (?:(?:also|then|later|now|subsequently|therefore) )?(?:withdrawn|dropped|overturned|set aside|abandoned|removed|rejected|disapplied|reversed|lifted|retracted|disallowed|dismissed|unfounded|misapplied|misconceived))"),
    ("fails", "rejected", "after", r"(?:fails?|failed)(?! to (?:comply|respond|issue|provide|answer|meet))"),
    ("without", "rejected", "before", r"without (?:having )?(?:needing|recourse|any need|reliance)(?: to)?(?: rely| apply)?(?: on)?"),
    ("complaint_not_upheld", "applied", "after", r": ?(?:complaint )?(?:not upheld)"),
    ("complaint_part", "applied", "after", r": ?(?:complaint )?(?:part(?:ly|ially)? upheld|upheld in part)"),
    ("complaint_upheld", "rejected", "after", r"(?:: ?|- ?)(?:complaint )?(?:upheld)"),
    # Possible, alternative or future reliance.
    ("could", "mentioned", "before", r"(?:could|might|would|may) (?:also |well |alternatively |equally |instead |then |in the alternative )?(?:have |be )?(?:been )?(?:rel(?:y|ied)|appl(?:y|ied)|us(?:e|ed)|cit(?:e|ed)|refus(?:e|ed)|with(?:hold|held)|exempt(?:ed)?|invok(?:e|ed)|engag(?:e|ed)|claim(?:ed)?|consider(?:ed|ation)?|aggregat(?:e|ed)|appropriate)"),
    ("may_apply", "mentioned", "after", r"(?:could|might|would|may) (?:also |well |alternatively |equally |instead |then |in the alternative )?(?:have |be |become )?(?:been |have been )?(?:appl(?:y|ied|icable)|considered|relied|cited|engaged|used|relevant|exempt|bite|come into play|be|in point)"),
    ("whether", "mentioned", "before", r"(?:whether|if|should|in the event that|unless|where|when considering|in considering|considering|consider) (?:or not )?(?:(?:the|any|this|that|an|our|your|a|to) )*(?:(?:exemptions?|exceptions?|information|request|authority|council|trust|it|you|we|they|public authority|department|use of|applying|application of|exempt|is|was|were|are|be|be|under|in|at|by|of|apply|refuse|rely on|relies on|seeks to rely on|wishes to rely on|withhold|about|could|falls?|within) )*"),
    ("considered", "mentioned", "before", r"(?:consider(?:ed|s|ing)?|looked at|look at|turn(?:ed)? to|examin(?:ed|e|es|ing)) (?:(?:whether|the|application|of|if|use|also|any|its|relying|on|applying|in relation to) )*"),
    ("guidance", "mentioned", "both", r"(?:guidance|guide|guidelines|handbook|training|awareness|practice note|code of practice|textbook|blog|seminar|webinar|decisions?) (?:(?:on|about|to|titled|entitled|concerning|regarding|for|of|called|note|document|from|the|in relation to|relating to|under|in|use|application|'|\") ?)*"),
    ("please_not", "mentioned", "before", r"(?:please )?(?:do not|don't|should not|must not|cannot|can not|can't|not) (?:(?:simply|just|seek to|try to|attempt to|be|be able to) )?(?:refus(?:e|ed)|us(?:e|ed)|reject(?:ed)?|hide behind|exempt|withhold|claim|cite|invoke|apply|turn down)"),
    ("a_case_on", "mentioned", "before", r"(?:case|cases|appeals?|ruling|article|debate|discussion|question|law|example|examples|explanation|description|definition|list|summary|power|provisions?|requests?|use|uses|number) (?:on|about|of|concerning|under|to do with|involving|in) (?:the )?"),
    # Reliance.
    ("by_virtue", "applied", "before", r"(?:by virtue of|in accordance with|pursuant to|in line with|as permitted by|as allowed by|in reliance on|on the basis of|on (?:the )?grounds? of|for the purposes of|because of|due to|owing to)"),
    ("refuse", "applied", "before", r"(?:exempt(?:ed|s|ing|ion|ions)?|exceptions?|excepted|with(?:hold|held|holding|holds)|refus(?:e[sd]?|ing|als?)|redact(?:ed|ions?|ing|s)?|declin(?:e[sd]?|ing)|reject(?:ed)? (?:the|your|our|my|his|her) request|deni(?:ed|es)|deny|turned down|blocked|removed|excluded|protected|not (?:be )?(?:disclosed|released|provided|supplied)|replaced|suppressed|neither confirm(?:s|ed)? nor den(?:y|ies|ied)) (?:[a-z0-9',/ ()%-]{0,80}?)?(?:under|by|in accordance with|pursuant to|at|in|per|of|within|from|on|using|with|through|because of|citing|is|are|as)\b"),
    ("rely", "applied", "before", r"(?:rel(?:y|ies|ied|ying)|reliance|depend(?:s|ed|ing)?) (?:up)?on"),
    ("cite", "applied", "before", r"(?:cit(?:e[sd]?|ing)|invok(?:e[sd]?|ing)|claim(?:s|ed|ing)?|quot(?:e[sd]|ing)|appl(?:y|ied|ies|ying)|us(?:e[sd]|ing)|engag(?:e[sd]?|ing)|uph(?:eld|old|olds|olding)|maintain(?:s|ed|ing)?|accept(?:s|ed|ing)? that|agree[sd]? that|satisfied that|find(?:s|ing)? that|found that|finds|conclud(?:e[sd]?|ing) that|decided that|held that|view that|consider(?:s|ed)? that|believe(?:s|d)? that|ruled that)"),
    ("entitled", "applied", "before", r"(?:entitled|correct|right|permitted|able|justified) (?:in |to )(?:have )?(?:rel(?:y|ied|ying) (?:up)?on|appl(?:y|ied|ying)|cit(?:e|ed|ing)|withh(?:old|eld|olding)|refus(?:e|ed|ing)|us(?:e|ed|ing)|engag(?:e|ed|ing))"),
    ("cost", "applied", "before", r"(?:exceeds?|exceeded|over|above|beyond|more than|the limit (?:in|set by|under|of)) [a-z0-9\u00a3,' ]{0,60}(?:under|in|set by|of|within|by)\b"),
    ("is_engaged", "applied", "after", rf"(?:(?:{_BE}|has been|have been|had been) {_ADVERB}(?:engaged|applied|applicable|relied (?:up)?on|cited|upheld|maintained|used|invoked|claimed|made out|attracted|an absolute|absolute|a qualified|qualified|a class|class|a prejudice|prejudice|the exemption|found to)|{_ADVERB}(?:appl(?:y|ies|ied)|covers?|covered|exempts?|bites?|protects?|protected|allows? us|permits? us|relates? to (?:q|questions?|parts?|points?)|provides? (?:that|an exemption)|did apply|does apply|do apply))"),
)  # fmt: skip
_ALL = re.compile(
    "|".join(f"(?P<{name}>(?<![a-z]){pattern})" for name, _, _, pattern in _RULES), re.IGNORECASE | re.ASCII
)
_KIND: dict[str, tuple[Status, Side]] = {name: (status, side) for name, status, side, _ in _RULES}


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue's span in the text, what it says, and on which side of it the provision stands."""

    start: int
    end: int
    name: str
    status: Status
    side: Side


def find_cues(flat: str, start: int, end: int) -> Iterator[Cue]:
    """The cues of a stretch of flattened text, in order."""
    for match in _ALL.finditer(flat, start, end):
        name = match.lastgroup or ""
        status, side = _KIND[name]
        yield Cue(match.start(), match.end(), name, status, side)
