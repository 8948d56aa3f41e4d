"""The figure rules, case by case: each line of `figures_cases/*.txt` is a text with the figures that it holds marked in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extractors.figures import find_figures
from extractors.prepare import prepare
from extractors.read.text import read_text
from models.facts import Figure

CASES = Path(__file__).parent / "figures_cases"
MARK = re.compile(r"«([^|»]*)\|([^»]*)»")
MEANING = re.compile(r"(>=|<=|[=<>~])?(\?|-?[0-9.]+)([%£x/])?(?: (.+))?")
UNITS = {None: "count", "%": "percent", "£": "money", "x": "ratio", "/": "rate"}


def cases() -> list[object]:
    rows = []
    for path in sorted(CASES.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                rows.append(pytest.param(line, id=f"{path.stem}:{number}"))
    return rows


def figures_of(text: str) -> list[Figure]:
    return find_figures(prepare(read_text(text.encode(), name="case.txt")), ())


def words(text: str) -> set[str]:
    return {w for w in re.split(r"[\s-]+", text.casefold()) if w not in {"the", "a", "an", "of"}}


@pytest.mark.parametrize("line", cases())
def test_case(line: str) -> None:
    """The line gives the marked figures and no others, with the value, unit and comparator (and counted thing) that are marked."""
    text = MARK.sub(lambda m: m[1], line)
    expected = []
    for quote, meaning in MARK.findall(line):
        match = MEANING.fullmatch(meaning)
        assert match, meaning
        value = None if match[2] == "?" else float(match[2])
        expected.append((quote, value, UNITS[match[3]], match[1] or "="))
    found = figures_of(text)
    assert [
        (text[f.start : f.end], None if f.value is None else float(f.value), f.unit, f.comparator) for f in found
    ] == expected
    for figure, (_, meaning) in zip(found, MARK.findall(line), strict=True):
        match = MEANING.fullmatch(meaning)
        assert match
        if match[4]:
            assert figure.measure, f"no measure for {text[figure.start : figure.end]}"
            assert words(match[4]) <= words(figure.measure) or words(figure.measure) <= words(match[4]), figure.measure
