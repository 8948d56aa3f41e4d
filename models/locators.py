"""Locators: where a block stands in the original file.

Each is immutable and becomes one JSON object with a `type`, so that the warehouse can hold any of them in one column.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class LineLocator:
    """Lines of a plain text file, counted from 1, both inclusive."""

    type: ClassVar[str] = "line"
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class DomLocator:
    """A node of an HTML or XML tree: an XPath of tags and 1-based positions, as lxml's `getpath` writes it.

    `first_node` and `last_node` count the element's text nodes in document order from 0 (inclusive) where a block is only
    a part of its element (text between line breaks, say); both are None when the block is the whole element.
    """

    type: ClassVar[str] = "dom"
    path: str
    first_node: int | None = None
    last_node: int | None = None


@dataclass(frozen=True, slots=True)
class PageLocator:
    """A box on a page: page counted from 1; x0, top, x1, bottom in points from the page's top left corner as it is shown."""

    type: ClassVar[str] = "page"
    page: int
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class CellLocator:
    """A cell of a sheet in A1 notation ("B12"), or a range of merged cells ("B12:D12")."""

    type: ClassVar[str] = "cell"
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class MailLocator:
    """A line range (from 1, inclusive) in one part of a mail; parts are numbered as in IMAP ("1.2"), headers are part "0"."""

    type: ClassVar[str] = "mail"
    part: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class PartLocator:
    """A node in a part of an office package: part name ("word/document.xml") and path in it."""

    type: ClassVar[str] = "part"
    part: str
    path: str


@dataclass(frozen=True, slots=True)
class JsonLocator:
    """A JSON pointer (RFC 6901), with a DOM path inside its value where that value is HTML."""

    type: ClassVar[str] = "json"
    pointer: str
    path: str | None = None


Locator = LineLocator | DomLocator | PageLocator | CellLocator | MailLocator | PartLocator | JsonLocator
_TYPES: dict[str, type[Any]] = {
    kind.type: kind
    for kind in (LineLocator, DomLocator, PageLocator, CellLocator, MailLocator, PartLocator, JsonLocator)
}


def locator_record(locator: Locator) -> dict[str, Any]:
    """The locator as a JSON-ready dict with its `type`."""
    return {"type": locator.type, **{k: v for k, v in asdict(locator).items() if v is not None}}


def locator_json(locator: Locator) -> str:
    """The locator as one line of JSON, keys in a fixed order."""
    return json.dumps(locator_record(locator), ensure_ascii=False, separators=(",", ":"))


def locator_from_json(text: str) -> Locator:
    """The locator that `locator_json` wrote. Raises ValueError on an unknown type."""
    record = json.loads(text)
    kind = record.pop("type", None)
    if kind not in _TYPES:
        raise ValueError(f"unknown locator type {kind!r}; known: {', '.join(sorted(_TYPES))}")
    if kind == "page" and record.get("box") is not None:
        record["box"] = tuple(record["box"])
    locator: Locator = _TYPES[kind](**record)
    return locator


def describe(locator: Locator) -> str:
    """The locator in words for a person: "page 2", "sheet Table 1, cell B4", "line 12"."""
    match locator:
        case LineLocator(first=a, last=b):
            return f"line {a}" if a == b else f"lines {a} to {b}"
        case DomLocator(path=path):
            return f"element {path}"
        case PageLocator(page=page):
            return f"page {page}"
        case CellLocator(sheet=sheet, cell=cell):
            return f"sheet {sheet}, cell {cell}"
        case MailLocator(part=part, first=a):
            return f"mail part {part}, line {a}"
        case PartLocator(part=part, path=path):
            return f"{part}, {path}"
        case JsonLocator(pointer=pointer):
            return f"JSON {pointer}"
