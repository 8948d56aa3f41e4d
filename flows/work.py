"""The work of a worker process: batches to extract, or captures whose lines are to be counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flows.extract_batch import BatchItem, extract_batch
from flows.repeats import line_keys
from models.extraction import Capture


@dataclass(frozen=True, slots=True)
class CountItem:
    """A capture in a data folder, whose lines' keys are wanted."""

    capture: Capture
    data: str


def work(items: Sequence[BatchItem | CountItem], started: Callable[[int], None]) -> Any:
    """A BatchResult for items to extract, or line keys by capture for items to count; a batch holds one kind only."""
    batch = [item for item in items if isinstance(item, BatchItem)]
    if batch:
        return extract_batch(batch, started)
    return _count(items, started)


def _count(items: Sequence[BatchItem | CountItem], started: Callable[[int], None]) -> dict[str, frozenset[str]]:
    keys = {}
    for index, item in enumerate(items):
        started(index)
        keys[item.capture.capture_id] = line_keys(item.capture, item.data)
    return keys
