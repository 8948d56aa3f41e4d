"""Find what a sum of money is said of where no noun stands beside it: "vans, leased for £410,000", "the bill, which was £6m"."""

from __future__ import annotations

from typing import Final

from extractors.figures.clauses import belongs, phrase_left
from extractors.figures.lexicon import FUNCTION_WORDS
from extractors.figures.noun_phrases import DETERMINERS, PARTICIPLES, clean
from extractors.figures.quantity import Quantity
from extractors.figures.shapes import is_adverb
from extractors.figures.tokens import Tokens
from extractors.figures.words import words

REACH: Final = 12
SOFT: Final = words(
    "about around nearly almost some just only over more less than roughly approximately at an a the up to well under "
    "total of estimated further by in down"
)
BE: Final = words("was is were are came comes stood stands costs cost totalled reached")


def read_far_sum(tokens: Tokens, q: Quantity, previous: Quantity | None) -> str | None:
    """What a sum of money is said of."""
    if q.unit == "money":
        return (
            _apposed_total(tokens, q)
            or _behind_aside(tokens, q)
            or _averaging(tokens, q)
            or _beside(tokens, q, previous)
            or _bought(tokens, q)
        )
    return None


def _behind_aside(tokens: Tokens, q: Quantity) -> str | None:
    """ "The alarms, bought from two firms, cost £41,600": the subject before the aside."""
    index = q.first - 1
    while tokens.word(index) in SOFT:
        index -= 1
    if tokens.word(index) not in BE and tokens.word(index) not in CHANGED:
        return None
    while tokens.word(index - 1) in CHANGED:
        index -= 1
    if tokens.word(index - 1) != ",":
        return None
    for place in range(index - 2, max(0, index - 2 * REACH), -1):
        if tokens.word(place) in (".", ";", ":"):
            return None
        if tokens.word(place) == ",":
            return phrase_left(tokens, place - 1, 0)
    return None


def _apposed_total(tokens: Tokens, q: Quantity) -> str | None:
    """ "I am giving you the total, £94,000 over two years": the bare word for a sum before the comma."""
    word = tokens.word(q.first - 2)
    if tokens.word(q.first - 1) != "," or word not in TOTALS or tokens.word(q.first - 3) not in DETERMINERS:
        return None
    return clean(tokens, q.first - 2, q.first - 1)


TOTALS: Final = words("total sum cost bill figure amount price")


def _averaging(tokens: Tokens, q: Quantity) -> str | None:
    """ "Nine ended in a fine, averaging £1,100": the noun before."""
    index = q.first - 1
    while tokens.word(index) in SOFT:
        index -= 1
    if tokens.word(index) not in ("averaging", "totalling", "costing"):
        return None
    end = index - 2 if tokens.word(index - 1) == "," else index - 1
    return phrase_left(tokens, end, 0)


def _beside(tokens: Tokens, q: Quantity, previous: Quantity | None) -> str | None:
    """ "Receipts were £2.1m and outgoings £1.8m": the verb left out, the noun stands right before the second sum."""
    if previous is None or previous.unit != "money" or tokens.word(q.last) in ("a", "per", "each"):
        return None
    end, start = q.first - 1, q.first - 1
    if tokens.kind(end) != "w" or not (belongs(tokens, end) or tokens.word(end) == "costs"):
        return None
    while start - 1 > previous.last and end - start < 3 and belongs(tokens, start - 1):
        start -= 1
    before = tokens.word(start - 1) if tokens.word(start - 1) not in DETERMINERS else tokens.word(start - 2)
    joined = before in ("and", "but", "while", ",", ";")
    if before == "from" and tokens.word(start - 2) in ("and", ",") and previous.measure:
        # "Income from tickets was £631,000 and from permits £420,000"
        return previous.measure
    if joined and end == start and tokens.word(end) in SUPERLATIVES:
        # "The lowest offer was £3,000 and the highest £7,500"
        return previous.measure
    return clean(tokens, start, end + 1) if joined and start > previous.last else None


SUPERLATIVES: Final = words(
    "highest lowest largest smallest biggest cheapest dearest latest oldest average median other"
)


def relative_place(tokens: Tokens, q: Quantity) -> int | None:
    """The token of "which" where it is the subject of a number's verb: ", which was £6.3m", ", which is down by 90%"."""
    index = q.first - 1
    for _ in range(REACH):
        word = tokens.word(index)
        if word == "which":
            return index if tokens.word(index - 1) == "," else None
        if word not in SOFT and word not in BE and word not in CHANGED and not is_adverb(word):
            return None
        index -= 1
    return None


CHANGED: Final = words(
    "has have had been now fallen risen gone grown dropped increased decreased fell rose went will be"
)


def read_relative(tokens: Tokens, q: Quantity) -> str | None:
    """What a sum or change is said of in a relative clause, with what that is of or for: "bill for agency nurses"."""
    place = relative_place(tokens, q) if q.unit in ("money", "percent", "ratio") else None
    if place is None:
        return None
    end = place - 2
    start = _start(tokens, end)
    if start is None:
        return None
    if tokens.word(start - 1) in ("of", "for", "on") and _start(tokens, start - 2) is not None:
        start = _start(tokens, start - 2) or start
    elif tokens.word(start - 1) in DETERMINERS and tokens.word(start - 2) in ("of", "for", "on"):
        start = _start(tokens, start - 3) or start
    return clean(tokens, start, end + 1)


def _start(tokens: Tokens, end: int) -> int | None:
    """Where the run of nouns and adjectives begins that ends at a token."""
    if not _is_nominal(tokens, end):
        return None
    start = end
    while start > 0 and end - start < 4 and _is_nominal(tokens, start - 1):
        start -= 1
    return start


def _is_nominal(tokens: Tokens, index: int) -> bool:
    word = tokens.word(index)
    return belongs(tokens, index) or (word in NOMINAL and tokens.word(index - 1) in DETERMINERS | NOMINAL)


NOMINAL: Final = words("cost costs bill use spend total yearly annual weekly monthly")
BOUGHT: Final = words(
    "bought leased hired purchased acquired sold let built rented installed fitted procured supplied ordered"
)


def _bought(tokens: Tokens, q: Quantity) -> str | None:
    """ "The depot has 60 vans, leased in 2020 for £410,000": what was bought stands before the participle and its comma."""
    verb = bought_place(tokens, q)
    if verb is None or tokens.word(verb - 1) != ",":
        return None
    return phrase_left(tokens, verb - 2, 0)


def bought_place(tokens: Tokens, q: Quantity) -> int | None:
    """The token of the participle that a price belongs to: "bought in 2019 for £33,500"."""
    index = q.first - 1
    while tokens.word(index) in SOFT:
        index -= 1
    if tokens.word(index) not in ("for", "at"):
        return None
    for place in range(index - 1, max(-1, index - REACH), -1):
        word = tokens.word(place)
        if word in BOUGHT:
            return place
        if word in (".", ";", ":") or (word in PARTICIPLES and word not in FUNCTION_WORDS):
            return None
    return None
