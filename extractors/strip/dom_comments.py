"""Readers' comments under a story: a judge that has seen forums takes them for the page's own words."""

from __future__ import annotations

import numpy as np

from extractors.strip.dom_arrays import Floats, Ints
from extractors.strip.dom_features import Judged
from extractors.strip.dom_signs import SIGN_BIT
from models.documents import Label

_COMMENTS = np.uint64(SIGN_BIT["comments"])
STORY_WORDS, ARTICLE_WORDS = 250, 80
"""Words of kept text before the first comment that make a story of it; fewer where the page's metadata calls it an article."""


def comment_labels(judged: Judged, owner: Ints, probabilities: Floats, threshold: float) -> dict[int, Label]:
    """Labels for kept runs in elements named as comments, on pages that tell a story before them.

    Where the page says that it is a thread, or has little before its comments, they are what it is about.
    """
    kept = probabilities >= threshold
    comments = ((judged.nodes.around[owner] & _COMMENTS) != 0) & kept
    if not comments.any() or judged.page_kinds["ld_thread"]:
        return {}
    places = np.flatnonzero(comments)
    before = float((judged.words * kept)[: places[0]].sum())
    is_article = judged.page_kinds["og_article"] or judged.page_kinds["ld_article"]
    if before < (ARTICLE_WORDS if is_article else STORY_WORDS):
        return {}
    label = Label("comments", "a reader's comment under the story", 0.5, uncertain=True)
    return dict.fromkeys(places.tolist(), label)
