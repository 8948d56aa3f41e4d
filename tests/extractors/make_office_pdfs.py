"""Tables as word processors set them: cells with padding, merged labels, headers over three levels, shades for rules.

Each style imitates one that offices export; names and numbers are invented. `office_table` gives a page with one table of
the style between paragraphs, and its cells.
"""

from __future__ import annotations

import io
import random
from typing import Any

from make_pdfs import PLACES, SENTENCES, TOPICS, GtCell, Sample
from reportlab.lib import colors
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

Rows = list[list[str]]
Commands = list[tuple[Any, ...]]

ALL = (0, 0), (-1, -1)
HEAD = (0, 0), (-1, 0)
LAST = (0, -1), (-1, -1)
GRID: Commands = [("GRID", *ALL, 0.5, colors.black)]
STYLES: dict[str, Commands] = {
    "posts only": [("LINEBEFORE", (1, 0), (-1, -1), 0.5, colors.black), ("LINEBELOW", *HEAD, 0.5, colors.black)],
    "boxed header": [("GRID", *HEAD, 0.5, colors.black), ("LINEBELOW", *LAST, 0.5, colors.black)],
    "box around": [("BOX", *ALL, 0.8, colors.black), ("LINEBELOW", *HEAD, 0.8, colors.black)],
    "dark header": [("BACKGROUND", *HEAD, colors.darkblue), ("TEXTCOLOR", *HEAD, colors.white)],
    "white rules on a shade": [
        ("INNERGRID", *ALL, 0.5, colors.white),
        ("BACKGROUND", *ALL, colors.Color(0.85, 0.9, 0.95)),
    ],
    "a rule under every row": [("LINEBELOW", *ALL, 0.3, colors.grey)],
    "merged labels": GRID,
    "three levels": GRID,
    "three levels, ruled in part": [
        ("LINEABOVE", *HEAD, 1, colors.black),
        ("LINEBELOW", (1, 0), (4, 0), 0.5, colors.black),
        ("LINEBELOW", (1, 1), (4, 1), 0.5, colors.black),
        ("LINEBELOW", (0, 2), (-1, 2), 0.5, colors.black),
        ("LINEBELOW", *LAST, 1, colors.black),
    ],
}


def office_table(style: str, seed: int) -> Sample:
    """A page with one table of a style of `STYLES`."""
    rng = random.Random(seed)
    commands: Commands = [
        ("FONTSIZE", *ALL, rng.choice([7, 8, 9])),
        ("VALIGN", *ALL, rng.choice(["TOP", "MIDDLE", "BOTTOM"])),
        ("ALIGN", (1, 0), (-1, -1), rng.choice(["RIGHT", "CENTER", "LEFT"])),
        *STYLES[style],
    ]
    if style == "merged labels":
        rows, cells, spans = _merged_labels(rng)
    elif style.startswith("three levels"):
        rows, cells, spans = _three_levels(rng)
    else:
        rows, cells, spans = _plain(rng)
    commands += spans
    plain = getSampleStyleSheet()["Normal"]
    before, after = (Paragraph(" ".join(part), plain) for part in (SENTENCES[:4], SENTENCES[4:8]))
    buffer = io.BytesIO()
    table = Table(rows, style=TableStyle(commands))
    SimpleDocTemplate(buffer, invariant=1).build([before, Spacer(1, 10), table, Spacer(1, 10), after])
    return Sample(buffer.getvalue(), [(1, cells)])


def _number(rng: random.Random) -> str:
    return rng.choice([str(rng.randint(0, 999)), f"{rng.uniform(0, 99):.1f}", f"{rng.randint(1_000, 99_999):,}"])


def _singles(rows: Rows, first: int = 0) -> list[GtCell]:
    return [(r, c, r, c, text) for r, row in enumerate(rows) if r >= first for c, text in enumerate(row)]


def _plain(rng: random.Random) -> tuple[Rows, list[GtCell], Commands]:
    columns = rng.randint(2, 5)
    rows = [[rng.choice(["Area", "Indicator", ""]), *(rng.choice(TOPICS) for _ in range(columns))]]
    rows += [[place, *(_number(rng) for _ in range(columns))] for place in rng.sample(PLACES, rng.randint(3, 12))]
    return rows, _singles(rows), []


def _merged_labels(rng: random.Random) -> tuple[Rows, list[GtCell], Commands]:
    rows = [["Region", "Age", *(str(year) for year in range(2010, 2010 + rng.randint(2, 5)))]]
    cells: list[GtCell] = []
    spans: Commands = [("VALIGN", (0, 1), (0, -1), "MIDDLE")]
    for place in rng.sample(PLACES, 3):
        first, count = len(rows), rng.randint(2, 4)
        for age in rng.sample(["Under 16", "16 to 64", "65 plus", "All ages"], count):
            rows.append([place if len(rows) == first else "", age, *(_number(rng) for _ in rows[0][2:])])
        spans.append(("SPAN", (0, first), (0, first + count - 1)))
        cells.append((first, 0, first + count - 1, 0, place))
    return rows, cells + [cell for cell in _singles(rows) if cell[1] > 0 or cell[0] == 0], spans


def _three_levels(rng: random.Random) -> tuple[Rows, list[GtCell], Commands]:
    rows = [["Area", "Offences recorded", "", "", ""], ["", "Violence", "", "Theft", ""], ["", *("2019", "2020") * 2]]
    rows += [[place, *(_number(rng) for _ in range(4))] for place in rng.sample(PLACES, rng.randint(3, 9))]
    cells: list[GtCell] = [
        (0, 0, 2, 0, "Area"),
        (0, 1, 0, 4, "Offences recorded"),
        (1, 1, 1, 2, "Violence"),
        (1, 3, 1, 4, "Theft"),
        *((2, c, 2, c, rows[2][c]) for c in range(1, 5)),
    ]
    spans: Commands = [("SPAN", (c, r), (last_c, last_r)) for r, c, last_r, last_c, _text in cells[:4]]
    spans += [("ALIGN", (1, 0), (-1, 1), "CENTER"), ("VALIGN", (0, 0), (0, 2), "BOTTOM")]
    return rows, cells + _singles(rows, 3), spans
