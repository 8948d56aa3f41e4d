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
    # what was done with some, what was left out, and what makes up the whole
    ("The team looked into 45 claims, closing fifteen without action.", {"fifteen": 45}),
    ("The force has 1,204 officers, made up of 702 men and 502 women.", {"702": 1204, "502": 1204}),
    ("All 32 boroughs replied, bar four.", {"four": 32}),
    ("Ministers took up 19 of the 24 ideas, rejected three and deferred two.", {"19": 24, "three": 24, "two": 24}),
    ("The force logged 900 thefts, with 65 leading to a charge.", {"65": 900}),
    ("We hired 61 vans, twelve of which broke down; of those, nine were scrapped.", {"twelve": 61, "nine": 12}),
    # "in" and a clause
    ("There were 90 crashes. In 30 of them someone was hurt, and in five someone died.", {"30": 90, "five": 90}),
    ("In 14 of the 80 schools there is no nurse; in another nine the post is vacant.", {"14": 80, "nine": 80}),
    ("There were 61 appeals, and the council lost 40.", {"40": 61}),
    ("There were 61 appeals; 12 still await a hearing.", {"12": 61}),
    ("The team looked into 45 cases. Fifteen cases were closed.", {"Fifteen": 45}),
    ("Twelve of last year's 61 appeals are pending.", {"Twelve": 61}),
    ("About half the 61 members resigned.", {"half": 61}),
    # lines of a list that say "of which"
    ("Number of staff: 412\nof which full time: 300\nof which part time: 112", {"300": 412, "112": 412}),
    # sums of sums
    ("Of the £4.2m spent, £1.1m went on nurses.", {"£1.1m": 4_200_000}),
    ("The council spent £4.2m on staff, including £1.1m on nurses.", {"£1.1m": 4_200_000}),
    ("They paid £4.2m, of which £1.1m came from a fund and the remaining £3.1m from rates.", {"£3.1m": 4_200_000}),
    ("Nearly half of the £4.2m went on staff.", {"half": 4_200_000}),
    # shares beside each other
    ("Some 62% of the 1,400 clerks were ill, and 9% had been hurt.", {"62%": 1400, "9%": 1400}),
    # verbs that no list of participles knows
    ("We hold 61 files. Forty accompany this letter, twelve await review.", {"Forty": 61, "twelve": 61}),
    ("There were 40 graves. Nine date from 1850.", {"Nine": 40}),
]

WHOLE = [
    # those described are not those before
    "There were 200 arrests in 2019. Half of those charged were under 18.",
    "Cases are almost double the 412 seen in 2019.",
    "Three officers resigned and a further two retired.",
]

MEASURES = [
    ("Twenty-two officers faced hearings.", "Twenty-two", "officers"),
    ("There were 61 letters. Forty accompany this note.", "Forty", "letters"),
    ("There were 30 date stamps.", "30", "date stamps"),
    # subjects, lists and what bodies have
    ("Kent Police had 88 dogs; Essex had 61.", "61", "dogs"),
    ("The tally of complaints reached 412.", "412", "complaints"),
    ("The figures for arrests are 52 (2021) and 47 (2022).", "52", "arrests"),
    ("We recorded the following: assaults 12, thefts 30, frauds 4.", "30", "thefts"),
    ("Bookings were down 12% and takings 8%.", "8%", "takings"),
    ("The workforce has shrunk by 32 to 380.", "380", "workforce"),
    ("Appeals are rare: 19 were lodged.", "19", "Appeals"),
    ("Spending on nurses has more than doubled.", "doubled", "Spending"),
    ("58% of riders wanted a sign, and nearly a quarter a refund.", "a quarter", "riders"),
    ("The answer is four, out of 167 tenants.", "four", "tenants"),
    ("There were 61 appeals. The largest group, 40, concerned parking.", "40", "appeals"),
    ("Half the members resigned.", "Half", "members"),
    ("Twelve of last year's 61 appeals are pending.", "Twelve", "appeals"),
    # money
    ("The council raised £4.1m from fines.", "£4.1m", "fines"),
    ("We spent £48,250, of which £31,000 or so was counsel's fees.", "£31,000", "counsel's fees"),
    ("Of that, £12,000 was for travel and £3,000 represented hotel bills.", "£3,000", "hotel bills"),
    ("The average award was £765, and the highest £12,000.", "£12,000", "award"),
    # a table's number taken up again
    (
        "Stage\t2020\t2021\nAppeals made\t21\t34\nAppeals lost\t12\t19\n\nOf the 34 there, nine were late.",
        "nine",
        "Appeals",
    ),
    # the heading of a list
    ("Fines by ward\n\nAshby - 12\nBury - 14\nColne - fewer than 5\nTotal - 31", "5", "Fines"),
    ("Fines by ward\n\nAshby: 12\nBury: 14", "14", "Fines"),
    ("Fines issued\n\nYear: Fines\n2019: 12\n2020: 14", "14", "Fines"),
    ("Notices issued:\n• High Street – 412\n• Mill Lane – 90\n• Station Road – 31", "90", "Notices"),
    ("Dogs seized\nFinancial year\n2020/21\n31\n2021/22\n40\nTotal\n71", "40", "Dogs seized"),
    ("Claims and what came of them\n\nArea\tReceived\tNot upheld\nAsh\t40\t28\nElm\t31\t22", "28", "Claims not upheld"),
    # tables of groups, and totals over times
    (
        "Upheld claims by subject and type of debt\n\nSubject\tCouncil tax\tCourt fines\nFees\t14\t12\nGoods\t4\t5",
        "14",
        "Upheld claims",
    ),
    ("Stage\t2020\t2021\tAll years\nAppeals made\t21\t34\t55\nAppeals lost\t12\t19\t31", "55", "Appeals made"),
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


NONE = [
    "Lesson 1: be specific",
    "The comparison with 2013 leaves out Wales.",
    "A duty was set out in the paper known as WG 48801.",
    "Case officer 14",
]

RATES = [
    ("It affects about 6 in every 1,000 under the age of 19.", [("6", "rate")]),
    ("Close to 18 million passengers pass through every year.", [("18 million", "rate")]),
    ("Some 40 letters are sent each week.", [("40", "rate")]),
    ("My car has had two tyres go in a month.", [("two", "count")]),
    ("There were 90 claims, a fifth more than in 2019.", [("90", "count"), ("a fifth", "ratio")]),
]


@pytest.mark.parametrize("text", NONE)
def test_no_figure(text: str) -> None:
    assert list(found(text)) == []


@pytest.mark.parametrize(("text", "units"), RATES, ids=[text for text, _ in RATES])
def test_unit(text: str, units: list[tuple[str, str]]) -> None:
    figures = find_figures(prepare(read_text(text.encode(), name="case.txt")), ())
    assert [(text[f.start : f.end], f.unit) for f in figures] == units


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
