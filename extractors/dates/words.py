"""Words and patterns that dates are written with. Every pattern is bounded, so that none can run away."""

from __future__ import annotations

import re


def word_set(words: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(words.split())


MONTH_NAMES = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
MONTH_NUMBER = {name: i for i, name in enumerate(MONTH_NAMES, 1)} | {
    name[:3]: i for i, name in enumerate(MONTH_NAMES, 1)
}
MONTH_NUMBER["sept"] = 9
MONTH_WORD = re.compile(
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept(?:ember)?|sep|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
NUMBER_WORDS = {
    word: i
    for i, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {"a": 1, "thirty": 30}
COUNT = r"\d{1,3}|" + "|".join(sorted((w for w in NUMBER_WORDS if w not in ("a", "zero")), key=len, reverse=True))
ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "final": 4,
    "last": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?"
SPACE = "[ \xa0\u2007\u2009\u202f]"
DASH = "[-\u2010-\u2015\u2212]"
FUNCTION_WORDS = word_set(
    "a after all also an and are as at because before but by did for from had has have he "
    "her his how i if in into is it its "
    "last not of on onwards or our over she so some than that the their them then there these they this those to "
    "two until up "
    "was we were what when where which while who will with you your"
)
"""Words that follow a date with the space lost ("December 2021and")."""
GLUED_BEFORE = word_set("and as at by date dated for from in is it of on or received since the to until was")
"""Words that come before a date with the space lost ("by16/4/2021")."""
SUPERSCRIPTS = "\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079*\u2020\u2021"
