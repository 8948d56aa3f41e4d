"""What outranks the trained judge: what is not shown, and what the names of elements and the words of headings say."""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from extractors.parts import is_legal_heading, is_part_heading
from extractors.read.html.page import Page
from extractors.strip.dom_arrays import Floats
from extractors.strip.dom_features import Judged
from extractors.strip.dom_marks import STRONG_BITS
from extractors.strip.dom_relations import nearest_marked
from extractors.strip.dom_signs import HIDDEN_BIT, SIGN_BIT, SIGNS, TAG_BIT
from models.documents import Label, LabelName

_CONTROL_BITS = TAG_BIT["button"] | TAG_BIT["select"] | TAG_BIT["option"]
_FOOT_BITS = SIGN_BIT["footer"] | SIGN_BIT["tools"]
_COMMENTS_BIT = SIGN_BIT["comments"]
_FOLDED = re.compile(r"accordion|collaps|expand|tab-?panel|tabs?\b|panel|toggle|details|disclosure|readmore|read-more")
SHOWN_LATER = 0.5
"""The share of a page's main text beyond which hidden text is no trick but a page that a script reveals."""
FLOOR, FLOOR_IN_THREAD = 0.25, 0.05
"""Inside an FOI answer all that the judge gives this much stays, in doubt; in a message of a thread almost everything does."""


def hidden_labels(page: Page, judged: Judged, owner: NDArray[np.int64], probabilities: Floats) -> dict[int, Label]:
    """Labels for what a reader of the page does not see at first.

    What is only folded away is content where it reads so; and so is what makes up much of the page's main text: such pages
    are shown by a script once they are loaded.
    """
    labels: dict[int, Label] = {}
    is_hidden = (judged.nodes.around[owner] & np.uint64(HIDDEN_BIT)) != 0
    if not is_hidden.any():
        return labels
    main = np.where(probabilities >= 0.5, judged.characters, 0)
    shown_later = float(main[is_hidden].sum()) >= SHOWN_LATER * max(1.0, float(main.sum()))
    folded = _folded(page, judged)[owner]
    for index in np.flatnonzero(is_hidden).tolist():
        probability = float(probabilities[index])
        if probability >= 0.5 and (shown_later or folded[index]):
            labels[index] = Label("content", "not shown at first, reads as main text", probability, uncertain=True)
        else:
            labels[index] = Label("hidden", "not shown to a reader of the page", 0.95)
    return labels


def _folded(page: Page, judged: Judged) -> NDArray[np.bool_]:
    """Per node whether it stands in something folded away: an accordion, a tab."""
    folded = [key[6] and _FOLDED.search(f"{key[1]} {key[2]} {key[3]}".lower()) is not None for key in page.key_list]
    marked = np.array(folded, bool)[np.array(page.keys, np.int64)]
    inside: NDArray[np.bool_] = nearest_marked(judged.nodes, marked) > 0
    return inside


@lru_cache(maxsize=4096)
def sign_label(bits: int) -> tuple[LabelName, str]:
    """The closest name for furniture that the signs around it allow, and the sign's name ("" where there is none)."""
    named = [(label, name) for index, (name, label, _) in enumerate(SIGNS) if bits >> index & 1 and label != "content"]
    closest = [pair for pair in named if pair[0] != "furniture"] + named
    return closest[0] if closest else ("furniture", "")


def is_strong(bits: int, *, in_correspondence: bool) -> bool:
    """Whether the elements close around a run are named as furniture of any authority's page.

    On a page of correspondence comments are not: they are annotations that tell what came of the request.
    """
    return bool(bits & (STRONG_BITS & ~_COMMENTS_BIT if in_correspondence else STRONG_BITS))


def is_foot(bits: int) -> bool:
    """Whether the elements close around a run are named as a foot or as tools: the links under a message."""
    return bool(bits & _FOOT_BITS)


def is_control(bits: int) -> bool:
    """Whether a run is the face of a button or a choice in a list."""
    return bool(bits & _CONTROL_BITS)


def keeps_heading(text: str, is_heading: bool) -> bool:
    """Whether a run is a heading that carries or opens the answer."""
    return (is_legal_heading(text) and (is_heading or len(text) <= 90)) or (is_heading and is_part_heading(text))
