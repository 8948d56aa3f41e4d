"""The quality gate: extraction scored by kind and attribute, stripping by kind of page, held to pinned floors.

usage: python -m benchmarks.quality [--lower-floors] [--no-write]

Scores the gold sets found beside the project (`../shared/gold/*`) and the project's own (`benchmarks/gold`), writes the table
into `docs/quality.md`, and fails when a score is below its floor in `benchmarks/floors/facts.toml`. Floors rise by hand; they
are lowered only with --lower-floors, which writes what was measured.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks import boilerplate
from benchmarks.hold_floors import below_floors, write_floors
from benchmarks.score_facts import ATTRIBUTES, Tally, score
from extractors.pipeline import extract
from models.facts import fact_record

ROOT = Path(__file__).resolve().parents[1]
OWN = ROOT / "benchmarks" / "gold"
BESIDE = ROOT.parent / "shared" / "gold"
FLOORS = ROOT / "benchmarks" / "floors" / "facts.toml"
PAGE = ROOT / "docs" / "quality.md"
START, END = "<!-- written by make quality -->", "<!-- end -->"


def gold_sets() -> dict[str, Path]:
    """Gold folders by name: the project's own, and those beside the project when they are there."""
    found = {f"own {folder.name}": folder for folder in sorted(OWN.glob("*")) if (folder / "gold.jsonl").is_file()}
    if BESIDE.is_dir():
        found |= {folder.name: folder for folder in sorted(BESIDE.iterdir()) if (folder / "gold.jsonl").is_file()}
    return found


def score_set(folder: Path) -> dict[str, Tally]:
    """Tallies by kind of one gold folder (`gold.jsonl`, `docs/`)."""
    return score(_pairs(folder))


def _pairs(folder: Path) -> Iterator[tuple[list[Any], list[Any]]]:
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        extraction = extract((folder / "docs" / record["doc"]).read_bytes(), name=record["doc"])
        yield record["facts"], [fact_record(fact, extraction.text) for fact in extraction.facts]


def measures(tallies: dict[str, Tally]) -> dict[str, float]:
    """Every score of a set by name: "figure f1", "figure comparator" and so on, to three decimals."""
    found = {}
    for kind, tally in tallies.items():
        found[f"{kind} f1"] = round(tally.f1, 3)
        for attribute in ATTRIBUTES[kind]:
            share = tally.share(attribute)
            if share is not None:
                found[f"{kind} {attribute}"] = round(share, 3)
    return found


def facts_table(tallies: dict[str, dict[str, Tally]]) -> str:
    """The scores as a Markdown table, one row a set and kind."""
    lines = [
        "| set | kind | F1 | found | missed | wrong | attributes |",
        "| --- | --- | ---: | ---: | ---: | ---: | --- |",
    ]
    for name, kinds in tallies.items():
        for kind, tally in kinds.items():
            shares = [(attribute, tally.share(attribute)) for attribute in ATTRIBUTES[kind]]
            words = ", ".join(f"{attribute} {share:.3f}" for attribute, share in shares if share is not None)
            lines.append(
                f"| {name} | {kind} | {tally.f1:.3f} | {tally.found} | {tally.missed} | {tally.wrong} | {words} |"
            )
    return "\n".join(lines)


def pages_table(scores: dict[str, dict[str, float]]) -> str:
    """The scores of stripping as a Markdown table, one row a set and measure."""
    lines = ["| set | measure | score |", "| --- | --- | ---: |"]
    lines += [
        f"| {name} | {measure} | {value:.3f} |" for name, found in scores.items() for measure, value in found.items()
    ]
    return "\n".join(lines)


def write_page(table: str) -> None:
    """Put the table between its marks in `docs/quality.md`."""
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(START)
    _, after = rest.split(END)
    PAGE.write_text(f"{before}{START}\n\n{table}\n\n{END}{after}", encoding="utf-8")


def main() -> int:
    """Score, write, compare. Returns 0, or 1 when something is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--lower-floors", action="store_true", help="pin the floors at what was measured")
    parser.add_argument("--no-write", action="store_true", help="leave docs/quality.md alone")
    args = parser.parse_args()
    tallies = {name: score_set(folder) for name, folder in gold_sets().items()}
    facts = {name: measures(kinds) for name, kinds in tallies.items()}
    pages = boilerplate.score_boilerplate()
    page = f"## Facts\n\n{facts_table(tallies)}\n\n## Stripping\n\n{pages_table(pages)}"
    print(page)
    if not args.no_write:
        write_page(page)
    if args.lower_floors:
        write_floors(facts, FLOORS, "finding facts")
        write_floors(pages, boilerplate.FLOORS, "stripping pages")
        return 0
    faults = [*below_floors(facts, FLOORS), *below_floors(pages, boilerplate.FLOORS)]
    for fault in faults:
        print(f"below its floor: {fault}", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
