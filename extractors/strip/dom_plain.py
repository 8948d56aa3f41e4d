"""Label the runs of a page by the names of elements alone: for pages too large for the judge."""

from __future__ import annotations

from extractors.read.html.page import Page
from extractors.strip.dom_signs import HIDDEN_BIT, SIGN_BIT, SIGN_LABELS, SIGNS, key_bits
from models.documents import Label

_FURNITURE = (
    "cookies",
    "exit",
    "menu",
    "pages",
    "newsletter",
    "share",
    "related",
    "comments",
    "advert",
    "masthead",
    "footer",
    "form",
)
_FURNITURE_BITS = sum(SIGN_BIT[name] for name in _FURNITURE)
LARGE_SHARE = 0.5
"""An element that holds more of the page than this is no furniture, whatever its name."""


def label_by_names(page: Page) -> list[Label]:
    """A label for each run; what no name calls furniture is content. All are marked uncertain."""
    signs = [key_bits(key) & (_FURNITURE_BITS | HIDDEN_BIT) for key in page.key_list]
    most = LARGE_SHARE * len(page.runs)
    content = Label(
        "content", "the page is too large to be judged; no element around it is named as furniture", 0.5, True
    )
    state = [content]
    for node in range(1, len(page.tags)):
        label = state[page.parents[node]]
        bits = signs[page.keys[node]]
        if label is content and bits and page.runs_to[node] - page.runs_from[node] < most:
            label = _named(bits)
        state.append(label)
    return [state[run.node] for run in page.runs]


def _named(bits: int) -> Label:
    if bits & HIDDEN_BIT:
        return Label("hidden", "not shown to a reader of the page", 0.8, True)
    index = (bits & -bits).bit_length() - 1
    return Label(SIGN_LABELS[index], f"inside an element named as {SIGNS[index][0]}", 0.6, True)
