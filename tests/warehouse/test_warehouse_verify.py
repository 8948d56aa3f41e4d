"""Verify finds what does not hold: each row breaks one thing in a sound warehouse."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest
from warehouse_builders import LETTER, House, rows_of

from models.errors import PathMissing
from models.facts import Question, Relation
from models.identifiers import sha256_bytes
from warehouse.verify import verify

URL = "https://police.example/foi/1"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    house = House(tmp_path_factory.mktemp("sound"))
    question = Question(label="1", start=0, end=10)
    relation = Relation(kind="ties", subject=("fact", 0), object=("question", 0))
    house.load(house.shard(rows_of(LETTER, URL, questions=(question,), relations=(relation,))))
    house.publish()
    return house.data / "foitrace.duckdb"


@pytest.fixture
def copy(sound: Path, tmp_path: Path) -> duckdb.DuckDBPyConnection:
    path = tmp_path / "copy.duckdb"
    path.write_bytes(sound.read_bytes())
    return duckdb.connect(str(path))


def test_a_sound_warehouse_has_no_problems(copy: duckdb.DuckDBPyConnection) -> None:
    report = verify(copy)
    assert report.is_sound
    assert report.checked["figure"] == 2


@pytest.mark.parametrize(
    ("damage", "check", "table"),
    [
        ("UPDATE figure SET quote = '98' WHERE quote = '97'", "quote", "figure"),
        ("UPDATE figure SET start_offset = start_offset + 1, end_offset = end_offset + 1", "quote", "figure"),
        ("UPDATE figure SET quote_prefix = 'other words'", "selector", "figure"),
        ("UPDATE exemption SET quote_suffix = ''", "selector", "exemption"),
        ("UPDATE figure SET value = value + 1", "identifier", "figure"),
        ("UPDATE reference_number SET canonical = 'X'", "identifier", "reference_number"),
        ("UPDATE date_mention SET first_date = NULL", "identifier", "date_mention"),
        ("UPDATE sentence SET text = text || '.'", "quote", "sentence"),
        ("UPDATE question SET text = 'x'", "quote", "question"),
        ("UPDATE question SET label = '9'", "identifier", "question"),
        ("UPDATE version SET text = replace(text, 'names', 'games')", "hash", "version"),
        ("UPDATE version SET character_count = 1", "hash", "version"),
        ("UPDATE version SET content_sha256 = 'x'", "identifier", "version"),
        ("UPDATE document SET url = 'https://police.example/other'", "identifier", "document"),
        ("UPDATE block SET end_offset = end_offset + 9 WHERE block_number = 1", "span", "block"),
        ("DELETE FROM block WHERE block_number = 2", "span", "block"),
        ("DELETE FROM block WHERE block_number = 5", "span", "version"),
        ("DELETE FROM sentence WHERE sentence_number = 3", "orphan", "figure"),
        ("DELETE FROM document", "orphan", "version"),
        ("DELETE FROM sighting", "orphan", "version"),
        ("UPDATE sighting SET body_sha256 = 'x'", "hash", "version"),
        ("DELETE FROM question", "orphan", "relation"),
        ("INSERT INTO figure SELECT * FROM figure", "key", "figure"),
        ("INSERT INTO capture SELECT * FROM capture", "key", "capture"),
    ],
)
def test_damage_is_found(copy: duckdb.DuckDBPyConnection, damage: str, check: str, table: str) -> None:
    copy.execute(damage)
    report = verify(copy)
    assert not report.is_sound
    assert (check, table) in {(problem.check, problem.table) for problem in report.problems}


def test_the_archive_is_checked(copy: duckdb.DuckDBPyConnection) -> None:
    body = LETTER.encode()
    archive = {sha256_bytes(body): body}
    assert verify(copy, archive.__getitem__).is_sound
    altered = dict.fromkeys(archive, b"altered")
    assert [problem.check for problem in verify(copy, altered.__getitem__).problems] == ["archive"]
    assert [problem.check for problem in verify(copy, {}.__getitem__).problems] == ["archive"]

    def missing(digest: str) -> bytes:
        raise PathMissing(f"{digest} is not there.")

    assert "not there" in verify(copy, missing).problems[0].message


def test_progress_is_told(copy: duckdb.DuckDBPyConnection) -> None:
    told: list[tuple[int, int]] = []
    verify(copy, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 1)]


def test_many_problems_are_counted_and_the_first_kept(copy: duckdb.DuckDBPyConnection, monkeypatch: Any) -> None:
    monkeypatch.setattr("warehouse.verify._MOST_SHOWN", 3)
    copy.execute("UPDATE sentence SET text = 'x'")
    report = verify(copy)
    assert report.problem_count == 6
    assert len(report.problems) == 3
