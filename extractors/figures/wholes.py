"""Find the whole that a figure is a part of: "118 out of 490", "five of the 37", "of these, none", "seven of which"."""

from __future__ import annotations

from typing import Final

from extractors.figures.lexicon import FUNCTION_WORDS
from extractors.figures.measures import PARTICIPLES
from extractors.figures.quantity import Quantity
from extractors.figures.tokens import Tokens

BACK: Final = frozenset({"these", "them", "those", "which", "whom"})


MEMORY: Final = 12
"""Counts remembered to find the whole of which a later one is the stated percentage."""


class Discourse:
    """What the figures so far have counted, for the elided and the pointing ones that follow. One per document."""

    def __init__(self) -> None:
        self.topic: Quantity | None = None
        self.recent: list[Quantity] = []
        self.history: list[Quantity] = []
        self.gap = 0
        self.asked: str | None = None
        self.asked_age = 0

    def ask(self, words: str) -> None:
        """Remember what a question asks to have counted, for the bare answer that follows."""
        self.asked, self.asked_age = words, 0

    def close_sentence(self, quantities: list[Quantity]) -> None:
        """Remember a sentence's first and its counted figures; a sentence without figures lets the memory fade."""
        self.asked_age += 1
        counted = [q for q in quantities if q.unit == "count" and q.value is not None and not q.suppressed]
        self.history = [*self.history, *counted][-MEMORY:]
        if counted:
            heads = [q for q in counted if q.of is None] or counted
            self.topic, self.recent, self.gap = heads[0], counted, 0
        else:
            self.gap += 1
            if self.gap > 2:
                self.topic, self.recent = None, []

    def reset(self) -> None:
        """Forget all: another author or section begins."""
        self.topic, self.recent, self.gap = None, [], 0
        self.history = []


def resolve_wholes(tokens: Tokens, quantities: list[Quantity], discourse: Discourse) -> None:
    """Set `of` (and an elided `measure`) of each quantity of a sentence, left to right."""
    for place, q in enumerate(quantities):
        earlier = quantities[:place]
        later = quantities[place + 1 :]
        whole = (
            _stated(tokens, q, later)
            or _fronted(tokens, q, earlier, discourse)
            or _pointed(tokens, q, earlier, discourse)
        )
        whole = (
            whole or _by_percentage(tokens, q, later, [*discourse.history, *earlier]) or _enumerated(tokens, q, earlier)
        )
        whole = whole or _elided(tokens, q, earlier, discourse)
        if whole is not None:
            _attach(q, whole)
        _borrow_measure(tokens, q, earlier, discourse)


def _attach(q: Quantity, whole: Quantity) -> None:
    if q.form in ("fraction", "in", "times", "multiplier") or q.unit in ("money", "rate"):
        return
    if q.unit == "count" and q.value is not None and whole.value is not None and q.value > whole.value:
        return
    if q.form == "none" and q.measure is None:
        q.measure = whole.measure
    if whole.unit == "count" and whole.value is not None:
        q.of = whole.value
        if q.measure is None and q.unit == "count":
            q.measure = whole.measure


def _stated(tokens: Tokens, q: Quantity, later: list[Quantity]) -> Quantity | None:
    """ "five of the 37", "118 out of 490", "138 of 151", "all but nine of the 121"."""
    if not later or q.unit not in ("count", "percent"):
        return None
    whole = later[0]
    index = q.last
    if tokens.word(index) in ("or", "and") and tokens.word(index + 1) in ("so", "more", "fewer"):
        index += 2
    if tokens.word(index) == "out":
        index += 1
    if tokens.word(index) != "of":
        return None
    index += 1
    while tokens.word(index) in ("the", "these", "those", "its", "our", "their", "all", "his", "her", "a", "some"):
        index += 1
    if index != whole.first:
        return None
    if q.measure is None:
        q.measure = whole.measure
    return whole


def _fronted(tokens: Tokens, q: Quantity, earlier: list[Quantity], discourse: Discourse) -> Quantity | None:
    """ "Of the 37 people in 2021, five were", "Of these, none", "Of these 2,073 allegations, 1,388"."""
    start = _clause_start(tokens, q.first)
    if tokens.word(start) not in ("of", "among", "out") or start >= q.first:
        return None
    index = start + (2 if tokens.word(start) == "out" else 1)
    if "," not in tokens.words[index : q.first]:
        return None
    inside = [e for e in earlier if e.first >= start and e.unit == "count" and "," not in tokens.words[start : e.first]]
    if inside:
        return inside[0]
    if tokens.word(index) in ("these", "those", "them", "which", "whom", "the", "this"):
        return _antecedent(q, earlier, discourse, _noun_at(tokens, index + 1))
    return None


def _clause_start(tokens: Tokens, index: int) -> int:
    place = index
    while place > 0:
        word = tokens.word(place - 1)
        if word in (".", ";", ":", "•", "?") and place < index:
            break
        if word == "–" and tokens.word(place) == "of":
            break
        place -= 1
    while place < index and not tokens.word(place)[0].isalnum():
        place += 1
    return place


def _by_percentage(tokens: Tokens, q: Quantity, later: list[Quantity], counts: list[Quantity]) -> Quantity | None:
    """ "11 records (37%)": the nearest earlier count of which the number is just that percentage."""
    if (
        q.unit != "count"
        or not q.value
        or not later
        or later[0].unit != "percent"
        or tokens.word(later[0].first - 1) != "("
    ):
        return None
    if (
        later[0].first - 1 != max(q.noun_end, q.last)
        and tokens.word(q.last) != "of"
        or not later[0].value
        or later[0].value >= 100
    ):
        return None
    decimals = len(str(later[0].value).partition(".")[2])
    for candidate in reversed(counts):
        if (
            candidate.value
            and candidate.value > q.value
            and round(100 * q.value / candidate.value, decimals) == later[0].value
        ):
            return candidate
    return None


def _enumerated(tokens: Tokens, q: Quantity, earlier: list[Quantity]) -> Quantity | None:
    """ "seven: 5 for drink driving and 2 for assault": the count before the colon is the whole of those after it."""
    if not is_elided(tokens, q) or tokens.word(q.last) not in (
        "for",
        "in",
        "by",
        "from",
        "at",
        "on",
        "to",
        "with",
        "under",
    ):
        return None
    for whole in reversed(earlier):
        if whole.unit == "count" and tokens.word(max(whole.last, whole.noun_end)) == ":":
            return None if _too_small(q, whole) else whole
    return None


def _noun_at(tokens: Tokens, index: int) -> str:
    word = tokens.word(index)
    return word if word.isalpha() and word not in FUNCTION_WORDS else ""


def _pointed(tokens: Tokens, q: Quantity, earlier: list[Quantity], discourse: Discourse) -> Quantity | None:
    """ "four of them", "seven of which", "of whom 12", "in none of which", "none of these"."""
    if tokens.word(q.last) == "of" and tokens.word(q.last + 1) in BACK:
        return _antecedent(q, earlier, discourse, _noun_at(tokens, q.last + 2))
    if tokens.word(q.last) == "of" and tokens.word(q.last + 1) in ("the", "those") and q.unit == "count":
        noun = q.measure.lower().split()[-1] if q.measure else ""
        return _named_antecedent(earlier, discourse, noun)
    for step in (1, 2, 3, 4):
        if tokens.word(q.first - step) in ("which", "whom") and tokens.word(q.first - step - 1) == "of":
            return _antecedent(q, earlier, discourse, "")
    return None


def _named_antecedent(earlier: list[Quantity], discourse: Discourse, noun: str) -> Quantity | None:
    if not noun:
        return None
    for candidate in [*reversed(earlier), *reversed(discourse.recent)]:
        if (
            candidate.measure
            and noun in candidate.measure.lower().split()
            and candidate.unit == "count"
            and candidate.of is None
        ):
            return candidate
    return None


def _antecedent(q: Quantity, earlier: list[Quantity], discourse: Discourse, noun: str) -> Quantity | None:
    """The figure that "these" or "which" points to: the nearest earlier count in the sentence, else the last sentence's topic."""
    named = _named_antecedent(earlier, discourse, noun)
    if named is not None:
        return named
    fits = [e for e in earlier if e.unit == "count" and e.value is not None and not _too_small(q, e)]
    if fits:
        return fits[-1]
    for candidate in [*reversed(discourse.recent), discourse.topic]:
        if candidate is not None and not _too_small(q, candidate):
            return candidate
    return None


def _too_small(q: Quantity, whole: Quantity) -> bool:
    return (
        q.unit == "count"
        and q.value is not None
        and whole.value is not None
        and (whole.value < q.value or whole.value == 0)
    )


def is_elided(tokens: Tokens, q: Quantity) -> bool:
    """Whether nothing is named after the number: a verb, a participle, a preposition or the end follows it."""
    if q.unit != "count" or q.noun_end > q.last:
        return False
    word = tokens.word(q.last)
    if word in ("of", "(", "%"):
        return False
    return True


VERB_AFTER: Final = frozenset(
    "were was are is had have has did do would will could refused replied said told gave relied rang citing led resulted received".split()
)


def _elided(tokens: Tokens, q: Quantity, earlier: list[Quantity], discourse: Discourse) -> Quantity | None:
    """ "58 complaints, 19 upheld"; "Sixteen were answered ... and 6 in part; the other five were refused"."""
    if not is_elided(tokens, q) or q.form not in ("digits", "words", "none"):
        return None
    word = tokens.word(q.last)
    predicate = word in VERB_AFTER or word.endswith("ed") or word in PARTICIPLES
    siblings = [e for e in earlier if e.of is not None and e.unit == "count"]
    if siblings and (predicate or word in ("in", "on", "under", "for", "about", "from", "citing", "by", "to")):
        whole = _value_like(siblings[-1].of, siblings[-1].measure)
        return whole if whole.value is not None and q.value is not None and whole.value >= q.value else None
    before = tokens.word(q.first - 1)
    ends = not word or word in (".", ";", ")")
    if before == "in" and ends and earlier:
        near = [e for e in earlier if e.unit == "count" and e.noun_end > e.last and not _too_small(q, e)]
        return near[-1] if near else None
    if (
        before == "in"
        and q.first <= 2
        and not earlier
        and word in ("the", "a", "an", "this", "these", "it", "there", "they")
    ):
        predicate = True
    if not predicate:
        return None
    fits = [e for e in earlier if e.unit == "count" and e.value is not None and not _too_small(q, e)]
    heads = [e for e in fits if e.noun_end > e.last] or fits
    if heads:
        return heads[0]
    if not earlier and q.first <= 3 and discourse.topic is not None and not _too_small(q, discourse.topic):
        return discourse.topic
    return None


def _value_like(value: object, measure: str | None) -> Quantity:
    number = value if isinstance(value, (int, float)) else None
    return Quantity(0, 0, 0, 0, number, "count", "digits", "", measure=measure)


def _borrow_measure(tokens: Tokens, q: Quantity, earlier: list[Quantity], discourse: Discourse) -> None:
    """Give an elided count the measure of the count before it."""
    if q.measure is not None or q.unit not in ("count", "rate"):
        return
    for candidate in reversed(earlier):
        if candidate.unit in ("count", "rate") and candidate.measure:
            q.measure = candidate.measure
            return
    if discourse.asked and discourse.asked_age <= 2:
        q.measure = discourse.asked
        return
    for candidate in reversed(discourse.recent):
        if candidate.measure:
            q.measure = candidate.measure
            return
