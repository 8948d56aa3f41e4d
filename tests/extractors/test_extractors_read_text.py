"""Plain text: decoding, types told from bytes, lines joined into blocks, and what is refused."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.read import read
from extractors.read.decode import decode
from extractors.read.sniff import is_binary, sniff
from extractors.read.text import read_text
from models.errors import EmptyInput, NotText, TooLarge, Unsupported
from models.locators import LineLocator

POUND = "It cost £5 – “too much”, they said. Café, naïve, 20 °C.\n"


class TestDecode:
    def test_utf8_is_taken_as_it_stands(self) -> None:
        assert decode(POUND.encode()).text == POUND
        assert decode(POUND.encode()).warnings == ()

    def test_newlines_and_nul_bytes_are_kept(self) -> None:
        body = b"a\r\nb\rc\nd\x00e\x0cf"
        assert decode(body).text == body.decode()

    def test_a_mark_counts_as_one_code_point_and_is_recorded(self) -> None:
        decoded = decode(b"\xef\xbb\xbfAbc")
        assert (decoded.text, decoded.encoding, [code for code, _ in decoded.warnings]) == (
            "\ufeffAbc",
            "utf-8",
            ["byte_order_mark"],
        )

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
    def test_wide_encodings(self, encoding: str) -> None:
        text = POUND * 5
        decoded = decode(text.encode(encoding))
        assert decoded.text == text
        assert decoded.encoding.startswith("utf-")

    def test_windows_text_is_guessed_and_recorded(self) -> None:
        decoded = decode((POUND * 3).encode("cp1252"))
        assert decoded.text == POUND * 3
        assert decoded.encoding == "cp1252"
        assert [code for code, _ in decoded.warnings] == ["encoding_guessed"]

    def test_a_declared_encoding_is_believed_where_utf8_fails(self) -> None:
        assert decode("Llŷn £5".encode("iso8859-14"), declared="ISO-8859-14").text == "Llŷn £5"

    @pytest.mark.parametrize("declared", ["no-such-code", "rot13", "", "\x00"])
    def test_a_false_declaration_is_ignored(self, declared: str) -> None:
        assert decode("£5 – and more words".encode("cp1252"), declared=declared).text == "£5 – and more words"

    def test_damaged_utf8_stays_utf8(self) -> None:
        body = (POUND * 20).encode()[:-1] + b"\xff end"
        decoded = decode(body)
        assert decoded.encoding == "utf-8"
        assert decoded.text.count("\ufffd") == 1
        assert "undecodable" in dict(decoded.warnings)

    @given(st.binary(max_size=300))
    @settings(max_examples=200, deadline=None)
    def test_no_bytes_make_it_fail(self, body: bytes) -> None:
        decoded = decode(body)
        assert isinstance(decoded.text, str)
        try:
            assert decoded.text == body.decode("utf-8")
        except UnicodeDecodeError:
            assert decoded.warnings or decoded.encoding != "utf-8"


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "application/vnd.oasis.opendocument.spreadsheet" if name == "mimetype" else "x")
    return buffer.getvalue()


SNIFFED = [
    # (body, name, declared, media type)
    (b"%PDF-1.7 ...", "a.pdf", None, "application/pdf"),
    (b"%PDF-1.7 ...", "a.txt", None, "application/pdf"),
    (b"\x00\x01\x02\x03\x04 rubbish %PDF-1.4", "a", None, "application/pdf"),
    (b"{\\rtf1 x}", "a.doc", None, "application/rtf"),
    (b"\x89PNG\r\n\x1a\n....", "a.png", None, "image/png"),
    (
        zipped("[Content_Types].xml", "word/document.xml"),
        "a",
        None,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    (
        zipped("[Content_Types].xml", "xl/workbook.xml"),
        "a.zip",
        None,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    (zipped("mimetype", "content.xml"), "a.xls", None, "application/vnd.oasis.opendocument.spreadsheet"),
    (zipped("a.txt"), "a.docx", None, "application/zip"),
    (b"PK\x03\x04 broken", "a.docx", None, "application/zip"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 64 + "Workbook".encode("utf-16-le"),
        "a",
        None,
        "application/vnd.ms-excel",
    ),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "a.xls", None, "application/msword"),
    (b"<!DOCTYPE html><html><body><p>Hi</p></body></html>", "a.txt", None, "text/html"),
    (b"  <!-- saved --><html><head></head>", "a", None, "text/html"),
    (b"Plain words, and a < b > c.", "a.txt", None, "text/plain"),
    (b"<p>One tag in a note", "a.txt", None, "text/plain"),
    (b"a,b\n1,2\n", "a.csv", None, "text/csv"),
    (b"a,b\n1,2\n", "a", "text/csv; charset=utf-8", "text/csv"),
    (b"Received: from x\r\nMessage-ID: <1@x>\r\nFrom: a@example.org\r\n\r\nHello", "mail", None, "message/rfc822"),
    (b"From: A\nSent: 4 May 2022\nTo: B\nSubject: C\n\nDear B", "mail.txt", None, "text/plain"),
    (b"\x00\x01\x02" * 50, "a.txt", None, "application/octet-stream"),
    ("Zwölf £".encode("utf-16"), "a.txt", None, "text/plain"),
    (b"one stray \x00 NUL in a long enough text" + b" word" * 60, "a.txt", None, "text/plain"),
]


@pytest.mark.parametrize(("body", "name", "declared", "kind"), SNIFFED)
def test_sniff(body: bytes, name: str, declared: str | None, kind: str) -> None:
    assert sniff(body, name=name, media_type=declared) == kind


@given(st.binary(max_size=200), st.text(max_size=12), st.none() | st.text(max_size=12))
@settings(max_examples=200, deadline=None)
def test_sniff_never_fails(body: bytes, name: str, declared: str | None) -> None:
    assert "/" in sniff(body, name=name, media_type=declared)
    is_binary(body)


class TestRefusals:
    @pytest.mark.parametrize("body", [b"", b" \r\n\t ", b"\xef\xbb\xbf\n"])
    def test_empty(self, body: bytes) -> None:
        with pytest.raises(EmptyInput, match=r"a\.txt"):
            read(body, name="a.txt")

    def test_binary_under_a_text_name(self) -> None:
        with pytest.raises(NotText):
            read(bytes(range(256)) * 10, name="report.txt")

    def test_too_large_names_size_and_limit(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("FOITRACE_MAX_BYTES", "1000")
        with pytest.raises(TooLarge, match=r"1,001 bytes; the limit is 1,000"):
            read(b"a" * 1001, name="a.txt")

    def test_unknown_type_is_named(self) -> None:
        with pytest.raises(Unsupported, match="audio/ogg"):
            read(b"OggS" + bytes(100), name="a.ogg")


JOINED = [
    (
        "a wrapped letter",
        "We estimate that to comply with the whole of your request would exceed\nthe appropriate limit, and that "
        "we are not obliged to do so. The limit is\nset by Regulations at £450.\n",
        [(1, 3)],
    ),
    (
        "a wrapped line that ends in a number's noun",
        "Please do not refuse my request for the list of academies under section\n21.\n",
        [(1, 2)],
    ),
    (
        "a hyphen at the line's end",
        "The limit for local authorities is set by the Free-\ndom of Information Regulations.\n",
        [(1, 2)],
    ),
    (
        "list items",
        "We hold:\n- the bids and the scores of all the bidders for the contract, in full\n- the notes\n",
        [(1, 1), (2, 2), (3, 3)],
    ),
    (
        "a wrapped list item",
        "- reports made in the last quarter (January to March 2022), for which\n  there are 588 records; or\n- "
        "claims\n",
        [(1, 2), (3, 3)],
    ),
    (
        "an address",
        "Corporate Information Team\nMarlow Vale Borough Council\nTown Hall, High Street\n",
        [(1, 1), (2, 2), (3, 3)],
    ),
    (
        "rows of a table",
        "Year      Received    Settled\n2020/21      64          41\n2021/22     131          77\n",
        [(1, 1), (2, 2), (3, 3)],
    ),
    (
        "cells one to a line",
        "Fires\nBBQs\nMost appliances\n9\n0\n2\n",
        [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6)],
    ),
    ("long paragraphs of a page", "A " * 100 + "\n" + "B " * 100 + "\n", [(1, 1), (2, 2)]),
    ("a heading over a paragraph", "Our response\nWe hold the information.\n", [(1, 1), (2, 2)]),
    (
        "a label under a headline",
        "Office publishes its annual figures for the year 2022/23 in full today\nPublished: 26 Oct 2023\n",
        [(1, 1), (2, 2)],
    ),
    (
        "quoted lines of a mail",
        "> please tell me how many dogs were seized in the county this year\n> and how many were returned\nThere "
        "were 41.\n",
        [(1, 2), (3, 3)],
    ),
    ("Windows line ends", "One.\r\n\r\nTwo.\r\n", [(1, 1), (3, 3)]),
    ("old Mac line ends", "One.\rTwo.\r", [(1, 1), (2, 2)]),
]


@pytest.mark.parametrize(("pins", "text", "lines"), JOINED, ids=[case[0] for case in JOINED])
def test_lines_joined_into_blocks(pins: str, text: str, lines: list[tuple[int, int]]) -> None:
    reading = read_text(text.encode(), name="a.txt")
    assert [(b.locator.first, b.locator.last) for b in reading.blocks if isinstance(b.locator, LineLocator)] == lines, (
        pins
    )


KINDS = [
    ("Our response\n\nWe hold the information that you asked for.\n", "heading"),
    ("2. Findings\nThe exemption was wrongly applied to two of the five documents that we hold.\n", "heading"),
    ("• claims only.\nOther words here.\n", "list_item"),
    ("(a) the prevention of crime,\nOther words here.\n", "list_item"),
    ("> please tell me how many\nOther words here.\n", "quotation"),
    ("Dear Ms Ash\n\nThank you for your request.\n", "paragraph"),
    ("There were 41 dogs.\nOther words here.\n", "paragraph"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind_of_the_first_block(text: str, kind: str) -> None:
    assert read_text(text.encode(), name="a.txt").blocks[0].kind == kind


PAGES = [
    ("a page", "Skip to content\nHome > News\nDogs seized\nThe council seized 41 dogs.\n© Marlow Vale\n", True),
    ("a letter", "Our ref: 1\n\nDear Ms Ash\n\nThank you.\n\nYours sincerely\nP. Quill\n", False),
    ("a mail", "From: A\nSent: 4 May 2022\nTo: B\nSubject: Dogs\n\nDear Ms Ash\n\nThank you.\n", False),
    (
        "a thread page with letters in it",
        "Browse requests\nFollow   3 followers\nDear Council,\nHow many?\nYours faithfully,\nJo\nLink to this   "
        "Report\nDear Jo\nNone.\nLink to this   Report\n",
        True,
    ),
    ("a note", "Dogs: 41\nCats: 12\n", False),
]


@pytest.mark.parametrize(("pins", "text", "is_dump"), PAGES, ids=[case[0] for case in PAGES])
def test_page_or_letter(pins: str, text: str, is_dump: bool) -> None:
    assert read_text(text.encode(), name="a.txt").is_page_dump is is_dump, pins


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=400))
@settings(max_examples=200, deadline=None)
def test_blocks_cover_all_but_white_space(text: str) -> None:
    body = text.encode()
    try:
        reading = read_text(body, name="a.txt")
    except EmptyInput:
        assert not text.replace("\ufeff", " ").strip()
        return
    assert reading.text == text
    position = 0
    for block in reading.blocks:
        assert position <= block.start < block.end
        assert not text[position : block.start].replace("\ufeff", " ").strip()
        assert text[block.start : block.end].strip() == text[block.start : block.end]
        assert isinstance(block.locator, LineLocator)
        assert (
            text.replace("\r\n", "\n").replace("\r", "\n").count("\n", 0, 0)
            <= block.locator.first
            <= block.locator.last
        )
        position = block.end
    assert not text[position:].replace("\ufeff", " ").strip()


HOSTILE = {
    "one line of a megabyte": b"word " * 200_000,
    "ten thousand brackets": b"(" * 10_000 + b")" * 10_000,
    "a hundred thousand short lines": b"7\n" * 100_000,
    "a megabyte of full stops": b"." * 1_000_000,
    "a megabyte of spaces and a word": b" " * 1_000_000 + b"x",
    "a megabyte of quotes": b'"' * 1_000_000,
    "a megabyte of dashes": b"- " * 500_000,
    "nothing but marks": "\u2022\n".encode() * 50_000,
    "quotes that never close": "You asked for ‘a ".encode() * 60_000,
    "lead-ins without end": b"You asked for:\n" * 40_000,
    "heads of messages": b"Jo Ash\n4 May 2022\nDear Council,\n" * 10_000,
    "questions": b"Q1. How many dogs?\nA. 4\n" * 20_000,
    "tabs": b"a\tb\t" * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_is_read_in_seconds(name: str) -> None:
    from extractors.prepare import prepare

    started = time.process_time()
    prepare(read(HOSTILE[name], name="a.txt"))
    assert time.process_time() - started < 8
