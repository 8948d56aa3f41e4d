"""Make sample PDFs with known contents, each imitating a difficulty of the PDFs that public bodies publish.

Every name, number and sentence here is invented. `random_table` draws tables in the house styles of reports and
statistical releases (ruled, three rules only, banded, without rules; headers over two levels; labels over two lines) and
gives their cells, so that a table finder can be measured on what it was never fitted to.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

GtCell = tuple[int, int, int, int, str]
"""row, column, last row, last column, text"""

WIDTH, HEIGHT = A4
MARGIN = 60.0

SENTENCES = (
    "The council received the request on the first working day of the month and acknowledged it the same week.",
    "We have now completed a search of the records held by the estates and housing teams.",
    "Some of the information is held by the health board and not by this authority.",
    "The figures are taken from a live system and may change as cases are updated.",
    "Where a search returned nothing, the entry is shown as a dash in the schedule that follows.",
    "Officers reviewed a sample of the records by hand to confirm that the totals agree.",
    "The remaining records are in paper form and are stored away from the main site.",
    "You may ask for the decision to be looked at again within forty working days.",
    "The service changed its recording practice in the spring, so earlier counts are not comparable.",
    "A copy of the policy that applied at the time is enclosed with this letter.",
)
PLACES = (
    "Ashcombe Vale", "Brindle Moor", "Carrow Heath", "Dunmere", "Eastholme", "Fallowby", "Garth End", "Hollins Bay",
    "Inverlyth", "Kelder Bridge", "Larkstone", "Marrowby", "Nether Wick", "Oakhurst", "Pennarth", "Quarry Hill",
    "Rowanfield", "Saltmarsh", "Thornley Cross", "Upper Wend", "Vale of Orr", "Westering", "Yarrow Green",
)  # fmt: skip
TOPICS = (
    "Requests received", "Closed cases", "Fines issued", "Staff in post", "Complaints upheld", "Visits", "Spend",
    "Appeals", "Cases open", "Refused in full", "Average cost", "Share of total", "Change", "Rate per 1,000", "Backlog",
)  # fmt: skip


@dataclass
class Sample:
    """A PDF and what a reader should find in it: tables by page, as lists of cells."""

    body: bytes
    tables: list[tuple[int, list[GtCell]]] = field(default_factory=list)


def pdf(draw: Callable[[Canvas], None], *, size: tuple[float, float] = A4, rotate: int = 0, **options: object) -> bytes:
    """The PDF that `draw` writes on a canvas; the last page is closed for it."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1, **options)
    canvas.setPageRotation(rotate)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def wrapped(text: str, width: float, font: str, size: float) -> list[str]:
    """Text broken into lines that fit a width in points."""
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and stringWidth(longer, font, size) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line] if line else lines


def paragraph(
    canvas: Canvas, text: str, x: float, top: float, width: float, *, font: str = "Helvetica", size: float = 10
) -> float:
    """Draws a paragraph from `top` (points from the page's head) and gives the place below it."""
    for line in wrapped(text, width, font, size):
        canvas.setFont(font, size)
        canvas.drawString(x, canvas._pagesize[1] - top - size, line)
        top += 1.25 * size
    return top + 0.7 * size


# -- tables ----------------------------------------------------------------------------------------------------------


@dataclass
class TableStyle:
    """How a table is drawn: `rules` is "grid", "three", "rows", "none" or "bands"."""

    rules: str = "grid"
    font: str = "Helvetica"
    size: float = 9
    gutter: float = 14
    leading: float = 1.2
    row_gap: float = 4
    align: str = "right"
    wrap_labels: bool = False
    spanning_rule: bool = True
    label_width: float = 150
    valign: str = "top"
    indent: bool = False
    marks: bool = False
    shade_header: bool = False


@dataclass
class TableContent:
    """Rows of a table: `groups` are (first column, last column, words) of the upper header, columns counted from 0."""

    header: list[str]
    rows: list[list[str]]
    groups: list[tuple[int, int, str]] = field(default_factory=list)


def draw_table(
    canvas: Canvas, content: TableContent, style: TableStyle, x: float, top: float
) -> tuple[float, list[GtCell]]:
    """Draws a table and gives the place below it and its cells."""
    return _TableDrawer(canvas, content, style, x, top).draw()


class _TableDrawer:
    def __init__(self, canvas: Canvas, content: TableContent, style: TableStyle, x: float, top: float) -> None:
        self.canvas, self.content, self.style, self.x, self.top = canvas, content, style, x, top
        self.height = canvas._pagesize[1]
        self.cells: list[GtCell] = []
        self.indented = self.grouped = False
        self.lines = [self._header_lines()] + [
            [self._wrapped(j, text) for j, text in enumerate(row)] for row in content.rows
        ]
        self.widths = self._widths()
        self.lefts = [x + sum(self.widths[:j]) for j in range(len(self.widths) + 1)]

    def _wrapped(self, column: int, text: str) -> list[str]:
        s = self.style
        if column == 0 and s.wrap_labels:
            return wrapped(text, s.label_width, s.font, s.size) or [""]
        return wrapped(text, 150, s.font, s.size) or [""]

    def _header_lines(self) -> list[list[str]]:
        return [wrapped(text, 62 if j else self.style.label_width, self.style.font, self.style.size) or [""]
                for j, text in enumerate(self.content.header)]  # fmt: skip

    def _widths(self) -> list[float]:
        s, widths = self.style, []
        for j in range(len(self.content.header)):
            texts = [line for row in self.lines for line in row[j]]
            widths.append(max(stringWidth(text, s.font, s.size) for text in texts) + s.gutter)
        for first, last, words in self.content.groups:
            need = stringWidth(words, s.font, s.size) + s.gutter - sum(widths[first : last + 1])
            for j in range(first, last + 1):
                widths[j] += max(0.0, need) / (last - first + 1)
        return widths

    def draw(self) -> tuple[float, list[GtCell]]:
        s, grid = self.style, self.style.rules == "grid"
        right, y = self.lefts[-1], self.top
        if s.rules in ("three", "rows", "grid"):
            self._rule(self.x, right, y)
        first_row = 0
        if self.content.groups:
            y = self._groups(y)
            first_row = 1
        if s.shade_header:
            self._band(y, self.lines[0])
        y = self._row(self.lines[0], y, first_row, header=True)
        if s.rules != "none":
            self._rule(self.x, right, y)
        for number, row in enumerate(self.lines[1:], first_row + 1):
            if s.rules == "bands" and number % 2:
                self._band(y, row)
            labels_only = not any(any(lines) for lines in row[1:])
            self.indented = s.indent and self.grouped and not labels_only
            self.grouped = self.grouped or labels_only
            y = self._row(row, y, number)
            if s.rules in ("rows", "grid"):
                self._rule(self.x, right, y)
        if s.rules == "three":
            self._rule(self.x, right, y)
        if grid:
            self._posts(y)
        return y + 14, self.cells

    def _groups(self, y: float) -> float:
        s = self.style
        bottom = y + s.leading * s.size + s.row_gap
        for first, last, words in self.content.groups:
            left, right = self.lefts[first], self.lefts[last + 1]
            self._text(words, (left + right) / 2, y + s.row_gap / 2, "centre")
            self.cells.append((0, first, 0, last, words))
            if s.spanning_rule or s.rules == "grid":
                inset = 0 if s.rules == "grid" else s.gutter / 3
                self._rule(left + inset, right - inset, bottom)
        return bottom

    def _row(self, row: list[list[str]], y: float, number: int, header: bool = False) -> float:
        s = self.style
        high = max(len(lines) for lines in row)
        for j, lines in enumerate(row):
            spare = (high - len(lines)) * s.leading * s.size
            drop = spare if header or s.valign == "bottom" else spare / 2 if s.valign == "middle" else 0.0
            for k, line in enumerate(lines):
                self._cell_line(line, j, y + s.row_gap / 2 + drop + k * s.leading * s.size)
            if any(lines):
                grouped = any(first <= j <= last for first, last, _ in self.content.groups)
                start = 0 if header and self.content.groups and not grouped else number
                self.cells.append((start, j, number, j, " ".join(lines)))
        return y + high * s.leading * s.size + s.row_gap

    def _cell_line(self, text: str, column: int, y: float) -> None:
        s, pad = self.style, min(4.0, self.style.gutter / 3)
        left, right = self.lefts[column], self.lefts[column + 1]
        if column == 0 or s.align == "left":
            self._text(text, left + pad + (8 if column == 0 and self.indented else 0), y, "left")
        elif s.align == "centre":
            self._text(text, (left + right) / 2, y, "centre")
        else:
            self._text(text, right - pad, y, "right")

    def _text(self, text: str, x: float, top: float, align: str) -> None:
        self.canvas.setFont(self.style.font, self.style.size)
        base = self.height - top - 0.8 * self.style.size
        draw = {
            "left": self.canvas.drawString,
            "right": self.canvas.drawRightString,
            "centre": self.canvas.drawCentredString,
        }
        draw[align](x, base, text)
        if self.style.marks and align != "right" and text in PLACES and len(text) % 3 == 0:
            self.canvas.setFont(self.style.font, 0.6 * self.style.size)
            self.canvas.drawString(
                x + stringWidth(text, self.style.font, self.style.size), base + 0.35 * self.style.size, "1"
            )

    def _rule(self, x0: float, x1: float, y: float) -> None:
        self.canvas.setLineWidth(0.6)
        self.canvas.line(x0, self.height - y, x1, self.height - y)

    def _posts(self, bottom: float) -> None:
        head = self.top + (self.style.leading * self.style.size + self.style.row_gap if self.content.groups else 0.0)
        for j, x in enumerate(self.lefts):
            inside = any(first < j <= last for first, last, _ in self.content.groups)
            self.canvas.line(x, self.height - (head if inside else self.top), x, self.height - bottom)

    def _band(self, y: float, row: list[list[str]]) -> None:
        s = self.style
        high = max(len(lines) for lines in row) * s.leading * s.size + s.row_gap
        self.canvas.setFillGray(0.88)
        self.canvas.rect(self.x, self.height - y - high, self.lefts[-1] - self.x, high, stroke=0, fill=1)
        self.canvas.setFillGray(0)


# -- random tables ---------------------------------------------------------------------------------------------------

_NUMBERS: tuple[Callable[[random.Random], str], ...] = (
    lambda r: f"{r.randint(0, 99)}",
    lambda r: f"{r.randint(100, 99_999):,}",
    lambda r: f"{r.randint(1_000, 999_999):,}".replace(",", " "),
    lambda r: f"{r.uniform(0, 100):.1f}",
    lambda r: f"{r.uniform(0, 100):.1f}%",
    lambda r: f"{r.uniform(0, 9):.2f}".replace(".", ","),
    lambda r: f"£{r.randint(100, 9_999):,}",
    lambda r: f"-{r.uniform(0, 9):.1f}" if r.random() < 0.4 else f"{r.uniform(0, 9):.1f}",
    lambda r: f"{r.uniform(0, 100):.1f} %",
    lambda r: f"{r.randint(1, 40)} - {r.randint(41, 90)}",
    lambda r: f"€ {r.randint(100, 9_999):,}",
    lambda r: r.choice(["*", "-", "..", "n/a"]) if r.random() < 0.2 else f"{r.randint(5, 500)}",
)


def random_content(rng: random.Random) -> TableContent:
    """A table of labels and figures, with a spanning header now and then."""
    columns = rng.choice([1, 2, 3, 4, 5, 6, 7, 10])
    kinds = [rng.choice(_NUMBERS) for _ in range(columns)]
    if rng.random() < 0.5:
        kinds = [kinds[0]] * columns
    labels = rng.sample(PLACES, rng.randint(3, min(18, len(PLACES))))
    if rng.random() < 0.25:
        labels = [f"{label} and district, including sites run by partners" for label in labels[:6]]
    rows = [[label, *(kind(rng) for kind in kinds)] for label in labels]
    if rng.random() < 0.4:
        rows.append(["Total", *(kind(rng) for kind in kinds)])
    for _ in range(rng.choice([0, 0, 2])):
        rows.insert(rng.randint(1, len(rows) - 1), [f"{rng.choice(TOPICS)} by area", *[""] * columns])
    years = rng.random() < 0.4
    start = rng.randint(2003, 2018)
    names = [f"{start + j}" if years else rng.choice(TOPICS) for j in range(columns)]
    if rng.random() < 0.3 and years:
        names = [f"{start + j}/{(start + j + 1) % 100:02d}" for j in range(columns)]
    groups = []
    if columns >= 4 and rng.random() < 0.45:
        half = columns // 2
        groups = [(1, half, "All requests"), (half + 1, columns, "Information refused")]
    elif columns >= 3 and rng.random() < 0.2:
        groups = [(2, columns, "Of which")]
    return TableContent([rng.choice(["Area", "Council", "Site name", ""]), *names], rows, groups)


def random_text_content(rng: random.Random) -> TableContent:
    """A table of words: a label, a sentence over several lines, and a short answer."""
    rows = [[place, " ".join(rng.choice(SENTENCES).split()[: rng.randint(5, 16)]), rng.choice(["Yes", "No", "Partly held"])]
            for place in rng.sample(PLACES, rng.randint(3, 8))]  # fmt: skip
    return TableContent(["Area", "What was searched", "Information held"], rows)


def random_style(rng: random.Random) -> TableStyle:
    """One of the house styles that tables come in."""
    rules = rng.choice(["grid", "three", "three", "rows", "none", "bands"])
    return TableStyle(
        rules=rules,
        font=rng.choice(["Helvetica", "Times-Roman", "Courier"]),
        size=rng.choice([7, 8, 9, 10]),
        gutter=rng.choice([10, 14, 20, 34]),
        leading=rng.choice([1.15, 1.3]),
        row_gap=rng.choice([2, 4, 8]),
        align=rng.choice(["right", "right", "centre", "left"]),
        wrap_labels=True,
        spanning_rule=rng.random() < 0.8,
        label_width=rng.choice([110, 150, 190]),
        valign=rng.choice(["top", "top", "middle", "bottom"]),
        indent=rng.random() < 0.5,
        shade_header=rng.random() < 0.3,
    )


def random_table(seed: int) -> Sample:
    """A page of prose around one or two random tables."""
    rng = random.Random(seed)
    tables: list[tuple[int, list[GtCell]]] = []

    def draw(canvas: Canvas) -> None:
        width, top = canvas._pagesize[0] - 2 * MARGIN, MARGIN
        for number in range(1, rng.randint(1, 2) + 1):
            top = paragraph(canvas, " ".join(rng.sample(SENTENCES, 3)), MARGIN, top, width)
            if rng.random() < 0.7:
                top = paragraph(
                    canvas, f"Table {number}: {rng.choice(TOPICS)} by area", MARGIN, top, width, font="Helvetica-Bold"
                )
            content, style = random_content(rng), random_style(rng)
            top, cells = draw_table(canvas, content, style, MARGIN, top)
            if rng.random() < 0.5:
                top = paragraph(canvas, "Source: case management system, extracted in May.", MARGIN, top, width, size=8)
            tables.append((1, cells))
        paragraph(canvas, " ".join(rng.sample(SENTENCES, 3)), MARGIN, top + 6, width)

    body = pdf(draw, size=rng.choice([A4, A4, landscape(A4), (A4[0], A4[1] * 1.4)]))
    return Sample(body, tables)


def table_in_column(seed: int) -> Sample:
    """A page of two columns of prose with a table in one of them, which must not be read across the gutter."""
    rng = random.Random(seed)
    width = (WIDTH - 2 * MARGIN - 30) / 2
    cells: list[GtCell] = []

    def draw(canvas: Canvas) -> None:
        side = rng.randint(0, 1)
        for column in (0, 1):
            x, top = MARGIN + column * (width + 30), MARGIN
            for _ in range(2):
                top = paragraph(canvas, " ".join(rng.sample(SENTENCES, 4)), x, top, width, font="Times-Roman")
            if column == side:
                content = TableContent(["Area", "2017", "2018"], [[p, str(rng.randint(5, 900)), str(rng.randint(5, 900))]
                                       for p in rng.sample(PLACES, 8)])  # fmt: skip
                style = TableStyle(rules=rng.choice(["grid", "three", "none"]), size=8, gutter=16, label_width=100)
                top, found = draw_table(canvas, content, style, x, top)
                cells.extend(found)
            for _ in range(2):
                top = paragraph(canvas, " ".join(rng.sample(SENTENCES, 4)), x, top, width, font="Times-Roman")

    return Sample(pdf(draw), [(1, cells)])


def text_table(seed: int) -> Sample:
    """A page with a ruled or banded table of words over several lines."""
    rng = random.Random(seed)
    cells: list[GtCell] = []

    def draw(canvas: Canvas) -> None:
        top = paragraph(canvas, " ".join(rng.sample(SENTENCES, 3)), MARGIN, MARGIN, WIDTH - 2 * MARGIN)
        style = TableStyle(
            rules=rng.choice(["grid", "rows", "three"]),
            align="left",
            row_gap=rng.choice([6, 10]),
            gutter=20,
            label_width=110,
        )
        top, found = draw_table(canvas, random_text_content(rng), style, MARGIN, top)
        cells.extend(found)
        paragraph(canvas, " ".join(rng.sample(SENTENCES, 3)), MARGIN, top + 6, WIDTH - 2 * MARGIN)

    return Sample(pdf(draw), [(1, cells)])


def prose_page(seed: int, columns: int = 1) -> Sample:
    """A page without tables: prose in columns, a list, an address block. No table should be found in it."""
    rng = random.Random(seed)

    def draw(canvas: Canvas) -> None:
        gap = 24.0
        width = (WIDTH - 2 * MARGIN - gap * (columns - 1)) / columns
        for column in range(columns):
            x, top = MARGIN + column * (width + gap), MARGIN
            for _ in range(6):
                top = paragraph(canvas, " ".join(rng.sample(SENTENCES, 4)), x, top, width, font="Times-Roman")
            for number, item in enumerate(rng.sample(PLACES, 4), 1):
                top = paragraph(canvas, f"{number}. {item}", x + 12, top, width - 12) - 4

    return Sample(pdf(draw))


def contents_page() -> Sample:
    """A contents page: titles, leader dots and page numbers. It is no table."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        canvas.drawString(MARGIN, HEIGHT - MARGIN, "Contents")
        for i, place in enumerate(PLACES[:14]):
            y = HEIGHT - MARGIN - 30 - 18 * i
            title = f"{i + 1} Records held at {place} "
            end = WIDTH - MARGIN - 30
            dots = int((end - MARGIN - stringWidth(title, "Helvetica", 11)) / stringWidth(".", "Helvetica", 11))
            canvas.drawString(MARGIN, y, title + "." * dots)
            canvas.drawRightString(WIDTH - MARGIN, y, str(2 + 3 * i))

    return Sample(pdf(draw))


def letter(
    pages: Sequence[str], *, footer: str = "Page {page} of {pages}", header: str = "Ashcombe Vale Council"
) -> bytes:
    """A letter whose body runs over pages in one flow, with a running header and page numbers."""

    def draw(canvas: Canvas) -> None:
        for number, text in enumerate(pages, 1):
            canvas.setFont("Helvetica", 8)
            canvas.drawString(MARGIN, HEIGHT - 30, header)
            canvas.drawCentredString(WIDTH / 2, 25, footer.format(page=number, pages=len(pages)))
            top = MARGIN
            for part in text.split("\n\n"):
                if part.startswith("# "):
                    top = paragraph(canvas, part[2:], MARGIN, top, 400, font="Helvetica-Bold", size=14)
                elif part.startswith("- "):
                    for item in part.split("\n"):
                        canvas.setFont("Helvetica", 10)
                        canvas.drawString(MARGIN + 10, HEIGHT - top - 10, "•")
                        top = paragraph(canvas, item[2:], MARGIN + 24, top, 420) - 4
                else:
                    top = paragraph(canvas, part, MARGIN, top, WIDTH - 2 * MARGIN)
            if number < len(pages):
                canvas.showPage()

    return pdf(draw)


# -- other difficulties ------------------------------------------------------------------------------------------------


def two_columns(left: Sequence[str], right: Sequence[str], title: str = "") -> bytes:
    """Two columns of prose whose lines stand side by side, under a title over both: written row by row, as many tools do."""

    def draw(canvas: Canvas) -> None:
        width = (WIDTH - 2 * MARGIN - 24) / 2
        canvas.setFont("Helvetica-Bold", 15)
        canvas.drawString(MARGIN, HEIGHT - 50, title)
        columns = [wrapped(" ".join(texts), width, "Times-Roman", 10) for texts in (left, right)]
        canvas.setFont("Times-Roman", 10)
        for i in range(max(map(len, columns))):
            for j, lines in enumerate(columns):
                if i < len(lines):
                    canvas.drawString(MARGIN + j * (width + 24), HEIGHT - 80 - 13 * i, lines[i])

    return pdf(draw)


def sideways_table(seed: int) -> Sample:
    """A table set sideways on an upright page, as wide tables are printed."""
    rng = random.Random(seed)
    cells: list[GtCell] = []

    def draw(canvas: Canvas) -> None:
        canvas.translate(WIDTH, 0)
        canvas.rotate(90)
        size, canvas._pagesize = canvas._pagesize, (HEIGHT, WIDTH)
        content = TableContent(["Area", "2019", "2020", "2021"], [[p, *(str(rng.randint(10, 999)) for _ in range(3))]
                               for p in rng.sample(PLACES, 10)])  # fmt: skip
        _top, found = draw_table(canvas, content, TableStyle(rules="grid"), MARGIN, MARGIN)
        cells.extend(found)
        canvas._pagesize = size

    return Sample(pdf(draw), [(1, cells)])


def table_over_pages(
    rows_per_page: Sequence[int], *, repeat_header: bool, rules: str = "grid"
) -> tuple[bytes, list[list[str]]]:
    """A table that goes on over pages with page numbers below it, and all its rows."""
    header = ["Site", "Opened", "Closed"]
    rows = [
        [f"{PLACES[i % len(PLACES)]} {i + 1}", str(7 * i * i % 97), str(5 * i * i % 83)]
        for i in range(sum(rows_per_page))
    ]

    def draw(canvas: Canvas) -> None:
        done = 0
        for number, count in enumerate(rows_per_page, 1):
            part = rows[done : done + count]
            done += count
            style = TableStyle(rules=rules, size=9, row_gap=6)
            if number == 1 or repeat_header:
                draw_table(canvas, TableContent(header, part), style, MARGIN, MARGIN)
            else:
                drawer = _TableDrawer(canvas, TableContent(header, rows), style, MARGIN, MARGIN)
                y = MARGIN
                drawer._rule(drawer.x, drawer.lefts[-1], y)
                for row in part:
                    y = drawer._row([[text] for text in row], y, 0)
                    drawer._rule(drawer.x, drawer.lefts[-1], y)
                drawer.top = MARGIN
                drawer._posts(y)
            canvas.setFont("Helvetica", 8)
            canvas.drawCentredString(WIDTH / 2, 25, f"Page {number} of {len(rows_per_page)}")
            if number < len(rows_per_page):
                canvas.showPage()

    return pdf(draw), [header, *rows]


def form(values: dict[str, str]) -> bytes:
    """A form whose answers are in its fields and not in the page's own text."""

    def draw(canvas: Canvas) -> None:
        for i, (label, value) in enumerate(values.items()):
            y = HEIGHT - 100 - 40 * i
            canvas.drawString(MARGIN, y, label)
            canvas.acroForm.textfield(name=f"f{i}", value=value, x=MARGIN + 140, y=y - 6, width=220, height=20)

    return pdf(draw)


def bar_chart() -> bytes:
    """A bar chart with its axis labels and values: it is no table."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for step in range(6):
            canvas.drawRightString(100, 400 + 40 * step, f"{200 * step:,}")
        for i, value in enumerate((320, 610, 450, 880, 720)):
            x, high = 120 + 60 * i, value / 5
            canvas.setFillGray(0.5)
            canvas.rect(x, 400, 40, high, stroke=0, fill=1)
            canvas.setFillGray(0)
            canvas.drawCentredString(x + 20, 385, f"{2015 + i}")
            canvas.drawCentredString(x + 20, 404 + high, str(value))

    return pdf(draw)


def scan(body: bytes, *, angle: float = 0.0, turns: int = 0, dpi: int = 200) -> bytes:
    """The first page as a picture only, skewed by degrees and turned by quarter turns: a page off a scanner."""
    import pypdfium2
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    document = pypdfium2.PdfDocument(body)
    picture = document[0].render(scale=dpi / 72, grayscale=True).to_pil()
    document.close()
    picture = picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255).rotate(-90 * turns, expand=True)
    size = picture.width * 72 / dpi, picture.height * 72 / dpi
    return pdf(lambda canvas: canvas.drawImage(ImageReader(picture), 0, 0, *size), size=size)


def raw_pdf(objects: Sequence[bytes]) -> bytes:
    """A PDF of the objects given, numbered from 1, of which the first is the catalogue: for what no honest tool writes."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
