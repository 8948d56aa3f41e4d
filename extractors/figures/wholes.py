"""Find the whole that a figure is a part of: "118 out of 490", "five of the 37", "of these, none", "seven of which"."""

from __future__ import annotations

import itertools
from typing import Final

from extractors.figures.apposed import by_apposed, fronted_inside, is_announced
from extractors.figures.borrowed import borrow_measure
from extractors.figures.cases import by_cases, by_deed
from extractors.figures.discourse import Discourse
from extractors.figures.elided import (
    by_elided_in,
    by_elision,
    by_enumeration,
    by_object,
    by_percentage,
    by_predicate,
    by_rest,
    is_too_small,
)
from extractors.figures.far_things import which_all
from extractors.figures.included import by_bracket, by_included
from extractors.figures.item_sums import add_item, left_by_siblings, left_by_table, sum_in_brackets
from extractors.figures.lexicon import FUNCTION_WORDS, VERBS
from extractors.figures.money_parts import of_money
from extractors.figures.noun_phrases import PARTICIPLES
from extractors.figures.percent_again import fits_percentage, match_bracket
from extractors.figures.picked import by_picked, by_rest_after, share_part, verb_of
from extractors.figures.pointing import (
    antecedent,
    by_article,
    by_named_article,
    is_placed,
    named_antecedent,
    picks_out,
)
from extractors.figures.quantity import Quantity
from extractors.figures.stated import stated
from extractors.figures.subsets import by_same_noun
from extractors.figures.sums import left_over, sum_behind_colon
from extractors.figures.tokens import Tokens
from extractors.figures.words import words

NEAR: Final = 16
"""Figures of the same sentence that a part's whole is looked for among."""
REACH: Final = 60
"""Tokens back to the start of a clause."""
KNOWN: Final = frozenset({"the", "these", "those", "our", "its", "their"})
BACK: Final = frozenset({"these", "them", "those", "which", "whom"})


def resolve_wholes(tokens: Tokens, quantities: list[Quantity], discourse: Discourse) -> None:
    """Set `of` (and an elided `measure`) of each quantity of a sentence, left to right."""
    for place, q in enumerate(quantities):
        earlier = quantities[max(0, place - NEAR) : place]
        later = quantities[place + 1 : place + 3]
        if tokens.word(q.last) == "others" and q.noun_end == q.last + 1:
            q.measure, q.noun_end = None, q.last
        whole = (
            stated(tokens, q, later)
            or by_picked(tokens, q, earlier, discourse)
            or by_rest_after(tokens, q, earlier)
            or by_bracket(tokens, q, earlier)
            or (_pointed(tokens, q, earlier, discourse) if _points(tokens, q) else None)
            or _fronted(tokens, q, earlier, discourse)
            or fronted_inside(tokens, q, earlier)
            or _pointed(tokens, q, earlier, discourse)
        )
        whole = (
            whole
            or by_percentage(tokens, q, later, [*discourse.history, *earlier])
            or by_enumeration(tokens, q, earlier)
        )
        fits_percentage(q, earlier)
        counts = [*discourse.history, *(e for e in earlier if e.unit == "count")]
        whole = (
            left_over(tokens, q, counts)
            or left_by_table(tokens, q, discourse)
            or left_by_siblings(tokens, q, earlier, discourse)
            or by_rest(tokens, q, earlier, discourse)
            or whole
            or by_included(tokens, q, earlier)
            or by_apposed(tokens, q, earlier)
            or by_object(tokens, q, earlier, discourse)
            or by_elided_in(tokens, q, earlier, discourse)
            or by_predicate(tokens, q, earlier, discourse)
            or by_elision(tokens, q, earlier, discourse)
            or by_article(tokens, q, earlier, discourse)
            or by_named_article(tokens, q, earlier, discourse)
            or by_cases(tokens, q, earlier, discourse)
            or by_deed(tokens, q, earlier, discourse)
            or by_same_noun(tokens, q, quantities, counts)
        )
        if whole is not None:
            _label_of_item(tokens, q)
            _attach(tokens, q, whole)
        match_bracket(tokens, q, earlier, discourse)
        fits_percentage(q, earlier)
        of_money(tokens, q, earlier, discourse)
        borrow_measure(tokens, q, earlier, discourse)
        _stated_later(tokens, q, earlier)
        q.did = verb_of(tokens, q)
        q.announced = is_announced(tokens, q)
        q.placed = is_placed(tokens, q)
        q.partitive = tokens.word(q.last) == "of" and tokens.word(q.last + 1) in KNOWN
    for part, whole in itertools.pairwise(quantities):
        if part.stated and part.measure is None and part.of == whole.value:
            part.measure = whole.measure
    share_part(tokens, quantities, discourse)
    sum_behind_colon(tokens, quantities)
    sum_in_brackets(tokens, quantities, discourse.history)
    add_item(tokens, quantities, discourse)


def _stated_later(tokens: Tokens, whole: Quantity, earlier: list[Quantity]) -> None:
    """ "1,046 pupils went by taxi, out of 1,391 for whom we arranged transport": the whole comes after the part's verb."""
    if whole.unit != "count" or not earlier:
        return
    before = (tokens.word(whole.first - 2), tokens.word(whole.first - 1))
    if before != ("out", "of") and (before != ("total", "of") or tokens.word(whole.first - 4) not in ("of", "from")):
        return
    part = earlier[-1]
    if part.unit in ("count", "percent") and part.of is None and not is_too_small(part, whole):
        part.of, part.measure = whole.value, part.measure or whole.measure


def _attach(tokens: Tokens, q: Quantity, whole: Quantity) -> None:
    if q.measure is None and q.unit in ("percent", "ratio") and q.form not in ("times", "multiplier"):
        q.measure = whole.measure
    if q.unit == "money" and whole.unit == "money" and q.stated and (q.value or 0) < (whole.value or 0):
        q.of = whole.value
    if q.form in ("times", "multiplier") or q.unit in ("money", "rate"):
        return
    if q.unit == "count" and q.value is not None and whole.value is not None and q.value > whole.value:
        return
    if q.value == whole.value and q.unit == whole.unit and tokens.word(q.first - 1) in ("these", "those", "the"):
        # "Of these 1,120": the same ones again
        return
    if q.form == "none" and q.measure is None:
        q.measure = whole.measure
    if whole.unit == "money" and q.unit in ("percent", "ratio"):
        q.of = whole.value
    if whole.unit == "count" and whole.value is not None:
        q.of = whole.value
        if q.measure is None and q.unit == "count":
            q.measure = whole.measure


def _label_of_item(tokens: Tokens, q: Quantity) -> None:
    """In a list of shares the word before each names whom it measures: "mice 81.3%, rats 12%"."""
    label = tokens.word(q.first - 1)
    opens = tokens.word(q.first - 2) in (":", ",", ";", "and", "•")
    named = label.isalpha() and label not in FUNCTION_WORDS and label not in VERBS and label not in PARTICIPLES
    if q.unit == "percent" and q.measure is None and opens and named and not label.endswith("ed"):
        q.measure = tokens.raw[q.first - 1]


def _fronted(tokens: Tokens, q: Quantity, earlier: list[Quantity], discourse: Discourse) -> Quantity | None:
    """ "Of the 37 people in 2021, five were", "Of these, none", "Of these 2,073 allegations, 1,388"."""
    start = _clause_start(tokens, q.first)
    if tokens.word(start) not in ("of", "among", "out") or start >= q.first:
        return None
    index = start + (2 if tokens.word(start) == "out" else 1)
    if "," not in tokens.words[index : q.first] and not _alone(tokens, q, index) and not _inverted(tokens, q):
        return None
    inside = [e for e in earlier if e.first >= start and e.unit == "count" and "," not in tokens.words[start : e.first]]
    if inside:
        return None if is_too_small(q, inside[0]) else inside[0]
    if tokens.word(index) in ("these", "those", "them", "which", "whom", "the", "this"):
        if q.noun_end > q.last and any(e.first >= start for e in earlier):
            # "Of the total, £6m went to the 42 centres": the centres are none of what was counted.
            return None
        before = [e for e in earlier if e.last <= start]
        noun = _noun_at(tokens, index + 1)
        if (
            tokens.word(index) == "the"
            and noun not in ("", "total")
            and named_antecedent(before, discourse, noun) is None
        ):
            # "Of the ash, 88 stood on verges": of things that were not counted.
            return None
        return antecedent(q, before, discourse, noun)
    return None


def _alone(tokens: Tokens, q: Quantity, index: int) -> bool:
    """ "Of the 209 seized this year no fewer than eighty-eight were": no comma, but the number opens the clause itself."""
    return q.noun_end == q.last and tokens.kind(index + 1) == "n" and tokens.word(q.last) in VERBS | OPENS_VERB


def _inverted(tokens: Tokens, q: Quantity) -> bool:
    """ "Among the 53 objections were 20 from one street": the verb stands before its subject."""
    return tokens.word(q.first - 1) in ("were", "was", "are", "is")


OPENS_VERB: Final = words("were was are have had did do could will failed")


def _clause_start(tokens: Tokens, index: int) -> int:
    place = index
    while place > 0 and index - place < REACH:
        word = tokens.word(place - 1)
        if word in (".", ";", ":", "•", "?") and place < index:
            break
        if word == "–" and tokens.word(place) == "of":
            break
        place -= 1
    while place < index and not tokens.word(place)[0].isalnum():
        place += 1
    return place


def _noun_at(tokens: Tokens, index: int) -> str:
    word = tokens.word(index)
    return word if word.isalpha() and word not in FUNCTION_WORDS else ""


def _points(tokens: Tokens, q: Quantity) -> bool:
    """ "... and 1,268 of these": the word right after a number says more than one at the start of the sentence."""
    return tokens.word(q.last) == "of" and tokens.word(q.last + 1) in BACK


def _pointed(tokens: Tokens, q: Quantity, earlier: list[Quantity], discourse: Discourse) -> Quantity | None:
    """ "four of them", "seven of which", "of whom 12", "in none of which", "none of these"."""
    if q.unit in ("percent", "ratio") and earlier and earlier[-1].unit == "money":
        return None
    if tokens.word(q.last) == "of" and picks_out(tokens, q.last + 1):
        # "A quarter of those who died": of the same things, but of fewer than were counted.
        if q.measure is None and q.unit != "money":
            known = antecedent(q, earlier, discourse, "")
            q.measure = known.measure if known is not None else None
        return None
    if tokens.word(q.last) == "of" and tokens.word(q.last + 1) in BACK and not earlier and discourse.gap:
        # "It upheld 64 per cent of complaints. Repairs were 45% of them": of things that were not counted there.
        said = next(
            (last for last in reversed(discourse.last) if last.measure and last.unit in ("percent", "ratio")), None
        )
        if said is not None:
            q.measure = q.measure or said.measure
            return None
    if tokens.word(q.last) == "of" and tokens.word(q.last + 1) in BACK:
        return antecedent(q, earlier, discourse, _noun_at(tokens, q.last + 2))
    if tokens.word(q.last) == "of" and tokens.word(q.last + 1) in ("the", "those") and q.unit == "count":
        noun = q.measure.lower().split()[-1] if q.measure else ""
        return named_antecedent(earlier, discourse, noun)
    if tokens.word(q.first - 1) in BACK and tokens.word(q.first - 2) in ("of", "among") and q.noun_end == q.last:
        # "96 led to an arrest, and of those 41 were charged"
        return antecedent(q, earlier, discourse, "")
    if tokens.word(0) == "of" and tokens.word(1) in ("which", "whom") and tokens.word(q.first - 1) == ":":
        # "Staff: 412" / "of which full time: 300" / "of which part time: 112"
        return discourse.whole or discourse.topic
    if not earlier and which_all(tokens, q) is not None:
        # "visits, of which it made 512" names all of them.
        return None
    for step in (1, 2, 3, 4):
        if step > 1 and tokens.kind(q.first - step + 1) == "n":
            return None
        if tokens.word(q.first - step) in ("which", "whom") and tokens.word(q.first - step - 1) == "of":
            if tokens.word(q.first - step + 1) == "there":
                # "wards, of which there are 22" names all of them.
                return None
            return antecedent(q, earlier, discourse, "")
    return None
