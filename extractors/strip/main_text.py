"""The main text of a page in one call, for use without the rest of foitrace and for measuring against other extractors."""

from __future__ import annotations

from extractors.read.html import read_page
from extractors.read.html.assemble import join_runs
from extractors.strip.dom import label_runs


def main_text(html: bytes, url: str | None = None, *, title: bool = False) -> str:
    """The page's main text, a line for each block; "" for a page without text. The page's own title only where `title` is true.

    `url` is taken for likeness with other extractors and not used. Raises the reader's errors: EmptyInput, TooLarge, LimitExceeded.
    """
    page = read_page(html, name=url or "page")[0]
    if not page.runs:
        return ""
    labels, heading = label_runs(page)
    whole, starts = join_runs(page)
    kept = [index for index, label in enumerate(labels) if label.is_content and (title or index != heading)]
    pieces: list[str] = []
    for index in kept:
        run = page.runs[index]
        # Between two kept runs of one row stands the tab that the joined text has there, else a new line.
        is_same_row = bool(pieces) and kept and index > 0 and whole[starts[index] - 1] == "\t"
        pieces.append(("\t" if is_same_row else "\n") if pieces else "")
        pieces.append(run.text)
    return "".join(pieces)
