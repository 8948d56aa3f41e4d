"""Write the data dictionary from the catalogue: `python -m warehouse.dictionary` rewrites docs/data_dictionary.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from warehouse.catalogue import CORRECTABLE, MACROS, VIEWS, Column, Table, View
from warehouse.catalogue.facts import FACTS
from warehouse.catalogue.provenance import PROVENANCE
from warehouse.catalogue.texts import TEXTS

PATH = Path("docs") / "data_dictionary.md"
_INTRODUCTION = """# Data dictionary

Written from the catalogue by `python -m warehouse.dictionary`; a test fails when it is out of date. The same words are in the
file itself as comments: `SELECT table_name, column_name, comment FROM duckdb_columns()`.

Start from the views. The tables under them are for questions that the views do not answer.

How columns are named: `_id` an identifier (24 hex digits, a hash of content), `_sha256` a hash, `_date` a day, `_at` a moment in
UTC, `_count` how many, `_number` a place in an order from 0, `_offset` code points of `version.text` (starts inclusive, ends
exclusive), `_days` working days, `_url` an address, `is_` a truth value. Money is in pounds sterling, a percentage is its
number."""


def dictionary() -> str:
    """The data dictionary as Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield _INTRODUCTION
    yield "\n## Start here"
    for view in VIEWS:
        if view.start_here:
            yield from _view(view)
    yield "\n## Macros\n"
    for macro in MACROS:
        yield f"- `{macro.name}({macro.parameters})`: {macro.comment} Example: `{macro.example}`."
    yield "\nMacros need the file itself to be the current database: open it directly, or say `USE name` after `ATTACH`."
    for heading, tables in (("Facts", FACTS), ("Texts", TEXTS), ("Provenance", PROVENANCE)):
        yield f"\n## {heading}"
        for table in tables:
            yield from _table(table)
    yield "\n## Views under the views"
    yield from _corrections()
    for view in VIEWS:
        if not view.start_here:
            yield from _view(view)


def _corrections() -> Iterator[str]:
    yield "\nFields that a correction may override:\n"
    for kind, fields in CORRECTABLE.items():
        yield f"- {kind}: {', '.join(f'`{name}`' for name in fields)}, `is_wrong`."


def _view(view: View) -> Iterator[str]:
    yield f"\n### {view.name}\n\n{view.comment}\n"
    if view.warning:
        yield f"**Mind:** {view.warning}\n"
    yield from _rows(("column", "meaning"), ((f"`{name}`", comment) for name, comment in view.columns))


def _table(table: Table) -> Iterator[str]:
    yield f"\n### {table.name}\n\n{table.comment} Key: {', '.join(f'`{name}`' for name in table.key)}.\n"
    if table.warning:
        yield f"**Mind:** {table.warning}\n"
    yield from _rows(
        ("column", "type", "meaning"),
        ((f"`{column.name}`", column.type, _meaning(column)) for column in table.columns),
    )


def _meaning(column: Column) -> str:
    return f"{column.comment} Points at `{column.references}`." if column.references else column.comment


def _rows(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + " --- |" * len(head)
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"


def main() -> None:
    """Write the dictionary beside the code."""
    root = Path(__file__).resolve().parents[1]
    (root / PATH).write_text(dictionary(), encoding="utf-8")


if __name__ == "__main__":
    main()
