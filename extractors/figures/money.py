"""Read sums of money: "£1.2 million", "GBP 450", "300 pounds", "50p"."""

from __future__ import annotations

from decimal import Decimal

from extractors.figures.lexicon import (
    CURRENCY_WORDS,
    PENCE_WORDS,
)
from extractors.figures.numerals import Numeral, read_number, tidy
from extractors.figures.quantity import Quantity, make_quantity
from extractors.figures.tokens import Tokens


def read_money_words(tokens: Tokens, index: int, number: Numeral) -> Quantity | None:
    word = tokens.word(number.end)
    if word in CURRENCY_WORDS:
        quantity = make_quantity(tokens, index, number.end + 1, number.value, "money", "money", "money-words")
        quantity.currency = word
        return quantity
    if word in PENCE_WORDS and (word != "p" or (number.digits and tokens.joined(number.end))):
        value = tidy(Decimal(str(number.value)) / 100)
        return make_quantity(tokens, index, number.end + 1, value, "money", "money", "money-pence")
    return None


def read_money(tokens: Tokens, index: int) -> Quantity | None:
    """ "£1.2 million", "£ 264,910.50", "GBP 450", "-£300"."""
    start = index + 1
    if tokens.kind(start) != "n" or len(tokens.gap(start)) > 1:
        return None
    number = read_number(tokens, start)
    if number is None:
        return None
    last = number.end
    if tokens.word(last) == "m" and len(tokens.gap(last)) == 1 and not number.scaled:
        number = Numeral(tidy(Decimal(str(number.value)) * 1_000_000), last + 1, True, True)
        last += 1
    quantity = make_quantity(tokens, index, last, number.value, "money", "money", "money")
    quantity.currency = tokens.words[index]
    quantity.scaled = number.scaled
    return quantity
