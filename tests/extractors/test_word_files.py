"""Word files, rich text and what LibreOffice must convert."""

from __future__ import annotations

import pytest
from make_office import changed, compound, docx_of, letter_docx, word
from test_sheets_tables import check

import extractors.read.office as office
from extractors.pipeline import extract
from extractors.read import read
from models.errors import LimitExceeded, Malformed, NoContent, ReadError, ToolMissing, Truncated
from models.facts import Figure
from models.locators import PartLocator


def para(words: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t>{words}</w:t></w:r></w:p>"


def test_letter() -> None:
    reading = check(read(letter_docx(), name="reply.docx"))
    kinds = {reading.text[b.start : b.end]: (b.kind, b.level) for b in reading.blocks}
    assert kinds["Response to your request"] == ("heading", 1)
    assert kinds["1. How many penalty notices were issued?"] == ("list_item", 1)
    assert kinds["2. How many were cancelled?"] == ("list_item", 1)
    assert reading.text.startswith("Ashwick Borough Council\n")
    assert reading.labels is not None
    assert reading.labels[-1].name == "furniture"
    assert isinstance(reading.blocks[1].locator, PartLocator)
    assert reading.blocks[1].locator.path == "/w:document/w:body/w:p[1]"


def test_table_figures() -> None:
    found = extract(letter_docx(), name="reply.docx")
    figures = {found.text[f.start : f.end]: f for f in found.facts if isinstance(f, Figure) and f.table is not None}
    assert figures["22"].value == 22
    assert figures["22"].measure == "Penalty notices"
    assert figures["22"].period is not None
    assert figures["22"].period.start == "2023-01-01"
    assert figures["<5"].suppressed
    assert figures["<5"].high == 4


def test_tracked_changes() -> None:
    """Inserted words are in, deleted and moved-away words are out."""
    body = docx_of(
        "<w:p><w:r><w:t>We hold </w:t></w:r><w:del><w:r><w:delText>90</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>12</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t> old</w:t></w:r></w:moveFrom><w:r><w:t> records.</w:t></w:r></w:p>"
    )
    reading = check(read(body, name="t.docx"))
    assert reading.text == "We hold 12 records."
    assert [code for code, _ in reading.warnings] == ["tracked_deletions"]


def test_hidden_text_is_left_out() -> None:
    body = docx_of("<w:p><w:r><w:t>Seen</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>Unseen</w:t></w:r></w:p>")
    reading = read(body, name="t.docx")
    assert reading.text == "Seen"
    assert reading.warnings[0][0] == "hidden_text"


def test_text_boxes_come_once() -> None:
    """Word writes a text box twice, for new and old readers."""
    box = "<w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent>"
    body = docx_of(
        "<w:p><w:r><w:t>Before</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert check(read(body, name="t.docx")).text == "Before\nIn the box"


def test_footnotes_stand_at_the_end() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    notes = (
        f'<w:footnotes {space}><w:footnote w:type="separator" w:id="0">{para("---")}</w:footnote>'
        f'<w:footnote w:id="1">{para("Counted once a year.")}</w:footnote></w:footnotes>'
    )
    reading = check(read(docx_of(para("The count is 40."), footnotes=notes), name="t.docx"))
    assert reading.text == "The count is 40.\nCounted once a year."


def test_merged_cells() -> None:
    def cell(words: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{para(words)}</w:tc>"

    start, wide = '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="2"/>'
    rows = (
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('Area', start)}{cell('Cases', wide)}</w:tr>"
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('2021')}{cell('2022')}</w:tr>"
        f"<w:tr>{cell('North')}{cell('4')}{cell('6')}</w:tr>"
    )
    reading = check(read(docx_of(f"<w:tbl>{rows}</w:tbl>"), name="t.docx"))
    (table,) = reading.tables
    first, second = table.cells[0], table.cells[1]
    assert (first.rows, first.columns, second.rows, second.columns) == (2, 1, 1, 2)
    assert [(c.row, c.column) for c in table.cells] == [(0, 0), (0, 1), (1, 1), (1, 2), (2, 0), (2, 1), (2, 2)]


def test_layout_table_gives_paragraphs() -> None:
    def fill(document: object) -> None:
        table = document.add_table(rows=1, cols=2)  # type: ignore[attr-defined]
        table.cell(0, 0).text, table.cell(0, 1).text = "The Information Team", "12 May 2024"

    reading = check(read(word(fill), name="t.docx"))
    assert not reading.tables
    assert reading.text == "The Information Team\n12 May 2024"


def test_links_are_listed() -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rX" TargetMode="External" Target="https://ashwick.example/log" Type="t/hyperlink"/></Relationships>'
    )
    space = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    plain = docx_of(f'<w:p><w:hyperlink {space} r:id="rX"><w:r><w:t>our log</w:t></w:r></w:hyperlink></w:p>')
    reading = read(changed(plain, {"word/_rels/document.xml.rels": rels}), name="t.docx")
    assert [(link.url, link.text) for link in reading.links] == [("https://ashwick.example/log", "our log")]


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (docx_of("<w:p/>"), NoContent),
        (docx_of("<w:tbl><w:tr><w:tc>" * 90 + para("deep") + "</w:tc></w:tr></w:tbl>" * 90), LimitExceeded),
        (
            changed(
                letter_docx(),
                {"word/document.xml": '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:d>&x;</w:d>'},
            ),
            Malformed,
        ),
        (letter_docx()[:3000], Truncated),
        (changed(letter_docx(), {"word/document.xml": b" " * 80_000_000}), LimitExceeded),
    ],
    ids=["empty", "deep", "entity", "cut", "bomb"],
)
def test_failures_are_named(body: bytes, error: type[ReadError]) -> None:
    with pytest.raises(error):
        read(body, name="t.docx")


RTF = (
    rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\generator Word;}\pard Our ref: FOI 12\par "
    rb"We hold \'a3 40 and \u8364?5.\par{\v hidden}{\pict 0102}\trowd\cell A\cell B\row}"
)


def test_rich_text() -> None:
    reading = check(read(RTF, name="letter.rtf"))
    assert reading.media_type == "application/rtf"
    assert reading.text.split("\n")[:2] == ["Our ref: FOI 12", "We hold £ 40 and €5."]
    assert "hidden" not in reading.text
    assert "0102" not in reading.text
    assert "Arial" not in reading.text


def test_rich_text_nested_without_end() -> None:
    with pytest.raises(ReadError):
        read(b"{\\rtf1 " + b"{" * 100_000, name="deep.rtf")


LEGACY = compound({"WordDocument": b"\xec\xa5\xc1\x00" + b"\x00" * 600, "1Table": b"\x00" * 100})


def test_legacy_word_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    monkeypatch.delenv("FOITRACE_SOFFICE", raising=False)
    with pytest.raises(ToolMissing, match="apt-get install libreoffice"):
        read(LEGACY, name="old.doc")


def test_legacy_word_through_a_converter(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    """A stand-in for LibreOffice that writes a docx where it is told to."""
    from pathlib import Path

    folder = Path(str(tmp_path))
    (folder / "result.docx").write_bytes(letter_docx())
    script = folder / "soffice"
    script.write_text(
        '#!/bin/sh\nwhile [ "$1" != "--outdir" ]; do shift; done\nmkdir -p "$2"\n'
        f'cp "{folder}/result.docx" "$2/document.docx"\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("FOITRACE_SOFFICE", str(script))
    reading = read(LEGACY, name="old.doc")
    assert reading.media_type == "application/msword"
    assert "Our ref: FOI/2024/0117" in reading.text


def test_converter_that_hangs(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    from pathlib import Path

    script = Path(str(tmp_path)) / "soffice"
    script.write_text("#!/bin/sh\nsleep 60\n")
    script.chmod(0o755)
    monkeypatch.setenv("FOITRACE_SOFFICE", str(script))
    monkeypatch.setattr(office, "TIMEOUT", 1)
    with pytest.raises(ReadError, match="more than"):
        read(LEGACY, name="old.doc")
