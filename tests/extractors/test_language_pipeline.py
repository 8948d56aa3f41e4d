"""The shipped pipeline: loads by default, is small, carries its attributions, finds names; and the readers that train it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import spacy

from extractors.entities import find_entities
from extractors.language import LanguageMissing, load_language
from extractors.language.load import PACKAGE
from extractors.language.samples import Filler, renamed, sentences
from extractors.language.train import part_of
from extractors.language.treebank import parse, to_doc
from extractors.prepare import prepare
from extractors.read.text import read_text
from models.documents import Zone

CONLLU = """# sent_id = 1
1\tFormer\tformer\tADJ\tJJ\t_\t2\tamod\t_\tEntity=(1-person-new-x
2\tjudge\tjudge\tNOUN\tNN\t_\t3\tnmod\t_\t_
3\tMary\tMary\tPROPN\tNNP\t_\t5\tnsubj\t_\t_
4\tAshdown\tAshdown\tPROPN\tNNP\t_\t3\tflat\t_\tEntity=1)
5\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
6\tthe\tthe\tDET\tDT\t_\t7\tdet\t_\tEntity=(2-organization-new-x
7\tUniversity\tuniversity\tPROPN\tNNP\t_\t5\tobj\t_\t_
8\tof\tof\tADP\tIN\t_\t9\tcase\t_\t_
9\tAshcombe\tAshcombe\tPROPN\tNNP\t_\t7\tnmod\t_\tEntity=(3-place-new-x)2)
10-11\tdidn't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
10\tdid\tdo\tAUX\tVBD\t_\t5\taux\t_\t_
11\tn't\tnot\tPART\tRB\t_\t5\tadvmod\t_\t_
12\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\tSpaceAfter=No

"""


def test_it_loads_by_default_and_once() -> None:
    nlp = load_language()
    assert nlp is load_language()
    assert {"tok2vec", "morphologizer", "parser", "ner"} <= set(nlp.pipe_names)


def test_a_pipeline_that_is_not_installed_is_a_named_error() -> None:
    with pytest.raises(LanguageMissing, match="no_such_pipeline"):
        load_language("no_such_pipeline")


def test_a_folder_can_be_named_instead() -> None:
    assert load_language(str(PACKAGE)).meta["name"] == "foitrace"


def test_it_is_small() -> None:
    assert sum(path.stat().st_size for path in PACKAGE.rglob("*") if path.is_file()) <= 15_000_000


def test_it_carries_its_attributions_and_no_path_of_a_machine() -> None:
    meta = json.loads((PACKAGE / "meta.json").read_text(encoding="utf-8"))
    cited = " ".join(source["cite"] for source in meta["sources"])
    assert "Zeldes" in cited
    assert "Silveira" in cited
    assert "/" not in (PACKAGE / "config.cfg").read_text(encoding="utf-8").split("[system]")[0]


def test_it_tags_and_parses() -> None:
    doc = load_language()("The council refused the request.")
    assert [token.pos_ for token in doc] == ["DET", "NOUN", "VERB", "DET", "NOUN", "PUNCT"]
    assert (doc[1].dep_, doc[1].head.text, doc[4].dep_) == ("nsubj", "refused", "obj")


def test_it_finds_names_that_the_rules_do_not() -> None:
    text = "The report was written by Helen Foster, who lives in Sheffield. Kent Police replied."
    p = prepare(read_text(text.encode(), name="sample.txt"))
    p = replace(p, zones=(Zone(0, len(p.text), "response"),))
    found = {(p.text[e.start : e.end], e.type, e.rule) for e in find_entities(p, load_language())}
    assert {
        ("Helen Foster", "person", "pipeline"),
        ("Sheffield", "place", "pipeline"),
        ("Kent Police", "organisation", "registry"),
    } <= found
    assert {e.type for e in find_entities(p)} == {"organisation"}


def test_any_spacy_pipeline_with_names_will_do() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "GPE", "pattern": "Ashcombe"}])  # type: ignore[attr-defined]
    p = prepare(read_text(b"They moved it to Ashcombe in the end.", name="sample.txt"))
    p = replace(p, zones=(Zone(0, len(p.text), "response"),))
    assert [(e.name, e.type) for e in find_entities(p, nlp)] == [("Ashcombe", "place")]


def test_treebank_sentences_become_documents() -> None:
    (parsed,) = parse(CONLLU)
    doc = to_doc(spacy.blank("en").vocab, parsed, has_entities=True)
    assert doc.text == "Former judge Mary Ashdown left the University of Ashcombe didn't."
    assert [(e.text, e.label_) for e in doc.ents] == [("Mary Ashdown", "PERSON"), ("University of Ashcombe", "ORG")]
    assert (doc[2].dep_, doc[2].head.text, doc[4].dep_) == ("nsubj", "left", "ROOT")


def test_a_treebank_without_names_has_missing_ones() -> None:
    (parsed,) = parse(CONLLU)
    assert not to_doc(spacy.blank("en").vocab, parsed, has_entities=False).has_annotation("ENT_IOB")


def test_the_split_is_by_file_name_and_always_the_same() -> None:
    parts = [part_of(f"gum/file{i}.conllu") for i in range(400)]
    assert 20 <= parts.count("test") <= 60
    assert 5 <= parts.count("dev") <= 40
    assert parts == [part_of(f"gum/file{i}.conllu") for i in range(400)]


def test_samples_repeat_and_their_spans_are_exact() -> None:
    first, second = (list(sentences(200, held_back=False, seed=7)) for _ in range(2))
    assert first == second
    for text, spans in first:
        assert all(text[start:end].strip() == text[start:end] for start, end, _ in spans)
        assert "{" not in text


def test_held_back_templates_are_not_trained_on() -> None:
    filler = Filler(0)
    assert filler.fill("Report")[0] == "Report"
    held = {text for text, spans in sentences(60, held_back=True) if not spans}
    seen = {text for text, spans in sentences(600, held_back=False) if not spans}
    assert not held & seen


def test_names_are_exchanged_in_place() -> None:
    text, spans = renamed(["Ask", "Mary", "Ashdown", "."], [True, True, False, False], [(1, 3, "PERSON")], Filler(1))
    ((start, end, label),) = spans
    assert label == "PERSON"
    assert text[:start] == "Ask "
    assert text[end:] == "."


def test_memory_of_a_documents_words_is_given_back() -> None:
    nlp = load_language()
    before = len(nlp.vocab.strings)
    for index in range(3):
        p = prepare(
            read_text(
                f"It was told to Zyx{index}wv Qrst{index}uv of Plugh{index}by by nobody.".encode(), name="sample.txt"
            )
        )
        find_entities(p, nlp)
    assert len(nlp.vocab.strings) == before
