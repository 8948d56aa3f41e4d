"""Split a thread of messages (a page of requests and replies, a mail chain saved as text) and tell who wrote each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.voices import AUTHORITY_HINT, REQUESTER_HINT, answers, asks, bare
from models.documents import Block

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DAY = (
    rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}},?\s)?(?:\d{{1,2}}(?:st|nd|rd|"
    rf"th)?\s(?:of\s)?{_MONTH},?\s\d{{4}}|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}|"
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4})(?:,?\s(?:at\s)?\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:am|pm)?)?"
)
_DATE_LINE = re.compile(rf"(?:(?:sent|date|posted|on)\s?:?\s)?{_DAY}\.?$", re.IGNORECASE)
_NAME_AND_DATE = re.compile(rf"(?P<name>[^\d:]{{3,90}}?)(?:\([^)]{{3,30}}\))?[,\s–-]{{1,5}}{_DAY}$", re.IGNORECASE)
_WROTE = re.compile(r"on\s.{4,60}\s(?P<name>.{3,80}?)(?:\s?<[^>]{3,80}>)?\swrote:?$", re.IGNORECASE)
_SALUTATION = re.compile(r"(?:dear|hello|hi|good\s(?:morning|afternoon|evening)|to\swhom)\b", re.IGNORECASE)
_FROM = re.compile(r"from\s?:\s?(?P<name>\S.{0,160})$", re.IGNORECASE)
_HEADER = re.compile(r"(?:from|sent|date|to|cc|bcc|subject|attachments?|importance|reply-to)\s?:", re.IGNORECASE)
_REQUEST_BY = re.compile(
    r"(?:freedom\sof\sinformation|foi|environmental\sinformation|information)\srequests?\sto\s(?P<authority>."
    r"{3,120}?)\sby\s(?P<name>[^\d]{3,80}?)\.?$",
    re.IGNORECASE,
)
_MADE_BY = re.compile(
    r"(?P<name>[^\d]{3,80}?)\smade\sthis\s(?:(?:freedom\sof|environmental)\s)?(?:information|foi|eir)\srequest\sto\s",
    re.IGNORECASE,
)
_AUTHORITY_NAME = re.compile(
    r"\b(?:foi|information|council|police|nhs|trust|university|department|ministry|office|authority|team|"
    r"mailbox|governance|disclosure|legal|"
    r"compliance|records|constabulary|commission|agency|service|board|college|hm|customer|feedback|"
    r"complaints|unit|enquiries|requests?@|foi@)\b|\.gov\.|\.police\.|\.nhs\.|\.ac\.",
    re.IGNORECASE,
)
_REQUESTER_ADDRESS = re.compile(r"request-\d+|whatdotheyknow", re.IGNORECASE)
_TO_OFFICE = re.compile(
    r"dear\s(?:sirs?|madam|sir\s(?:or|/)\smadam|foi|freedom|information|data|records|team|colleagues?|"
    r"officer|.{0,80}\b(?:council|police|trust|university|department|"
    r"ministry|office|authority|team|mailbox|service|nhs|board|college|constabulary|agency|commission))\b",
    re.IGNORECASE,
)
_TO_PERSON = re.compile(
    r"dear\s(?:mr|mrs|ms|miss|mx|dr|prof|applicant|requester|requestor|customer|enquirer)\b", re.IGNORECASE
)

_SIGN_OFF = re.compile(
    r"yours?\s(?:sincerely|faithfully|truly)|(?:kind|best|warm|many)?\s?(?:regards|wishes|thanks),?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Message:
    """Blocks `first` to `last` (exclusive) of one message; `body` is the first after its head; `by_requester` says who wrote it."""

    first: int
    body: int
    last: int
    name: str
    by_requester: bool


def find_messages(text: str, blocks: Sequence[Block]) -> list[Message]:
    """The messages of a thread in order; none where the document is no thread (at least two heads, or a mail's header)."""
    lines = [" ".join(text[b.start : min(b.end, b.start + 300)].split()) for b in blocks]
    heads = _heads(lines)
    if not heads:
        return []
    requester = _requester(lines)
    messages: list[Message] = []
    authors: dict[str, bool] = {}
    for position, (first, body, name) in enumerate(heads):
        last = heads[position + 1][0] if position + 1 < len(heads) else len(blocks)
        key = _key(name)
        if requester is not None:
            by_requester = _same(key, requester)
        elif key in authors:
            by_requester = authors[key]
        else:
            by_requester = written_by_requester(lines[body:last], name)
        authors[key] = by_requester
        messages.append(Message(first, body, last, name, by_requester))
    return messages


def written_by_requester(lines: Sequence[str], name: str = "") -> bool:
    """Whether a message (its blocks' texts) is a requester's: by its sender, its salutation and its voice."""
    if _REQUESTER_ADDRESS.search(name):
        return True
    score = -2 if _AUTHORITY_NAME.search(name) else 0
    for line in lines[:60]:
        if _TO_OFFICE.match(line):
            score += 2
        elif _TO_PERSON.match(line):
            score -= 2
        content = bare(line, 0, len(line))
        if answers(content):
            score -= 2
        elif asks(content):
            score += 1
        score += (REQUESTER_HINT.search(content) is not None) - (AUTHORITY_HINT.search(content) is not None)
    return score > 0


def _heads(lines: Sequence[str]) -> list[tuple[int, int, str]]:
    """(index of the head's first line, index of the body's first, sender's name) for each message."""
    heads: list[tuple[int, int, str]] = []
    index = 0
    while index < len(lines):
        head = _mail_head(lines, index) or _thread_head(lines, index)
        if head is not None:
            heads.append((index, *head))
            index = head[0]
        else:
            index += 1
    is_mail = any(_FROM.match(lines[first]) or _WROTE.match(lines[first]) for first, _, _ in heads)
    return heads if is_mail or len(heads) >= 2 else []


def _mail_head(lines: Sequence[str], index: int) -> tuple[int, str] | None:
    wrote = _WROTE.match(lines[index])
    if wrote is not None:
        return index + 1, wrote["name"]
    sender = _FROM.match(lines[index])
    if sender is None:
        return None
    stop = index + 1
    while stop < len(lines) and stop - index < 9 and _HEADER.match(lines[stop]):
        stop += 1
    return (stop, sender["name"]) if stop - index >= 3 else None


def _thread_head(lines: Sequence[str], index: int) -> tuple[int, str] | None:
    """A name with a date beside or under it, and a salutation within the six lines after."""
    line = lines[index]
    if not 3 <= len(line) <= 110 or line[-1] in ".:;?!" or _SALUTATION.match(line):
        return None
    joined = _NAME_AND_DATE.match(line)
    if joined is not None:
        name, body = joined["name"].strip(" ,–-"), index + 1
    elif index + 1 < len(lines) and _DATE_LINE.match(lines[index + 1]) and not any(c.isdigit() for c in line):
        name, body = line, index + 2
    else:
        return None
    if not name[:1].isalpha() or len(name.split()) > 12:
        return None
    for offset in range(body, min(body + 6, len(lines))):
        if _SALUTATION.match(lines[offset]):
            return body, name
    return None


def _requester(lines: Sequence[str]) -> str | None:
    for line in lines[:40]:
        found = _REQUEST_BY.search(line) or _MADE_BY.match(line)
        if found is not None:
            return _key(found["name"])
    return None


def _key(name: str) -> str:
    cleaned = re.sub(r"\([^)]{0,60}\)|<[^>]{0,120}>|\[[^\]]{0,120}\]", " ", name[:200])
    return " ".join(re.findall(r"[^\W\d_]+", cleaned.lower()))


def _same(key: str, requester: str) -> bool:
    """Whether two names are one person's: equal, or one with a middle name or an initial more."""
    if not key or not requester:
        return False
    a, b = key.split(), requester.split()
    return key == requester or (a[-1] == b[-1] and a[0][0] == b[0][0])


def is_request_letter(text: str, blocks: Sequence[Block]) -> bool:
    """Whether the whole document is a request: it addresses an office, asks, and nothing in it answers."""
    lines = [" ".join(text[b.start : min(b.end, b.start + 300)].split()) for b in blocks[:80]]
    contents = [bare(line, 0, len(line)) for line in lines]
    if not any(_TO_OFFICE.match(line) for line in lines) or any(_TO_PERSON.match(line) for line in lines):
        return False
    asked = sum(1 for content in contents if asks(content) or REQUESTER_HINT.search(content))
    answered = sum(
        1
        for content in contents
        if answers(content) or re.search(r"\b(?:exempt|withheld|not held)\b|\byour request\b", content)
    )
    return asked >= 2 and answered == 0
