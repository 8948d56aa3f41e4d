"""The links that a page offers, absolute, and which of them lead to files."""

from __future__ import annotations

import posixpath
from urllib.parse import urljoin, urlsplit

from extractors.read.html.page import Anchor, Page
from models.documents import Link

FILE_TYPES = {
    ".pdf": "application/pdf",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".rtf": "application/rtf",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xlsm": "application/vnd.ms-excel.sheet.macroenabled.12",
    ".xlsb": "application/vnd.ms-excel.sheet.binary.macroenabled.12",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".json": "application/json",
    ".xml": "application/xml",
    ".txt": "text/plain",
    ".zip": "application/zip",
    ".7z": "application/x-7z-compressed",
    ".ppt": "application/vnd.ms-powerpoint",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".msg": "application/vnd.ms-outlook",
    ".eml": "message/rfc822",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
}
_NO_PAGE = ("javascript:", "mailto:", "tel:", "sms:", "data:", "about:", "blob:", "#")
MAX_URL = 8192


def read_links(page: Page, url: str | None) -> tuple[Link, ...]:
    """Links in order, each pair of address and words once. Without any base, an address stays as it was written."""
    base = join(url, page.base) if page.base else url
    seen: dict[tuple[str, str], Link] = {}
    for anchor in page.anchors:
        address = join(base, anchor.href)
        if address is None:
            continue
        words = " ".join("".join(anchor.words).split())
        seen.setdefault((address, words), _link(address, words, anchor))
    return tuple(seen.values())


def join(base: str | None, href: str) -> str | None:
    """`href` made absolute against `base`; None where it leads to no other page (a fragment, mail, script) or is no URL."""
    href = "".join(href.split()) if len(href) <= MAX_URL and "\n" in href else href.strip()
    if not href or len(href) > MAX_URL or href.lower().startswith(_NO_PAGE):
        return None
    try:
        joined = urljoin(base, href) if base else href
        urlsplit(joined)
    except ValueError:
        return None
    return joined


def leads_to_file(anchor: Anchor) -> bool:
    """Whether a link leads to a file rather than a page: by its address's ending, its type, or because it asks for a download."""
    suffix = posixpath.splitext(anchor.href.partition("?")[0].partition("#")[0])[1].lower()
    return suffix in FILE_TYPES or anchor.is_download or "/attach/" in anchor.href


def _link(address: str, words: str, anchor: Anchor) -> Link:
    suffix = posixpath.splitext(urlsplit(address).path)[1].lower()
    media_type = FILE_TYPES.get(suffix) or (anchor.media_type.partition(";")[0].strip().lower() or None)
    is_file = leads_to_file(anchor)
    if media_type in ("text/html", "application/xhtml+xml"):
        is_file = False
    return Link(address, words, is_attachment=is_file, media_type=media_type)
