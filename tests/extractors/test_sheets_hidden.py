"""What workbooks hide: named in the warnings, not read as figures, until an option says so."""

from __future__ import annotations

import io
import zipfile

import pytest
from make_office import (
    changed,
    compound,
    hidden_workbook,
    ods,
    ods_cell,
    ods_table,
    police_workbook,
    rows_workbook,
    zipped,
)

from extractors.read import read
from models.errors import Encrypted, LimitExceeded, Malformed, NoContent, ReadError, Truncated


def codes(body: bytes, name: str = "a.xlsx") -> list[str]:
    return [code for code, _ in read(body, name=name).warnings]


def test_hidden_things_are_set_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FOITRACE_READ_HIDDEN", raising=False)
    reading = read(hidden_workbook(), name="return.xlsx")
    assert "9999" not in reading.text
    assert reading.text.split("\n")[1:] == ["Branch\tLoans", "Ash\t10", "Oak\t30", "Yew\t*"]
    messages = dict(reversed(reading.warnings))
    assert {"hidden_cells", "hidden_values", "hidden_sheet"} <= messages.keys()
    assert any("very hidden" in message for _, message in reading.warnings)
    # The number behind the sign is not handed on either.
    assert 2 not in [cell.typed for cell in reading.tables[0].cells]


def test_hidden_things_are_read_on_demand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOITRACE_READ_HIDDEN", "1")
    reading = read(hidden_workbook(), name="return.xlsx")
    assert reading.text.count("9999") == 2
    assert "Elm\t20\t4" in reading.text
    assert "Yew\t2\t6" in reading.text


def test_hidden_ods_sheet() -> None:
    body = ods(ods_table("Shown", [["A", "B"], ["x", 1]]), ods_table("Kept", [["A", "B"], ["y", 777]], style="hid"))
    reading = read(body, name="a.ods")
    assert "777" not in reading.text
    assert [code for code, _ in reading.warnings] == ["hidden_sheet"]


def test_only_hidden_sheets_is_no_content() -> None:
    body = ods(ods_table("Kept", [["A", "B"], ["y", 777]], style="hid"))
    with pytest.raises(NoContent, match="Kept is hidden"):
        read(body, name="a.ods")


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("xl/pivotCache/pivotCacheDefinition1.xml", "pivot_cache"),
        ("xl/externalLinks/externalLink1.xml", "external_links"),
        ("xl/vbaProject.bin", "macros"),
    ],
)
def test_parts_set_aside_are_named(part: str, code: str) -> None:
    assert codes(changed(police_workbook(), {part: "<x/>"})) == [code]


def test_formulas_are_not_run() -> None:
    """A formula without a stored value shows nothing; no program works it out."""
    body = rows_workbook(("S", [["A", "B"], ["x", "=1+1"], ["y", 5], ["z", '=WEBSERVICE("http://example.org")']]))
    reading = read(body, name="f.xlsx")
    assert "http" not in reading.text
    assert "2" not in reading.text


ENTITY = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def test_entities_are_refused_in_workbooks() -> None:
    body = changed(police_workbook(), {"xl/workbook.xml": lambda xml: ENTITY + xml.replace("Stops", "&b;")})
    with pytest.raises(Malformed):
        read(body, name="bomb.xlsx")


def test_entities_are_refused_in_ods() -> None:
    plain = ods(ods_table("S", [["A", "B"], ["x", 1]]))
    body = changed(
        plain,
        {
            "content.xml": lambda xml: (
                '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + xml.replace(">x<", ">&a;<")
            )
        },
    )
    with pytest.raises(Malformed):
        read(body, name="bomb.ods")


def test_sheet_that_expands_without_end() -> None:
    bomb = b"<worksheet>" + b" " * (90 * 1024 * 1024) + b"</worksheet>"
    with pytest.raises(LimitExceeded):
        read(changed(police_workbook(), {"xl/worksheets/sheet1.xml": bomb}), name="bomb.xlsx")


def test_cells_far_apart_do_not_take_memory() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    sheet = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'
    with pytest.raises(LimitExceeded, match="spreads over"):
        read(changed(police_workbook(), {"xl/worksheets/sheet1.xml": sheet}), name="far.xlsx")


def test_ods_row_repeated_a_million_times() -> None:
    cell = ods_cell(1, extra='table:number-columns-repeated="16384"')
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    body = ods(f'<table:table table:name="S">{row * 30}</table:table>')
    with pytest.raises(LimitExceeded):
        read(body, name="r.ods")


def test_merges_over_the_whole_sheet() -> None:
    areas = "".join(f'<mergeCell ref="A{n}:XFD1048576"/>' for n in range(1, 400))
    body = changed(
        police_workbook(),
        {"xl/worksheets/sheet1.xml": lambda xml: xml.replace("</mergeCells>", f"{areas}</mergeCells>")},
    )
    assert read(body, name="m.xlsx").tables


def test_encrypted_office_file() -> None:
    body = compound({"EncryptedPackage": b"\x01" * 5000, "EncryptionInfo": b"\x02" * 100})
    with pytest.raises(Encrypted):
        read(body, name="secret.xlsx")


def test_truncated_workbook() -> None:
    with pytest.raises((Truncated, Malformed)):
        read(police_workbook()[:-900], name="cut.xlsx")


def test_workbook_without_its_parts() -> None:
    with pytest.raises(Malformed):
        read(zipped({"[Content_Types].xml": "<Types/>", "xl/styles.xml": "<s/>"}), name="odd.xlsx")


def test_damaged_member() -> None:
    body = bytearray(police_workbook())
    with zipfile.ZipFile(io.BytesIO(bytes(body))) as archive:
        start = archive.getinfo("xl/worksheets/sheet1.xml").header_offset + 80
    body[start : start + 40] = b"\xff" * 40
    with pytest.raises(ReadError):
        read(bytes(body), name="damaged.xlsx")
