"""Readers' comments: furniture under a story, content where they are what the page is about."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.read.html import read_page
from extractors.strip.dom_comments import comment_labels
from extractors.strip.dom_features import first_look
from extractors.strip.dom_model import shipped_model

SENTENCE = "The council agreed on Tuesday to close two of its five depots by the spring of next year. "
COMMENTS = "<div class=comments><p>They should have asked us first.</p><p>Not before time, I say.</p></div>"
ARTICLE = '<meta property="og:type" content="article">'
THREAD = '<script type="application/ld+json">{"@type": "DiscussionForumPosting"}</script>'


def labelled(head: str, sentences: int, probability: float = 0.9) -> list[str]:
    """The texts that become comments where the judge would keep every run."""
    html = f"<head>{head}</head><body><h1>Depots</h1>" + f"<p>{SENTENCE}</p>" * sentences + COMMENTS
    page = read_page(html.encode(), name="x")[0]
    model = shipped_model()
    owner = np.array([run.node for run in page.runs], np.int64)
    sure = np.full(len(page.runs), probability, np.float32)
    found = comment_labels(first_look(page, model.words, model.names), owner, sure, 0.5)
    assert all(label.name == "comments" and label.uncertain for label in found.values())
    return [page.runs[index].text for index in found]


BOTH = ["They should have asked us first.", "Not before time, I say."]


@pytest.mark.parametrize(
    ("head", "sentences", "wanted"),
    [
        ("", 20, BOTH),  # a story of some 340 words
        ("", 8, []),  # 136 words and nothing that calls the page an article: the comments may be its matter
        (ARTICLE, 8, BOTH),  # the same, called an article by its metadata
        (ARTICLE, 2, []),  # a link with a line or two, as on sites that gather comments
        (THREAD, 20, []),  # a long opening post of a thread
    ],
)
def test_comments_under_a_story(head: str, sentences: int, wanted: list[str]) -> None:
    assert labelled(head, sentences) == wanted


def test_what_the_judge_drops_needs_no_label() -> None:
    assert labelled("", 20, probability=0.3) == []
