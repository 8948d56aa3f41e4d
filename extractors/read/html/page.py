"""The page as it was walked: nodes, runs of text, tables and the records in its head, in arrays by order of appearance."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from models.documents import BlockKind

NodeKey = tuple[str, str, str, str, str, str, bool]
"""What an element says of itself: tag, class, id, role, itemprop, aria-label, and whether it is hidden."""


class Run(NamedTuple):
    """A run of text that stands on lines of its own; becomes a block.

    `node` is the nearest line-breaking element around it; `first` and `last` are the page's text nodes that it spans, counted
    from 0. `link_chars` and `raw_chars` count before white space is collapsed. `cell` is (table, row, cell) or None.
    """

    text: str
    node: int
    first: int
    last: int
    link_chars: int
    raw_chars: int
    links: int
    cell: tuple[int, int, int] | None


@dataclass(slots=True)
class RawCell:
    node: int
    row: int
    is_header: bool
    rows: int
    columns: int
    runs: int = 0


@dataclass(slots=True)
class RawTable:
    """A table as met: cells by rows. `is_layout` when it only places things: told so by its role, or holding a table."""

    node: int
    is_layout: bool = False
    rows: list[list[RawCell]] = field(default_factory=list)
    head_rows: int = 0
    caption: int | None = None


@dataclass(slots=True)
class Anchor:
    """A link as met: its address, words, attributes that tell a file from a page, and the index of the run it starts in."""

    href: str
    words: list[str]
    rel: str
    media_type: str
    is_download: bool
    node: int
    run: int


@dataclass(slots=True)
class Page:
    """A walked page. Node lists run parallel; node 0 is the document itself, a parent's index is below its children's.

    `runs_from` and `runs_to` give the runs inside a node, `texts_from` the text nodes before it. `keys` index `key_list`.
    """

    tags: list[str] = field(default_factory=lambda: ["#document"])
    parents: list[int] = field(default_factory=lambda: [-1])
    depths: list[int] = field(default_factory=lambda: [0])
    keys: list[int] = field(default_factory=lambda: [0])
    owners: list[int] = field(default_factory=lambda: [0])
    kinds: list[BlockKind] = field(default_factory=lambda: ["paragraph"])
    levels: list[int] = field(default_factory=lambda: [0])
    runs_from: list[int] = field(default_factory=lambda: [0])
    runs_to: list[int] = field(default_factory=lambda: [0])
    texts_from: list[int] = field(default_factory=lambda: [0])
    key_list: list[NodeKey] = field(default_factory=lambda: [("#document", "", "", "", "", "", False)])
    runs: list[Run] = field(default_factory=list)
    tables: list[RawTable] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    images: list[int] = field(default_factory=list)
    meta: list[dict[str, str]] = field(default_factory=list)
    head_links: list[dict[str, str]] = field(default_factory=list)
    json_ld: list[str] = field(default_factory=list)
    times: list[tuple[str, int, int]] = field(default_factory=list)
    properties: list[tuple[int, str]] = field(default_factory=list)
    frames: list[str] = field(default_factory=list)
    title: str = ""
    language: str = ""
    base: str = ""
    body: bytes = b""
    scripts: int = 0
