"""Find wholes by arithmetic: "34 blocks ... 19 were sent ... the remaining fifteen", "66 of 912 pages ... the 846 pages"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from extractors.figures.quantity import Quantity
from extractors.figures.tokens import Tokens
from extractors.figures.words import words

REST: Final = words("remaining other others rest")
OWNERS: Final = words("the our all its their these those")
LEAST: Final = 10
"""Smaller wholes add up by chance too often to be told by their sum alone."""


def is_rest(tokens: Tokens, q: Quantity) -> bool:
    """Whether the words before a number say that it is what was left: "the remaining four", "the other 12"."""
    before, second = tokens.word(q.first - 1), tokens.word(q.first - 2)
    if tokens.word(q.last) == "others" and before == "the":
        # "The six others"
        return True
    return before in REST and (second in OWNERS or before == "remaining")


def left_over(tokens: Tokens, q: Quantity, counts: Sequence[Quantity]) -> Quantity | None:
    """The earlier count that a rest makes up with the parts named since; those parts are given it as their whole too."""
    if q.unit != "count" or not q.value or q.comparator != "=":
        return None
    if is_rest(tokens, q):
        return _completed(q, counts)
    if tokens.word(q.first - 1) in ("the", "those", "these") and tokens.word(q.last) != "of":
        return _difference(q, counts)
    return None


def _completed(q: Quantity, counts: Sequence[Quantity]) -> Quantity | None:
    value = q.value or 0
    for place in range(len(counts) - 1, -1, -1):
        whole = counts[place]
        if not _may_be_whole(whole, value):
            continue
        named = [part for part in counts[:place] if part.of == whole.value][-1:]
        # Parts of the parts are no more of the whole: "sent seven back. Five of those ... The remaining 62".
        since = [*named, *(part for part in counts[place + 1 :] if part.of in (None, whole.value))]
        parts: list[Quantity] = []
        for part in reversed(since):
            parts.append(part)
            if sum(p.value or 0 for p in parts) + value == whole.value:
                return _share_out(whole, parts)
        for part in reversed(since):
            if part.value and part.value + value == whole.value:
                return _share_out(whole, [part])
    return None


def _difference(q: Quantity, counts: Sequence[Quantity]) -> Quantity | None:
    """ "The 21 that had not" after 132 of 153: what one part left of the whole that it is known to be of."""
    for whole in reversed(counts):
        for part in counts:
            if part.of != whole.value or not part.value or whole.value is None:
                continue
            if whole.value - part.value == q.value and q.value != part.value and _same_things(q, whole, part):
                return whole
    return None


def complement(q: Quantity, counts: Sequence[Quantity]) -> Quantity | None:
    """ "We asked 90 firms. Sixty-eight replied ... Twenty-two did not": what a part left of its whole, told by the sum."""
    for part in reversed(counts):
        if not part.value or not q.value or (part.of is None and part.noun_end > part.last):
            continue
        total = part.value + q.value
        if part.of is not None and part.of != total:
            continue
        whole = next(
            (count for count in reversed(counts) if count.value == total and (count.of is None or part.of == total)),
            None,
        )
        if whole is not None and (whole.value or 0) >= LEAST:
            return whole
    return None


def _same_things(q: Quantity, *others: Quantity) -> bool:
    if q.noun_end == q.last or q.measure is None:
        return True
    return any(head(q.measure) == head(other.measure) for other in others)


def head(measure: str | None) -> str:
    """The last word of what is counted, before any "of": "pages of notes" counts pages."""
    pieces = (measure or "").lower().split(" of ")[0].split()
    return pieces[-1] if pieces else ""


def _may_be_whole(whole: Quantity, value: float) -> bool:
    return whole.value is not None and whole.value > value and whole.unit == "count" and not whole.suppressed


def _share_out(whole: Quantity, parts: Sequence[Quantity]) -> Quantity:
    for part in parts:
        if part.of is None and part.comparator == "=":
            part.of = whole.value
    return whole


def complete_sums(fresh: Sequence[Quantity], counts: Sequence[Quantity]) -> None:
    """Give the counts since an earlier one their whole where together they make it up: "52 councils ... 46 ... four ... two".

    `fresh` are the counts of the sentence just read, the last of `counts`.
    """
    total = 0
    parts: list[Quantity] = []
    for q in reversed(counts):
        if len(parts) > 1 and q.value == total and total >= LEAST and any(part in fresh for part in parts):
            strangers = sum(1 for part in parts if head(part.measure) != head(q.measure))
            bare = all(part in fresh and part.noun_end == part.last for part in parts)
            if (bare or strangers <= 1 < len(parts) - strangers + 1) and q.of is None:
                _share_out(q, parts)
            return
        if q.comparator != "=" or not isinstance(q.value, int) or q.value == 0:
            return
        total += q.value
        parts.append(q)


BREAKS: Final = words(
    ": – — - ; comprising comprised comprise comprises namely made consisting consist consists composed"
)


def sum_behind_colon(tokens: Tokens, quantities: Sequence[Quantity]) -> None:
    """ "143 of these were off the road: 88 for repair, 39 waiting for parts and sixteen after a collision"."""
    counts = [q for q in quantities if q.unit == "count" and q.value]
    if len(counts) < 3 or not (BREAKS & set(tokens.words)):
        return
    for place in range(len(counts) - 2):
        whole, total = counts[place], 0
        if not _breaks(tokens, whole.last, counts[place + 1].first):
            continue
        for end in range(place + 1, len(counts)):
            total += int(counts[end].value or 0)
            if total == whole.value and end > place + 1:
                for part in counts[place + 1 : end + 1]:
                    part.of = whole.value
                    _name_part(part, whole)
                return


def _name_part(part: Quantity, whole: Quantity) -> None:
    """A part counts what the whole does where it names nothing itself, or only a kind: "9 male" of employees."""
    if part.noun_end == part.last or part.measure is None:
        part.measure = whole.measure or part.measure
    elif whole.measure and part.measure.lower() in KINDS:
        part.measure = f"{part.measure} {whole.measure}"


KINDS: Final = words("male female white black asian mixed full-time part-time permanent temporary senior junior")


def _breaks(tokens: Tokens, start: int, stop: int) -> bool:
    """Whether a colon, a dash or a word for what makes up a whole stands between two numbers."""
    return any(
        tokens.word(index) in (":", "comprising", "comprised", "comprise", "comprises", "namely")
        or (tokens.word(index) in ("made", "makes") and tokens.word(index + 1) == "up")
        or (tokens.word(index) in ("consisting", "consist", "consists", "composed") and tokens.word(index + 1) == "of")
        or (tokens.word(index) in ("–", "—", "-") and not tokens.joined(index))
        for index in range(start, stop)
    )
