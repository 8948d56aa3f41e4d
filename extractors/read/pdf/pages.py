"""The fast pass: words, rulings and images of every page, before any judgement."""

from __future__ import annotations

from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

from extractors.read.pdf.extras import Forms, read_links
from extractors.read.pdf.frames import Box, shown_frame, turned, unturned
from extractors.read.pdf.layout import fine_gap
from extractors.read.pdf.limits import Budget
from extractors.read.pdf.lines import Line, lines_of, rows_of, usual_space
from extractors.read.pdf.rulings import Drawing, read_drawing
from extractors.read.pdf.skew import skewed_box
from extractors.read.pdf.words import FARTHEST, Word, read_words


@dataclass(slots=True)
class Page:
    """One page, its text set upright: `turns` clockwise quarter turns from the page as it is shown.

    `width` and `height` are of the turned frame that words and drawing lie in, in points.
    """

    number: int
    width: float
    height: float
    words: list[Word]
    drawing: Drawing = field(default_factory=Drawing)
    turns: int = 0
    links: list[tuple[str, Box]] = field(default_factory=list)
    recognised: bool = False
    skew: float = 0.0
    _rows: list[list[Word]] | None = None
    _lines: list[Line] | None = None
    _space: float = 0.25

    @property
    def rows(self) -> list[list[Word]]:
        """Upright words in rows, top to bottom, each from left to right."""
        if self._rows is None:
            self._rows = rows_of(word for word in self.words if word.upright)
            self._space = usual_space(self._rows)
        return self._rows

    @property
    def space(self) -> float:
        """The usual space between words, in line heights."""
        return self._space if self.rows else 0.25

    @property
    def lines(self) -> list[Line]:
        """The rows cut finely, as gutters between columns are looked for."""
        if self._lines is None:
            self._lines = lines_of(self.rows, self.number, fine_gap(self.space))
        return self._lines

    def turn(self, quarter_turns: int) -> None:
        """Turns the frame clockwise, for a scan that lies on its side; it holds no words yet."""
        self.turns = (self.turns + quarter_turns) % 4
        if quarter_turns % 2:
            self.width, self.height = self.height, self.width
        self.drawing = Drawing()

    def recognise(self, words: list[Word], skew: float = 0.0) -> None:
        """Takes the words that character recognition read on the page turned by `skew` degrees to lie straight."""
        self.words, self.recognised, self.skew = words, True, skew
        self._rows = self._lines = None

    def shown(self, box: Box) -> Box:
        """A box of this frame on the page as it is shown, rounded to hundredths of a point."""
        box = skewed_box(box, self.skew, self.width, self.height)
        if self.turns % 2:
            box = unturned(box, self.turns, self.height, self.width)
        elif self.turns:
            box = unturned(box, self.turns, self.width, self.height)
        x0, top, x1, bottom = box
        return round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2)


def read_page(document: pypdfium2.PdfDocument, index: int, budget: Budget, forms: Forms | None = None) -> Page | None:
    """Page `index` (from 0) with the values of its form fields, or None where pdfium cannot load it."""
    budget.check_time()
    handle = pdfium.FPDF_LoadPage(document, index)
    if not handle:
        return None
    try:
        frame = shown_frame(handle)
        if not (0 < frame.width < FARTHEST and 0 < frame.height < FARTHEST):
            return None
        words, turns = read_words(handle, frame, lambda count: budget.spend_chars(count, index + 1))
        if turns:
            frame = turned(frame, turns)
        drawing = read_drawing(handle, frame, budget.limits.objects_per_page)
        if forms is not None:
            words += forms.words(handle, frame)
        links = read_links(document, handle, frame)
        return Page(index + 1, frame.width, frame.height, words, drawing, turns, links)
    finally:
        pdfium.FPDF_ClosePage(handle)
