"""Archives and GOV.UK's content items."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from make_office import letter_docx, zipped
from test_sheets_tables import check

from extractors.read import read
from extractors.read.archive import safe_member_name
from models.errors import Encrypted, LimitExceeded, Malformed, NoContent, ReadError, Truncated, Unsupported
from models.locators import JsonLocator


def test_members_are_documents_of_their_own() -> None:
    body = zipped(
        {"reply/letter.docx": letter_docx(), "reply/counts.csv": "a,b\n1,2\n", "__MACOSX/._x": b"x", "reply/": b""}
    )
    reading = check(read(body, name="reply.zip"))
    assert reading.text == "reply/letter.docx\nreply/counts.csv"
    assert [f.name for f in reading.embedded] == ["reply/letter.docx", "reply/counts.csv"]
    assert read(reading.embedded[0].body, name="letter.docx").text.startswith("Ashwick")


@pytest.mark.parametrize(
    ("member", "safe"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\Windows\\a.txt", "Windows/a.txt"),
        ("a/./b/../c.csv", "a/b/c.csv"),
        ("report\u202efdp.exe", "reportfdp.exe"),  # turns the direction of writing
        ("a\x00b\n.csv", "ab.csv"),
        ("..", "file"),
    ],
)
def test_safe_names(member: str, safe: str) -> None:
    assert safe_member_name(member) == safe


def test_unsafe_names_are_named() -> None:
    reading = read(zipped({"../up.csv": "a,b\n"}), name="a.zip")
    assert reading.embedded[0].name == "up.csv"
    assert reading.warnings == (("unsafe_name", "A member's name was made safe: up.csv."),)


def encrypted() -> bytes:
    """A zip whose only member claims to be encrypted."""
    body = bytearray(zipped({"a.csv": "a,b\n"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        body[body.index(mark) + offset] |= 1
    return bytes(body)


def test_encrypted_archive() -> None:
    with pytest.raises(Encrypted):
        read(encrypted(), name="a.zip")


def bomb() -> bytes:
    return zipped({f"{n}.txt": b"\x00" * 60_000_000 for n in range(3)})


def lying() -> bytes:
    """A member that declares ten bytes and holds many more."""
    body = bytearray(zipped({"a.txt": b"x" * 40_000_000}))
    place = body.index(b"PK\x01\x02")
    body[place + 24 : place + 28] = (10).to_bytes(4, "little")
    return bytes(body)


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (bomb(), LimitExceeded),
        (lying(), (LimitExceeded, Malformed)),
        (zipped({f"{n}.csv": b"a" for n in range(2_001)}, zipfile.ZIP_STORED), LimitExceeded),
        (zipped({"a/" * 40 + "b.csv": b"a"}), LimitExceeded),
        (zipped({"a.csv": "a,b\n"})[:40], Truncated),
        (zipped({"folder/": b""}), NoContent),
    ],
    ids=["bomb", "lying size", "many", "deep folders", "cut", "empty"],
)
def test_archives_out_of_bounds(body: bytes, error: type[ReadError] | tuple[type[ReadError], ...]) -> None:
    with pytest.raises(error):
        read(body, name="a.zip")


def test_one_damaged_member_is_a_warning() -> None:
    body = bytearray(zipped({"good.csv": "a,b\n1,2\n", "bad.csv": "c,d\n" * 500}))
    with zipfile.ZipFile(io.BytesIO(bytes(body))) as archive:
        start = archive.getinfo("bad.csv").header_offset + 37
    body[start : start + 8] = b"\xff" * 8
    reading = read(bytes(body), name="a.zip")
    assert [f.name for f in reading.embedded] == ["good.csv"]
    assert reading.warnings[0][0] == "malformed"


ITEM = {
    "title": "Penalty notices in Ashwick",
    "base_path": "/government/publications/penalty-notices",
    "schema_name": "publication",
    "document_type": "foi_release",
    "content_id": "00000000-0000-4000-8000-000000000000",
    "description": "Our answer to a request.",
    "first_published_at": "2024-03-05T09:30:00.000+00:00",
    "public_updated_at": "2024-04-01T09:30:00.000+00:00",
    "locale": "en",
    "details": {
        "body": '<div class="govspeak"><h2 id="a">Answer</h2><p>We issued 40 notices.</p>'
        "<table><tr><th>Year</th><th>Notices</th></tr><tr><td>2022</td><td>18</td></tr><tr><td>2023</td><td>22</td></tr></table>"
        '<p><a href="/other">Other</a></p></div>',
        "attachments": [
            {
                "title": "Annex A",
                "url": "https://assets.ashwick.example/annex.ods",
                "content_type": "application/vnd.oasis.opendocument.spreadsheet",
            }
        ],
        "documents": ['<section><a href="https://assets.ashwick.example/b.pdf">Annex B</a></section>'],
    },
    "links": {"organisations": [{"title": "Department of Examples"}]},
}


def test_content_item_is_a_page() -> None:
    reading = check(read(json.dumps(ITEM).encode(), name="item.json"))
    assert reading.text.startswith(
        "Penalty notices in Ashwick\nOur answer to a request.\nAnswer\nWe issued 40 notices."
    )
    block = next(b for b in reading.blocks if reading.text[b.start : b.end] == "We issued 40 notices.")
    assert isinstance(block.locator, JsonLocator)
    assert block.locator.pointer == "/details/body"
    assert block.locator.path
    assert len(reading.tables) == 1
    meta = reading.metadata
    assert (meta.title, meta.publisher, meta.published, meta.modified) == (
        "Penalty notices in Ashwick", "Department of Examples", "2024-03-05", "2024-04-01",
    )  # fmt: skip
    files = [(link.url, link.is_attachment) for link in reading.links if "assets" in link.url]
    assert files == [("https://assets.ashwick.example/annex.ods", True), ("https://assets.ashwick.example/b.pdf", True)]
    assert any(link.url == "https://www.gov.uk/other" for link in reading.links)


def test_content_item_in_several_forms_and_withdrawn() -> None:
    item = ITEM | {
        "details": {
            "body": [
                {"content_type": "text/govspeak", "content": "x"},
                {"content_type": "text/html", "content": "<p>Words.</p>"},
            ]
        },
        "withdrawn_notice": {"explanation": "<p>No longer current.</p>", "withdrawn_at": "2024-05-01T00:00:00Z"},
    }
    reading = check(read(json.dumps(item).encode(), name="item.json"))
    assert reading.text.split("\n") == [
        "Penalty notices in Ashwick",
        "No longer current.",
        "Our answer to a request.",
        "Words.",
    ]
    assert reading.warnings == (("withdrawn", "The page was withdrawn 2024-05-01."),)


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b'{"title": 1, "schema_name": "x", "content_id": null, "details": [1]}', NoContent),
        (b'{"numbers": [1, 2]}', Unsupported),
        (b'{"title": "cut', Malformed),
        (b'{"a":' * 200_000, (LimitExceeded, Malformed)),
    ],
    ids=["odd types", "other json", "cut", "deep"],
)
def test_json_out_of_bounds(body: bytes, error: type[ReadError] | tuple[type[ReadError], ...]) -> None:
    with pytest.raises(error):
        read(body, name="item.json")
