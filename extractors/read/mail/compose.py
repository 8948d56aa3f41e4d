"""Make a reading of a mail: its headers as lines, its words as blocks with their lines, the requester's words as zones."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import Final

from extractors.read.builder import TextBuilder
from extractors.read.html import read_html
from extractors.read.mail.chain import find_zones
from extractors.read.mail.headers import sent_day
from extractors.read.mail.letter import Letter
from extractors.read.shift import shift_block, shift_table
from extractors.read.text import text_blocks
from models.documents import Block, Link, Metadata, Reading, Table
from models.errors import NoContent, ReadError
from models.locators import MailLocator

_WORDS: Final = re.compile(r"\S")
_INVISIBLE: Final = str.maketrans("", "", "\x00\u200b\ufeff")


def compose_letter(letter: Letter, *, name: str, media_type: str, url: str | None = None) -> Reading:
    """The reading of a letter. Plain words are preferred to the same in HTML, unless only the HTML has tables.

    Raises NoContent where there are neither words nor headers.
    """
    builder = TextBuilder()
    for number, (key, value) in enumerate(letter.headers, start=1):
        builder.add("paragraph", f"{key}: {value}", MailLocator("0", number, number))
    header_end = builder.length
    page = _page(letter, name, url)
    plain = (letter.plain or "").translate(_INVISIBLE).rstrip()
    links: tuple[Link, ...] = ()
    if page is not None and (page.tables or not _WORDS.search(plain)):
        _add_page(builder, page, letter.html_part)
        links = page.links
    elif _WORDS.search(plain):
        _add_plain(builder, plain, letter.plain_part)
    if not builder.blocks:
        if not letter.attachments:
            raise NoContent(f"{name} has no words.")
        _add_names(builder, letter)
    text = builder.text
    return Reading(
        media_type=media_type,
        text=text,
        blocks=tuple(builder.blocks),
        metadata=_metadata(letter),
        tables=tuple(builder.tables),
        links=links,
        embedded=tuple(letter.attachments),
        zones=find_zones(text, min(header_end + 2, len(text)) if header_end else 0, letter.headers),
        warnings=tuple(letter.warnings),
    )


def _page(letter: Letter, name: str, url: str | None) -> Reading | None:
    """The mail's HTML as read; None where it has none or none that can be read."""
    if letter.html is None:
        return None
    try:
        return read_html(letter.html, name=name, url=url, charset=letter.html_charset)
    except NoContent:
        return None
    except ReadError as error:
        letter.warnings.append(("html_unreadable", f"The mail's HTML cannot be read: {error.message}"))
        return None


def _add_plain(builder: TextBuilder, text: str, part: str) -> None:
    builder.separate("\n\n")
    lead = len(text) - len(text.lstrip("\n"))
    offset, _ = builder.append(text[lead:])
    for block in text_blocks(text[lead:]):
        moved = shift_block(block, offset)
        first, last = getattr(block.locator, "first", 1), getattr(block.locator, "last", 1)
        builder.blocks.append(replace(moved, locator=MailLocator(part, first + lead, last + lead)))


def _add_page(builder: TextBuilder, page: Reading, part: str) -> None:
    """The words of an HTML part: places are lines of its text."""
    builder.separate("\n\n")
    offset, _ = builder.append(page.text)
    starts = [0, *(match.end() for match in re.finditer("\n", page.text))]
    tables = len(builder.tables)

    def place(start: int, end: int) -> MailLocator:
        return MailLocator(part, bisect_right(starts, start), bisect_right(starts, max(start, end - 1)))

    for block in page.blocks:
        moved: Block = shift_block(block, offset, tables)
        builder.blocks.append(replace(moved, locator=place(block.start, block.end)))
    for table in page.tables:
        cells = tuple(replace(cell, locator=place(cell.start, cell.end)) for cell in table.cells)
        shifted: Table = shift_table(replace(table, cells=cells), offset)
        builder.tables.append(shifted)


def _add_names(builder: TextBuilder, letter: Letter) -> None:
    """A mail without words or headers is the list of its files."""
    for number, file in enumerate(letter.attachments, start=1):
        builder.add(
            "list_item", " ".join(file.name.split()) or f"file {number}", MailLocator("0", number, number), level=1
        )


def _metadata(letter: Letter) -> Metadata:
    fields = {
        "title": letter.header("Subject") or None,
        "author": letter.header("From") or None,
        "published": sent_day(letter.header("Date")),
    }
    known = {key: value for key, value in fields.items() if value}
    return Metadata(**known, sources=dict.fromkeys(known, "mail header"))
