"""The words between two dates: what makes of them a range or a list."""

from __future__ import annotations

import re

from extractors.dates.words import DASH, SPACE, WEEKDAY

_CLOCK = rf"(?:(?:at|from){SPACE})?(?:\d{{1,2}}[:.]?\d\d{SPACE}?(?:[ap]\.?m\.?|hrs)?|\d{{1,2}}{SPACE}?[ap]\.?m\.?|noon|midnight)"
"""A time of the day that stands beside an end of a range ("from 9am on 5 June to 5pm on 6 June")."""
TO = re.compile(
    rf"(?:(?:,?{SPACE}(?:at{SPACE})?{_CLOCK})?,?{SPACE}?(?:\(inclusive\))?\s{{1,3}}(?:up{SPACE})?(?:to|until|till|til|through|thru|through{SPACE}to)"
    rf"(?:{SPACE}and{SPACE}including)?"
    rf"(?:{SPACE}(?:the{SPACE})?(?:end|start|beginning){SPACE}of|{SPACE}(?:mid|early|late|the))?\s{{1,3}}(?:{_CLOCK},?{SPACE}(?:on{SPACE})?)?|"
    rf"{SPACE}{{0,2}}{DASH}{SPACE}?\n?{SPACE}?)"
    rf"(?:(?:the{SPACE})?{WEEKDAY}[.,]?{SPACE}(?:the{SPACE})?)?\Z"
)
AND = re.compile(
    rf"\s{{1,3}}(?:and|&)(?:{SPACE}(?:the{SPACE})?(?:end|start){SPACE}of|{SPACE}the)?\s{{1,3}}(?:{WEEKDAY},?{SPACE})?\Z"
)
BETWEEN = re.compile(
    rf"\bbetween(?:{SPACE}the)?(?:{SPACE}(?:calendar{SPACE}|financial{SPACE})?(?:years|months|dates|period|"
    rf"start{SPACE}of|end{SPACE}of|beginning{SPACE}of)(?:{SPACE}of)?)?"
    rf"(?:{SPACE}{WEEKDAY},?)?\s{{1,3}}\Z"
)
LIST = re.compile(
    rf"(?:{SPACE}?,{SPACE}?(?:and{SPACE}|or{SPACE}|&{SPACE})?|\s{{1,2}}(?:and|or|&){SPACE}{{1,2}}|"
    rf"{SPACE}?[/&]{SPACE}?|,\n)(?:{WEEKDAY},?{SPACE})?\Z"
)
