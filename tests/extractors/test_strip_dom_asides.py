"""Asides among an article's paragraphs: leads to other stories, credits, captions and second copies go, what is like them stays."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.read.html import read_page
from extractors.strip.dom_asides import aside_labels
from models.documents import Label

BODY = [
    "The council agreed on Tuesday to close two of its five depots by the spring.",
    "Residents of the northern wards had asked for a slower timetable at the meeting.",
    "A report on the costs will be put before members when they meet again in June.",
]


def labels_of(html: str, threshold: float = 0.5, ruled: dict[int, Label] | None = None) -> dict[str, Label]:
    """Labels by the text of their runs, where the judge is sure of every run."""
    page = read_page(html.encode(), name="x")[0]
    sure = np.full(len(page.runs), 0.95, np.float32)
    found = aside_labels(page, sure, threshold, ruled or {}, -1)
    return {page.runs[index].text: label for index, label in found.items()}


def story(line: str) -> str:
    return f"<article><p>{BODY[0]}</p>{line}<p>{BODY[1]}</p></article>"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        # leads to other stories, as papers of several countries put them between paragraphs
        ("<p><a href=/1>Also read: Five depots and what became of them</a></p>", "related"),
        ("<p>Read also <a href=/1>What the auditors said of the depots</a></p>", "related"),
        ("<p><strong>Related:</strong> <a href=/1>Bin lorries to go electric</a></p>", "related"),
        ("<p>Don't miss: <a href=/1>The town hall's new roof</a></p>", "related"),
        # signatures of embedded posts
        ("<p>A post shared by Anytown Council (@anytown.example)</p>", "share"),
        ("<p>— Jo Doe (@jodoe_example) 3 May 2022</p>", "share"),
        # credits and captions of pictures
        ("<p>J. Doe/Getty Images</p>", "furniture"),
        (
            "<figure><img src=a><figcaption>A depot in winter, seen from the ring road</figcaption></figure>",
            "furniture",
        ),
    ],
)
def test_asides_are_told(line: str, name: str) -> None:
    (label,) = labels_of(story(line)).values()
    assert label.name == name
    assert label.uncertain  # the judge had been sure of it


@pytest.mark.parametrize(
    "line",
    [
        "<p>Related: the depots were also part of the plan of 2019, which was dropped.</p>",  # no link
        "<p>Also read the figures with care, <a href=/1>the report</a> says, since they leave out pensions.</p>",
        "<p>Getty Images sued the firm last year.</p>",  # a sentence
        "<p>The union (which had objected) called it a shame.</p>",
        "<figure><table><tr><td>1<td>2</table><figcaption>Table 2: Depots by ward</figcaption></figure>",
        "<h2>Related services and their costs</h2>",
    ],
)
def test_what_is_like_an_aside_stays(line: str) -> None:
    assert labels_of(story(line)) == {}


def test_a_passage_is_said_once() -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in BODY)
    html = f"<div class=wide>{paragraphs}</div><p>An advertisement stood here.</p><div class=narrow>{paragraphs}</div>"
    page = read_page(html.encode(), name="x")[0]
    found = aside_labels(page, np.full(len(page.runs), 0.9, np.float32), 0.5, {}, -1)
    assert sorted(found) == [4, 5, 6]
    assert {label.name for label in found.values()} == {"repeated"}


def test_one_text_may_be_said_twice() -> None:
    """As a charge that a price list repeats under each of its parts."""
    html = f"<p>{BODY[0]}</p><p>{BODY[1]}</p><p>{BODY[2]}</p><p>{BODY[0]}</p><p>Something else that is long enough to count.</p>"
    assert labels_of(html) == {}


def test_a_passage_whose_first_copy_is_hidden_stays() -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in BODY)
    hidden = {index: Label("hidden", "not shown", 0.95) for index in range(3)}
    assert labels_of(f"<div hidden>{paragraphs}</div><div>{paragraphs}</div>", ruled=hidden) == {}


def test_where_the_page_has_little_else_an_aside_stays() -> None:
    assert labels_of(story("<p>J. Doe/Getty Images</p>"), threshold=0.3) == {}


def test_the_caption_of_a_table_stays() -> None:
    caption = "Requests for a break by area, 2023/24; the areas are the charity's own"
    table = "<table><tr><th>Area</th><th>Breaks</th></tr><tr><td>North</td><td>12</td></tr></table>"
    assert caption in labels_of(story(f"<figure><img src=a.png><figcaption>{caption}</figcaption></figure>"))
    assert caption not in labels_of(story(f"<figure>{table}<figcaption>{caption}</figcaption></figure>"))
