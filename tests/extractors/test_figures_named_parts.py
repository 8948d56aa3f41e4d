"""Wholes that are named again, pointed to or stated beside the part: each case says what numbers are of."""

from __future__ import annotations

import pytest

from extractors.figures import find_figures
from extractors.prepare import prepare
from extractors.read.text import read_text

ARTICLES = [
    # the noun again with an article, and a clause that picks some out
    (
        ("The Trust has 14 investigation reports. The nine reports that were finished before March are attached."),
        {"nine": 14},
    ),
    (
        (
            "We found 36 emails. Section 42 applies to all of them except the five emails which were sent "
            "outside the firm."
        ),
        {"five": 36},
    ),
    ("Eleven councils bid for the money. The four councils that won will be paid in June.", {"four": 11}),
    (
        (
            "There are 23 footbridges on the canal. We enclose surveys of the eight bridges which we "
            "inspected last year."
        ),
        {"eight": 23},
    ),
    (
        "Twelve contracts were let in the period. The names of the three contractors who withdrew are held.",
        {"three": None},
    ),
    ("Of the 45 tenants surveyed, 30 replied. The 15 tenants who did not were sent a reminder.", {"30": 45, "15": 45}),
    ("We own 31 lorries. The two lorries that failed their test have been sold.", {"two": 31}),
    ("Some 208 staff took part in the pilot; the 17 staff who left it early were interviewed.", {"17": 208}),
    ("The inquiry read 640 pages. The 90 pages marked as drafts are kept back.", {"90": 640}),
    ("Sixteen hospitals were asked. In the six hospitals that had closed beds, waits doubled.", {"six": 16}),
    ("The council has 17 depots. The three depots which were closed in 2021 have not been sold.", {"three": 17}),
    ("Twenty-six members sit on the board; the nine members who voted against were not named.", {"nine": 26}),
    ("We dealt with 140 objections. Names are withheld in the 12 objections that were sent by e-mail.", {"12": 140}),
    ("There were 31 audits. I attach the six audits completed before the request.", {"six": 31}),
    ("The force trained 450 officers. The 38 officers without a licence were not taken.", {"38": 450}),
    ("She listed 22 payments and asked about the four payments that were made in cash.", {"four": 22}),
    ("They run 64 care homes. In the two homes where deaths occurred, staffing was short.", {"two": 64}),
    ("The panel marked 80 bids. The best 12 bids got a grant.", {"12": 80}),
    ("Five inspectors visited. The 14 kitchens that they saw were clean.", {"14": None}),
]

CASES_OF = [
    # "in nine cases" of what was counted before
    ("Eighty-three residents complained of noise, and in 12 cases a fine followed.", {"12": 83}),
    ("We recorded 140 near misses last year. In nine instances a train was stopped.", {"nine": 140}),
    ("The ombudsman looked at 56 complaints about repairs and found fault in 31 cases.", {"31": 56}),
    ("There were 29 dog attacks on postal staff; police were called in fewer than 10 cases.", {"10": 29}),
    ("A total of 415 parking appeals were heard. The driver won in 188 cases.", {"188": 415}),
    ("Officers used a Taser 72 times. In 60 cases it was only drawn.", {"60": 72}),
    (
        ("Forty-one prisoners were released in error between 2019 and 2023. Three were still at large in May."),
        {"Three": 41},
    ),
    ("The council made 19 payments for damage to cars. In four cases the sum was over £1,000.", {"four": 19}),
    ("Of 230 inspections, 18 found serious faults; on six occasions the kitchen was closed at once.", {"18": 230}),
    ("Eleven nurses were referred to the regulator. In two of the cases a hearing has been fixed.", {"two": 11}),
    ("We found 61 breaches of the code. In five cases the officer was dismissed.", {"five": 61}),
    ("Staff reported 340 data losses, though only in 28 instances was the Commissioner told.", {"28": 340}),
    ("Bailiffs made 1,020 visits and on 14 occasions the police attended.", {"14": 1020}),
    (
        ("A further 210 grants were paid late; in most cases the delay was short, but in 17 cases it was over a year."),
        {"17": 210},
    ),
    ("The ombudsman closed 88 investigations. It found injustice in 40 cases.", {"40": 88}),
    ("The Trust opened three wards last year. It has dealt with 150 cases of flu.", {"150": None}),
    ("In 2021 there were 12 murder cases. In 2022 there were nine cases.", {"nine": None}),
    ("We refused 34 requests, in six cases because of cost.", {"six": 34}),
    ("Twenty-four houses were searched. Drugs were found on nine occasions.", {"nine": 24}),
    ("Inspectors went to 47 takeaways and in at least ten cases took samples.", {"ten": 47}),
]

NESTED = [
    # parts of a part
    (
        (
            "We asked 60 councils. Nine councils refused. Six said it would cost too much, two cited "
            "personal data and one gave no reason."
        ),
        {"Six": 9, "two": 9},
    ),
    (
        (
            "Letters went to 120 schools; 80 answered and 30 declined. Most of those who declined gave no "
            "reason, though four schools blamed the workload."
        ),
        {"four": 30},
    ),
    (
        "There were 400 applications, of which 150 were refused. Forty were refused on grounds of height.",
        {"Forty": 150},
    ),
    ("Of 75 wards, 22 were closed for a time. Eight of the 22 have not reopened.", {"22": 75, "Eight": 22}),
    (
        "Some 640 staff were asked and 410 replied. A quarter of those who replied said they felt unsafe.",
        {"410": 640, "A quarter": 410},
    ),
    (
        "Ninety homes were inspected. Fourteen failed: ten had faulty wiring and four had damp.",
        {"Fourteen": 90, "ten": 14, "four": 14},
    ),
    (
        "We received 33 requests for review. Seventeen were upheld, five of them in full and 12 in part.",
        {"Seventeen": 33, "five": 17, "12": 17},
    ),
    (
        ("Three in ten of the 900 students surveyed had skipped meals. Of the 270, more than half were in debt."),
        {"Three in ten": 900, "half": 270},
    ),
    ("Out of 208 claims 61 were settled, eight of which went to trial first.", {"61": 208, "eight": 61}),
    (
        (
            "The Commissioner received 70 complaints about the authority. Ten trusts were asked for "
            "views. Two did not reply."
        ),
        {"Two": 10},
    ),
    (
        (
            "Of 88 hospitals, 20 refused. Twelve pleaded cost, seven said it would help criminals and one "
            "gave no ground."
        ),
        {"20": 88, "Twelve": 20, "seven": 20},
    ),
    ("There were 310 arrests, and 90 people were charged. Sixty were charged with theft.", {"Sixty": 90}),
    ("We asked 45 boards and 31 replied. Of those that replied, 12 had a policy.", {"31": 45, "12": 31}),
    ("Some 70 pupils were excluded, 18 of them for good. A third of the 18 were in care.", {"18": 70, "A third": 18}),
    (
        "The court heard 500 cases; 122 were dismissed. Nine were dismissed for want of evidence.",
        {"122": 500, "Nine": 122},
    ),
    ("We wrote to 40 firms. Thirty answered. Ten did not.", {"Thirty": 40, "Ten": 40}),
    (
        "They inspected 200 boats and detained 16. Two-thirds of those detained were fishing boats.",
        {"16": 200, "Two-thirds": 16},
    ),
    ("A total of 64 bids failed, 41 on price and the rest on quality.", {"41": 64}),
    ("Fifty members voted: 31 for and 19 against.", {"31": 50, "19": 50}),
    ("Out of 130 dogs taken in, 100 were rehomed, 12 of which came back.", {"100": 130, "12": 100}),
    (
        "The council got 90 replies. Of these 60 were in favour. Of the 60, fewer than half gave reasons.",
        {"60": 90, "half": 60},
    ),
    ("Letters went to 64 parishes. Forty-one wrote back. Twenty-three did not.", {"Forty-one": 64, "Twenty-three": 64}),
    ("Thirty patients had a fall. In four instances a bone was broken.", {"four": 30}),
    ("Eight of the 20 vets left, seven for other practices and one abroad.", {"Eight": 20}),
    ("There are 120 guards (33 women).", {"33": 120}),
    ("Forty were upheld in full, 12 in part, and the rest were dismissed.", {"12": None}),
    ("The inspector said that there are 300 kennels. It emerged that just 45 hold a licence.", {"45": 300}),
    ("We asked 61 trusts; 50 answered. The eleven others gave no reason.", {"50": 61, "eleven": 61}),
    (
        (
            "The bench heard 900 cases in May. Farmers brought 310, tenants 240 and firms 150; the "
            "remaining 200 were brought by the Crown."
        ),
        {"310": 900, "240": 900, "200": 900},
    ),
    (
        (
            "Ninety pupils appealed. The panel changed 20 grades and sent six back. Two of those sent "
            "back were raised. The remaining 64 appeals failed."
        ),
        {"Two": 6},
    ),
    ("There are 45 bridges. Surveyors rated 30 as sound and two as dangerous.", {"30": 45, "two": 45}),
    ("Eighty shops were visited. Staff graded 61 as clean and four as poor.", {"61": 80, "four": 80}),
]

POINTED = [
    # "of them", "of these", "of the nine"
    ("We tried to draw the list from the 40 weekly returns but 16 of these had been shredded.", {"16": 40}),
    ("The Commissioner was told there were 320 files. Only 25 of the files were on the new system.", {"25": 320}),
    (
        ("The report is 212 pages long. The tribunal agreed that passages on seven of the pages were sensitive."),
        {"seven": 212},
    ),
    (
        (
            "The university has nine colleges. The panel thought there was a risk in all but one of them. "
            "I therefore enclose the figures for eight colleges."
        ),
        {"eight": 9},
    ),
    ("She found 27 errors in the log, none of them serious.", {"none": 27}),
    ("Our vets saw 118 horses at the two sites. Half of them were lame.", {"Half": 118}),
    ("The council lent 64 laptops to pupils, of which all but 11 have come back.", {"11": 64}),
    ("Among the 53 objections were 20 from one street.", {"20": 53}),
    ("We had 90 requests in 2023. One in three of these came from journalists.", {"One in three": 90}),
    (
        "Thirty-six tenders came in. We shortlisted eight of them, and two of the eight pulled out.",
        {"eight": 36, "two": 8},
    ),
    ("Twenty-two trusts gave figures for both years. At 15 of them the number of falls went up.", {"15": 22}),
    ("Our register shows 28 swimming pools in 19 districts. Six of them are outdoors.", {"Six": 28}),
    ("The file has 130 letters. None of these is a complaint.", {"None": 130}),
    ("We had 44 vacancies in May but a dozen of these have since been filled.", {"a dozen": 44}),
    ("The scheme has 900 users, of whom we surveyed 120.", {"120": 900}),
    ("Of the 17 deaths, none was in custody.", {"none": 17}),
    ("Among those 250 complaints were 11 about dogs.", {"11": 250}),
    ("We have 19 libraries. Each has two floors.", {"two": None}),
    ("She asked for the 36 reports. Five of those reports are drafts and will not be sent.", {"Five": 36}),
    ("There are 74 councillors at the eight boroughs, nine of which are mayors.", {"nine": 74}),
    ("About 60 of our lorries are diesel, and 15 of those are due to be replaced.", {"15": 60}),
    ("Police stopped 410 drivers and half of them were let off with advice.", {"half": 410}),
    ("Two of the nine flats have been let; five of them are being painted.", {"Two": 9, "five": 9}),
    ("Two of the hearings were in private. At one or two of the hearings nobody came.", {"Two": None}),
    ("The unit upheld 70 per cent of appeals. About 12% of them were by tenants.", {"12%": None}),
    ("There were 88 raids, and a fifth of those happened on a Sunday.", {"a fifth": 88}),
    ("Of the oak, 14 were sick. We hold 31 maps.", {"14": None, "31": None}),
    ("The tribunal found for six of the 14 drivers. Three of the six were paid at once.", {"six": 14, "Three": 6}),
    ("Five crews of four were sent.", {"Five": None}),
    ("Fines were issued in 300 cases last year. Twelve of these were later paid back.", {"Twelve": 300}),
    ("We found 210 letters at five sites. Thirty of them are personal.", {"Thirty": 210}),
    ("None of the 19 lifts had been tested, and four of them were shut.", {"None": 19, "four": 19}),
    ("We own 12 boats, of which we sold three.", {"three": 12}),
]

STATED = [
    # the whole beside the part
    ("There are 30 wardens (18 part time).", {"18": 30}),
    ("Eighteen per cent of the 1,204 requests were late.", {"Eighteen per cent": 1204}),
    ("Late answers: 210 (17.4% of the 1,204 requests)", {"17.4%": 1204, "210": 1204}),
    ("The panel backed 19 of the 24 schemes put to it.", {"19": 24}),
    ("64 out of the 150 sites, or 43%, had no fence.", {"64": 150, "43%": 150}),
    ("We have 61 dogs (of which 12 are puppies).", {"12": 61}),
    ("Only 45 of our 380 drivers have been trained, compared with 29 last year.", {"45": 380, "29": None}),
    ("In four of every ten of the 600 homes visited, an alarm was missing.", {"600": None}),
    ("Some 14 (35%) of 40 trainees dropped out.", {"14": 40, "35%": 40}),
    ("The force has 4,120 officers, 38% of whom are women.", {"38%": 4120}),
    ("The service has 75 midwives (12 on leave).", {"12": 75}),
    ("Some 6% of our 4,100 staff are on sick leave.", {"6%": 4100}),
    ("81 (27%) of the 300 shops were empty.", {"81": 300, "27%": 300}),
    ("Only eleven out of 94 prisons met the standard.", {"eleven": 94}),
    ("Fewer than one in ten of the 2,000 tenants had heard of it.", {"one in ten": 2000}),
    ("Half the 46 buses failed.", {"Half": 46}),
    ("There were 18 floods (three of them serious).", {"three": 18}),
    ("A majority, 29 of 51 councillors, voted in favour.", {"29": 51}),
    ("38 out of 60 schools, or 63%, have no nurse.", {"38": 60, "63%": 60}),
    ("We employ 90 people (£2.1m a year).", {"£2.1m": None}),
]

CASES = [*ARTICLES, *CASES_OF, *NESTED, *POINTED, *STATED]


def wholes(text: str) -> dict[str, float | None]:
    """The whole of each figure by its quote; of figures that read alike, of the first."""
    figures = find_figures(prepare(read_text(text.encode(), name="case.txt")), ())
    return {text[f.start : f.end]: f.of for f in reversed(figures)}


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:60] for text, _ in CASES])
def test_whole(text: str, expected: dict[str, float | None]) -> None:
    """The given figures have just these wholes."""
    got = wholes(text)
    assert {quote: got[quote] for quote in expected} == expected
