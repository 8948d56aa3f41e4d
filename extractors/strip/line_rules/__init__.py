"""What the furniture of British websites says, line by line: one table of patterns for each label.

Every pattern is matched at the start of a line in lower case with curly apostrophes made straight and runs of white space
made single; a rule also gives the longest line that it may take, since furniture is short and content precious.
"""

from __future__ import annotations

from extractors.strip.line_rules.boxes import BOXES
from extractors.strip.line_rules.foot import FOOT
from extractors.strip.line_rules.frame import FRAME
from extractors.strip.line_rules.notices import NOTICES
from extractors.strip.line_rules.rule import Rule

__all__ = ["NAVIGATION_WORDS", "RULES", "WHOLE_CELL_WORDS", "Rule"]

RULES: tuple[Rule, ...] = FRAME + NOTICES + BOXES + FOOT
"""All rules; a line takes the first that matches it."""

_MENU_WORDS = """
    home about contact news menu search login careers jobs newsroom publications donate shop blog events media
    sign log accessibility privacy cookies sitemap help faqs faq resources insights sport opinion culture
    business politics archive categories subscribe register account basket campaigns latest topics get services
    support follow share print report
"""
NAVIGATION_WORDS = frozenset(_MENU_WORDS.split())
"""Words that begin the cells of menus: a line of several short cells with such words is a menu wherever it stands."""

_WHOLE_CELLS = (
    "home news business culture politics sport media services support jobs help report share events print get"
)
WHOLE_CELL_WORDS = frozenset(_WHOLE_CELLS.split())
"""Words of menus that also begin other things ("Home affairs", "Support staff"): they count only as the whole cell."""
