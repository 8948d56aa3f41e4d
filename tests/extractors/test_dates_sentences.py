"""What a date is in its sentence: a deadline, a start, an end, a request's day; months named together; "by" a goal.

Each row is a frame (a letter or an article, both of 14 May 2024), a sentence, and quote, bound and role of each of its dates.
"""

# ruff: noqa: E501 (a row of a table reads best on one line)
from __future__ import annotations

import pytest

from extractors.dates import find_dates
from extractors.prepare import prepare
from extractors.read.text import read_text

FRAMES = {
    "letter": "Our ref: FOI/24/118\nDate: 14 May 2024\n\nDear Ms Ash\n\nFreedom of Information Act 2000\n\nThank you for your request.\n\n{}\n\nYours sincerely\n",
    "article": 'Councils spend more on taxis\nBy Dana Pruett, home affairs reporter\n14 May 2024\n\nFigures released under the Freedom of Information Act show a rise. A spokesman said: "We did."\n\n{}\n',
}

ROWS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("letter", "The other three are to go on our website by 31 July.", ("31 July|until|event",)),
    ("article", "It called for the rule to be scrapped by April 2026.", ("April 2026|until|event",)),
    ("article", "It wants a legal duty, by the end of 2026, to record every case.", ("2026|until|event",)),
    ("article", "The first new hospital will be under way by 2030.", ("2030|until|event",)),
    ("article", "Ministers promised 40,000 homes by 2029.", ("2029|until|event",)),
    ("letter", "We aim to publish the report by September 2024.", ("September 2024|until|event",)),
    ("letter", "The contract must be signed by no later than 30 June 2024.", ("30 June 2024|until|event",)),
    ("letter", "Please reply by 7 September 2024.", ("7 September 2024|exact|event",)),
    ("letter", "A reply was due by 2 May 2024.", ("2 May 2024|exact|event",)),
    ("letter", "There are six and there will be twelve by December 2024.", ("December 2024|exact|event",)),
    ("article", "Some 132 councils had replied by 17 January 2024.", ("17 January 2024|exact|event",)),
    ("article", "By June 2023 the debt was £797.", ("June 2023|exact|event",)),
    ("article", "The work has been going on since 2010.", ("2010|since|event",)),
    ("letter", "From 1 May 2024 the charge will be £20.", ("1 May 2024|since|event",)),
    ("letter", "The charge applies from 1 May 2024.", ("1 May 2024|since|event",)),
    ("letter", "The scheme runs until April 2026.", ("April 2026|until|event",)),
    ("letter", "We have no figures before 2019.", ("2019|until|event",)),
    ("letter", "The records up to March 2020 are in the archive.", ("March 2020|until|event",)),
    ("letter", "Records go back to 2012.", ("2012|since|event",)),
    ("letter", "It has been open for visitors as of 3 June 2024.", ("3 June 2024|exact|event",)),
    ("letter", "The post has been vacant from March 2023.", ("March 2023|since|event",)),
    ("letter", "The trial ended in March 2023.", ("March 2023|exact|event",)),
    ("letter", "All staff in post on or after 1 April 2023 were asked.", ("1 April 2023|since|event",)),
    ("letter", "Only incidents after 31 March 2022 are counted.", ("31 March 2022|since|event",)),
    ("letter", "This covers the period to 31 March 2024.", ("31 March 2024|until|event",)),
    ("letter", "The licence expires on 31 July 2025.", ("31 July 2025|exact|event",)),
    ("letter", "Ever since 2015 the figure has grown.", ("2015|since|event",)),
    ("letter", "The database holds cases opened from 2016 onwards.", ("2016|since|event",)),
    ("letter", "Thank you for your request, which was recieved on 03/01/2024.", ("03/01/2024|exact|received",)),
    ("letter", "Your request came in on 3 January 2024.", ("3 January 2024|exact|received",)),
    (
        "letter",
        "An earlier reply to you on the same car park, FOI/7102-24, was sent on 12 August 2023.",
        ("12 August 2023|exact|responded",),
    ),
    (
        "letter",
        "We relied on section 10(3) in our letter of 30 April 2024 to extend the time by ten working days.",
        ("30 April 2024|exact|event",),
    ),
    ("letter", "We wrote on 30 April 2024 to say that we needed more time.", ("30 April 2024|exact|event",)),
    ("letter", "We answered your first request on 2 March 2024.", ("2 March 2024|exact|responded",)),
    (
        "article",
        "Requests were sent between 4 and 8 November 2023 and the last reply came on 17 January 2024.",
        (
            "4 and 8 November 2023|exact|requested",
            "17 January 2024|exact|received",
        ),
    ),
    (
        "article",
        "Requests went to all 42 boards on 16 September 2023; 36 replied.",
        ("16 September 2023|exact|requested",),
    ),
    (
        "article",
        "The charity sent requests to 153 councils on 9 September 2023.",
        ("9 September 2023|exact|requested",),
    ),
    ("article", "Freedom of information requests were made in March 2023.", ("March 2023|exact|requested",)),
    ("letter", "The minutes for March and April 2020 are not held.", ("March and April 2020|exact|event",)),
    ("letter", "Five decisions from March and April are noted below.", ("March and April|exact|event",)),
    ("article", "Ministers said on 3 September that the rule was under review.", ("3 September|exact|event",)),
    ("letter", "The figures for July and August 2023 are provisional.", ("July and August 2023|exact|event",)),
    (
        "letter",
        "In May and in July 2023 there were floods.",
        (
            "May|exact|event",
            "July 2023|exact|event",
        ),
    ),
)


@pytest.mark.parametrize(("frame", "sentence", "wanted"), ROWS, ids=[sentence[:60] for _, sentence, _ in ROWS])
def test_dates_in_sentences(frame: str, sentence: str, wanted: tuple[str, ...]) -> None:
    text = FRAMES[frame].format(sentence)
    start = text.index(sentence)
    found = find_dates(prepare(read_text(text.encode(), name="a.txt")))
    inside = [m for m in found if start <= m.start < start + len(sentence)]
    assert tuple(f"{text[m.start : m.end]}|{m.bound}|{m.role}" for m in inside) == wanted
