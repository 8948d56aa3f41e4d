"""Read sheets: workbooks and delimited files, their tables found among titles and notes."""

from __future__ import annotations

from extractors.read.sheets.delimited import read_delimited
from extractors.read.sheets.workbook import ODS, XLS, XLSB, XLSX, read_workbook

__all__ = ["ODS", "XLS", "XLSB", "XLSX", "read_delimited", "read_workbook"]
