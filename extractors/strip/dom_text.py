"""What a run's words say of it: scores of common words, agreement with the page's title and descriptions, copies."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Mapping
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from extractors.read.html.page import Page
from extractors.strip.dom_arrays import Floats, Ints

MAX_START = 120
"""Characters of a run whose words are scored: what a run is shows in how it starts."""
MAX_WORDS = 16
_ARTICLE_BODY = re.compile(r'"articleBody"\s{0,5}:\s{0,5}"')
MAX_BODY = 2_000_000
_CUT = ("…", "...", "[…]", "[...]")
_LEADS_ON = (":", "→", "»", "›", ">")
_JSON_STRING = json.JSONDecoder()


_MARKS = ".,:;!?()[]\"'|>*/\\"
_WIDE_MARKS = "“”‘’…»›·•"
_PLAIN = bytes.maketrans(f"{_MARKS}123456789".encode(), b" " * len(_MARKS) + b"0" * 9)
"""For bytes of UTF-8, whose `translate` is many times faster than that of text."""


def run_words(text: str) -> list[str]:
    """The words by which a run is scored: the first MAX_WORDS, bare, in lower case, each digit a 0; pairs of the first three.

    A short run is also known as a whole, by its first five words after "=".
    """
    start = text[:MAX_START].lower()
    if not start.isascii():
        for mark in _WIDE_MARKS:
            start = start.replace(mark, " ")
    plain = start.encode("utf-8", "surrogatepass").translate(_PLAIN).decode("utf-8", "surrogatepass")
    words = plain.split()[:MAX_WORDS]
    count = len(words)
    if len(text) <= 40:
        whole = "=" + " ".join(words[:5])
        if count > 1:
            words.append(f"{words[0]} {words[1]}")
        words.append(whole)
    elif count > 1:
        words.append(f"{words[0]} {words[1]}")
        if count > 2:
            words.append(f"{words[1]} {words[2]}")
    return words


def text_scores(page: Page, scores: Mapping[str, float]) -> tuple[list[Floats], Ints]:
    """Columns of word scores and agreements (see `feature_names`), and the index of the heading above each run."""
    runs = page.runs
    is_heading = np.array([page.kinds[run.node] == "heading" for run in runs], bool)
    return [*_word_columns(page, scores), *_agreements(page)], last_headings(is_heading)


def _word_columns(page: Page, scores: Mapping[str, float]) -> Floats:
    """Sum, lowest, highest, first and last score of the words of each run that have one; zeros for a run of other words."""
    count = len(page.runs)
    listed: list[float] = []
    ends_of_run = []
    for run in page.runs:
        listed += map(scores.get, run_words(run.text), repeat(math.nan))
        ends_of_run.append(len(listed))
    all_scores = np.array(listed)
    has_score = ~np.isnan(all_scores)
    found = all_scores[has_score]
    run_of_word = np.repeat(np.arange(count), np.diff(ends_of_run, prepend=0))[has_score]
    sizes = np.bincount(run_of_word, minlength=count)
    some = np.flatnonzero(sizes)
    ends = np.cumsum(sizes)[some]
    starts = ends - sizes[some]
    columns = np.zeros((5, count), np.float32)
    columns[0] = np.bincount(run_of_word, weights=found, minlength=count)
    if len(some):
        columns[1, some] = np.minimum.reduceat(found, starts)
        columns[2, some] = np.maximum.reduceat(found, starts)
        columns[3, some] = found[starts]
        columns[4, some] = found[ends - 1]
    return columns


def last_headings(is_heading: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Index of the heading above each run (itself not counted), -1 where there is none."""
    index = np.arange(len(is_heading))
    seen = np.maximum.accumulate(np.where(is_heading, index, -1)) if len(index) else index
    return np.concatenate([[-1], seen[:-1]]).astype(np.int64)


def _agreements(page: Page) -> list[Floats]:
    """Whether a run is the page's title, stands in its description, in its JSON-LD article; and how many copies it has."""
    titles, description = _said_of_itself(page)
    body = article_body(page)
    texts = [run.text for run in page.runs]
    copies = Counter(texts)
    is_cut = [text.endswith(_CUT) for text in texts]
    columns = (
        [10 <= len(text) <= 300 and text in titles for text in texts],
        [len(text) >= 20 and text[:60] in description for text in texts],
        [0 if not body or len(text) < 20 else 1 if text[:50] in body else -1 for text in texts],
        [min(copies[text], 5) for text in texts],
        is_cut,
        [not cut and len(text) < 200 and text.endswith(_LEADS_ON) for cut, text in zip(is_cut, texts, strict=True)],
    )
    return [np.array(column, np.float32) for column in columns]


def _said_of_itself(page: Page) -> tuple[str, str]:
    titles = [page.title]
    descriptions = []
    for meta in page.meta:
        name = meta.get("property") or meta.get("name") or ""
        if name in ("og:title", "twitter:title", "title"):
            titles.append(meta.get("content") or "")
        elif name.endswith("description"):
            descriptions.append(" ".join((meta.get("content") or "").split()))
    return "\n".join(titles), "\n".join(descriptions)


def article_body(page: Page) -> str:
    """The article's text as the page's JSON-LD gives it, white space collapsed; empty where it gives none."""
    for block in page.json_ld:
        found = _ARTICLE_BODY.search(block)
        if found is None or len(block) > MAX_BODY:
            continue
        try:
            text = _JSON_STRING.raw_decode(block, found.end() - 1)[0]
        except ValueError:
            continue
        if isinstance(text, str) and len(text) > 200:
            return " ".join(text.split())
    return ""


PAGE_KINDS = (
    "og_article",
    "og_website",
    "ld_article",
    "ld_thread",
    "ld_list",
    "ld_product",
    "path_parts",
    "path_words",
    "generator",
)
_LD_TYPES = (
    re.compile(r'"(?:[A-Za-z]{0,20}Article|BlogPosting|Report)"'),
    re.compile(r'"(?:QAPage|DiscussionForumPosting|Question)"'),
    re.compile(r'"(?:ItemList|CollectionPage|SearchResultsPage|Blog)"'),
    re.compile(r'"(?:Product|Offer|AggregateOffer)"'),
)
MAX_LD = 20_000


def page_kind(page: Page) -> list[float]:
    """What the page's metadata says of its kind: Open Graph's type, types named in its JSON-LD, the shape of its address."""
    og_type, address, generator = "", "", 0.0
    for meta in page.meta:
        name = meta.get("property") or meta.get("name") or ""
        if name == "og:type":
            og_type = (meta.get("content") or "").lower()
        elif name == "og:url":
            address = meta.get("content") or ""
        elif name == "generator":
            generator = 1.0
    for link in page.head_links:
        if link.get("rel") == "canonical":
            address = link.get("href") or address
    path = address.partition("//")[2].partition("/")[2].partition("?")[0].strip("/")
    described = "\n".join(block[:MAX_LD] for block in page.json_ld[:8])
    return [
        float("article" in og_type),
        float(og_type == "website"),
        *(float(pattern.search(described) is not None) for pattern in _LD_TYPES),
        float(path.count("/") + 1 if path else 0),
        float(path.rpartition("/")[2].count("-")),
        generator,
    ]
