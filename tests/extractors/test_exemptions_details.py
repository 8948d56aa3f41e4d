"""What a provision carries beside its status: table entries, superseded forms, limbs, questions, exact spans; hostile input."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.exemptions import find_exemptions
from extractors.exemptions.paths import read_list
from extractors.exemptions.ties import questions_in
from extractors.prepare import Prepared, prepare
from extractors.read.text import read_text
from models.documents import CONTENT, Block, Reading, Sentence, Zone
from models.facts import Exemption
from models.locators import LineLocator

LETTER = "Freedom of Information Act 2000\n\nThank you for your request.\n\n{}\n"


def letter(words: str) -> list[Exemption]:
    return find_exemptions(prepare(read_text(LETTER.format(words).encode(), name="x.txt")))


def raw(text: str) -> Prepared:
    """One sentence, one block: what a text without line breaks or full stops becomes."""
    return Prepared(
        reading=Reading("text/plain", text, (Block("paragraph", 0, len(text), LineLocator(1, 1)),)),
        labels=(CONTENT,),
        zones=(Zone(0, len(text), "response"),),
        sentences=(Sentence(0, len(text), "response", 0),),
        kind="foi_response",
    )


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("40(2)(a)(b)&(3)(a)(i)", ["40(2)(a)", "40(2)(b)", "40(3)(a)(i)"]),
        ("36(2)(b)(i) and (ii) and (c)", ["36(2)(b)(i)", "36(2)(b)(ii)", "36(2)(c)"]),
        ("40(2) & (3a)(a)", ["40(2)", "40(3A)(a)"]),
        ("12(5)(a) to (d)", ["12(5)(a)", "12(5)(b)", "12(5)(c)", "12(5)(d)"]),
        ("30 to 33", ["30", "31", "32", "33"]),
        ("21 to 44", ["21", "44"]),  # too long to write out
        ("36(2)(b)(i)-(ii)", ["36(2)(b)(i)", "36(2)(b)(ii)"]),
        ("31(1)(g), (h) and (i)", ["31(1)(g)", "31(1)(h)", "31(1)(i)"]),  # a letter, not the numeral one
        ("30(b)(i) and (ii)", ["30(b)(i)", "30(b)(ii)"]),
        ("(a) 36 (b) 38", ["36", "38"]),
        ("17 and 20 working days", ["17"]),
        ("40 and 12 officers", ["40"]),
        ("12.5 hours", []),
        ("2,100 people", []),
        ("40,000", []),
        ("14th", []),
        ("38(1)(b), (2A), (5)", ["38(1)(b)", "38(2A)", "38(5)"]),
        ("26(c), 30(b) and (c), 35(1)(g) and 36(1) of", ["26(c)", "30(b)", "30(c)", "35(1)(g)", "36(1)"]),
    ],
)
def test_lists(words: str, numbers: list[str]) -> None:
    assert [item.number for item in read_list(words, 0, 0)[0]] == numbers


def test_spans_of_a_shared_stem() -> None:
    """Each provision spans its own part; the first has the noun."""
    facts = letter("It is withheld under Section 40(2)(a)(b)&(3)(a)(i).")
    text = LETTER.format("It is withheld under Section 40(2)(a)(b)&(3)(a)(i).")
    assert [text[f.start : f.end] for f in facts] == ["Section 40(2)(a)", "(b)", "(3)(a)(i)"]


def test_table_entries_are_carried() -> None:
    [fact] = letter("It is withheld under section 43(2).")
    assert (fact.title, fact.is_absolute, fact.test) == ("Commercial interests", False, "prejudice")


@pytest.mark.parametrize(
    ("words", "superseded"),
    [
        ("section 40(3)(a)(i)", True),
        ("section 40(5)(b)(i)", True),
        ("section 40(3A)(a)", False),
        ("section 40(2)", False),
    ],
)
def test_superseded_forms_are_flagged(words: str, superseded: bool) -> None:
    [fact] = letter(f"It is withheld under {words}.")
    assert fact.is_superseded is superseded


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We rely on section 31(3).", True),  # by its limb
        ("We neither confirm nor deny, by virtue of section 43.", True),  # by its sentence
        ("The names are withheld under section 40(2).", False),
    ],
)
def test_neither_confirm_nor_deny(words: str, expected: bool) -> None:
    assert [fact.is_ncnd for fact in letter(words)] == [expected]


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("The exemption relates to Questions. 2, 3, 4 & 5", ("2", "3", "4", "5")),
        ("for question 4", ("4",)),
        ("With regards to Q2b -", ("2b",)),
        ("questions 1 to 4", ("1", "2", "3", "4")),
        ("Q1, Q2 and Q5(a)", ("1", "2", "5a")),
        ("parts 3 and 4 of your request", ("3", "4")),
        ("question 7(b)", ("7b",)),
        ("no question at all", ()),
    ],
)
def test_questions(words: str, labels: tuple[str, ...]) -> None:
    low = words.lower()
    assert questions_in(low, 0, len(low)) == labels


def test_exemption_is_tied_to_its_questions() -> None:
    [fact] = letter("Section 40(2) applies to questions 2, 3 and 4, as few people are concerned.")
    assert fact.questions == ("2", "3", "4")


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=300),
    st.sampled_from(["section 40(2)", "s.12(1) FOIA", "regulation 12(4)(b)", ""]),
)
def test_offsets_hold_on_any_text(noise: str, citation: str) -> None:
    """Spans lie in the text, are sorted, and a second run gives the same facts."""
    p = raw(f"{noise} Freedom of Information Act: withheld under {citation} {noise}")
    facts = find_exemptions(p)
    assert all(0 <= f.start < f.end <= len(p.text) for f in facts)
    assert [f.start for f in facts] == sorted(f.start for f in facts)
    assert facts == find_exemptions(p)


HOSTILE = {
    "brackets": "section 40" + "(2)" * 10_000,
    "open brackets": "section 40" + "(" * 10_000,
    "sections": "section 40 " * 4_000,
    "lists": "section 40(2), " * 4_000,
    "numbers": "section " + "40, " * 20_000,
    "laws": "Freedom of Information Act " * 8_000,
    "capitals": "Aaa " * 50_000 + "Act",
    "negations": "not not rely on section 40 " * 4_000,
    "doubts": "whether the exemption under section 12 " * 4_000,
    "spaces": "section" + " " * 200_000 + "40",
    "of the": "of the " * 30_000 + "Act section 40",
    "one word": "s" * 1_000_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read_in_time(text: str) -> None:
    start = time.process_time()
    find_exemptions(raw(text))
    assert time.process_time() - start < 8


def test_time_grows_with_length_alone() -> None:
    """Four times the text takes about four times as long (eight is allowed for a busy machine)."""
    unit = "The council refused it under section 43(2) of FOIA, but section 41(1) does not apply to the lease. "

    def seconds(times: int) -> float:
        p = raw(unit * times)
        start = time.process_time()
        find_exemptions(p)
        return time.process_time() - start

    seconds(50)
    assert seconds(1200) < 8 * max(seconds(300), 0.02)
