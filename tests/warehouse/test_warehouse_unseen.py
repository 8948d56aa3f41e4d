"""A newer reading of the same bytes that shows fewer documents: what is shown no more must not stay and be counted."""

from __future__ import annotations

from typing import Any

import pytest
from warehouse_builders import LETTER, House, capture_of, extract_letter

from warehouse.rows import document_rows, merge_rows
from warehouse.verify import verify

MAIL = "https://police.example/foi/1.eml"
FILE = f"{MAIL}#embedded=1-annex.txt"


def reading(version: str, *urls: str) -> dict[str, list[dict[str, Any]]]:
    """The rows of one capture of a mail as an extractor's version read it: the mail, and the files that it saw inside."""
    mail = extract_letter(LETTER, extractor_version=version)
    annex = extract_letter(LETTER.replace("97", "41"), extractor_version=version)
    capture = capture_of(mail, MAIL)
    return merge_rows([document_rows(mail if url == MAIL else annex, capture, url=url) for url in urls])


@pytest.mark.parametrize("at_once", [True, False])
def test_a_file_that_the_newer_extractor_does_not_see_is_retired(house: House, at_once: bool) -> None:
    older, newer = house.shard(reading("test-1", MAIL, FILE)), house.shard(reading("test-2", MAIL))
    if at_once:
        house.load(older, newer)
    else:
        house.load(older)
        assert house.ask("SELECT count(*) FROM document") == [(2,)]
        assert house.load(newer).is_changed
    assert house.ask("SELECT url FROM document") == [(MAIL,)]
    assert house.ask("SELECT value FROM figure ORDER BY start_offset") == [(97.0,), (88.0,)]
    assert house.ask("SELECT count(*) FROM sighting") == [(1,)]


def test_a_file_that_the_newer_extractor_sees_again_stays(house: House) -> None:
    house.load(house.shard(reading("test-1", MAIL, FILE)))
    house.load(house.shard(reading("test-2", MAIL, FILE)))
    assert house.ask("SELECT count(*) FROM document") == [(2,)]
    house.publish()
    from warehouse import open_read

    with open_read(house.data) as connection:
        assert verify(connection).is_sound
