"""Tell numbers that quantify nothing: labels, durations, ages, times, list marks, telephone numbers, addresses, names."""

from __future__ import annotations

import re
from typing import Final

from extractors.figures.lexicon import (
    CALL_WORDS,
    DEGREES,
    FILE_UNITS,
    FUNCTION_WORDS,
    LABELS,
    MONTHS,
    NUMBER_WORDS,
    OTHER_UNITS,
    PLURAL_ONLY_LABEL_RISK,
    SCALE_LETTERS,
    SERVICE_NUMBERS,
    STREETS,
    TIME_ADJECTIVES,
    TIME_UNITS,
    VERBS,
)
from extractors.figures.quantity import Quantity
from extractors.figures.tokens import Tokens

DASHES: Final = frozenset({"-", "‑", "–", "—", "/", "−"})
JOINERS: Final = frozenset({",", "and", "or", "to", "&", "-", "–", "‑", "/", "(", ")"})
REACH: Final = 24
"""Tokens that a list of labelled numbers ("questions 1, 2, 3 and 5") may run over before the rule stops looking."""


def is_no_quantity(tokens: Tokens, q: Quantity) -> str:
    """The name of the rule that says this is no figure, or "" when none does."""
    if q.form in ("percent", "money") and tokens.joined(q.first) and _code_before(tokens, q):
        return "attached"
    if q.form in ("percent", "vague", "none", "multiplier", "fraction", "money"):
        return _fixed_expression(tokens, q)
    for rule in RULES:
        if rule(tokens, q):
            return rule.__name__.strip("_")
    return ""


def _fixed_expression(tokens: Tokens, q: Quantity) -> str:
    before, after = tokens.word(q.first - 1), tokens.word(q.last)
    if q.form == "none" and (
        after in ("the", "other", "too") or (before == "to" and tokens.word(q.first - 2) == "second")
    ):
        return "idiom"
    if q.form == "fraction" and after in DASHES and tokens.joined(q.last) and tokens.kind(q.last + 1) == "w":
        return "compound"
    return ""


def _code_before(tokens: Tokens, q: Quantity) -> bool:
    before = tokens.word(q.first - 1)
    return (before[0].isalpha() and tokens.kind(q.first) == "n") or before in "_#@\\="


def _is_group(tokens: Tokens, index: int, q: Quantity) -> bool:
    """Whether a number beside another is a group of the same long one, as in telephone numbers: no decimals, and long in all."""
    beside = tokens.words[index]
    own = tokens.words[q.first]
    return beside.isdigit() and own.isdigit() and (beside[0] == "0" or own[0] == "0" or len(beside) + len(own) >= 6)


def attached(tokens: Tokens, q: Quantity) -> bool:
    """Digits against letters, slashes or dashes: codes, versions, compounds ("P21", "24/7", "five-year", "v2.1")."""
    if q.form == "words":
        return _compound_after(tokens, q)
    if (tokens.joined(q.first) or tokens.joined(q.last)) and _in_address(tokens, q):
        return True
    if tokens.joined(q.first):
        before = tokens.word(q.first - 1)
        if (
            before[0].isalpha()
            or before in "_#@\\="
            or (before == "~" and tokens.joined(q.first - 1))
            or (before == ":" and tokens.kind(q.first - 2) == "n")
        ):
            return True
        if before in DASHES and tokens.joined(q.first - 1) and q.in_range != "high":
            return True
        if before == "." and tokens.joined(q.first - 1) and tokens.kind(q.first - 2) == "w":
            return len(tokens.word(q.first - 2)) < 3
    return _attached_after(tokens, q) or _compound_after(tokens, q)


def _in_address(tokens: Tokens, q: Quantity) -> bool:
    """Whether the number stands inside a web or mail address."""
    start = max(tokens.text.rfind(sign, max(0, q.start - 200), q.start) for sign in " \n\t\xa0") + 1
    chunk = tokens.text[max(start, q.start - 200) : q.end + 40].split(None, 1)[0]
    return "://" in chunk or chunk.startswith("www.") or ("@" in chunk and "." in chunk)


def _attached_after(tokens: Tokens, q: Quantity) -> bool:
    if not tokens.joined(q.last):
        return False
    after = tokens.word(q.last)
    if after[0].isalpha() or after in "_@#\\°":
        return True
    if after in ("'", "’", "‘") and tokens.word(q.last + 1) == "s" and tokens.joined(q.last + 1):
        return True
    if after in ("/", ":") and tokens.joined(q.last + 1) and tokens.word(q.last + 1)[0].isalnum():
        return True
    return False


COMPOUND_KEPT: Final = frozenset({"strong", "plus", "odd", "ish"})


def _compound_after(tokens: Tokens, q: Quantity) -> bool:
    """ "11-year", "eight-page": an adjective, not a count; "11-strong" and "100-plus" are counts."""
    after = tokens.word(q.last)
    if after not in DASHES or not tokens.joined(q.last) or not tokens.joined(q.last + 1) or q.in_range == "low":
        return False
    following = tokens.word(q.last + 1)
    return following not in COMPOUND_KEPT if following else False


def ordinal(tokens: Tokens, q: Quantity) -> bool:
    """ "twenty first", "21st": a number word that an ordinal completes."""
    if q.form != "words":
        return False
    following = tokens.word(q.last + 1) if tokens.word(q.last) in DASHES else tokens.word(q.last)
    return (
        following in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
        and q.value is not None
        and q.value >= 20
        and q.value % 10 == 0
    )


def long_code(tokens: Tokens, q: Quantity) -> bool:
    """Bare digits too long, or with a leading zero, for a count: telephone, account, charity and case numbers."""
    if q.form != "digits" or q.scaled:
        return False
    raw = tokens.words[q.first]
    if raw[0] == "0" and len(raw) > 1 and raw[1] != ".":
        return True
    if "," in raw or q.last - q.first > 1:
        return False
    whole = raw.split(".")[0]
    if raw.count(".") > 1 or len(whole) >= 8:
        return True
    if (
        len(whole) >= 6
        and not looks_plural(tokens.word(q.last))
        and not tokens.is_capitalised(q.last)
        and "." not in raw
    ):
        return True
    return _in_digit_groups(tokens, q)


def _in_digit_groups(tokens: Tokens, q: Quantity) -> bool:
    """One of several groups of digits that stand apart by single spaces or dashes ("020 7946 0612", "912 4410 33")."""
    for step, edge in ((-1, q.first), (1, q.last)):
        index = edge - 1 if step < 0 else edge
        gap = tokens.gap(edge)
        if (
            tokens.kind(index) == "n"
            and gap in (" ", "\u00a0")
            and "," not in tokens.words[index]
            and _is_group(tokens, index, q)
        ):
            return True
    area_code = tokens.word(q.last) == ")" and tokens.kind(q.last + 1) == "n" and tokens.word(q.last + 2) in DASHES
    return area_code or (tokens.word(q.first - 1) == "+" and tokens.joined(q.first))


def year(tokens: Tokens, q: Quantity) -> bool:
    """A bare four-digit number between 1900 and 2049, unless what follows is plainly counted by it."""
    raw = tokens.words[q.first]
    if q.form != "digits" or len(raw) != 4 or not raw.isdigit() or not 1500 <= int(raw) <= 2049 or q.scaled:
        return False
    if int(raw) < 1900:
        dated = tokens.word(q.first - 1) in OLD_YEAR_BEFORE or (
            tokens.word(q.first - 1) == "," and tokens.word(q.first - 3) in MONTHS
        )
        return dated and not looks_plural(tokens.word(q.last))
    if q.first == 0 and tokens.word(q.last + 1) in ("a", "an", "the", "its", "our", "their", "this"):
        return True
    return (
        not looks_plural(tokens.word(q.last))
        or tokens.word(q.first - 1) in YEAR_BEFORE
        or tokens.word(q.last) in MONTHS
    )


OLD_YEAR_BEFORE: Final = frozenset("in since from until after before during early late mid circa".split()) | MONTHS
YEAR_BEFORE: Final = (
    frozenset(
        "in since from until till to of by during between and for early late mid year fy the act before after circa c over".split()
    )
    | MONTHS
)


def looks_plural(word: str) -> bool:
    from extractors.figures.lexicon import IRREGULAR_PLURALS, NOT_PLURAL

    if word in IRREGULAR_PLURALS:
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s", "’s"))
        and word not in NOT_PLURAL
        and word not in FUNCTION_WORDS
    )


def duration(tokens: Tokens, q: Quantity) -> bool:
    """A number of years, days, hours or the like, with up to three adjectives ("20 working days", "two full financial years")."""
    index = q.last
    while tokens.word(index) in ("+", *DASHES) and tokens.joined(index):
        index += 1
    if _plain_adjective(tokens, index):
        return True
    for _ in range(4):
        word = tokens.word(index)
        if word in ("or", "to", "and", "-", "–") and index > q.last:
            return False
        if (
            word in TIME_UNITS
            or word.rstrip("'’") in TIME_UNITS
            or word.removesuffix("’s").removesuffix("'s") in TIME_UNITS
        ):
            return not (word in ("second", "quarter") and tokens.word(index + 1) in ("half",))
        if word not in TIME_ADJECTIVES:
            return _shared_time_unit(tokens, q) or (tokens.word(q.first - 1) == "within" and _ends_here(tokens, q.last))
        index += 1
    return False


def _plain_adjective(tokens: Tokens, index: int) -> bool:
    """ "24 difficult years": one word that is neither noun in the plural, verb nor participle, then a time in the plural."""
    word, following = tokens.word(index), tokens.word(index + 1)
    if following not in TIME_UNITS or not following.endswith("s") or not word.isalpha() or word in FUNCTION_WORDS:
        return False
    return not (looks_plural(word) or word.endswith(("ed", "ly")) or word in VERBS or word in ("percent", "total"))


def _shared_time_unit(tokens: Tokens, q: Quantity) -> bool:
    """ "two or three weeks", "30 to 40 hours": the unit stands after the second number only."""
    if tokens.word(q.last) not in ("or", "to", "and", "-", "–"):
        return False
    index = q.last + 1
    from extractors.figures.numerals import read_number

    number = read_number(tokens, index)
    if number is None:
        return False
    end = number.end
    while tokens.word(end) in TIME_ADJECTIVES and end < number.end + 3:
        end += 1
    return tokens.word(end) in TIME_UNITS


AGE_BEFORE: Final = frozenset("aged age ages turned".split())
AGE_EDGE: Final = frozenset("under over above below".split())


def age(tokens: Tokens, q: Quantity) -> bool:
    """ "aged 34", "15-year-old", "under 18", "Aisha, 19, from Leeds", "a child under 5"."""
    if q.value is None or not 0 <= q.value <= 115 or isinstance(q.value, float) or q.form not in ("digits", "words"):
        return False
    before, after = tokens.word(q.first - 1), tokens.word(q.last)
    if before in AGE_BEFORE or (before == "of" and tokens.word(q.first - 2) in ("age", "ages")):
        return True
    if _age_word_near(tokens, q):
        return True
    if q.in_range and tokens.word(q.last if q.in_range == "high" else q.last + 2) in ("population", "olds", "cohort"):
        return True
    if (
        before == "at"
        and _ends_here(tokens, q.last)
        and tokens.word(q.first - 2).endswith("ed")
        and tokens.word(q.first - 2) not in NUMBER_AT
    ):
        return True
    if (
        before in AGE_EDGE
        and _ends_here(tokens, q.last)
        and any(tokens.word(q.first - step) in AGE_BEFORE for step in range(2, 9))
    ):
        return True
    if before in DASHES and tokens.word(q.first - 2) in AGE_EDGE:
        return True
    if before in AGE_EDGE and _person_before(tokens, q):
        return True
    return _apposed_age(tokens, q)


NUMBER_AT: Final = frozenset(
    "estimated capped valued remained totalled peaked priced pegged fixed limited calculated recorded measured assessed reported counted "
    "stabilised levelled rated".split()
)


def _ends_here(tokens: Tokens, index: int) -> bool:
    """Whether no noun follows: the phrase ends with the number."""
    word = tokens.word(index)
    return not word or not word[0].isalnum() or word in FUNCTION_WORDS


def _age_word_near(tokens: Tokens, q: Quantity) -> bool:
    """An age word within four tokens before, with only numbers and small words between."""
    index = q.first - 1
    for _ in range(5):
        word = tokens.word(index)
        if word in AGE_BEFORE or word == "old":
            return True
        if not (
            tokens.kind(index) == "n"
            or word
            in (
                "between",
                "from",
                "to",
                "and",
                "over",
                "under",
                "of",
                "group",
                "range",
                "groups",
                "-",
                "–",
                "was",
                "is",
                "limit",
                "new",
                "minimum",
                "officers",
            )
        ):
            return False
        index -= 1
    return False


PEOPLE_NOUNS: Final = frozenset(
    "child children person people pupil pupils girl girls boy boys woman women man men victim victims patient patients those anyone someone "
    "everyone everybody anybody adult adults student students driver drivers prisoner prisoners customers residents kids players".split()
)


def _person_before(tokens: Tokens, q: Quantity) -> bool:
    """ "a child under 5", "everyone over 65"; after a verb only where nothing counted follows ("three were under 18")."""
    noun = tokens.word(q.first - 2)
    return noun in PEOPLE_NOUNS or (
        noun in ("were", "was", "are", "is", "still")
        and _ends_here(tokens, q.last)
        and q.form == "digits"
        and q.value != 0
    )


NOT_AGED: Final = frozenset(
    "total number figure rest remainder majority score sum count average year month week day quarter lowest highest time order case "
    "example report list table".split()
)


def _apposed_age(tokens: Tokens, q: Quantity) -> bool:
    """A name or noun, then the number between commas: an age in newspaper style."""
    if q.form != "digits" or tokens.word(q.first - 1) != "," or q.value is None or q.value < 1:
        return False
    if tokens.word(q.last) not in (",", "."):
        return False
    index = q.first - 2
    while tokens.word(index) in ("”", "’", '"', "'", ")"):
        index -= 1
    word = tokens.word(index)
    name = tokens.kind(index) == "w" and (
        tokens.is_capitalised(index) or (not looks_plural(word) and word not in NOT_AGED and q.value >= 10)
    )
    return (
        name
        and word not in MONTHS
        and word not in FUNCTION_WORDS
        and tokens.kind(q.last + 1) != "n"
        and not _list_of_pairs(tokens, q)
    )


def _list_of_pairs(tokens: Tokens, q: Quantity) -> bool:
    """ "Leeds, 12, York, 9": names with counts, not ages."""
    return (
        tokens.is_capitalised(q.last + 1)
        and (tokens.word(q.last + 2) == "," or tokens.kind(q.last + 2) == "n")
        and tokens.kind(q.last + 3) == "n"
    )


def clock_time(tokens: Tokens, q: Quantity) -> bool:
    """ "9am", "4.30pm", "07.00 BST", "10 o'clock", "16:42"."""
    after = tokens.word(q.last)
    if after in ("am", "pm", "a.m", "p.m", "o'clock", "o’clock", "bst", "gmt", "utc", "noon", "hrs"):
        return True
    if after in ("a", "p") and tokens.word(q.last + 1) == "." and tokens.word(q.last + 2) == "m":
        return True
    if tokens.word(q.first - 1) == ":" and tokens.joined(q.first) and tokens.kind(q.first - 2) == "n":
        return True
    if tokens.word(q.first - 1) in ("past", "to") and tokens.word(q.first - 2) in ("half", "quarter"):
        return True
    if after in ("-", "–", "to", "until") and tokens.kind(q.last + 1) == "n":
        return tokens.word(q.last + 2) in ("am", "pm") or (tokens.word(q.last + 2) == ":" and tokens.joined(q.last + 2))
    return False


def month_day(tokens: Tokens, q: Quantity) -> bool:
    """A day of the month: "4 September", "3 and 17 March", "9 to 11 May", "March 14"."""
    if q.value is None or isinstance(q.value, float) or not 1 <= q.value <= 31 or q.form != "digits":
        return False
    month = tokens.word(q.first - 1) in MONTHS
    if (
        month
        and (tokens.word(q.first - 1) != "may" or (tokens.is_capitalised(q.first - 1) and _ends_here(tokens, q.last)))
        and not looks_plural(tokens.word(q.last))
    ):
        return True
    index = q.last
    for _ in range(REACH):
        word = tokens.word(index)
        if word in MONTHS:
            return not (word in ("may", "march", "mar") and not tokens.is_capitalised(index))
        if tokens.kind(index) != "n" and word not in (
            ",",
            "and",
            "or",
            "to",
            "&",
            "-",
            "–",
            "of",
            "th",
            "st",
            "nd",
            "rd",
        ):
            return False
        index += 1
    return False


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
    if word in PLURAL_ONLY_LABEL_RISK or word.isalpha() and looks_plural(word):
        return q.value is not None and q.value <= 60 and not (tokens.word(index + 1) == ":")
    return True


def _label_of(tokens: Tokens, first: int) -> int:
    """Where the label stands that governs the number at a token, or -1. Walks left over a list of numbers."""
    index = first - 1
    crossed = apart = False
    if tokens.word(index) == ")":
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
        if tokens.kind(index) == "n" or (len(word) == 1 and word.isalpha() and crossed):
            crossed = True
        elif len(word) <= 4 and word.isalpha() and tokens.word(index - 1) == "(" and tokens.word(index + 1) == ")":
            pass
        elif word not in JOINERS:
            return -1
        elif word in ("to", "and", "or", ",") and not (
            tokens.kind(index - 1) == "n" or tokens.word(index - 1) in (",", ")")
        ):
            return -1
        index -= 1
    return -1


DEICTIC: Final = frozenset(
    "last this that each every per a the previous next first same past following one any current calendar financial".split()
)


def _is_label(tokens: Tokens, index: int, crossed: bool) -> bool:
    """Whether a label word names here: "no", "part", "area" and the like also stand in running prose."""
    word = tokens.word(index)
    before = tokens.word(index - 1)
    if word in TIME_UNITS and before in DEICTIC:
        return False
    if word in (
        "no",
        "s",
        "p",
        "k",
        "v",
        "q",
        "mm",
        "points",
        "note",
        "ground",
        "answer",
        "request",
        "order",
        "ward",
        "key",
    ):
        return word not in ("s",) or tokens.joined(index + 1) or before in ("", ".", ",", "(", "under")
    if (
        looks_plural(word)
        and not crossed
        and before in ("of", "all", "these", "the", "those", "our", "their")
        and not tokens.is_capitalised(index)
    ):
        return word in (
            "sections",
            "regulations",
            "articles",
            "paragraphs",
            "pages",
            "tables",
            "questions",
            "bands",
            "grades",
            "levels",
            "appendices",
            "annexes",
        )
    return not (word in ("part", "area", "point", "case", "form", "note") and before in ("in", "at") and False)


def _numbered(tokens: Tokens, q: Quantity, index: int) -> bool:
    """ "case number 3151" is a name; "numbers 5 or lower" and "the number 12 is low" are not settled by the word alone."""
    if tokens.word(index) == "numbers" or tokens.word(q.last) == "or":
        return False
    return (
        tokens.word(index - 1) not in ("the", "a", "this", "that", "")
        or tokens.word(index) == "number"
        and tokens.is_capitalised(index)
    )


def call_number(tokens: Tokens, q: Quantity) -> bool:
    """The short numbers one rings: "call 101", "in an emergency dial 999", "NHS 111"."""
    if tokens.words[q.first] not in SERVICE_NUMBERS or q.last - q.first > 1:
        return False
    near = {tokens.word(q.first - step) for step in range(1, 4)}
    return (
        bool(near & CALL_WORDS)
        or tokens.word(q.first - 1) in ("nhs", "police", "to", "or")
        or tokens.word(q.last) in ("call", "calls", "service", "caller", "callers", "line")
    )


def list_mark(tokens: Tokens, q: Quantity) -> bool:
    """The number that opens a list item or a paragraph: "1.", "2)", "(3)", "2.1  Findings", "[4]"."""
    if q.form != "digits" or "," in tokens.words[q.first]:
        return False
    before, after = tokens.word(q.first - 1), tokens.word(q.last)
    if _cited(tokens, q):
        return True
    opened = before == "(" and after == ")"
    place = q.first - 1 if opened else q.first
    if place > 0 and "\n" not in tokens.gap(place):
        return False
    if tokens.word(place - 1) in (":",) and place > 0 and not opened and False:
        return True
    if (
        after in ("-", "–", "—")
        and not tokens.joined(q.last)
        and not tokens.joined(q.last + 1)
        and tokens.is_capitalised(q.last + 1)
    ):
        return q.value is not None and q.value < 100
    if opened:
        return q.value is not None and q.value < 100 and q.last + 1 < len(tokens)
    if after in (".", ")", "]", ":") and tokens.joined(q.last) and q.last + 1 < len(tokens):
        return q.value is not None and q.value < 100
    gap = tokens.gap(q.last)
    return (
        q.last < len(tokens)
        and (gap.startswith(("  ", "\t")) or ("." in tokens.words[q.first] and tokens.is_capitalised(q.last)))
        and tokens.kind(q.last) == "w"
        and q.value is not None
        and q.value < 100
    )


def _cited(tokens: Tokens, q: Quantity) -> bool:
    """Inside square brackets with nothing but numbers: "[4]", "[13, 14]", "[2-5]"."""
    left, right = q.first - 1, q.last
    while tokens.kind(left) == "n" or tokens.word(left) in (",", "-", "–"):
        left -= 1
    while tokens.kind(right) == "n" or tokens.word(right) in (",", "-", "–"):
        right += 1
    return tokens.word(left) == "[" and tokens.word(right) == "]" and right - left < 12


def address(tokens: Tokens, q: Quantity) -> bool:
    """A house or box number: capitalised words after it that end in a kind of street; "PO Box 118" is a label."""
    if q.form != "digits" or not tokens.is_capitalised(q.last):
        return False
    for step in range(5):
        index = q.last + step
        if tokens.word(index) in STREETS and tokens.is_capitalised(index):
            if step > 0:
                return True
            continue
        if not tokens.is_capitalised(index):
            return False
    return False


def page_count(tokens: Tokens, q: Quantity) -> bool:
    """ "3 of 3" alone on its line, "Page 2 / 2", "4.2 / 5": where one stands, not how many."""
    if q.form != "digits":
        return False
    before, after = tokens.word(q.first - 1), tokens.word(q.last)
    if after == "/" and tokens.kind(q.last + 1) == "n" or before == "/" and tokens.kind(q.first - 2) == "n":
        return True
    if after == "of" and tokens.kind(q.last + 1) == "n":
        return (
            tokens.word(q.first - 1) in ("page", "p", "sheet", "part")
            or (q.first == 0 and q.last + 2 >= len(tokens))
            or (_line_end(tokens, q.last + 2) and "  " in tokens.gap(q.first))
        )
    if before == "of" and tokens.kind(q.first - 2) == "n":
        return (
            tokens.word(q.first - 3) in ("page", "p", "sheet", "part")
            or (q.first == 2 and q.last >= len(tokens))
            or (_line_end(tokens, q.last) and "  " in tokens.gap(q.first - 2))
        )
    return False


def _line_end(tokens: Tokens, index: int) -> bool:
    return index >= len(tokens) or "\n" in tokens.gap(index)


def file_or_measure(tokens: Tokens, q: Quantity) -> bool:
    """File sizes, temperatures, dimensions: "88 KB", "20 degrees", "31°C"."""
    after = tokens.word(q.last)
    if after in FILE_UNITS and (after != "k" or tokens.raw[q.last] == "K"):
        return True
    if after in DEGREES:
        return True
    return (
        after in OTHER_UNITS and after not in ("th", "st", "s", "x", "c", "f", "v", "g") and after not in SCALE_LETTERS
    )


CAPITAL_LABELS: Final = frozenset(
    "report session release bulletin circular act decision notice resolution directive measure core mission paper".split()
)
NAMED_AFTER: Final = frozenset("downing stop seater downing".split())
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
        and not looks_plural(tokens.word(q.last))
    ):
        return True
    if q.form == "words" and before == "big" and tokens.is_capitalised(q.first) and tokens.is_capitalised(q.first - 1):
        return True
    if tokens.words[q.first].endswith(".0") and tokens.is_capitalised(q.first - 1) and _ends_here(tokens, q.last):
        return True
    if before in DASHES and tokens.joined(q.first) and tokens.kind(q.first - 2) == "w" and q.in_range != "high":
        return q.form == "digits" and tokens.joined(q.first - 1)
    return bool(FIXED.search(before)) and (before != "top" or not looks_plural(tokens.word(q.last)))


def denominator(tokens: Tokens, q: Quantity) -> bool:
    """The base of a rate: "per 10,000", "for every 1,000 people"."""
    before = tokens.word(q.first - 1)
    return before == "per" or (before == "every" and tokens.word(q.first - 2) in ("for", "in", "of"))


ONE_AFTER_NOT: Final = frozenset(
    "of thing things day another might can cannot could must should would may will who which that way reason example question problem you i he she we they "
    "explanation exception has is was does can't point side hand or and to at in on for by from with the a an had step more less "
    "time moment off stop size year month week hour minute morning night evening such".split()
)
ONE_BEFORE: Final = frozenset("only just exactly least than further additional fewer".split())
MODALS: Final = frozenset(
    "can could may might must should would will thinks expects wants needs has knows had hopes".split()
)


def pronoun_one(tokens: Tokens, q: Quantity) -> bool:
    """ "one" as pronoun or in an idiom; a count where it opens the sentence, follows a comparator, or stands beside counts."""
    if q.form != "words" or q.value != 1 or tokens.words[q.first] != "one":
        return False
    before, after = tokens.word(q.first - 1), tokens.word(q.last)
    if after in ("another", "hundred") or before in (
        "another",
        "no",
        "any",
        "every",
        "each",
        "this",
        "that",
        "which",
        "the",
        "or",
    ):
        return True
    if before in ("and", "or", ",") and _parallel(tokens, q):
        return False
    if before in ONE_BEFORE:
        if after in MODALS or tokens.word(q.first - 2) in ("the", "my", "your", "his", "our"):
            return True
        return (after == "of" and before != "least") or after in ("way", "reason", "thing", "side", "hand")
    if after in ("a", "an", "per") and tokens.word(q.last + 1) in TIME_UNITS:
        return False
    if after in ONE_AFTER_NOT:
        return True
    opens = q.first == 0 or (
        not tokens.word(q.first - 1)[0].isalnum() and tokens.word(q.first - 1) not in (",", ")", "-", "–", "’", "'")
    )
    if opens:
        return not after or not after[0].isalpha()
    if after in (".", ")", ";", "") and before in (
        "to",
        "in",
        "by",
        "from",
        "was",
        "were",
        "received",
        "recorded",
        "upheld",
    ):
        return False
    if before in ("and", ",", "was", "were", "been", "is") and after and after[0].isalpha():
        return before in ("and", ",") and not _count_before(tokens, q.first) or before == "is"
    return not _rate_after(tokens, q.last)


def _parallel(tokens: Tokens, q: Quantity) -> bool:
    """Whether an earlier number of the list is followed by the same word: "three by retirement and one by redundancy"."""
    after = tokens.word(q.last)
    return after in ("by", "in", "for", "from", "on", "at", "to", "was", "with") and any(
        tokens.word(q.first - step + 1) == after
        and (tokens.kind(q.first - step) == "n" or tokens.word(q.first - step) in NUMBER_WORDS)
        for step in range(2, 14)
    )


def _count_before(tokens: Tokens, index: int) -> bool:
    """Whether a number stands in the few words before: "sixteen of these, and one double count"."""
    return any(tokens.kind(index - step) == "n" or tokens.word(index - step) in NUMBER_WORDS for step in range(1, 9))


def _rate_after(tokens: Tokens, index: int) -> bool:
    for step in range(4):
        word = tokens.word(index + step)
        if word in ("a", "an", "per", "every"):
            return tokens.word(index + step + 1) in TIME_UNITS
        if not word or word in FUNCTION_WORDS or not word[0].isalpha():
            return False
    return False


def idiom(tokens: Tokens, q: Quantity) -> bool:
    """Words of number in set phrases: "zero tolerance", "net zero", "nine to five", "24 hours a day" is a duration already."""
    word, after, before = tokens.words[q.first], tokens.word(q.last), tokens.word(q.first - 1)
    if word == "zero":
        return before in ("net", "absolute", "ground", "from", "near") or after in (
            "tolerance",
            "hours",
            "hour",
            "carbon",
            "emission",
            "emissions",
            "waste",
            "rated",
            "sum",
            "trust",
        )
    if (word == "two" and after == "minds") or before == "nearest":
        return True
    if word == "two" and before == "or" and tokens.word(q.first - 2) in ("week", "month", "day", "year"):
        return True
    return q.form == "words" and before in ("no", "page", "number") and tokens.is_capitalised(q.first)


RULES: Final = (
    attached,
    ordinal,
    long_code,
    list_mark,
    labelled,
    year,
    month_day,
    clock_time,
    duration,
    age,
    call_number,
    address,
    page_count,
    file_or_measure,
    name_part,
    denominator,
    pronoun_one,
    idiom,
)
