"""Decide what each mention does: applied, procedural, mentioned or rejected, by its sentence and then by the document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.exemptions.anchors import Anchor
from extractors.exemptions.binding import Bound
from extractors.exemptions.cues import Cue, find_cues
from extractors.prepare import Prepared
from models.facts import Status
from models.regimes import look_up, section_of

REACH = 400
"""Code points of a sentence read on each side of a mention: no clause needs more, and a line without full stops has no end."""

_BREAK = re.compile(
    r";|, (?:but|however|while|whereas|although|though|yet)\b| (?:but|however|whereas) |: (?=[A-Z])", re.IGNORECASE
)
_GAP = re.compile(
    r"(?: {0,2}\([^()]{0,90}\))?(?:[ ,;&-]|\b(?:and|or|nor|both|the|exemptions?|exceptions?|at|in|of|under|by|virtue|with|also|limbs?|FOIA|FOISA|EIRs?|Act|"
    r"Freedom|Information|[12][0-9]{3}|personal|information|data|law|enforcement|commercial|interests)\b){0,30}",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(?:it|this exemption|that exemption|the exemption|this exception|that exception|the exception|this section|that section|this|these exemptions)\b"
    r"[^.;]{0,25}$",
    re.IGNORECASE,
)
_AUTHORITY_DID = re.compile(
    r"\byou(?:r| have| had|'ve)? (?:[a-z]+ ){0,3}(?:refused|refusal|withheld|withholding|cited|relied|applied|rejected|claimed|invoked|used|exempted)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The status and the rule that gave it; `is_firm` when the sentence itself says so."""

    status: Status
    rule: str
    is_firm: bool


_NEUTRAL = Verdict("mentioned", "neutral", False)


class _Court:
    """Holds what the verdicts of one document share: cues by sentence, chains of citations."""

    def __init__(self, p: Prepared, flat: str, anchors: Sequence[Anchor], cited: set[int]) -> None:
        self.p, self.flat, self.anchors = p, flat, anchors
        self.order = sorted(cited)
        self.starts = [anchors[i].start for i in self.order]
        self._cues: dict[tuple[int, int], list[Cue]] = {}

    def cues(self, start: int, end: int) -> list[Cue]:
        if (start, end) not in self._cues:
            self._cues[start, end] = list(find_cues(self.flat, start, end))
        return self._cues[start, end]

    def stretch(self, anchor: Anchor) -> tuple[int, int]:
        """The sentence around a citation, cut to REACH on each side."""
        sentence = self.p.sentence_at(anchor.start)
        if sentence is None:
            return anchor.start, anchor.end
        return max(sentence.start, anchor.start - REACH), min(max(sentence.end, anchor.end), anchor.end + REACH)

    def chain(self, index: int) -> tuple[int, int]:
        """From the first to the last citation that a predicate shares with this one."""
        place = bisect_left(self.starts, self.anchors[index].start)
        first = last = place
        while first > 0 and self._joined(first - 1):
            first -= 1
        while last + 1 < len(self.order) and self._joined(last):
            last += 1
        return self.anchors[self.order[first]].start, self.anchors[self.order[last]].end

    def _joined(self, place: int) -> bool:
        gap = self.flat[self.anchors[self.order[place]].end : self.anchors[self.order[place + 1]].start]
        return len(gap) <= 140 and _GAP.fullmatch(gap) is not None

    def judge(self, index: int) -> Verdict:
        """The verdict of the sentence alone."""
        anchor = self.anchors[index]
        low, high = self.stretch(anchor)
        start, end = self.chain(index)
        start, end = max(low, start), min(max(high, anchor.end), end)
        cues = self.cues(low, high)
        before = self._before(cues, start, anchor)
        after = self._after(cues, end, high)
        return _weigh(before, after)

    def _before(self, cues: list[Cue], start: int, anchor: Anchor) -> Cue | None:
        for cue in reversed(cues):
            if cue.end <= start + 1 and cue.side != "after":
                return None if _BREAK.search(self.flat, cue.end, start) and cue.name != "guidance" else cue
        return None

    def _after(self, cues: list[Cue], end: int, high: int) -> Cue | None:
        stop = high
        place = bisect_left(self.starts, end)
        if place < len(self.starts):
            stop = min(stop, self.starts[place])
        for cue in cues:
            if cue.start >= end - 1 and cue.side != "before":
                if cue.end > stop + 1 and cue.start > stop:
                    return None
                broken = _BREAK.search(self.flat, end, cue.start)
                if broken and not _PRONOUN.search(self.flat[broken.end() : cue.start]):
                    return None
                return cue
        return None

    def aftermath(self, index: int) -> bool:
        """Whether one of the next two sentences, before any other citation, says that "it" does not apply."""
        anchor = self.anchors[index]
        here = self.p.sentence_index(anchor.start)
        if here is None:
            return False
        place = bisect_left(self.starts, anchor.start) + 1
        limit = self.starts[place] if place < len(self.starts) else len(self.flat)
        for sentence in self.p.sentences[here + 1 : here + 3]:
            if (
                sentence.end > limit
                or sentence.start - anchor.end > REACH
                or "\n\n" in self.p.text[anchor.end : sentence.start]
            ):
                return False
            for cue in self.cues(sentence.start, min(sentence.end, sentence.start + REACH)):
                if cue.status == "rejected" and (
                    _PRONOUN.search(self.flat[sentence.start : cue.start])
                    or re.match(r" (?:it|this exemption|that it)\b", self.flat[cue.end : cue.end + 20])
                ):
                    return True
        return False


def _weigh(before: Cue | None, after: Cue | None) -> Verdict:
    """One verdict from what stands before and what stands behind."""
    if before is None and after is None:
        return _NEUTRAL
    if before is None or after is None:
        cue = before or after
        assert cue is not None
        return Verdict(cue.status, cue.name, True)
    if before.status == "applied":
        return Verdict(after.status, after.name, True)
    if before.name == "considered" and after.status == "rejected":
        return Verdict("rejected", after.name, True)
    return Verdict(before.status, before.name, True)


def decide(p: Prepared, flat: str, anchors: Sequence[Anchor], bound: Sequence[Bound]) -> list[Verdict]:
    """A verdict for every bound provision, in order."""
    court = _Court(p, flat, anchors, {b.anchor for b in bound})
    by_anchor = {b.anchor: _first(court, b) for b in bound}
    first = [_procedural(b) or by_anchor[b.anchor] for b in bound]
    relied = {
        (b.regime, section_of(b.item.number))
        for b, v in zip(bound, first, strict=True)
        if v.status == "applied" and p.zone_at(b.item.start) != "request"
    }
    return [_settle(p, flat, b, v, relied) for b, v in zip(bound, first, strict=True)]


def _first(court: _Court, bound: Bound) -> Verdict:
    anchor = court.anchors[bound.anchor]
    if court.p.zone_at(anchor.start) == "request":
        low, high = court.stretch(anchor)
        verdict = court.judge(bound.anchor)
        if verdict.status == "applied" and _AUTHORITY_DID.search(court.flat, low, high):
            return Verdict("applied", "request_reports", True)
        return Verdict("mentioned", "request", True)
    verdict = court.judge(bound.anchor)
    if verdict.status in ("applied", "mentioned") and not verdict.rule == "request" and court.aftermath(bound.anchor):
        return Verdict("rejected", "aftermath", True)
    return verdict


def _procedural(bound: Bound) -> Verdict | None:
    row = look_up(bound.regime, bound.item.number)
    if row is not None and row.kind == "procedure":
        return Verdict("procedural", "table", True)
    return None


def _settle(p: Prepared, flat: str, bound: Bound, verdict: Verdict, relied: set[tuple[str, str]]) -> Verdict:
    """A mention that its sentence leaves open follows what the document does with the provision."""
    if verdict.is_firm:
        return verdict
    if (bound.regime, section_of(bound.item.number)) in relied:
        return Verdict("applied", "relied_on_here", False)
    if p.kind in ("foi_response", "correspondence", "decision") and _is_heading(p.text, bound):
        return Verdict("applied", "heading", False)
    return verdict


_LINE_HEAD = re.compile(r"[ \t\u2022*#.0-9()a-z-]{0,12}$")


def _is_heading(text: str, bound: Bound) -> bool:
    """Whether the line is a citation with its title and little else."""
    start = text.rfind("\n", max(0, bound.item.start - 160), bound.item.start) + 1
    end = text.find("\n", bound.item.end, bound.item.end + 160)
    end = end if end >= 0 else min(len(text), bound.item.end + 160)
    return end - start <= 140 and (
        _LINE_HEAD.match(text[start : bound.item.start]) is not None or bound.item.start - start < 60
    )
