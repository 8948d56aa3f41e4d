"""What roles and schemes need to know of a whole document: a reply, a decision, a review, a police force's page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.prepare import Prepared

BACK = 70
_ICO_HEADING = re.compile(
    r"^[ \t#*\u2022-]{0,4}(?:case |decision notice:? )?(IC-[0-9]{4,6}-[A-Z][0-9][A-Z][0-9])", re.MULTILINE
)
"""A Commissioner's number that opens a line: three of them make a digest of decisions, whose own number none of them is."""
_IS_REVIEW = re.compile(
    r"internal review|\breview (?:decision|outcome|response|notice|report|of (?:our|the|your))"
    r"|outcome of (?:your|the|our|my) review|"
    r"\b(?:asked|asking|request(?:ed|ing)?|request for|wrote) (?:us |me )?(?:for )?(?:to )?(?:an? )?(?:review"
    r"|look again)",
    re.IGNORECASE,
)
REVIEW_NUMBER = re.compile(r"(?<![A-Z])(?:IR|REV|REVIEW|INTREV)(?![A-Z])|(?<![A-Z])IR(?=[0-9])")
_POLICE = re.compile(
    r"\b(?:Constabulary|Police(?! and Crime| Ombudsman| Complaints| Conduct)(?: Service| Force)?|PSNI|MPS)\b"
)
WATCHDOG = re.compile(
    r"\b(?:ombudsm[ae]n|ombudsman's|independent office for police conduct|independent police complaints commission|"
    r"care quality commission|police investigations and review commissioner|"
    r"IOPC|IPCC|PHSO|LGSCO|LGO|SPSO|PIRC|PSOW|PPO|NIPSO|watchdog|HMICFRS|CQC|Ofsted|"
    r"adjudicator)\b",
    re.IGNORECASE,
)
KIND = re.compile(r"(?<![A-Z])(?:FOIA?|EIR|RFI|FOISA)(?![A-Z])")
SENTENCE_END = re.compile(
    r"\.(?<!\bref\.)(?<!\bno\.)(?<!\bnos\.)(?<!\bincl\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bviz\.)(?<!\bapprox\.)(?<!\bm[rs]\.)(?<!\bmrs\.)(?<!\bdr\.)"
    r"(?<!\bcf\.)\s|\n\n",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"\b(?:your (?:request|complaint|e-?mail|letter|internal review)|you (?:have )?(?:asked|requested|sought)|"
    r"information requested|date (?:received|responded)|"
    r"request (?:detail|reference|number)|dear (?:mr|ms|mrs|miss|dr|sir|madam|applicant|requester)|"
    r"internal review reference)\b",
    re.IGNORECASE,
)
_REVIEW_HEADING = re.compile(
    r"^[ #*]{0,4}(?:outcome of )?(?:internal )?review(?: (?:outcome|decision|response|reply|notice))?"
    r"[: -]{1,3}(?=[A-Z]*[-/ ]?[0-9]{2})"
    r"|^[ #*|]{0,4}our ref(?:erence)?(?: (?:no|number))?\.?[ ]?[:\n|\t]",
    re.IGNORECASE | re.MULTILINE,
)
"""A heading that names a review by its number, or the label of an authority's own number on a line of its own."""


_SPEAKS_OF_FOI = (
    "FOI",
    "reedom of information",
    "reedom of Information",
    "nvironmental information",
    "nvironmental Information",
)


@dataclass(frozen=True, slots=True)
class Scene:
    """What roles need to know of the whole document."""

    p: Prepared
    flat: str
    is_reply: bool
    is_decision: bool
    is_review: bool
    is_police: bool
    is_digest: bool
    is_of_watchdog: bool
    head: int
    speaks_of_foi: bool


def scene_of(p: Prepared, flat: str) -> Scene:
    """The scene: a reply of an authority, a decision, a review, a police force's document."""
    head = flat[:4000]
    is_reply = p.kind in ("foi_response", "correspondence") or (
        p.kind not in ("press_release", "decision")
        and (_LETTER.search(flat[:3000]) is not None or _REVIEW_HEADING.search(flat[:600]) is not None)
    )
    return Scene(
        p=p,
        flat=flat,
        is_reply=is_reply,
        is_decision=p.kind == "decision" or (not is_reply and WATCHDOG.search(flat[:120]) is not None),
        is_review=_speaks_of_review(head[:1500]),
        is_of_watchdog=not is_reply and WATCHDOG.search(flat[:200]) is not None,
        is_digest=flat.count("IC-") >= 3 and len(set(_ICO_HEADING.findall(flat))) >= 3,
        is_police=is_reply and _POLICE.search(head) is not None,
        head=min(len(flat), 1500),
        speaks_of_foi=any(words in flat for words in _SPEAKS_OF_FOI),
    )


def _speaks_of_review(head: str) -> bool:
    lower = head.lower()
    return ("review" in lower or "look again" in lower) and _IS_REVIEW.search(head) is not None
