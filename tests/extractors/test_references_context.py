"""Numbers whose label, scheme or role only their neighbourhood tells: forces, watchdogs, digests, threads, reviews."""

# ruff: noqa: E501 (a row of a table reads best on one line)
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
    # the number again, without its label; a review's number with a space; what a review looks at
    ("a title and a label", "Freedom of information response F25/0263\nAssaults by month\nOur reference\nF25/0263\nDate completed\n19 May 2025\n",
     "F25/0263 foi own; F25/0263 foi own"),
    ("a request page", "Wexbury NHS Trust\nRequest no. NC-25-0417: items left in patients\nAnswered 16 May 2025\n\nQuestion 1\n"
     "How many swabs were left in 2024?\nOur answer: Seven.\n\nWrite to the Secretary within two months, quoting NC-25-0417.\n",
     "NC-25-0417 foi own; NC-25-0417 foi own"),
    ("a review with a space", LETTER + "Internal review IR 24-0003 (of FOI 23-0419)\n\nI was not involved in the first reply.",
     "IR 24-0003 foi own; FOI 23-0419 foi cited"),
    ("EIR with a space", LETTER + "Our reference: EIR 24/118\nYour reference: none", "EIR 24/118 foi own"),
    ("read with another", LETTER + "Our ref: FOI-24-1187\n\nThis should be read with FOI-23-0871, which gave 2022.",
     "FOI-24-1187 foi own; FOI-23-0871 foi cited"),
    ("a telephone before a label", LETTER + "Apply under section 50 (helpline 0303 555 0113, case reference to be given on receipt).", ""),
    ("references include", BYLINE + "Requests were sent in May. References include TFM-2024-1553 and FOI/24/1190.",
     "TFM-2024-1553 foi cited; FOI/24/1190 foi cited"),
    ("an analysis", "Numbers\nLong read\nBy Catrin Halloway   Updated 29 January 2025\nWe sent FOI requests to all 42 boards. One relied on "
     "section 43 until we complained (its reference: HV/FOI/24/0733).", "HV/FOI/24/0733 foi cited"),
    ("a finding of the Commissioner", BYLINE + "The Commissioner agreed with the university (IC-198230-F4M9), but the Tribunal did not.",
     "IC-198230-F4M9 ico-decision cited"),
    ("a watchdog's full name", LETTER + "One case is with the Independent Office for Police Conduct (their reference 2023/194417).",
     "2023/194417 watchdog cited"),
    ("a review and the first request", REVIEW, "IR/23-118 foi own; FOI/23-902 foi cited"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_context(text: str, wanted: str) -> None:
    found = find_references(prepare(read_text(text.encode(), name="a.txt")))
    assert "; ".join(f"{f.canonical} {f.scheme} {f.role}" for f in found) == wanted


def test_headings_of_a_digest_are_cited_decisions() -> None:
    found = find_references(prepare(read_text(DIGEST.encode(), name="a.txt")))
    assert [(f.scheme, f.role) for f in found] == [("ico-decision", "cited")] * 4
