"""The catalogue: its grammar, what it makes, and that the dictionary follows it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import WarehouseNewer
from models.selectors import TextQuote, deep_link
from warehouse.arrow import arrow_schema
from warehouse.catalogue import (
    BY_NAME,
    CORRECTABLE,
    FACT_TABLES,
    MACROS,
    SHARD_TABLES,
    TABLES,
    VIEWS,
    Column,
    misnamed,
    table_statements,
    view_statements,
)
from warehouse.dictionary import PATH, dictionary
from warehouse.migrations import MIGRATIONS, Migration, migrate, schema_number

DESIGNED = {
    *("source", "capture", "document", "version", "block", "sentence", "reference_number", "exemption", "figure"),
    *("date_mention", "entity", "question", "table_cell", "relation", "failure", "correction", "load"),
}


@pytest.fixture(scope="module")
def empty() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    migrate(connection)
    return connection


def test_every_designed_table_is_there() -> None:
    assert set(BY_NAME) >= DESIGNED


def test_column_names_follow_the_grammar() -> None:
    assert misnamed(TABLES) == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("seen_at", "DATE"),
        ("current", "BOOLEAN"),
        ("is_x", "BIGINT"),
        ("size", "BIGINT"),
        ("day", "DATE"),
        ("a_id", "DOUBLE"),
    ],
)
def test_a_misnamed_column_is_reported(name: str, kind: str) -> None:
    assert misnamed([replace(TABLES[0], columns=(Column(name, kind, "x"),))])


def test_every_table_and_column_has_a_comment_in_the_file(empty: duckdb.DuckDBPyConnection) -> None:
    bare = empty.execute(
        "SELECT table_name FROM duckdb_tables() WHERE comment IS NULL UNION ALL "
        "SELECT view_name FROM duckdb_views() WHERE comment IS NULL AND NOT internal UNION ALL "
        "SELECT table_name || '.' || column_name FROM duckdb_columns() WHERE comment IS NULL AND NOT internal"
    ).fetchall()
    assert bare == []


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_a_view_has_the_columns_that_it_lists(empty: duckdb.DuckDBPyConnection, view: object) -> None:
    described = empty.execute(f"DESCRIBE {view.name}").fetchall()  # type: ignore[attr-defined]
    assert [row[0] for row in described] == [name for name, _ in view.columns]  # type: ignore[attr-defined]


@pytest.mark.parametrize("macro", MACROS, ids=lambda macro: macro.name)
def test_a_macros_example_runs(empty: duckdb.DuckDBPyConnection, macro: object) -> None:
    empty.execute(macro.example)  # type: ignore[attr-defined]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_keys_and_references_name_columns_that_exist(table: object) -> None:
    names = table.column_names  # type: ignore[attr-defined]
    assert set(table.key) <= set(names)  # type: ignore[attr-defined]
    assert set(table.order) <= set(names)  # type: ignore[attr-defined]
    for column in table.columns:  # type: ignore[attr-defined]
        if column.references:
            other, key = column.references.split(".")
            assert key in BY_NAME[other].column_names


@pytest.mark.parametrize("table", SHARD_TABLES, ids=lambda table: table.name)
def test_arrow_schemas_agree_with_the_tables(empty: duckdb.DuckDBPyConnection, table: object) -> None:
    name = table.name  # type: ignore[attr-defined]
    held = empty.execute(f"SELECT * FROM {name}").to_arrow_table().schema
    schema = arrow_schema(table)  # type: ignore[arg-type]
    for field in held:
        wanted = schema.field(field.name).type
        assert str(field.type).replace("l: ", "") == str(wanted).replace("element: ", "") or _same(field.type, wanted)


def _same(left: pa.DataType, right: pa.DataType) -> bool:
    if pa.types.is_list(left) and pa.types.is_list(right):
        return _same(left.value_type, right.value_type)
    return bool(left == right)


def test_correctable_fields_are_columns() -> None:
    for kind, fields in CORRECTABLE.items():
        assert set(fields) <= set(FACT_TABLES[kind].column_names)


def test_the_data_dictionary_is_up_to_date() -> None:
    path = Path(__file__).resolve().parents[2] / PATH
    assert path.read_text(encoding="utf-8") == dictionary(), "run: python -m warehouse.dictionary"


def _queries(page: str) -> list[str]:
    text = (Path(__file__).resolve().parents[2] / "docs" / page).read_text(encoding="utf-8")
    return [
        query
        for block in re.findall(r"```sql\n(.*?)```", text, re.DOTALL)
        for query in block.split(";")
        if query.strip()
    ]


@pytest.mark.parametrize("query", _queries("warehouse.md"))
def test_the_queries_of_the_documentation_run(empty: duckdb.DuckDBPyConnection, query: str) -> None:
    empty.execute(query)


MACRO_LAND = duckdb.connect()
for _statement in (*table_statements(), *view_statements()):
    MACRO_LAND.execute(_statement)
_WORDS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=40)


@given(_WORDS, _WORDS, _WORDS)
def test_any_words_make_the_same_link_in_sql(exact: str, prefix: str, suffix: str) -> None:
    url = "https://police.example/foi/1#old"
    found = MACRO_LAND.execute("SELECT deep_link($1, $2, $3, $4)", [url, exact, prefix, suffix]).fetchone()
    assert found == (deep_link(url, TextQuote(exact, prefix, suffix)),)


# An older file, as the first step of a story that ends in the present catalogue.
_OLDER = tuple(s for s in table_statements() if "COLUMN document.parent_url" not in s)
_OLDER = tuple(s.replace("  source VARCHAR,\n  parent_url VARCHAR\n", "  source VARCHAR\n") for s in _OLDER)
_STEPS = (
    Migration(1, "create the tables", ()),
    Migration(
        2,
        "add the page that offered a document",
        (
            "ALTER TABLE document ADD COLUMN parent_url VARCHAR",
            "COMMENT ON COLUMN document.parent_url IS 'Page that offered it, or mail or archive that held it.'",
        ),
    ),
)


def _older_file() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    for statement in _OLDER:
        connection.execute(statement)
    connection.execute("INSERT INTO schema_migration VALUES (1, 'create the tables', 'x', current_date)")
    connection.execute("INSERT INTO document VALUES ('d', 'https://a.example/', NULL, NULL)")
    return connection


def test_an_old_file_migrates_and_keeps_its_rows() -> None:
    connection = _older_file()
    assert migrate(connection, _STEPS) == 1
    assert schema_number(connection) == 2
    assert connection.execute("SELECT document_id, parent_url FROM document").fetchall() == [("d", None)]
    fresh = duckdb.connect()
    migrate(fresh, _STEPS)
    columns = "SELECT table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns() ORDER BY ALL"
    assert connection.execute(columns).fetchall() == fresh.execute(columns).fetchall()


def test_migrating_twice_does_nothing() -> None:
    connection = _older_file()
    migrate(connection, _STEPS)
    before = connection.execute("SELECT * FROM schema_migration ORDER BY ALL").fetchall()
    assert migrate(connection, _STEPS) == 0
    assert connection.execute("SELECT * FROM schema_migration ORDER BY ALL").fetchall() == before


def test_a_step_that_fails_leaves_the_file_as_it_was() -> None:
    connection = _older_file()
    broken = (_STEPS[0], replace(_STEPS[1], statements=(*_STEPS[1].statements, "SELECT no_such_column")))
    with pytest.raises(duckdb.BinderException):
        migrate(connection, broken)
    assert schema_number(connection) == 1
    assert [row[0] for row in connection.execute("DESCRIBE document").fetchall()] == [
        "document_id",
        "url",
        "publisher",
        "source",
    ]


def test_changed_views_are_rewritten(empty: duckdb.DuckDBPyConnection) -> None:
    connection = duckdb.connect()
    migrate(connection)
    connection.execute("CREATE OR REPLACE VIEW response AS SELECT 1 AS stale")
    connection.execute("UPDATE schema_migration SET definition_sha256 = 'old' WHERE migration_number = 0")
    migrate(connection)
    assert connection.execute("SELECT count(*) FROM response").fetchall() == [(0,)]


def test_a_file_of_a_later_form_is_refused() -> None:
    connection = duckdb.connect()
    migrate(connection, (*MIGRATIONS, Migration(99, "later", ())))
    with pytest.raises(WarehouseNewer):
        migrate(connection)
