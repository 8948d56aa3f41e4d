"""Find the whole of a bare number: "58 complaints, 19 upheld", "seven: 5 for theft and 2 for assault", "11 records (37%)"."""

from __future__ import annotations

from typing import Final

from extractors.figures.discourse import Discourse
from extractors.figures.noun_phrases import PARTICIPLES
from extractors.figures.quantity import Quantity
from extractors.figures.shapes import is_adverb
from extractors.figures.subjects import CELLS, IN_BEFORE, is_elided_in
from extractors.figures.sums import complement, head, is_rest
from extractors.figures.tokens import Tokens
from extractors.figures.verbs import is_plain_verb
from extractors.figures.words import words


def by_percentage(tokens: Tokens, q: Quantity, later: list[Quantity], counts: list[Quantity]) -> Quantity | None:
    """ "11 records (37%)": the nearest earlier count of which the number is just that percentage."""
    if q.unit != "count" or not q.value or not later or later[0].unit != "percent":
        return None
    opens = later[0].first - 1
    while tokens.word(opens) in ABOUT:
        opens -= 1
    if tokens.word(opens) == "or" and tokens.word(opens - 1) == ",":
        opens -= 1
    if tokens.word(opens) not in ("(", ",", "or", "–"):
        return None
    if (
        (opens != max(q.noun_end, q.last) and tokens.word(q.last) != "of")
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


ABOUT: Final = words("about around nearly almost over just only some under more less than roughly approximately well")


def by_enumeration(tokens: Tokens, q: Quantity, earlier: list[Quantity]) -> Quantity | None:
    """ "seven: 5 for drink driving and 2 for assault", "Of the 143: upheld 39; not upheld 77", "640 staff: men 61%, women 39%":
    the count before the colon is the whole of those after it."""
    if q.unit == "percent":
        if q.noun_end > q.last or (q.value is not None and q.value > 100):
            return None
    elif not is_elided(tokens, q) or not _ends_item(tokens, q):
        return None
    for whole in reversed(earlier):
        if whole.unit == "count" and tokens.word(max(whole.last, whole.noun_end)) == ":":
            return None if is_too_small(q, whole) else whole
    return None


def _ends_item(tokens: Tokens, q: Quantity) -> bool:
    """Whether the number ends an item of the list ("upheld 39;"), or goes on with what its things had in common ("5 for theft")."""
    after = tokens.word(q.last)
    if after in ("for", "in", "by", "from", "at", "on", "to", "with", "under"):
        return True
    return after in ("", ";", ",", ".", "and", "(") and tokens.kind(q.first - 1) == "w"


def is_too_small(q: Quantity, whole: Quantity) -> bool:
    return (
        q.unit == "count"
        and q.value is not None
        and whole.value is not None
        and (whole.value < q.value or whole.value == 0)
    )


def is_elided(tokens: Tokens, q: Quantity) -> bool:
    """Whether nothing is named after the number: a verb, a participle, a preposition or the end follows it."""
    if q.unit != "count" or q.noun_end > q.last or (q.measure and q.measure.lower() in CELLS):
        return False
    word = tokens.word(q.last)
    return word not in ("of", "(", "%")


VERB_AFTER: Final = words(
    "were was are is had have has did do would will could refused replied said told gave relied rang citing led "
    "resulted received record concern relate contain name involve include mention show cover refer remain apply come "
    "fall date hold sent held took cited went made rely wrote chose won lost left rang fell rose began ran"
)


SIBLING_AFTER: Final = words(
    "in on under for against about from citing by to with as because after without at , ; . the a an both neither all"
)


def by_predicate(tokens: Tokens, q: Quantity, earlier: list[Quantity], discourse: Discourse) -> Quantity | None:
    """ "58 complaints, 19 upheld"; "Sixteen were answered ... and 6 in part; the other five were refused"."""
    if not is_elided(tokens, q) or q.form not in ("digits", "words", "none") or q.compared:
        return None
    step = (
        1 if is_adverb(tokens.word(q.last)) or tokens.word(q.last) in ("more", "still", "also", "now", "later") else 0
    )
    word = tokens.word(q.last + step)
    predicate = word in VERB_AFTER or word.endswith("ed") or word in PARTICIPLES or is_plain_verb(tokens, q.last + step)
    siblings = [e for e in earlier if e.of is not None and e.unit == "count"]
    if not siblings and _adds(tokens, q):
        return None
    if siblings and (predicate or word in SIBLING_AFTER or (_opens_with_in(tokens, q) and word in CLAUSE_OPENS)):
        whole = _value_like(siblings[-1].of, siblings[-1].measure)
        return whole if whole.value is not None and q.value is not None and whole.value > q.value else None
    if _opens_with_in(tokens, q) and (word in CLAUSE_OPENS or tokens.is_capitalised(q.last)):
        predicate = True
    if not predicate:
        return None
    fits = [e for e in earlier if e.unit == "count" and e.value is not None and not is_too_small(q, e)]
    # A bare number before is one beside this one ("20 were dismissed and nine are still open"), not its whole.
    heads = [e for e in fits if e.noun_end > e.last and not is_rest(tokens, q)]
    if heads:
        return heads[0]
    if not earlier and (q.first <= 4 or _opens_clause(tokens, q)) and discourse.topic is not None:
        whole = complement(q, discourse.history) or discourse.whole or discourse.topic
        # "Appeals are rare: 19 were lodged" has named what it counts.
        named = q.measure is not None and tokens.word(q.first - 1) == ":" and head(q.measure) != head(whole.measure)
        return None if named or is_too_small(q, whole) else whole
    return None


def _opens_clause(tokens: Tokens, q: Quantity) -> bool:
    """ "It turned out that only 740 concerned children": the number is the first word of what was said."""
    index = q.first - 1
    while tokens.word(index) in IN_BEFORE:
        index -= 1
    return tokens.word(index) == "that" and index > 0 and "n" not in tokens.kinds[:index]


def _adds(tokens: Tokens, q: Quantity) -> bool:
    """ "Three officers resigned and a further two retired": others, not some of those before."""
    return tokens.word(q.first - 1) in ("further", "additional", "extra")


CLAUSE_OPENS: Final = words(
    "the a an this these it there they he she we no nobody someone somebody nothing something all both people staff "
    "officers police his her their its our one"
)


def _opens_with_in(tokens: Tokens, q: Quantity) -> bool:
    """ "In 12 the sum was larger", "In another five it is not known"."""
    index = q.first - 1
    while tokens.word(index) in IN_BEFORE:
        index -= 1
    return tokens.word(index) in ("in", "at", "for") and (
        index <= 1 or tokens.word(index - 1) in (";", ",") or tokens.word(index - 1) in ("and", "but", "while")
    )


GAINED: Final = words(
    "received recorded reported logged registered counted totalled reached numbered added hired recruited employed hold "
    "needed wanted expected planned dated averaged estimated"
)
"""Past forms whose number is a new count, no part of what was counted before."""
SAME: Final = words("it they we he she")


def by_object(tokens: Tokens, q: Quantity, earlier: list[Quantity], discourse: Discourse) -> Quantity | None:
    """ "It received 312 complaints, upheld 41 and dismissed 200"; "We had 96 bids. We accepted 12.": what was done with some."""
    if not is_elided(tokens, q) or q.form not in ("digits", "words") or tokens.word(q.last) not in OBJECT_ENDS:
        return None
    place = q.first - 1
    while tokens.word(place) in IN_BEFORE:
        place -= 1
    verb, before = tokens.word(place), tokens.word(place - 1)
    done = (verb.endswith("ed") or verb in PARTICIPLES or verb == "got") and verb not in GAINED
    done = done or (verb.endswith("ing") and len(verb) > 4 and before in (",", "and") and verb not in GAINING)
    if not done or _adds(tokens, q) or THEN & set(tokens.words) or any(kind == "t" for kind in tokens.kinds[place:]):
        return None
    if earlier and (before in (",", "and", "but") or _own_clause(tokens, place)):
        heads = [e for e in earlier if e.unit == "count" and e.noun_end > e.last]
        if heads and heads[0].of is None and tokens.word(heads[0].last) == "of":
            # "It provided 17 of the reports and refused nine" of those that nobody has counted
            return None
        if heads and heads[0].stated and heads[0].of is not None:
            # "It accepted 19 of the 24 recommendations and rejected three": of the 24.
            heads = [_value_like(heads[0].of, heads[0].measure)]
        return heads[0] if heads and not is_too_small(q, heads[0]) else None
    rated = tokens.word(q.last) == "as" and q.first <= 4
    if not earlier and (before in SAME or rated) and discourse.topic is not None:
        only = discourse.recent[0] if len(discourse.recent) == 1 else None
        known = only if only is not None and only.noun_end > only.last else discourse.whole or discourse.topic
        return None if is_too_small(q, known) or known.value == q.value else known
    return None


def _own_clause(tokens: Tokens, verb: int) -> bool:
    """ "..., and the council lost 40": a short subject between the joining word and the verb."""
    near = tokens.words[max(0, verb - 4) : verb]
    return ("and" in near or "but" in near) and all(
        kind in ("w", "o") for kind in tokens.kinds[max(0, verb - 4) : verb]
    )


OBJECT_ENDS: Final = words(". , ; and but without because after under outright altogether as") | {""}
GAINING: Final = words("including excluding leaving bringing making taking adding totalling numbering being having")


def by_elided_in(tokens: Tokens, q: Quantity, earlier: list[Quantity], discourse: Discourse) -> Quantity | None:
    """ "There were 41 break-ins; in six, a car was taken", "29 appeals; they won in only five", "Section 40 came up in ten"."""
    if not is_elided_in(tokens, q):
        return None
    siblings = [e for e in earlier if e.unit == "count" and e.of is not None]
    if siblings and {"who", "which"} & set(tokens.words[siblings[-1].last : q.first]):
        # "Seven went on to the Commissioner, who found for the council in five"
        return None if is_too_small(q, siblings[-1]) else siblings[-1]
    if siblings:
        whole = _value_like(siblings[-1].of, siblings[-1].measure)
        return None if is_too_small(q, whole) else whole
    near = [e for e in earlier if e.unit == "count" and e.noun_end > e.last]
    if near:
        return None if is_too_small(q, near[-1]) else near[-1]
    known = discourse.whole or discourse.topic
    return None if known is None or is_too_small(q, known) else known


def by_rest(tokens: Tokens, q: Quantity, earlier: list[Quantity], discourse: Discourse) -> Quantity | None:
    """ "The remaining four were withheld", "the other 12": what is left of a whole whose parts have been named."""
    if q.unit not in ("count", "percent") or not is_rest(tokens, q):
        return None
    if tokens.word(q.first - 1) == "other" and q.noun_end > q.last:
        return None
    siblings = [e for e in earlier if e.of is not None and e.unit == "count" and e.of != q.value]
    if siblings:
        whole = _value_like(siblings[-1].of, siblings[-1].measure)
    elif discourse.whole is not None:
        whole = discourse.whole
    elif discourse.topic is not None:
        whole = discourse.topic
    else:
        return None
    return None if is_too_small(q, whole) or whole.value == q.value else whole


MANNER: Final = words("in with under on because as without citing subject")
FULL: Final = words("full part redacted whole")
THEN: Final = words(
    "last previous earlier before now later compared against than from then again since year month week"
)


def by_elision(tokens: Tokens, q: Quantity, earlier: list[Quantity], discourse: Discourse) -> Quantity | None:
    """ "We hold 14 files. We are releasing four in full and six with redactions": parts of what the sentence before counted."""
    if not is_elided(tokens, q) or q.form not in ("digits", "words") or earlier or q.comparator not in ("=", "~"):
        return None
    after, second = tokens.word(q.last), tokens.word(q.last + 1)
    manner = (after == "in" and second in FULL) or (after in MANNER and after != "in" and q.form == "words")
    if not manner or THEN & set(tokens.words) or "t" in tokens.kinds[: q.first]:
        return None
    whole = discourse.whole or discourse.topic
    return None if whole is None or is_too_small(q, whole) or whole.value == q.value else whole


def _value_like(value: object, measure: str | None) -> Quantity:
    number = value if isinstance(value, (int, float)) else None
    return Quantity(0, 0, 0, 0, number, "count", "digits", "", measure=measure)
