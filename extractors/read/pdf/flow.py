"""The flow of a document: paragraphs and tables of all pages in reading order, with page furniture set aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.read.pdf.furniture import find_furniture
from extractors.read.pdf.layout import fine_gap, reading_order
from extractors.read.pdf.lines import Line, lines_of, without
from extractors.read.pdf.pages import Page
from extractors.read.pdf.paragraphs import (
    Paragraph,
    Style,
    body_style,
    continues,
    paragraphs_of,
    set_heading_levels,
)
from extractors.read.pdf.tables import FoundTable
from extractors.read.pdf.tables.join import goes_on, joined


@dataclass(slots=True)
class Furniture:
    """A line of page furniture and why it is one."""

    line: Line
    reason: str


Part = Paragraph | FoundTable | Furniture


@dataclass(slots=True)
class _Sheet:
    page: Page
    lines: list[Line]
    tables: list[FoundTable]
    sideways: list[Line] = field(default_factory=list)


def flow_of(pages: Sequence[Page], tables: dict[int, list[FoundTable]]) -> list[Part]:
    """Parts in reading order. `tables` holds the found tables of each page by its number.

    A paragraph that goes on over a page break is one part; the furniture between stands after it.
    """
    sheets = [_sheet(page, tables.get(page.number, [])) for page in pages]
    reasons = find_furniture([(sheet.page.height, sheet.lines) for sheet in sheets])
    style = body_style([line for sheet in sheets for line in sheet.lines if id(line) not in reasons])
    parts: list[Part] = []
    waiting: list[Furniture] = []
    for sheet in sheets:
        header, body, footer = _parted(sheet, reasons)
        first = True
        waiting += header
        for part in _page_parts(sheet, body, style):
            if isinstance(part, Paragraph) and _joined(parts, part):
                continue
            if first:
                parts += waiting
                waiting, first = [], False
            parts.append(part)
        waiting += footer
    parts += waiting
    parts = list(_tables_joined(parts))
    set_heading_levels([part for part in parts if isinstance(part, Paragraph)])
    return parts


def _tables_joined(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts, where a table that goes on over page breaks is one, before the furniture that stood between."""
    held: FoundTable | None = None
    between: list[Furniture] = []
    for part in parts:
        if isinstance(part, Furniture) and held is not None:
            between.append(part)
        elif isinstance(part, FoundTable) and held is not None and goes_on(held, part):
            held, header = joined(held, part)
            words = [word for cell in header for line in cell.lines for word in line]
            if words:
                between.append(Furniture(Line(words, part.page), "table header repeated"))
        else:
            if held is not None:
                yield held
            yield from between
            held, between = None, []
            if isinstance(part, FoundTable):
                held = part
            else:
                yield part
    if held is not None:
        yield held
    yield from between


def _sheet(page: Page, tables: list[FoundTable]) -> _Sheet:
    taken: set[int] = set().union(*(table.words for table in tables))
    sideways = [Line([word], page.number) for word in page.words if not word.upright and id(word) not in taken]
    lines = lines_of(without(page.rows, taken), page.number, fine_gap(page.space)) if taken else page.lines
    return _Sheet(page, lines, tables, sideways)


def _parted(sheet: _Sheet, reasons: dict[int, str]) -> tuple[list[Furniture], list[Line], list[Furniture]]:
    header: list[Furniture] = []
    footer: list[Furniture] = []
    body: list[Line] = []
    for line in sheet.lines:
        if id(line) not in reasons:
            body.append(line)
        elif line.top < sheet.page.height / 2:
            header.append(Furniture(line, reasons[id(line)]))
        else:
            footer.append(Furniture(line, reasons[id(line)]))
    if sheet.sideways:
        words = [word for line in sheet.sideways for word in line.words]
        footer.append(Furniture(Line(words, sheet.page.number), "text set sideways"))
    return header, body, footer


def _page_parts(sheet: _Sheet, body: list[Line], style: Style) -> Iterator[Part]:
    for run in reading_order([*body, *sheet.tables]):
        lines: list[Line] = []
        for item in run.items:
            if isinstance(item, Line):
                lines.append(item)
                continue
            yield from paragraphs_of(lines, run.left, run.right, style)
            lines = []
            if isinstance(item, FoundTable):
                yield item
        yield from paragraphs_of(lines, run.left, run.right, style)


def _joined(parts: list[Part], part: Paragraph) -> bool:
    """Joins a paragraph to the one that it goes on from, if the last part is such a one."""
    if not parts or not isinstance(parts[-1], Paragraph):
        return False
    before = parts[-1]
    last, first = before.lines[-1], part.lines[0]
    elsewhere = first.page != last.page or first.top < last.top - last.size
    if not elsewhere or not continues(before, part):
        return False
    before.lines += part.lines
    before.open_end = part.open_end
    return True
