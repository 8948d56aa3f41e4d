"""What outranks the trained judge: what is not shown, the page's title, and the answer on a freedom of information page."""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from extractors.parts import is_legal_heading, is_part_heading
from extractors.read.html.links import leads_to_file
from extractors.read.html.page import Page, Run
from extractors.strip.dom_arrays import Floats
from extractors.strip.dom_features import Judged
from extractors.strip.dom_relations import nearest_marked
from extractors.strip.dom_signs import HIDDEN_BIT, SIGN_BIT, SIGNS, TAG_BIT
from extractors.strip.line_rules import RULES
from models.documents import Label, LabelName

STRONG = ("cookies", "exit", "share", "newsletter", "comments", "advert", "related")
"""Names of elements that on an authority's page always mean furniture."""
_STRONG_BITS = sum(SIGN_BIT[name] for name in STRONG)
_NAVIGATION_BITS = TAG_BIT["nav"] | TAG_BIT["footer"] | TAG_BIT["select"] | TAG_BIT["option"]
_CONTROL_BITS = TAG_BIT["button"] | TAG_BIT["select"] | TAG_BIT["option"]
_FOLDED = re.compile(r"accordion|collaps|expand|tab-?panel|tabs?\b|panel|toggle|details|disclosure|readmore|read-more")
_THREAD = re.compile(
    r"\b(?:correspondence|incoming|outgoing|foi-?request|request-?(?:header|status|title)|attachments?)\b"
)

_MARKS = (
    re.compile(
        r"[Ff]reedom [Oo]f [Ii]nformation|FREEDOM OF INFORMATION|\bFOI(?:A|SA)?\b|\bFoI\b|\bEIRs?\b"
        r"|[Ee]nvironmental [Ii]nformation [Rr]eg"
    ),
    re.compile(
        r"\b(?:(?:foi|request|our|case|your) ?(?:ref(?:erence)?|number|id|no)\b|reference(?: no| number)?\s?:)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\bdate (?:of )?(?:request|received|responded|response)\b|\b(?:received|responded)(?: on)?:? \d", re.IGNORECASE
    ),
    re.compile(
        r"\byou (?:have )?(?:asked|requested|sought)\b|\byou seek\b|\binformation requested\b"
        r"|\byour request\b|\bi would like to request\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\bexempt(?:ion|ions)?\b|\b(?:section|regulation) \d{1,2}[A-C]?\(|\binternal review\b|\binformation commissioner\b"
        r"|\b(?:not|do|does) (?:not )?(?:hold|held)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\bdisclosure log\b|\bfoi (?:request|response|release|disclosure)s?\b|\bsuccessful\b|\brefused\b|\bwithheld\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\bdecision notice\b|\bcomplaint (?:is |was |not |partly )?upheld\b|\bright of appeal\b|\bappeal rights\b",
        re.IGNORECASE,
    ),
)
_NEEDED = (
    "reedom of",
    "REEDOM OF",
    "reedom Of",
    "FOI",
    "FoI",
    "EIR",
    "nvironmental Information",
    "nvironmental information",
)
MIN_MARKS = 3
SHOWN_LATER = 0.5
"""The share of a page's main text beyond which hidden text is no trick but a page that a script reveals."""
_OF_AN_ANSWER = {1, 2, 3, 6}
"""A reference, dates, words to a requester, a decision: what a story about an answer seldom has."""
MAX_MARKED = 400
FLOOR = 0.12
"""On an FOI page what the judge is surer than this to be no content is still dropped, unless a heading or the answer."""


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


def foi_area(page: Page, judged: Judged, owner: NDArray[np.int64], title: int) -> NDArray[np.bool_] | None:
    """The runs of the part of a page that is an FOI answer (or a list of them); None where the page is none.

    A page is one if several kinds of marks of such pages stand in it outside its menus: a reference, dates of request and
    response, the words that open a request, exemptions. The area is the smallest element that holds its title and its marks.
    """
    whole = "\n".join([run.text for run in page.runs])
    if not any(word in whole for word in _NEEDED):  # plain words are found many times faster than patterns
        return None
    around = judged.nodes.around[owner]
    outside = (around & np.uint64(_NAVIGATION_BITS | _STRONG_BITS | HIDDEN_BIT)) == 0
    # A menu's "Freedom of information" marks nothing: only words that lead nowhere do.
    said = [index for index in np.flatnonzero(outside).tolist() if _is_said(page.runs[index])]
    kinds: set[int] = set()
    marked: list[int] = []
    for index in said:
        found = [kind for kind, pattern in enumerate(_MARKS) if pattern.search(page.runs[index].text[:MAX_MARKED])]
        if found:
            kinds.update(found)
            marked.append(index)
    if len(kinds) < MIN_MARKS or 0 not in kinds or not kinds & _OF_AN_ANSWER:
        return None
    marked += [index for index in said if is_part_heading(page.runs[index].text)]
    node = _common(page, [int(owner[index]) for index in marked if index >= title] + [int(owner[title])])
    first, end = int(judged.nodes.first[node]), int(judged.nodes.end[node])
    area: NDArray[np.bool_] = np.zeros(len(owner), bool)
    area[first:end] = True
    answer: NDArray[np.bool_] = area & outside
    return answer


def _is_said(run: Run) -> bool:
    return run.link_chars < 0.8 * run.raw_chars


def _common(page: Page, nodes: list[int]) -> int:
    """The smallest element around all of the nodes."""
    common = nodes[0]
    for node in nodes[1:]:
        while common != node:
            if node > common:
                node = page.parents[node]
            else:
                common = page.parents[common]
    return common


def line_label(text: str, *, at_edge: bool) -> Label | None:
    """The label that a line's own words give it, as furniture of British websites says them; None where they give none."""
    if len(text) > 420:
        return None
    line = " ".join(text.lower().replace("’", "'").split())
    for rule in RULES:
        if (rule.where == "any" or at_edge) and len(line) <= rule.longest and rule.pattern.match(line):
            return Label(rule.label, rule.reason, 0.9)
    return None


@lru_cache(maxsize=4096)
def sign_label(bits: int) -> tuple[LabelName, str]:
    """The closest name for furniture that the signs around it allow, and the sign's name ("" where there is none)."""
    named = [(label, name) for index, (name, label, _) in enumerate(SIGNS) if bits >> index & 1 and label != "content"]
    closest = [pair for pair in named if pair[0] != "furniture"] + named
    return closest[0] if closest else ("furniture", "")


def is_strong(bits: int) -> bool:
    """Whether the elements close around a run are named as furniture of any authority's page."""
    return bool(bits & _STRONG_BITS)


def is_control(bits: int) -> bool:
    """Whether a run is the face of a button or a choice in a list."""
    return bool(bits & _CONTROL_BITS)


def file_runs(page: Page, judged: Judged, owner: NDArray[np.int64]) -> frozenset[int]:
    """The runs that hold a link to a file, outside menus, footers and boxes of other stories."""
    around = judged.nodes.around[owner] & np.uint64(_NAVIGATION_BITS | _STRONG_BITS | HIDDEN_BIT)
    offered = (anchor.run for anchor in page.anchors if leads_to_file(anchor))
    return frozenset(run for run in offered if run < len(owner) and not around[run])


def keeps_heading(text: str, is_heading: bool) -> bool:
    """Whether a run is a heading that carries or opens the answer."""
    return (is_legal_heading(text) and (is_heading or len(text) <= 90)) or (is_heading and is_part_heading(text))


def thread_nodes(page: Page) -> NDArray[np.bool_]:
    """Nodes named as messages of a request's correspondence, or as their attachments."""
    named = [
        bool(key[1] or key[2]) and _THREAD.search(f"{key[1]} {key[2]}".lower().replace("_", "-")) is not None
        for key in page.key_list
    ]
    return np.array(named, bool)[np.array(page.keys, np.int64)]


__all__ = [
    "FLOOR",
    "file_runs",
    "foi_area",
    "hidden_labels",
    "is_control",
    "is_strong",
    "keeps_heading",
    "line_label",
    "nearest_marked",
    "sign_label",
    "thread_nodes",
]
