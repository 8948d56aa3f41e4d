"""Whole invented documents: every provision and reference number that each holds, in order.

`golden_law/NAME.txt` is a document, `NAME.expected` its facts, one a line: "FOIA2000 40(2) applied | 'section 40(2)'" or
"FOI-2022-903 | foi cited | 'FOI-2022-903'". All names, numbers and letters are invented.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.exemptions import find_exemptions
from extractors.prepare import Prepared, prepare
from extractors.read.text import read_text
from extractors.references import find_references

GOLDEN = Path(__file__).parent / "golden_law"


def facts(p: Prepared) -> list[str]:
    rows = [(x.start, f"{x.regime} {x.provision} {x.status}", p.text[x.start : x.end]) for x in find_exemptions(p)]
    rows += [(x.start, f"{x.canonical} | {x.scheme} {x.role}", p.text[x.start : x.end]) for x in find_references(p)]
    return [f"{words} | {quote!r}" for _, words, quote in sorted(rows)]


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.txt")), ids=lambda path: path.stem)
def test_document(path: Path) -> None:
    found = facts(prepare(read_text(path.read_bytes(), name=path.name)))
    assert found == path.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
