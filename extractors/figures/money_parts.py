"""Find the sum that a sum or share is a part of: "£1.2m, of which £0.4m", "£265 million, a third of which"."""

from __future__ import annotations

from typing import Final

from extractors.figures.discourse import Discourse
from extractors.figures.quantity import Quantity
from extractors.figures.tokens import Tokens
from extractors.figures.words import words

FRONTS: Final = words("of from out")
INCLUDES: Final = words("including included includes")


def _named_in_front(tokens: Tokens, q: Quantity, sums: list[Quantity]) -> Quantity | None:
    """ "Of the £4.2m spent, £1.1m went on doors", "£4.2m on staff, including £1.1m on overtime"."""
    if q.unit != "money" or not sums:
        return None
    for whole in reversed(sums):
        index = whole.first - 1
        while index >= 0 and tokens.word(index) in ("the", "its", "their", "this", "that", "total", "our"):
            index -= 1
        clause = "," in tokens.words[whole.last : q.first] and not {".", ";"} & set(tokens.words[whole.last : q.first])
        opens = index == 0 or (index == 1 and tokens.word(0) in ("out", "and", "but", "so"))
        if tokens.word(index) in FRONTS and opens and clause:
            return whole
    for whole in reversed(sums):
        if whole.of is None and _made_up(tokens, whole, q):
            return whole
    index = q.first - 1
    while tokens.word(index) in ("about", "around", "some", "nearly", "almost", "over", "just", "the", "a", "further"):
        index -= 1
    whole = sums[-1]
    near = index - max(whole.last, whole.noun_end) <= 10
    remains = tokens.word(q.first - 1) in ("remaining", "other") and whole.of is not None
    if remains and whole.of is not None:
        return next((s for s in sums if s.value == whole.of), None)
    return whole if tokens.word(index) in INCLUDES and near else None


MADE: Final = words("made consisting consists composed comprising comprises comprised")
REST: Final = words("balance rest remainder")


def _made_up(tokens: Tokens, whole: Quantity, q: Quantity) -> bool:
    """ "£4.3m, made up of £1.02m for glass, £1.55m for steel and the balance for doors": the last part has no sum."""
    between = tokens.words[whole.last : q.first]
    return (
        bool(MADE & set(between[:NEAR]))
        and not {".", ";"} & set(between)
        and any(tokens.word(index) in REST and tokens.word(index - 1) == "the" for index in range(q.last, q.last + FAR))
    )


NEAR: Final = 6
FAR: Final = 30


def of_money(tokens: Tokens, q: Quantity, earlier: list[Quantity], discourse: Discourse) -> None:
    """ "£1.2m, of which £0.4m", "Of that £300,000 went to", "75 per cent of that": a part of a sum just named."""
    if q.of is not None or q.unit not in ("money", "percent", "ratio") or q.form in ("times", "multiplier"):
        return
    sums = [e for e in earlier if e.unit == "money" and e.value]
    named = _named_in_front(tokens, q, sums)
    if named is not None and named.value is not None and q.value is not None and q.value < named.value:
        q.of = named.value
        return
    if tokens.word(q.last) == "of" and tokens.word(q.last + 1) in (
        "that",
        "this",
        "which",
        "it",
        "the",
    ):
        if tokens.word(q.last + 1) == "the" and not (sums and tokens.word(q.last + 2) in SUMS):
            return
        if tokens.word(q.last + 1) == "it" and not sums:
            return
    elif not any(
        tokens.word(q.first - step) in ("which", "that", "this")
        and tokens.word(q.first - step - 1) == "of"
        and tokens.word(q.first - step - 2) not in ("top", "instead", "because", "ahead")
        for step in range(1, 7)
    ):
        return
    said = [e for e in discourse.sums if not e.compared]
    for whole in [*reversed(sums), *([] if sums else [*said[:1], *reversed(discourse.sums)])]:
        if q.unit != "money" or (q.value is not None and whole.value is not None and q.value <= whole.value):
            q.of = whole.of or whole.value
            q.measure = q.measure or whole.measure
            return


SUMS: Final = words("total sum money cash bill amount budget cost")
