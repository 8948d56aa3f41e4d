"""The day from which yearless and relative dates are told: the document's own, its message's in a thread, or its month."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from extractors.dates.calendar import Candidate, month_span, span_of
from extractors.dates.labels import LABELS
from extractors.dates.words import WEEKDAY
from extractors.day import find_day
from extractors.prepare import Prepared
from extractors.threads import find_messages

_HEAD = 1500
_NEIGHBOUR = 160
_OPENS = re.compile(r"(?:\n|\A|[|·•])[ \xa0]{0,40}\Z")
_CLOSES = re.compile(r"[ \xa0]{0,40}(?:\n|\Z|[|·•])")
_QUOTE = re.compile(r":\s{0,3}[\"“]")
_CLOSING = {'"': '"', "“": "”"}
_ASKS = re.compile(r"\b(?:asked|wrote|written|requested|request|sought|e-?mailed)\b")
_LEAD_REACH = 240
_QUOTE_REACH = 3000
_LABELLED_HEAD = 600
_LABEL_END = re.compile(r"[\t|]")
_WEEKDAY_LAST = re.compile(rf"\b{WEEKDAY},?\s*\Z")
_THREADS = ("foi_response", "correspondence", "other")


class Anchors:
    """The own date at every place of a document.

    `borne` is the month that a paper bears in its head in place of a day ("August 2022" alone on its line), if it does.
    """

    def __init__(self, p: Prepared, candidates: Sequence[Candidate]) -> None:
        self._day = date.fromisoformat(p.own_date) if p.own_date else _labelled_day(p, candidates)
        self.borne = _borne_month(p, candidates) if self._day is None else None
        if self.borne is not None and self.borne.year and self.borne.month:
            self._day = month_span(self.borne.year, self.borne.month)[1]
        self._messages = _messages(p) if p.kind in _THREADS else []
        self._starts = [start for start, _ in self._messages]
        self._quoted = list(_quoted_requests(p.text, candidates))
        self._quote_starts = [start for start, _, _ in self._quoted]

    @property
    def document(self) -> date | None:
        """The document's own day, or the last of the month that it bears."""
        return self._day

    def at(self, offset: int) -> date | None:
        """The own day of the message that holds an offset, else of the document."""
        quote = bisect_right(self._quote_starts, offset) - 1
        if quote >= 0 and offset < self._quoted[quote][1]:
            return self._quoted[quote][2]
        index = bisect_right(self._starts, offset) - 1
        return self._messages[index][1] if index >= 0 else self._day


def _messages(p: Prepared) -> list[tuple[int, date]]:
    """Where each dated message of a thread begins, with its day; nothing where fewer than two are dated."""
    content = [block for block, label in zip(p.blocks, p.labels, strict=True) if label.is_content]
    found: list[tuple[int, date]] = []
    for message in find_messages(p.text, content):
        for block in content[message.first : message.body]:
            day = find_day(p.text, block.start, block.end)
            if day is not None:
                found.append((content[message.first].start, date.fromisoformat(day[0])))
                break
    return found if len(found) > 1 else []


def _labelled_day(p: Prepared, candidates: Sequence[Candidate]) -> date | None:
    """The day that a head without a date of its own gives its answer: "Reply sent: Thursday 6 July 2023"."""
    for candidate in candidates:
        if candidate.start >= _LABELLED_HEAD:
            return None
        if candidate.shape != "day" or candidate.year is None:
            continue
        line = p.text[max(0, candidate.start - 60) : candidate.start].rpartition("\n")[2].lower()
        label = _LABEL_END.split(line)[-1] if "\t" in line or "|" in line else line
        words = _WEEKDAY_LAST.sub("", label).strip(" \t\xa0:*")
        span = span_of(candidate)
        if span is not None and any(role == "responded" and pattern.fullmatch(words) for pattern, role in LABELS):
            return span[0]
    return None


def _quoted_requests(text: str, candidates: Sequence[Candidate]) -> Iterator[tuple[int, int, date]]:
    """Where the words of a request are quoted behind the day it was made, with that day: "On 9 May 2022 she asked for: "..."."""
    days = [c for c in candidates if c.shape == "day" and c.year is not None]
    if not days:
        return
    starts = [c.start for c in days]
    for opening in _QUOTE.finditer(text):
        start = opening.end()
        lead = max(text.rfind("\n", max(0, start - _LEAD_REACH), opening.start()), start - _LEAD_REACH, 0)
        first = bisect_right(starts, lead - 1)
        span = span_of(days[first]) if first < len(days) and days[first].start < opening.start() else None
        if span is None or not _ASKS.search(text, lead, opening.start()):
            continue
        end = text.find(_CLOSING[text[start - 1]], start, start + _QUOTE_REACH)
        yield start, end if end >= 0 else start, span[0]


def _borne_month(p: Prepared, candidates: Sequence[Candidate]) -> Candidate | None:
    """The only month with its year that stands alone on a line, or in a cell of a line, of the head."""
    alone = [
        c
        for c in candidates
        if c.shape == "month"
        and c.year is not None
        and c.start < _HEAD + _NEIGHBOUR
        and _OPENS.search(p.text, max(0, c.start - 42), c.start)
        and _CLOSES.match(p.text, c.end, c.end + 42)
    ]
    if not alone or alone[0].start >= _HEAD or p.zone_at(alone[0].start) == "boilerplate":
        return None
    return alone[0] if len(alone) == 1 or alone[1].start - alone[0].end > _NEIGHBOUR else None
