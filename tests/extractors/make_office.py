"""Office files for the tests, made here. All names, bodies and figures are invented; each maker says what it imitates."""

from __future__ import annotations

import io
import itertools
import struct
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
from docx import Document
from openpyxl.comments import Comment


def zipped(parts: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of the given parts, in their order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def changed(package: bytes, changes: Mapping[str, Callable[[str], str] | str | bytes]) -> bytes:
    """A package with some parts replaced, edited by a function, or added."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    for name, change in changes.items():
        if callable(change):
            old = parts[name]
            parts[name] = change(old.decode() if isinstance(old, bytes) else old)
        else:
            parts[name] = change
    return zipped(parts)


# -- workbooks -----------------------------------------------------------------------------------------------------


def workbook(fill: Callable[[Any], None]) -> bytes:
    """An xlsx file filled by a function."""
    book = openpyxl.Workbook()
    fill(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def rows_workbook(*sheets: tuple[str, list[list[Any]]]) -> bytes:
    """An xlsx file of plain rows; None leaves a cell blank."""

    def fill(book: Any) -> None:
        book.remove(book.active)
        for title, rows in sheets:
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)

    return workbook(fill)


def police_workbook() -> bytes:
    """A force's answer: a title, a unit, merged years over counts and percentages, suppression, a total, notes, a comment."""

    def fill(book: Any) -> None:
        sheet = book.active
        sheet.title = "Stops"
        sheet["A1"] = "Table 1: Vehicle stops by outcome, Northmere Police"
        sheet["A3"], sheet["B3"], sheet["D3"] = "Outcome", "2022/23", "2023/24"
        sheet.merge_cells("A3:A4")
        sheet.merge_cells("B3:C3")
        sheet.merge_cells("D3:E3")
        for place, word in zip(("B4", "C4", "D4", "E4"), ("Stops", "Share of stops") * 2, strict=True):
            sheet[place] = word
        data = [("Arrest", 120, 0.25, 90, 0.2), ("Warning", 360, 0.75, "[c]", "[c]"), ("Total", 480, 1, 450, 1)]
        for number, row in enumerate(data, start=5):
            for column, value in enumerate(row, start=1):
                cell = sheet.cell(number, column, value)
                if column in (3, 5) and not isinstance(value, str):
                    cell.number_format = "0%"
        sheet["A9"] = "Notes:"
        sheet["A10"] = "[c] Numbers from 1 to 4 are not shown."
        sheet["D5"].comment = Comment("Corrected in May.", "A. Writer")

    return workbook(fill)


def hidden_workbook() -> bytes:
    """A return with last year's figures on a hidden and a very hidden sheet, a hidden row, a hidden column and masked values."""

    def fill(book: Any) -> None:
        sheet = book.active
        sheet.title = "Return"
        for row in [["Branch", "Loans", "Staff"], ["Ash", 10, 3], ["Elm", 20, 4], ["Oak", 30, 5], ["Yew", 2, 6]]:
            sheet.append(row)
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["C"].hidden = True
        sheet["B5"].number_format = '[<5]"*";0'
        for title, state in (("Last year", "hidden"), ("Everyone", "veryHidden")):
            other = book.create_sheet(title)
            other.append(["Branch", "Loans"])
            other.append(["Ash", 9999])
            other.sheet_state = state

    return workbook(fill)


def stacked_workbook(merges: int = 300) -> bytes:
    """A statistics office's questionnaire: eight rows of merged headers, 300 merged cells, '..' for what is missing."""

    def fill(book: Any) -> None:
        sheet = book.active
        sheet.title = "Section A"
        sheet["A1"] = "Annual return of library services"
        sheet["A3"] = "Service"
        sheet.merge_cells("A3:A10")
        width, depth = 33, 8
        for level in range(depth):
            span = 2 ** max(0, 5 - level)
            for group, column in enumerate(range(2, width + 1, span), start=1):
                sheet.cell(3 + level, column, f"Level {level + 1} group {group}")
                if span > 1:
                    sheet.merge_cells(
                        start_row=3 + level, end_row=3 + level, start_column=column, end_column=column + span - 1
                    )
        for row in range(11, 11 + 40):
            sheet.cell(row, 1, f"Service {row - 10}")
            for column in range(2, width + 2):
                sheet.cell(row, column, ".." if (row + column) % 7 == 0 else row * column)
        placed = len(sheet.merged_cells.ranges)
        for extra in range(max(0, merges - placed)):
            first = 60 + 2 * extra
            sheet.cell(first, 1, f"Remark {extra + 1} on the figures above, over several cells")
            sheet.merge_cells(start_row=first, end_row=first, start_column=1, end_column=6)

    return workbook(fill)


ODS_HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><office:automatic-styles>'
    '<style:style style:name="hid" style:family="table"><style:table-properties table:display="false"/></style:style>'
    "</office:automatic-styles><office:body><office:spreadsheet>"
)


def ods_cell(value: Any, shown: str | None = None, extra: str = "") -> str:
    """A cell of an ods sheet: a number with the text it shows, words, or blank."""
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, str):
        return (
            f'<table:table-cell office:value-type="string" {extra}><text:p>{escape(value)}</text:p></table:table-cell>'
        )
    kind = "percentage" if shown is not None and shown.endswith("%") else "float"
    text = shown if shown is not None else f"{value:,}"
    return f'<table:table-cell office:value-type="{kind}" office:value="{value}" {extra}><text:p>{text}</text:p></table:table-cell>'


def ods(*tables: str) -> bytes:
    """An ods file of the given tables' XML."""
    content = f"{ODS_HEAD}{''.join(tables)}</office:spreadsheet></office:body></office:document-content>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def ods_table(name: str, rows: list[list[Any]], style: str = "") -> str:
    attribute = f' table:style-name="{style}"' if style else ""
    lines = "".join(
        f"<table:table-row>{''.join(c if _is_xml(c) else ods_cell(c) for c in row)}</table:table-row>" for row in rows
    )
    return f'<table:table table:name="{escape(name)}"{attribute}>{lines}</table:table>'


def _is_xml(cell: Any) -> bool:
    return isinstance(cell, str) and cell.startswith("<table:")


# -- Word ----------------------------------------------------------------------------------------------------------


def word(fill: Callable[[Any], None]) -> bytes:
    """A docx file filled by a function."""
    document = Document()
    fill(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def letter_docx() -> bytes:
    """A council's reply: headings, a numbered list, a table with merged cells, a link's words, a page header and footer."""

    def fill(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "Ashwick Borough Council"
        document.sections[0].footer.paragraphs[0].text = "Page 1 of 2"
        document.add_heading("Response to your request", level=1)
        document.add_paragraph("Our ref: FOI/2024/0117")
        document.add_paragraph("How many penalty notices were issued?", style="List Number")
        document.add_paragraph("How many were cancelled?", style="List Number")
        table = document.add_table(rows=4, cols=3)
        table.cell(0, 1).merge(table.cell(0, 2)).text = "Penalty notices"
        for column, words in enumerate(("Area", "2022", "2023")):
            table.cell(1, column).text = words
        for row, (area, first, second) in enumerate((("North", "14", "22"), ("South", "9", "<5")), start=2):
            for column, words in enumerate((area, first, second)):
                table.cell(row, column).text = words
        document.add_paragraph("Yours sincerely")

    return word(fill)


W_OPEN = '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'


def docx_of(paragraphs: str, **parts: str) -> bytes:
    """A docx whose body is the given XML; further parts by their names in the word folder."""
    plain = word(lambda document: document.add_paragraph("MARK"))
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document {space} '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        f'xmlns:v="urn:schemas-microsoft-com:vml"><w:body>{paragraphs}</w:body></w:document>'
    )
    changes: dict[str, Any] = {"word/document.xml": body}
    changes.update({f"word/{name}.xml": xml for name, xml in parts.items()})
    return changed(plain, changes)


# -- mail ----------------------------------------------------------------------------------------------------------


def mail(words: str, *, subject: str = "Your request", sender: str = "FOI Team <foi@ashwick.example>",
         to: str = "request-123-abcdef12@whatdotheyknow.com") -> EmailMessage:  # fmt: skip
    """A simple mail with one plain part."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Date"] = "Tue, 05 Mar 2024 10:15:00 +0000"
    message["Message-ID"] = "<1@ashwick.example>"
    message.set_content(words)
    return message


def tnef(attributes: list[tuple[int, int, bytes]]) -> bytes:
    """A winmail.dat of (level, attribute with its type, bytes)."""
    out = b'x\x9f>"\x01\x00'
    for level, kind, data in attributes:
        out += struct.pack("<BII", level, kind, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)
    return out


def winmail(body: str, files: list[tuple[str, bytes]]) -> bytes:
    """The envelope of an Outlook mail: its words and files."""
    attributes = [(1, 0x0002800C, body.encode("cp1252") + b"\x00")]
    for name, data in files:
        attributes += [(2, 0x00069002, b"\x00" * 14), (2, 0x00018010, name.encode() + b"\x00"), (2, 0x0006800F, data)]
    return tnef(attributes)


# -- compound files ------------------------------------------------------------------------------------------------


def compound(streams: Mapping[str, bytes]) -> bytes:
    """An OLE compound file (version 3) of streams by path; all are padded to the size from which sectors of 512 bytes hold them."""
    entries: list[dict[str, Any]] = [{"name": "Root Entry", "type": 5, "children": []}]
    index = {"": 0}
    for path, data in streams.items():
        parent = ""
        *folders, name = path.split("/")
        for folder in folders:
            here = f"{parent}/{folder}".lstrip("/")
            if here not in index:
                index[here] = len(entries)
                entries.append({"name": folder, "type": 1, "children": []})
                entries[index[parent]]["children"].append(index[here])
            parent = here
        entries[index[parent]]["children"].append(len(entries))
        entries.append(
            {"name": name, "type": 2, "children": [], "data": data.ljust(4096, b"\x00"), "size": max(len(data), 4096)}
        )
    return _written(entries)


def _written(entries: list[dict[str, Any]]) -> bytes:
    sectors: list[bytes] = []
    fat: list[int] = []

    def put(data: bytes) -> int:
        first = len(sectors)
        pieces = [data[i : i + 512].ljust(512, b"\x00") for i in range(0, len(data), 512)]
        for number, piece in enumerate(pieces):
            sectors.append(piece)
            fat.append(0xFFFFFFFE if number == len(pieces) - 1 else first + number + 1)
        return first

    for entry in entries:
        entry["start"] = put(entry["data"]) if entry.get("data") else 0xFFFFFFFE
    directory = put(_directory(entries))
    fat_sectors = 1
    while (len(sectors) + fat_sectors) * 4 > fat_sectors * 512:
        fat_sectors += 1
    first_fat = len(sectors)
    fat += [0xFFFFFFFD] * fat_sectors
    table = b"".join(struct.pack("<I", value) for value in fat).ljust(fat_sectors * 512, b"\xff")
    sectors += [table[i : i + 512] for i in range(0, len(table), 512)]
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\x00" * 6
    )
    header += struct.pack("<IIIIIIIII", 0, fat_sectors, directory, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    places = [first_fat + i if i < fat_sectors else 0xFFFFFFFF for i in range(109)]
    return header + struct.pack("<109I", *places) + b"".join(sectors)


def _directory(entries: list[dict[str, Any]]) -> bytes:
    """Directory entries; the children of a storage hang to the right of one another."""
    right = [0xFFFFFFFF] * len(entries)
    child = [0xFFFFFFFF] * len(entries)
    for number, entry in enumerate(entries):
        ordered = sorted(entry["children"], key=lambda c: (len(entries[c]["name"]), entries[c]["name"].upper()))
        if ordered:
            child[number] = ordered[0]
        for left, following in itertools.pairwise(ordered):
            right[left] = following
    out = b""
    for number, entry in enumerate(entries):
        name = entry["name"].encode("utf-16-le") + b"\x00\x00"
        out += name.ljust(64, b"\x00") + struct.pack("<HBB", len(name), entry["type"], 1)
        out += struct.pack("<III", 0xFFFFFFFF, right[number], child[number]) + b"\x00" * 36
        out += struct.pack("<IQ", entry["start"], entry.get("size", 0))
    return out


def msg(properties: Mapping[str, str | bytes], files: Mapping[str, bytes] | None = None) -> bytes:
    """An Outlook mail: properties by their code ("0037001F"), and attached files by name."""
    streams: dict[str, bytes] = {"__properties_version1.0": b"\x00" * 32}
    for code, value in properties.items():
        streams[f"__substg1.0_{code}"] = value.encode("utf-16-le") if isinstance(value, str) else value
    for number, (name, data) in enumerate((files or {}).items()):
        folder = f"__attach_version1.0_#{number:08X}"
        streams[f"{folder}/__properties_version1.0"] = b"\x00" * 8
        streams[f"{folder}/__substg1.0_3707001F"] = name.encode("utf-16-le")
        streams[f"{folder}/__substg1.0_37010102"] = data
    return compound(streams)


# -- legacy workbooks ----------------------------------------------------------------------------------------------


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _short(text: str) -> bytes:
    return struct.pack("<BB", len(text), 0) + text.encode("latin-1")


def xls(sheets: Mapping[str, list[list[Any]]], hidden: Mapping[str, int] | None = None) -> bytes:
    """An xls file (BIFF8). Cells are words, numbers, or (number, format index): 9 is "0%", 164 is '0" cases"'.

    `hidden` gives a sheet's state: 1 hidden, 2 very hidden. Row 3 of a sheet named "Rows" is hidden.
    """
    bof = struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 6)
    code = '0" cases"'
    formats = _record(0x41E, struct.pack("<HHB", 164, len(code), 0) + code.encode())
    styles = b"".join(
        _record(0xE0, struct.pack("<HHHBBBBIIH", 0, form, 0, 0, 0, 0, 0, 0, 0, 0)) for form in (0, 9, 164)
    )
    bodies = [_xls_sheet(name, rows) for name, rows in sheets.items()]
    bounds_size = sum(4 + 8 + len(name) for name in sheets)
    place = 4 + len(bof) + len(formats) + len(styles) + bounds_size + 4
    bounds = b""
    for name, body in zip(sheets, bodies, strict=True):
        bounds += _record(0x85, struct.pack("<IBB", place, (hidden or {}).get(name, 0), 0) + _short(name))
        place += len(body)
    stream = _record(0x809, bof) + formats + styles + bounds + _record(0x0A, b"") + b"".join(bodies)
    return compound({"Workbook": stream})


def _xls_sheet(name: str, rows: list[list[Any]]) -> bytes:
    out = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 6))
    out += _record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows)), 0))
    if name == "Rows":
        out += _record(0x208, struct.pack("<HHHHHHI", 2, 0, 2, 255, 0, 0, 0x20))
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str):
                text = struct.pack("<HB", len(value), 0) + value.encode("latin-1")
                out += _record(0x204, struct.pack("<HHH", number, column, 0) + text)
            elif value is not None:
                amount, form = value if isinstance(value, tuple) else (value, 0)
                style = {0: 0, 9: 1, 164: 2}[form]
                out += _record(0x203, struct.pack("<HHHd", number, column, style, amount))
    return out + _record(0x0A, b"")
