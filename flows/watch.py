"""Watch: how a run tells whoever watches it what it does. Nobody need watch."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

Stage = Literal["crawl", "extract", "load"]


@dataclass(frozen=True, slots=True)
class Progress:
    """One step: `done` of `total` (None: not known) in a stage, and in words what was just worked on."""

    stage: Stage
    done: int
    total: int | None
    note: str = ""


Watcher = Callable[[Progress], None]
_watchers: list[Watcher] = []
_lock = threading.Lock()


@contextmanager
def watching(watcher: Watcher) -> Iterator[None]:
    """Call `watcher` with every step of the runs of this process while the context is open, from whatever thread."""
    with _lock:
        _watchers.append(watcher)
    try:
        yield
    finally:
        with _lock:
            _watchers.remove(watcher)


def report(stage: Stage, done: int, total: int | None, note: str = "") -> None:
    """Tell the watchers of a step."""
    with _lock:
        watchers = list(_watchers)
    for watcher in watchers:
        watcher(Progress(stage, done, total, note))
