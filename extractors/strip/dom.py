"""Label the blocks of a web page by its tree."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.read.html.page import Page
from extractors.strip.dom_signs import SIGN_BIT, SIGN_LABELS, SIGNS, key_bits, key_words
from extractors.strip.repeats import lower_repeated
from models.documents import CONTENT, Label, Reading

_FURNITURE = sum(
    SIGN_BIT[name]
    for name in (
        "cookies exit menu pages newsletter share related comments advert masthead footer unseen form aside".split()
    )
)


def label_page(
    reading: Reading,
    page: Page,
    *,
    repeated: frozenset[str] | None = None,
    keep: Sequence[str] = (),
    drop: Sequence[str] = (),
) -> tuple[Label, ...]:
    """A label for each block of a walked page."""
    own = [key_bits(key, key_words(key)) & _FURNITURE for key in page.key_list]
    hidden = [key[6] for key in page.key_list]
    total = max(1, len(page.runs))
    state: list[Label | None] = [None]
    for node in range(1, len(page.tags)):
        inherited = state[page.parents[node]]
        if inherited is not None:
            state.append(inherited)
        elif hidden[page.keys[node]]:
            state.append(Label("hidden", "not shown to a reader of the page"))
        elif own[page.keys[node]] and page.runs_to[node] - page.runs_from[node] < 0.5 * total:
            bits = own[page.keys[node]]
            index = (bits & -bits).bit_length() - 1
            state.append(Label(SIGN_LABELS[index], f"inside an element named as {SIGNS[index][0]}", 0.8))
        else:
            state.append(None)
    labels = [state[run.node] or CONTENT for run in page.runs]
    return lower_repeated(reading, labels, repeated)
