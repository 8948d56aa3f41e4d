"""Mails: headers, bodies, attachments, chains, broken MIME, uuencode, winmail.dat and msg."""

from __future__ import annotations

import binascii
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from make_office import compound, mail, msg, tnef, winmail
from test_sheets_tables import check

from extractors.pipeline import extract
from extractors.read import read
from extractors.read.mail.chain import split_chain
from extractors.read.mail.headers import decode_words
from extractors.read.mail.rtf import inflate_rtf
from extractors.read.mail.uuencode import take_uuencoded
from models.documents import Reading
from models.errors import LimitExceeded, Malformed, ReadError
from models.locators import MailLocator


def requests(reading: Reading) -> list[str]:
    return [reading.text[a:b] for a, b, name in reading.zones if name == "request"]


ASKED = "Please send me the number of fines.\n"
REPLY = """Dear Ms Reed

We hold 14 complaints for 2023.

Regards
Information Team
"""


def test_headers_body_and_places() -> None:
    reading = check(read(mail(REPLY).as_bytes(), name="reply.eml"))
    assert reading.text.startswith(
        "From: FOI Team <foi@ashwick.example>\nTo: request-123-abcdef12@whatdotheyknow.com\n"
    )
    block = next(b for b in reading.blocks if reading.text[b.start : b.end].startswith("We hold"))
    assert block.locator == MailLocator("1", 3, 3)
    assert reading.metadata.published == "2024-03-05"
    assert reading.metadata.title == "Your request"
    assert not reading.zones


def test_attachments_and_nested_mail() -> None:
    message = mail("See attached.")
    message.add_attachment(b"a,b\n1,2\n", maintype="text", subtype="csv", filename="../../etc/counts.csv")
    message.add_attachment(mail(REPLY, subject="Earlier answer"))
    reading = check(read(message.as_bytes(), name="m.eml"))
    assert [(f.name, f.media_type) for f in reading.embedded] == [
        ("../../etc/counts.csv", "text/csv"),
        ("Earlier answer.eml", "message/rfc822"),
    ]
    inner = read(reading.embedded[1].body, name=reading.embedded[1].name)
    assert "We hold 14 complaints" in inner.text


def test_plain_is_preferred_unless_html_has_the_table() -> None:
    message = mail("Plain words.")
    message.add_alternative("<p>Rich words.</p>", subtype="html")
    assert "Plain words." in read(message.as_bytes(), name="m.eml").text
    message = mail("Area Cases North 4")
    table = "<table><tr><th>Area</th><th>Cases</th></tr><tr><td>North</td><td>4</td></tr></table>"
    message.add_alternative(f"<p>As asked:</p>{table}", subtype="html")
    reading = check(read(message.as_bytes(), name="m.eml"))
    assert len(reading.tables) == 1
    assert "North\t4" in reading.text
    assert isinstance(reading.tables[0].cells[0].locator, MailLocator)


@pytest.mark.parametrize(
    ("chain", "asked"),
    [
        # Outlook's divider with header lines under it.
        ("-----Original Message-----\nFrom: Jo Reed [mailto:jo.reed@gmail.com]\nSent: 01 March 2024 09:00\n"
            f"To: foi@ashwick.gov.uk\nSubject: Request\n\n{ASKED}", True),
        # Header lines alone, and a WhatDoTheyKnow address.
        ("From: Jo Reed <request-77-0a1b2c3d@whatdotheyknow.com>\nSent: 1 March 2024\n"
            f"To: FOI requests\nSubject: Fines\n\n{ASKED}", True),
        # A mail program's one line.
        ("On Fri, 1 Mar 2024 at 09:00, Jo Reed <jo.reed@gmail.com> wrote:\n\nPlease send me the number of fines.\n", True),
        ("On 1 March 2024, at 09:00, Jo Reed\n<jo.reed@yahoo.co.uk> wrote:\n> Please send me the number of fines.\n", True),
        # The other office wrote it.
        ("-----Original Message-----\nFrom: records@ashwick.gov.uk\nSent: 01 March 2024\n"
            f"To: foi@ashwick.gov.uk\n\n{ASKED}", False),
        # Nothing tells who wrote it.
        ("From: J Reed\nSent: 1 March 2024\nTo: K Lee\nSubject: Fines\n\nPlease send me the number of fines.\n", False),
    ],
    ids=["divider", "headers", "wrote", "wrote on two lines", "internal", "unknown"],
)  # fmt: skip
def test_chain_tells_the_requester(chain: str, asked: bool) -> None:
    body = mail(f"{REPLY}\n{chain}", sender="Ashwick <foi@ashwick.gov.uk>").as_bytes()
    reading = check(read(body, name="m.eml"))
    found = [words for words in requests(reading) if "number of fines" in words]
    assert bool(found) is asked
    assert all("14 complaints" not in words for words in requests(reading))


def test_requesters_own_mail_is_request() -> None:
    body = mail(
        "Please tell me how many fines were issued.", sender="Jo <jo@gmail.com>", to="foi@ashwick.gov.uk"
    ).as_bytes()
    reading = read(body, name="ask.eml")
    assert requests(reading) == ["Please tell me how many fines were issued."]


def test_quotation_without_headers_is_the_other_sides() -> None:
    words = f"{REPLY}\n> How many complaints\n> were made in 2023,\n> and how many upheld?\n"
    reading = read(mail(words, sender="foi@ashwick.gov.uk").as_bytes(), name="m.eml")
    assert len(requests(reading)) == 1
    assert "how many upheld" in requests(reading)[0]


def test_figures_in_the_request_are_zoned() -> None:
    chain = "On Fri, 1 Mar 2024, Jo Reed <jo.reed@gmail.com> wrote:\n\nI read that 900 fines were issued.\n"
    found = extract(mail(f"{REPLY}\n{chain}", sender="foi@ashwick.gov.uk").as_bytes(), name="m.eml")
    zones = {found.text[f.start : f.end]: f.zone for f in found.facts if f.kind == "figure"}
    assert zones["14"] == "response"
    assert zones["900"] == "request"


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("=?iso-8859-1?Q?Ynys_M=F4n?=", "Ynys Môn"),
        ("=?utf-7?Q?caf+AOk-?=", "café"),
        ("=?no-such?Q?caf=E9?=", "café"),
        ("=?utf-8?B?@@@?=", "=?utf-8?B?@@@?="),
        ("Folded\r\n  line", "Folded line"),
    ],
)
def test_header_words(raw: str, shown: str) -> None:
    assert decode_words(raw) == shown


BROKEN = [
    b"From: a@ashwick.example\nSubject: x\nContent-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: text/plain\n\nCut sho",
    b"From: a@ashwick.example\nSubject: x\nContent-Type: multipart/mixed\n\nNo boundary at all\n",
    b"From: a@ashwick.example\nContent-Type: text/plain; charset=no-such-charset\n\nPlain caf\xe9\n",
    b"From: a@ashwick.example\nContent-Type: foo\nContent-Transfer-Encoding: base64\n\n!!!not base64!!!\n",
    b"From x@y Wed May 28 14:14:39 2008\nTo: b@ashwick.example\nSubject: y\n\nBody\n",
    b"From: a@ashwick.example\nSubject: \xff\xfe raw bytes\nContent-Type: text/plain\n\nBody\n",
    b'From: a@ashwick.example\nContent-Type: text/plain; name="=?x?Q?"\n\nBody\n',
    b'From: a@ashwick.example\nContent-Type: text/plain; charset="ut\x00f"\n\nBody \xe9\n',
    b"From: a@ashwick.example\nContent-Type: message/rfc822\n\nnot a mail\n",
    b"From: a@ashwick.example\nDate: never\nContent-Disposition: attachment; filename*0*=utf-8''a%ZZ; filename*1=b\n\nBody\n",
]


@pytest.mark.parametrize("body", BROKEN, ids=range(len(BROKEN)))
def test_broken_mails_are_read(body: bytes) -> None:
    assert check(read(body, name="m.eml")).text


def test_uuencoded_file() -> None:
    data = bytes(range(200))
    lines = "".join(binascii.b2a_uu(data[i : i + 45]).decode() for i in range(0, len(data), 45))
    text = f"Hello\nbegin 644 counts.bin\n{lines}`\nend\nBye\n"
    assert take_uuencoded(text) == ("Hello\nBye\n", [("counts.bin", data)])
    reading = read(mail(text).as_bytes(), name="m.eml")
    assert [(f.name, f.body) for f in reading.embedded] == [("counts.bin", data)]
    assert "begin 644" not in reading.text


def test_begin_in_prose_stays() -> None:
    text = "begin 644 times\nand never end\n"
    assert take_uuencoded(text) == (text, [])


def test_winmail_in_a_mail() -> None:
    message = mail("")
    message.set_content("")
    message.add_attachment(
        winmail("Dear Jo\r\nWe hold 3.", [("list.csv", b"a,b\n1,2\n")]),
        maintype="application",
        subtype="ms-tnef",
        filename="winmail.dat",
    )
    reading = check(read(message.as_bytes(), name="m.eml"))
    assert "We hold 3." in reading.text
    assert [(f.name, f.body) for f in reading.embedded] == [("list.csv", b"a,b\n1,2\n")]


def mapi(key: int, kind: int, data: bytes) -> bytes:
    return struct.pack("<HHII", kind, key, 1, len(data)) + data + b"\x00" * (-len(data) % 4)


def test_winmail_with_compressed_rich_text() -> None:
    rtf = rb"{\rtf1\ansi Dear Jo\par We hold 5 files.\par}"
    packed = struct.pack("<IIII", len(rtf) + 12, len(rtf), 0x414C454D, 0) + rtf
    body = tnef([(1, 0x00069003, struct.pack("<I", 1) + mapi(0x1009, 0x102, packed))])
    assert check(read(body, name="winmail.dat")).text == "Dear Jo\nWe hold 5 files."


def test_compressed_rich_text() -> None:
    """The example of [MS-OXRTFCP] section 3.1.1."""
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af81062a0680e2063030f00b204d07365740 0".replace(
            " ", ""
        )
    )
    assert inflate_rtf(packed, "x").startswith(b"{\\rtf1\\ansi")


def test_truncated_winmail() -> None:
    body = winmail("Dear Jo", [("a.csv", b"x" * 500)])[:-300]
    reading = read(body, name="winmail.dat")
    assert reading.text == "Dear Jo"
    assert reading.warnings[0][0] == "truncated"


def test_msg() -> None:
    body = msg(
        {"0037001F": "Your request", "1000001F": "Dear Jo\r\n\r\nWe hold 6.\r\n", "0C1A001F": "FOI Team",
         "0C1F001F": "foi@ashwick.gov.uk",
         "0E04001F": "Jo Reed"},
        {"table.csv": b"a,b\n1,2\n"},
    )  # fmt: skip
    reading = check(read(body, name="m.msg"))
    assert reading.media_type == "application/vnd.ms-outlook"
    assert reading.text.startswith("From: FOI Team <foi@ashwick.gov.uk>\nTo: Jo Reed\nSubject: Your request\n\nDear Jo")
    assert reading.embedded[0].name == "table.csv"
    assert reading.embedded[0].body.startswith(b"a,b\n1,2\n")


def test_mail_in_a_msg_is_an_eml() -> None:
    place = "__attach_version1.0_#00000000"
    inner = f"{place}/__substg1.0_3701000D"
    body = compound(
        {
            "__properties_version1.0": b"\x00" * 32,
            "__substg1.0_1000001F": "See below".encode("utf-16-le"),
            f"{place}/__properties_version1.0": b"\x00" * 8,
            f"{inner}/__substg1.0_0037001F": "Earlier".encode("utf-16-le"),
            f"{inner}/__substg1.0_1000001F": "We hold 8.".encode("utf-16-le"),
        }
    )
    (file,) = read(body, name="m.msg").embedded
    assert file.name == "Earlier.eml"
    assert "We hold 8." in read(file.body, name=file.name).text


def test_mails_nested_without_end() -> None:
    body = b"From: a@ashwick.example\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)
    )
    with pytest.raises(LimitExceeded):
        read(body, name="deep.eml")


def test_hundred_levels() -> None:
    body = b"From: a@ashwick.example\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(100)
    )
    with pytest.raises(LimitExceeded):
        read(body + b"Content-Type: text/plain\n\nx", name="deep.eml")


def test_no_headers() -> None:
    with pytest.raises(Malformed):
        read(b"just words\n", name="odd.eml")


@given(st.text(max_size=400))
@settings(max_examples=80, deadline=None)
def test_any_words_make_sound_zones(words: str) -> None:
    reading = read(
        mail("x").as_bytes().replace(b"\nx\n", b"\n" + words.encode("utf-8", "replace") + b"\nx\n"), name="m.eml"
    )
    assert all(0 <= a < b <= len(reading.text) for a, b, _ in reading.zones)


@given(st.binary(max_size=300), st.integers(0, 60))
@settings(max_examples=150, deadline=None)
def test_damaged_winmail_and_mail(noise: bytes, place: int) -> None:
    for body in (winmail("Hello", [("a", b"b")]), mail(REPLY).as_bytes()):
        damaged = body[:place] + noise + body[place:]
        try:
            read(damaged, name="m.eml")
        except ReadError:
            continue


def test_chain_is_linear() -> None:
    lines = ["From: a@b.example", "To: c"] * 50_000
    assert len(split_chain(lines)) > 1
