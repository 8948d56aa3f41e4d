"""A rule for a line of a page: pattern, label, reason, and where it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from models.documents import LabelName

Where = Literal["any", "edge", "head", "tail"]
"""Where on the page a rule holds: anywhere, outside the content ("edge": before or after it), only before, only after."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with its label and reason; `longest` is the longest line it takes (code points), `where` the region it holds in.

    `opens` marks the title of a box: the short lines under it go with it.
    """

    label: LabelName
    reason: str
    pattern: re.Pattern[str]
    longest: int = 120
    where: Where = "any"
    opens: bool = False


def line_rule(
    label: LabelName, reason: str, *patterns: str, longest: int = 120, where: Where = "any", opens: bool = False
) -> Rule:
    """A rule of one or more verbose patterns, each matched at the start of the line."""
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return Rule(label, reason, re.compile(joined, re.VERBOSE), longest, where, opens)
