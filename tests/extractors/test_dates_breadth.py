"""Years that a document tells, short years, quoted requests and bounds, in invented sentences: `dates_breadth/readings.txt`.

Frames: Y letter with a date, Z article with a date, N decision notice, L letter, H head of a letter.
"""

# ruff: noqa: E501 (a frame reads best on one line)
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.dates import find_dates
from extractors.prepare import prepare
from extractors.read.text import read_text
from models.facts import DateMention

FRAMES = {
    "Y": "Ashbeck Council\n\n6 July 2023\n\nDear Mr Oakes\n\nFreedom of Information Act 2000\n\nThank you for your request of 8 June 2023.\n\n{}\n\nYours sincerely\n",
    "Z": "Town hall splashes out\nBy Dana Pruett\n14 October 2025\n\nThe council spent £3m on a bus gate, figures released under the Freedom of Information Act show.\n\n{}\n\nA spokesman declined to comment.\n",
    "N": "Freedom of Information Act 2000 (FOIA)\nDecision notice\n\nDate: 4 September 2023\nPublic Authority: Wexbury Council\n\nDecision\n\n1. The complainant asked for a report.\n2. The Commissioner's decision is that section 12 was applied correctly.\n\n{}\n",
    "L": "Dear Mr Oakes\n\nFreedom of Information Act 2000\nOur ref FOI-2231\n\n{}\n\nYours sincerely\n",
    "H": "Ashbeck Council\nInformation Governance\n\n{}\n\nDear Mr Oakes\n\nFreedom of Information Act 2000\n\nThank you for your request about bins. We hold the information.\n\nYours sincerely\n",
}
READINGS: dict[str, Callable[[str, list[DateMention]], str]] = {
    "first days": lambda _, dates: " ".join(str(d.first) for d in dates),
    "spans": lambda text, dates: "; ".join(text[d.start : d.end] for d in dates),
    "spans with first and last days": lambda text, dates: "; ".join(
        f"{text[d.start : d.end]} {d.first} {d.last}" for d in dates
    ),
    "bounds": lambda _, dates: " ".join(d.bound for d in dates),
}


def _rows() -> list[tuple[str, str, str, str]]:
    rows, reading = [], ""
    for line in (Path(__file__).parent / "dates_breadth" / "readings.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            reading = line[3:]
        elif not line.startswith("#"):
            frame, wanted, sentence = line.split("|", 2)
            rows.append((reading, frame, wanted, sentence))
    return rows


@pytest.mark.parametrize(
    ("reading", "frame", "wanted", "sentence"), _rows(), ids=[f"{r[1]}-{r[3][:60]}" for r in _rows()]
)
def test_readings(reading: str, frame: str, wanted: str, sentence: str) -> None:
    sentence = sentence.replace("\\n", "\n").replace("\\t", "\t")
    text = FRAMES[frame].format(sentence)
    start = text.index(sentence)
    dates = find_dates(prepare(read_text(text.encode(), name="a.txt")))
    assert READINGS[reading](text, [d for d in dates if start <= d.start < start + len(sentence)]) == wanted
