"""Read sheets: workbooks and delimited files, their tables found among titles and notes."""

from __future__ import annotations

from extractors.read.sheets.delimited import read_delimited

__all__ = ["read_delimited"]
