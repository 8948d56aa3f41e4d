"""Label boxes on a page saved as text: a title such as "Most viewed" and the short lines under it."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.strip.page_lines import ANCHOR, DATE_LINE, KEPT_TITLE, PageLine
from models.documents import Label, LabelName

_MENU_ENTRIES = frozenset(
    {"archive", "archives", "topic", "topics", "tags", "categories", "departments", "online services"}
)


_SPANS: tuple[tuple[str, str, LabelName, str], ...] = (
    ("skip past newsletter", "after newsletter", "newsletter", "between the marks of a newsletter box"),
    ("advertisement", "advertisement ends", "advert", "between the marks of an advertisement"),
    ("advert", "advert ends", "advert", "between the marks of an advertisement"),
)
LONGEST_SPAN = 12
"""Lines between the mark that opens a box and the one that closes it, at most."""


def label_spans(lines: Sequence[PageLine]) -> None:
    """Everything between "skip past newsletter promotion" and "after newsletter promotion", and between the marks of adverts."""
    for index, line in enumerate(lines):
        for opening, closing, name, reason in _SPANS:
            if not line.low.startswith(opening) or line.words > 5 or line.low.startswith(closing):
                continue
            stop = next(
                (
                    j
                    for j in range(index, min(index + LONGEST_SPAN + 1, len(lines)))
                    if lines[j].low.startswith(closing)
                ),
                index if name == "newsletter" else None,
            )
            for inside in lines[index : stop + 1] if stop is not None else ():
                inside.label = Label(name, reason, 0.95)


def label_boxes(lines: Sequence[PageLine], first: int, last: int) -> None:
    """The short lines under the title of a list of other pages go with it."""
    for index, line in enumerate(lines):
        if line.rule is None or not line.rule.opens or line.label is None:
            continue
        # "Archive" or "Topics" before the content is a menu's entry, not the title of a list.
        if index >= first or line.low not in _MENU_ENTRIES:
            stop = _box_end(lines, index, first, last)
            for inside in lines[index + 1 : stop]:
                if inside.label is None:
                    inside.label = Label(line.rule.label, f"in the box {line.low[:40]!r}", 0.8)


def _box_end(lines: Sequence[PageLine], index: int, first: int, last: int) -> int:
    stop = index + 1
    while (
        stop < len(lines)
        and stop - index <= 40
        and lines[stop].label is None
        and _is_box_item(lines[stop], stop > last)
    ):
        stop += 1
    if stop == len(lines) or index > last:
        return stop
    if stop <= first:
        return _box_end_in_head(lines, index, stop)
    # Inside the content the last short line before a paragraph may be its heading: in a numbered list, or on a page whose
    # other paragraphs stand without headings, it is not.
    is_numbered = lines[stop - 1].raw[0].isdigit()
    if lines[stop].label is None and stop - 1 > index and not is_numbered and _has_headings(lines, first, index):
        stop -= 1
    return min(stop, index + 8)


def _has_headings(lines: Sequence[PageLine], first: int, stop: int) -> bool:
    """Whether a paragraph between two indexes stands under a short line of its own."""
    return any(
        lines[i].label is None and lines[i].words <= 10 and not lines[i].is_sentence and lines[i + 1].is_prose
        for i in range(first + 1, stop - 1)
        if not ANCHOR.match(lines[i].low) and not DATE_LINE.match(lines[i].low)
    )


def _is_box_item(line: PageLine, in_tail: bool) -> bool:
    if KEPT_TITLE.match(line.low) or (not in_tail and (ANCHOR.match(line.low) or DATE_LINE.match(line.low))):
        return False
    return line.words <= (40 if in_tail else 16) and (in_tail or not line.is_sentence)


def _box_end_in_head(lines: Sequence[PageLine], index: int, stop: int) -> int:
    """Before the content a box ends where the page's own title begins: after a blank line, else one or two lines before."""
    for position in range(index + 2, stop):
        if lines[position].after_blank:
            return position
    run = stop - index - 1
    if run >= 3 and lines[stop - 1].words > lines[stop - 2].words and lines[stop - 1].words >= 12:
        return stop - 2
    return stop - 1 if run else stop
