"""The marks of a freedom of information page: what its runs say that only such pages say, and which part of it is the answer."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractors.parts import is_part_heading
from extractors.read.html.links import leads_to_file
from extractors.read.html.page import Page, Run
from extractors.strip.dom_arrays import Columns, Ints, Nodes
from extractors.strip.dom_relations import nearest_marked
from extractors.strip.dom_signs import HIDDEN_BIT, SIGN_BIT, TAG_BIT
from extractors.strip.line_rules import RULES
from models.documents import Label

STRONG = ("cookies", "exit", "share", "newsletter", "comments", "advert", "related")
"""Names of elements that on an authority's page always mean furniture."""
STRONG_BITS = sum(SIGN_BIT[name] for name in STRONG)
OUTSIDE_BITS = TAG_BIT["nav"] | TAG_BIT["footer"] | TAG_BIT["select"] | TAG_BIT["option"] | STRONG_BITS | HIDDEN_BIT
"""Where nothing is said for the answer: menus, footers, controls, boxes of other things, hidden elements."""
_MESSAGE = re.compile(r"\b(?:correspondence|incoming|outgoing|attachments?)\b")
_THREAD = re.compile(_MESSAGE.pattern + r"|\b(?:foi-?request|request-?(?:header|status|title))\b")

_LAW, _REFERENCE, _DATES, _ASKED, _GROUNDS, _LOG, _DECISION = range(7)
_MARKS = (
    re.compile(
        r"[Ff]reedom [Oo]f [Ii]nformation|FREEDOM OF INFORMATION|\bFOI(?:A|SA)?\b|\bFoI\b|\bEIRs?\b"
        r"|[Ee]nvironmental [Ii]nformation [Rr]eg"
    ),
    re.compile(
        r"\b(?:(?:foi|request|our|case|your) ?(?:ref(?:erence)?|number|id|no)\b|reference(?: no| number)?\s?:)"
        r"|\b(?:foia?|foisa|eir)[ /.:#-]{0,2}(?:20)?\d{2,}",
        re.IGNORECASE,
    ),
    re.compile(
        r"\bdate (?:of )?(?:request(?:ed)?|received|responded|response|answered|issued|sent|closed)\b"
        r"|\b(?:request|response|reply) (?:date|sent|received)\b|\b(?:requested|received|responded|answered)(?: on)?:? \d",
        re.IGNORECASE,
    ),
    re.compile(
        r"\byou (?:have )?(?:asked|requested|sought)\b|\byou seek\b|\binformation requested\b"
        r"|\byour request\b|\bi would like to request\b|\bwe were asked\b|\brequest (?:text|details|summary)\b",
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
_OF_AN_ANSWER = {_REFERENCE, _DATES, _ASKED, _DECISION}
"""What a story about an answer seldom has."""
MAX_MARKED = 400
LONGEST_LINE = 420


@dataclass(frozen=True, slots=True)
class FoiMarks:
    """What speaks of freedom of information on a page, one entry a run.

    `marked`: holds a mark; `parts`: heads a part of an answer; `threads`: stands in a request's correspondence or its
    head; `messages`: stands in a message of it; `offered`: offers a file; `lines`: the label that the line's own words give
    it. `area` is the answer (or a list of them), None on a page that only mentions the law.
    """

    kinds: frozenset[int]
    marked: NDArray[np.bool_]
    parts: NDArray[np.bool_]
    threads: NDArray[np.bool_]
    messages: NDArray[np.bool_]
    offered: NDArray[np.bool_]
    lines: list[Label | None]
    area: NDArray[np.bool_] | None

    @property
    def has_messages(self) -> bool:
        """Whether the page shows a request's correspondence."""
        return bool(self.messages.any())


def find_marks(page: Page, nodes: Nodes, owner: Ints, title: int) -> FoiMarks | None:
    """The marks of a page that names the law outside its menus; None for any other. `title` is the index of its title's run."""
    whole = "\n".join([run.text for run in page.runs])
    if not any(word in whole for word in _NEEDED):  # plain words are found many times faster than patterns
        return None
    count = len(page.runs)
    outside = (nodes.around[owner] & np.uint64(OUTSIDE_BITS)) != 0
    # A menu's "Freedom of information" marks nothing: only words that lead nowhere do.
    said = [index for index in np.flatnonzero(~outside).tolist() if _is_said(page.runs[index])]
    kinds: set[int] = set()
    marked = np.zeros(count, bool)
    for index in said:
        found = [kind for kind, pattern in enumerate(_MARKS) if pattern.search(page.runs[index].text[:MAX_MARKED])]
        kinds.update(found)
        marked[index] = bool(found)
    if _LAW not in kinds:
        return None
    parts = np.fromiter((is_part_heading(run.text) for run in page.runs), bool, count)
    threads, messages = (nearest_marked(nodes, _named(page, names))[owner] > 0 for names in (_THREAD, _MESSAGE))
    area = None
    # Correspondence is an answer without reference or dates in so many words.
    if len(kinds) >= MIN_MARKS - 1 if messages.any() else len(kinds) >= MIN_MARKS and kinds & _OF_AN_ANSWER:
        area = _area(page, nodes, owner, title, marked, [index for index in said if parts[index]]) & ~outside
    at_edge = ~area if area is not None else np.ones(count, bool)
    lines = [line_label(run.text, at_edge=edge) for run, edge in zip(page.runs, at_edge.tolist(), strict=True)]
    return FoiMarks(frozenset(kinds), marked, parts, threads, messages, _offers(page, outside), lines, area)


def mark_columns(marks: FoiMarks | None, count: int) -> Columns:
    """The marks as columns for the judge; nothing but zeros on other pages."""
    if marks is None:
        return [np.zeros((7, count), np.float32)]
    furniture = np.fromiter((label is not None for label in marks.lines), bool, count)
    area = np.zeros(count, bool) if marks.area is None else marks.area
    return [
        np.full(count, len(marks.kinds)),
        furniture,
        marks.marked,
        marks.parts,
        marks.threads,
        marks.offered,
        area,
    ]


def line_label(text: str, *, at_edge: bool) -> Label | None:
    """The label that a line's own words give it, as furniture of British websites says them; None where they give none."""
    if len(text) > LONGEST_LINE:
        return None
    line = " ".join(text.lower().replace("’", "'").split())
    for rule in RULES:
        if (rule.where == "any" or at_edge) and len(line) <= rule.longest and rule.pattern.match(line):
            return Label(rule.label, rule.reason, 0.9)
    return None


def _is_said(run: Run) -> bool:
    return run.link_chars < 0.8 * run.raw_chars


def _area(
    page: Page, nodes: Nodes, owner: Ints, title: int, marked: NDArray[np.bool_], parts: list[int]
) -> NDArray[np.bool_]:
    """The runs of the smallest element that holds the title and the marks and headings of parts from there on."""
    places = [index for index in [*np.flatnonzero(marked).tolist(), *parts] if index >= title]
    node = _common(page, [int(owner[index]) for index in places] + [int(owner[title])])
    area: NDArray[np.bool_] = np.zeros(len(owner), bool)
    area[int(nodes.first[node]) : int(nodes.end[node])] = True
    return area


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


def _offers(page: Page, outside: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The runs that hold a link to a file, outside menus, footers and boxes of other stories."""
    offers: NDArray[np.bool_] = np.zeros(len(outside), bool)
    places = [anchor.run for anchor in page.anchors if leads_to_file(anchor)]
    offers[[run for run in places if run < len(outside)]] = True
    return offers & ~outside


def _named(page: Page, names: re.Pattern[str]) -> NDArray[np.bool_]:
    """Nodes whose class or id has one of the names."""
    named = [
        bool(key[1] or key[2]) and names.search(f"{key[1]} {key[2]}".lower().replace("_", "-")) is not None
        for key in page.key_list
    ]
    return np.array(named, bool)[np.array(page.keys, np.int64)]
