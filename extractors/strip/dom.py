"""Label the blocks of a web page by its tree: the trained judge looks twice, and rules that must outrank it speak last."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from extractors.read.html.page import Page
from extractors.strip.dom_arrays import Floats
from extractors.strip.dom_features import Judged, first_look, title_run
from extractors.strip.dom_model import Model, shipped_model
from extractors.strip.dom_plain import label_by_names
from extractors.strip.dom_rules import (
    FLOOR,
    file_runs,
    foi_area,
    hidden_labels,
    is_control,
    is_strong,
    keeps_heading,
    line_label,
    nearest_marked,
    sign_label,
    thread_nodes,
)
from extractors.strip.dom_stacking import second_look
from extractors.strip.repeats import lower_repeated
from models.documents import Label, Reading

THRESHOLD = 0.45
"""Above this a run is content. News alone would want 0.7, mixed pages 0.5; what is kept in doubt is marked, what is lost is lost."""
MAX_JUDGED = 40_000
"""Pages of more runs are labelled by the names of their elements alone: the judge's tables would fill the memory."""
DOUBT = (0.25, 0.7)
"""Between these a person should look."""


def label_page(
    reading: Reading,
    page: Page,
    *,
    repeated: frozenset[str] | None = None,
    keep: Sequence[str] = (),
    drop: Sequence[str] = (),
) -> tuple[Label, ...]:
    """A label for each run of a walked page, in order. `keep` and `drop` are CSS selectors; they win over all else."""
    labels = list(lower_repeated(reading, label_runs(page)[0], repeated))
    if keep or drop:
        # The module brings BeautifulSoup, which only pages with selectors of their own need.
        from extractors.strip.dom_selectors import apply_selectors

        apply_selectors(reading, page, labels, keep, drop)
    return tuple(labels)


def judge(page: Page, model: Model) -> tuple[Judged, NDArray[np.int64], Floats]:
    """Features, the element of each run, and the probability of each run to be main text."""
    owner = np.array([run.node for run in page.runs], np.int64)
    judged = first_look(page, model.words, model.names)
    first = model.first.probabilities(judged.table)
    second = model.second.probabilities(second_look(judged, first, owner))
    return judged, owner, second


def title_of(page: Page, judged: Judged) -> int:
    """Index of the run that is the page's title."""
    is_heading = np.array([page.kinds[run.node] == "heading" for run in page.runs], np.float32)
    levels = np.array([page.levels[run.node] for run in page.runs], np.int64)
    return title_run(is_heading, levels, judged.title_matches)


def label_runs(page: Page) -> tuple[list[Label], int]:
    """A label for each run, and the index of the run that is the page's title."""
    if len(page.runs) > MAX_JUDGED:
        return label_by_names(page), 0
    judged, owner, probabilities = judge(page, shipped_model())
    title = title_of(page, judged)
    hidden = hidden_labels(page, judged, owner, probabilities)
    area = foi_area(page, judged, owner, title)
    threads = nearest_marked(judged.nodes, thread_nodes(page))[owner] > 0 if area is not None else None
    inside = np.flatnonzero(area if area is not None else probabilities >= THRESHOLD)
    edges = (int(inside[0]), int(inside[-1])) if len(inside) else (0, 0)
    offered = file_runs(page)
    labels = []
    for index, (run, probability) in enumerate(zip(page.runs, probabilities.tolist(), strict=True)):
        if index in hidden:
            labels.append(hidden[index])
            continue
        near = int(judged.nodes.near[owner[index]])
        around = int(judged.nodes.around[owner[index]])
        if area is None:
            is_heading = page.kinds[run.node] == "heading"
            labels.append(_by_judge(probability, near, around, index == title and is_heading))
        else:
            assert threads is not None
            in_thread = bool(threads[index])
            at_edge = not edges[0] <= index <= edges[1]
            labels.append(
                _on_foi_page(
                    page,
                    index,
                    probability,
                    near,
                    around,
                    bool(area[index]),
                    in_thread,
                    at_edge,
                    index == title,
                    offered,
                )
            )
    return labels, title


def _by_judge(probability: float, near: int, around: int, is_title: bool) -> Label:
    """The label that the judge's probability gives."""
    if is_title:
        return Label("content", "the page's title", max(probability, 0.9))
    doubtful = DOUBT[0] <= probability <= DOUBT[1]
    if probability >= THRESHOLD:
        return Label("content", f"reads as main text ({probability:.2f})", probability, doubtful)
    name, sign = sign_label(near)
    if not sign:
        name, sign = sign_label(around)
    where = f", inside an element named as {sign}" if sign else ""
    return Label(name, f"reads as furniture ({1 - probability:.2f}){where}", 1 - probability, doubtful)


def _on_foi_page(
    page: Page,
    index: int,
    probability: float,
    near: int,
    around: int,
    is_inside: bool,
    in_thread: bool,
    at_edge: bool,
    is_title: bool,
    offered: frozenset[int],
) -> Label:
    """The label on a page of an FOI answer: inside the answer everything stays that is not plainly furniture."""
    run = page.runs[index]
    is_heading = page.kinds[run.node] == "heading"
    if is_title:
        return Label("content", "the page's title", 0.95)
    if is_inside and index in offered:
        return Label("content", "offers a file", 0.9)
    said = line_label(run.text, at_edge=at_edge)
    if (
        is_inside
        and keeps_heading(run.text, is_heading)
        and not (said and said.name in ("cookies", "share", "newsletter"))
    ):
        return Label("content", "heading of a part of the answer", 0.95)
    if said is not None and not in_thread:
        return said
    if is_control(near) and not is_heading:
        return Label("form", "a control of the page", 0.9)
    if is_strong(near) and not in_thread:
        return _by_judge(min(probability, 0.2), near, around, False)
    if not is_inside:
        return _by_judge(probability, near, around, False)
    if probability >= THRESHOLD:
        return _by_judge(probability, near, around, False)
    if in_thread or probability >= FLOOR or is_heading or run.link_chars < 0.5 * run.raw_chars:
        return Label("content", "stands inside the answer", 0.5 + probability / 2, uncertain=True)
    return _by_judge(probability, near, around, False)
