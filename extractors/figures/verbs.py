"""Plural present forms that a bare number is the subject of: "Sixty-one accompany this letter", "12 date from 2019"."""

from __future__ import annotations

from typing import Final

from extractors.figures.lexicon import FUNCTION_WORDS, VERBS
from extractors.figures.shapes import is_adverb, looks_plural
from extractors.figures.tokens import Tokens
from extractors.figures.words import words

PLAIN_VERBS: Final = words(
    "accompany allege arise await become begin belong bring carry come comprise consist contain continue depend derive "
    "describe differ disagree disclose emerge enjoy enter exceed exist expire fail fall feel follow forget get give go "
    "happen hold identify ignore include involve join keep know lack leave lie live lose make mean meet mention obtain "
    "occupy occur originate overlap own participate pertain postdate post-date predate pre-date prefer precede proceed "
    "prove provide qualify receive refer reflect relate rely remain require reside say see seem send serve sit speak "
    "stand stay stem suffer suggest take tell tend think undergo use vary want wear wish write accept agree allow "
    "appear apply argue arrive ask attend avoid believe choose deny deserve die employ express face hang involve "
    "pre-date predominate reply respond say struggle support think turn understand"
)
"""Forms that are hardly ever nouns, so that after a number they say what the counted do."""
VERBS_OR_NOUNS: Final = words(
    "address answer appeal attempt bear benefit blame cause change charge claim concern contact cost cover date deal "
    "discuss detail document drive end fear figure fill finish form hope lead link name need note object offer owe pass "
    "pay plan point question quote raise range read record release repeat report request result return reveal run share "
    "show span start state stop touch trace travel treat turn visit vote wait work"
)
"""Forms that are nouns too; they are verbs where no noun of theirs can follow ("12 date from", but "12 date stamps")."""
OBJECTS: Final = FUNCTION_WORDS - words("s")


def is_plain_verb(tokens: Tokens, index: int) -> bool:
    """Whether the word after a plural number is the verb of what is counted, not its noun."""
    word, after = tokens.word(index), tokens.word(index + 1)
    if tokens.kind(index) != "w" or looks_plural(word):
        return False
    if word in PLAIN_VERBS:
        return not (after == "-" and tokens.joined(index + 1))
    return word in VERBS_OR_NOUNS and (after in OBJECTS or after in ("", ".", ",", ";") or is_adverb(after))


def ends_noun(tokens: Tokens, index: int) -> bool:
    """Whether a verb form right after a plural noun is that noun's verb ("officers faced hearings")."""
    word, before = tokens.word(index), tokens.word(index - 1)
    return word in VERBS and not word.endswith("ing") and before.endswith("s") and looks_plural(before)


ING_NOUNS: Final = words(
    "funding spending training housing parking lighting heating cleaning policing nursing planning fly-tipping dumping "
    "littering speeding gritting recycling catering offending reoffending borrowing"
)


def goes_on(tokens: Tokens, index: int) -> bool:
    """ "65 leading to a charge", "16 elsewhere", "12 unsold": words after a bare number that are no noun of it."""
    word, after = tokens.word(index), tokens.word(index + 1)
    if word.endswith("ing") and word not in ING_NOUNS and len(word) > 5:
        return after in ("to", "in", "from", "for", "with", "at", "on", "the", "a")
    if after in ("-", "‑") and tokens.joined(index + 1):
        return False
    return word in NO_NOUNS and (not after or not after[0].isalpha() or after in FUNCTION_WORDS)


NO_NOUNS: Final = words(
    "elsewhere abroad outright unsold unpaid unfilled overdue outstanding alive dead online open closed late vacant "
    "empty pending unresolved unanswered full early undecided present absent"
)
