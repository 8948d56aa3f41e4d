"""Hear one document: what each sentence, list and clause says of the provisions named in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.exemptions.anchors import Anchor
from extractors.exemptions.cues import Cue, find_cues
from extractors.prepare import Prepared
from models.facts import Status

REACH = 400
"""Code points of a sentence read on each side of a mention: no clause needs more, and a line without full stops has no end."""
LIST = 12
"""Lines of a list looked back over for the words that open it."""
CHAIN = 12
"""Citations joined to one predicate, or cues looked through, on each side at most."""
SPAN = 160
"""Code points between a cue and its provision at most."""

_BREAK = re.compile(r";|, (?:but|however|while|whereas|although|though|yet)\b| (?:but|however|whereas) |\. (?=[a-z])")
_CLAUSE = re.compile(rf"{_BREAK.pattern}|, (?:which|who|whose) ")
_GAP = re.compile(
    r"(?: {0,2}\([^()]{0,90}\))?(?:[ ,;&/-]|\b(?:and|or|nor|both|the|exemptions?|exceptions?|at|in|of|under|by|"
    r"virtue|with|also|limbs?|foia|foisa|eirs?|"
    r"act|freedom|information|[12][0-9]{3}|personal|data|law|enforcement|commercial|interests)\b){0,30}"
)
_IT = (
    r"(?:it|this exemption|that exemption|the exemption|this exception|that exception|the exception|this section|"
    r"that section|these exemptions|this)"
)
_SMALL = re.compile(
    r"[ ,'\"(:-]*(?:(?:the|an?|any|both|either|whether|use|of|application|applying|applicability|exemptions?|"
    r"exceptions?|at|in|under|for|to|on|"
    r"about|its|our|that|also|if|relevant|possible|provisions?|foia|foisa|eirs?) ){0,8}['\"(]*"
)
_POINTS = re.compile(rf"\b{_IT}\b")
_PRONOUN = re.compile(rf"\b{_IT} (?:[a-z]+ ){{0,2}}$")
_SAID_OF_IT = re.compile(rf"^ ?(?:that )?{_IT} (?:was |is )?(?:appl|engaged)")
_DIGEST = re.compile(r" {0,3}[:-] {0,2}(?:complaint )?(?P<spared>not |part(?:ly|ially)?[ -])?upheld(?P<part> in part)?")
_USED = re.compile(
    r"^(?:[a-z ]{0,20} )?(?:exemptions?|exceptions?|sections?|grounds?)(?: [a-z]+)? (?:used|applied|relied|cited|"
    r"claimed|engaged)\b"
)
_APPOSITION = frozenset([": ", ": the ", " (", " - ", ", namely ", " in "])
"""What parts a finding from the provision it names: "the exemption is not engaged: section 31(1)(g)"."""
_OPENS = re.compile(r"(?::|:-|\b(?:is|are|under|by|of|following|below|namely|as follows))[ \"'-]*$")
_ANY_AUTHORITY = re.compile(
    r"\b(?:an|any|no|every|each) (?:public |scottish public )?(?:authority|body|institution) (?:that|which|who|may|might|can|could|must|should|"
    r"cannot|need|wishing|relying|seeking|citing|using)\b[^.;]{0,90}$"
)
"""What holds for authorities at large: "of no help to an authority that had not relied on section 12"."""
_CONTRAST = re.compile(r"(?:,|;| -|^| ) ?(?:but|however|though|although|yet|only),? ")
_LEFT_OPEN = re.compile(
    r"\b(?:(?:have|has|had) not (?:yet )?(?:reached|come|decided|concluded|formed)|(?:need|needs|needed|had|has) (?:more|further) time"
    r"|not (?:had|needed|been necessary|necessary) to|no need to|yet to|in due course|will (?:return|come back|write|revisit)|may (?:yet|still)|reserve)\b"
)
_KEPT = re.compile(
    r"\b(?:remain(?:s|ed)? (?:satisfied|of the (?:view|opinion))|uph(?:old|eld)|maintain(?:s|ed|ing)?|stand by|stood by|still"
    rf"|rel(?:y|ies|ied) on it|{_IT} (?:does |did |still |nevertheless |therefore |is |was |remains? ){{0,2}}"
    r"(?:appl(?:y|ies|ied)|engaged|stands?|stood|outweighs?|outweighed)|outweighed by|in favour of (?:maintain|withhold|non)[a-z-]*)\b"
)
_TEST = re.compile(
    r"\b(?:test|tests|balance|balancing|balancing exercise|weighing|assessment|evidence of harm|opinion)\b"
    r"(?: (?:of|the|public|interest|exercise|harm|prejudice|here|also|therefore)){0,5} ?$"
)
_TEST_SAID = re.compile(r"\b(?:tests?|balance|balancing|weigh(?:ed|ing))\b")
_FOUND = re.compile(
    rf"(?:(?:i|we|he|she) (?:find|finds|found|conclude|concludes|concluded|am satisfied|is satisfied) (?:that )?|in (?:my|our|his|her) view,? )?{_IT} "
    r"(?:clearly |also |does |is |was |plainly |therefore ){0,2}(?:appl(?:y|ies|ied)|engaged|made out|met|exempt)\b(?! not)"
)
_GAPPED = re.compile(r" (?:\([^()]{2,40}\) )?(?:in|on|by|for|to|over|at) [^.;:]{1,40}|(?: \([^()]{2,40}\))? (?:[0-9]{1,4}|one|two|three|four|five|six|seven|eight|nine|ten)\b")
_GAPPED_BE = re.compile(r" (?:was|were|is) (?:[a-z]+ ){0,2}(?:in|on|by|for|to) [^.;:]{1,40}")
_TAKEN_BACK = re.compile(
    r"withdr|drop|abandon|overturn|revers|retract|reject|disappl|swap|exchang|trad|replac|substitut|wrong|mistake|error|incorrect|"
    r"misconceived|better of|back|relent|mind|gave|giving|second thoughts|u-turn"
)
_NEED = re.compile(r"needed|required|necessary|relevant|called for")
_DECIDER = re.compile(
    r"commissioner|\bico\b|tribunal|court|judge|regulator|watchdog|ombudsman|minister|on review|reviewer"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The status and the rule that gave it; `is_firm` when the sentence itself says so."""

    status: Status
    rule: str
    is_firm: bool


_NEUTRAL = Verdict("mentioned", "neutral", False)


class Court:
    """Holds what the verdicts of one document share: cues by sentence, chains of citations. Every look-up is bounded."""

    def __init__(self, p: Prepared, lower: str, anchors: Sequence[Anchor], cited: set[int]) -> None:
        self.p, self.lower, self.anchors = p, lower, anchors
        self.order = sorted(cited)
        self.starts = [anchors[i].start for i in self.order]
        self._joined = [self._is_joined(place) for place in range(len(self.order) - 1)]
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

    def judge(self, index: int) -> Verdict:
        """The verdict of the sentence alone."""
        anchor = self.anchors[index]
        digest = _DIGEST.match(self.lower, anchor.end)
        if digest is not None:
            return self._of_digest(digest)
        low, high = self.sentence(anchor)
        start, end = self.chain(index)
        start, end = max(low, start), max(anchor.end, min(high, end))
        before = self._near_before(low, high, start)
        nearest = before[-1] if before else None
        after = self._after(low, high, end)
        if nearest is not None and after is not None and not after.row.is_neutral and self._is_spent(nearest, start):
            nearest = None
        governing = _governing(before)
        if nearest is not None and nearest.row.name == "compared":
            return Verdict("mentioned", "compared", True)
        if _ANY_AUTHORITY.search(self.lower, max(low, start - SPAN), start):
            return Verdict("mentioned", "any_authority", True)
        if governing is None and _is_weighing(nearest, after):
            outcome = self._outcome(end, high)
            if outcome is not None:
                return outcome
        return _weigh(governing, nearest, after)

    def _is_spent(self, cue: Cue, start: int) -> bool:
        """Whether a cue belongs to an earlier citation of the clause: "rejected the use of section 43 and said section 42 applied"."""
        place = bisect_left(self.starts, start)
        return place > 0 and not cue.row.governs and cue.end <= self.starts[place - 1] + 1 and not self._joined[place - 1]

    def _of_digest(self, digest: re.Match[str]) -> Verdict:
        """A digest says what became of the complaint; an authority's own letter, unless it names the complaint, of the exemption."""
        is_of_ground = self.p.kind in ("foi_response", "correspondence") and "complaint" not in digest[0]
        is_kept = (
            (digest["spared"] or "").strip() != "not" if is_of_ground else bool(digest["spared"] or digest["part"])
        )
        return Verdict("applied" if is_kept else "rejected", "digest", True)

    def _outcome(self, end: int, high: int) -> Verdict | None:
        """What came of weighing a provision: "we thought about section 38 too, but the risk is remote" is a rejection.

        None where nothing contrasts with it. What follows may keep it ("but remain of the view"), leave it open, or drop it.
        """
        turn = _CONTRAST.search(self.lower, end, min(high, end + 60))
        if turn is None:
            return None
        stop = min(high, turn.end() + SPAN)
        if _LEFT_OPEN.search(self.lower, turn.end(), stop):
            return Verdict("mentioned", "left_open", True)
        place = bisect_left(self.starts, turn.end())
        stop = min(stop, self.starts[place]) if place < len(self.starts) else stop
        kept = _KEPT.search(self.lower, turn.end(), stop) is not None
        return Verdict("applied" if kept else "rejected", "weighed_and_kept" if kept else "weighed_but", True)

    def _near_before(self, low: int, high: int, start: int) -> list[Cue]:
        """The cues that stand before a citation in its clause, at most SPAN away."""
        cues = self.cues(low, high)
        last = bisect_left(cues, start + 1, key=lambda cue: cue.start)
        near: list[Cue] = []
        for cue in reversed(cues[max(0, last - CHAIN) : last]):
            if start - cue.end > SPAN:
                break
            stands_before = cue.row.side != "after" or self.lower[cue.end : start] in _APPOSITION
            if cue.end <= start + 1 and stands_before and self._is_near_enough(cue, cue.end, start):
                near.append(cue)
        near.reverse()
        break_at = max((m.end() for m in _CLAUSE.finditer(self.lower, max(low, start - SPAN), start)), default=low)
        return [cue for cue in near if cue.end >= break_at]

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
                or _PRONOUN.search(self.lower, broken.end(), cue.start) is not None
            )
            if chosen is None and broken is not None and not is_of_it:
                break
            if chosen is None or (
                cue.row.status == "rejected" and self._turns(chosen, cue, is_of_it, broken is not None)
            ):
                chosen = cue  # "was relied on at first, but it no longer applies": the later word holds
            elif chosen.row.is_neutral and not cue.row.is_neutral and cue.row.name == "on_it":
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

    def aftermath(self, index: int) -> bool:
        """Whether one of the next sentences, before any other citation, says that "it" does not apply."""
        anchor = self.anchors[index]
        here = self.p.sentence_index(anchor.start)
        if here is None:
            return False
        place = bisect_left(self.starts, anchor.start) + 1
        limit = self.starts[place] if place < len(self.starts) else len(self.lower)
        for sentence in self.p.sentences[here + 1 : here + 4]:
            is_far = sentence.start >= limit or sentence.start - anchor.end > REACH
            if is_far or "\n\n" in self.p.text[anchor.end : sentence.start]:
                return False
            end = min(sentence.end, limit, sentence.start + REACH)
            if any(cue.row.name == "interest_in_release" for cue in self.cues(sentence.start, end)):
                return True
            if any(cue.row.name == "not_on_it" and self._denies(cue, sentence.start) for cue in self.cues(sentence.start, end)):
                return True
            if _POINTS.search(self.lower, sentence.start, end) is None:
                continue
            if any(self._denies(cue, sentence.start) for cue in self.cues(sentence.start, end)):
                return True
        return False

    def _denies(self, cue: Cue, start: int) -> bool:
        if cue.row.status != "rejected":
            return False
        if cue.row.name == "not_on_it":  # "we withdraw it", but not "it does not", which may be said of anything
            return _TAKEN_BACK.search(self.lower, cue.start, cue.end) is not None
        if cue.row.side == "after":
            return _PRONOUN.search(self.lower[start : cue.start]) is not None
        return cue.row.governs and _SAID_OF_IT.search(self.lower[cue.end : cue.end + 40]) is not None

    def is_found_next(self, index: int) -> bool:
        """Whether the next sentence finds that a provision only looked at applies: "... of his own motion. It applies to ..."."""
        anchor = self.anchors[index]
        here = self.p.sentence_index(anchor.start)
        if here is None or here + 1 >= len(self.p.sentences):
            return False
        start = self.p.sentences[here + 1].start
        return "\n\n" not in self.p.text[anchor.end : start] and _FOUND.match(self.lower, start) is not None

    def inherited(self, index: int) -> int | None:
        """The citation whose predicate is left out here: "section 40 was cited in 51, section 35 in 20". None where there is none."""
        anchor = self.anchors[index]
        place = bisect_left(self.starts, anchor.start)
        if not place or _GAPPED.match(self.lower, anchor.end) is None:
            return None
        before = self.anchors[self.order[place - 1]]
        low, _ = self.sentence(anchor)
        gap = self.lower[before.end : anchor.start]
        is_gapped = before.start >= low and len(gap) <= 50 and not any(c in gap for c in ".:") and _GAPPED.match(gap) is not None
        return self.order[place - 1] if is_gapped or (before.start >= low and _GAPPED_BE.match(gap)) else None

    def lead(self, index: int) -> Verdict | None:
        """What the words that open a list say of its lines: "by virtue of the following exemptions:"."""
        start = self.anchors[index].start
        here = self.p.sentence_index(start) or 0
        for sentence in reversed(self.p.sentences[max(0, here - LIST) : here]):
            if start - sentence.end > REACH:
                return None
            place = bisect_left(self.starts, sentence.start)
            if place < len(self.starts) and self.starts[place] < sentence.end and sentence.end - sentence.start < 160:
                continue  # another line of the list
            low = max(sentence.start, sentence.end - SPAN)
            words = self.lower[low : sentence.end]
            if _USED.search(words) and len(words) < 80:
                return Verdict("applied", "lead_used", True)
            if not _OPENS.search(words):
                return None
            cues = [cue for cue in self.cues(low, sentence.end) if cue.row.side != "after"]
            cues.sort(key=lambda cue: (cue.row.status != "rejected", cue.row.status != "applied"))
            return Verdict(cues[0].row.status, f"lead_{cues[0].row.name}", True) if cues else None
        return None

    def is_said_by_outsider(self, index: int) -> bool:
        """Whether "we do not accept" is an outsider's argument, in an article, and not the word of someone who decides."""
        if self.p.kind not in ("article", "press_release"):
            return False
        anchor = self.anchors[index]
        low, high = self.sentence(anchor)
        governing = [cue for cue in self._near_before(low, high, anchor.start) if cue.row.governs]
        return (
            bool(governing)
            and _DECIDER.search(self.lower, max(low, governing[-1].start - 90), governing[-1].start) is None
        )


def _governing(before: Sequence[Cue]) -> Cue | None:
    """The cue that governs a clause. What another is said to argue stays his argument: "you say that we were wrong to use it"."""
    governing = [cue for cue in before if cue.row.governs]
    chosen = max(governing, key=_weight, default=None)
    told = next((cue for cue in governing if cue.row.name == "attributed"), None)
    return told if told is not None and chosen is not None and told.start < chosen.start else chosen


def _weight(cue: Cue) -> tuple[bool, int]:
    """Of two cues that govern one clause, a denial outweighs a doubt, then the nearer outweighs the farther."""
    return cue.row.status == "rejected" and not cue.row.name.startswith("complaint"), cue.start


def _is_weighing(before: Cue | None, after: Cue | None) -> bool:
    """Whether a provision is only looked at: "we considered section 38 ...", "section 41 was considered ..."."""
    if after is not None and after.row.status != "mentioned":
        return False
    is_looked_at = after is not None and after.row.name == "looked_at"
    return is_looked_at or (before is not None and before.row.name in ("weighed", "once_thought"))


def _weigh(governing: Cue | None, before: Cue | None, after: Cue | None) -> Verdict:
    """One verdict from what governs the clause, what stands nearest before, and what is said behind."""
    if governing is not None:
        turns = after is not None and after.row.name == "not_on_it" and governing.row.name == "whether"
        return Verdict("rejected" if turns else governing.row.status, governing.row.name, True)
    if before is None and after is None:
        return _NEUTRAL
    if after is None or (after.row.is_neutral and before is not None):
        assert before is not None
        if before.row.is_neutral:
            return _NEUTRAL
        return Verdict(before.row.status, before.row.name, True)
    if after.row.is_neutral:
        return _NEUTRAL
    if before is None or before.row.status == "applied":
        return Verdict(after.row.status, after.row.name, True)
    if before.row.name == "not_considered" and after.row.status == "applied":
        return Verdict("rejected", before.row.name, True)
    if before.row.name in ("considered", "weighed", "see", "a_case_on"):
        return Verdict(after.row.status, after.row.name, True)
    return Verdict(before.row.status, before.row.name, True)
