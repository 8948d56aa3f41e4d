"""Find the sentences that limit figures ("provisional", "may not add up", "position at 31 March") and link them to the figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.caveat_places import Places
from extractors.prepare import Prepared
from models.documents import Sentence
from models.facts import Fact, Figure, Relation

MOST_RELATIONS = 20_000
"""Links of one document at most; the first are kept."""

_SIGN_TABLE: tuple[tuple[str, str], ...] = (
    ("comparison", r"not\s(?:directly\s|strictly\s|necessarily\s)?comparable|(?:should|can|must|may)(?:\s?not|"
            r"not)\s(?:therefore\s)?(?:be\s)?(?:directly\s)?(?:compared?|used\sto\scompare)|"
            r"comparisons?\b.{0,80}\b(?:caution|care|not\spossible|misleading|invalid)|"
            r"break\sin\s(?:the\s)?(?:time\s)?series|"
                   r"record(?:s|ed)?\s(?:the\s)?data\s(?:in\s)?different(?:ly|\sways)|changes?\s(?:in|"
            r"to)\s(?:the\s)?(?:definition|recording|methodology|counting\srules)"),
    ("caution", r"(?:with|some|great|treated\swith)\scaution\b|(?:interpreted|treated|read|used)\s(?:with|carefully)|"
            r"small\s(?:base|sample|numbers?)\b.{0,60}\b(?:caution|reliab|volatil|fluctuat)|(?:may|might)\s(?:be|"
            r"contain)\s(?:\w+\s){0,2}(?:inaccura\w+|errors?|unreliable|incomplete|misleading)|"
                r"(?:accuracy|completeness|quality)\s(?:of\s.{0,40}\s)?(?:cannot|can\snot|is\snot)\b|"
            r"not\s(?:been\s)?(?:audited|validated|verified|quality[\s-]assured|checked|cleansed)|"
            r"data\squality\s(?:issues|problems|concerns)|confidence\sintervals?|margin\sof\serror"),
    ("provisional", r"\b(?:provisional|experimental|unaudited|unvalidated|indicative|draft|preliminary|"
            r"interim)\b(?!\s(?:licen[cs]e|order|view|measure|relief))|subject\sto\s(?:change|revision|validation|"
            r"audit|amendment|confirmation|further)|(?:may|might|is\slikely\sto|are\slikely\sto|"
            r"liable\sto)\s(?:\w+\s){0,2}(?:change|be\s(?:revised|amended|updated|altered))\b|"
                    r"live\s(?:system|database|data|document|record)|(?:not\s(?:yet\s)?(?:been\s)?(?:signed\soff|finalised|"
            r"closed|completed|concluded|approved))|management\sinformation\b|still\s(?:live|on-?going|open|"
            r"under\sinvestigation|being\s(?:counted|processed))|administrative\sdata"),
    ("position", r"(?:position|picture|correct|accurate|snapshot|true|held|recorded|open|extracted|drawn|taken|"
            r"run)\s(?:\w+\s){0,4}(?:as\s)?(?:at|on|of)\s(?:the\s)?\d{1,2}|figures?\s(?:are|is|"
            r"were)\s(?:\w+\s){0,2}as\s(?:at|of)\b|point[\s-]in[\s-]time|at\s(?:the|a)\s(?:time|"
            r"point)\sof\s(?:extraction|recording|the\ssearch|writing|reporting)|date\sof\s(?:extraction|the\ssearch)"),
    ("counting", r"counted\s(?:only\s)?(?:once|twice|more\sthan\sonce|separately|several|as|in\sthe\syear|for\seach|"
            r"under)|double[\s-]count|more\sthan\sonce|(?:one|a|an|each|single|same)\s\w+\s(?:may|can|could|"
            r"might)\s(?:\w+\s){0,2}(?:have|cover|contain|appear|relate|involve|include|be\s(?:counted|recorded|"
            r"included))|(?:may|can|could|might)\s(?:have|appear|be)\s(?:\w+\s){0,3}(?:more\sthan\sone|several|"
            r"multiple|in\smore)|"
                 r"number\sof\s(?:reports|allegations|incidents|cases|offences)\s(?:and\s|,\s)not\s(?:the\s)?(?:number|"
            r"people|individuals|persons)|multiple\s(?:\w+\s)?(?:allegations|entries|records|offences)"),
    ("rounding", r"\bround(?:ed|ing)\b|(?:do|does|may|might|will|need)\s?not\s(?:always\s|necessarily\s|therefore\s|"
            r"exactly\s)?(?:add|sum|total)\b|(?:add|sum)\s(?:up\s)?to\s(?:more|less|over)\s(?:than\s)?100"),
    ("suppression", r"\b(?:suppress(?:ed|ion)|redacted\sfigures)|(?:replaced|represented|shown|denoted|marked|indicated|"
            r"displayed|expressed)\s(?:with|by|as)\b.{0,40}(?:\*|asterisk|<\s?\d|\[c\]|\bx\b|dash|symbol|hyphen|"
            r"black)|(?:numbers|figures|values|counts|cells?)\s(?:of\s|are\s|is\s)?(?:\w+\s){0,3}(?:below|under|"
            r"less\sthan|fewer\sthan|lower\sthan|smaller\sthan|\d+\sor\s(?:lower|fewer|less|"
            r"under))\b.{0,100}(?:withheld|not\s(?:been\s)?(?:shown|given|disclosed|released|published|provided)|"
            r"replaced|suppressed|removed|hidden)|(?:do|does|will)\snot\s(?:give|show|publish|disclose|"
            r"release)\s(?:the\s|any\s)?(?:exact\s)?(?:numbers?|figures?|values?|counts?)\b"),
    ("coverage", r"(?:does|do|did)\snot\s(?:include|cover|contain|take\saccount|reflect|capture)|\bexclud(?:e|es|ed|"
            r"ing)\b|\bonly\s(?:include|cover|relate|reflect|count)s?\b|(?:is|are|was|were)\s(?:missing|incomplete|"
            r"partial|not\sincluded|not\scounted|not\sheld\scentrally)|incomplete\s(?:data|records|returns|figures)|"
            r"partial\s(?:data|returns|year|figures)|"
                 r"(?:true|actual|real)\s(?:number|figure|total|scale|rate|cost)s?\s(?:\w+\s){0,3}(?:may|might|is|are|"
            r"could|will)\b|under-?(?:report|record|count|estimate)|(?:not\sall|only\sthose|"
            r"some)\s\w+\s(?:\w+\s){0,3}(?:replied|responded|recorded|report|provided)|\bfigures?\sfor\s\w+\sonly\b|"
            r"\bbase\s?:|(?:code|field|flag|marker)\s(?:use\s)?is\s(?:not\s(?:compulsory|mandatory|always)|optional|"
            r"voluntary)|relies?\son\b.{0,60}\b(?:being|officers|staff)\b.{0,40}\b(?:record|enter|flag|tick|mark)"),
    ("estimate", r"\b(?:figures?|numbers?|data|totals?|costs?|values?)\b.{0,60}\b(?:are|is|were|"
            r"was)\s(?:\w+\s){0,2}(?:estimates?|estimated|approximate|extrapolated|imputed|modelled|weighted)\b|"
            r"based\son\s(?:a\s)?(?:sample|estimates?|survey|responses?\sfrom|an?\sextrapolation)|in\scash\sterms|"
            r"in\sreal\sterms|\bprices\)?\.?$"),
)  # fmt: skip
_SIGNS = tuple((name, re.compile(pattern)) for name, pattern in _SIGN_TABLE)
_NEEDLES = (
    "compar",
    "caution",
    "care",
    "inaccura",
    "error",
    "incomplete",
    "valid",
    "audit",
    "quality",
    "provision",
    "experiment",
    "indicative",
    "draft",
    "prelimin",
    "interim",
    "subject to",
    "change",
    "revis",
    "live",
    "signed",
    "final",
    "closed",
    "complet",
    "management",
    "still",
    "administrative",
    "position",
    "correct",
    "snapshot",
    "as at",
    "as of",
    "extract",
    "drawn",
    "taken",
    "search",
    "count",
    "more than",
    "may ",
    "might ",
    "can ",
    "could ",
    "multiple",
    "round",
    "not add",
    "not sum",
    "not total",
    "add up",
    "sum to",
    "suppress",
    "replaced",
    "represent",
    "shown",
    "marked",
    "denoted",
    "withheld",
    "below",
    "fewer",
    "less than",
    "lower",
    "not include",
    "not cover",
    "exclud",
    "only",
    "missing",
    "partial",
    "true",
    "actual",
    "real",
    "under",
    "base",
    "compulsory",
    "optional",
    "relies",
    "estimat",
    "approx",
    "prices",
    "sample",
    "survey",
    "record",
    "series",
    "definition",
    "methodology",
    "margin",
    "confidence",
)
"""Every caveat holds one of these, in lower case: most sentences need no pattern."""
_ABOUT_FIGURES = re.compile(
    r"\b(?:figures?|numbers?|data|totals?|statistics|tables?|percentages?|counts?|counted|results?|"
    r"estimates?|columns?|rows?|cells?|spreadsheets?|records?|returns?|rates?|sums?|costs?|values?|charts?|"
    r"population|base|information|"
    r"breakdown|comparisons?|allegations?|complaints?|incidents?|cases?|offences?|reports?|outcomes?|rounded|"
    r"rounding|add|prices|periods?|years?|systems?|survey|sample)\b",
)
_LEGAL = re.compile(
    r"\b(?:section\s\d|exempt(?:ion|ions)?|public\sinterest|disclosure\swould|personal\sdata|"
    r"data\sprotection|would\sbe\slikely|guidance|principle)\b",
)
_REPORTED = re.compile(
    r"\b(?:said|says|warned|told|claimed?|believes?d?|argued|accused|alleged(?!\sto\shave)|hopes?)\b|"
    r"[“\"][^”\"]{0,400}[”\"]\s?,?\s(?:said|she|he)",
)
"""Somebody's speech is no caveat of the document's own."""


def find_caveats(p: Prepared, facts: Sequence[Fact]) -> list[Relation]:
    """`limits` relations from caveat sentences (index in `p.sentences`) to figures (index in `facts`, sorted by start).

    A note's mark links to the figures that bear it; a named table, question or year to the figures there; else a caveat limits
    the figures of its own section, or of the whole response where it stands among notes. `note` names the kind of caveat.
    """
    figures = [
        (index, fact) for index, fact in enumerate(facts) if isinstance(fact, Figure) and fact.zone == "response"
    ]
    if not figures:
        return []
    places = Places(p, figures)
    relations: list[Relation] = []
    for number, sentence in enumerate(p.sentences):
        kind = _kind_of(p.text, sentence)
        if kind is None:
            continue
        for index in places.limited(sentence, kind):
            relations.append(Relation(kind="limits", subject=("sentence", number), object=("fact", index), note=kind))
            if len(relations) >= MOST_RELATIONS:
                return relations
    return relations


def is_caveat(content: str) -> str | None:
    """The kind of caveat that a sentence is ("rounding", "provisional", ...), or None."""
    content = content.lower()
    if not any(needle in content for needle in _NEEDLES) or _ABOUT_FIGURES.search(content) is None:
        return None
    if _REPORTED.search(content) is not None:
        return None
    legal = _LEGAL.search(content) is not None
    for name, pattern in _SIGNS:
        if pattern.search(content) is not None and not (legal and name not in ("suppression", "rounding", "counting")):
            return name
    return None


def _kind_of(text: str, sentence: Sentence) -> str | None:
    if sentence.zone != "response" or not 15 <= sentence.end - sentence.start <= 700:
        return None
    return is_caveat(" ".join(text[sentence.start : sentence.end].split()))
