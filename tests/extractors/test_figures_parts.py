"""Wholes and measures that arithmetic, a repeated noun or the sentence before tells: each case says what every number is of."""

from __future__ import annotations

import pytest

from extractors.figures import find_figures
from extractors.prepare import prepare
from extractors.read.text import read_text

PARTS = [
    # what is left over is told by the sum, also of parts named in other sentences
    (
        "He wrote about 41 bridges. The county sent 27 surveys. It kept back the remaining fourteen.",
        {"27": 41, "fourteen": 41},
    ),
    (
        "The 63 libraries hold 2,050 maps. Plans of 58 of the libraries are online. The other five are shut.",
        {"58": 63, "five": 63},
    ),
    ("It upheld three of the eight grounds. It rejected two. It adjourned the remaining three.", {"two": 8}),
    ("There were 90 claims, of which fifty were paid. We fought 11 of the remaining 40.", {"11": 40, "40": 90}),
    ("The notes fill 40 of 700 pages. The Trust must release the 660 pages.", {"40": 700, "660": 700}),
    (
        "Letters went to 88 schools. 70 had replied by May. Of the 18 that had not, eleven were shut and seven refused.",
        {"70": 88, "18": 88, "eleven": 18, "seven": 18},
    ),
    # all the counts since add up to it
    (
        "We wrote to 30 trusts. We had 25 replies. Three trusts were late and two, Ash and Elm, refused.",
        {"25": 30, "two": 30},
    ),
    # what stands before a colon or dash is shared out behind it
    (
        "We own 310 vans. 61 of these were off the road: 40 for service, 15 waiting for parts and six after a crash.",
        {"61": 310, "40": 61, "15": 61, "six": 61},
    ),
    (
        "There were 14 dismissals – nine for theft, three for lateness and two for drink.",
        {"nine": 14, "three": 14, "two": 14},
    ),
    # "in" and a bare number
    ("There were 52 break-ins, most of them at night; in nine, a safe was opened.", {"nine": 52}),
    ("We traced 38 appeals on this; tenants won in only four, and costs were paid in two.", {"four": 38, "two": 38}),
    (
        "Of 60 rulings in May, forty went one way. Section 40 came up in 12, section 12 in seven.",
        {"12": 60, "seven": 60},
    ),
    # the whole behind the verb
    ("Some 410 pupils came by bus, out of 1,280 who live in the valley.", {"410": 1280}),
    ("Nine sites were cleaned, out of a total of 31.", {"Nine": 31}),
    # the noun named again
    ("We sent 57 requests in the spring. Four requests were ignored.", {"Four": 57}),
    ("They hold 19 memos. The body must disclose the plan and 13 memos.", {"13": 19}),
    ("The case fills 80 pages. The exemption does not apply to 62 pages.", {"62": 80}),
    # those of those, those included, the rest of the cases
    ("Some 480 calls were logged, 96 of which led to a visit, and of those 41 were urgent.", {"96": 480, "41": 96}),
    ("We visited 18 farms, including six in Kent.", {"six": 18}),
    ("In all 480 people, among them 12 children, fell ill.", {"12": 480}),
    (
        "Costs were paid in 83 cases. In 12 of them it was late. In another five the sum is not fixed.",
        {"12": 83, "five": 83},
    ),
    ("Of the 88 sites inspected, 61, or 69 per cent, passed.", {"61": 88, "69 per cent": 88}),
    ("Only 38% of the 650 tenants, or 247 people, agreed.", {"38%": 650, "247": 650}),
    (
        "It spent £1.2bn on staff, up from £870m the year before. Of this, £310m went on doctors.",
        {"£310m": 1_200_000_000},
    ),
    # what was done with some of them, votes, and more of the same
    ("The board received 312 bids, upheld 41 and dismissed 200.", {"41": 312, "200": 312}),
    ("The unit read 5,630 letters. It answered 412.", {"412": 5630}),
    ("The firms had bought 71.5m tickets and got 59.8m.", {"59.8m": 71_500_000}),
    ("Twelve out of 15 members voted for it, two against, and one abstained.", {"Twelve": 15, "two": 15}),
    ("We found 23 maps. We released 15 of these in full. Three more are withheld.", {"15": 23, "Three": 23}),
    (
        "There were 61 fires, 14 more than in 2020. Eleven of these were deliberate, compared to seven then.",
        {"Eleven": 61},
    ),
    ("It spent £312,450 on pumps. This compares with £190,000 then. £45,000 of this was for oil.", {"£45,000": 190000}),
    # a share of what is left
    ("33 appeals were heard. Of these nine were allowed and 20 were not; the other 12% are still open.", {"12%": 33}),
]

WHOLE = [
    # two owners, two times, another noun, and sums that are no parts
    "Northmere had 40 crashes. Saxley had 12 crashes.",
    "There were 40 crashes in 2019. In 2020 there were 31 crashes.",
    "We keep 31 buses. Our depots employ 18 fitters.",
    "There were 12 cars and 6 vans, 18 vehicles in all.",
    "The town has 40 streets. You may choose a single ward, of which there are 22.",
    "We received 97 bids and recorded 84.",
    "We keep 40 vans. Each depot has 3 vans.",
]

MEASURES = [
    # what the counted did is not what they were like
    ("Of 96 boards that we asked, 71 supplied answers that could be used.", "71", "boards"),
    ("Of the 54 ports, 40 answered questions, nine declined access and five ignored us.", "nine", "ports"),
    ("We asked 70 clubs. Fifty-two supplied accounts.", "Fifty-two", "clubs"),
    ("Nine withheld maps were about one road.", "Nine", "withheld maps"),
    ("There were 15 rejected bids.", "15", "rejected bids"),
    # nouns that look like verbs
    ("Ashby sent 9,310 accounts to its agents.", "9,310", "accounts"),
    ("Police followed 61 leads.", "61", "leads"),
    ("More than half of the cost is met by fees.", "half", "cost"),
    ("That is less than a third of the need.", "a third", "need"),
    # "those" and "these" that stand alone
    ("There were 80 arrests. In eleven of those an officer was hurt.", "eleven", "arrests"),
    ("There were 80 letters. In nine of these doctors gave their names.", "nine", "letters"),
    ("There were 80 arrests. In six of those arrests a dog was used.", "six", "arrests"),
    # who owns the whole
    ("It is built on replies from 61 of Wales's 66 hill parishes.", "61", "hill parishes"),
    # money is measured by what it went on
    ("At least £14m had gone into rescue funds.", "£14m", "rescue funds"),
    ("In all £6,300 was spent on new locks.", "£6,300", "new locks"),
    ("Another £80,000 has been set aside for repairs.", "£80,000", "repairs"),
    # changes named further back
    ("Rents have gone up by almost a tenth since May, from £412 to £450.", "£412", "Rents"),
    ("The number of visits has fallen sharply, from 512 to 96.", "512", "visits"),
    ("Leakage was thus more than four times what it was.", "four times", "Leakage"),
    ("Crashes rose from 210 in May to 300, an increase of more than 40 per cent.", "40 per cent", "Crashes"),
    ("There were 301 thefts, so the rise is 12.6%.", "12.6%", "thefts"),
    # nouns before "of which there are" and "all N of them"
    ("Keep it to petitions to the board, of which there have been 187.", "187", "petitions"),
    ("She asked for the list of plots, all 164 of them.", "164", "plots"),
    # a share or number that repeats what the sentence before was about
    ("Tenants have done no better. 56% were moved.", "56%", "Tenants"),
    ("In May 18.4 million adults voted. So three in five, roughly, did not go.", "three in five", "adults"),
    ("Firms that could say what they had earned gave a total of £27m. At six of them it was less.", "six", "Firms"),
    ("We sent 4,100 files to our three clerks, the equivalent of 9 for every 100 homes.", "9", "files"),
    ("Overtime cost the force £4.7m.", "£4.7m", "Overtime"),
    ("The bill for 2022 was £3.9m, and for 2021 £3.1m.", "£3.1m", "bill"),
    ("Fines of £84,600 were issued to 564 drivers, an average of £150 each.", "£150", "Fines"),
    ("There was a fivefold increase in thefts.", "fivefold", "thefts"),
    ("There was a 14% fall in the number of claims.", "14%", "claims"),
    ("They cut the budget by £2.4m, or 6.5 per cent.", "6.5 per cent", "budget"),
    ("We had 1,207 requests, with 86% answered on time (2022: 91%).", "91%", "requests"),
    ("Three quarters of complaints came from five wards. Fewer than one in 20 was upheld.", "one in 20", "complaints"),
    ("The force has 3,140 officers. It lost 88 last year alone.", "88", "officers"),
    ("Applications: 412. Granted: 301. Withdrawn: 23.", "23", "Applications"),
    ("We dismissed 17 clerks: 9 male and 8 female.", "9", "male clerks"),
    ("Some 70% of tenants agreed, 20% did not and the remaining 10% were silent.", "10%", "tenants"),
    ("The invoices total £88,120.", "£88,120", "invoices"),
    ("The cost per head was £412, against a national average of £388.", "£388", "cost"),
    ("A4 The survey cost £86,000 plus VAT.", "£86,000", "survey"),
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
