"""Marks of freedom of information pages: which pages are answers, which part of them is, and what their lines say."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.read.html import read_page
from extractors.strip.dom_features import first_look
from extractors.strip.dom_marks import FoiMarks, mark_columns
from extractors.strip.dom_model import shipped_model


def marks_of(html: str) -> tuple[list[str], FoiMarks | None]:
    page = read_page(html.encode(), name="x")[0]
    model = shipped_model()
    return [run.text for run in page.runs], first_look(page, model.words, model.names).marks


ANSWER = """
<nav><a href=/>Home</a><a href=/foi>Freedom of information</a></nav>
<main><h1>Missed bins</h1><p>Reference: 4410</p><h2>Your request</h2><p>How many bins were missed?</p>
<h2>Response</h2><p>The Freedom of Information Act applies. 41 bins were missed.</p>
<p>If you are unhappy you may ask for an internal review.</p><a href=/bins.csv>bins.csv</a></main>
<div class=feedback><p>Was this page helpful?</p></div><footer><p>Contact us</p></footer>
"""
THREAD = """
<h1>Missed bins</h1><div class="correspondence outgoing"><p>Under the Freedom of Information Act, how many bins were missed?</p>
</div><div class="correspondence incoming"><p>None. Section 12 would have been an exemption.</p></div>
"""
ARTICLE = """
<article><h1>Bins missed, figures show</h1><p>Figures released under the Freedom of Information Act show 41 missed bins.</p>
<p>The council refused to name the streets, citing an exemption.</p></article>
"""

AREAS = [
    # an answer: the area holds everything between title and review, not the menu, the rating or the footer
    (
        ANSWER,
        ["Missed bins", "41 bins were missed", "internal review"],
        ["Home", "Contact us", "Was this page helpful?"],
    ),
    # a thread needs no reference and no dates: its messages show what it is
    (THREAD, ["Missed bins", "how many bins", "None. Section 12"], []),
]


@pytest.mark.parametrize(("html", "inside", "outside"), AREAS)
def test_the_answer_s_part_of_a_page(html: str, inside: list[str], outside: list[str]) -> None:
    texts, marks = marks_of(html)
    assert marks is not None
    assert marks.area is not None
    for words in inside:
        assert all(marks.area[index] for index, text in enumerate(texts) if words in text)
    for words in outside:
        assert not any(marks.area[index] for index, text in enumerate(texts) if words == text)


def test_a_story_about_an_answer_is_no_answer() -> None:
    _, marks = marks_of(ARTICLE)
    assert marks is not None
    assert marks.area is None


def test_a_page_that_names_the_law_in_its_menu_only_has_no_marks() -> None:
    _, marks = marks_of(
        "<nav><a href=/foi>Freedom of information</a></nav><main><h1>Bins</h1><p>Put them out early.</p></main>"
    )
    assert marks is None
    assert not np.array(mark_columns(marks, 3)).any()


def test_files_parts_and_lines_are_marked() -> None:
    texts, marks = marks_of(ANSWER)
    assert marks is not None
    assert [text for text, flag in zip(texts, marks.offered, strict=True) if flag] == ["bins.csv"]
    assert {"Your request", "Response"} <= {text for text, flag in zip(texts, marks.parts, strict=True) if flag}
    assert [label.name for text, label in zip(texts, marks.lines, strict=True) if "helpful" in text and label] == [
        "form"
    ]


def test_messages_are_told_from_the_head_of_a_thread() -> None:
    head = "<div class=request-header><p>A request under the Freedom of Information Act</p></div>"
    texts, marks = marks_of(head + THREAD)
    assert marks is not None
    assert marks.has_messages
    assert marks.threads[0]
    assert not marks.messages[0]
    assert all(marks.messages[index] for index, text in enumerate(texts) if "bins were missed" in text)
