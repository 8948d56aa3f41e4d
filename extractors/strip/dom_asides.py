"""What stands among the paragraphs of an article without being of it: leads to other stories, credits and captions, copies.

A judge of form and place takes such lines for paragraphs, since they stand where paragraphs stand. Their words tell them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from extractors.read.html.page import Page, Run
from extractors.strip.dom_arrays import Floats
from models.documents import Label

DAMPED = 0.4
"""What such a line's probability is multiplied by: where the page leaves little else, it stays."""
LOOK_AT = 0.7
"""Runs that the judge had held for main text with more than this are marked, for a person to look at."""
LONGEST_LEAD, LONGEST_LINE = 250, 120
SHORTEST_COPY = 40
"""Characters of the runs that are looked at for copies."""
CAPTION_DEPTH = 4
_NUMBERED = re.compile(
    r"\W{0,2}(?:table|figure|fig\.?|chart|graph|listing|example|exhibit|map|box) ?[0-9A-Z]", re.IGNORECASE
)
"""How captions begin that the text refers to: those belong to it."""
_LEAD = re.compile(
    r"(?:(?:also|further|must)[ -](?:read|see|watch)|(?:read|see|watch) also|related|see also|recommended|don.t miss"
    r"|you (?:may|might) also like|more (?:on|from))\b[^.?!]{0,25}[:|]|(?:also read|read also)\b",
    re.IGNORECASE,
)
_EMBEDDED = re.compile(r"a post shared by|view this post on|\W{0,3}[^()]{2,40}\(@\w{1,40}\)", re.IGNORECASE)
_AGENCY = re.compile(
    r"\b(?:getty images?|gettyimages|shutterstock|istock|alamy|unsplash|ap photo)\b|/ ?(?:afp|ap|reuters|pa|epa)\b",
    re.IGNORECASE,
)
_SENTENCE_ENDS = (".", "?", "!")
_COPY = Label("repeated", "the same passage stands further up", 0.5)


def aside_labels(
    page: Page, probabilities: Floats, threshold: float, ruled: Mapping[int, Label], title: int
) -> dict[int, Label]:
    """Labels for runs that the judge would keep and that are asides or copies. `ruled` are labels that others have given."""
    kept = (probabilities >= threshold).nonzero()[0].tolist()
    kept = [index for index in kept if index != title and (index not in ruled or ruled[index].is_content)]
    copies = _copies(page, kept)
    labels: dict[int, Label] = {}
    for index in kept:
        label = _COPY if index in copies else _aside_label(page, page.runs[index])
        damped = DAMPED * float(probabilities[index])
        if label is not None and damped < threshold:
            labels[index] = replace(label, confidence=1 - damped, uncertain=damped > DAMPED * LOOK_AT)
    return labels


def _copies(page: Page, kept: list[int]) -> set[int]:
    """Runs of a passage that stands on the page a second time, as where an article has a version for narrow screens.

    A single text may be said twice on purpose, so a copy's neighbour must be the copy of its first's neighbour.
    """
    places = [index for index in kept if page.runs[index].cell is None and len(page.runs[index].text) >= SHORTEST_COPY]
    texts = [page.runs[index].text for index in places]
    first: dict[str, int] = {}
    known = [first.setdefault(text, place) for place, text in enumerate(texts)]
    copies: set[int] = set()
    for place, (before, other) in enumerate(pairwise(places)):
        earlier = known[place]
        if earlier < place and known[place + 1] < place + 1 and texts[earlier + 1] == texts[place + 1]:
            copies |= {before, other}
    return copies


def _aside_label(page: Page, run: Run) -> Label | None:
    """The label of a run whose words or figure say that it is not of the article; None for any other."""
    text = run.text
    if len(text) <= LONGEST_LEAD and run.link_chars >= 0.3 * run.raw_chars and _LEAD.match(text):
        return Label("related", "leads to another story", 0.5)
    if len(text) <= LONGEST_LINE:
        if _EMBEDDED.match(text):
            return Label("share", "the signature of an embedded post", 0.5)
        if not text.endswith(_SENTENCE_ENDS) and _AGENCY.search(text):
            return Label("furniture", "credits a picture", 0.5)
    is_plain = run.cell is None and page.kinds[run.node] != "heading" and not _NUMBERED.match(text)
    if is_plain and _in_caption(page, run.node):
        return Label("furniture", "stands under a picture", 0.5)
    return None


def _in_caption(page: Page, node: int) -> bool:
    """Whether a node stands in the caption of a figure that is no table."""
    for _ in range(CAPTION_DEPTH):
        if page.tags[node] == "figcaption":
            figure = page.parents[node]
            start, end = page.runs_from[figure], page.runs_to[figure]
            return not any(start <= page.runs_from[table.node] < end for table in page.tables)
        node = page.parents[node]
        if node <= 0:
            return False
    return False
