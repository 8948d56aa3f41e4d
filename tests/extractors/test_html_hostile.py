"""Hostile and broken pages: each is read or fails with a name, in time that grows with its size alone."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from extractors.read.html import read_html
from extractors.strip import label_blocks
from models.errors import EmptyInput, LimitExceeded, NoContent, ReadError, TooLarge

NAMED = [
    pytest.param(b"", EmptyInput, id="no bytes"),
    pytest.param(b" \n\t ", EmptyInput, id="white space"),
    pytest.param(b"<html><body></body></html>", NoContent, id="empty body"),
    pytest.param(b"<html><head><title>t</title></head><body><img src=x></body></html>", NoContent, id="only an image"),
    pytest.param(b"<body><div id=root></div><script>render()</script></body>", NoContent, id="filled in by a script"),
    pytest.param(b"<frameset><frame src=a.html><frame src=b.html></frameset>", NoContent, id="frames"),
    pytest.param(b"<!-- only a comment -->", NoContent, id="only a comment"),
    pytest.param(b"<!--" * 50_000 + b"x", NoContent, id="comments never closed"),
    pytest.param(b"<div>" * 100_000 + b"deep" + b"</div>" * 100_000, LimitExceeded, id="100,000 elements deep"),
    pytest.param(b"<b>" * 100_000 + b"deep", LimitExceeded, id="100,000 inline elements deep"),
    pytest.param(b"<table><tr><td>" * 40_000 + b"deep", LimitExceeded, id="tables within tables"),
    pytest.param(b"<ul><li>a" * 50_000, LimitExceeded, id="lists never closed"),
]


@pytest.mark.parametrize(("body", "error"), NAMED)
def test_named_outcomes(body: bytes, error: type[ReadError]) -> None:
    with pytest.raises(error) as caught:
        read_html(body, name="page.html")
    assert caught.value.advice


def test_frames_are_named_in_the_message() -> None:
    with pytest.raises(NoContent, match=r"a\.html"):
        read_html(b"<frameset><frame src=a.html></frameset>", name="x")


def test_words_beside_frames_are_read_with_a_warning() -> None:
    reading = read_html(
        b"<frameset><frame src=a.html><noframes><p>Use a browser with frames</p></noframes></frameset>", name="x"
    )
    assert [code for code, _ in reading.warnings] == ["frames"]


def test_too_large_follows_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOITRACE_MAX_BYTES", "1000")
    with pytest.raises(TooLarge):
        read_html(b"<p>" + b"x" * 1000, name="x")


BROKEN = [
    pytest.param(b"<p>a<div>b<p>c</span></div></table>", "a\nb\nc", id="wrong ends"),
    pytest.param(b"<p>before <!-- open", "before", id="comment cut off"),
    pytest.param(b"<p>text <a href='x", "text", id="attribute cut off"),
    pytest.param(b"<p>a < b > c && d &nosuch; e", "a < b > c && d &nosuch; e", id="bare signs"),
    pytest.param(b"<table>loose<tr>row<td>cell</table>", "loose\nrow\ncell", id="text loose in a table"),
    pytest.param(b"</p></div></html>only ends", "only ends", id="only ends"),
    pytest.param(b"no tags at all", "no tags at all", id="no tags"),
    pytest.param(b"<p a=1 a=2 class='x' class='y'>twice</p>", "twice", id="attributes twice"),
    pytest.param(
        b"<h1>t</h1><script>if (a<b) document.write('<p>no</p>')</script><p>x", "t\nx", id="markup in a script"
    ),
    pytest.param(b"<svg><text>drawn</text></svg><p>said", "said", id="words in a drawing"),
    pytest.param(b"\xff\xfe\x00<p>bytes", None, id="bytes of no encoding"),
]


@pytest.mark.parametrize(("body", "text"), BROKEN)
def test_broken_markup_is_read(body: bytes, text: str | None) -> None:
    reading = read_html(body, name="x")
    assert text is None or reading.text == text
    assert len(label_blocks(reading)) == len(reading.blocks)


def _seconds(make: Callable[[int], bytes], size: int) -> float:
    body = make(size)
    started = time.process_time()
    reading = read_html(body, name="x")
    label_blocks(reading)
    return time.process_time() - started


GROWING = [
    pytest.param(lambda n: b"<p>word</p>" * n, 4_000, id="paragraphs"),
    pytest.param(lambda n: b"<p>" + b"word " * n, 100_000, id="one long line"),
    pytest.param(lambda n: b"<p>" + b"((((" * n, 100_000, id="brackets"),
    pytest.param(lambda n: b"<p " + b"a=b " * n + b">x", 20_000, id="attributes"),
    pytest.param(lambda n: b"<p class='" + b"nav " * n + b"'>x", 50_000, id="class names"),
    pytest.param(lambda n: b"<div>x" * 1500 + b"<p>y</p>" * n, 3_000, id="deep paths"),
    pytest.param(lambda n: b"<a href=x>y</a>" * n, 4_000, id="links"),
    pytest.param(
        lambda n: b"<p>section 40(2) of the Freedom of Information Act, you asked " * n, 1_000, id="marks of an answer"
    ),
    pytest.param(
        lambda n: b"<table>" + b"<tr><td rowspan=60000 colspan=900>x<td>y" * (n // 20) + b"</table>", 4_000, id="spans"
    ),
]


@pytest.mark.parametrize(("make", "size"), GROWING)
def test_time_grows_with_size(make: Callable[[int], bytes], size: int) -> None:
    """Four times the page may take eight times as long (noise), not sixteen."""
    _seconds(make, size)
    small = min(_seconds(make, size) for _ in range(2))
    large = _seconds(make, 4 * size)
    assert large < 0.25 + 8 * small


def test_depth_below_the_limit_reads() -> None:
    reading = read_html(b"<div>x" * 1900, name="x")
    assert len(reading.blocks) == 1900
    assert max(len(block.locator.path) for block in reading.blocks) < 1200  # type: ignore[union-attr]


@pytest.mark.slow
def test_a_page_of_many_blocks_is_labelled_by_names() -> None:
    body = b"<main>" + b"<p>word</p>" * 45_000 + b"</main><footer><p>Privacy</p></footer>"
    labels = label_blocks(read_html(body, name="x"))
    assert labels[0].is_content
    assert labels[0].uncertain
    assert labels[-1].name == "furniture"


def test_deep_hidden_elements_cost_no_climb() -> None:
    body = b"<div hidden class=tab>" * 1500 + b"<p>word of a longer line, which reads on</p>" * 4000
    started = time.process_time()
    label_blocks(read_html(body, name="x"))
    assert time.process_time() - started < 10


def test_selectors_on_a_deep_page_cost_no_climb() -> None:
    body = b"<div>" * 900 + b"<p>word</p>" * 4000
    started = time.process_time()
    labels = label_blocks(read_html(body, name="x"), drop=["p"])
    assert {label.name for label in labels} == {"furniture"}
    assert time.process_time() - started < 20
