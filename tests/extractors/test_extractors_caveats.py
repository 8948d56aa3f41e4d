"""Caveats: which sentences limit figures, and which figures they limit."""

from __future__ import annotations

import pytest

from extractors.caveats import find_caveats, is_caveat
from extractors.prepare import Prepared, prepare
from extractors.read.text import read_text
from models.facts import Fact, Figure

KINDS = [
    ("These are experimental statistics and the figures may be revised.", "provisional"),
    ("All figures for 2023/24 are provisional.", "provisional"),
    ("The data comes from a live system and is subject to change.", "provisional"),
    ("Some of these cases have not yet been finalised.", "provisional"),
    ("The figures show the position as at 31 March 2023.", "position"),
    ("Data was extracted on 4 May 2022.", "position"),
    ("Figures may not add up to the total because of rounding.", "rounding"),
    ("Numbers have been rounded to the nearest five.", "rounding"),
    ("One officer may be counted twice in these figures.", "counting"),
    ("A pupil may have more than one exclusion on record.", "counting"),
    ("An incident can involve several offences and each is counted separately.", "counting"),
    ("These figures are not comparable with those of earlier years.", "comparison"),
    ("Forces record data in different ways and should not be compared.", "comparison"),
    ("The numbers are small and should be treated with caution.", "caution"),
    ("The data has not been validated and may contain errors.", "caution"),
    ("Figures below 5 are shown as * to protect individuals.", "suppression"),
    ("Numbers of 10 or fewer have been suppressed.", "suppression"),
    ("The figures do not include cases dealt with informally.", "coverage"),
    ("The true number may be higher, as the code is not compulsory.", "coverage"),
    ("Data for two districts is missing for 2019.", "coverage"),
    ("The figures for 2020 are estimates.", "estimate"),
    # What only sounds like a caveat.
    ("The council will change its policy on dogs.", None),
    ("Please find the information below.", None),
    ("It was a small round table with four chairs.", None),
    ("The minister said the figures were incomplete.", None),
    ("Section 40(2) may be applied where the data would identify a person.", None),
    ("There were 41 seizures in 2021.", None),
    ("You can ask for an internal review within two months.", None),
]


@pytest.mark.parametrize(("sentence", "kind"), KINDS)
def test_kind_of_caveat(sentence: str, kind: str | None) -> None:
    assert is_caveat(sentence) == kind


def figures_in(text: str, *quotes: str, **more: object) -> tuple[Prepared, list[Fact]]:
    """The text prepared, and a figure of one for each quote in turn (found from the last one on)."""
    prepared = prepare(read_text(text.encode(), name="a.txt"))
    facts: list[Fact] = []
    position = 0
    for quote in quotes:
        start = prepared.text.index(quote, position)
        position = start + len(quote)
        unit = "percent" if quote.endswith("%") else "money" if quote.startswith("£") else "count"
        facts.append(
            Figure(
                start=start, end=position, zone="response", value=1, unit=unit, comparator="=", suppressed=quote in "**"
            )  # type: ignore[arg-type]
        )
    return prepared, facts


def limited(prepared: Prepared, facts: list[Fact]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for relation in find_caveats(prepared, facts):
        sentence = prepared.sentences[relation.subject[1]]
        fact = facts[relation.object[1]]
        key = prepared.text[sentence.start : sentence.end].split()[0]
        found.setdefault(key, []).append(prepared.text[fact.start : fact.end])
    return found


def test_a_caveat_limits_the_figures_of_its_section() -> None:
    text = (
        "Dogs\n\nThere were 41 seizures of dogs in the county.\nThese figures are provisional.\n\nCats\n\nThere "
        "were 12 seizures of cats there.\n"
    )
    assert limited(*figures_in(text, "41", "12")) == {"These": ["41"]}


def test_notes_limit_all_that_stands_before() -> None:
    text = (
        "Dogs\n\nThere were 41 seizures of dogs in the county.\n\nCats\n\nThere were 12 seizures of cats "
        "there.\n\nNotes\n\nFigures may not add up because of rounding.\n"
    )
    assert limited(*figures_in(text, "41", "12")) == {"Figures": ["41", "12"]}


def test_a_mark_links_the_note_to_its_figure() -> None:
    text = "Year\tSeized\n2019\t88*\n2020\t93\n* Data for two districts is missing for 2019.\n"
    assert limited(*figures_in(text, "88", "93")) == {"*": ["88"]}


def test_a_numbered_note_links_to_its_figure() -> None:
    text = (
        "We saw 11,489 referrals in the year. [1] There were 42 beds in the county.\n\nNotes\n\n[1] Referrals "
        "may be counted more than once.\n"
    )
    assert limited(*figures_in(text, "11,489", "42")) == {"[1]": ["11,489"]}


def test_a_named_table_is_the_one_limited() -> None:
    text = (
        "Table 1 Dogs\nThere were 41 seizures of dogs.\nTable 2 Cats\nThere were 12 seizures of "
        "cats.\nOther\nThe numbers in Table 2 are provisional.\n"
    )
    assert limited(*figures_in(text, "41", "12")) == {"The": ["12"]}


def test_percentages_limit_percentages() -> None:
    text = "There were 41 seizures, of which 30% were of dogs.\nPercentages have been rounded.\n"
    assert limited(*figures_in(text, "41", "30%")) == {"Percentages": ["30%"]}


def test_suppression_limits_suppressed_figures_only() -> None:
    text = "Year\tSeized\n2019\t88\n2020\t**\nFigures below 5 are shown as ** to protect individuals.\n"
    assert limited(*figures_in(text, "88", "**")) == {"Figures": ["**"]}


def test_a_true_number_limits_its_own_sentence() -> None:
    text = "We have 159 reports with the code for 2022 but the true number may be higher.\nThere were 41 seizures.\n"
    assert limited(*figures_in(text, "159", "41")) == {"We": ["159"]}


def test_no_figures_no_caveats() -> None:
    assert find_caveats(*figures_in("These figures are provisional.\n")) == []


def test_many_caveats_stay_bounded() -> None:
    text = "There were 41 seizures of dogs.\n" * 400 + "These figures are provisional.\n" * 400
    prepared, facts = figures_in(text, *["41"] * 400)
    assert len(find_caveats(prepared, facts)) <= 20_000
