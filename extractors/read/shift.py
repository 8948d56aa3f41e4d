"""Move blocks and tables to where their text came to stand in a longer one."""

from __future__ import annotations

from dataclasses import replace

from models.documents import Block, Table


def shift_block(block: Block, offset: int, tables: int = 0) -> Block:
    """The block `offset` code points later, its table counted after `tables` others."""
    table = None if block.table is None else block.table + tables
    return replace(block, start=block.start + offset, end=block.end + offset, table=table)


def shift_table(table: Table, offset: int) -> Table:
    """The table with every span `offset` code points later."""
    cells = tuple(replace(cell, start=cell.start + offset, end=cell.end + offset) for cell in table.cells)
    caption = None if table.caption is None else (table.caption[0] + offset, table.caption[1] + offset)
    notes = tuple((start + offset, end + offset) for start, end in table.notes)
    return replace(table, cells=cells, caption=caption, notes=notes)
