"""Wholes that a table's columns or the sum of the parts tell: each case says what numbers are of."""

from __future__ import annotations

import pytest

from extractors.figures import find_figures
from extractors.prepare import prepare
from extractors.read.text import read_text

TABLES = [
    # a column that only says what became of the things beside it
    (
        (
            "Grants by county, 2023\n\nCounty      Applications   Approved   Declined\nKent        48     "
            "        30         18\nSurrey      55             21         34\nEssex       61             "
            "40         21\n"
        ),
        {"30": 48, "34": 55, "40": 61, "48": None},
    ),
    ("Depot\tBuses\tElectric\nNorth\t112\t14\nSouth\t96\t31\nWest\t70\t9\n", {"14": 112, "31": 96, "9": 70}),
    (
        "Year | Appeals | Allowed | Dismissed\n2021 | 310 | 94 | 216\n2022 | 287 | 101 | 186\n",
        {"94": 310, "216": 310, "101": 287},
    ),
    (
        "School\tPupils on roll\tExcluded\nAsh Lane\t840\t12\nBirch Hill\t1,104\t31\nCedar Road\t655\t7\n",
        {"12": 840, "31": 1104},
    ),
    (
        "Month,Calls received,Answered within 10 seconds\nApril,4210,3988\nMay,4377,4012\nJune,4105,3877\n",
        {"3988": 4210, "4012": 4377},
    ),
    (
        (
            "Ward | Reports of fly-tipping | Cleared | Prosecuted\nTown | 214 | 201 | 3\nQuay | 188 | 170 "
            "| 0\nMoor | 97 | 95 | 2\n"
        ),
        {"201": 214, "3": 214, "170": 188},
    ),
    ("Station\tFirefighters\tVehicles\nHythe\t24\t3\nRomney\t18\t2\nLydd\t12\t1\n", {"3": None, "2": None}),
    (
        (
            "Hospital     Patients waiting   Over 52 weeks\nSt Anne's    5,120              318\nRoyal    "
            "    8,877              1,204\nCottage      902                41\n"
        ),
        {"318": 5120, "1,204": 8877, "41": 902},
    ),
    ("Force | Complaints | Of which upheld\nA | 120 | 14\nB | 98 | 9\nC | 77 | 12\n", {"14": 120, "9": 98}),
    (
        "Region\tInspections\tFailed\tAverage score\nNorth\t340\t41\t71\nSouth\t288\t19\t80\n",
        {"41": 340, "19": 288, "71": None},
    ),
    ("Prison\tIncidents\tInjuries\nA\t88\t102\nB\t41\t30\nC\t70\t66\n", {"102": None, "30": None}),
    (
        "Quarter | Posts | Vacant | Filled by agency\nQ1 | 512 | 48 | 20\nQ2 | 519 | 61 | 33\n",
        {"48": 512, "61": 519, "20": 512},
    ),
    (
        (
            "Claims for potholes\n\nDistrict     Claims made     Settled\nNorth        212             "
            "64\nEast         150             38\nSouth        98              12\n"
        ),
        {"64": 212, "12": 98, "150": None},
    ),
    ("Year\tReviews requested\tOut of time\n2020\t61\t4\n2021\t88\t19\n2022\t70\t11\n", {"4": 61, "19": 88}),
    (
        (
            "| Line | Trains | Cancelled | Short-formed |\n|---|---|---|---|\n| Coast | 4,120 | 212 | 88 "
            "|\n| Valley | 3,044 | 97 | 140 |\n"
        ),
        {"212": 4120, "88": 4120, "97": 3044},
    ),
    (
        "College\tStaff\tOn fixed-term contracts\nArts\t310\t94\nScience\t512\t201\nLaw\t88\t17\n",
        {"94": 310, "201": 512},
    ),
    ("Council | Homes | Garages | Rent\nA | 5,100 | 840 | £92\nB | 7,240 | 612 | £88\n", {"840": None, "612": None}),
    ("Outcome\tCases\nUpheld\t14\nNot upheld\t61\nWithdrawn\t5\n", {"14": None, "61": None}),
    ("Site,Beds,Occupied,Nurses\nOakfield,40,38,61\nRiver,28,28,50\nHill,16,9,22\n", {"38": 40, "61": None}),
    (
        "Rank | Applicants | Appointed | Female\nPC | 1,204 | 88 | 40\nSergeant | 210 | 31 | 9\n",
        {"88": 1204, "31": 210},
    ),
    ("Hospital\tFalls\tResulting in fracture\nA\t88\t4\nB\t71\t2\nC\t102\t9\n", {"4": 88, "9": 102}),
    ("Town | Shops | Vacant | Change since 2019\nHythe | 120 | 14 | +3\nDeal | 97 | 9 | -2\n", {"14": 120, "9": 97}),
]

SUMS = [
    # lists, brackets and sums of money that make up what was stated
    (
        (
            "In 2022 we issued 9,400 fines.\n\nPaid within 14 days: 5,100\nPaid later: 2,300\nWritten "
            "off: 800\nOutstanding: 1,200\n"
        ),
        {"5,100": 9400, "2,300": 9400, "800": 9400, "1,200": 9400},
    ),
    (
        (
            "There were 720 calls to the line in March 2023, 4 of them hoaxes.\n\nBroken down by team:\n- "
            "Night team: 310\n- Day team: 265\n- Weekend team: 145\n"
        ),
        {"310": 720, "265": 720, "145": 720},
    ),
    (
        "We hold 88 records. The breakdown is: released 40; part released 31; withheld 17.",
        {"40": 88, "31": 88, "17": 88},
    ),
    ("Total complaints: 150\nStage 1: 112\nStage 2: 38\n", {"112": 150, "38": 150}),
    (
        (
            "The Board saw 1,350 patients from the islands.\n\nSpecialty      Patients\nENT            "
            "520\nCardiology     410\nRenal          300\n\nThe other 120 were spread over nine "
            "specialties."
        ),
        {"120": 1350},
    ),
    (
        "Staff leaving: 96\n\nResigned - 61\nRetired - 22\nDismissed - 8\nDied in service - 5\n",
        {"61": 96, "22": 96, "8": 96, "5": 96},
    ),
    ("The 48 grants went to schools (20), youth clubs (17) and libraries (11).", {"20": 48, "17": 48, "11": 48}),
    (
        "The £3.5m will be spent on three things: £2m on roads, £1.1m on lighting and £400,000 on signs.",
        {"£2m": 3500000, "£1.1m": 3500000, "£400,000": 3500000},
    ),
    (
        (
            "The Scheme paid out £640,000 in the year. It gave £410,000 to farms, £150,000 to mills and "
            "£80,000 to shops."
        ),
        {"£410,000": 640000, "£150,000": 640000, "£80,000": 640000},
    ),
    ("We surveyed 250 tenants. Satisfied: 130. Dissatisfied: 90. No view: 30.", {"130": 250, "90": 250, "30": 250}),
    (
        ("Between 2019 and 2023 there were 212 serious incidents: 2019: 40; 2020: 31; 2021: 47; 2022: 52; 2023: 42."),
        {"40": 212, "52": 212},
    ),
    (
        "The ferry carried 8,300 vehicles in May.\n\nCars: 6,900\nLorries: 1,050\nCoaches: 350\n",
        {"6,900": 8300, "1,050": 8300, "350": 8300},
    ),
    (
        "Q3. There were 57 fires in bin stores:\n• Deliberate – 41\n• Accidental – 12\n• Not known – 4\n",
        {"41": 57, "12": 57, "4": 57},
    ),
    (
        "In all we gave £920,000. Of that, £500,000 went to theatres and £420,000 to bands.",
        {"£500,000": 920000, "£420,000": 920000},
    ),
    ("The 33 jobs lost were in finance (14), planning (11) and parks (8).", {"14": 33, "11": 33, "8": 33}),
    ("Ninety-one people answered: 60 in favour, 25 against, six unsure.", {"60": 91, "25": 91, "six": 91}),
    ("There are 640 seats. The stalls have 400, the circle 180 and the boxes 60.", {"400": 640, "180": 640, "60": 640}),
    ("Requests closed: 412\nGranted: 250\nPart granted: 102\nRefused: 60\n", {"250": 412, "102": 412, "60": 412}),
    ("Kent had 40 closures and Essex had 31.\nThere were 12 in Surrey.\n", {"40": None, "31": None, "12": None}),
    ("Buses: 14\nTrams: 9\nFerries: 2\n", {"14": None, "9": None, "2": None}),
    (
        (
            "The Trust received £2.4 million. It spent £1.5 million on scanners, £600,000 on beds and "
            "£300,000 on training."
        ),
        {"£1.5 million": 2400000, "£600,000": 2400000, "£300,000": 2400000},
    ),
    (
        (
            "We received 1,480 calls.\n\nTopic\tCalls\nBins\t700\nRoads\t420\nParks\t260\n\nThe remaining "
            "100 were on other matters."
        ),
        {"100": 1480},
    ),
]

CASES = [*TABLES, *SUMS]


def wholes(text: str) -> dict[str, float | None]:
    """The whole of each figure by its quote; of figures that read alike, of the first."""
    figures = find_figures(prepare(read_text(text.encode(), name="case.txt")), ())
    return {text[f.start : f.end]: f.of for f in reversed(figures)}


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:60] for text, _ in CASES])
def test_whole(text: str, expected: dict[str, float | None]) -> None:
    """The given figures have just these wholes."""
    got = wholes(text)
    assert {quote: got[quote] for quote in expected} == expected
