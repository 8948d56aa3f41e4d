"""Notices, appeals, counters and pagers around a page saved as text; sentences that look like them and are content."""

# ruff: noqa: E501 (the lines of a sample stay as their pages have them)
from __future__ import annotations

import pytest

from extractors.prepare import prepare
from extractors.read.text import read_text

HEAD = "Skip to main content\nHome   About us   Contact   Search\n"
BODIES = {
    "page": "Use of taxis by the council\nReference: FOI 2024-1187\nPublished 4 May 2024\nRequest\nPlease tell me how many taxis the council paid for in 2022 and 2023.\nResponse\nThe council holds the information you asked for. In 2022 it paid for 1,204 taxis and in 2023 for 1,318.\nThe rise was due to a change of contract. The names of the drivers are exempt under section 40(2) of the Freedom of Information Act 2000.\nIf you are not happy with this reply you can ask for an internal review within 40 working days.\n",
    "article": 'Council taxis cost £2m, figures show\nBy Dana Pruett, local reporter\n4 May 2024\nTaxis hired by Wexbury council cost more than £2m last year, figures released under the Freedom of Information Act show.\nThe council paid for 1,318 journeys in 2023, up from 1,204 the year before, it said in reply to a request from this newspaper.\nA spokesperson said: "The rise was due to a change of contract, and we expect the cost to fall next year."\n',
}
TAIL = "Share this page\n© Wexbury 2024\n"

HEAD_LINES = (
    "Service status: very busy. Please use 999 for life-threatening emergencies only.",
    "Our phone lines are busy today. Call 111 if it is not an emergency.",
    "In an emergency call 999. For anything else dial 101 or go online.",
    "Data, slowly | Archive | RSS | Support us from £4 a month",
    "5 followers   Follow this request",
    "Subscribe from £2 a month   Log in   Search",
    "We use 14 cookies on this site. 3 of them are essential.",
    "Donate £10 now",
    "Text size: A- A A+     Cymraeg     Listen",
    "You have 3 free articles left this month. Subscribe for £1 a week.",
    "Only use A&E for life-threatening emergencies. Call 999 or use NHS 111 online.",
    "Leave this site",
    "Essential cookies make this website work. If you agree, we will use more of them to improve it. Manage cookies",
    "Sorry, your choices could not be saved. Please try again.",
    "Listen (6 min)",
)
TAIL_LINES = (
    "Similar disclosures: Pursuits, 2022   |   Electric vehicles in the fleet, Q1 2024",
    "Next: Stop and search, Q2 2024 (TBP/FOI/24/00914)",
    "Previous: Use of drones, 2021 to 2023 (FOI 2023-0914)",
    "Page last updated 19 May 2025     Next review May 2026",
    "Last updated 10 December 2024",
    "Next review due: 4 March 2026",
    "Content last reviewed 4 March 2025. Next review due 4 March 2027.",
    "Rated Outstanding for Caring by the CQC     Donate £5 to our charity by text",
    "Text WEX to 70085 to donate £3",
    "Tags: Datix, staff, violence     Responses in this series: F24/0931, F24/1187",
    "NHS 111 online   Cookies   Modern slavery statement   © 2025",
    "You may also want to see",
    "Subscribe for £9 a month. © Right to Know Review 2025",
    "Offensive? Report it     Donate £10 to support our work",
    "Related: Section 14 in the Upper Tribunal (4 parts)   |   Our 2024 review",
    "More like this: 9 myths about GP numbers",
    "Follow us: X | Instagram | YouTube          Newsletter: join 25,000 supporters",
    "Was this page useful?   Last modified 10 March 2025",
    "Emergency out of hours 01632 960900 - Glen Orrin Council HQ, Castle Wynd, Strathfarr IV99 1AA",
    "Central Disclosure Unit, PO Box 77, Halden HL1 1WP. Dial 101, or 01632 960555",
    "Was this helpful? 12 people found this useful",
    "Read next: Night buses: 10 things you can do",
    "Printed on 100% recycled paper",
    "Join 4,000 readers of our weekly e-mail",
    "Comments (6)   Print   Tweet",
    "Views: 1,204   Downloads: 318",
    "Browse all 312 responses",
    "Showing 1 to 10 of 312 results",
    "Page 1 of 32",
    "See also: FOI 2023-0914, FOI 2024-0021",
    "Other requests on this subject: FOI 2023-0914; FOI 2024-0021",
    "Earlier response: Taxis 2019-2021 (FOI/22/0417)",
    "Share: LinkedIn  Email     Previous round-up     Next round-up",
    "This page is 2 years old",
    "Call 101 (non-emergency) or 999 (emergency)",
    "If you have information call Crimestoppers on 0800 555 111.",
)
MID_LINES = (
    "Get the Courier’s Society Briefing: our pick of the week, every Wednesday. Join 60,000 readers.",
    "ADVERTISEMENT",
    "ADVERTISEMENT ENDS",
    "Advertisement - story continues below",
    "Sign up to our free weekly email and join 12,000 others",
    "Support our journalism from £3 a month",
    "Read more: 12 councils in debt",
    "Join the 40,000 people who get our morning e-mail.",
    "Subscribe now for £1 a week and save 50%",
    "Enjoying this story? Give £5 to help us do more like it.",
    "Our work is funded by readers. Donate from £2 a month.",
)
KEEP_LINES = (
    "Next: the council will spend £2m on buses in 2025.",
    "The charity asks supporters to donate £5 a month, and 3,000 do.",
    "We called 999 on 4 June 2023 and waited 40 minutes for help.",
    "An earlier response, FOI 2023-0914, gave the figures for 2021 and 2022.",
    "In 2023 some 1,204 people joined the scheme, which is funded by readers of the paper.",
    "Similar disclosures were made in 2022 and 2023 by two other councils in the county.",
    "The service status was very busy on 31 days in 2023, when 999 calls rose by 12 per cent.",
    "Subscriptions fell from 40,000 readers in 2019 to 31,000 in 2023, the company said.",
    "Notes to editors",
    "The next review of the contract is due in May 2026, when 14 firms may bid.",
)


def zone(text: str, line: str) -> str:
    return prepare(read_text(text.encode(), name="a.txt")).zone_at(text.index(line) + 1)


def within(body: str, line: str) -> str:
    """The page with a line before its last paragraph."""
    lines = body.split("\n")
    return HEAD + "\n".join([*lines[:-2], line, *lines[-2:]]) + TAIL


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("line", HEAD_LINES)
def test_furniture_before_the_content(line: str, body: str) -> None:
    assert zone(HEAD + line + "\n" + BODIES[body] + TAIL, line) == "boilerplate"


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("line", TAIL_LINES)
def test_furniture_after_the_content(line: str, body: str) -> None:
    assert zone(HEAD + BODIES[body] + line + "\n" + TAIL, line) == "boilerplate"
    assert zone(HEAD + BODIES[body] + TAIL + line + "\n", line) == "boilerplate"


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("line", MID_LINES)
def test_furniture_within_the_content(line: str, body: str) -> None:
    assert zone(within(BODIES[body], line), line) == "boilerplate"


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("line", KEEP_LINES)
def test_content_that_looks_like_furniture(line: str, body: str) -> None:
    assert zone(within(BODIES[body], line), line) == "response"
    assert zone(HEAD + BODIES[body] + line + "\n" + TAIL, line) == "response"
