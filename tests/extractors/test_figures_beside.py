"""Parts beside their whole, after it in a clause, of a number told anew, of sums, and shares that say a count again."""

from __future__ import annotations

import re

import pytest

from extractors.dates import find_dates
from extractors.figures import find_figures
from extractors.prepare import prepare
from extractors.read.text import read_text

MARK = re.compile(r"«([^|»]*)(?:\|of=(\d+))?»")

FRESH = [
    (
        "The council holds «300» files. Of those, «40|of=300» are digital. "
        "A new search shows that there are «92». «Sixty|of=92» are enclosed."
    ),
    "We read «120» notes; «twelve|of=120» were blank. On the letters: there are «57». «Eleven|of=57» have been redacted.",
    (
        "The first reply spoke of «80» emails, of which «9|of=80» were private. In fact there were «131». "
        "«Thirty|of=131» are released and «101|of=131» are withheld."
    ),
    "There are «45» pages of notes; «five|of=45» are exempt. As to photographs, we hold «22». «Ten|of=22» are attached.",
    "He listed «60» homes and «8|of=60» were empty. On a count there turned out to be «71». «Nine|of=71» were empty.",
    "She asked for minutes. There are «14». «Three|of=14» are public already.",
    "Staff found «200» boxes and «20|of=200» were damp. For maps the number is «33». «Four|of=33» were torn.",
    "The list named «90» firms, «30|of=90» of which had closed. There are now «64». «Seven|of=64» are abroad.",
    "It closed «50» cases, «5|of=50» of them early. Of complaints there were «18». «Two|of=18» were upheld.",
    "We hold «19» contracts. «Six|of=19» have expired.",
    "Of «500» calls «60|of=500» were late. Of texts, there were «210». «Seventy|of=210» went unread.",
    "The file has «88» sheets and «11|of=88» are in colour. Counted again there were «95». «Twelve|of=95» are in colour.",
    (
        "We found «150» records; «30|of=150» were duplicates. "
        "After cleaning there are «112», held in «two» places. «Eighty|of=112» are enclosed."
    ),
    "He counted «60» trees and «ten|of=60» were dead. There were «14» oaks. «Two|of=14» of them fell.",
    "Of the «90» pupils, «12|of=90» were absent. «Six|of=90» were ill.",
    "The team has «33» vans, «eight|of=33» of them old. The number of cars is «51». «Seven|of=51» are electric.",
    "Of «20» posts «five|of=20» are vacant. We hold «14» applications. «Three|of=14» were late.",
    "We refused «9|of=40» of the «40» requests. There are «41» now. «Two|of=41» are new.",
]
APPOSED = [
    "There were «3» complaints, «two|of=3» in 2019 and «one|of=3» in 2021.",
    "The tribunal heard «four» appeals, «three|of=4» in our favour.",
    "We made «seven» payments, «five|of=7» to contractors and «two|of=7» to staff.",
    "The force bought «12» drones, «eight|of=12» in 2020 and «four|of=12» in 2022.",
    "It closed «nine» branches, «six|of=9» of them in Wales.",
    "There were «40» fires, «25|of=40» at night.",
    "Inspectors paid «11» visits, «ten|of=11» without notice.",
    "The ombudsman decided «six» cases, «five|of=6» against the council.",
    "They sold «30» vans, «20» cars and «ten» bikes.",
    "The board met «five times» in 2020, «three times» in 2021.",
    "The school ran «nine» trips, «four|of=9» to museums.",
    "They issued «60» fines, «45|of=60» for parking and «15|of=60» for litter.",
    "There were «22» deaths, «19|of=22» in custody.",
    "The court heard «eight» claims, «seven|of=8» without a jury.",
    "It cleared «31» drains in May, «20» in June.",
    "In 2020 it built «40» homes, «30» in 2021.",
    "It built «40» homes, «30» fewer than planned.",
    "We trained «15» dogs, «three|of=15» by hand.",
    "The trust has «12» wards, «two|of=12» under repair, and «three» kitchens.",
]
THOSE = [
    "«Twelve» schools refused. «Seven|of=12» of those relied on privacy; «five|of=12» pleaded cost.",
    "Of «60» boards «22|of=60» would not answer. «Ten|of=22» of these gave no reason.",
    "We wrote to «44» trusts. «Nine|of=44» refused. «Four|of=9» of them later gave way.",
    "«Eleven» would not say. «Six|of=11» of those claimed section 40.",
    "It searched «70» vans; «18|of=70» were stolen. «Seven|of=18» of those had been burned.",
    "Of the «21» firms left, «thirteen|of=21» did not reply. «Two|of=13» of those had folded.",
    "«Twenty» tenants complained; «nine|of=20» of those received money.",
    "«Sixteen» bids failed. «Four|of=16» of those lacked plans.",
    "There were «70» visits. «A third» of those inspected had closed.",
    "«Half» of those arrested were released.",
    "The court saw «40» drivers. «Ten|of=40» of those pleaded guilty.",
    "There were «14» refusals. «Five|of=14» of those turned on privacy, the rest on time.",
    "It wrote to «30» firms and «eight|of=30» replied. «Two|of=8» of those offered refunds.",
    "There are «90» patients. «Two thirds» of those treated recovered.",
    "We met «50» carers. «Six|of=50» of those wanted help at night.",
    "It logged «300» leaks. «Forty|of=300» of those flooded homes.",
]
FRONTEDOF = [
    "Cases are counted when opened, so of the «4,112» about «1,700|of=4112» were still open.",
    "A claim may run on, which means that of the «300» some «90|of=300» are not yet settled.",
    "Of the «80» sent «61|of=80» came back.",
    "Most were old and of the «212» tested «40|of=212» failed.",
    "Staff left, and of the «64» who stayed «nine|of=64» were agency workers.",
    "It rained, so of the «30» matches only «12|of=30» were played.",
    "Of the «1,200» homes nearly «300|of=1200» were empty.",
    "The unit closed, but of the «45» patients «31|of=45» were moved nearby.",
    "He said that of the «17» letters «four|of=17» had been lost.",
    "They add that of the «500» forms «210|of=500» were blank.",
    "The count was wrong because of the «61» boxes «seven|of=61» were empty.",
    "They met, and of the «19» members «twelve|of=19» voted no.",
    "It was a poor year: of the «44» crops «nine|of=44» failed.",
    "She found that among the «200» letters «18|of=200» were torn.",
    "It tells of the «30» men who sailed; «12|of=30» lived.",
    "It is proud of the «70» awards that «20» teachers won.",
    "He spoke of the «14» deaths and «60» injuries.",
    "Notices lapse, so of the «900» sent just under «400|of=900» still count.",
]
AGAIN = [
    "We hold «6,914» handsets. Of these «1,452|of=6914», i.e. «21%|of=6914», were handed over by witnesses.",
    "The board received «400» bids and accepted «100|of=400», i.e. «25%|of=400».",
    "Of «80» homes «20|of=80», that is «25 per cent|of=80», are empty.",
    "Of the «60» cases, «15|of=60» (i.e. «25%|of=60») were upheld.",
    "It sent «90» letters; «45|of=90», equal to «50%|of=90», came back.",
    "There were «300» fires, of which «30|of=300», being «10%|of=300», were set on purpose.",
    "Of «500» vans «125|of=500», which is «25%|of=500», failed.",
    "We asked «44» boards and «11|of=44», ie «25%|of=44», refused.",
    "Of the «250» visits «50|of=250» – «20%|of=250» – were late.",
    "It held «300» books and lost «60|of=300», that is, «20%|of=300».",
    "Of «40» lifts «10|of=40», equivalent to «25%|of=40», failed.",
    "There were «90» bids; «9|of=90» (that is «10%|of=90») won.",
    "We mended «150|of=600» of «600» lamps, i.e. «25%|of=600».",
    "Of the «20» pools «5|of=20», ie «25%|of=20», leak.",
    "«Eighty» staff left, i.e. «12%» more than in 2020.",
    "Of «1,000» calls «450|of=1000», amounting to «45%|of=1000», were lost.",
    "The team closed «70» files, which is «5%» more than before.",
    "Of the «64» trees «16|of=64» – that is, «25%|of=64» – were felled.",
]
MONEYSUM = [
    (
        "The sum was «£4,300,000», made up of «£1.02m|of=4300000» in 2018/19, "
        "«£1.55m|of=4300000» in 2019/20 and the balance in 2020/21."
    ),
    "The council spent «£900,000», made up of «£600,000|of=900000» on staff and «£300,000|of=900000» on vans.",
    "Fees came to «£70,000», of which «£50,000|of=70000» went to lawyers.",
    "The bill of «£2.4m» comprises «£1.4m|of=2400000» for repairs and «£1m|of=2400000» for rent.",
    "It paid «£80,000», consisting of «£60,000|of=80000» in damages and the rest in costs.",
    "The grant was «£3m»: «£2m|of=3000000» for homes and «£1m|of=3000000» for roads.",
    "The cost, «£640,000», is made up of «£400,000|of=640000» for glass and the remainder for steel.",
    "Income was «£9m» against costs of «£7m».",
    "The total of «£500» includes «£100|of=500» for postage.",
    "Sales rose to «£40m», made up of «£25m|of=40000000» at home and the balance abroad.",
    "The bill was «£900,000», made up of «£300,000|of=900000» in fees, «£450,000|of=900000» in costs and the rest in interest.",
    "Grants of «£2m» comprised «£1.2m|of=2000000» for schools and the balance for roads.",
    "Spending rose by «£3m» to «£8m», made up of «£5m|of=8000000» on pay and the remainder on rent.",
    "It sold land for «£70,000», comprising «£40,000|of=70000» for a field and the rest for a barn.",
    "The fund, «£5m», is composed of «£3m|of=5000000» from members and the balance from the state.",
    "We paid «£600» for paint and «£50» for the rest of the tools.",
    "It cost «£90» a head and made the rest of us pay «£20».",
    "The sum of «£1,000» was made up of «£250|of=1000» cash and the rest in vouchers.",
    "They raised «£4m», of which «£1m|of=4000000» is spent.",
    "A «£12m» deal consisting of «£7m|of=12000000» upfront and the balance over time.",
]


@pytest.mark.parametrize("marked", [*FRESH, *APPOSED, *THOSE, *FRONTEDOF, *AGAIN, *MONEYSUM])
def test_of_is_the_marked_whole(marked: str) -> None:
    """Each marked figure has the whole that is marked, and none where none is."""
    p = prepare(read_text(MARK.sub(lambda m: m[1], marked).encode(), name="t.txt"))
    found = [(p.text[f.start : f.end], f.of) for f in find_figures(p, (), find_dates(p))]
    assert found == [(m[1], float(m[2]) if m[2] else None) for m in MARK.finditer(marked)]
