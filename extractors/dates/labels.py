"""Labels before a date, as a form, a log or the head of a letter has them: "Date received:", "Our date", "Published"."""

from __future__ import annotations

import re

from models.facts import DateRole

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
