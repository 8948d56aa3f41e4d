"""The parts of an FOI document: request, response, decision, exemption reasoning, disclosure, advice, appeal rights, contact.

Parts are told by headings and by the phrases with which authorities open them. A part lasts until the next one opens.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from models.documents import Block, Label, Reading

Part = Literal[
    "request", "response", "decision", "exemption_reasoning", "disclosure", "advice", "appeal_rights", "contact"
]
PARTS: tuple[Part, ...] = (
    "request",
    "response",
    "decision",
    "exemption_reasoning",
    "disclosure",
    "advice",
    "appeal_rights",
    "contact",
)
LONGEST_HEADING = 140
LONGEST_OPENING = 240


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE | re.VERBOSE)


_PROVISION = (
    r"(?:section|sections|sec\.?|s\.?|regulation|regulations|reg\.?)\s{0,2}\d{1,2}[A-C]?(?:\s?\(\w{1,4}\)){0,5}"
)

LEGAL_HEADING = _any(
    rf"^(?:\W|\d+[.)]|[a-z][.)])?\s?(?:exemption[s]?\s|exception[s]?\s|foia?\s|foisa\s|eirs?\s|article\s)?\(?{_PROVISION}(?:\W|$)",
    r"^exempt(?:ion|ions)\b|^exception[s]?\b.{0,80}(?:applied|engaged|considered|12\(|10\()|\bexemption[s]?\s(?:applied|engaged|considered|relied)",
    r"^(?:the\s)?(?:public\sinterest|prejudice|harm|balanc(?:e|ing))(?:\stest)?\b|^refusal\snotice\b|^partial\srefusal\b|^legal\s(?:basis|annex)",
    r"^(?:factors|considerations|arguments)\s(?:favouring|for|against|in\sfavour)\b|^evidence\sof\sharm\b|^overall\sharm\b",
    r"^(?:neither\sconfirm|neither\sconfirmation)\b",
)
"""Headings that carry the legal answer: a provision, an exemption, a test. They are never furniture."""

_HEADINGS: tuple[tuple[Part, re.Pattern[str]], ...] = (
    ("exemption_reasoning", LEGAL_HEADING),
    (
        "appeal_rights",
        _any(
            r"\b(?:right(?:s)?\s(?:of|to)\s(?:appeal|review|complain|request\san?\s(?:internal\s)?review)|complaint\srights|appeal\srights|complaints?$)",
            r"^(?:how\sto\s(?:appeal|complain)|internal\sreview|(?:your\s)?right\sto\s(?:a\s)?review|if\syou\s(?:are|remain)\s(?:not\s)?"
            r"(?:happy|satisfied|unhappy|dissatisfied)|appeals?$|complaints?\s(?:procedure|process)|request(?:ing)?\s(?:a|an\sinternal)\sreview"
            r"|not\s(?:happy|satisfied)\b|about\sthis\srelease\sand\sappeal)",
        ),
    ),
    (
        "contact",
        _any(
            r"^contact(?:s|\s(?:us|details|information|point))?\W?$|^(?:for\s)?further\sinformation\W?$|^(?:general\s)?enquir(?:y|ies)\W?$|^how\sto\scontact"
        ),
    ),
    (
        "advice",
        _any(
            r"^(?:duty\sto\s(?:advise|provide\sadvice)|advice(?:\sand\sassistance)?|section\s16\b|notes?\sto\s(?:the\s)?applicant|additional\sinformation|context|background|caveats?|explanatory\snotes?)\b"
        ),
    ),
    (
        "disclosure",
        _any(
            r"^(?:disclosure|information\s(?:disclosed|released|provided)|documents?\s(?:released|disclosed|provided)|disclosed\sinformation"
            r"|attachments?|attached\s(?:files?|documents?)|files?|downloads?|data|annex(?:es)?\b.{0,60}|appendix\b.{0,60}|table\s\d.{0,90}"
            r"|released\sdocuments?|supporting\s(?:documents?|files?)|related\sdocuments?\sreleased)\W?$"
        ),
    ),
    (
        "decision",
        _any(
            r"^(?:the\s)?(?:decision|outcome|result|our\sdecision|decision\snotice|reason[s]?\sfor\s(?:the\s)?decision|conclusion|summary\sof\sdecision)\W?$|^reason[s]?\sfor\s(?:refus|withh|decision)"
        ),
    ),
    (
        "response",
        _any(
            r"^(?:the\s|our\s|foi\s|official\s|council\s|trust\s|force\s)?(?:response|reply|answer)s?(?:\s(?:to\s(?:your\s)?request|provided|from\b.{0,60}|\d{1,2}))?\W?$",
            r"^(?:response|answer|reply)\s(?:to\s)?(?:question|q|part|request)?\s?\d{0,2}\W?$|^(?:a|answer)\s?\d{1,2}\W?$|^response\s(?:date|details|sent)\b|^information\sheld\W?$",
        ),
    ),
    (
        "request",
        _any(
            r"^(?:the\s|your\s|original\s|foi\s|full\s|details\sof\s(?:the\s|your\s)?)?(?:information\s)?(?:request|question|enquiry|query)(?:s|ed)?(?:\s(?:details|text|made|received|summary|\d{1,2}))?\W?$",
            r"^(?:information|what)\s(?:was\s|you\s|has\sbeen\s)?(?:requested|asked(?:\sfor)?|sought)\W?$|^(?:question|q|request|part)\s?\d{1,2}[a-z]?\W?$|^you\s(?:asked|requested)\W?$",
            r"^freedom\sof\sinformation\srequest(?:\sreference)?\b|^summary\sof\s(?:the\s|your\s)?request\W?$|^subject\sof\srequest",
        ),
    ),
)

_OPENINGS: tuple[tuple[Part, re.Pattern[str]], ...] = (
    (
        "appeal_rights",
        _any(
            r"^if\syou\s(?:are|remain|have\sbeen)\s(?:un|dis)?(?:happy|satisfied|content|not)\b|^if\syou\s(?:disagree|wish\sto\s(?:appeal|complain|request|ask)|are\sunhappy)\b",
            r"^you\s(?:have|may\salso\shave)\s(?:the|a)\sright\sto\s(?:appeal|complain|request|ask|apply|seek)|^should\syou\s(?:be|remain|wish)\b.{0,80}(?:review|complain|appeal|dissatisf)",
            r"^(?:you\scan|please)\b.{0,60}\binternal\sreview",
        ),
    ),
    (
        "request",
        _any(
            r"^(?:i\snote\s)?you\s(?:have\s|had\s)?(?:asked|requested|sought|seek|wanted|wrote)\b.{0,140}(?::|following\b.{0,60}|information\W?)$|^(?:your|the)\srequest\s(?:was|is|reads?|read|for)\b.{0,120}[:–-]$|^i\s(?:would\slike\sto|wish\sto|want\sto|am\swriting\sto|hereby)\s(?:request|ask|make)\b|^(?:please|could\syou|can\syou)\s(?:please\s)?(?:provide|supply|send|tell|confirm|give)\b"
        ),
    ),
    (
        "decision",
        _any(
            r"^(?:i|we)\s(?:have\s)?(?:today\s)?decided\s(?:to|that)|^(?:having|after)\s(?:located|considered|completed)\b.{0,120}\bdecided|^(?:i|we)\s(?:can\s)?(?:confirm|have\sdecided)\sthat\b.{0,120}(?:held|hold|holds|disclos|withh|refus)|^this\s(?:letter|email|message)?\s?(?:serves|acts|constitutes)\b.{0,60}refusal"
        ),
    ),
    (
        "exemption_reasoning",
        _any(
            rf"^(?:(?:this|the|some|that)\s)?(?:information|data|material|request|document)s?\b.{{0,80}}\b(?:exempt|withheld)\b|^(?:under|by\svirtue\sof|pursuant\sto|in\saccordance\swith)\s{_PROVISION}|^{_PROVISION}\b"
        ),
    ),
    (
        "advice",
        _any(
            r"^(?:under|in\s(?:line|accordance)\swith)\s(?:our\sduty\sto\s|section\s16\b|s\.?16\b)|^(?:to|by\sway\sof)\s(?:be\shelpful|assist|advice|help)\b|^you\smay\s(?:wish|find|be\sinterested)\b|^outside\s(?:of\s)?the\s(?:act|scope)"
        ),
    ),
    (
        "response",
        _any(
            r"^(?:thank\syou\sfor|further\sto|in\s(?:response|reply|answer)\sto|with\sreference\sto|(?:i|we)\s(?:am|are)\s(?:writing|responding)|(?:i|we)\swrite\s|your\s(?:request|e-?mail|letter)\b.{0,60}\breceived)|^(?:please\s(?:find|see)|the\sinformation\s(?:you|requested|is)|searches\s(?:were|have))\b|^dear\s(?:mr|mrs|ms|miss|dr|sir|applicant|requester)\b"
        ),
    ),
    (
        "contact",
        _any(
            r"^(?:tel(?:ephone)?|phone|e-?mail|address|write\sto|post|by\s(?:post|email))\s?:|^if\syou\s(?:have\sany\s(?:queries|questions|further)|wish\sto\sdiscuss|need\sto\scontact)|^(?:please\s)?contact\s(?:me|us|the)\b"
        ),
    ),
)


def page_parts(reading: Reading, labels: Sequence[Label]) -> list[tuple[int, int, Part]]:
    """The parts as (start, end, part) in order, without overlap; blocks of one part that follow each other are one.

    Only content counts. What stands before the first heading or opening phrase belongs to no part.
    """
    found: list[tuple[int, int, Part]] = []
    current: Part | None = None
    for block, label in zip(reading.blocks, labels, strict=True):
        if not label.is_content:
            continue
        opened = part_opened(reading.text[block.start : block.end], block)
        if opened is None and block.kind == "heading" and block.level == 1:
            current = None
        current = opened or current
        if current is None:
            continue
        if found and found[-1][2] == current:
            found[-1] = (found[-1][0], block.end, current)
        else:
            found.append((block.start, block.end, current))
    return found


def part_opened(text: str, block: Block) -> Part | None:
    """The part that a block opens: by being its heading, or by how its words begin. None for a block that goes on."""
    line = " ".join(text[:LONGEST_OPENING].replace("’", "'").split())
    if len(text) <= LONGEST_HEADING and (block.kind in ("heading", "list_item") or not line.endswith((".", ";", ","))):
        for part, pattern in _HEADINGS:
            if pattern.search(line):
                return part
    if block.kind == "heading":
        return None
    for part, pattern in _OPENINGS:
        if pattern.search(line):
            return part
    return None


def is_legal_heading(text: str) -> bool:
    """Whether a short line is the heading of a legal ground: "Section 40(2) - Personal information", "Public interest test"."""
    return len(text) <= LONGEST_HEADING and LEGAL_HEADING.search(" ".join(text.split())) is not None


def is_part_heading(text: str) -> bool:
    """Whether a short line heads any part of an FOI document."""
    line = " ".join(text.replace("’", "'").split())
    return len(line) <= LONGEST_HEADING and any(pattern.search(line) for _, pattern in _HEADINGS)
