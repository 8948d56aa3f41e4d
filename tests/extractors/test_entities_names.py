"""Entities by rule: the registry, short names that a text defines, bodies by the word for their kind, people by their title."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.abbreviations import find_definitions
from extractors.entities import find_entities
from extractors.prepare import Prepared, prepare
from extractors.read.text import read_text
from models.documents import Zone


def prepared(text: str) -> Prepared:
    p = prepare(read_text(text.encode(), name="sample.txt"))
    return replace(p, zones=(Zone(0, len(p.text), "response"),))


def found(text: str) -> list[tuple[str, str | None]]:
    """(words, id in the registry) of each entity."""
    p = prepared(text)
    return [(p.text[e.start : e.end], e.authority_id) for e in find_entities(p)]


MET, IOPC, ICO = (
    "metropolitan-police-service",
    "independent-office-for-police-conduct",
    "information-commissioners-office",
)
REGISTERED = [
    ("The Metropolitan Police Service replied.", [("Metropolitan Police Service", MET)]),  # the longest name wins
    ("The Metropolitan Police replied.", [("Metropolitan Police", MET)]),
    ("The Met replied.", [("The Met", MET)]),
    ("It asked the Met.", [("the Met", MET)]),
    ("It was met with silence.", []),
    ("THE METROPOLITAN POLICE SERVICE", [("METROPOLITAN POLICE SERVICE", MET)]),
    ("the Information Commissioner’s Office", [("Information Commissioner’s Office", ICO)]),  # either apostrophe
    ("the Information Commissioner's Office", [("Information Commissioner's Office", ICO)]),
    ("the Information\nCommissioner", [("Information\nCommissioner", ICO)]),  # over a line's end
    ("the Information\u00a0Commissioner", [("Information\u00a0Commissioner", ICO)]),
    ("the IOPC’s data", [("IOPC", IOPC)]),  # known anywhere
    (
        "Kent Police and Kent County Council",
        [("Kent Police", "kent-police"), ("Kent County Council", "kent-county-council")],
    ),
    ("Devon & Cornwall Police", [("Devon & Cornwall Police", "devon-and-cornwall-police")]),
    ("NHS Lothian", [("NHS Lothian", "nhs-lothian")]),
    ("the London Borough of Camden", [("London Borough of Camden", "london-borough-of-camden")]),
    ("Camden Council", [("Camden Council", "london-borough-of-camden")]),
    ("the Home Office’s reply", [("Home Office", "home-office")]),
    ("Home Officer", []),
    ("someone@iopc.example and www.IOPC.example", []),
]
DEFINED = [
    (
        "the Directorate of Legal Affairs (DLA). The DLA replied.",
        [("Directorate of Legal Affairs", None), ("DLA", None), ("DLA", None)],
    ),
    (
        "the Environment Agency (EA). The EA replied.",
        [("Environment Agency", "environment-agency"), ("EA", "environment-agency"), ("EA", "environment-agency")],
    ),
    (
        "The Environment Agency replied. The EA refused.",
        [("Environment Agency", "environment-agency"), ("EA", "environment-agency")],
    ),
    ("The EA refused.", []),  # could be anything
    (
        "Westmarch NHS Foundation Trust (“the Trust”) refused. The Trust has trust in it.",
        [("Westmarch NHS Foundation Trust", None), ("Trust", None), ("Trust", None)],
    ),
    ("under the Mental Capacity Act (MCA), the MCA applies", []),  # a law, and not the coastguard's agency
]
BY_KIND = [
    ("Elmsworth Borough Council refused.", [("Elmsworth Borough Council", None)]),
    ("In Elmsworth, Thornmoor Police refused.", [("Thornmoor Police", None)]),
    ("The University of Ashcombe refused.", [("University of Ashcombe", None)]),
    ("Westmarch Hospitals NHS Foundation Trust", [("Westmarch Hospitals NHS Foundation Trust", None)]),
    ("Ravenshire Fire and Rescue Service", [("Ravenshire Fire and Rescue Service", None)]),
    ("the Royal College of Surgeons", [("Royal College of Surgeons", None)]),
    ("Does the Trust know?", []),
    ("the Council refused", []),
    ("Under the Police Reform Act 2002", []),
    ("the Local Government Finance Act", []),
    ("Brockwell Water Ltd and its parent", [("Brockwell Water Ltd", None)]),
]
PEOPLE = [
    ("Dear Ms Ashdown", ["Ashdown"]),
    ("Dr Omar Reid told the inquiry.", ["Omar Reid"]),
    ("Mrs O’Brien and Mr McBride left.", ["O’Brien", "McBride"]),
    ("Professor J. Fletcher-Hall wrote it.", ["J. Fletcher-Hall"]),
    ("“No,” said Moira Fletcher, its director.", ["Moira Fletcher"]),
    ("Justice Farmer’s review", ["Farmer"]),
    ("By Hannah Bowen\nThe council", ["Hannah Bowen"]),
    ("he said We will see", []),
    ("Judge for yourself", []),
]


@pytest.mark.parametrize(
    ("text", "expected"), [*REGISTERED, *DEFINED, *BY_KIND], ids=[t[:50] for t, _ in [*REGISTERED, *DEFINED, *BY_KIND]]
)
def test_bodies(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("text", "expected"), PEOPLE, ids=[t[:50] for t, _ in PEOPLE])
def test_people(text: str, expected: list[str]) -> None:
    p = prepared(text)
    assert [p.text[e.start : e.end] for e in find_entities(p) if e.type == "person"] == expected


def test_an_abbreviation_carries_the_full_name() -> None:
    p = prepared("the Directorate of Legal Affairs (DLA). The DLA replied.")
    assert {e.name for e in find_entities(p)} == {"Directorate of Legal Affairs"}


def test_a_registered_body_carries_its_present_name() -> None:
    (entity,) = find_entities(prepared("Complaints went to the Independent Police Complaints Commission."))
    assert entity.name == "Independent Office for Police Conduct"


def test_nothing_from_boilerplate() -> None:
    p = prepared("Kent Police")
    assert find_entities(replace(p, zones=(Zone(0, len(p.text), "boilerplate"),))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Directorate of Legal Affairs (DLA)", [("DLA", "Directorate of Legal Affairs")]),
        ("the National Police Chiefs’ Council (NPCC)", [("NPCC", "National Police Chiefs’ Council")]),
        ("Freedom of Information Act 2000 (FOIA)", []),  # the year stands between
        ("the Office for National Statistics (hereafter ONS)", [("ONS", "Office for National Statistics")]),
        ("Elmsworth County Council (“the Council”)", [("Council", "Elmsworth County Council")]),
        ("Elmsworth County Council (the ‘Council’)", [("Council", "Elmsworth County Council")]),
        ("ONS (Office for National Statistics)", [("ONS", "Office for National Statistics")]),
        ("the department (see below)", []),
        ("a long list of things (LLT) that is none", []),  # no capitals: no name
        ("(ABC)", []),
        ("()", []),
    ],
)
def test_definitions(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(d.short, text[d.start : d.end]) for d in find_definitions(text)] == expected


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "the Met",
                "IOPC",
                "Kent ",
                "Police",
                " (",
                "KP",
                ")",
                "“the Council”",
                "Council",
                " of ",
                "\n",
                "Mr ",
                "said ",
                "A",
                "é",
                "’s ",
                ". ",
            ]
        ),
        max_size=30,
    ).map("".join)
)
def test_spans_are_exact_and_apart(text: str) -> None:
    p = prepared(text.strip() or "x")
    position = 0
    for entity in find_entities(p):
        assert position <= entity.start < entity.end <= len(p.text)
        position = entity.end


@pytest.mark.parametrize(
    "piece",
    ["((((", "(AB) ", "Kent Police ", "Aaa Bbb ", "A ", "Council (the Council) ", "University of Aaa and ", "Mr Aa "],
)
def test_time_is_linear(piece: str) -> None:
    times = []
    for size in (10_000, 80_000):
        p = prepared(piece * (size // len(piece)))
        find_entities(p)
        started = time.process_time()
        find_entities(p)
        times.append(time.process_time() - started)
    assert times[1] < 30 * max(times[0], 0.004), times
