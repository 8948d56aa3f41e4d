"""Tell numbers that quantify nothing: labels, durations, ages, times, list marks, telephone numbers, addresses, names."""

from __future__ import annotations

from typing import Final

from extractors.figures.lexicon import NUMBER_WORDS
from extractors.figures.negatives.ages import age
from extractors.figures.negatives.appeals import appeal
from extractors.figures.negatives.codes import (
    DASHES,
    address,
    attached,
    call_number,
    code_before,
    exchange,
    file_or_measure,
    long_code,
)
from extractors.figures.negatives.labels import denominator, designation, labelled, name_part, route
from extractors.figures.negatives.letters import postal, signature
from extractors.figures.negatives.listed import inline_mark, numbered_things
from extractors.figures.negatives.marks import list_mark, page_count
from extractors.figures.negatives.ones import idiom, ordinal, pronoun_one
from extractors.figures.negatives.page_parts import distance, joint_mark, reaction_count
from extractors.figures.negatives.times import clock_time, dotted_time, duration, month_day, year
from extractors.figures.negatives.watches import elided_duration, watch_time
from extractors.figures.noun_phrases import noun_phrase
from extractors.figures.quantity import Quantity
from extractors.figures.shapes import ends_here, looks_plural
from extractors.figures.tokens import Tokens


def is_no_quantity(tokens: Tokens, q: Quantity) -> str:
    """The name of the rule that says this is no figure, or "" when none does."""
    if q.form in ("percent", "money") and tokens.joined(q.first) and code_before(tokens, q):
        return "attached"
    if appeal(tokens, q):
        return "appeal"
    if q.form in ("percent", "vague", "none", "multiplier", "fraction", "money"):
        return _fixed_expression(tokens, q)
    for rule in RULES:
        if rule(tokens, q):
            return rule.__name__.strip("_")
    return ""


def _fixed_expression(tokens: Tokens, q: Quantity) -> str:
    before, after = tokens.word(q.first - 1), tokens.word(q.last)
    if q.form == "none" and before in ("means", "represents", "denotes", "indicates", "signifies"):
        return "legend"
    if q.form == "none" and (
        after in ("the", "other", "too")
        or (
            after == "of"
            and (
                tokens.word(q.last + 1) in ("this", "that", "it")
                or (tokens.word(q.last + 1) == "the" and not _part_of(tokens, q.last + 2))
            )
        )
        or after in ("given", "stated", "supplied", "quoted", "specified", "provided", "known")
        or (before == "to" and tokens.word(q.first - 2) == "second")
    ):
        return "idiom"
    if q.form == "fraction" and tokens.words[q.first] == "half" and after in ("a", "an"):
        return "part"
    if q.form == "fraction" and after in DASHES and tokens.joined(q.last) and tokens.kind(q.last + 1) == "w":
        return "compound"
    return ""


def _part_of(tokens: Tokens, index: int) -> bool:
    """Whether the words after "none of the" name things or money, of which there can be none."""
    while tokens.kind(index) == "n" or tokens.word(index) in NUMBER_WORDS:
        index += 1
        if ends_here(tokens, index) or index >= len(tokens):
            # "none of the four has"
            return True
    words, _ = noun_phrase(tokens, index)
    return words is not None and looks_plural(words.lower().split()[-1])


RULES: Final = (
    attached,
    ordinal,
    long_code,
    list_mark,
    joint_mark,
    inline_mark,
    numbered_things,
    labelled,
    year,
    month_day,
    clock_time,
    dotted_time,
    watch_time,
    duration,
    elided_duration,
    age,
    call_number,
    address,
    postal,
    signature,
    exchange,
    page_count,
    reaction_count,
    file_or_measure,
    distance,
    name_part,
    designation,
    route,
    denominator,
    pronoun_one,
    idiom,
)
