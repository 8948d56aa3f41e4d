"""What a run says of itself: a batch or a source that failed as a whole is never called success."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from flows import extract_flow as module
from flows.run_summary import RunSummary


def rounds_of(monkeypatch: pytest.MonkeyPatch, *rounds: list[dict[str, Any]]) -> None:
    waiting = iter(rounds)

    class Flow:
        def with_options(self, **_: Any) -> Any:
            return lambda *arguments: next(waiting)

    monkeypatch.setattr(module, "extract_flow", Flow())


READ = {"documents": 1, "facts": 2, "failures": {}, "captures": 1}
FAILED = {"captures": 0, "left": 25, "why": "No space left on device"}


def test_a_batch_that_keeps_failing_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    rounds_of(monkeypatch, [READ, FAILED], [FAILED])
    results, left = module.extract_all(tmp_path, 1, "test")
    assert results == [READ]
    assert left == ["25 captures could not be extracted and are left to the next run: No space left on device"]


def test_a_batch_that_works_the_second_time_is_no_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    rounds_of(monkeypatch, [READ, FAILED], [READ], [])
    assert module.extract_all(tmp_path, 1, "test") == ([READ, READ], [])


def test_the_artifact_of_a_failed_run_does_not_say_that_nothing_failed() -> None:
    summary = RunSummary(sources=[{"source": "log", "fatal": ["x"]}], fatal=["No page of the listing could be read."])
    words = summary.as_markdown()
    assert "Nothing failed" not in words
    assert "No page of the listing could be read." in words


def test_nothing_in_the_artifact_is_markup() -> None:
    words = RunSummary(fatal=["see [here](https://evil.example) <img src=x>\n| a | b |"]).as_markdown()
    assert "\\[here\\](https://evil.example) \\<img src=x\\> \\| a \\| b \\|" in words
