"""Legacy workbooks (xls), and every sheet, Word file, mail and content item of the development set."""

from __future__ import annotations

from pathlib import Path

import pytest
from make_office import compound, xls
from test_sheets_tables import cells_of, check

from extractors.read import read
from models.errors import Encrypted, Malformed, ReadError

ROWS = [["Area", "Cases", "Share"], ["North", (12, 164), (0.25, 9)], ["South", 36, (0.75, 9)]]
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "documents"
SUFFIXES = (".xls", ".xlsx", ".ods", ".csv", ".docx", ".doc", ".eml", ".json")


def test_numbers_are_shown_by_their_format() -> None:
    reading = check(read(xls({"Cases": ROWS}), name="cases.xls"))
    shown = cells_of(reading)
    assert (shown["B2"], shown["C2"], shown["B3"]) == ("12 cases", "25%", "36")
    assert reading.media_type == "application/vnd.ms-excel"


def test_hidden_sheets_and_rows() -> None:
    rows = [["Area", "Cases"], ["North", 1], ["South", 555], ["East", 3]]
    body = xls(
        {"Rows": rows, "Old": [["A", "B"], ["x", 777]], "Older": [["A", "B"], ["x", 888]]}, {"Old": 1, "Older": 2}
    )
    reading = check(read(body, name="cases.xls"))
    assert reading.text == "Rows\nArea\tCases\nNorth\t1\nEast\t3"
    assert [code for code, _ in reading.warnings] == ["hidden_cells", "hidden_sheet", "hidden_sheet"]


def test_password_to_open() -> None:
    stream = b"\x09\x08\x10\x00" + b"\x00\x06\x05\x00" + b"\x00" * 12 + b"\x2f\x00\x06\x00" + b"\x00" * 6
    with pytest.raises(Encrypted):
        read(compound({"Workbook": stream}), name="locked.xls")


def test_rubbish_for_a_workbook() -> None:
    with pytest.raises(Malformed):
        read(compound({"Workbook": b"\x00" * 50 + b"\xff" * 500}), name="odd.xls")


def shared_files() -> list[Path]:
    return sorted(
        path for path in SHARED.glob("*/*") if path.suffix.lower() in SUFFIXES and path.stat().st_size < 1_500_000
    )


@pytest.mark.shared
@pytest.mark.parametrize("path", shared_files(), ids=lambda path: path.name)
def test_development_set_is_read_or_named(path: Path) -> None:
    """Only a legacy Word file may fail, and only for want of LibreOffice."""
    try:
        reading = read(path.read_bytes(), name=path.name)
    except ReadError as error:
        assert (path.suffix, error.code) == (".doc", "tool_missing")  # noqa: PT017 (the error is allowed, not wanted)
        return
    check(reading)
