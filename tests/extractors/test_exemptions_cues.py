"""Every cue of the table proves itself on its own examples."""

from __future__ import annotations

import pytest

from extractors.exemptions import find_exemptions
from extractors.exemptions.cues import cue_rows
from extractors.prepare import prepare
from extractors.read.text import read_text

LETTER = "Freedom of Information Act 2000\n\nThank you for your request. Our decision is below.\n\n{}\n"
SCOTS = "Freedom of Information (Scotland) Act 2002\n\nThank you for your request. Our decision is below.\n\n{}\n"

CASES = [(row.name, row.status, example) for row in cue_rows() for example in row.examples]


@pytest.mark.parametrize(("name", "status", "example"), CASES, ids=[f"{n}-{e[:50]}" for n, _, e in CASES])
def test_cue_examples(name: str, status: str, example: str) -> None:
    frame = SCOTS if "FOISA" in example else LETTER
    p = prepare(read_text(frame.format(example).encode(), name="letter.txt"))
    start = p.text.index(example)
    facts = [f for f in find_exemptions(p) if start <= f.start < start + len(example) and f.status != "procedural"]
    assert facts, "no provision found"
    assert {f.status for f in facts} == {status}, [(f.provision, f.status, f.rule) for f in facts]


def test_every_cue_has_an_example_or_is_a_description() -> None:
    assert all(row.examples or row.is_neutral for row in cue_rows())
