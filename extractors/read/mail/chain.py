"""Split a mail's words into the messages of its chain, and tell which of them the requester wrote.

A message in a chain says so itself: lines of headers, "On ... wrote:", or a mark before each line. Who is the authority and who
the requester is read from addresses: public bodies' domains and mailboxes for information requests on one side, private mail and
WhatDoTheyKnow's addresses on the other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from models.documents import ZoneName

Side = Literal["authority", "requester"]
HEADER: Final = re.compile(
    r"[ \t>*]{0,12}(From|Sent|Date|To|Cc|Subject|Oddi wrth|At|Anfonwyd|Pwnc)[*]?[ \t]?:[*]?[ \t]{0,8}(.*)",
    re.IGNORECASE,
)
WROTE: Final = re.compile(r"[ \t>]{0,12}(?:On|Ar)[ ,][^\n]{4,200}?(?:wrote|ysgrifennodd)[ \t]?:[ \t]*$", re.IGNORECASE)
WROTE_OPEN: Final = re.compile(r"[ \t>]{0,12}On[ ,](?=[^\n]{0,160}\d)[^\n]{4,160}$", re.IGNORECASE)
WROTE_END: Final = re.compile(r"[^\n]{0,160}\bwrote[ \t]?:[ \t]*$", re.IGNORECASE)
DIVIDER: Final = re.compile(
    r"[ \t>]{0,12}(?:-{2,}[ \t]?(?:Original (?:Message|Appointment)|Forwarded (?:message|by)[^-\n]{0,80})[ \t]?-{2,}"
    r"|Begin forwarded message:|_{10,}|-{20,})[ \t]*$",
    re.IGNORECASE,
)
ADDRESS: Final = re.compile(r"[A-Za-z0-9._%+'\-]{1,80}@[A-Za-z0-9.\-]{1,120}")
AUTHORITY: Final = re.compile(
    r"@(?:[\w-]+\.)*(?:gov\.(?:uk|scot|wales)|llyw\.cymru|police\.uk|nhs\.(?:uk|net|scot|wales)|parliament\.uk|mod\.uk|"
    r"ac\.uk|sch\.uk|senedd\.(?:wales|cymru)|parliament\.scot|ico\.org\.uk)$"
    r"|^(?:foi|foia|eir|freedom|freedomofinformation|information\.?(?:requests?|rights|governance|compliance)|dataprotection|"
    r"data\.protection|disclosure|records|foi[._-]\w{1,30}|\w{1,30}[._-]foi)@",
    re.IGNORECASE,
)
REQUESTER: Final = re.compile(
    r"(?:^|[+_-])request-[\w-]{3,40}@|@(?:[\w-]+\.)*whatdotheyknow\.com$|@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|"
    r"icloud|me|mac|aol|btinternet|sky|talktalk|virginmedia|ntlworld|blueyonder|protonmail|proton|gmx|mail|tiscali|fastmail)"
    r"\.(?:com|co\.uk|net|org|me)$",
    re.IGNORECASE,
)
OFFICE: Final = re.compile(
    r"\b(?:(?:FOIA?|EIR|Freedom of Information|Data Protection|Information (?:Rights|Governance|Access|Management))"
    r"(?: (?:and|&) [A-Z][\w ]{1,30})? ?(?:Team|Officer|Unit|Office|Mailbox|Requests?|Inbox|Enquiries|Department|Service)?|"
    r"(?:Council|Constabulary|Police|Borough|Department|Ministry|Authority|Commissioner|Trust|University) [A-Z]\w{2,20})\W*$"
)
"""A sender's name that is an office's, where no address tells."""
MAX_LINES: Final = 200_000


@dataclass(slots=True)
class Message:
    """One message of a chain: the lines it spans ("first" to before "last"), where its words begin, and its sides if known."""

    first: int
    words: int
    last: int
    author: Side | None = None
    addressee: Side | None = None
    name: str = ""


def find_zones(text: str, start: int, headers: Sequence[tuple[str, str]]) -> tuple[tuple[int, int, ZoneName], ...]:
    """The requester's messages as (start, end, "request") of `text`, whose mail's words begin at `start`.

    `headers` are the mail's own. Only what addresses and names tell is given: the rest is left to the words themselves.
    """
    lines, offsets = _lines(text, start)
    messages = split_chain(lines)
    _set_sides(messages[0], {key.lower(): value for key, value in headers})
    _spread(messages)
    zones: list[tuple[int, int, ZoneName]] = []
    for message in messages:
        if side_of(message) != "requester" or message.words >= message.last:
            continue
        first, last = offsets[message.words], offsets[message.last] if message.last < len(offsets) else len(text)
        words = text[first:last]
        begin, end = first + len(words) - len(words.lstrip()), first + len(words.rstrip())
        if begin < end:
            zones.append((begin, end, "request"))
    return tuple(zones)


def side_of(message: Message) -> Side | None:
    """Who wrote a message: its author's side, else the side that it was not sent to."""
    if message.author is not None:
        return message.author
    if message.addressee is None:
        return None
    return "requester" if message.addressee == "authority" else "authority"


def split_chain(lines: Sequence[str]) -> list[Message]:
    """The messages of a chain in the order of the text; the first has no headers of its own in it."""
    messages = [Message(0, 0, len(lines))]
    index = 0
    while index < min(len(lines), MAX_LINES):
        found = _begins(lines, index)
        if found is None:
            index += 1
            continue
        message, words = found
        messages[-1].last = index
        messages.append(message)
        index = max(words, index + 1)
    _unquote(lines, messages)
    return messages


def _begins(lines: Sequence[str], index: int) -> tuple[Message, int] | None:
    """The message that begins at a line, with the line where its words begin."""
    line = lines[index]
    if WROTE.match(line):
        return _wrote(index, index + 1, line, len(lines))
    if WROTE_OPEN.match(line) and index + 1 < len(lines) and WROTE_END.match(lines[index + 1]):
        return _wrote(index, index + 2, f"{line} {lines[index + 1]}", len(lines))
    place = index
    if DIVIDER.match(line):
        place = index + 1
        while place < len(lines) and place < index + 3 and not lines[place].strip(" >\t"):
            place += 1
    headers, words = _headers(lines, place)
    if ("from" not in headers and "oddi wrth" not in headers) or len(headers) < 2:
        return None
    if not {"to", "sent", "date", "subject", "at", "anfonwyd"} & headers.keys():
        return None
    message = Message(index, words, len(lines))
    _set_sides(message, headers)
    return message, words


def _wrote(index: int, words: int, line: str, last: int) -> tuple[Message, int]:
    message = Message(index, words, last)
    _set_sides(message, {"from": line})
    message.name = ""
    return message, words


def _headers(lines: Sequence[str], index: int) -> tuple[dict[str, str], int]:
    """The run of header lines from a line on, by lower-case name, and the line after it."""
    found: dict[str, str] = {}
    while index < len(lines) and len(found) < 8:
        match = HEADER.match(lines[index])
        if match is None:
            if found and lines[index].startswith((" ", "\t")) and "@" in lines[index] and len(lines[index]) < 300:
                index += 1
                continue
            break
        if match[1].lower() in found:
            break
        value = match[2]
        if not value.strip() and index + 1 < len(lines) and HEADER.match(lines[index + 1]) is None:
            index += 1
            value = lines[index]
        found[match[1].lower()] = value[:2000]
        index += 1
    return found, index


def _unquote(lines: Sequence[str], messages: list[Message]) -> None:
    """Part lines marked as quotations from what was written under or between them, where no headers say who wrote them."""
    if len(messages) > 1:
        return
    marked = [index for index, line in enumerate(lines) if line.startswith(">")]
    if len(marked) < 3 or marked[-1] - marked[0] + 1 > len(marked) * 1.5:
        return
    first, last = marked[0], marked[-1] + 1
    own = messages[0]
    quoted = Message(first, first, last)
    after = Message(last, last, own.last)
    own.last = first
    messages.extend((quoted, after))


def _set_sides(message: Message, headers: dict[str, str]) -> None:
    author = headers.get("from") or headers.get("oddi wrth") or ""
    message.author = _side(author) or ("authority" if OFFICE.search(author) else None)
    message.addressee = _side(headers.get("to") or headers.get("at") or "")
    message.name = " ".join(ADDRESS.sub("", author).translate(_BRACKETS).split()).lower()[:80]


_BRACKETS: Final = str.maketrans("<>[]()\"'*:", " " * 10)


def _side(words: str) -> Side | None:
    """The side that the addresses in a header belong to, None where they tell nothing or both."""
    sides: set[Side] = set()
    for address in ADDRESS.findall(words)[:20]:
        if REQUESTER.search(address):
            sides.add("requester")
        elif AUTHORITY.search(address):
            sides.add("authority")
    if not sides and re.search(
        r"\b(?:FOI|Freedom of Information|Information (?:Rights|Governance|Requests?))\b", words
    ):
        return "authority"
    return sides.pop() if len(sides) == 1 else None


def _spread(messages: list[Message]) -> None:
    """Names known from one message hold in the others; a quotation without an author is the other side's."""
    known = {message.name: side for message in messages if message.name and (side := side_of(message))}
    for message in messages:
        if side_of(message) is None and message.name in known:
            message.author = known[message.name]
    if len(messages) == 3 and not messages[1].name and side_of(messages[1]) is None:
        own = side_of(messages[0])
        messages[2].author = own
        if own is not None:
            messages[1].author = "requester" if own == "authority" else "authority"


def _lines(text: str, start: int) -> tuple[list[str], list[int]]:
    lines = text[start:].split("\n")
    offsets = []
    position = start
    for line in lines:
        offsets.append(position)
        position += len(line) + 1
    return lines, offsets


def line_of(offsets: Sequence[int], position: int) -> int:
    """The number (from 1) of the line that holds an offset."""
    return bisect_right(offsets, position)
