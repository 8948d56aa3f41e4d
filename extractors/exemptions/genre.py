"""Tell statements of what the law is from reports of what somebody did with it.

"A public authority may keep back a trade secret under section 43(1)" relies on nothing, and "the council kept back the price
under section 43(1)" does. The first kind fills guidance and law firms' posts, and turns up in articles and decisions.
"""

from __future__ import annotations

import re

from extractors.prepare import Prepared

HEAD = 4_000
"""Code points from the start and from the end in which a document says that it explains."""

_EXPLAINS = re.compile(
    r"\bin this (?:post|blog|note|briefing|guide|update|insight|explainer|article,? we|article,? i|piece,? we|bulletin)\b"
    r"|\bthis (?:guidance|guide|note|fact ?sheet|briefing|practice note|code|handbook|toolkit|explainer|checklist"
    r"|page explains)\b"
    r"|\b(?:guidance for|guide to|guide for|(?<!'s )guidance on|introduction to|what you need to know|a beginner's)\b"
    r"|\b(?:llp|solicitors regulation authority|law firm|chambers|bar standards board)\b"
    r"|\b(?:exemptions|foi|freedom of information|eir) (?:explained|in practice|at a glance|for beginners)\b"
    r"|\bour (?:information law|commercial|public law) (?:team|group)\b|\bkey takeaways?\b|\btop tips\b"
)
_ANSWERS = re.compile(
    r"\binternal review(?: of|:| into| decision| outcome| reference)|\b(?:original|first) request\b|\byour (?:request"
    r"|complaint)\b"
    r"|\bdate of (?:request|review)\b|\bthe requester\b[^.]{0,80}\b(?:i|we) (?:am|are|have|find|was)\b"
)
"""What a reply or a review says of itself, whatever guidance it quotes."""
_ANYONE = (
    r"(?:(?:an?|any|every|each|no|some|most|many|all|other) )?(?:[a-z-]+ ){0,2}?(?:authority|authorities|public bod(?:y|ies)|"
    r"councils?|institutions?|organisations?|public sector bodies|schools|universities|police forces|trusts|suppliers?"
    r"|bidders?|"
    r"contractors?|requesters?|applicants?)"
)
_GENERIC_SUBJECT = re.compile(
    rf"(?:^|[.;:,] |\b(?:and|that|where|when|if|before|after|unless|because|for) )(?:in [a-z, ]{{3,60}},? )?(?:{_ANYONE}|you"
    rf"|your [a-z]+|one|"
    r"they|anyone|somebody|someone|information|(?:most |all |much |some )?personal data|(?:most |all |any )?requests?"
    r"|a request|"
    r"an? [a-z ]{3,40}?|[a-z ]{3,30}? information)(?: (?:in|of|from|that|which|who)\b[^.;:]{0,60}?)? "
    r"(?:may|can|could|must|should|might|will|would|need(?:s)? (?:to|not)|ha(?:s|ve) to|do(?:es)?(?: not)?|cannot|tends?|"
    r"are|is|(?:often |usually |sometimes |rarely |generally |commonly |routinely |frequently )?"
    r"(?:rel(?:y|ies)|cites?|uses?|invokes?|appl(?:y|ies)|refuses?|withholds?|claims?|reach(?:es)?|lean|turn|think))\b"
)
_AUTHORITIES = re.compile(
    r"\b(?:an?|any|every|most|all|many) (?:scottish |english |welsh )?(?:public )?(?:authority|authorities|bod(?:y|ies)"
    r"|council)"
    r"(?: in [a-z, ]{3,60})? (?:may|can|must|should|might|cannot|need|needs|has to|is entitled to|are entitled to"
    r"|is allowed to)\b"
    r"|\b(?:public (?:authorities|bodies)|authorities|councils) (?:may|can|must|should|often|usually|generally|that|who|need"
    r"|cannot|are (?:entitled|allowed|able|free))\b"
)
_STATUTE_SPEAKS = re.compile(
    r"^(?: \([^()]{2,60}\)|,? (?:of|in) the [a-z (]{3,60}?(?:act|regulations)(?: [0-9]{4})?\)?)?,? (?:also |only |then "
    r"|in turn |of course )?"
    r"(?:deals|protects|guards|covers|exempts|concerns|relates|applies to|applies where|applies if|applies when|lets|allows"
    r"|permits"
    r"|provides|states|says|is there|is about|is for|is (?:an? )?(?:absolute|qualified|class|prejudice)|requires|sets out"
    r"|comes in|can only|may only|only applies|is engaged (?:when|where|if|only|by)|is designed|is intended|looks|asks"
    r"|shields|saves)\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|came|went|fell|lost|won|gave|said|told|held|found|took|ruled|fared|chose|kept|withheld|upheld"
    r"|sought|"
    r"made)\b|(?<!is )(?<!are )(?<!be )(?<!been )(?<!not )\b(?:cited|relied|refused|claimed|argued|accepted|rejected|"
    r"dismissed|decided|concluded|ordered|agreed|invoked|applied|succeeded|failed|asked|used|pleaded|overturned)\b"
)


def explains(p: Prepared, lower: str) -> bool:
    """Whether the document is guidance, a law firm's post or another explanation, and no answer, decision or release."""
    if p.kind in ("foi_response", "correspondence", "decision", "press_release", "statistics"):
        return False
    if _ANSWERS.search(lower, 0, HEAD) is not None:
        return False
    return (
        _EXPLAINS.search(lower, 0, HEAD) is not None or _EXPLAINS.search(lower, max(0, len(lower) - HEAD)) is not None
    )


def is_statement_of_law(
    lower: str, low: int, start: int, end: int, high: int, *, in_explanation: bool, in_decision: bool
) -> bool:
    """Whether a sentence says what holds at large. In an explanation every sentence does that reports nothing done."""
    if _AUTHORITIES.search(lower, low, start) is not None:
        return _PAST.search(lower, low, start) is None
    if in_explanation:
        return _PAST.search(lower, low, high) is None
    return not in_decision and _STATUTE_SPEAKS.match(lower[end : min(high, end + 120)]) is not None and start - low < 12
