"""Links that open a document at the words, by what kind of file it is."""

from __future__ import annotations

from models.locators import CellLocator, Locator, MailLocator, PageLocator, PartLocator
from models.selectors import TextQuote, deep_link


def link_at(url: str, quote: TextQuote, locator: Locator | None) -> str:
    """A link that opens the document at the quote as nearly as its kind allows.

    A page of a PDF opens by its number (RFC 8118, section 3: `page=`), a page of the web at the words. Sheets, mails and office
    files have no such addresses, nor have files inside other files: their link is the URL as it is. The macro `link_at` of the
    warehouse gives the same.
    """
    match locator:
        case PageLocator(page=page):
            is_plain = url.startswith(("http://", "https://")) and "#" not in url
            return f"{url}#page={page}" if is_plain else url
        case CellLocator() | MailLocator() | PartLocator():
            return url
        case _:
            return deep_link(url, quote)
