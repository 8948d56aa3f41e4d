"""The desk over a real loopback server: what each page shows, and what none of them does."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import httpx
import pytest
from desk_samples import HOSTILE_URL, LETTER_URL, LONG_URL, SCRIPT, SHEET_URL, WITHDRAWN_URL, serving
from warehouse_builders import LETTER, House, rows_of

from desk.server import is_loopback, run
from models.errors import SettingsError
from models.identifiers import document_id


@pytest.fixture(scope="module")
def client(address: str) -> Any:
    with httpx.Client(base_url=address, timeout=30) as client:
        yield client


def document(url: str) -> str:
    return f"/documents/{document_id(url)}"


PAGES = [
    "/",
    "/search",
    "/search?q=97+allegations",
    "/search?q=nothing+of+the+kind",
    "/responses",
    "/responses?authority=Eastbury+Council&exemption=FOIA2000+31(1)",
    "/changes",
    "/nowhere",
    *(document(url) for url in (LETTER_URL, SHEET_URL, HOSTILE_URL, LONG_URL, WITHDRAWN_URL)),
]


class _Outline(HTMLParser):
    """What an HTML page is made of, as a browser would read it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "input", "br", "hr", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self.open[-1:]}")
        else:
            self.open.pop()


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_well_formed_and_accessible(client: httpx.Client, page: str) -> None:
    outline = _Outline(client.get(page).text)
    assert outline.faults == []
    assert outline.open == []
    tags = [tag for tag, _ in outline.tags]
    for landmark in ("header", "nav", "main", "footer", "h1"):
        assert tags.count(landmark) >= 1, landmark
    assert tags.count("h1") == tags.count("main") == 1
    labelled = {given.get("for") for tag, given in outline.tags if tag == "label"}
    for tag, given in outline.tags:
        if tag in ("input", "select"):
            assert given["id"] in labelled
        if tag == "html":
            assert given["lang"] == "en-GB"
    identifiers = [given["id"] for _, given in outline.tags if "id" in given]
    assert len(identifiers) == len(set(identifiers))


@pytest.mark.parametrize("page", PAGES)
def test_no_page_runs_or_fetches_anything(client: httpx.Client, page: str) -> None:
    answer = client.get(page)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy, "scripts fall under default-src 'none'"
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    for tag, given in _Outline(answer.text).tags:
        assert tag not in ("script", "iframe", "object", "embed", "img", "svg", "style", "base", "audio", "video")
        assert not any(name.startswith("on") or name == "style" for name in given)
        assert not re.match(r"\s*(javascript|data|vbscript|file):", given.get("href") or "", re.IGNORECASE)


def test_an_archived_pages_script_is_shown_as_words(client: httpx.Client) -> None:
    page = client.get(document(HOSTILE_URL)).text
    assert "&lt;script&gt;alert(&#39;found&#39;)&lt;/script&gt;" in page
    assert SCRIPT not in page
    assert "{{ 7 * 7 }}" in page, "nor is it taken for a template"


def test_search_marks_the_figure_in_its_sentence(client: httpx.Client) -> None:
    page = client.get("/search", params={"q": "99 allegations"}).text
    assert '<blockquote>A total of <mark class="figure">99</mark> allegations were recorded' in page
    assert "Northshire Police" in page
    assert "#:~:text=A%20total%20of" not in page, "the outermost word of the context may be cut, so it is left out"
    assert "-,99,-allegations" in page


def test_search_by_identifier_leads_to_the_fact(client: httpx.Client) -> None:
    fact = _fact(client, "99 allegations")
    answer = client.get("/search", params={"q": fact.upper()})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/facts/{fact}")
    page = client.get(f"/facts/{fact}").text
    for said in ("Evidence for “99”", "1 May 2024, 09:00 UTC", "line 4", "test-1"):
        assert said in page


def test_a_fact_leads_to_its_place_in_a_long_document(client: httpx.Client) -> None:
    answer = client.get(f"/facts/{_fact(client, '1650 complaints')}/place")
    assert "from=600" in answer.headers["location"]
    page = client.get(answer.headers["location"]).text
    assert answer.headers["location"].split("#")[1] in page
    assert "Paragraph 650 tells" in page
    assert "Paragraph 10 tells" not in page
    assert 'rel="prev"' in page


def test_a_document_shows_facts_provenance_and_versions(client: httpx.Client) -> None:
    page = client.get(document(LETTER_URL)).text
    for said in (
        'title="figure: 99 allegations"',
        '10\n<span class="tag in_time">in time</span>',
        "1 block set aside: cookies",
        'Annex A <span class="tag warn">not fetched</span>',
        f'<a href="{document(SHEET_URL)}">The figures</a>',
        "What changed between versions",
        "<h2>Questions</h2>",
    ):
        assert said in page, said
    versions = re.findall(r'href="(\?version=[0-9a-f]{24})"', page)
    assert 'title="figure: 97 allegations"' in client.get(document(LETTER_URL) + versions[-1]).text


def test_the_words_of_a_document_are_shown_whole(client: httpx.Client) -> None:
    page = client.get(document(LETTER_URL)).text
    words = re.sub(r"<[^>]+>", "", page)
    assert "Received 4 March 2024. Responded 18 March 2024." in words


def test_a_table_keeps_its_columns_under_an_empty_cell(client: httpx.Client) -> None:
    page = client.get(document(SHEET_URL)).text
    row = re.search(r"<tr><th>Southtown</th>(.*?)</tr>", page)
    assert row is not None
    assert row[1].startswith("<td></td><td>")
    assert "&lt;5" in row[1]


def test_a_withdrawn_document_says_so(client: httpx.Client) -> None:
    assert "withdrawn by its publisher" in client.get(document(WITHDRAWN_URL)).text


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 4),
        ("authority=Northshire+Police", 1),
        ("authority=Eastbury+Council", 2),
        ("exemption=FOIA2000+31(1)", 1),
        ("clock=in_time", 1),
        ("authority=Nobody", 0),
        ("year=2024&authority=Eastbury+Council", 1),
        ("colour=red", 4),
        ("from=notanumber", 4),
        ("authority=%27%20OR%201%3D1%20--", 0),
    ],
)
def test_the_response_list_filters(client: httpx.Client, query: str, count: int) -> None:
    page = client.get(f"/responses?{query}").text
    found = re.search(r'<p role="status">(\d+) response', page)
    assert found is not None
    assert int(found[1]) == count


def test_changes_lists_the_revised_figure(client: httpx.Client) -> None:
    page = client.get("/changes").text
    assert re.search(r">97</a></td>\s*<td><a [^>]+>99</a>", page)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_sent(client: httpx.Client, method: str) -> None:
    assert client.request(method, "/").status_code == 405


@pytest.mark.parametrize(
    "path", ["/facts/xyz", "/facts/" + "0" * 24, "/documents/" + "0" * 24, "/desk.css/../app.py", "/static/"]
)
def test_what_is_not_there_is_a_page_that_says_so(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "<h1>" in answer.text


def test_other_names_for_this_machine_are_refused(client: httpx.Client) -> None:
    assert client.get("/", headers={"host": "rebound.example"}).status_code == 421
    assert client.get("/", headers={"host": "localhost:1"}).status_code == 200


def test_a_missing_warehouse_is_a_page_with_advice(tmp_path: Path) -> None:
    with serving(tmp_path) as address:
        answer = httpx.get(address, timeout=30)
    assert answer.status_code == 503
    assert "foitrace run" in answer.text


def test_a_new_snapshot_shows_at_once(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.load(house.shard(rows_of(LETTER, LETTER_URL)))
    with serving(house.publish()) as address:
        query = f"{address}/search?q=12345+allegations"
        assert "Nothing holds" in httpx.get(query, timeout=30).text
        house.load(house.shard(rows_of(LETTER.replace("97", "12345"), LETTER_URL, "2024-07-01T09:00:00Z")))
        house.publish()
        assert "1 sentence holds" in httpx.get(query, timeout=30).text


@pytest.mark.parametrize(
    ("host", "answer"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("example.org", False)],
)
def test_loopback_is_known(host: str, answer: bool) -> None:
    assert is_loopback(host) is answer


def test_a_taken_port_is_a_named_error(house: House, address: str) -> None:
    with pytest.raises(SettingsError, match="Cannot listen"):
        run(house.data, "127.0.0.1", int(address.rsplit(":", 1)[1]))


def _fact(client: httpx.Client, words: str) -> str:
    found = re.search(r'href="/facts/([0-9a-f]{24})"', client.get("/search", params={"q": words}).text)
    assert found is not None
    return found[1]
