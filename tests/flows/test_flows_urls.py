"""Canonical URLs: one spelling for one document."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.urls import canonical_url, file_path, file_url, join_url, request_url
from models.errors import BadUrl

CANONICAL = [
    # scheme and host in small letters, the scheme's own port left out
    ("HTTPS://WWW.Example.ORG:443/A", "https://www.example.org/A"),
    ("http://example.org:8080/", "http://example.org:8080/"),
    # nothing after the host is the root
    ("https://example.org", "https://example.org/"),
    # fragments are places in a document, not documents
    ("https://example.org/a#part-2", "https://example.org/a"),
    # a trailing slash makes no other document, save for the root
    ("https://example.org/a/", "https://example.org/a"),
    ("https://example.org//", "https://example.org/"),
    # tracking parameters, wherever they stand, in any case
    ("https://example.org/a?utm_source=x&b=1&UTM_Medium=y&gclid=z", "https://example.org/a?b=1"),
    ("https://example.org/a?fbclid=1", "https://example.org/a"),
    # parameters keep their order and their case; an empty query is none
    ("https://example.org/a?b=2&a=1&B=3", "https://example.org/a?b=2&a=1&B=3"),
    ("https://example.org/a?", "https://example.org/a"),
    # sessions are not documents
    ("https://example.org/a;jsessionid=1A2B?x=1", "https://example.org/a?x=1"),
    ("https://example.org/a?PHPSESSID=1&x=1", "https://example.org/a?x=1"),
    # dot segments
    ("https://example.org/a/./b/../c", "https://example.org/a/c"),
    ("https://example.org/../../etc/passwd", "https://example.org/etc/passwd"),
    # escapes: unreserved characters plain, others in capitals
    ("https://example.org/%7euser/%e2%82%ac", "https://example.org/~user/%E2%82%AC"),
    ("https://example.org/a b/ü", "https://example.org/a%20b/%C3%BC"),
    ("https://example.org/100%", "https://example.org/100%25"),
    ("https://example.org/a%2Fb", "https://example.org/a%2Fb"),
    # names of other scripts
    ("https://exämple.org/", "https://xn--exmple-cua.org/"),
    ("https://example.org./a", "https://example.org/a"),
    # white space around a link
    ("  https://example.org/a\n", "https://example.org/a"),
    ("https://[2606:4700::1111]/a", "https://[2606:4700::1111]/a"),
]


@pytest.mark.parametrize(("url", "canonical"), CANONICAL)
def test_canonical(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical
    assert canonical_url(canonical) == canonical


def test_the_url_asked_for_keeps_its_slash_and_parameters() -> None:
    assert request_url("https://example.org/a/?utm_source=x#y") == "https://example.org/a/?utm_source=x"


BAD = [
    "",
    "example.org/a",
    "mailto:a@example.org",
    "javascript:void(0)",
    "https:///a",
    "https://exa mple.org/",
    "http://h:99999/",
    "http://[::1/",
    "http://[::g]/",
    "https://a:b@example.org/",
    "https://-/",
    "https://´/",
    "https://" + "a" * 300 + "/",
    "https://example.org/" + "a" * 9_000,
]


@pytest.mark.parametrize("url", BAD)
def test_bad(url: str) -> None:
    with pytest.raises(BadUrl):
        request_url(url)


JOINED = [
    ("/b", "https://example.org/b"),
    ("b", "https://example.org/a/b"),
    ("../b?x=1", "https://example.org/b?x=1"),
    ("//other.example/b", "https://other.example/b"),
    ("?page=2", "https://example.org/a/index?page=2"),
    ("#top", None),
    ("", None),
    ("mailto:x@example.org", None),
    ("JavaScript:alert(1)", None),
    ("data:text/html,x", None),
    ("http://[broken", None),
    ("tel:0300", None),
]


@pytest.mark.parametrize(("link", "url"), JOINED)
def test_joined(link: str, url: str | None) -> None:
    assert join_url("https://example.org/a/index", link) == url


@given(st.text(max_size=300))
def test_any_text_is_a_url_or_a_bad_one(text: str) -> None:
    for candidate in (text, f"https://example.org/{text}", f"http://{text}/"):
        try:
            canonical = canonical_url(candidate)
        except BadUrl:
            continue
        assert canonical.isascii()
        assert canonical_url(canonical) == canonical


@pytest.mark.parametrize("name", ["a b.txt", "ü#?%.pdf", "..hidden", "50%20.txt"])
def test_file_urls_go_both_ways(name: str) -> None:
    path = Path("/srv/documents") / name
    assert file_url(path).startswith("file:///srv/documents/")
    assert file_path(file_url(path)) == path
    assert "#" not in file_url(path)
