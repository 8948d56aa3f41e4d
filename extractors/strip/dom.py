"""Label the blocks of a web page by its tree: the trained judge looks twice, and rules that must outrank it speak last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.read.html.assemble import has_headings, is_data_table
from extractors.read.html.page import Page, Run
from extractors.strip.dom_arrays import Floats
from extractors.strip.dom_asides import aside_labels
from extractors.strip.dom_comments import comment_labels
from extractors.strip.dom_features import Judged, first_look
from extractors.strip.dom_marks import FoiMarks
from extractors.strip.dom_model import Model, shipped_model
from extractors.strip.dom_plain import label_by_names
from extractors.strip.dom_rules import (
    FLOOR,
    FLOOR_IN_THREAD,
    hidden_labels,
    is_control,
    is_foot,
    is_strong,
    keeps_heading,
    sign_label,
)
from extractors.strip.dom_stacking import second_look
from extractors.strip.repeats import lower_repeated
from models.documents import Label, Reading

LOWEST, HIGHEST = 0.25, 0.55
"""Bounds of the threshold above which a run is content, as the judge's sureness asks for it (see `threshold_of`)."""
PROMISING = (0.15, 0.6)
"""Bounds of the threshold that promises the best F1."""
MISSED = 1.2
"""How much more text is wanted than the judge's probabilities add up to: where it knows little, it gives too little."""
MAX_JUDGED = 40_000
"""Pages of more runs are labelled by the names of their elements alone: the judge's tables would fill the memory."""
DOUBT = (0.25, 0.7)
"""Between these a person should look."""
NEVER_HEADINGS = ("cookies", "share", "newsletter")


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
    return judged, owner, _tables_as_one(page, second, judged.characters)


def _tables_as_one(page: Page, probabilities: Floats, sizes: Floats) -> Floats:
    """The probabilities with one for all cells of a table with headings: figures must not fall out of a table that stays."""
    cells = [(index, run.cell[0]) for index, run in enumerate(page.runs) if run.cell is not None]
    held = {table for _, table in cells}
    tables = {table for table in held if is_data_table(page.tables[table]) and has_headings(page.tables[table])}
    kept = [(index, table) for index, table in cells if table in tables]
    if not kept:
        return probabilities
    indices, of_table = (np.array(column, np.int64) for column in zip(*kept, strict=True))
    weights = sizes[indices]
    means = np.bincount(of_table, weights=weights * probabilities[indices]) / np.maximum(
        np.bincount(of_table, weights=weights), 1
    )
    result = probabilities.copy()
    result[indices] = means[of_table]
    return result


def threshold_of(probabilities: Floats, sizes: Floats) -> float:
    """Where content begins on this page: about a half where the judge is sure of the main text, lower where it is not.

    Halfway between what the judge's sureness asks for and what promises the best F1. News alone would want more, but what is
    kept in doubt is marked, and what is dropped is lost.
    """
    kept = probabilities >= 0.5
    mass = float(sizes[kept].sum())
    if mass <= 0:
        return LOWEST
    sure = float((probabilities[kept] * sizes[kept]).sum()) / mass
    by_sureness = min(HIGHEST, max(LOWEST, 0.85 * sure - 0.3))
    return (by_sureness + _most_promising(probabilities, sizes)) / 2


def _most_promising(probabilities: Floats, sizes: Floats) -> float:
    """The threshold of the best F1 to expect if the probabilities hold: 2 * hits / (kept + wanted), all in characters."""
    order = np.argsort(-probabilities, kind="stable")
    hits = np.cumsum((probabilities * sizes)[order], dtype=np.float64)
    kept = np.cumsum(sizes[order], dtype=np.float64)
    best = int(np.argmax(2 * hits / np.maximum(kept + MISSED * hits[-1], 1e-9)))
    return min(PROMISING[1], max(PROMISING[0], float(probabilities[order[best]])))


def label_runs(page: Page) -> tuple[list[Label], int]:
    """A label for each run, and the index of the run that is the page's title."""
    if len(page.runs) > MAX_JUDGED:
        return label_by_names(page), 0
    look = _look(page)
    near, around = look.judged.nodes.near[look.owner].tolist(), look.judged.nodes.around[look.owner].tolist()
    labels = []
    for index, probability in enumerate(look.probabilities.tolist()):
        label = look.ruled.get(index)
        if label is None:
            seen = _Seen(page.runs[index], index, probability, look.threshold, near[index], around[index])
            is_heading = page.kinds[seen.run.node] == "heading"
            if index == look.title and (is_heading or look.answer is not None):
                label = Label("content", "the page's title", 0.95)
            else:
                label = _by_judge(seen) if look.answer is None else _on_foi_page(seen, is_heading, look.answer)
        labels.append(label)
    return labels, look.title


def keep_runs(page: Page) -> tuple[list[bool], int]:
    """Whether each run is content, and the index of the title: what `label_runs` says, without its reasons."""
    if len(page.runs) <= MAX_JUDGED:
        look = _look(page)
        if look.answer is None:
            kept = look.probabilities >= look.threshold
            kept[look.title] |= page.kinds[page.runs[look.title].node] == "heading"
            kept[list(look.ruled)] = [label.is_content for label in look.ruled.values()]
            return kept.tolist(), look.title
    labels, title = label_runs(page)
    return [label.is_content for label in labels], title


@dataclass(frozen=True, slots=True)
class _Look:
    """All that is known of a page's runs before the labels: those that rules decide, and `answer` on a page of an FOI answer."""

    judged: Judged
    owner: NDArray[np.int64]
    probabilities: Floats
    threshold: float
    title: int
    ruled: dict[int, Label]
    answer: FoiMarks | None


def _look(page: Page) -> _Look:
    judged, owner, probabilities = judge(page, shipped_model())
    threshold = threshold_of(probabilities, judged.characters)
    ruled = hidden_labels(page, judged, owner, probabilities)
    answer = judged.marks if judged.marks is not None and judged.marks.area is not None else None
    if answer is None:
        # In an answer nothing is an aside: a reply may well repeat its request.
        ruled |= aside_labels(page, probabilities, threshold, ruled, judged.title)
        ruled |= comment_labels(judged, owner, probabilities, threshold)
    return _Look(judged, owner, probabilities, threshold, judged.title, ruled, answer)


class _Seen(NamedTuple):
    """A run with what the judge and the names of the elements around it say."""

    run: Run
    place: int
    probability: float
    threshold: float
    near: int
    around: int


def _by_judge(seen: _Seen) -> Label:
    """The label that the judge's probability gives."""
    probability = seen.probability
    doubtful = DOUBT[0] <= probability <= DOUBT[1]
    if probability >= seen.threshold:
        return Label("content", f"reads as main text ({probability:.2f})", probability, doubtful)
    name, sign = sign_label(seen.near)
    if not sign:
        name, sign = sign_label(seen.around)
    where = f", inside an element named as {sign}" if sign else ""
    return Label(name, f"reads as furniture ({1 - probability:.2f}){where}", 1 - probability, doubtful)


def _on_foi_page(seen: _Seen, is_heading: bool, answer: FoiMarks) -> Label:
    """The label on a page of an FOI answer: inside the answer everything stays that is not plainly furniture."""
    text = seen.run.text
    is_inside = answer.area is not None and bool(answer.area[seen.place])
    in_thread, said = bool(answer.threads[seen.place]), answer.lines[seen.place]
    if answer.offered[seen.place]:
        return Label("content", "offers a file", 0.9)
    if is_inside and keeps_heading(text, is_heading) and (said is None or said.name not in NEVER_HEADINGS):
        return Label("content", "heading of a part of the answer", 0.95)
    if said is not None and not in_thread:
        return said
    if is_control(seen.near) and not is_heading:
        return Label("form", "a control of the page", 0.9)
    if not in_thread and is_strong(seen.near, in_correspondence=answer.has_messages):
        return _by_judge(seen._replace(probability=0.2 * seen.probability))
    least = FLOOR_IN_THREAD if answer.messages[seen.place] and not is_foot(seen.near) else FLOOR
    if is_inside and least <= seen.probability < seen.threshold:
        return Label("content", "stands inside the answer", 0.5 + seen.probability / 2, uncertain=True)
    return _by_judge(seen)
