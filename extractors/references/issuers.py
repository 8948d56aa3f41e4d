"""Tell who issued a number that its label and its neighbourhood alone give away."""

from __future__ import annotations

import re

from extractors.references.families import Found
from extractors.references.scene import BACK, KIND, REVIEW_NUMBER, SENTENCE_END, WATCHDOG, Scene
from models.facts import ReferenceRole, Scheme

_FAR = 180
_OUTCOME = re.compile(r"\b(?:complaint )?(?:not |part(?:ly|ially) )?upheld\b|\bdecision notice\b", re.IGNORECASE)
_CASE = re.compile(
    r"\b(?:case|complaint)(?: \w+)?[ :]{0,3}(?:(?:no|number|ref|reference)\.?)?[ :(]{0,3}$", re.IGNORECASE
)
_BODY = re.compile(
    r"\b(?:(?P<police>forces?|police(?! and crime)|constabular(?:y|ies)|chief constable)|councils?|trusts?"
    r"|departments?|ministry|boards?|"
    r"universit(?:y|ies)|hospitals?|nhs|boroughs?|agenc(?:y|ies)|schools?|colleges?|commission(?:er)?)\b",
    re.IGNORECASE,
)
_ICO = re.compile(r"\b(?:ICO|Information Commissioner(?:'s Office)?)\b")
_TRIBUNAL = re.compile(
    r"\b(?:tribunal|appeal (?:no|number|ref)|court|claim (?:no|number)|county court)\b", re.IGNORECASE
)
_REQUEST = re.compile(
    r"\b(?:FOIA?|freedom of information|EIR|environmental information|request|SAR|subject access|RFI|"
    r"internal review|IR|information)\b",
    re.IGNORECASE,
)
_DECISION = re.compile(r"decisions?(?: notices?)?|\bDNs?\b|ruling|ruled|found|held", re.IGNORECASE)
_ANSWERED = re.compile(
    r"\b(?:repl(?:y|ies|ied)|answer(?:s|ed)?|responses?|responded|refus(?:als?|ed)|asked|reviewed|disclosed)\b",
    re.IGNORECASE,
)
_IN_BRACKET = re.compile(
    r"\((?:(?:its|their|our|my|the council's|council|trust) )?(?:foi )?ref(?:erence)?\b[^()]{0,12}$", re.IGNORECASE
)
_OF_OTHER_THINGS = re.compile(
    r"\b(?:plan(?:s|ning)?|crime|file|invoices?|contracts?|incidents?|polic(?:y|ies)|minutes?|tenders?|licen[cs]es?|patent|grant|drawings?"
    r"|model|order|application)\b",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"\b(?:we|our|your) [^.;]{0,30}\b(?:repl(?:y|ies|ied)|answer(?:s|ed)?|response|refusal|disclosure|request|said|gave|published"
    r"|ref(?:erence)?)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:earlier|previous|prior|similar|another|former|identical|related|last|first) (?:[a-z]+ ){0,2}"
    r"(?:requests?|repl(?:y|ies)|responses?|answers?|disclosures?|foi)\b",
    re.IGNORECASE,
)
_RULES = re.compile(
    r"\bcommissioner (?:has |had |then |later |also )?(?:agreed|disagreed|ruled|found|decided|upheld|held|concluded|ordered|"
    r"accepted|rejected|overturned)\b[^.;]{0,50}[(\[]$",
    re.IGNORECASE,
)
"""A finding of the Commissioner with its number in brackets."""


def scheme_of(scene: Scene, found: Found, role: ReferenceRole) -> Scheme:
    """Who issued a number: its row's scheme, else what its label and neighbourhood say."""
    if found.scheme == "ico-case" and found.canonical.startswith("IC-"):
        is_own = role == "own" and scene.is_decision
        return "ico-decision" if is_own or _is_decision(scene, found) else "ico-case"
    if found.scheme is not None:
        return found.scheme
    start = found.label[0] if found.label is not None else found.start
    far = SENTENCE_END.split(scene.flat[max(0, start - _FAR) : found.start])[-1]
    near = far[-(BACK + found.start - start) :]
    if (
        WATCHDOG.search(near)
        or (_CASE.search(near) and WATCHDOG.search(far))
        or (scene.is_of_watchdog and _CASE.search(near) and not KIND.search(found.canonical))
    ):
        return "watchdog"
    is_request_number = KIND.search(found.canonical) or REVIEW_NUMBER.search(found.canonical)
    if _ICO.search(near[-50:]) and found.label is not None and not is_request_number:
        return "ico-decision" if _DECISION.search(near) else "ico-case"
    if _TRIBUNAL.search(near):
        return "tribunal"
    if scene.is_police and _is_forces_own(scene, found, role, far):
        return "police-foi"
    if re.search(r"\b(?:force|police|constabulary)\b[^.\n]{0,40}$", near, re.IGNORECASE):
        return "police-foi"
    if not scene.is_reply and role == "cited" and _is_of_force(scene, found):
        return "police-foi"
    if KIND.search(found.canonical):
        return "foi"
    if found.rule == "column" and _REQUEST.search(scene.flat, 0, scene.head) is not None:
        return "foi"
    is_request = (
        role == "own"
        or found.label is None
        or _REQUEST.search(near)
        or _ANSWERED.search(far)
        or (_IN_BRACKET.search(near) and not _OF_OTHER_THINGS.search(far) and scene.speaks_of_foi)
        or _is_of_requests(scene, found)
        or scene.p.zone_at(found.start) == "request"
    )
    return "foi" if is_request or scene.is_reply or scene.is_decision else "other"


def _is_forces_own(scene: Scene, found: Found, role: ReferenceRole, far: str) -> bool:
    """Whether a number in a force's document is the force's: its own, or that of another request which it answered."""
    if role == "own":
        return scene.p.zone_at(found.start) == "response"
    named = list(_BODY.finditer(far))
    if named and named[-1]["police"] is None and _OURS.search(far, named[-1].end()) is None:
        return False
    if _OURS.search(far) or _PAST.search(far):
        return True
    return not found.rule.startswith("label")


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


def _is_decision(scene: Scene, found: Found) -> bool:
    if scene.is_digest and not scene.flat[scene.flat.rfind("\n", 0, found.start) + 1 : found.start].strip():
        return _OUTCOME.search(scene.flat, found.end, found.end + 500) is not None
    before = SENTENCE_END.split(scene.flat[max(0, found.start - 60) : found.start])[-1]
    nouns = re.findall(
        r"decision|\bDNs?\b|(?<!information )(?<!enforcement )(?<!gave )(?<!give )(?<!given )notice|\bruling|\bcase|complaint",
        before.rpartition("\n")[2] or before,
        re.IGNORECASE,
    )
    if not nouns and _RULES.search(before):
        return True
    return bool(nouns) and nouns[-1].lower() in ("decision", "dn", "dns", "notice", "ruling")
