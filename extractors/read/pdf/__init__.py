"""Read PDFs: text in reading order, tables, scans, forms and embedded files, each with its place on the page."""

from __future__ import annotations

from extractors.read.pdf.limits import Limits
from extractors.read.pdf.reader import read_pdf

__all__ = ["Limits", "read_pdf"]
