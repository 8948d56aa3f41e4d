"""Score a pipeline on held-back treebank files: parts of speech, dependencies, names."""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training import Example

KEYS = ("pos_acc", "dep_uas", "dep_las", "ents_p", "ents_r", "ents_f")


def score(nlp: Language, path: Path) -> dict[str, float]:
    """Scores between 0 and 1 on a DocBin file, from raw sentences: the pipeline's own tokens are aligned with the treebank's."""
    docs = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in docs]
    results = nlp.evaluate(examples)
    scores = {key: round(float(results[key]), 4) for key in KEYS if results.get(key) is not None}
    for label, values in (results.get("ents_per_type") or {}).items():
        scores[f"ents_f_{label.lower()}"] = round(float(values["f"]), 4)
    return scores
