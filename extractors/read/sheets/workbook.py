"""Read workbooks (xlsx, xls, xlsb, ods): what a person sees in their program; what they hide is named and set aside."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from extractors.read.package import open_package
from extractors.read.sheets.biff import read_biff_marks
from extractors.read.sheets.emit import compose
from extractors.read.sheets.number_format import is_date_format, plain_number, show_moment, show_number
from extractors.read.sheets.ods import read_ods_sheets
from extractors.read.sheets.sheet import MAX_CELL_TEXT, MAX_CELLS, RawCell, Sheet, read_hidden
from extractors.read.sheets.xlsx_marks import SheetMarks, read_sheet_marks, read_workbook_marks
from models.documents import Reading
from models.errors import Encrypted, LimitExceeded, Malformed, NoContent

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLS: Final = "application/vnd.ms-excel"
XLSB: Final = "application/vnd.ms-excel.sheet.binary.macroenabled.12"
ODS: Final = "application/vnd.oasis.opendocument.spreadsheet"
MAX_AREA: Final = 16_000_000
"""Places in the rectangle around a sheet's filled cells: its reader holds a value for each."""
Warnings = list[tuple[str, str]]


def read_workbook(body: bytes, *, name: str, media_type: str = XLSX) -> Reading:
    """A workbook as a reading: visible sheets under their names, tables with cells as shown and values as typed.

    Hidden sheets, rows, columns and values, pivot caches, links to other files and macros are named in the warnings and not
    read (FOITRACE_READ_HIDDEN=1 reads what is hidden). Raises Encrypted, Malformed, Truncated, LimitExceeded, NoContent.
    """
    warnings: Warnings = []
    if media_type == ODS:
        sheets, found = read_ods_sheets(body, name)
        warnings.extend(found)
        sheets = _visible(sheets, warnings)
    elif media_type == XLS:
        sheets = _read_xls(body, name, warnings)
    elif media_type == XLSB:
        open_package(body, name).verify()
        sheets = _read_plain(_open(body, name), warnings)
    else:
        sheets = _read_xlsx(body, name, warnings)
    if not any(sheet.rows for sheet in sheets):
        raise NoContent(f"{name} has no filled cell in a visible sheet.", hint=_advice(warnings))
    return compose(sheets, media_type=media_type, warnings=warnings)


def _advice(warnings: Warnings) -> str:
    return " ".join(message for _, message in warnings[:5]) or "Check that the file is the one that was meant."


def _open(body: bytes, name: str) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(body))
    except PasswordError as error:
        raise Encrypted(f"{name} is encrypted.") from error
    except (CalamineError, OSError, ValueError) as error:
        raise Malformed(f"{name} is no workbook that can be read: {error}.") from error


def _read_xlsx(body: bytes, name: str, warnings: Warnings) -> list[Sheet]:
    package = open_package(body, name)
    package.verify()
    marks = read_workbook_marks(package)
    _warn_parts(warnings, marks.external_links, marks.pivot_caches, marks.has_macros)
    workbook = _open(body, name)
    sheets: list[Sheet] = []
    budget = MAX_CELLS
    for title, state, part in marks.sheets:
        if state != "visible" and not _takes_hidden(title, state, warnings):
            continue
        if not package.has(part):
            # A chart on a sheet of its own, or a sheet whose part is missing.
            continue
        sheet_marks = read_sheet_marks(package, part, budget)
        sheet = _fill(workbook, title, sheet_marks, marks.formats, name, warnings)
        budget -= sum(len(row) for row in sheet.rows.values())
        sheets.append(sheet)
    return sheets


def _read_xls(body: bytes, name: str, warnings: Warnings) -> list[Sheet]:
    marks = read_biff_marks(body, name)
    _warn_parts(warnings, marks.external_links, marks.pivot_caches, marks.has_macros)
    workbook = _open(body, name)
    sheets: list[Sheet] = []
    for number, meta in enumerate(workbook.sheets_metadata):
        state = str(meta.visible).rpartition(".")[2].lower()
        if state != "visible" and not _takes_hidden(meta.name, state, warnings):
            continue
        sheet_marks = marks.sheets[number] if number < len(marks.sheets) else SheetMarks()
        sheets.append(_fill(workbook, meta.name, sheet_marks, marks.formats, name, warnings))
    return sheets


def _read_plain(workbook: CalamineWorkbook, warnings: Warnings) -> list[Sheet]:
    sheets: list[Sheet] = []
    for meta in workbook.sheets_metadata:
        state = str(meta.visible).rpartition(".")[2].lower()
        if state == "visible" or _takes_hidden(meta.name, state, warnings):
            sheets.append(_fill(workbook, meta.name, SheetMarks(), [], meta.name, warnings))
    return sheets


def _visible(sheets: Sequence[Sheet], warnings: Warnings) -> list[Sheet]:
    return [sheet for sheet in sheets if not sheet.hidden or _takes_hidden(sheet.name, sheet.hidden, warnings)]


def _takes_hidden(title: str, state: str, warnings: Warnings) -> bool:
    """Whether a hidden sheet is read; either way it is named."""
    how = "very hidden (no menu shows it)" if state.lower() == "veryhidden" else "hidden"
    if read_hidden():
        warnings.append(
            ("hidden_sheet_read", f"Sheet {title} is {how}; it was read because FOITRACE_READ_HIDDEN is set.")
        )
        return True
    warnings.append(("hidden_sheet", f"Sheet {title} is {how} and was set aside; FOITRACE_READ_HIDDEN=1 reads it."))
    return False


def _warn_parts(warnings: Warnings, links: int, caches: int, macros: bool) -> None:
    if links:
        warnings.append(("external_links", f"The workbook links to {links} other files; nothing was fetched."))
    if caches:
        warnings.append(
            (
                "pivot_cache",
                f"The workbook holds {caches} pivot caches (records behind pivot tables); they were set aside.",
            )
        )
    if macros:
        warnings.append(("macros", "The workbook holds macros; they were not run."))


def _fill(
    workbook: CalamineWorkbook,
    title: str,
    marks: SheetMarks,
    formats: Sequence[str | None],
    name: str,
    warnings: Warnings,
) -> Sheet:
    """A sheet's cells as shown. Hidden rows and columns stay out."""
    if marks.rows * marks.columns > MAX_AREA:
        raise LimitExceeded(f"Sheet {title} in {name} spreads over {marks.rows:,} rows and {marks.columns:,} columns.")
    sheet = Sheet(" ".join(title.split()) or "Sheet", merges=list(marks.merges))
    try:
        source = workbook.get_sheet_by_name(title)
    except (CalamineError, OSError, ValueError) as error:
        warnings.append(("sheet_unreadable", f"Sheet {title} cannot be read: {error}."))
        return sheet
    if not sheet.merges:
        sheet.merges = [(a[0], a[1], b[0], b[1]) for a, b in source.merged_cell_ranges or ()]
    show_hidden = read_hidden()
    filler = _Filler(marks, formats, show_hidden)
    for number, values in enumerate(source.iter_rows()):
        filler.take(sheet, number, values)
    if filler.hidden:
        warnings.append(("hidden_cells", f"Sheet {title} has {filler.hidden:,} cells in hidden rows or columns."))
    if filler.masked:
        warnings.append(
            (
                "hidden_values",
                f"Sheet {title} shows signs or nothing in place of {filler.masked:,} numbers; they were set aside.",
            )
        )
    return sheet


class _Filler:
    """Takes the values of a sheet's rows and gives its cells as shown."""

    def __init__(self, marks: SheetMarks, formats: Sequence[str | None], show_hidden: bool) -> None:
        self.marks, self.formats, self.show_hidden = marks, formats, show_hidden
        self.hidden = self.masked = 0

    def take(self, sheet: Sheet, number: int, values: Sequence[Any]) -> None:
        cells: dict[int, RawCell] = {}
        for column, value in enumerate(values):
            if value is None or value == "":
                continue
            style = self.marks.styles.get((number, column), 0)
            code = self.formats[style] if style < len(self.formats) else None
            raw = self._raw(value, code, self.marks.notes.get((number, column)))
            if raw is not None:
                if self._is_hidden(number, column):
                    self.hidden += 1
                else:
                    cells[column] = raw
        if cells:
            sheet.rows[number] = cells

    def _is_hidden(self, row: int, column: int) -> bool:
        return not self.show_hidden and (row in self.marks.hidden_rows or column in self.marks.hidden_columns)

    def _raw(self, value: Any, code: str | None, note: str | None) -> RawCell | None:
        if isinstance(value, str):
            words = " ".join(value.split())[:MAX_CELL_TEXT]
            return RawCell(words, None, None, note) if words else None
        if isinstance(value, bool):
            return RawCell("TRUE" if value else "FALSE", value, None, note)
        if isinstance(value, (datetime, date, time, timedelta)):
            day = value.isoformat()[:10] if isinstance(value, date) else None
            return RawCell(show_moment(value, code), day, code, note)
        return self._number(value, code, note)

    def _number(self, value: float, code: str | None, note: str | None) -> RawCell | None:
        number: int | float = int(value) if float(value).is_integer() and abs(value) < 1e15 else float(value)
        shown = show_number(number, code)
        if number and not any(sign.isdigit() for sign in shown) and not is_date_format(code):
            self.masked += 1
            if self.show_hidden:
                return RawCell(plain_number(number), number, None, note)
            return RawCell(shown, None, code, note) if shown else None
        kept = None if code in (None, "General") else code
        return RawCell(shown, number, kept, note) if shown else None
