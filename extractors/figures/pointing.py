"""Find what words point back to: "of these", "four of them", "seven of which", "the 44 that replied"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from extractors.figures.discourse import Discourse
from extractors.figures.elided import is_too_small
from extractors.figures.lexicon import VERBS
from extractors.figures.noun_phrases import PARTICIPLES
from extractors.figures.quantity import Quantity
from extractors.figures.shapes import is_adverb
from extractors.figures.sums import head
from extractors.figures.tokens import Tokens
from extractors.figures.words import words


def named_antecedent(earlier: list[Quantity], discourse: Discourse, noun: str) -> Quantity | None:
    if not noun:
        return None
    for candidate in [*reversed(earlier), *reversed(discourse.recent)]:
        if (
            candidate.measure
            and noun in candidate.measure.lower().split()
            and candidate.unit == "count"
            and candidate.of is None
            and not candidate.partitive
        ):
            return candidate
    return None


def antecedent(q: Quantity, earlier: list[Quantity], discourse: Discourse, noun: str) -> Quantity | None:
    """The figure that "these" or "which" points to: the nearest earlier count in the sentence, else the last sentence's topic."""
    named = named_antecedent(earlier, discourse, noun)
    if named is not None:
        return named
    counts = [e for e in earlier if e.unit == "count" and e.value is not None and not is_too_small(q, e)]
    fits = [e for e in _told(earlier) if e in counts] or counts
    if fits:
        return fits[-1]
    told = _told(discourse.recent)
    parts = [count for count in told if count.of is not None]
    if len(parts) > 1 and parts[-1] is told[-1] and is_too_small(q, parts[-1]) and discourse.whole is not None:
        # "Nineteen of the 28 ..., five ... and four ... In six of these": more than the part named last, so of the whole
        return discourse.whole
    # Of "118 horses at the two sites" a sentence of its own goes on about the horses.
    free = [count for count in told if not count.placed and not is_too_small(q, count)]
    for candidate in [*reversed(free or told), discourse.topic]:
        if candidate is not None and not candidate.compared and not is_too_small(q, candidate):
            return candidate
    return None


def _told(counts: Sequence[Quantity]) -> list[Quantity]:
    """The counts that words may point back to: of "274 homes out of 3,160" the homes, of "a fifth more than the 4,403" none."""
    kept = [
        count
        for place, count in enumerate(counts)
        if not (place and counts[place - 1].of == count.value and count.of is None and counts[place - 1].stated)
    ]
    return [count for count in kept if not count.compared] or kept


PLACES: Final = words("at in across within throughout inside")
SOFT: Final = words("the its our their these those all some about around nearly almost over only just both")


def is_placed(tokens: Tokens, q: Quantity) -> bool:
    """Whether a number stands with its noun behind "at" or "in", the clause not beginning there: "horses at the two sites"."""
    index = q.first - 1
    while tokens.word(index) in SOFT:
        index -= 1
    return index > 0 and tokens.word(index) in PLACES and q.noun_end > q.last and tokens.kind(index - 1) == "w"


REMAINS: Final = words(
    "that who which whose we you they he she it did had have has were was are do not could would still left with without "
    "in on from for where"
)


def by_article(tokens: Tokens, q: Quantity, earlier: list[Quantity], discourse: Discourse) -> Quantity | None:
    """ "We wrote to 60 firms. The 44 that replied ...", "the two that are left": those of the counted that a clause picks out."""
    if (
        q.unit != "count"
        or q.noun_end > q.last
        or q.comparator != "="
        or tokens.word(q.first - 1) not in ("the", "those")
    ):
        return None
    word = tokens.word(q.last)
    if tokens.word(q.first - 2) in SET_BESIDE:
        return None
    if word not in REMAINS and not word.endswith("ed") and word not in PARTICIPLES and not is_adverb(word):
        return None
    if word in ("were", "are", "was", "have", "had", "has", "did") and tokens.word(q.last + 1) != "not":
        return None
    known = [*discourse.history, *earlier]
    if any(count.value == q.value for count in known) or q.value in discourse.in_tables:
        return None
    for whole in [*reversed(earlier), discourse.whole, discourse.topic, *reversed(discourse.recent)]:
        if whole is not None and whole.unit == "count" and whole.value is not None and not is_too_small(q, whole):
            return whole if whole.comparator == "=" and whole.value < FAR * (q.value or 1) else None
    return None


def by_named_article(tokens: Tokens, q: Quantity, earlier: list[Quantity], discourse: Discourse) -> Quantity | None:
    """ "14 reports were begun. The nine reports that were finished ...": the noun is named again, and a clause picks some out."""
    if q.unit != "count" or not q.value or q.comparator != "=" or tokens.word(q.first - 1) not in ("the", "those"):
        return None
    if q.noun_end == q.last or tokens.word(q.first - 2) in SET_BESIDE or not _picked(tokens, q.noun_end):
        return None
    noun = head(q.measure)
    known = [count for count in [*discourse.history, *earlier] if count.noun_end > count.last and count.unit == "count"]
    alike = [count for count in known if same_head(head(count.measure), noun) and count.comparator in ("=", "~")]
    if any(count.value == q.value for count in alike) or q.value in discourse.in_tables:
        return None
    # Of several the largest is what there was; the others are parts of it, as this one is.
    whole = max(alike, key=lambda count: count.value or 0, default=None)
    if whole is None or is_too_small(q, whole) or (whole.value or 0) >= FAR * q.value:
        return None
    return whole


def same_head(wide: str, noun: str) -> bool:
    """Whether two nouns are the same, or the one a kind of the other: "footbridges" are bridges."""
    return bool(noun) and (wide == noun or (len(noun) > 4 and wide.endswith(noun)))


def _picked(tokens: Tokens, index: int) -> bool:
    """Whether a clause that picks some out follows a noun: "who won", "which we inspected", "marked as drafts"."""
    word = tokens.word(index)
    if word == "," or tokens.kind(index) != "w":
        return False
    passive = (word.endswith("ed") or word in PARTICIPLES) and tokens.word(index + 1) in PASSIVE
    return word in PICKS_NOUN or passive


PICKS_NOUN: Final = words("who that which whom whose where we with without")
PASSIVE: Final = words("as by in for on at with from to under before after during between since outside")
SET_BESIDE: Final = words("double twice triple treble half times than against to with from")
HAPPENED: Final = words(
    "happened occurred died remained lasted arrived stayed failed succeeded resigned retired lived lost won"
)
PICKS: Final = words("who that which we you they he she i it whose whom where")


def picks_out(tokens: Tokens, index: int) -> bool:
    """Whether "those" at a token does not point back but opens a description: "of those charged", "of those we spoke to"."""
    after = tokens.word(index + 1)
    if tokens.word(index) != "those":
        return False
    if after in HAPPENED:
        # "a third of those happened at night"
        return False
    if after.endswith("ed") and _is_predicate(tokens, index + 1):
        return False
    return after in PICKS or after.endswith("ed") or after in PARTICIPLES or after in ("with", "without", "on", "under")


def _is_predicate(tokens: Tokens, verb: int) -> bool:
    """Whether a past form is its clause's own verb, as no other follows: "six of those relied on section 40"."""
    for index in range(verb + 1, min(len(tokens), verb + CLAUSE)):
        word = tokens.word(index)
        if word in STOPS:
            return index > verb + 1
        if word in FINITE or word in VERBS or word.endswith("ed") or word in PARTICIPLES:
            return False
    return len(tokens) > verb + 1


CLAUSE: Final = 20
STOPS: Final = frozenset({",", ".", ";", ":", "–", "?", "!"})
FINITE: Final = words("were was are is have had has did do does could will would can may might must should")
FAR: Final = 60
"""A whole so many times larger than what an article picks out is hardly what it was picked from."""
