"""Families of constructions: pointing words, shares of a whole, percentages said again, verbs of a bare number."""

from __future__ import annotations

import pytest

from extractors.figures import find_figures
from extractors.prepare import prepare
from extractors.read.text import read_text

PARTS = [
    # shares of a whole, pointed to, fronted or stated
    (
        "Officers seized 88 vans. Of those, just over a third were crushed and twelve sold.",
        {"a third": 88, "twelve": 88},
    ),
    ("The Council issued 640 notices. A quarter of them were cancelled.", {"A quarter": 640}),
    ("There were 52 deaths. Three in four of them were of men.", {"Three in four": 52}),
    ("Two thirds of the 90 bids were approved.", {"Two thirds": 90}),
    ("Eight in ten of the 350 tenants surveyed were content.", {"Eight in ten": 350}),
    ("The scheme cost £265 million, a third of which went on repairs.", {"a third": 265_000_000}),
    ("The grant is £2m, half of it from the lottery.", {"half": 2_000_000}),
    # no comma after the whole
    ("Of the 209 seized this year no fewer than eighty were hounds.", {"eighty": 209}),
    ("Of the 640 forms sent out 320 came back.", {"320": 640}),
    # of those that were themselves a part
    ("274 homes out of 3,160 are empty. One hundred of them belong to firms.", {"274": 3160, "One hundred": 274}),
    ("There were 5,284 claims, a fifth more than the 4,403 of 2020. Of those, 3,170 were valid.", {"3,170": 5284}),
    # those that a clause picks out
    ("We wrote to 60 firms. The 44 that replied had paid in full.", {"44": 60}),
    ("We met 90 candidates. The twelve who were chosen start in May.", {"twelve": 90}),
    (
        "There are 17 plans. Twelve of them are enclosed. Three are drafts. The two that are left are online.",
        {"two": 17},
    ),
    # the percentage said again, in whatever form
    ("12 (8%) of the 150 posts are vacant.", {"12": 150, "8%": 150}),
    ("We looked into 1,268 cases. We upheld 505, or 40% of what we looked into.", {"505": 1268, "40%": 1268}),
    ("We read 212 notices. Bodies won in 97, just under 46%.", {"97": 212, "46%": 212}),
    ("We sent 640 forms and 320, exactly 50%, came back.", {"320": 640, "50%": 640}),
    # verbs that no list of participles knows
    ("We hold 61 files. Forty accompany this letter, twelve await review.", {"Forty": 61, "twelve": 61}),
    ("There were 40 graves. Nine date from 1850.", {"Nine": 40}),
]

WHOLE = [
    # those described are not those before
    "There were 200 arrests in 2019. Half of those charged were under 18.",
    "Cases are almost double the 412 seen in 2019.",
]

MEASURES = [
    ("Twenty-two officers faced hearings.", "Twenty-two", "officers"),
    ("There were 61 letters. Forty accompany this note.", "Forty", "letters"),
    ("There were 30 date stamps.", "30", "date stamps"),
    ("Of 640 forms 320 were blank.", "640", "forms"),
    ("There were 200 deaths. A quarter of those who died were women.", "A quarter", "deaths"),
]

SHARES = [
    ("On average one shop in five in the towns stands empty.", ["one shop in five"]),
    ("Nine deaf babies in ten are born to hearing parents.", ["Nine deaf babies in ten"]),
    ("Lamps were off in one case in every four we saw.", ["one case in every four"]),
    ("One firm in 12 was fined.", ["One firm in 12"]),
    ("One officer in ten leaves within a year.", ["One officer in ten"]),
    # counts, not shares
    ("Two officers in five forces were dismissed.", ["Two", "five"]),
    ("Three schools in ten wards in Kent were closed.", ["Three", "ten"]),
    ("There were two cases in four districts.", ["two", "four"]),
]


def found(text: str) -> dict[str, tuple[object, str | None]]:
    figures = find_figures(prepare(read_text(text.encode(), name="case.txt")), ())
    return {text[f.start : f.end]: (f.of, f.measure) for f in figures}


@pytest.mark.parametrize(("text", "wholes"), PARTS, ids=[text for text, _ in PARTS])
def test_part(text: str, wholes: dict[str, int]) -> None:
    got = found(text)
    assert {quote: got[quote][0] for quote in wholes} == wholes


@pytest.mark.parametrize("text", WHOLE)
def test_no_part(text: str) -> None:
    assert {quote: of for quote, (of, _) in found(text).items() if of is not None} == {}


@pytest.mark.parametrize(("text", "quote", "measure"), MEASURES, ids=[text for text, _, _ in MEASURES])
def test_measure(text: str, quote: str, measure: str) -> None:
    words = set((found(text)[quote][1] or "").split())
    assert set(measure.split()) <= words or (words and words <= set(measure.split()))


@pytest.mark.parametrize(("text", "quotes"), SHARES, ids=[text for text, _ in SHARES])
def test_share_with_its_noun(text: str, quotes: list[str]) -> None:
    assert list(found(text)) == quotes
