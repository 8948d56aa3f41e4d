"""Label the lines of a page saved as text: which are content, and which belong to the website around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.strip.line_boxes import label_boxes, label_spans
from extractors.strip.line_rules import NAVIGATION_WORDS, WHOLE_CELL_WORDS, Rule
from extractors.strip.page_lines import ANCHOR, DATE_LINE, KEPT_TITLE, PageLine, is_row, page_lines
from extractors.strip.repeats import is_legal_answer, line_key
from models.documents import CONTENT, Label, LabelName, Reading

BANNER_LINES = 14
"""Lines at the top of a page among which its cookie banner stands."""
_LETTER_LABELS: frozenset[LabelName] = frozenset({"legal"})
_MENU_GAP = re.compile(r"\s{2,}|\t|\s[|/·•›»>—–]\s|[|·•›»]")
_TYPE_LINE = re.compile(
    r"(?:press release|foi (?:release|response)|news (?:story|release)|publication|policy paper|"
    r"guidance|official statistics|speech|transparency)\b.{0,40}$"
)
_BODY = re.compile(
    r"\b(?:Council|Trust|Police|University|Department|Commission(?:er)?|Authority|Constabulary|Board|College|Ministry|v)\b"
)
"""A body's name, or the parties of a case: a title, however short."""
_KICKER = re.compile(r"(?:exclusive|analysis|revealed|investigation|special report|long read|feature|fact check)$")
"""The word over a headline, which belongs to it."""
_BYLINE = re.compile(r"\b(?:correspondent|reporter|editor|journalist|columnist|spokes\w+)\b|^by\s")
_CRUMBS = re.compile(r"\s[/>»›→]\s")
_POSTCODE = re.compile(
    r"\b(?:po box \d|[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}\b)|\b0\d{2,4}[ -]?\d{3}[ -]?\d{3,4}\b|"
    r"\b\S{1,60}@\S{1,60}\.\S{2,}"
)

_TELLS = re.compile(
    r"\b(?:you|your|if|please|we|our|i|he|she|they|said|was|were|has|have|had|is|are|may|can|will|should|(?:jan|feb|mar|apr|june?|july?|aug|sep|oct|nov|dec)[a-z]{0,6}|next)\b|^\d{1,2}[.)]\s|^(?:for|to)\b"
)


def label_lines(reading: Reading, *, repeated: frozenset[str] | None = None) -> tuple[Label, ...]:
    """A label for each block of a plain text, parallel to `reading.blocks`. Linear in the text's length.

    A letter (`is_page_dump` false) loses its confidentiality notice only. `repeated` holds hashes of lines known to stand on
    many pages of the publisher (`extractors.strip.repeats.line_key`).
    """
    lines = page_lines(reading.text, reading.blocks)
    if not reading.is_page_dump:
        return tuple(_letter_label(line) for line in lines)
    first, last = _bounds(lines)
    _label_by_rules(lines, first, last)
    label_spans(lines)
    label_boxes(lines, first, last)
    _label_head(lines, first)
    _label_tail(lines, last)
    if repeated:
        _label_repeated(lines, first, last, repeated)
    return tuple(line.label or CONTENT for line in lines)


def _letter_label(line: PageLine) -> Label:
    rule = line.rule
    if rule is not None and rule.label in _LETTER_LABELS and rule.where == "any" and rule.longest > 300:
        return Label(rule.label, rule.reason, 0.9)
    return CONTENT


def _bounds(lines: Sequence[PageLine]) -> tuple[int, int]:
    """Index of the first line that is surely content, and of the last. Without any, the whole page is content: (0, n - 1)."""
    count = len(lines)
    first = next((i for i, line in enumerate(lines) if _starts_body(line)), None)
    last = next((i for i in range(count - 1, -1, -1) if _ends_body(lines[i])), None)
    if first is not None:
        first = _after_banner(lines, first)
    if first is None or last is None or last < first:
        return (first or 0), count - 1
    return first, _before_boxes(lines, first, last)


def _after_banner(lines: Sequence[PageLine], first: int) -> int:
    """`first`, moved behind a cookie banner or an exit line near the top, whose sentences are no content."""
    banner = max((i for i in range(min(BANNER_LINES, len(lines))) if _is_banner(lines[i])), default=-1)
    if banner < first:
        return first
    return next((i for i in range(banner + 1, len(lines)) if _starts_body(lines[i])), first)


def _is_banner(line: PageLine) -> bool:
    return line.rule is not None and line.rule.label in ("cookies", "exit")


def _before_boxes(lines: Sequence[PageLine], first: int, last: int) -> int:
    """`last`, moved before a list of other pages that runs to the page's end: its teasers may be short sentences."""
    if lines[last].is_prose:
        return last
    for index in range(last - 1, max(first, len(lines) // 2, last - 30), -1):
        line = lines[index]
        if line.words > 40 or is_row(line) or (line.rule is None and (line.is_prose or KEPT_TITLE.match(line.low))):
            break
        if line.rule is not None and (line.rule.opens or line.low in ("contact", "contact us", "contacts")):
            last = next((i for i in range(index - 1, first, -1) if _ends_body(lines[i])), first)
    return last


def _starts_body(line: PageLine) -> bool:
    if line.rule is not None:
        return line.rule.label == "contact" and line.is_prose
    return line.is_prose or ANCHOR.match(line.low) is not None


def _ends_body(line: PageLine) -> bool:
    if line.rule is not None or _is_address(line):
        return False
    return line.is_sentence or line.words >= 28 or is_row(line) or KEPT_TITLE.match(line.low) is not None


def _is_address(line: PageLine) -> bool:
    """Whether a line is an address or a telephone list, full stop or not, and tells the reader nothing."""
    return line.words <= 25 and _POSTCODE.search(line.low) is not None and _TELLS.search(line.low) is None


def _label_by_rules(lines: Sequence[PageLine], first: int, last: int) -> None:
    dated = any(DATE_LINE.search(line.low) for line in lines[: first + 6] if line.rule is None)
    for index, line in enumerate(lines):
        rule = line.rule
        follows_furniture = index > 0 and line.words <= 3 and _is_interface(lines[index - 1].label)
        if rule is not None and (_holds(rule, index, first, last, dated) or follows_furniture):
            line.label = Label(rule.label, rule.reason, 0.95 if rule.where == "any" else 0.85)
        elif rule is None and _is_menu(
            line, lines[index + 1] if index + 1 < len(lines) else None, index < first or index > last
        ):
            line.label = Label("navigation", "menu: short cells side by side", 0.85)


def _is_interface(label: Label | None) -> bool:
    """Whether a line is a button or link of the page itself: what follows it closely may be the next one."""
    return label is not None and label.name in ("share", "comments", "form")


def _holds(rule: Rule, index: int, first: int, last: int, dated: bool) -> bool:
    before, after = index < first, index > last
    if rule.label == "masthead":
        return after or (before and dated)
    match rule.where:
        case "any":
            return True
        case "edge":
            return before or after
        case "head":
            return before
        case "tail":
            return after


def _is_menu(line: PageLine, following: PageLine | None, outside: bool) -> bool:
    """Short cells side by side without sentences: several, or two with a menu's word; inside the content only plain menus."""
    if (
        line.words > 30
        or line.raw[-1] in ".?!:;”"
        or (line.raw[:1].isdigit() and not outside)
        or _BYLINE.search(line.low)
    ):
        return False
    cells = _cells(line)
    if len(cells) < 2 or any(len(cell.split()) > 5 for cell in cells):
        return False
    if following is not None and is_row(following) and len(_cells(following)) == len(cells):
        return False
    known = sum(1 for cell in cells if _is_menu_cell(cell.lower()))
    digits = sum(1 for cell in cells if any(c.isdigit() for c in cell))
    if (
        outside
        and digits <= 1
        and _CRUMBS.search(line.raw)
        and all(cell[0].isupper() or cell[0].isdigit() for cell in cells)
    ):
        return True
    if outside:
        return (known >= 1 and digits <= 1) or (
            len(cells) >= 3 and not digits and all(cell[0].isupper() for cell in cells)
        )
    return known >= 2 and not digits and len(cells) >= 3


def _cells(line: PageLine) -> list[str]:
    return [cell.strip() for cell in _MENU_GAP.split(line.raw) if cell.strip()]


def _is_menu_cell(cell: str) -> bool:
    first = cell.split()[0].strip(",&")
    return cell in NAVIGATION_WORDS if first in WHOLE_CELL_WORDS else first in NAVIGATION_WORDS


def _label_head(lines: Sequence[PageLine], first: int) -> None:
    """Before the title: a site's name, section names and the day's date stand among furniture."""
    title = next((i for i in range(first) if lines[i].label is None and lines[i].words > 6), first)
    furniture = [index for index in range(first) if lines[index].label is not None and index < title]
    if not furniture:
        return
    _label_banner(lines, first)
    for index in range(furniture[-1] + 1):
        line = lines[index]
        if line.label is None and not line.is_sentence:
            name: LabelName = "masthead" if index == 0 or DATE_LINE.match(line.low) else "navigation"
            line.label = Label(name, "short line among the furniture before the content", 0.7)
    _label_sections(lines, furniture[-1] + 1, first)
    _label_day(lines, furniture[-1] + 1, first)


def _label_banner(lines: Sequence[PageLine], first: int) -> None:
    """Sentences before the last line of a cookie banner that stand between its lines."""
    banner = [i for i in range(min(BANNER_LINES, first)) if _is_banner(lines[i])]
    for index in range(banner[0], banner[-1]) if banner else ():
        if lines[index].label is None and lines[index].words > 3 and not ANCHOR.match(lines[index].low):
            lines[index].label = Label("cookies", "between the lines of a cookie banner", 0.75, uncertain=True)


def _label_sections(lines: Sequence[PageLine], index: int, first: int) -> None:
    """Names of sections ("News", "Water industry") right under the furniture, as long as a longer line is left for the title."""
    longest = max((line.words for line in lines[index:first] if line.label is None), default=0)
    if first < len(lines) and _TYPE_LINE.match(lines[first].low):
        longest = 99  # The title stands under the line that names the type.
    while index < first and longest >= 4:
        line = lines[index]
        if (
            line.label is not None
            or line.words > min(3, longest - 1)
            or not line.raw.replace(" ", "").replace("'", "").isalpha()
        ):
            return
        if ANCHOR.match(line.low) or _BODY.search(line.raw) or _KICKER.match(line.low) or line.after_blank:
            return
        line.label = Label("navigation", "name of a section under the furniture", 0.65)
        index += 1


def _label_day(lines: Sequence[PageLine], index: int, first: int) -> None:
    """The day's date right under the menu is the masthead's where the article bears a date of its own."""
    if index >= len(lines) or lines[index].label is not None or not DATE_LINE.match(lines[index].low):
        return
    for line in lines[index + 1 : first + 6]:
        if (
            line.label is None
            and not line.is_prose
            and re.search(r"\b(?:published|posted|by\s|updated)", line.low)
            and _has_date(line.low)
        ):
            lines[index].label = Label("masthead", "the day's date: the article bears its own", 0.8)
            return


def _has_date(low: str) -> bool:
    return (
        re.search(
            r"\b\d{1,2}(?:st|nd|rd|th)?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|"
            r"\d{1,2}/\d{1,2}/\d{2}",
            low,
        )
        is not None
    )


def _label_tail(lines: Sequence[PageLine], last: int) -> None:
    """After the content: once furniture has begun, short lines are furniture; addresses and telephone lines are contact."""
    begun = False
    for line in lines[last + 1 :]:
        if line.label is not None:
            begun = True
            continue
        if KEPT_TITLE.match(line.low):
            begun = False
        elif line.words <= 25 and _POSTCODE.search(line.low):
            line.label = Label("contact", "address or telephone line after the content", 0.8)
            begun = True
        elif begun and line.words <= 25:
            line.label = Label(
                "furniture", "short line among the furniture after the content", 0.65, uncertain=line.words > 12
            )


def _label_repeated(lines: Sequence[PageLine], first: int, last: int, repeated: frozenset[str]) -> None:
    """Lines that stand on many pages of the publisher; the legal answer stays, and inside the content they are only marked.

    A cell or a word or two is no evidence: every number has the same key.
    """
    for index, line in enumerate(lines):
        if line.label is not None or line.words < 3 or is_legal_answer(line.raw) or line_key(line.raw) not in repeated:
            continue
        if first <= index <= last:
            line.label = Label("content", "stands on many pages of the publisher", 0.6, uncertain=True)
        else:
            line.label = Label("repeated", "stands on many pages of the publisher", 0.85)
