"""Find where laws are named: the four access regimes, any other Act or Regulations, and "the Act" that stands for one of them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from models.facts import Regime

Law = Regime | Literal["OTHER"]
"""A regime, or any other law, whose sections are no exemptions."""

_INFORMATION = r"infor-? ?mation"
_ACCESS = re.compile(
    rf"(?P<foisa>free-? ?dom of {_INFORMATION} \(scot-? ?land\)(?: act)?(?:,? 20\d\d)?|free-? ?dom of {_INFORMATION} act \(scotland\)(?:,? 20\d\d)?"
    r"|\bFOI ?\((?:S|Scotland)\) ?A(?:ct)?\b(?:,? 20\d\d)?|\bFOISA\b(?:,? 20\d\d)?)"
    rf"|(?P<eisr>environ-? ?mental {_INFORMATION} \(scotland\) regu-? ?lations?(?:,? 20\d\d)?"
    rf"|environ-? ?mental {_INFORMATION} regu-? ?lations? \(scotland\)(?:,? 20\d\d)?"
    r"|\bEI ?\(S\) ?Rs?\b|\bEISRs?\b|\bEIRSs?\b|\bEIRs? \(scotland\)|\bscottish EIRs?\b)"
    rf"|(?P<foia>free-? ?dom of {_INFORMATION} acts?(?:,? (?P<foiayear>(?:19|20)\d\d))?|\bFOI acts?(?:,? 20\d\d)?|\bFOIA(?![a-z])(?:,? ?20\d\d)?)"
    rf"|(?P<eir>environ-? ?mental {_INFORMATION} (?:regu-? ?lations?|regs)\b(?:,? 20\d\d)?|\benvironmental regulations? 2004"
    r"|\bEIR(?:s|'s)?\b(?![-/_]?[0-9])(?:,? 2004)?)",
    re.IGNORECASE | re.ASCII,
)
_FOREIGN_YEARS = {"1966", "1982", "1991", "1993", "1997", "2014", "2013", "2009", "2020"}
_KEYWORD = re.compile(
    r"\b(?:Acts?|ACT|Regulations?|REGULATIONS|Regs|Order|Rules|Directive|Convention|Measure|Bill|Charter|Constitution)\b"
    r"(?: \((?:Scotland|Wales|Northern Ireland|England|Isle of Man)\))?(?:,? (?:of )?[12][0-9]{3}(?![0-9/]))?",
    re.ASCII,
)
_ABBREVIATION = re.compile(
    r"\b(?:UK[ -]GDPR|EU[ -]GDPR|GDPR|DPA|PACE|RIPA|RIPSA|TCEA|TULRCA|LASPO|PECR|HSWA|COSHH|RIDDOR|CPIA|POCA|PHSO Act|"
    r"ECHR|HRA|EqA|ERA|LGA|TCPA|CJA|SOA|MCA|MHA|FSMA|PRSRA|PCSC|GoWA|GOWA|PRA|IPA|ROA|PSED|Equality Act|[Dd]ata [Pp]rotection [Aa]ct)(?: ?'?(?:19|20)[0-9]{2})?\b",
    re.ASCII,
)
_BACKWARD = re.compile(
    r"\b(?:the|that|this|said|same|those|these|such|each|both)(?: (?P<year>(?:19|20)[0-9]{2}))? (?P<word>Acts?|regulations|regs)\b",
    re.IGNORECASE | re.ASCII,
)
_ALIAS = re.compile(
    r" ?,? ?\( ?(?:(?:here(?:in)?after|also|now|or|known|referred|to|as|called|abbreviated|simply|in this letter|below|\"|')[ ,]*){0,6}"
    r"['\"]{0,2}(?P<article>the )?(?P<alias>[A-Za-z0-9 ()&.']{2,32}?)['\"]{0,2} ?\)",
    re.IGNORECASE | re.ASCII,
)
_JOINERS = frozenset(
    ["of", "and", "the", "to", "for", "in", "on", "with", "by", "from", "etc", "at", "&", "or", "other"]
)
_NOT_NAMES = frozenset(
    [
        "under",
        "the",
        "in",
        "see",
        "by",
        "section",
        "sections",
        "and",
        "this",
        "for",
        "both",
        "neither",
        "as",
        "if",
        "of",
        "when",
        "where",
        "that",
        "our",
        "your",
        "its",
        "any",
        "an",
        "a",
        "regulation",
        "article",
        "schedule",
        "part",
        "since",
        "while",
        "although",
        "because",
        "however",
        "per",
        "with",
        "from",
        "also",
        "please",
        "or",
        "to",
        "on",
        "s",
        "ss",
        "reg",
        "regs",
    ]
)
_TOKEN = re.compile(r"[^\s]+\s*$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A law named at a span; `is_backward` marks "the Act" and its like, resolved to what they stand for."""

    start: int
    end: int
    law: Law
    is_backward: bool = False


@dataclass(slots=True)
class Laws:
    """All mentions of laws in order, with look-ups by offset."""

    mentions: list[Mention]
    _starts: list[int] = field(default_factory=list)
    _ends: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._starts = [m.start for m in self.mentions]
        self._ends = [m.end for m in self.mentions]

    def starting(self, first: int, last: int) -> Mention | None:
        """The first mention that starts at an offset from `first` to `last`, both inclusive."""
        index = bisect_left(self._starts, first)
        return self.mentions[index] if index < len(self.mentions) and self._starts[index] <= last else None

    def before(self, offset: int) -> Mention | None:
        """The last mention that ends at or before an offset."""
        index = bisect_right(self._ends, offset) - 1
        return self.mentions[index] if index >= 0 else None

    def within(self, start: int, end: int) -> list[Mention]:
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def count(self, law: Law) -> int:
        return sum(1 for m in self.mentions if m.law == law)


def find_laws(flat: str) -> Laws:
    """Every law named in a flattened text."""
    named = _merge(sorted([*_access(flat), *_others(flat)], key=lambda m: (m.start, -m.end)))
    named = _scots_regulations(named, flat)
    return Laws(_resolve(named, flat))


def _access(flat: str) -> Iterator[Mention]:
    for match in _ACCESS.finditer(flat):
        law: Law = "OTHER"
        match match.lastgroup if match.lastgroup != "foiayear" else "foia":
            case "foisa":
                law = "FOISA2002"
            case "eisr":
                law = "EISR2004"
            case "eir":
                law = "EIR2004"
            case _:
                law = "OTHER" if match["foiayear"] in _FOREIGN_YEARS else "FOIA2000"
        yield Mention(match.start(), match.end(), law)


def _others(flat: str) -> Iterator[Mention]:
    for match in _KEYWORD.finditer(flat):
        start = _name_start(flat, match.start())
        if start < match.start():
            yield Mention(start, match.end(), "OTHER")
    for match in _ABBREVIATION.finditer(flat):
        yield Mention(match.start(), match.end(), "OTHER")


def _name_start(flat: str, keyword: int) -> int:
    """Where a law's name begins: back over capitalised words and the small words that join them, at most fourteen."""
    window = flat[max(0, keyword - 160) : keyword]
    offset = keyword - len(window)
    tokens = [(m.start() + offset, m[0]) for m in re.finditer(r"[^ ]+", window)][-14:]
    start, best = keyword, keyword
    for position, token in reversed(tokens):
        if start - (position + len(token)) > 1:  # a double space or a line break with indent parts two texts
            break
        word = token.strip("(),'\"").lower()
        if token[-1] in ".;:!?" or (token[-1] == "," and not token[0].isupper()):
            break
        is_name = token.strip("(\"'")[:1].isupper()
        if not is_name and word not in _JOINERS:
            break
        start = position
        if is_name and word not in _NOT_NAMES:
            best = position + (len(token) - len(token.lstrip("(\"'")))
    return best


def _merge(mentions: list[Mention]) -> list[Mention]:
    """Without overlaps: a longer name holds the shorter ones in it ("Freedom of Information (Fees) Regulations" is no FOIA)."""
    kept: list[Mention] = []
    for mention in mentions:
        if kept and mention.start < kept[-1].end:
            longer = mention.end - mention.start > kept[-1].end - kept[-1].start
            # An access law found by its own words beats the same words found as some capitalised name ending there.
            same_end = mention.end <= kept[-1].end and kept[-1].law == "OTHER" and mention.law != "OTHER"
            if same_end or (longer and not (mention.law == "OTHER" and kept[-1].law != "OTHER")):
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept


def _scots_regulations(mentions: list[Mention], flat: str) -> list[Mention]:
    """In a Scottish text, "the EIRs" are the Scottish ones unless the UK Regulations are named in full."""
    scottish = any(m.law == "EISR2004" for m in mentions) or (
        any(m.law == "FOISA2002" for m in mentions) and not any(m.law == "FOIA2000" for m in mentions)
    )
    full = any(m.law == "EIR2004" and m.end - m.start > 12 for m in mentions)
    if not scottish or full:
        return mentions
    return [Mention(m.start, m.end, "EISR2004") if m.law == "EIR2004" else m for m in mentions]


def _resolve(named: list[Mention], flat: str) -> list[Mention]:
    """Add "the Act", "those Regulations", "the 2018 Act", each bound to what it was defined as, else to the last one named."""
    by_alias: dict[str, Law] = {}
    events = sorted(
        [(m.start, 0, m) for m in named] + [(m.start(), 1, m) for m in _BACKWARD.finditer(flat)],
        key=lambda e: (e[0], e[1]),
    )
    last: dict[str, Law] = {}
    result: list[Mention] = []
    for _, order, event in events:
        if order == 0 and isinstance(event, Mention):
            result.append(event)
            word = _kind(flat[event.start : event.end], event.law)
            last[word] = event.law
            year = re.search(r"(?:19|20)\d\d$", flat[event.start : event.end])
            if year:
                by_alias[f"{year[0]} {word}"] = event.law
            _define(flat, event, by_alias)
        elif isinstance(event, re.Match) and not (result and event.start() < result[-1].end):
            result += _backward(event, by_alias, last)
    return result


def _kind(name: str, law: Law) -> str:
    low = name.lower()
    return (
        "regulations"
        if (low.endswith(("regs", "s")) and "regulation" in low)
        or "EIR" in law
        or low.startswith("eir")
        or "regulation" in low
        else "act"
    )


def _define(flat: str, mention: Mention, by_alias: dict[str, Law]) -> None:
    match = _ALIAS.match(flat, mention.end)
    if match is None:
        return
    alias = " ".join(match["alias"].lower().split()).strip("'\" ")
    alias = alias.removeprefix("the ").replace("regs", "regulations")
    by_alias[alias] = mention.law


def _backward(match: re.Match[str], by_alias: dict[str, Law], last: dict[str, Law]) -> Iterator[Mention]:
    word = match["word"].lower()
    kind = "regulations" if word.startswith("reg") else "act"
    year = match["year"]
    if year is not None:
        known: dict[str, Law] = {"2000 act": "FOIA2000", "2002 act": "FOISA2002", "2004 regulations": "EIR2004"}
        law: Law | None = by_alias.get(f"{year} {kind}") or known.get(f"{year} {kind}") or "OTHER"
    elif match[0].lower().startswith(("that", "those", "this", "same", "said", "these")):
        law = last.get(kind)
    else:
        law = by_alias.get(kind) or last.get(kind)
    if law is not None:
        yield Mention(match.start(), match.end(), law, is_backward=True)
