"""Numbers that are parts of codes: references, versions, telephone and account numbers, addresses, sizes."""

from __future__ import annotations

from typing import Final

from extractors.figures.lexicon import (
    CALL_WORDS,
    DEGREES,
    FILE_UNITS,
    OTHER_UNITS,
    SCALE_LETTERS,
    SERVICE_NUMBERS,
    STREETS,
)
from extractors.figures.quantity import Quantity
from extractors.figures.shapes import looks_plural
from extractors.figures.tokens import Tokens

DASHES: Final = frozenset({"-", "‑", "–", "—", "/", "−"})


def code_before(tokens: Tokens, q: Quantity) -> bool:
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
        if before == "=" and tokens.word(q.first - 2) == "n":
            # "(n=29)" is how many there were.
            return _attached_after(tokens, q)
        if (
            before[0].isalpha()
            or before in "_#@\\="
            or (before == "~" and tokens.joined(q.first - 1))
            or (before == ":" and tokens.kind(q.first - 2) == "n")
        ):
            return True
        if before in DASHES and tokens.joined(q.first - 1) and (q.in_range != "high" or _lettered(tokens, q.first - 2)):
            return True
        if before == "." and tokens.joined(q.first - 1) and tokens.kind(q.first - 2) == "w":
            return len(tokens.word(q.first - 2)) < 3
    return _attached_after(tokens, q) or _compound_after(tokens, q)


def _lettered(tokens: Tokens, index: int) -> bool:
    """Whether a number stands against a letter: the first part of a code ("B2-14", "FL3/20")."""
    return tokens.kind(index) in ("n", "t") and tokens.joined(index) and tokens.word(index - 1).isalpha()


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
    return bool(after in ("/", ":") and tokens.joined(q.last + 1) and tokens.word(q.last + 1)[0].isalnum())


COMPOUND_KEPT: Final = frozenset({"strong", "plus", "odd", "ish"})


def _compound_after(tokens: Tokens, q: Quantity) -> bool:
    """ "11-year", "eight-page": an adjective, not a count; "11-strong" and "100-plus" are counts."""
    after = tokens.word(q.last)
    if after not in DASHES or not tokens.joined(q.last) or q.in_range == "low":
        return False
    if not tokens.joined(q.last + 1):
        # "16- to 24-year-olds": the second half of the compound stands with the second number.
        return tokens.word(q.last + 1) in ("to", "and", "or")
    following = tokens.word(q.last + 1)
    return following not in COMPOUND_KEPT if following else False


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


def exchange(tokens: Tokens, q: Quantity) -> bool:
    """A document exchange address: "DX 71932 NORTHFORD 2" to the end of its line."""
    index = q.first - 1
    while index >= 0 and q.first - index <= 6 and "\n" not in tokens.gap(index + 1):
        if tokens.raw[index] == "DX":
            return True
        index -= 1
    return False


def call_number(tokens: Tokens, q: Quantity) -> bool:
    """The short numbers one rings: "call 101", "in an emergency dial 999", "NHS 111"."""
    if tokens.words[q.first] not in SERVICE_NUMBERS or q.last - q.first > 1:
        return False
    near = {tokens.word(q.first - step) for step in range(1, 4)}
    if looks_plural(tokens.word(q.last)) and tokens.word(q.last) not in ("calls", "callers", "services"):
        return False
    return (
        bool(near & CALL_WORDS)
        or tokens.word(q.first - 1) in ("nhs", "police", "or")
        or (tokens.word(q.first - 1) == "to" and tokens.word(q.first - 2) != "up")
        or tokens.word(q.last) in ("call", "calls", "service", "caller", "callers", "line")
    )


def address(tokens: Tokens, q: Quantity) -> bool:
    """A house or box number: capitalised words after it that end in a kind of street; "PO Box 118" is a label."""
    start = q.last
    if tokens.word(start) in DASHES and tokens.kind(start + 1) == "n" and tokens.joined(start):
        start += 2
    if q.form != "digits" or not tokens.is_capitalised(start):
        return False
    for step in range(5):
        index = start + step
        if tokens.word(index) in STREETS and tokens.is_capitalised(index):
            if step > 0:
                return True
            continue
        if not tokens.is_capitalised(index):
            return False
    return False


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
