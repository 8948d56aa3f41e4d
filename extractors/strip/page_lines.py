"""The lines of a page saved as text, made ready for the rules: words, case, and what kind of line each looks like."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.strip.line_rules import RULES, Rule
from models.documents import Block, Label

LONGEST_FURNITURE = 1500
"""A block longer than this (code points) is content, whatever it says."""

CLOSERS = "”\"’')]"
DATE_LINE = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},?\s)?(?:the\s)?\d{1,2}(?:st|nd|rd|th)?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6},?\s\d{4}"
    r"(?:,?\s(?:at\s)?\d{1,2}[:.]\d\d.{0,12})?$|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$|"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},?\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}$"
)
ANCHOR = re.compile(
    r"(?:foi|eir|sar|request|our|your|case|internal\sreview|publication)?\s?(?:ref(?:erence)?|number|id)(?:\s(?:no|number))?\s?\.?:|date\s(?:received|responded|of|published|requested|sent)|"
    r"(?:received|responded|requested|published|posted|publication|released|issued|date|author|written\sby|reading\stime|directorate|from|status|reference)\s?:|"
    r"(?:published|received|responded|released|issued)(?:\s(?:on\s)?\d.{0,40})?$|posted\s(?:on|by|in)\b|by\s[a-z.'-]+\s[a-z'-]+|press\srelease$|news\s(?:story|release)$|foi\s(?:reference|ref|request|release|response)\b|"
    r"(?:freedom\sof\sinformation|environmental\sinformation)\b|dear\s|request(?:\sdetails?|ed)?\s?:?$|response\s?:?$|decision\s(?:notice|\d)"
)
"""A line that stands under the title, at the start of the content (lower case)."""
KEPT_TITLE = re.compile(
    r"(?:notes?\s(?:to|for)\s(?:the\s)?editors?|annex|appendix|footnotes?|notes?\s?:?$|sources?\s?:?$|methodology|about\s(?:the|this)\s(?:data|survey|figures|research)|"
    r"(?:section|regulation|question|table|figure|q)\s?\d|reasons?\s(?:for|why)|refusal|public\sinterest|evidence\sof|your\srights?|internal\sreview|complain|appeal|"
    r"(?:(?:the|our|your|full)\s)?(?:request|response|reply|answer|decision|disclosure|background|advice|conclusion|findings)s?(?:\s(?:details?|and\sassistance))?\s?:?$)"
)
"""A title (lower case) that is never part of a box of links."""


_STEPS = (140, 260, 360, 500, LONGEST_FURNITURE)
_RULES_BY_STEP = tuple(tuple(rule for rule in RULES if rule.longest > low) for low in (0, *_STEPS[:-1]))
_ANY_BY_STEP = tuple(
    re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in rules) or r"(?!)", re.VERBOSE)
    for rules in _RULES_BY_STEP
)
"""All rules at once, for each step of a line's length: most lines match none, and one call says so."""


@dataclass(slots=True)
class PageLine:
    """A block's text made ready for the rules, and what was decided about it."""

    raw: str
    low: str
    words: int
    after_blank: bool
    rule: Rule | None
    label: Label | None = None

    @property
    def is_sentence(self) -> bool:
        """Eight words or more with a sentence's end: a stop, or a stop within closing quotes or brackets."""
        return self.words >= 8 and (self.raw[-1] in ".!?" or (self.raw[-1] in CLOSERS and self.raw[-2] in ".!?,"))

    @property
    def is_prose(self) -> bool:
        """A sentence of twelve words, the opening of a list or a quotation, or any line of 28."""
        return (self.words >= 12 and self.raw[-1] in '.!?”"’:;') or self.words >= 28


def page_lines(text: str, blocks: Sequence[Block]) -> list[PageLine]:
    lines: list[PageLine] = []
    previous = 0
    for block in blocks:
        raw = text[block.start : block.end]
        words = raw.split() if len(raw) <= LONGEST_FURNITURE else raw[:LONGEST_FURNITURE].split()
        low = " ".join(words).lower().replace("’", "'")
        rule = rule_for(low) if len(raw) <= LONGEST_FURNITURE else None
        lines.append(PageLine(raw, low, len(words), text.count("\n", previous, block.start) > 1, rule))
        previous = block.end
    return lines


def rule_for(low: str) -> Rule | None:
    size = len(low)
    step = bisect_left(_STEPS, size)
    if step == len(_STEPS) or _ANY_BY_STEP[step].match(low) is None:
        return None
    for rule in _RULES_BY_STEP[step]:
        if size <= rule.longest and rule.pattern.match(low):
            return rule
    return None


def is_row(line: PageLine) -> bool:
    """A row of a table: cells with a number among them."""
    return (
        len(line.raw) < 200 and line.raw[-1].isdigit() and ("\t" in line.raw or " | " in line.raw or "   " in line.raw)
    )
