"""Weigh what governs a clause, what stands nearest before a provision, and what is said behind it: one verdict."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.exemptions.cues import Cue
from models.facts import Status

SPAN = 160
"""Code points between a cue and its provision at most."""

IT = (
    r"(?:it|this exemption|that exemption|the exemption|this exception|that exception|the exception|this section|"
    r"that section|these exemptions|this)"
)
"""What takes up a provision named before."""
_CONTRAST = re.compile(r"(?:,|;| -|^| ) ?(?:but|however|though|although|yet|only),? ")
LEFT_OPEN = re.compile(
    r"\b(?:(?:have|has|had) not (?:yet )?(?:reached|come|decided|concluded|formed)|(?:need|needs|needed|had"
    r"|has) (?:more|further) time"
    r"|not (?:had|needed|been necessary|necessary) to|no need to|yet to|in due course|will (?:return|come back"
    r"|write|revisit)|may (?:yet|still)|reserve)\b"
)
_KEPT = re.compile(
    r"\b(?:remain(?:s|ed)? (?:satisfied|of the (?:view|opinion))|uph(?:old|eld)|maintain(?:s|ed|ing)?|stand by"
    r"|stood by|still"
    rf"|rel(?:y|ies|ied) on it|{IT} (?:does |did |still |nevertheless |therefore |is |was |remains? ){{0,2}}"
    r"(?:appl(?:y|ies|ied)|engaged|stands?|stood|outweighs?|outweighed)|outweighed by|in favour of (?:maintain"
    r"|withhold|non)[a-z-]*)\b"
)
_DIGEST = re.compile(
    r" {0,3}[:|(-] {0,2}(?:complaint )?(?P<spared>not |part(?:ly|ially)?[ -])?upheld(?P<part> in part)?"
)
_DIGEST_BEFORE = re.compile(
    r"\b(?:complaint|appeal) (?P<spared>not |part(?:ly|ially)?[ -])?(?:upheld|allowed)(?P<part> in part)? {0,2}[:|(-] {0,2}$"
)
_OUTCOME_LABEL = re.compile(r"\b(?:outcome|result|disposal|decision)s?: (?:[^.!?]|\.(?= ?[0-9])){0,200}$")
_OUTCOME = re.compile(
    r"(?: \([^()]{2,60}\))?,? (?:is |was )?(?P<spared>not |part(?:ly|ially)?[ -])?upheld"
    r"(?P<part> in part)?(?= *(?:[;.,|)]|and\b|$|\n))"
)
_OF_GROUND = re.compile(r"\b(?:exemptions?|exceptions?|reliance|use|application)\b[^;,:]{0,40}$")
_OF_COMPLAINT = re.compile(
    r"\b(?<!council's )(?<!department's )(?<!authority's )(?<!trust's )(?<!force's )(?<!its )(?:complaints?|challenge"
    r"|objection|appeal)(?: [a-z']+){0,3}? (?:about|over|on|regarding|concerning|against|under"
    r"|in relation to|in respect of|to) "
    r"(?:the |its |our )?(?:(?:use|application|citing) of |reliance on )?(?:the )?(?:(?:exemptions?|exceptions?) )?"
    r"(?:at |in |under )?$"
)
_COMPLAINT_WENT = re.compile(
    r"(?: of the [a-z]+)?,? (?:is|was|were|has been|are) (?:also |therefore |thus )?(?P<not>not )?(?P<part>part(?:ly|ially) )?"
    r"(?P<word>upheld|allowed|accepted|successful|dismissed|rejected|unsuccessful)"
)

_ASKER_WON = re.compile(
    r"[ :,-]{1,3}[^.;:]{0,30}?(?:\b(?P<not>(?:do|does|did|cannot|can|could|would)(?: not|n't)? )?(?P<word>allow|uphold"
    r"|accept|dismiss"
    r"|reject)(?:s|ed)? (?:your|the|this|his|her|that part of the) (?:appeal|complaint|challenge)"
    r"|\b(?:your|the|his|her) (?:appeal|complaint|challenge) (?:[a-z]+ )?(?P<went>succeeds?|succeeded|is upheld"
    r"|is allowed|was upheld"
    r"|fails|failed|is dismissed|is not upheld|was dismissed|was not upheld)"
    r"|\b(?:is|goes|went|was) (?P<side>in (?:your|the complainant's|the applicant's) favour"
    r"|against (?:you|the complainant|the applicant))\b)"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The status and the rule that gave it; `is_firm` when the sentence itself says so."""

    status: Status
    rule: str
    is_firm: bool


NEUTRAL = Verdict("mentioned", "neutral", False)


def governing_of(before: Sequence[Cue]) -> Cue | None:
    """The cue that governs a clause. What another is said to argue stays his argument: "you say that we were wrong to use it"."""
    governing = [cue for cue in before if cue.row.governs]
    chosen = max(governing, key=_weight, default=None)
    told = next((cue for cue in governing if cue.row.name == "attributed"), None)
    return told if told is not None and chosen is not None and told.start < chosen.start else chosen


def _weight(cue: Cue) -> tuple[bool, int]:
    """Of two cues that govern one clause, a denial outweighs a doubt, then the nearer outweighs the farther."""
    return cue.row.status == "rejected" and not cue.row.name.startswith("complaint"), cue.start


def is_weighing(before: Cue | None, after: Cue | None) -> bool:
    """Whether a provision is only looked at: "we considered section 38 ...", "section 41 was considered ..."."""
    if after is not None and after.row.status != "mentioned":
        return False
    is_looked_at = after is not None and after.row.name == "looked_at"
    return is_looked_at or (before is not None and before.row.name in ("weighed", "once_thought"))


def weigh(governing: Cue | None, before: Cue | None, after: Cue | None) -> Verdict:
    """One verdict from what governs the clause, what stands nearest before, and what is said behind."""
    if governing is not None:
        turns = after is not None and after.row.name == "not_on_it" and governing.row.name == "whether"
        return Verdict("rejected" if turns else governing.row.status, governing.row.name, True)
    if before is None and after is None:
        return NEUTRAL
    if after is None or (after.row.is_neutral and before is not None):
        assert before is not None
        if before.row.is_neutral:
            return NEUTRAL
        return Verdict(before.row.status, before.row.name, True)
    if after.row.is_neutral:
        return NEUTRAL
    if before is None or before.row.status == "applied":
        return Verdict(after.row.status, after.row.name, True)
    if before.row.name == "not_considered" and after.row.status == "applied":
        return Verdict("rejected", before.row.name, True)
    if before.row.name in ("considered", "weighed", "see", "a_case_on", "asked_to_use", "once_thought"):
        return Verdict(after.row.status, after.row.name, True)
    return Verdict(before.row.status, before.row.name, True)


def of_digest(lower: str, end: int, *, is_reply: bool) -> Verdict | None:
    """A digest says what became of the complaint; an authority's own letter, unless it names the complaint, of the exemption."""
    digest = _DIGEST.match(lower, end)
    if digest is None:
        return None
    is_of_ground = is_reply and "complaint" not in digest[0]
    is_kept = (digest["spared"] or "").strip() != "not" if is_of_ground else bool(digest["spared"] or digest["part"])
    return Verdict("applied" if is_kept else "rejected", "digest", True)


def of_outcome(lower: str, start: int, end: int, high: int) -> Verdict | None:
    """An item of a line of outcomes, "Outcome: FOI 40(2) partly upheld; FOI 38 upheld", where the complaint is what is upheld."""
    went = _OUTCOME.match(lower, end, high)
    if went is None or _OUTCOME_LABEL.search(lower, max(0, start - 240), start) is None:
        return None
    is_of_ground = _OF_GROUND.search(lower, max(0, start - 60), start) is not None
    is_kept = (went["spared"] or "").strip() != "not" if is_of_ground else bool(went["spared"] or went["part"])
    return Verdict("applied" if is_kept else "rejected", "outcome", True)


def of_complaint(lower: str, start: int, end: int) -> Verdict | None:
    """What became of a complaint about a provision is the contrary of what became of the provision."""
    before = _DIGEST_BEFORE.search(lower, max(0, start - 60), start)
    if before is not None:
        is_kept = bool(before["spared"] or before["part"])
        return Verdict("applied" if is_kept else "rejected", "digest", True)
    went = _COMPLAINT_WENT.match(lower, end)
    if went is None or _OF_COMPLAINT.search(lower, max(0, start - 100), start) is None:
        return None
    has_won = went["word"] in ("upheld", "allowed", "accepted", "successful") and not went["not"] and not went["part"]
    return Verdict("rejected" if has_won else "applied", "complaint_went", True)


def of_asker(lower: str, end: int, high: int) -> Verdict | None:
    """What became of the asker's complaint, told behind the provision it was about: "section 31(1)(a): I allow your appeal"."""
    told = _ASKER_WON.match(lower, end, min(high, end + 90))
    if told is None:
        return None
    words = told["word"] or told["went"] or told["side"]
    has_won = not any(sign in words for sign in ("dismiss", "reject", "fail", "not upheld", "against"))
    has_won = has_won != (told["not"] is not None)
    return Verdict("rejected" if has_won else "applied", "asker_won", True)


def outcome_of(lower: str, starts: Sequence[int], end: int, high: int) -> Verdict | None:
    """What came of weighing a provision: "we thought about section 38 too, but the risk is remote" is a rejection.

    None where nothing contrasts with it. What follows may keep it ("but remain of the view"), leave it open, or drop it.
    """
    turn = _CONTRAST.search(lower, end, min(high, end + 60))
    if turn is None:
        return None
    stop = min(high, turn.end() + SPAN)
    if LEFT_OPEN.search(lower, turn.end(), stop):
        return Verdict("mentioned", "left_open", True)
    place = bisect_left(starts, turn.end())
    stop = min(stop, starts[place]) if place < len(starts) else stop
    kept = _KEPT.search(lower, turn.end(), stop) is not None
    return Verdict("applied" if kept else "rejected", "weighed_and_kept" if kept else "weighed_but", True)
