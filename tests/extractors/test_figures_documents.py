"""Whole documents, invented for this project: every figure in them is marked in its place, as in `figures_cases`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extractors.dates import find_dates
from extractors.exemptions import find_exemptions
from extractors.figures import find_figures
from extractors.prepare import Prepared, prepare
from extractors.read.text import read_text
from extractors.references import find_references
from models.facts import Figure

DOCUMENTS = Path(__file__).parent / "figures_documents"
MARK = re.compile(r"«([^|»]*)\|([^»]*)»")
MEANING = re.compile(r"(>=|<=|[=<>~])?(\?|-?[0-9.]+)([%£x/])?(?: (suppressed))?(?: (.+))?")
UNITS = {None: "count", "%": "percent", "£": "money", "x": "ratio", "/": "rate"}


def read(source: str) -> tuple[Prepared, list[Figure]]:
    text = MARK.sub(lambda m: m[1], source)
    p = prepare(read_text(text.encode(), name="document.txt"))
    dates = find_dates(p)
    taken = [(f.start, f.end) for f in (*find_references(p), *find_exemptions(p))]
    return p, find_figures(p, taken, dates)


def marked(source: str) -> list[tuple[str, float | None, str, str | None, bool, str | None]]:
    rows = []
    for quote, meaning in MARK.findall(source):
        match = MEANING.fullmatch(meaning)
        assert match, meaning
        value = None if match[2] == "?" else float(match[2])
        rows.append((quote, value, UNITS[match[3]], match[1], bool(match[4]), match[5]))
    return rows


def places(source: str) -> list[tuple[int, int]]:
    """Spans of the marked quotes in the text without marks."""
    spans = []
    shift = 0
    for match in MARK.finditer(source):
        start = match.start() - shift
        spans.append((start, start + len(match[1])))
        shift += len(match[0]) - len(match[1])
    return spans


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.txt")), ids=lambda path: path.stem)
def test_document(path: Path) -> None:
    """All marked figures are found where they stand, with value, unit and comparator, and nothing else is."""
    source = path.read_text(encoding="utf-8")
    p, found = read(source)
    got = {(f.start, f.end): (f.value, f.unit) for f in found}
    want = {span: (row[1], row[2]) for span, row in zip(places(source), marked(source), strict=True)}
    shown = {span: p.text[slice(*span)] for span in {*got, *want}}
    assert {shown[s]: (s, v) for s, v in got.items() if want.get(s) != v} == {
        shown[s]: (s, v) for s, v in want.items() if got.get(s) != v
    }
    by_span = {(f.start, f.end): f for f in found}
    for span, (quote, _, _, comparator, suppressed, _) in zip(places(source), marked(source), strict=True):
        figure = by_span[span]
        assert p.text[figure.start : figure.end] == quote
        if comparator or not (figure.value is None or figure.suppressed):
            assert figure.comparator == (comparator or "="), quote
        if suppressed:
            assert figure.suppressed, quote


def test_measures() -> None:
    """Over all documents nearly every marked measure is the one found, by containment of words."""
    right = total = 0
    wrong = []
    for path in sorted(DOCUMENTS.glob("*.txt")):
        source = path.read_text(encoding="utf-8")
        _, found = read(source)
        by_span = {(f.start, f.end): f for f in found}
        for span, row in zip(places(source), marked(source), strict=True):
            if row[5] and span in by_span:
                want = set(row[5].casefold().replace("-", " ").split())
                got = set((by_span[span].measure or "").casefold().replace("-", " ").split())
                total += 1
                held = bool(got) and (want <= got or got <= want)
                right += held
                if not held:
                    wrong.append((path.stem, row[0], row[5], by_span[span].measure))
    assert right >= 0.9 * total, wrong
