"""What figures count where no noun stands right behind them: sums, shares, bare numbers and cells."""

from __future__ import annotations

import pytest

from extractors.figures import find_figures
from extractors.prepare import prepare
from extractors.read.text import read_text

MONEY = [
    # sums of money
    ("You may want to ask for the yearly bill for agency nurses, which was £6.3m in 2023.", {"£6.3m": "bill"}),
    ("I am giving you the total, £94,000 over two years.", {"£94,000": "total"}),
    ("Receipts were £2.1m and outgoings £1.8m.", {"£2.1m": "Receipts", "£1.8m": "outgoings"}),
    ("The service has 60 vans, leased in 2020 for £410,000.", {"£410,000": "vans"}),
    ("We own 85 radios. They were bought for £33,500 in 2019.", {"£33,500": "radios"}),
    ("Each visit costs the taxpayer £118.", {"£118": "visit"}),
    ("Legal advice has so far cost the university £212,000.", {"£212,000": "Legal advice"}),
    ("£45,000 was recovered in overpaid benefits.", {"£45,000": "benefits"}),
    ("It wrote off £1.9m of council tax debt.", {"£1.9m": "council tax debt"}),
    ("Compensation to passengers reached £8m, with a further £300,000 paid to staff.", {"£8m": "Compensation"}),
    ("The grant of £15,000 was used for a new roof.", {"£15,000": "grant"}),
    ("An average of £230 per claim was paid.", {"£230": "claim"}),
    ("The Board spends £2,400 a week on taxis for patients.", {"£2,400": "taxis"}),
    ("Agency spending, at £7.7m, was the highest in Wales.", {"£7.7m": "Agency spending"}),
    ("The charge for garden bins, which is £55, has not changed.", {"£55": "charge"}),
    ("Parking brought in £3.2m and permits £410,000.", {"£410,000": "permits"}),
    ("Two boats, hired in June for £9,500, were used.", {"£9,500": "boats"}),
    ("The trust installed 140 door sensors in 2020. They were bought for £62,000.", {"£62,000": "door sensors"}),
    ("Every call-out costs the service £640.", {"£640": "call-out"}),
    ("Fees of £1,200 a day were paid to the adviser.", {"£1,200": "Fees"}),
    ("£31,000 was lost through fraud.", {"£31,000": "fraud"}),
    ("They spend £700 a month on water coolers.", {"£700": "water coolers"}),
    ("We can give the overall amount, £18,450, but not the split.", {"£18,450": "amount"}),
    ("Redundancy payments amounted to £2.2m last year.", {"£2.2m": "Redundancy payments"}),
    ("Its debts stood at £81m in March.", {"£81m": "debts"}),
    ("£500 fines were handed to 12 firms.", {"£500": "fines", "12": "firms"}),
    ("The lowest offer was £3,000 and the highest £7,500.", {"£3,000": "offer", "£7,500": "offer"}),
    ("The new lights, fitted by a local firm, cost £8,400.", {"£8,400": "lights"}),
    ("Six claims were settled, for a total of £95,000.", {"£95,000": "claims"}),
    (
        "How much have you spent on consultants?\n2020/21: £40,000\n2021/22: £52,500\n",
        {"£40,000": "consultants", "£52,500": "consultants"},
    ),
    ("The council spent £3m on the pier and £900,000 on its cafe.", {"£3m": "pier", "£900,000": "cafe"}),
    ("Fines of £70,000 were levied, nearly double the £38,000 of 2019.", {"£38,000": "Fines"}),
    ("Rents fell in May, to £610 on average.", {"£610": "Rents"}),
    ("Payments over £250 on our site are checked.", {"£250": "Payments"}),
    ("(b) Every repair cost £150.", {"£150": "repair"}),
]

SHARES = [
    # percentages, fractions and changes
    ("The college has almost stopped the use of paper forms, which is down by 90% since 2019.", {"90%": "paper forms"}),
    (
        "Figures show that missed bin collections have gone up by 45 per cent.",
        {"45 per cent": "missed bin collections"},
    ),
    ("Assaults account for 52% of reports and thefts 12%.", {"52%": "reports"}),
    ("Sixty drivers complained and nearly half won.", {"half": "drivers"}),
    ("Sickness among crews rose by a fifth.", {"a fifth": "Sickness"}),
    (
        "Only 40 per cent of calls were answered in time, well below the target of 90 per cent.",
        {"40 per cent": "calls"},
    ),
    ("The share of tenants in arrears stood at 27 per cent.", {"27 per cent": "tenants"}),
    ("Turnover among social workers was 21%, up from 15%.", {"21%": "Turnover", "15%": "Turnover"}),
    (
        "Response times got worse: 61% of the fires were reached in ten minutes, against 70% a year ago.",
        {"61%": "fires", "70%": "fires"},
    ),
    ("Women were 31% of recruits.", {"31%": "recruits"}),
    ("The council has cut its use of weedkiller, which fell by 40% in a year.", {"40%": "weedkiller"}),
    ("Forty tenants went to court and a third lost.", {"a third": "tenants"}),
    ("Overtime fell by a quarter.", {"a quarter": "Overtime"}),
    ("Some 71% of parents were content; 12% were not.", {"12%": "parents"}),
    ("The proportion of calls answered in time was 88%.", {"88%": "calls"}),
    (
        "Sickness absence stands at 6.2%, against 4.8% in 2019.",
        {"6.2%": "Sickness absence", "4.8%": "Sickness absence"},
    ),
    ("Ticket prices have doubled since 2018.", {"doubled": "Ticket prices"}),
    ("Almost nine in ten vacancies were filled.", {"nine in ten": "vacancies"}),
    ("There was a 30 per cent rise in burglaries.", {"30 per cent": "burglaries"}),
]

BARE = [
    # numbers whose noun stands elsewhere
    ("Fourteen memos were found. We think that release of six would harm relations with Wales.", {"six": "memos"}),
    ("Ministers promised that 900 more teachers would be hired.", {"900": "teachers"}),
    ("The Trust had no mental health beds until May and now has 18.", {"18": "mental health beds"}),
    ("Its 400 wardens reported 210 threats, a rate of 52 for every 100 wardens.", {"52": "threats"}),
    ("Yesterday three more of our colleagues were hurt.", {"three": "colleagues"}),
    ("The team cannot be spared from site visits, of which it made 512 last year.", {"512": "site visits"}),
    ("Deaths at all nine lidos: 2019, 14; 2020, 11; 2021, 17.", {"14": "Deaths", "11": "Deaths", "17": "Deaths"}),
    ("We employ more cooks than we did: 41 now, against 36 in 2019.", {"41": "cooks", "36": "cooks"}),
    ("Fines issued by the wardens have been falling, and last year there were only 77.", {"77": "Fines"}),
    (
        "How many prosecutions have been brought? Nil to date. Cautions given: 6.",
        {"Nil": "prosecutions", "6": "Cautions"},
    ),
    ("Sixty-two arrests have been made and 48 summonses issued.", {"48": "summonses", "Sixty-two": "arrests"}),
    (
        "Complaints were recorded against 40 constables and 12 sergeants; 8 were dismissed.",
        {"40": "constables", "12": "sergeants"},
    ),
    (
        "In the year to March, 1,120 noise and 340 smoke complaints were made.",
        {"1,120": "noise complaints", "340": "smoke complaints"},
    ),
    ("Nineteen maps were traced. The Board argued that publication of three would help thieves.", {"three": "maps"}),
    ("The hospital had no dementia nurses in 2018 and now has six.", {"six": "dementia nurses"}),
    ("Another 4,000 over-75s will be seen at home.", {"4,000": "over-75s"}),
    ("The 60 depots logged 900 leaks, a rate of 15 for every depot.", {"900": "leaks"}),
    ("Last week five more of her staff left.", {"five": "staff"}),
    ("It relies on school inspections, of which it carried out 94.", {"94": "school inspections"}),
    ("Thefts from all 12 yards: 2020, 18; 2021, 25; 2022, 31.", {"18": "Thefts", "31": "Thefts"}),
    ("Applications for licences have dried up, and this year there were just nine.", {"nine": "Applications"}),
    ("The number of swans on the lake was 44 in 2019 and 61 in 2023.", {"44": "swans", "61": "swans"}),
    ("Twenty buses and 14 trams were hit.", {"Twenty": "buses", "14": "trams"}),
    ("In 2022 there were 31 male and 12 female applicants.", {"12": "female applicants"}),
    ("How many drones does the force own?\nWe own 14.", {"14": "drones"}),
    ("Pupils at the academy rose from 900 to 1,150.", {"900": "Pupils", "1,150": "Pupils"}),
    ("Deaths recorded by the coroner have reached 77.", {"77": "Deaths"}),
    ("Moor Homes, which has 900 flats, made the most repairs: 61.", {"61": "repairs"}),
    ("Clubs sent 40 replies, schools 22 and firms 13.", {"22": "replies", "13": "replies"}),
    ("Women made 70% of the calls and men the other 30%.", {"70%": "calls", "30%": "calls"}),
    ("The panel paid grants to 14 choirs and nine bands.", {"14": "choirs", "nine": "bands"}),
    ("We have no lifeguards in winter; in summer there are 26.", {"26": "lifeguards"}),
    ("About 70 over-60s and 12 under-16s took part.", {"70": "over-60s", "12": "under-16s"}),
    ("The number of on-the-spot fines fell to 45.", {"45": "on-the-spot fines"}),
]

CELLS = [
    # cells and lists
    (
        "Table 1: number of penalty notices issued\n\n2021\t412\n2022\t388\n2023\t501\n",
        {"412": "penalty notices", "501": "penalty notices"},
    ),
    ("How many dogs were seized each year?\n\n2020: 31\n2021: 44\n2022: 29\n", {"31": "dogs", "44": "dogs"}),
    (
        "Age group, Number of applicants\n18 to 24, 120\n25 to 34, 210\n35 and over, 98\n",
        {"120": "applicants", "98": "applicants"},
    ),
    ("Month\tAssaults on staff\tArrests\nMay\t14\t3\nJune\t11\t4\n", {"14": "Assaults on staff", "3": "Arrests"}),
    ("Nurses in post at 31 March\n2021: 1,204\n2022: 1,150\n2023: 1,088\n", {"1,204": "Nurses", "1,088": "Nurses"}),
    (
        "Number of complaints by department:\nHousing: 31\nPlanning: 14\nParks: 9\n",
        {"31": "complaints", "9": "complaints"},
    ),
    ("Hospital | Beds | Occupancy (%)\nA | 400 | 92\nB | 310 | 88\n", {"400": "Beds"}),
    ("| Ward | Potholes filled |\n| Elm | 41 |\n| Oak | 38 |\n", {"41": "Potholes", "38": "Potholes"}),
]

CASES = [*MONEY, *SHARES, *BARE, *CELLS]


def measures(text: str) -> dict[str, str]:
    """What each figure counts by its quote; of figures that read alike, the first."""
    figures = find_figures(prepare(read_text(text.encode(), name="case.txt")), ())
    return {text[f.start : f.end]: f.measure or "" for f in reversed(figures)}


def words(measure: str) -> set[str]:
    """The words of a measure that count."""
    return set(measure.lower().replace("-", " ").split()) - {"of", "the"}


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:60] for text, _ in CASES])
def test_measure(text: str, expected: dict[str, str]) -> None:
    """The given figures count these things: the words of the one are among the words of the other."""
    got = measures(text)
    for quote, wanted in expected.items():
        mine, theirs = words(got[quote]), words(wanted)
        assert mine, quote
        assert theirs <= mine or mine <= theirs, quote
