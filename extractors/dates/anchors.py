"""The day from which yearless and relative dates are told: the document's own, its message's in a thread, or its month."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from extractors.dates.calendar import Candidate, month_span
from extractors.day import find_day
from extractors.prepare import Prepared
from extractors.threads import find_messages

_HEAD = 1500
_NEIGHBOUR = 160
_OPENS = re.compile(r"(?:\n|\A|[|·•])[ \xa0]{0,40}\Z")
_CLOSES = re.compile(r"[ \xa0]{0,40}(?:\n|\Z|[|·•])")
_THREADS = ("foi_response", "correspondence", "other")


class Anchors:
    """The own date at every place of a document.

    `borne` is the month that a paper bears in its head in place of a day ("August 2022" alone on its line), if it does.
    """

    def __init__(self, p: Prepared, candidates: Sequence[Candidate]) -> None:
        self._day = date.fromisoformat(p.own_date) if p.own_date else None
        self.borne = _borne_month(p, candidates) if self._day is None else None
        if self.borne is not None and self.borne.year and self.borne.month:
            self._day = month_span(self.borne.year, self.borne.month)[1]
        self._messages = _messages(p) if p.kind in _THREADS else []
        self._starts = [start for start, _ in self._messages]

    @property
    def document(self) -> date | None:
        """The document's own day, or the last of the month that it bears."""
        return self._day

    def at(self, offset: int) -> date | None:
        """The own day of the message that holds an offset, else of the document."""
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
