"""The summary of a run: what was fetched, extracted, loaded and what failed, in numbers and in words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

COLUMNS = ("source", "listed", "fetched", "new", "changed", "unchanged", "withdrawn", "failed")
"""Columns of the table of sources."""


@dataclass(slots=True)
class RunSummary:
    """Counts of one pipeline run. `failures` counts by error name, over fetching and reading together.

    `fatal` says why the run must count as failed although its rows were kept.
    """

    sources: list[dict[str, Any]] = field(default_factory=list)
    documents: int = 0
    facts: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    new_documents: int = 0
    new_versions: int = 0
    loads: int = 0
    published: bool = False
    fatal: list[str] = field(default_factory=list)

    def as_record(self) -> dict[str, Any]:
        """JSON-ready."""
        return {**asdict(self), "failures": dict(self.failures)}

    def source_table(self) -> list[dict[str, Any]]:
        """One row a source: its counts, with its failures summed, and the rest of its summary left out."""
        return [
            {name: sum(row.get(name, {}).values()) if name == "failed" else row.get(name, 0) for name in COLUMNS}
            for row in self.sources
        ]

    def as_markdown(self) -> str:
        """For the run's artifact: a table of sources, then the totals, then what failed."""
        lines = [f"| {' | '.join(COLUMNS)} |", f"| {' | '.join('---' for _ in COLUMNS)} |"]
        lines += [f"| {' | '.join(_cell(str(cell)) for cell in row.values())} |" for row in self.source_table()]
        lines += ["", f"{self.documents} documents read, {self.facts} facts; {self.new_documents} documents and"]
        lines += [f"{self.new_versions} versions seen for the first time.", ""]
        if self.fatal:
            lines += ["The run failed:", "", *(f"- {_cell(line)}" for line in self.fatal), ""]
        if self.failures:
            lines += ["| error | inputs |", "| --- | ---: |"]
            lines += [f"| {error} | {count} |" for error, count in sorted(self.failures.items())]
        elif not self.fatal:
            lines.append("Nothing failed.")
        return "\n".join(lines)


_MARKUP = re.compile(r"([\\`*_\[\]<>|#])")


def _cell(text: str) -> str:
    """Text as it is: what sites and files are called must not become links, tags or columns."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
