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
from extractors.strip.dom_features import Judged, first_look
from extractors.strip.dom_model import Model, shipped_model
from extractors.strip.dom_plain import label_by_names
from extractors.strip.dom_relations import title_run
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

LOWEST, HIGHEST = 0.25, 0.55
"""Bounds of the threshold above which a run is content (see `threshold_of`)."""
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
    tables = {table for _, table in cells if is_data_table(page.tables[table]) and has_headings(page.tables[table])}
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

    News alone would want more, but what is kept in doubt is marked, and what is dropped is lost.
    """
    kept = probabilities >= 0.5
    mass = float(sizes[kept].sum())
    if mass <= 0:
        return LOWEST
    sure = float((probabilities[kept] * sizes[kept]).sum()) / mass
    return min(HIGHEST, max(LOWEST, 0.85 * sure - 0.3))


def title_of(page: Page, judged: Judged) -> int:
    """Index of the run that is the page's title."""
    is_heading = np.array([page.kinds[run.node] == "heading" for run in page.runs], np.float32)
    levels = np.array([page.levels[run.node] for run in page.runs], np.int64)
    return title_run(is_heading, levels, judged.title_matches)


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
    answer: _Answer | None


def _look(page: Page) -> _Look:
    judged, owner, probabilities = judge(page, shipped_model())
    title = title_of(page, judged)
    area = foi_area(page, judged, owner, title)
    threshold = threshold_of(probabilities, judged.characters)
    ruled = hidden_labels(page, judged, owner, probabilities)
    if area is None:
        # In an answer nothing is an aside: a reply may well repeat its request.
        ruled |= aside_labels(page, probabilities, threshold, ruled, title)
    answer = _answer(page, judged, owner, area) if area is not None else None
    return _Look(judged, owner, probabilities, threshold, title, ruled, answer)


class _Seen(NamedTuple):
    """A run with what the judge and the names of the elements around it say."""

    run: Run
    place: int
    probability: float
    threshold: float
    near: int
    around: int


@dataclass(frozen=True, slots=True)
class _Answer:
    """An FOI answer on its page: its runs, those in messages of a thread, those that offer files, its first and last run."""

    area: NDArray[np.bool_]
    threads: NDArray[np.bool_]
    offered: frozenset[int]
    first: int
    last: int


def _answer(page: Page, judged: Judged, owner: NDArray[np.int64], area: NDArray[np.bool_]) -> _Answer:
    inside = np.flatnonzero(area)
    first, last = (int(inside[0]), int(inside[-1])) if len(inside) else (0, 0)
    threads = nearest_marked(judged.nodes, thread_nodes(page))[owner] > 0
    return _Answer(area, threads, file_runs(page, judged, owner), first, last)


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


def _on_foi_page(seen: _Seen, is_heading: bool, answer: _Answer) -> Label:
    """The label on a page of an FOI answer: inside the answer everything stays that is not plainly furniture."""
    text = seen.run.text
    is_inside, in_thread = bool(answer.area[seen.place]), bool(answer.threads[seen.place])
    said = line_label(text, at_edge=not answer.first <= seen.place <= answer.last)
    if seen.place in answer.offered:
        return Label("content", "offers a file", 0.9)
    if is_inside and keeps_heading(text, is_heading) and (said is None or said.name not in NEVER_HEADINGS):
        return Label("content", "heading of a part of the answer", 0.95)
    if said is not None and not in_thread:
        return said
    if is_control(seen.near) and not is_heading:
        return Label("form", "a control of the page", 0.9)
    if is_strong(seen.near) and not in_thread:
        return _by_judge(seen._replace(probability=0.2 * seen.probability))
    is_prose = is_heading or seen.run.link_chars < 0.5 * seen.run.raw_chars
    if is_inside and seen.probability < seen.threshold and (in_thread or is_prose or seen.probability >= FLOOR):
        return Label("content", "stands inside the answer", 0.5 + seen.probability / 2, uncertain=True)
    return _by_judge(seen)
