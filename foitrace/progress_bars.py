"""Progress bars on standard error for the stages of a run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flows.watch import Progress as Step
from flows.watch import watching

WORDS = {"crawl": "Fetching", "extract": "Extracting", "load": "Loading"}


@contextmanager
def progress_bars(*, quiet: bool) -> Iterator[None]:
    """Show a bar a stage while the context is open; nothing when `quiet`."""
    if quiet:
        yield
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description:<11}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[note]}", markup=False),
    )
    bars = Progress(*columns, console=Console(stderr=True), transient=True)
    tasks = {stage: bars.add_task(words, total=None, note="", visible=False) for stage, words in WORDS.items()}

    def show(step: Step) -> None:
        bars.update(tasks[step.stage], completed=step.done, total=step.total, note=step.note[-60:], visible=True)

    with bars, watching(show):
        yield
