"""Read a content item of GOV.UK's content API as the page that it is: title, body, attachments, dates.

Source: GOV.UK content API (https://content-api.publishing.service.gov.uk/), its schemas "publication", "news_article" and so on.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, Final
from urllib.parse import urljoin

from extractors.read.builder import TextBuilder
from extractors.read.html import read_html
from extractors.read.shift import shift_block, shift_table
from models.documents import Link, Metadata, Reading
from models.errors import EmptyInput, LimitExceeded, Malformed, NoContent, Unsupported
from models.locators import DomLocator, JsonLocator, Locator

MEDIA_TYPE: Final = "application/json"
SITE: Final = "https://www.gov.uk"
MARKS: Final = ("schema_name", "document_type", "content_id", "base_path")
BODIES: Final = (
    "introductory_paragraph",
    "introduction",
    "body",
    "roll_call_introduction",
    "summary",
    "more_information",
    "final_outcome_detail",
    "public_feedback_detail",
)
"""Fields of `details` that hold the words of a page as HTML (or as the same in several forms)."""
FILES: Final = ("attachments", "documents", "final_outcome_attachments", "final_outcome_documents", "featured_attachments",
                "public_feedback_attachments", "public_feedback_documents")  # fmt: skip
MAX_FIELDS: Final = 500


def is_content_item(record: Any) -> bool:
    """Whether a JSON value is a content item: an object with a title and two of the marks that all of them bear."""
    return isinstance(record, dict) and "title" in record and sum(mark in record for mark in MARKS) >= 2


def read_govuk(body: bytes, *, name: str, url: str | None = None) -> Reading:
    """A content item as a reading. Places are JSON pointers with the path in the HTML of the value.

    Raises Malformed (no JSON), Unsupported (other JSON), LimitExceeded (nesting), NoContent.
    """
    record = _load(body, name)
    if not is_content_item(record):
        raise Unsupported(
            f"{name} is JSON of no known kind.", hint="GOV.UK content items are read; save other data as CSV."
        )
    page = _Page(record, name, url)
    page.read()
    if not page.builder.blocks:
        raise NoContent(f"{name} has no words.")
    return Reading(
        media_type=MEDIA_TYPE,
        text=page.builder.text,
        blocks=tuple(page.builder.blocks),
        metadata=_metadata(record),
        tables=tuple(page.builder.tables),
        links=tuple(dict.fromkeys(page.links)),
        warnings=tuple(page.warnings),
        encoding="utf-8",
    )


def _load(body: bytes, name: str) -> Any:
    try:
        return json.loads(body.decode("utf-8-sig"))
    except RecursionError as error:
        raise LimitExceeded(f"{name} nests JSON too deep.") from error
    except ValueError as error:
        raise Malformed(f"{name} is not JSON: {error}.") from error


class _Page:
    """Adds the item's fields to a builder in the order in which the page shows them."""

    def __init__(self, record: dict[str, Any], name: str, url: str | None) -> None:
        self.record, self.name = record, name
        base = record.get("web_url") or record.get("base_path") or url or ""
        self.url = urljoin(SITE, base) if isinstance(base, str) else SITE
        self.builder = TextBuilder()
        self.links: list[Link] = []
        self.warnings: list[tuple[str, str]] = []
        self.fields = 0

    def read(self) -> None:
        self._add_text("heading", self.record.get("title"), "/title", level=1)
        self._add_notice()
        self._add_text("paragraph", self.record.get("description"), "/description")
        details = self.record.get("details")
        if not isinstance(details, dict):
            return
        for field in BODIES:
            self._add_field(details.get(field), f"/details/{field}")
        self._add_parts(details.get("parts"))
        for field in FILES:
            self._add_files(details.get(field), f"/details/{field}")

    def _add_text(self, kind: Any, value: Any, pointer: str, level: int = 0) -> None:
        if isinstance(value, str):
            words = " ".join(value.split())
            self.builder.add(kind, words, JsonLocator(pointer), level=level)

    def _add_notice(self) -> None:
        notice = self.record.get("withdrawn_notice")
        if isinstance(notice, dict) and notice.get("explanation"):
            self.warnings.append(
                ("withdrawn", f"The page was withdrawn {str(notice.get('withdrawn_at', ''))[:10]}.".replace(" .", "."))
            )
            self._add_field(notice["explanation"], "/withdrawn_notice/explanation")

    def _add_parts(self, parts: Any) -> None:
        if not isinstance(parts, list):
            return
        for index, part in enumerate(parts[:MAX_FIELDS]):
            if isinstance(part, dict):
                self._add_text("heading", part.get("title"), f"/details/parts/{index}/title", level=2)
                self._add_field(part.get("body"), f"/details/parts/{index}/body")

    def _add_field(self, value: Any, pointer: str) -> None:
        """Add a field that holds HTML, or a list of its forms by content type."""
        if isinstance(value, str):
            self._add_html(value, pointer)
        elif isinstance(value, list):
            for index, form in enumerate(value[:20]):
                if isinstance(form, dict) and form.get("content_type") == "text/html":
                    self._add_html(form.get("content"), f"{pointer}/{index}/content")

    def _add_html(self, value: Any, pointer: str) -> None:
        self.fields += 1
        if not isinstance(value, str) or not value.strip() or self.fields > MAX_FIELDS:
            return
        try:
            page = read_html(value.encode("utf-8", "replace"), name=self.name, url=self.url, charset="utf-8")
        except (NoContent, EmptyInput):
            return
        self.builder.separate("\n")
        tables = len(self.builder.tables)
        offset, _ = self.builder.append(page.text)
        for block in page.blocks:
            moved = shift_block(block, offset, tables)
            self.builder.blocks.append(replace(moved, locator=_inside(pointer, block.locator)))
        for table in page.tables:
            cells = tuple(replace(cell, locator=_inside(pointer, cell.locator)) for cell in table.cells)
            self.builder.tables.append(shift_table(replace(table, cells=cells), offset))
        self.links.extend(page.links)

    def _add_files(self, files: Any, pointer: str) -> None:
        """Attachments: objects with a title and an address, or pieces of HTML that link to them."""
        if not isinstance(files, list):
            return
        for index, file in enumerate(files[:MAX_FIELDS]):
            if isinstance(file, str):
                self._add_html(file, f"{pointer}/{index}")
            elif isinstance(file, dict) and isinstance(file.get("url"), str):
                title = file.get("title") if isinstance(file.get("title"), str) else ""
                kind = file.get("content_type") if isinstance(file.get("content_type"), str) else None
                words = " ".join((title or file["url"].rpartition("/")[2]).split())
                self.builder.add("list_item", words, JsonLocator(f"{pointer}/{index}"), level=1)
                self.links.append(Link(urljoin(self.url, file["url"]), words, kind != "text/html", kind))


def _inside(pointer: str, locator: Locator | None) -> JsonLocator:
    return JsonLocator(pointer, locator.path if isinstance(locator, DomLocator) else None)


def _metadata(record: dict[str, Any]) -> Metadata:
    details = record.get("details")
    shown = details.get("first_public_at") if isinstance(details, dict) else None
    path = record.get("base_path")
    fields = {
        "title": (_text(record.get("title")), "title"),
        "publisher": (_publisher(record), "links.organisations"),
        "published": (_day(record.get("first_published_at") or shown), "first_published_at"),
        "modified": (_day(record.get("public_updated_at")), "public_updated_at"),
        "canonical_url": (urljoin(SITE, path) if isinstance(path, str) and path else None, "base_path"),
        "language": (_text(record.get("locale")), "locale"),
        "licence": ("OGL-UK-3.0" if isinstance(path, str) and path.startswith("/government/") else None, "site"),
    }
    known = {key: value for key, (value, _) in fields.items() if value}
    return Metadata(**known, sources={key: fields[key][1] for key in known})


def _publisher(record: dict[str, Any]) -> str | None:
    links = record.get("links")
    found = links.get("organisations") if isinstance(links, dict) else None
    names = [o["title"] for o in found or () if isinstance(o, dict) and isinstance(o.get("title"), str)]
    return "; ".join(names[:10]) or None


def _day(value: Any) -> str | None:
    """The day of a timestamp, None where it is none."""
    return value[:10] if isinstance(value, str) and len(value) >= 10 and value[4] == value[7] == "-" else None


def _text(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
