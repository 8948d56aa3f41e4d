"""Zones: the requester's words in letters, pages, questions and answers, quotations, restatements and threads.

In the samples ⟦ and ⟧ stand around the requester's words; they are taken out before reading.
"""

# ruff: noqa: E501 (the lines of a sample stay as their documents have them)
from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.prepare import prepare
from extractors.read.text import read_text
from extractors.restated import Asked
from extractors.threads import find_messages
from models.documents import Block, Label, Reading
from models.locators import LineLocator

OPEN, CLOSE = "⟦", "⟧"


def marked(sample: str) -> tuple[str, set[int]]:
    """The text without marks, and the offsets of the requester's letters in it."""
    text, inside, asked = "", False, set()
    for character in sample:
        if character in (OPEN, CLOSE):
            inside = character == OPEN
            continue
        if inside and not character.isspace():
            asked.add(len(text))
        text += character
    return text, asked


def misplaced(sample: str) -> list[str]:
    text, asked = marked(sample)
    prepared = prepare(read_text(text.encode(), name="a.txt"))
    wrong = [
        offset
        for offset, character in enumerate(text)
        if character.isalnum()
        and prepared.zone_at(offset) != "boilerplate"
        and (prepared.zone_at(offset) == "request") != (offset in asked)
    ]
    words = [
        match for match in re.finditer(r"\S+", text) if any(match.start() <= offset < match.end() for offset in wrong)
    ]
    return [match.group() for match in words]


LETTER = "Our ref: FOI/22/417\nDate: 4 May 2022\n\nDear Ms Ash\n\n"

CASES = {
    "a list after a colon": LETTER + "Thank you for your request of 6 April 2022. You asked for:\n\n⟦1. The number of "
    "dogs seized since "
    "2019.\n2. The cost of kennels in 2021/22.⟧\n\nWe hold this. There were 41.\n",
    "one paragraph after a colon": LETTER
    + "I refer to your request, which reads as follows:\n\n⟦Please send me the number of "
    "dogs seized in each "
    "of the last three years and what became of them.⟧\n\nI can confirm that 41 were seized.\n",
    "quoted over paragraphs": LETTER + "Your request was:\n\n⟦“How many dogs were seized in 2021?\n\nHow many were "
    "returned?”⟧\n\nForty-one "
    "were seized.\n",
    "quoted inside a sentence": LETTER
    + "On 6 April 2022 you asked for ⟦“the number of dogs seized in 2021 and the breed "
    "of each”⟧. We hold 41 records.\n",
    "a heading": LETTER + "Your request\n\n⟦All e-mails about dogs between 1 May 2021 and 3 June "
    "2021.⟧\n\nOur response\n\nThere "
    "are 41 e-mails.\n",
    "request and response labels": "FOI 22/417\nRequest:\n⟦How many dogs were seized in 2021?⟧\nResponse:\n41 dogs.\n",
    "a label on the same line": "FOI ref: 22/417\nRequest: ⟦Please provide the number of dogs seized in "
    "2021.⟧\nResponse: There were "
    "41.\n",
    "question and answer by letters": "FOI ref 22/417\n⟦Q1. How many dogs were seized in 2021?⟧\nA1. 41\n⟦Q2. What did "
    "the kennels cost?⟧\nA2. "
    "£3,000\n",
    "question and answer in words": "FOI ref 22/417\n⟦Question: How many dogs were seized in 2021?⟧\nAnswer: 41\n".replace(
        "⟦Question: ", "Question: ⟦"
    ),
    "answers under numbered questions": LETTER
    + "Please see our answers below.\n\n⟦1. How many dogs were seized in 2021?⟧\n\n41 "
    "dogs were seized.\n\n⟦2. "
    "Please supply the cost of kennels in 2021/22.⟧\n\nThe cost was £3,000.\n",
    "the answer on the question's line": LETTER
    + "⟦1. How many dogs were seized in 2021?⟧ 41\n⟦2. How many were returned in 2021?⟧ Nine\n",
    "restated, shortened, with another label": LETTER
    + "You asked:\n\n⟦1. The number of dogs seized by the county's wardens in 2020 and "
    "2021.\n2. The number of "
    "dogs returned to their owners.⟧\n\n"
    "We have decided to disclose the information.\n\n⟦Q1 - The number of dogs seized "
    "by the county's wardens "
    "in 2020 and 2021⟧\n\n38 and 41.\n\n⟦Q2 - Number of dogs returned to their owners⟧\n\nNine.\n",
    "an answer in the question's words is no request": LETTER
    + "You asked:\n\n⟦How many dogs were seized by wardens in 2021?⟧\n\nThe number of "
    "dogs seized by wardens "
    "in 2021 was 41.\n",
    "lettered points of a complaint": LETTER
    + "You asked for an internal review on 3 March 2022. You made two points:\n\n⟦(a) "
    "that the fee of £25 was "
    "wrong; and\n(b) that section 12 could not apply to 41 files.⟧\n\nI do not agree "
    "with point (a).\n",
    "what the authority retells": LETTER
    + "⟦You asked for the number of dogs seized between 2019 and 2021 and the reasons "
    "for each seizure.⟧ We "
    "hold this for 2021 only.\n",
    "a request for review is not retold": LETTER
    + "You asked for an internal review of our response on 3 March 2022 and we received "
    "it on 4 March 2022.\n",
    "information you have requested is held": LETTER
    + "The information you have requested for 2021 is held, and some of what you asked "
    "for in 2020 is too.\n",
    "a heading that asks in an article": "By Jo Ash\nPublished 4 May 2022\n\nWhat did we find?\n\nFigures obtained by the "
    "Echo show that 41 dogs "
    "were seized, a spokesman said.\n",
    "a regulator's account": "Decision notice: IC-12345-A1B2\n\nThe complainant requested, on 12 January 2023, "
    "the number of dogs "
    "seized since 2019. The Commissioner finds that section 12 applies.\n",
    "bullets under a request": "FOI ref: 22/417\nRequest detail:\n⟦Please let me have, for each year from 2019 to "
    "2021:\n- dogs "
    "seized\n- dogs returned⟧\nResponse detail:\n- 41 seized in 2021\n",
    "the requester's argument after the questions": "FOI ref: 22/417\nRequest\n⟦1. How many drones do you own?\nAnother force gave "
    "this in 2020 (ref "
    "0017/20), so I do not see how section 31 can apply.⟧\nResponse\nWe neither "
    "confirm nor deny it.\n",
    "a Scottish release": "FOI release\nFOI reference\n202100012345\nInformation requested\n⟦The number of "
    "sailings cancelled "
    "since 2020.⟧\nResponse\nThere were 2,913.\n",
    "a request with its own heading words": LETTER
    + "You requested the following information:\n\n⟦Response times to 999 calls in 2021, "
    "and any decision made "
    "to change targets in 2022.⟧\n\nPlease find the information attached.\n",
    "turns: q our answer": "Skip to main content\nHome   About us   Search\nWexbury NHS Trust\nRequest no. NC-25-0417: theatres\nAnswered 16 May 2025\n\nQuestion 1\n⟦In each of the calendar years 2022, 2023 and 2024, how many items were left inside a patient by mistake? Please give the type of item.⟧\nOur answer: The Trust performs some 52,000 operations a year.\n\nQuestion 2\n⟦How many of those patients needed a further operation?⟧\nOur answer: Fourteen patients.\n\nQuestion 3\n⟦Copies of the investigation reports for each case.⟧\nOur answer: Not provided. There are 21 reports.\n\nQuestion 4\n⟦The number of assaults on staff since 1st April 2022.⟧\nOur answer:\n\n2022/23: theatres 6, A&E 143\n",
    "turns: q reply": "Skip to main content\nHome   About us   Search\nWexbury NHS Trust\nRequest no. NC-25-0417: theatres\nAnswered 16 May 2025\n\nQuestion 1\n⟦The total spent on agency staff in 2023/24.⟧\nReply\n£1.2 million.\n\nQuestion 2\n⟦The number of vacancies at 31 March 2024.⟧\nReply\nThere were 41.\n",
    "turns: request 1": "Our ref: FOI/24/118\n\nRequest 1\n⟦The number of fines issued in 2022 and 2023.⟧\nResponse 1\nWe issued 1,204 fines in 2022.\n\nRequest 2\n⟦The sum collected.⟧\nResponse 2\n£41,000.\n",
    "turns: q for": "FOI RESPONSE\nReference\nWMAS-F24-1187\nDate of request\n22.07.24\n\n⟦Q1 For April to June 2024, please give by month the number of handovers, and those over 60 minutes, at Westmarch General.⟧\nA1\nMonth\nHandovers\nApr-24\n2,981\n\n⟦Q2 What share of patients waited more than an hour in Q1 of 2023-24?⟧\nA2 22.4%, against 18.2% this year.\n",
    "turns: what we were asked": "Freedom of information response F25/0263\nAssaults on staff\nOur reference\nF25/0263\nWhat we were asked\n⟦For April 2024 to March 2025 inclusive, broken down by month, please tell me\n(a) the number of assaults on your staff\n(b) the number in which a weapon was used\ntogether with the number of staff who have had a stab vest since you started a trial in 2023.⟧\nWhat we hold\nAn assault here means any incident that a member of staff has reported.\n",
    "turns: what they asked": "Response to F25/0263\nOur reference: F25/0263\nWhat the requester asked\n⟦How many dogs were seized in 2023?⟧\nWhat we found\nForty-one dogs.\n",
    "turns: the question put": "Response to F25/0263\nOur reference: F25/0263\nThe questions we were asked\n⟦How many dogs were seized in 2023?\nHow many were returned?⟧\nWhat we hold\nForty-one dogs were seized.\n",
    "turns: request tail": "Glen Orrin Council\nGOC-FOI-2025-0158\n\nRequest received: Mon 10 February 2025\nResponse issued: 7 March 2025\n\nThe request\n⟦With regard to the review of the school estate, and under the Freedom of Information (Scotland) Act:\n(a) what is the roll of each primary school as at the census of September 2024?\n(b) how much did the Council spend on upkeep in 2022-23?\n(c) please send me the options paper, with all emails about it.\nI would point out that the Commissioner has said in Decision 064/2022 that section 30(c) is not to be used as a catch-all.⟧\n\nOur response\n(a) Our 57 primary schools had 6,214 pupils.\n",
    "turns: request tail 2": "Our ref: FOI/22/417\nDate: 4 May 2022\n\nDear Ms Ash\n\nYou asked for:\n\n⟦1. The number of dogs seized since 2019.\n2. The cost of kennels in 2021/22.\nI am aware that section 12 allows you to refuse, but this is easily found. I note that other councils answered in 2023.⟧\n\nResponse\nWe hold this. There were 41.\n",
    "turns: request tail 3": "Ref: FOI 24-118\nRequest\n⟦The number of dogs seized since 2019.\nPlease don't tell me that this would exceed the limit in section 12. Other forces answered in full last year.⟧\nResponse\nThere were 41.\n",
    "turns: letter points": "NHS Strathlorne\nOur reference:  SLHB/2023/0456\nDate:   20/10/2023\n\nDear Requester\n\nI refer to your request of 25/09/2023. Our response follows each point in italics.\n\n⟦a) Spend on agency doctors and nurses in 2021/22 and in 2022/23⟧\n\nWe spent £2,418,663 on doctors.\n\n⟦b) The highest sum paid for one shift⟧\n\n£2,187, for a 13 hour shift.\n\n⟦c) The number of locums by site⟧\n\nThere were 23.\n",
    "turns: each in turn": "Our ref: FOI/22/417\nDate: 4 May 2022\n\nDear Ms Ash\n\nI have dealt with your three questions in turn.\n\n⟦1. Number of dogs seized in 2023⟧\n\nForty-one.\n\n⟦2. Total cost of kennels in 2022/23⟧\n\n£12,000.\n\n⟦3. Names of the kennels used⟧\n\nThese are withheld under section 43(2).\n",
    "turns: quote tell": "Our ref: FOI/24/118\n\nDear Ms Ash\n\nYou wrote:\n⟦\"Following the flood on 20 October I'd like (i) every report since 2012, (ii) the draft report. Don't tell me regulation 12(4)(b) applies.\"⟧\n\nYour request falls under the EIR.\n",
    "turns: inline": "Disclosure log 2024\nFOI request reference: 118\nRequest: ⟦How many dogs were seized in 2023 and what did kennels cost?⟧\nReply: There were 41 and the cost was £12,000.\n",
    "turns: numbered with bold answers": "Our ref: FOI/22/417\nDate: 4 May 2022\n\nDear Ms Ash\n\nYour questions and our answers are set out below.\n\n⟦1. Between 1 April 2022 and 31 March 2023, how many fines were issued?⟧\nWe issued 1,204.\n⟦2. And in 2023/24?⟧\nWe issued 1,318.\n",
}

MORE_CASES = {
    "received, then requested": LETTER
    + "I write in connection with your request for information, which was received on 3 "
    "April 2023. You "
    "requested:\n\n⟦A copy of the risk register for each year from 2018 to 2022, and "
    "the number of risks "
    "rated red.⟧\n\nFollowing a search of our records I can provide the following. "
    "There were 14 red risks "
    "in 2022.\n",
    "details as follows": LETTER + "The details of your request are as follows.\n\n⟦I wish to know the number of "
    "staff who earned more than "
    "£100,000 in 2022/23.⟧\n\nTwelve members of staff earned more than £100,000.\n",
    "you state, in single quotes": LETTER
    + "In your e-mail of 2 April you state:\n\n⟦'The council spent £4,000 on flags in "
    "2021. Please confirm "
    "this and provide the invoices.'⟧\n\nThe sum was in fact £3,120.\n",
    "question and answer on one line": "FOI ref 88/23\n⟦Q: How many flags were bought in 2021?⟧ A: 40\n⟦Q: What did they "
    "cost in total?⟧ A: "
    "£3,120\n".replace("⟦Q: ", "Q: ⟦"),
    "parts in turn": LETTER + "We have dealt with the parts of your request in turn.\n\n⟦Part 1: How many flags "
    "were bought between "
    "2019 and 2021?⟧\n\nForty flags were bought.\n\n⟦Part 2: What did they cost?⟧\n\n£3,120.\n",
    "labels in capitals": "FREEDOM OF INFORMATION\nREF 88/23\nREQUEST\n⟦The number of flags bought since "
    "2019.⟧\nRESPONSE\n40 "
    "flags.\n",
    "wanted to know": LETTER + "Thank you for your letter of 2 April 2023, in which you wanted to know:\n\n⟦- how "
    "many flags were "
    "bought in 2019, 2020 and 2021\n- who supplied them⟧\n\n40 were bought from Ensign Ltd.\n",
    "it read, two quotations": LETTER
    + "Your request dated 2 April 2023 has been considered. It read:\n\n⟦“1. How many "
    "flags were bought in "
    "2021?”\n“2. What did they cost?”⟧\n\n1. 40\n2. £3,120\n",
    "unmarked questions by turns": LETTER
    + "You asked a number of questions about flags. These are set out below with our "
    "answers.\n\n⟦How many "
    "flags did you buy in 2021?⟧\n\nWe bought 40.\n\n⟦Please provide the cost of each "
    "flag, and the "
    "supplier.⟧\n\nEach cost £78 and came from Ensign Ltd.\n",
    "under the Act": LETTER + "You asked for the following under the Freedom of Information Act 2000:\n\n⟦Under "
    "the FOI Act please "
    "tell me the total spent on flags in the last three financial years.⟧\n\nThe total "
    "is £9,420.\n",
    "narrowed to": LETTER + "Your original request was refused on 1 March 2023 under section 12. You then "
    "narrowed it to:\n\n⟦The "
    "number of flags bought in 2021 only.⟧\n\nThe answer is 40.\n",
    "clarified": LETTER + "On 9 April 2023 you clarified that you were seeking:\n\n⟦Figures for 2021 and "
    "2022 only, by "
    "month.⟧\n\nA table is attached. It shows 40 flags in 2021.\n",
    "in these terms": LETTER + "You complained on 12 April 2023 in these terms:\n\n⟦“You gave me 40 but the "
    "minutes say 52.”⟧\n\nThe "
    "minutes include 12 flags given by the Lions Club.\n",
    "a regulator quotes the request": "Reference: IC-99887-A1B2\nDecision notice\nRequest and response\nOn 4 May 2022 "
    "the complainant wrote to "
    "the Council and requested information in the following terms:\n⟦“Please provide "
    "the number of flags "
    "bought in 2021 and 2022.”⟧\nThe Council responded on 30 May 2022 and gave the "
    "number for 2021, which "
    "was 40.\n",
    "numbered questions without marks": LETTER
    + "Please find our response to your questions of 2 April 2023 below.\n\n⟦1. How many "
    "flags were bought in "
    "2021⟧\n40\n\n⟦2. How many were bought in 2022⟧\n37\n\n⟦3. Total cost for the two "
    "years⟧\n£6,006\n",
    "a holding reply": LETTER + "Thank you for your request dated 2 April 2023 for the number of flags bought in "
    "2021. We will reply by "
    "2 May 2023, within 20 working days.\n",
    "the latest you ask": LETTER + "Since 2019 you have sent us 214 requests. In the latest you ask:\n\n⟦Who chose "
    "the 40 flags bought in "
    "2021?⟧\n\nWe refuse it under section 14(1).\n",
    "a press release that asked": 'Press release\n\nFlags cost £3,120\n\nWe asked the council: "How many flags did '
    'you buy in 2021?" It '
    "said 40.\n\nENDS\nNotes to editors\n1. A request was sent on 2 April 2023.\n",
    "an article that asked": "Posted: 4 May 2023\n\nIn our request we asked:\n\n1. How many flags were bought "
    "in 2021?\n2. What did "
    "they cost?\n\nThe reply, received on 3 May 2023, said 40 and £3,120.\n",
}
CASES.update(MORE_CASES)


@pytest.mark.parametrize("name", CASES)
def test_requester_and_authority(name: str) -> None:
    assert misplaced(CASES[name]) == []


THREADS = {
    "a site's thread": "Browse requests\nDogs seized\nA Freedom of Information request to Marlow Vale "
    "Council by Jo Ash\n\nJo "
    "Ash\n4 May 2022\n\n"
    "⟦Dear Marlow Vale Council,\n\nHow many dogs were seized in 2021?\n\nYours "
    "faithfully,\nJo Ash⟧\n\nLink "
    "to this   Report\nFOI Team, Marlow Vale Council\n1 June 2022\n\nDear Ms Ash\n\n"
    "In 2021, 41 dogs were seized.\n\nLink to this   Report\nJo Ash\n2 June "
    "2022\n\n⟦Dear FOI Team,\n\nYour "
    "2019 answer said 52. Please review this.\n\nYours sincerely,\nJo Ash⟧\n\nLink to "
    "this   Report\n",
    "a mail and what it answers": "From: FOI Team <foi@council.example>\nSent: 1 June 2022 10:00\nTo: Jo "
    "Ash\nSubject: RE: Dogs\n\nDear Ms "
    "Ash\n\nWe hold 41 files.\n\nRegards\nP. Quill\n\n"
    "From: Jo Ash <jo@example.org>\nSent: 4 May 2022 09:00\nTo: FOI Team\nSubject: "
    "Dogs\n\n⟦Dear FOI "
    "Team\n\nPlease tell me how many dogs were seized in 2021.\n\nJo Ash⟧\n",
    "a mail that answers": "From: Information Governance\nSent: 9 May 2022 16:42\nTo: [name "
    "removed]\nSubject: Dogs\n\nDear "
    "Sir\n\nFurther to your e-mail of 6 April 2022, we hold 41 files.\n",
    "a letter that asks": "⟦Dear Sir or Madam\n\nUnder the Freedom of Information Act 2000 I would like to "
    "request the number of "
    "dogs seized in 2021.\n\nPlease also tell me how many were returned.\n\nI look "
    "forward to your reply "
    "within 20 working days.\n\nYours faithfully\nJo Ash⟧\n",
}


@pytest.mark.parametrize("name", THREADS)
def test_threads(name: str) -> None:
    assert misplaced(THREADS[name]) == []


MORE_THREADS = {
    # A mail program's chain: full header, "Original Message", "On ... X wrote:", and quotation marks of depth one.
    "a chain with three kinds of heads": """From: FOI Officer (Dunmarsh Academy Trust) [mailto:foi@dunmarsh.example]
Sent: Tuesday, 14 May 2024 09:12
To: 'K. Lindo'
Subject: RE: RE: Exclusions data FOI-24-0091

Dear Mr Lindo,

I have now looked again at our reply of 2 May. I agree with you that section 40(2) does not bite on totals of ten or more, and these are attached. For the rest I maintain section 40(2). You also asked about section 12; we did not rely on it.

Regards,
Sunita Okpara
Governance Lead

-----Original Message-----
From: K. Lindo <k.lindo@post.example>
Sent: 03 May 2024 22:40
To: FOI
Subject: RE: Exclusions data FOI-24-0091

⟦Hello,

Thanks for the answer. I do not think section 40(2) can cover whole schools, and the ICO said as much in IC-204411-Q2W8. Please review it. If you are now thinking of section 12, remember you answered the same question in 2022.

K. Lindo⟧

On 2 May 2024, at 16:05, FOI <foi@dunmarsh.example> wrote:

Dear Mr Lindo

We hold the information. Figures for each school have been withheld under section 40(2).

FOI

> On 8 Apr 2024, at 11:31, K. Lindo <k.lindo@post.example> wrote:
>
> ⟦Hi, how many pupils were excluded from each of your schools in 2022/23?⟧
""",
    # A case system's export: date, time and role, no salutations.
    "a case's log": """Case ref: RFI/2023/771
Status: Closed - part refused

12/06/2023 08:59 Requester
⟦Please send me every complaint about the tram works since January 2021, and do not tell me that section 12 stops you as you log them on one system.⟧

15/06/2023 10:20 Information Access Team
Thank you for your email. Your request has been logged as RFI/2023/771.

10/07/2023 14:47 Information Access Team
Dear Requester
We hold 1,204 complaints. To redact them would go beyond the limit, and we refuse under section 12(1). If you confined yourself to 2023 it is unlikely that section 12(1) would be engaged, though section 40(2) would still be needed for names.

11/07/2023 19:02 Requester
⟦OK, 2023 only then. I accept that names go out under section 40(2).⟧

02/08/2023 11:30 Information Access Team
Attached are 310 complaints. Names and addresses are redacted: section 40(2).
""",
    # A site that heads messages with "From:" and a date below it, the sender's office on a line between.
    "heads of two and three lines": """Street trees
Ines Okoro made this Freedom of Information request to Wexbury Borough Council
From: Ines Okoro
3 May 2024

⟦Dear Wexbury Borough Council,

How many street trees were felled in 2023? I trust that section 12 is no bar.

Yours faithfully,
Ines Okoro⟧

From: foi desk
Wexbury Borough Council
31 May 2024

Dear Ms Okoro

In 2023 we felled 214 street trees.

From: Ines Okoro
1 June 2024

⟦Thank you. Please carry out an internal review: the contractor says 301.⟧

From: foi desk
Wexbury Borough Council
20 June 2024

We have looked again. 214 is right; 301 counts private trees.

> From: Ines Okoro
> Sent: 1 June 2024 09:10
> To: foi desk
> ⟦Thank you. Please carry out an internal review: the contractor says 301.⟧

This page was last changed in June.
""",
    # Inline quoting: the authority answers below what it quotes, and goes on after it.
    "an answer under a quotation": """From: Records <records@wexbury.example>
Sent: 9 May 2024 10:00
To: Pat Moor
Subject: Re: skips

Dear Pat Moor

Please see our answer below.

On 3 May 2024 at 08:12, Pat Moor <pat@post.example> wrote:
> ⟦Please tell me how many skip licences you granted in 2023.
> Thanks, Pat⟧

We granted 88 licences.

Records Officer
""",
    "a letter that was sent by e-mail": """Sent by e-mail on Friday 7 June 2024

Our ref: 24/117

Dear Ms Moor

On behalf of a club you wrote:

⟦"1. How many skip licences were granted in 2023?
2. What did each cost?
I remind you that section 12 cannot apply to eighty files."⟧

We granted 88 licences at £40.
""",
    "a review that retells the first answer": """Internal review

Dear Ms Moor

1. You asked on 4 May 2024 for a review.

2. Your request was in two parts:
   ⟦(a) the number of skip licences granted in 2023
   (b) the e-mails about them⟧

3. The first reply refused part (b) under section 12(1) and gave the number for part (a).

4. In our response of 2 April we said "we hold 4,100 e-mails, of which some are copies". I uphold section 12(1).
""",
    "an answer that is a figure and a stop": """FOI ref 24/117

⟦Q1 How many skip licences were granted in 2023?⟧
112.

⟦Q2 What did each cost?⟧
40.
""",
    "a chapter on requests in a report": """Custody Inspectorate
Annual bulletin

Requests for information

In the year we answered 83 freedom of information requests and met the limit in nine cases out of ten. We used section 40 in 37 of them.

The annual report will be laid in the autumn.
""",
}


@pytest.mark.parametrize("name", MORE_THREADS)
def test_more_threads_and_retellings(name: str) -> None:
    assert misplaced(MORE_THREADS[name]) == []


def test_messages_know_their_senders() -> None:
    text, _ = marked(THREADS["a site's thread"])
    reading = read_text(text.encode(), name="a.txt")
    messages = find_messages(text, reading.blocks)
    assert [(message.name, message.by_requester) for message in messages] == [
        ("Jo Ash", True),
        ("FOI Team, Marlow Vale Council", False),
        ("Jo Ash", True),
    ]


def test_what_the_format_knows_wins() -> None:
    text = "We hold 41 files.\nHow many are there?\n"
    reading = Reading(
        "message/rfc822",
        text,
        (Block("paragraph", 0, 17, LineLocator(1, 1)), Block("paragraph", 18, 37, LineLocator(2, 2))),
        labels=(Label("content", "part"), Label("content", "part")),
        zones=((0, 17, "request"),),
    )
    prepared = prepare(reading)
    assert [(zone.start, zone.end, zone.name) for zone in prepared.zones] == [(0, 18, "request"), (18, 38, "response")]


class TestAsked:
    asked = Asked(["The number of dogs seized by wardens in 2020 and 2021, and the cost of kennels"])

    @pytest.mark.parametrize(
        ("content", "is_held"),
        [
            ("number of dogs seized by wardens in 2020 and 2021", True),
            ("The cost of kennels and the number of dogs seized", True),  # in another order
            ("number of dogs seized by wardens in 2019", False),  # a number of its own
            ("dogs 2020 2021", False),  # a row of a table
            ("wardens seized the dogs", False),
            ("", False),
        ],
    )
    def test_holds(self, content: str, is_held: bool) -> None:
        assert self.asked.holds(content) is is_held


LINES = st.sampled_from(
    [
        "Request",
        "Response",
        "You asked for:",
        '"How many?',
        'dogs"',
        "1. How many dogs?",
        "We hold 41.",
        "A. 4",
        "",
        "Dear Sir",
        "Jo Ash",
        "4 May 2022",
        "© X",
        "Skip to content",
        "(a) dogs",
        "\x00",
        "“",
        "From: a",
        "Sent: b",
        "To: c",
    ]
)


@given(st.lists(LINES, max_size=40))
@settings(max_examples=150, deadline=None)
def test_zones_cover_the_text_in_order(lines: list[str]) -> None:
    text = "\n".join(["Your request", *lines])
    prepared = prepare(read_text(text.encode(), name="a.txt"))
    assert prepared.zones[0].start == 0
    assert prepared.zones[-1].end == len(prepared.text)
    for before, after in zip(prepared.zones, prepared.zones[1:], strict=False):
        assert before.end == after.start
        assert before.name != after.name


def test_a_long_request_costs_linear_time() -> None:
    def cost(size: int) -> float:
        text = (
            "Your request\n"
            + "How many dogs were seized in 2021?\nThere were 41.\n" * size
            + "From: a\nSent: b\nTo: c\n" * 50
        )
        started = time.process_time()
        prepare(read_text(text.encode(), name="a.txt"))
        return time.process_time() - started

    small, large = min(cost(500) for _ in range(3)), cost(5000)
    assert large < 40 * max(small, 0.01)
