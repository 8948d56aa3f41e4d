"""Figures under hostile input: exact quotes, same output twice, linear time."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.figures import find_figures
from extractors.figures.tables import all_tables
from extractors.prepare import prepare
from extractors.read.text import read_text
from extractors.totals import check_totals

WORDS = (
    "12 1,204 £3m 60% ** <5 [c] two hundred and half a third one in five of the these none more than or fewer people "
    "officers 2019 2020/21 Total Year \n \t | : ( ) - – “ ” double times per 1,000 a week section 40(2) page 3 nil ½ 2½ "
    "10-15 £ % . , ; Jan-21 x * [ ] how many"
)
PIECES = st.sampled_from(re.split(" ", WORDS))


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=300), st.lists(PIECES, max_size=80).map(" ".join), st.lists(PIECES, max_size=60).map("\n".join)
    )
)
def test_spans_and_repetition(text: str) -> None:
    """Every span lies in the text, spans are sorted, a second run gives the same, bounds are in order, totals do not fail."""
    p = prepare(read_text(("Figures. " + text).encode("utf-8", "replace"), name="t.txt"))
    figures = find_figures(p, ())
    assert figures == find_figures(p, ())
    assert [(f.start, f.end) for f in figures] == sorted((f.start, f.end) for f in figures)
    for figure in figures:
        assert 0 <= figure.start < figure.end <= len(p.text)
        assert p.text[figure.start : figure.end].strip() == p.text[figure.start : figure.end]
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert figure.zone != "boilerplate"
    check_totals(p.text, all_tables(p), figures)


SHAPES = {
    "numbers": "12 ",
    "brackets": "(1)",
    "open brackets": "(",
    "labels": "questions 1, 2 and 3, ",
    "of the": "five of the ",
    "percent": "5 (3%) ",
    "number words": "two hundred and ",
    "tabs": "1\t",
    "rows": "a\t1\t2\n",
    "lines": "12\n",
    "stacked": "Theft\n12\n",
    "aligned": "abc   12   13   **\n",
    "periods": "2019\n2020\n",
    "withheld": "withheld * fewer than 5 ",
    "one long number": "7",
    "addresses": "http://a/1/2/3/",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_text(shape: str) -> None:
    """Four times the text costs less than eight times as much: no rule looks around without a bound."""

    def cost(size: int) -> float:
        text = SHAPES[shape] * (size // len(SHAPES[shape]))
        p = prepare(read_text(text.encode(), name="t.txt"))
        start = time.perf_counter()
        find_figures(p, ())
        return time.perf_counter() - start

    cost(4_000)
    small = min(cost(8_000) for _ in range(2))
    assert cost(32_000) < 8 * small + 0.3
