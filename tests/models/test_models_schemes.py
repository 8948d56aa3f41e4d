"""The table of reference schemes proves itself: every row finds its own examples and none of its look-alikes."""

from __future__ import annotations

import pytest

from extractors.prepare import prepare
from extractors.read.text import read_text
from extractors.references import find_references
from models.schemes import SchemeRow, match_key, reference_schemes

ROWS = reference_schemes()
EXAMPLES = [(row, text, canonical) for row in ROWS for text, canonical in row.examples]
LOOKALIKES = [(row, text) for row in ROWS for text in row.lookalikes]


def find(row: SchemeRow, text: str) -> list[str]:
    lower = text.lower()
    return [row.canonical_of(match) for match in row.matches(text, lower)] if row.suits(text, lower) else []


@pytest.mark.parametrize(("row", "text", "canonical"), EXAMPLES, ids=[f"{r.name}-{t[:40]}" for r, t, _ in EXAMPLES])
def test_row_finds_its_example(row: SchemeRow, text: str, canonical: str) -> None:
    assert find(row, text)[:1] == [canonical]


@pytest.mark.parametrize(("row", "text"), LOOKALIKES, ids=[f"{r.name}-{t[:40]}" for r, t in LOOKALIKES])
def test_row_leaves_its_lookalike(row: SchemeRow, text: str) -> None:
    assert find(row, text) == []


@pytest.mark.parametrize(("row", "text", "canonical"), EXAMPLES, ids=[f"{r.name}-{t[:40]}" for r, t, _ in EXAMPLES])
def test_finder_agrees_with_the_row(row: SchemeRow, text: str, canonical: str) -> None:
    """In a sentence, the whole finder gives the row's canonical number and names the row or its scheme."""
    p = prepare(read_text(f"As we said before. {text} is what we mean.\n".encode(), name="x.txt"))
    found = {f.canonical for f in find_references(p)}
    assert canonical in found or any(match_key(canonical) == match_key(c) for c in found)


def test_names_are_unique() -> None:
    assert len({row.name for row in ROWS}) == len(ROWS)


def test_every_row_is_documented() -> None:
    assert all(row.issuer and row.examples and row.lookalikes and row.triggers for row in ROWS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("FOI/2022/0411", "FOI-2022-411"),  # separators and padding drift
        ("[2022] UKFTT 00244 (GRC)", "[2022] UKFTT 244 (GRC)"),  # the National Archives pad, others do not
        ("HQ/PA/004417/19", "HQ PA 4417 19"),
    ],
)
def test_match_key_joins_spellings(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


def test_match_key_keeps_numbers_apart() -> None:
    assert match_key("FOI/22/411") != match_key("FOI/2/2411")
