"""Hear one document: what each sentence, list and clause says of the provisions named in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extractors.exemptions.anchors import Anchor
from extractors.exemptions.answers import of_considered, of_weighed
from extractors.exemptions.clauses import is_of_noun, is_of_wrong_finding, own_clause
from extractors.exemptions.cues import Cue, find_cues
from extractors.exemptions.genre import explains
from extractors.exemptions.weigh import (
    IT,
    SPAN,
    Verdict,
    governing_of,
    is_weighing,
    of_asker,
    of_complaint,
    of_digest,
    of_outcome,
    outcome_of,
    weigh,
)
from extractors.prepare import Prepared

REACH = 400
"""Code points of a sentence read on each side of a mention: no clause needs more, and a line without full stops has no end."""
CHAIN = 12
"""Citations joined to one predicate, or cues looked through, on each side at most."""

_BREAK = re.compile(
    r";|, (?:but|however|while|whereas|although|though|yet)\b| (?:but|however|whereas) |\. (?=[a-z])"
    r"|, and (?:one|two|three|four|five|six|seven|eight|nine|ten|another|others|some|several|the (?:others?|rest)) "
)
_CLAUSE = re.compile(rf"{_BREAK.pattern}|, (?:which|who|whose) ")
_GAP = re.compile(
    r"(?: {0,2}\([^()]{0,90}\))?(?:[ ,;&/-]|\b(?:and|or|nor|both|the|exemptions?|exceptions?|at|in|of|under|by|"
    r"virtue|with|also|limbs?|foia|foisa|eirs?|"
    r"act|freedom|information|[12][0-9]{3}|personal|data|law|enforcement|commercial|interests)\b){0,30}"
)
_SMALL = re.compile(
    r"[ ,'\"(:-]*(?:(?:the|an?|any|both|either|whether|use|of|application|applying|applicability|exemptions?|"
    r"exceptions?|at|in|under|for|to|on|"
    r"about|its|our|that|also|if|relevant|possible|provisions?|foia|foisa|eirs?) ){0,8}['\"(]*"
)
PRONOUN = re.compile(rf"\b{IT} (?:[a-z]+ ){{0,2}}$")
_OWN_FINDING = re.compile(r"[,;] (?:but|however,?|yet) (?:i|we|he|she|the (?:commissioner|tribunal|panel))\b")
_APPOSITION = frozenset([": ", ": the ", " (", " - ", ", namely ", " in "])
"""What parts a finding from the provision it names: "the exemption is not engaged: section 31(1)(g)"."""
_ANY_AUTHORITY = re.compile(
    r"\b(?:an|any|no|every|each) (?:public |scottish public )?(?:authority|body|institution) (?:that|which|who"
    r"|may|might|can|could|must|should|"
    r"cannot|need|wishing|relying|seeking|citing|using)\b[^.;]{0,90}$"
)
"""What holds for authorities at large: "of no help to an authority that had not relied on section 12"."""
_TEST = re.compile(
    r"\b(?:test|tests|balance|balancing|balancing exercise|weighing|assessment|evidence of harm|opinion)\b"
    r"(?: (?:of|the|public|interest|exercise|harm|prejudice|here|also|therefore)){0,5} ?$"
)
_TEST_SAID = re.compile(r"\b(?:tests?|balance|balancing|weigh(?:ed|ing))\b")
_NEED = re.compile(r"needed|required|necessary|relevant|called for")
_DECIDER = re.compile(
    r"commissioner|\bico\b|\bic-[0-9]|\b(?:held|ruled)\b|tribunal|court|judge|regulator|watchdog"
    r"|ombudsman|minister|on review|reviewer"
)
_OWN_VIEW = re.compile(r"\"|\b(?:we|our|i|my|clients?)\b")


class Court:
    """Holds what the verdicts of one document share: cues by sentence, chains of citations. Every look-up is bounded."""

    def __init__(self, p: Prepared, lower: str, anchors: Sequence[Anchor], cited: set[int]) -> None:
        self.p, self.lower, self.anchors = p, lower, anchors
        self.order = sorted(cited)
        self.starts = [anchors[i].start for i in self.order]
        self._joined = [self._is_joined(place) for place in range(len(self.order) - 1)]
        self.is_explanation = explains(p, lower)
        self._cues: dict[tuple[int, int], list[Cue]] = {}

    def _is_joined(self, place: int) -> bool:
        """Whether only list words stand between two citations, so that one predicate holds for both."""
        gap = self.lower[self.anchors[self.order[place]].end : self.anchors[self.order[place + 1]].start]
        return len(gap) <= 140 and _GAP.fullmatch(gap) is not None

    def cues(self, start: int, end: int) -> list[Cue]:
        """All cues of a stretch, read once."""
        if (start, end) not in self._cues:
            self._cues[start, end] = list(find_cues(self.lower, start, end))
        return self._cues[start, end]

    def sentence(self, anchor: Anchor) -> tuple[int, int]:
        sentence = self.p.sentence_at(anchor.start)
        return (anchor.start, anchor.end) if sentence is None else (sentence.start, max(sentence.end, anchor.end))

    def chain(self, index: int) -> tuple[int, int]:
        """From the first to the last citation that a predicate shares with this one, at most CHAIN on each side."""
        first = last = bisect_left(self.starts, self.anchors[index].start)
        bottom, top = first - CHAIN, last + CHAIN
        while first > max(0, bottom) and self._joined[first - 1]:
            first -= 1
        while last < min(top, len(self._joined)) and self._joined[last]:
            last += 1
        return self.anchors[self.order[first]].start, self.anchors[self.order[last]].end

    def within(self, start: int, end: int) -> list[int]:
        """The citations that begin in a stretch."""
        return self.order[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def judge(self, index: int) -> Verdict:
        """The verdict of the sentence alone."""
        anchor = self.anchors[index]
        digest = of_digest(self.lower, anchor.end, is_reply=self.p.kind in ("foi_response", "correspondence"))
        if digest is None and self.p.kind not in ("foi_response", "correspondence"):
            digest = of_outcome(self.lower, anchor.start, anchor.end, self.sentence(anchor)[1])
        if digest is not None:
            return digest
        low, high = self.sentence(anchor)
        start, end = self.chain(index)
        start, end = max(low, start), max(anchor.end, min(high, end))
        complaint = of_complaint(self.lower, start, end) or of_asker(self.lower, end, high)
        if complaint is not None:
            return complaint
        before = self._near_before(low, high, start)
        after = self._after(low, high, end)
        own = own_clause(self.lower, low, start, before, after)
        before = [cue for cue in before if cue.end >= own]
        nearest = before[-1] if before else None
        if nearest is not None and after is not None and not after.row.is_neutral and self._is_spent(nearest, start):
            nearest = None
        governing = governing_of(before)
        if nearest is not None and nearest.row.name == "compared":
            return Verdict("mentioned", "compared", True)
        if _ANY_AUTHORITY.search(self.lower, max(low, start - SPAN), start):
            return Verdict("mentioned", "any_authority", True)
        if governing is not None and after is not None and self._answers(governing, after, end):
            return Verdict(after.row.status, after.row.name, True)
        if after is not None and is_of_wrong_finding(self.lower, low, start):
            return Verdict("applied" if after.row.status == "rejected" else "rejected", "wrong_finding", True)
        answer = of_weighed(self.lower, self.starts, end, high)
        if answer is None and governing is not None and governing.row.name == "whether":
            answer = of_considered(self.lower, governing, self.starts, end, high)
        if answer is not None:
            return answer
        if governing is None and is_weighing(nearest, after):
            outcome = outcome_of(self.lower, self.starts, end, high)
            if outcome is not None:
                return outcome
        return weigh(governing, nearest, after)

    def _answers(self, governing: Cue, after: Cue, end: int) -> bool:
        """Whether the writer answers what another argued: "you think we were wrong about it, but I find that it applies"."""
        is_finding = after.row.status != "mentioned" and not after.row.is_neutral
        return (
            governing.row.name == "attributed"
            and is_finding
            and _OWN_FINDING.search(self.lower, end, after.start) is not None
        )

    def _is_spent(self, cue: Cue, start: int) -> bool:
        """Whether a cue belongs to an earlier citation of the clause: "rejected use of section 43 and said section 42 applied"."""
        place = bisect_left(self.starts, start)
        return (
            place > 0 and not cue.row.governs and cue.end <= self.starts[place - 1] + 1 and not self._joined[place - 1]
        )

    def _near_before(self, low: int, high: int, start: int) -> list[Cue]:
        """The cues that stand before a citation in its clause, at most SPAN away."""
        cues = self.cues(low, high)
        last = bisect_left(cues, start + 1, key=lambda cue: cue.start)
        near: list[Cue] = []
        for cue in reversed(cues[max(0, last - CHAIN) : last]):
            if start - cue.end > SPAN:
                break
            is_finding = cue.row.status != "mentioned"
            stands_before = cue.row.side != "after" or (is_finding and self.lower[cue.end : start] in _APPOSITION)
            if cue.end <= start + 1 and stands_before and self._is_near_enough(cue, cue.end, start):
                near.append(cue)
        near.reverse()
        break_at = max((m.end() for m in _CLAUSE.finditer(self.lower, max(low, start - SPAN), start)), default=low)
        looking_on = {cue.start for cue in near if cue.row.side == "before"}
        near = [cue for cue in near if cue.row.side != "after" or cue.start not in looking_on]
        return [cue for cue in near if cue.end >= break_at and not is_of_noun(self.lower, cue)]

    def _is_near_enough(self, cue: Cue, start: int, end: int) -> bool:
        return not cue.row.is_close or _SMALL.fullmatch(self.lower, start, max(start, end)) is not None

    def _after(self, low: int, high: int, end: int) -> Cue | None:
        """The first cue behind a citation, before the next one, in the same clause or said of "it"."""
        place = bisect_left(self.starts, end)
        stop = min(high, end + SPAN, self.starts[place] if place < len(self.starts) else high)
        cues = self.cues(low, high)
        first = bisect_left(cues, end, key=lambda cue: cue.start)
        chosen: Cue | None = None
        for cue in cues[first : first + CHAIN]:
            if cue.start >= stop:
                break
            if cue.row.side == "before" or not self._is_near_enough(cue, end, cue.start):
                continue
            if cue.row.status == "rejected" and self._is_of_test(low, end, cue):
                continue
            broken = _BREAK.search(self.lower, end, cue.start)
            is_of_it = (
                broken is None
                or cue.row.name in ("not_on_it", "interest_in_release", "interest_in_secrecy")
                or PRONOUN.search(self.lower, broken.end(), cue.start) is not None
            )
            if chosen is None and broken is not None and not is_of_it:
                break
            if chosen is None or (
                cue.row.status == "rejected" and self._turns(chosen, cue, is_of_it, broken is not None)
            ):
                chosen = cue  # "was relied on at first, but it no longer applies": the later word holds
            elif (
                chosen.row.is_neutral
                and not cue.row.is_neutral
                and (chosen.row.name == "alone" or cue.row.name == "on_it")
            ):
                chosen = cue
        return chosen

    def _is_of_test(self, low: int, end: int, cue: Cue) -> bool:
        """Whether what is not needed is a test and not the provision: "so no balance is needed", "where it is not required"."""
        if _TEST.search(self.lower, end, cue.start):
            return True
        has_need = _NEED.search(self.lower, cue.start, cue.end) is not None
        return has_need and _TEST_SAID.search(self.lower, max(low, end - SPAN), end) is not None

    @staticmethod
    def _turns(chosen: Cue, cue: Cue, is_of_it: bool, is_broken: bool) -> bool:
        """Whether a later denial takes back what was said first of the same provision."""
        takes_back = cue.row.name in ("not_on_it", "interest_in_release") or (is_broken and is_of_it)
        return takes_back or (chosen.row.status == "mentioned" and not is_broken)

    def is_said_by_outsider(self, index: int) -> bool:
        """Whether "we do not accept" is an outsider's argument, in an article, and not the word of someone who decides."""
        if self.p.kind not in ("article", "press_release"):
            return False
        anchor = self.anchors[index]
        low, high = self.sentence(anchor)
        if self.is_explanation and _OWN_VIEW.search(self.lower, low, anchor.start) is None:
            return False  # an explanation reports what others decided, unless it quotes or speaks for itself
        governing = [cue for cue in self._near_before(low, high, anchor.start) if cue.row.governs]
        return (
            bool(governing)
            and _DECIDER.search(self.lower, max(low, governing[-1].start - 90), governing[-1].start) is None
        )
