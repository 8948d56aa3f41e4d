"""Walk a page once, by parser events, into arrays. No tree is built, so depth costs no stack and nothing needs freeing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, cast

from lxml import etree

from extractors.read.html.attributes import TELLING, RawKey, level_of, node_key, span_of
from extractors.read.html.page import Anchor, Page, RawCell, RawTable, Run
from extractors.read.html.tags import PLAIN, SKIPPED_TAG, TAGS, VOID, VOID_TAG
from models.documents import BlockKind
from models.errors import LimitExceeded, Malformed

MAX_DEPTH = 2000
"""Elements within elements; libxml2 itself gives up on trees deeper than 2,048, and real pages stay under a few hundred."""
MAX_NODES = 5_000_000
_BREAK = "\x00"


_Open = tuple[str, int, int, BlockKind, int, bool]


class _Walker:
    """The target of parser events. Everything it learns goes into `page`."""

    def __init__(self) -> None:
        self.page = Page()
        self.key_ids: dict[RawKey, int] = {}
        # By tag and class: the keys of elements that have no other attribute, most of a page's.
        self.class_keys: defaultdict[str, dict[str | None, int]] = defaultdict(dict)
        # Tag, parent, depth, key, owner, kind, level, runs before it, text nodes before it: the columns of `Page` for each
        # node, in one flat list, since a record for each would wake the garbage collector all the time.
        self.nodes: list[Any] = ["#document", -1, 0, 0, 0, "paragraph", 0, 0, 0]
        self.count = 1
        self.runs: list[Run] = []
        self.runs_to: list[int] = [0]
        # The open element: tag, node, owner, kind, level, whether its end needs more; those around it wait on the stack.
        self.top: _Open = ("#document", 0, 0, "paragraph", 0, False)
        self.stack: list[_Open] = []
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
        what = TAGS.get(tag, PLAIN)
        if what is VOID_TAG:
            self._void(tag, attrib)
            return
        if what is SKIPPED_TAG:
            self.skip = 1
            self._start_skipped(tag, attrib)
            return
        is_breaking, kind, is_special, is_list = what
        _, parent, owner, inherited, level, _ = around = self.top
        if is_breaking and not (tag == "button" and inherited == "heading"):
            if self.pieces:
                self._flush()
            owner = self.count
        node = self.count
        self.count += 1
        self.stack.append(around)
        depth = len(self.stack)
        if depth > MAX_DEPTH:
            raise LimitExceeded(f"The page nests more than {MAX_DEPTH} elements in each other.")
        if node > MAX_NODES:
            raise LimitExceeded(f"The page has more than {MAX_NODES} elements.")
        if kind is not None:
            level = level_of(tag, kind, level if inherited != "heading" else 0)
        else:
            kind = inherited
            level += is_list
        key = self._key(tag, attrib, node) if attrib else self._class_key(tag, None)
        self.nodes += (tag, parent, depth, key, owner, kind, level, len(self.runs), self.texts)
        self.runs_to.append(0)
        self.top = (tag, node, owner, kind, level, is_special)
        if is_special:
            self._start_special(tag, attrib)

    def end(self, tag: str) -> None:
        self.is_fresh = True
        if self.skip:
            self.skip -= 1
            if not self.skip and self.capture is not None:
                self._end_capture()
            return
        opened, node, owner, _, _, is_special = self.top
        if opened != tag:
            if tag in VOID:  # never opened
                return
            raise Malformed(f"The parser closed <{tag}> inside <{opened}>.")
        if owner == node and self.pieces:
            self._flush()
        self.runs_to[node] = len(self.runs)
        self.top = self.stack.pop()
        if is_special:
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
            self.run_node = self.top[2]
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
        for _, node, *_ in (self.top, *self.stack):  # what the page never closed
            self.runs_to[node] = len(self.runs)
        page = self.page
        nodes = self.nodes
        page.tags, page.parents, page.depths, page.keys = nodes[0::9], nodes[1::9], nodes[2::9], nodes[3::9]
        page.owners, page.kinds, page.levels = nodes[4::9], nodes[5::9], nodes[6::9]
        page.runs_from, page.texts_from = nodes[7::9], nodes[8::9]
        page.runs_to = self.runs_to
        page.runs = self.runs
        return page

    # -- elements --------------------------------------------------------------------------------------------------

    def _class_key(self, tag: str, names: str | None) -> int:
        key = self.class_keys[tag].get(names)
        if key is None:
            key = self.class_keys[tag][names] = len(self.page.key_list)
            self.page.key_list.append((tag, names or "", "", "", "", "", tag == "template"))
        return key

    def _key(self, tag: str, attrib: Mapping[str, str], node: int) -> int:
        names = attrib.get("class")
        if len(attrib) == 1 and (names is not None or "href" in attrib):
            return self._class_key(tag, names)
        if TELLING.isdisjoint(attrib):
            return self._raw_key((tag, names, None, None, None, None, None, None, None))
        get = attrib.get
        prop = get("itemprop")
        if prop is not None:
            self.page.properties.append((node, get("content") or ""))
        others = (get("id"), get("role"), prop, get("aria-label"), get("style"), get("hidden"), get("aria-hidden"))
        return self._raw_key((tag, names, *others))

    def _raw_key(self, raw: RawKey) -> int:
        key = self.key_ids.get(raw)
        if key is None:
            key = self.key_ids[raw] = len(self.page.key_list)
            self.page.key_list.append(node_key(raw))
        return key

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
            page.images.append(len(self.runs))
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
            self.top[1],
            len(self.runs),
        )
        self.page.anchors.append(self.anchor)

    def _start_special(self, tag: str, attrib: Mapping[str, str]) -> None:
        page = self.page
        if tag == "a":
            self._start_anchor(attrib)
        elif tag == "time":
            page.times.append((attrib.get("datetime", ""), len(self.runs), self.top[1]))
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
        if tag == "a":
            self.link_depth = max(0, self.link_depth - 1)
            if not self.link_depth:
                self.anchor = None
        elif tag in ("td", "th"):
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
        page.tables.append(RawTable(self.top[1], is_layout))

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
            self.top[1],
            len(table.rows) - 1,
            tag == "th",
            span_of(attrib.get("rowspan")),
            span_of(attrib.get("colspan")),
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
        if self.cell is not None:
            table, row, place = self.cell
            self.page.tables[table].rows[row][place].runs += 1
        self.runs.append(
            Run(text, self.run_node, self.first, self.last, self.link_chars, len(raw), self.run_links, self.cell)
        )
        self.pieces = []
        self.has_break = self.ends_in_break = False
        self.link_chars = 0
        self.run_links = 1 if self.link_depth else 0


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
