"""Lines that recur over a publisher's documents: keys, counts, and what they do to labels."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractors.read.html import read_html
from extractors.strip import label_blocks
from extractors.strip.repeats import (
    count_lines,
    count_shingles,
    is_legal_answer,
    line_key,
    lower_repeated,
    repeated_keys,
    shingle_keys,
)
from models.documents import CONTENT


def test_keys_see_past_case_space_and_numbers() -> None:
    assert line_key("Page 3 of 12") == line_key("  page 4 of  7 ")
    assert line_key("Page 3 of 12") != line_key("Page 3 of")
    assert line_key(" \n") == ""


@given(st.text())
def test_any_line_has_a_key(line: str) -> None:
    assert len(line_key(line)) in (0, 16)
    assert line_key(f" {line} ") == line_key(line)


def test_a_document_counts_once() -> None:
    counts = count_lines([["Contact us", "Contact us", "a"], ["contact us", ""]])
    assert counts[line_key("Contact us")] == 2
    assert "" not in counts


def test_shingles_are_runs_of_three_lines() -> None:
    assert len(shingle_keys(["a", "", "b", "c", "d"])) == 2
    assert shingle_keys(["a", "b"]) == []
    counts = count_shingles([["a", "b", "c"], ["x", "a", "b", "c"]])
    assert max(counts.values()) == 2


def test_what_recurs_often_enough() -> None:
    documents = [["Follow us", f"Answer {letter}"] for letter in "abcdefghij"]
    keys = repeated_keys(count_lines(documents), len(documents))
    assert keys == {line_key("Follow us")}
    assert repeated_keys(count_lines(documents[:3]), 3) == frozenset()


def test_the_legal_answer_is_never_furniture() -> None:
    for line in (
        "Section 40(2) - Personal information",
        "No information is held.",
        "This is exempt under regulation 12(4)(b).",
    ):
        assert is_legal_answer(line)
    assert not is_legal_answer("Follow us on social media")


def test_repeated_lines_are_lowered_but_for_the_answer() -> None:
    reading = read_html(
        b"<p>The figures you asked for are below.</p><p>Follow the force online.</p><p>Exempt under section 31.</p>",
        name="x",
    )
    lines = [reading.text[b.start : b.end] for b in reading.blocks]
    labels = lower_repeated(reading, [CONTENT] * 3, frozenset(line_key(line) for line in lines[1:]))
    assert [label.name for label in labels] == ["content", "repeated", "content"]
    assert label_blocks(reading, repeated=frozenset(map(line_key, lines[1:2])))[1].name != "content"
