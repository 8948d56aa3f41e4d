"""Workers: processes that read hostile files for us, so that a bad one can crash, hang or exhaust only its own process.

A worker takes a batch, says which item it starts, and answers once with the batch's result. When it dies or overstays on an
item, that item becomes a named error, the worker is replaced, and the rest of the batch is tried again without it.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import queue
import resource
import signal
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

from models.errors import ReaderCrashed, ReadError, ReaderTimeout

Item = TypeVar("Item")
Result = TypeVar("Result")

Handler = Callable[[Sequence[Any], Callable[[int], None]], Any]
"""A function (items, started) -> result at module level; it calls `started(index)` before each item."""


@dataclass(frozen=True, slots=True)
class WorkerLimits:
    """What one item may cost: seconds of wall time, and bytes of address space for the whole worker."""

    seconds: float = 120.0
    memory_bytes: int = 4 * 1024**3


@dataclass(slots=True)
class BatchOutcome(Generic[Item, Result]):
    """The result over the items that worked, and each item that did not with its error."""

    result: Result
    broken: list[tuple[Item, ReadError]] = field(default_factory=list)


def _serve(connection: Connection, handler: Handler, memory_bytes: int) -> None:
    """The worker's loop: runs until the parent closes the pipe, even by dying."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    gc.freeze()  # what was imported stays: the collector need not walk it again with every document
    while True:
        try:
            items = connection.recv()
        except EOFError:
            return
        connection.send(("result", handler(items, lambda index: connection.send(("start", index)))))


class _Worker:
    """One process and the pipe to it."""

    def __init__(self, handler: Handler, limits: WorkerLimits) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([handler.__module__])
        self.connection, far = context.Pipe()
        self.process = context.Process(target=_serve, args=(far, handler, limits.memory_bytes), daemon=True)
        self.process.start()
        far.close()
        self.limits = limits

    def run(self, items: Sequence[Any]) -> tuple[Any, int | None, ReadError | None]:
        """(result, None, None), or (None, index of the item that broke the worker or None, why)."""
        current: int | None = None
        try:
            self.connection.send(items)
            while self.connection.poll(self.limits.seconds):
                kind, value = self.connection.recv()
                if kind == "result":
                    return value, None, None
                current = value
        except (EOFError, OSError):  # OSError: it died in the middle of an answer
            return None, current, ReaderCrashed(f"The worker process died ({self._cause()}).")
        return None, current, ReaderTimeout(f"No answer within {self.limits.seconds:g} seconds.")

    def _cause(self) -> str:
        self.process.join(5)
        code = self.process.exitcode
        if code is not None and code < 0:
            return signal.Signals(-code).name
        return f"exit status {code}"

    def stop(self) -> None:
        self.connection.close()
        if self.process.is_alive():
            self.process.kill()
        self.process.join()


class WorkerPool:
    """A fixed number of workers shared by threads. Use as a context manager; `run` may be called from any thread."""

    def __init__(self, handler: Handler, *, workers: int | None = None, limits: WorkerLimits | None = None) -> None:
        self.handler = handler
        self.limits = limits or WorkerLimits()
        self.size = workers or os.cpu_count() or 1
        self._free: queue.LifoQueue[_Worker | None] = queue.LifoQueue()
        for _ in range(self.size):
            self._free.put(None)  # started on first use
        self._lock = threading.Lock()
        self._closed = False

    def __enter__(self) -> WorkerPool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(self, items: Sequence[Item]) -> BatchOutcome[Item, Any]:
        """Run the handler over the items in one worker; items that break it are set aside with their errors."""
        left = list(items)
        broken: list[tuple[Item, ReadError]] = []
        while True:
            result, index, error = self._attempt(left)
            if error is None:
                return BatchOutcome(result, broken)
            if index is None:  # died before any item: no item to blame, so do not loop
                raise error
            broken.append((left.pop(index), error))

    def _attempt(self, items: Sequence[Any]) -> tuple[Any, int | None, ReadError | None]:
        worker = self._free.get() or _Worker(self.handler, self.limits)
        healthy = False
        try:
            result, index, error = worker.run(items)
            healthy = error is None
            return result, index, error
        finally:
            with self._lock:
                keep = healthy and not self._closed
            if not keep:
                worker.stop()
            self._free.put(worker if keep else None)

    def close(self) -> None:
        """Stop every idle worker; a busy one stops when its batch ends."""
        with self._lock:
            self._closed = True
        for _ in range(self.size):
            try:
                worker = self._free.get_nowait()
            except queue.Empty:
                return
            if worker is not None:
                worker.stop()
