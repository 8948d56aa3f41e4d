"""The day that a document bears and the year that its dates take from it: heads of pages, threads, stories and papers.

Every sample is invented; each row says in its id what it imitates.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.dates import find_dates
from extractors.prepare import Prepared, prepare
from extractors.read.text import read_text

BODY = '\n\nThe council spent more. A spokesman said: "We did." New figures show it.\n'


def prepared(text: str) -> Prepared:
    return prepare(read_text(text.encode(), name="sample.txt"))


def days(p: Prepared) -> list[str]:
    return [f"{p.text[m.start : m.end]} {m.first}" for m in find_dates(p)]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("By Ada Moss\n14:32, 9 JAN 2023   Updated 10 JAN 2023\n3 min read", "2023-01-09"),
        ("Ada Moss\n06:00 Sunday 3 March 2024", "2024-03-03"),
        ("09.15am, 3rd March 2024 | Updated 4 March", "2024-03-03"),
        ("Friday 17 November 2023 06.00 GMT", "2023-11-17"),
        ("Press release\nFor release 00:01 Thursday 16 May 2024", "2024-05-16"),
        ("Press office\nUnder strict embargo until 00.01 on Tuesday 10 December 2024", "2024-12-10"),
        ("News release\nNot for publication before 10am, 3 June 2022", "2022-06-03"),
        ("Published at 07:45 BST on 3 June 2022", "2022-06-03"),
        ("The Reading Room, Friday 9 August 2024", "2024-08-09"),
        ("Sent by e-mail on Friday 6 June 2025", "2025-06-06"),
        (
            "Minutes of the meeting held on 14 March 2023 at 7.30pm\nFencing will be "
            "finished by May. The lease ends on 31 March 2024.",
            "2023-03-14",
        ),
        ("Agenda: planning committee, 14 March 2023", "2023-03-14"),
    ],
)
def test_own_date_in_the_head(head: str, day: str) -> None:
    assert prepared(f"Alder Post\n{head}{BODY}").own_date == day


def test_messages_of_a_thread_tell_their_own_years() -> None:
    """A thread that is taken up again a year later, as a request site shows it."""
    p = prepared(
        "From: Priya Nand\n4 November 2021\n\nDear Alder Council,\n\nPlease send the number of empty shops in October.\n\n"
        "Yours faithfully,\nPriya Nand\n\nFrom: FOI Team\nAlder Council\n6 December 2021\n\nDear Ms Nand,\n\n"
        "There were 212 in October. The next count is on 4 January. We shall write next month.\n\nYours sincerely\n"
        "FOI Team\n\nFrom: Priya Nand\n9 February 2023\n\nDear FOI Team,\n\nIn November you said it had 300.\n\n"
        "Yours faithfully,\nPriya Nand\n"
    )
    assert days(p) == [
        "4 November 2021 2021-11-04",
        "October 2021-10-01",
        "6 December 2021 2021-12-06",
        "October 2021-10-01",
        "4 January 2022-01-04",
        "next month 2022-01-01",
        "9 February 2023 2023-02-09",
        "November 2022-11-01",
    ]


def test_a_decision_tells_its_story_from_the_day_just_named() -> None:
    p = prepared(
        "1. On 3 August 2020 the complainant asked for the contract. The council acknowledged it on 8 August and replied on "
        "14 October. It upheld its refusal on 2 January.\n\n2. The council has until 17 July to comply.\n"
    )
    p = replace(p, kind="decision", own_date="2023-06-12")
    assert days(p) == [
        "3 August 2020 2020-08-03",
        "8 August 2020-08-08",
        "14 October 2020-10-14",
        "2 January 2021-01-02",
        "17 July 2023-07-17",
    ]


def test_an_article_names_days_of_its_own_year() -> None:
    """Articles leave out the year of what is near: within two months to come where no verb tells."""
    p = replace(
        prepared("He fell on 3 March 2019. An inquest on 12 May heard why. Tickets: 20 July."),
        kind="article",
        own_date="2023-06-12",
    )
    assert days(p) == ["3 March 2019 2019-03-03", "12 May 2023-05-12", "20 July 2023-07-20"]


def test_a_paper_that_bears_a_month_alone_tells_relative_dates_from_it() -> None:
    p = prepared(
        "THE ALDER PAPERS\nEmpty homes\nAugust 2022\n\nWe wrote in February. The council will consult next year.\n"
    )
    assert days(p) == ["August 2022 2022-08-01", "February 2022-02-01", "next year 2023-01-01"]


def test_without_an_own_date_a_day_takes_the_year_of_the_last_day_named_and_not_of_a_mere_year() -> None:
    p = replace(
        prepared("The fire was on 3 March 2021. The mill was built in 1874. It reopened on 5 May."), own_date=None
    )
    assert days(p) == ["3 March 2021 2021-03-03", "1874 1874-01-01", "5 May 2021-05-05"]


def test_a_month_of_a_financial_year_falls_in_it() -> None:
    p = replace(prepared("Stops in 2022/23, by month\nThere were 12 in May and nine in February."), own_date=None)
    assert days(p) == ["2022/23 2022-04-01", "May 2022-05-01", "February 2023-02-01"]


@pytest.mark.parametrize(
    ("above", "rows"),
    [
        # the request names the year; a mere day named after it does not label the table
        (
            "Calls for every month of 2024, and since 1 October 2022 the cameras.",
            ["2024-01-01", "2024-03-01", "2024-12-01"],
        ),
        ("Fires in 2021 by month.\n\nFigures as recorded on 4 May 2023.", ["2021-01-01", "2021-03-01", "2021-12-01"]),
        # a stretch over two years holds its later months
        ("Visits from April 2022 to March 2023.", ["2023-01-01", "2023-03-01", "2022-12-01"]),
        # only a day is named before the table
        ("Figures as recorded on 31 December 2020.", ["2020-01-01", "2020-03-01", "2020-12-01"]),
    ],
)
def test_months_of_a_table_take_the_year_that_labels_it(above: str, rows: list[str]) -> None:
    table = "\n".join(f"{month} | 12 | 7" for month in ("January", "February", "March", "December"))
    found = days(prepared(f"Dated 5 June 2025\n\n{above}\n\nMonth | Calls | Hoaxes\n{table}\n"))
    assert [day.split()[1] for day in found if day.split()[0] in ("January", "March", "December")] == rows
