"""Discovery: each adapter has stored pages of our own making in `discover/`, and what must be found in them.

A case is a folder: `source.toml`, the page, `case.json` (the page's URL, and whether it is asked as a listing or for what
follows from a document) and `expected.json`.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.read.sniff import sniff
from flows.discover import Adapter, Page, adapter_for
from flows.finds import Find
from flows.source_files import tomllib
from models.errors import ListingUnreadable
from models.sources import Discovery, DiscoveryMethod, Source

CASES = sorted(path for path in (Path(__file__).parent / "discover").iterdir() if path.is_dir())
LOCAL = {"folder", "warc"}


def read_case(folder: Path) -> tuple[Source, dict[str, Any], Page]:
    source = Source.model_validate(tomllib.loads((folder / "source.toml").read_text("utf-8")))
    case = json.loads((folder / "case.json").read_text("utf-8"))
    body = (folder / case["page"]).read_bytes()
    media_type = case.get("media_type") or sniff(body, name=case["page"])
    payload = case["payload"].encode() if "payload" in case else None
    return source, case, Page(case["url"], body, media_type, payload, 0, case.get("document_url", case["url"]))


def plain(find: Find) -> dict[str, Any]:
    """A find without what is as usual."""
    record = {
        "role": find.role,
        "url": find.url,
        "ask_url": find.ask_url,
        "payload": find.payload.decode() if find.payload else None,
        "title": find.title,
        "date": find.date,
        "reason": find.reason,
        "listed": find.listed,
        "parent_url": find.parent_url,
    }
    return {name: value for name, value in record.items() if value not in (None, False)}


def found(folder: Path) -> dict[str, Any]:
    source, case, page = read_case(folder)
    adapter = adapter_for(source)
    if case["asks"] == "listing":
        listing = adapter.listing(page, source)
        return {
            "starts": [plain(find) for find in adapter.starts(source)],
            "documents": [plain(find) for find in listing.documents],
            "more": [plain(find) for find in listing.more],
        }
    sequel = adapter.sequel(page, source)
    return {"finds": [plain(find) for find in sequel.finds], "withdrawn": sequel.withdrawn}


@pytest.mark.parametrize("folder", CASES, ids=[folder.name for folder in CASES])
def test_what_a_page_leads_to(folder: Path) -> None:
    assert found(folder) == json.loads((folder / "expected.json").read_text("utf-8"))


def test_every_method_has_a_stored_page() -> None:
    methods = {read_case(folder)[0].discovery.method for folder in CASES}
    assert methods == set(get_args(DiscoveryMethod)) - LOCAL


METHODS = [method for method in get_args(DiscoveryMethod) if method not in LOCAL | {"urls"}]


def source_of(method: str) -> Source:
    discovery = Discovery(
        method=method, start=("https://log.example.org/x",), item="a", next="a", row="li", date="time"
    )  # type: ignore[arg-type]
    return Source(name="case", kind="files", discovery=discovery)


def read_all(adapter: Adapter, page: Page, source: Source) -> None:
    """Read a page both ways: what is no listing may only be named as such."""
    with contextlib.suppress(ListingUnreadable):
        adapter.listing(page, source)
    with contextlib.suppress(ListingUnreadable):
        adapter.sequel(page, source)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    "media_type", ["text/html", "application/json", "application/xml", "text/csv", "application/pdf"]
)
@settings(max_examples=10, deadline=None)
@given(
    body=st.one_of(
        st.binary(max_size=400), st.text(alphabet='<>/"=&;[]{}:, ahrefintemul\n0', max_size=400).map(str.encode)
    )
)
def test_any_bytes_are_a_listing_or_a_named_error(method: str, media_type: str, body: bytes) -> None:
    source = source_of(method)
    read_all(adapter_for(source), Page("https://log.example.org/x", body, media_type), source)


HOSTILE = [
    ("nested three thousand deep", b"<div>" * 3_000 + b'<a href="/x">x</a>'),
    ("three thousand links", b'<a href="/x">x</a>' * 3_000),
    ("one attribute of a megabyte", b'<a href="' + b"x" * 1_000_000 + b'">x</a>'),
    ("JSON nested three thousand deep", b"[" * 3_000),
    (
        "JSON of another shape",
        b'{"results": {"a": [1, null, {"url": 5}]}, "items": 3, "details": [], "redirects": "x"}',
    ),
    (
        "JSON lists of nonsense",
        b'{"results": [1, null, {"url": 5, "link": {}}], "items": [[], 2], "total": "x", "pagination": 4}',
    ),
    ("XML that never closes", b"<rss><channel>" + b"<item><title>x</title>" * 3_000),
]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("body", [row[1] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
@pytest.mark.timeout(20)
def test_hostile_pages_end(method: str, body: bytes) -> None:
    source = source_of(method)
    page = Page("https://log.example.org/x", body, sniff(body))
    read_all(adapter_for(source), page, source)


if __name__ == "__main__":
    # Writes what is found now, to be read and approved by a person before it is committed.
    for place in CASES:
        (place / "expected.json").write_text(json.dumps(found(place), indent=2, ensure_ascii=False) + "\n", "utf-8")
