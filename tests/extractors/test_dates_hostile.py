"""The date finder on hostile input: any Unicode, very long lines, piles of numbers; spans exact, time linear."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.dates import find_dates
from extractors.dates.find import lowered
from extractors.prepare import Prepared
from models.documents import Block, Label, Reading, Sentence, Zone
from models.locators import LineLocator


def plain(text: str, own: str | None = "2023-05-15") -> Prepared:
    """A prepared document of one block, one zone and one sentence, made without any other part of the extractor."""
    block = Block("paragraph", 0, len(text), LineLocator(1, 1))
    return Prepared(
        reading=Reading(media_type="text/plain", text=text, blocks=(block,)),
        labels=(Label("content", "sample"),),
        zones=(Zone(0, len(text), "response"),),
        sentences=(Sentence(0, len(text), "response", 0),),
        kind="foi_response",
        own_date=own,
    )


_PIECES = (
    "4 May 2021|2019|2019-20| to | and |between |since |\n|\t| |, |-|–|/|.|(|st |th|May|march |31 April 2020|Q3 |last year|"
    "past 3 years ago|'s|İ|ß|\u00a0|1/2/|12.12.12|the year ending |FY|1990s|ﬁ|99"
)
PIECES = st.sampled_from(_PIECES.split("|"))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_exact_spans(text: str) -> None:
    check(text)


@settings(max_examples=250, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_run_of_pieces_of_dates_gives_exact_spans(text: str) -> None:
    check(text)


def check(text: str) -> None:
    """Mentions are in order, apart, inside the text, and their days are real and in order; twice gives the same."""
    p = plain(text)
    mentions = find_dates(p)
    position = 0
    for mention in mentions:
        assert position <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        position = mention.end
        assert (mention.first is None) == (mention.last is None)
        if mention.first and mention.last:
            assert date.fromisoformat(mention.first) <= date.fromisoformat(mention.last)
    assert find_dates(p) == mentions


@given(st.text(max_size=200))
def test_lower_case_keeps_offsets(text: str) -> None:
    assert len(lowered(text)) == len(text)


@given(
    st.dates(date(1950, 1, 1), date(2049, 12, 31)),
    st.sampled_from(["%d %B %Y", "%d/%m/%Y", "%Y-%m-%d", "%A, %d %B %Y", "%d %b %Y", "%d.%m.%Y", "%B %d, %Y"]),
)
def test_every_day_is_read_back(day: date, form: str) -> None:
    written = day.strftime(form)
    (mention,) = find_dates(plain(f"It was signed on {written}."))
    assert (mention.first, mention.last) == (day.isoformat(), day.isoformat())


@given(st.integers(1950, 2090), st.sampled_from(["{a}-{s}", "{a}/{s}", "{a}–{s}", "{a}-{b}", "{a}/{b}"]))
def test_every_financial_year_is_read_back(year: int, form: str) -> None:
    written = form.format(a=year, b=year + 1, s=f"{(year + 1) % 100:02d}")
    (mention,) = find_dates(plain(f"The total for {written} was 44."))
    assert (mention.first, mention.last, mention.precision) == (f"{year}-04-01", f"{year + 1}-03-31", "financial_year")


def test_finds_nothing_in_boilerplate() -> None:
    text = "Published 4 May 2021"
    p = plain(text)
    assert find_dates(replace(p, zones=(Zone(0, len(text), "boilerplate"),))) == []


HOSTILE = {
    "one letter": "a",
    "digits": "1",
    "years": "2019 ",
    "years joined": "2019-",
    "financial years": "2019-20 to ",
    "days": "4 May 2021 and ",
    "bare days": "4, 5, 6 and ",
    "months": "May and ",
    "between": "between 4 and ",
    "brackets": "((((",
    "slashes": "1/2/",
    "year ending": "the year ending ",
    "last": "last the year before ",
    "line ends": "\n",
    "spaces": " ",
    "received": "your request received on ",
    "asked": "you asked for the ",
    "capitals": "MAY ",
    "months glued": "maymarch",
    "year and partial day": "2019 then 4 May; ",
    "year and relative": "in 2019, last year; the previous year ",
    "titles": "Aaa Vision 2019 ",
    "wrapped days": "4\nMay 2019 ",
    "columns": "Received\t4 May 2021\n",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_is_linear(piece: str) -> None:
    """Eight times the text takes no more than about eight times as long; quadratic work would take sixty-four."""
    small, large = (piece * (size // len(piece)) for size in (12_000, 96_000))
    times = []
    for text in (small, large):
        p = plain(text)
        started = time.process_time()
        find_dates(p)
        times.append(time.process_time() - started)
    assert times[1] < 30 * max(times[0], 0.004), f"{times[0]:.4f} s, then {times[1]:.4f} s"


def test_a_line_of_a_megabyte() -> None:
    p = plain("The figure for 2019-20 was 14 (4 May 2021); " * 23_000)
    started = time.process_time()
    assert len(find_dates(p)) == 46_000
    # Half a millisecond a date on a slow machine; work that grew with the square would take many minutes.
    assert time.process_time() - started < 60
