"""Read an OpenDocument spreadsheet in one pass over its content: values with the text that the file itself shows.

Source: OASIS OpenDocument 1.3 part 3, chapter 9 (tables) and section 19.385 (value types).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from extractors.read.package import Package, local, open_package, parse_xml
from extractors.read.sheets.sheet import (
    MAX_CELL_TEXT,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_MERGES,
    MAX_ROWS,
    MAX_SHEETS,
    RawCell,
    Sheet,
    Typed,
    read_hidden,
)  # fmt: skip
from models.errors import Encrypted, LimitExceeded, Malformed

TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
MAX_REPEATED_TEXT: Final = 1_000
"""Times that one filled cell or row is repeated; sheets filled to their edge with one value hold nothing."""


def read_ods_sheets(body: bytes, name: str) -> tuple[list[Sheet], list[tuple[str, str]]]:
    """The sheets of an ods file and warnings. Raises Encrypted, Malformed, Truncated, LimitExceeded."""
    package = open_package(body, name)
    _check_encryption(package)
    reader = _Reader(name)
    reader.read(package.read("content.xml"))
    return reader.sheets, reader.warnings


def _check_encryption(package: Package) -> None:
    if package.has("META-INF/manifest.xml"):
        manifest = parse_xml(package.read("META-INF/manifest.xml"), "META-INF/manifest.xml", package.name)
        if any(local(element) == "encryption-data" for element in manifest.iter()):
            raise Encrypted(f"{package.name} is encrypted.")


class _Reader:
    """Walks the content's events; each row is dropped once read, so that memory stays flat."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.sheets: list[Sheet] = []
        self.warnings: list[tuple[str, str]] = []
        self.count = 0
        self.row = self.column = 0
        self.hidden_styles: set[str] = set()
        self.hidden_columns: set[int] = set()
        self.hidden_cells = 0
        self.show_hidden = read_hidden()
        self.depth = 0

    def read(self, content: bytes) -> None:
        try:
            for event, element in _events(content):
                self._take(event, element)
        except etree.XMLSyntaxError as error:
            raise Malformed(f"content.xml in {self.name} is not XML: {error}.") from error

    def _take(self, event: str, element: Any) -> None:
        tag = element.tag
        if event == "start":
            if element.getroottree().docinfo.internalDTD is not None:
                raise Malformed(f"content.xml in {self.name} declares entities, which no office program writes.")
            self.depth += tag == f"{TABLE}table"
            if tag == f"{TABLE}table" and self.depth == 1:
                self._start_sheet(element)
            return
        if tag == f"{STYLE}style" and self._is_hidden_style(element):
            self.hidden_styles.add(element.get(f"{STYLE}name", ""))
        elif tag == f"{TABLE}table":
            self.depth -= 1
            if self.depth == 0:
                self._end_sheet()
                element.clear()
        elif tag == f"{TABLE}table-column" and self.depth == 1:
            self._take_column(element)
        elif tag == f"{TABLE}table-row" and self.depth == 1:
            self._take_row(element)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]

    def _is_hidden_style(self, element: Any) -> bool:
        return element.get(f"{STYLE}family") == "table" and any(
            child.get(f"{TABLE}display") == "false" for child in element
        )

    def _start_sheet(self, element: Any) -> None:
        if len(self.sheets) >= MAX_SHEETS:
            raise LimitExceeded(f"{self.name} has more than {MAX_SHEETS:,} sheets.")
        hidden = "hidden" if element.get(f"{TABLE}style-name", "") in self.hidden_styles else ""
        name = " ".join(element.get(f"{TABLE}name", "").split()) or f"Sheet{len(self.sheets) + 1}"
        self.sheets.append(Sheet(name, hidden=hidden))
        self.row = self.column = 0
        self.hidden_columns = set()
        self.hidden_cells = 0

    def _end_sheet(self) -> None:
        if self.hidden_cells:
            sheet = self.sheets[-1]
            self.warnings.append(
                ("hidden_cells", f"Sheet {sheet.name} has {self.hidden_cells:,} cells in hidden rows or columns.")
            )

    def _take_column(self, element: Any) -> None:
        times = min(_times(element, "number-columns-repeated"), MAX_COLUMNS)
        if element.get(f"{TABLE}visibility", "visible") != "visible":
            self.hidden_columns.update(range(self.column, min(self.column + times, MAX_COLUMNS)))
        self.column += times

    def _take_row(self, element: Any) -> None:
        times = _times(element, "number-rows-repeated")
        cells, merges = self._read_cells(element)
        hidden = element.get(f"{TABLE}visibility", "visible") != "visible"
        if hidden and cells and not self.show_hidden:
            self.hidden_cells += len(cells)
            cells = {}
        sheet = self.sheets[-1]
        if cells:
            for place in range(min(times, MAX_REPEATED_TEXT)):
                sheet.rows[self.row + place] = cells
                self.count += len(cells)
            if self.count > MAX_CELLS:
                raise LimitExceeded(f"{self.name} has more than {MAX_CELLS:,} cells.")
        if len(sheet.merges) < MAX_MERGES:
            sheet.merges.extend((self.row, left, self.row + rows - 1, right) for left, right, rows in merges)
        self.row = min(self.row + times, MAX_ROWS)

    def _read_cells(self, row: Any) -> tuple[dict[int, RawCell], list[tuple[int, int, int]]]:
        """The filled cells of a row by column, and its merged cells as (first column, last column, rows)."""
        cells: dict[int, RawCell] = {}
        merges: list[tuple[int, int, int]] = []
        column = 0
        for element in row:
            if element.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                continue
            times = _times(element, "number-columns-repeated")
            raw = _read_cell(element) if len(element) and element.tag == f"{TABLE}table-cell" else None
            if raw is not None:
                for place in range(column, min(column + min(times, MAX_REPEATED_TEXT), MAX_COLUMNS)):
                    self._put(cells, place, raw)
                width, height = _times(element, "number-columns-spanned"), _times(element, "number-rows-spanned")
                if width > 1 or height > 1:
                    merges.append((column, min(column + width, MAX_COLUMNS) - 1, min(height, MAX_ROWS)))
            column += times
            if column >= MAX_COLUMNS:
                break
        return cells, merges

    def _put(self, cells: dict[int, RawCell], column: int, raw: RawCell) -> None:
        if column in self.hidden_columns and not self.show_hidden:
            self.hidden_cells += 1
        else:
            cells[column] = raw


def _events(content: bytes) -> Iterator[tuple[str, Any]]:
    return iter(
        etree.iterparse(
            io.BytesIO(content),
            events=("start", "end"),
            tag=(f"{TABLE}table", f"{TABLE}table-row", f"{TABLE}table-column", f"{STYLE}style"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
        )
    )


def _times(element: Any, key: str) -> int:
    value = element.get(TABLE + key)
    if value is None:
        return 1
    return max(1, int(value)) if value.isdigit() and len(value) < 8 else 1


def _read_cell(element: Any) -> RawCell | None:
    """A cell's shown text, typed value and comment; None where it shows nothing."""
    lines: list[str] = []
    note = None
    for child in element:
        if child.tag == f"{TEXT}p":
            lines.append("".join(_words(child)))
        elif child.tag == f"{OFFICE}annotation":
            note = " ".join(" ".join("".join(_words(p)).split()) for p in child if p.tag == f"{TEXT}p") or None
    text = " ".join(" ".join(lines).split())[:MAX_CELL_TEXT]
    if not text:
        return None
    kind = element.get(f"{OFFICE}value-type")
    number_format = "0%" if kind == "percentage" else None
    return RawCell(text, _typed(element, kind), number_format, note)


def _words(element: Any) -> Iterator[str]:
    """The text of a paragraph; repeated spaces, tabs and line breaks are elements of their own."""
    if element.text:
        yield element.text
    for child in element:
        tag = child.tag
        if tag in (f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"):
            yield " "
        elif tag != f"{OFFICE}annotation" and isinstance(tag, str):
            yield from _words(child)
        if child.tail:
            yield child.tail


def _typed(element: Any, kind: str | None) -> Typed:
    if kind in ("float", "percentage", "currency"):
        return _number(element.get(f"{OFFICE}value", ""))
    if kind == "date":
        return element.get(f"{OFFICE}date-value", "")[:10] or None
    if kind == "boolean":
        return bool(element.get(f"{OFFICE}boolean-value") == "true")
    return None


def _number(value: str) -> int | float | None:
    try:
        number = float(value[:40])
    except ValueError:
        return None
    if number != number or number in (float("inf"), float("-inf")):
        return None
    return int(number) if number.is_integer() and abs(number) < 1e15 else number
