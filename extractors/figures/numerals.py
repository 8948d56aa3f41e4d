"""Read a number that starts at a token: digits, words, digits with a scale, mixed numbers ("two and a half million")."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from extractors.figures.lexicon import ONES, SCALE_LETTERS, SCALES, TENS, VULGAR
from extractors.figures.tokens import Tokens
from models.facts import Number

THIN_SPACES: Final = frozenset({" ", "\u00a0", "\u2009", "\u202f"})
MAX_DIGITS: Final = 15


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number's value and the token after its last; `digits` tells how it was written, `scaled` whether a scale was named."""

    value: Number
    end: int
    digits: bool
    scaled: bool = False


def tidy(value: Decimal | float | int) -> Number:
    """An int where the value is whole, else a float of at most ten decimal places."""
    number = Decimal(str(value))
    return int(number) if number == number.to_integral_value() else float(round(number, 10))


def read_number(tokens: Tokens, index: int) -> Numeral | None:
    """The number that starts at a token, or None. Reads as far as the number goes: "one hundred and twelve" is one."""
    if tokens.kind(index) == "n":
        return _read_digits(tokens, index)
    word = tokens.word(index)
    if word in VULGAR:
        return _scaled(tokens, Numeral(VULGAR[word][0] / VULGAR[word][1], index + 1, True))
    if word in ONES or word in TENS:
        return _scaled(tokens, _mixed(tokens, _read_words(tokens, index)))
    if word in ("a", "an", "half"):
        return _read_article(tokens, index)
    return None


def _read_digits(tokens: Tokens, index: int) -> Numeral | None:
    piece = tokens.words[index].replace(",", "")
    if piece.count(".") > 1 or len(piece) > MAX_DIGITS:
        return None
    end = index + 1
    while _continues_thousands(tokens, index, end):
        piece += tokens.words[end]
        end += 1
    return _scaled(tokens, _mixed(tokens, Numeral(tidy(Decimal(piece)), end, True)))


def _continues_thousands(tokens: Tokens, index: int, end: int) -> bool:
    """Whether a group of three digits goes on a number written with spaces ("12 345"); never after a comma or a leading zero."""
    first = tokens.words[index]
    if len(first) > 3 or first.startswith("0") or "." in first or tokens.kind(end) != "n" or end - index > 3:
        return False
    group = tokens.words[end]
    if len(group) != 3 or not group.isdigit() or tokens.gap(end) not in THIN_SPACES or _runs_on(tokens, end):
        return False
    return tokens.gap(end) != " " or _is_one_number(tokens, index, end)


def _is_one_number(tokens: Tokens, index: int, end: int) -> bool:
    """With plain spaces the groups are one number only in running text: words follow, and no other number stands beside."""
    if tokens.kind(index - 1) == "n" and tokens.gap(index) == " ":
        return False
    last = end
    while last - index <= 3 and tokens.kind(last + 1) == "n" and tokens.gap(last + 1) == " ":
        last += 1
    return last - index <= 3 and tokens.kind(last + 1) == "w" and "\n" not in tokens.gap(last + 1)


def _runs_on(tokens: Tokens, end: int) -> bool:
    """Whether more digits follow that are no group of three: then it is a telephone or account number."""
    following = tokens.word(end + 1)
    return tokens.kind(end + 1) == "n" and tokens.gap(end + 1) in THIN_SPACES and len(following) != 3


def _read_words(tokens: Tokens, index: int) -> Numeral:
    total, current, last = 0, 0, ""
    position = index
    while position < len(tokens):
        word = tokens.words[position]
        kind = _word_kind(word)
        if not _may_follow(last, kind, current):
            break
        if kind == "ones":
            current += ONES[word]
        elif kind == "tens":
            current += TENS[word]
        elif kind == "hundred":
            current = max(current, 1) * 100
        elif kind == "dozen":
            current = max(current, 1) * 12
        elif kind == "scale":
            total, current = total + max(current, 1) * SCALES[word], 0
        last = kind
        position = _step(tokens, position + 1, last)
    return Numeral(total + current, _back(tokens, position), False, last in ("scale", "hundred"))


def _word_kind(word: str) -> str:
    if word in ONES:
        return "ones"
    if word in TENS:
        return "tens"
    if word in SCALES:
        return "scale"
    return word if word in ("hundred", "dozen") else ""


def _may_follow(last: str, kind: str, current: int) -> bool:
    match kind:
        case "ones":
            return last in ("", "hundred", "scale") or (last == "tens" and current % 10 == 0)
        case "tens":
            return last in ("", "hundred", "scale")
        case "hundred" | "scale":
            return last != "" and not (kind == "hundred" and last in ("hundred", "scale"))
        case "dozen":
            return last in ("ones", "tens")
    return False


def _step(tokens: Tokens, position: int, last: str) -> int:
    """Step over a hyphen inside a number, and over "and" after hundred or a scale when a number word follows."""
    word = tokens.word(position)
    joined = word in ("-", "‑", "–") and tokens.joined(position) and tokens.joined(position + 1)
    spoken = word == "and" and last in ("hundred", "scale")
    return (
        position + 1
        if (joined or spoken) and _word_kind(tokens.word(position + 1)) in ("ones", "tens", "scale", "hundred")
        else position
    )


def _back(tokens: Tokens, position: int) -> int:
    """Step back from a separator that turned out to belong to what follows the number."""
    return position - 1 if tokens.word(position - 1) in ("and", "-", "‑", "–") else position


def _mixed(tokens: Tokens, number: Numeral) -> Numeral:
    """Add a fraction that goes on the number: "two and a half", "2½", "three and three quarters"."""
    end = number.end
    if tokens.word(end) in VULGAR and number.digits:
        above, below = VULGAR[tokens.word(end)]
        return Numeral(tidy(Decimal(str(number.value)) + Decimal(above) / below), end + 1, number.digits)
    if number.digits and tokens.kind(end) == "n" and tokens.word(end + 1) == "/" and tokens.gap(end) == " ":
        return _with_slash(tokens, number)
    if (
        tokens.word(end) == "and"
        and tokens.word(end + 1) in ("a", "one")
        and tokens.word(end + 2) in ("half", "quarter", "third")
    ):
        part = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}[tokens.word(end + 2)]
        return Numeral(tidy(number.value + part), end + 3, number.digits, True)
    if tokens.word(end) == "and" and tokens.word(end + 1) == "three" and tokens.word(end + 2) == "quarters":
        return Numeral(tidy(number.value + 0.75), end + 3, number.digits, True)
    return number


def _with_slash(tokens: Tokens, number: Numeral) -> Numeral:
    """ "2 1/2": a whole number and a fraction with a slash."""
    end = number.end
    above, below = tokens.word(end), tokens.word(end + 2)
    tight = tokens.joined(end + 1) and tokens.joined(end + 2)
    if not (tight and above in ("1", "2", "3", "5", "7") and below in ("2", "3", "4", "8") and int(above) < int(below)):
        return number
    return Numeral(tidy(round(Decimal(str(number.value)) + Decimal(above) / Decimal(below), 10)), end + 3, True, True)


def _scaled(tokens: Tokens, number: Numeral) -> Numeral:
    """Apply a scale after the number: "1.4 million", "3.1m", "16-million", "12 hundred"."""
    end = number.end
    word = tokens.word(end)
    if word in ("-", "‑") and tokens.joined(end) and tokens.joined(end + 1) and tokens.word(end + 1) in SCALES:
        end, word = end + 1, tokens.word(end + 1)
    if word in SCALES:
        return _scaled(tokens, Numeral(_times(number.value, SCALES[word]), end + 1, number.digits, True))
    if word == "hundred" and number.digits:
        return Numeral(_times(number.value, 100), end + 1, True, True)
    if word == "dozen" and number.digits:
        return Numeral(_times(number.value, 12), end + 1, True, True)
    if number.digits and tokens.joined(end) and word in SCALE_LETTERS and _is_scale_letter(tokens, end, number):
        return Numeral(_times(number.value, SCALE_LETTERS[word]), end + 1, True, True)
    return number


def _is_scale_letter(tokens: Tokens, end: int, number: Numeral) -> bool:
    """Whether a letter against the number is a scale: "12m" may be metres, "19K Download" a file's size."""
    word = tokens.word(end)
    money = _follows_currency(tokens, end - 1)
    if money or word in ("bn", "mn", "mln", "tn", "trn"):
        return True
    if word == "m":
        return tokens.word(end + 1) not in ("long", "wide", "deep", "high", "tall", "from", "away", "by", "x", "of")
    return word == "k" and tokens.raw[end] == "k" and not isinstance(number.value, float)


def _follows_currency(tokens: Tokens, index: int) -> bool:
    return tokens.word(index - 1) in ("£", "$", "€")


def _times(value: Number, scale: int) -> Number:
    return tidy(Decimal(str(value)) * scale)


def _read_article(tokens: Tokens, index: int) -> Numeral | None:
    """Numbers that begin with an article or a half: "a hundred", "a dozen", "half a million", "a quarter of a million"."""
    first, second = tokens.word(index), tokens.word(index + 1)
    if first == "half":
        scale = _scale_after_article(tokens, index + 1)
        return Numeral(scale[0] // 2, scale[1], False, True) if scale else None
    if second in ("half", "quarter", "third") and tokens.word(index + 2) == "of":
        scale = _scale_after_article(tokens, index + 3)
        divisor = {"half": 2, "quarter": 4, "third": 3}[second]
        return Numeral(tidy(Decimal(scale[0]) / divisor), scale[1], False, True) if scale else None
    if second == "half" and tokens.word(index + 2) in (*SCALES, "dozen"):
        unit = SCALES.get(tokens.word(index + 2), 12)
        return Numeral(unit // 2, index + 3, False, True)
    if second == "hundred" or second in SCALES:
        return _read_scaled_article(tokens, index + 1)
    if second == "dozen":
        return Numeral(12, index + 2, False)
    return None


def _read_scaled_article(tokens: Tokens, index: int) -> Numeral:
    """What follows an article: "(a) hundred and fifty", "(a) hundred thousand", "(a) million"."""
    value = 100 if tokens.word(index) == "hundred" else SCALES[tokens.word(index)]
    end = index + 1
    if tokens.word(index) == "hundred" and tokens.word(end) in SCALES:
        return Numeral(value * SCALES[tokens.word(end)], end + 1, False, True)
    rest = _step(tokens, end, "hundred")
    if rest > end and _word_kind(tokens.word(rest)) in ("ones", "tens"):
        tail = _read_words(tokens, rest)
        return Numeral(value + tail.value, tail.end, False, True)
    return Numeral(value, end, False, True)


def _scale_after_article(tokens: Tokens, index: int) -> tuple[int, int] | None:
    if tokens.word(index) not in ("a", "an"):
        return None
    word = tokens.word(index + 1)
    if word == "dozen":
        return 12, index + 2
    return (SCALES[word], index + 2) if word in SCALES else None
