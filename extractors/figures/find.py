"""Find the figures of a document: in its tables, then in its running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from extractors.figures.discourse import Discourse
from extractors.figures.lexicon import DENOMINATORS, MULTIPLIERS, ONES, SCALES, TENS, VAGUE
from extractors.figures.numbered_headings import numbered_headings
from extractors.figures.prose import read_sentence
from extractors.figures.quantity import Quantity
from extractors.figures.small import mark_suppressed
from extractors.figures.spans import Spans
from extractors.figures.tables import FoundTables, find_tables, table_figures
from extractors.figures.tokens import tokenize
from extractors.prepare import Prepared
from models.documents import ZoneName
from models.facts import DateMention, Figure

WORDS: Final = sorted(
    {
        *ONES,
        *TENS,
        *SCALES,
        *DENOMINATORS,
        *MULTIPLIERS,
        *VAGUE,
        "hundred",
        "dozen",
        "none",
        "nil",
        "nought",
        "twice",
        "tens",
        "fold",
        "thrice",
    },
    key=len,
    reverse=True,
)


def spelled(words: Iterable[str]) -> str:
    """A pattern of whole words, each in lower case, with a capital or in capitals; many times faster than IGNORECASE."""
    groups: dict[str, set[str]] = {}
    for word in words:
        groups.setdefault(word[0], set()).update((word[1:], word[1:].upper()))
    parts = (
        f"[{first}{first.upper()}](?:{'|'.join(sorted(rest, key=len, reverse=True))})" for first, rest in groups.items()
    )
    return rf"(?<![^\W_])(?:{'|'.join(parts)})(?![^\W_])"


TRIGGER: Final = re.compile(
    "[0-9½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]|[Hh]ow many|[Nn]umber of|(?:[Pp]roportion|[Pp]ercentage|[Ss]hare) of|" + spelled(WORDS)
)
PIECE: Final = 4_000
"""Code points of one stretch read at once; longer sentences are cut at white space."""


def find_figures(
    p: Prepared,
    taken: Sequence[tuple[int, int]],
    dates: Sequence[DateMention] = (),
    found: FoundTables | None = None,
) -> list[Figure]:
    """Every figure outside boilerplate, sorted by start. `taken` are spans of other facts; `dates` give periods.

    `found` is what `find_tables(p)` gave, where the caller has use for the tables too; without it they are read here.
    `Figure.table` counts in `all_tables(p)`: the reader's own tables first, then those found in the plain text.
    """
    ordered = sorted(dates, key=lambda d: d.start)
    found = found or find_tables(p)
    legend = found.legend
    taken = [*taken, *((d.start, d.end) for d in ordered), *numbered_headings(p.text)]
    others = Spans(taken)
    figures, held = table_figures(p, ordered, found)
    figures = [figure for figure in figures if not others.touches(figure.start, figure.end)]
    spans = Spans([*taken, *held])
    discourse = Discourse()
    cells = sorted((f for f in figures if f.unit == "count" and f.value), key=lambda f: f.start, reverse=True)
    stated: list[tuple[Quantity, ZoneName]] = []
    zone: ZoneName = "response"
    for start, end, sentence_zone, before in _stretches(p):
        if sentence_zone != zone:
            discourse.reset()
            zone = sentence_zone
        tokens = tokenize(p.text, start, end)
        if not len(tokens):
            continue
        discourse.before = before
        while cells and cells[-1].start < start:
            discourse.remember_cell(cells.pop())
        quantities = read_sentence(tokens, spans, ordered, discourse)
        mark_suppressed(tokens, quantities, legend)
        stated.extend((q, zone) for q in quantities)
    for cell in reversed(cells):
        discourse.remember_cell(cell)
    figures = [_with_whole(figure, discourse) for figure in figures]
    # Only now: a later sentence may have told the whole of an earlier number.
    figures.extend(to_figure(q, zone) for q, zone in stated)
    figures.sort(key=lambda f: (f.start, f.end))
    return figures


def _with_whole(cell: Figure, discourse: Discourse) -> Figure:
    """The item of a list read as a table without headings, with the count stated before it that the items make up."""
    if cell.of is not None or cell.unit != "count" or not cell.value or len(cell.breakdown) > 1:
        return cell
    whole = discourse.whole_of_column(cell)
    return cell if whole is None else replace(cell, of=whole)


def _stretches(p: Prepared) -> Iterator[tuple[int, int, ZoneName, tuple[int, int]]]:
    """The sentences that hold a number, cut to a bounded length; each with the span of the sentence before it."""
    text = p.text
    position = 0
    before = (0, 0)
    for sentence in p.sentences:
        if sentence.zone == "boilerplate":
            continue
        position = sentence.start
        while position < sentence.end:
            end = _cut(text, position, sentence.end)
            if TRIGGER.search(text, position, end):
                yield _with_label(text, position), end, sentence.zone, before
            position = end
        before = (sentence.start, min(sentence.end, sentence.start + PIECE))


LABEL_END: Final = re.compile(
    r"(?:questions?|qs?|nos?|sections?|paras?|paragraphs?|tables?|pages?|refs?|annex|items?)\.[ \t]{1,2}$",
    re.IGNORECASE,
)


def _with_label(text: str, start: int) -> int:
    """Where to begin reading a sentence that opens with a number: at a label cut off by its full stop ("Questions. 2, 3")."""
    if not text[start : start + 1].isdigit():
        return start
    match = LABEL_END.search(text, max(0, start - 14), start)
    return match.start() if match else start


def _cut(text: str, start: int, end: int) -> int:
    if end - start <= PIECE:
        return end
    space = max(text.rfind(sign, start, start + PIECE) for sign in (" ", "\n"))
    return space + 1 if space > start else start + PIECE


def to_figure(q: Quantity, zone: ZoneName) -> Figure:
    """The figure that a quantity states."""
    return Figure(
        start=q.start,
        end=q.end,
        zone=zone,
        value=q.value,
        unit=q.unit,
        comparator=q.comparator,
        low=q.low,
        high=q.high,
        measure=q.measure,
        of=q.of,
        period=q.period,
        suppressed=q.suppressed,
        rule=q.rule,
    )
