"""Reference numbers in columns and tables, one canonical number for drifting spellings, exact spans, hostile input."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.prepare import Prepared, prepare
from extractors.read.text import read_text
from extractors.references import find_references
from models.documents import CONTENT, Block, Cell, Reading, Sentence, Table, Zone
from models.facts import Reference
from models.locators import LineLocator


def read(text: str) -> list[Reference]:
    return find_references(prepare(read_text(text.encode(), name="x.txt")))


def raw(text: str, tables: tuple[Table, ...] = ()) -> Prepared:
    return Prepared(
        reading=Reading("text/plain", text, (Block("paragraph", 0, len(text), LineLocator(1, 1)),), tables=tables),
        labels=(CONTENT,),
        zones=(Zone(0, len(text), "response"),),
        sentences=(Sentence(0, len(text), "response", 0),),
        kind="foi_response",
    )


def test_span_is_the_identifier_alone() -> None:
    text = "Your request for information. Please quote reference no: WBC/FOI/0417. Thank you."
    [fact] = find_references(raw(text))
    assert text[fact.start : fact.end] == "WBC/FOI/0417"


def test_a_number_broken_over_a_line_is_whole() -> None:
    text = "Dear Mr Oakes\n\nThank you for your request. Our ref: WBC/FOI/\n0417 is the number.\n"
    [fact] = read(text)
    assert fact.canonical == "WBC/FOI/0417"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Our ref: 2024/198843.\nQ3 How many were late?", "2024/198843"),
        ("See the reply to FOI/24/1190.\n3. The second request was refused.", "FOI/24/1190"),
        ("Our reference: WBC.FOI.0417.\nA1 We hold this.", "WBC.FOI.0417"),
    ],
)
def test_a_stop_at_the_end_of_a_line_ends_the_number(text: str, number: str) -> None:
    [fact] = read(f"Dear Mr Oakes\n\nThank you for your request for information.\n{text}\n")
    assert fact.canonical == number


def test_numbers_of_one_series_share_its_separators() -> None:
    text = "Dear Mr Oakes\n\nYour request for information\nOur ref: WBP/FOI/24/00913\n\nA like answer was WBP-FOI-22-00377.\n"
    assert [f.canonical for f in read(text)] == ["WBP/FOI/24/00913", "WBP/FOI/22/00377"]


def test_spellings_of_one_number_share_its_first_canonical_form() -> None:
    text = "Dear Mr Oakes\n\nYour request for information\nOur ref: FOI/2022/0417\n\nWe shall quote FOI-2022-417 in future.\n"
    assert {f.canonical for f in read(text)} == {"FOI/2022/0417"}


def test_a_later_mention_keeps_the_role() -> None:
    text = (
        "Dear Mr Oakes\n\nThank you for your request for information.\nOur ref: FOI-2022-417\n\n"
        + "More words. " * 200
        + "See FOI-2022-417.\n"
    )
    assert [f.role for f in read(text)] == ["own", "own"]


def test_column_of_a_text_table() -> None:
    text = "FOI disclosure log\n\nRef\tDate\tSubject\nWX-1017\t4 May 2022\tParking\nWX-1018\t5 May 2022\tBins\n"
    assert [(f.canonical, f.role) for f in read(text)] == [("WX-1017", "cited"), ("WX-1018", "cited")]


def test_column_of_a_table() -> None:
    text = "FOI log\nRequest number\nSubject\n1017-22\nParking\n1018-22\nBins\n"

    def cell(row: int, column: int, words: str) -> Cell:
        start = text.index(words)
        return Cell(row, column, start, start + len(words))

    cells = (
        cell(0, 0, "Request number"),
        cell(0, 1, "Subject"),
        cell(1, 0, "1017-22"),
        cell(1, 1, "Parking"),
        cell(2, 0, "1018-22"),
        cell(2, 1, "Bins"),
    )
    assert [f.canonical for f in find_references(raw(text, (Table(cells),)))] == ["1017-22", "1018-22"]


def test_nothing_is_found_in_boilerplate() -> None:
    text = "Our ref: FOI-2022-417\n"
    p = raw(text)
    hidden = Prepared(p.reading, p.labels, (Zone(0, len(text), "boilerplate"),), p.sentences, kind="foi_response")
    assert find_references(hidden) == []


def test_requesters_numbers_are_cited() -> None:
    text = "Please answer as you did in FOI-2021-318.\n"
    p = raw(text)
    request = Prepared(p.reading, p.labels, (Zone(0, len(text), "request"),), p.sentences, kind="foi_response")
    assert [f.role for f in find_references(request)] == ["cited"]


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=300),
    st.sampled_from(["Our ref: FOI-2022-417", "IC-204417-X3V9", "01.FOI.22.004417", "reference number 10417", ""]),
)
def test_offsets_hold_on_any_text(noise: str, number: str) -> None:
    """Spans lie in the text, do not overlap, hold a digit, and a second run gives the same facts."""
    p = raw(f"{noise} {number} {noise}")
    facts = find_references(p)
    assert all(0 <= f.start < f.end <= len(p.text) for f in facts)
    assert all(a.end <= b.start for a, b in pairwise(facts))
    assert all(any(c.isdigit() for c in f.canonical) for f in facts)
    assert facts == find_references(p)


HOSTILE = {
    "labels": "reference number: " * 20_000,
    "labelled pieces": "ref: 12-" * 30_000,
    "kinds": "FOI/" * 60_000,
    "numbered kinds": "FOI-1" * 50_000,
    "met": "01.FOI.24." * 20_000,
    "citations": "[2024] UKFTT " * 20_000,
    "cases": "IC- " * 50_000,
    "dashes": "ref 1-" * 50_000,
    "capitals": "ABC/" * 60_000,
    "digits": "1" * 1_000_000,
    "tabs": "Ref\t" * 60_000,
    "own numbers": "Our ref: FOI-2022-417\n" * 10_000,
    "different numbers": "".join(f"Our ref: FOI-2022-{n}\n" for n in range(10_000)),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read_in_time(text: str) -> None:
    start = time.process_time()
    find_references(raw(text))
    assert time.process_time() - start < 8
