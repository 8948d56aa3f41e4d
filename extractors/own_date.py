"""Find the day that a document bears: the day of the reply, of the letter, of publication; never the page's clock."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.day import find_day
from models.documents import Block, DocumentKind, Label, Reading

HEAD_BLOCKS = 40
"""Blocks of content in which a letter or a page bears its date."""

_RESPONDED = (
    r"(?:date\s(?:of\s)?(?:our\s)?(?:responded|response|reply|replied|sent|issued|completed|closed|disclosed|"
    r"decision|released?|answered)|(?:response|reply|decision|release|completion|closed?)\sdate|"
    r"responded(?:\son)?|replied(?:\son)?|response\s(?:sent|issued|date|provided)|date\sresponse\ssent|"
    r"issued(?:\son)?|answered(?:\son)?|completed(?:\son)?|decision\s(?:given|date|issued|made)(?:\son)?|"
    r"(?:sent|e-?mailed|issued|dispatched|despatched)(?:\s(?:by|via|per)\s(?:e-?mail|post|letter|whatdotheyknow)"
    r"(?:\sonly)?)?(?:\son)?)"
)
_WRITTEN = r"(?:date(?:d)?(?:\sof\s(?:letter|this\sletter|issue))?|letter\sdate(?:d)?)"
_PUBLISHED = (
    r"(?:(?:first\s)?published(?:\son|\sdate)?|publication\sdate|date\s(?:of\spublication|published)|"
    r"posted(?:\son|\sin)?|released(?:\son)?|release\sdate|issued\son|date\sposted|created(?:\son)?|"
    r"(?:strictly\s|under\s(?:strict\s)?|strict\s)?embargo(?:ed)?(?:\s(?:until|to|for|till))?|"
    r"for\s(?:immediate\s)?(?:release|use|publication)(?:\s(?:on|at|from))?|"
    r"not\sfor\s(?:publication|release|use)(?:\sbefore|\suntil)?)"
)


def _label(pattern: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:\A|(?<=\s\s)|(?<=[|;\t]\s)|(?<=[|;\t])|(?<=\brelease\s[–—:-]\s)|(?<=\brelease[:,]\s))(?:{pattern})\s?[:.–-]?\s{{0,20}}",
        re.IGNORECASE,
    )


_LABELS = {name: _label(pattern) for name, pattern in
           {"responded": _RESPONDED, "written": _WRITTEN, "published": _PUBLISHED}.items()}  # fmt: skip
_EMBARGO = re.compile(r"embargo|publication", re.IGNORECASE)
_ASKED = re.compile(r"(?:date\s(?:of\s)?)?(?:request(?:ed)?|received)\b", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s)?(?:the\s)?", re.IGNORECASE
)
_CLOCK = re.compile(r"(?:at\s)?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s(?:bst|gmt|utc))?,?\s(?:on\s)?", re.IGNORECASE)
"""The time that a page sets before its day ("14:32, 9 June 2023")."""
_MEETING = re.compile(
    r".{0,40}\b(?:minutes|notes?|agenda|record|proceedings|action points)\b.{0,60}\b(?:meeting|committee|board|council|panel|forum|"
    r"group|cabinet|held)\b|\b(?:meeting|session|hearing)\b.{0,40}\bheld\s(?:on|at)\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"\b(?:[Bb]y|BY|[Ww]ritten\sby|[Aa]uthor|[Pp]osted\sby)\s(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\b(?!\s[A-Z]))[A-Z]|"
    r"\b(?:correspondent|reporter|editor)\b"
)
_NAMED = re.compile(
    r"(?:[A-Z][\w’'.&-]{0,24}\s){0,5}[A-Z][\w’'.&-]{0,24},\s(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s)?"
)
"""An author, a body or a place before the day that ends the line ("The Reading Room, 9 August 2024")."""
_DATELINE = re.compile(r"(?:[A-Z][A-Za-z]{2,20},\s)?(?:london|cardiff|edinburgh|belfast|manchester)\b", re.IGNORECASE)

_ORDERS: dict[DocumentKind, tuple[str, ...]] = {
    "foi_response": ("responded", "written", "thread", "bare", "published"),
    "correspondence": ("written", "responded", "bare", "thread", "published"),
    "decision": ("responded", "written", "published", "bare"),
}
_OTHER_ORDER = ("published", "bare", "written", "responded", "held")


def own_date(reading: Reading, labels: Sequence[Label], kind: DocumentKind) -> str | None:
    """The document's own day (ISO), or None where it bears none.

    An answer bears the day of the reply; a press release or an article the day of publication. The page's metadata give it
    where the text does not (for an article, before the text). A "last updated" line is the page's, and never taken.
    """
    text = reading.text
    content = [block for block, label in zip(reading.blocks, labels, strict=True) if label.is_content]
    if kind in ("article", "press_release", "statistics") and reading.metadata.published:
        return reading.metadata.published
    found = _labelled(text, content)
    for name in _ORDERS.get(kind, _OTHER_ORDER):
        if name == "bare":
            day = _bare(text, content, is_signed=kind != "decision")
        elif name == "thread":
            day = _thread(text, content)
        elif name == "held":
            day = _held(text, content)
        else:
            day = found.get(name)
        if day is not None:
            return day
    return reading.metadata.published


def _labelled(text: str, blocks: Sequence[Block]) -> dict[str, str | None]:
    """For each label the first day beside it, or in the block right under it."""
    found: dict[str, str | None] = {}
    for index, block in enumerate(blocks):
        if block.end - block.start > 160 and index > HEAD_BLOCKS:
            continue
        for name, label in _LABELS.items():
            if name in found:
                continue
            match = label.search(text[block.start : min(block.end, block.start + 160)])
            if match is None:
                continue
            day = _value(text, blocks, index, block.start + match.end())
            if day is not None:
                found[name] = day
    return found


def _value(text: str, blocks: Sequence[Block], index: int, position: int) -> str | None:
    """The day that starts at `position` (a weekday may stand before it), or the next block's where the label stands alone."""
    block = blocks[index]
    if position < block.end:
        day = find_day(text, position, min(block.end, position + 90))
        weekday = _WEEKDAY.match(text, position)
        near = (
            60
            if _EMBARGO.search(text, block.start, position)
            else 24
            if weekday is None
            else weekday.end() - position + 24
        )
        return day[0] if day is not None and day[1] - position <= near else None
    if index + 1 >= len(blocks) or blocks[index + 1].end - blocks[index + 1].start > 50:
        return None
    day = find_day(text, blocks[index + 1].start, blocks[index + 1].end)
    return day[0] if day is not None else None


def _bare(text: str, blocks: Sequence[Block], *, is_signed: bool = True) -> str | None:
    """A line of the head that is a day and little else, or a byline with its day; not under a label of the request."""
    for index, block in enumerate(blocks[:HEAD_BLOCKS]):
        size = block.end - block.start
        day = find_day(text, block.start, min(block.end, block.start + 140)) if size <= 140 else None
        if day is None:
            continue
        if (
            index
            and _ASKED.match(text, blocks[index - 1].start, blocks[index - 1].end)
            and blocks[index - 1].end - blocks[index - 1].start < 30
        ):
            continue
        if _ASKED.match(text, block.start, block.end):
            continue
        clock = _CLOCK.match(text, block.start, day[1])
        weekday = _WEEKDAY.match(text, clock.end() if clock is not None else block.start)
        lead = day[1] - (weekday.end() if weekday is not None else block.start)
        rest = size - (day[2] - day[1])
        if (
            (lead <= 1 and rest <= 60)
            or rest <= 14
            or (_BYLINE.search(text, block.start, block.end) and ". " not in text[block.start : day[1]])
            or (is_signed and index < 12 and day[2] == block.end and _NAMED.fullmatch(text, block.start, day[1]))
            or _DATELINE.match(text, block.start, day[1])
        ):
            return day[0]
    return None


def _held(text: str, blocks: Sequence[Block]) -> str | None:
    """The day of the meeting whose minutes, agenda or notes these are, as their heading names it."""
    for block in blocks[:HEAD_BLOCKS]:
        if block.end - block.start <= 160 and _MEETING.match(text, block.start, block.end):
            day = find_day(text, block.start, block.end)
            if day is not None:
                return day[0]
    return None


def _thread(text: str, blocks: Sequence[Block]) -> str | None:
    """The day of the last message that the authority sent, in a thread."""
    from extractors.threads import find_messages

    for message in reversed(find_messages(text, blocks)):
        if not message.by_requester:
            head = blocks[message.first : message.body]
            for block in head:
                day = find_day(text, block.start, block.end)
                if day is not None:
                    return day[0]
    return None
