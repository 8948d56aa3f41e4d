"""When requests were made, received and answered: many ways to say it, by who says it; the sentences are in `dates_breadth/`.

Frames: L letter, A article, G log, D decision, P press release,
H head of a letter, T thread. Roles: q requested, c received, r responded, p published, e event.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.dates import find_dates
from extractors.dates.phrases import WORDINGS, Wording
from extractors.dates.told import TOLD
from extractors.prepare import prepare
from extractors.read.text import read_text

# ruff: noqa: E501 (a frame reads best on one line)
FRAMES = {
    "L": "Dear Mr Oakes\n\nFreedom of Information Act 2000\nOur ref FOI-2231\n\n{}\n\nYours sincerely\n",
    "A": "By Dana Pruett, home affairs reporter\n\nHundreds of laptops went missing from town halls, figures released under the Freedom of Information Act show.\n\n{}\n\nA spokesman declined to comment.\n",
    "G": "Ashbeck Council: disclosure log\n\nFreedom of Information requests that we have answered\n\n{}\n",
    "D": "Decision notice\n\nPublic authority: Wexbury Borough Council\nThe complainant asked for a report under the Freedom of Information Act 2000 (FOIA).\n\n{}\n\nThe Commissioner's decision is that section 12 was applied correctly.\n",
    "P": "Hearwell\nPress release\n\n{}\n\nENDS\n\nNotes to editors\n",
    "H": "Ashbeck Council\nInformation Governance\n\n{}\n\nDear Mr Oakes\n\nFreedom of Information Act 2000\n\nThank you for your request about bins. We hold the information.\n\nYours sincerely\n",
    "T": "Parking fines\n\nHal Ormerod made this Freedom of Information request to Wexcombe Town Council\n\nFrom: Hal Ormerod\n20 January 2022\n\nDear Wexcombe Town Council,\n\nPlease send me the number of fines.\n\nHal Ormerod\n\nLink to this\n{}\n\nYours\nClerk\n",
}
ROLES = {"q": "requested", "c": "received", "r": "responded", "p": "published", "e": "event"}
ROWS = [
    line.split("|", 2)
    for line in (Path(__file__).parent / "dates_breadth" / "roles.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("frame", "wanted", "sentence"), ROWS, ids=[f"{f}-{s[:60]}" for f, _, s in ROWS])
def test_roles(frame: str, wanted: str, sentence: str) -> None:
    sentence = sentence.replace("\\n", "\n")
    text = FRAMES[frame].format(sentence)
    start = text.index(sentence)
    dates = find_dates(prepare(read_text(text.encode(), name="a.txt")))
    assert [d.role for d in dates if start <= d.start < start + len(sentence)] == [ROLES[letter] for letter in wanted]


@pytest.mark.parametrize("wording", TOLD, ids=[w.example for w in TOLD])
def test_examples(wording: Wording) -> None:
    before = wording.example.lower().split("4 may 2023")[0].replace("in may 2023", "in ")
    assert wording.pattern.search(before)


@pytest.mark.parametrize("wording", [*TOLD, *WORDINGS], ids=[w.example for w in (*TOLD, *WORDINGS)])
def test_a_wording_is_looked_for_only_where_one_of_its_words_stands(wording: Wording) -> None:
    assert any(word in wording.example.lower() for word in wording.needs)
