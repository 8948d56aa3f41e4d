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


def _some(count: int) -> str:
    """Up to so many words of any kind."""
    return rf"(?:[\w’'()/&.-]{{1,24}},?\s+){{0,{count}}}?"


_REQUEST = r"(?:requests?|applications?|enquir(?:y|ies)|foi|foia|eir|sar)"
_MESSAGE = r"(?:e-?mails?|letters?|correspondence|message|communication|note)"
_BODY = (
    r"(?:council|authority|trust|force|department|commission|commissioner|university|ministry|office|board|service|"
    r"agency|police|"
    r"college|constabulary|regulator|company|cabinet office|home office|treasury|public authority|body|ombudsman|"
    r"school|academy|"
    r"corporation|government|parliament|tribunal|inspectorate|mps|psni|nhs england|tfl|bbc|dwp|moj|mod|dhsc|dft|dfe"
    r"|hmrc|hmt|ons|fcdo|dvla)"
)
_ASKER = (
    r"(?:you|i|we|he|she|they|(?:the|our|a|one)\s+(?:complainant|requester|requestor|applicant|appellant|newspaper|"
    r"charity|firm|team|union|group|"
    r"campaigners?|residents?|journalists?|researchers?|newsroom|paper|reporters?)|(?:mr|mrs|ms|miss|dr|cllr|prof|professor)"
    r"\.?\s+[\w’'-]{1,24}(?:\s+[\w’'-]{1,24})?)"
)
_MADE = r"(?:made|sent|submitted|lodged|filed|put\s+in|issued|re-?submitted)"
_MANY = (
    r"(?:all|every|each|both|\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|"
    r"(?:the|these|those|more\s+than|over|nearly|almost|about|around|some)\s+(?:\d{1,4}|same|country|largest|biggest))"
)
_AUX = r"(?:\s+(?:had|have|has|then|also|first|originally|later|subsequently|initially|again|therefore|formally)){0,2}"


@dataclass(frozen=True, slots=True)
class Wording:
    """One way of saying it. `shape` limits it to days or months; `veto` names what must not stand in the sentence before;
    `not_by_requester` leaves it out where the requester speaks ("your letter" is then the authority's); `reporting` keeps it
    to articles, releases and papers, whose authors write to many bodies to ask."""

    role: DateRole
    pattern: re.Pattern[str]
    example: str
    shape: Literal["any", "day", "month"] = "any"
    veto: str = ""
    not_by_requester: bool = False
    reporting: bool = False


def _row(role: DateRole, pattern: str, example: str, **rest: object) -> Wording:
    return Wording(role, re.compile(pattern), example, **rest)  # type: ignore[arg-type]


VETOES = {
    "things": re.compile(
        r"\b(?:complaints|allegations|claims|cases|referrals|reports|calls|crimes|incidents|applications|donations|"
        r"grants|payments|gifts|objections"
        rf"|responses|submissions|tenders|bids|(?<!your\s)requests)\s+{_some(4)}(?:were\s+|was\s+)"
        rf"?received\b[^.;]{{0,40}}\Z"
    ),
    "to-watchdog": re.compile(r"\b(?:commissioner|ico|tribunal|ombudsman|osic)\b[^.;]{0,80}\Z"),
    "holding": re.compile(
        r"\b(?:holding|interim|acknowledge\w{0,5}|draft)\b(?:(?![.;]|\b(?:and|but|then)\s(?:\w+\s)?(?:replied|responded|answered|"
        r"refused|issued|sent|gave)\b).){0,60}\Z"
    ),
}

WORDINGS: tuple[Wording, ...] = (
    _row("published", rf"\btoday{_ON}", "The minister announced today (8 March 2022)", shape="day"),
    _row(
        "published",
        rf"\bthis\s+(?:page|release|bulletin|article|report|response|statement|notice|publication|dataset)"
        rf"\s+was\s+(?:first\s+)?(?:published|posted|released|issued)(?:\s+on)?{_ON}",
        "This bulletin was published on 4 May 2023",
    ),
    _row(
        "received",
        rf"\brec(?:ei|ie)ved\s+(?:(?:here|safely|electronically)\s+)?(?:by\s+{_some(6)}|via\s+{_some(3)}|in\s+(?:this|our|"
        rf"the)\s+{_some(3)}|at\s+{_some(4)})?(?:on|dated){_ON}",
        "your request, which was received by the Trust on 4 May 2023",
        veto="things",
    ),
    _row(
        "received",
        rf"\b(?:was|were|we|i|,|request|response|reply)\s+rec(?:ei|ie)ved(?:\s+(?:by\s+us|in))?{_ON}",
        "Their reply, which we received in May 2023",
        veto="things",
    ),
    _row(
        "received",
        rf"\brec(?:ei|ie)ved\s+(?:your|the|this|that|a|an|their|its|his|her|it)\s*{_some(10)}(?:on|in){_ON}",
        "We received your request for information about parking on 4 May 2023",
        veto="things",
    ),
    _row(
        "received",
        rf"\b(?:{_REQUEST}|{_MESSAGE}|it|which|and)\s+(?:only\s+|first\s+)?(?:reached|came\s+(?:in\s+)?to|came\s+in|"
        rf"arrived(?:\s+(?:with|at|in))?|was\s+delivered(?:\s+to)?)\s+{_some(5)}(?:on|in){_ON}",
        "Your request reached this office on 4 May 2023",
    ),
    _row(
        "received",
        rf"\b(?:your|the|this|a|my|our)\s+{_some(5)}(?:{_REQUEST}|{_MESSAGE})\b(?:(?![.;:“”\"]).){{0,110}}?\b(?:logged|"
        rf"registered|date-stamped|stamped|entered\s+on\s+our\s+system)\s+{_some(6)}(?:on|in){_ON}",
        "Your letter of 3 May came after hours and was logged on 4 May 2023",
    ),
    _row(
        "responded",
        rf"\b(?:response|reply|it|answer|decision)\s+was\s+(?:not|only|finally)\s+(?:sent|issued|provided|given)"
        rf"\s+{_some(3)}(?:until|on){_ON}",
        "It was not sent until 4 May 2023",
    ),
    _row(
        "responded",
        rf"\b(?:responded|replied|answered|wrote\s+back|(?:am|are)\s+(?:now\s+)?(?:responding|replying))\s+(?:to\s+{_some(8)}|in\s+(?:writing|full|part)\s+|"
        rf"substantively\s+)?(?:on|in){_ON}",
        "The council responded to the complainant on 4 May 2023",
        veto="holding",
    ),
    _row(
        "responded",
        rf"\b(?:(?:answered|replied\s+to|responded\s+to)\s+(?:our|my|the|your|this|that|his|her|their|its)\s+{_some(4)}"
        rf"(?:requests?|questions?|application|{_MESSAGE})|(?:refused|rejected|turned\s+down)\s+(?:our|my|the|your|this|"
        rf"that|his|her|their)\s+{_some(4)}requests?)\b(?:(?![.;:“”\"]|\b(?:of|dated|for|before|after|but|when|until|and|in)\s).){{0,60}}?\b(?:on|in){_ON}",
        "It answered our request, ABC-FOI-118, on 4 May 2023",
        veto="holding",
    ),
    _row(
        "received",
        rf"\b(?:answer|reply|response)\s+(?:finally\s+|only\s+|eventually\s+)?(?:came|followed|arrived|landed)\s+"
        rf"{_some(4)}(?:on|in){_ON}",
        "The last reply came on 4 May 2023",
        veto="holding",
    ),
    _row(
        "responded",
        rf"\b(?:response|reply|refusal\s+notice|refusal\s+letter|disclosure\s+letter)(?:\s+to\s+{_some(6)}|,)"
        rf"?\s*(?:was\s+|were\s+)?(?:issued\s+|sent\s+|provided\s+|given\s+|made\s+)?(?:to\s+{_some(4)})?(?:dated|"
        rf"of|on){_ON}",
        "our response of 4 May 2023",
        veto="holding",
    ),
    _row(
        "responded",
        rf"\b(?:response|reply|refusal\s+notice)\s(?:(?![.;:“”\"]|\b(?:and|but|which|who)\b).){{0,90}}?,?\s(?:was|were)\s+"
        rf"(?:sent|issued|given|provided)\s+{_some(3)}on{_ON}",
        "An earlier reply on the same car park, FOI/71, was sent on 4 May 2023",
        veto="holding",
    ),
    _row(
        "requested",
        rf"\brequests?\s+(?:also\s+)?(?:went|had\s+gone|were\s+put|were\s+e-?mailed)\s+(?:out\s+)?(?:to\s+{_some(8)})?(?:on|in){_ON}",
        "Requests went to all 42 boards on 4 May 2023",
        reporting=True,
    ),
    _row(
        "responded",
        rf"\b(?:issued|sent|provided|gave)\s+(?:you\s+|us\s+)?(?:its|our|the|a|an|their|his|her)"
        rf"\s+{_some(4)}(?:response|reply|refusal\s+notice|answer)\s+(?:to\s+{_some(6)})?(?:on|in|dated){_ON}",
        "The Trust issued its response on 4 May 2023",
        veto="holding",
    ),
    _row(
        "responded",
        rf"\b(?:our|my)\s+{_some(3)}(?:letter|e-?mail)(?:\s+to\s+you)?,?\s+(?:dated|of|on){_ON}",
        "as I said in my letter of 4 May 2023",
        not_by_requester=True,
        veto="holding",
    ),
    _row(
        "responded",
        rf"\b(?:we|i)\s+(?:wrote|responded|replied)\s+to\s+you\s+{_some(4)}on{_ON}",
        "We wrote to you on 4 May 2023",
        not_by_requester=True,
    ),
    _row(
        "requested",
        rf"\b{_REQUEST}(?:\s+(?:for|under|about|regarding|concerning)\s+{_some(14)}|,)?\s*(?:which\s+)?(?:was\s+|"
        rf"were\s+|you\s+|originally\s+|first\s+)?(?:dated|of|{_MADE}(?:\s+(?:to\s+{_some(5)}|by\s+{_some(5)}))"
        rf"?(?:\s+(?:on|in))?|on){_ON}",
        "your request dated 4 May 2023",
        veto="holding",
    ),
    _row(
        "requested",
        rf"\byour\s+{_some(4)}{_MESSAGE}(?:\s+to\s+{_some(6)}|,)?\s*(?:dated|of|on|sent\s+on|from){_ON}",
        "Thank you for your e-mail of 4 May 2023",
        not_by_requester=True,
    ),
    _row(
        "requested",
        rf"\b(?:you|complainant|requester|requestor|applicant|appellant|she|he){_AUX}\s+(?:asked|requested|wrote|"
        rf"e-?mailed|contacted|applied)\b(?:(?![.;:“”\"]|\bthat\b|\bbecause\b|\bwho\b).){{0,90}}?\b(?:on"
        rf"|in|dated){_ON}",
        "You asked for an internal review on 4 May 2023",
        veto="to-watchdog",
    ),
    _row(
        "requested",
        rf"\b{_MADE}\s+{_some(8)}(?:requests?|application)\b(?:(?![.;:“”\"]).){{0,110}}?\b(?:on|in|dated){_ON}",
        "We sent the same request to every force on 4 May 2023",
    ),
    _row(
        "requested",
        rf"\b(?:wrote|written|e-?mailed)\s+to\s+{_MANY}\s+(?:(?![.;:“”\"]|\bthat\b).){{0,90}}?\b(?:on|in){_ON}",
        "The charity wrote to all 40 boards on 4 May 2023",
        reporting=True,
    ),
    _row(
        "requested",
        rf"\b(?:we|i){_AUX}\s+(?:asked|requested|wrote\s+to|e-?mailed|applied\s+to)\b(?:(?![.;:“”\"]|\bthat\b|\bbecause\b|"
        rf"\bwho\b).){{0,90}}?\b(?:on|in){_ON}",
        "I asked the museum on 4 May 2023 to list its loans",
        reporting=True,
    ),
    _row(
        "requested",
        rf"\b(?:asked|approached|contacted|e-?mailed|questioned)\s+{_MANY}\s+(?:(?![.;:“”\"]|\bthat\b).){{0,90}}?\b(?:on"
        rf"|in){_ON}",
        "we asked every council in England on 4 May 2023",
        reporting=True,
    ),
    _row(
        "requested",
        rf"\b(?:we|i)\s+(?:sent|made|submitted)\s+{_some(4)}(?:requests|foi|fois)\s+{_some(6)}(?:on|in){_ON}",
        "we sent 61 requests on 4 May 2023",
    ),
    _row(
        "requested",
        rf"\A\W*requested,?\s+(?:on|in|dated){_ON}|\b(?:complainant|requester|applicant)\s+requested,\s+on{_ON}",
        "The complainant requested, on 4 May 2023, the contract",
    ),
)

ASKED_AFTER = re.compile(
    rf",?\s+(?:and\s+)?(?:(?:{_ASKER}|the\s+[\w’'-]{{1,24}}|(?:a|an|one|another|our)\s+(?:[\w’'-]{{1,24}}\s+){{0,3}}"
    rf"[\w’'-]{{1,24}}){_AUX}(?:,\s[^,]{{1,60}},)?\s+(?:asked|requested|sought|approached\s+us|"
    rf"wrote\s+to\s+the|wrote\s+to\s+{_BODY}|wrote\s+to\s+us|e-?mailed|contacted|"
    rf"{_MADE}\s+{_some(8)}(?:requests?|application|foi))\b|{_some(3)}(?:requests?|application)\s+(?:was|were)"
    rf"\s+(?:made|sent|submitted|lodged))"
)
UNDER_AFTER = re.compile(
    r"\)?,?\s+(?:under|using|through|via|by\s+way\s+of)\s+(?:the\s+)?(?:freedom\s+of\s+information|foia?\b|foisa\b|eirs?\b|"
    r"environmental\s+information)"
)
ASKED_BEFORE = re.compile(
    r"\b(?:asked|wrote|written|sent|applied|requested|approached|contacted|submitted|e-?mailed|made\s+requests?)\b"
)
"""A verb of asking before a date and the law after it: "wrote to every council in May 2023 under the FOI Act"."""
REPLIED_AFTER = re.compile(
    rf",?\s+(?:we|i|it|the\s+{_some(2)}{_BODY}|[\w’'-]{{1,24}}\s+{_BODY}){_AUX}\s+(?:responded|replied|answered|"
    rf"wrote\s+back|(?:issued|sent|provided)\s+{_some(5)}(?:response|reply|refusal\s+notice))\b"
)

_LABEL_ROWS: tuple[tuple[str, DateRole], ...] = (
    (
        r"date\s+(?:of\s+receipt|(?:your\s+|the\s+)?(?:request\s+|foi\s+|application\s+|enquiry\s+)?(?:was\s+|"
        r"is\s+)?received(?:\s+by\s+.{1,24})?)"
        r"|(?:foi\s+|your\s+)?(?:request\s+)?received(?:\s+(?:on|date|by\s+us|in))?|receipt(?:\s+date)?|"
        r"received\s+date|date\s+in|date\s+logged|logged(?:\s+on)?",
        "received",
    ),
    (
        r"date\s+(?:of\s+(?:the\s+|your\s+|this\s+)?(?:foi\s+|eir\s+|information\s+)?(?:request|application)|"
        r"requested|submitted|request\s+(?:was\s+)?(?:made|submitted|sent))"
        r"|(?:foi\s+|your\s+|original\s+)?request\s+(?:date|dated|made|submitted|sent)(?:\s+on)?|"
        r"requested(?:\s+on)?|submitted(?:\s+on)?",
        "requested",
    ),
    (
        r"date\s+(?:of\s+(?:the\s+|our\s+|this\s+)?(?:response|reply|letter|disclosure|refusal|answer)|"
        r"responded|replied|answered|closed|completed|disclosed|released"
        r"|(?:response|reply)\s+(?:was\s+)?(?:sent|issued|provided|given))|(?:our\s+|foi\s+|final\s+)"
        r"?respon(?:ded|se)(?:\s+(?:date|dated|sent|issued|provided|given))?(?:\s+on)?"
        r"|repl(?:y|ied)(?:\s+(?:date|dated|sent))?(?:\s+on)?|answered(?:\s+on)?|date\s+out|(?:request|review)\s+answered|disclosure\s+date|"
        r"date\s+of\s+disclosure|(?:disclosed|closed|completed)(?:\s+on)?|sent\s+to\s+requester",
        "responded",
    ),
    (
        r"(?:first\s+|date\s+|originally\s+|last\s+)?(?:published|posted)(?:\s+by\s+.{2,30}?)?(?:\s+(?:on|date|online|at|in))?|"
        r"(?:date\s+(?:of\s+)?)?publication(?:\s+date)?|release\s+date|date\s+of\s+release"
        r"|released(?:\s+on)?|(?:(?:press|news|media)\s+release\s+[–—-]\s+)?(?:under\s+)?(?:strict(?:ly)?\s+)?embargo(?:ed)?(?:\s+(?:until|to|for|till))?.{0,24}|"
        r"(?:strictly\s+)?(?:not\s+)?for\s+(?:immediate\s+)?(?:release|publication|use)(?:\s+(?:on|at|from|before|until))?|press\s+release|news\s+release|news|issued(?:\s+on)?|"
        r"date\s+issued",
        "published",
    ),
)
LABELS = tuple((re.compile(pattern), role) for pattern, role in _LABEL_ROWS)
OWN_LABEL = re.compile(
    r"(?:(?:date|dated|sent|date\s+of\s+(?:letter|issue)|issue\s+date|our\s+date|date\s+sent|letter\s+date)"
    r"|(?:sent|issued|e-?mailed|dispatched|despatched)(?:\s+(?:by|via)\s+(?:e-?mail|post|letter)(?:\s+only)?)?(?:\s+on)?"
    r"|by\s+e-?mail(?:\s+only)?)"
)
_DASH = r"\s{0,3}[-–—:|]\s{0,3}"
DIARY: tuple[tuple[re.Pattern[str], DateRole], ...] = (
    (
        re.compile(
            rf"{_DASH}(?:we\s+|i\s+)?(?:(?:(?:foi|eir|sar|information|initial|original|first)\s+)?(?:request|application|enquiry)\s+"
            rf"(?:was\s+)?(?:sent|made|submitted|lodged|e-?mailed)|{_MADE}\s+{_some(4)}(?:requests?|foi|application)\b|"
            rf"asked\s+{_some(2)}(?:for|{_BODY})\b)"
        ),
        "requested",
    ),
    (
        re.compile(
            rf"{_DASH}(?:(?:the|your|foi|eir)\s+)?(?:request|application|enquiry)\s+(?:was\s+)?(?:received|logged)\b"
        ),
        "received",
    ),
    (
        re.compile(
            rf"{_DASH}(?:(?:the\s+)?{_some(3)}(?:replied|responded|answered|refused)\b|(?:(?:full|final|partial|our|first)\s+)?"
            rf"(?:reply|response|answer|refusal(?:\s+notice)?)\s+(?:was\s+)?(?:sent|issued|given|provided)\b)"
        ),
        "responded",
    ),
)
"""Entries of a diary of a request, whose lines begin with their dates ("12/02/23 - Request sent")."""
