"""Samples of pages of public bodies as examples for training: pages whose runs were marked as kept or dropped one by one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.read.html import read_page
from extractors.read.html.page import Page

UNKNOWN = 0.5
PAGE_WEIGHT = 80.0
"""Half as much again as a page of the reviewed collection weighs: there are few samples, and they show what foitrace is for."""
MIN_PIECE = 8
"""Shorter lines must be the whole of a run: inside others they mean nothing."""


def load_marks(folder: Path) -> list[tuple[str, Page, NDArray[np.float64]]]:
    """Name, page and marks (1 kept, 0 dropped, 0.5 unknown, one a run) of each `NAME/page.html` with its `expected.json`."""
    found = []
    for file in sorted(folder.glob("*/expected.json")):
        page = read_page((file.parent / "page.html").read_bytes(), name=file.parent.name)[0]
        found.append((file.parent.name, page, mark_runs(page, json.loads(file.read_text(encoding="utf-8")))))
    return found


def mark_runs(page: Page, expected: dict[str, Any]) -> NDArray[np.float64]:
    """The mark of each run: kept where it is a listed heading or holds a line to keep, dropped where it holds one to drop."""
    headings, keep, drop = (expected[key] for key in ("headings", "keep", "drop"))
    marks = []
    for run in page.runs:
        is_kept = run.text in headings or _holds(run.text, keep)
        is_dropped = _holds(run.text, drop)
        marks.append(UNKNOWN if is_kept == is_dropped else float(is_kept))
    return np.array(marks)


def mark_weights(page: Page, marks: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights that add up to PAGE_WEIGHT; what is unknown weighs nothing, and short runs count: answers are short."""
    sizes = np.sqrt([run.text.count(" ") + 1.0 for run in page.runs]) * (marks != UNKNOWN)
    weights: NDArray[np.float64] = PAGE_WEIGHT * sizes / max(1.0, float(sizes.sum()))
    return weights


def _holds(text: str, lines: Sequence[str]) -> bool:
    return any(line == text or (len(line) >= MIN_PIECE and line in text) for line in lines)
