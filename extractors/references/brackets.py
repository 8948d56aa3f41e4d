"""Find numbers that stand in brackets behind a body or its answer: "replies from Upper Tarn (UT-9920-24) and Sarne"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.references.families import Found, canonical_form

_BRACKET = re.compile(r"\(([A-Z]{1,8}(?:[-/.][A-Z0-9]{1,10}){1,4})\)")
_ANSWER = re.compile(
    r"\b(?:repl(?:y|ies|ied)|responses?|responded|answers?|answered|refusals?|refused|disclosures?|disclosed|requests?)\b"
)
_NAMED = re.compile(
    r"(?:\b[A-Z][\w’'&-]{1,24}|\b(?:council|trust|force|board|department|university|repl(?:y|ies)|responses?|answers?|refusals?"
    r"|requests?|disclosures?))[ \n]$"
)
_SENTENCE = re.compile(r"\.\s|\n\n")
_REACH = 160
_LAWS = ("freedom of information", "foi", "environmental information", "information request")


def find_bracketed(flat: str, lower: str) -> Iterator[Found]:
    """Letters and four digits or more in brackets, behind a name or an answer, where the sentence speaks of requests."""
    if "(" not in flat or not any(word in lower for word in _LAWS):
        return
    for match in _BRACKET.finditer(flat):
        value, start = match[1], match.start()
        if sum(c.isdigit() for c in value) < 4 or _NAMED.search(flat, max(0, start - 30), start) is None:
            continue
        before = _SENTENCE.split(lower[max(0, start - _REACH) : start])[-1]
        if _ANSWER.search(before):
            yield Found(*match.span(1), canonical_form(value), None, "bracket")
