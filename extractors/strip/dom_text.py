"""What a run's words say of it: scores of common words, agreement with the page's title and descriptions, copies."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from extractors.read.html.page import Page
from extractors.strip.dom_arrays import Floats, Ints

MAX_START = 120
"""Characters of a run whose words are scored: what a run is shows in how it starts."""
MAX_WORDS = 16
_ARTICLE_BODY = re.compile(r'"articleBody"\s{0,5}:\s{0,5}"')
MAX_BODY = 2_000_000
_NO_WORDS = (0.0, 0.0, 0.0, 0.0, 0.0)
_CUT = ("…", "...", "[…]", "[...]")
_LEADS_ON = (":", "→", "»", "›", ">")
_JSON_STRING = json.JSONDecoder()


_PLAIN = str.maketrans({**dict.fromkeys(".,:;!?()[]\"'“”‘’…|»›>·•*/\\", " "), **dict.fromkeys("0123456789", "0")})


def run_words(text: str) -> list[str]:
    """The words by which a run is scored: the first MAX_WORDS, bare, in lower case, each digit a 0; pairs of the first three.

    A short run is also known as a whole, by its first five words after "=".
    """
    words = text[:MAX_START].lower().translate(_PLAIN).split()[:MAX_WORDS]
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
    rows = []
    get = scores.get
    for run in runs:
        found = [score for score in map(get, run_words(run.text)) if score is not None]
        rows.append((sum(found), min(found), max(found), found[0], found[-1]) if found else _NO_WORDS)
    table = np.array(rows, np.float32)
    is_heading = np.array([page.kinds[run.node] == "heading" for run in runs], bool)
    columns = [*table.T, *_agreements(page)]
    return columns, last_headings(is_heading)


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
    rows = []
    for text in texts:
        size = len(text)
        in_title = 10 <= size <= 300 and text in titles
        in_meta = size >= 20 and bool(description) and text[:60] in description
        in_body = (1.0 if text[:50] in body else -1.0) if body and size >= 20 else 0.0
        is_cut = text.endswith(_CUT)
        rows.append(
            (in_title, in_meta, in_body, copies[text], is_cut, not is_cut and size < 200 and text.endswith(_LEADS_ON))
        )
    table = np.array(rows, np.float32)
    np.minimum(table[:, 3], 5, out=table[:, 3])
    return list(table.T)


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
