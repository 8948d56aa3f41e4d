"""Tell from the verbs beside a date without a year whether it is still to come."""

from __future__ import annotations

import re

from extractors.dates.calendar import Candidate
from extractors.dates.words import WEEKDAY

_AHEAD = re.compile(
    r"\b(?:will|shall|is due|are due|(?<!was )(?<!were )due (?:on|by|to)|is to be|are to be|is listed|are listed|"
    r"is scheduled|are scheduled|is expected|are expected|is planned|are planned|takes place|take place|"
    r"(?:opens?|closes?|begins?|starts?|(?<!an )(?<!the )ends?|meets?|"
    r"sits?|resumes?|returns?|reopens?|expires?|launch(?:es)?|falls due|"
    r"go(?:es)? (?:live|on sale|before|to)|comes? (?:into|before|back)|takes? effect)\b(?! to (?:the )?public)|"
    r"runs out|runs until|no later than|(?:has|have) until|must|should(?! have (?:been|had))|"
    r"(?:am|is|are) (?:away|on leave|out of the office)|"
    r"(?:can|may) (?:be|still|only|appeal|apply|ask|claim)|next (?:meeting|hearing)|deadline)\b|"
    r"\bby(?= (?:the )?(?:(?:end|start|middle|close|beginning) of )?(?:the )?(?:[a-z]{3,9},? )?(?:the )?\Z)"
)
_WOULD = re.compile(r"\bwould (?!have\b|be best\b)(?:(?!\b(?:was|were|had|did|has)\b)[^.;]){0,60}\Z")
"""What was said to come, seen from when it was said: neither ahead of the document nor behind it."""
_IS = re.compile(r"\b(?:is|are)\b")
_ON = re.compile(rf"(?<!later )\bon (?:{WEEKDAY},? )?(?:the )?\Z")
_STILL_TO_COME = re.compile(
    r"\b(?:will|shall|is to|are to|is due|are due|must|can no longer|"
    r"would be (?:best|helpful|welcome|ideal)|(?:comes?|takes?) (?:into )?(?:force|effect))\b"
)
_BEHIND = re.compile(
    r"\b(?:was|were|had|has been|have been|did|held|made|(?<!be )(?:closed|received|sent|published|ended|begun)|"
    r"wrote|asked"
    r"|said|told|announced|confirmed|warned|decided|launched|agreed|signed|ruled|ordered|voted|resigned|refused|released|"
    r"promised|revealed|started|stopped|ended up|left|"
    r"having|replied|since|began|took|came|came into|went|gave|found|met|opened|arrived|issued|asked for)\b"
)


def looks_ahead(lower: str, candidate: Candidate, sentence: tuple[int, int]) -> bool | None:
    """Whether the verb nearest before a date, else the first after it, is about what is still to come; None without verbs."""
    left = lower[max(sentence[0], candidate.start - 110) : candidate.start].replace("\n", " ")
    found = list(_AHEAD.finditer(left))
    if _ON.search(left):
        found.extend(_IS.finditer(left))
    ahead = max((m.start() for m in found), default=-1)
    behind = max((m.start() for m in _BEHIND.finditer(left)), default=-1)
    if _WOULD.search(left):
        return None
    is_by = ahead >= 0 and left[ahead : ahead + 3].rstrip() == "by"
    if is_by:
        ahead = -1 if behind >= 0 else ahead
    if (ahead >= 0 and not is_by) or behind >= 0:
        return ahead > behind
    right = lower[candidate.end : max(candidate.end, min(sentence[1], candidate.end + 140))].replace("\n", " ")
    to_come = _STILL_TO_COME.search(right)
    gone = _BEHIND.search(right)
    if to_come is None and (gone is not None or not is_by):
        return False if gone is not None else None
    if to_come is None:
        return True
    return gone is None or to_come.start() < gone.start()
