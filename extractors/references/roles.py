"""Tell a document's own number from those it cites, and who issued a number that its label alone gives away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.prepare import Prepared
from extractors.references.families import Found
from models.facts import ReferenceRole, Scheme

_BACK = 70
_OTHERS = re.compile(
    r"\b(?:your (?:own )?(?:ref(?:erence)?s?|case|complaint)\b(?! (?:has been|is|was) [a-z]+ed )"
    r"|their|another|other|previous|previously|earlier|"
    r"original|initial|first request|prior|similar|related|last year|see also|see|"
    r"refer(?:red)? to|follow(?:ing|s)?[- ]up|follow on from|further to|published (?:under|as|before|earlier|"
    r"already)|review of|before|(?:our|your|my|their|its|previous|last) (?:[a-z]+ )?(?:answer|reply|"
    r"response) (?:to|of|in)|answered (?:in|under)|"
    r"(?:disclosed|released|published|answered)\b[^.\n]{0,40}\b(?:in|under)|(?:force|council|trust|authority|"
    r"department|university)(?:'s)? ref(?:erence)?|linked|associated|superseded|"
    r"replaces|read (?:together |along )?(?:with|alongside)|in conjunction with|supplements|corrects|"
    r"duplicate of|same as|identical to|compare|cf\.?|e\.g\.?|for example|such as|in case|in decision|"
    r"case of|appeal from|against|that)\b",
    re.IGNORECASE,
)
_MINE = re.compile(
    r"\b(?:our ref|our reference|please quote|quot(?:e|ing)|allocated|assigned|logged (?:as|under)|given (?:the |"
    r"a )?(?:unique )?ref|registered as|this (?:request|response|letter|case|decision|review|email)|"
    r"reference number is|"
    r"ref(?:erence)? (?:no|number)?:?|foi ref|request ref|eir ref|internal review ref|ir ref|review ref|case ref|"
    r"re:|subject:|request number|request id|foi request|decision notice:|appeal number|reference:)",
    re.IGNORECASE,
)
_ICO_HEADING = re.compile(
    r"^[ \t#*\u2022-]{0,4}(?:case |decision notice:? )?(IC-[0-9]{4,6}-[A-Z][0-9][A-Z][0-9])", re.MULTILINE
)
"""A Commissioner's number that opens a line: three of them make a digest of decisions, whose own number none of them is."""
_OUTCOME = re.compile(r"\b(?:complaint )?(?:not |part(?:ly|ially) )?upheld\b|\bdecision notice\b", re.IGNORECASE)
_IS_REVIEW = re.compile(
    r"internal review|\breview (?:decision|outcome|response|notice|report|of (?:our|the|your))"
    r"|outcome of (?:your|the|our|my) review|"
    r"\b(?:asked|asking|request(?:ed|ing)?|request for|wrote) (?:us |me )?(?:for )?(?:to )?(?:an? )?(?:review"
    r"|look again)",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"\b(?:case|complaint)(?: \w+)?[ :]{0,3}(?:(?:no|number|ref|reference)\.?)?[ :(]{0,3}$", re.IGNORECASE
)
_BODY = re.compile(
    r"\b(?:(?P<police>forces?|police(?! and crime)|constabular(?:y|ies)|chief constable)|councils?|trusts?"
    r"|departments?|ministry|boards?|"
    r"universit(?:y|ies)|hospitals?|nhs|boroughs?|agenc(?:y|ies)|schools?|colleges?|commission(?:er)?)\b",
    re.IGNORECASE,
)
_REVIEW = re.compile(r"\b(?:internal review|ir|review)\b", re.IGNORECASE)
_REVIEW_NUMBER = re.compile(r"(?<![A-Z])(?:IR|REV|REVIEW|INTREV)(?![A-Z])|(?<![A-Z])IR(?=[0-9])")
_POLICE = re.compile(
    r"\b(?:Constabulary|Police(?! and Crime| Ombudsman| Complaints| Conduct)(?: Service| Force)?|PSNI|MPS)\b"
)
_WATCHDOG = re.compile(
    r"\b(?:ombudsm[ae]n|ombudsman's|independent office for police conduct|independent police complaints commission|"
    r"care quality commission|police investigations and review commissioner|"
    r"IOPC|IPCC|PHSO|LGSCO|LGO|SPSO|PIRC|PSOW|PPO|NIPSO|watchdog|HMICFRS|CQC|Ofsted|"
    r"adjudicator)\b",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(rf"{_WATCHDOG.pattern}|\b(?:tribunals?|courts?|claim (?:no|number))\b", re.IGNORECASE)
_ICO = re.compile(r"\b(?:ICO|Information Commissioner(?:'s Office)?)\b")
_TRIBUNAL = re.compile(
    r"\b(?:tribunal|appeal (?:no|number|ref)|court|claim (?:no|number)|county court)\b", re.IGNORECASE
)
_REQUEST = re.compile(
    r"\b(?:FOIA?|freedom of information|EIR|environmental information|request|SAR|subject access|RFI|"
    r"internal review|IR|information)\b",
    re.IGNORECASE,
)
WATCHDOG_HEAD = 400
"""Code points at the head of an ombudsman's decision in which its own number stands."""
_HEADS = re.compile(
    r"(?:[A-Za-z' ]{0,40}(?:notice|number|no\.?|ref(?:erence)?|citation|decision|case|appeal)s? ?(?:number|"
    r"no\.?)? ?[:\-]?)?",
    re.IGNORECASE,
)
_KIND = re.compile(r"(?<![A-Z])(?:FOIA?|EIR|RFI|FOISA)(?![A-Z])")
_SENTENCE_END = re.compile(r"(?<!\bref)(?<!\bno)(?<!\bnos)\.\s|\n\n")
_DECISION = re.compile(r"decisions?(?: notices?)?|\bDNs?\b|ruling|ruled|found|held", re.IGNORECASE)
_LETTER = re.compile(
    r"\b(?:your (?:request|complaint|e-?mail|letter|internal review)|you (?:have )?(?:asked|requested|sought)|"
    r"information requested|date (?:received|responded)|"
    r"request (?:detail|reference|number)|dear (?:mr|ms|mrs|miss|dr|sir|madam|applicant|requester)|"
    r"internal review reference)\b",
    re.IGNORECASE,
)
_OFFICIAL: frozenset[Scheme] = frozenset(
    {"ico-case", "ico-decision", "sic-decision", "tribunal", "neutral-citation", "parliamentary-paper"}
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


def scene_of(p: Prepared, flat: str) -> Scene:
    """The scene: a reply of an authority, a decision, a review, a police force's document."""
    head = flat[:4000]
    is_reply = p.kind in ("foi_response", "correspondence") or (
        p.kind not in ("press_release", "decision") and _LETTER.search(flat[:3000]) is not None
    )
    return Scene(
        p=p,
        flat=flat,
        is_reply=is_reply,
        is_decision=p.kind == "decision" or (not is_reply and _WATCHDOG.search(flat[:120]) is not None),
        is_review=_speaks_of_review(head[:1500]),
        is_of_watchdog=not is_reply and _WATCHDOG.search(flat[:200]) is not None,
        is_digest=flat.count("IC-") >= 3 and len(set(_ICO_HEADING.findall(flat))) >= 3,
        is_police=is_reply and _POLICE.search(head) is not None,
        head=min(len(flat), 1500),
    )


def _speaks_of_review(head: str) -> bool:
    lower = head.lower()
    return ("review" in lower or "look again" in lower) and _IS_REVIEW.search(head) is not None


def evidence(scene: Scene, found: Found) -> int:
    """How strongly a mention says "own" (above 0) or "cited" (below 0); 0 where it says nothing."""
    if scene.p.zone_at(found.start) == "request":
        return -2
    if found.rule == "column":  # a log lists many requests and is the answer to none
        return -1
    start = found.label[0] if found.label is not None else found.start
    before = scene.flat[max(0, start - _BACK) : found.start]
    line = before[before.rfind("\n", 0, max(0, start - max(0, start - _BACK))) + 1 :]
    if _OTHERS.search(line):
        return -3
    if found.scheme in _OFFICIAL or (found.scheme == "watchdog" and scene.is_decision):
        return _official(scene, found, line)
    if scene.is_reply and (found.scheme in ("watchdog", "whatdotheyknow") or _OUTSIDE.search(line)):
        return -3
    if not scene.is_reply:
        return -1
    if _MINE.search(line) or (found.label is not None and found.strength >= 2):
        return 3
    at_line_start = not scene.flat[scene.flat.rfind("\n", 0, found.start) + 1 : found.start].strip()
    in_title = _in_title(scene.flat, found)
    is_labelled = _has_review_label(scene, found) if found.label is not None else _REVIEW_HEAD.search(line) is not None
    if in_title and is_labelled:
        return 2  # in a thread the review's own letter stands far from the head
    if found.start >= scene.head:
        return 0
    if at_line_start or (found.label is not None and in_title):
        return 2
    return int(in_title)


_REVIEW_HEAD = re.compile(
    r"^\W{0,3}(?:internal )?review(?: (?:decision|outcome|response|reply|ref|reference|no|number))?[ :.-]{1,3}$",
    re.IGNORECASE,
)
_REVIEWED = re.compile(
    r"\b(?:internal review|review|IR)\b[^.;\n]{0,40}?[ (](?:of|into|re|regarding|concerning)[ :(]{1,2}(?:(?:our|your|the) )?"
    r"(?:(?:request|response|reply|answer|case|reference|ref)[ .:]{1,2}){0,2}$",
    re.IGNORECASE,
)


def is_reviewed_here(flat: str, found: Found) -> bool:
    """Whether a mention names what a review looks at ("Internal review IR 24-3 (of FOI 23-419)")."""
    return _REVIEWED.search(flat, max(0, found.start - 100), found.start) is not None


def _in_title(flat: str, found: Found) -> bool:
    """Whether the number stands in a line that is no sentence: a title, a subject."""
    start = flat.rfind("\n", max(0, found.start - 160), found.start) + 1
    end = flat.find("\n", found.end, found.end + 160)
    line = flat[start : end if end >= 0 else len(flat)].strip()
    return len(line) <= 140 and not line.endswith((".", ",", ";"))


def _official(scene: Scene, found: Found, line: str) -> int:
    if not scene.is_decision or found.start > scene.head:
        return -1
    if found.scheme == "watchdog":
        return 2 if found.start < WATCHDOG_HEAD else -1
    if scene.is_digest:
        return -1
    return 2 if _HEADS.fullmatch(line.strip()) or _MINE.search(line) else -1


def assign_roles(scene: Scene, groups: dict[str, list[Found]]) -> dict[str, ReferenceRole]:
    """One role for each number, from all its mentions: the strongest evidence wins, "own" before "cited" at equal strength."""
    roles: dict[str, ReferenceRole] = {}
    for canonical, members in groups.items():
        marks = [evidence(scene, found) for found in members]
        best, worst = max(marks), min(marks)
        roles[canonical] = (
            "own" if (best > 0 and best >= -worst) or (best >= 3 and members[0].scheme not in _OFFICIAL) else "cited"
        )
    return _first_request(scene, roles, groups)


def _first_request(
    scene: Scene, roles: dict[str, ReferenceRole], groups: dict[str, list[Found]]
) -> dict[str, ReferenceRole]:
    """In an internal review with a number of its own, the first request's number is cited."""
    own = [canonical for canonical, role in roles.items() if role == "own"]
    reviews = [c for c in own if _REVIEW_NUMBER.search(c) or any(_has_review_label(scene, f) for f in groups[c])]
    if not reviews or len(reviews) == len(own) or not scene.is_review:
        return roles
    return {c: "cited" if role == "own" and c not in reviews else role for c, role in roles.items()}


def _has_review_label(scene: Scene, found: Found) -> bool:
    if found.label is None:
        return False
    words = scene.flat[max(0, found.label[0] - 40) : found.label[1]]
    return _REVIEW.search(re.split(r"[0-9\n(]", words)[-1]) is not None


def scheme_of(scene: Scene, found: Found, role: ReferenceRole) -> Scheme:
    """Who issued a number: its row's scheme, else what its label and neighbourhood say."""
    if found.scheme == "ico-case" and found.canonical.startswith("IC-"):
        return "ico-decision" if _is_decision(scene, found) else "ico-case"
    if found.scheme is not None:
        return found.scheme
    start = found.label[0] if found.label is not None else found.start
    near = scene.flat[max(0, start - _BACK) : found.start]
    near = _SENTENCE_END.split(near)[-1]
    if _WATCHDOG.search(near) or (scene.is_of_watchdog and _CASE.search(near) and not _KIND.search(found.canonical)):
        return "watchdog"
    if _ICO.search(near[-50:]) and found.label is not None:
        return "ico-decision" if _DECISION.search(near) else "ico-case"
    if _TRIBUNAL.search(near):
        return "tribunal"
    if scene.is_police and (role == "own" or found.label is None) and scene.p.zone_at(found.start) == "response":
        return "police-foi"
    if re.search(r"\b(?:force|police|constabulary)\b[^.\n]{0,40}$", near, re.IGNORECASE):
        return "police-foi"
    if not scene.is_reply and role == "cited" and _is_of_force(scene, found):
        return "police-foi"
    if _KIND.search(found.canonical):
        return "foi"
    if found.rule == "column" and _REQUEST.search(scene.flat, 0, scene.head) is not None:
        return "foi"
    is_request = (
        role == "own"
        or found.label is None
        or _REQUEST.search(near)
        or _is_of_requests(scene, found)
        or scene.p.zone_at(found.start) == "request"
    )
    return "foi" if is_request or scene.is_reply or scene.is_decision else "other"


def _is_of_requests(scene: Scene, found: Found) -> bool:
    """Whether the paragraph speaks of requests before: "Requests went out in May. References include ..."."""
    if found.label is None or not scene.flat.startswith(("References", "references"), found.label[0]):
        return False
    start = max(scene.flat.rfind("\n", 0, found.label[0]), found.label[0] - 250, 0)
    return re.search(r"\brequests?\b", scene.flat[start : found.label[0]], re.IGNORECASE) is not None


def _is_of_force(scene: Scene, found: Found) -> bool:
    """Whether the body last named in the paragraph is a police force: "three forces refused; that of Mid Vale (FOI/22/417)"."""
    start = max(scene.flat.rfind("\n\n", 0, found.start), found.start - 400, 0)
    named = list(_BODY.finditer(scene.flat, start, found.start))
    return bool(named) and named[-1]["police"] is not None


_RULES = re.compile(
    r"\bcommissioner (?:has |had |then |later |also )?(?:agreed|disagreed|ruled|found|decided|upheld|held|concluded|ordered|"
    r"accepted|rejected|overturned)\b[^.;]{0,50}[(\[]$",
    re.IGNORECASE,
)
"""A finding of the Commissioner with its number in brackets."""


def _is_decision(scene: Scene, found: Found) -> bool:
    if scene.is_digest and not scene.flat[scene.flat.rfind("\n", 0, found.start) + 1 : found.start].strip():
        return _OUTCOME.search(scene.flat, found.end, found.end + 500) is not None
    before = _SENTENCE_END.split(scene.flat[max(0, found.start - 60) : found.start])[-1]
    nouns = re.findall(r"decision|\bDNs?\b|\bcase|complaint", before.rpartition("\n")[2] or before, re.IGNORECASE)
    if not nouns and _RULES.search(before):
        return True
    return bool(nouns) and nouns[-1].lower() in ("decision", "dn", "dns")


def ordered(found: Sequence[Found]) -> list[Found]:
    return sorted(found, key=lambda f: (f.start, f.end))
