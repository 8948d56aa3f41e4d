"""Read plain text: letters, mails and pages saved as text, in blocks that know their lines."""

from __future__ import annotations

import re

from extractors.read.decode import decode
from extractors.read.lines import GAP, MARKER, Line, split_lines
from extractors.read.wrap import join_lines
from models.documents import Block, BlockKind, Reading
from models.errors import EmptyInput
from models.locators import LineLocator

HEADING_WIDTH = 90
"""A line longer than this is no heading."""


def read_text(body: bytes, *, name: str, url: str | None = None) -> Reading:
    """A plain text as a reading: the text is the file as decoded, a block is a line, or a paragraph wrapped over lines.

    Raises EmptyInput where there is nothing but white space. An encoding other than UTF-8 is a guess with a warning.
    """
    decoded = decode(body)
    lines = split_lines(decoded.text)
    if not lines:
        raise EmptyInput(f"{name} is empty.")
    blocks = text_blocks(decoded.text, lines)
    return Reading(
        media_type="text/plain",
        text=decoded.text,
        blocks=blocks,
        warnings=decoded.warnings,
        encoding=decoded.encoding,
        is_page_dump=is_page_dump(decoded.text, lines),
    )


def text_blocks(text: str, lines: list[Line] | None = None) -> tuple[Block, ...]:
    """The blocks of a plain text (`lines`: those of `split_lines(text)`, if at hand)."""
    lines = split_lines(text) if lines is None else lines
    groups = join_lines(text, lines)
    blocks: list[Block] = []
    for index, group in enumerate(groups):
        first, last = group[0], group[-1]
        following = groups[index + 1][0] if index + 1 < len(groups) else None
        kind, level = _kind(text, group, following)
        blocks.append(Block(kind, first.start, last.end, LineLocator(first.number, last.number), level))
    return tuple(blocks)


_CLOSED = re.compile(r"[.!?;,][\"'”’)]*$")
_NUMBERED_HEADING = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*\.?|[A-Z]\.|Annex|Appendix|Part|Section|Schedule)\s", re.IGNORECASE
)


def _kind(text: str, group: list[Line], following: Line | None) -> tuple[BlockKind, int]:
    first, last = group[0], group[-1]
    head = text[first.start : min(first.end, first.start + 12)]
    if head[:1] == ">":
        return "quotation", 0
    marker = MARKER.match(text, first.start, first.end)
    if marker is not None:
        if _is_numbered_heading(text, group, following, marker.end()):
            return "heading", 2
        return "list_item", 1 + min(first.indent // 3, 4)
    if len(group) == 1 and _is_heading(text, first, following):
        return "heading", 2
    if head[:1] in '“"‘' and text[last.end - 1] in '”"’' and len(group) > 1:
        return "quotation", 0
    return "paragraph", 0


def _is_heading(text: str, line: Line, following: Line | None) -> bool:
    """A short line without a full stop that begins with a capital, with text under it, and is no row, value or salutation."""
    size = line.end - line.start
    if size > HEADING_WIDTH or size < 3 or following is None or not text[line.start].isupper():
        return False
    content = text[line.start : line.end]
    if _CLOSED.search(content) or GAP.search(content) or not _wordy(content):
        return False
    if content.startswith(("Dear ", "Yours ", "Kind regards", "Regards", "From:", "To:", "Sent:", "Subject:", "Date:")):
        return False
    return line.after_blank or following.after_blank or following.end - following.start > 1.5 * size


def _is_numbered_heading(text: str, group: list[Line], following: Line | None, content: int) -> bool:
    """ "2. Findings": a numbered line of a few words with a longer, differently marked line right under it."""
    line = group[0]
    size = line.end - content
    if len(group) > 1 or following is None or not 3 <= size <= 60 or not text[content].isupper():
        return False
    if not text[line.start].isdigit() or _CLOSED.search(text, content, line.end):
        return False
    return line.after_blank and following.end - following.start > 2 * size


def _wordy(content: str) -> bool:
    letters = sum(character.isalpha() for character in content)
    return letters >= 0.6 * len(content.replace(" ", ""))


_FURNITURE_SIGNS = re.compile(
    r"^[ \t]*(?:skip (?:to|past)\b|quick(?:ly)? exit|(?:leave|exit) (?:this )?site|press (?:esc|the escape)|"
    r"accept (?:all|additional)|"
    r"reject (?:all|additional)|(?:[^\n]{0,80}\b)?cookies?\b|menu\b|home ?[>/|»›]|home$|sign in\b|log in\b|"
    r"subscribe\b|share\b|"
    r"print this page|back to top|(?:was|is) this (?:page|information|response)|rate this|related (?:content|"
    r"links|pages|posts|articles|"
    r"disclosures|documents|stories)|most (?:read|viewed|popular)|follow\b|©|\(c\) ?20|copyright\b|"
    r"[^\n]{0,80}all rights reserved|"
    r"privacy (?:notice|policy)|accessibility\b|terms (?:of use|and conditions)|site ?map|search(?: (?:this "
    r")?site)?$|site search|"
    r"read more|read next|further reading|recommended reading|[^\n]{0,40}newsletter|you are here|breadcrumb|"
    r"link to this|"
    r"make a request|tags?:|\d+ comments?|leave a comment|donate\b|explore (?:more|the topic)|latest news|"
    r"also of interest)",
    re.IGNORECASE | re.MULTILINE,
)
_PAGE_SIGNS = re.compile(
    r"^[ \t]*(?:published(?: on)?\b|last (?:updated|reviewed|modified)|updated:|press release$|news story$|"
    r"-?ends-?$|notes (?:to|for) editors|"
    r"(?:media|press) enquiries|by [A-Z][a-z]+ [A-Z][a-z'-]+$|posted\b|reading time|\d+ min(?:ute)? read|get in touch$|"
    r"freedom of information request reference|foi ref(?:erence)?\b|date (?:received|responded)|information "
    r"requested$|response$)",
    re.IGNORECASE | re.MULTILINE,
)
_LETTER_SIGNS = re.compile(
    r"^[ \t]*(?:dear (?:sir|madam|mr|mrs|ms|miss|mx|dr|prof|all|applicant|requester|[A-Z])|yours? "
    r"(?:sincerely|faithfully|truly)|"
    r"(?:kind|best|warm)? ?regards,?$|our ref(?:erence)?\b|your ref(?:erence)?\b|from: |sent: |to: |subject: )",
    re.IGNORECASE | re.MULTILINE,
)
_SIGN_CHARACTERS = 200_000


def is_page_dump(text: str, lines: list[Line]) -> bool:
    """Whether a plain text is a web page saved as text rather than a letter, a mail or a note.

    Lines of a page's furniture are set against a letter's salutation, close and headers (a page may hold letters: a thread of
    requests). Without any sign, pages are known by paragraphs of one long line with short lines around them.
    """
    head = text[:_SIGN_CHARACTERS]
    furniture = sum(1 for _ in _FURNITURE_SIGNS.finditer(head))
    letter = sum(1 for _ in _LETTER_SIGNS.finditer(head))
    if furniture >= 3 or (furniture and letter <= 1):
        return True
    if letter:
        return False
    if _PAGE_SIGNS.search(head):
        return True
    long_lines = sum(1 for line in lines if line.width > 120)
    return long_lines >= 2 and len(lines) > long_lines
