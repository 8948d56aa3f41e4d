"""Questions: labels, the parts of the response that answer each, and the decision."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.exemptions import find_exemptions
from extractors.prepare import prepare
from extractors.questions import find_questions, find_ties
from extractors.read.text import read_text
from models.facts import Question

HEAD = "FOI reference: 22/0417\nDate responded: 4 May 2022\nRequest\n"


def ask(text: str) -> tuple[str, list[Question]]:
    prepared = prepare(read_text(text.encode(), name="reply.txt"))
    return prepared.text, find_questions(prepared, find_exemptions(prepared))


def summary(text: str) -> list[tuple[str, str]]:
    return [(question.label, question.decision) for question in ask(text)[1]]


CASES = [
    (
        "numbered questions, answers under the same numbers",
        "1. How many dogs were seized in 2021?\n2. How many were put down?\nResponse\n"
        "1. There were 41.\n2. We do not hold this information.\n",
        [("1", "disclosed"), ("2", "not_held")],
    ),
    (
        "Q and A by turns",
        "Q1. How many dogs were seized in 2021?\nA. 41\nQ2. Please provide the breeds of these dogs.\n"
        "A. This is exempt under section 40(2) of the Freedom of Information Act 2000.\n",
        [("1", "disclosed"), ("2", "refused")],
    ),
    (
        "lettered parts under a number",
        "1. Of the dogs seized in 2021:\n(a) how many were returned?\n(b) how many were put down?\nResponse\n"
        "1(a) Nine were returned.\n1(b) None was put down.\n",
        [("1", "undetermined"), ("1a", "disclosed"), ("1b", "disclosed")],
    ),
    (
        "a decision named question by question",
        "1. How many dogs were seized in 2021?\n2. Please provide all e-mails about the kennels.\nResponse\n"
        "We hold the information.\nQuestion 1\nThere were 41 seizures in the year.\nQuestion 2\n"
        "It is estimated that answering this part would exceed the appropriate limit, and section 12(1) of the "
        "Act applies.\n",
        [("1", "disclosed"), ("2", "cost_limit")],
    ),
    (
        "neither confirmed nor denied as a whole",
        "1. Do you own a drone?\n2. How often was it flown over a protest in 2021?\nResponse\n"
        "The force can neither confirm nor deny that it holds the information, by virtue of section 31(3) of the "
        "Freedom of Information Act 2000.\n",
        [("1", "neither_confirmed_nor_denied"), ("2", "neither_confirmed_nor_denied")],
    ),
    (
        "an attachment answers",
        "1. How many dogs were seized in each month of 2021?\n2. Which breeds were they?\nResponse\n"
        "Question 1 - please see the attached spreadsheet.\nQuestion 2 - the council does not record this.\n",
        [("1", "in_attachment"), ("2", "not_held")],
    ),
    (
        "elsewhere",
        "Question 1\nHow many schools are there in the county?\nAnswer\nThe list is published on our website and "
        "is exempt under section 21(1).\n"
        "Question 2\nHow many of these are academies?\nAnswer\nPlease contact the Department for Schools, which "
        "holds this.\n",
        [("1", "referred"), ("2", "referred")],
    ),
    (
        "part of an answer withheld",
        "1. How many officers were dismissed in 2020 and 2021, by rank?\nResponse\n"
        "1. 31 officers were dismissed in 2020 and 28 in 2021. The split by rank is withheld under section 40(2) "
        "of the Act.\n",
        [("1", "partly_disclosed")],
    ),
    (
        "several questions in one heading",
        "1. How many cards were lost in 2021?\n2. How many of these were found?\n3. What did the new ones "
        "cost?\nDisclosure\n"
        "Q1 & Q2\n197 were lost and 61 found.\nQ3\n£2,040\n",
        [("1", "disclosed"), ("2", "disclosed"), ("3", "disclosed")],
    ),
    (
        "bullets without labels are counted",
        "Please provide:\n- the number of dogs seized in 2021\n- the number of dogs returned\n- the cost of the "
        "kennels\n"
        "Response\nYour request is refused under section 14(1) of the Freedom of Information Act 2000 as it is "
        "vexatious.\n",
        [("1", "refused"), ("2", "refused"), ("3", "refused")],
    ),
]


@pytest.mark.parametrize(("pins", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_labels_and_decisions(pins: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert summary(HEAD + text) == expected, pins


def test_answers_are_spans_of_the_response() -> None:
    text, questions = ask(
        HEAD + "1. How many dogs were seized in 2021?\n2. How many were put down?\nResponse\n1. There were 41.\n2. "
        "None.\n"
    )
    assert [[text[a:b] for a, b in question.answers] for question in questions] == [["1. There were 41."], ["2. None."]]
    assert text[questions[1].start : questions[1].end] == "2. How many were put down?"


def test_a_question_repeated_before_its_answer_is_one_question() -> None:
    text, questions = ask(
        HEAD + "1. How many dogs were seized in 2021?\n2. How many were put down in that year?\n"
        "I have today decided to disclose the requested information.\n"
        "Q1 - How many dogs were seized in 2021?\nThere were 41 seizures.\nQ2 - How many were put down in that "
        "year?\nNone.\n"
    )
    assert [question.label for question in questions] == ["1", "2"]
    assert ["There were 41 seizures." in text[a:b] for a, b in questions[0].answers] == [True]


def test_notes_after_the_signature_answer_nothing() -> None:
    text, questions = ask(
        "Dear Ms Ash\n\nThank you for your request. You asked for:\n\n1. How many dogs were seized in 2021?\n2. "
        "How many were put down?\n\n"
        "Our response\n\n1. There were 41.\n2. None.\n\nYours sincerely\nP. Quill\n\nAnnex A\n1. A seizure is "
        "counted once.\n"
    )
    assert "counted once" not in "".join(text[a:b] for a, b in questions[0].answers)


def test_an_article_has_no_questions() -> None:
    assert (
        summary(
            "By Jo Ash\n\nHow many dogs are seized? Nobody knows, it has emerged.\n\nFigures obtained by this paper "
            "show 41.\n"
        )
        == []
    )


def test_ties_by_label_and_by_place() -> None:
    prepared = prepare(
        read_text(
            (
                HEAD + "1. How many officers are there?\n2. What are their names?\nResponse\n"
                "The section 40(2) exemption relates to question 2.\n1. There are 41.\n2. These are withheld under "
                "section 40(2) of the Act.\n"
            ).encode(),
            name="reply.txt",
        )
    )
    exemptions = find_exemptions(prepared)
    questions = find_questions(prepared, exemptions)
    ties = find_ties(questions, exemptions)
    assert {tie.object for tie in ties} == {("question", 1)}
    assert {tie.subject[0] for tie in ties} == {"fact"}


@given(
    st.lists(
        st.sampled_from(
            [
                "1. How many?",
                "(a) why",
                "Q2b",
                "Response",
                "Request",
                "2",
                "",
                "A. 4",
                "Dear Sir",
                "I note you seek:",
                "\x00",
                "Yours sincerely",
            ]
        ),
        max_size=40,
    )
)
@settings(max_examples=100, deadline=None)
def test_any_order_of_lines_gives_spans_inside_the_text(lines: list[str]) -> None:
    text = "\n".join(["FOI reference: 1", *lines])
    whole, questions = ask(text)
    for question in questions:
        assert 0 <= question.start < question.end <= len(whole)
        assert all(0 <= start < end <= len(whole) for start, end in question.answers)
    assert len({question.label for question in questions}) == len(questions)
