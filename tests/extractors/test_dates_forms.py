"""Every form of date in British official prose: one row a form, with what it pins.

A row is (text, expected); expected holds "quote first/last precision" for each date, or is empty for texts that hold none.
`[own]` rows are read in a document that bears the date 15 May 2023, a Monday.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.dates import find_dates
from extractors.prepare import Prepared, prepare
from extractors.read.text import read_text

OWN = "2023-05-15"


def prepared(text: str, own: str | None = None) -> Prepared:
    p = prepare(read_text(text.encode(), name="sample.txt"))
    return replace(p, own_date=own)


def found(text: str, own: str | None = None) -> list[str]:
    """What the finder gives, one line a date."""
    p = prepared(text, own)
    return [
        f"{p.text[m.start : m.end]} {m.first or '?'}/{m.last or '?'} {m.precision}"
        if m.first != m.last
        else f"{p.text[m.start : m.end]} {m.first or '?'} {m.precision}"
        for m in find_dates(p)
    ]


DAYS = [
    ("The panel met on 4 May 2021.", ["4 May 2021 2021-05-04 day"]),
    ("The panel met on 04 May 2021.", ["04 May 2021 2021-05-04 day"]),
    ("The panel met on 4th May 2021.", ["4th May 2021 2021-05-04 day"]),
    ("The panel met on the 4th of May 2021.", ["4th of May 2021 2021-05-04 day"]),
    ("The panel met on the 4th of May, 2021.", ["4th of May, 2021 2021-05-04 day"]),
    ("The panel met on 4 May, 2021.", ["4 May, 2021 2021-05-04 day"]),
    ("The panel met on the 4th day of May 2021.", ["4th day of May 2021 2021-05-04 day"]),
    ("The panel met on 21st August 2019.", ["21st August 2019 2019-08-21 day"]),
    ("The panel met on 22nd August 2019.", ["22nd August 2019 2019-08-22 day"]),
    ("The panel met on 23rd August 2019.", ["23rd August 2019 2019-08-23 day"]),
    ("The panel met on 24 th August 2019.", ["24 th August 2019 2019-08-24 day"]),  # superscript set apart
    ("The panel met on 16^th August 2019.", ["16^th August 2019 2019-08-16 day"]),  # superscript as a caret
    ("The panel met on 16ᵗʰ August 2019.", ["16ᵗʰ August 2019 2019-08-16 day"]),  # superscript letters
    ("The panel met on 4 Aug 2019.", ["4 Aug 2019 2019-08-04 day"]),
    ("The panel met on 4 Aug. 2019.", ["4 Aug. 2019 2019-08-04 day"]),
    ("The panel met on 4 Sept 2019.", ["4 Sept 2019 2019-09-04 day"]),
    ("The panel met on 4 Sep 2019.", ["4 Sep 2019 2019-09-04 day"]),
    ("The panel met on 4-Aug-2019.", ["4-Aug-2019 2019-08-04 day"]),
    ("The panel met on 04-Aug-19.", ["04-Aug-19 2019-08-04 day"]),
    ("The panel met on 4 Aug 19.", ["4 Aug 19 2019-08-04 day"]),
    ("The panel met on 4 August '19.", ["4 August '19 2019-08-04 day"]),
    ("THE PANEL MET ON 4 AUGUST 2019.", ["4 AUGUST 2019 2019-08-04 day"]),
    ("the panel met on 4 august 2019.", ["4 august 2019 2019-08-04 day"]),
    ("The panel met on 4\u00a0August\u00a02019.", ["4\u00a0August\u00a02019 2019-08-04 day"]),  # non-breaking spaces
    ("The panel met on 4  August  2019.", ["4  August  2019 2019-08-04 day"]),
    ("The panel met on 4\nAugust 2019.", ["4\nAugust 2019 2019-08-04 day"]),  # wrapped
    ("The panel met on 4 August\n2019 in private.", ["4 August\n2019 2019-08-04 day"]),  # wrapped
    ("The panel met on Monday 5 August 2019.", ["5 August 2019 2019-08-05 day"]),  # weekday outside the span
    ("The panel met on Mon, 5th August 2019.", ["5th August 2019 2019-08-05 day"]),
    ("Monday, August 5th, 2019", ["August 5th, 2019 2019-08-05 day"]),
    ("The panel met on August 5, 2019.", ["August 5, 2019 2019-08-05 day"]),
    ("The panel met on August 5th 2019.", ["August 5th 2019 2019-08-05 day"]),
    ("The panel met on Aug 5 2019.", ["Aug 5 2019 2019-08-05 day"]),
    ("Sent: 5 August 2019 16:42", ["5 August 2019 2019-08-05 day"]),  # time outside the span
    ("At 16:42 on 5 August 2019", ["5 August 2019 2019-08-05 day"]),
    ("5 August 2019, 4.15pm", ["5 August 2019 2019-08-05 day"]),
    ("Mon Aug 05 16:42:10 2019", ["Aug 05 16:42:10 2019 2019-08-05 day"]),  # as mail folders write it
    ("The panel met on 5/8/2019.", ["5/8/2019 2019-08-05 day"]),
    ("The panel met on 05/08/2019.", ["05/08/2019 2019-08-05 day"]),
    ("The panel met on 5/8/19.", ["5/8/19 2019-08-05 day"]),
    ("The panel met on 05/08/19.", ["05/08/19 2019-08-05 day"]),
    ("The panel met on 5 / 8 / 2019.", ["5 / 8 / 2019 2019-08-05 day"]),
    ("The panel met on 05.08.2019.", ["05.08.2019 2019-08-05 day"]),
    ("The panel met on 5.8.2019.", ["5.8.2019 2019-08-05 day"]),
    ("The panel met on 05.08.19.", ["05.08.19 2019-08-05 day"]),
    ("The panel met on 05-08-2019.", ["05-08-2019 2019-08-05 day"]),
    ("The panel met on 05–08–2019.", ["05–08–2019 2019-08-05 day"]),
    ("The panel met on 2019-08-05.", ["2019-08-05 2019-08-05 day"]),
    ("The panel met on 2019/08/05.", ["2019/08/05 2019-08-05 day"]),
    ("Logged at 2019-08-05T16:42:00Z", ["2019-08-05 2019-08-05 day"]),
    ("The panel met on 03/04/2023.", ["03/04/2023 2023-04-03 day"]),  # British order
    ("The panel met on 04/25/2019.", ["04/25/2019 2019-04-25 day"]),  # American only where British is impossible
    ("The panel met on 12/12/12.", ["12/12/12 2012-12-12 day"]),
    ("Born on 6/4/78 in Crewe", ["6/4/78 1978-04-06 day"]),  # two digits of the last century
    ("on 31st April 2019", ["31st April 2019 ? day"]),  # impossible: kept as text
    ("on 30 February 2020", ["30 February 2020 ? day"]),
    ("on 29 February 2021", ["29 February 2021 ? day"]),
    ("on 29 February 2020", ["29 February 2020 2020-02-29 day"]),
    ("on 31/04/2019", ["31/04/2019 ? day"]),
    ("It was due by16/4/2021 at noon", ["16/4/2021 2021-04-16 day"]),  # lost space before
    ("It was sent on16 April 2021", ["16 April 2021 2021-04-16 day"]),
    ("It closed on 16 April 2021and never opened again", ["16 April 2021 2021-04-16 day"]),  # lost space after
    ("It was announced on 2 Mayto the press in 2020", ["2 May 2020-05-02 day", "2020 2020-01-01/2020-12-31 year"]),
    ("(16 April 2021)", ["16 April 2021 2021-04-16 day"]),
    ("“16 April 2021”", ["16 April 2021 2021-04-16 day"]),
    ("Date:16/04/2021", ["16/04/2021 2021-04-16 day"]),
    (
        "by 16/04/2021, 17/04/2021 and 18/04/2021",
        ["16/04/2021 2021-04-16 day", "17/04/2021 2021-04-17 day", "18/04/2021 2021-04-18 day"],
    ),
    ("Letter of 16 April 2021’s content", ["16 April 2021 2021-04-16 day"]),
    ("volume 162, number 22, November 30, 2002", ["November 30, 2002 2002-11-30 day"]),
    ("Friday 22, November 2019", ["22, November 2019 2019-11-22 day"]),
    ("The charter of 14 July 1789", ["14 July 1789 1789-07-14 day"]),
]
MONTHS = [
    ("in February 2024", ["February 2024 2024-02-01/2024-02-29 month"]),
    ("in February, 2024", ["February, 2024 2024-02-01/2024-02-29 month"]),
    ("in February of 2023", ["February of 2023 2023-02-01/2023-02-28 month"]),
    ("in Feb 2023", ["Feb 2023 2023-02-01/2023-02-28 month"]),
    ("in Feb. 2023", ["Feb. 2023 2023-02-01/2023-02-28 month"]),
    ("in Feb-23", ["Feb-23 2023-02-01/2023-02-28 month"]),
    ("in Feb 23", ["Feb 23 2023-02-01/2023-02-28 month"]),
    ("in Feb '23", ["Feb '23 2023-02-01/2023-02-28 month"]),
    ("in Feb-2023", ["Feb-2023 2023-02-01/2023-02-28 month"]),
    ("in February/2023", ["February/2023 2023-02-01/2023-02-28 month"]),
    ("IN FEBRUARY 2023", ["FEBRUARY 2023 2023-02-01/2023-02-28 month"]),
    ("in february 2023", ["february 2023 2023-02-01/2023-02-28 month"]),
    ("in May 2023", ["May 2023 2023-05-01/2023-05-31 month"]),
    ("in March 2023", ["March 2023 2023-03-01/2023-03-31 month"]),
    ("in may 2023", ["may 2023 2023-05-01/2023-05-31 month"]),
    ("in February\u00a02023", ["February\u00a02023 2023-02-01/2023-02-28 month"]),
    ("It opened in February\n2023 at last", ["February\n2023 2023-02-01/2023-02-28 month"]),
    ("in December 2021and since", ["December 2021 2021-12-01/2021-12-31 month"]),
    ("in early February 2023", ["February 2023 2023-02-01/2023-02-28 month"]),
    ("by the end of February 2023", ["February 2023 2023-02-01/2023-02-28 month"]),
    ("mid-February 2023", ["February 2023 2023-02-01/2023-02-28 month"]),
    ("02/2023 was the last", ["02/2023 2023-02-01/2023-02-28 month"]),
    ("Period: 2023-02", ["2023-02 2023-02-01/2023-02-28 month"]),
    (
        "Library loans: 31,877 in June 2019, 2,406 in June 2020.",
        ["June 2019 2019-06-01/2019-06-30 month", "June 2020 2020-06-01/2020-06-30 month"],
    ),
    (
        "May, June and September of 2018",
        [
            "May 2018-05-01/2018-05-31 month",
            "June 2018-06-01/2018-06-30 month",
            "September of 2018 2018-09-01/2018-09-30 month",
        ],
    ),
    (
        "in January and February 2020",
        ["January and February 2020 2020-01-01/2020-02-29 range"],
    ),
]
YEARS = [
    ("in 2017", ["2017 2017-01-01/2017-12-31 year"]),
    ("In 2017, the force changed its rules.", ["2017 2017-01-01/2017-12-31 year"]),
    ("the 1987 inquiry", ["1987 1987-01-01/1987-12-31 year"]),
    ("its 2016 accounts", ["2016 2016-01-01/2016-12-31 year"]),
    ("throughout 2016", ["2016 2016-01-01/2016-12-31 year"]),
    ("the year 2016", ["2016 2016-01-01/2016-12-31 year"]),
    ("the calendar year 2016", ["2016 2016-01-01/2016-12-31 year"]),
    ("compared with 2016", ["2016 2016-01-01/2016-12-31 year"]),
    ("higher than 2016", ["2016 2016-01-01/2016-12-31 year"]),
    ("late 2016", ["2016 2016-01-01/2016-12-31 year"]),
    ("mid-2016", ["2016 2016-01-01/2016-12-31 year"]),
    ("pre-2016 contracts", ["2016 2016-01-01/2016-12-31 year"]),
    ("(2016)", ["2016 2016-01-01/2016-12-31 year"]),
    ("2016 was the worst year on record.", ["2016 2016-01-01/2016-12-31 year"]),
    ("at 2016 prices", ["2016 2016-01-01/2016-12-31 year"]),
    ("It opened in\n2016 in Crewe", ["2016 2016-01-01/2016-12-31 year"]),
    ("In 2021 officers were asked to return.", ["2021 2021-01-01/2021-12-31 year"]),
    (
        "in 2019, 2020 and 2021",
        ["2019 2019-01-01/2019-12-31 year", "2020 2020-01-01/2020-12-31 year", "2021 2021-01-01/2021-12-31 year"],
    ),
    ("2019: 14, 2020: 22", ["2019 2019-01-01/2019-12-31 year", "2020 2020-01-01/2020-12-31 year"]),
    ("in 2016and again later", ["2016 2016-01-01/2016-12-31 year"]),
    ("back in 1897", ["1897 1897-01-01/1897-12-31 year"]),
    ("2016’s total", ["2016 2016-01-01/2016-12-31 year"]),
    ("In the last quarter of the year 1999", ["1999 1999-01-01/1999-12-31 year"]),
]
FINANCIAL = [
    ("in 2019-20", ["2019-20 2019-04-01/2020-03-31 financial_year"]),
    ("in 2019/20", ["2019/20 2019-04-01/2020-03-31 financial_year"]),
    ("in 2019–20", ["2019–20 2019-04-01/2020-03-31 financial_year"]),  # en dash
    ("in 2019‑20", ["2019‑20 2019-04-01/2020-03-31 financial_year"]),  # non-breaking hyphen
    ("in 2019-2020", ["2019-2020 2019-04-01/2020-03-31 financial_year"]),
    ("in 2019/2020", ["2019/2020 2019-04-01/2020-03-31 financial_year"]),
    ("in 2019 - 2020", ["2019 - 2020 2019-04-01/2020-03-31 financial_year"]),
    ("in 2019 / 20", ["2019 / 20 2019-04-01/2020-03-31 financial_year"]),
    ("in 1999-00", ["1999-00 1999-04-01/2000-03-31 financial_year"]),  # over the century
    ("in 1999/2000", ["1999/2000 1999-04-01/2000-03-31 financial_year"]),
    ("in 2016/7", ["2016/7 2016-04-01/2017-03-31 financial_year"]),
    ("in FY2022/23", ["FY2022/23 2022-04-01/2023-03-31 financial_year"]),
    ("in FY 2022/23", ["2022/23 2022-04-01/2023-03-31 financial_year"]),
    ("in FY 22/23", ["22/23 2022-04-01/2023-03-31 financial_year"]),
    ("in FY23", ["FY23 2022-04-01/2023-03-31 financial_year"]),  # named by the year it ends in
    ("financial year 20/21", ["20/21 2020-04-01/2021-03-31 financial_year"]),
    ("the financial year 2014 to 2015", ["2014 to 2015 2014-04-01/2015-03-31 financial_year"]),  # as GOV.UK writes it
    ("the 2013 to 2014 tax year", ["2013 to 2014 2013-04-06/2014-04-05 financial_year"]),
    ("the tax year 2021/22", ["2021/22 2021-04-06/2022-04-05 financial_year"]),
    ("the 2024-25 academic year", ["2024-25 2024-09-01/2025-08-31 range"]),
    (
        "academic years 2018/19 and 2019/20",
        ["2018/19 2018-09-01/2019-08-31 range", "2019/20 2019-09-01/2020-08-31 range"],
    ),
    (
        "2018/19 and 2019/20 academic years",
        ["2018/19 2018-09-01/2019-08-31 range", "2019/20 2019-09-01/2020-08-31 range"],
    ),
    (
        "financial years 2020-21, 2021-22 and 2022-23",
        [
            "2020-21 2020-04-01/2021-03-31 financial_year",
            "2021-22 2021-04-01/2022-03-31 financial_year",
            "2022-23 2022-04-01/2023-03-31 financial_year",
        ],
    ),
    (
        "2020/21\t512\t77\n2021/22\t498\t81",
        ["2020/21 2020-04-01/2021-03-31 financial_year", "2021/22 2021-04-01/2022-03-31 financial_year"],
    ),
    ("2022/23¹ saw a rise", ["2022/23 2022-04-01/2023-03-31 financial_year"]),  # footnote mark
    ("Grants paid 2021-22: 581", ["2021-22 2021-04-01/2022-03-31 financial_year"]),
    ("The Trust’s 2021-22 accounts", ["2021-22 2021-04-01/2022-03-31 financial_year"]),
]
PARTS = [
    ("in Q3 2022/23", ["Q3 2022/23 2022-10-01/2022-12-31 quarter"]),
    ("in Q4 2022-23", ["Q4 2022-23 2023-01-01/2023-03-31 quarter"]),
    ("in Q1 2023", ["Q1 2023 2023-01-01/2023-03-31 quarter"]),  # of the calendar year
    ("in 2022/23 Q2", ["2022/23 Q2 2022-07-01/2022-09-30 quarter"]),
    ("in quarter 2 of 2022/23", ["quarter 2 of 2022/23 2022-07-01/2022-09-30 quarter"]),
    ("in the first quarter of 2022", ["first quarter of 2022 2022-01-01/2022-03-31 quarter"]),
    ("in the third quarter of 2020-21", ["third quarter of 2020-21 2020-10-01/2020-12-31 quarter"]),
    ("in the final quarter of 2020-21", ["final quarter of 2020-21 2021-01-01/2021-03-31 quarter"]),
    ("Q1 and Q2 2023/24", ["Q1 and Q2 2023/24 2023-04-01/2023-09-30 range"]),
    ("Q1-Q3 2023/24", ["Q1-Q3 2023/24 2023-04-01/2023-12-31 range"]),
    ("the first half of 2022-23", ["first half of 2022-23 2022-04-01/2022-09-30 range"]),
    ("the second half of 2021", ["second half of 2021 2021-07-01/2021-12-31 range"]),
    ("H1 2023", ["H1 2023 2023-01-01/2023-06-30 range"]),
    ("in spring 2021", ["spring 2021 2021-03-01/2021-05-31 range"]),
    ("in the summer of 2021", ["summer of 2021 2021-06-01/2021-08-31 range"]),
    ("in Autumn 2021", ["Autumn 2021 2021-09-01/2021-11-30 range"]),
    ("in winter 2021", ["winter 2021 2021-12-01/2022-02-28 range"]),
    ("in winter 2021/22", ["winter 2021/22 2021-12-01/2022-02-28 range"]),
    ("in the autumn term 2022", ["autumn term 2022 2022-09-01/2022-12-31 range"]),
    ("in the spring term of 2022", ["spring term of 2022 2022-01-01/2022-03-31 range"]),
    ("the first six months of 2022", ["first six months of 2022 2022-01-01/2022-06-30 range"]),
    ("the first nine months of 2021/22", ["first nine months of 2021/22 2021-04-01/2021-12-31 range"]),
    ("the last three months of 2021", ["last three months of 2021 2021-10-01/2021-12-31 range"]),
    ("2021/22 (Q4)", ["2021/22 (Q4) 2022-01-01/2022-03-31 quarter"]),
    ("Qtr 3 2021-22", ["Qtr 3 2021-22 2021-10-01/2021-12-31 quarter"]),
    (
        "2010/3\n2010/4\n2011/1\n2011/2\n",
        [
            "2010/3 2010-07-01/2010-09-30 quarter",
            "2010/4 2010-10-01/2010-12-31 quarter",
            "2011/1 2011-01-01/2011-03-31 quarter",
            "2011/2 2011-04-01/2011-06-30 quarter",
        ],
    ),  # as official tables write quarters
    ("on Christmas Day 2020", ["Christmas Day 2020 2020-12-25 day"]),
    ("on Boxing Day 2020", ["Boxing Day 2020 2020-12-26 day"]),
    ("on New Year’s Eve 2021", ["New Year’s Eve 2021 2021-12-31 day"]),
    ("on Good Friday 2021", ["Good Friday 2021 2021-04-02 day"]),
    ("on Easter Monday, 2024", ["Easter Monday, 2024 2024-04-01 day"]),
    ("at Christmas 2020", ["2020 2020-01-01/2020-12-31 year"]),
    ("in the 1990s", ["1990s 1990-01-01/1999-12-31 decade"]),
    ("in the late 1960’s", ["1960’s 1960-01-01/1969-12-31 decade"]),
]
RANGES = [
    ("from 1 April 2019 to 31 March 2023", ["1 April 2019 to 31 March 2023 2019-04-01/2023-03-31 range"]),
    ("between 1 April 2019 and 31 March 2023", ["1 April 2019 and 31 March 2023 2019-04-01/2023-03-31 range"]),
    ("1 April 2019 – 31 March 2023", ["1 April 2019 – 31 March 2023 2019-04-01/2023-03-31 range"]),
    ("1 April 2019 until 31 March 2023", ["1 April 2019 until 31 March 2023 2019-04-01/2023-03-31 range"]),
    ("1 April 2019 through to 31 March 2023", ["1 April 2019 through to 31 March 2023 2019-04-01/2023-03-31 range"]),
    ("1 April to 31 December 2019", ["1 April to 31 December 2019 2019-04-01/2019-12-31 range"]),
    ("1 October to 31 March 2019", ["1 October to 31 March 2019 2018-10-01/2019-03-31 range"]),  # over the year's end
    ("between 1 and 31 March 2022", ["1 and 31 March 2022 2022-03-01/2022-03-31 range"]),
    ("from 17 to 21 July 2022", ["17 to 21 July 2022 2022-07-17/2022-07-21 range"]),
    ("17-21 July 2022", ["17-21 July 2022 2022-07-17/2022-07-21 range"]),
    ("17th – 21st July 2022", ["17th – 21st July 2022 2022-07-17/2022-07-21 range"]),
    ("Mon 3rd to Fri 7th June 2019", ["3rd to Fri 7th June 2019 2019-06-03/2019-06-07 range"]),
    ("Ashcombe Art Gallery 18 January – 22 June 2025", ["18 January – 22 June 2025 2025-01-18/2025-06-22 range"]),
    ("Ada Ashdown (1935-2022), painter", ["1935-2022 1935-01-01/2022-12-31 range"]),
    ("01/04/2019 to 31/03/2023", ["01/04/2019 to 31/03/2023 2019-04-01/2023-03-31 range"]),
    ("01/04/2019-31/03/2023", ["01/04/2019-31/03/2023 2019-04-01/2023-03-31 range"]),
    ("01.04.2019 - 31.03.2023", ["01.04.2019 - 31.03.2023 2019-04-01/2023-03-31 range"]),
    (
        "21 October 2021 to 04 November 2021 inclusive",
        ["21 October 2021 to 04 November 2021 2021-10-21/2021-11-04 range"],
    ),
    ("January 2021 to July 2022", ["January 2021 to July 2022 2021-01-01/2022-07-31 range"]),
    ("between March 2018 and October 2021", ["March 2018 and October 2021 2018-03-01/2021-10-31 range"]),
    ("January to September 2023", ["January to September 2023 2023-01-01/2023-09-30 range"]),
    ("January to March 2022", ["January to March 2022 2022-01-01/2022-03-31 range"]),  # exactly a quarter
    ("October to March 2022", ["October to March 2022 2021-10-01/2022-03-31 range"]),
    ("Jan-Jun 2021", ["Jan-Jun 2021 2021-01-01/2021-06-30 range"]),
    ("May-12 to Jul-12", ["May-12 to Jul-12 2012-05-01/2012-07-31 range"]),
    ("April 21 to March 22", ["April 21 to March 22 2021-04-01/2022-03-31 range"]),  # short years, not days
    ("from 2018 to 2022", ["2018 to 2022 2018-01-01/2022-12-31 range"]),
    ("between 2015 and 2019", ["2015 and 2019 2015-01-01/2019-12-31 range"]),
    ("calendar years 2015 to 2019 inclusive", ["2015 to 2019 2015-01-01/2019-12-31 range"]),
    ("for the years 2018-2023", ["2018-2023 2018-01-01/2023-12-31 range"]),
    ("for 2018-23", ["2018-23 2018-01-01/2023-12-31 range"]),
    ("the calendar years 2019-2020", ["2019-2020 2019-01-01/2020-12-31 range"]),
    ("financial years 2018 to 2021", ["2018 to 2021 2018-04-01/2021-03-31 range"]),
    ("2019-20 to 2021-22", ["2019-20 to 2021-22 2019-04-01/2022-03-31 range"]),
    ("between 2019/20 and 2022/23", ["2019/20 and 2022/23 2019-04-01/2023-03-31 range"]),
    ("2018/19 – 2020/21", ["2018/19 – 2020/21 2018-04-01/2021-03-31 range"]),
    ("the year ending 31 March 2023", ["year ending 31 March 2023 2022-04-01/2023-03-31 range"]),
    ("the year ended 31st March 2023", ["year ended 31st March 2023 2022-04-01/2023-03-31 range"]),
    ("the year to March 2022", ["year to March 2022 2021-04-01/2022-03-31 range"]),
    ("the financial year ending March 2022", ["year ending March 2022 2021-04-01/2022-03-31 range"]),
    ("the 12 months to August 2023", ["12 months to August 2023 2022-09-01/2023-08-31 range"]),
    ("the twelve months ending 30 June 2021", ["twelve months ending 30 June 2021 2020-07-01/2021-06-30 range"]),
    ("the six months to 30 September 2022", ["six months to 30 September 2022 2022-04-01/2022-09-30 range"]),
    ("the four years to 31 March 2020", ["four years to 31 March 2020 2016-04-01/2020-03-31 range"]),
    (
        "the 10-year period ended December 31, 2020",
        ["10-year period ended December 31, 2020 2011-01-01/2020-12-31 range"],
    ),
    ("the quarter ending June 2021", ["quarter ending June 2021 2021-04-01/2021-06-30 quarter"]),
    ("week ending 17 November 2023", ["17 November 2023 2023-11-17 day"]),  # the day alone
    ("between the 3rd and the 9th of May 2021", ["3rd and the 9th of May 2021 2021-05-03/2021-05-09 range"]),
]
LISTS = [
    ("on 9 and 10 November 2022", ["9 2022-11-09 day", "10 November 2022 2022-11-10 day"]),
    (
        "your e-mails of 2, 5 and 9 March 2021",
        ["2 2021-03-02 day", "5 2021-03-05 day", "9 March 2021 2021-03-09 day"],
    ),
    ("on 28 May and 4 June 2021", ["28 May 2021-05-28 day", "4 June 2021 2021-06-04 day"]),
    ("on 5th & 6th May 2021", ["5th 2021-05-05 day", "6th May 2021 2021-05-06 day"]),
    ("We sent 43 and 5 May 2021 was the last day", ["5 May 2021 2021-05-05 day"]),  # 43 is no day
]
OWN_DATED = [
    # days in digits without a year
    ("We spoke on 14/11.", ["14/11 2022-11-14 day"]),
    ("We spoke on 03/04 and again later.", ["03/04 2023-04-03 day"]),
    ("A note dated 31/1 was kept.", ["31/1 2023-01-31 day"]),
    # month before day
    ("Two dozen cases are before the court on June 3.", ["June 3 2023-06-03 day"]),
    ("They sent the requests on November 21.", ["November 21 2022-11-21 day"]),
    # the verb in the present, or after the date, looks ahead
    ("The inquest, listed for 3 days, opens on 4 November.", ["4 November 2023-11-04 day"]),
    ("The scheme closes on 30 June.", ["30 June 2023-06-30 day"]),
    ("The plan goes to cabinet on 3 July.", ["3 July 2023-07-03 day"]),
    ("The hearing is on 3 July.", ["3 July 2023-07-03 day"]),
    ("From 1 July the new penalties will apply.", ["1 July 2023-07-01 day"]),
    ("On 3 August members are to vote.", ["3 August 2023-08-03 day"]),
    ("By 1 August the law will change.", ["1 August 2023-08-01 day"]),
    ("Councils have until 17 July to reply.", ["17 July 2023-07-17 day"]),
    ("Fines may be appealed until 31 July.", ["31 July 2023-07-31 day"]),
    ("All must answer by 30 June.", ["30 June 2023-06-30 day"]),
    # and looks back
    ("By 12 July, 28 had replied.", ["12 July 2022-07-12 day"]),
    ("The inquest opened on 4 November.", ["4 November 2022-11-04 day"]),
    (
        "On 3 August members voted, as they did in June.",
        ["3 August 2022-08-03 day", "June 2022-06-01/2022-06-30 month"],
    ),
    ("As at 4 November there were 12 cases.", ["4 November 2022-11-04 day"]),
    # what was due, near the document's own day on either side
    ("The reply, which was due on 2 June, is late.", ["2 June 2023-06-02 day"]),
    ("We missed the deadline of 20 April.", ["20 April 2023-04-20 day"]),
    # the year told after the date
    ("There were 12 in May last year.", ["May last year 2022-05-01/2022-05-31 relative"]),
    ("for January to March this year", ["January to March this year 2023-01-01/2023-03-31 range"]),
    ("It opens on 3 August next year.", ["3 August next year 2024-08-03 relative"]),
    ("between 1 and 14 April this year", ["1 and 14 April this year 2023-04-01/2023-04-14 range"]),
    ("in the last decade, spending doubled", ["last decade 2013-05-15/2023-05-15 relative"]),
    # a month that is the subject
    ("Please note that August has 31 days.", ["August 2022-08-01/2022-08-31 month"]),
    ("Of all months, December was the worst.", ["December 2022-12-01/2022-12-31 month"]),
    # the day just named on the line
    ("It was shut on 3 March 2019, and again on 5 May.", ["3 March 2019 2019-03-03 day", "5 May 2019-05-05 day"]),
    ("It was shut on 3 March 2019. It was built on 5 May.", ["3 March 2019 2019-03-03 day", "5 May 2023-05-05 day"]),
    ("It was sent on 21 March.", ["21 March 2023-03-21 day"]),
    (
        "At 30 June 2012 and 30 June 2014 it was 5. On 30 June it opened.",
        ["30 June 2012 2012-06-30 day", "30 June 2014 2014-06-30 day", "30 June 2022-06-30 day"],
    ),
    ("It was sent on 21 December.", ["21 December 2022-12-21 day"]),  # the last one before the document
    ("It is due on 21 December.", ["21 December 2023-12-21 day"]),  # looks ahead
    ("It will be published on 2 June.", ["2 June 2023-06-02 day"]),
    ("The hearing is listed for 7 September.", ["7 September 2023-09-07 day"]),
    ("It was due on 31 March.", ["31 March 2023-03-31 day"]),
    ("On Friday 5 August it closed.", ["5 August 2022-08-05 day"]),  # the weekday tells the year
    ("On Thursday, March 14, it closed.", ["March 14 2024-03-14 day"]),
    ("It closed in November.", ["November 2022-11-01/2022-11-30 month"]),
    ("Since January we have waited.", ["January 2023-01-01/2023-01-31 month"]),
    ("between May and July", ["May and July 2022-05-01/2022-07-31 range"]),
    ("between April and September", ["April and September 2022-04-01/2022-09-30 range"]),
    ("from 3 to 9 May", ["3 to 9 May 2023-05-03/2023-05-09 range"]),
    ("He resigned last month.", ["last month 2023-04-01/2023-04-30 relative"]),
    ("He resigned last year.", ["last year 2022-01-01/2022-12-31 relative"]),
    ("He resigned this year.", ["this year 2023-01-01/2023-12-31 relative"]),
    ("He retires next year.", ["next year 2024-01-01/2024-12-31 relative"]),
    ("He resigned last week.", ["last week 2023-05-08/2023-05-14 relative"]),  # Monday to Sunday
    ("He resigned this week.", ["this week 2023-05-15/2023-05-21 relative"]),
    ("He resigned this month.", ["this month 2023-05-01/2023-05-31 relative"]),
    ("He resigned last quarter.", ["last quarter 2023-01-01/2023-03-31 relative"]),
    ("in the past three years", ["past three years 2020-05-15/2023-05-15 relative"]),  # ends on the document's own date
    ("in the last 12 months", ["last 12 months 2022-05-15/2023-05-15 relative"]),
    ("over the past decade", ["past decade 2013-05-15/2023-05-15 relative"]),
    ("over the past year", ["past year 2022-05-15/2023-05-15 relative"]),
    ("in the last five financial years", ["last five financial years 2018-04-01/2023-03-31 relative"]),
    ("in the last financial year", ["last financial year 2022-04-01/2023-03-31 relative"]),
    ("in the current financial year", ["current financial year 2023-04-01/2024-03-31 relative"]),
    ("in the last three calendar years", ["last three calendar years 2020-01-01/2022-12-31 relative"]),
    ("last autumn", ["last autumn 2022-09-01/2022-11-30 relative"]),
    ("this summer", ["this summer 2023-06-01/2023-08-31 relative"]),
    ("last January", ["last January 2023-01-01/2023-01-31 relative"]),
    ("last August", ["last August 2022-08-01/2022-08-31 relative"]),
    ("next March", ["next March 2024-03-01/2024-03-31 relative"]),
    ("last Friday", ["last Friday 2023-05-12 relative"]),
    ("last Monday", ["last Monday 2023-05-08 relative"]),  # the document itself bears a Monday
    ("next Monday", ["next Monday 2023-05-22 relative"]),
    ("2020 (to 30 June)", ["2020 2020-01-01/2020-12-31 year", "30 June 2020-06-30 day"]),  # the year before the bracket
    ("2021/22 (to 31 January)", ["2021/22 2021-04-01/2022-03-31 financial_year", "31 January 2022-01-31 day"]),
    (
        "In 2021. In the previous financial year",
        ["2021 2021-01-01/2021-12-31 year", "previous financial year 2022-04-01/2023-03-31 relative"],
    ),
    ("two years ago", ["two years ago 2021-01-01/2021-12-31 relative"]),
    ("a month ago", ["a month ago 2023-04-01/2023-04-30 relative"]),
    ("yesterday", ["yesterday 2023-05-14 relative"]),
    ("up on the previous year", ["previous year ? relative"]),
    (
        "In 2021/22 there were 40, double the number of the previous year.",
        ["2021/22 2021-04-01/2022-03-31 financial_year", "previous year 2020-04-01/2021-03-31 relative"],
    ),
    (
        "40 in the year to March 2023, against 30 the year before",
        ["year to March 2023 2022-04-01/2023-03-31 range", "the year before 2021-04-01/2022-03-31 relative"],
    ),
    (
        "40 in the year to March 2023, against 30 in the previous 12 months",
        ["year to March 2023 2022-04-01/2023-03-31 range", "previous 12 months 2021-04-01/2022-03-31 relative"],
    ),
]
UNRESOLVED = [
    ("He resigned last month.", ["last month ? relative"]),
    ("in the last 3 years", ["last 3 years ? relative"]),
    ("this year", ["this year ? relative"]),
    ("It was sent on 21 March.", ["21 March ? day"]),
    ("It was agreed in 2019. It was sent on 21 March.", ["2019 2019-01-01/2019-12-31 year", "21 March 2019-03-21 day"]),
]
NEGATIVES = [
    "Freedom of Information Act 2000",
    "the Freedom of Information (Scotland) Act 2002 applies",
    "the Environmental Information Regulations 2004 (EIR)",
    "the Data Protection (Charges and Information) Regulations 2018",
    "the DPA (Data Protection Act) 2018",
    "the Fees Regu-\nlations 2004",
    "the Tribunal Procedure Rules 2009",
    "the Police (Conduct) Order 1999",
    "the 2018 Act",
    "under that 2002 Act",
    "Directive 2003/4/EC",
    "SI 2004/3391",
    "Crime Survey 2021 shows",
    "our Policing Vision 2025 sets out",
    "The National Strategy 2019-23 says",
    "[2022] UKFTT 315 (GRC)",
    "EA/2022/0164",
    "FOI/2021/1187",
    "Ref: 2021/1187",
    "reference 2021-0045",
    "FOI-2022-00517",
    "01.FOI.22.019944",
    "Case No. 2201983/2019",
    "Decision 118/2022",
    "quote reference 0417/2122",
    "minute 31/19",
    "version 2.1.10",
    "section 12.10.19",
    "paragraph 2021",
    "page 2021",
    "Room 2021",
    "£2019",
    "2019%",
    "2,019 people",
    "2019 people",
    "about 2000 officers",
    "over 2000 of them",
    "up to 2000 words",
    "more than 1998",
    "a total of 1,999",
    "020 7946 0612",
    "01632 960 733",
    "Tel: 0161 496 2021",
    "Company no. 09916622",
    "M1 2021",
    "https://council.example/2021/05/04/news",
    "foi2021@council.example",
    "www.council.example/2019-20/report.pdf",
    "aged 34",
    "10 months",
    "20 working days",
    "within 20 working days of receipt",
    "a 4 day course",
    "5 min read",
    "open 24/7",
    "8.30-5:15",
    "16:42",
    "it may be that we may not",
    "You may also ask us to march",
    "We will march on",
    "April Jones wrote to us",
    "Theresa May said",
    "today",
    "now",
    "recently",
    "every year",
    "such coolants last 2 years",
    "the batteries last three months",
    "the process is 1628",
    "ready for tomorrow",
    "at 31 March each year",
    "by 30 June of every year",
    "on 1 April annually",
    "in the last few months",
    "on Monday",
    "the following year",
    "at last",
    "this time",
    "the last day",
    "last name",
    "3/4 of them",
    "1/2",
    "13.5.2",
    "3.9 / 5",
    "DECISION",
    "MARCH HARE",
    "marching and decided",
    "Mayor’s office",
    "Augustus and Julyan",
    "the 100m final",
    "1234",
    "0.2021",
    "Q1. How many?",
    "in their 90s",
    "© 2023 Council",
    "© Elmsworth Council 2023",
    "2021st",
    # years of laws: in a series, before the law's name, over a line's end
    "S.I. 2004 No. 3391",
    "(SI 2004/3426)",
    "SSI 2004 No 520",
    "2000 c. 36",
    "2016 asp 4",
    "in the 2004 Fees Regulations",
    "under the 1990 Town and Country Planning Act",
    "the 2018 Data Protection Act",
    "that 2012 Legal Aid, Sentencing and Punishment of Offenders Act",
    "the Data Protection (Charges and Information) Regulations\n2018",
    "the Care Standards Act\n2000",
    # fractions, services, versions, ages
    "on 24/7 cover",
    "on 3/4 of occasions",
    "on 9/10 days",
    "5/12 of it",
    "version 3.6.22",
    "paragraph 1.2.19",
    "in his late 80s",
    "at 80s prices",
    "driving in the 70s mph",
    "November Hill Farm",
    "x2021",
]
TABLES = [
    (
        "Year\nBoys\nGirls\n2019\n52\n48\n2020\n61\n57\n2021\n40\n3\n",
        ["2019 2019-01-01/2019-12-31 year", "2020 2020-01-01/2020-12-31 year", "2021 2021-01-01/2021-12-31 year"],
    ),
    (
        "Year    Fines    of which paid\n2018    112            90\n2019    87            66\n",
        ["2018 2018-01-01/2018-12-31 year", "2019 2019-01-01/2019-12-31 year"],
    ),
    ("Force\t2018\t2019\nEast\t14\t15\n", ["2018 2018-01-01/2018-12-31 year", "2019 2019-01-01/2019-12-31 year"]),
    ("Total 2021\n871\n35\n", ["2021 2021-01-01/2021-12-31 year"]),
    (
        "Thefts 2018/19\tThefts 2023/24\nNorth\t14\t15\n",
        ["2018/19 2018-04-01/2019-03-31 financial_year", "2023/24 2023-04-01/2024-03-31 financial_year"],
    ),
    (
        "Month\nFloods\nJan-21\n5\nFeb-21\n7\n",
        ["Jan-21 2021-01-01/2021-01-31 month", "Feb-21 2021-02-01/2021-02-28 month"],
    ),
    (
        "Month\nFloods\nJan 2021\n5\nFeb 2021\n7\n",
        ["Jan 2021 2021-01-01/2021-01-31 month", "Feb 2021 2021-02-01/2021-02-28 month"],
    ),  # 5 is no day
    (
        "Floods in 2021\nMonth\tFloods\nJanuary\t5\nFebruary\t7\nMarch\t8\n",
        [
            "2021 2021-01-01/2021-12-31 year",
            "January 2021-01-01/2021-01-31 month",
            "February 2021-02-01/2021-02-28 month",
            "March 2021-03-01/2021-03-31 month",
        ],
    ),
    (
        "Reports 2018/19\tReports 2019/20\n14\t15\n",
        ["2018/19 2018-04-01/2019-03-31 financial_year", "2019/20 2019-04-01/2020-03-31 financial_year"],
    ),
    (
        "Year\tUses\n2015\t2011\n2018\t203\n2020\t1998\n",
        ["2015 2015-01-01/2015-12-31 year", "2018 2018-01-01/2018-12-31 year", "2020 2020-01-01/2020-12-31 year"],
    ),
    ("Area\t2020\t2021\nNorth\t14\t1998\n", ["2020 2020-01-01/2020-12-31 year", "2021 2021-01-01/2021-12-31 year"]),
    (
        "Uses in 2020\nMonth\tUses\nJanuary\t14\nFebruary\t12\nMarch\t9\n",
        [
            "2020 2020-01-01/2020-12-31 year",
            "January 2020-01-01/2020-01-31 month",
            "February 2020-02-01/2020-02-29 month",
            "March 2020-03-01/2020-03-31 month",
        ],
    ),
    ("Total Cases 2021\n44\n", ["2021 2021-01-01/2021-12-31 year"]),
    ("Calls\n1932\n1933\n", []),  # counts that happen to follow each other
    ("Words\n1987\nPages\n44\n", []),  # a lone count
]

IN_WORDS = [
    ("It met on the third of May 2023.", ["third of May 2023 2023-05-03 day"]),
    ("It met on the twenty-first of May 2023.", ["twenty-first of May 2023 2023-05-21 day"]),
    ("It met on the thirtieth day of June 2023.", ["thirtieth day of June 2023 2023-06-30 day"]),
    ("It met on the thirty-first of June 2023.", ["thirty-first of June 2023 ? day"]),
    ("since the thirty-second of May 2023", ["May 2023 2023-05-01/2023-05-31 month"]),
    ("in the second half of May 2023", ["May 2023 2023-05-01/2023-05-31 month"]),
    ("It was common in the 80s.", ["80s 1980-01-01/1989-12-31 decade"]),
    ("since the late 90s", ["90s 1990-01-01/1999-12-31 decade"]),
    ("in the mid-’70s", ["70s 1970-01-01/1979-12-31 decade"]),
]
FISCAL_ENDS = [
    ("costs in FYE 2022", ["FYE 2022 2021-04-01/2022-03-31 financial_year"]),
    ("costs in FY 2022", ["FY 2022 2021-04-01/2022-03-31 financial_year"]),
    ("costs for FYE 31 March 2022", ["FYE 31 March 2022 2021-04-01/2022-03-31 range"]),
    ("costs for y/e 31 March 2022", ["y/e 31 March 2022 2021-04-01/2022-03-31 range"]),
    ("costs for YE June 2022", ["YE June 2022 2021-07-01/2022-06-30 range"]),
    ("the quarter to September 2024", ["quarter to September 2024 2024-07-01/2024-09-30 quarter"]),
]
TIMED = [
    ("from 9am on 5 June to 5pm on 6 June 2023", ["5 June to 5pm on 6 June 2023 2023-06-05/2023-06-06 range"]),
    (
        "from 09:00 on 5 June 2023 to 17:00 on 6 June 2023",
        ["5 June 2023 to 17:00 on 6 June 2023 2023-06-05/2023-06-06 range"],
    ),
    (
        "between 5 June 2023 at noon and 6 June 2023",
        ["5 June 2023 2023-06-05 day", "6 June 2023 2023-06-06 day"],
    ),
    ("5 June 2023 9am to 6 June 2023 5pm", ["5 June 2023 9am to 6 June 2023 2023-06-05/2023-06-06 range"]),
]
DOTTED = [
    ("Published 3.6.22. Next in June 2023.", ["3.6.22 2022-06-03 day", "June 2023 2023-06-01/2023-06-30 month"]),
    ("a letter dated 13.6.22", ["13.6.22 2022-06-13 day"]),
    ("Date: 3.6.22", ["3.6.22 2022-06-03 day"]),
    ("Received: 3-6-22", ["3-6-22 2022-06-03 day"]),
]
SHORT_FINANCIAL = [
    (
        "It was £4,112 in 21/22 and £5,600 in 22/23.",
        ["21/22 2021-04-01/2022-03-31 financial_year", "22/23 2022-04-01/2023-03-31 financial_year"],
    ),
    ("fewer than in 19-20, for all that", ["19-20 2019-04-01/2020-03-31 financial_year"]),
    ("in 21/22 cases", []),
    ("for 11/12 of them", []),
    ("up to and including 2014", ["2014 2014-01-01/2014-12-31 year"]),
    ("including 2014 of them", []),
]
COLUMN_HEADS = [
    (
        "Area       2011     2016     2021     Change\nNorth      24.1     29.8     41.5     +72%\n",
        ["2011 2011-01-01/2011-12-31 year", "2016 2016-01-01/2016-12-31 year", "2021 2021-01-01/2021-12-31 year"],
    ),
    (
        "Table 3 Homes\nArea\t2021\t2011\nNorth\t14\t15\n",
        ["2021 2021-01-01/2021-12-31 year", "2011 2011-01-01/2011-12-31 year"],
    ),
    ("Area\tCalls\tTexts\nNorth\t1988\t2011\nSouth\t14\t15\n", []),  # a row of counts that happen to rise
    ("Area\t1988\t310\t2011\nSouth\t14\t15\t9\n", []),  # a number among them that is no year
]

CASES = [
    *IN_WORDS,
    *FISCAL_ENDS,
    *TIMED,
    *DOTTED,
    *COLUMN_HEADS,
    *DAYS,
    *MONTHS,
    *YEARS,
    *FINANCIAL,
    *PARTS,
    *RANGES,
    *LISTS,
    *UNRESOLVED,
    *TABLES,
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[repr(text)[:60] for text, _ in CASES])
def test_form(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("text", "expected"), OWN_DATED, ids=[repr(text)[:60] for text, _ in OWN_DATED])
def test_form_resolved_by_the_documents_own_date(text: str, expected: list[str]) -> None:
    assert found(text, OWN) == expected


@pytest.mark.parametrize("text", NEGATIVES)
def test_no_date(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", NEGATIVES)
def test_no_date_in_a_dated_document(text: str) -> None:
    assert found(f"It says {text} there.", OWN) == []
