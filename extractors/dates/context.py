"""Read from the words around a date whether it opens or closes a time, and what part it plays in a request's course."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.dates.calendar import Candidate
from extractors.dates.words import SPACE, WEEKDAY
from extractors.prepare import Prepared
from models.facts import Bound, DateRole

_LEAD_IN = rf"(?:{SPACE}(?:the{SPACE})?(?:start|end|beginning|middle){SPACE}of|{SPACE}(?:early|late|mid|about|around|approximately|at{SPACE}least))?(?:{SPACE}(?:the|calendar|financial|academic|year|years|{WEEKDAY},?))*[ \xa0\n]{{1,3}}\(?\Z"
_SINCE = re.compile(
    rf"\b(?:since|(?:dating|going|date|back){SPACE}(?:back{SPACE})?to|after|on{SPACE}or{SPACE}after|as{SPACE}far{SPACE}back{SPACE}as|from{SPACE}and{SPACE}including|with{SPACE}effect{SPACE}from|effective|w\.e\.f\.|starting(?:{SPACE}(?:on|from|in))?|commencing(?:{SPACE}(?:on|from))?){_LEAD_IN}"
)
_FROM = re.compile(rf"(?P<head>(?:[\w’'-]{{1,20}}[ \xa0,]{{1,2}})?)\bfrom{_LEAD_IN}")
_UNTIL = re.compile(
    rf"(?P<head>(?:\b[\w’'-]{{1,20}}[ \xa0,]{{1,2}}){{0,4}})\b(?:until|till|up{SPACE}(?:to|until)|up{SPACE}to{SPACE}and{SPACE}including|prior{SPACE}to|before|earlier{SPACE}than|on{SPACE}or{SPACE}before|pre){_LEAD_IN}"
)
_BRACKET_TO = re.compile(rf"\((?:up{SPACE})?to{_LEAD_IN}")
_ONWARDS = re.compile(
    rf"\)?,?{SPACE}?(?:onwards?\b|(?:{SPACE}|[-–])(?:and|or){SPACE}(?:later|after|since)\b|(?:to|until|[-–]){SPACE}(?:date|the{SPACE}present|present|now|today)\b|up{SPACE}to{SPACE}(?:date|now|today|the{SPACE}present))"
)
_NEGATED = re.compile(r"\b(?:not|never|no|nor|n’t|n't|has|have|wait|waiting)\b")
_FROM_STARTS = frozenset(
    "force effect effective applies apply applied available valid running dating records onwards operation starting backdated introduced".split()
)
_MEASURED_FROM = frozenset(
    "measured figures data claims complaints cases rose risen fell fallen up down increased decreased grew dropped date dated different quoted taken moved extended deferred postponed".split()
)

_LABELS: tuple[tuple[re.Pattern[str], DateRole], ...] = tuple(
    (re.compile(pattern), role)
    for pattern, role in (
        (
            r"(?:date\s+(?:of\s+receipt|(?:request\s+|foi\s+|application\s+)?(?:was\s+)?received)|(?:request\s+)?received(?:\s+(?:on|date|by\s+us))?|receipt\s+date|date\s+logged|received\s+date)",
            "received",
        ),
        (
            r"(?:date\s+(?:of\s+(?:the\s+|your\s+)?request|requested|submitted|of\s+application)|request\s+(?:date|dated|made|submitted|sent)(?:\s+on)?|requested(?:\s+on)?|date\s+request\s+(?:made|submitted|sent)|submitted(?:\s+on)?)",
            "requested",
        ),
        (
            r"(?:date\s+(?:of\s+(?:the\s+|our\s+|this\s+)?(?:response|reply|letter|disclosure|decision\s+letter)|responded|replied|answered|sent|closed|completed|disclosed|of\s+issue|issued)|respon(?:ded|se)(?:\s+(?:date|sent|issued|on|provided))*|repl(?:y|ied)(?:\s+(?:date|sent|on))*|answered(?:\s+on)?|date\s+(?:response|reply)\s+(?:was\s+)?(?:sent|issued|provided)|disclosure\s+date|closed(?:\s+on)?|completed(?:\s+on)?)",
            "responded",
        ),
        (
            r"(?:(?:first\s+|date\s+|originally\s+)?(?:published|posted)(?:\s+(?:on|date|online|at))?|(?:date\s+of\s+)?publication(?:\s+date)?|date\s+published|posted\s+on|release\s+date|date\s+of\s+release|released(?:\s+on)?|(?:strictly\s+)?(?:embargo(?:ed)?)(?:\s+(?:until|to|for))?.{0,24}|issued(?:\s+on)?)",
            "published",
        ),
    )
)
_OWN_LABEL = re.compile(r"(?:date|dated|sent|date\s+of\s+(?:letter|issue)|issue\s+date|date\s+issued)")
_TIME_OR_DAY = re.compile(rf"[\s,]*(?:\d{{1,2}}[:.]\d\d(?:\s?[ap]\.?m\.?)?[\s,]*)?(?:(?:on\s+)?{WEEKDAY}[\s,]*)?\Z")

_REQUESTS = r"(?:requests?|(?:information|foi|eir)\s+requests?|applications?|e-?mails?|letters?|correspondence|enquir(?:y|ies)|questions?|submission)"
_RECEIVED = re.compile(
    r"\b(?:(?:which|that|and|as|it|this)\s+)?(?:was|were|we|i|been|had|the\s+\w{1,20})?\s*(?:first\s+|originally\s+|only\s+)?received\s+(?:by\s+(?:us|the\s+[\w ]{1,40}?|this\s+\w{1,20}|post|e-?mail)\s+)?(?:(?:it|this|that|them|your\s+\w{1,20}|a\s+(?:reply|response)|the\s+(?:reply|response|request))\s+)?(?:via\s+\w{1,20}\s+)?(?:on|dated|in|by\s+\w{1,12}\s+on)?\s*(?:the\s+)?\Z"
)
_OF_REQUEST = re.compile(
    rf"\b(?:your|my|his|her|their|the|this|our|a|an|initial|original|first|foi|information|review|further|e-?mail)\s+(?:[\w’'()-]{{1,16}}\s+){{0,6}}?{_REQUESTS}(?:\s+(?:for|under|about)\s+[\w ]{{1,60}}?)?,?\s+(?:was\s+|were\s+)?(?:dated|of|made\s+on|sent\s+(?:to\s+us\s+)?on|submitted\s+(?:to\s+us\s+)?on|on|from|made|submitted|sent)\s*(?:the\s+)?\Z"
)
_ASKING = re.compile(
    r"\b(?:you|we|i|he|she|they|complainant|requester|applicant|appellant|(?:mr|mrs|ms|miss|dr)\s+[\w’'-]{1,24}|[\w’'-]{3,24}|(?:newspaper|charity|firm|team|union|group))\s+(?:(?:first|then|also|originally|had|has|have)\s+)?"
    r"(?:asked|requested|wrote|e-?mailed|contacted|(?:made|sent|submitted|lodged|filed|put\s+in)\s+(?:[\w’'()-]{1,20}\s+){0,8}?(?:requests?|application)|requests?\s+were\s+(?:sent|made|submitted))\b"
)
_SENT_REQUESTS = re.compile(
    r"\b(?:requests?\s+(?:was|were)\s+(?:sent|made|submitted|lodged)|(?:sent|made|submitted|lodged|filed)\s+(?:[\w’'()-]{1,20}\s+){0,6}?requests?)\b"
)
_RESPONDED = re.compile(
    r"\b(?:(?:responded|replied|answered|wrote\s+back)(?:\s+to\s+(?:[\w’'-]{1,20}\s+){1,5}?)?\s*(?:to\s+you\s+)?on|(?:our|the|its|their|initial|final|council’s|full|substantive)\s+(?:[\w’'-]{1,20}\s+){0,3}?(?:response|reply|refusal\s+notice)\s+(?:was\s+)?(?:dated|of|on|sent\s+on|issued\s+on|provided\s+on|sent)|(?:response|reply|it)\s+was\s+not\s+(?:sent|issued|provided)\s+until|(?:issued|sent|provided)\s+(?:its|our|the|a|their)\s+(?:[\w’'-]{1,20}\s+){0,3}?(?:response|reply|refusal\s+notice)\s*(?:to\s+you\s+)?(?:on|dated)|our\s+letter\s+(?:dated|of)|we\s+wrote\s+to\s+you\s+on)\s*(?:the\s+)?\Z"
)
_PUBLISHED_NOW = re.compile(
    r"\b(?:today|this\s+(?:page|release|bulletin|article|report|response|statement|notice)\s+was\s+(?:first\s+)?(?:published|posted|released)(?:\s+on)?)\s*\(?,?\s*\Z"
)
_STATISTIC = re.compile(
    r"\b(?:complaints|allegations|claims|cases|referrals|reports|calls|crimes|incidents|applications|requests|donations|grants|payments|gifts)\b[^.;]{0,40}\Z"
)
_HOLDING = re.compile(r"\b(?:holding|interim|acknowledge\w*)\b")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a role is read from: the words before a date in its sentence, its line up to it, and the words after it."""

    left: str
    line: str
    right: str
    previous_line: str
    is_line_start: bool
    ends_line: bool


def bound_of(lower: str, candidate: Candidate, sentence: int) -> Bound:
    """Whether a date is the start or the end of an open stretch of time, by the words around it."""
    if (
        candidate.shape == "relative"
        or (candidate.shape == "range" and candidate.rule != "years")
        or candidate.word in ("from-day", "open", "period")
    ):
        return "exact"
    left = lower[max(sentence, candidate.start - 64) : candidate.start]
    if _SINCE.search(left) or _ONWARDS.match(lower, candidate.end):
        return "since"
    if _BRACKET_TO.search(left):
        return "until"
    until = _UNTIL.search(left)
    if until is not None:
        return "exact" if _NEGATED.search(until["head"]) and not until.group().rstrip().endswith("before") else "until"
    found = _FROM.search(left)
    return "since" if found is not None and _opens(lower, candidate, found["head"].strip(" ,\xa0")) else "exact"


def _opens(lower: str, candidate: Candidate, head: str) -> bool:
    """Whether "from" says when something begins, and not where a thing or a change comes from."""
    if head in _FROM_STARTS or not head:
        return True
    if head in _MEASURED_FROM or candidate.shape in ("financial_year", "year", "quarter", "decade"):
        return False
    return candidate.shape in ("day", "month")


def role_of(p: Prepared, lower: str, candidate: Candidate, sentence: int, sentence_end: int) -> DateRole:
    """The part a date plays: by the label before it, by the verbs of its sentence, or as the document's own date."""
    if candidate.shape not in ("day", "month"):
        return "event"
    setting = _setting(lower, candidate, sentence, sentence_end)
    labelled = _by_label(p, candidate, setting)
    if labelled is not None:
        return labelled
    spoken = _by_sentence(setting, candidate)
    if spoken is not None:
        return spoken
    return _own(p, lower, candidate, setting)


def _setting(lower: str, candidate: Candidate, sentence: int, sentence_end: int) -> Setting:
    start, end = candidate.start, candidate.end
    line_start = max(lower.rfind("\n", max(0, start - 200), start) + 1, start - 200, 0)
    line = lower[line_start:start]
    previous = ""
    if not _TIME_OR_DAY.sub("", line).strip():
        above = lower[max(0, line_start - 160) : max(0, line_start - 1)].rstrip()
        previous = above[above.rfind("\n") + 1 :]
    rest = lower[end : end + 40]
    return Setting(
        left=lower[max(min(sentence, start), start - 160) : start],
        line=line,
        right=lower[end : max(end, min(sentence_end, end + 140))],
        previous_line=previous,
        is_line_start=not _TIME_OR_DAY.sub("", line).strip(),
        ends_line=_line_ends(rest),
    )


def _line_ends(rest: str) -> bool:
    line = rest.split("\n", 1)[0].strip(" \xa0,\t")
    return (
        not line
        or re.fullmatch(r"(?:at\s)?\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s(?:bst|gmt|utc))?.{0,30}", line)
        is not None
    )


def _label_text(setting: Setting) -> str:
    line = _TIME_OR_DAY.sub("", setting.line).strip()
    source = line if line else setting.previous_line
    for stop in ("\t", "|", "   "):
        if stop in source.rstrip(" \t|:"):
            source = source.rstrip(" \t|:").rsplit(stop, 1)[1]
    return source.strip(" \t|:*•-–\xa0(")


def _by_label(p: Prepared, candidate: Candidate, setting: Setting) -> DateRole | None:
    label = _label_text(setting)
    if not label or len(label) > 48:
        return None
    tail = label.rsplit(".", 1)[-1].rsplit(";", 1)[-1].strip()
    for pattern, role in _LABELS:
        if pattern.fullmatch(label) or (tail != label and pattern.fullmatch(tail)):
            return role
    if _OWN_LABEL.fullmatch(label):
        return _own_role(p, candidate)
    return None


def _own_role(p: Prepared, candidate: Candidate) -> DateRole:
    """The role of the date that a document bears: a response's is when it was sent, a request's when it was made."""
    if p.zone_at(candidate.start) == "request" or (
        p.kind == "correspondence" and p.zone_at(candidate.end + 40) == "request"
    ):
        return "requested"
    if p.kind in ("foi_response", "correspondence"):
        return "responded"
    return "published" if p.kind in ("press_release", "article", "statistics") else "event"


def _by_sentence(setting: Setting, candidate: Candidate) -> DateRole | None:
    left, right = setting.left, setting.right
    if _PUBLISHED_NOW.search(left):
        return "published"
    if _RECEIVED.search(left) and not (_STATISTIC.search(left) and candidate.shape != "day"):
        return "received"
    if _RESPONDED.search(left):
        return None if _HOLDING.search(left[-80:]) else "responded"
    if _OF_REQUEST.search(left) and not _HOLDING.search(left[-60:]):
        return "requested"
    if re.search(r"\b(?:on|in|dated)\s*(?:the\s+)?\Z", left) and (_SENT_REQUESTS.search(left) or _asked_before(left)):
        return "requested"
    opening = (
        left.strip(" “\"'‘(") in ("on", "in", "on the", "dated", "")
        or re.search(r"\A\W*(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?(?:on|in|dated)\s*(?:the\s+)?(?:\w+day,?\s*)?\Z", left)
        is not None
    )
    if opening and left.strip() and _ASKING.search(right[:70]) and re.match(r",?\s", right):
        return "requested"
    return None


def _asked_before(left: str) -> bool:
    """ "You asked for an internal review on ...": asking, with nothing but its object between it and the date."""
    found = None
    for found in _ASKING.finditer(left):
        pass
    return (
        found is not None
        and len(left) - found.end() < 90
        and not re.search(r"[.;:“”\"]|\b(?:that|because|who|which)\b", left[found.end() :])
    )


def _own(p: Prepared, lower: str, candidate: Candidate, setting: Setting) -> DateRole:
    """A date alone on its line is the document's own when it is the date that the document bears, or heads a message."""
    if candidate.shape != "day" or candidate.filled or not (setting.is_line_start and setting.ends_line):
        return "event"
    year, month, day = candidate.year or 0, candidate.month or 0, candidate.day or 0
    iso = f"{year:04d}-{month:02d}-{day:02d}"
    if (
        p.own_date == iso
        or (p.own_date is None and candidate.start < 1200)
        or re.search(r"\bdear\s", lower[candidate.end : candidate.end + 160])
    ):
        follower = p.zone_at(min(len(lower) - 1, candidate.end + 60))
        if follower == "request" and p.kind in ("correspondence", "foi_response"):
            return "requested"
        return _own_role(p, candidate)
    return "event"
