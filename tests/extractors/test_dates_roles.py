"""What part a date plays and whether it opens or closes a time: the words of letters, notices, logs, decisions and articles.

A row is (text, quote of the date in question, role); all other dates of the text are left aside.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.dates import find_dates
from extractors.prepare import prepare
from extractors.read.text import read_text
from models.documents import DocumentKind, Zone
from models.facts import DateMention


def mention(
    text: str, quote: str, kind: DocumentKind = "foi_response", own: str | None = None, zone: str = "response"
) -> DateMention:
    p = prepare(read_text(text.encode(), name="sample.txt"))
    zones = (Zone(0, len(p.text), zone),)  # type: ignore[arg-type]
    p = replace(p, kind=kind, own_date=own, zones=zones)
    (found,) = [m for m in find_dates(p) if p.text[m.start : m.end] == quote]
    return found


DAY = "4 May 2023"
ROLES = [
    # labels of logs and letters
    ("Date received: 4 May 2023", "received"),
    ("Received: 4 May 2023", "received"),
    ("Received\n4 May 2023", "received"),
    ("Received:\nThursday, 4 May 2023", "received"),
    ("Date request received: 4 May 2023", "received"),
    ("Request received 4 May 2023", "received"),
    ("Date of receipt: 4 May 2023", "received"),
    ("Ref\tF123\tDate received\t4 May 2023", "received"),
    ("Date of request: 4 May 2023", "requested"),
    ("Request date: 4 May 2023", "requested"),
    ("Date requested\n4 May 2023", "requested"),
    ("Date submitted: 4 May 2023", "requested"),
    ("Date responded: 4 May 2023", "responded"),
    ("Responded: 4 May 2023", "responded"),
    ("Response date: 4 May 2023", "responded"),
    ("Date of response: 4 May 2023", "responded"),
    ("Date of our reply: 4 May 2023", "responded"),
    ("Reply sent: 4 May 2023", "responded"),
    ("Date closed: 4 May 2023", "responded"),
    ("Date disclosed: 4 May 2023", "responded"),
    ("Disclosure date: 4 May 2023", "responded"),
    ("Date: 4 May 2023\n\nDear Ms Ashdown", "responded"),
    ("Reference: 1406 Date: 4 May 2023", "responded"),
    ("Ref: F123. Received: 4 May 2023", "received"),
    ("Our ref: F123\nDate:   4 May 2023\n\nDear Ms Ashdown", "responded"),
    ("Sent: 4 May 2023 16:42\nTo: [redacted]", "responded"),
    ("4 May 2023\n\nDear Ms Ashdown\n\nThank you for your request.", "responded"),
    ("Published: 4 May 2023", "published"),
    ("Published 4 May 2023", "published"),
    ("First published 4 May 2023", "published"),
    ("Date published: 4 May 2023", "published"),
    ("Publication date: 4 May 2023", "published"),
    ("Posted on 4 May 2023", "published"),
    ("EMBARGOED UNTIL 00:01 THURSDAY 4 May 2023", "published"),
    ("Last updated: 4 May 2023", "event"),
    ("Last reviewed: 4 May 2023", "event"),
    ("Review date: 4 May 2023", "event"),
    ("Date of meeting: 4 May 2023", "event"),
    ("Date of birth: 4 May 2023", "event"),
    # letters: receipt
    ("Thank you for your request for information, which we received on 4 May 2023.", "received"),
    ("Thank you for your request received on 4 May 2023.", "received"),
    ("Your request was received on 4 May 2023.", "received"),
    ("Your request, which was received by the Trust on 4 May 2023, has been considered.", "received"),
    ("I refer to your e-mail received in this office on 4 May 2023.", "received"),
    ("We received your request for information about parking on 4 May 2023.", "received"),
    ("I write in reply to your Freedom of Information request received 4 May 2023.", "received"),
    ("The council received the request on 4 May 2023.", "received"),
    ("Your request reached us on 4 May 2023.", "received"),
    ("The response, which we received on 4 May 2023, was partial.", "received"),
    ("Their reply, received on 4 May 2023, gave no figures.", "received"),
    # letters: request
    ("I am replying to your request dated 4 May 2023.", "requested"),
    ("Thank you for your request of 4 May 2023.", "requested"),
    ("Further to your e-mail of 4 May 2023, I can confirm the following.", "requested"),
    ("Thank you for your email dated 4 May 2023.", "requested"),
    ("I refer to your letter of the 4 May 2023.", "requested"),
    ("Freedom of Information Act request submitted on 4 May 2023", "requested"),
    ("Your FOI request made on 4 May 2023 asked for the following.", "requested"),
    ("On 4 May 2023 you asked for the following information:", "requested"),
    ("On 4 May 2023 you wrote to us and requested the following.", "requested"),
    ("1.1 On 4 May 2023, you requested a copy of the report.", "requested"),
    ("You asked for an internal review on 4 May 2023.", "requested"),
    ("You wrote to the department on 4 May 2023 asking for the minutes.", "requested"),
    ("Thank you for your request for an internal review dated 4 May 2023.", "requested"),
    # decisions
    ("On 4 May 2023 the complainant wrote to the council and requested the contract.", "requested"),
    ("On 4 May 2023, the complainant made a request for information.", "requested"),
    ("The complainant requested information on 4 May 2023.", "requested"),
    ("The complainant requested, on 4 May 2023, the names of bidders.", "requested"),
    ("The appellant made his request on 4 May 2023.", "requested"),
    ("The council responded on 4 May 2023.", "responded"),
    ("The Trust replied to the complainant on 4 May 2023 and refused.", "responded"),
    ("On 4 May 2023 the council replied and withheld the names.", "responded"),
    ("It issued its response on 4 May 2023.", "responded"),
    ("The department provided a response on 4 May 2023.", "responded"),
    ("It was not sent until 4 May 2023, a month late.", "responded"),
    ("our response of 4 May 2023", "responded"),
    ("as set out in our letter of 4 May 2023", "responded"),
    ("The refusal notice dated 4 May 2023 cited section 12.", "responded"),
    ("We sent a holding reply on 4 May 2023.", "event"),
    ("We acknowledged the request on 4 May 2023.", "event"),
    # articles and releases
    ("We submitted a Freedom of Information request to every council on 4 May 2023.", "requested"),
    ("On 4 May 2023, we sent a Freedom of Information request to the force.", "requested"),
    ("Method: we sent 61 requests on 4 May 2023.", "requested"),
    ("Requests were sent on 4 May 2023 to all trusts in Wales.", "requested"),
    ("The minister announced the money today (4 May 2023).", "published"),
    # when the sentence runs over lines, and when a weekday or a reference stands before the date
    ("I write further to your letter, which came after hours and\nwas logged on 4 May 2023.", "received"),
    ("Your enquiry reached us late and was registered on 4 May 2023.", "received"),
    ("Your e-mail of 3 May was date-stamped on 4 May 2023.", "received"),
    ("Your letter came in on 4 May 2023.", "received"),
    ("Your message arrived at our offices on 4 May 2023.", "received"),
    ("I refer to your e-mail of Thursday 4 May 2023.", "requested"),
    ("I refer to your letters of 3 March and 4 May 2023.", "requested"),
    ("We answered your request (our ref 118) on 4 May 2023.", "responded"),
    ("The trust refused our request, ABC/118, on 4 May 2023.", "responded"),
    ("I am responding on 4 May 2023.", "responded"),
    ("The last reply came on 4 May 2023.", "received"),
    ("We acknowledged it on 3 May and replied on 4 May 2023.", "responded"),
    ("We acknowledged your request in a reply of 4 May 2023.", "event"),
    ("Sent by e-mail on Thursday 4 May 2023\n\nDear Enquirer", "responded"),
    ("By email only: 4 May 2023\n\nDear Enquirer", "responded"),
    ("On 4 May 2023 a parish councillor asked for the inspection reports.", "requested"),
    # a diary of a request
    ("4 May 2023 - Request sent to the board.", "requested"),
    ("4 May 2023: sent FOI request to the board.", "requested"),
    ("4 May 2023 – Asked for an internal review.", "requested"),
    ("4 May 2023: request received", "received"),
    ("4 May 2023 - Board refused under regulation 12(4)(b).", "responded"),
    ("4 May 2023 | Final response sent", "responded"),
    ("4 May 2023 - Automatic acknowledgement.", "event"),
    ("4 May 2023 - Fencing put up.", "event"),
    # heads of quoted mails: the requester's, then the desk's
    (
        "-----Original Message-----\nFrom: Ada Moss [mailto:request-118-5b0c@site.example]\nSent: 4 May 2023 21:14\nTo: foi",
        "requested",
    ),
    ("From: Ada Moss\nSent: Thursday 4 May 2023 21:14\nTo: FOI requests at Alder\nSubject: Fines", "requested"),
    ("From: FOI desk <foi@alder.example>\nSent: 4 May 2023 21:14\nTo: Ada Moss", "responded"),
    ("From: Alder Council\nTo: request-118-5b0c@site.example\nDate: Thu, 4 May 2023 09:48:48 +0100", "responded"),
    # clauses that only look like labels
    ("In decision notice FS50118, issued on 4 May 2023, the council lost.", "event"),
    ("Report 14, published on 4 May 2023, says so.", "event"),
    ("(see case 118, closed on 4 May 2023)", "event"),
    ("We wrote to all 40 suppliers on 4 May 2023.", "event"),
    # everything else is an event
    ("All but two had written back by 4 May 2023.", "event"),
    ("A response was due by 4 May 2023.", "event"),
    ("The policy was published on 4 May 2023.", "event"),
    ("The review was published on 4 May 2023 by the ministry.", "event"),
    ("The complaints received on 4 May 2023 were logged.", "event"),
    ("The tender closed on 4 May 2023.", "event"),
    ("Officers were trained on 4 May 2023.", "event"),
    ("The minutes of 4 May 2023 are withheld.", "event"),
    ("An appeal is to be heard on 4 May 2023.", "event"),
    ("At 4 May 2023 there were 44 vacancies.", "event"),
    ("The submission dated 4 May 2023 is exempt.", "event"),
]


@pytest.mark.parametrize(("text", "role"), ROLES, ids=[text[:60] for text, _ in ROLES])
def test_role_in_an_authoritys_response(text: str, role: str) -> None:
    assert mention(text, DAY).role == role


REPORTING = [
    ("The charity wrote to all 40 boards on 4 May 2023.", "requested"),
    ("The Alliance wrote to 52 councils on 4 May 2023.", "requested"),
    ("We asked every council in Wales on 4 May 2023.", "requested"),
    ("The paper contacted the country's largest colleges on 4 May 2023.", "event"),  # to ask for a comment, perhaps
    ("I asked the museum on 4 May 2023 to list its loans.", "requested"),
    ("We wrote to each trust on 4 May 2023 under the Freedom of Information Act.", "requested"),
    ("We sent requests under the Freedom of Information Act 2000 to 124 acute trusts on 4 May 2023.", "requested"),
    ("It answered our request, ABC-FOI-118, on 4 May 2023, five weeks late.", "responded"),
    ("Under strict embargo until 00.01 on Thursday 4 May 2023", "published"),
    ("PRESS RELEASE – EMBARGOED UNTIL 00.01 THURSDAY 4 May 2023", "published"),
    ("Posted by the editors on Thursday, 4 May 2023", "published"),
    ("For release 00:01 Thursday 4 May 2023", "published"),
    ("Not for publication before 10am, 4 May 2023", "published"),
    ("PUBLISHED: 06:12, 4 May 2023 | UPDATED: 15:40, 5 May 2023", "published"),
    ("Published at 07:45 BST on 4 May 2023", "published"),
    ("14:32, 4 May 2023   Updated 5 May 2023", "published"),
    ("4 May 2023 | 3 min read", "published"),
    ("By Ada Moss, Local Democracy Reporter, 4 May 2023", "published"),
    ("4 May 2023, by Ada Moss", "published"),
    ("LONDON, 4 May 2023", "published"),
    ("The Reading Room, Thursday 4 May 2023", "published"),
    ("A long note.\nAM, 4 May 2023", "published"),
    ("A long note.\nAM, 4 May 2023\nCounsel: B. Lowe", "published"),
    ("They met in Hull, as planned, on a wet Thursday, 4 May 2023.", "event"),
    ("Casework on 4 May 2023 | 3 min read", "event"),
    ("Updated: 4 May 2023", "event"),
]


@pytest.mark.parametrize(("text", "role"), REPORTING, ids=[text[:60] for text, _ in REPORTING])
def test_role_in_an_article(text: str, role: str) -> None:
    assert mention(text, DAY, kind="article", own="2023-05-04").role == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("THE ALDER PAPERS\nPaper 4\nEmpty homes\nMay 2023\n\nWe asked for data.", "published"),
        ("FOI WATCH\nNo. 38  |  May 2023  |  compiled by Ada Moss\n\nNews follows.", "published"),
        ("Alder Council\nMay 2023\n\nDear Ms Moss\n\nThank you for your request.", "responded"),
        ("Month\nMay 2023\n14\nJune 2023\n15\n", "event"),  # a table's rows
        ("Costs rose in\nMay 2023 and later.", "event"),
    ],
)
def test_role_of_the_month_that_a_paper_bears(text: str, role: str) -> None:
    assert mention(text, "May 2023").role == role


MONTHS = [
    ("In May 2023, we submitted a Freedom of Information request to the force.", "requested"),
    ("In May 2023 our reporters made a Freedom of Information Act request.", "requested"),
    ("In May 2023 Mrs Tolland, once its head teacher, asked the college for its accounts.", "requested"),
    ("Their reply, which we received in May 2023, was late.", "received"),
    ("Requests received in May 2023 rose by a tenth.", "event"),
    ("Complaints received in May 2023 rose by a tenth.", "event"),
    ("The strategy was published in May 2023.", "event"),
    ("In May 2023, the council agreed a budget.", "event"),
]


@pytest.mark.parametrize(("text", "role"), MONTHS, ids=[text[:60] for text, _ in MONTHS])
def test_role_of_a_month(text: str, role: str) -> None:
    assert mention(text, "May 2023", kind="article").role == role


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        ("foi_response", "responded"),
        ("correspondence", "responded"),
        ("press_release", "published"),
        ("article", "published"),
        ("statistics", "published"),
        ("decision", "event"),
        ("other", "event"),
    ],
)
def test_a_date_alone_at_the_top_is_the_documents_own(kind: DocumentKind, role: str) -> None:
    assert (
        mention("Council news\n4 May 2023\n\nThe council opened a park.", DAY, kind=kind, own="2023-05-04").role == role
    )


def test_a_date_alone_that_is_not_the_documents_own_is_an_event() -> None:
    assert mention("Meetings\n4 May 2023\n\nThe council met.", DAY, kind="article", own="2024-01-01").role == "event"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Your letter of 4 May 2023 left out six schools.",
            "event",
        ),  # the authority's letter, as the requester says it
        ("My request of 4 May 2023 is now late.", "requested"),
        ("I made this request on 4 May 2023.", "requested"),
    ],
)
def test_role_in_the_requesters_words(text: str, role: str) -> None:
    assert mention(text, DAY, zone="request").role == role


BOUNDS = [
    ("since 4 May 2023", "since"),
    ("since the 4 May 2023", "since"),
    ("Since Thursday 4 May 2023", "since"),
    ("since at least 4 May 2023", "since"),
    ("since the start of 4 May 2023", "since"),
    ("From 4 May 2023 all complaints are logged.", "since"),
    ("with effect from 4 May 2023", "since"),
    ("in force from 4 May 2023", "since"),
    ("from 4 May 2023 onwards", "since"),
    ("from 4 May 2023 to date", "since"),
    ("4 May 2023 to the present", "since"),
    ("after 4 May 2023", "since"),
    ("on or after 4 May 2023", "since"),
    ("records going back to 4 May 2023", "since"),
    ("dating back to 4 May 2023", "since"),
    ("cases from 4 May 2023 are being looked at again", "since"),
    ("until 4 May 2023", "until"),
    ("He worked here until 4 May 2023.", "until"),
    ("up to 4 May 2023", "until"),
    ("up until 4 May 2023", "until"),
    ("up to and including 4 May 2023", "until"),
    ("before 4 May 2023", "until"),
    ("prior to 4 May 2023", "until"),
    ("on or before 4 May 2023", "until"),
    ("2023-24 (to 4 May 2023)", "until"),
    ("The lease has been extended to 4 May 2023.", "until"),
    ("a contract running to 4 May 2023", "until"),
    ("a permit valid to 4 May 2023", "until"),
    ("You have until 4 May 2023 to reply.", "until"),
    ("Councils had until 4 May 2023 to bid.", "until"),
    ("to be heard not before 4 May 2023", "since"),
    ("no earlier than 4 May 2023", "since"),
    ("It has not been seen before 4 May 2023.", "until"),
    ("The panel counted from 4 May 2023 and reached 114 days.", "exact"),
    ("Time is to be reckoned from 4 May 2023.", "exact"),
    ("It was not sent until 4 May 2023.", "exact"),
    ("It wasn’t sent until 4 May 2023.", "exact"),
    ("The Trust has until 4 May 2023 to disclose it.", "until"),
    ("week commencing 4 May 2023", "exact"),
    ("by 4 May 2023", "exact"),
    ("on 4 May 2023", "exact"),
    ("as at 4 May 2023", "exact"),
    ("as of 4 May 2023", "exact"),
    ("Measured from 4 May 2023, prices have doubled.", "exact"),
    ("on 4 May 2023 and later", "since"),
    ("on 4 May 2023 and later reviewed", "exact"),
]


@pytest.mark.parametrize(("text", "bound"), BOUNDS, ids=[text for text, _ in BOUNDS])
def test_bound(text: str, bound: str) -> None:
    assert mention(text, DAY).bound == bound


@pytest.mark.parametrize(
    ("text", "quote", "bound"),
    [
        ("since 2010", "2010", "since"),
        ("since 2014-15", "2014-15", "since"),
        ("since February 2023", "February 2023", "since"),
        ("in every year since 2018 inclusive", "2018", "since"),
        ("from 2015 onwards", "2015", "since"),
        ("in force from June 2022", "June 2022", "since"),
        ("half of the appeals from 2022-23 were lost", "2022-23", "exact"),
        ("by 2024/25", "2024/25", "exact"),
        ("not planned until 2027", "2027", "exact"),
        ("before 2015", "2015", "until"),
        ("from 1 April 2019 to 31 March 2020", "1 April 2019 to 31 March 2020", "exact"),
        ("since last year", "last year", "exact"),
    ],
)
def test_bound_of_longer_times(text: str, quote: str, bound: str) -> None:
    assert mention(text, quote).bound == bound


@pytest.mark.parametrize(
    ("text", "own", "bound"),
    [
        ("costs in 2023/24 to date", "2024-02-19", "exact"),  # the year so far
        ("costs in 2023 to date", "2023-10-02", "exact"),
        ("costs in 2019/20 to date", "2024-02-19", "since"),
        ("costs in 2023/24 to date", None, "since"),
    ],
)
def test_bound_of_a_year_to_date(text: str, own: str | None, bound: str) -> None:
    quote = text.split()[2]
    assert mention(text, quote, own=own).bound == bound
