"""Read HTML: text, blocks with their places in the tree, tables, links and metadata, in one pass over the parser's events."""

from __future__ import annotations

from extractors.read.html.assemble import assemble
from extractors.read.html.charset import to_utf8
from extractors.read.html.links import read_links
from extractors.read.html.page import Page
from extractors.read.html.walk import walk
from extractors.read.metadata import read_metadata
from models.documents import Reading
from models.errors import EmptyInput, NoContent, TooLarge

__all__ = ["read_html", "read_page"]


def read_html(body: bytes, *, name: str, url: str | None = None, charset: str | None = None) -> Reading:
    """Read a page. `charset` is what the HTTP header said; `url` makes links absolute.

    The text is the page's runs of text in order, white space collapsed, joined by a newline, the cells of one row by a tab.
    Hidden parts are read too: stripping labels them. Raises EmptyInput, TooLarge, LimitExceeded (nesting), NoContent (no text:
    only scripts, frames or nothing).
    """
    page, encoding, warnings = read_page(body, name=name, charset=charset)
    if not page.runs:
        raise NoContent(_why_empty(page, name))
    whole = assemble(page)
    metadata, doubts = read_metadata(page, url)
    warnings = (*warnings, *doubts)
    if "frameset" in page.tags:
        warnings = (*warnings, ("frames", f"{len(page.frames)} frames are documents of their own and not read here."))
    return Reading(
        media_type="text/html",
        text=whole.text,
        blocks=whole.blocks,
        metadata=metadata,
        tables=whole.tables,
        links=read_links(page, url),
        warnings=warnings,
        encoding=encoding,
        page=page,
    )


def read_page(body: bytes, *, name: str, charset: str | None = None) -> tuple[Page, str, tuple[tuple[str, str], ...]]:
    """The walked page, the encoding it was read in, and warnings. Raises EmptyInput, TooLarge, LimitExceeded."""
    from extractors.read import max_bytes  # not at the top: the package imports this reader

    limit = max_bytes()
    if len(body) > limit:
        raise TooLarge(f"{name} has {len(body):,} bytes; the limit is {limit:,}.")
    if not body.strip():
        raise EmptyInput(f"{name} is empty.")
    utf8, encoding, warnings = to_utf8(body, charset)
    return walk(utf8), encoding, warnings


def _why_empty(page: Page, name: str) -> str:
    if page.frames:
        return f"{name} only places frames: {', '.join(page.frames[:5])}."
    if page.scripts:
        return f"{name} has no text outside its {page.scripts} scripts."
    return f"{name} has no text."
