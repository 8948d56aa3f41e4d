"""What an authority decided on a question, read from the words of its answer and the provisions that it applies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.facts import Decision, Exemption

_NCND = re.compile(r"neither\s(?:to\s)?confirm\w*\s(?:n?or|and)\s(?:to\s)?deny", re.IGNORECASE)
_COST = re.compile(
    r"(?:exceeds?|over|above|beyond|more\sthan|in\sexcess\sof)\s(?:the\s)?(?:appropriate\s|cost\s|fees?\s|"
    r"time\s|statutory\s|18[\s-]hours?\s|24[\s-]hours?\s){1,3}(?:limit|threshold)?|"
    r"(?:appropriate|costs?|fees?)\s(?:cost\s)?limit|cost\sof\scompl|would\stake\s.{0,40}\bhours\sto\b|"
    r"manifestly\sunreasonable",
    re.IGNORECASE,
)
_NOT_HELD = re.compile(
    r"\b(?:do(?:es)?|did)\snot\s(?:currently\s|centrally\s|itself\s)?(?:hold|record|keep|collect|retain|"
    r"have\s(?:a\s|any\s|this\s)|capture)\b|\bnot\s(?:centrally\s|currently\s)?(?:held|recorded|collected|"
    r"kept|captured|retained)\b|"
    r"\bno\s(?:recorded\s|relevant\s|such\s)?(?:information|data|records?|documents?|correspondence|minutes?|"
    r"policy)\s(?:\w+\s){0,3}(?:is|are|was|were|has\sbeen)\s(?:held|found|recorded|located)|"
    r"\bnone\sof\sour\ssystems\b|\b(?:held|recorded)\sby\s(?:no|none)|"
    r"\binformation\snot\sheld\b|\bno\sinformation\s(?:is\s)?held\b|\bholds?\sno\b|\bthere\s(?:is|are|was|"
    r"were)\sno\s(?:minutes|records?|documents?|correspondence|recorded)\b|\bhave\sno\srecord",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:refus(?:e|es|ed|ing)|withheld|withhold(?:ing|s)?|exempt(?:ed|s)?\b|not\s(?:be\s)?(?:disclos|"
    r"releas|provid)\w+|cannot\s(?:be\s)?(?:disclose|release|provide)\w*|unable\sto\s(?:disclose|release|"
    r"provide)|decline|vexatious|held\sback|redacted)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:part(?:ly|ially)?|some\sof|redact\w+|except|apart\sfrom|remainder|the\srest|below\s\w+|"
    r"fewer\sthan|less\sthan|names?\s(?:have|has|were|was))\b|\*\*|<\s?\d",
    re.IGNORECASE,
)
_REFERRED = re.compile(
    r"\b(?:available|published|found|accessible|located)\s(?:\w+\s){0,3}(?:on|at|via|from|through|"
    r"in)\s(?:our|the|its|their|this|https?:|www\.|line)|\breasonably\saccessible\b|"
    r"\balready\s(?:in\sthe\spublic|available|published|accessible)|"
    r"\b(?:refer(?:red)?|redirect|direct(?:ed)?|signpost)\s(?:you\s|this\s|your\srequest\s)?(?:to|towards)\b|"
    r"\b(?:you\s(?:may|should|will\sneed\sto|can)|please)\s(?:\w+\s){0,3}(?:contact|write\sto|approach|"
    r"apply\sto|ask)\b|\b(?:is|are)\sheld\sby\s(?!us|the\s(?:council|trust|force))|\btransferr?ed\s(?:your|"
    r"the|this)\srequest",
    re.IGNORECASE,
)
_ATTACHED = re.compile(
    r"\b(?:attached|enclosed|attachment|enclosure|accompanying|appended|annex(?:ed)?(?:\s[a-z0-9]\b)?|"
    r"appendix(?:\s[a-z0-9]\b)?|spreadsheet|workbook|document\sthat\sgoes\swith|see\stab\b)",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"\d|\b(?:nil|none|no|yes|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", re.IGNORECASE
)
_PROVISION = re.compile(
    r"questions?\s\d[\d\s,&a-e]{0,20}|\bq\s?\d{1,2}[a-e]?\b|\b(?:sections?|ss?\.|regulations?|regs?\.?|"
    r"articles?|tables?|annex|appendix|part|page|paragraph)\s?\d[\d().a-zA-Z]*|"
    r"\b\d{1,2}(?:st|nd|rd|th)?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}(?:\s\d{4})?|"
    r"\b(?:19|20)\d\d(?:[-/]\d{2,4})?\b|\b\d+\s(?:working\s)?(?:days|weeks|months|hours|years)\b|"
    r"\d{1,2}/\d{1,2}/\d{2,4}",
    re.IGNORECASE,
)
"""Numbers that are no answers: labels of questions and provisions, tables, days, years and terms."""

_COST_PROVISIONS = ("12(1)", "12(2)", "12", "12(4)")
_REFERRAL_PROVISIONS = ("21", "21(1)", "25", "25(1)", "6(1)(b)")


def decide(answer: str, applied: Sequence[Exemption]) -> Decision:
    """The decision that an answer (its text) and the provisions applied in it come to; "undetermined" for an empty answer."""
    if not answer.strip():
        return "undetermined"
    if any(item.is_ncnd for item in applied) or _NCND.search(answer):
        return "neither_confirmed_nor_denied"
    grounds = [item for item in applied if not _is_referral(item)]
    has_value = _VALUE.search(_PROVISION.sub(" ", answer)) is not None
    if _COST.search(answer) and (not applied or any(_is_cost(item) for item in applied)):
        return "cost_limit"
    if any(_is_not_held(item) for item in applied):
        return "not_held"
    first, opening = answer[:200], answer[:500]
    if grounds or (_REFUSED.search(answer) and not applied):
        return _refusal(answer, has_value)
    if _NOT_HELD.search(first):
        return "not_held"
    if applied or _REFERRED.search(opening):
        return "referred" if not _leads_with_value(answer) else "disclosed"
    if _ATTACHED.search(opening) and not _leads_with_value(answer):
        return "in_attachment"
    return "not_held" if _NOT_HELD.search(answer) and not has_value else "disclosed"


def _refusal(answer: str, has_value: bool) -> Decision:
    """Refused, or in part where the answer also gives a number before its reasons, or says that only part is withheld."""
    reason = _REFUSED.search(answer)
    before = _PROVISION.sub(" ", answer[: reason.start()] if reason is not None else answer)
    gives = _VALUE.search(before) is not None or _ATTACHED.search(before) is not None
    if gives or (has_value and _PART.search(answer)):
        return "partly_disclosed"
    return "refused"


def _leads_with_value(answer: str) -> bool:
    """Whether the first sentence already gives the answer."""
    return _VALUE.search(_PROVISION.sub(" ", answer[:80])) is not None and _ATTACHED.search(answer[:60]) is None


def _is_cost(item: Exemption) -> bool:
    if item.regime in ("FOIA2000", "FOISA2002"):
        return item.provision in _COST_PROVISIONS
    return item.provision in ("12(4)(b)", "10(4)(b)")


def _is_referral(item: Exemption) -> bool:
    return (item.regime == "FOIA2000" and item.provision.startswith("21")) or (
        item.regime == "FOISA2002" and item.provision.startswith("25")
    ) or item.provision == "6(1)(b)"  # fmt: skip


def _is_not_held(item: Exemption) -> bool:
    return (item.regime, item.provision) in (("EIR2004", "12(4)(a)"), ("EISR2004", "10(4)(a)"), ("FOISA2002", "17(1)"))


def gives_answer(content: str) -> bool:
    """Whether a sentence gives a value, or says that nothing is held."""
    return _VALUE.search(_PROVISION.sub(" ", content)) is not None or _NOT_HELD.search(content) is not None


def decide_all(general: str, applied: Sequence[Exemption]) -> Decision:
    """The decision for questions that nothing answers one by one: what the response says of the request as a whole."""
    if not general.strip():
        return "undetermined"
    if _NCND.search(general):
        return "neither_confirmed_nor_denied"
    if any(_is_cost(item) for item in applied) and _COST.search(general):
        return "cost_limit"
    if re.search(r"\bin\sfull\b", general) and re.search(r"\b(?:disclos|provid|releas)\w+", general) and not applied:
        return "disclosed"
    if applied and all(not _is_referral(item) for item in applied):
        part = re.search(
            r"\b(?:some|part)\b.{0,60}\b(?:disclos|releas|withheld|held\sback|provid)", general, re.IGNORECASE
        )
        return "partly_disclosed" if part or _ATTACHED.search(general) else "refused"
    if _ATTACHED.search(general):
        return "in_attachment"
    if _NOT_HELD.search(general):
        return "not_held"
    if applied or _REFERRED.search(general):
        return "disclosed" if _VALUE.search(_PROVISION.sub(" ", general)) else "referred"
    return "undetermined"
