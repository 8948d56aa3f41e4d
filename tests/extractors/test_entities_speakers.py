"""Who said a figure: verbs of saying, quotations over several sentences, sources of figures, and figures nobody is named for."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from extractors.entities import find_entities
from extractors.prepare import Prepared, prepare
from extractors.read.text import read_text
from extractors.speakers import find_sayings, name_speakers
from models.documents import Zone
from models.facts import Figure


def prepared(text: str) -> Prepared:
    p = prepare(read_text(text.encode(), name="sample.txt"))
    return replace(p, zones=(Zone(0, len(p.text), "response"),))


def speaker_of(text: str, words: str, **more: object) -> str | None:
    p = prepared(text)
    start = p.text.index(words)
    figure = Figure(
        start=start, end=start + len(words), zone="response", value=40, unit="count", comparator="=", **more
    )  # type: ignore[arg-type]
    (named,) = name_speakers(p, [figure], find_entities(p))
    return p.text[slice(*named.speaker)] if named.speaker else None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Kent Police said that 40 officers had left.", "Kent Police"),
        ("A Home Office spokesperson said 40 officers had left.", "Home Office"),
        ("The council said 40 bins were missing.", "The council"),
        ("Its spokesman confirmed that 40 bins were missing.", "Its spokesman"),
        (
            "Dr Omar Reid, a surgeon at Westmarch Hospital, said 40 patients had waited.",
            "Omar Reid",
        ),  # the person, not the place of work
        ("Dame Moira Fletcher told the Home Office that 40 cases were open.", "Moira Fletcher"),
        ("“We lost 40 beds,” said Moira Fletcher, its director.", "Moira Fletcher"),
        ("“We lost beds. There were 40 of them,” said Moira Fletcher, its director.", "Moira Fletcher"),
        ("Dr Omar Reid said: “It was a bad year. We lost 40 beds. It will get worse.”", "Omar Reid"),
        ('Dr Omar Reid said: "We lost 40 beds."', "Omar Reid"),
        ("According to the Office for National Statistics, 40 per cent agreed.", "Office for National Statistics"),
        ("Figures from the Home Office show that 40 officers left.", "Home Office"),
        ("Data released by NHS England gives 40 cases.", "NHS England"),
        ("There were 40 cases in Kent.", None),
        ("Kent Police recorded 40 cases.", None),  # recording is not saying
        ("Kent Police said nothing. There were 40 cases.", None),  # another sentence
        ("The figure of 40 was said to be wrong.", None),
        ("It is said that 40 left.", None),
    ],
)
def test_speaker(text: str, speaker: str | None) -> None:
    assert speaker_of(text, "40") == speaker


def test_what_a_speaker_quotes_from_another_source_stays_with_the_speaker() -> None:
    text = "Dr Omar Reid said: “The ministry promised £5 million and said 40 homes would follow.”"
    assert speaker_of(text, "40") == "Omar Reid"


def test_a_table_cell_has_no_speaker() -> None:
    assert speaker_of("Kent Police said 40 officers had left.", "40", table=0) is None


def test_a_speaker_given_before_is_kept() -> None:
    assert speaker_of("Kent Police said 40 officers had left.", "40", speaker=(0, 4)) == "Kent"


@pytest.mark.parametrize(
    "piece", ["said ", "“said ", "” said Aa ", "the council said 4 ", "according to the Met ", "“a” "]
)
def test_time_is_linear(piece: str) -> None:
    times = []
    for size in (10_000, 80_000):
        p = prepared(piece * (size // len(piece)))
        entities = find_entities(p)
        runs = []
        for _ in range(3):  # on a busy machine one run may take several times what it takes
            started = time.process_time()
            find_sayings(p, entities)
            runs.append(time.process_time() - started)
        times.append(min(runs))
    assert times[1] < 30 * max(times[0], 0.004), times
