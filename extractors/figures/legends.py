"""Read what a document says of its own signs and small numbers: "numbers 5 or lower have been withheld", "x = less than 6"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from extractors.figures.cells import Legend
from extractors.figures.lexicon import ONES
from extractors.prepare import Prepared
from models.facts import CellState
from models.suppression import SuppressionRule

CUE: Final = re.compile(
    r"[Ss]uppress|[Ww]ithh[eo]ld|[Rr]eplaced|[Rr]epresent|[Ss]how[ns]? (?:as|by)|[Dd]enote|[Mm]ark(?:ed|s)|"
    r"[Ii]ndicat|[Nn]ot (?:shown|give|show|release|publish|"
    r"provide)|[Rr]edact|[Mm]ask|[Ss]mall number|[Ll]ow number|[Ii]dentif|[Dd]isclos|[Ss]ymbol|[Aa]sterisk|"
    r"[Aa]nonymis|[Cc]ell|[Rr]ounded|[Hh]idden|[*=]|"
    r"\[[a-z]\]"
)
_N: Final = r"(?P<{0}>[0-9]{{1,2}}|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)"
THRESHOLD: Final = re.compile(
    r"(?:greater|more|higher) than " + _N.format("over") + r" (?:but|and) (?:below|under|(?:less|fewer|lower|smaller) than) "
    + _N.format("top")
    + r"|(?:fewer|less|lower|smaller) than (?:or equal to )?" + _N.format("under")
    + r"|(?:under|below|<) ?" + _N.format("below")
    + r"|" + _N.format("most") + r"(?: [a-z]{2,12})? (?:or|and) (?:fewer|less|lower|below|under)"
    + r"|between " + _N.format("from") + r" and " + _N.format("upto")
    + r"|\b" + _N.format("a") + r" ?(?:-|–|to) ?" + _N.format("b") + r"\b",
    re.IGNORECASE,
)  # fmt: skip
_SIGN: Final = r"\*{1,4}|\[[a-zA-Z]{1,5}\]|<\s?[0-9]{1,2}|[#~†]|\.{2,3}|[xXcCsSzZkK](?![a-zA-Z])|-{1,2}(?=[”\"’')])"
SYMBOL: Final = re.compile(
    r"(?:shown as|show as|shown by|marked(?: with| as| by)?|represented (?:by|as)|replaced (?:by|with)|"
    r"denoted (?:by|as)|indicated (?:by|as|with)|"
    r"(?:the )?symbol|displayed as|recorded as|given as|suppressed (?:as|with|to)|using|asterisks?|star|"
    r"space)\s{1,3}(?:an? |the )?(?:symbol |sign |letter |double |single )?(?:asterisk )?"
    r"[(\[]?[“\"‘']?(?P<a>" + _SIGN + r")[”\"’']?\)?"
    r"|^\W{0,3}[“\"‘']?(?P<b>"
    + _SIGN
    + r")[”\"’']?\s{0,3}(?:=|:|[-–]\s|denotes|indicates|means|represents|refers|signifies|is used)"
    r"|\((?P<c>\*{1,4})\)"
    r"|(?:^|\s{2,4})(?P<d>\[[a-z]{1,3}\]|\*{1,4})\s{1,3}"
    r"(?=(?:fewer|less|lower|smaller) than|under |below |(?:numbers?|values?|counts?|figures?) )",
    re.IGNORECASE | re.MULTILINE,
)
MEANINGS: Final[tuple[tuple[str, CellState], ...]] = (
    ("not applicable", "not_applicable"),
    ("not held", "not_held"),
    ("no information held", "not_held"),
    ("suppress", "suppressed"),
    ("withheld", "suppressed"),
    ("confidential", "suppressed"),
    ("redact", "suppressed"),
    ("disclos", "suppressed"),
    ("fewer than", "suppressed"),
    ("less than", "suppressed"),
    ("or fewer", "suppressed"),
    ("or less", "suppressed"),
    ("low number", "suppressed"),
    ("small number", "suppressed"),
    ("not available", "not_available"),
    ("not known", "not_available"),
    ("unknown", "not_available"),
    ("missing", "not_available"),
    ("not recorded", "not_available"),
    ("not collected", "not_available"),
    ("incomplete", "not_available"),
)
WITHHOLDS: Final = re.compile(
    r"suppress|withh[eo]ld|replaced|represent|shown as|denote|not (?:shown|given|shown|give|show|release|"
    r"released|publish|published|provide|provided|"
    r"disclosed|disclose)|redact|mask|asterisk|\*|symbol|rounded|hidden|small number|low number|identif|"
    r"section 40|s\.? ?40|anonymis|=|cell",
    re.IGNORECASE,
)
LONGEST: Final = 600


def read_legend(p: Prepared) -> Legend:
    """The document's suppression rules and the meaning that it gives to single signs."""
    rules: list[SuppressionRule] = []
    states: dict[str, CellState] = {}
    for start, end in _statements(p):
        sentence = p.text[start:end]
        matches = list(SYMBOL.finditer(sentence))
        symbols = [found for match in matches if (found := match["a"] or match["b"] or match["c"] or match["d"])]
        bounds = read_threshold(sentence, matches[0].start() if matches else None)
        if bounds and WITHHOLDS.search(sentence):
            rules.extend(SuppressionRule(*bounds, symbol, start, end) for symbol in (symbols or [None]))
        meaning = _meaning(sentence)
        for symbol in symbols:
            if bounds and WITHHOLDS.search(sentence):
                states[symbol] = "suppressed"
            elif meaning is not None:
                states.setdefault(symbol, meaning)
    return Legend(tuple(dict.fromkeys(rules)), states)


def _statements(p: Prepared) -> Iterator[tuple[int, int]]:
    """Sentences outside boilerplate and requests that may state a rule."""
    for sentence in p.sentences:
        if sentence.zone != "response":
            continue
        end = min(sentence.end, sentence.start + LONGEST)
        if CUE.search(p.text, sentence.start, end):
            yield sentence.start, end


def _meaning(sentence: str) -> CellState | None:
    lowered = sentence.lower()
    return next((state for words, state in MEANINGS if words in lowered), None)


def read_threshold(sentence: str, near: int | None = None) -> tuple[int, int] | None:
    """Inclusive bounds of the numbers that a sentence says are withheld, or None where it names none below 26.

    Of several the one nearest to `near` (where the sentence names the sign) is meant, else the first.
    """
    found = []
    for match in THRESHOLD.finditer(sentence):
        bounds = _bounds(match)
        if bounds is not None and 0 <= bounds[0] <= bounds[1] <= 25:
            found.append((abs(match.start() - near) if near is not None else 0, bounds))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _bounds(match: re.Match[str]) -> tuple[int, int] | None:
    if match["top"]:
        return _number(match["over"]) + 1, _number(match["top"]) - 1
    if match["under"]:
        return 0, _number(match["under"]) - (0 if "or equal" in match.group().lower() else 1)
    if match["below"]:
        return 0, _number(match["below"]) - 1
    if match["most"]:
        return 0, _number(match["most"])
    low, high = (match["from"], match["upto"]) if match["from"] else (match["a"], match["b"])
    return (_number(low), _number(high)) if _number(low) < _number(high) else None


def _number(word: str) -> int:
    return ONES[word.lower()] if word.lower() in ONES else 20 if word.lower() == "twenty" else int(word)
