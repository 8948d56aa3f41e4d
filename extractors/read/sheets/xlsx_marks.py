"""What an xlsx file says beside its values: number formats, hidden rows and columns, merged areas, comments, how large it is.

One pass of a linear pattern over a sheet's XML, so that a sheet of a million cells costs a second.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

from openpyxl.styles.numbers import BUILTIN_FORMATS

from extractors.read.package import Package, attribute, local, parse_xml
from extractors.read.sheets.sheet import MAX_CELLS, MAX_COLUMNS, MAX_MERGES, MAX_ROWS, MAX_SHEETS, Area
from models.errors import LimitExceeded, Malformed

TAG: Final = re.compile(rb"<(?:[A-Za-z0-9]{1,12}:)?(c|row|col|mergeCell)((?:\s[^<>]*)?)>")
ATTRIBUTE: Final = re.compile(rb"""\s(r|s|hidden|min|max|ref)=["']([^"'<>]{0,64})["']""")
REFERENCE: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?")


@dataclass(slots=True)
class SheetMarks:
    """A sheet beside its values. `styles` maps (row, column) to the index of the cell's format in the workbook."""

    styles: dict[tuple[int, int], int] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[Area] = field(default_factory=list)
    notes: dict[tuple[int, int], str] = field(default_factory=dict)
    rows: int = 0
    columns: int = 0


@dataclass(slots=True)
class WorkbookMarks:
    """A workbook beside its values: sheets as (name, state, part), formats by style, and what it holds that is set aside."""

    sheets: list[tuple[str, str, str]] = field(default_factory=list)
    formats: list[str | None] = field(default_factory=list)
    external_links: int = 0
    pivot_caches: int = 0
    has_macros: bool = False


def read_workbook_marks(package: Package) -> WorkbookMarks:
    """The workbook's own record. Raises Malformed, LimitExceeded (sheets)."""
    marks = WorkbookMarks()
    part = _main_part(package)
    targets = relations(package, part)
    root = parse_xml(package.read(part), part, package.name)
    for element in root.iter():
        tag = local(element)
        if tag == "sheet":
            kind, target = targets.get(attribute(element, "id") or "", ("", ""))
            target = target if kind == "worksheet" else ""
            marks.sheets.append((element.get("name", ""), element.get("state", "visible"), target))
            if len(marks.sheets) > MAX_SHEETS:
                raise LimitExceeded(f"{package.name} has more than {MAX_SHEETS:,} sheets.")
    names = package.members
    marks.external_links = sum(n.startswith("xl/externalLinks/externalLink") for n in names)
    marks.pivot_caches = sum(n.startswith("xl/pivotCache/pivotCacheDefinition") for n in names)
    marks.has_macros = any(n.endswith("vbaProject.bin") for n in names)
    styles = next((t for kind, t in targets.values() if kind == "styles"), "xl/styles.xml")
    if package.has(styles):
        marks.formats = _read_formats(parse_xml(package.read(styles), styles, package.name))
    return marks


def _main_part(package: Package) -> str:
    if package.has("xl/workbook.xml"):
        return "xl/workbook.xml"
    for kind, target in relations(package, "").values():
        if kind == "officeDocument" and package.has(target):
            return target
    raise Malformed(f"{package.name} has no workbook part.")


def relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """A part's relations by id: (kind, part that it leads to). External ones are left out: nothing is fetched."""
    folder, _, file = part.rpartition("/")
    rels = f"{folder}/_rels/{file}.rels".lstrip("/")
    if not package.has(rels):
        return {}
    found = {}
    for element in parse_xml(package.read(rels), rels, package.name):
        if element.get("TargetMode") == "External" or local(element) != "Relationship":
            continue
        kind = element.get("Type", "").rpartition("/")[2]
        found[element.get("Id", "")] = (kind, _resolve(folder, element.get("Target", "")))
    return found


def _resolve(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    parts = folder.split("/") if folder else []
    for piece in target.split("/"):
        if piece == "..":
            parts = parts[:-1]
        elif piece not in ("", "."):
            parts.append(piece)
    return "/".join(parts)


def _read_formats(root: Any) -> list[str | None]:
    custom: dict[int, str] = {}
    for element in root.iter():
        if local(element) == "numFmt" and element.get("numFmtId", "").isdigit():
            custom[int(element.get("numFmtId"))] = element.get("formatCode", "")
    formats: list[str | None] = []
    for element in root:
        if local(element) == "cellXfs":
            for xf in element:
                number = int(xf.get("numFmtId", "0")) if xf.get("numFmtId", "0").isdigit() else 0
                formats.append(custom.get(number) or BUILTIN_FORMATS.get(number))
    return formats


def read_sheet_marks(package: Package, part: str, budget: int = MAX_CELLS) -> SheetMarks:
    """Formats, hidden rows and columns, merges and size of one sheet. Raises LimitExceeded (more than `budget` cells)."""
    marks = SheetMarks()
    data = package.read(part)
    if b"\x00" in data[:64]:
        data = data.decode("utf-16", "replace").encode()
    row = column = -1
    count = 0
    for match in TAG.finditer(data):
        tag = match[1]
        values = dict(ATTRIBUTE.findall(match[2]))
        if tag == b"c":
            count += 1
            row, column = _place(values.get(b"r", b""), row, column + 1)
            _mark_cell(marks, values, row, column)
            if count > budget:
                raise LimitExceeded(f"{package.name} has more than {MAX_CELLS:,} cells.")
        elif tag == b"row":
            number = values.get(b"r", b"")
            row, column = int(number) - 1 if number.isdigit() else row + 1, -1
            if _is_true(values.get(b"hidden")):
                marks.hidden_rows.add(row)
        elif tag == b"col":
            _hide_columns(marks, values)
        elif len(marks.merges) < MAX_MERGES:
            area = parse_area(values.get(b"ref", b"").decode("ascii", "replace"))
            if area is not None:
                marks.merges.append(area)
    _read_notes(package, part, marks)
    return marks


def _mark_cell(marks: SheetMarks, values: dict[bytes, bytes], row: int, column: int) -> None:
    marks.rows, marks.columns = max(marks.rows, row + 1), max(marks.columns, column + 1)
    style = values.get(b"s", b"0")
    if style != b"0" and style.isdigit():
        marks.styles[row, column] = int(style)


def _place(reference: bytes, row: int, column: int) -> tuple[int, int]:
    match = REFERENCE.fullmatch(reference.decode("ascii", "replace")) if reference else None
    return (int(match[2]) - 1, column_number(match[1])) if match else (max(row, 0), column)


def _hide_columns(marks: SheetMarks, values: dict[bytes, bytes]) -> None:
    first, last = values.get(b"min", b""), values.get(b"max", b"")
    if _is_true(values.get(b"hidden")) and first.isdigit() and last.isdigit():
        marks.hidden_columns.update(range(int(first) - 1, min(int(last), MAX_COLUMNS)))


def _is_true(value: bytes | None) -> bool:
    return value in (b"1", b"true")


def column_number(letters: str) -> int:
    """The column (from 0) that letters name."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def parse_area(reference: str) -> Area | None:
    """An A1 reference or range as an area, None where it is neither or lies outside a sheet."""
    match = REFERENCE.fullmatch(reference)
    if match is None:
        return None
    top, left = int(match[2]) - 1, column_number(match[1])
    bottom, right = (int(match[4]) - 1, column_number(match[3])) if match[3] else (top, left)
    inside = 0 <= top <= bottom < MAX_ROWS and 0 <= left <= right < MAX_COLUMNS
    return (top, left, bottom, right) if inside else None


def _read_notes(package: Package, part: str, marks: SheetMarks) -> None:
    for kind, target in relations(package, part).values():
        if kind != "comments" or not package.has(target):
            continue
        for element in parse_xml(package.read(target), target, package.name).iter():
            if local(element) != "comment":
                continue
            area = parse_area(element.get("ref", ""))
            words = "".join(text.text or "" for text in element.iter() if local(text) == "t").strip()
            if area is not None and words:
                marks.notes[area[0], area[1]] = words
