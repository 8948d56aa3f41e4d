"""Bare years and months: decide from the words around whether "2019" is a year and "May" a month."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extractors.dates.calendar import Candidate
from extractors.dates.surroundings import (
    APPROX,
    DETERMINER,
    LABEL,
    MEASURED,
    MONTH_LEADS,
    NOT_COUNTED,
    OF_OLD_YEARS,
    PEOPLE,
    STRONG,
    TITLE_NOUN,
    VERBS_OF_MAY,
    WEAK,
)
from extractors.dates.words import SPACE, SUPERSCRIPTS, word_set

_LAST_WORD = re.compile(r"((?<![A-Za-z])[A-Za-z][A-Za-z’'&-]{0,24}|[^\w\s(\[])([ \xa0\t\n]{0,4}[(\[]?['‘“\"]?)\Z")
_PRIOR_WORD = re.compile(r"([A-Za-z][A-Za-z’'&-]{0,24})[ \xa0\t]{1,3}\Z")
_NEXT_WORD = re.compile(rf"['’]?s?[{re.escape(SUPERSCRIPTS)}]?[ \xa0]{{0,2}}[ \xa0\n]([A-Za-z’'-]{{1,20}})")
_RECURS = re.compile(
    r",?[ \xa0](?:(?:of|in) )?(?:each|every|any|a given) (?:calendar |financial )?year\b|,?[ "
    r"\xa0](?:annually|every year|each year)\b"
)
_BEFORE_LAWS = ("the", "that", "this", "of")
_LAW_AFTER = re.compile(
    r"[ \xa0\n](?:\(?[A-Z][\w’'.()-]{0,24},?[ \xa0\n](?:(?:and|of|the|for|to|in|etc\.?)[ \xa0\n]){0,2}){1,6}"
    r"(?:Acts?|Regulations|Order|Rules|Directive|Bill|Measure|Code|Convention)\b"
)
"""The rest of a law's name after its year ("the 2013 Fees Regulations", "the 1990 Town and Country Planning Act")."""
_SERIES = re.compile(
    r"\b(?:s\.?[ \xa0]?s\.?[ \xa0]?i\.?|w\.?s\.?i\.?|s\.?[ \xa0]?i\.?|s\.?[ \xa0]?r\.?(?:[ \xa0]?&[ \xa0]?o\.?)?)[ \xa0]\Z"
)
_NUMBERED = re.compile(r"[ \xa0]\(?(?:no\.?|number|n[º°]|c\.|asp|cap\.)[ \xa0]?\d")
"""What follows the year of an instrument or an Act in its series ("SI 2004 No. 3391", "2000 c. 36")."""
_LAW_NOUNS = ("act", "acts", "regulations", "order", "directive", "bill")
_LAW = re.compile(
    r"\b(?:acts?|regulations?|regs|orders?|rules?|bills?|directives?|measures?|statutes?|byelaws?|charter|"
    r"conventions?|treaty|protocols?"
    r"|agreements?|instruments?|code|codes of practice|constitution|declaration)\)?"
    r"[ \xa0]{1,2}(?:(?:\((?:scotland|wales|northern ireland|england|ni|eu)\)|of|\()[ \xa0]?)?\Z"
)


_ONLY_MONTHS = word_set("january february july august september october november december")
"""Months whose names, with a capital, are hardly ever a person's or a verb."""


class Around(NamedTuple):
    """The words around a candidate: last but one and last before it (and the last in small letters), the gap, and the next."""

    prior: str
    word: str
    low: str
    gap: str
    after: str


def confirm(text: str, lower: str, candidates: Sequence[Candidate], labels: Mapping[int, bool]) -> list[Candidate]:
    """The candidates without those numbers and names that are no dates here."""
    verdicts = [_verdict(text, lower, c, labels) for c in candidates]
    for step in (range(1, len(candidates)), range(len(candidates) - 2, -1, -1)):
        for i in step:
            j = i - 1 if step.start == 1 else i + 1
            if verdicts[i] is None and verdicts[j] and _in_list(lower, candidates[min(i, j)], candidates[max(i, j)]):
                verdicts[i] = (
                    candidates[j].shape in ("year", "financial_year", "range", "academic_year")
                    or not candidates[j].bare
                )
    return [c for c, verdict in zip(candidates, verdicts, strict=True) if verdict]


_GAP = re.compile(
    rf"(?:{SPACE}?,{SPACE}?(?:and{SPACE}|or{SPACE}|&{SPACE})?|\s{{1,2}}(?:and|or|to|&|v|vs|versus|with|against)"
    rf"{SPACE}|{SPACE}?[/&|–-]{SPACE}?|{SPACE}{{1,4}})\Z"
)


def _in_list(lower: str, a: Candidate, b: Candidate) -> bool:
    if b.bare and b.shape == "month" and a.shape not in ("month", "day"):
        return False
    return b.start - a.end < 12 and _GAP.match(lower, a.end, b.start) is not None


def _verdict(text: str, lower: str, candidate: Candidate, labels: Mapping[int, bool]) -> bool | None:
    """True and False where the surroundings are clear, None where only a list could tell."""
    if candidate.bare and candidate.start in labels:
        return True if labels[candidate.start] else None
    if candidate.year is None and _RECURS.match(lower, candidate.end):
        return False
    if candidate.shape == "month" and candidate.bare:
        return _month_verdict(text, lower, candidate)
    if candidate.rule in ("year", "years", "financial-year") or (candidate.rule == "range" and candidate.bare):
        return _year_verdict(text, lower, candidate)
    return True


def _before(text: str, start: int) -> tuple[str, str, str]:
    """(last word but one, last word or mark, white space or bracket) before a place, as written; "" at a line's start."""
    found = _LAST_WORD.search(text, max(0, start - 32), start)
    if found is None:
        return "", "", ("\n" if not text[max(0, start - 8) : start].strip(" \xa0\t\n") else "")
    prior = _PRIOR_WORD.search(text, max(0, found.start() - 32), found.start())
    return (prior[1] if prior else ""), found[1], found[2]


def _year_verdict(text: str, lower: str, candidate: Candidate) -> bool | None:
    start, end = candidate.start, candidate.end
    prior, word, gap = _before(text, start)
    low = word.lower().removesuffix("’s").removesuffix("'s")
    if _follows_a_law(lower, start) or _NUMBERED.match(lower, end) or (low in LABEL and not gap.startswith("\n")):
        return False
    if "[" in gap or lower.startswith("]", end):
        return False
    following = _NEXT_WORD.match(text, end)
    after = following[1] if following else ""
    if _names_a_law(low, after) or (low in _BEFORE_LAWS and _LAW_AFTER.match(text, end)) or _copyright(lower, start):
        return False
    if candidate.shape != "year":
        return not _in_title(text, prior, word, gap, start)
    return _single_year(text, lower, candidate, Around(prior, word, low, gap, after))


def _copyright(lower: str, start: int) -> bool:
    line = lower[max(0, start - 40) : start].rsplit("\n", 1)[-1]
    return "©" in line or lower[max(0, start - 10) : start].rstrip().endswith("copyright")


def _names_a_law(low: str, after: str) -> bool:
    return low in _BEFORE_LAWS and after.lower() in _LAW_NOUNS


def _follows_a_law(lower: str, start: int) -> bool:
    """Whether the name of a law or the letters of its series come before a year, over a line's end too."""
    left = lower[max(0, start - 64) : start].replace("-\n", "")
    above, newline, line = left.rpartition("\n")
    if newline and not line.strip(" \xa0") and " " in above[-24:].strip():
        left = above.rstrip(" \xa0") + " "
    return _LAW.search(left) is not None or _SERIES.search(left) is not None


def _single_year(text: str, lower: str, candidate: Candidate, around: Around) -> bool | None:
    prior, word, low, gap, after = around
    year, end = candidate.year or 0, candidate.end
    alone = "\n" in gap
    if alone and _line_ends(text, end):
        return None
    if low in DETERMINER and "(" not in gap:
        return bool(after) and 1700 <= year <= 2100 and after.lower() not in PEOPLE
    if low == "including" and prior.lower() == "and":
        return True
    if low in APPROX:
        return low in ("around", "only", "more", "less", "just") and prior.lower() in ("in", "since")
    if low in STRONG or word.endswith("-"):
        if low == "than" and prior.lower() in ("more", "fewer", "less", "greater", "no"):
            return False
        if low in WEAK and _counts(after):
            return prior.lower() in STRONG and prior.lower() not in WEAK
        return 1900 <= year <= 2100 or (year < 1900 and low in OF_OLD_YEARS)
    if not 1900 <= year <= 2100 or _counts(after):
        return False
    if _in_title(text, prior, word, gap, candidate.start):
        return False
    if lower[max(0, candidate.start - 2) : candidate.start].strip(" \xa0").isdigit() and not alone:
        return None
    return 1950 <= year <= 2049


def _counts(after: str) -> bool:
    """Whether the word after a number is what it counts."""
    low = after.lower()
    return low in MEASURED or (after.islower() and len(low) > 4 and low.endswith("s") and low not in NOT_COUNTED)


def _in_title(text: str, prior: str, word: str, gap: str, start: int) -> bool:
    """Whether a year ends a name ("Crime Survey 2021", "Policing Vision 2025")."""
    if not word or "(" in gap or "\n" in gap or "\t" in gap or not word[0].isalpha():
        return False
    if word.lower() in TITLE_NOUN:
        return (word[0].isupper() or word == "census") and not (not prior and _starts_line(text, start, prior, word))
    if not word[0].isupper() or (word.isupper() and len(word) > 5):
        return False
    return (
        bool(prior)
        and prior[0].isupper()
        and prior.lower() not in ("in", "since", "for", "the")
        and word.lower() not in STRONG
        and not _starts_line(text, start, prior, word)
    )


def _starts_line(text: str, start: int, prior: str, word: str) -> bool:
    """Whether nothing but these words stands before on the line or in the cell: it is a label with its year."""
    line = re.split(r"[\n\t|]|   ", text[max(0, start - 80) : start].rstrip())[-1].strip()
    return line in (f"{prior} {word}", word)


def _line_ends(text: str, end: int) -> bool:
    rest = text[end : end + 8].lstrip(" \xa0" + SUPERSCRIPTS)
    return not rest or rest[0] in "\n\r\t|"


def _month_verdict(text: str, lower: str, candidate: Candidate) -> bool | None:
    start, end = candidate.start, candidate.end
    _, word, gap = _before(text, start)
    low, name = word.lower(), lower[start:end]
    following = _NEXT_WORD.match(text, end)
    after = following[1] if following else ""
    if "\n" in gap or not word:
        return None
    if (
        after
        and after[0].isupper()
        and name in ("april", "june", "may", "august", "march")
        and low not in ("in", "since")
    ):
        return False
    if text[start:end].isupper() and name in ("may", "march", "mar", "dec", "sep", "jan") and not word.isupper():
        return low in ("in", "since", "by", "during", "until") and name in ("may", "march")
    if name in ("may", "march") and (
        not text[start].isupper() or (low in ("the", "and", "or", "to") and after.lower() in VERBS_OF_MAY)
    ):
        return low in ("in", "since", "during") and name == "march"
    if not text[start].isupper() and len(name) < 4:
        return False
    if name in _ONLY_MONTHS and text[start].isupper() and not (after and after[0].isupper()) and not word[0].isupper():
        return True
    if low in MONTH_LEADS:
        return not (name in ("mar", "dec", "sep", "jan") and low in ("the", "and", "or"))
    return None
