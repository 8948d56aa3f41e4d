"""Cutting a text where facts begin and end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desk.marks import Mark, cut


def mark(name: str, start: int, end: int) -> Mark:
    return Mark(name, "figure", start, end, name)


def test_overlapping_facts_show_the_shortest() -> None:
    pieces = list(cut("0123456789", 100, [mark("long", 102, 108), mark("short", 104, 106)]))
    assert [(p.text, p.mark.fact_id if p.mark else None) for p in pieces] == [
        ("01", None),
        ("23", "long"),
        ("45", "short"),
        ("67", "long"),
        ("89", None),
    ]
    assert [anchor for p in pieces for anchor in p.anchors] == ["long", "short"]


def test_a_fact_that_begins_before_the_text_has_no_anchor_in_it() -> None:
    pieces = list(cut("abc", 10, [mark("early", 5, 12)]))
    assert [(p.text, bool(p.mark), p.anchors) for p in pieces] == [("ab", True, ()), ("c", False, ())]


def test_an_empty_text_has_no_pieces() -> None:
    assert list(cut("", 0, [])) == []


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 70), st.integers(1, 20)), max_size=12))
def test_the_pieces_are_the_text_and_each_fact_is_anchored_once(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [mark(str(number), start, start + length) for number, (start, length) in enumerate(sorted(spans))]
    touching = [m for m in marks if m.start < len(text)]
    pieces = list(cut(text, 0, touching))
    assert "".join(piece.text for piece in pieces) == text
    assert sorted(anchor for piece in pieces for anchor in piece.anchors) == sorted(m.fact_id for m in touching)
    place = 0
    for piece in pieces:
        covering = [m for m in touching if m.start <= place < m.end]
        assert (piece.mark in covering) if covering else piece.mark is None
        place += len(piece.text)
