"""The registry of public authorities: whole, consistent, and known by the names in use."""

from __future__ import annotations

import re

import pytest

from models.authorities import KINDS, NATIONS, REGIMES, authorities, authorities_by_id, authority

ALL = authorities()


def test_identifiers_are_unique_slugs() -> None:
    ids = [a.id for a in ALL]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", identifier) for identifier in ids)


def test_a_name_belongs_to_one_authority() -> None:
    owners: dict[str, str] = {}
    for a in ALL:
        for name in a.names:
            assert owners.setdefault(name, a.id) == a.id, name


def test_an_abbreviation_belongs_to_one_authority() -> None:
    shorts = [a.abbreviation for a in ALL if a.abbreviation]
    assert len(shorts) == len(set(shorts))


def test_columns_hold_known_values_without_stray_space() -> None:
    for a in ALL:
        assert a.kind in KINDS
        assert a.nation in NATIONS
        assert a.regime in REGIMES
        for text in (*a.names, a.abbreviation):
            assert text == text.strip()
            assert "  " not in text
            assert "|" not in text


def test_scottish_bodies_answer_under_the_scottish_act() -> None:
    assert {a.regime for a in ALL if a.nation == "scotland"} <= {"FOISA2002", "none"}
    assert all(a.regime != "FOISA2002" for a in ALL if a.nation != "scotland")


@pytest.mark.parametrize(
    ("kind", "nation", "count"),
    [
        ("police", "wales", 4),
        ("council_london", "england", 33),  # 32 boroughs and the City
        ("council_metropolitan", "england", 36),
        ("council_unitary", "scotland", 32),
        ("council_unitary", "wales", 22),
        ("council_unitary", "northern_ireland", 11),
        ("fire", "wales", 3),
    ],
)
def test_the_whole_set_is_there(kind: str, nation: str, count: int) -> None:
    assert len([a for a in ALL if a.kind == kind and a.nation == nation]) == count


def test_the_territorial_forces_of_england_are_there() -> None:
    forces = [
        a
        for a in ALL
        if a.kind == "police" and a.nation == "england" and re.search("Police$|Constabulary$|Police Service$", a.name)
    ]
    assert len(forces) == 39


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("the Met", "metropolitan-police-service"),
        ("Independent Police Complaints Commission", "independent-office-for-police-conduct"),
        ("Information Commissioner", "information-commissioners-office"),
        ("Chief Constable of Kent", "kent-police"),
        ("NHS Greater Glasgow & Clyde", "nhs-greater-glasgow-and-clyde"),
        ("Llywodraeth Cymru", "welsh-government"),
        ("IOPC", "independent-office-for-police-conduct"),
    ],
)
def test_known_by_names_in_use(name: str, identifier: str) -> None:
    assert [a.id for a in ALL if name in a.names] == [identifier]


def test_lookup_by_id() -> None:
    assert authority("home-office").name == "Home Office"
    assert authorities_by_id()["home-office"] is authority("home-office")
    with pytest.raises(KeyError):
        authority("no-such-body")
