"""Read noun phrases: where one starts, how far it goes, its words without articles."""

from __future__ import annotations

from typing import Final

from extractors.figures.lexicon import (
    ADJECTIVE_ING,
    DENOMINATORS,
    FUNCTION_WORDS,
    IRREGULAR_PLURALS,
    LABELS,
    MONTHS,
    NUMBER_WORDS,
    STRIP_LEADING,
    TIME_UNITS,
    VERBS,
)
from extractors.figures.shapes import is_adverb, looks_plural
from extractors.figures.tokens import Tokens
from extractors.figures.verbs import ING_NOUNS, ends_noun, goes_on, is_plain_verb
from extractors.figures.words import words

MAX_WORDS: Final = 7
INTENSIFIERS: Final = words(
    "most least very highly newly extremely largest quite particularly generally severely seriously fully"
)
PARTICIPLES: Final = words(
    "upheld withheld held given taken made found sent paid lost stolen won met known seen shown dealt left told "
    "driven broken hurt led put cut done begun brought built kept sold spent thrown drawn written withdrawn undertaken "
    "hidden bought sought bitten shot struck beaten caught heard chosen frozen stuck born taught torn stabbed"
)
ACTIVE: Final = words(
    "sent gave held contained concerned involved included received cited took showed had provided raised faced covered "
    "represented comprised reached mentioned described needed required attracted produced carried named made relied came went led "
    "wanted"
)
"""Past forms that after a bare number tell what the counted did ("eleven sent partial logs"), hardly ever what they were like."""
ADJECTIVES: Final = words(
    "new extra recent total annual public local national capital central additional average median mean typical gross "
    "net overall full main major small large big little free final initial regional private official"
)
DETERMINERS: Final = words("the a an its his her their our my your these those this that all such")


def noun_phrase(
    tokens: Tokens, index: int, *, singular: bool = False, stop: int | None = None
) -> tuple[str | None, int]:
    """The noun phrase that starts at a token (without articles) and where it ends; (None, index) where none starts.

    `stop` is a token that the phrase ends before at the latest: a verb already known as such.
    """
    start = index
    while tokens.word(start) in STRIP_LEADING or (
        tokens.word(start) in ("fewer", "less", "additional") and tokens.word(start) != "additional"
    ):
        start += 1
    if tokens.word(start) in ("“", "‘", '"') and tokens.joined(start + 1):
        start += 1
    start = _skip_labelled(tokens, start)
    end, head = _walk(tokens, start, singular and tokens.word(start) != "never", stop)
    if head < start or end == start or tokens.word(head) in TIME_UNITS:
        return None, index
    end = _extend_of(tokens, end)
    return clean(tokens, start, end), end


def _skip_labelled(tokens: Tokens, index: int) -> int:
    """Step over a labelled number inside a noun phrase: "(nineteen) section 36 appeals", "(1,104) band 3 to 5 officers"."""
    if tokens.word(index) in LABELS and tokens.kind(index + 1) == "n":
        place = index + 2
        while place < index + 12 and (
            tokens.kind(place) == "n" or tokens.word(place) in ("to", "and", "-", "–", "(", ")", ",")
        ):
            place += 1
        # "Of 640 forms 320 were blank" names no form.
        return place if tokens.kind(place) == "w" and tokens.word(place) not in FUNCTION_WORDS else index
    return index


def _walk(tokens: Tokens, start: int, singular: bool, stop: int | None = None) -> tuple[int, int]:
    """Walk over adjectives and nouns. Returns (end, place of the head noun or -1)."""
    index, head = start, -1
    limit = len(tokens) if stop is None else min(stop, len(tokens))
    while index < limit and index - start < MAX_WORDS * 2:
        word = tokens.words[index]
        if index > start and "\n\n" in tokens.gap(index):
            break
        if _is_hyphen(tokens, index) and index > start:
            index += 1
            continue
        if index == start + 2 and tokens.word(start) in ("under", "over") and tokens.word(index + 1) == "s":
            # "under-18s"
            head, index = index + 1, index + 2
            continue
        if tokens.kinds[index] == "n":
            if index > start and tokens.joined(index) and tokens.word(index - 1) in ("-", "/"):
                index += 1
                continue
            break
        if word in ("&", "/") and index > start and head < 0:
            index += 1
            continue
        if (
            word in ("'", "’")
            and head == index - 1
            and tokens.joined(index)
            and not tokens.joined(index + 1)
            and _may_be_noun(tokens.word(index + 1))
        ):
            head, index = -1, index + 1
            continue
        if tokens.kinds[index] != "w":
            break
        if word in ("or", "and"):
            if _joins_modifiers(tokens, start, index, head):
                index += 1
                continue
            break
        if word in INTENSIFIERS and head < 0 and _may_be_noun(tokens.word(index + 1)):
            index += 1
            continue
        if _is_hyphen(tokens, index + 1) and ((word in PREFIXES and index == start) or _is_inner(tokens, index)):
            index += 2
            continue
        if _stops(tokens, index, start, head, singular):
            break
        if _is_head(tokens, index, singular) or (
            singular
            and (
                (index + 1 == stop and _ends_subject(tokens, index, start))
                or (index == start and _is_noun_here(tokens, index, singular, False))
            )
        ):
            head = index
        index += 1
    end = index
    while end > start and tokens.word(end - 1) in ("-", "‑", "&", "/", "or", "and"):
        end -= 1
    if head < 0:
        head = end - 1 if end > start and _may_be_noun(tokens.word(end - 1)) else -1
    return (end, head) if head >= 0 else (start, -1)


VERB_NOUNS: Final = words("cost costs spend need use account backlog cut lead loss run stand issue hit drop")
"""Nouns that have the form of a verb: they end a subject ("the average cost was")."""


def _ends_subject(tokens: Tokens, index: int, start: int) -> bool:
    return _may_be_noun(tokens.words[index]) or (index > start and tokens.words[index] in VERB_NOUNS)


def _is_inner(tokens: Tokens, index: int) -> bool:
    """Whether a token stands inside a compound with hyphens on both sides: "out-of-area"."""
    return _is_hyphen(tokens, index - 1) and tokens.kind(index) == "w"


PREFIXES: Final = words("on in off over under up down out non pre post re self near after by through cross inter")


def _is_hyphen(tokens: Tokens, index: int) -> bool:
    return tokens.word(index) in ("-", "‑") and tokens.joined(index) and tokens.joined(index + 1)


def _joins_modifiers(tokens: Tokens, start: int, index: int, head: int) -> bool:
    """ "serving or former police officers", "women and children": both sides belong to what is counted."""
    if index == start:
        return False
    following = tokens.word(index + 1)
    if (
        tokens.kind(index + 1) != "w"
        or following in FUNCTION_WORDS
        or following in NUMBER_WORDS
        or following in VERBS - ADJECTIVE_ING
    ):
        return False
    if head < 0:
        return True
    return head == index - 1 and (
        following in IRREGULAR_PLURALS
        or looks_plural(following)
        or (
            looks_plural(tokens.word(index + 2))
            and tokens.kind(index + 2) == "w"
            and following not in PARTICIPLES
            and not following.endswith("ed")
        )
    )


def _stops(tokens: Tokens, index: int, start: int, head: int, singular: bool) -> bool:
    word = tokens.words[index]
    if word == "never" and tokens.word(index + 1) == "events":
        return False
    if word == "us" and tokens.raw[index] == "US":
        return False
    if word in ING_NOUNS and (index > start or singular):
        return False
    numbered = tokens.kind(index - 1) == "n" or tokens.word(index - 1) in NUMBER_WORDS
    if index == start and numbered and goes_on(tokens, index):
        return True
    if index == start and numbered and (word in ACTIVE or (not singular and is_plain_verb(tokens, index))):
        return True
    if index == start and numbered and tokens.word(index + 1) in OBJECT_PRONOUNS and not looks_plural(word):
        # "two of the eight publish it"
        return True
    if word in FUNCTION_WORDS or word in MONTHS or (word in NUMBER_WORDS and word not in ("hundred",)):
        return True
    if word in TIME_UNITS and index == start:
        # "24 month-end reports"
        return not (_is_hyphen(tokens, index + 1) and tokens.word(index + 2) == "end")
    if index == start and _is_noun_here(tokens, index, singular, numbered):
        return False
    if head == index - 1 and ends_noun(tokens, index):
        return True
    if (word in VERBS and word not in ADJECTIVE_ING and (index == start or head >= 0)) or word in ("who", "which"):
        return not _participle_adjective(tokens, index)
    if head >= 0:
        if (
            word.endswith("ed")
            or word in PARTICIPLES
            or (word.endswith("ing") and not looks_plural(tokens.word(index + 1)))
        ):
            return True
        if is_adverb(word):
            return True
        if looks_plural(tokens.word(head)) and not (looks_plural(word) or _compound_head(tokens, index)):
            return True
    elif index == start and (word.endswith("ed") or word in PARTICIPLES):
        return not (
            _participle_adjective(tokens, index)
            or ((singular or tokens.word(index - 1) == "of") and _may_be_noun(tokens.word(index + 1)))
        )
    return False


OBJECT_PRONOUNS: Final = words("it them him us me")


def _is_noun_here(tokens: Tokens, index: int, singular: bool, numbered: bool) -> bool:
    """Whether a word that has the form of a verb is a noun: "14,206 accounts" (more than one would account), "of the cost"."""
    word = tokens.words[index]
    if numbered and not singular and word in VERBS and looks_plural(word):
        return True
    return word in VERB_NOUNS and tokens.word(index - 1) in OF_SKIP and (singular or tokens.word(index - 2) == "of")


def _compound_head(tokens: Tokens, index: int) -> bool:
    """Whether a word after a plural goes on the compound: "police staff", "sales managers", "women prisoners"."""
    after = tokens.word(index + 1)
    return (
        tokens.word(index - 1) in IRREGULAR_PLURALS and looks_plural(after) and after not in TIME_UNITS
    ) or tokens.word(index) in IRREGULAR_PLURALS


def _participle_adjective(tokens: Tokens, index: int) -> bool:
    """Whether a participle stands before the noun it describes: "(12) upheld complaints"."""
    for step in (1, 2, 3):
        word = tokens.word(index + step)
        if word in FUNCTION_WORDS or not word or not word[0].isalpha():
            return False
        if looks_plural(word):
            return True
    return False


def _is_head(tokens: Tokens, index: int, singular: bool) -> bool:
    word = tokens.words[index]
    if word in ADJECTIVES and tokens.kind(index + 1) == "w" and tokens.word(index + 1) not in FUNCTION_WORDS:
        return False
    return looks_plural(word) or (singular and _may_be_noun(word) and not looks_plural(tokens.word(index + 1)))


def _may_be_noun(word: str) -> bool:
    return (
        word.isalpha()
        and len(word) > 1
        and word not in FUNCTION_WORDS
        and word not in VERBS
        and not word.endswith("ed")
        and not is_adverb(word)
        and word not in DENOMINATORS
        and word not in COMPARATIVES
    )


COMPARATIVES: Final = words(
    "lower higher greater smaller bigger larger longer shorter faster slower worse better older younger"
)
OF_SKIP: Final = words("the these those its his her their our all")


def _extend_of(tokens: Tokens, end: int) -> int:
    """Take in "of" and its noun: "areas of learning", "members of the public"; never "of the 51" or "of them"."""
    if tokens.word(end) != "of":
        return end
    index = end + 1
    while tokens.word(index) in OF_SKIP:
        index += 1
    if tokens.kind(index) != "w" or tokens.word(index) in FUNCTION_WORDS or tokens.word(index) in NUMBER_WORDS:
        return end
    stop, head = _walk(tokens, index, True)
    return stop if head >= 0 and stop - index <= 3 else end


def clean(tokens: Tokens, start: int, end: int) -> str:
    """The words of a span of tokens as written, white space folded, articles left out."""
    pieces: list[str] = []
    for index in range(start, end):
        if tokens.words[index] in ("the", "a", "an") and not tokens.joined(index):
            continue
        if pieces and not tokens.joined(index):
            pieces.append(" ")
        pieces.append(tokens.raw[index])
    return "".join(pieces).strip(" -")
