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
_WROTE = re.compile(
    rf"(?:on\s)?{_DAY}(?:,?\s(?:at\s)?\d{{1,2}}[:.]\d\d)?,?\s(?P<name>(?!you\b|we\b|i\b|they\b)[^\d].{{2,110}}?)"
    r"(?:\s?[<\[(][^>\])]{3,80}[>\])])?\s(?:wrote|writes)\s?:?$",
    re.IGNORECASE,
)
_WROTE_ON = re.compile(
    rf"(?:(?:message|e-?mail|reply|sent|posted|note)\s)?(?:(?:from|by)\s)?(?P<name>(?!you\b|we\b|i\b|they\b"
    rf"|on\b|in\b|by\b)[^\d:]{{3,90}}?)"
    rf"(?:\s?[<\[(][^>\])]{{3,80}}[>\])])?,?\s(?:wrote|writes|replied|responded)(?:\s(?:on|at))?,?\s{_DAY}\s?:?$",
    re.IGNORECASE,
)
_BY_ON = re.compile(
    rf"(?:message|e-?mail|reply|posted|note|comment|update)\s(?:from|by)\s(?P<name>[^\d:]{{3,90}}?),?\s(?:on\s"
    rf"|at\s|[-–]\s)?{_DAY}\s?:?$",
    re.IGNORECASE,
)
_DATE_AND_NAME = re.compile(rf"\[?{_DAY}\]?[\s,|–-]{{1,5}}(?P<name>[^\d:]{{3,90}}?)\s?:?$", re.IGNORECASE)
_LOG_ENTRY = re.compile(
    r"\[?(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}\s[A-Z][a-z]{2,8}\s\d{4}),?\s(?:at\s)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s?(?:am|pm)?\]?"
    r"[\s,|–-]{1,5}(?P<name>[^\W\d][^\d:]{1,60}?)\s?:?$"
)
"""An entry of a case's log: "12/06/2023 08:59 Requester"; two of them make a thread, with or without salutations."""
_ASKER_NAME = re.compile(
    r"\b(?:requester|requestor|applicant|enquirer|customer|member\sof\s(?:the\s)?public|citizen)\b", re.IGNORECASE
)
_QUOTE_MARKS = re.compile(r"(?:[>|]\s?){1,6}")
_RULE = re.compile(
    r"[-_=*\s]{0,20}(?:original|forwarded)\smessage[-_=*\s]{0,20}$|(?:begin|start\sof)\sforwarded\smessage:?$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:sent|by|via|dated?|issued|published|our|your|ref|reference|posted|re|subject|request|response|reply"
    r"|received|letter|updated|"
    r"last|meeting|page|version|since|until|between|from|on|in|at|the\s(?:request|response|decision))\b"
    r"|.*\b(?:on|at|of|by|in|to|the|and)$",
    re.IGNORECASE,
)
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
_ASKER_SAYS = re.compile(
    r"\bi\s(?:am|was)\s(?:writing\sto\s(?:request|ask|make|complain)|(?:not|un)\s?(?:satisfied|happy|content)"
    r"|dissatisfied|disappointed)"
    r"|\b(?:please|kindly)\s(?:carry\sout|conduct|undertake|treat\sthis|pass\sthis|accept\sthis\sas)\b"
    r"|\bthank(?:s|\syou)\sfor\s(?:your|the)\s"
    r"(?:prompt\s|quick\s|recent\s)?(?:reply|response|answer|help)|\bi\s(?:would\slike|wish"
    r"|want)\sto\s(?:request|ask|appeal|make|know)"
    r"|\b(?:could|can|would)\syou\s(?:please|let|tell|send|provide|confirm)",
    re.IGNORECASE,
)
"""What requesters write, in a first request, a chaser or a request for review."""
_OFFICE_SAYS = re.compile(
    r"\bthank(?:s|\syou)\sfor\s(?:your|the)\s(?:\w+\s){0,3}(?:request|e-?mail|enquiry|correspondence|letter)"
    r"|\bautomat(?:ed|ic)\s(?:reply|response|message|acknowledgement)|\bwe\shave\sreceived\syour"
    r"|\bin\saccordance\swith\sthe"
    r"|\byou\shave\sthe\sright\sto|\bi\shave\s(?:reviewed|considered|looked\sinto)\b"
    r"|\b(?:officer|manager|advis[eo]r|lead|analyst|co-?ordinator|administrator|solicitor|secretary|registrar"
    r"|clerk)$",
    re.IGNORECASE,
)
"""What offices write, and the titles that their people sign with."""
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
    raw = [" ".join(text[b.start : min(b.end, b.start + 300)].split()) for b in blocks]
    lines = [_QUOTE_MARKS.sub("", line, count=1) if line[:1] in ">|" else line for line in raw]
    heads = _heads(lines)
    if not heads:
        return []
    requester = _requester(lines)
    messages: list[Message] = []
    authors: dict[str, bool] = {}
    for position, (first, body, name) in enumerate(heads):
        last = heads[position + 1][0] if position + 1 < len(heads) else len(blocks)
        quoted = _quote_end(raw, first, body, last)
        key = _key(name)
        if requester is not None:
            by_requester = _same(key, requester) or _REQUESTER_ADDRESS.search(name) is not None
        elif key and key in authors:
            by_requester = authors[key]
        else:
            by_requester = written_by_requester(lines[body:quoted], name, lines[first:body])
        authors[key] = by_requester
        outer = next((m for m in reversed(messages) if not _is_quoted(raw, m)), None)
        messages.append(Message(first, body, quoted, name, by_requester))
        if quoted < last:  # below a quotation its quoter goes on
            messages.append(
                Message(quoted, quoted, last, outer.name if outer else "", outer.by_requester if outer else False)
            )
    return messages


def _is_quoted(raw: Sequence[str], message: Message) -> bool:
    return message.body < message.last and raw[message.body][:1] == ">"


def _quote_end(raw: Sequence[str], first: int, body: int, last: int) -> int:
    """Where a message quoted with ">" ends: at the first line without the mark; one that is not quoted so ends at `last`."""
    if body >= last or raw[body][:1] != ">":
        return last
    return next((index for index in range(body, last) if raw[index][:1] != ">"), last)


def written_by_requester(lines: Sequence[str], name: str = "", head: Sequence[str] = ()) -> bool:
    """Whether a message (its blocks' texts) is a requester's: by its sender, its addressee (`head`), its salutation, its voice."""
    if _REQUESTER_ADDRESS.search(name) or _ASKER_NAME.search(name):
        return True
    score = -2 if _AUTHORITY_NAME.search(name) else 0
    for line in head:
        if line[:3].lower() == "to:":
            score += 2 if _AUTHORITY_NAME.search(line) else -1
        elif _AUTHORITY_NAME.search(line) and not _HEADER.match(line):
            score -= 2
    for line in lines[:60]:
        if _TO_OFFICE.match(line):
            score += 2
        elif _TO_PERSON.match(line):
            score -= 2
        score += 2 * ((_ASKER_SAYS.search(line) is not None) - (_OFFICE_SAYS.search(line) is not None))
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
    is_log = sum(1 for line in lines if _LOG_ENTRY.match(line)) >= 2
    while index < len(lines):
        entry = _LOG_ENTRY.match(lines[index]) if is_log else None
        if entry is not None:
            heads.append((index, index + 1, entry["name"]))
            index += 1
            continue
        head = _mail_head(lines, index) or _thread_head(lines, index)
        if head is not None:
            heads.append((index, *head))
            index = head[0]
        else:
            index += 1
    is_mail = any(_is_certain(lines, first) for first, _, _ in heads)
    return heads if is_mail or len(heads) >= 2 else []


def _is_certain(lines: Sequence[str], first: int) -> bool:
    """Whether one such head makes a thread: a mail's header or "on ... X wrote:"."""
    return _mail_header(lines, first) is not None or _wrote(lines, first) is not None


def _mail_head(lines: Sequence[str], index: int) -> tuple[int, str] | None:
    if _RULE.match(lines[index]) and index + 1 < len(lines):
        following = _mail_header(lines, index + 1)
        return following if following is not None else None
    return _wrote(lines, index) or _mail_header(lines, index) or _sender_and_date(lines, index)


def _wrote(lines: Sequence[str], index: int) -> tuple[int, str] | None:
    """ "On 4 May 2022, at 10:02, Jo Ash <jo@example.org> wrote:", also broken over two lines."""
    line, lowered = lines[index], lines[index].lower()
    has_verb = "wrote" in lowered or "writes" in lowered or "replied" in lowered or "responded" in lowered
    following = lines[index + 1] if index + 1 < len(lines) else ""
    is_broken = len(following) < 90 and following.lower().rstrip(": ").endswith("wrote")
    if not (has_verb or is_broken) or ("@" not in line and not any(c.isdigit() for c in line)):
        return None
    match = (_WROTE.match(line) or _WROTE_ON.match(line)) if has_verb else None
    if match is not None:
        return index + 1, match["name"]
    if is_broken:
        match = _WROTE.match(f"{line} {following}")
        return (index + 2, match["name"]) if match is not None else None
    return None


def _mail_header(lines: Sequence[str], index: int) -> tuple[int, str] | None:
    """ "From:" with at least two more fields of a mail's header; a long address may break over a line of its own."""
    sender = _FROM.match(lines[index])
    if sender is None:
        return None
    stop, fields = index + 1, 1
    while stop < len(lines) and stop - index < 12:
        if _HEADER.match(lines[stop]):
            fields += 1
        elif not (
            stop + 1 < len(lines) and len(lines[stop]) < 80 and _HEADER.match(lines[stop + 1]) and stop - index < 9
        ):
            break
        stop += 1
    is_quoted_head = index > 0 and _RULE.match(lines[index - 1]) is not None
    return (stop, sender["name"]) if fields >= 3 or (fields == 2 and is_quoted_head) else None


def _sender_and_date(lines: Sequence[str], index: int) -> tuple[int, str] | None:
    """ "From: X" with a date at most three short lines below: how sites head the messages of a thread."""
    sender = _FROM.match(lines[index])
    if sender is None:
        return None
    for stop in range(index + 1, min(index + 4, len(lines))):
        line = lines[stop]
        if _DATE_LINE.match(line):
            return stop + 1, f"{sender['name']} {' '.join(lines[index + 1 : stop])}".strip()
        if len(line) > 80 or line[-1:] in ".:;?!" or _SALUTATION.match(line):
            return None
    return None


def _thread_head(lines: Sequence[str], index: int) -> tuple[int, str] | None:
    """A name with a date beside or under it, and a salutation within the six lines after."""
    line = lines[index]
    if not 3 <= len(line) <= 110 or line[-1] in ".:;?!" or _SALUTATION.match(line):
        return None
    joined = _BY_ON.match(line) or _NAME_AND_DATE.match(line) or _DATE_AND_NAME.match(line)
    if joined is not None:
        name, body = joined["name"].strip(" ,–-"), index + 1
    elif index + 1 < len(lines) and _DATE_LINE.match(lines[index + 1]) and not any(c.isdigit() for c in line):
        name, body = line, index + 2
    else:
        return None
    if not name[:1].isalpha() or len(name.split()) > 12 or _NO_NAME.match(name):
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
