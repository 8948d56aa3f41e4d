"""Numbers that a word before them names, and numbers in names: "questions 1 to 3", "Table 8", "Windows 10"."""

from __future__ import annotations

import re
from typing import Final

from extractors.figures.lexicon import (
    LABELS,
    PLURAL_ONLY_LABEL_RISK,
    TIME_UNITS,
)
from extractors.figures.negatives.codes import DASHES
from extractors.figures.quantity import Quantity
from extractors.figures.shapes import ends_here, looks_plural
from extractors.figures.tokens import Tokens
from extractors.figures.words import words

JOINERS: Final = frozenset({",", "and", "or", "to", "&", "-", "–", "‑", "/", "(", ")"})


REACH: Final = 24
"""Tokens that a list of labelled numbers ("questions 1, 2, 3 and 5") may run over before the rule stops looking."""


def labelled(tokens: Tokens, q: Quantity) -> bool:
    """A number that a word before it names ("questions 1 to 3", "Table 8", "No. 12", "band 3 to 5")."""
    if q.form not in ("digits", "words") or (q.form == "words" and q.last - q.first > 1):
        return False
    if "," in tokens.words[q.first]:
        return False
    index = _label_of(tokens, q.first)
    if index < 0:
        return False
    word = tokens.word(index)
    if q.form == "words":
        singular = word in LABELS and not looks_plural(word) and word not in ("case", "order", "no", "s", "p")
        return singular and index == q.first - 1 and not looks_plural(tokens.word(q.last))
    if word in ("number", "numbers"):
        return _numbered(tokens, q, index)
    if (
        index < q.first - 1
        and not looks_plural(word)
        and looks_plural(tokens.word(q.last))
        and tokens.word(q.first - 1) in ("and", ",", "or", "&")
    ):
        return False
    if word in PLURAL_ONLY_LABEL_RISK or (word.isalpha() and looks_plural(word)):
        return q.value is not None and q.value <= 60 and tokens.word(index + 1) != ":"
    return True


def _label_of(tokens: Tokens, first: int) -> int:
    """Where the label stands that governs the number at a token, or -1. Walks left over a list of numbers."""
    index = first - 1
    crossed = apart = False
    if tokens.word(index) == ")":
        return -1
    if tokens.word(index) == "(" and looks_plural(tokens.word(first + 1)):
        # "I have read the file (193 documents)"
        return -1
    for _ in range(REACH):
        word = tokens.word(index)
        if word in LABELS or word in ("number", "numbers"):
            return index if _is_label(tokens, index, crossed) and not (apart and not looks_plural(word)) else -1
        # "Q3 - 612 items" answers question 3, while "pages 12 - 14" is a range.
        apart = apart or (word in DASHES and not tokens.joined(index))
        if word == "." and tokens.word(index - 1) in (
            "no",
            "nos",
            "s",
            "ss",
            "p",
            "pp",
            "para",
            "paras",
            "reg",
            "regs",
            "art",
            "sch",
            "ch",
            "fig",
            "vol",
            "ref",
            "tel",
            "v",
            "question",
            "questions",
            "q",
            "qs",
        ):
            return index - 1
        if word in (":", ".") and tokens.word(index - 1) in (
            "tel",
            "telephone",
            "phone",
            "fax",
            "ref",
            "ext",
            "mobile",
        ):
            return index - 1
        if _is_number(tokens, index) or (len(word) == 1 and word.isalpha() and crossed):
            crossed = True
        elif len(word) <= 4 and word.isalpha() and tokens.word(index - 1) == "(" and tokens.word(index + 1) == ")":
            pass
        elif word not in JOINERS or (
            word in ("to", "and", "or", ",")
            and not (_is_number(tokens, index - 1) or tokens.word(index - 1) in (",", ")"))
        ):
            return -1
        index -= 1
    return -1


def _is_number(tokens: Tokens, index: int) -> bool:
    """A number, or the short one of another fact: "Sections 24 and 31" may hold a provision already."""
    return tokens.kind(index) == "n" or (tokens.kind(index) == "t" and len(tokens.words[index]) < 4)


DEICTIC: Final = words(
    "last this that each every per a the previous next first same past following one any current calendar financial"
)


ABBREVIATED: Final = words("no p k v q mm points note ground answer request order ward key")
PARTS_OF_TEXTS: Final = words(
    "sections regulations articles paragraphs pages tables questions bands grades levels appendices annexes"
)
"""Plural labels that name even after "the" ("of the questions 1 to 3"); others there are only counted ("of the cases 12")."""


def _is_label(tokens: Tokens, index: int, crossed: bool) -> bool:
    """Whether a label word names here: "no", "part", "area" and the like also stand in running prose."""
    word = tokens.word(index)
    before = tokens.word(index - 1)
    if word in TIME_UNITS and before in DEICTIC:
        return before == "the" and word == "year" and tokens.is_capitalised(index)
    if word == "s":
        return tokens.joined(index + 1) or before in ("", ".", ",", "(", "under")
    if word in ABBREVIATED:
        return True
    running = before in ("of", "all", "these", "the", "those", "our", "their") and not tokens.is_capitalised(index)
    if looks_plural(word) and not crossed and running:
        return word in PARTS_OF_TEXTS
    return True


def _numbered(tokens: Tokens, q: Quantity, index: int) -> bool:
    """ "case number 3151" is a name; "numbers 5 or lower" and "the number 12 is low" are not settled by the word alone."""
    if tokens.word(index) == "numbers" or tokens.word(q.last) == "or":
        return False
    return tokens.word(index - 1) not in ("the", "a", "this", "that", "") or (
        tokens.word(index) == "number" and tokens.is_capitalised(index)
    )


CAPITAL_LABELS: Final = words(
    "pc pcs dc dcs ds sgt pcso badge collar incident bus flight train lorry crew report session release bulletin "
    "circular act decision notice resolution directive measure core mission paper "
    "iso bs rfc recital digest officer caseworker adviser handler term semester campus terminal tower stand sector beacon "
    "briefing newsletter factsheet memorandum memo dispatch bulletins insight"
)


NAMED_AFTER: Final = words("downing stop seater")


FIXED: Final = re.compile(r"(?:covid|windows|channel|radio|catch|formula|type|euro|web|office|ofcom|top)$")


def name_part(tokens: Tokens, q: Quantity) -> bool:
    """A number in a name: "Windows 10", "Channel 4", "10 Downing Street", "Covid-19", "the top 10"."""
    before = tokens.word(q.first - 1)
    if tokens.word(q.last) in NAMED_AFTER:
        return True
    if (
        q.form == "words"
        and q.first > 0
        and tokens.is_capitalised(q.first)
        and tokens.is_capitalised(q.last)
        and before[0].isalpha()
        and before not in ("and", "or")
        and tokens.raw[q.first - 1].islower()
    ):
        return True
    if (
        before in CAPITAL_LABELS
        and tokens.is_capitalised(q.first - 1)
        and q.form == "digits"
        and (not looks_plural(tokens.word(q.last)) or tokens.word(q.last) in SINGULAR_VERBS)
    ):
        return True
    if q.form == "words" and before == "big" and tokens.is_capitalised(q.first) and tokens.is_capitalised(q.first - 1):
        return True
    if tokens.words[q.first].endswith(".0") and tokens.is_capitalised(q.first - 1) and ends_here(tokens, q.last):
        return True
    if before in DASHES and tokens.joined(q.first) and tokens.kind(q.first - 2) == "w" and q.in_range != "high":
        return q.form == "digits" and tokens.joined(q.first - 1)
    return bool(FIXED.search(before)) and (before != "top" or not looks_plural(tokens.word(q.last)))


MODELS: Final = words("mk mark model gen generation euro mach class series grade band")
COUNTED_NAMES: Final = words(
    "total totals yes no other others male males female females men women unknown none all white black asian mixed "
    "low medium high moderate severe minor major sum overall upheld refused granted partly not of whom"
)
SINGULAR_VERBS: Final = words("begins starts ends runs opens closes covers comes goes says shows sets was is has")
PLURAL_VERBS: Final = words("were are have do")
MOST_NAMED: Final = 9_999


def designation(tokens: Tokens, q: Quantity) -> bool:
    """A number that ends a name in running text: "the contractor, Wasteline 365, said", "in Borehole 6", "the Mk 4 kit"."""
    if q.form != "digits" or q.scaled or not tokens.words[q.first].isdigit() or tokens.joined(q.first):
        return False
    before = q.first - 1
    if _is_post(tokens, q) or _is_series(tokens, q):
        return True
    if not tokens.is_capitalised(before) or tokens.kind(before) != "w" or "\n" in tokens.gap(q.first):
        return False
    if tokens.word(before) in MODELS:
        return True
    if q.value is None or q.value > MOST_NAMED or "  " in tokens.gap(q.first) or tokens.word(before) in COUNTED_NAMES:
        return False
    if tokens.word(q.last) in PLURAL_VERBS or not (
        ends_here(tokens, q.last) or tokens.word(q.last) in ("said", "told")
    ):
        return False
    return _inside_prose(tokens, before) and not _listed_names(tokens, q)


POSTS: Final = words("officer adviser advisor manager handler caseworker analyst clerk team unit desk reviewer")


def _is_post(tokens: Tokens, q: Quantity) -> bool:
    """A post with its number on a line of its own, as under a letter: "Case officer 14"."""
    if tokens.word(q.first - 1) not in POSTS or not (q.last >= len(tokens) or "\n" in tokens.gap(q.last)):
        return False
    return any("\n" in tokens.gap(index) or index == 0 for index in range(max(0, q.first - 4), q.first))


def _is_series(tokens: Tokens, q: Quantity) -> bool:
    """Capitals and a long number without comma: a document's number in a series ("known as WG 48801")."""
    series = tokens.raw[q.first - 1]
    if not (series.isupper() and series.isalpha() and 2 <= len(series) <= 5) or series in COUNTED_NAMES:
        return False
    return len(tokens.words[q.first]) >= 4 and q.value is not None and ends_here(tokens, q.last)


def _inside_prose(tokens: Tokens, index: int) -> bool:
    """Whether the name that ends at a token stands after other words of its line ("to Wasteline 365"), or takes a singular verb."""
    place = index
    while place > 0 and tokens.is_capitalised(place - 1) and index - place < 4 and "\n" not in tokens.gap(place):
        place -= 1
    before, after = tokens.word(place - 1), tokens.word(index + 2)
    if after in ("was", "is", "has") and tokens.word(index + 1) not in ("1", "0"):
        # A count above one takes a plural verb, so that the number belongs to the name.
        return True
    if place == 0 or "\n" in tokens.gap(place):
        return False
    if (
        before in ("in", "at", "for")
        and tokens.word(place - 2) in ("and", ",", ";", "while", "but")
        and any(kind == "n" for kind in tokens.kinds[: place - 1])
    ):
        # "In Kent there were 88 and in Essex 61."
        return False
    if before == ",":
        # "the contractor, Wasteline 365." names the one before the comma.
        return tokens.kind(place - 2) == "w" and not looks_plural(tokens.word(place - 2))
    return tokens.kind(place - 1) == "w" and before not in ("and", "but", "while") and before[0].islower()


def _listed_names(tokens: Tokens, q: Quantity) -> bool:
    """Whether another capitalised word of the sentence has its number too: "Ashby 12, Corley 9 and Dunmore 4" is a list."""
    return any(
        tokens.kind(index) == "n"
        and tokens.is_capitalised(index - 1)
        and tokens.words[index - 1] != tokens.words[q.first - 1]
        and tokens.words[index - 1] not in MODELS
        and not tokens.joined(index)
        for index in range(max(1, q.first - 30), min(len(tokens), q.last + 30))
    )


def route(tokens: Tokens, q: Quantity) -> bool:
    """The number of a bus or train: "on the 41 to Marley Cross", "the 7.15 from Hull"."""
    return (
        q.form == "digits"
        and tokens.word(q.first - 1) == "the"
        and tokens.word(q.last) in ("to", "from", "via")
        and tokens.is_capitalised(q.last + 1)
        and tokens.word(q.first - 2) in ("on", "catch", "caught", "take", "took", "aboard", "boarded", "and", "missed")
    )


def denominator(tokens: Tokens, q: Quantity) -> bool:
    """The base of a rate: "per 10,000", "for every 1,000 people"."""
    before = tokens.word(q.first - 1)
    return before == "per" or (before == "every" and tokens.word(q.first - 2) in ("for", "in", "of"))
