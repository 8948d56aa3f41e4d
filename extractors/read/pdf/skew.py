"""Skew of a scanned page: the angle at which its lines of text lie, found by how sharply they show as rows."""

from __future__ import annotations

import math

import numpy as np
from PIL.Image import Image, Resampling

from extractors.read.pdf.frames import Box

_WIDEST = 6.0
_LEAST = 0.3
_HEIGHT = 700
"""Pixels to which a picture is made small to look for its skew."""


def skew_of(picture: Image) -> float:
    """Degrees, counter-clockwise, by which the picture must be turned to lie straight; 0 for less than a third of one."""
    factor = min(1.0, _HEIGHT / max(picture.height, 1))
    small = picture.resize((max(1, int(picture.width * factor)), max(1, int(picture.height * factor))), Resampling.BOX)
    ink = 255 - np.asarray(small.convert("L"), dtype=np.float64)
    if ink.size == 0 or float(ink.max()) < 40:
        return 0.0
    dark = small.convert("L").point([255 if value < 255 - 0.4 * float(ink.max()) else 0 for value in range(256)])
    best = max(np.arange(-_WIDEST, _WIDEST + 0.01, 1.0), key=lambda angle: _sharpness(dark, float(angle)))
    best = max(np.arange(best - 0.8, best + 0.81, 0.2), key=lambda angle: _sharpness(dark, float(angle)))
    straight, turned = _sharpness(dark, 0.0), _sharpness(dark, float(best))
    return float(best) if abs(best) >= _LEAST and turned > 1.05 * straight else 0.0


def _sharpness(dark: Image, angle: float) -> float:
    rows = np.asarray(dark.rotate(angle, Resampling.NEAREST), dtype=np.float64).sum(axis=1)
    return float(((rows[1:] - rows[:-1]) ** 2).sum())


def straightened(picture: Image, angle: float) -> Image:
    """The picture turned by an angle about its middle, on white."""
    return picture.rotate(angle, Resampling.BICUBIC, fillcolor=255) if angle else picture


def skewed_box(box: Box, angle: float, width: float, height: float) -> Box:
    """A box of the straightened page back on the page as it lay: the upright box around its turned corners."""
    if not angle:
        return box
    turn = math.radians(angle)
    cos, sin = math.cos(turn), math.sin(turn)
    corners = []
    for x in (box[0], box[2]):
        for y in (box[1], box[3]):
            dx, dy = x - width / 2, y - height / 2
            corners.append((width / 2 + dx * cos - dy * sin, height / 2 + dx * sin + dy * cos))
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return max(0.0, min(xs)), max(0.0, min(ys)), min(width, max(xs)), min(height, max(ys))
