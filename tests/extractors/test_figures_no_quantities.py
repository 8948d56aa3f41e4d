"""Numbers that count nothing, and those near them that do: every figure is marked, with its unit where it is no count."""

from __future__ import annotations

import re

import pytest

from extractors.dates import find_dates
from extractors.exemptions import find_exemptions
from extractors.figures import find_figures
from extractors.figures.numbered_headings import numbered_headings
from extractors.prepare import prepare
from extractors.read.text import read_text

MARK = re.compile(r"«([^|»]*)(?:\|(\w+))?»")

HEADINGS = [
    "1 Background\nThe board met «four times».\n2 Complaints\nThere were «19» complaints.\n3 Staffing\nWe lost «30» nurses.\n",
    (
        "Report\n\n1 What we did\nWe read «212» files.\n\n2 Findings\n«None» was complete.\n\n"
        "3 Costs and savings\nThe work cost «£8,000».\n"
    ),
    (
        "1 Summary\n2 Method\n3 Results\n4 Recommendations\n\n1 Summary\nWe saw «12» homes.\n"
        "2 Method\nLetters.\n3 Results\nGood.\n4 Recommendations\nMore staff.\n"
    ),
    "1.1 Scope\nText here about «40» wards.\n1.2 Sources\nText.\n2 Outcomes\nWe closed «9» cases.\n3 Next steps\nNothing.\n",
    "«12» Officers\n«40» Drivers\n«7» Cooks\n",
    "Staff by site\n«1» Manager\n«2» Nurses\n«5» Porters\n",
    "5 Delays\nThe wait grew to «500» patients.\n6 Deaths\nThere were «3» deaths.\n7 Lessons learned\nThe trust apologised.\n",
    (
        "Section headings follow.\n1 Introduction\nText.\n2 Calls to the helpline\n"
        "«6,000» calls came.\n3 Visits\n«60» visits were made.\n"
    ),
    (
        "The college said:\n1 Admissions\n\nWe admitted «900» students.\n\n2 Exclusions\n\n"
        "We excluded «8» pupils.\n\n3 Appeals\n\n«Two» appeals were heard.\n"
    ),
    "A Overview\nText\n1 Fires\n«88» fires.\n2 Floods\n«4» floods.\n",
    "1 Who we are\nThe office has «40» staff.\n2 Appeals received\nWe had «51» appeals.\n3 Fees\nFees came to «£900».\n",
    (
        "Contents\n1 Aims\n2 Numbers of visits\n3 Learning points\n\n1 Aims\nWe want fewer fires.\n"
        "2 Numbers of visits\nWe made «7,000» visits.\n3 Learning points\n«None» to report.\n"
    ),
    (
        "1 Purpose\n\nThis note sets out losses.\n\n2 Laptops\n\n«Twelve» were lost.\n\n3 Phones\n"
        "\n«Nineteen» were lost.\n\n4 Conclusions\n\nBoth fell.\n"
    ),
    "  1 Scope\n  Patients at one site.\n  2 Results for men\n  «31» men fell.\n  3 Results for women\n  «40» women fell.\n",
    "Vehicles held\n«3» Vans\n«4» Lorries\n«5» Tankers\n",
    "Prizes\n«1» House\n«2» Cars\nDrawn by lot.\n",
    (
        "1 Introduction\nThis is our reply.\n1.1 Requests\nWe had «90» requests.\n1.2 Reviews\n"
        "We had «8» reviews.\n2 Decisions\nThere were «2» decisions.\n"
    ),
    "4 Repairs\nTenants waited too long.\n5 Voids\nThere are «400» empty homes.\n6 Lettings\nWe let «90» homes.\n",
    "Our findings:\n«12» Schools had no nurse.\n«13» Schools had one.\n",
    "1 Terms used\nA fire is a call.\n2 Engines\nWe have «60» engines; «two» are off the road.\n",
]
INLINE = [
    "Please provide: (1) the number of arrests, (2) the minutes of the board, and (3) letters from residents.",
    "Please send me (1) incident logs, (2) training records and (3) costs of repairs since 2020.",
    "You asked for (i) contracts and (ii) invoices; we hold «14» invoices.",
    "The complainant wanted: 1) statements of witnesses, 2) photographs, 3) maps.",
    "The panel heard from nurses («12») and doctors («3»).",
    "The policy says that staff must (1) check records (2) tell managers and (3) log calls.",
    "He asked (1) how many dogs were kept, (2) prices paid, and (3) names of kennels. We keep «31» dogs.",
    "Losses were as follows: laptops («4»), phones («19») and tablets («2»).",
    "The judge gave (1) reasons and (2) directions.",
    "There are tests: (a) harm, (b) time and (c) scale; «two» of them are met.",
    "The officer must be told (1) names of drivers, (2) dates of trips and (3) routes taken.",
    "I'd like: 1) costs of hire 2) numbers of guests 3) menus.",
    "We sought (1) logs; (2) rosters; and (3) maps of sites.",
    "Staff named dogs («2») and cats («1»).",
    "The trust holds files for men («1») and women («2») only.",
    "He said that (1) letters were sent, (2) calls were made, and (3) «12» visits took place.",
    "There are «three» grounds: (1) cost, (2) harm and (3) time.",
    "Please give, for each school, (1) pupils on roll (2) teachers and (3) exclusions.",
    "It found (1) faults in «40» lifts and (2) leaks.",
    "Thefts were of bikes («31»), cars («4») and vans («5»).",
]
REFS = [
    "If it costs too much, answer 1 and 2 only.",
    "Please just do 3 and 4.",
    "Sections 24 and 31 call for a balance.",
    "You may skip 2 and 5 if they are costly.",
    "Sections 41 and 43 raise questions of confidence.",
    "The 14 and 14A alone carry «9,000» passengers.",
    "Drawings of Huts 12 and 13 are attached.",
    "Berths 4 and 5 were dredged at a cost of «£90,000».",
    "We answered «12» requests and refused «8».",
    "If that is too much, leave out 2 and 4.",
    "Please answer only 1, 2 and 5.",
    "Sections 30 and 31 protect trials.",
    "Take the 9 or 9A from the station; «40» people do each day.",
    "Sheds 7 and 8 burned down.",
    "Reports on Wells 3 and 4 are exempt.",
    "We answered 1 and 3.",
    "Regulations 12 and 13 set out exceptions.",
    "Councils replied: «40» in full and «12» in part.",
    "Nurses numbered «4» and doctors «5».",
]
RATES = [
    "Wales had the highest rate, at «12.4|rate» deaths per 100,000, followed by Scotland at «9.1|rate» and Kent at «7.7|rate».",
    "There were «3.4|rate» complaints per 1,000 homes (2022-23: «2.7|rate»).",
    "The rate was «8.2|rate» per 1,000 dwellings, against an average for the county of «6.6|rate».",
    "Private landlords had a rate of «5.1|rate»; housing associations, «3.2|rate»; managing agents, a mere «1.9|rate».",
    "Leeds recorded «14|rate» thefts for every 1,000 people, York «9.5|rate» and Hull «11.2|rate».",
    "There were «4.1|rate» falls per 1,000 bed days in 2023, compared with «3.8|rate» the year before.",
    "Accidents ran at «6.3|rate» per 100 staff (national average «5.5|rate»).",
    "The force received «61|rate» complaints per 1,000 officers; it closed «40» cases.",
    "Cleaners were hurt «15 times|rate» a week.",
    "Buses broke down «200 times|rate» every month, and «40» drivers left.",
    "Hospitals had «7.1|rate» falls per 1,000 bed days; hospices, «4.4|rate»; care homes, just «3.9|rate».",
    "The east had «22.5|rate» fires per 10,000 homes, the west «18.1|rate».",
    "There were «6.2|rate» assaults per 100 prisoners (2019: «4.8|rate»).",
    "Pupils were excluded «14 times|rate» a day.",
    "It recorded «11|rate» burglaries per 1,000 homes and employed «12.5» officers in the unit.",
    "The call was made «30 times» in all.",
    "Scotland had «5.6|rate» deaths for every 100,000 people, up from «5.1|rate» and well above Wales at «4.2|rate».",
    "Alarms sounded «six times|rate» every night.",
    "There were «2.4|rate» claims per 100 staff, and the average payment was «£1,900|money».",
]
AGES = [
    "Some as young as nine were sent away.",
    "Children as young as 11 carried knives.",
    "Guide dogs work until they are ten.",
    "“I was ill,” said Maria, now 22, who lives in Hull.",
    "Horses retire when they are 18.",
    "People can vote when they turn 16 in Scotland.",
    "Residents as old as 97 were moved.",
    "She was just six when the home closed, with «30» others.",
    "He left care before he was 15.",
    "The oldest, then 84, had lived there for years; «12» others moved.",
    "Girls as young as 12 were hurt.",
    "Officers may serve until they are 60.",
    "He was 17 when he was held.",
    "“It hurt,” said Omar, then 15, of Leeds.",
    "Cars are sold once they are six.",
    "Staff, some as old as 80, were asked to move «40» boxes.",
    "We can train them before they turn two.",
    "When she was nine, her school closed.",
    "They were «12» when the count began.",
    "Before it was «40», and now it is «60».",
]
TIMES = [
    "How many wardens are on duty between 2200 and 0600?",
    "The desk is staffed from 0830 to 1700 by «two» clerks.",
    "The crash happened at 2315 hours.",
    "Calls between 0900 and 1730 numbered «2,200».",
    "That is two months' pay for «30» cooks.",
    "The typical case took six months, and «one in ten» took longer than 14.",
    "Reviews should be done within 20 working days. This one took 44.",
    "The sum was «£900» – three weeks' rent.",
    "The limit is 20 days. Ours took 31, and «two» others were later still.",
    "A reply is due in 40 days; you waited 62.",
    "The ward is locked from 2130 to 0700.",
    "No bus ran between 0030 and 0515.",
    "Between «1200» and «1500» people came.",
    "Reviews took four months on average; some took longer than nine.",
    "The target is 10 days. Most took 14.",
    "The wait should be 18 weeks, but you waited 40.",
    "The deposit was «£1,200» – «two» rooms were lost.",
    "He took «20» of the «60» files; it took 3 hours.",
    "The fine was «£60» – four days' pay.",
    "Budgets of «£40m» – «£60m» were discussed.",
]
ADDRESSES = [
    "Records Team\n14 Castle Reach, Norwich NR1 1AA\n\nDear Mr Hill",
    "Legal Services\n7 The Maltings\nWelby\nNG31 2AB\n\nWe hold «40» files.",
    "Write to 3 Monks Orchard, Lincoln LN2 1PU.",
    "Yours sincerely\n\nOfficer 4471\nDisclosure Unit",
    "Yours faithfully,\n\nCaseworker 218\nInformation Rights",
    "Kind regards\n\nDecision-maker 907\nAccess Team",
    "Regards,\nDisclosure analyst 52344\nProfessional Standards",
    "The Council\n22 Horse Fair\nBanbury OX16 0AA\n",
    "We own «31» Homes, and «12» Garages, in Leeds.",
    "The trust runs «22» sites near Leeds LS1 4AP.",
    "FOI Team\n9 Kings Reach\nTruro TR1 2AA\n",
    "Write to Welby Hospice, 41 Long Causeway, Welby NG31 2AB.",
    "Return it to 6 Fishergate, York YO10 4AB",
    "Yours sincerely,\n\nJ Hall\nReviewing officer 4410\n",
    "Regards\n\nAdvocate 77120\nPublic Access",
    "Kind regards,\nFOI officer 9031",
    "1 St Mary's Court\nHereford\nHR1 1AA",
    "We let «90» Flats in Leeds, and LS1 4AP has «40».",
    "Yours faithfully,\nHead of Records\n\nCopies issued: «12»\n",
    "Notices\n«12» Fines in Leeds\nOur address: Hall Lane, Leeds LS1 4AP",
]
MISSED = [
    "I have read the file («193» documents) and spoken to staff.",
    "That leaves the most severe cases (n=«29»).",
    "Roughly «a quarter» of beds (up to «105» on the worst day) were taken.",
    "«None» of the «four» has kept this up.",
    "«None» of the «six» schools replied.",
    "We searched the inbox («612» emails).",
    "The survey of nurses (N = «340») found little.",
    "Attached is a chain («18» messages).",
    "The image file («4» pages) is withheld.",
    "Up to «70» patients (at most «90» in January) waited.",
    "«None» of the «nine» was charged.",
    "Few replied (n = «12»).",
    "I opened the chain («31» letters).",
    "A minority of rooms (up to «40» in June) were shut.",
    "We read the attachment («12» sheets).",
    "«None» of the «three» councils would say.",
    "The question («two» parts) was clear.",
    "It fell most for cases marked urgent (n=«61», of which «12» were shut).",
    "Many buses (at least «70» on Monday) ran late.",
    "«None» of the «five» hospitals had a plan.",
]


@pytest.mark.parametrize("marked", [*HEADINGS, *INLINE, *REFS, *RATES, *AGES, *TIMES, *ADDRESSES, *MISSED])
def test_only_what_counts(marked: str) -> None:
    """The marked numbers are figures of their unit; all others in the text are none."""
    p = prepare(read_text(MARK.sub(lambda m: m[1], marked).encode(), name="t.txt"))
    taken = [(e.start, e.end) for e in find_exemptions(p)]
    found = [(p.text[f.start : f.end], f.unit) for f in find_figures(p, taken, find_dates(p))]
    wanted = [(m[1], m[2]) for m in MARK.finditer(marked)]
    assert [quote for quote, _ in found] == [quote for quote, _ in wanted]
    assert all(unit in (None, was) for (_, was), (_, unit) in zip(found, wanted, strict=True))


def test_headings_in_linear_time() -> None:
    """Thousands of lines that look like headings, with no text between, are none, and cost no more each."""
    assert numbered_headings("1 Apples\n" + "2 Pears\n3 Plums\n" * 20_000) == []
