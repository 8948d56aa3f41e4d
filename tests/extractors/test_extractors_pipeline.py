"""The pipeline as a whole, and the same finders as spaCy components."""

from __future__ import annotations

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.pipeline import extract, find_facts, stripped_content
from extractors.prepare import prepare
from extractors.read import read
from extractors.version import extractor_version

LETTER = """Our ref: FOI-2024-00631
Date: 2 May 2024

Dear Ms Varley,

You asked how many complaints about parking we received. Of the 97 complaints received in 2023-24, 12 were upheld.

Names are withheld under section 40(2) of the Freedom of Information Act 2000.
"""
PAGE = """<html><head><title>T</title></head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav><main><h1>Parking</h1>
<p>Of the 97 complaints received in 2023-24, 12 were upheld.</p></main>
<footer><p>{clock} All rights reserved.</p></footer></body></html>"""
COMPONENTS = ("foi_sentences", "foi_references", "foi_exemptions", "foi_dates", "foi_figures")


def test_every_kind_of_fact_is_found_in_order() -> None:
    extraction = extract(LETTER.encode(), name="letter.txt")
    assert {fact.kind for fact in extraction.facts} == {"reference", "exemption", "figure", "date"}
    assert [fact.start for fact in extraction.facts] == sorted(fact.start for fact in extraction.facts)
    figures = [extraction.text[fact.start : fact.end] for fact in extraction.facts if fact.kind == "figure"]
    assert figures == ["97", "12"]


def test_the_same_bytes_give_the_same_extraction() -> None:
    assert extract(LETTER.encode(), name="letter.txt") == extract(LETTER.encode(), name="letter.txt")


def test_another_frame_is_the_same_content_and_another_answer_is_not() -> None:
    monday, tuesday = (
        extract(PAGE.format(clock=day).encode(), name="p.html") for day in ("Monday 1 May", "Tuesday 2 May")
    )
    assert monday.text_sha256 != tuesday.text_sha256
    assert monday.content_sha256 == tuesday.content_sha256
    other = extract(PAGE.replace("97", "98").format(clock="Monday 1 May").encode(), name="p.html")
    assert other.content_sha256 != monday.content_sha256


def test_stripped_content_holds_the_answer_and_no_menu() -> None:
    prepared = prepare(read(PAGE.encode(), name="p.html"))
    content = stripped_content(prepared.reading, prepared.labels)
    assert "97 complaints" in content
    assert "Home" not in content


def test_the_version_names_release_and_code() -> None:
    release, _, digest = extractor_version().partition("+")
    assert release == "0.1.0"
    assert len(digest) == 8


def test_spacy_components_find_what_the_pipeline_finds() -> None:
    nlp = spacy.blank("en")
    for name in COMPONENTS:
        nlp.add_pipe(name)
    doc = nlp(LETTER)
    found = [span._.fact for group in ("references", "exemptions", "dates", "figures") for span in doc.spans[group]]
    expected = find_facts(prepare(read(LETTER.encode(), name="letter.txt")))
    assert sorted(found, key=lambda f: (f.start, f.kind)) == sorted(expected, key=lambda f: (f.start, f.kind))
    for group in ("references", "exemptions", "dates", "figures"):
        for span in doc.spans[group]:
            assert span.start_char <= span._.fact.start < span._.fact.end <= span.end_char
    assert len(list(doc.sents)) > 4


def test_a_component_works_alone_beside_others() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("foi_dates")
    doc = nlp("The request was received on 3 May 2023.")
    assert [span.text for span in doc.spans["dates"]] == ["3 May 2023"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_gives_exact_spans(text: str) -> None:
    body = text.encode("utf-8", "replace")
    if not body.strip() or b"\0" in body:
        return
    extraction = extract_or_none(body)
    if extraction is None:
        return
    assert extraction.text == body.decode("utf-8").removeprefix("\ufeff") or extraction.encoding
    for fact in extraction.facts:
        assert 0 <= fact.start < fact.end <= len(extraction.text)
        assert fact.zone != "boilerplate"
    position = 0
    for block in extraction.blocks:
        assert position <= block.start <= block.end
        assert not extraction.text[position : block.start].strip()
        position = block.end
    assert not extraction.text[position:].strip()


def extract_or_none(body: bytes):  # type: ignore[no-untyped-def]
    """An extraction, or None for bytes that are refused by name."""
    from models.errors import ReadError

    try:
        return extract(body, name="any.txt")
    except ReadError:
        return None
