"""Routing: bytes decide, names only between kinds of text; what nobody reads is unsupported with its type."""

from __future__ import annotations

import json

import pytest
from make_office import compound, letter_docx, mail, msg, ods, ods_table, police_workbook, winmail, zipped
from test_archive_files import ITEM

from extractors.read import read, supported_types
from extractors.read.sniff import sniff
from models.errors import EmptyInput, NotText, ReadError, SettingsError, Unsupported

ODS = ods(ods_table("S", [["A", "B"], ["x", 1]]))
OPENXML = "application/vnd.openxmlformats-officedocument."


@pytest.mark.parametrize(
    ("body", "name", "kind"),
    [
        (police_workbook(), "wrong.pdf", f"{OPENXML}spreadsheetml.sheet"),
        (letter_docx(), "letter.zip", f"{OPENXML}wordprocessingml.document"),
        (letter_docx()[:-200], "cut.docx", f"{OPENXML}wordprocessingml.document"),
        (ODS, "a.xlsx", "application/vnd.oasis.opendocument.spreadsheet"),
        (zipped({"a.txt": "x"}), "a.docx", "application/zip"),
        (zipped({"[Content_Types].xml": "x", "xl/workbook.bin": b"x"}), "a.xlsb",
         "application/vnd.ms-excel.sheet.binary.macroenabled.12"),
        (compound({"WordDocument": b"x"}), "a.xls", "application/msword"),
        (compound({"Workbook": b"x"}), "a.doc", "application/vnd.ms-excel"),
        (compound({"EncryptedPackage": b"x"}), "a.docx", "application/vnd.ms-office-encrypted"),
        (compound({"Other": b"x"}), "a.doc", "application/x-ole-storage"),
        (msg({"0037001F": "x"}), "a.oft", "application/vnd.ms-outlook"),
        (winmail("x", []), "winmail.dat", "application/vnd.ms-tnef"),
        (mail("x").as_bytes(), "attachment", "message/rfc822"),
        (b"From a@b Wed May 28 14:14:39 2008\n" + mail("x").as_bytes(), "attachment", "message/rfc822"),
        (json.dumps(ITEM).encode(), "attachment", "application/json"),
        (b"{\\rtf1 x}", "a.doc", "application/rtf"),
        (b"a,b\n1,2\n", "a.csv", "text/csv"),
        (b"<html><body><p>x</p></body></html>", "export.csv", "text/html"),
        (b"<html><body><table><tr><td>x</td></tr></table></body></html>", "export.xls", "text/html"),
        (b"Area\tCases\nNorth\t4\n", "export.xls", "text/csv"),
        (b"<?xml version='1.0'?><Workbook/>", "export.xls", "application/xml"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 20, "a.csv", "image/png"),
        (b"From: the director\nTo: all staff\n\nWe meet at noon.\n", "memo.txt", "text/plain"),
    ],
)  # fmt: skip
def test_type_from_bytes(body: bytes, name: str, kind: str) -> None:
    assert sniff(body, name=name) == kind


def test_declared_type_never_wins_over_bytes() -> None:
    assert sniff(police_workbook(), name="a", media_type="text/csv") == f"{OPENXML}spreadsheetml.sheet"


@pytest.mark.parametrize(
    ("body", "name", "error", "words"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 20, "chart.png", Unsupported, "image/png"),
        (b"\x00\x01\x02\x03" * 50, "blob.bin", Unsupported, "no known type"),
        (b"\x00\x01\x02\x03" * 50, "notes.txt", NotText, "holds"),
        (b" \r\n", "empty.csv", EmptyInput, "empty"),
        (compound({"PowerPoint Document": b"x"}), "a.ppt", Unsupported, "powerpoint"),
        (b"<?xml version='1.0'?><a>1</a>", "a.xml", Unsupported, "application/xml"),
    ],
)
def test_what_nobody_reads(body: bytes, name: str, error: type[ReadError], words: str) -> None:
    with pytest.raises(error, match=words):
        read(body, name=name)


def test_every_supported_type_has_a_name() -> None:
    assert len(supported_types()) >= 18
    assert all("/" in kind for kind in supported_types())


@pytest.mark.parametrize("value", ["200MB", "²", "-1", "1e9"])
def test_a_limit_that_is_no_number_is_named(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOITRACE_MAX_BYTES", value)
    with pytest.raises(SettingsError, match="FOITRACE_MAX_BYTES"):
        read(b"Some text of a letter.", name="a.txt")
