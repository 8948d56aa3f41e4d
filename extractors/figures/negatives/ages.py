"""Numbers that are ages: "aged 34", "Aisha, 19, from Leeds", "a child under 5"."""

from __future__ import annotations

from typing import Final

from extractors.figures.lexicon import (
    FUNCTION_WORDS,
    MONTHS,
)
from extractors.figures.negatives.codes import DASHES
from extractors.figures.quantity import Quantity
from extractors.figures.shapes import ends_here, looks_plural
from extractors.figures.tokens import Tokens
from extractors.figures.words import words

AGE_BEFORE: Final = words("aged age ages turned")


AGE_EDGE: Final = words("under over above below")


def age(tokens: Tokens, q: Quantity) -> bool:
    """ "aged 34", "15-year-old", "under 18", "Aisha, 19, from Leeds", "a child under 5"."""
    if q.value is None or not 0 <= q.value <= 115 or isinstance(q.value, float) or q.form not in ("digits", "words"):
        return False
    before = tokens.word(q.first - 1)
    if before in AGE_BEFORE or (before == "of" and tokens.word(q.first - 2) in ("age", "ages")):
        return True
    if _age_word_near(tokens, q) or _as_young_as(tokens, q) or _grown(tokens, q):
        return True
    if q.in_range and tokens.word(q.last if q.in_range == "high" else q.last + 2) in ("population", "olds", "cohort"):
        return True
    if (
        before == "at"
        and ends_here(tokens, q.last)
        and tokens.word(q.first - 2).endswith("ed")
        and tokens.word(q.first - 2) not in NUMBER_AT
    ):
        return True
    if (
        before in AGE_EDGE
        and ends_here(tokens, q.last)
        and any(tokens.word(q.first - step) in AGE_BEFORE for step in range(2, 9))
    ):
        return True
    if before in DASHES and tokens.word(q.first - 2) in AGE_EDGE:
        return True
    if before in AGE_EDGE and _person_before(tokens, q):
        return True
    if before == "of" and tokens.word(q.first - 2) in ONE_PERSON and not looks_plural(tokens.word(q.last)):
        return True
    return _averaged_age(tokens, q) or _apposed_age(tokens, q)


ONE_PERSON: Final = words(
    "boy girl child man woman youth lad teenager baby toddler pensioner lady infant driver teacher nurse officer constable "
    "worker carer farmer student pupil patient prisoner passenger cyclist motorist pedestrian tenant soldier sergeant "
    "doctor player singer mother father grandmother grandfather widow resident volunteer apprentice"
)
AVERAGES: Final = words("median average mean mode oldest youngest eldest")
EXTREMES: Final = words("youngest oldest eldest")
AT_AGE: Final = words("youngest oldest eldest was is being were ( just only")
AGE_SPAN: Final = 14


def _averaged_age(tokens: Tokens, q: Quantity) -> bool:
    """ "aged 17 to 71 (median 34)", "the youngest was 15": an average of ages just named, or the age of the oldest."""
    near = [tokens.word(index) for index in range(max(0, q.first - 3), q.first)]
    if not AVERAGES & set(near) or not ends_here(tokens, q.last):
        return False
    if EXTREMES & set(near) and near[-1] in AT_AGE:
        return True
    return any(tokens.word(q.first - step) in AGE_BEFORE for step in range(2, AGE_SPAN))


def _as_young_as(tokens: Tokens, q: Quantity) -> bool:
    """ "some as young as four", "now as old as 97"."""
    return tokens.word(q.first - 1) == "as" and tokens.word(q.first - 2) in ("young", "old")


PRONOUNS: Final = words("they he she i we you who")
PERSONS: Final = words("he she i")
AGEING: Final = words("are is was were turn turns turned reach reaches reached am be")
UNTIL: Final = words("until till when before after once if by")
JUST: Final = words("just only still barely about nearly around over under at least")


def _grown(tokens: Tokens, q: Quantity) -> bool:
    """ "until they are eight", "when you turn 16", "she was just six when": how old a person or an animal is."""
    if not ends_here(tokens, q.last) or q.value in (0, 1) or tokens.word(q.last) in ("of", "out", "%"):
        return False
    index = q.first - 1
    while index > 0 and tokens.word(index) in JUST:
        index -= 1
    if tokens.word(index) not in AGEING or tokens.word(index - 1) not in PRONOUNS:
        return False
    return tokens.word(index - 1) in PERSONS or tokens.word(index - 2) in UNTIL


NUMBER_AT: Final = words(
    "estimated capped valued remained totalled peaked priced pegged fixed limited calculated recorded measured "
    "assessed reported counted stabilised levelled rated"
)


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


PEOPLE_NOUNS: Final = words(
    "child children person people pupil pupils girl girls boy boys woman women man men victim victims patient "
    "patients those anyone someone everyone everybody anybody adult adults student students driver drivers "
    "prisoner prisoners customers residents kids players"
)


def _person_before(tokens: Tokens, q: Quantity) -> bool:
    """ "a child under 5", "everyone over 65"; after a verb only where nothing counted follows ("three were under 18")."""
    noun = tokens.word(q.first - 2)
    if noun in ("was", "is") and COUNTS & set(tokens.words[max(0, q.first - 16) : q.first]):
        # "the number who had told us was below 5"
        return False
    return _is_person(noun) or (
        noun in ("were", "was", "are", "is", "still")
        and ends_here(tokens, q.last)
        and q.value != 0
        and (q.form == "digits" or any(_is_person(word) for word in tokens.words[max(0, q.first - 8) : q.first]))
    )


COUNTS: Final = words("number numbers figure figures count counts total totals value values rate result results")
PERSON_ENDINGS: Final = ("ers", "ors", "ants", "ees", "ists", "ians")
NOT_PERSONS: Final = words(
    "numbers letters orders papers offers tenders errors registers folders figures centres centers quarters matters vouchers "
    "tickets trees fees warrants grants factors computers trailers powers answers dinners"
)


def _is_person(noun: str) -> bool:
    """Whether a noun names persons, so that "under 18" after it is an age."""
    return noun in PEOPLE_NOUNS or (noun.endswith(PERSON_ENDINGS) and noun not in NOT_PERSONS)


NOT_AGED: Final = words(
    "total number figure rest remainder majority score sum count average year month week day quarter lowest "
    "highest time order case example report list table group share part batch category proportion cohort block"
)


def _apposed_age(tokens: Tokens, q: Quantity) -> bool:
    """A name or noun, then the number between commas: an age in newspaper style."""
    comma = q.first - 2 if tokens.word(q.first - 1) in ("now", "then") else q.first - 1
    if q.form != "digits" or tokens.word(comma) != "," or q.value is None or q.value < 1:
        return False
    if tokens.word(q.last) not in (",", ".") or tokens.word(q.last + 1) == "or":
        # "Of the 88 sites inspected, 61, or 69 per cent, passed" has no age.
        return False
    index = comma - 1
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
