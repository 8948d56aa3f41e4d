"""Find headings that open with a bare number ("2 Findings"): their numbers rise by one over the text between them."""

from __future__ import annotations

import re
from typing import Final

HEADING: Final = re.compile(
    r"^[ \t]{0,4}(?P<number>[1-9][0-9]?)(?P<part>(?:\.[0-9]{1,2}){0,3})\.?[ \t]{1,4}(?P<title>[A-Z][^\n0-9|\t]{2,90})$",
    re.MULTILINE,
)
ENDS: Final = (".", ",", ";", "!", "…")
PROSE: Final = re.compile(r"[.?!:;][\"”’)]?[ \t]*$|^[^\n]{60}", re.MULTILINE)
MOST_WORDS: Final = 12
BETWEEN: Final = 2_000
"""Code points before a heading in which running text is looked for."""


def numbered_headings(text: str) -> list[tuple[int, int]]:
    """The spans of the numbers of such headings. A number that opens a list of what was counted ("2 Nurses") is none:
    no sentences stand between those. A contents list counts where its titles are the headings' own."""
    found = [m for m in HEADING.finditer(text) if _is_title(m["title"])]
    runs: list[list[re.Match[str]]] = []
    latest: dict[int, list[re.Match[str]]] = {}
    for heading in found:
        number = int(heading["number"])
        near = (latest[n] for n in (number, number - 1) if n in latest)
        run = next((run for run in near if _follows(text, run[-1], heading)), None)
        if run is None:
            run = []
            runs.append(run)
        run.append(heading)
        latest[number] = run
    titles = {_plain(heading) for run in runs if _is_run(run) for heading in run}
    return [m.span("number") for m in found if _plain(m) in titles]


def _plain(heading: re.Match[str]) -> tuple[str, str]:
    return heading["number"] + heading["part"], heading["title"].strip().lower()


def _is_title(title: str) -> bool:
    title = title.rstrip()
    return not title.endswith(ENDS) and "  " not in title and title.count(" ") < MOST_WORDS


def _follows(text: str, last: re.Match[str], heading: re.Match[str]) -> bool:
    """Whether a heading is the next after another, with running text between."""
    step = int(heading["number"]) - int(last["number"])
    rises = step == 1 or (step == 0 and last["part"] < heading["part"])
    start = max(last.end(), heading.start() - BETWEEN)
    return rises and PROSE.search(text, start, heading.start()) is not None


def _is_run(run: list[re.Match[str]]) -> bool:
    numbers = {heading["number"] for heading in run}
    return len(numbers) > 2 or (len(numbers) > 1 and run[0]["number"] == "1")
