"""Read a person's search words: numbers in any writing, words by their beginnings, the whole as a phrase."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = re.compile(r"([£$€]?)(\d{1,15}(?:,\d{3}){0,5}(?:\.\d{1,9})?)(%|k|m|bn)?", re.IGNORECASE)
_SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_SHORT = {"thousand": "k", "million": "m", "billion": "bn"}
_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORD_NUMBERS = {
    **{word: number for number, word in enumerate(_UNITS)},
    **{word: 10 * (index + 2) for index, word in enumerate(_TENS)},
    **{f"{tens}-{_UNITS[unit]}": 10 * (index + 2) + unit for index, tens in enumerate(_TENS) for unit in range(1, 10)},
}
_NUMBER_WORDS = {number: word for word, number in WORD_NUMBERS.items()}
_MOST_TERMS = 24


@dataclass(frozen=True, slots=True)
class Term:
    """One thing looked for: its spellings in lower case (any will do) and its number, if it is one."""

    spellings: tuple[str, ...]
    number: float | None = None

    def pattern(self) -> str:
        """A regular expression (RE2) for the term in lower-case text: a number stands alone, a word may go on."""
        return "|".join(_spelling_pattern(spelling, self.number is not None) for spelling in self.spellings)


@dataclass(frozen=True, slots=True)
class Query:
    """The words as a phrase (lower case, single spaces) and as terms."""

    phrase: str
    terms: tuple[Term, ...]

    @property
    def numbers(self) -> tuple[float, ...]:
        return tuple(term.number for term in self.terms if term.number is not None)

    @property
    def words(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if term.number is None)


def read_query(words: str) -> Query:
    """The query that a person's words make. Words beyond the first 24 are left out."""
    tokens = [token for token in (_trim(part) for part in words.lower().split()) if token]
    terms: list[Term] = []
    index = 0
    while index < len(tokens) and len(terms) < _MOST_TERMS:
        term, used = _term(tokens, index)
        terms.append(term)
        index += used
    return Query(" ".join(tokens), tuple(terms))


def _trim(token: str) -> str:
    trimmed = token.strip("\"'“”‘’").rstrip(".,;:?!")
    return trimmed or token


def _term(tokens: list[str], index: int) -> tuple[Term, int]:
    """The term at a place, and how many tokens it takes ("1.2 million" and "60 per cent" are one term)."""
    token = tokens[index]
    match = _NUMBER.fullmatch(token)
    if match is None:
        if token in WORD_NUMBERS:
            return Term((token, str(WORD_NUMBERS[token])), float(WORD_NUMBERS[token])), 1
        return Term((_stem(token),)), 1
    plain = match[2].replace(",", "")
    number = float(plain)
    following = tokens[index + 1 : index + 3]
    if following and following[0] in ("thousand", "million", "billion"):
        return _scaled(plain, following[0]), 2
    if match[3] and match[3] in _SCALES:
        word = next((word for word, short in _SHORT.items() if short == match[3]), "")
        return _scaled(plain, word), 1
    spellings = dict.fromkeys([match[2], *_writings(number, plain)])
    return Term(tuple(spellings), number), 1


def _scaled(plain: str, word: str) -> Term:
    number = float(plain) * _SCALES[word]
    return Term((f"{plain} {word}", f"{plain}{_SHORT[word]}", *_writings(number, f"{number:.0f}")), number)


def _writings(number: float, plain: str) -> list[str]:
    writings = [plain]
    if number.is_integer():
        writings.append(f"{int(number):,}")
        if int(number) in _NUMBER_WORDS:
            writings.append(_NUMBER_WORDS[int(number)])
    return writings


def _stem(word: str) -> str:
    """The beginning that singular and plural share: words are matched by their beginnings."""
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def _spelling_pattern(spelling: str, is_number: bool) -> str:
    inner = re.escape(spelling)
    if not is_number:
        return rf"(?:^|[^\pL\pN]){inner}" if spelling[0].isalnum() else inner
    if spelling[0].isdigit():
        return rf"(?:^|[^\pL\pN.,]|[^\pN][.,]){inner}(?:$|[^\pL\pN.,]|[.,](?:$|[^\pN]))"
    return rf"(?:^|[^\pL\pN]){inner}(?:$|[^\pL\pN])"


def find_mark(text: str, query: Query) -> tuple[int, int]:
    """The place in a text of the phrase, else of the first term that it holds, else all of it; in code points."""
    for wanted in (query.phrase, *(spelling for term in query.terms for spelling in term.spellings)):
        if wanted and (match := re.search(re.escape(wanted), text, re.IGNORECASE)):
            return match.span()
    return 0, len(text)
