"""What cannot be read is refused by name, within the limits; what can be read in part says so."""

from __future__ import annotations

import shutil
import zlib
from pathlib import Path

import make_pdfs as make
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from extractors.read.pdf import Limits, read_pdf
from models.errors import (
    EmptyInput,
    Encrypted,
    LimitExceeded,
    Malformed,
    NoContent,
    OcrMissing,
    ReadError,
    ReaderTimeout,
    TooLarge,
    Truncated,
)

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "documents"


def line(canvas: Canvas) -> None:
    canvas.drawString(60, 700, "The council holds nine records.")


GOOD = make.pdf(line)


def locked(user: str, owner: str, *, copy: int = 1) -> bytes:
    return make.pdf(line, encrypt=StandardEncryption(user, owner, canCopy=copy))


def page_of(stream: bytes, *, packed: bool = True, extra: bytes = b"") -> bytes:
    """One page with the content stream given."""
    body = zlib.compress(stream, 9) if packed else stream
    dictionary = b"<< /Length %d%s >>" % (len(body), b" /Filter /FlateDecode" if packed else b"")
    return make.raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <<" + extra + b">> >>",
            dictionary + b"\nstream\n" + body + b"\nendstream",
        ]
    )


def many_pages(count: int) -> bytes:
    """A page tree that lists one page over and over: small in bytes, large in pages."""
    return make.raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [" + b"3 0 R " * count + b"] /Count %d >>" % count,
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        ]
    )


def forms_in_forms(depth: int) -> bytes:
    """Forms that each draw the next one ten times: ten to the power of the depth in a few bytes."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /XObject << /X 5 0 R >> >> >>",
        b"<< /Length 5 >>\nstream\n/X Do\nendstream",
    ]
    for number in range(6, 6 + depth):
        last = number == 5 + depth
        resources = b"" if last else b"/Resources << /XObject << /X %d 0 R >> >>" % number
        content = b"0 0 m 9 9 l S" if last else b"/X Do " * 10
        head = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] %s /Length %d >>" % (resources, len(content))
        objects.append(head + b"\nstream\n" + content + b"\nendstream")
    return make.raw_pdf(objects)


@pytest.mark.parametrize(
    ("body", "error"),
    [
        pytest.param(b"", EmptyInput, id="no bytes"),
        pytest.param(b" \r\n\x00\x00", EmptyInput, id="white space and nulls"),
        pytest.param(b"<html>Not found</html>" * 50, Malformed, id="an error page under a PDF's name"),
        pytest.param(GOOD[: len(GOOD) // 2], Truncated, id="half a file"),
        pytest.param(GOOD[:-20], Truncated, id="the end mark cut off"),
        pytest.param(GOOD + b"\n9 0 obj\n<< /Type /Page", Truncated, id="a broken update after the end"),
        pytest.param(b"%PDF-1.7\nnothing here\n%%EOF\n", Malformed, id="a header and no objects"),
        pytest.param(locked("open", "owner"), Encrypted, id="a password to open"),
        pytest.param(many_pages(100_000), LimitExceeded, id="100,000 pages"),
        pytest.param(page_of(b"0 0 m 1 1 l S " * 10_000_000), LimitExceeded, id="a page of ten million objects"),
        pytest.param(forms_in_forms(12), LimitExceeded, id="a million million drawings"),
        pytest.param(make.pdf(lambda canvas: None), NoContent, id="a blank page"),
    ],
)
def test_named_errors(body: bytes, error: type[ReadError]) -> None:
    with pytest.raises(error) as caught:
        read_pdf(body, name="sample.pdf")
    assert "sample.pdf" in str(caught.value) or "page" in str(caught.value)
    assert caught.value.advice


@pytest.mark.parametrize(
    ("limits", "error"),
    [
        pytest.param(Limits(bytes=100), TooLarge, id="bytes"),
        pytest.param(Limits(pages=0), LimitExceeded, id="pages"),
        pytest.param(Limits(chars_per_page=5), LimitExceeded, id="characters of a page"),
        pytest.param(Limits(chars=5), LimitExceeded, id="characters of the file"),
        pytest.param(Limits(objects_per_page=0), LimitExceeded, id="objects of a page"),
        pytest.param(Limits(seconds=-1), ReaderTimeout, id="seconds"),
    ],
)
def test_limits(limits: Limits, error: type[ReadError]) -> None:
    with pytest.raises(error):
        read_pdf(GOOD, name="sample.pdf", limits=limits)


def test_a_file_that_only_forbids_copying_is_read_and_says_so() -> None:
    reading = read_pdf(locked("", "owner", copy=0), name="sample.pdf")
    assert "nine records" in reading.text
    assert reading.warnings[0][0] == "copying_restricted"


def test_a_form_that_holds_itself_is_read_to_an_end() -> None:
    resources = b"/Resources << /XObject << /X 5 0 R >> >>"
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] " + resources + b" /Length 5 >>"
    body = make.raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R " + resources + b" >>",
            b"<< /Length 5 >>\nstream\n/X Do\nendstream",
            form + b"\nstream\n/X Do\nendstream",
        ]
    )
    with pytest.raises(NoContent):
        read_pdf(body, name="sample.pdf")


def test_a_page_tree_that_holds_itself_is_refused_or_empty() -> None:
    body = make.raw_pdf(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 /Parent 2 0 R >>"]
    )
    with pytest.raises((Malformed, NoContent)):
        read_pdf(body, name="sample.pdf")


def test_nothing_is_run_that_the_file_asks_for() -> None:
    """A script on opening, a program to launch and a file to fetch: none of them stops or changes the reading."""
    body = GOOD.replace(
        b"/Type /Catalog",
        b"/Type /Catalog /OpenAction << /S /JavaScript /JS (while(1){}) /Next << /S /Launch /F (/bin/false) >> >>",
    )
    assert "nine records" in read_pdf(body, name="sample.pdf").text


def test_without_tesseract_a_scan_is_refused_with_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(OcrMissing, match="Install Tesseract"):
        read_pdf(make.scan(GOOD, dpi=60), name="sample.pdf")


@pytest.mark.parametrize("box", [b"0 0 1e30 1e30", b"0 0 0 0", b"9 9 -9 -9", b"0 0 nan inf"])
def test_pages_of_no_size_or_without_end(box: bytes) -> None:
    body = page_of(b"BT /F 1e30 Tf 1e30 0 0 1e30 -1e30 1e30 Tm (far) Tj ET 0 0 m 1e38 1e38 l S").replace(
        b"0 0 595 842", box
    )
    with pytest.raises((NoContent, Malformed)):
        read_pdf(body, name="sample.pdf")


def test_junk_after_the_end_mark_is_no_truncation() -> None:
    assert "nine records" in read_pdf(GOOD + b"\n<!-- added by a proxy -->\n" * 40, name="sample.pdf").text


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the development documents are not here")
@pytest.mark.parametrize("path", sorted(SHARED.glob("*/*.pdf")), ids=lambda path: path.stem)
def test_every_real_file_ends_in_a_reading_or_a_named_error(path: Path) -> None:
    try:
        reading = read_pdf(path.read_bytes(), name=path.name, limits=Limits(ocr_pages=0))
    except (Encrypted, NoContent):
        return
    last = 0
    for block in reading.blocks:
        assert last <= block.start < block.end <= len(reading.text)
        assert not reading.text[last : block.start].strip()
        last = block.end
