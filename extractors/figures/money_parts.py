"""Find the sum that a sum or share is a part of: "£1.2m, of which £0.4m", "£265 million, a third of which"."""

from __future__ import annotations

from typing import Final

from extractors.figures.discourse import Discourse
from extractors.figures.quantity import Quantity
from extractors.figures.tokens import Tokens
from extractors.figures.words import words


def of_money(tokens: Tokens, q: Quantity, earlier: list[Quantity], discourse: Discourse) -> None:
    """ "£1.2m, of which £0.4m", "Of that £300,000 went to", "75 per cent of that": a part of a sum just named."""
    if q.of is not None or q.unit not in ("money", "percent", "ratio") or q.form in ("times", "multiplier"):
        return
    sums = [e for e in earlier if e.unit == "money" and e.value]
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
        tokens.word(q.first - step) in ("which", "that", "this") and tokens.word(q.first - step - 1) == "of"
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
