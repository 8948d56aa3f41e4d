"""Find what a bare number is said of where the nearest words do not tell: sums and what they go on, changes named further
back, nouns before "of which" and before "all 164 of them"."""

from __future__ import annotations

from typing import Final

from extractors.figures.clauses import phrase_left, subject_of_verb
from extractors.figures.lexicon import FUNCTION_WORDS, NUMBER_WORDS, TIME_UNITS, VERBS
from extractors.figures.noun_phrases import DETERMINERS, noun_phrase
from extractors.figures.quantity import Quantity
from extractors.figures.shapes import is_adverb, looks_plural
from extractors.figures.subjects import CHANGES
from extractors.figures.tokens import Tokens
from extractors.figures.words import words

REACH: Final = 24
SPENT: Final = words(
    "spent paid gone went going goes go put given allocated allotted set aside committed invested raised used earmarked "
    "reserved budgeted provided awarded pledged available written left needed required charged owed due claimed "
    "recovered recouped lost"
)
MIDDLE: Final = words(
    "was were is are be been being has have had will would could already now also only still then had to"
)
INTO: Final = words("on into to towards toward for in through")


def read_far_subject(tokens: Tokens, q: Quantity) -> None:
    """Set the measure of a quantity that neither the noun after it nor its near subject gave."""
    if q.form == "multiplier" or q.unit == "percent":
        q.measure = _rise_in(tokens, q) or _doubled(tokens, q)
    if q.measure or q.form in ("times", "multiplier"):
        return
    q.measure = _all_of_them(tokens, q) or _of_which(tokens, q) or _changed(tokens, q)
    if q.measure is None and q.unit == "money":
        q.measure = _cost_them(tokens, q) or _goes_to(tokens, q) or _was_for(tokens, q) or _raised_from(tokens, q)


RISES: Final = words("rise increase fall drop decrease reduction growth jump decline surge cut rises increases")


def _doubled(tokens: Tokens, q: Quantity) -> str | None:
    """ "Spend on nurses has more than doubled": the subject of the verb."""
    if q.form != "multiplier" or not tokens.word(q.first).endswith("ed"):
        return None
    index = q.first
    while tokens.word(index - 1) in AROUND or is_adverb(tokens.word(index - 1)):
        index -= 1
    return subject_of_verb(tokens, index, 0) if index > 0 else None


AROUND: Final = words("has have had more than almost nearly about over just roughly also since")


def _rise_in(tokens: Tokens, q: Quantity) -> str | None:
    """ "a fivefold increase in thefts", "a 14% fall in the number of claims": the change is of what stands after "in"."""
    if tokens.word(q.last) not in RISES or tokens.word(q.last + 1) not in ("in", "of"):
        return None
    index = q.last + 2
    while tokens.word(index) in DETERMINERS or tokens.word(index) in ("number", "numbers", "total", "of"):
        index += 1
    found, _ = noun_phrase(tokens, index, singular=True)
    return found


def _cost_them(tokens: Tokens, q: Quantity) -> str | None:
    """ "Overtime cost the force £4.7m": the subject of what it cost someone."""
    for index in range(q.first - 2, max(-1, q.first - 7), -1):
        word = tokens.word(index)
        if word in ("cost", "costs", "costing", "saved", "earned") and tokens.word(index + 1) in GIVEN:
            return subject_of_verb(tokens, index, 0)
        if tokens.kind(index) != "w":
            return None
    return None


GIVEN: Final = DETERMINERS | {"it", "them", "us", "taxpayers", "ratepayers"}


def _goes_to(tokens: Tokens, q: Quantity) -> str | None:
    """ "£25m had gone into hardship funds", "£4,100 was spent on locks": a sum is measured by what it went on."""
    index, spent = q.last, False
    for _ in range(8):
        word = tokens.word(index)
        if word in INTO and spent:
            break
        if word not in MIDDLE and word not in SPENT and not is_adverb(word):
            return None
        spent = spent or word in SPENT
        index += 1
    else:
        return None
    index += 1
    while tokens.word(index) in DETERMINERS:
        index += 1
    if tokens.word(index) in TIME_UNITS or tokens.is_capitalised(index) or tokens.kind(index) != "w":
        return None
    found, _ = noun_phrase(tokens, index, singular=True)
    return found


RAISED: Final = words(
    "raised raises raise earned generated recovered collected received took made netted brought reaped saved"
)


def _raised_from(tokens: Tokens, q: Quantity) -> str | None:
    """ "The council raised £4.1m from fines": a sum that came in is measured by what it came from."""
    if tokens.word(q.last) != "from" or not RAISED & set(tokens.words[max(0, q.first - 5) : q.first]):
        return None
    index = q.last + 1
    while tokens.word(index) in DETERMINERS or tokens.kind(index) == "n":
        index += 1
    if tokens.is_capitalised(index):
        return None
    found, _ = noun_phrase(tokens, index, singular=True)
    return found


def _was_for(tokens: Tokens, q: Quantity) -> str | None:
    """ "of which £31,000 or so was counsel's fees", "£12,000 was for travel": what a sum turned out to be."""
    index = q.last
    if tokens.word(index) == "or":
        index += 2
    if tokens.word(index) in ("represented", "covered", "comprised"):
        index += 1
    elif tokens.word(index) in ("was", "were", "is", "are"):
        index += 1
        while tokens.word(index) in ("for", "in", "mainly", "largely", "mostly", "simply"):
            index += 1
    else:
        return None
    while tokens.word(index) in DETERMINERS:
        index += 1
    if tokens.word(index).endswith(("ed", "ing")) or tokens.kind(index) != "w":
        return None
    found, _ = noun_phrase(tokens, index, singular=tokens.word(index - 1) in ("for", "represented", "covered"))
    return found


def _changed(tokens: Tokens, q: Quantity) -> str | None:
    """ "Spending has gone down by a third since 2010, from £3.9bn": the subject of the change named further back."""
    if tokens.word(q.first - 1) != "from" and (tokens.word(q.first - 2), tokens.word(q.first - 1)) != (",", "to"):
        return None
    for index in range(q.first - 2, max(-1, q.first - REACH), -1):
        word = tokens.word(index)
        if word in (".", ";", ":"):
            return None
        if word in CHANGES and word not in ("up", "down"):
            while tokens.word(index - 1) in CHANGES or tokens.word(index - 1) in MIDDLE:
                index -= 1
            return subject_of_verb(tokens, index, 0)
    return None


def _all_of_them(tokens: Tokens, q: Quantity) -> str | None:
    """ "the register of plots, all 164 of them", "the file, all 212 pages of it"."""
    if q.unit != "count" or (tokens.word(q.first - 2), tokens.word(q.first - 1)) != (",", "all"):
        return None
    if tokens.word(q.last) == "of" and tokens.word(q.last + 1) in ("them", "it", "these", "those"):
        return phrase_left(tokens, q.first - 3, 0)
    return None


def _of_which(tokens: Tokens, q: Quantity) -> str | None:
    """ "complaints on the system, of which there have been 187", "wards, of which there are 22"."""
    index = q.first - 1
    while index > 0 and tokens.word(index) in WHICH_BETWEEN:
        index -= 1
    if tokens.word(index) not in ("which", "whom") or tokens.word(index - 1) != "of":
        return None
    for place in range(index - 2, max(-1, index - REACH), -1):
        word = tokens.word(place)
        if word in (".", ";", ":") or tokens.kind(place) == "n":
            return None
        if looks_plural(word) and word not in VERBS and tokens.kind(place) == "w":
            return phrase_left(tokens, place, 0)
    place = index - 2 if tokens.word(index - 2) != "," else index - 3
    return phrase_left(tokens, place, 0)


WHICH_BETWEEN: Final = words(
    "there are is were was have has had been be now only just about some around at least over more than we hold"
)


def subject_before(tokens: Tokens) -> str | None:
    """The plural subject that a sentence opens with: "Children have done less badly." gives "Children"."""
    index = 0
    while tokens.word(index) in DETERMINERS or tokens.word(index) in ("so", "and", "but", "yet", "then"):
        index += 1
    if tokens.kind(index) != "w" or tokens.word(index) in FUNCTION_WORDS or tokens.word(index) in NUMBER_WORDS:
        return None
    found, end = noun_phrase(tokens, index)
    plural = found is not None and any(looks_plural(word.lower()) for word in found.split())
    return found if plural and end < len(tokens) and tokens.word(end) not in (":", "|") else None
