"""Read a docx file part by part: body, notes, headers and footers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree

from extractors.read.builder import TextBuilder
from extractors.read.package import Package, open_package, parse_xml
from extractors.read.word.properties import read_properties
from extractors.read.word.runs import Words, read_words
from extractors.read.word.styles import Styles, read_styles
from extractors.read.word.tables import TableReader, is_data_table
from extractors.read.word.tags import INSERTED, STRICT, TRANSPARENT, W
from models.documents import CONTENT, BlockKind, Embedded, Label, Link, Reading
from models.errors import LimitExceeded, Malformed, NoContent
from models.locators import PartLocator

DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAX_BLOCKS: Final = 500_000
MAX_DEPTH: Final = 40
"""Nesting of tables and content controls."""
MAX_EMBEDDED: Final = 200
FOOTER: Final = Label("furniture", "the page footer of the file")


def read_word(body: bytes, *, name: str, url: str | None = None) -> Reading:
    """A docx file as a reading. Tracked insertions are text, deletions and hidden text are not (both are named in the warnings).

    Raises Encrypted, Truncated, Malformed, LimitExceeded (expansion, nesting, paragraphs), NoContent.
    """
    package = open_package(body, name)
    reader = WordReader(package)
    reader.read()
    if not reader.builder.blocks:
        raise NoContent(f"{name} has no text.", hint="It may hold only pictures; ask for a version with text.")
    footed = reader.footer_from < len(reader.builder.blocks)
    labels = [CONTENT] * reader.footer_from + [FOOTER] * (len(reader.builder.blocks) - reader.footer_from)
    return Reading(
        media_type=DOCX,
        text=reader.builder.text,
        blocks=tuple(reader.builder.blocks),
        metadata=read_properties(package),
        tables=tuple(reader.builder.tables),
        links=tuple(reader.links),
        embedded=reader.embedded(),
        labels=tuple(labels) if footed else None,
        warnings=reader.warnings(),
    )


@dataclass(slots=True)
class WordReader:
    """Walks the parts of a file into a builder."""

    package: Package
    builder: TextBuilder = field(default_factory=TextBuilder)
    styles: Styles = field(default_factory=Styles)
    links: list[Link] = field(default_factory=list)
    part: str = ""
    targets: dict[str, str] = field(default_factory=dict)
    deleted: int = 0
    hidden: int = 0
    footer_from: int = 0

    def read(self) -> None:
        main = _main_part(self.package)
        self.styles = read_styles(self.package)
        seen: set[str] = set()
        self._read_margins("header", seen)
        self._read_part(main, "body")
        for notes in ("footnotes", "endnotes"):
            self._read_notes(f"word/{notes}.xml", notes[:-1])
        self.footer_from = len(self.builder.blocks)
        self._read_margins("footer", seen)

    def _root(self, part: str) -> Any:
        data = self.package.read(part)
        if STRICT.encode() in data[:4000]:
            data = data.replace(STRICT.encode(), W[1:-1].encode())
        self.part = part
        self.targets = _external_links(self.package, part)
        return parse_xml(data, part, self.package.name)

    def _read_part(self, part: str, tag: str) -> None:
        root = self._root(part)
        top = root.find(W + tag) if tag else root
        if top is None:
            raise Malformed(f"{part} in {self.package.name} has no {tag}.")
        self.walk(top, f"/w:document/w:{tag}", 0)

    def _read_notes(self, part: str, tag: str) -> None:
        """Footnotes and endnotes, as paragraphs after the text; the separators that Word keeps among them have a type."""
        if not self.package.has(part):
            return
        for index, note in enumerate(self._root(part).findall(W + tag), start=1):
            if note.get(f"{W}type") is None:
                self.walk(note, f"/w:{tag}s/w:{tag}[{index}]", 0)

    def _read_margins(self, kind: str, seen: set[str]) -> None:
        """Page headers (footers), each text once."""
        parts = sorted(n for n in self.package.members if n.startswith(f"word/{kind}") and n.endswith(".xml"))
        for part in parts[:20]:
            root = self._root(part)
            words = " ".join("".join(root.itertext(f"{W}t")).split())
            if words and words not in seen:
                seen.add(words)
                self.walk(root, f"/w:{'hdr' if kind == 'header' else 'ftr'}", 0)

    def walk(self, parent: Any, path: str, depth: int) -> None:
        """Read the paragraphs and tables in an element."""
        if depth > MAX_DEPTH:
            raise LimitExceeded(f"{self.package.name} nests tables or fields more than {MAX_DEPTH} deep.")
        counts: dict[str, int] = {}
        for child in parent:
            tag = child.tag
            if not isinstance(tag, str):
                continue
            short = f"w:{tag.rpartition('}')[2]}"
            counts[short] = counts.get(short, 0) + 1
            place = f"{path}/{short}[{counts[short]}]"
            if tag == f"{W}p":
                self.read_paragraph(child, place, depth)
            elif tag == f"{W}tbl":
                self._read_table(child, place, depth)
            elif tag in TRANSPARENT or tag in INSERTED:
                self.walk(child, place, depth + 1)

    def _read_table(self, table: Any, path: str, depth: int) -> None:
        if is_data_table(table):
            TableReader(self, table, path, depth).read()
            return
        for row_index, row in enumerate(table.iter(f"{W}tr"), start=1):
            if row.getparent() is not table:
                continue
            for index, cell in enumerate(row.findall(f"{W}tc"), start=1):
                self.walk(cell, f"{path}/w:tr[{row_index}]/w:tc[{index}]", depth + 1)

    def read_paragraph(self, paragraph: Any, path: str, depth: int) -> None:
        """Add a paragraph's block, then those of its text boxes."""
        words = self.take_words(paragraph)
        properties = paragraph.find(f"{W}pPr")
        kind, level = self.styles.kind(properties)
        shown = self.numbered(words.text, properties)
        if shown:
            self._add(kind, shown, path, level)
        for index, box in enumerate(words.boxes[:200], start=1):
            self.walk(box, f"{path}/w:txbxContent[{index}]", depth + 1)

    def numbered(self, text: str, properties: Any) -> str:
        """A paragraph's text after the number that its list shows."""
        numbering = self.styles.numbering(properties) if properties is not None else None
        if numbering is None or not text:
            return text
        mark = self.styles.next_number(numbering)
        return f"{mark} {text}" if mark else text

    def take_words(self, paragraph: Any) -> Words:
        words = read_words(paragraph)
        self.deleted += words.deleted
        self.hidden += words.hidden
        for target, text in words.links:
            address = self.targets.get(target)
            if address:
                self.links.append(Link(address, text))
        return words

    def _add(self, kind: BlockKind, text: str, path: str, level: int) -> None:
        self.builder.add(kind, text, PartLocator(self.part, path), level=level)
        if len(self.builder.blocks) > MAX_BLOCKS:
            raise LimitExceeded(f"{self.package.name} has more than {MAX_BLOCKS:,} paragraphs.")

    def embedded(self) -> tuple[Embedded, ...]:
        """Files put into the document (workbooks behind charts and objects)."""
        parts = sorted(n for n in self.package.members if n.startswith("word/embeddings/") and not n.endswith("/"))
        wanted = [
            n for n in parts if n.lower().endswith((".xlsx", ".xls", ".docx", ".doc", ".pdf", ".ods", ".pptx", ".msg"))
        ]
        return tuple(
            Embedded(part.rpartition("/")[2], self.package.read(part), locator=PartLocator(part, "/"))
            for part in wanted[:MAX_EMBEDDED]
        )

    def warnings(self) -> tuple[tuple[str, str], ...]:
        found = []
        if self.deleted:
            found.append(("tracked_deletions", f"{self.deleted} deletions under tracked changes were left out."))
        if self.hidden:
            found.append(("hidden_text", f"{self.hidden} runs of hidden text were left out."))
        if self.package.has("word/comments.xml"):
            found.append(("comments", "Reviewers' comments were left out."))
        if self.package.has("word/vbaProject.bin"):
            found.append(("macros", "The document holds macros; they were not run."))
        return tuple(found)


def _main_part(package: Package) -> str:
    for part in ("word/document.xml", "word/document2.xml"):
        if package.has(part):
            return part
    raise Malformed(f"{package.name} has no document part.")


def _external_links(package: Package, part: str) -> dict[str, str]:
    """Web addresses by relation; they become links, nothing is fetched."""
    folder, _, file = part.rpartition("/")
    rels = f"{folder}/_rels/{file}.rels"
    if not package.has(rels):
        return {}
    root: etree._Element = parse_xml(package.read(rels), rels, package.name)
    return {
        element.get("Id", ""): element.get("Target", "")
        for element in root
        if element.get("TargetMode") == "External" and element.get("Target", "").startswith(("http://", "https://"))
    }
