"""Walk a page once, by parser events, into arrays. No tree is built, so depth costs no stack and nothing needs freeing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from lxml import etree

from extractors.read.html.page import Anchor, NodeKey, Page, RawCell, RawTable, Run
from extractors.read.html.tags import BREAKING, HEADINGS, KINDS, LISTS, SKIPPED, SUMMARY_LEVEL, VOID
from models.errors import LimitExceeded, Malformed

MAX_DEPTH = 2000
"""Elements within elements; libxml2 itself gives up on trees deeper than 2,048, and real pages stay under a few hundred."""
MAX_NODES = 5_000_000
MAX_SPAN = 1000
"""Columns or rows that one cell may span (HTML standard, section 4.9.11)."""
_BREAK = "\x00"
_LIST_ATTRIBUTES = ("class", "id", "role", "itemprop", "aria-label")


class _Walker:
    """The target of parser events. Everything it learns goes into `page`."""

    def __init__(self) -> None:
        self.page = Page()
        self.key_ids: dict[NodeKey, int] = {}
        self.tag_keys: dict[str, int] = {}
        self.node = 0
        self.skip = 0
        self.capture: list[str] | None = None
        self.capture_kind = ""
        self.texts = 0
        self.is_fresh = True
        self.pieces: list[str] = []
        self.has_break = False
        self.ends_in_break = False
        self.first = self.last = self.run_node = 0
        self.link_depth = self.link_chars = self.run_links = 0
        self.anchor: Anchor | None = None
        self.pre_depth = 0
        self.table_stack: list[int] = []
        self.cell_stack: list[tuple[int, int, int] | None] = []
        self.cell: tuple[int, int, int] | None = None

    # -- parser events ---------------------------------------------------------------------------------------------

    def start(self, tag: str, attrib: Mapping[str, str]) -> None:
        self.is_fresh = True
        if self.skip:
            self.skip += 1
            return
        if tag in SKIPPED:
            self.skip = 1
            self._start_skipped(tag, attrib)
            return
        if tag in VOID:
            self._void(tag, attrib)
            return
        page = self.page
        parent = self.node
        is_breaking = tag in BREAKING and not (tag == "button" and page.kinds[parent] == "heading")
        if is_breaking and self.pieces:
            self._flush()
        self.node = node = len(page.tags)
        depth = page.depths[parent] + 1
        if depth > MAX_DEPTH:
            raise LimitExceeded(f"The page nests more than {MAX_DEPTH} elements in each other.")
        if node > MAX_NODES:
            raise LimitExceeded(f"The page has more than {MAX_NODES} elements.")
        page.tags.append(tag)
        page.parents.append(parent)
        page.depths.append(depth)
        page.owners.append(node if is_breaking else page.owners[parent])
        page.runs_from.append(len(page.runs))
        page.runs_to.append(0)
        page.texts_from.append(self.texts)
        kind = KINDS.get(tag)
        if kind is None:
            page.kinds.append(page.kinds[parent])
            page.levels.append(page.levels[parent] + 1 if tag in LISTS else page.levels[parent])
        else:
            page.kinds.append(kind)
            page.levels.append(self._level(tag, kind, parent))
        page.keys.append(self._key(tag, attrib) if attrib else self._plain_key(tag))
        if tag == "a":
            self._start_anchor(attrib)
        elif tag in _SPECIAL:
            self._start_special(tag, attrib)

    def end(self, tag: str) -> None:
        self.is_fresh = True
        if self.skip:
            self.skip -= 1
            if not self.skip and self.capture is not None:
                self._end_capture()
            return
        if tag in VOID:
            return
        page = self.page
        node = self.node
        if page.tags[node] != tag:
            raise Malformed(f"The parser closed <{tag}> inside <{page.tags[node]}>.")
        if self.pieces and page.owners[node] == node:
            self._flush()
        page.runs_to[node] = len(page.runs)
        self.node = page.parents[node]
        if tag == "a":
            self.link_depth = max(0, self.link_depth - 1)
            if not self.link_depth:
                self.anchor = None
        elif tag in _SPECIAL:
            self._end_special(tag)

    def data(self, text: str) -> None:
        if self.is_fresh:
            self.is_fresh = False
            self.texts += 1
        if self.skip:
            if self.capture is not None:
                self.capture.append(text)
            return
        if text.isspace():
            if self.pieces:
                self.pieces.append(text)
            return
        if not self.pieces:
            self.first = self.texts - 1
            self.run_node = self.page.owners[self.node]
        self.last = self.texts - 1
        self.ends_in_break = False
        self.pieces.append(text)
        if self.link_depth:
            self.link_chars += len(text)
            if self.anchor is not None:
                self.anchor.words.append(text)

    def comment(self, text: str) -> None:
        self.is_fresh = True

    def pi(self, target: str, data: str | None = None) -> None:
        self.is_fresh = True

    def close(self) -> Page:
        self._flush()
        page = self.page
        node = self.node
        while node >= 0:  # what the page never closed
            page.runs_to[node] = len(page.runs)
            node = page.parents[node]
        return page

    # -- elements --------------------------------------------------------------------------------------------------

    def _level(self, tag: str, kind: str, parent: int) -> int:
        if kind == "heading":
            return HEADINGS.get(tag, SUMMARY_LEVEL)
        inherited = self.page.levels[parent] if self.page.kinds[parent] != "heading" else 0
        return max(1, inherited) if kind == "list_item" else inherited

    def _plain_key(self, tag: str) -> int:
        key = self.tag_keys.get(tag)
        if key is None:
            key = self.tag_keys[tag] = self._intern((tag, "", "", "", "", "", False))
        return key

    def _key(self, tag: str, attrib: Mapping[str, str]) -> int:
        get = attrib.get
        if "itemprop" in attrib:
            self.page.properties.append((self.node, get("content") or ""))
        hidden = "hidden" in attrib or tag == "template" or get("aria-hidden") == "true" or _is_unseen(get("style"))
        values = [get(name, "") for name in _LIST_ATTRIBUTES]
        return self._intern((tag, values[0], values[1], values[2], values[3], values[4], hidden))

    def _intern(self, key: NodeKey) -> int:
        found = self.key_ids.get(key)
        if found is None:
            found = self.key_ids[key] = len(self.page.key_list)
            self.page.key_list.append(key)
        return found

    def _start_skipped(self, tag: str, attrib: Mapping[str, str]) -> None:
        if tag == "script":
            self.page.scripts += 1
            if "ld+json" in attrib.get("type", ""):
                self.capture, self.capture_kind = [], tag
        elif tag == "title" and not self.page.title:
            self.capture, self.capture_kind = [], tag
        elif tag == "iframe" and attrib.get("src"):
            self.page.frames.append(attrib["src"])

    def _end_capture(self) -> None:
        text = "".join(self.capture or ())
        self.capture = None
        if self.capture_kind == "title":
            self.page.title = " ".join(text.split())
        elif text.strip():
            self.page.json_ld.append(text)

    def _void(self, tag: str, attrib: Mapping[str, str]) -> None:
        page = self.page
        if tag == "br":
            self._line_break()
        elif tag == "img":
            page.images.append(len(page.runs))
        elif tag == "meta":
            if "itemprop" in attrib or "property" in attrib or "name" in attrib or "http-equiv" in attrib:
                page.meta.append(dict(attrib))
        elif tag == "link":
            page.head_links.append(dict(attrib))
        elif tag == "hr":
            self._flush()
        elif tag == "frame" and attrib.get("src"):
            page.frames.append(attrib["src"])
        elif tag == "base" and not page.base:
            page.base = attrib.get("href", "")

    def _line_break(self) -> None:
        if not self.pieces:
            return
        if self.ends_in_break:
            self._flush()
            return
        self.pieces.append(_BREAK)
        self.has_break = self.ends_in_break = True

    def _start_anchor(self, attrib: Mapping[str, str]) -> None:
        self.link_depth += 1
        href = attrib.get("href")
        if href is None:
            self.anchor = None
            return
        self.run_links += 1
        self.anchor = Anchor(
            href,
            [],
            attrib.get("rel", ""),
            attrib.get("type", ""),
            "download" in attrib,
            self.node,
            len(self.page.runs),
        )
        self.page.anchors.append(self.anchor)

    def _start_special(self, tag: str, attrib: Mapping[str, str]) -> None:
        page = self.page
        if tag == "time":
            page.times.append((attrib.get("datetime", ""), len(page.runs), self.node))
        elif tag == "table":
            self._start_table(attrib)
        elif tag == "tr":
            if self.table_stack:
                page.tables[self.table_stack[-1]].rows.append([])
        elif tag in ("td", "th"):
            self._start_cell(tag, attrib)
        elif tag == "pre":
            self.pre_depth += 1
        elif tag == "html" and not page.language:
            page.language = attrib.get("lang") or attrib.get("xml:lang") or ""

    def _end_special(self, tag: str) -> None:
        if tag in ("td", "th"):
            if self.cell_stack:
                self.cell = self.cell_stack.pop()
        elif tag == "table":
            if self.table_stack:
                self.table_stack.pop()
                self.cell = self.cell_stack.pop()
        elif tag == "pre":
            self.pre_depth = max(0, self.pre_depth - 1)

    def _start_table(self, attrib: Mapping[str, str]) -> None:
        page = self.page
        if self.table_stack:
            page.tables[self.table_stack[-1]].is_layout = True
        is_layout = attrib.get("role") in ("presentation", "none")
        self.table_stack.append(len(page.tables))
        self.cell_stack.append(self.cell)
        self.cell = None
        page.tables.append(RawTable(self.node, is_layout))

    def _start_cell(self, tag: str, attrib: Mapping[str, str]) -> None:
        self.cell_stack.append(self.cell)
        if not self.table_stack:
            return
        index = self.table_stack[-1]
        table = self.page.tables[index]
        if not table.rows:
            table.rows.append([])
        row = table.rows[-1]
        raw = RawCell(
            self.node, len(table.rows) - 1, tag == "th", _span(attrib.get("rowspan")), _span(attrib.get("colspan"))
        )
        row.append(raw)
        self.cell = (index, len(table.rows) - 1, len(row) - 1)

    # -- text ------------------------------------------------------------------------------------------------------

    def _flush(self) -> None:
        pieces = self.pieces
        if not pieces:
            return
        raw = "".join(pieces)
        if self.pre_depth:
            text = raw.replace(_BREAK, "\n").strip("\r\n").rstrip().replace("\r\n", "\n").replace("\r", "\n")
        elif self.has_break:
            text = "\n".join(line for line in (" ".join(part.split()) for part in raw.split(_BREAK)) if line)
        else:
            text = " ".join(raw.split())
        page = self.page
        page.runs.append(
            Run(text, self.run_node, self.first, self.last, self.link_chars, len(raw), self.run_links, self.cell)
        )
        self.pieces = []
        self.has_break = self.ends_in_break = False
        self.link_chars = 0
        self.run_links = 1 if self.link_depth else 0


_SPECIAL = frozenset(("time", "table", "tr", "td", "th", "pre", "html"))


def _span(value: str | None) -> int:
    if not value or not value.strip().isdecimal():
        return 1
    return max(1, min(MAX_SPAN, int(value.strip()[:6])))


def _is_unseen(style: str | None) -> bool:
    if not style:
        return False
    flat = style.replace(" ", "").lower()
    return "display:none" in flat or "visibility:hidden" in flat


def walk(body: bytes) -> Page:
    """Walk UTF-8 HTML (no NULs) into arrays. Raises LimitExceeded beyond the limits of depth and number of elements."""
    target: Any = _Walker()
    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True)
    try:
        page: Page = cast(Any, etree.fromstring)(body, parser)
    except etree.XMLSyntaxError:
        # libxml2 finds nothing at all that it could call an element (a lone comment, say).
        return Page(body=body)
    page.body = body
    return page
