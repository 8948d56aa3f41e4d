"""Documents: what a capture reads as. Texts, blocks, labels, zones, sentences and tables, all as spans of one text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from models.locators import Locator

DocumentKind = Literal["foi_response", "press_release", "article", "decision", "statistics", "correspondence", "other"]
BlockKind = Literal["heading", "paragraph", "list_item", "table_cell", "caption", "quotation"]
ZoneName = Literal["request", "response", "boilerplate"]
LabelName = Literal[
    "content",
    "cookies",
    "exit",
    "navigation",
    "newsletter",
    "share",
    "related",
    "contact",
    "masthead",
    "legal",
    "advert",
    "comments",
    "form",
    "hidden",
    "repeated",
    "furniture",
]
"""`content`, or why a block is boilerplate. `furniture` is boilerplate of no closer name; `repeated` stands on many pages of
the publisher; `hidden` is not shown to a reader of the page."""


@dataclass(frozen=True, slots=True)
class Label:
    """A block's label with its reason in words and how sure it is (0 to 1). `uncertain` marks what a person should look at."""

    name: LabelName
    reason: str
    confidence: float = 1.0
    uncertain: bool = False

    @property
    def is_content(self) -> bool:
        return self.name == "content"


CONTENT = Label("content", "no sign of boilerplate")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of the document's text in reading order.

    `start` and `end` count code points (`end` exclusive). `level` is a heading's level (1 to 6) or a list's depth, else 0.
    `table` is the index of the block's table in `Reading.tables` and `row`, `column` the cell's place there (from 0), else None.
    """

    kind: BlockKind
    start: int
    end: int
    locator: Locator
    level: int = 0
    table: int | None = None
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link that the document offers: absolute URL, words, and whether it leads to a file rather than a page."""

    url: str
    text: str
    is_attachment: bool = False
    media_type: str | None = None


@dataclass(frozen=True, slots=True)
class Embedded:
    """A file inside the file (mail attachment, archive member, PDF attachment): a document of its own. `name` is untrusted."""

    name: str
    body: bytes
    media_type: str | None = None
    locator: Locator | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: place from 0, span in rows and columns, its span in the document's text (start == end when empty).

    `typed` is the value where the file itself types it (int, float, bool, ISO date as str), `number_format` the file's format.
    `state` says what a body cell is: "value", "zero", "suppressed", "not_held", "not_applicable", "not_available" or "blank";
    None for a label, for running text, and where nothing has read it yet.
    """

    row: int
    column: int
    start: int
    end: int
    rows: int = 1
    columns: int = 1
    is_header: bool = False
    locator: Locator | None = None
    typed: int | float | bool | str | None = None
    number_format: str | None = None
    note: str | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table in reading order. `caption` is a span of the text or None; `notes` are spans of the notes under it.

    `header_rows` and `header_columns` count the leading rows and columns that label the rest (None: not yet known).
    """

    cells: tuple[Cell, ...]
    caption: tuple[int, int] | None = None
    notes: tuple[tuple[int, int], ...] = ()
    header_rows: int | None = None
    header_columns: int | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the document says of itself. Dates are ISO days. `sources` says for each field where it was read ("json-ld", "h1").

    `next_url` and `previous_url` are the pages before and after it in a series.
    """

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    modified: str | None = None
    canonical_url: str | None = None
    language: str | None = None
    licence: str | None = None
    next_url: str | None = None
    previous_url: str | None = None
    sources: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of the bytes: text, blocks, tables, links and embedded files, before any judgement.

    Blocks are in order, do not overlap, and cover all of the text but white space between them.
    `zones` are spans whose author the format itself knows (the parts of a mail chain): (start, end, "request" | "response").
    `warnings` are (code, message) of what was read only in part (an encoding guessed, a hidden sheet set aside).
    `marks` are spans with a quality mark, such as ("low_confidence", start, end) from character recognition.
    `page` is the HTML reader's own record of the tree, which stripping reads; no part of the contract, and never stored.
    """

    media_type: str
    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata = Metadata()
    tables: tuple[Table, ...] = ()
    links: tuple[Link, ...] = ()
    embedded: tuple[Embedded, ...] = ()
    labels: tuple[Label, ...] | None = None
    zones: tuple[tuple[int, int, ZoneName], ...] = ()
    warnings: tuple[tuple[str, str], ...] = ()
    marks: tuple[tuple[str, int, int], ...] = ()
    encoding: str | None = None
    is_page_dump: bool = False
    page: object | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the text with one author: zones are in order, do not overlap, and cover the whole text."""

    start: int
    end: int
    name: ZoneName


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's span (no white space at its ends), its zone and the index of the block it starts in."""

    start: int
    end: int
    zone: ZoneName
    block: int


def block_record(block: Block, text: str, label: Label | None = None) -> dict[str, Any]:
    """A block as a JSON-ready dict, for `foitrace extract --with-text`."""
    from models.locators import locator_record

    record: dict[str, Any] = {
        "kind": block.kind,
        "start": block.start,
        "end": block.end,
        "text": text[block.start : block.end],
        "locator": locator_record(block.locator),
    }
    if block.level:
        record["level"] = block.level
    if block.table is not None:
        record.update(table=block.table, row=block.row, column=block.column)
    if label is not None:
        record.update(label=label.name, reason=label.reason, confidence=round(label.confidence, 3))
        if label.uncertain:
            record["uncertain"] = True
    return record
