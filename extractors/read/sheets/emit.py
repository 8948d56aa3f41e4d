"""Write sheets as a reading: titles, tables with their cells, and notes, each with its place in the sheet."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from extractors.read.builder import TextBuilder
from extractors.read.sheets.grid import Layout, Region, find_regions
from extractors.read.sheets.headers import count_headers, group_spans
from extractors.read.sheets.kinds import TABLE_TITLE, is_note, is_unit_line, names_unit
from extractors.read.sheets.sheet import RawCell, Sheet, cell_name
from models.documents import Block, Cell, Metadata, Reading, Table
from models.locators import CellLocator

CAPTION_LENGTH = 300
HEADING_LENGTH = 160
"""A title with the lines down to that of its unit is one caption up to this length."""
SIGNPOST = re.compile(
    r"\W{0,3}(?:back|return|go|link)(?: back)? to (?:the )?(?:table of )?"
    r"(?:contents?|index|menu|top|cover|main|front|list of tables)(?: (?:page|sheet|table|list))?\W{0,3}",
    re.IGNORECASE,
)
SIGNPOST_ROWS = 12
MAX_LINES = 500
"""Lines before a table's next that may be its notes, or its title."""
MAX_COVERED = 2_000_000
"""Places under merged cells of one table; merges beyond it count as single cells."""


def compose(
    sheets: Sequence[Sheet],
    *,
    media_type: str,
    warnings: Sequence[tuple[str, str]] = (),
    encoding: str | None = None,
    headings: bool = True,
    metadata: Metadata | None = None,
) -> Reading:
    """The reading of some sheets: each under a heading of its name (unless `headings` is off), a blank line between them."""
    builder = TextBuilder()
    for sheet in sheets:
        if not sheet.rows:
            continue
        if headings:
            builder.add("heading", sheet.name, CellLocator(sheet.name, "A1"), level=1, separator="\n\n")
        SheetWriter(builder, sheet).write()
    return Reading(
        media_type=media_type,
        text=builder.text,
        blocks=tuple(builder.blocks),
        metadata=metadata or Metadata(),
        tables=tuple(builder.tables),
        warnings=tuple(warnings),
        encoding=encoding,
    )


class SheetWriter:
    """Writes one sheet into a builder: lines and tables in the order of their rows."""

    def __init__(self, builder: TextBuilder, sheet: Sheet) -> None:
        self.builder, self.sheet = builder, sheet
        self.signposts = take_signposts(sheet)
        self.layout: Layout = find_regions(sheet)
        self.prose = sorted(self.layout.prose)
        self.spans: dict[int, tuple[int, int]] = {}
        self.own_lines: dict[int, tuple[list[Line], list[Line]]] = {}
        self._areas = {(area[0], area[1]): area for area in sheet.merges}

    def write(self) -> None:
        regions = self.layout.regions
        first_table = len(self.builder.tables)
        position = 0
        for region in regions:
            until = bisect_left(self.prose, region.rows[0])
            self._write_lines(self.prose[position:until])
            position = max(position, until)
            titles = self._write_own(region, region.titles)
            TableWriter(self, region).write()
            self.own_lines[len(self.builder.tables) - 1] = (titles, self._write_own(region, region.notes))
        self._write_lines(self.prose[position:])
        for row, column, words in self.signposts:
            self.builder.add("paragraph", words, CellLocator(self.sheet.name, cell_name(row, column)))
        self._attach_lines(first_table)

    def _write_lines(self, numbers: Sequence[int]) -> None:
        for number in numbers:
            row = self.sheet.rows[number]
            words = " ".join(row[column].text for column in sorted(row))
            locator = CellLocator(self.sheet.name, self._place(number, min(row)))
            self.spans[number] = self.builder.add("paragraph", words, locator)

    def _write_own(self, region: Region, numbers: Sequence[int]) -> list[Line]:
        """Write the rows that head or explain one table alone: their cells in its columns."""
        lines = []
        for number in numbers:
            first, last = region.columns[0], region.columns[-1]
            cells = sorted((c, raw) for c, raw in self.sheet.rows[number].items() if first <= c <= last)
            words = " ".join(raw.text for _, raw in cells)
            locator = CellLocator(self.sheet.name, self._place(number, cells[0][0]))
            lines.append(Line(words, *self.builder.add("paragraph", words, locator)))
        return lines

    def _place(self, row: int, column: int) -> str:
        area = self._areas.get((row, column))
        return cell_name(row, column) if area is None else cell_name(*area[:2], area[2] - row + 1, area[3] - column + 1)

    def _attach_lines(self, first_table: int) -> None:
        """Give each table the line that heads it and the notes after it."""
        regions = self.layout.regions
        captions: set[tuple[int, int]] = set()
        for index, region in enumerate(regions):
            above = self._between(regions[index - 1].rows[-1] if index else -1, region.rows[0])
            below = self._between(region.rows[-1], regions[index + 1].rows[0] if index + 1 < len(regions) else None)
            if not above and index and region.rows[0] <= regions[index - 1].rows[-1]:
                above = self._between(-1, regions[index - 1].rows[0])
            titles, notes = self.own_lines[first_table + index]
            named = any(TABLE_TITLE.match(line.text) for line in (*above, *titles))
            caption = None if named else find_caption(titles, is_first=True)
            caption = caption or find_caption([*above, *titles], is_first=index == 0)
            notes.extend(line for line in below if index + 1 == len(regions) or is_note(line.text))
            table = self.builder.tables[first_table + index]
            self.builder.tables[first_table + index] = replace(
                table, caption=caption, notes=tuple((line.start, line.end) for line in notes)
            )
            if caption is not None:
                captions.update((a.start, a.end) for a in (*above, *titles) if caption[0] <= a.start < caption[1])
        self._mark_captions(captions)

    def _between(self, after: int, before: int | None) -> list[Line]:
        until = len(self.prose) if before is None else bisect_left(self.prose, before)
        numbers = self.prose[max(bisect_right(self.prose, after), until - MAX_LINES) : until]
        return [Line(self._text(number), *self.spans[number]) for number in numbers]

    def _text(self, number: int) -> str:
        row = self.sheet.rows[number]
        return " ".join(row[column].text for column in sorted(row))

    def _mark_captions(self, captions: set[tuple[int, int]]) -> None:
        blocks = self.builder.blocks
        for index, block in enumerate(blocks):
            if block.kind == "paragraph" and (block.start, block.end) in captions:
                blocks[index] = replace(block, kind="caption")


def take_signposts(sheet: Sheet) -> list[tuple[int, int, str]]:
    """Take the links between sheets ("Back to contents") out of the cells, so that they head no column: (row, column, words)."""
    found: list[tuple[int, int, str]] = []
    for number in sorted(sheet.rows)[:SIGNPOST_ROWS]:
        row = sheet.rows[number]
        places = [column for column, cell in row.items() if SIGNPOST.fullmatch(cell.text)]
        if places:
            found.extend((number, column, row[column].text) for column in places)
            sheet.rows[number] = {column: cell for column, cell in row.items() if column not in places}
            if not sheet.rows[number]:
                del sheet.rows[number]
    return found


class Line(NamedTuple):
    """A line outside the tables: its words and their span."""

    text: str
    start: int
    end: int


def find_caption(lines: Sequence[Line], *, is_first: bool) -> tuple[int, int] | None:
    """The span of a table's title among the lines above it, with the line of its unit where that follows.

    It is the last line that names a table ("Table 3: ..."), else the sheet's first line, or the nearest above a later table.
    """
    short = [line for line in lines if len(line.text) <= CAPTION_LENGTH]
    titles = [line for line in short if TABLE_TITLE.match(line.text)]
    others = [line for line in short if not is_unit_line(line.text) and not is_note(line.text)]
    if not titles and not others:
        return None
    chosen = titles[-1] if titles else others[0 if is_first else -1]
    units = [line.end for line in lines if line.start > chosen.start and names_unit(line.text)]
    return chosen.start, units[-1] if units and units[-1] - chosen.start <= HEADING_LENGTH else chosen.end


class TableWriter:
    """Writes one region: cells joined by tabs, rows by newlines; blank places keep their tab."""

    def __init__(self, writer: SheetWriter, region: Region) -> None:
        self.writer, self.region = writer, region
        self.sheet, self.builder = writer.sheet, writer.builder
        self.header_rows, self.header_columns = count_headers(self.sheet, region)
        self.table = len(self.builder.tables)
        self.cells: list[Cell] = []
        self.merged, self.covered = self._merge_places()
        self.groups = group_spans(self.sheet, region, self.header_rows, self.header_columns)
        self.grouped = {(row, column + n) for (row, column), width in self.groups.items() for n in range(1, width)}

    def write(self) -> None:
        for row, number in enumerate(self.region.rows):
            self.builder.separate("\n")
            self._write_row(row, self.sheet.rows[number], number)
        self.builder.tables.append(
            Table(
                cells=tuple(self.cells),
                header_rows=self.header_rows,
                header_columns=self.header_columns,
                name=self.sheet.name,
            )
        )

    def _write_row(self, row: int, cells: dict[int, RawCell], number: int) -> None:
        last = max((c for c, place in enumerate(self.region.columns) if place in cells), default=-1)
        for column, place in enumerate(self.region.columns):
            if column and column <= last:
                self.builder.append("\t")
            if (row, column) not in self.covered and (place in cells or (row, column) not in self.grouped):
                self._write_cell(row, column, number, place, cells.get(place))

    def _write_cell(self, row: int, column: int, number: int, place: int, raw: RawCell | None) -> None:
        rows, columns = self.merged.get((row, column), (1, 1))
        if columns == 1 and rows == 1:
            columns = self.groups.get((row, column), 1)
        locator = CellLocator(self.sheet.name, self.writer._place(number, place))
        start, end = self.builder.append(raw.text) if raw is not None else (self.builder.length,) * 2
        if raw is not None:
            self.builder.blocks.append(
                Block("table_cell", start, end, locator, table=self.table, row=row, column=column)
            )
        self.cells.append(
            Cell(
                row=row,
                column=column,
                start=start,
                end=end,
                rows=rows,
                columns=columns,
                is_header=row < self.header_rows or column < self.header_columns,
                locator=locator,
                typed=raw.typed if raw is not None else None,
                number_format=raw.number_format if raw is not None else None,
                note=raw.note if raw is not None else None,
            )
        )

    def _merge_places(self) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
        """Spans of merged cells in rows and columns of the region, and the places that they cover."""
        rows, columns = self.region.rows, self.region.columns
        merged: dict[tuple[int, int], tuple[int, int]] = {}
        covered: set[tuple[int, int]] = set()
        budget = MAX_COVERED
        for top, left, bottom, right in self.region.merges:
            row, column = bisect_left(rows, top), bisect_left(columns, left)
            height, width = bisect_right(rows, bottom) - row, bisect_right(columns, right) - column
            budget -= height * width
            if height < 1 or width < 1 or budget < 0:
                continue
            merged[row, column] = (height, width)
            covered.update((r, c) for r in range(row, row + height) for c in range(column, column + width))
            covered.discard((row, column))
        return merged, covered
