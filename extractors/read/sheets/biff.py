"""What an xls file says beside its values: number formats, hidden rows and columns, size, external links, encryption.

Source: [MS-XLS] section 2.4 (records). Only the records named here are looked at; formulas and macros are never run.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from openpyxl.styles.numbers import BUILTIN_FORMATS

from extractors.read.compound import Compound
from extractors.read.sheets.sheet import MAX_CELLS
from extractors.read.sheets.xlsx_marks import SheetMarks
from models.errors import Encrypted, LimitExceeded, Malformed

BOF, EOF, FILEPASS, FORMAT, XF, ROW, COLINFO = 0x809, 0x0A, 0x2F, 0x41E, 0xE0, 0x208, 0x7D
SUPBOOK, MULRK, MULBLANK, SXDB = 0x1AE, 0xBD, 0xBE, 0xC6
CELLS: Final = frozenset((0x203, 0x27E, 0x06, 0xFD, 0x204, 0x205, 0xD6))
"""NUMBER, RK, FORMULA, LABELSST, LABEL, BOOLERR, RSTRING: row, column and format index are their first six bytes."""


@dataclass(slots=True)
class BiffMarks:
    """A workbook beside its values: each sheet's marks in the order of the file, and formats by index."""

    sheets: list[SheetMarks] = field(default_factory=list)
    formats: list[str | None] = field(default_factory=list)
    external_links: int = 0
    pivot_caches: int = 0
    has_macros: bool = False


def read_biff_marks(body: bytes, name: str) -> BiffMarks:
    """The records of an xls file. Raises Malformed, Encrypted (a password to open), LimitExceeded (cells)."""
    compound = Compound(body, name)
    stream = next((n for n in ("Workbook", "Book", "WORKBOOK", "BOOK") if n in compound.names), None)
    if stream is None:
        raise Malformed(f"{name} holds no workbook.")
    marks = BiffMarks(has_macros=any("VBA" in part for part in compound.names))
    marks.pivot_caches = sum(part.startswith("_SX_DB_CUR/") for part in compound.names)
    custom: dict[int, str] = {}
    indexes: list[int] = []
    depth = count = 0
    for kind, data in records(compound.read(stream)):
        if kind == BOF:
            depth += 1
            is_sheet = depth == 1 and data[2:4] in (b"\x10\x00", b"\x20\x00", b"\x40\x00")
            if is_sheet:
                marks.sheets.append(SheetMarks())
        elif kind == EOF:
            depth = max(0, depth - 1)
        elif kind == FILEPASS:
            raise Encrypted(f"{name} is encrypted.")
        elif kind == FORMAT and len(data) >= 5:
            custom[struct.unpack_from("<H", data)[0]] = _format_code(data[2:])
        elif kind == XF and len(data) >= 4:
            indexes.append(struct.unpack_from("<H", data, 2)[0])
        elif kind == SUPBOOK and data[2:4] not in (b"\x01\x04", b"\x01\x3a"):
            marks.external_links += 1
        elif marks.sheets:
            count += _mark(marks.sheets[-1], kind, data)
            if count > MAX_CELLS:
                raise LimitExceeded(f"{name} has more than {MAX_CELLS:,} cells.")
    marks.formats = [custom.get(index) or BUILTIN_FORMATS.get(index) for index in indexes]
    return marks


def records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of a stream as (type, data), up to its end or the first that runs past it."""
    position, end = 0, len(stream)
    while position + 4 <= end:
        kind, size = struct.unpack_from("<HH", stream, position)
        position += 4
        if position + size > end:
            return
        yield kind, stream[position : position + size]
        position += size


def _format_code(data: bytes) -> str:
    """A format string of BIFF8: its length in characters, a flag for 16-bit characters, the characters."""
    size, flags = struct.unpack_from("<HB", data)
    raw = data[3:]
    return raw[: size * 2].decode("utf-16-le", "replace") if flags & 1 else raw[:size].decode("latin-1")


def _mark(sheet: SheetMarks, kind: int, data: bytes) -> int:
    """Take in one record; how many cells it held."""
    if kind in CELLS and len(data) >= 6:
        row, column, style = struct.unpack_from("<HHH", data)
        _put(sheet, row, column, style)
        return 1
    if kind == MULRK and len(data) >= 6:
        row, first = struct.unpack_from("<HH", data)
        count = (len(data) - 6) // 6
        for place in range(count):
            _put(sheet, row, first + place, struct.unpack_from("<H", data, 4 + 6 * place)[0])
        return count
    if kind == ROW and len(data) >= 16 and struct.unpack_from("<I", data, 12)[0] & 0x20:
        sheet.hidden_rows.add(struct.unpack_from("<H", data)[0])
    elif kind == COLINFO and len(data) >= 10 and struct.unpack_from("<H", data, 8)[0] & 1:
        first, last = struct.unpack_from("<HH", data)
        sheet.hidden_columns.update(range(first, min(last, 255) + 1))
    return 0


def _put(sheet: SheetMarks, row: int, column: int, style: int) -> None:
    sheet.rows, sheet.columns = max(sheet.rows, row + 1), max(sheet.columns, column + 1)
    sheet.styles[row, column] = style
