"""Find numbers by the label beside them: "Our ref:", "Request number", "FOI reference", before, on the line above, or after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.references.families import Found, canonical_form

BEFORE = 90
"""Code points before a label's core word in which its qualifiers stand."""

_CORE = re.compile(
    r"(?<![A-Za-z0-9_/.\-@])(?:"
    r"(?P<ref>ref(?:erence)?s?\.?(?:[ \t]{0,2}(?:numbers?|nos?\.?|num\.?|nr\.?|id|code|#)(?![A-Za-z]))?)"
    r"|(?P<number>(?:request|case|complaint|enquiry|inquiry|review|appeal|decision(?: notice)?|file|ticket|log|tracking|claim|foi|foia|eir|sar|dn|application|correspondence|customer|crm|query)"
    r"(?:[ \t]{0,2}(?:ref(?:erence)?s?\.?))?[ \t]{0,2}(?:numbers?|nos?\.?|num\.?|nr\.?|id|code|#)(?![A-Za-z]))"
    r"|(?P<quote>quot(?:e|ing))"
    r"|(?P<weak>request|requests|case|complaint|enquiry|review|appeal|decision notice|foi|foia|eir|sar|rfi|freedom of information|subject|re|(?:request|requests) for information|act(?: \(foia\))? request)"
    r")(?![A-Za-z0-9])",
    re.IGNORECASE | re.ASCII,
)
_LINK = re.compile(
    r"[ \t]{0,3}(?:\([A-Za-z .]{1,30}\))?[ \t]{0,3}(?:(?:is|was|of|as|are)[ \t]+)?(?:number|no\.?|ref\.?|reference)?[ \t]{0,3}[:;#|=\-.,]{0,2}[ \t]*(?:\n[ \t]*){0,2}[\"'(\[]{0,2}(?:#[ \t]?)?",
    re.IGNORECASE | re.ASCII,
)
_TIGHT_LINK = re.compile(
    r"[ \t]{0,3}(?:\([A-Za-z .]{1,30}\))?[ \t]{0,3}(?:ref\.? ?|reference )?[:#\-]{0,2}[ \t]*[\"'(\[]{0,2}#?",
    re.IGNORECASE | re.ASCII,
)
_PIECE = r"(?:[A-Za-z]{0,8}[0-9]{1,14}[A-Za-z]{0,8}[0-9]{0,8}|[A-Z]{1,8}|foi|eir|ir|sar)"
_VALUE = re.compile(
    rf"(?:(?P<prefix>(?!ACT|AND|THE|NO |OF )[A-Z]{{2,8}})[ \u00a0](?=[0-9]{{3}}))?(?:{_PIECE}(?:[-/._](?:\n[ \t]{{0,3}})?{_PIECE}){{0,6}}|[A-Z]{{1,6}}(?:[-/._]{_PIECE}){{1,6}})"
    r"(?![A-Za-z0-9@]|[/_-][A-Za-z0-9])",
    re.ASCII,
)
_NEXT = re.compile(r"[ \t]{0,2}(?:,|;|&|and|or|/)[ \t]{0,2}(?:and[ \t]{1,2})?(?:ref\.?[ \t]{1,2})?", re.ASCII)
_DATE = re.compile(
    r"(?:[0-3]?[0-9][-/.](?:[01]?[0-9]|[A-Z][a-z]{2,8})[-/.](?:(?:19|20)[0-9]{2}|[0-9]{2})|(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9])$",
    re.ASCII,
)
_YEARS = re.compile(r"(?:19|20)[0-9]{2}(?:[-/](?:[0-9]{2}|(?:19|20)[0-9]{2}))?$", re.ASCII)
_MONTH = re.compile(
    r"(?:st|nd|rd|th)?\s{1,2}(?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b",
    re.IGNORECASE | re.ASCII,
)
_COUNTED = re.compile(
    r"\s{1,2}(?:working|calendar|days?|weeks?|months?|years?|hours?|minutes?|requests?|questions?|people|per|cases|staff|times|pages?|of which|percent|"
    r"percentage|out of|or more|or fewer|[a-z]+s (?:were|have|had|in|of|for)\b)|%|\s?(?:am|pm|hrs?|k|m|p)\b|,[0-9]{3}|\.[0-9]",
    re.ASCII,
)
_NOT_REQUEST = re.compile(
    r"\b(?:tel(?:ephone)?|phone|fax|mobile|charity|compan(?:y|ies)|vat|registered|registration|sra|isbn|issn|nhs (?:number|no)|policy|serial|invoice|order|contract|"
    r"account|sort|table|figure|fig|page|badge|shoulder|collar|warrant card|uprn|planning|licen[cs]e|licensing|minute|dx|po box|postcode|grid|map|terms of|cross|product|model|"
    r"part|batch|stock|asset|vehicle|flight|bus|route|train|procurement|tender|dept|job|vacancy|post|staff|payroll|employee|national insurance|ni|passport|driving|"
    r"with|in|by|for|without|self|frame of|period of|bank|payment|customer account|meter|ordnance|survey|drawing|plot|lot|site|tax|paye|duns|eori|iban|swift|crossref)\s{0,2}$",
    re.IGNORECASE | re.ASCII,
)
_AFTER = re.compile(
    r"(?P<value>(?:[A-Z]{1,8}[-/ ])?[A-Z0-9]{0,6}[0-9]{3,12}(?:[-/._][A-Z0-9]{1,10}){0,4})[ \t]{0,2}(?:[(,\-]|is|as|being|was)[ \t]{0,2}"
    r"(?:(?:is|as|being) )?(?P<label>(?:our|your|the|this|its|their|foi|case|request|internal|review|council's|trust's|authority's)[ \t](?:foi |eir |case |request |review |unique |own )?ref(?:erence)?\b)",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label's kind (`ref`, `number`, `quote`, `weak`, `after`) and its span with qualifiers."""

    kind: str
    start: int
    end: int


def find_labelled(flat: str) -> Iterator[Found]:
    """Numbers with a label beside them. Only the weakest shapes are refused here: dates, years, counts, phone numbers."""
    for match in _CORE.finditer(flat):
        kind = match.lastgroup or "weak"
        if kind != "quote" and _NOT_REQUEST.search(flat, max(0, match.start() - 24), match.start()):
            continue
        link = (_TIGHT_LINK if kind == "weak" else _LINK).match(flat, match.end())
        if link is None:
            continue
        yield from _values(flat, kind, match.start(), link.end())
    for match in _AFTER.finditer(flat):
        yield Found(*match.span("value"), canonical_form(match["value"]), None, "label-after", match.span("label"), 2)


def _values(flat: str, kind: str, label: int, position: int) -> Iterator[Found]:
    """The number behind a label, and those listed after it that have the same shape."""
    first = _value(flat, kind, position)
    if first is None:
        return
    span = (label, position)
    strength = {"weak": 1, "quote": 2}.get(kind, 3)
    yield Found(first.start(), first.end(), canonical_form(first[0]), None, f"label-{kind}", span, strength)
    shape, end = _shape(first[0]), first.end()
    for _ in range(12):
        join = _NEXT.match(flat, end)
        following = _VALUE.match(flat, join.end()) if join is not None else None
        if following is None or _shape(following[0]) != shape or not _is_plausible(flat, kind, following):
            return
        yield Found(
            following.start(), following.end(), canonical_form(following[0]), None, f"label-{kind}", span, strength
        )
        end = following.end()


def _shape(value: str) -> str:
    return re.sub(r"[0-9]+", "0", value.upper())


def _value(flat: str, kind: str, position: int) -> re.Match[str] | None:
    match = _VALUE.match(flat, position)
    while match is not None and match[0][-1] in ".-/_":
        match = None
    return match if match is not None and _is_plausible(flat, kind, match) else None


def _is_plausible(flat: str, kind: str, match: re.Match[str]) -> bool:
    value = match[0]
    digits = sum(c.isdigit() for c in value)
    if digits < 2 or (value.isdigit() and not 3 <= digits <= 14) or not any(c.isdigit() for c in value):
        return False
    if _DATE.fullmatch(value) or _YEARS.fullmatch(value) or _MONTH.match(flat, match.end()):
        return False
    if _COUNTED.match(flat, match.end()):
        return False
    if re.fullmatch(r"[A-Za-z]{1,2}[0-9]{1,2}[A-Za-z]?", value) or (
        value[0].islower() and not re.search(r"[./-]", value)
    ):
        return False
    if kind in ("weak", "quote"):
        return digits >= 4 or (
            digits >= 3
            and re.search(r"[-/._]", value) is not None
            and not re.fullmatch(r"[0-9]{1,2}[./-][0-9]{1,2}", value)
        )
    return digits >= 3 or re.search(r"[A-Z]", value) is not None
