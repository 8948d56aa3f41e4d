"""Further wordings of when a request was made, received and answered, looked for before the rest: the verb is near the date.

They were written by what is told and by whom it is told (requester, authority, log), each with an example that is its test.
"""

from __future__ import annotations

from extractors.dates.phrases import Wording, wording_row

_ON = r"(?:\s+or\s+(?:about|around))?(?:\s+the)?\s*\(?\Z"
_FEW = r"(?:[\w’'()/&.-]{1,24},?\s+){0,5}?"
_PLAIN = r"(?:(?![.;:“”\"]|\b(?:that|because|who|and|but|which|about)\b).){0,60}?"
_PLAIN_AND = r"(?:(?![.;:“”\"]|\b(?:that|because|who|but|which|about)\b).){0,80}?"
_MAIL = r"(?:e-?mails?|letters?|message|note|requests?|enquir(?:y|ies)|application|questions?|correspondence)"
_ANSWER = r"(?:answer|reply|response|refusal(?:\s+notice)?)"
_CELL = r"(?:\A|[|;,(·\t.]\s*|\s{2,})"


TOLD: tuple[Wording, ...] = (
    wording_row(
        "requested",
        "sought requested asked applied required",
        rf"\b(?:review|reconsideration)\s+(?:was|were|had\s+been)\s+(?:then\s+|also\s+)?(?:sought|requested|required|(?:asked|applied)\s+for)"
        rf"\s+{_FEW}(?:on|in){_ON}",
        "A review was sought on 4 May 2023",
    ),
    wording_row(
        "requested",
        "sought required disputed challenged",
        rf"\b(?:you|complainant|requester|requestor|applicant|appellant|she|he|they)\s+(?:then\s+|also\s+|had\s+){{0,2}}"
        rf"(?:(?:sought|required)\s+{_PLAIN}\b(?:review|reconsideration)\b|(?:disputed|challenged)\s+(?:the|our|its|that|this)\s+"
        rf"(?:refusal|answer|reply|response)\b){_PLAIN}(?:on|in){_ON}",
        "The applicant sought a review on 4 May 2023",
    ),
    wording_row(
        "responded",
        "outcome",
        rf"\boutcome(?:\s+of\s+{_FEW}review)?,?\s+(?:of|dated|(?:(?:was|were)\s+)?(?:issued|sent|given|notified|provided|communicated"
        rf"|dated)\s+{_FEW}on|on){_ON}",
        "The outcome, of 4 May 2023",
    ),
    wording_row(
        "responded",
        "review",
        rf"\b(?:sent|issued|gave|provided|communicated|completed|concluded|finished|notified)\s+{_FEW}(?:review\s+(?:outcome|decision"
        rf"|response|result)|internal\s+review|outcome\s+of\s+{_FEW}review)\s+{_FEW}(?:on|in){_ON}",
        "The council sent its review outcome on 4 May 2023",
        veto="asked-review",
    ),
    wording_row(
        "responded",
        "review",
        rf"\b(?:internal\s+review|(?:its|our)\s+review(?!\s+of\b))\b{_PLAIN_AND}\b(?:completed|concluded|issued|notified|finished|carried\s+out)"
        rf"\s+{_FEW}(?:on|in){_ON}",
        "An internal review was requested in April and completed on 4 May 2023",
    ),
    wording_row(
        "responded",
        "review",
        rf"\b(?:following|after)\s+(?:(?:an?|the|its|that)\s+(?:internal\s+)?review,?\s+{_FEW}\b(?:wrote|replied|responded|answered)"
        rf"|(?:an?|the|its)\s+internal\s+review,?\s+{_FEW}\b(?:released|disclosed))\b{_PLAIN}(?:on|in){_ON}",
        "Following an internal review the Board wrote again on 4 May 2023",
    ),
    wording_row(
        "responded",
        "review",
        rf"\breview\s+(?:sought|requested|asked\s+for)\b{_PLAIN},\s+(?:decided|completed|concluded|answered|closed)(?:\s+on)?{_ON}",
        "Review requested 3 April 2023, decided 4 May 2023",
    ),
    wording_row(
        "received",
        "came logged rec",
        rf"{_CELL}(?:request\s+)?(?:received|rec[’']?d|logged|came\s+in)(?:\s+on)?:?\s*\Z",
        "F/1 | received 4 May 2023",
    ),
    wording_row(
        "requested",
        "asked made requested sought submitted",
        rf"{_CELL}(?:(?:internal\s+)?review\s+|request\s+|information\s+)?(?:sought|requested|asked(?:\s+for)?|made|submitted)"
        r"(?:\s+on)?:?\s*\Z",
        "IR/1 | review sought 4 May 2023",
    ),
    wording_row(
        "responded",
        "answered replied responded answer reply response refusal",
        rf"{_CELL}(?:request\s+|reply\s+|review\s+)?(?:answered|replied|responded"
        r"|(?:answer|reply|response|refusal)\s+(?:dated|sent|issued|out))(?:\s+on)?:?\s*\Z",
        "F/1 | answered 4 May 2023",
        veto="holding",
    ),
    wording_row(
        "received",
        "in",
        rf"{_CELL}in:?\s*\Z(?<=[,(|;]\sin\s)",
        "FOI 71, in 4 May 2023, out 1 June 2023: shops",
        shape="day",
    ),
    wording_row(
        "responded", "out", rf"{_CELL}out:?\s*\Z(?<=[,(|;]\sout\s)", "FOI 71, out 4 May 2023: shops", shape="day"
    ),
    wording_row(
        "requested",
        "you",
        rf"\byou\s+(?:first\s+|last\s+|originally\s+|then\s+|had\s+|have\s+|also\s+){{0,2}}(?:sent|wrote|approached|contacted"
        rf"|put|submitted|"
        rf"raised|lodged|e-?mailed|posted|sought|got\s+in\s+touch|complained|appealed|challenged)\s+{_PLAIN}(?:on|in){_ON}",
        "You put your questions to us on 4 May 2023",
        veto="to-watchdog",
        not_by_requester=True,
    ),
    wording_row(
        "requested",
        "approaching asking contacting getting mailing writing",
        rf"\bthank(?:s|\s+you)\s+for\s+(?:writing|getting\s+in\s+touch|contacting|e-?mailing|asking"
        rf"|approaching)\s+{_FEW}(?:on|in){_ON}",
        "Thank you for writing on 4 May 2023",
        not_by_requester=True,
    ),
    wording_row(
        "requested",
        "application correspondence enquir letter mail message note question request",
        rf"\b{_MAIL}\s+(?:that\s+|which\s+)?(?:you|he|she|they|the\s+complainant)\s+(?:had\s+|have\s+)?(?:sent|submitted|made"
        rf"|wrote|put|lodged)"
        rf"\s*{_FEW}(?:on|in|of)?{_ON}",
        "the message you sent on 4 May 2023",
        not_by_requester=True,
    ),
    wording_row(
        "requested",
        "answer reply responding response",
        rf"\b(?:response|reply|replying|responding|answer(?:ing)?)\s+to\s+(?:your|the|a|an)\s+{_FEW}{_MAIL}(?:\s+to\s+us)?,?\s+"
        rf"(?:(?:which|that)\s+)?(?:you\s+)?(?:of|dated|from|sent|made|submitted)(?:\s+us)?(?:\s+on)?{_ON}",
        "This is a response to your email of 4 May 2023",
        not_by_requester=True,
    ),
    wording_row(
        "received",
        "application correspondence enquir letter mail message note question request",
        rf"\b(?:we|i)\s+(?:only\s+|first\s+)?(?:had|got)\s+(?:your|the)\s+{_FEW}{_MAIL}\s+{_FEW}on{_ON}",
        "We had your letter on 4 May 2023",
        not_by_requester=True,
    ),
    wording_row(
        "received",
        "booked entered logged registered stamped",
        rf"\b(?:it|this|which|request|letter|e-?mail)\s+(?:was|were)\s+(?:then\s+|first\s+|only\s+)?(?:logged|registered"
        rf"|entered|stamped|booked\s+in)"
        rf"\s+{_FEW}on{_ON}",
        "It was logged by this office on 4 May 2023",
    ),
    wording_row(
        "responded",
        "answer refusal reply response",
        rf"\byou\s+(?:had|got|received|were\s+sent|were\s+given)\s+(?:our|an?|the)\s+{_FEW}{_ANSWER}\s+{_FEW}on{_ON}",
        "You had our answer on 4 May 2023",
        veto="holding",
        not_by_requester=True,
    ),
    wording_row(
        "responded",
        "answer refusal reply response",
        rf"\b(?:our|the|an?|its|this|that|their)\s+{_FEW}{_ANSWER}\s+(?:(?:to\s+you\s+)?(?:went|was\s+(?:given|sent|issued"
        rf"|provided|made|e-?mailed|posted))"
        rf"\s+(?:out\s+)?{_FEW}on|dated){_ON}|\bour\s+{_FEW}{_ANSWER}\s+of{_ON}",
        "Our refusal went out on 4 May 2023",
        veto="holding",
    ),
    wording_row(
        "responded",
        "answered declined refused released turned",
        rf"\b(?:we|i)\s+(?:refused|declined|turned\s+down|answered|released)\s+(?:it|this|that"
        rf"|them|(?:the|your)\s+{_FEW}"
        rf"(?:requests?|questions?))\s+{_FEW}on{_ON}",
        "We refused it on 4 May 2023",
        veto="holding",
    ),
    wording_row(
        "requested",
        "asked mailed put sent",
        rf"\b(?:we|the\s+[\w’'-]{{1,24}}|they)\s+(?:asked|put|sent|e-?mailed)\s+(?:for|the|that|its|our|this)\s+{_PLAIN}(?:on"
        rf"|in){_ON}",
        "The Gazette asked for the figures on 4 May 2023",
        reporting=True,
    ),
)
