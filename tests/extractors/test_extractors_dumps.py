"""Pages saved as text: every line's label and zone, the page's kind, day and law, on the samples in `dumps/`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from dump_samples import SAMPLES, Sample

from extractors.prepare import Prepared, prepare
from extractors.read.text import read_text
from extractors.strip.repeats import line_key

IDS = [sample.name for sample in SAMPLES]


def prepared(sample: Sample, repeated: frozenset[str] | None = None) -> Prepared:
    return prepare(read_text(sample.text.encode(), name=sample.name + ".txt"), repeated=repeated)


def test_there_are_samples_of_many_kinds() -> None:
    assert len(SAMPLES) >= 25
    assert {sample.notes["kind"] for sample in SAMPLES} >= {
        "foi_response",
        "press_release",
        "article",
        "decision",
        "statistics",
    }


@pytest.mark.parametrize("sample", SAMPLES, ids=IDS)
def test_every_line_has_its_zone(sample: Sample) -> None:
    page = prepared(sample)
    wrong = [
        (sample.text[start:end], zone, page.zone_at(start))
        for start, end, zone in sample.marks
        if {page.zone_at(start), page.zone_at(end - 1)} != {zone}
    ]
    assert not wrong


@pytest.mark.parametrize("sample", SAMPLES, ids=IDS)
def test_kind_day_and_law(sample: Sample) -> None:
    page = prepared(sample)
    assert (page.kind, page.own_date or "none", page.default_regime or "none") == (
        sample.notes["kind"],
        sample.notes["date"],
        sample.notes["regime"],
    )


@pytest.mark.parametrize("sample", SAMPLES, ids=IDS)
def test_every_label_has_a_reason(sample: Sample) -> None:
    page = prepared(sample)
    assert all(label.reason and 0 < label.confidence <= 1 for label in page.labels)
    assert len(page.labels) == len(page.blocks)


@pytest.mark.parametrize("sample", SAMPLES[:6], ids=IDS[:6])
def test_windows_line_ends_change_nothing_but_offsets(sample: Sample) -> None:
    """The same page from a Windows machine: same labels, and every block's text unchanged."""
    other = prepare(read_text(sample.text.replace("\n", "\r\n").encode(), name="a.txt"))
    page = prepared(sample)
    assert [label.name for label in other.labels] == [label.name for label in page.labels]
    assert [other.text[b.start : b.end].replace("\r\n", "\n") for b in other.blocks] == [
        page.text[b.start : b.end] for b in page.blocks
    ]


def test_lines_of_the_whole_site_are_furniture_outside_the_content_and_marked_inside() -> None:
    text = (
        "Skip to content\nWelcome to the online home of Marlow Vale council services\nDog wardens: what we spent\n"
        "The council spent £41,000 on dog wardens in 2021, figures released today show.\n"
        "The borough is home to a quarter of a million people in all.\nIt also paid £300 for kennels in the same "
        "year.\n"
        "Was this page useful?\n"
    )
    sample = Sample("site", text, (), {})
    lines = text.splitlines()
    repeated = frozenset(map(line_key, (lines[1], lines[4])))
    page = prepared(sample, repeated)
    names = {text[b.start : b.end]: label for b, label in zip(page.blocks, page.labels, strict=True)}
    assert names[lines[1]].name in ("repeated", "navigation")
    assert names[lines[4]].is_content
    assert names[lines[4]].uncertain


def test_the_legal_answer_is_never_furniture_however_often_it_stands() -> None:
    text = (
        "Skip to content\nFOI reference: 1/22\nSection 40(2) - Personal information\nThis is an absolute "
        "exemption and no test is needed here.\n"
    )
    page = prepared(Sample("legal", text, (), {}), frozenset(map(line_key, text.splitlines())))
    assert [label.is_content for label in page.labels] == [False, True, True, True]


LETTERS = [
    (
        "a letter keeps its footer and address",
        "Harrow Road\nLeeds LS1 1AA\n\nOur ref: FOI/22/417\nDate: 4 May 2022\n\nDear Ms Ash\n\nThank you for "
        "your request.\n\nWe hold 41 files.\n\nYours sincerely\nP. Quill\n\nFOI/22/417    Page 1 of 1\n",
        [],
    ),
    (
        "a mail loses its confidentiality notice",
        "From: Information Governance\nSent: 4 May 2022 10:11\nTo: J Ash\nSubject: RE: Dogs\n\nDear Ms Ash\n\nWe "
        "hold 41 files.\n\nRegards\nP. Quill\n\n"
        "This e-mail and any attachments are confidential and intended for the addressee only.\n",
        ["This e-mail and any attachments are confidential and intended for the addressee only."],
    ),
]


@pytest.mark.parametrize(("pins", "text", "lost"), LETTERS, ids=[case[0] for case in LETTERS])
def test_letters(pins: str, text: str, lost: list[str]) -> None:
    letter = prepare(read_text(text.encode(), name="letter.txt"))
    assert [
        text[b.start : b.end] for b, label in zip(letter.blocks, letter.labels, strict=True) if not label.is_content
    ] == lost, pins
