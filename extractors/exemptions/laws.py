"""Find where laws are named, and what "the Act", "those Regulations" and "the 2018 Act" stand for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.exemptions.law_names import Law, access_names, other_names

_BACKWARD = re.compile(
    r"(?:the|that|this|said|same|those|these|such)(?: (?P<year>(?:19|20)[0-9]{2}))? (?P<word>acts?|regulations|"
    r"regs)(?![a-z])",
    re.ASCII,
)
_NEAREST = ("that", "those", "this", "same", "said", "these", "such")
_ALIAS = re.compile(r",? ?\( ?(?P<words>[^()]{2,60})\)")
_CALLED = re.compile(
    r"^(?:(?:here(?:in)?after|also|now|known|referred|to|as|called|abbreviated|simply|or|in this letter|below|the|"
    r"[\"' ,])+)"
)
_NO_ACT = ("gdpr", "uk gdpr", "uk-gdpr", "eu gdpr", "cpr", "echr")
_NO_ACT_WORD = re.compile(
    r"\b(?:order|rules|directive|convention|charter|constitution"
    r"|bill)(?: \([a-z ]{4,20}\))?(?:,? (?:of )?[12][0-9]{3})?$"
)
"""Laws that "the Act" cannot point back to."""
_YEAR_AT_END = re.compile(r"(?:19|20)[0-9]{2}$")
_KNOWN: dict[str, Law] = {"2000 act": "FOIA2000", "2002 act": "FOISA2002", "2004 regulations": "EIR2004"}
LONG_NAME = 12
"""An abbreviation of the Regulations is shorter than this, their full name is longer."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A law named at a span; `is_backward` marks "the Act" and its like, `antecedent` is then where the law was last named, or
    None where the text defines the words ("the Freedom of Information Act 2000 ("the Act")")."""

    start: int
    end: int
    law: Law
    is_backward: bool = False
    antecedent: int | None = None


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
        return sum(1 for m in self.mentions if m.law == law and not m.is_backward)


def find_laws(flat: str, lower: str) -> Laws:
    """Every law named in a flattened text; `lower` is the same in lower case."""
    names = sorted([*access_names(lower), *other_names(flat, lower)], key=lambda n: (n[0], -n[1]))
    named = _scots_regulations(_merge([Mention(*name) for name in names]))
    return Laws(_resolve(named, lower))


def _merge(mentions: list[Mention]) -> list[Mention]:
    """Without overlaps: a longer name holds the shorter ones in it ("Freedom of Information (Fees) Regulations" is no FOIA)."""
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
            continue
        last = kept[-1]
        # A regime found by its own words beats the same words found as some capitalised name that ends there too.
        is_regime_in_name = mention.end <= last.end and last.law == "OTHER" and mention.law != "OTHER"
        is_longer = mention.end - mention.start > last.end - last.start
        if is_regime_in_name or (is_longer and not (mention.law == "OTHER" and last.law != "OTHER")):
            kept[-1] = mention
    return kept


def _scots_regulations(mentions: list[Mention]) -> list[Mention]:
    """In a Scottish text, "the EIRs" are the Scottish ones unless the UK Regulations are named in full."""
    laws = {m.law for m in mentions}
    is_scottish = "EISR2004" in laws or ("FOISA2002" in laws and "FOIA2000" not in laws)
    in_full = any(m.law == "EIR2004" and m.end - m.start > LONG_NAME for m in mentions)
    if not is_scottish or in_full:
        return mentions
    return [Mention(m.start, m.end, "EISR2004") if m.law == "EIR2004" else m for m in mentions]


@dataclass(slots=True)
class _Memory:
    """What the text has named so far: by the words it was given in brackets, and the last Act and the last Regulations."""

    by_alias: dict[str, Law] = field(default_factory=dict)
    last: dict[str, Mention] = field(default_factory=dict)

    def learn(self, mention: Mention, lower: str) -> None:
        name = lower[mention.start : mention.end]
        kind = _kind(name)
        self.last[kind] = mention
        year = _YEAR_AT_END.search(name)
        if year is not None:
            self.by_alias[f"{year[0]} {kind}"] = mention.law
        match = _ALIAS.match(lower, mention.end)
        for alias in re.split(r"[\"']? (?:or|and) [\"']?|[;,]", match["words"]) if match is not None else ():
            self.by_alias[_CALLED.sub("", alias.strip()).strip("\"' ").replace("regs", "regulations")] = mention.law

    def recall(self, match: re.Match[str]) -> Mention | None:
        kind = "regulations" if match["word"].startswith("reg") else "act"
        year, last = match["year"], self.last.get(kind)
        if year is not None:
            key = f"{year} {kind}"
            law = self.by_alias.get(key) or _KNOWN.get(key) or "OTHER"
            self.last[kind] = Mention(match.start(), match.end(), law, is_backward=True)
            return self.last[kind]
        if kind in self.by_alias and not match[0].startswith(_NEAREST):
            return Mention(match.start(), match.end(), self.by_alias[kind], is_backward=True)
        if last is None:
            return None
        return Mention(match.start(), match.end(), last.law, is_backward=True, antecedent=last.end)


def _kind(name: str) -> str:
    if name.startswith(_NO_ACT) or _NO_ACT_WORD.search(name):
        return "order"
    return "regulations" if "regulation" in name or "regs" in name or name.startswith(("ei", "scottish ei")) else "act"


def _resolve(named: list[Mention], lower: str) -> list[Mention]:
    """All mentions in order, "the Act" and its like among them, bound to what they were defined as or to the last one named."""
    memory = _Memory()
    return list(_walk(named, list(_BACKWARD.finditer(lower)), lower, memory))


def _walk(named: list[Mention], backward: list[re.Match[str]], lower: str, memory: _Memory) -> Iterator[Mention]:
    position, reach = 0, 0
    for match in backward:
        while position < len(named) and named[position].start <= match.end():
            memory.learn(named[position], lower)
            yield named[position]
            reach = named[position].end
            position += 1
        is_whole = not match.start() or not lower[match.start() - 1].isalnum()
        if is_whole and match.start() >= reach:
            mention = memory.recall(match)
            if mention is not None:
                yield mention
    for mention in named[position:]:
        yield mention
