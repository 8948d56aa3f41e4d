"""The views: revisions, withdrawals, responses, coverage, corrections."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from warehouse_builders import LETTER, House, capture_of, extract_letter, figure, rows_of

from models.errors import NotFoundInWarehouse, WarehouseError, WarehouseMissing
from models.extraction import Capture, Clock, Failure, Withdrawal
from models.facts import Entity, Question
from models.identifiers import capture_id
from warehouse import open_read
from warehouse.correct import correct, revoke
from warehouse.rows import capture_rows, document_rows, failure_rows, merge_rows, source_rows, withdrawal_rows
from warehouse.trace import trace

URL = "https://police.example/foi/1"
MARCH, APRIL, MAY, JUNE = (f"2024-0{month}-01T09:00:00Z" for month in (3, 4, 5, 6))
_REVISIONS = "SELECT fact_kind, change, label, before_value, after_value FROM revision WHERE {} ORDER BY ALL"


def _revisions(house: House, where: str = "true") -> list[tuple[Any, ...]]:
    return house.ask(_REVISIONS.format(where))


def _edited(*changes: tuple[str, str]) -> str:
    text = LETTER
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return text


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        # a corrected number
        (("97 allegations", "99 allegations"), [("figure", "changed", "allegations", "97", "99")]),
        # the same number moved by other words before it: nothing changed
        (("A total of", "An overall total of some"), []),
        # a sentence more
        (
            ("Section 40(2) applies", "There were 5 complaints.\nSection 40(2) applies"),
            [("figure", "added", "complaints", None, "5")],
        ),
        # another exemption
        (
            ("Section 40(2)", "Section 31(1)"),
            [
                ("exemption", "added", "FOIA2000 31(1)", None, "applied"),
                ("exemption", "removed", "FOIA2000 40(2)", "applied", None),
            ],
        ),
        # a date with a role keeps its place by its role
        (
            ("Responded 18 March 2024", "Responded 19 March 2024"),
            [("date", "changed", "responded", "2024-03-18/2024-03-18", "2024-03-19/2024-03-19")],
        ),
        # the case's own number was wrong
        (
            ("24/000123", "24/000124"),
            [("reference", "changed", "own police-foi", "01.FOI.24.000123", "01.FOI.24.000124")],
        ),
    ],
)
def test_a_revision_says_what_changed(house: House, change: tuple[str, str], expected: list[Any]) -> None:
    house.load(house.shard(rows_of(LETTER, URL, MARCH), rows_of(_edited(change), URL, MAY)))
    assert _revisions(house) == expected


def test_a_page_that_goes_back_is_revised_twice(house: House) -> None:
    changed = _edited(("97", "99"))
    house.load(house.shard(rows_of(LETTER, URL, MARCH), rows_of(changed, URL, APRIL), rows_of(LETTER, URL, MAY)))
    assert house.ask("SELECT count(*) FROM version") == [(2,)]
    assert house.ask("SELECT before_value, after_value FROM revision ORDER BY noticed_at") == [
        ("97", "99"),
        ("99", "97"),
    ]
    assert house.ask("SELECT DISTINCT value FROM evidence WHERE is_current AND detail = 'allegations'") == [("97",)]


def test_a_figure_said_twice_and_then_once_is_one_removal(house: House) -> None:
    twice = _edited(("Section 40", "Again 97 allegations.\nSection 40"))
    house.load(house.shard(rows_of(twice, URL, MARCH), rows_of(LETTER, URL, APRIL)))
    assert _revisions(house) == [("figure", "removed", "allegations", "97", None)]


def test_a_withdrawn_document_keeps_its_facts_and_says_so(house: House) -> None:
    house.load(house.shard(rows_of(LETTER, URL, MARCH)))
    house.load(house.shard(withdrawal_rows([Withdrawal(URL, APRIL, "not_found")])))
    assert house.ask("SELECT DISTINCT is_withdrawn FROM evidence") == [(True,)]
    assert house.ask("SELECT withdrawn_count FROM coverage") == [(1,)]
    house.load(house.shard(rows_of(LETTER, URL, MAY)))
    assert house.ask("SELECT DISTINCT is_withdrawn FROM evidence") == [(False,)], "it came back"


def test_a_page_that_says_nothing_changed_is_there_again(house: House) -> None:
    house.load(house.shard(rows_of(LETTER, URL, MARCH)))
    house.load(house.shard(withdrawal_rows([Withdrawal(URL, APRIL, "gone")])))
    same = Capture(capture_id(URL, MAY, None), URL, URL, MAY, 304, None, 0, None, not_modified=True)
    house.load(house.shard(capture_rows([same])))
    found = house.ask(
        "SELECT is_current, is_withdrawn, month(last_seen_at), month(last_confirmed_at) FROM version_seen"
    )
    assert found == [(True, False, 3, 5)]


def test_a_response_row_has_clock_decision_and_grounds(house: House) -> None:
    extraction = extract_letter(
        LETTER,
        clock=Clock(
            "2024-03-04", "2024-03-04", "2024-03-18", "2024-03-18", 10, 10, "2024-04-03", "2024-04-03", "in_time"
        ),
        questions=(
            Question(label="1", start=0, end=5, decision="disclosed"),
            Question(label="2", start=6, end=9, decision="refused"),
        ),
    )
    house.load(
        house.shard(document_rows(extraction, capture_of(extraction, URL), url=URL, publisher="Northshire Police"))
    )
    assert house.ask(
        "SELECT authority, own_reference, lowest_working_days, clock_verdict, decision, exemptions_applied, question_count "
        "FROM response"
    ) == [("Northshire Police", "01.FOI.24.000123", 10, "in_time", "partly_disclosed", ["FOIA2000 40(2)"], 2)]
    assert house.ask("SELECT provision, provision_title, mention_count, sentence FROM exemption_applied") == [
        ("40(2)", "Personal information", 1, "Section 40(2) applies to the names.")
    ]


@pytest.mark.parametrize(
    ("named", "authority"),
    [
        ({"northshire-police": 2}, "northshire-police"),  # named twice, and no other
        ({"northshire-police": 1}, None),  # a single mention may be of anyone
        (
            {"northshire-police": 2, "information-commissioners-office": 3},
            "northshire-police",
        ),  # where to complain is no author
        ({"northshire-police": 3, "eastbury-council": 2}, None),  # neither stands out
        ({"northshire-police": 4, "eastbury-council": 2}, "northshire-police"),
    ],
)
def test_an_authority_is_inferred_only_when_one_stands_out(
    house: House, named: dict[str, int], authority: str | None
) -> None:
    places = iter(range(0, 200, 3))
    entities = tuple(
        Entity(start=start, end=start + 2, zone="response", type="organisation", name=name, authority_id=name)
        for name, times in named.items()
        for start in [next(places) for _ in range(times)]
    )
    extraction = extract_letter(LETTER, entities=entities)
    house.load(house.shard(document_rows(extraction, capture_of(extraction, URL), url=URL)))
    assert house.ask("SELECT authority, is_authority_inferred FROM response") == [(authority, authority is not None)]


def test_only_the_present_version_is_a_response(house: House) -> None:
    house.load(house.shard(rows_of(LETTER, URL, MARCH), rows_of(_edited(("97", "99")), URL, APRIL)))
    assert house.ask("SELECT count(*) FROM response") == [(1,)]


def test_coverage_counts_open_failures_only(house: House) -> None:
    def failed(url: str, at: str) -> dict[str, list[dict[str, Any]]]:
        return failure_rows([Failure(url, "fetch", "fetch_timeout", "No answer.", "Later.", at, None, "log")])

    house.load(
        house.shard(
            merge_rows(
                [
                    source_rows("log", publisher="Northshire Police"),
                    rows_of(LETTER, URL, APRIL),
                    failed(URL, MARCH),  # cured in April
                    failed("https://police.example/foi/2", MARCH),  # never read
                    failed("https://police.example/foi/2", APRIL),  # the same address again
                ]
            )
        )
    )
    rows = house.ask(
        "SELECT publisher, source, document_count, figure_count, open_failure_count FROM coverage ORDER BY ALL"
    )
    assert rows == [("Northshire Police", "log", 0, 0, 1), ("Northshire Police", None, 1, 2, 0)]


def test_a_figure_of_a_table_is_found_by_its_labels(house: House) -> None:
    """The cell holds the number alone; what it counts stands in the headings of its row and column."""
    text = "Complaints by area\nNorthtown\n1,214\nSouthtown\n88"
    facts = (
        figure(text, "1,214", 1214, "complaints received", breakdown=(("area", "Northtown"),)),
        figure(text, "88", 88, "complaints received", breakdown=(("area", "Southtown"),)),
    )
    house.load(house.shard(rows_of(text, URL, facts=facts)))
    with open_read(house.publish()) as connection:
        for words in ("1214 complaints", "1,214 Northtown", "1214"):
            hit = trace(connection, words)[0]
            assert (hit.quote, hit.value, hit.sentence) == ("1,214", "1214", "1,214"), words
        assert trace(connection, "complaints received Southtown")[0].quote == "88"
        assert trace(connection, "99 complaints") == []


def test_words_may_name_the_page_when_no_sentence_holds_them_all(house: House) -> None:
    house.load(house.shard(rows_of(LETTER, URL)))
    with open_read(house.publish()) as connection:
        assert trace(connection, "allegations Northshire")[0].sentence.startswith("A total of 97")


def test_a_reference_is_found_in_any_spelling(house: House) -> None:
    house.load(house.shard(rows_of(LETTER, URL)))
    with open_read(house.publish()) as connection:
        for words in ("01/FOI/24/000123", "01.FOI.24.000123", "01-foi-24-000123"):
            assert trace(connection, words)[0].value == "01.FOI.24.000123", words


def test_boilerplate_is_not_found(house: House) -> None:
    house.load(house.shard(rows_of(LETTER, URL)))
    with open_read(house.publish()) as connection:
        assert trace(connection, "accept cookies") == []
        assert connection.execute("SELECT * FROM search('accept cookies')").fetchall() == []
        assert len(connection.execute("SELECT * FROM search('Officers TOTAL')").fetchall()) == 1


# -- corrections ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def figure_id(house: House) -> str:
    house.load(house.shard(rows_of(LETTER, URL)))
    identifier: str = house.ask("SELECT fact_id FROM figure WHERE value = 97")[0][0]
    return identifier


def _value(house: House) -> list[tuple[Any, ...]]:
    return house.ask("SELECT value, is_corrected FROM figure_wide WHERE measure = 'allegations'")


def test_a_correction_shows_in_the_views_and_stays_over_loads(house: House, figure_id: str) -> None:
    correct(house.work, figure_id, "value", "79", reason="digits swapped in the scan", by="A. Checker")
    assert _value(house) == [(79.0, True)]
    house.load(house.shard(rows_of(LETTER, URL, extractor_version="test-2")))
    assert _value(house) == [(79.0, True)]
    assert house.ask("SELECT value FROM figure WHERE fact_id = ?", [figure_id]) == [(97.0,)]
    with open_read(house.publish()) as connection:
        hit = trace(connection, "79 allegations")[0]
        assert (hit.quote, hit.value, hit.is_corrected) == ("97", "79", True)


def test_the_latest_correction_holds_and_the_history_stays(house: House, figure_id: str) -> None:
    correct(house.work, figure_id, "value", "79", reason="first look", by="A. Checker")
    correct(house.work, figure_id, "value", "77", reason="second look", by="B. Checker")
    assert _value(house) == [(77.0, True)]
    revoke(house.work, figure_id, "value", reason="the scan was right", by="B. Checker")
    assert _value(house) == [(97.0, False)]
    assert house.ask("SELECT count(*) FROM correction") == [(3,)]


def test_a_fact_marked_wrong_leaves_the_views(house: House, figure_id: str) -> None:
    correct(house.work, figure_id, "is_wrong", "true", reason="a room number", by="A. Checker")
    assert _value(house) == []
    assert house.ask("SELECT count(*) FROM evidence WHERE fact_id = ?", [figure_id]) == [(0,)]


def test_a_value_may_be_corrected_to_unknown(house: House, figure_id: str) -> None:
    correct(house.work, figure_id, "value", None, reason="illegible", by="A. Checker")
    assert _value(house) == [(None, True)]


@pytest.mark.parametrize(
    ("field", "value"),
    [("value", "many"), ("colour", "red"), ("unit", None), ("is_wrong", "perhaps"), ("status", "applied")],
)
def test_a_correction_that_does_not_fit_is_refused(house: House, figure_id: str, field: str, value: str | None) -> None:
    with pytest.raises(WarehouseError):
        correct(house.work, figure_id, field, value, reason="x", by="y")
    assert house.ask("SELECT count(*) FROM correction") == [(0,)]


def test_a_correction_needs_a_fact_a_reason_and_a_name(house: House, figure_id: str) -> None:
    with pytest.raises(NotFoundInWarehouse):
        correct(house.work, "0" * 24, "value", "1", reason="x", by="y")
    with pytest.raises(WarehouseError, match="reason"):
        correct(house.work, figure_id, "value", "1", reason=" ", by="y")


def test_a_correction_makes_no_warehouse(tmp_path: Path) -> None:
    with pytest.raises(WarehouseMissing):
        correct(tmp_path / "none.duckdb", "0" * 24, "value", "1", reason="x", by="y")
    assert list(tmp_path.iterdir()) == []
