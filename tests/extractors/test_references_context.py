"""Numbers whose label, scheme or role only their neighbourhood tells: forces, watchdogs, digests, threads, reviews."""

from __future__ import annotations

import pytest

from extractors.prepare import prepare
from extractors.read.text import read_text
from extractors.references import find_references

BYLINE = (
    "By Dana Pruett, home affairs reporter\n\nFigures released under the Freedom of Information Act show a rise.\n\n"
)
LETTER = "Dear Ms Ash\n\nFreedom of Information Act 2000\n\nThank you for your request of 4 May 2023.\n\n"
REVIEW = "Review decision\nOur ref: IR/23-118\nYour request: FOI/23-902\n\nDear Ms Ash\n\nYou asked for a review.\n"
DIGEST = "Decisions of the month\n\n" + "\n".join(
    f"IC-21{n}417-X3V{n} | Wexbury Council | 9 May 2024\nFOI 40(2): complaint not upheld\nThe names were personal data.\n"
    for n in range(1, 5)
)

ROWS = (
    # "the number" is a label where the value has letters and a separator
    ("the number", BYLINE + "The ombudsman gave the case the number C-2187340.", "C-2187340 watchdog cited"),
    ("a unique number", LETTER + "Your unique number is WBC/24/00719.", "WBC/24/00719 foi own"),
    ("a count", BYLINE + "The number 1,204 was the highest.", ""),
    ("a telephone", LETTER + "The number 01632 960114 is open all day.", ""),
    # the body last named issues the number
    ("a force's", BYLINE + "Three forces refused; that of Mid Vale (its ref FOI/22/417) is before the Commissioner.",
     "FOI/22/417 police-foi cited"),
    ("a council's", BYLINE + "Two forces and a council refused; the council's answer (ref FOI/22/418) was late.",
     "FOI/22/418 foi cited"),
    ("a watchdog's own case", "Office of the Custody Ombudsman\nAnnual bulletin\n\nCase study: CO-22-04417\n\nMr K complained.",
     "CO-22-04417 watchdog cited"),
    ("a review and the first request", REVIEW, "IR/23-118 foi own; FOI/23-902 foi cited"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_context(text: str, wanted: str) -> None:
    found = find_references(prepare(read_text(text.encode(), name="a.txt")))
    assert "; ".join(f"{f.canonical} {f.scheme} {f.role}" for f in found) == wanted


def test_headings_of_a_digest_are_cited_decisions() -> None:
    found = find_references(prepare(read_text(DIGEST.encode(), name="a.txt")))
    assert [(f.scheme, f.role) for f in found] == [("ico-decision", "cited")] * 4
