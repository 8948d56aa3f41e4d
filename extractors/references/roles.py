"""Tell a document's own number from those that it cites."""

from __future__ import annotations

import re

from extractors.references.families import Found
from extractors.references.scene import BACK, REVIEW_NUMBER, SENTENCE_END, WATCHDOG, Scene
from models.facts import ReferenceRole, Scheme

_FOOT = 500
_OTHERS = re.compile(
    r"\b(?:under review|your (?:own )?(?:ref(?:erence)?s?|case|complaint)\b"
    r"(?! (?:(?:has been|is|was) [a-z]+ed |(?:number |no\.? )?(?:is|will be) ))"
    r"|their|another|other|previous|previously|earlier|"
    r"original|initial|first request|prior|similar|related|last year|see also|see|"
    r"refer(?:red)? to|follow(?:ing|s)?[- ]up|follow on from|further to|published (?:under|as|before|earlier|"
    r"already)|review of|before|(?:our|your|my|their|its|previous|last) (?:[a-z]+ )?(?:answer|reply|"
    r"response) (?:to|of|in)|answered (?:in|under)|"
    r"(?:disclosed|released|published|answered)\b[^.\n]{0,40}\b(?:in|under)|(?:force|council|trust|authority|"
    r"department|university)(?:'s)? ref(?:erence)?|linked|associated|superseded|"
    r"replaces|read (?:together |along )?(?:with|alongside)|in conjunction with|supplements|corrects|"
    r"duplicate of|same as|identical|repeats?|compare|cf\.?|e\.g\.?|for example|such as|in case|in decision|"
    r"case of|appeal from|against|that)\b",
    re.IGNORECASE,
)
_BODY_REF = re.compile(
    r"\W{0,4}(?:force|council|trust|authority|department|university|board|agency)(?:'s)? ref(?:erence)?(?: (?:no|number))?\W{0,4}",
    re.IGNORECASE,
)
"""A body's own name for its number at the head of its reply: "Council reference:" on a line of its own."""
_MINE = re.compile(
    r"\b(?:our ref|our reference|please quote|quot(?:e|ing)|allocated|assigned|logged (?:as|under)|given (?:the |"
    r"a )?(?:unique )?ref|registered as|this (?:request|response|letter|case|decision|review|email)|"
    r"your ref(?:erence)? is|reference number (?:is|will be)|(?:want|need|ask for|mention|state|cite)s? "
    r"(?:the|this) (?:number|ref(?:erence)?)|"
    r"ref(?:erence)? (?:no|number)?:?|foi ref|request ref|eir ref|internal review ref|ir ref|review ref|case ref|"
    r"re:|subject:|request number|request id|foi request|decision notice:|appeal number|reference:)",
    re.IGNORECASE,
)
_REVIEW = re.compile(r"\b(?:internal review|ir|review)\b", re.IGNORECASE)
_OUTSIDE = re.compile(rf"{WATCHDOG.pattern}|\b(?:tribunals?|courts?|claim (?:no|number))\b", re.IGNORECASE)
WATCHDOG_HEAD = 400
"""Code points at the head of an ombudsman's decision in which its own number stands."""
_HEADS = re.compile(
    r"(?:[A-Za-z' ]{0,40}(?:notice|number|no\.?|ref(?:erence)?|citation|decision|case|appeal)s? ?(?:number|"
    r"no\.?)? ?[:\-]?)?",
    re.IGNORECASE,
)
_THEIR_ANSWER = re.compile(r"\b(?:answered|replied|published|refused|released|disclosed|responded)\b", re.IGNORECASE)
_ITS_REF = re.compile(r"\bits (?:own )?ref(?:erence)?\b", re.IGNORECASE)
_NAMED_BODY = re.compile(
    r"\b(?:[A-Z][\w’'&-]{1,24} (?:of |and |for )?){1,4}(?:Council|Trust|Office|Department|Ministry|Board|University|Agency|Police|"
    r"Constabulary|Force|Commission|Service)\b|\b(?:Home|Cabinet|Foreign) Office\b|\bMinistry of [A-Z]"
)
"""Another body by its name, and its reference: in a reply, "the Wexbury Council answered the same (its ref 2231)"."""
_OFFICIAL: frozenset[Scheme] = frozenset(
    {"ico-case", "ico-decision", "sic-decision", "tribunal", "neutral-citation", "parliamentary-paper"}
)
_REVIEW_HEAD = re.compile(
    r"^\W{0,3}(?:internal )?review(?: (?:decision|outcome|response|reply|ref|reference|no|number))?[ :.-]{1,3}$",
    re.IGNORECASE,
)
_REVIEWED = re.compile(
    r"\b(?:internal review|review|IR)\b[^.;\n]{0,40}?[ (](?:of|into|re|regarding|concerning)[ :(]{1,2}(?:(?:our|your|the) )?"
    r"(?:(?:request|response|reply|answer|case|reference|ref)[ .:]{1,2}){0,2}$",
    re.IGNORECASE,
)


def _is_of_named_body(line: str) -> bool:
    """Whether a sentence names a body before a number in brackets: its own ("Ashby Council answered the same (ref FOI/24/7)")."""
    bracket = line.rfind("(")
    sentence = SENTENCE_END.split(line[:bracket])[-1] if bracket >= 0 else ""
    return _NAMED_BODY.search(sentence) is not None and (
        _ITS_REF.search(line, bracket) is not None or _THEIR_ANSWER.search(sentence) is not None
    )


def evidence(scene: Scene, found: Found) -> int:
    """How strongly a mention says "own" (above 0) or "cited" (below 0); 0 where it says nothing."""
    if scene.p.zone_at(found.start) == "request":
        return -2
    if found.rule == "column":  # a log lists many requests and is the answer to none
        return -1
    start = found.label[0] if found.label is not None else found.start
    before = scene.flat[max(0, start - BACK) : found.start]
    line = before[before.rfind("\n", 0, max(0, start - max(0, start - BACK))) + 1 :]
    heads_reply = scene.is_reply and found.start < scene.head and _BODY_REF.fullmatch(line) is not None
    if (_OTHERS.search(line) and not heads_reply) or _is_of_named_body(line):
        return -3
    if found.scheme in _OFFICIAL or (found.scheme == "watchdog" and scene.is_decision):
        return _official(scene, found, line)
    if scene.is_reply and (
        found.scheme in ("watchdog", "whatdotheyknow") or _OUTSIDE.search(SENTENCE_END.split(line)[-1])
    ):
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


def is_reviewed_here(scene: Scene, found: Found) -> bool:
    """Whether an authority names what its review looks at ("Internal review IR 24-3 (of FOI 23-419)")."""
    is_reviewed = _REVIEWED.search(scene.flat, max(0, found.start - 100), found.start) is not None
    return is_reviewed and scene.p.zone_at(found.start) != "request"


def _in_title(flat: str, found: Found) -> bool:
    """Whether the number stands in a line that is no sentence: a title, a subject."""
    start = flat.rfind("\n", max(0, found.start - 160), found.start) + 1
    end = flat.find("\n", found.end, found.end + 160)
    line = flat[start : end if end >= 0 else len(flat)].strip()
    return len(line) <= 140 and not line.endswith((".", ",", ";"))


def _official(scene: Scene, found: Found, line: str) -> int:
    if not scene.is_decision or (found.start > scene.head and not _at_foot(scene, found)):
        return -1
    if found.scheme == "watchdog":
        return 2 if found.start < WATCHDOG_HEAD else -1
    if scene.is_digest:
        return -1
    return 2 if _HEADS.fullmatch(line.strip()) or _MINE.search(line) else -1


def _at_foot(scene: Scene, found: Found) -> bool:
    """Whether a number ends a line of its own near the end of a decision."""
    return found.start > len(scene.flat) - _FOOT and scene.flat[found.end : found.end + 2].lstrip(" .")[:1] in (
        "",
        "\n",
    )


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
    reviews = [c for c in own if REVIEW_NUMBER.search(c) or any(_has_review_label(scene, f) for f in groups[c])]
    if not reviews or len(reviews) == len(own) or not scene.is_review:
        return roles
    return {c: "cited" if role == "own" and c not in reviews else role for c, role in roles.items()}


def _has_review_label(scene: Scene, found: Found) -> bool:
    if found.label is None:
        return False
    words = scene.flat[max(0, found.label[0] - 40) : found.label[1]]
    return _REVIEW.search(re.split(r"[0-9\n(]", words)[-1]) is not None
