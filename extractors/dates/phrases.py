"""How letters, notices and articles say that a request was made, received or answered: one row a wording, with an example.

Patterns are matched against lower case text that ends where the date begins. Every repeat is bounded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from models.facts import DateRole

_ON = r"(?:\s+or\s+(?:about|around))?(?:\s+the)?\s*\(?\Z"
_PREP = r"(?:\s+(?:on|in|dated|of|from|sent|made|submitted))?"


def some_words(count: int) -> str:
    """Up to so many words of any kind."""
    return rf"(?:[\w’'()/&.-]{{1,24}},?\s+){{0,{count}}}?"


_REQUEST = r"(?:requests?|applications?|enquir(?:y|ies)|foi|foia|eir|sar)"
_MESSAGE = r"(?:e-?mails?|letters?|correspondence|message|communication|note)"
BODY = (
    r"(?:council|authority|trust|force|department|commission|commissioner|university|ministry|office|board|service|"
    r"agency|police|"
    r"college|constabulary|regulator|company|cabinet office|home office|treasury|public authority|body|ombudsman|"
    r"school|academy|"
    r"corporation|government|parliament|tribunal|inspectorate|mps|psni|nhs england|tfl|bbc|dwp|moj|mod|dhsc|dft|dfe"
    r"|hmrc|hmt|ons|fcdo|dvla)"
)
MADE = r"(?:made|sent|submitted|lodged|filed|put\s+in|issued|re-?submitted)"
_MANY = (
    r"(?:all|every|each|both|\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|"
    r"(?:the|these|those|more\s+than|over|nearly|almost|about|around|some)\s+(?:\d{1,4}|same|country|largest|biggest))"
)
AUX = r"(?:\s+(?:had|have|has|then|also|first|originally|later|subsequently|initially|again|therefore|formally)){0,2}"


@dataclass(frozen=True, slots=True)
class Wording:
    """One way of saying it. `needs` are words of which every match holds one, which spares most searches.

    `shape` limits it to days or months; `veto` names what must not stand in the sentence before; `not_by_requester` leaves it
    out where the requester speaks ("your letter" is then the authority's); `reporting` keeps it to articles, releases and
    papers, whose authors write to many bodies to ask.
    """

    role: DateRole
    needs: tuple[str, ...]
    pattern: re.Pattern[str]
    example: str
    shape: Literal["any", "day", "month"] = "any"
    veto: str = ""
    not_by_requester: bool = False
    reporting: bool = False


def wording_row(role: DateRole, needs: str, pattern: str, example: str, **rest: object) -> Wording:
    """A row of a table of wordings."""
    return Wording(role, tuple(needs.split()), re.compile(pattern), example, **rest)  # type: ignore[arg-type]


VETOES = {
    "asked-review": re.compile(
        r"\b(?:requests?|requested|requesting|asked|asking)\s+(?:for\s+)?(?:an?\s+|the\s+)?internal\s+review\b[^.;]{0,60}\Z"
    ),
    "things": re.compile(
        r"\b(?:complaints|allegations|claims|cases|referrals|reports|calls|crimes|incidents|applications|donations|"
        r"grants|payments|gifts|objections"
        rf"|responses|submissions|tenders|bids|(?<!your\s)requests)\s+{some_words(4)}(?:were\s+|was\s+)"
        rf"?received\b[^.;]{{0,40}}\Z"
    ),
    "to-watchdog": re.compile(r"\b(?:commissioner|ico|tribunal|ombudsman|osic)\b[^.;]{0,80}\Z"),
    "holding": re.compile(
        r"\b(?:holding|interim|acknowledge\w{0,5}|draft)\b(?:(?![.;]|\b(?:and|but|then)\s(?:\w+\s)?(?:replied|responded|answered|"
        r"refused|issued|sent|gave)\b).){0,60}\Z"
    ),
}

WORDINGS: tuple[Wording, ...] = (
    wording_row("published", "today", rf"\btoday{_ON}", "The minister announced today (8 March 2022)", shape="day"),
    wording_row(
        "published",
        "issued posted published released",
        rf"\bthis\s+(?:page|release|bulletin|article|report|response|statement|notice|publication|dataset)"
        rf"\s+was\s+(?:first\s+)?(?:published|posted|released|issued)(?:\s+on)?{_ON}",
        "This bulletin was published on 4 May 2023",
    ),
    wording_row(
        "received",
        "rec",
        rf"\brec(?:ei|ie)ved\s+(?:(?:here|safely|electronically)\s+)?(?:by\s+{some_words(6)}|via\s+{some_words(3)}|in\s+(?:this|our|"
        rf"the)\s+{some_words(3)}|at\s+{some_words(4)})?(?:on|dated){_ON}",
        "your request, which was received by the Trust on 4 May 2023",
        veto="things",
    ),
    wording_row(
        "received",
        "rec",
        rf"\b(?:was|were|we|i|,|request|response|reply)\s+rec(?:ei|ie)ved(?:\s+(?:by\s+us|in))?{_ON}",
        "Their reply, which we received in May 2023",
        veto="things",
    ),
    wording_row(
        "received",
        "rec",
        rf"\brec(?:ei|ie)ved\s+(?:your|the|this|that|a|an|their|its|his|her|it)\s*{some_words(10)}(?:on|in){_ON}",
        "We received your request for information about parking on 4 May 2023",
        veto="things",
    ),
    wording_row(
        "received",
        "arrived came delivered reached",
        rf"\b(?:{_REQUEST}|{_MESSAGE}|it|which|and)\s+(?:only\s+|first\s+)?(?:reached|came\s+(?:in\s+)?to|came\s+in|"
        rf"arrived(?:\s+(?:with|at|in))?|was\s+delivered(?:\s+to)?)\s+{some_words(5)}(?:on|in){_ON}",
        "Your request reached this office on 4 May 2023",
    ),
    wording_row(
        "received",
        "entered logged registered stamped",
        rf"\b(?:your|the|this|a|my|our)\s+{some_words(5)}(?:{_REQUEST}|{_MESSAGE})\b(?:(?![.;:“”\"]).){{0,110}}?\b(?:logged|"
        rf"registered|date-stamped|stamped|entered\s+on\s+our\s+system)\s+{some_words(6)}(?:on|in){_ON}",
        "Your letter of 3 May came after hours and was logged on 4 May 2023",
    ),
    wording_row(
        "responded",
        "given issued provided sent",
        rf"\b(?:response|reply|it|answer|decision)\s+was\s+(?:not|only|finally)\s+(?:sent|issued|provided|given)"
        rf"\s+{some_words(3)}(?:until|on){_ON}",
        "It was not sent until 4 May 2023",
    ),
    wording_row(
        "responded",
        "answered plying replied responded sponding wrote",
        rf"\b(?:responded|replied|answered|wrote\s+back|(?:am|are)\s+(?:now\s+)?(?:responding|replying))\s+(?:to\s+{some_words(8)}|in\s+(?:writing|full|part)\s+|"
        rf"substantively\s+)?(?:on|in){_ON}",
        "The council responded to the complainant on 4 May 2023",
        veto="holding",
    ),
    wording_row(
        "responded",
        "answered replied request responded",
        rf"\b(?:(?:answered|replied\s+to|responded\s+to)\s+(?:our|my|the|your|this|that|his|her|their|its)\s+{some_words(4)}"
        rf"(?:requests?|questions?|application|{_MESSAGE})|(?:refused|rejected|turned\s+down)\s+(?:our|my|the|your|this|"
        rf"that|his|her|their)\s+{some_words(4)}requests?)\b(?:(?![.;:“”\"]|\b(?:of|dated|for|before|after|but|when|until|and|in)\s).){{0,60}}?\b(?:on|in){_ON}",
        "It answered our request, ABC-FOI-118, on 4 May 2023",
        veto="holding",
    ),
    wording_row(
        "received",
        "answer reply response",
        rf"\b(?:answer|reply|response)\s+(?:finally\s+|only\s+|eventually\s+)?(?:came|followed|arrived|landed)\s+"
        rf"{some_words(4)}(?:on|in){_ON}",
        "The last reply came on 4 May 2023",
        veto="holding",
    ),
    wording_row(
        "responded",
        "disclosure refusal reply response",
        rf"\b(?:response|reply|refusal\s+notice|refusal\s+letter|disclosure\s+letter)(?:\s+to\s+{some_words(6)}|,)"
        rf"?\s*(?:was\s+|were\s+)?(?:issued\s+|sent\s+|provided\s+|given\s+|made\s+)?(?:to\s+{some_words(4)})?(?:dated|"
        rf"of|on){_ON}",
        "our response of 4 May 2023",
        veto="holding",
    ),
    wording_row(
        "responded",
        "given issued provided sent",
        rf"\b(?:response|reply|refusal\s+notice)\s(?:(?![.;:“”\"]|\b(?:and|but|which|who)\b).){{0,90}}?,?\s(?:was|were)\s+"
        rf"(?:sent|issued|given|provided)\s+{some_words(3)}on{_ON}",
        "An earlier reply on the same car park, FOI/71, was sent on 4 May 2023",
        veto="holding",
    ),
    wording_row(
        "requested",
        "request",
        rf"\brequests?\s+(?:also\s+)?(?:went|had\s+gone|were\s+put|were\s+e-?mailed)\s+(?:out\s+)?(?:to\s+{some_words(8)})?(?:on|in){_ON}",
        "Requests went to all 42 boards on 4 May 2023",
        reporting=True,
    ),
    wording_row(
        "responded",
        "answer refusal reply response",
        rf"\b(?:issued|sent|provided|gave)\s+(?:you\s+|us\s+)?(?:its|our|the|a|an|their|his|her)"
        rf"\s+{some_words(4)}(?:response|reply|refusal\s+notice|answer)\s+(?:to\s+{some_words(6)})?(?:on|in|dated){_ON}",
        "The Trust issued its response on 4 May 2023",
        veto="holding",
    ),
    wording_row(
        "responded",
        "letter mail",
        rf"\b(?:our|my)\s+{some_words(3)}(?:letter|e-?mail)(?:\s+to\s+you)?,?\s+(?:dated|of|on){_ON}",
        "as I said in my letter of 4 May 2023",
        not_by_requester=True,
        veto="holding",
    ),
    wording_row(
        "responded",
        "replied responded wrote",
        rf"\b(?:we|i)\s+(?:wrote|responded|replied)\s+to\s+you\s+{some_words(4)}on{_ON}",
        "We wrote to you on 4 May 2023",
        not_by_requester=True,
    ),
    wording_row(
        "requested",
        "application eir enquir foi request sar",
        rf"\b{_REQUEST}(?:\s+(?:for|under|about|regarding|concerning)\s+{some_words(14)}|,)?\s*(?:which\s+)?(?:was\s+|"
        rf"were\s+|you\s+|originally\s+|first\s+)?(?:dated|of|{MADE}(?:\s+(?:to\s+{some_words(5)}|by\s+{some_words(5)}))"
        rf"?(?:\s+(?:on|in))?|on){_ON}",
        "your request dated 4 May 2023",
        veto="holding",
    ),
    wording_row(
        "requested",
        "your",
        rf"\byour\s+{some_words(4)}{_MESSAGE}(?:\s+to\s+{some_words(6)}|,)?\s*(?:dated|of|on|sent\s+on|from){_ON}",
        "Thank you for your e-mail of 4 May 2023",
        not_by_requester=True,
    ),
    wording_row(
        "requested",
        "applied asked contacted mailed requested wrote",
        rf"\b(?:you|complainant|requester|requestor|applicant|appellant|she|he){AUX}\s+(?:asked|requested|wrote|"
        rf"e-?mailed|contacted|applied)\b(?:(?![.;:“”\"]|\bthat\b|\bbecause\b|\bwho(?:se|m)?\b|\bwhich\b).){{0,90}}?\b(?:on"
        rf"|in|dated){_ON}",
        "You asked for an internal review on 4 May 2023",
        veto="to-watchdog",
    ),
    wording_row(
        "requested",
        "application request",
        rf"\b{MADE}\s+{some_words(8)}(?:requests?|application)\b(?:(?![.;:“”\"]).){{0,110}}?\b(?:on|in|dated){_ON}",
        "We sent the same request to every force on 4 May 2023",
    ),
    wording_row(
        "requested",
        "mailed written wrote",
        rf"\b(?:wrote|written|e-?mailed)\s+to\s+{_MANY}\s+(?:(?![.;:“”\"]|\bthat\b).){{0,90}}?\b(?:on|in){_ON}",
        "The charity wrote to all 40 boards on 4 May 2023",
        reporting=True,
    ),
    wording_row(
        "requested",
        "applied asked mailed requested wrote",
        rf"\b(?:we|i){AUX}\s+(?:asked|requested|wrote\s+to|e-?mailed|applied\s+to)\b(?:(?![.;:“”\"]|\bthat\b|\bbecause\b|"
        rf"\bwho(?:se|m)?\b|\bwhich\b).){{0,90}}?\b(?:on|in){_ON}",
        "I asked the museum on 4 May 2023 to list its loans",
        reporting=True,
    ),
    wording_row(
        "requested",
        "approached asked contacted mailed questioned",
        rf"\b(?:asked|approached|contacted|e-?mailed|questioned)\s+{_MANY}\s+(?:(?![.;:“”\"]|\bthat\b).){{0,90}}?\b(?:on"
        rf"|in){_ON}",
        "we asked every council in England on 4 May 2023",
        reporting=True,
    ),
    wording_row(
        "requested",
        "made sent submitted",
        rf"\b(?:we|i)\s+(?:sent|made|submitted)\s+{some_words(4)}(?:requests|foi|fois)\s+{some_words(6)}(?:on|in){_ON}",
        "we sent 61 requests on 4 May 2023",
    ),
    wording_row(
        "requested",
        "requested",
        rf"\A\W*requested,?\s+(?:on|in|dated){_ON}|\b(?:complainant|requester|applicant)\s+requested,\s+on{_ON}",
        "The complainant requested, on 4 May 2023, the contract",
    ),
)
