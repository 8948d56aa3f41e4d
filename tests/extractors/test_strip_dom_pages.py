"""FOI pages of many builds: every heading and every line of the answer is content, every line of furniture is not."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from extractors.parts import page_parts
from extractors.read.html import read_html, read_page
from extractors.strip import label_blocks
from extractors.strip.dom import keep_runs, label_runs
from extractors.strip.main_text import main_text
from models.documents import Label, Reading
from models.errors import SourceFileError

PAGES = sorted(path for path in (Path(__file__).parent / "pages").iterdir() if path.is_dir())


def labelled(folder: Path) -> tuple[Reading, tuple[Label, ...], dict[str, Any]]:
    reading = read_html((folder / "page.html").read_bytes(), name=folder.name)
    return reading, label_blocks(reading), json.loads((folder / "expected.json").read_text(encoding="utf-8"))


def content(reading: Reading, labels: tuple[Label, ...]) -> list[str]:
    return [reading.text[b.start : b.end] for b, label in zip(reading.blocks, labels, strict=True) if label.is_content]


@pytest.mark.parametrize("folder", PAGES, ids=lambda path: path.name)
def test_no_heading_is_lost(folder: Path) -> None:
    reading, labels, expected = labelled(folder)
    kept = content(reading, labels)
    assert [heading for heading in expected["headings"] if heading not in kept] == []


@pytest.mark.parametrize("folder", PAGES, ids=lambda path: path.name)
def test_no_line_of_the_answer_is_lost(folder: Path) -> None:
    reading, labels, expected = labelled(folder)
    kept = "\n".join(content(reading, labels))
    assert [line for line in expected["keep"] if line not in kept] == []


@pytest.mark.parametrize("folder", PAGES, ids=lambda path: path.name)
def test_no_line_of_furniture_is_kept(folder: Path) -> None:
    reading, labels, expected = labelled(folder)
    kept = "\n".join(content(reading, labels))
    assert [line for line in expected["drop"] if line in kept] == []
    assert [line for line in expected["drop"] if line not in reading.text] == []  # or the line above proves nothing


@pytest.mark.parametrize("folder", PAGES, ids=lambda path: path.name)
def test_metadata_of_the_page(folder: Path) -> None:
    reading, _, expected = labelled(folder)
    fields = ("title", "publisher", "author", "published", "modified", "licence")
    wanted = {field: expected[field] for field in fields if field in expected}
    assert {field: getattr(reading.metadata, field) for field in wanted} == wanted


@pytest.mark.parametrize("folder", PAGES, ids=lambda path: path.name)
def test_every_label_says_why(folder: Path) -> None:
    _, labels, _ = labelled(folder)
    assert all(label.reason and 0 <= label.confidence <= 1 for label in labels)


def test_labels_are_the_same_each_time() -> None:
    for folder in PAGES[:3]:
        assert labelled(folder)[1] == labelled(folder)[1]


PARTS = [
    ("police_log", "The names of the officers.", "request"),
    ("police_log", "I have today decided to disclose", "decision"),
    ("police_log", "Section 31(1)(g) - Law Enforcement", "exemption_reasoning"),
    ("police_log", "Harm to ongoing investigations.", "exemption_reasoning"),
    ("police_log", "Fewer than 5", "disclosure"),
    ("ni_police", "How many times were drones used", "request"),
    ("ni_police", "34 events", "response"),
    ("ni_police", "99001 drones.pdf", "disclosure"),
    ("scottish_release", "The cost of each inspection.", "request"),
    ("scottish_release", "I enclose a copy", "response"),
    ("scottish_release", "does not have the information on cost", "exemption_reasoning"),
    ("central_release", "£1.2 million", "response"),
    ("casework_portal", "Please include the rateable value.", "request"),
    ("casework_portal", "We hold 318 records.", "response"),
    ("casework_portal", "Summary by ward.csv", "disclosure"),
    ("council_accordion", "number of reports of damp", "request"),
    ("council_accordion", "1,961 reports", "response"),
    ("council_accordion", "within 40 working days", "appeal_rights"),
]


@pytest.mark.parametrize(("name", "words", "part"), PARTS)
def test_parts(name: str, words: str, part: str) -> None:
    reading, labels, _ = labelled(Path(__file__).parent / "pages" / name)
    parts = page_parts(reading, labels)
    offset = next(
        block.start + reading.text[block.start : block.end].index(words)
        for block, label in zip(reading.blocks, labels, strict=True)
        if label.is_content and words in reading.text[block.start : block.end]
    )
    assert [found for start, end, found in parts if start <= offset < end] == [part]


def test_parts_do_not_overlap() -> None:
    for folder in PAGES:
        reading, labels, _ = labelled(folder)
        spans = [(start, end) for start, end, _ in page_parts(reading, labels)]
        assert all(a_end <= b_start for (_, a_end), (b_start, _) in pairwise(spans))


ARTICLE = (
    "<html><body><nav><a href=/>Home</a><a href=/news>News</a></nav><article><h1>Road closed</h1>"
    + "".join(
        f"<p>The road was closed on day {n} of the works, the council said, and traffic was led past the old mill.</p>"
        for n in range(8)
    )
    + "<div class=box><p>Ring the newsdesk about this road.</p></div></article>"
    "<footer><p>All rights reserved.</p></footer></body></html>"
)


def test_the_selectors_of_a_source_win() -> None:
    reading = read_html(ARTICLE.encode(), name="x")
    labels = label_blocks(reading, keep=["footer p"], drop=["article > .box"])
    by_text = {reading.text[b.start : b.end]: label for b, label in zip(reading.blocks, labels, strict=True)}
    assert by_text["All rights reserved."].is_content
    assert by_text["Ring the newsdesk about this road."].name == "furniture"
    assert "article > .box" in by_text["Ring the newsdesk about this road."].reason


def test_a_wrong_selector_is_named() -> None:
    with pytest.raises(SourceFileError, match="CSS"):
        label_blocks(read_html(ARTICLE.encode(), name="x"), drop=["p["])


def test_main_text_leaves_out_title_and_furniture() -> None:
    text = main_text(ARTICLE.encode())
    assert text.startswith("The road was closed on day 0")
    assert "Home" not in text
    assert "rights reserved" not in text
    assert main_text(ARTICLE.encode(), title=True).startswith("Road closed\n")
    assert main_text(b"<html><body><script>x</script></body></html>") == ""


@pytest.mark.parametrize("folder", PAGES, ids=lambda path: path.name)
def test_kept_runs_are_those_labelled_content(folder: Path) -> None:
    page = read_page((folder / "page.html").read_bytes(), name="x")[0]
    labels, title = label_runs(page)
    assert keep_runs(page) == ([label.is_content for label in labels], title)


def test_hidden_text_is_labelled_hidden() -> None:
    reading = read_html(
        f"{ARTICLE}<div hidden><p>Not shown.</p></div><p style='display: none'>Nor this.</p>".encode(), name="x"
    )
    labels = label_blocks(reading)
    assert [label.name for label in labels[-2:]] == ["hidden", "hidden"]


def test_a_page_that_a_script_reveals_is_read() -> None:
    reading = read_html(ARTICLE.replace("<body>", "<body style='visibility:hidden'>").encode(), name="x")
    kept = content(reading, label_blocks(reading))
    assert sum(line.startswith("The road was closed") for line in kept) == 8


def test_a_table_stays_or_goes_as_one() -> None:
    rows = "".join(f"<tr><td>{year}</td><td>{n}</td><td>*</td></tr>" for year, n in ((2020, 12), (2021, 7), (2022, 33)))
    table = f"<table><tr><th>Year</th><th>Claims</th><th>Upheld</th></tr>{rows}</table>"
    reading = read_html(
        ARTICLE.replace("<p>The road was closed on day 4", f"{table}<p>The road was closed on day 4").encode(), name="x"
    )
    labels = label_blocks(reading)
    assert {label.name for block, label in zip(reading.blocks, labels, strict=True) if block.kind == "table_cell"} == {
        "content"
    }
