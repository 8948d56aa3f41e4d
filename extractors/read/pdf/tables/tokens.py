"""What a run of letters in a table is: a value, a year, a leader, or words."""

from __future__ import annotations

import re

_NUMBER = re.compile(
    r"[<>≤≥~±+\-–—−(\[]{0,3}[£$€¥]?[-–−]?\d[\d,.'’:/–-]{0,30}(?:%|‰|[a-zA-Z]{1,2}|pp)?[)\]]?[*†‡§¶#¹²³⁰-⁹ªº]{0,4}\)?[*,;]?"
)
_STARRED = re.compile(r"[*†‡§#]{1,3}[-–−]?[£$€]?\d[\d,.]{0,30}%?")
_MISSING = re.compile(
    r"[-–—−*†‡§#]{1,6}|\.{2,3}|…|\(?(?:n/?a|x|z|c|s|low|nil|none|nk|r|p)\)?|\[[a-z]{1,4}\]|:", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/](?:\d\d|\d{4})?)?[*†‡§a-z]?")
_LEADER = re.compile(r"[.…·_]{3,}|(?:\.\s?){3,}")
_UNIT = re.compile(r"[%‰£$€]")
_GROUP_HEAD = re.compile(r"[-–−+(£$€]{0,2}\d{1,3}(?: \d{3})*")
_GROUP_TAIL = re.compile(r"\d{3}(?:[.,]\d+)?[)%*]?")


def is_value(text: str) -> bool:
    """Whether a word alone is what a cell of figures holds: a number, or the sign for a missing one."""
    return bool(
        _NUMBER.fullmatch(text) or _STARRED.fullmatch(text) or _MISSING.fullmatch(text) or _UNIT.fullmatch(text)
    )


def is_number(text: str) -> bool:
    """Whether a word is a number with its signs and marks."""
    return bool(_NUMBER.fullmatch(text) or _STARRED.fullmatch(text))


def is_year(text: str) -> bool:
    """Whether a word is a calendar or financial year."""
    return bool(_YEAR.fullmatch(text))


def is_leader(text: str) -> bool:
    """Whether a word is a row of dots that leads the eye to the next column."""
    return bool(_LEADER.fullmatch(text))


def is_leading_dots(text: str) -> bool:
    """Whether a word ends in such a row of dots."""
    return text.endswith(("...", "…", ". ."))


def groups_digits(before: str, after: str) -> bool:
    """Whether two neighbouring words are one number with a space between its thousands ("12" and "345")."""
    return bool(_GROUP_HEAD.fullmatch(before) and _GROUP_TAIL.fullmatch(after))
