"""Numbers of a letter's head and foot: the house in an address that a postcode ends, the writer's own number after the close."""

from __future__ import annotations

import re
from typing import Final

from extractors.figures.quantity import Quantity
from extractors.figures.tokens import Tokens

ADDRESS: Final = re.compile(
    r"[a-zA-Z]?(?:\s{1,3}(?:[A-Z][\w'’.-]{0,30}|of|the|on|upon|le)|,){2,14}?"
    r"\s{1,3}[A-Z]{1,2}[0-9][A-Z0-9]?\s?[0-9][A-Z]{2}\b"
)
CLOSE: Final = re.compile(
    r"^[ \t]*(?:Yours(?: (?:sincerely|faithfully|truly))?|(?:Kind(?:est)?|Best|Warm) (?:regards|wishes)|Regards)[ ,]*$",
    re.MULTILINE,
)
FOOT: Final = 160
"""Code points after a letter's close in which its writer is named."""


def postal(tokens: Tokens, q: Quantity) -> bool:
    """ "14 Castle Reach, Norwich NR1 1AA": nothing but names up to a postcode, on the line or over a few lines."""
    if q.form != "digits" or len(tokens.words[q.first]) > 4 or not tokens.is_capitalised(q.last):
        return False
    return ADDRESS.match(tokens.text, q.end, q.end + FOOT) is not None


def signature(tokens: Tokens, q: Quantity) -> bool:
    """ "Yours sincerely, / Decision-maker 907": a number that ends its line soon after the letter's close."""
    if q.form != "digits" or not tokens.words[q.first].isdigit() or tokens.text[q.end : q.end + 1] not in ("\n", ""):
        return False
    closes = list(CLOSE.finditer(tokens.text, max(0, q.start - FOOT), q.start))
    if not closes:
        return False
    between = tokens.text[closes[-1].end() : q.start]
    return ". " not in between and ".\n" not in between and ":" not in between
