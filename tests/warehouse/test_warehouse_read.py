"""Publishing, reading, tracing, verifying, querying and exporting a small warehouse."""

from __future__ import annotations

from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest
from warehouse_builders import LETTER, House, extract_letter, rows_of

from models.errors import NotFoundInWarehouse, QueryError, WarehouseError, WarehouseMissing, WarehouseNewer
from models.locators import (
    CellLocator,
    DomLocator,
    JsonLocator,
    LineLocator,
    MailLocator,
    PageLocator,
    PartLocator,
    locator_json,
)
from models.selectors import TextQuote, deep_link
from warehouse import open_read
from warehouse.export import export_parquet
from warehouse.links import link_at
from warehouse.sql import run_query
from warehouse.status import status
from warehouse.trace import trace
from warehouse.verify import verify

URL = "https://police.example/foi/1"
CHANGED = LETTER.replace("97 allegations", "99 allegations").replace("88", "91")


@pytest.fixture
def reader(house: House, letters: Any) -> Any:
    house.load(
        house.shard(rows_of(LETTER, URL), *letters(3)), house.shard(rows_of(CHANGED, URL, "2024-05-01T09:00:00Z"))
    )
    with open_read(house.publish()) as connection:
        yield connection


def test_a_published_warehouse_is_sound(reader: Any) -> None:
    report = verify(reader)
    assert report.problems == []
    assert report.checked["figure"] == 10


def test_words_find_the_sentence_with_the_figure_marked(reader: Any) -> None:
    hit = trace(reader, "97 allegations")[0]
    assert hit.sentence == "A total of 97 allegations were recorded against 88 officers."
    assert hit.sentence[hit.start : hit.end] == "97"
    assert (hit.value, hit.detail, hit.place, hit.publisher) == ("97", "allegations", "line 4", "Northshire Police")
    assert not hit.is_current, "the page says 99 now"
    assert hit.link == deep_link(URL, TextQuote("97", LETTER[: LETTER.index("97")][-32:], LETTER.split("97")[1][:32]))


def test_a_fact_is_found_by_its_identifier(reader: Any) -> None:
    hit = trace(reader, "99 allegations")[0]
    assert hit.fact_id is not None
    assert trace(reader, hit.fact_id)[0].sentence == hit.sentence
    assert reader.execute("SELECT sentence FROM trace(?)", [hit.fact_id]).fetchall() == [(hit.sentence,)]


def test_an_unknown_identifier_is_a_named_error(reader: Any) -> None:
    with pytest.raises(NotFoundInWarehouse):
        trace(reader, "0" * 24)


def test_the_sql_link_is_the_link_of_the_models(reader: Any) -> None:
    rows = reader.execute("SELECT url, quote, quote_prefix, quote_suffix, link FROM evidence").fetchall()
    assert len(rows) == 30
    for url, quote, prefix, suffix, link in rows:
        assert link == deep_link(url, TextQuote(quote, prefix, suffix))


_LOCATORS = [
    None,
    LineLocator(3, 4),
    DomLocator("/html/body/p[2]"),
    PageLocator(12, (1.0, 2.0, 3.0, 4.0)),
    CellLocator("page", "B4"),
    MailLocator("1.2", 1, 2),
    PartLocator("word/document.xml", "/w:p[1]"),
    JsonLocator("/details/body"),
]


@pytest.mark.parametrize("locator", _LOCATORS, ids=lambda locator: locator.type if locator else "none")
@pytest.mark.parametrize(
    "url", [URL, f"{URL}#embedded=1-a.pdf", "http://a.example/b.pdf", "file:///a.pdf", "ftp://a.example/"]
)
def test_the_sql_link_follows_the_kind_of_file(reader: Any, locator: Any, url: str) -> None:
    quote = TextQuote("97", "a total of ", " allegations recorded")
    given = [url, quote.exact, quote.prefix, quote.suffix, locator_json(locator) if locator else None]
    assert reader.execute("SELECT link_at($1, $2, $3, $4, $5)", given).fetchone() == (link_at(url, quote, locator),)


def test_a_page_of_a_pdf_opens_by_its_number() -> None:
    assert (
        link_at("https://a.example/b.pdf", TextQuote("97", "", ""), PageLocator(12))
        == "https://a.example/b.pdf#page=12"
    )


def test_a_changed_figure_is_a_revision(reader: Any) -> None:
    rows = reader.execute(
        "SELECT change, label, before_value, after_value FROM revision WHERE fact_kind = 'figure' ORDER BY label"
    ).fetchall()
    assert rows == [("changed", "allegations", "97", "99"), ("changed", "officers", "88", "91")]


def test_one_response_is_one_row(reader: Any) -> None:
    rows = reader.execute(
        "SELECT authority, own_reference, received_first_date, responded_last_date, exemptions_applied FROM response "
        "WHERE url = ?",
        [URL],
    ).fetchall()
    assert [(a, r, str(first), str(last), e) for a, r, first, last, e in rows] == [
        ("Northshire Police", "01.FOI.24.000123", "2024-03-04", "2024-03-18", ["FOIA2000 40(2)"])
    ]


def test_status_counts(reader: Any) -> None:
    found = status(reader)
    assert (found.rows["document"], found.rows["version"], found.facts) == (4, 5, 30)
    assert found.last_load is not None
    assert found.coverage[0]["document_count"] == 4


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("DELETE FROM figure", "Only queries"),
        ("CREATE TABLE x AS SELECT 1", "Only queries"),
        ("COPY figure TO '/tmp/x.csv'", "Only queries"),
        ("ATTACH ':memory:' AS m", "Only queries"),
        ("SET threads = 1", "Only queries"),
        ("SELECT 1; SELECT 2", "exactly one"),
        ("", "exactly one"),
        ("SELECT * FROM figures", "Start from the views"),
        ("SELECT amount FROM figure", "DESCRIBE"),
        ("SELECT * FROM read_csv('/etc/passwd')", "no other files"),
        ("SELECT * FROM '/etc/passwd'", "Start from the views"),
        ("SELEC 1", "DuckDB"),
    ],
)
def test_queries_only_read_and_errors_advise(reader: Any, query: str, hint: str) -> None:
    with pytest.raises(QueryError, match=hint):
        list(run_query(reader, query))


def test_a_query_gives_columns_and_rows(reader: Any) -> None:
    result = run_query(reader, "SELECT value, count(*) AS times FROM figure GROUP BY ALL ORDER BY value")
    assert result.columns == ("value", "times")
    assert next(iter(result)) == (88.0, 4)


def test_a_python_variable_is_no_table(reader: Any) -> None:
    import pyarrow as pa

    secret = pa.table({"a": [1]})  # noqa: F841 - the query must not find it
    with pytest.raises(QueryError):
        run_query(reader, "SELECT * FROM secret")


def test_export_writes_every_table_and_starting_view(reader: Any, tmp_path: Any) -> None:
    files = export_parquet(reader, tmp_path / "out")
    figures = pq.read_table(tmp_path / "out" / "figure.parquet")
    assert figures.num_rows == 10
    assert figures.schema.field("value").metadata[b"comment"].startswith(b"The number")
    assert {file.stem for file in files} >= {"figure", "evidence", "response", "revision"}


def test_no_warehouse_is_a_named_error(tmp_path: Any) -> None:
    with pytest.raises(WarehouseMissing):
        open_read(tmp_path)


def test_a_file_that_is_no_warehouse_is_a_named_error(tmp_path: Any) -> None:
    (tmp_path / "foitrace.duckdb").write_bytes(b"not a database at all" * 100)
    with pytest.raises(WarehouseError, match="cannot be opened"):
        open_read(tmp_path)


def test_a_newer_warehouse_is_refused(house: House) -> None:
    house.load(house.shard(rows_of(LETTER, URL)))
    with duckdb.connect(str(house.work)) as connection:
        connection.execute("INSERT INTO schema_migration VALUES (999, 'later', 'x', current_date)")
    with pytest.raises(WarehouseNewer):
        house.load(house.shard(rows_of(CHANGED, URL)))


def test_readers_keep_their_snapshot_while_another_is_published(house: House) -> None:
    house.load(house.shard(rows_of(LETTER, URL)))
    old = duckdb.connect(str(house.publish() / "foitrace.duckdb"), read_only=True)
    house.load(house.shard(rows_of(CHANGED, URL, "2024-05-01T09:00:00Z")))
    house.publish()
    assert old.execute("SELECT count(*) FROM version").fetchall() == [(1,)]
    old.close()
    with open_read(house.data) as fresh:
        assert fresh.execute("SELECT count(*) FROM version").fetchall() == [(2,)]
    assert sorted(path.name for path in house.data.iterdir()) == ["foitrace.duckdb", "shards", "work"]


def test_surrogates_do_not_stop_a_load(house: House) -> None:
    text = LETTER.replace("officers 2019", "of\ud800ficers 2019")
    house.load(house.shard(rows_of(text, URL)))
    with open_read(house.publish()) as connection:
        assert verify(connection).problems == []
    assert extract_letter(text).text == text
