"""Find numbers by the label beside them: "Our ref:", "Request number", "FOI reference", before, on the line above, or after."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.references.families import Found, canonical_form

_CORE = re.compile(
    r"\b(?:ref(?:erence)?s?|requests?|case(?: (?:study|summary|report|note|file))?|complaint|enquiry|inquiry"
    r"|review(?: (?:decision|outcome))?|appeal|decision notice|decision|file|"
    r"ticket|log|tracking|claim|"
    r"foia?|eir|sar|rfi|dn|application|correspondence|customer|crm|query|quot(?:e|ing)|freedom of information|"
    r"subject|re|information|"
    r"act(?: \(foia\))? request|number)(?![a-z0-9])",
    re.ASCII,
)
_NUMBERING = re.compile(
    r"\.?[ \t]{0,2}\(?(?:ref(?:erence)?s?\.?[ \t]{0,2})?(?:numbers?|numbered|nos?\.?|num\.?|nr\.?|id|code|#)(?![a-z])",
    re.ASCII,
)
_WEAK = frozenset(
    [
        "request",
        "requests",
        "case",
        "complaint",
        "enquiry",
        "review",
        "review decision",
        "review outcome",
        "appeal",
        "foi",
        "foia",
        "eir",
        "sar",
        "rfi",
        "subject",
        "re",
        "information",
        "case study",
        "case summary",
        "case report",
        "case note",
        "case file",
    ]
) | {"freedom of information", "decision notice", "act request", "act (foia) request"}
_LINK = re.compile(
    r"[ \t]{0,3}(?:\([A-Za-z .]{1,30}\))?[ \t]{0,3}(?:(?:is|was|will be|of|as|are|include[sd]?|numbered)[ \t]+)?"
    r"(?:number|no\.?|ref\.?|"
    r"reference)?[ \t]{0,3}[:;#|=\-.,]{0,2}[ \t]*(?:\n[ \t]*){0,2}[\"'(\[]{0,2}(?:#[ \t]?)?",
    re.ASCII,
)
_TIGHT_LINK = re.compile(
    r"[ \t]{0,3}(?:\([A-Za-z .]{1,30}\))?[ \t]{0,3}(?:ref\.? ?|reference )?[:#\-]{0,2}[ \t]*[\"'(\[]{0,2}#?",
    re.IGNORECASE | re.ASCII,
)
_THE_NUMBER = re.compile(
    r"\b(?:the|a|its|this|their|your|our|unique|own|under|with|allotted|allocated|assigned|given)[ \n]$"
)
_NUMBER_LINK = re.compile(
    r"(?: for (?:this|it|(?:this|the|your) (?:request|case|enquiry)))?(?: (?:is|was|of|will be))?[ :\n]{1,3}[\"'(\[]{0,2}",
    re.ASCII,
)
_OF_REQUEST = re.compile(r"\b(?:request|reply|response|complaint|case), $")
"""What a comma parts from its number: "your last request, number 417/2022"."""
_GIVEN_NUMBER = re.compile(
    r"\b(?:(?:was|is|been|being)(?: [a-z]+ly| then| also)? (?:allocated|allotted|assigned|given|logged|registered|recorded|filed)"
    r"|(?:given|gave|allocated|assigned|allotted|allot|give|assign|allocate) (?:it|(?:your|the|this|that|our|my|her|his|their) "
    r"(?:[a-z]+ )?(?:requests?|enquiry|application|case|complaint|letter|e-?mail|correspondence)))"
    r"(?: (?:under|with|by|as))?(?: (?:the|a|this))?(?: (?:unique|reference|own|case))?[ \n]$"
    r"|\b(?:allotted|allocated|assigned|given)[ \n]$"
)
"""What is done with a number that a request bears: behind it, a bare number of five digits or more is one."""
_PIECE = r"(?:(?=[A-Za-z]{0,8}[0-9])[A-Za-z0-9]{1,20}|[A-Z]{1,8}|FoI|foi|eir|ir|sar|[a-z]{1,5}(?=[-/._][0-9]))"
_VALUE = re.compile(
    rf"(?:(?P<prefix>(?!ACT|AND|THE|NO |"
    rf"OF |FY)[A-Z]{{2,8}})[ \u00a0](?=[0-9]{{3}}|[0-9]{{2}}[-/][0-9]))?"
    rf"(?:{_PIECE}(?:(?:[-/_](?:\n[ \t]{{0,3}})?|\.){_PIECE}){{0,6}}|"
    rf"[A-Z]{{1,6}}(?:[-/._]{_PIECE}){{1,6}})"
    r"(?![A-Za-z0-9@]|[/_-][A-Za-z0-9])",
    re.ASCII,
)
_NEXT = re.compile(r"[ \t]{0,2}(?:,|;|&|and|or|/)[ \t]{0,2}(?:and[ \t]{1,2})?(?:ref\.?[ \t]{1,2})?", re.ASCII)
_DATE = re.compile(
    r"(?:[0-3]?[0-9][-/.](?:[01]?[0-9]|[A-Z][a-z]{2,8})[-/.](?:(?:19|20)[0-9]{2}|[0-9]{2})|(?:19|"
    r"20)[0-9]{2}-[01][0-9]-[0-3][0-9])$",
    re.ASCII,
)
_YEARS = re.compile(r"(?:19|20)[0-9]{2}(?:[-/](?:[0-9]{2}|(?:19|20)[0-9]{2}))?$", re.ASCII)
_MONTH = re.compile(
    r"(?:st|nd|rd|th)?\s{1,2}(?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b",
    re.IGNORECASE | re.ASCII,
)
_COUNTED = re.compile(
    r"\s{1,2}(?:working|calendar|days?|weeks?|months?|years?|hours?|minutes?|requests?|questions?|people|per|"
    r"cases|staff|times|pages?|of which|percent|"
    r"percentage|out of|or more|or fewer|[a-z]+s (?:were|have|had|in|of|for)\b)|%|\s?(?:am|pm|hrs?|k|m|p)\b|"
    r",[0-9]{3}|\.[0-9]",
    re.ASCII,
)
_NOT_REQUEST = re.compile(
    r"\b(?:tel(?:ephone)?|phone|fax|mobile|charity|compan(?:y|ies)|vat|registered|registration|sra|isbn|issn|nhs|"
    r"policy|serial|"
    r"invoice|order|contract|account|sort|table|figure|fig|page|badge|shoulder|collar|warrant card|uprn|"
    r"planning(?: application| permission)?|licen[cs]e|"
    r"licensing|minute|dx|po box|postcode|grid|map|terms of|cross|product|model|part|batch|stock|asset|vehicle|"
    r"flight|bus|route|"
    r"train|procurement|tender|dept|job|vacancy|post|staff|payroll|employee|national insurance|ni|passport|"
    r"driving|bank|payment|"
    r"customer account|meter|ordnance|survey|drawing|plot|lot|site|tax|paye|duns|eori|iban|swift|self|frame of|"
    r"period of)\s{0,2}$",
    re.ASCII,
)
_PHRASE = re.compile(r"\b(?:in|by|for|without|some|any|no|make|made|further)\s{0,2}$", re.ASCII)
_AFTER = re.compile(
    r"(?<![A-Za-z0-9/_.,-])(?<![0-9][ -])(?P<value>(?:[A-Z]{1,8}[-/ ])?[A-Z0-9]{0,6}[0-9]{3,12}"
    r"(?:[-/._][A-Z0-9]{1,10}){0,4})[ \t]{0,2}(?:[(,\-]|"
    r"is|as|being|was)[ \t]{0,2}"
    r"(?:(?:is|as|being) )?(?P<label>(?:[Oo]ur|[Yy]our|[Tt]he|[Tt]his|[Ii]ts|[Tt]heir|FOI|EIR|[Cc]ase|[Rr]equest|"
    r"[Ii]nternal|[Rr]eview|[a-z]{4,10}'s)[ \t](?:(?:FOI|EIR|case|request|review|unique|own)[ \t])?)$",
    re.ASCII,
)


_CALLED = re.compile(
    r"\b(?:(?:your|our|my|its|their|his|her|the|this|that|an?) (?:[a-z]+ ){0,2}?(?:reply|response|letter|answer|e-?mail|refusal"
    r"|notice|request|review|case|complaint|query|enquiry|matter)(?:,? (?:numbered|of))?"
    r"|(?P<given>logged|registered|recorded|filed|opened|entered)(?: [a-z]+){0,4}? (?:as|under)"
    r")[ \n][\"'(\[]?\Z",
    re.ASCII,
)
"""What leads to a number of a telling shape, letters and then numbers: "in your reply TMP/0862/2023", "logged as LBMG-23-2216"."""
_CALLED_REACH = 100
_TELLING = re.compile(
    r"[A-Z](?<![A-Za-z0-9][A-Z])[A-Z]{1,7}(?:[-/.](?:[A-Z]{1,6}|[0-9]{2,8})){1,3}(?:[-/.][0-9]{2,8})(?![A-Za-z0-9@]|[-/_.][A-Za-z0-9])"
)


def _find_called(flat: str, lower: str) -> Iterator[Found]:
    """Numbers whose shape is told by the words that lead to them, without a word like "reference"."""
    for value in _TELLING.finditer(flat):
        match = _CALLED.search(lower, max(0, value.start() - _CALLED_REACH), value.start())
        if match is None or sum(c.isdigit() for c in value[0]) < 4 or _is_of_thing(lower, match):
            continue
        yield Found(
            *value.span(), canonical_form(value[0]), None, "label-called", match.span(), 2 if match["given"] else 1
        )


def _is_of_thing(lower: str, match: re.Match[str]) -> bool:
    return _NOT_REQUEST.search(lower, match.start(), match.end()) is not None


def find_labelled(flat: str, lower: str) -> Iterator[Found]:
    """Numbers with a label beside them. `lower` is `flat` in lower case. Dates, years, counts and phone numbers are refused."""
    yield from _find_called(flat, lower)
    for match in _CORE.finditer(lower):
        start = match.start()
        if start and (lower[start - 1].isalnum() or lower[start - 1] in "_/.-@"):
            continue
        kind, end = _kind(lower, match)
        if not kind or _is_of_something_else(lower, kind, start):
            continue
        link = (_TIGHT_LINK if kind == "weak" else _LINK).match(lower, end)
        if kind in ("bare-number", "given-number"):
            link = _NUMBER_LINK.match(lower, end)
        if link is not None:
            yield from _values(flat, kind, start, link.end())
        if kind == "ref":
            yield from _before(flat, start)


def _kind(lower: str, match: re.Match[str]) -> tuple[str, int]:
    """The label's kind (`ref`, `number`, `quote`, `weak`, or none) and where it ends, "number" or "no." included."""
    word = match[0]
    if word == "number":
        is_one = _THE_NUMBER.search(lower, max(0, match.start() - 12), match.start()) is not None
        if _OF_REQUEST.search(lower, max(0, match.start() - 12), match.start()):
            return "number", match.end()
        is_given = is_one and _GIVEN_NUMBER.search(lower, max(0, match.start() - 70), match.start()) is not None
        return ("given-number" if is_given else "bare-number" if is_one else ""), match.end()
    numbering = _NUMBERING.match(lower, match.end())
    if word.startswith("ref"):
        return "ref", numbering.end() if numbering is not None else match.end() + (
            lower[match.end() : match.end() + 1] == "."
        )
    if word.startswith("quot"):
        return "quote", match.end()
    if numbering is not None and word not in ("re", "subject", "information"):
        return "number", numbering.end()
    return ("weak" if word in _WEAK else ""), match.end()


def _is_of_something_else(lower: str, kind: str, start: int) -> bool:
    """Whether the label belongs to a telephone, a policy, a table; or "reference" is the noun of a phrase ("with reference to")."""
    window = max(0, start - 24)
    if kind == "ref" and _PHRASE.search(lower, window, start):
        return True
    return kind != "quote" and _NOT_REQUEST.search(lower, window, start) is not None


def _before(flat: str, start: int) -> Iterator[Found]:
    """A number whose label follows it: "20417 (our reference)"."""
    match = _AFTER.search(flat, max(0, start - 60), start)
    if match is not None and not _YEARS.fullmatch(match["value"]):
        yield Found(*match.span("value"), canonical_form(match["value"]), None, "label-after", match.span("label"), 2)


def _values(flat: str, kind: str, label: int, position: int) -> Iterator[Found]:
    """The number behind a label, and those listed after it that have the same shape."""
    first = _value(flat, kind, position)
    if first is None:
        return
    span = (label, position)
    strength = {"weak": 1, "quote": 2, "bare-number": 2, "given-number": 2}.get(kind, 3)
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
    if _DATE.fullmatch(value) or _is_year(value, kind) or _MONTH.match(flat, match.end()):
        return False
    if match["prefix"] and _is_of_years(value, kind):
        return False
    if _COUNTED.match(flat, match.end()):
        return False
    if re.fullmatch(r"[A-Za-z]{1,2}[0-9]{1,2}[A-Za-z]?", value) or (
        value[0].islower() and not re.search(r"[./-]", value)
    ):
        return False
    if kind == "given-number":
        return digits >= 5
    if kind == "bare-number":  # "the number" alone tells little: letters, a separator and four digits must
        return digits >= 4 and re.match(r"[A-Za-z]{1,8}[-/._ ]", value) is not None
    if kind in ("weak", "quote"):
        return digits >= 4 or (
            digits >= 3
            and re.search(r"[-/._]", value) is not None
            and not re.fullmatch(r"[0-9]{1,2}[./-][0-9]{1,2}", value)
        )
    return digits >= 3 or re.search(r"[A-Z]", value) is not None


def _is_of_years(value: str, kind: str) -> bool:
    """Whether years stand behind capitals and a space: "our review PCC 22/23"."""
    years = value.rpartition(" ")[2]
    short = re.fullmatch(r"([0-9]{2})[-/]([0-9]{2})", years)
    if short is not None and kind not in ("ref", "number"):
        return int(short[2]) == (int(short[1]) + 1) % 100
    return _is_year(years, kind)


def _is_year(value: str, kind: str) -> bool:
    """Whether a value is a year or years. Behind a plain label "1904/23" is a number, and only years that follow are years."""
    match = _YEARS.fullmatch(value)
    if match is None:
        return False
    if kind == "weak" or value.isdigit():
        return True
    first, last = re.split(r"[-/]", value)
    return int(last[-2:]) == (int(first) + 1) % 100 or len(last) == 4
