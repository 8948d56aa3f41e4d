"""Give a number without a noun the measure that it repeats: the count before it, the question's, the sentence's before."""

from __future__ import annotations

from typing import Final

from extractors.figures.borrowed_sums import POINTING, borrow_sum_measure
from extractors.figures.discourse import Discourse
from extractors.figures.far_subjects import subject_before
from extractors.figures.label_subjects import HAD
from extractors.figures.lexicon import VERBS
from extractors.figures.noun_phrases import PARTICIPLES
from extractors.figures.quantity import Quantity
from extractors.figures.sums import is_rest
from extractors.figures.tokens import Tokens, tokenize
from extractors.figures.words import words


def borrow_measure(tokens: Tokens, q: Quantity, earlier: list[Quantity], discourse: Discourse) -> None:
    """Give an elided count the measure of the count before it."""
    if q.measure is not None:
        return
    if q.unit not in ("count", "rate"):
        _borrow_share_measure(tokens, q, earlier, discourse)
        return
    if tokens.word(q.first - 1) in ("the", "these", "those", "all"):
        # "Of the 143: ...": the number named before, again.
        for candidate in reversed(discourse.history):
            if candidate.value == q.value and candidate.measure:
                q.measure = candidate.measure
                return
        if q.value is not None and discourse.in_tables.get(q.value):
            q.measure = discourse.in_tables[q.value]
            return
    if _repeats_rate(tokens, q, earlier, discourse):
        return
    if q.form == "none" and tokens.word(q.first - 1) in HAD and earlier:
        # "Two districts had none": of what the sentences before counted, not of the districts.
        counted = discourse.topic.measure if discourse.topic is not None else None
        q.measure = discourse.asked if discourse.asked and discourse.asked_age <= 2 else counted
        return
    named = [candidate for candidate in reversed(earlier) if candidate.unit in ("count", "rate") and candidate.measure]
    # "14,206 accounts to its four firms, the equivalent of 118 for every 1,000": what someone has is no topic.
    free = [candidate for candidate in named if tokens.word(candidate.first - 1) not in OWNERS]
    if named:
        q.measure = (free or named)[0].measure
        return
    if _points_back(tokens, q) and not _counted_before(discourse):
        q.measure = _subject_of_last(tokens, discourse)
        if q.measure:
            return
    if discourse.asked and discourse.asked_age <= 2:
        q.measure = discourse.asked
        return
    for candidate in reversed(discourse.recent):
        if candidate.measure:
            q.measure = candidate.measure
            return


def _repeats_rate(tokens: Tokens, q: Quantity, earlier: list[Quantity], discourse: Discourse) -> bool:
    """ "That is 2.0 per 100,000. In the north it was 11.3": the pronoun stands for the rate of the sentence before."""
    if earlier or tokens.word(q.first - 1) not in ("was", "is") or tokens.word(q.first - 2) not in POINTING:
        return False
    rates = [last for last in discourse.last if last.unit == "rate"]
    if not rates or len(rates) < len([last for last in discourse.last if last.unit != "percent"]):
        return False
    q.unit, q.rule, q.measure = "rate", q.rule + "+rate", rates[0].measure
    return True


SET_AGAINST: Final = words("fewer more less higher lower up down")


def _borrow_share_measure(tokens: Tokens, q: Quantity, earlier: list[Quantity], discourse: Discourse) -> None:
    """Give a percentage or ratio the measure that it repeats: an answer's, "that is 31 per cent", "4 per cent fewer than"."""
    if q.form in ("times", "multiplier"):
        return
    if q.unit == "money":
        borrow_sum_measure(tokens, q, earlier, discourse)
        return
    beside = _beside(tokens, q, earlier)
    if beside is not None:
        q.measure = beside.measure
        q.of = q.of if q.of is not None else beside.of
        return
    dated = tokens.word(q.first - 1) == ":" and tokens.word(q.first - 3) == "("
    if (dated or tokens.word(q.first - 1) == "or") and earlier and earlier[-1].measure:
        # "£2.4m, or 6.5 per cent", "86% answered on time (2022: 91%)": the same thing said again.
        q.measure = earlier[-1].measure
        return
    if _did(tokens, q) and earlier and tokens.word(q.first - 1) in ("with", "and", "but", "while", ","):
        q.measure = earlier[-1].measure
        _share_of_count(tokens, q, earlier)
        return
    if _answers(tokens, q) and discourse.asked and discourse.asked_age <= 2:
        q.measure = discourse.asked
        return
    if tokens.word(q.first - 1) in ("against", "from", "to", "with", "than") and earlier and earlier[-1].unit == q.unit:
        q.measure = earlier[-1].measure
        return
    if tokens.word(q.first - 1) in (
        "of",
        "than",
        "is",
        "was",
        "about",
        "by",
        "nearly",
        "almost",
        "over",
    ) and CHANGE & set(tokens.words[max(0, q.first - 6) : q.first]):
        # "an increase of more than 60 per cent", "so the rise is 12.6%": of what was counted before.
        for candidate in [*reversed(earlier), *reversed(discourse.last)]:
            if candidate.measure and candidate.unit in ("count", "money", "rate"):
                q.measure = candidate.measure
                return
    if _is_subject(tokens, q) or is_rest(tokens, q):
        q.measure = _shared(tokens, earlier, discourse)
        _share_of_count(tokens, q, earlier)
        again = discourse.last[-1:] if not earlier and q.of is None and not is_rest(tokens, q) else []
        if again and again[0].unit == q.unit and again[0].measure == q.measure:
            # "61% of the 900 members voted. Only 6% objected."
            q.of = again[0].of
        return
    start = max(0, q.first - 8)
    pointed = bool(POINTING & set(tokens.words[start : q.first]) and tokens.word(q.first - 1) in IS)
    if pointed or (tokens.word(q.last) in SET_AGAINST and earlier) or (tokens.word(q.first - 1) == "(" and earlier):
        for candidate in [*reversed(earlier), *([] if earlier else reversed(discourse.last))]:
            if candidate.measure and candidate.unit in ("count", "percent", "ratio"):
                q.measure = candidate.measure
                return


def _beside(tokens: Tokens, q: Quantity, earlier: list[Quantity]) -> Quantity | None:
    """ "58% of passengers wanted a sign, and nearly a quarter a refund": the share before it in the same sentence, of the same."""
    shares = [e for e in earlier if e.unit in ("percent", "ratio")]
    if not shares or q.unit not in ("percent", "ratio") or tokens.word(q.last) == "of":
        return None
    last = shares[-1]
    if last is not earlier[-1] and last.of != earlier[-1].value:
        return None
    if last.form in ("times", "multiplier") or last.measure is None:
        return None
    index = q.first - 1
    while tokens.word(index) in SOFT_BEFORE:
        index -= 1
    if _gapped(tokens, q, last):
        return last
    accounted = (tokens.word(index - 1), tokens.word(index)) == ("accounted", "for")
    joined = accounted or tokens.word(index) in ("and", "but", "while", "whereas", ";", ",", "with")
    changed = CHANGE & set(tokens.words[last.last : q.first])
    return last if joined and not changed and index > last.last else None


def _gapped(tokens: Tokens, q: Quantity, last: Quantity) -> bool:
    """ "Spitting makes up 31% of reports and threats with a knife 4.5%": the second clause leaves the verb and the whole out."""
    between = range(last.last, q.first)
    if tokens.word(last.last) != "of" or tokens.word(q.last) not in ("", ".", ",", ";", "and") or len(between) > GAP:
        return False
    named = all(tokens.kind(index) != "w" or tokens.word(index) not in VERBS | IS for index in between)
    return (
        named and tokens.kind(q.first - 1) == "w" and bool({"and", ",", ";"} & set(tokens.words[last.last : q.first]))
    )


GAP: Final = 14
SOFT_BEFORE: Final = words(
    "about around nearly almost over just only some under more fewer less than another a further roughly"
)
IS: Final = words("is was were are about around nearly almost over only just than")


def _answers(tokens: Tokens, q: Quantity) -> bool:
    """Whether a number stands first in its sentence, an answer's label aside."""
    if q.first == 0 or (q.first <= 3 and tokens.word(q.first - 1) == ":"):
        return True
    return q.first in (1, 2) and tokens.word(0) in ("a", "answer", "reply") and tokens.kind(q.first - 1) in ("n", "w")


OWNERS: Final = words("its their our his her")


def _did(tokens: Tokens, q: Quantity) -> bool:
    """Whether what follows says what became of the share: "86% answered on time", "12 per cent still open"."""
    word = tokens.word(q.last)
    return (word.endswith("ed") or word in PARTICIPLES) and tokens.kind(q.last) == "w"


CHANGE: Final = words("rise increase fall drop decrease reduction growth jump change cut decline surge")


def _share_of_count(tokens: Tokens, q: Quantity, earlier: list[Quantity]) -> None:
    """ "Sixty drivers complained and nearly half won": a share is of the count that the sentence has just named."""
    last = earlier[-1] if earlier else None
    fraction = q.unit == "ratio" or tokens.word(q.first - 1) == "and"
    if q.of is None and last is not None and last.unit == "count" and last.measure == q.measure and fraction:
        q.of = None if is_rest(tokens, q) or last.noun_end == last.last else last.value


WON: Final = words("won lost left chose took gave fell rose")
DID: Final = words("were was are is had have has did do went got came led failed said could would will")
SOFT: Final = words(
    "about around nearly almost over just only some under than more fewer less so but and roughly , barely"
)
BACK: Final = words("them these those")


def _is_subject(tokens: Tokens, q: Quantity) -> bool:
    """ "56% were seen", "so three in five, roughly, did not go": a share that is the sentence's subject, its noun left out."""
    index = q.last
    if tokens.word(index) == "," and tokens.word(index + 2) == ",":
        index += 3
    word = tokens.word(index)
    if word not in DID and word not in WON and not (word.endswith("ed") and tokens.word(index + 1) not in ("by", "of")):
        return False
    first = q.first - 1
    while first >= 0 and tokens.word(first) in SOFT:
        first -= 1
    joined = bool({"and", "but"} & set(tokens.words[first + 1 : q.first]))
    return first < 0 or joined or not tokens.word(first)[0].isalnum()


def _shared(tokens: Tokens, earlier: list[Quantity], discourse: Discourse) -> str | None:
    """What a share without a noun is of: what this sentence counted, else the subject of a plain sentence just before, else the
    last thing counted."""
    for candidate in reversed(earlier):
        if candidate.measure and candidate.unit in ("count", "percent", "ratio"):
            return candidate.measure
    said = None if _counted_before(discourse) else _subject_of_last(tokens, discourse)
    if said:
        return said
    known = [*discourse.last, *reversed(discourse.recent)]
    return next((candidate.measure for candidate in known if candidate.measure), None)


def _points_back(tokens: Tokens, q: Quantity) -> bool:
    return tokens.word(q.last) == "of" and tokens.word(q.last + 1) in BACK


def _counted_before(discourse: Discourse) -> bool:
    """Whether the sentence before counted something that words may point back to."""
    start, end = discourse.before
    return any(start <= q.start < end for q in discourse.history)


def _subject_of_last(tokens: Tokens, discourse: Discourse) -> str | None:
    """The plural subject of the sentence before, where that stands close by."""
    start, end = discourse.before
    if not end or tokens.starts[0] - end > 3 or tokens.starts[0] < end:
        return None
    return subject_before(tokenize(tokens.text, start, end))
