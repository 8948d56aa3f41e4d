"""Sentences: abbreviations of letters and laws, list items, lost spaces, and the rules of offsets."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.prepare import prepare
from extractors.read.text import read_text
from extractors.sentences import sentence_spans


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


CASES = [
    # (what it pins, sentences that the joined text must split into)
    ("two plain sentences", ["We hold this.", "It is attached."]),
    ("question and answer", ["How many were there?", "There were 14."]),
    ("abbreviated number", ["Please quote ref. no. 4411 in any reply.", "Thank you."]),
    ("No. before a digit", ["It is SI 2004 No. 3244 that applies."]),
    ("ending in no", ["The answer is no.", "We hold nothing."]),
    ("section abbreviated", ["This is exempt under s. 40(2) and s.31(1)(a) of the Act.", "We regret that."]),
    ("sections abbreviated", ["We rely on ss. 36 and 40.", "Both apply."]),
    ("regulation abbreviated", ["Refused under reg. 12(4)(a).", "No test is needed."]),
    ("paragraph abbreviated", ["See para. 14 of the guidance.", "It is clear."]),
    ("article abbreviated", ["See Art. 5(1)(a) of the UK GDPR.", "It applies."]),
    ("for example", ["Some roles, e.g. Dog handlers, are small.", "They are hidden."]),
    ("that is", ["It fell by half, i.e. From 40 to 20.", "It rose later."]),
    ("titles", ["Cllr. Moira Stott and Dr. A. B. Quill attended.", "Mr. Fenn did not."]),
    ("initials", ["Yours faithfully, P. J. Lathbury"]),
    ("a lone letter may end a sentence", ["They are listed in Annex B.", "The rest is withheld."]),
    ("a grade may end a sentence", ["It was a Category C.", "The other was open."]),
    ("a day ends a sentence", ["The policy was sent round on 21/06/2023.", "It is enclosed."]),
    ("a day with full stops inside", ["The sample was taken on 17.10.2019.", "It was high."]),
    ("decimal numbers", ["The rate was 4.5 per cent.", "It was 3.9 before."]),
    ("money", ["The cost was £1.2m.", "It had been £0.9m. in May."]),
    ("money at the end", ["The total is £2,316,480.17.", "One name is withheld."]),
    ("times of day", ["It opens from 9 a.m. to 4.30 p.m. every day.", "Call then."]),
    ("companies", ["Alder Ltd. was paid £48,300.", "Others were paid less."]),
    ("space lost after a year", ["The form was changed in 2023.", "The old one is gone."]),
    ("etc inside", ["Grass, heath, crops etc. are counted.", "Bins are not."]),
    ("etc at the end", ["We count grass, heath, etc.", "Bins are not counted."]),
    ("ellipsis inside", ["The minute says ... and nothing more.", "It ends there."]),
    ("ellipsis at the end", ["The minute trails off...", "Nothing more is held."]),
    ("quotation closed after its stop", ["He said: “It is enough.”", "She agreed."]),
    ("quotation with attribution", ["“Is it enough?” she asked.", "Nobody knew."]),
    ("straight quotes", ['He said: "It is enough."', "She agreed."]),
    ("brackets hold a whole sentence", ["There were nine.", "(Two were closed.)", "The rest go on."]),
    ("note's mark after the stop", ["There were 11,489 referrals.[1]", "It finds that few were met."]),
    ("superscript after the stop", ["There were 1,026 lost.¹", "It fell later."]),
    ("exclamation", ["That is one in three!", "It must stop."]),
    ("question mark inside quotes", ["They ask “why?” and we ask why not.", "So it goes."]),
    ("months abbreviated", ["It ran from Jan. to Sept. 2022 in all.", "Then it closed."]),
    ("versus", ["See Smith v. Jones for this.", "It is settled."]),
    ("web address", ["See www.example.org.uk/foi.html for more.", "It is short."]),
    ("mail address", ["Write to foi.team@council.example today.", "We reply."]),
    ("version number", ["It is v2.1 of the form.", "Use it."]),
    ("reference with full stops", ["The reference is 01.FOI.22.026642.", "Please quote it."]),
    ("a.m. before a capital", ["The alarm rang at 3 a.m.", "The crew left at once."]),
    ("U.K. inside", ["It is the largest in the U.K. by area.", "It is old."]),
    ("approx.", ["It cost approx. £400 in all.", "It was paid."]),
    ("quotation that opens a sentence", ["It was refused.", "“We had no choice,” it said."]),
    ("sentence that opens with a digit", ["We looked at five years.", "2019 was the worst."]),
]


@pytest.mark.parametrize(("pins", "sentences"), CASES, ids=[case[0] for case in CASES])
def test_sentences(pins: str, sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences, pins


GLUED = [
    ("year", "It was changed in 2023.The old one is gone.", 2),
    ("word", "Distress.You have called two colleagues liars.", 2),
    ("bracket", "None (0%).It is nil.", 2),
    ("not a reference", "The number is 01.FOI.22.026642 here", 1),
    ("not a section", "Exempt under s.40(2) here", 1),
    ("not an abbreviation", "Dr.Quill said so", 1),
    ("not initials", "P.J.Lathbury signed it", 1),
    ("not an address", "See www.Example.org for more", 1),
]


@pytest.mark.parametrize(("pins", "text", "count"), GLUED, ids=[case[0] for case in GLUED])
def test_lost_space_after_a_stop(pins: str, text: str, count: int) -> None:
    assert len(split(text)) == count, (pins, split(text))


BLOCKS = [
    ("list items without stops are sentences of their own", "We hold:\n- the bids\n- the scores\n- the notes\n", 4),
    ("a numbered item's marker starts its sentence", "1. How many were there?\n2. What did they cost?\n", 2),
    ("Q2b. is a marker", "Q2b. The nature of the offence\nQ3. The outcome of each case\n", 2),
    ("one cell a line", "Year\nMale\n2019\n17\n2020\n22\n", 6),
    (
        "a wrapped paragraph is joined",
        "We estimate that to comply with the whole of your request would exceed\nthe appropriate limit and under "
        "section\n12 we are not obliged to do so.\n",
        1,
    ),
    ("a heading ends without a stop", "Our response\n\nWe hold the information that you asked for.\n", 2),
]


@pytest.mark.parametrize(("pins", "text", "count"), BLOCKS, ids=[case[0] for case in BLOCKS])
def test_blocks_bound_sentences(pins: str, text: str, count: int) -> None:
    prepared = prepare(read_text(text.encode(), name="a.txt"))
    assert len(prepared.sentences) == count, [prepared.text[s.start : s.end] for s in prepared.sentences]


LETTERS = st.text(
    alphabet=st.sampled_from("abcS Q.?!…\n\t \"“”'()[]1234567890£%,;:-–&@/\r\x00\ufeff\u2028éŁ़"), max_size=400
)


@given(st.one_of(st.text(max_size=300), LETTERS))
@settings(max_examples=200, deadline=None)
def test_every_word_is_in_exactly_one_sentence(text: str) -> None:
    if not text.strip().strip("\ufeff").strip():
        return
    prepared = prepare(read_text(text.encode("utf-8", "replace"), name="a.txt"))
    position = 0
    for sentence in prepared.sentences:
        assert position <= sentence.start < sentence.end
        assert not prepared.text[position : sentence.start].strip().strip("\ufeff").strip()
        assert prepared.text[sentence.start : sentence.end].strip() == prepared.text[sentence.start : sentence.end]
        block = prepared.blocks[sentence.block]
        assert block.start <= sentence.start
        assert sentence.end <= block.end
        assert prepared.zone_at(sentence.start) == sentence.zone == prepared.zone_at(sentence.end - 1)
        position = sentence.end
    assert not prepared.text[position:].strip().strip("\ufeff").strip()
