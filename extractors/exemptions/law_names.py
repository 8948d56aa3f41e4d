"""Recognise the names of laws: the four access regimes by their own words, and every other Act or Regulations by its form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from models.facts import Regime

Law = Regime | Literal["OTHER"]
"""A regime, or any other law, whose sections are no exemptions."""
Name = tuple[int, int, Law]
"""Start, end and law of a name in the text."""

_YEAR = r"(?:,? (?:19|20)[0-9]{2}(?![0-9]))?"
_INFO = r"of infor-? ?mation"
# Every alternative begins with its own first letters, which lets the search skip text that holds none of them.
_ACCESS = re.compile(
    rf"free-? ?dom {_INFO} (?:\(scot-? ?land\)(?: act)?|act \(scotland\)|acts?){_YEAR}"
    rf"|foi ?\((?:s|scotland)\) ?a(?:ct)?(?![a-z]){_YEAR}|foisa(?![a-z]){_YEAR}|foia(?![a-z])(?:,? ?(?:19|"
    rf"20)[0-9]{{2}})?"
    rf"|foi acts?(?![a-z]){_YEAR}|f\.o\.i\.(?:a\.?)? act{_YEAR}"
    rf"|environ-? ?mental infor-? ?mation (?:\(scotland\) )?(?:regu-? ?lations?|regs)(?: \(scotland\))?{_YEAR}"
    r"|environmental regulations? 2004|ei ?\(s\) ?rs?(?![a-z])|eisrs?(?![a-z])|eirss?(?![a-z])"
    r"|eir(?:s|'s)?(?: \(scotland\))?(?![a-z]|[-/_]?[0-9])(?:,? 2004)?|scottish eirs?(?![a-z])",
    re.ASCII,
)
_FOREIGN = frozenset(["1966", "1982", "1991", "1993", "1997", "2009", "2013", "2014", "2016", "2020"])
"""Years of freedom of information Acts of other countries (the United States, Australia, Canada, Ireland and others)."""

_KEYWORD = re.compile(
    r"(?:Acts?|ACT|Regulations?|REGULATIONS|Regs|Order|Rules|Directive|Convention|Measure|Bill|Charter|"
    r"Constitution)(?![A-Za-z])"
    r"(?: \((?:Scotland|Wales|Northern Ireland|England|Isle of Man)\))?(?:,? (?:of )?[12][0-9]{3}(?![0-9/]))?",
    re.ASCII,
)
_ABBREVIATIONS = [
    r"UK\sGDPR",
    r"UK-GDPR",
    r"EU\sGDPR",
    r"GDPR",
    r"DPA",
    r"PACE",
    r"RIPA",
    r"RIPSA",
    r"TCEA",
    r"TULRCA",
    r"LASPO",
    r"PECR",
    r"HSWA",
    r"COSHH",
    r"RIDDOR",
    r"CPIA",
    r"POCA",
    r"ECHR",
    r"HRA",
    r"EqA",
    r"ERA",
    r"LGA",
    r"TCPA",
    r"CJA",
    r"SOA",
    r"MCA",
    r"MHA",
    r"FSMA",
    r"PRSRA",
    r"PCSC",
    r"GoWA",
    r"GOWA",
    r"PRA",
    r"IPA",
    r"ROA",
    r"PSED",
]
_ABBREVIATION = re.compile(
    rf"(?:{'|'.join(_ABBREVIATIONS)})(?![A-Za-z])(?: ?'?(?:19|20)[0-9]{{2}})?",
    re.ASCII,
)
_PROTECTION = re.compile(
    r"data protection act(?:,? (?:19|20)[0-9]{2})?|police reform act|human rights act|equality act"
    r"|(?:your|our|its|their|his|her) (?:own|founding|governing|enabling|parent|constituting|home) "
    r"(?:acts?|statutes?|legislation|charter|regulations?|rules)(?![a-z])",
    re.ASCII,
)
"""Laws in lower case: some that letters spell so, and the law that set up a body ("your own Act")."""
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
_SHORTENED = frozenset(["etc.", "(no.", "no.", "(misc.", "misc.", "st.", "prov.", "(prov.", "(amdt."])
"""Words that end in a stop inside a law's name: "Health and Safety at Work etc. Act 1974", "Education (No. 2) Act 1986"."""
_POINTERS = (" the ", " that ", " this ", " those ", " these ", " said ", " same ", " such ", "(the ")
REACH = 160
"""Code points that the longest name of a law takes up before its keyword."""


def access_names(lower: str) -> Iterator[Name]:
    """Names of the four regimes, in lower-case text."""
    for match in _ACCESS.finditer(lower):
        start = match.start()
        if not (start and (lower[start - 1].isalnum() or lower[start - 1] in "_/@.")):
            yield start, match.end(), _which(match[0])


def _which(name: str) -> Law:
    scots = "scot" in name or "(s)" in name or name.startswith(("foisa", "eisr", "eirss")) or name == "eirs s"
    if name.startswith(("environ", "ei", "scottish")):
        return "EISR2004" if scots else "EIR2004"
    if scots:
        return "FOISA2002"
    return "OTHER" if name[-4:] in _FOREIGN else "FOIA2000"


def other_names(flat: str, lower: str) -> Iterator[Name]:
    """Names of all other laws, and of the regimes again where they look like any other capitalised name."""
    for match in _KEYWORD.finditer(flat):
        start = _name_start(flat, match.start())
        if start < match.start():
            yield start, match.end(), "OTHER"
    for pattern, text in ((_ABBREVIATION, flat), (_PROTECTION, lower)):
        for match in pattern.finditer(text):
            if not (match.start() and text[match.start() - 1].isalnum()):
                yield match.start(), match.end(), "OTHER"


def _name_start(flat: str, keyword: int) -> int:
    """Where a law's name begins: back over capitalised words and the small words that join them, at most fourteen."""
    window = flat[max(0, keyword - REACH) : keyword]
    if not window.endswith((" ", "(")) or window.lower().endswith(_POINTERS):
        return keyword
    offset = keyword - len(window)
    tokens = [(m.start() + offset, m[0]) for m in re.finditer(r"[^ ]+", window)][-14:]
    start, best = keyword, keyword
    for position, token in reversed(tokens):
        if start - (position + len(token)) > 1:  # a double space, or a line break with an indent, parts two texts
            break
        word = token.strip("(),'\"").lower()
        if (token[-1] in ".;:!?" and token.lower() not in _SHORTENED) or (token[-1] == "," and not token[0].isupper()):
            break
        is_name = token.strip("(\"'")[:1].isupper()
        if token.rstrip(")").isdigit() and token.endswith(")") and len(token) < 4:  # "Education (No. 2) Act"
            start = position
            continue
        word = word.rstrip(".")
        if not is_name and word not in _JOINERS:
            break
        start = position
        if is_name and word not in _NOT_NAMES:
            best = position + (len(token) - len(token.lstrip("(\"'")))
    return best
