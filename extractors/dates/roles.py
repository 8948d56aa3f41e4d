"""The part that a date plays in the course of a request: received, requested, responded, published, or event for all else.

It is read from the label before the date ("Date received:"), else from the words of its sentence, else from its place: a date
alone on a line near the top is the document's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractors.dates.calendar import Candidate
from extractors.dates.columns import ColumnRoles
from extractors.dates.following import ASKED_AFTER, ASKED_BEFORE, DIARY, REPLIED_AFTER, UNDER_AFTER
from extractors.dates.labels import LABELS, OWN_LABEL
from extractors.dates.phrases import VETOES, WORDINGS, Wording
from extractors.dates.told import TOLD
from extractors.dates.words import WEEKDAY, word_set
from extractors.prepare import Prepared
from models.facts import DateRole

_CLOCK = r"(?:at\s+)?(?:\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?|\s?hrs)?|\d{1,2}\s?[ap]\.?m\.?)(?:\s(?:bst|gmt|utc))?[\s,]*"
_TIME_OR_DAY = re.compile(rf"(?:[\s,]+|\b|\A)(?:{_CLOCK}(?:on\s+)?)?(?:(?:on\s+)?\b{WEEKDAY}[\s,]*)?\Z")
_HOUR_OR_DAY = re.compile(r"\d|mon|tue|wed|thu|fri|sat|sun")
_DAY_BEFORE = re.compile(rf"\b{WEEKDAY},?\s+(?:the\s+)?\Z")
_TIME_AFTER = re.compile(r"(?:at\s)?\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s(?:bst|gmt|utc))?.{0,40}")
_LIST_BEFORE = re.compile(
    r"(?:\d{1,2}(?:\s?(?:st|nd|rd|th))?(?:\s[a-z]{3,9})?(?:\s(?:19|20)\d\d)?(?:,\s?|,?\s(?:and|&|or)\s)){1,12}\Z"
)
_ENDS_CELL = ("|", "·", "•", ">")
_CELL_AFTER = re.compile(r"\s*\Z|[ \t]*\n|\s*[|·•]|\s{2,}|\t")
_BY_BEFORE = re.compile(
    r"\A(?:(?:written\s+|posted\s+|words\s+)?by\s+[^.;:]{2,80}|"
    r"(?:[a-z]{3,20},\s)?(?:london|cardiff|edinburgh|belfast)),?\Z"
)
_BY_AFTER = re.compile(r",?\s+by\s+[a-z][^.;:]{2,60}(?:\Z|\n)")
_OPENING = re.compile(
    rf"\W*(?:\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[.)]?\s+)?(?:(?:on|in|dated)\s+)?(?:the\s+)?(?:{WEEKDAY},?\s*)?"
)
_LABEL_BREAK = re.compile(r"[.;:|)\]]\s+|(?<!\S)\S*\d\S*\s+")
"""What parts a label from another label and its value before it on the line ("Ref: F123 Date:")."""
_BREAK = re.compile(r"[.;:“”]\s|\b(?:that|because|who|when|while|whether|if|but)\b")
_TO_WATCHDOG = re.compile(r"\s(?:the\s+)?(?:information\s+)?(?:commissioner|ico|tribunal|ombudsman)\b")
_GREETING = re.compile(
    r"\bdear\s|\n[> ]{0,4}(?:(?:good\s(?:morning|afternoon|evening)|hello|hi)\b[^\n]{0,40}"
    r"|(?:mr|mrs|ms|miss|dr|cllr)\s[\w’'-]{1,24},?)\n"
)
_DEAR = re.compile(r"\bdear\s")
_ACKNOWLEDGES = re.compile(
    r"\b(?:acknowledg\w{0,6}|(?:can|may|should) (?:expect|have|receive) (?:a|our|an) (?:reply|response|answer)|"
    r"(?:will|aim to|shall) (?:respond|reply|answer))\b"
)
_FROM = re.compile(r"\bfrom:([^\n]{0,120})")
_REQUEST_ADDRESS = re.compile(r"\brequest-[\dx]")
_TO_DESK = re.compile(
    r"[^\n]{0,40}\n[> ]{0,4}to:[^\n]{0,60}\b(?:foi\w{0,12}|freedom of information|information governance|infogov)\b"
)
_OFFICE = re.compile(r"foi|gov\.uk|council|\bnhs|police|information|university|\.ac\.uk|authority|trust\b")
_EXTENDS = re.compile(
    r",?\s(?:(?:to|in\s+which\s+we|we|which)\s+(?:[a-z]+\s+){0,4}?(?:extend|extended|needed\s+more|need\s+more|more\s+time|acknowledge"
    r"|acknowledged|(?:ask|asked)\s+you\s+to|clarif)|(?:to\s+(?:say|tell\s+you)\s+)?(?:extending|acknowledging|seeking|requesting|asking\s+(?:you\s+)?(?:to"
    r"|for|whether|what|which)|apologising\s+for\s+the\s+delay|confirming\s+(?:receipt|that\s+we\s+had\s+received))\b|"
    r"(?:asked\s+you\s+(?:to|for|what|which|whether)|sought|acknowledged|extended)\b)"
)
"""What a letter did that was no answer: "in our letter of 30 June to extend the time"."""
_BETWEEN = re.compile(r"\bbetween\s+\Z")
_HEAD = 1500
_DAY_REACH = 64
"""Code points in which an hour and a weekday fit."""
_LABEL_REACH = 80
"""Code points in which any label fits."""
_ALL_WORDINGS = (*TOLD, *WORDINGS)
_LEADS_NOWHERE = word_set("after and at before between by during since to")
"""Words before a date with which no wording ends."""
_LETTERS = ("foi_response", "correspondence")
_FOOT = 600
"""Code points at the end in which an author signs a note with its day."""
_DATED_AT_THE_HEAD = ("article", "press_release", "statistics", "decision")
_NAMED = re.compile(r"\A(?:[\w’'.&-]{1,24}\s){0,5}[\w’'.&-]{1,24},?\Z")
_COMMA_BEFORE = re.compile(rf",\s(?:{WEEKDAY},?\s)?\Z")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a role is read from: the sentence before and after a date, its line up to it, and the line above."""

    left: str
    right: str
    line: str
    above: str
    stands_alone: bool
    is_cell: bool


def role_of(
    p: Prepared,
    lower: str,
    candidate: Candidate,
    sentence: tuple[int, int],
    columns: ColumnRoles,
    *,
    is_borne: bool = False,
) -> DateRole:
    """The role of a candidate in the sentence that spans `sentence`. Only days and months have one other than event.

    `is_borne` says that it is the month that the document bears in its head.
    """
    if candidate.word == "from-day" and p.kind not in _LETTERS:
        return _asked_between(p, lower, candidate, sentence)
    if candidate.shape not in ("day", "month") or candidate.word in ("from-day", "period"):
        return "event"
    if is_borne:
        is_letter = p.kind in _LETTERS and _DEAR.search(lower, candidate.end, candidate.end + _HEAD) is not None
        return own_role(p, candidate) if is_letter else "published"
    setting = _setting(lower, candidate, sentence)
    labelled = _by_label(p, lower, candidate, setting)
    if labelled is not None:
        return labelled
    return (
        columns.role_at(candidate.start)
        or _by_wording(p, candidate, setting)
        or _by_place(p, lower, candidate, setting)
    )


def _asked_between(p: Prepared, lower: str, candidate: Candidate, sentence: tuple[int, int]) -> DateRole:
    """Whether a reporter's requests went out over some days: "Requests were sent between 4 and 8 November 2024"."""
    setting = _setting(lower, candidate, sentence)
    left, count = _BETWEEN.subn("on ", setting.left)
    if not count:
        return "event"
    return "requested" if _by_wording(p, candidate, replace(setting, left=left)) == "requested" else "event"


def _setting(lower: str, candidate: Candidate, sentence: tuple[int, int]) -> Setting:
    start, end = candidate.start, candidate.end
    line_start = max(lower.rfind("\n", max(0, start - 200), start) + 1, start - 200, 0)
    line = _without_day(lower[line_start:start]).strip()
    above = ""
    if not line:
        text_above = lower[max(0, line_start - 160) : max(0, line_start - 1)].rstrip()
        above = text_above[text_above.rfind("\n") + 1 :]
    following = lower[end : end + 48].split("\n", 1)[0]
    rest = following.strip(" \xa0,\t")
    left = _LIST_BEFORE.sub("", lower[max(min(sentence[0], start), start - 180) : start])
    alone = not rest or _TIME_AFTER.fullmatch(rest) is not None
    return Setting(
        left=_DAY_BEFORE.sub("", left).replace("\n", " "),
        right=lower[end : max(end, min(sentence[1], end + 140))].replace("\n", " "),
        line=line,
        above=above,
        stands_alone=not line and alone,
        is_cell=(not line or line.endswith(_ENDS_CELL)) and (alone or _CELL_AFTER.match(following) is not None),
    )


def _without_day(line: str) -> str:
    """A line up to a date without the hour and the weekday that lead to it."""
    if _HOUR_OR_DAY.search(line, max(0, len(line) - _DAY_REACH)) is None:
        return line.rstrip(" \t\r\xa0\u2007\u2009\u202f,")
    tail = _TIME_OR_DAY.search(line, max(0, len(line) - _DAY_REACH))
    return line[: tail.start()] if tail is not None else line


def _by_label(p: Prepared, lower: str, candidate: Candidate, setting: Setting) -> DateRole | None:
    label = setting.line or (setting.above if setting.stands_alone else "")
    for stop in ("\t", "|", "   "):
        label = label.rstrip(" \t|:").rsplit(stop, 1)[-1]
    label = label.strip(" \t|:*•-–\xa0(,")
    tail = _LABEL_BREAK.split(label[-_LABEL_REACH:])[-1].strip(" \t\xa0/,;–-")
    for words in (label, tail):
        if 0 < len(words) <= 48 and _is_label(p.text, lower, words, candidate.start):
            for pattern, role in LABELS:
                if pattern.fullmatch(words):
                    return role
    is_own = OWN_LABEL.fullmatch(tail) is not None and _is_label(p.text, lower, tail, candidate.start)
    if is_own and _is_sent_by_requester(lower, candidate):
        return "requested"
    return own_role(p, candidate) if is_own else None


def _is_sent_by_requester(lower: str, candidate: Candidate) -> bool:
    """Whether a date is in the head of a quoted mail that a request site's address, or a stranger to an FOI desk, sent."""
    head = lower[max(0, candidate.start - 240) : candidate.start]
    senders = _FROM.findall(head[max(0, head.rfind("\n\n")) :])
    if not senders:
        return False
    if _REQUEST_ADDRESS.search(senders[-1]):
        return True
    to_desk = _TO_DESK.search(lower, candidate.end, candidate.end + 200)
    return to_desk is not None and not _OFFICE.search(senders[-1])


def _is_label(text: str, lower: str, words: str, start: int) -> bool:
    """Whether words before a date are a label: it begins with a capital or ends with a colon or cell, as no clause does."""
    at = lower.rfind(words, max(0, start - 260), start)
    is_clause = words.endswith((" of", " dated"))
    return (
        at < 0
        or not (is_clause or text[at].islower())
        or text[at + len(words) : start].strip(" \xa0")[:1] in (":", "\t", "|", "\n")
    )


def own_role(p: Prepared, candidate: Candidate) -> DateRole:
    """The role of the date that a document bears: a response's is when it was sent, a request's when it was made."""
    if p.zone_at(candidate.start) == "request":
        return "requested"
    if p.kind in ("foi_response", "correspondence"):
        return "responded"
    return "published" if p.kind in ("press_release", "article", "statistics") else "event"


def _by_wording(p: Prepared, candidate: Candidate, setting: Setting) -> DateRole | None:
    in_request = p.zone_at(candidate.start) == "request"
    left = setting.left
    last = left.split()[-1:]
    for wording in _ALL_WORDINGS if last and last[0] not in _LEADS_NOWHERE else ():
        if wording.shape not in ("any", candidate.shape) or (wording.reporting and p.kind in _LETTERS):
            continue
        if not _says(wording, left) or (in_request and wording.not_by_requester):
            continue
        if wording.role == "responded" and _EXTENDS.match(setting.right):
            return "event"
        veto = VETOES.get(wording.veto)
        if veto is not None and veto.search(left):
            return "event"
        return wording.role
    return _by_what_follows(setting)


def _says(wording: Wording, left: str) -> bool:
    for word in wording.needs:  # a plain loop: any() with a generator costs more than the searches that it spares
        if word in left:
            return wording.pattern.search(left) is not None
    return False


def _by_what_follows(setting: Setting) -> DateRole | None:
    """ "On 3 May 2022 you asked ...": the date opens its sentence and the verb comes after, or the law follows the date."""
    clause = setting.right[:110]
    if not setting.line and (entry := next((role for pattern, role in DIARY if pattern.match(clause)), None)):
        return entry
    if UNDER_AFTER.match(clause):
        return "requested" if ASKED_BEFORE.search(setting.left) else None
    if not setting.left.strip() or not _OPENING.fullmatch(setting.left):
        return None
    stop = _BREAK.search(clause)
    clause = clause[: stop.start()] if stop else clause
    asked = ASKED_AFTER.match(clause)
    if asked is not None:
        return None if _TO_WATCHDOG.match(clause, asked.end()) else "requested"
    return "responded" if REPLIED_AFTER.match(clause) else None


def _by_place(p: Prepared, lower: str, candidate: Candidate, setting: Setting) -> DateRole:
    """A date alone on its line is the document's own where it is the day the document bears, or where it heads a message."""
    if candidate.shape != "day" or candidate.filled:
        return "event"
    iso = f"{candidate.year or 0:04d}-{candidate.month or 0:02d}-{candidate.day or 0:02d}"
    if not setting.stands_alone:
        if p.own_date != iso or p.kind not in _DATED_AT_THE_HEAD:
            return "event"
        is_head = candidate.start <= _HEAD and p.kind != "decision" and _in_byline(lower, candidate, setting)
        is_foot = candidate.start >= len(lower) - _FOOT and _is_signed(lower, candidate, setting)
        return "published" if is_head or is_foot else "event"
    heads = _GREETING.search(lower, candidate.end, min(len(lower), candidate.end + 160)) is not None
    if p.own_date != iso and not heads and (p.own_date is not None or candidate.start > _HEAD):
        return "event"
    if heads or p.kind in ("correspondence", "foi_response"):
        ahead = min(len(lower) - 1, candidate.end + 60)
        if p.zone_at(ahead) == "request" and p.zone_at(candidate.start) != "boilerplate":
            return "requested"
        if heads and _ACKNOWLEDGES.search(lower, candidate.end, min(len(lower), candidate.end + 350)):
            return "event"
    return own_role(p, candidate)


def _in_byline(lower: str, candidate: Candidate, setting: Setting) -> bool:
    """Whether a date stands in a page's head beside its author, or in a cell of it ("14:32, 9 June 2023   Updated ...")."""
    if not setting.line and _BY_AFTER.match(lower, candidate.end, candidate.end + 80):
        return True
    return setting.is_cell or _BY_BEFORE.match(setting.line) is not None or _is_signed(lower, candidate, setting)


def _is_signed(lower: str, candidate: Candidate, setting: Setting) -> bool:
    """Whether a name, initials or a body stand before a date that ends its line ("AM, 3/10/23")."""
    return (
        _NAMED.match(setting.line) is not None
        and _COMMA_BEFORE.search(lower, max(0, candidate.start - 14), candidate.start) is not None
        and _CELL_AFTER.match(lower, candidate.end, candidate.end + 8) is not None
    )
