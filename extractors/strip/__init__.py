"""Strip boilerplate: label every block as content or with the reason why it is not. Nothing is deleted."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.read.html.page import Page
from extractors.strip.dom import label_page
from extractors.strip.repeats import lower_repeated
from models.documents import CONTENT, Label, Reading

__all__ = ["label_blocks"]


def label_blocks(
    reading: Reading,
    *,
    repeated: frozenset[str] | None = None,
    keep: Sequence[str] = (),
    drop: Sequence[str] = (),
) -> tuple[Label, ...]:
    """A label for each block of the reading, in the same order.

    Labels that the reader itself gave stand. A web page is judged by its tree, a page saved as text by its lines, and any other
    document is content throughout. `repeated` holds `line_key` hashes of lines that recur over the publisher's documents.
    `keep` and `drop` are a source's CSS selectors for content and for furniture of its pages: they win over every other sign.
    """
    if reading.labels is not None:
        return reading.labels
    if isinstance(reading.page, Page):
        return label_page(reading, reading.page, repeated=repeated, keep=keep, drop=drop)
    if reading.is_page_dump:
        # The module is loaded where it is needed: most documents are no dumps.
        from extractors.strip.lines import label_lines

        return label_lines(reading, repeated=repeated)
    return lower_repeated(reading, (CONTENT,) * len(reading.blocks), repeated)
