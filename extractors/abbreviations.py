"""Short names that a text defines for itself: "the Directorate of Standards (DS)", "Elm Trust (‘the Trust’)".

Letters are matched with the words before the bracket from right to left, as in Schwartz and Hearst, "A Simple Algorithm for
Identifying Abbreviation Definitions in Biomedical Text" (2003); words that short names leave out may be skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BRACKET = re.compile(
    r"\((?:hereafter |hereinafter |known as |referred to as |or |formerly |also )?(?P<the>[Tt]he )?[‘'“\"]?(?P<the2>[Tt]he )?"
    r"(?P<short>[A-Z][A-Za-z&\-]{0,14}(?: [A-Z][a-z]{2,14})?)[’'”\"]?\)"
)
_REVERSED = re.compile(r"\b(?P<short>[A-Z][A-Z&]{1,7}s?) \((?P<name>[A-Z][A-Za-z’'&,\- ]{5,90})\)")
_WORD = re.compile(r"[A-Za-z][A-Za-z’'\-]*|&")
_SKIPPED = frozenset({"of", "the", "for", "and", "in", "on", "to", "at", "a", "&", "by", "with"})
_LONGEST = 140


@dataclass(frozen=True, slots=True)
class Definition:
    """A short name, the span of the full name that it stands for, and the span of the short name where it is defined."""

    short: str
    start: int
    end: int
    short_start: int
    short_end: int


def find_definitions(text: str) -> list[Definition]:
    """All definitions in a text, in order. The same short name may be defined twice; the later one then holds from there."""
    found = [*_forward(text), *_reversed(text)]
    return sorted(found, key=lambda definition: definition.short_start)


def _forward(text: str) -> Iterator[Definition]:
    for bracket in _BRACKET.finditer(text):
        short, end = bracket["short"], bracket.start()
        while end and text[end - 1] in " \xa0\n":
            end -= 1
        if not end or bracket.start() - end > 2:
            continue
        start = _full_name(text, end, short, by_word=bool(bracket["the"] or bracket["the2"]))
        if start is not None:
            yield Definition(short, start, end, bracket.start("short"), bracket.end("short"))


def _full_name(text: str, end: int, short: str, *, by_word: bool) -> int | None:
    """Start of the name that ends at `end` and that `short` abbreviates, or None where the words before do not fit it."""
    words = list(_WORD.finditer(text, max(0, end - _LONGEST), end))
    if not words or words[-1].end() < end - 1:
        return None
    if _is_acronym(short):
        return _by_letters(words, short)
    return _by_last_words(text, words, short) if by_word or short[1:].islower() else None


def _is_acronym(short: str) -> bool:
    return sum(c.isupper() for c in short) >= 2 and " " not in short


def _by_letters(words: list[re.Match[str]], short: str) -> int | None:
    """Each capital of the short name begins a word, from the last to the first; small words may be passed over."""
    letters = [c for c in short if c.isupper()]
    index, skipped = len(words) - 1, 0
    for letter in reversed(letters):
        while index >= 0 and words[index][0][0].upper() != letter:
            word = words[index][0]
            skipped += word.lower() not in _SKIPPED
            if skipped > 1 and not _inner(word, letter):
                return None
            index -= 1
        if index < 0:
            return None
        index -= 1
    start = words[index + 1]
    return start.start() if start[0][0].isupper() else None


def _inner(word: str, letter: str) -> bool:
    """Whether a letter stands inside a word ("healthcare" gives the C of HC)."""
    return letter.lower() in word[1:].lower()


def _by_last_words(text: str, words: list[re.Match[str]], short: str) -> int | None:
    """ "Elm NHS Foundation Trust (the Trust)": the run of capitals before the bracket that holds the short name's last word."""
    start = len(words)
    while start and (words[start - 1][0][0].isupper() or (words[start - 1][0] in _SKIPPED and start < len(words))):
        gap = text[words[start - 1].end() : words[start].start()] if start < len(words) else ""
        if gap.strip(" \xa0\n,") or "\n\n" in gap:
            break
        start -= 1
    while start < len(words) and not words[start][0][0].isupper():
        start += 1
    while start < len(words) and words[start][0] == "The":
        start += 1
    run = [word[0] for word in words[start:]]
    if len(run) < 2 or short.split()[-1] not in run:
        return None
    return words[start].start()


def _reversed(text: str) -> Iterator[Definition]:
    for found in _REVERSED.finditer(text):
        name = found["name"]
        initials = "".join(word[0] for word in name.replace("-", " ").split() if word.lower() not in _SKIPPED).upper()
        if initials == found["short"].rstrip("s").replace("&", ""):
            yield Definition(
                found["short"], found.start("name"), found.end("name"), found.start("short"), found.end("short")
            )
