"""Words of a page with their boxes, by few calls: the text in one, then the first and the last character of each word."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterator

import pypdfium2.raw as pdfium

from extractors.read.pdf.frames import Box, Frame, turned
from models.errors import Malformed

_WORD = re.compile(r"[^\s\x00-\x1f\x7f\ufffe\uffff]+[\x02\ufffe]?")
FARTHEST = 1e6
"""Points from the origin beyond which nothing can stand on a page; what is not a number stands beyond it, too."""
_HYPHENS = "\x02\ufffe"
_DROPPED = {ord(c): None for c in "\u200b\u200c\u200d\u2060\ufeff\x00"}
_READABLE = {
    **_DROPPED,
    0xAD: "-",
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
    # Symbol and Wingdings bullets sit in the private use area of many office exports.
    **dict.fromkeys((0xF0B7, 0xF0A7, 0xF076, 0xF0D8, 0xF06E, 0xF0FC, 0xF075, 0xF02D), "•"),
}
_TALL = 1.6
"""Line heights of the page beyond which a word's box is checked against its glyphs."""
_Raw = tuple[str, int, bool, float, float, float, float, float, float]
_BOLD_NAME = re.compile(rb"(?i)(?<!un)bold|-bd|black|heavy|semib|demi\b|,b")
_ASCII = re.compile(r"[\x20-\x7e]*\Z")


class Word:
    """A run of characters without white space. The box is in points of the frame that the words were read in.

    `index` is the first character's place in pdfium's text page (-1 for words that come from elsewhere), `size` the
    height of its line of type, `em` the size of its type and `bold` whether its face is (None: not looked up), `broken`
    whether pdfium saw it end its line on a hyphen, `score` the confidence of character recognition (None for a text
    layer).
    """

    __slots__ = ("bold", "bottom", "broken", "em", "index", "score", "size", "text", "top", "upright", "x0", "x1")

    def __init__(
        self, text: str, x0: float, top: float, x1: float, bottom: float, index: int = -1, size: float | None = None
    ) -> None:
        self.text = text
        self.x0 = x0
        self.top = top
        self.x1 = x1
        self.bottom = bottom
        self.index = index
        self.size = bottom - top if size is None else size
        self.upright = True
        self.bold: bool | None = None
        self.em: float | None = None
        self.broken = False
        self.score: float | None = None

    @property
    def box(self) -> Box:
        return self.x0, self.top, self.x1, self.bottom

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    def __repr__(self) -> str:
        return f"Word({self.text!r}, {self.x0:.1f}, {self.top:.1f}, {self.x1:.1f}, {self.bottom:.1f})"


def page_text(text_page: object, count: int) -> str:
    """The page's characters, one code point for each of pdfium's (so that an index into it is pdfium's own)."""
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    if written == count + 1:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if len(text) == count:
            return text
    return "".join(chr(pdfium.FPDFText_GetUnicode(text_page, i) or 0x20) for i in range(count))


def read_words(page: object, frame: Frame, spend: Callable[[int], None]) -> tuple[list[Word], int]:
    """Words of a loaded page in the file's own order, and the quarter turns that set its text upright.

    `spend` is told the number of characters before any is read. The boxes lie in `turned(frame, turns)`.
    """
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        raise Malformed("The page's text cannot be read.")
    try:
        count = max(0, pdfium.FPDFText_CountChars(text_page))
        spend(count)
        if not count:
            return [], 0
        return _words(text_page, page_text(text_page, count), frame)
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _spans(text: str) -> Iterator[tuple[int, int, bool]]:
    for match in _WORD.finditer(text):
        start, end = match.span()
        broken = text[end - 1] in _HYPHENS
        yield start, end, broken


def _words(text_page: object, text: str, frame: Frame) -> tuple[list[Word], int]:
    raw = _raw_words(text_page, text)
    faces = _Faces(text_page)
    raw = _sober(text_page, raw)
    turns = _turns(raw, frame)
    if turns:
        frame = turned(frame, turns)
    words: list[Word] = []
    after_broken = True
    a, b, c, d, e, f = frame.a, frame.b, frame.c, frame.d, frame.e, frame.f
    straight = b == 0 and c == 0
    for content, start, broken, x0, y0, x1, y1, along, across in raw:
        if straight:
            left, right, top, bottom = a * x0 + e, a * x1 + e, d * y1 + f, d * y0 + f
        else:
            left, right, top, bottom = c * y0 + e, c * y1 + e, b * x0 + f, b * x1 + f
        if left > right:
            left, right = right, left
        if top > bottom:
            top, bottom = bottom, top
        word = Word(content, left, top, right, bottom, start)
        word.broken = broken
        # A face is looked up only where pdfium begins a line or a far piece of one: enough for headings, and cheap.
        if after_broken or text[start - 1] == "\n" or (text[start - 1].isspace() and text[start - 2] == "\n"):
            word.bold, word.em = faces.is_bold(start), faces.em(start)
        after_broken = broken
        if abs(across) > abs(along):
            sideways = straight
        elif along or across:
            sideways = not straight
        else:
            sideways = False
        if sideways:
            word.upright = False
            word.size = right - left
        words.append(word)
    return words, turns


def _raw_words(text_page: object, text: str) -> list[_Raw]:
    """(text, index, broken, left, bottom, right, top, run along x, run along y) of every word, in user space."""
    rect = pdfium.FS_RECTF()
    reference = ctypes.byref(rect)
    loose = pdfium.FPDFText_GetLooseCharBox
    is_ascii = _ASCII.match
    out = []
    for start, end, broken in _spans(text):
        loose(text_page, start, reference)
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        along = across = 0.0
        last = end - 1 - broken
        if last > start:
            first_x, first_y = left + right, bottom + top
            loose(text_page, last, reference)
            along, across = rect.left + rect.right - first_x, rect.bottom + rect.top - first_y
            left, bottom = min(left, rect.left), min(bottom, rect.bottom)
            right, top = max(right, rect.right), max(top, rect.top)
        if top - bottom < 0.5 or right - left <= 0:
            left, bottom, right, top = _tight_box(text_page, start, end)
        if not (-FARTHEST < left <= right < FARTHEST and -FARTHEST < bottom <= top < FARTHEST):
            continue
        content = text[start : end - broken] + "-" * broken
        if not is_ascii(content):
            content = content.translate(_READABLE)
            if not content:
                continue
        out.append((content, start, broken, left, bottom, right, top, along, across))
    return out


def _sober(text_page: object, raw: list[_Raw]) -> list[_Raw]:
    """Words whose font claims a line far higher than the page's get the box of their glyphs (bullets of Symbol, say)."""
    heights = sorted(word[6] - word[4] for word in raw)
    limit = _TALL * heights[len(heights) // 2] if heights else 0.0
    out = []
    for word in raw:
        if limit < word[6] - word[4] and word[6] - word[4] > word[5] - word[3]:
            text, start, broken, left, bottom, right, top, along, across = word
            tight = _tight_box(text_page, start, start + len(text))
            if 0 < tight[3] - tight[1] < 0.5 * (top - bottom):
                word = (text, start, broken, left, tight[1], right, tight[3], along, across)
        out.append(word)
    return out


class _Faces:
    """Weight and true size of a character's face. The name tells the weight: stem widths, and so flags, often lie."""

    def __init__(self, text_page: object) -> None:
        self.text_page = text_page
        self.buffer = ctypes.create_string_buffer(128)
        self.flags = ctypes.c_int()
        self.matrix = pdfium.FS_MATRIX()

    def is_bold(self, index: int) -> bool:
        length = pdfium.FPDFText_GetFontInfo(self.text_page, index, self.buffer, 128, ctypes.byref(self.flags))
        name = self.buffer.raw[: length - 1] if 1 < length <= 128 else b""
        return bool(_BOLD_NAME.search(name))

    def em(self, index: int) -> float | None:
        """The size of type in points, or None where the file does not tell."""
        size = pdfium.FPDFText_GetFontSize(self.text_page, index)
        if size <= 0 or not pdfium.FPDFText_GetMatrix(self.text_page, index, ctypes.byref(self.matrix)):
            return None
        scale = math.hypot(self.matrix.c, self.matrix.d)
        return size * scale if 1.0 <= size * scale <= 400.0 else None


def _tight_box(text_page: object, start: int, end: int) -> tuple[float, float, float, float]:
    """The box of the glyphs themselves, for fonts that give no line height."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    boxes = []
    for i in range(start, end):
        pdfium.FPDFText_GetCharBox(text_page, i, *map(ctypes.byref, (left, right, bottom, top)))
        boxes.append((left.value, bottom.value, right.value, top.value))
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _turns(raw: list[_Raw], frame: Frame) -> int:
    """Clockwise quarter turns of the shown page that make most of its text run from left to right."""
    votes = [0, 0, 0, 0]
    for _content, _start, _broken, _l, _b, _r, _t, along, across in raw:
        dx = frame.a * along + frame.c * across
        dy = frame.b * along + frame.d * across
        if dx or dy:
            if abs(dx) >= abs(dy):
                votes[0 if dx > 0 else 2] += 1
            else:
                # Text that runs down the page is set upright by three clockwise quarter turns, text that runs up by one.
                votes[3 if dy > 0 else 1] += 1
    best = max(range(4), key=votes.__getitem__)
    # Right-to-left scripts also run "backwards": only text that runs up or down, or plainly upside down, turns the page.
    return best if best != 2 or votes[2] > 10 * (votes[0] + 1) else 0
