"""The part that a date plays in the course of a request: received, requested, responded, published, or event for all else.

It is read from the label before the date ("Date received:"), else from the words of its sentence, else from its place: a date
alone on a line near the top is the document's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.dates.calendar import Candidate
from extractors.dates.columns import ColumnRoles
from extractors.dates.phrases import ASKED_AFTER, LABELS, OWN_LABEL, REPLIED_AFTER, VETOES, WORDINGS
from extractors.dates.words import WEEKDAY
from extractors.prepare import Prepared
from models.facts import DateRole

_TIME_OR_DAY = re.compile(rf"[\s,]*(?:\d{{1,2}}[:.]\d\d(?:\s?[ap]\.?m\.?)?[\s,]*)?(?:(?:on\s+)?{WEEKDAY}[\s,]*)?\Z")
_TIME_AFTER = re.compile(r"(?:at\s)?\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s(?:bst|gmt|utc))?.{0,40}")
_LIST_BEFORE = re.compile(r"(?:\d{1,2}(?:\s?(?:st|nd|rd|th))?(?:,\s?|\s(?:and|&|or)\s))+\Z")
_OPENING = re.compile(
    rf"\W*(?:\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[.)]?\s+)?(?:(?:on|in|dated)\s+)?(?:the\s+)?(?:{WEEKDAY},?\s*)?"
)
_LABEL_BREAK = re.compile(r"[.;:|)\]]\s+|\S*\d\S*\s+")
"""What parts a label from another label and its value before it on the line ("Ref: F123 Date:")."""
_BREAK = re.compile(r"[.;:“”]\s|\b(?:that|because|who|when|while|whether|if|but)\b")
_DEAR = re.compile(r"\bdear\s")
_ACKNOWLEDGES = re.compile(
    r"\b(?:acknowledg\w{0,6}|(?:can|may|should) (?:expect|have|receive) (?:a|our|an) (?:reply|response|answer)|"
    r"(?:will|aim to|shall) (?:respond|reply|answer))\b"
)
_HEAD = 1500


@dataclass(frozen=True, slots=True)
class Setting:
    """What a role is read from: the sentence before and after a date, its line up to it, and the line above."""

    left: str
    right: str
    line: str
    above: str
    stands_alone: bool


def role_of(p: Prepared, lower: str, candidate: Candidate, sentence: tuple[int, int], columns: ColumnRoles) -> DateRole:
    """The role of a candidate in the sentence that spans `sentence`. Only days and months have one other than event."""
    if candidate.shape not in ("day", "month") or candidate.word in ("from-day", "period"):
        return "event"
    setting = _setting(lower, candidate, sentence)
    labelled = _by_label(p, candidate, setting)
    if labelled is not None:
        return labelled
    return (
        columns.role_at(candidate.start)
        or _by_wording(p, candidate, setting)
        or _by_place(p, lower, candidate, setting)
    )


def _setting(lower: str, candidate: Candidate, sentence: tuple[int, int]) -> Setting:
    start, end = candidate.start, candidate.end
    line_start = max(lower.rfind("\n", max(0, start - 200), start) + 1, start - 200, 0)
    line = _TIME_OR_DAY.sub("", lower[line_start:start]).strip()
    above = ""
    if not line:
        text_above = lower[max(0, line_start - 160) : max(0, line_start - 1)].rstrip()
        above = text_above[text_above.rfind("\n") + 1 :]
    rest = lower[end : end + 48].split("\n", 1)[0].strip(" \xa0,\t")
    return Setting(
        left=_LIST_BEFORE.sub("", lower[max(min(sentence[0], start), start - 180) : start]),
        right=lower[end : max(end, min(sentence[1], end + 140))],
        line=line,
        above=above,
        stands_alone=not line and (not rest or _TIME_AFTER.fullmatch(rest) is not None),
    )


def _by_label(p: Prepared, candidate: Candidate, setting: Setting) -> DateRole | None:
    label = setting.line or (setting.above if setting.stands_alone else "")
    for stop in ("\t", "|", "   "):
        label = label.rstrip(" \t|:").rsplit(stop, 1)[-1]
    label = label.strip(" \t|:*•-–\xa0(")
    tail = _LABEL_BREAK.split(label)[-1].strip()
    for words in (label, tail):
        if 0 < len(words) <= 48:
            for pattern, role in LABELS:
                if pattern.fullmatch(words):
                    return role
    return own_role(p, candidate) if OWN_LABEL.fullmatch(tail) else None


def own_role(p: Prepared, candidate: Candidate) -> DateRole:
    """The role of the date that a document bears: a response's is when it was sent, a request's when it was made."""
    if p.zone_at(candidate.start) == "request":
        return "requested"
    if p.kind in ("foi_response", "correspondence"):
        return "responded"
    return "published" if p.kind in ("press_release", "article", "statistics") else "event"


def _by_wording(p: Prepared, candidate: Candidate, setting: Setting) -> DateRole | None:
    in_request = p.zone_at(candidate.start) == "request"
    for wording in WORDINGS:
        if wording.shape != "any" and wording.shape != candidate.shape:
            continue
        found = wording.pattern.search(setting.left)
        if found is None or (in_request and wording.not_by_requester):
            continue
        veto = VETOES.get(wording.veto)
        if veto is not None and veto.search(setting.left):
            return "event"
        return wording.role
    return _by_what_follows(setting)


def _by_what_follows(setting: Setting) -> DateRole | None:
    """ "On 3 May 2022 you asked ...": the date opens its sentence and the verb comes after."""
    if not setting.left.strip() or not _OPENING.fullmatch(setting.left):
        return None
    clause = setting.right[:110]
    stop = _BREAK.search(clause)
    clause = clause[: stop.start()] if stop else clause
    if ASKED_AFTER.match(clause):
        return "requested"
    return "responded" if REPLIED_AFTER.match(clause) else None


def _by_place(p: Prepared, lower: str, candidate: Candidate, setting: Setting) -> DateRole:
    """A date alone on its line is the document's own where it is the day the document bears, or where it heads a message."""
    if candidate.shape != "day" or candidate.filled or not setting.stands_alone:
        return "event"
    iso = f"{candidate.year or 0:04d}-{candidate.month or 0:02d}-{candidate.day or 0:02d}"
    heads = _DEAR.search(lower, candidate.end, min(len(lower), candidate.end + 160)) is not None
    if p.own_date != iso and not heads and (p.own_date is not None or candidate.start > _HEAD):
        return "event"
    if heads or p.kind in ("correspondence", "foi_response"):
        ahead = min(len(lower) - 1, candidate.end + 60)
        if p.zone_at(ahead) == "request" and p.zone_at(candidate.start) != "boilerplate":
            return "requested"
        if heads and _ACKNOWLEDGES.search(lower, candidate.end, min(len(lower), candidate.end + 350)):
            return "event"
    return own_role(p, candidate)
