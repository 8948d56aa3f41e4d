"""The table of provisions: titles, absolute or qualified, what has to be shown, limbs that neither confirm nor deny."""

from __future__ import annotations

import pytest

from models.facts import Regime
from models.regimes import REGIMES, is_well_formed, look_up, parent, provisions, section_of


@pytest.mark.parametrize(
    ("regime", "number", "title", "absolute"),
    [
        ("FOIA2000", "21", "Information accessible to applicant by other means", True),
        (
            "FOIA2000",
            "36(2)(c)",
            "Prejudice to effective conduct of public affairs",
            None,
        ),  # absolute for the two Houses only
        ("FOIA2000", "37(1)(aa)", "Communications with Her Majesty, etc. and honours", True),  # the heir's letters
        (
            "FOIA2000",
            "37(1)(ac)",
            "Communications with Her Majesty, etc. and honours",
            False,
        ),  # the rest of the family's
        ("FOIA2000", "40(1)", "Personal information", True),
        ("FOIA2000", "40(2)", "Personal information", None),  # depends on which condition is met
        ("FOIA2000", "40(3B)", "Personal information", False),
        ("FOIA2000", "42", "Legal professional privilege", False),
        ("FOISA2002", "36(1)", "Confidentiality", False),
        ("FOISA2002", "36(2)", "Confidentiality", True),
        ("FOISA2002", "38(1)(c)", "Personal information", True),
        ("FOISA2002", "26(a)", "Prohibitions on disclosure", True),
        ("EIR2004", "12(5)(e)", "Confidentiality of commercial or industrial information provided by law", False),
        ("EISR2004", "10(4)(e)", "Internal communications", False),
    ],
)
def test_row(regime: Regime, number: str, title: str, absolute: bool | None) -> None:
    row = look_up(regime, number)
    assert row is not None
    assert (row.title, row.absolute) == (title, absolute)


@pytest.mark.parametrize("number", ["40(3)(a)(i)", "40(4)", "40(5)(b)(i)"])
def test_superseded_forms_of_section_40(number: str) -> None:
    row = look_up("FOIA2000", number)
    assert row is not None
    assert row.superseded == "2018-05-25"  # Data Protection Act 2018, Schedule 19


@pytest.mark.parametrize("number", ["40(2)(a)", "40(3A)(a)", "40(5B)(a)(i)", "40(4A)(b)"])
def test_current_forms_of_section_40(number: str) -> None:
    row = look_up("FOIA2000", number)
    assert row is not None
    assert row.superseded is None


@pytest.mark.parametrize(
    ("regime", "number", "expected"),
    [
        ("FOIA2000", "31(3)", True),
        ("FOIA2000", "24(2)", True),
        ("FOIA2000", "23(5)", True),
        ("FOIA2000", "12(2)", True),
        ("FOIA2000", "27(4)(a)", True),
        ("FOIA2000", "31(1)(a)", False),
        ("FOISA2002", "18(1)", True),
        ("EIR2004", "12(6)", True),
        ("EISR2004", "10(8)", True),
    ],
)
def test_limbs_that_neither_confirm_nor_deny(regime: Regime, number: str, expected: bool) -> None:
    row = look_up(regime, number)
    assert row is not None
    assert row.is_ncnd is expected


@pytest.mark.parametrize(
    ("regime", "number", "expected"),
    [
        ("FOIA2000", "40(2)", True),
        ("FOIA2000", "40(b)", False),  # FOIA's sections number their subsections
        ("FOISA2002", "30(b)(ii)", True),  # Scotland's section 30 has letters at once
        ("FOISA2002", "38(b)", False),
        ("FOIA2000", "106", False),
        ("EIR2004", "28", False),
    ],
)
def test_well_formed(regime: Regime, number: str, expected: bool) -> None:
    assert is_well_formed(regime, number) is expected


def test_numbers_of_exemptions() -> None:
    """FOIA has 23 sections of exemptions beside 22A (section 25 is none), FOISA has 17."""
    sections = [(r, n) for (r, n), row in provisions().items() if "(" not in n and row.kind == "exemption"]
    assert sum(r == "FOIA2000" for r, _ in sections) == 24
    assert sum(r == "FOISA2002" for r, _ in sections) == 17


def test_every_provision_has_a_title_but_the_bare_groups() -> None:
    assert all(row.title for row in provisions().values())


def test_all_regimes_are_there() -> None:
    assert {regime for regime, _ in provisions()} == set(REGIMES)


def test_parent_and_section() -> None:
    assert parent("40(3A)(a)") == "40(3A)"
    assert parent("40") is None
    assert section_of("12(5)(e)") == "12"
    assert look_up("FOIA2000", "999") is None
