"""Selectors: two independent ways to find a span again, after the W3C Web Annotation data model (section 4.2).

A position selector is fast, a quote selector survives a change elsewhere in the text. Both are stored with every fact.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote as percent_encode
from urllib.parse import urldefrag

CONTEXT = 32
"""Code points kept before and after the quote."""


@dataclass(frozen=True, slots=True)
class TextPosition:
    """`start` and `end` count Unicode code points in the document's text, `end` exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TextQuote:
    """The exact words with about 32 code points before and after."""

    exact: str
    prefix: str
    suffix: str


def select(text: str, start: int, end: int) -> tuple[TextPosition, TextQuote]:
    """Both selectors of `text[start:end]`. Raises ValueError on an empty span or one outside the text."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"span {start}:{end} is empty or outside a text of {len(text)} code points")
    exact = TextQuote(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])
    return TextPosition(start, end), exact


def _words(text: str) -> str:
    # The Text Fragments draft reserves "-" and "," (they separate its parts), so both are escaped beside the usual ones.
    return percent_encode(" ".join(text.split()), safe="").replace("-", "%2D")


def deep_link(url: str, quote: TextQuote) -> str:
    """A link that opens a page at the quote (WICG Scroll to Text Fragment), with one word of context on each side.

    Only http and https URLs get a fragment; any other URL is returned unchanged.
    """
    if not url.startswith(("http://", "https://")):
        return url
    before = quote.prefix.split("\n")[-1].split()
    after = quote.suffix.split("\n")[0].split()
    # The outermost word of the context may be cut in half, so it is used only when a whole word is sure to be there.
    prefix = " ".join(before[1:][-3:])
    suffix = " ".join(after[:-1][:3])
    directive = "".join(
        [f"{_words(prefix)}-," if prefix else "", _words(quote.exact), f",-{_words(suffix)}" if suffix else ""]
    )
    return f"{urldefrag(url).url}#:~:text={directive}"
