"""Workers that are crashed, hung and exhausted: the item is named, the rest of its batch is done."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from flows.repeats import LineCounts
from flows.state import State
from flows.workers import WorkerLimits, WorkerPool
from models.errors import ReaderCrashed, ReaderTimeout


def rude_work(items: Sequence[str], started: Callable[[int], None]) -> list[str]:
    """Does what each item says."""
    done = []
    for index, item in enumerate(items):
        started(index)
        if item == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if item == "exit":
            os._exit(3)
        if item == "hang":
            time.sleep(60)
        if item == "hoard":
            bytearray(8 * 1024**3)
        done.append(item.upper())
    return done


def test_a_good_batch_comes_back_whole() -> None:
    with WorkerPool(rude_work, workers=1) as pool:
        outcome = pool.run(["a", "b"])
    assert (outcome.result, outcome.broken) == (["A", "B"], [])


@pytest.mark.parametrize(("word", "error"), [("die", ReaderCrashed), ("exit", ReaderCrashed), ("hoard", ReaderCrashed)])
def test_an_item_that_breaks_its_worker_is_set_aside(word: str, error: type[Exception]) -> None:
    with WorkerPool(rude_work, workers=1, limits=WorkerLimits(memory_bytes=2 * 1024**3)) as pool:
        outcome = pool.run(["a", word, "b"])
        assert outcome.result == ["A", "B"]
        assert [(item, type(why)) for item, why in outcome.broken] == [(word, error)]
        assert pool.run(["c"]).result == ["C"], "the pool lives on"


def test_an_item_that_hangs_is_cut_off() -> None:
    started = time.monotonic()
    with WorkerPool(rude_work, workers=1, limits=WorkerLimits(seconds=1.5)) as pool:
        outcome = pool.run(["a", "hang", "b"])
    assert [type(why) for _, why in outcome.broken] == [ReaderTimeout]
    assert outcome.result == ["A", "B"]
    assert time.monotonic() - started < 30


def test_threads_share_the_pool() -> None:
    results: list[list[str]] = []
    with WorkerPool(rude_work, workers=2) as pool:
        threads = [
            threading.Thread(target=lambda n=n: results.append(pool.run([f"i{n}"] * 3).result)) for n in range(6)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
    assert sorted(results) == [[f"I{n}"] * 3 for n in range(6)]


def test_a_document_counts_once_and_lines_recur_from_five_documents_on(tmp_path: Path) -> None:
    with State(tmp_path) as state:
        counts = LineCounts(state)
        for number in range(5):
            for _ in range(2):
                counts.add("council.example", f"https://council.example/{number}", ["same", f"own-{number}"])
        counts.add("other.example", "https://other.example/1", ["same"])
        assert counts.repeated("council.example") == {"same"}
        assert counts.repeated("other.example") == frozenset()
        assert counts.is_counted("council.example", "https://council.example/3")
