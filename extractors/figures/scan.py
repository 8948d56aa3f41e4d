"""Scan the tokens of a sentence for quantities, longest reading first, left to right."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractors.figures.lexicon import (
    CURRENCY,
    CURRENCY_CODES,
    CURRENCY_WORDS,
    DENOMINATORS,
    FUNCTION_WORDS,
    MULTIPLIERS,
    ONES,
    PENCE_WORDS,
    TENS,
    TIME_UNITS,
    VAGUE,
    VAGUE_OF,
    VULGAR,
)
from extractors.figures.numerals import Numeral, read_number, tidy
from extractors.figures.quantity import Form, Quantity
from extractors.figures.tokens import Tokens
from models.facts import Number, Unit

HYPHENS = ("-", "‑", "–")
IN_WHOLES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 1_000, 10_000, 100_000, 1_000_000})
OUT_OF_WHOLES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10})


STARTERS = frozenset(
    {
        *VULGAR,
        *CURRENCY,
        *CURRENCY_CODES,
        *ONES,
        *TENS,
        *VAGUE,
        *MULTIPLIERS,
        "a",
        "an",
        "half",
        "tens",
        "several",
        "few",
        "twice",
    }
) | {"thrice", "none", "nil", "nought"}
"""Words and signs that may open a quantity."""


def scan(tokens: Tokens) -> Iterator[Quantity]:
    """Every reading of a quantity, in order and without overlap. Says nothing yet of labels, dates, ages and durations."""
    free = 0
    starts = [
        i
        for i, (word, kind) in enumerate(zip(tokens.words, tokens.kinds, strict=True))
        if kind == "n" or word in STARTERS
    ]
    for index in starts:
        if index < free:
            continue
        quantity = _read(tokens, index)
        if quantity is not None:
            yield quantity
            free = quantity.last


def _read(tokens: Tokens, index: int) -> Quantity | None:
    word = tokens.words[index]
    if tokens.kinds[index] == "n" or word in VULGAR:
        return _read_share(tokens, index) or _read_amount(tokens, index)
    if word in CURRENCY:
        return _read_money(tokens, index)
    if word in ("a", "an", "half"):
        return _read_amount(tokens, index) or _read_share(tokens, index)
    if word in ONES:
        return _read_share(tokens, index) or _read_amount(tokens, index)
    if word in VAGUE or word in ("tens", "several", "few"):
        return _read_vague(tokens, index)
    if word in MULTIPLIERS or word in ("twice", "thrice"):
        return _read_multiplier(tokens, index)
    if word in ("none", "nil", "nought"):
        return _make(tokens, index, index + 1, 0, "count", "none", "none")
    if word in CURRENCY_CODES:
        return _read_money(tokens, index)
    return _read_amount(tokens, index) if word[0].isalpha() else None


def _make(tokens: Tokens, first: int, last: int, value: Number | None, unit: Unit, form: Form, rule: str) -> Quantity:
    return Quantity(first, last, tokens.starts[first], tokens.ends[last - 1], value, unit, form, rule)


def _read_amount(tokens: Tokens, index: int) -> Quantity | None:
    """A number and what its following sign makes of it: percentage, money, times, or plain."""
    number = read_number(tokens, index)
    if number is None:
        return None
    return (
        _percent(tokens, index, number)
        or _money_words(tokens, index, number)
        or _times(tokens, index, number)
        or _plain(tokens, index, number)
    )


def _plain(tokens: Tokens, index: int, number: Numeral) -> Quantity:
    form: Form = "digits" if number.digits else "words"
    quantity = _make(tokens, index, number.end, number.value, "count", form, f"number-{form}")
    quantity.scaled = number.scaled
    return quantity


def _percent(tokens: Tokens, index: int, number: Numeral) -> Quantity | None:
    end = number.end
    word = tokens.word(end)
    if word in HYPHENS and tokens.joined(end) and tokens.word(end + 1) in ("percent", "per"):
        end, word = end + 1, tokens.word(end + 1)
    if word in ("%", "٪", "％", "percent", "pct", "percentage") or (word == "pc" and number.digits):
        last = end + 1
        if word == "percentage" and tokens.word(last) not in ("point", "points"):
            return None
    elif word == "per" and tokens.word(end + 1) in ("cent", "cents", "centage"):
        last = end + 2
    else:
        return None
    if tokens.word(last) in ("point", "points") or (word == "%" and tokens.word(last) == "pts"):
        last += 1
    elif tokens.word(last) == "percentage" and tokens.word(last + 1) in ("point", "points"):
        last += 2
    return _make(tokens, index, last, number.value, "percent", "percent", "percent")


def _money_words(tokens: Tokens, index: int, number: Numeral) -> Quantity | None:
    word = tokens.word(number.end)
    if word in CURRENCY_WORDS:
        quantity = _make(tokens, index, number.end + 1, number.value, "money", "money", "money-words")
        quantity.currency = word
        return quantity
    if word in PENCE_WORDS and (word != "p" or (number.digits and tokens.joined(number.end))):
        value = tidy(Decimal(str(number.value)) / 100)
        return _make(tokens, index, number.end + 1, value, "money", "money", "money-pence")
    return None


def _times(tokens: Tokens, index: int, number: Numeral) -> Quantity | None:
    """ "8 times", "three and a half times", "five-fold", "a hundredfold"; whether it is a ratio the words after it tell."""
    end = number.end
    if tokens.word(end) in HYPHENS and tokens.joined(end):
        end += 1
    if tokens.word(end) == "fold":
        return _make(tokens, index, end + 1, number.value, "ratio", "times", "fold")
    if tokens.word(end) != "times":
        return None
    if is_comparison(tokens, end + 1):
        return _make(tokens, index, end + 1, number.value, "ratio", "times", "times")
    quantity = _make(tokens, index, end + 1, number.value, "count", "times", "occasions")
    quantity.measure = "times"
    return quantity


COMPARED = frozenset(
    "as more higher greater larger bigger likelier worse fewer less lower the that what its their those his her our than over "
    "national average normal usual rate level number amount size annual previous original this longer faster".split()
)


def is_comparison(tokens: Tokens, index: int) -> bool:
    """Whether the words after "times" or "twice" compare ("as many", "the limit", "what was spent"), not count occasions."""
    word = tokens.word(index)
    if word in ("that", "this") and tokens.word(index + 1) in TIME_UNITS | {"evening", "morning", "afternoon"}:
        return False
    if word == "the" and tokens.word(index + 1) in ("last", "past", "same") and tokens.word(index + 2) in TIME_UNITS:
        return False
    return word in COMPARED


def _read_money(tokens: Tokens, index: int) -> Quantity | None:
    """ "£1.2 million", "£ 264,910.50", "GBP 450", "-£300"."""
    start = index + 1
    if tokens.kind(start) != "n" or len(tokens.gap(start)) > 1:
        return None
    number = read_number(tokens, start)
    if number is None:
        return None
    last = number.end
    if tokens.word(last) == "m" and len(tokens.gap(last)) == 1 and not number.scaled:
        number = Numeral(tidy(Decimal(str(number.value)) * 1_000_000), last + 1, True, True)
        last += 1
    quantity = _make(tokens, index, last, number.value, "money", "money", "money")
    quantity.currency = tokens.words[index]
    quantity.scaled = number.scaled
    return quantity


def _read_share(tokens: Tokens, index: int) -> Quantity | None:
    return _in_whole(tokens, index) or _fraction(tokens, index)


def _in_whole(tokens: Tokens, index: int) -> Quantity | None:
    """ "one in five", "1 in 40", "nine out of ten": a ratio; "118 out of 490" is two counts and left alone."""
    part = read_number(tokens, index)
    if part is None or part.scaled and part.value > 1_000:
        return None
    join = tokens.word(part.end)
    start = part.end + 1
    every = False
    if join == "out" and tokens.word(start) == "of":
        start += 1
    elif join != "in":
        return None
    if tokens.word(start) == "every":
        start, every = start + 1, True
    whole = read_number(tokens, start)
    if whole is None or not 0 < part.value < whole.value or not _is_share(tokens, part, whole, join, every):
        return None
    value = tidy(round(Decimal(str(part.value)) / Decimal(str(whole.value)), 10))
    return _make(tokens, index, whole.end, value, "ratio", "in", "share")


def _is_share(tokens: Tokens, part: Numeral, whole: Numeral, join: str, every: bool) -> bool:
    following = tokens.word(whole.end)
    if (
        following in TIME_UNITS
        or following in ("%", "per", "percent")
        or tokens.joined(whole.end)
        and following not in (",", ".", ";", ")")
    ):
        return following in (",", ".", ";", ")", "’", "”", '"', ":", "?", "!") or False
    if isinstance(part.value, float) or isinstance(whole.value, float):
        return False
    if every:
        return True
    if join == "in":
        return part.value == 1 or (whole.value in IN_WHOLES and whole.value <= 100)
    return whole.value in OUT_OF_WHOLES or (part.value == 1 and whole.value in IN_WHOLES)


def _fraction(tokens: Tokens, index: int) -> Quantity | None:
    """ "two thirds", "three-quarters", "a third", "half", "½"; not "a third officer", "first half", "half an hour"."""
    word = tokens.words[index]
    if word in VULGAR:
        return (
            None
            if tokens.word(index + 1) in TIME_UNITS
            else _make(
                tokens,
                index,
                index + 1,
                tidy(round(Decimal(VULGAR[word][0]) / VULGAR[word][1], 10)),
                "ratio",
                "fraction",
                "fraction",
            )
        )
    if word == "half":
        return _half(tokens, index, index)
    if word in ("a", "an", "one") and tokens.word(_after_hyphen(tokens, index + 1)) in DENOMINATORS:
        place = _after_hyphen(tokens, index + 1)
        return _half(tokens, index, place) if tokens.word(place) == "half" else _one_part(tokens, index, place)
    if word in ONES and 1 < ONES[word] < 12:
        place = _after_hyphen(tokens, index + 1)
        if tokens.word(place) in DENOMINATORS and tokens.word(place).endswith("s"):
            return _parts(tokens, index, place, ONES[word])
    return _slashed(tokens, index)


def _after_hyphen(tokens: Tokens, index: int) -> int:
    return index + 1 if tokens.word(index) in HYPHENS and tokens.joined(index) and tokens.joined(index + 1) else index


def _parts(tokens: Tokens, first: int, place: int, above: int) -> Quantity | None:
    below = DENOMINATORS[tokens.word(place)]
    if tokens.word(place + 1) in ("century", "time") or above >= below and below > 2:
        return None
    return _make(tokens, first, place + 1, tidy(round(Decimal(above) / below, 10)), "ratio", "fraction", "fraction")


BEFORE_PART = frozenset(
    "by than over under about nearly almost around roughly nearer to against only just is was were be at or approximately some below above "
    "another even barely".split()
)


def _one_part(tokens: Tokens, first: int, place: int) -> Quantity | None:
    """ "a third of", "fell by a fifth"; an ordinal where a noun follows ("a third officer")."""
    word = tokens.word(place)
    after = tokens.word(place + 1)
    if word == "quarter" and (after in ("to", "past", "on") and tokens.kind(place + 2) == "n"):
        return None
    ends = after in FUNCTION_WORDS or not after or not after[0].isalnum()
    sure = after == "of" or (
        ends and (tokens.word(first - 1) in BEFORE_PART or after in ("were", "are", "have", "do", "did"))
    )
    if word in ("quarter",):
        sure = ends and after not in ("century",)
    if (
        not sure
        or tokens.word(place + 1) == "of"
        and tokens.word(place + 2) in ("a", "an")
        and tokens.word(place + 3) in ("mile", "hour", "century", "pound")
    ):
        return None
    below = DENOMINATORS[word]
    return _make(tokens, first, place + 1, tidy(round(Decimal(1) / below, 10)), "ratio", "fraction", "fraction")


NOT_BEFORE_HALF = frozenset(
    "first second latter former last next previous top bottom other better this opening closing upper lower".split()
)


def _half(tokens: Tokens, first: int, place: int) -> Quantity | None:
    before, after = tokens.word(first - 1), tokens.word(place + 1)
    if before in NOT_BEFORE_HALF or (tokens.joined(place + 1) and after in HYPHENS):
        return None
    if after in TIME_UNITS or after in (
        "way",
        "past",
        "term",
        "price",
        "board",
        "brother",
        "sister",
        "measures",
        "hearted",
        "time",
        "yearly",
    ):
        return None
    if after in ("a", "an") and tokens.word(place + 2) in TIME_UNITS | {
        "mile",
        "dozen",
        "million",
        "billion",
        "thousand",
        "pint",
    }:
        return None
    if first > 0 and before == "and" and tokens.word(first - 2) in ONES:
        return None
    return _make(tokens, first, place + 1, 0.5, "ratio", "fraction", "fraction")


def _slashed(tokens: Tokens, index: int) -> Quantity | None:
    """ "2/3 of" with a small denominator: anything else with a slash is a date, a reference or a page."""
    if (
        tokens.kind(index) != "n"
        or tokens.word(index + 1) != "/"
        or tokens.kind(index + 2) != "n"
        or tokens.word(index + 3) != "of"
    ):
        return None
    above, below = tokens.words[index], tokens.words[index + 2]
    if not (above.isdigit() and below.isdigit() and 0 < int(above) < int(below) <= 20):
        return None
    return _make(
        tokens, index, index + 3, tidy(round(Decimal(above) / int(below), 10)), "ratio", "fraction", "fraction"
    )


def _read_multiplier(tokens: Tokens, index: int) -> Quantity | None:
    word = tokens.words[index]
    after = tokens.word(index + 1)
    if word in ("twice", "thrice"):
        return (
            _make(tokens, index, index + 1, 2 if word == "twice" else 3, "ratio", "multiplier", "multiplier")
            if is_comparison(tokens, index + 1)
            else None
        )
    if tokens.joined(index + 1) and after in HYPHENS:
        return None
    if word in ("double", "triple", "treble", "quadruple") and after not in (
        "the",
        "that",
        "what",
        "its",
        "their",
        "this",
        "those",
        "in",
        "from",
        "to",
        ".",
        ",",
        ";",
        ")",
        "on",
        "national",
        "since",
        "by",
        "since",
        "over",
        "between",
    ):
        return None
    if word == "doubles" and after not in ("the", "that", "in", "."):
        return None
    if (
        word in ("double", "triple", "treble")
        and tokens.word(index - 1) in ("a", "the")
        and after not in ("the", "that", "what")
    ):
        return None
    value = MULTIPLIERS[word]
    return _make(tokens, index, index + 1, tidy(value), "ratio", "multiplier", "multiplier")


def _read_vague(tokens: Tokens, index: int) -> Quantity | None:
    """ "Hundreds", "tens of thousands", "several hundred", "a few dozen": no value, bounds from the words."""
    word = tokens.words[index]
    if word in ("several", "few"):
        return _vague_scale(tokens, index)
    if (
        tokens.word(index - 1) == "in"
        and tokens.word(index + 1) != "of"
        and tokens.word(index - 2) not in ("up", "even")
    ):
        return None
    if word in ("tens", "hundreds") and tokens.word(index + 1) == "of" and (word, tokens.word(index + 2)) in VAGUE_OF:
        quantity = _make(tokens, index, index + 3, None, "count", "vague", "vague")
        quantity.low, quantity.high = VAGUE_OF[word, tokens.word(index + 2)]
    elif word == "tens":
        if tokens.word(index + 1) != "of":
            return None
        quantity = _make(tokens, index, index + 1, None, "count", "vague", "vague")
        quantity.low, quantity.high = 20, 99
    else:
        quantity = _make(tokens, index, index + 1, None, "count", "vague", "vague")
        quantity.low, quantity.high = VAGUE[word]
    quantity.comparator, quantity.fixed_bounds = "~", True
    if tokens.word(quantity.last) == "of" and tokens.word(quantity.last + 1) in ("pounds", "pound"):
        quantity.unit = "money"
    return quantity


def _vague_scale(tokens: Tokens, index: int) -> Quantity | None:
    scales = {
        "dozen": "dozens",
        "hundred": "hundreds",
        "thousand": "thousands",
        "million": "millions",
        "billion": "billions",
    }
    following = tokens.word(index + 1)
    if following not in scales:
        return None
    first = index - 1 if tokens.words[index] == "few" and tokens.word(index - 1) == "a" else index
    last = index + 2
    quantity = _make(tokens, first, last, None, "count", "vague", "vague")
    quantity.low, quantity.high = VAGUE[scales[following]]
    if following == "hundred" and tokens.word(last) in ("thousand", "million"):
        quantity = _make(tokens, first, last + 1, None, "count", "vague", "vague")
        quantity.low, quantity.high = VAGUE_OF["hundreds", tokens.word(last) + "s"]
    quantity.comparator, quantity.fixed_bounds = "~", True
    return quantity
