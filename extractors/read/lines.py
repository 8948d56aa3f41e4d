"""The lines of a plain text: spans, numbers and the few features that everything else asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass

MARKER = re.compile(
    r"""(?:[-–—•●◦▪■*·o»>](?=[ \t\xa0])|[-–•●▪](?=[^\W\d_])       # bullets
      |\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)](?=[\s(]|$)        # 1. 2) (a) (iv)
      |\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s)                          # 1.1
      |[Qq](?:uestion)?\s?\d{1,3}[a-z]?(?:\([a-z]\))?[.:)]?(?=\s|[A-Z]|[-–]|$)  # Q2b
    )[ \t\xa0]*""",
    re.VERBOSE,
)
"""The marker of a list item or a numbered question at the start of a line."""

GAP = re.compile(r"\S(?:\t|[ \xa0]{3,}|[ \xa0]*\|[ \xa0]*)(?=\S)")
"""A gap between two cells of one line: a tab, three spaces or a bar."""


@dataclass(slots=True)
class Line:
    """A line that is not blank: its number (from 1), its span without white space at the ends, its indent in characters.

    `after_blank` says that a blank line (or the start of the text) stands before it.
    """

    number: int
    start: int
    end: int
    indent: int
    after_blank: bool

    @property
    def width(self) -> int:
        """Columns from the left margin to the line's end."""
        return self.indent + self.end - self.start


_BREAK = re.compile(r"\r\n?|\n")


def split_lines(text: str) -> list[Line]:
    """The lines of `text` that hold more than white space (a byte order mark counts as white space), in order."""
    lines: list[Line] = []
    number, position, blank = 1, 0, True
    ends = [(match.start(), match.end()) for match in _BREAK.finditer(text)]
    ends.append((len(text), len(text)))
    for stop, following in ends:
        raw = text[position:stop]
        left = raw.lstrip().lstrip("\ufeff").lstrip()
        if left:
            start = stop - len(left)
            end = start + len(left.rstrip())
            lines.append(Line(number, start, end, start - position, blank))
            blank = False
        else:
            blank = True
        number += 1
        position = following
    return lines
