"""Rulings and shaded boxes of a page: the straight lines and rectangles that its path objects draw."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from extractors.read.pdf.frames import Box, Frame
from extractors.read.pdf.words import FARTHEST
from models.errors import LimitExceeded

_THIN = 3.0
"""Points up to which a filled rectangle counts as a drawn line."""
_SHORTEST = 3.0
_MAX_SEGMENTS = 60
"""Paths with more segments are drawings, not rulings."""
_MAX_CURVES = 2_000
_MAX_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Ruling:
    """A horizontal or vertical line: `at` is its y (horizontal) or x (vertical), from `start` to `end` along it."""

    horizontal: bool
    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        return self.end - self.start


@dataclass(slots=True)
class Drawing:
    """What a page draws beside its text. Boxes are in the frame given."""

    rulings: list[Ruling] = field(default_factory=list)
    shades: list[Box] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    curves: list[Box] = field(default_factory=list)
    paths: int = 0


class _Collector:
    def __init__(self, frame: Frame, limit: int) -> None:
        self.frame = frame
        self.limit = limit
        self.seen = 0
        self.drawing = Drawing()
        self._rect = [ctypes.c_float() for _ in range(4)]
        self._x, self._y = ctypes.c_float(), ctypes.c_float()
        self._fill, self._stroke = ctypes.c_int(), ctypes.c_int()
        self._matrix = pdfium.FS_MATRIX()
        self._alpha = [ctypes.c_uint() for _ in range(4)]

    def take(self, obj: object, outer: tuple[float, ...] | None, depth: int) -> None:
        self.seen += 1
        if self.seen > self.limit:
            raise LimitExceeded(f"A page holds more than {self.limit:,} objects.")
        match pdfium.FPDFPageObj_GetType(obj):
            case pdfium.FPDF_PAGEOBJ_PATH:
                self.drawing.paths += 1
                self._take_path(obj, outer)
            case pdfium.FPDF_PAGEOBJ_IMAGE:
                self.drawing.images.append(self._bounds(obj, outer))
            case pdfium.FPDF_PAGEOBJ_FORM if depth < _MAX_DEPTH:
                inner = _multiplied(self._object_matrix(obj), outer)
                for i in range(pdfium.FPDFFormObj_CountObjects(obj)):
                    self.take(pdfium.FPDFFormObj_GetObject(obj, i), inner, depth + 1)
            case _:
                pass

    def _object_matrix(self, obj: object) -> tuple[float, ...]:
        m = self._matrix
        if not pdfium.FPDFPageObj_GetMatrix(obj, ctypes.byref(m)):
            return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        return (m.a, m.b, m.c, m.d, m.e, m.f)

    def _bounds(self, obj: object, outer: tuple[float, ...] | None) -> Box:
        left, bottom, right, top = self._rect
        pdfium.FPDFPageObj_GetBounds(obj, *map(ctypes.byref, self._rect))
        corners = (left.value, bottom.value), (right.value, top.value)
        (x0, y0), (x1, y1) = (_applied(outer, x, y) for x, y in corners)
        return self.frame.box(x0, y0, x1, y1)

    def _take_path(self, obj: object, outer: tuple[float, ...] | None) -> None:
        segments = pdfium.FPDFPath_CountSegments(obj)
        if not 2 <= segments <= _MAX_SEGMENTS:
            self._take_curve(obj, outer)
            return
        pdfium.FPDFPath_GetDrawMode(obj, ctypes.byref(self._fill), ctypes.byref(self._stroke))
        filled, stroked = self._fill.value != 0, self._stroke.value != 0
        if not filled and not stroked:
            return
        if filled and not stroked and self._is_white(obj):
            return
        if segments in (4, 5) or filled:
            box = self._bounds(obj, outer)
            if self._take_box(box, filled, stroked and segments in (4, 5) and self._is_rectangle(obj, segments)):
                return
        taken = len(self.drawing.rulings)
        if stroked:
            for x0, y0, x1, y1 in self._segments(obj, segments, outer):
                self._take_line(*self.frame.point(x0, y0), *self.frame.point(x1, y1))
        if len(self.drawing.rulings) == taken:
            self._take_curve(obj, outer)

    def _take_curve(self, obj: object, outer: tuple[float, ...] | None) -> None:
        """Keeps the box of what is neither a rule nor a rectangle: part of a drawing."""
        if len(self.drawing.curves) < _MAX_CURVES:
            self.drawing.curves.append(self._bounds(obj, outer))

    def _is_white(self, obj: object) -> bool:
        red, green, blue, alpha = self._alpha
        if not pdfium.FPDFPageObj_GetFillColor(obj, *map(ctypes.byref, self._alpha)):
            return False
        return alpha.value == 0 or (red.value > 250 and green.value > 250 and blue.value > 250)

    def _is_rectangle(self, obj: object, segments: int) -> bool:
        matrix = self._object_matrix(obj)
        points = [_applied(matrix, x, y) for x, y in self._points(obj, segments)]
        return all(abs(a[0] - b[0]) < 1 or abs(a[1] - b[1]) < 1 for a, b in itertools.pairwise(points))

    def _points(self, obj: object, segments: int) -> Iterator[tuple[float, float]]:
        for i in range(segments):
            segment = pdfium.FPDFPath_GetPathSegment(obj, i)
            pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(self._x), ctypes.byref(self._y))
            yield self._x.value, self._y.value

    def _segments(
        self, obj: object, count: int, outer: tuple[float, ...] | None
    ) -> Iterator[tuple[float, float, float, float]]:
        matrix = _multiplied(self._object_matrix(obj), outer)
        start = here = (0.0, 0.0)
        for i in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(obj, i)
            pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(self._x), ctypes.byref(self._y))
            there = _applied(matrix, self._x.value, self._y.value)
            match pdfium.FPDFPathSegment_GetType(segment):
                case pdfium.FPDF_SEGMENT_MOVETO:
                    start = there
                case pdfium.FPDF_SEGMENT_LINETO:
                    yield (*here, *there)
            here = there
            if pdfium.FPDFPathSegment_GetClose(segment):
                yield (*here, *start)
                here = start

    def _take_box(self, box: Box, filled: bool, stroked_rectangle: bool) -> bool:
        """Takes a box as a thin line, a shade or four rulings; whether it was any of them."""
        x0, top, x1, bottom = box
        if not (-FARTHEST < x0 <= x1 < FARTHEST and -FARTHEST < top <= bottom < FARTHEST):
            return True
        wide, high = x1 - x0, bottom - top
        if filled and high <= _THIN and wide >= max(_SHORTEST, 2 * high):
            self._add(True, (top + bottom) / 2, x0, x1)
        elif filled and wide <= _THIN and high >= max(_SHORTEST, 2 * wide):
            self._add(False, (x0 + x1) / 2, top, bottom)
        elif filled or stroked_rectangle:
            if filled:
                self.drawing.shades.append(box)
            if stroked_rectangle:
                self._add(True, top, x0, x1)
                self._add(True, bottom, x0, x1)
                self._add(False, x0, top, bottom)
                self._add(False, x1, top, bottom)
        else:
            return False
        return True

    def _take_line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        if abs(y0 - y1) <= 1.0:
            self._add(True, (y0 + y1) / 2, min(x0, x1), max(x0, x1))
        elif abs(x0 - x1) <= 1.0:
            self._add(False, (x0 + x1) / 2, min(y0, y1), max(y0, y1))

    def _add(self, horizontal: bool, at: float, start: float, end: float) -> None:
        if end - start >= _SHORTEST and -FARTHEST < start < end < FARTHEST and -FARTHEST < at < FARTHEST:
            self.drawing.rulings.append(Ruling(horizontal, at, start, end))


def _applied(matrix: tuple[float, ...] | None, x: float, y: float) -> tuple[float, float]:
    if matrix is None:
        return x, y
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _multiplied(inner: tuple[float, ...], outer: tuple[float, ...] | None) -> tuple[float, ...]:
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    ua, ub, uc, ud, ue, uf = outer
    return (
        a * ua + b * uc,
        a * ub + b * ud,
        c * ua + d * uc,
        c * ub + d * ud,
        e * ua + f * uc + ue,
        e * ub + f * ud + uf,
    )


def read_drawing(page: object, frame: Frame, limit: int) -> Drawing:
    """Rulings, shaded boxes and images of a loaded page. Raises LimitExceeded beyond `limit` objects."""
    count = pdfium.FPDFPage_CountObjects(page)
    if count > limit:
        raise LimitExceeded(f"A page holds {count:,} objects.")
    collector = _Collector(frame, limit)
    for i in range(count):
        collector.take(pdfium.FPDFPage_GetObject(page, i), None, 0)
    return collector.drawing
