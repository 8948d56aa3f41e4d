"""What stands behind a date and tells what was done on it: "On 3 May 2022 you asked ...", "12/02/23 - Request sent".

Patterns are matched against lower case text that begins where the date ends. Every repeat is bounded.
"""

from __future__ import annotations

import re

from extractors.dates.phrases import AUX, BODY, MADE, some_words
from models.facts import DateRole

_ASKER = (
    r"(?:you|i|we|he|she|they|(?:the|our|a|one)\s+(?:complainant|requester|requestor|applicant|appellant|newspaper|"
    r"charity|firm|team|union|group|"
    r"campaigners?|residents?|journalists?|researchers?|newsroom|paper|reporters?)|(?:mr|mrs|ms|miss|dr|cllr|prof|professor)"
    r"\.?\s+[\w’'-]{1,24}(?:\s+[\w’'-]{1,24})?)"
)
ASKED_AFTER = re.compile(
    rf",?\s+(?:and\s+)?(?:(?:{_ASKER}|the\s+[\w’'-]{{1,24}}|(?:a|an|one|another|our)\s+(?:[\w’'-]{{1,24}}\s+){{0,3}}"
    rf"[\w’'-]{{1,24}}){AUX}(?:,\s[^,]{{1,60}},)?\s+(?:asked|requested|sought|approached\s+us|"
    rf"wrote\s+to\s+the|wrote\s+to\s+{BODY}|wrote\s+to\s+us|"
    rf"wrote\s+to\s+{some_words(6)}(?:to\s+(?:ask|request)|asking|requesting|seeking)|(?<=complainant\s)wrote|(?<=applicant\s)wrote|"
    rf"(?<=requester\s)wrote|e-?mailed|contacted|"
    rf"{MADE}\s+{some_words(8)}(?:requests?|application|foi))\b|{some_words(3)}(?:requests?|application)\s+(?:was|were)"
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
    rf",?\s+(?:we|i|it|the\s+{some_words(2)}{BODY}|[\w’'-]{{1,24}}\s+{BODY}){AUX}\s+(?:responded|replied|answered|"
    rf"wrote\s+back|(?:issued|sent|provided)\s+{some_words(5)}(?:response|reply|refusal\s+notice))\b"
)

_DASH = r"\s{0,3}[-–—:|]\s{0,3}"
DIARY: tuple[tuple[re.Pattern[str], DateRole], ...] = (
    (
        re.compile(
            rf"{_DASH}(?:we\s+|i\s+)?(?:(?:(?:foi|eir|sar|information|initial|original|first)\s+)?(?:request|application|enquiry)\s+"
            rf"(?:was\s+)?(?:sent|made|submitted|lodged|e-?mailed)|{MADE}\s+{some_words(4)}(?:requests?|foi|application)\b|"
            rf"asked\s+{some_words(2)}(?:for|{BODY})\b)"
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
            rf"{_DASH}(?:(?:the\s+)?{some_words(3)}(?:replied|responded|answered|refused)\b|(?:(?:full|final|partial|our|first)\s+)?"
            rf"(?:reply|response|answer|refusal(?:\s+notice)?)\s+(?:was\s+)?(?:sent|issued|given|provided)\b)"
        ),
        "responded",
    ),
)
"""Entries of a diary of a request, whose lines begin with their dates ("12/02/23 - Request sent")."""
