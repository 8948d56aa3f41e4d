"""Many ways to say the same few things of a provision, by what they mean; the sentences are in `exemptions_breadth/`.

Each row names its frame (L letter, S Scottish letter, E letter under the Regulations, R review, D decision, A article, P law firm's
post, G guidance, N a digest of notices) and, letter by letter, what becomes of its provisions: a(pplied), r(ejected), m(entioned), p(rocedural).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.exemptions import find_exemptions
from extractors.prepare import prepare
from extractors.read.text import read_text

# ruff: noqa: E501 (a frame reads best on one line)
FRAMES = {
    "L": "Dear Mr Oakes\n\nFreedom of Information Act 2000\n\nThank you for your request of 4 May 2021. We have now completed our search.\n\n{}\n\nYours sincerely\n",
    "S": "Dear Ms Baird\n\nFreedom of Information (Scotland) Act 2002 (FOISA)\n\nThank you for your request of 4 May 2021.\n\n{}\n\nYours sincerely\n",
    "E": "Dear Mr Oakes\n\nEnvironmental Information Regulations 2004 (EIR)\n\nThank you for your request of 4 May 2021.\n\n{}\n\nYours sincerely\n",
    "D": "Decision notice\n\nPublic authority: Wexbury Borough Council\nThe complainant asked for a report under the Freedom of Information Act 2000 (FOIA).\n\nThe Commissioner's decision\n\n{}\n",
    "A": "By Dana Pruett, home affairs reporter\n\nHundreds of laptops went missing from town halls last year, figures released under the Freedom of Information Act show.\n\n{}\n\nA spokesman declined to comment.\n",
    "P": "Marrow & Stile LLP\n\nBlog | Information law\n\nWhat suppliers should know about the Freedom of Information Act 2000\n\n12 March 2024 | By Owen Strand\n\nIf you sell to a council, somebody will ask for your contract. In this post we look at the exemptions and at recent decisions.\n\n{}\n\nFor advice call Owen. Marrow & Stile LLP is regulated by the Solicitors Regulation Authority.\n",
    "G": "Guide to freedom of information\n\nWhen can we refuse a request?\n\nThis guidance explains the exemptions in the Freedom of Information Act 2000 and how to use them.\n\n{}\n\nThis page was last reviewed in May 2023.\n",
    "N": "Decisions digest\n\nThe Information Commissioner issued these decision notices in July under the Freedom of Information Act 2000 (FOIA) and the Environmental Information Regulations 2004 (EIR).\n\nDecision notice IC-290142-T5R3 - Pennard Borough Council\n{}\n\nDecision notice IC-290177-T5R3 - Wexbury Borough Council\n",
    "R": "Internal review\n\nDear Mr Oakes\n\nYour request under the Freedom of Information Act 2000\n\nI have reviewed the reply that you were sent on 4 May 2021.\n\n{}\n\nYours sincerely\nHead of Legal Services\n",
}
ROWS = [
    line.split("|", 2)
    for path in sorted(Path(__file__).with_name("exemptions_breadth").glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("frame", "wanted", "sentence"), ROWS, ids=[f"{f}-{s[:60]}" for f, _, s in ROWS])
def test_status(frame: str, wanted: str, sentence: str) -> None:
    text = FRAMES[frame].format(sentence)
    start = text.index(sentence)
    facts = find_exemptions(prepare(read_text(text.encode(), name="a.txt")))
    assert "".join(f.status[0] for f in facts if start <= f.start < start + len(sentence)) == wanted
