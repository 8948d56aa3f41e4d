"""The words by which the walk over an authority's document tells the requester's from its own."""

from __future__ import annotations

import re

OPEN_QUOTES = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»"}
QUOTED = re.compile(r"[“\"‘«](?=\S)([^“\"”‘«»]{20,2000}?)[”\"’»](?=[\s.,;:)]|$)")
QUOTE_VERB = re.compile(
    r"\b(?:you|your|requester|applicant|complainant)\b.{0,120}\b(?:asked|requested|sought|wrote|stated|said|"
    r"request|question|complained|wanted|read|reads|was|for|e-?mail)\b[^.]{0,60}$",
    re.IGNORECASE | re.DOTALL,
)
ASIDE = re.compile(
    r"(?:^|(?<=[.?!:]\s)|(?<=[.?!][”\"’)]\s))(?:[\d.]{1,5}\s{1,3})?(?:(?:on|in|by)\s[^.]{3,80}?,?\s|(?:also|"
    r"specifically|finally|then),?\s)?"
    r"you\s(?:have\s|had\s|also\s|then\s|specifically\s|first\s){0,2}(?:(?:wrote|e-?mailed)\s(?:to\s)?(?:us\s"
    r"|me\s|the\s\w+\s)?[^.:]{0,60}?"
    r"(?:asking|to\sask|requesting|to\srequest|seeking)|asked|requested|wanted|sought|wished|want|seek|request|ask)\s"
    r"(?:us\s|the\s[A-Z]\w+(?:\s\w+)?\s)?"
    r"(?:for|to\s(?:know|see|be\stold|receive|have)|how|what|which|whether|if|when|why|who|about|"
    r"access\sto)\b(?!\s(?:is|are|was|were|has|have|and|in|under)\b)",
    re.IGNORECASE,
)
"""The authority retells the request in a sentence of its own: "You asked for the number of ..."."""
OUR_WORDS = re.compile(
    r"\b(?:we|i|our\s(?:\w+\s){0,3}(?:reply|response|letter|answer)|the\s(?:[\w'’]{1,20}\s){0,4}(?:council"
    r"|trust|authority|force|"
    r"department|board|university|agency|commissioner))\s(?:\w+\s){0,3}(?:said|stated|wrote|replied|explained"
    r"|answered|told|responded|"
    r"advised|confirmed|read|reads)\b",
    re.IGNORECASE,
)
"""The authority quotes itself ("in our response to you we said ...")."""
BARE_PLURAL = re.compile(
    r"(?:(?:freedom of |foi |eir )?information )?requests(?: for information)?(?: received)?\s?:?$|foi requests$",
    re.IGNORECASE,
)
"""A heading over an account of many requests as well as over one: a chapter of a report, a list."""
NO_REQUEST = re.compile(
    r"internal\sreview|review\sof|clarif|extension|an?\s(?:reply|response|acknowledgement)|the\sfollowing",
    re.IGNORECASE,
)
LEAD_END = re.compile(r"(?:[:;–-]|following|below|as follows|information|questions?|request)[”\"’]?\.?$")
QUESTION_HEADING = re.compile(r"(?:question|q|part|request|query)\s?\d{1,2}[a-z]?\s?[.:]?$", re.IGNORECASE)
STATES = re.compile(
    r"[^?]{4,200}?\b(?:was|were|is|are|came\sto|totalled|stood\sat|amounted\sto)\s(?:\w+\s){0,2}(?:£?\d|"
    r"nil\b|none\b|zero\b|as\sfollows|shown\b|below\b|attached\b)",
    re.IGNORECASE,
)
"""A statement of a value: "The number of dogs seized in 2021 was 41."."""
NUMBERED_LABEL = re.compile(
    r"(?:part|point|item|query|request|question)\s?\d{1,2}[a-z]?\s?[.:)–-]\s{0,4}(?=\S)", re.IGNORECASE
)
LEADING_NUMBER = re.compile(r"(?:part|point|item|query|request|question|q)?\s?\(?(\d{1,2})[.):\s]", re.IGNORECASE)
INLINE_ANSWER = re.compile(r"(?<=[?.\s])\s{0,3}\b(?:A|Ans|Answer|Response|Reply)\s?\d{0,2}\s?[:–]\s")
IT_READ = re.compile(
    r"(?:it|this|they|these|which|your\swords|among\sthem|the\sfirst|some)\s(?:then\s)?(?:reads?|asked|asks|said|says|stated|was|were|is|"
    r"are|includes?|included|contains?|contained|runs?|ran|covers?|covered|comprises?|comprised)\b.{0,80}[:–-]$",
    re.IGNORECASE,
)
REQUEST_WORD = re.compile(r"\b(?:request|letter|e-?mail|enquiry|questions?)\b", re.IGNORECASE)
ASKING_WORDS = ("how", "what", "which", "who", "when", "where", "why", "please", "if", "can", "could")
TURN_WORDS = ("below", "in turn", "in order", "as follows", "answers", "answer", "response", "repl")
"""Words of which one is in every announcement that questions and answers take turns: looked for before the pattern."""
LONGEST_BLOCK = 20_000
"""A block longer than this (code points) is no paragraph, and is not searched for quotations."""
NO_LEAD = re.compile(
    r"\b(?:dissatisfied|unhappy|not\s(?:content|happy|satisfied)|writ(?:e|ing)\sto|contact|(?:can|may|"
    r"could)\s(?:also\s)?(?:request|ask|appeal|complain))\b",
    re.IGNORECASE,
)
"""An invitation to complain ends in a colon too ("you can request a review by writing to:")."""
ASIDE_END = re.compile(r"[.?!][”\"’)]?\s|;\s(?=(?:we|i|our|the|that|this|it)\b)", re.IGNORECASE)
LONE_FIGURE = re.compile(r"(\d{1,3})\.")
PARAGRAPH = re.compile(r"(\d{1,3})[.)]\s")
RUN_LONGEST = 200
OUR_SIDE = re.compile(
    r"\b(?:we|our|us)\b|\byour (?:\w+ ){0,3}(?:request|e-?mail|letter|enquiry|questions?)\b|"
    r"\bsection \d",
    re.IGNORECASE,
)
"""What the requester's first words under a heading do not hold, however formal ("With regard to the review of schools ...")."""
LETTER = re.compile(r"\(?([a-h])[.)]\s")
SENTENCE_END = re.compile(r"[.?!][”\"’)]?\s")

BARE_LEAD = re.compile(
    r"(?:^|[,.;]\s|\b(?:in\syour\s(?:own\s)?(?:words|letter|e-?mail|message|request),?|what|that|which)\s)"
    r"you\s(?:have\s|had\s)?(?:wanted|asked|sought|requested|want|seek|ask)(?:\s(?:us\s)?(?:for|to\s(?:know|see|have|be\stold|be\sgiven|receive)))?$",
    re.IGNORECASE,
)
"""A lead-in without a colon, whose list stands under it: "In your own words you wanted"."""
ASKED_LABEL = re.compile(
    r"(?:(?:they|you|we\swere|requester|requestor|applicant)\s)?asked|query|asked\sfor", re.IGNORECASE
)
"""A label behind which all is the requester's, however worded."""
LONE_DATE = re.compile(
    r"(?:[a-z]{3,9},?\s)?(?:the\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s[a-z]{3,9},?\s\d{2,4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d)",
    re.IGNORECASE,
)
STATUTE_OPENS = re.compile(
    r"(?:as|under|by|by\svirtue\sof|pursuant\sto|in\sterms\sof|for\sthe\spurposes\sof)\s(?:sections?|regulations?|regs?\.|ss?\.)\s?\d"
    r"|(?:i|we)\s(?:can|am\sable\sto|are\sable\sto)\s(?:now\s)?confirm|(?:i|we)\shave\scome\sto\sthe\s(?:view|conclusion)"
    r"|taking\sthese|turning\sto|(?:and\s)?this\sis\s(?:our|my)\b",
    re.IGNORECASE,
)
"""How the authority's answer opens under the list of what was asked."""
