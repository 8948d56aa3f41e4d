"""Read Word files: paragraphs, headings, numbered lists, tables, notes and text boxes, with tracked changes as accepted."""

from __future__ import annotations

from extractors.read.word.reader import read_word

__all__ = ["read_word"]
