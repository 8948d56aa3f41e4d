"""Labels before a date, as a form, a log or the head of a letter has them: "Date received:", "Our date", "Published"."""

from __future__ import annotations

import re

from models.facts import DateRole

_LABEL_ROWS: tuple[tuple[str, DateRole], ...] = (
    (
        r"date\s+(?:of\s+receipt|(?:your\s+|the\s+)?(?:request\s+|foi\s+|application\s+|enquiry\s+)?(?:was\s+|"
        r"is\s+)?received(?:\s+by\s+.{1,24})?)"
        r"|(?:foi\s+|your\s+)?(?:request\s+)?received(?:\s+(?:on|date|by\s+us|in))?|receipt(?:\s+date)?|"
        r"received\s+date|date\s+in|date\s+logged|logged(?:\s+on)?|request\s+(?:in|logged)|"
        r"(?:date\s+)?(?:your\s+|the\s+)?(?:request|e-?mail|letter|enquiry)\s+(?:reached|came\s+to)\s+us(?:\s+on)?|we\s+received\s+(?:it|your\s+request)(?:\s+on)?",
        "received",
    ),
    (
        r"date\s+(?:of\s+(?:the\s+|your\s+|this\s+)?(?:foi\s+|eir\s+|information\s+)?(?:request|application)|"
        r"requested|submitted|request\s+(?:was\s+)?(?:made|submitted|sent))"
        r"|(?:foi\s+|your\s+|original\s+)?request\s+(?:date|dated|made|submitted|sent)(?:\s+on)?|"
        r"requested(?:\s+on)?|submitted(?:\s+on)?|your\s+(?:e-?mail|letter|request|enquiry|message|application)(?:\s+(?:of|dated|to\s+us))?|"
        r"(?:date\s+)?you\s+(?:wrote|asked|e-?mailed)(?:\s+(?:to\s+)?us)?(?:\s+on)?|date\s+of\s+(?:your\s+(?:letter|e-?mail|enquiry|message)|"
        r"(?:your\s+|the\s+)?(?:requirement|request)(?:\s+for\s+(?:an?\s+)?(?:internal\s+)?review)?)|"
        r"(?:internal\s+)?review\s+(?:requested|sought|asked\s+for)(?:\s+on)?",
        "requested",
    ),
    (
        r"date\s+(?:of\s+(?:the\s+|our\s+|this\s+)?(?:response|reply|letter|disclosure|refusal|answer)|"
        r"responded|replied|answered|closed|completed|disclosed|released"
        r"|(?:response|reply)\s+(?:was\s+)?(?:sent|issued|provided|given))|(?:our\s+|foi\s+|final\s+)"
        r"?respon(?:ded|se)(?:\s+(?:date|dated|sent|issued|provided|given))?(?:\s+on)?"
        r"|repl(?:y|ied)(?:\s+(?:date|dated|sent))?(?:\s+on)?|answered(?:\s+on)?|date\s+out|(?:request|review)\s+answered|disclosure\s+date|"
        r"our\s+(?:answer|reply|letter|e-?mail)(?:\s+(?:of|dated|sent))?(?:\s+on)?|we\s+(?:replied|responded|answered)(?:\s+on)?|"
        r"date\s+of\s+(?:the\s+|our\s+|review\s+|this\s+)?(?:outcome|answer|review\s+(?:outcome|decision|response))|"
        r"(?:review\s+)?outcome(?:\s+(?:of\s+review|date))?(?:\s+(?:sent|issued|given|notified|dated))?(?:\s+on)?|(?:reply|response|answer)\s+out|"
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
