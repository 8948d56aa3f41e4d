"""Read from the words around a date whether it opens or closes a stretch of time."""

from __future__ import annotations

import re
from datetime import date

from extractors.dates.calendar import Candidate, span_of
from extractors.dates.words import SPACE, WEEKDAY, word_set
from models.facts import Bound

_LEAD_IN = (
    rf"(?:{SPACE}(?:the{SPACE})?(?:start|end|beginning|middle){SPACE}of|{SPACE}(?:early|late|mid|about|"
    rf"around|approximately|at{SPACE}least))?(?:{SPACE}(?:the|calendar|financial|academic|year|years|{WEEKDAY},?))"
    rf"*[ \xa0\n]{{1,3}}\(?\Z"
)
_SINCE = re.compile(
    rf"\b(?:since|(?:dating|going|date|back){SPACE}(?:back{SPACE})?to|after|on{SPACE}or{SPACE}after|"
    rf"as{SPACE}far{SPACE}back{SPACE}as|from{SPACE}and{SPACE}including|with{SPACE}effect{SPACE}from|effective|"
    rf"w\.e\.f\.|(?<!week{SPACE})starting(?:{SPACE}(?:on|from|in))?|(?<!week{SPACE})commencing(?:{SPACE}(?:on|from)"
    rf")?){_LEAD_IN}"
)
_FROM = re.compile(rf"(?P<head>(?:[\w’'-]{{1,20}}[ \xa0,]{{1,2}})?)\bfrom{_LEAD_IN}")
_UNTIL = re.compile(
    rf"(?P<head>(?:\b[\w’'-]{{1,20}}[ \xa0,]{{1,2}}){{0,4}})\b(?:until|till|up{SPACE}(?:to|until)|"
    rf"up{SPACE}to{SPACE}and{SPACE}including|(?:by{SPACE})?(?:no|not){SPACE}later{SPACE}than|prior{SPACE}to|before|earlier{SPACE}than|on{SPACE}or{SPACE}before|pre)"
    rf"{_LEAD_IN}"
)
_SINCE_WORDS = ("since", "to", "after", "effect", "w.e.f", "start", "commenc", "back", "includ")
_UNTIL_WORDS = ("til", "up", "later", "prior", "before", "earlier", "pre")
_NOT_BEFORE = re.compile(
    rf"\b(?:not{SPACE}(?:to{SPACE}[a-z]{{2,12}}{SPACE})?(?:before|earlier{SPACE}than|sooner{SPACE}than)|no{SPACE}(?:earlier|sooner){SPACE}than|"
    rf"at{SPACE}the{SPACE}earliest(?:{SPACE}on)?){_LEAD_IN}"
)
_RUNS_TO = re.compile(
    rf"\b(?:runs?|running|ran|lasts?|lasting|lasted|extends?|extended|extending|valid|continues?|continued|continuing|"
    rf"funded|period|guaranteed|frozen|prolonged|renewed|in{SPACE}force|in{SPACE}place){SPACE}(?:up{SPACE})?to{_LEAD_IN}"
)
_BY = re.compile(rf"\bby{_LEAD_IN}")
_GOAL = re.compile(
    r"\b(?:will|shall|must|is to|are to|was to|were to|to be|to have|to go|to see|to get|to reach|to end|to cut|aims?|aiming|"
    r"plans?|planned|promise[sd]?|"
    r"pledge[sd]?|targets?|want(?:s|ed)?|call(?:s|ed|ing) for|hope[sd]?|expect(?:s|ed)? to|due to|needs? to|duty|law|deadline)\b"
)
"""Words of what is still to be done, before "by 2030"."""
_TO_REPLY = re.compile(
    r"\b(?:repl(?:y|ied)|respon(?:d|se)|answer|due|ask|returned?|apply|contact|write|hear|appeal|complain|"
    r"let (?:us|me) know)\b[^.;]{0,40}\Z"
)
_LEVEL = re.compile(
    r"\bthere (?:will|would|are|is|should|could)\b[^.;]{0,40}\Z|\b(?:rise|reach|grow|fall|climb|increase|double"
    r"|total)s?\b[^.;]{0,40}\Z"
)
"""A level at a day ("there will be 12 by December"), a reader's own deadline: neither is the end of a stretch."""
_BRACKET_TO = re.compile(rf"(?:\(|(?:\A|[\d*.:\])]\s*\n)[ \t]*)(?:up{SPACE})?to{_LEAD_IN}")
_ONWARDS = re.compile(
    rf"\)?,?{SPACE}?(?:onwards?\b|(?:{SPACE}|[-–])(?:and|or){SPACE}(?:later|after|since)(?=\s{{0,2}}(?:[.,;:)]|\Z|"
    rf"\n))|(?:to|until|[-–]){SPACE}(?:date|the{SPACE}present|present|now|today)\b|up{SPACE}to{SPACE}(?:date|now|"
    rf"today|the{SPACE}present))"
)
_NEGATED = re.compile(r"\b(?:not|never|no|nor|has|have|had|wait|waiting)\b|n[’']t\b|cannot")
_DEADLINE = re.compile(rf"\b(?:has|have|had){SPACE}(?:(?:only|just){SPACE})?\Z")
_FROM_STARTS = word_set(
    "force effect effective applies apply applied available valid running dating records "
    "onwards operation starting backdated introduced"
)
_MEASURED_FROM = word_set(
    "measured rose risen fell fallen up down increased decreased grew grown dropped "
    "different taken quoted letter email e-mail counted count counting reckoned calculated dated"
)


def bound_of(lower: str, candidate: Candidate, sentence: int, own: date | None = None) -> Bound:
    """Whether a date is the start or the end of an open stretch of time, by the words around it.

    A year "to date" is the year that holds the document's own date, as far as it has gone.
    """
    if (
        candidate.shape == "relative"
        or (candidate.shape == "range" and candidate.rule != "years")
        or candidate.word in ("from-day", "open", "period")
    ):
        return "exact"
    left = lower[max(sentence, candidate.start - 64) : candidate.start]
    if ("before" in left or "earl" in left or "sooner" in left) and _NOT_BEFORE.search(left):
        return "since"
    if _has(left, _SINCE_WORDS) and _SINCE.search(left):
        return "since"
    if _ONWARDS.match(lower, candidate.end) and not _is_running(candidate, own):
        return "since"
    if "to" in left and (_RUNS_TO.search(left) or _BRACKET_TO.search(left)):
        return "until"
    until = _UNTIL.search(left) if _has(left, _UNTIL_WORDS) else None
    if until is not None:
        waits = _NEGATED.search(until["head"]) and not _DEADLINE.search(until["head"])
        return "exact" if waits and not until.group().rstrip().endswith("before") else "until"
    if _is_goal(lower, candidate, sentence, own):
        return "until"
    found = _FROM.search(left) if "from" in left else None
    return "since" if found is not None and _opens(lower, candidate, found["head"].strip(" ,\xa0")) else "exact"


def _has(left: str, words: tuple[str, ...]) -> bool:
    """Whether one of some words stands there: a plain loop, since it is to cost less than the search that it spares."""
    for word in words:  # noqa: SIM110
        if word in left:
            return True
    return False


def _is_goal(lower: str, candidate: Candidate, sentence: int, own: date | None) -> bool:
    """Whether "by" gives the day until which something is to be done: "a legal duty, by the end of 2026, to record it"."""
    by = _BY.search(lower, max(sentence, candidate.start - 40), candidate.start)
    span = span_of(candidate)
    if by is None or span is None or (own is not None and span[1] <= own):
        return False
    left = lower[max(sentence, by.start() - 160) : by.start()]
    if _TO_REPLY.search(left) or _LEVEL.search(left):
        return False
    return (own is not None and bool(left.strip())) or _GOAL.search(left) is not None


def _is_running(candidate: Candidate, own: date | None) -> bool:
    """Whether a year holds the document's own date, so that "2023/24 to date" is that year so far."""
    if candidate.shape not in ("year", "financial_year", "academic_year", "tax_year"):
        return False
    span = span_of(candidate)
    return own is not None and span is not None and span[0] <= own <= span[1]


def _opens(lower: str, candidate: Candidate, head: str) -> bool:
    """Whether "from" says when something begins, and not where a thing or a change comes from."""
    if head in _FROM_STARTS or not head:
        return True
    if head in _MEASURED_FROM or candidate.shape in ("financial_year", "year", "quarter", "decade"):
        return False
    return candidate.shape in ("day", "month")
