"""References by class of what tells them, in invented sentences: they are in `references_breadth.txt`.

Frames: A article, L letter, P a force's letter, D decision notice, R internal review, T thread.
"""

# ruff: noqa: E501 (a frame reads best on one line)
from __future__ import annotations

from pathlib import Path

import pytest

from extractors.prepare import prepare
from extractors.read.text import read_text
from extractors.references import find_references

FRAMES = {
    "A": "By Dana Pruett, home affairs reporter\n\nFigures released under the Freedom of Information Act show a rise.\n\n{}\n\nA spokesman declined to comment.\n",
    "L": "Dear Ms Ash\n\nFreedom of Information Act 2000\n\nThank you for your request of 4 May 2023.\n\n{}\n\nYours sincerely\n",
    "P": "Wexmoor Constabulary\nInformation Rights Unit\n\nOur reference: 512/2023\n\nDear Mr Oakes\n\nFreedom of Information Act 2000\n\n{}\n\nYours sincerely\n",
    "D": "Freedom of Information Act 2000 (FOIA)\nDecision notice\n\nDate: 4 September 2023\nPublic Authority: Wexbury Borough Council\n\nDecision (including any steps ordered)\n\n1. The complainant asked for a report.\n2. The Commissioner's decision is that section 12 was applied correctly.\n\n{}\n",
    "R": "Wexbury University\n{}\n\nDear Ms Ash\n\nYou asked us to look again at our reply. I was not involved in it.\n\nI uphold the use of section 43.\n",
    "T": "Parking fines\n\nHal Ormerod made this Freedom of Information request to Wexcombe Town Council\n\nFrom: Hal Ormerod\n20 January 2022\n\nDear Wexcombe Town Council,\n\nPlease send me the number of fines.\n\nHal Ormerod\n\nLink to this\nFrom: Clerk\nWexcombe Town Council\n24 January 2022\n\n{}\n\nClerk\n",
}
ROWS = [
    line.split("|", 2)
    for line in (Path(__file__).parent / "references_breadth.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("frame", "wanted", "sentence"), ROWS, ids=[f"{f}-{s[:60]}" for f, _, s in ROWS])
def test_references(frame: str, wanted: str, sentence: str) -> None:
    sentence = sentence.replace("\\n", "\n")
    text = FRAMES[frame].format(sentence)
    start = text.index(sentence)
    found = find_references(prepare(read_text(text.encode(), name="a.txt")))
    within = [f for f in found if start <= f.start < start + len(sentence)]
    assert "; ".join(f"{f.canonical} {f.scheme} {f.role}" for f in within) == wanted
