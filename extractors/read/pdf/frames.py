"""Frames: from PDF user space (origin bottom left, before rotation) to the page as it is shown (origin top left)."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import pypdfium2.raw as pdfium

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points from the top left corner of the page as shown."""


@dataclass(frozen=True, slots=True)
class Frame:
    """An affine map x' = ax + cy + e, y' = bx + dy + f, and the size of the page that it maps to, in points."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float
    width: float
    height: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """The upright box around the image of a box given by two opposite corners."""
        ax, ay = self.point(x0, y0)
        bx, by = self.point(x1, y1)
        return (ax, ay, bx, by) if ax <= bx and ay <= by else (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def shown_frame(page: object) -> Frame:
    """The frame of a loaded page as a viewer shows it: crop box and /Rotate applied."""
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(rect)):
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        return Frame(1, 0, 0, -1, 0, height, width, height)
    x0, y0, x1, y1 = min(rect.left, rect.right), min(rect.bottom, rect.top), rect.right, max(rect.top, rect.bottom)
    width, height = abs(x1 - x0), y1 - y0
    match pdfium.FPDFPage_GetRotation(page):
        case 1:
            return Frame(0, 1, 1, 0, -y0, -x0, height, width)
        case 2:
            return Frame(-1, 0, 0, 1, x1, -y0, width, height)
        case 3:
            return Frame(0, -1, -1, 0, y1, x1, height, width)
        case _:
            return Frame(1, 0, 0, -1, -x0, y1, width, height)


def turned(frame: Frame, quarter_turns: int) -> Frame:
    """The frame turned clockwise by quarter turns, for pages whose text runs up or down as shown."""
    for _ in range(quarter_turns % 4):
        frame = Frame(-frame.b, frame.a, -frame.d, frame.c, frame.height - frame.f, frame.e, frame.height, frame.width)
    return frame


def unturned(box: Box, quarter_turns: int, width: float, height: float) -> Box:
    """A box of a frame turned by `turned`, back in the frame before it, whose size is `width` by `height`."""
    x0, top, x1, bottom = box
    match quarter_turns % 4:
        case 1:
            return top, height - x1, bottom, height - x0
        case 2:
            return width - x1, height - bottom, width - x0, height - top
        case 3:
            return width - bottom, x0, width - top, x1
        case _:
            return box
