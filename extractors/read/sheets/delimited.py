"""Read comma-, semicolon-, pipe- and tab-separated files: the encoding and the separator are found, not assumed."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import PurePosixPath
from typing import Final

from extractors.read.decode import decode
from extractors.read.sheets.emit import compose
from extractors.read.sheets.sheet import MAX_CELLS, RawCell, Sheet
from models.documents import Reading
from models.errors import EmptyInput, LimitExceeded

SEPARATORS: Final = ",\t;|"
SAMPLE_CHARACTERS: Final = 65_536
SAMPLE_ROWS: Final = 200
MAX_FIELD: Final = 1_000_000
"""Characters of one quoted cell; beyond it the quote counts as one that never closes."""


def read_delimited(body: bytes, *, name: str, media_type: str = "text/csv") -> Reading:
    """A delimited file as a reading of one sheet, named by the file.

    Raises EmptyInput, LimitExceeded (cells). An encoding that was guessed and a separator other than the type's own are warnings.
    """
    decoded = decode(body)
    text = decoded.text.removeprefix("\ufeff")
    separator = find_separator(text)
    warnings = list(decoded.warnings)
    expected = "\t" if media_type == "text/tab-separated-values" else ","
    if separator != expected:
        warnings.append(("separator", f"Cells are separated by {_named(separator)}."))
    stem = PurePosixPath(name).stem or name
    sheet = Sheet(stem, read_rows(text, separator, name, warnings))
    if not sheet.rows:
        raise EmptyInput(f"{name} has no cells.")
    return compose([sheet], media_type=media_type, warnings=warnings, encoding=decoded.encoding, headings=False)


def read_rows(text: str, separator: str, name: str, warnings: list[tuple[str, str]]) -> dict[int, dict[int, RawCell]]:
    """The filled cells by row and column. A quote that never closes ends at its cell's limit, not at the file's end."""
    rows: dict[int, dict[int, RawCell]] = {}
    count = 0
    for number, record in enumerate(_records(text, separator, warnings)):
        cells = {}
        for column, value in enumerate(record):
            words = " ".join(value.split())
            if words:
                cells[column] = RawCell(words)
        if cells:
            rows[number] = cells
            count += len(cells)
            if count > MAX_CELLS:
                raise LimitExceeded(f"{name} has more than {MAX_CELLS:,} cells.")
    return rows


def _records(text: str, separator: str, warnings: list[tuple[str, str]]) -> list[list[str]]:
    lines = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) == 5:
        lines[0] = ""
    limit = csv.field_size_limit()
    csv.field_size_limit(MAX_FIELD)
    try:
        return list(csv.reader((line + "\n" for line in lines), delimiter=separator, skipinitialspace=True))
    except csv.Error:
        warnings.append(("quotes", "A quoted cell never ends; quotes are read as characters."))
        return [line.split(separator) for line in lines]
    finally:
        csv.field_size_limit(limit)


def find_separator(text: str) -> str:
    """The separator that cuts most lines into one number of cells, more than one; a comma where none does."""
    sample = text[:SAMPLE_CHARACTERS].replace("\r\n", "\n").replace("\r", "\n")
    if sample[:4].lower() == "sep=" and sample[4:5] in SEPARATORS and sample[5:6] == "\n":
        return sample[4]
    lines = [line for line in sample.split("\n")[:SAMPLE_ROWS] if line.strip()]
    if len(text) > SAMPLE_CHARACTERS and len(lines) > 1:
        lines.pop()
    scored = [(_agreement(lines, separator), separator) for separator in SEPARATORS]
    best, separator = max(scored, key=lambda pair: pair[0])
    return separator if best > 0 else ","


def _agreement(lines: list[str], separator: str) -> float:
    """Share of the lines that have the commonest number of cells (2 or more), a little better for more cells."""
    try:
        widths = [len(record) for record in csv.reader(lines, delimiter=separator) if any(c.strip() for c in record)]
    except csv.Error:
        return 0.0
    cut = Counter(width for width in widths if width > 1)
    if not cut:
        return 0.0
    width, times = max(cut.items(), key=lambda item: (item[1], item[0]))
    return times / len(widths) + min(width, 50) / 1000


def _named(separator: str) -> str:
    return {",": "commas", "\t": "tabs", ";": "semicolons", "|": "pipes"}[separator]
