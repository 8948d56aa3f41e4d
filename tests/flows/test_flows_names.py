"""File names: what servers call their files, made harmless."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.names import LONGEST, file_name
from models.extraction import Capture


def name(url: str, disposition: str | None = None) -> str:
    headers = (("content-disposition", disposition),) if disposition is not None else ()
    return file_name(Capture("1", url, url, "2024-01-01T00:00:00+00:00", 200, None, 0, None, headers))


NAMES = [
    ("https://a.example/files/Data%20for%202023.xlsx?x=1", None, "Data for 2023.xlsx"),
    ("https://a.example/foi/117/", None, "117"),
    ("https://a.example/", None, "document"),
    ("https://a.example/download?id=5", 'attachment; filename="claims.csv"', "claims.csv"),
    ("https://a.example/x", "attachment; filename=claims.csv; size=5", "claims.csv"),
    ("https://a.example/x", "attachment; filename=\"b.csv\"; filename*=UTF-8''%C2%A3%20claims.csv", "£ claims.csv"),
    ("https://a.example/x", "attachment; filename*=iso-8859-1''caf%E9.pdf", "café.pdf"),
    ("https://a.example/x", "attachment; filename*=nonsense''a.pdf", "a.pdf"),
    ("https://a.example/x", r'attachment; filename="a \"quoted\" name.txt"', 'a "quoted" name.txt'),
    # names that climb, on either kind of system, plain and escaped
    ("https://a.example/x", 'attachment; filename="../../../etc/passwd"', "passwd"),
    ("https://a.example/x", r'attachment; filename="..\\..\\evil.exe"', "evil.exe"),
    ("https://a.example/x", "attachment; filename*=UTF-8''..%2F..%2Fevil.csv", "evil.csv"),
    ("https://a.example/..%2f..%2fevil.csv", None, "evil.csv"),
    ("https://a.example/letter.pdf", 'attachment; filename=".."', "letter.pdf"),
    ("https://a.example/letter.pdf", 'attachment; filename=""', "letter.pdf"),
    ("https://a.example/letter.pdf", "inline", "letter.pdf"),
    # marks that turn the writing round, to hide an ending, and other control characters
    ("https://a.example/x", "attachment; filename*=UTF-8''a%E2%80%AEfdp.exe%00%0A", "afdp.exe"),
    ("https://a.example/" + "n" * 500 + ".xlsx", None, "n" * (LONGEST - 5) + ".xlsx"),
]


@pytest.mark.parametrize(("url", "disposition", "expected"), NAMES)
def test_names(url: str, disposition: str | None, expected: str) -> None:
    assert name(url, disposition) == expected


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_name_is_harmless(path: str, disposition: str) -> None:
    found = name(f"https://a.example/{path.replace('[', '').replace(']', '')}", f'attachment; filename="{disposition}"')
    assert found
    assert found not in (".", "..")
    assert len(found) <= LONGEST
    assert not set(found) & set("/\\\0\n\r")
