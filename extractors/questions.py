"""Find the numbered parts of a request, the parts of the response that answer each, and the decision for it."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.decisions import decide, decide_all
from extractors.prepare import Prepared
from extractors.question_walk import Item, QuestionWalk
from models.facts import Decision, Exemption, Question, Relation

READ = 12_000
"""Code points of an answer that are read for its decision."""


def find_questions(p: Prepared, exemptions: Sequence[Exemption]) -> list[Question]:
    """The request's questions in order, each with label ("1", "2b"), span, spans of its answers and the decision for it.

    Unnumbered questions get their place as label. Empty for a document without a request, or one that answers none.
    """
    if p.kind in ("article", "press_release", "statistics", "decision"):
        return []
    walk = QuestionWalk(p)
    walk.run()
    if not walk.items:
        return []
    general = _text_of(p, walk.general)
    loose = [e for e in exemptions if e.zone == "response" and e.status == "applied" and not e.questions]
    overall = decide_all(general, loose)
    if overall not in ("refused", "cost_limit", "neither_confirmed_nor_denied"):
        walk.answer_by_words()
    return [_question(p, item, exemptions, general, overall) for item in walk.items]


def find_ties(questions: Sequence[Question], facts: Sequence[object]) -> list[Relation]:
    """`ties` relations from exemptions (index in `facts`) to the questions they are tied to, by label or by place."""
    ties: list[Relation] = []
    for index, fact in enumerate(facts):
        if not isinstance(fact, Exemption) or fact.status != "applied":
            continue
        for number, question in enumerate(questions):
            named = question.label in fact.questions or any(
                question.label.startswith(label) for label in fact.questions
            )
            inside = not fact.questions and any(start <= fact.start < end for start, end in question.answers)
            if named or inside:
                ties.append(Relation(kind="ties", subject=("fact", index), object=("question", number)))
    return ties


def _question(p: Prepared, item: Item, exemptions: Sequence[Exemption], general: str, overall: Decision) -> Question:
    applied = [e for e in exemptions if e.status == "applied" and _is_tied(e, item.label, item.answers)]
    answer = _text_of(p, item.answers)
    if any(character.isalnum() for character in answer):
        decision, rule = decide(answer, applied), "answer"
    elif applied:
        decision, rule = decide(general or "withheld", applied), "tied exemption"
    else:
        decision, rule = overall, "whole response"
    return Question(
        label=item.label, start=item.start, end=item.end, answers=tuple(item.answers), decision=decision, rule=rule
    )


def _is_tied(exemption: Exemption, label: str, answers: Sequence[tuple[int, int]]) -> bool:
    return label in exemption.questions or any(start <= exemption.start < end for start, end in answers)


def _text_of(p: Prepared, spans: Sequence[tuple[int, int]]) -> str:
    """The text of spans, the first READ code points of it: what comes later no longer says how a question was decided."""
    pieces: list[str] = []
    left = READ
    for start, end in spans:
        pieces.append(p.text[start : min(end, start + left)])
        left -= end - start
        if left <= 0:
            break
    return "\n".join(pieces)
