"""Tie an exemption to the questions that its sentence names: "relates to Questions 2, 3, 4 & 5", "for question 4", "Q2b"."""

from __future__ import annotations

import re

from extractors.exemptions.paths import MAX_RANGE

_QUESTIONS = re.compile(
    r"\b(?:questions?|parts?|points?|items?|q(?=s?\.? ?[0-9]))s?\.? {0,2}(?:no\.? |number |numbers )?"
    r"(?P<list>\(?[0-9]{1,2}\)?(?: ?\(?[a-h](?![a-z])\)?)?(?: {0,2}(?:,|&|and|to|or|-|/|"
    r",? and)(?: {0,2}&)? {0,2}(?:q(?:uestions?)?\.? ?)?\(?[0-9]{1,2}\)?(?: ?\(?[a-h](?![a-z])\)?)?(?![0-9]){0,1}){0,12})",
    re.IGNORECASE | re.ASCII,
)
_ONE = re.compile(
    r"(?P<join>to|-)?[ (qQ.a-z]{0,10}?(?P<number>[0-9]{1,2}) ?(?:\(?(?P<letter>[a-h])(?![a-z])\)?)?", re.ASCII
)


def questions_in(flat: str, start: int, end: int) -> tuple[str, ...]:
    """Labels of the questions named in a stretch, in order, without repeats: ("2", "3", "4", "5"), ("2b",)."""
    labels: list[str] = []
    for match in _QUESTIONS.finditer(flat, start, end):
        for label in _labels(match["list"].lower()):
            if label not in labels:
                labels.append(label)
    return tuple(labels)


def _labels(words: str) -> list[str]:
    labels: list[str] = []
    for match in _ONE.finditer(words):
        number, letter = int(match["number"]), match["letter"] or ""
        if (
            match["join"]
            and labels
            and labels[-1].isdigit()
            and not letter
            and 0 < number - int(labels[-1]) <= MAX_RANGE
        ):
            labels += [str(n) for n in range(int(labels[-1]) + 1, number)]
        labels.append(f"{number}{letter}")
    return labels
