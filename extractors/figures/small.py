"""Mark figures that stand for a small number withheld: "fewer than five had", "numbers under 5"."""

from __future__ import annotations

import re
from typing import Final

from extractors.figures.cells import Legend
from extractors.figures.quantity import Quantity
from extractors.figures.tokens import Tokens
from extractors.figures.words import words

SMALL: Final = 10
"""Thresholds of disclosure control in use run up to this number."""
RULE_WORDS: Final = words(
    "withheld suppressed replaced redacted shown represented marked identify identified identifiable number "
    "numbers figure figures value values count counts cell cells low lower masked disclosed"
)


def mark_suppressed(tokens: Tokens, quantities: list[Quantity], legend: Legend) -> None:
    """Set `suppressed` on counts below a small threshold where the document withholds small numbers, or its sentence says so."""
    for q in quantities:
        if q.unit != "count" or q.value is None or q.value > SMALL:
            continue
        if q.in_range:
            q.suppressed = any(rule.start <= q.start < rule.end for rule in legend.rules)
        elif q.comparator in ("<", "<="):
            q.suppressed = (
                bool(legend.rules) or bool(RULE_WORDS & set(tokens.words)) or _explained(tokens) or _signed(tokens)
            )


SIGNED: Final = re.compile(r"\[[a-z]{1,5}\]|[“\"‘'](?:[a-zA-Z]|\*{1,3})[”\"’']")


def _signed(tokens: Tokens) -> bool:
    """ "Where there were fewer than six we show "[c]"": the sentence names the sign that stands for a small number."""
    return SIGNED.search(tokens.text, tokens.starts[0], tokens.ends[-1]) is not None


EXPLAINS: Final = re.compile(
    r"(?:exact|precise|small|low|smaller|lower|actual) (?:number|figure|value|count)s?|(?:risk|fear|likelihood|danger) of "
    r"(?:re-?)?identif|(?:could|might|may|would) (?:be |help to |lead to )?(?:re-?)?identif",
    re.IGNORECASE,
)
BESIDE: Final = 220
"""Code points after a sentence in which the next one may say why its number is no exact one."""


def _explained(tokens: Tokens) -> bool:
    """ "Fewer than four lost it. (We do not give exact numbers below that.)": the next sentence says why."""
    end = tokens.ends[-1]
    return bool(EXPLAINS.search(tokens.text, end, end + BESIDE))
