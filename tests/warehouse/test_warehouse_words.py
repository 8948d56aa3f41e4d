"""Search words: what a person types, and what it is taken for."""

from __future__ import annotations

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.words import find_mark, read_query


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("97 allegations", [("97", 97), ("allegation", None)]),  # a number and a word by its beginning
        ("1,234", [("1,234", 1234)]),  # separators are kept as one spelling
        ("1.2 million", [("1.2 million", 1_200_000)]),  # a scaled number is one term
        ("£3bn", [("3 billion", 3e9)]),  # and so is its short form
        ("60%", [("60", 60)]),  # the sign is not part of the number
        ("sixty-two", [("sixty-two", 62)]),  # a number in words
        ("  “strip searches.” ", [("strip", None), ("searche", None)]),  # quotation marks and full stops fall away
        ("**", [("**", None)]),  # a suppressed cell is looked for as it stands
        ("", []),  # nothing
        ("   ", []),  # nothing but space
        ("1.2.3", [("1.2.3", None)]),  # no number at all
    ],
)
def test_words_are_read(words: str, terms: list[tuple[str, float | None]]) -> None:
    assert [(term.spellings[0], term.number) for term in read_query(words).terms] == terms


@pytest.mark.parametrize(
    ("words", "text", "holds"),
    [
        ("97", "a total of 97.", True),  # at the end of a sentence
        ("97", "in 1970 and 1.97 and 97,000 and 2,097", False),  # part of another number
        ("97", "97% of them", True),  # a percentage
        ("97", "ninety-seven of them", True),  # in words
        ("1234", "some 1,234 cases", True),  # with separators
        ("1,234", "some 1234 cases", True),  # without
        ("1.2 million", "spent £1.2m", True),  # short
        ("1.2 million", "spent £1,200,000", True),  # in full
        ("case", "the caseload", True),  # words by their beginning
        ("load", "the caseload", False),  # but not by their end
        ("cases", "one case", True),  # singular for plural
        ("7", "covid7", False),  # a number inside a word
    ],
)
def test_terms_match_text(words: str, text: str, holds: bool) -> None:
    patterns = [term.pattern() for term in read_query(words).terms]
    assert all(
        duckdb.execute("SELECT regexp_matches(lower($1), $2)", [text, pattern]).fetchone() == (holds,)
        for pattern in patterns
    )


@given(st.text(max_size=200))
def test_any_words_make_patterns_that_the_database_takes(words: str) -> None:
    if "\x00" in words or any("\ud800" <= char <= "\udfff" for char in words):
        return
    for term in read_query(words).terms:
        duckdb.execute("SELECT regexp_matches('some text', $1)", [term.pattern()]).fetchone()


@given(st.text(max_size=80), st.text(max_size=40))
def test_a_mark_lies_in_the_text(text: str, words: str) -> None:
    start, end = find_mark(text, read_query(words))
    assert 0 <= start <= end <= len(text)
