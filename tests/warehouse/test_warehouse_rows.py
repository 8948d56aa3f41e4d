"""Rows: both selectors, resolved relations, identifiers that are content; property tests over random texts and facts."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warehouse_builders import LETTER, House, capture_of, extract_letter, figure, rows_of

from models.documents import Cell, Link, Metadata, Table
from models.errors import BadQuote, WarehouseError
from models.extraction import Clock
from models.facts import DateMention, Entity, Fact, Figure, Period, Question, Reference, Relation
from models.locators import CellLocator
from warehouse import open_read
from warehouse.rows import document_rows
from warehouse.shard import list_shards, remove_shards, write_shard
from warehouse.verify import verify

URL = "https://police.example/foi/1"


def test_the_same_extraction_gives_the_same_rows() -> None:
    assert rows_of(LETTER, URL) == rows_of(LETTER, URL)


def test_the_moment_of_a_fetch_changes_no_row_but_its_own() -> None:
    early, late = rows_of(LETTER, URL), rows_of(LETTER, URL, "2025-01-01T00:00:00Z")
    for name, rows in early.items():
        if name not in ("capture", "sighting"):
            assert [{k: v for k, v in row.items() if k != "fetched_at"} for row in rows] == [
                {k: v for k, v in row.items() if k != "fetched_at"} for row in late[name]
            ]


def test_a_fact_knows_its_sentence_block_and_surroundings() -> None:
    rows = rows_of(LETTER, URL)
    row = rows["figure"][0]
    sentence = next(s for s in rows["sentence"] if s["sentence_id"] == row["sentence_id"])
    assert sentence["text"].startswith("A total of 97")
    assert row["quote_prefix"] + row["quote"] + row["quote_suffix"] in LETTER
    block = next(b for b in rows["block"] if b["block_id"] == row["block_id"])
    assert block["locator"] == '{"type":"line","first":4,"last":4}'


def test_two_figures_with_one_span_and_value_are_two_rows() -> None:
    """A merged cell can stand for two rows of a table."""
    twice = (
        figure(LETTER, "97", 97, breakdown=(("year", "2020"),)),
        figure(LETTER, "97", 97.0, breakdown=(("year", "2021"),)),
    )
    rows = rows_of(LETTER, URL, facts=twice)
    assert len({row["fact_id"] for row in rows["figure"]}) == 2


def test_a_whole_number_and_its_decimal_are_one_value() -> None:
    first = rows_of(LETTER, URL, facts=(figure(LETTER, "97", 97),))
    second = rows_of(LETTER, URL, facts=(figure(LETTER, "97", 97.0),))
    assert first["figure"][0]["fact_id"] == second["figure"][0]["fact_id"]


@pytest.mark.parametrize(("start", "end"), [(5, 5), (-1, 3), (0, 10_000), (9, 3)])
def test_a_fact_outside_the_text_is_a_named_error(start: int, end: int) -> None:
    bad = figure(LETTER, "97", 97)
    fact = Figure(start=start, end=end, zone="response", value=1, unit="count", comparator="=")
    with pytest.raises(BadQuote):
        rows_of(LETTER, URL, facts=(bad, fact))


def test_a_date_that_is_no_day_is_a_named_error() -> None:
    fact = DateMention(start=0, end=3, zone="response", first="2024-02-30", last=None, precision="day")
    with pytest.raises(BadQuote, match="2024-02-30"):
        rows_of(LETTER, URL, facts=(fact,))


def test_what_a_page_says_of_itself_may_be_wrong() -> None:
    rows = rows_of(LETTER, URL, metadata=Metadata(title="T", published="last week"))
    version = rows["version"][0]
    assert version["published_date"] is None
    assert version["warnings"][0]["code"] == "bad_metadata_date"


def test_relations_point_at_identifiers() -> None:
    question = Question(label="1", start=0, end=10, decision="disclosed", answers=((40, 50),))
    relations = (
        Relation(kind="limits", subject=("sentence", 3), object=("fact", 3)),
        Relation(kind="ties", subject=("fact", 5), object=("question", 0)),
    )
    rows = rows_of(LETTER, URL, questions=(question,), relations=relations)
    limits, ties = rows["relation"]
    assert limits["subject_id"] == rows["sentence"][3]["sentence_id"]
    assert limits["object_id"] == rows["figure"][0]["fact_id"]
    assert (ties["subject_id"], ties["object_id"]) == (
        rows["exemption"][0]["fact_id"],
        rows["question"][0]["question_id"],
    )


def test_a_relation_that_points_nowhere_is_a_named_error() -> None:
    with pytest.raises(BadQuote, match="fact 99"):
        rows_of(LETTER, URL, relations=(Relation(kind="part_of", subject=("fact", 0), object=("fact", 99)),))


def test_a_table_with_typed_cells_and_everything_else_loads(house: House) -> None:
    start = LETTER.index("97")
    cells = (
        Cell(0, 0, 0, 10, is_header=True, locator=CellLocator("Data", "A1")),
        Cell(0, 1, start, start + 2, typed=97, number_format="0", locator=CellLocator("Data", "B1")),
        Cell(1, 0, 12, 12, note="left empty"),
    )
    table = Table(cells, caption=(0, 10), notes=((0, 3),), header_rows=1, name="Data")
    facts = (
        figure(LETTER, "97", 97, "allegations", table=0, cell=1, period=Period("2019-04-01", None), speaker=(0, 10)),
    )
    rows = rows_of(
        LETTER,
        URL,
        facts=facts,
        tables=(table,),
        links=(Link("https://a.example/x.csv", "the data", True, "text/csv"),),
        entities=(Entity(start=0, end=10, zone="response", type="organisation", name="Complaints", authority_id="np"),),
        questions=(Question(label="1", start=0, end=10, answers=((3, 9),)),),
        clock=Clock("2024-03-04", "2024-03-04", "2024-03-18", None, 10, None, "2024-04-03", "2024-04-03", "in_time"),
        marks=(("low_confidence", start, start + 1),),
        warnings=(("guessed", "Read as cp1252."),),
    )
    house.load(house.shard(rows))
    assert house.ask("SELECT text, typed_value FROM table_cell WHERE column_number = 1") == [("97", "97")]
    assert house.ask(
        "SELECT c.text, f.is_low_confidence, f.period_end_date FROM figure f JOIN table_cell c USING (cell_id)"
    ) == [("97", True, None)]
    assert house.ask("SELECT clock_verdict, lowest_working_days, warnings[1].code FROM version") == [
        ("in_time", 10, "guessed")
    ]
    with open_read(house.publish()) as connection:
        assert verify(connection).problems == []


# -- random texts and facts ------------------------------------------------------------------------------------------

_TEXT = st.text(
    st.characters(exclude_categories=("Cs",)) | st.sampled_from("\n 0123456789,.\u00a0\U0001f600"),
    min_size=1,
    max_size=300,
)


@st.composite
def _documents(draw: Any) -> tuple[str, tuple[Fact, ...]]:
    text = draw(_TEXT)
    facts: list[Fact] = []
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        if draw(st.booleans()):
            value = draw(st.none() | st.integers(-(10**12), 10**12) | st.floats(allow_nan=False, allow_infinity=False))
            facts.append(Figure(start=start, end=end, zone="response", value=value, unit="count", comparator="="))
        else:
            canonical = draw(st.text(min_size=1, max_size=12))
            facts.append(Reference(start=start, end=end, zone="request", canonical=canonical, scheme="foi", role="own"))
    return text, tuple(sorted(facts, key=lambda fact: (fact.start, fact.end, fact.kind)))


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_documents(), min_size=1, max_size=5))
def test_any_text_and_facts_survive_the_way_through_the_warehouse(
    documents: list[tuple[str, tuple[Fact, ...]]],
) -> None:
    """Shard, load, publish, verify: every quote is still the text from start to end, and every identifier recomputes."""
    with tempfile.TemporaryDirectory() as folder:
        house = House(Path(folder))
        parts = []
        for number, (text, facts) in enumerate(documents):
            extraction = extract_letter(text, facts=facts)
            url = f"https://a.example/{number}"
            parts.append(document_rows(extraction, capture_of(extraction, url), url=url))
        house.load(house.shard(*parts))
        assert not house.load(*list_shards(house.shards)).is_changed
        with open_read(house.publish()) as connection:
            report = verify(connection)
            assert report.problems == []
            texts = connection.execute(
                "SELECT text FROM version JOIN document USING (document_id) ORDER BY url"
            ).fetchall()
        assert [text for (text,) in texts] == [text for text, _ in documents]


def test_writing_a_shard_twice_finds_it_there(tmp_path: Path) -> None:
    rows = rows_of(LETTER, URL)
    assert write_shard(tmp_path, rows) == write_shard(tmp_path, rows)
    assert len(list(tmp_path.iterdir())) == 1


def test_removing_shards_sweeps_what_killed_writers_left_long_ago(tmp_path: Path) -> None:
    shard = write_shard(tmp_path, rows_of(LETTER, URL))
    old, new = tmp_path / ".writing-old", tmp_path / ".writing-new"
    old.mkdir()
    new.mkdir()
    os.utime(old, (0, 0))
    remove_shards([shard])
    assert list(tmp_path.iterdir()) == [new], "another worker may be writing there now"


@pytest.mark.parametrize("rows", [{"figures": []}, {"figure": [{"valeu": 1}]}, {"load": []}])
def test_a_shard_refuses_what_the_catalogue_does_not_know(tmp_path: Path, rows: Any) -> None:
    with pytest.raises(WarehouseError):
        write_shard(tmp_path, rows)
