"""Wholes told by what makes them up: the items of a list, sums of money, numbers in brackets, and what a table left over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from extractors.figures.quantity import Quantity
from extractors.figures.sums import is_rest
from extractors.figures.tokens import Tokens
from extractors.figures.words import words

if TYPE_CHECKING:
    from extractors.figures.discourse import Discourse

LEAST: Final = 20
"""Smaller wholes add up by chance too often, unless many items make them up."""
MANY: Final = 3
APART: Final = 8
"""Code points (line ends and bullets) that may stand between two items."""
MARKS: Final = words(": - – — = | •")


def add_item(tokens: Tokens, quantities: Sequence[Quantity], discourse: Discourse) -> None:
    """Note an item of a list ("Paid in full: 2,318") and share out the count that the items make up together."""
    item = _item(tokens, quantities)
    if tokens.starts[0] - discourse.item_end > APART:
        discourse.items, discourse.before_items = [], [q for q in discourse.history if q.comparator == "="]
    if item is None:
        return
    discourse.item_end = tokens.ends[-1]
    discourse.items.append(item)
    whole = _made_up(discourse.items, discourse.before_items)
    if whole is not None:
        parts = discourse.items[1:] if whole is discourse.items[0] else discourse.items
        share_out(whole, parts)


def _item(tokens: Tokens, quantities: Sequence[Quantity]) -> Quantity | None:
    """The only count of a line that is a label and a number, a percentage in brackets aside."""
    counts = [q for q in quantities if q.unit == "count"]
    if len(counts) != 1 or counts[0].comparator != "=" or not isinstance(counts[0].value, int):
        return None
    q = counts[0]
    if q.first < 1 or q.noun_end > q.last or "\n" in tokens.text[tokens.starts[0] : q.end].strip():
        return None
    ends = tokens.word(q.last) in ("", ".", ";", ",", "(") and q.last + 5 >= len(tokens)
    return q if ends and (tokens.word(q.first - 1) in MARKS or tokens.kind(q.first - 1) == "w") else None


def _made_up(items: Sequence[Quantity], before: Sequence[Quantity]) -> Quantity | None:
    total = sum(item.value or 0 for item in items)
    if len(items) < 2 or (total < LEAST and len(items) < MANY):
        return None
    head = items[0]
    if head.value and 2 * head.value == total and len(items) > 2:
        return head
    return next((whole for whole in reversed(before) if whole.value == total), None)


def share_out(whole: Quantity, parts: Sequence[Quantity]) -> None:
    """Give the parts of a whole its value."""
    for part in parts:
        if part.of is None:
            part.of = whole.value


def sum_of_money(fresh: Sequence[Quantity], paid: list[Quantity]) -> None:
    """Give the last sums of money the earlier one that they make up exactly; `fresh` are the sentence's own, the last of `paid`."""
    for count in range(2, len(paid)):
        parts = paid[-count:]
        if len(fresh) < count and not any(part is fresh[0] for part in parts):
            continue
        total = sum(part.value or 0 for part in parts)
        whole = next((sum_ for sum_ in reversed(paid[:-count]) if sum_.value == total), None)
        if whole is not None:
            share_out(whole, [part for part in parts if not part.compared])
            return


def sum_in_brackets(tokens: Tokens, quantities: Sequence[Quantity], history: Sequence[Quantity]) -> None:
    """ "The 48 grants went to schools (20), clubs (17) and libraries (11)": the bracketed make up a count before them."""
    inside = [q for q in quantities if q.unit == "count" and q.value and _is_bracketed(tokens, q)]
    if len(inside) < 2:
        return
    total = sum(q.value or 0 for q in inside)
    before = [*history, *(q for q in quantities if q.unit == "count" and q.first < inside[0].first)]
    whole = next((q for q in reversed(before) if q.value == total), None)
    if whole is not None and (total >= LEAST or len(inside) >= MANY):
        share_out(whole, inside)


def _is_bracketed(tokens: Tokens, q: Quantity) -> bool:
    return tokens.word(q.first - 1) == "(" and tokens.word(q.last) == ")" and q.comparator == "="


def left_by_siblings(tokens: Tokens, q: Quantity, earlier: Sequence[Quantity], discourse: Discourse) -> Quantity | None:
    """ "Shops sent 188, firms 240 and schools 402; the remaining 216 ...": the count of long before that all of them make up."""
    parts = [part for part in earlier if part.unit == "count" and part.value and part.comparator == "="]
    if q.unit != "count" or not q.value or len(parts) < 2 or not is_rest(tokens, q):
        return None
    total = q.value + sum(part.value or 0 for part in parts)
    whole = next((whole for whole in reversed(discourse.wholes) if whole.value == total), None)
    if whole is not None and total >= LEAST:
        share_out(whole, parts)
        return whole
    return None


def left_by_table(tokens: Tokens, q: Quantity, discourse: Discourse) -> Quantity | None:
    """ "The other 241" below a table: the earlier count that the table's cells make up with it."""
    if q.unit != "count" or not q.value or not is_rest(tokens, q):
        return None
    for whole in reversed(discourse.history):
        if whole.value is not None and whole.value - q.value in discourse.column_sums.values():
            return whole
    return None
