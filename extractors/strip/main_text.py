"""The main text of a page in one call, for use without the rest of foitrace and for measuring against other extractors."""

from __future__ import annotations

from extractors.read.html import read_page
from extractors.strip.dom import keep_runs


def main_text(html: bytes, url: str | None = None, *, title: bool = False) -> str:
    """The page's main text, a line for each block; "" for a page without text. The page's own title only where `title` is true.

    `url` is taken for likeness with other extractors and not used. Raises the reader's errors: EmptyInput, TooLarge, LimitExceeded.
    """
    page = read_page(html, name=url or "page")[0]
    if not page.runs:
        return ""
    kept, heading = keep_runs(page)
    pieces: list[str] = []
    row: tuple[int, int] | None = None
    for index, (run, is_kept) in enumerate(zip(page.runs, kept, strict=True)):
        if not is_kept or (index == heading and not title):
            continue
        last, row = row, run.cell[:2] if run.cell is not None else None
        pieces.append("\t" if row is not None and row == last else "\n")
        pieces.append(run.text)
    return "".join(pieces[1:])
