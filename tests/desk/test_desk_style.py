"""The style sheet: every text colour stands out from every ground it is set on, in light and in dark (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).resolve().parents[2] / "desk" / "static" / "desk.css").read_text(encoding="utf-8")
SCHEMES = [
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block)) for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
]
PAIRS = [
    ("ink", "paper"),
    ("ink", "card"),
    ("quiet", "paper"),
    ("quiet", "card"),
    ("accent", "paper"),
    ("accent", "card"),
    ("paper", "accent"),  # the words on a button
    ("warn", "paper"),
    ("good", "paper"),
    ("words-line", "paper"),
    *(("ink", ground) for ground in ("figure", "date", "exemption", "reference", "words")),
]


def luminance(colour: str) -> float:
    """Relative luminance of an sRGB colour."""
    parts = (int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(left: str, right: str) -> float:
    low, high = sorted((luminance(left), luminance(right)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out(scheme: int, text: str, ground: str) -> None:
    colours = {**SCHEMES[0], **SCHEMES[scheme]}
    assert contrast(colours[text], colours[ground]) >= 4.5


def test_marks_are_told_apart_by_their_line_too() -> None:
    lines = re.findall(r"^\.(figure|date|exemption|reference) \{.*border-bottom: (\S+ \S+) var", CSS, re.MULTILINE)
    assert len({line for _, line in lines}) == 4


def test_the_style_sheet_fetches_nothing() -> None:
    assert "url(" not in CSS
    assert "@import" not in CSS
